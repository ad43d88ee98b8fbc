//! A baseline: findings that somebody has seen and will mend later, kept in a file.
//!
//! In: findings, or the text of a baseline. Out: the text, or the findings that are not in it. Entries hold the words of
//! a line and not its number, so that an edit above leaves them alone.

use super::Checked;
use super::identity::{Key, file_name};
use crate::diagnostic::{Diagnostic, Faults, Outcome, finish, nearest};
use crate::lint::levels::Levels;
use crate::lint::{Finding, Level, by_name};
use crate::source::{FileId, Origin, Sources, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The keys of an entry.
const KEYS: [&str; 5] = ["file", "paper", "rule", "words", "count"];

const STALE: &str = "stale-baseline";

/// Whether no baseline hides a finding: a file that cannot be read, or what is wrong with the baseline itself.
fn is_shown_always(finding: &Finding) -> bool {
    finding.rule == STALE || by_name(finding.rule).is_none_or(|rule| rule.stops())
}

const HEAD: &str = "\
# Findings that `draft check --baseline` does not show again. `draft check --write-baseline` makes this file anew; an
# entry whose fault is mended is reported as `stale-baseline`.
version = 1
";

/// How often a finding may occur.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Allowance {
    count: usize,
    /// Its entry in the file; nothing in a baseline that was not read.
    span: Span,
}

/// Findings that are not shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline(BTreeMap<Key, Allowance>);

impl Baseline {
    /// The baseline that hides what was found.
    pub fn of(checked: &Checked) -> Self {
        let mut entries = BTreeMap::new();
        for finding in checked.findings.iter().filter(|finding| !is_shown_always(finding)) {
            let key = Key::of(finding, &checked.sources);
            entries.entry(key).or_insert(Allowance { count: 0, span: Span::default() }).count += 1;
        }
        Self(entries)
    }

    /// How many findings it hides.
    pub fn count(&self) -> usize {
        self.0.values().map(|allowance| allowance.count).sum()
    }

    /// The text of its file: entries in the order of files, rules and words, the same for the same findings.
    pub fn write(&self) -> String {
        let mut out = HEAD.to_owned();
        for (key, allowance) in &self.0 {
            out.push_str("\n[[finding]]\n");
            let whose = if key.file.is_empty() { ("paper", &key.paper) } else { ("file", &key.file) };
            for (name, words) in [whose, ("rule", &key.rule), ("words", &key.words)] {
                let _ = writeln!(out, "{name} = {}", quoted(words));
            }
            if allowance.count > 1 {
                let _ = writeln!(out, "count = {}", allowance.count);
            }
        }
        out
    }

    /// Reads the text of its file.
    ///
    /// # Errors
    /// Every fault in it.
    pub fn read(text: &str, file: FileId) -> Outcome<Self> {
        let mut reader = Reader { file, faults: Vec::new() };
        let mut baseline = Self::default();
        let table = DeTable::parse(text).map_err(|error| {
            Diagnostic::error("this is not TOML that can be read")
                .at(reader.origin(error.span().unwrap_or(0..0)), error.message().trim())
        })?;
        let known = table.get_ref().get("version").is_some_and(|version| whole(version) == Some(1));
        if !known {
            let at = table.get_ref().get("version").map_or(0..0, Spanned::span);
            reader.fault("this is no baseline that can be read", at, "`version = 1` is wanted");
        }
        for (name, value) in table.get_ref() {
            match (&**name.get_ref(), value.get_ref()) {
                ("version", _) => {}
                ("finding", DeValue::Array(entries)) => {
                    for entry in entries.iter() {
                        if let Some((key, allowance)) = reader.entry(entry, text) {
                            let same = baseline.0.entry(key);
                            same.and_modify(|kept| kept.count += allowance.count).or_insert(allowance);
                        }
                    }
                }
                _ => reader.fault("a baseline holds `version` and `[[finding]]`", name.span(), "neither"),
            }
        }
        // The parser gives keys in alphabetical order; a reader mends a file from top to bottom.
        reader.faults.sort_by_key(|fault| fault.labels.first().map(|label| label.origin.span.start));
        finish(baseline, reader.faults)
    }

    /// Takes out of what was found what is listed here, and adds a finding for each entry that hides nothing any more.
    /// The baseline stands in the file called `name`, whose text is `text`.
    ///
    /// An entry is judged only where its file or its paper was looked at and nothing stopped a paper.
    pub fn hide(&self, checked: &mut Checked, (name, text): (&str, &str), levels: &Levels) {
        let mut left: BTreeMap<&Key, usize> =
            self.0.iter().map(|(key, allowance)| (key, allowance.count)).collect();
        let sources = &checked.sources;
        let before = checked.findings.len();
        checked.findings.retain(|finding| {
            let listed = Some(Key::of(finding, sources)).filter(|_| !is_shown_always(finding));
            match listed.and_then(|key| left.get_mut(&key)).filter(|left| **left > 0) {
                Some(left) => {
                    *left -= 1;
                    false
                }
                None => true,
            }
        });
        checked.hidden += before - checked.findings.len();
        if checked.unmade > 0 {
            return;
        }
        let judged = Judged::of(checked);
        let is_on = |key: &Key| by_name(&key.rule).is_none_or(|rule| levels.of(rule) > Level::Off);
        let stale: Vec<(&Key, usize)> =
            left.into_iter().filter(|(key, left)| *left > 0 && judged.knows(key) && is_on(key)).collect();
        let file = checked.sources.add(name, text.to_owned());
        for (key, left) in stale {
            let Some(allowance) = self.0.get(key) else { continue };
            let origin = Origin { file, span: allowance.span };
            checked.findings.extend(stale_entry(key, left, allowance.count, origin));
        }
        checked.level(levels);
        checked.sort();
    }
}

