//! `preempted-provision`.

use crate::jurisdiction::stack::Course;
use crate::jurisdiction::value::Node;
use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::text::sentences;
use crate::lint::{Family, Finding, Findings, Level, Rule, seek};
use crate::source::Origin;

rule! {
    /// ## What it finds
    ///
    /// A provision that the law of the state, as `law.preemption` tells it, says to leave out or forbids, and that the paper keeps; and a
    /// decision that the state’s file takes because of its law, and that a higher file takes back.
    ///
    /// ## Why it matters
    ///
    /// What a state statute forbids is void, and may cost more than the provision: Iowa takes state money from a government that
    /// prohibits the enforcement of law on purpose (Iowa Code ch. 27B), Texas supersedes local rules field by field (Tex. Loc. Gov’t
    /// Code § 51.002), Kentucky and Rhode Island keep the discipline of police officers to themselves (Ky. Rev. Stat. § 15.520; R.I. Gen.
    /// Laws ch. 42-28.6).
    ///
    /// ## Example
    ///
    /// ```toml
    /// # in a file of a place in Tennessee, whose state file says `government`
    /// [options.ban]
    /// enforcement = "residents"
    /// ```
    ///
    /// ## Instead
    ///
    /// Leave the state’s decision, or keep yours with the written advice of counsel and say so in a comment.
    PreemptedProvision = "preempted-provision", Family::Law, Level::Warning
}

/// A provision of a paper that state law may forbid.
struct Provision {
    /// What it is called in a message.
    name: &'static str,
    /// The section that holds it.
    section: &'static str,
    /// How the texts on higher law speak of it.
    subjects: &'static [&'static str],
    /// The decision that leaves it out.
    option: &'static str,
    instead: &'static str,
}

const PROVISIONS: [Provision; 2] = [
    Provision {
        name: "the residents’ right to sue",
        section: "action",
        subjects: &[
            "private right of action",
            "private rights of action",
            "right of residents to sue",
            "residents sue",
        ],
        option: "enforcement",
        instead: "government",
    },
    Provision {
        name: "the section on discipline",
        section: "discipline",
        subjects: &["discipline"],
        option: "discipline",
        instead: "none",
    },
];

/// How a sentence on higher law tells a drafter to keep away.
const KEEP_AWAY: [&str; 12] = [
    "leave",
    "may not",
    "must not",
    "do not",
    "void",
    "forbids",
    "forbidden",
    "keep out of",
    "out of this paper",
    "barred",
    "no power",
    "cannot",
];

/// The kinds of government of which a sentence may speak, and of others not.
const KINDS: [&str; 5] = ["county", "parish", "village", "town", "township"];

impl Rule for PreemptedProvision {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        // Other papers may have a section of the same name, which keeps nothing.
        if !paper.is_law() {
            return;
        }
        let taken_back = self.taken_back(paper, findings);
        let sections = paper.sections();
        for (course, rule) in paper.jurisdiction.items("law.preemption") {
            let Some(node) = rule.field("text") else { continue };
            let text = node.text().unwrap_or_default();
            for provision in PROVISIONS.iter().filter(|one| !taken_back.contains(&one.option)) {
                let kept = || sections.iter().any(|section| section.id == provision.section);
                if forbids(text, provision, paper.place.kind) && kept() {
                    findings.push(self.kept(paper, provision, (course, node)));
                }
            }
        }
    }
}

impl PreemptedProvision {
    fn kept(
        &self,
        paper: &PaperLook<'_>,
        provision: &Provision,
        (course, node): (&Course, &Node),
    ) -> Finding {
        let Provision { name, option, instead, .. } = provision;
        let higher = Origin { file: course.file, span: node.span };
        let finding =
            Finding::new(self, format!("the paper keeps {name}, and higher law says to leave it out"));
        let finding = match paper.decided(option) {
            Some((_, origin)) => finding.at(origin, "decided here").at(higher, "higher law"),
            None => finding.at(higher, "higher law"),
        };
        finding.in_paper(paper).help(format!("set the option `{option}` to `{instead}`"))
    }

    /// Finds decisions of the state’s file that a higher layer takes back, and says on which options they are.
    fn taken_back<'p>(&self, paper: &'p PaperLook<'_>, findings: &mut Findings) -> Vec<&'p str> {
        let mut names = Vec::new();
        let document = &paper.instrument.identity.document;
        for course in paper.jurisdiction.courses().iter().filter(|course| is_of_state(paper, course)) {
            for (name, set) in course.layer.options.get(document).into_iter().flatten() {
                let Some((winner, origin)) = paper.decided(name) else { continue };
                let (was, now) = (set.value.words(), paper.decision(name));
                if winner.file != course.file && was != now {
                    let state = Origin { file: course.file, span: set.span };
                    let message = format!(
                        "{} sets `{name}` to {was} because of its law, and this takes it back",
                        course.speaks_for
                    );
                    let finding = Finding::new(self, message).at(origin, format!("decided as {now}"));
                    let finding = finding.at(state, "the state’s decision").in_paper(paper);
                    findings.push(finding.help("leave it out, or say in a comment what counsel wrote"));
                    names.push(name.as_str());
                }
            }
        }
        names
    }
}

/// Whether a layer is the file of a state.
fn is_of_state(paper: &PaperLook<'_>, course: &Course) -> bool {
    let name = paper.sources.name(course.file).strip_prefix("jurisdictions/");
    name.is_some_and(|name| !name.contains('/') && name != "us.toml")
}

/// Whether a text on higher law tells governments of this kind to keep away from a provision.
fn forbids(text: &str, provision: &Provision, kind: &str) -> bool {
    let low = text.to_ascii_lowercase();
    if !seek::has(&low, provision.subjects) {
        return false;
    }
    sentences(text)
        .into_iter()
        .filter_map(|range| low.get(range))
        .flat_map(|sentence| sentence.split(';'))
        .any(|clause| {
            let named = KINDS.iter().any(|noun| seek::has(clause, &[noun]));
            let speaks_of_it = !named || seek::has(clause, &[kind]);
            speaks_of_it && seek::has(clause, provision.subjects) && seek::has(clause, &KEEP_AWAY)
        })
}