/// What was looked at closely enough to say that a finding is gone.
struct Judged {
    files: BTreeSet<String>,
    papers: BTreeSet<String>,
    library: bool,
}

impl Judged {
    fn of(checked: &Checked) -> Self {
        let files = checked.whole.iter().map(|file| file_name(checked.sources.name(*file)).to_owned());
        let papers = checked.papers.iter().cloned();
        Self { files: files.collect(), papers: papers.collect(), library: checked.library }
    }

    fn knows(&self, key: &Key) -> bool {
        // Of a file of the house that is gone, and of a finding that names neither file nor paper, only a check of the
        // whole library can say that they are no more.
        let of_library = ["jurisdictions/", "templates/", "rendered "];
        let is_ours = of_library.iter().any(|start| key.file.starts_with(start));
        self.files.contains(&key.file)
            || self.papers.contains(&key.paper)
            || (self.library && (is_ours || (key.file.is_empty() && key.paper.is_empty())))
    }
}

fn stale_entry(key: &Key, left: usize, count: usize, origin: Origin) -> Option<Finding> {
    let stale = by_name(STALE)?;
    let whose = if key.file.is_empty() { &key.paper } else { &key.file };
    let (message, label) = if by_name(&key.rule).is_none() {
        (
            format!("the baseline hides `{}`, and there is no rule of that name", key.rule),
            "hides nothing".into(),
        )
    } else if left == count {
        (format!("`{}` is no longer found here in {whose}", key.rule), "hides nothing".into())
    } else {
        let found = count - left;
        (
            format!("`{}` is found fewer times here in {whose} than the baseline hides", key.rule),
            format!("{count} hidden, {found} found"),
        )
    };
    let finding = Finding::new(stale, message).at(origin, label);
    Some(finding.help("write the baseline again with --write-baseline"))
}

/// Reads entries, and gathers what is wrong with them.
struct Reader {
    file: FileId,
    faults: Vec<Diagnostic>,
}

impl Reader {
    fn origin(&self, span: Range<usize>) -> Origin {
        Origin { file: self.file, span: span.into() }
    }

    fn fault(&mut self, message: impl Into<String>, span: Range<usize>, label: &str) {
        let fault = Diagnostic::error(message).at(self.origin(span), label);
        self.faults.push(fault);
    }

    fn entry(&mut self, entry: &Spanned<DeValue<'_>>, text: &str) -> Option<(Key, Allowance)> {
        let DeValue::Table(table) = entry.get_ref() else {
            self.fault("a finding of a baseline must be a table", entry.span(), "not a table");
            return None;
        };
        let before = self.faults.len();
        for (name, _) in table.iter().filter(|(name, _)| !KEYS.contains(&&**name.get_ref())) {
            let near = nearest(name.get_ref(), KEYS, 1);
            let fault = Diagnostic::error(format!("a finding of a baseline has no key `{}`", name.get_ref()))
                .at(self.origin(name.span()), "not a key");
            self.faults.push(match near.first() {
                Some(near) => fault.help(format!("did you mean `{near}`?")),
                None => fault.help(format!("keys: {}", KEYS.join(", "))),
            });
        }
        // The header of the entry rather than all its lines, where it has one.
        let span = entry.span();
        let header = text.get(span.clone()).filter(|text| text.starts_with("[["));
        let head = header
            .map_or(span.clone(), |text| span.start..span.start + text.lines().next().map_or(0, str::len));
        let mut words = |name: &str, needed: bool| match table.get(name) {
            Some(value) => match value.get_ref() {
                DeValue::String(words) => words.to_string(),
                _ => {
                    self.fault(format!("`{name}` must be text"), value.span(), "not text");
                    String::new()
                }
            },
            None => {
                if needed {
                    self.fault(format!("this finding has no `{name}`"), head.clone(), "not said");
                }
                String::new()
            }
        };
        let key = Key {
            file: words("file", false),
            paper: words("paper", false),
            rule: words("rule", true),
            words: words("words", true),
        };
        let count = match table.get("count") {
            None => 1,
            Some(value) => whole(value).unwrap_or_else(|| {
                self.fault("`count` must be a whole number from 1 up", value.span(), "this is not");
                1
            }),
        };
        let span = table.get("words").map_or(head, Spanned::span);
        (self.faults.len() == before).then_some((key, Allowance { count, span: span.into() }))
    }
}

/// A whole number from 1 up.
fn whole(value: &Spanned<DeValue<'_>>) -> Option<usize> {
    let DeValue::Integer(number) = value.get_ref() else { return None };
    usize::from_str_radix(number.as_str(), number.radix()).ok().filter(|number| *number > 0)
}

/// Words as a TOML string: JSON’s escapes are a part of TOML’s, which forbids one character more.
fn quoted(words: &str) -> String {
    serde_json::Value::from(words).to_string().replace('\u{7F}', "\\u007F")
}

/// Reads a baseline, with its faults in `sources`.
///
/// # Errors
/// Every fault in it.
pub fn read(name: &str, text: &str, sources: &mut Sources) -> Result<Baseline, Faults> {
    let file = sources.add(name, text.to_owned());
    Baseline::read(text, file)
}
