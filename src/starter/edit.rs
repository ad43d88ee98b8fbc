//! An answer, put into the text of a file.
//!
//! In: the text, a key, a value as TOML. Out: texts that might hold it there, the likeliest first, with nothing else
//! changed; a person may have moved things since. Whether one does, the loader says.

/// The texts that may set a key at the top of a file or in its table.
pub(super) fn candidates(text: &str, path: &str, value: &str) -> Vec<String> {
    let line = format!("{path} = {value}");
    let (table, name) = path.rsplit_once('.').unwrap_or(("", path));
    let lines: Vec<&str> = text.lines().collect();
    let commented = format!("# {path} = ");
    let mut found = Vec::new();
    if let Some(at) = lines.iter().position(|line| line.starts_with(&commented)) {
        found.push(replaced(&lines, at..at + 1, &line));
    }
    if let Some(at) = lines.iter().position(|line| line.trim_end() == format!("[{table}]")) {
        found.push(replaced(&lines, at + 1..at + 1, &format!("{name} = {value}")));
    }
    let header = lines.iter().position(|line| line.starts_with('['));
    let end = header.unwrap_or(lines.len());
    // Comments above a header speak of it.
    let before = |line: &&str| line.starts_with('#');
    let at = end - header.map_or(0, |end| lines[..end].iter().rev().take_while(|line| before(line)).count());
    found.push(replaced(&lines, at..at, &line));
    found
}

/// The mark of a line whose value nobody has looked at yet.
pub(super) const OPEN: &str = "  # not asked yet";

/// The fields of the last `[[source]]` table that are commented out or marked [`OPEN`], in order.
pub(super) fn open_in_last_source(text: &str) -> Vec<&str> {
    let open = |line: &&str| line.starts_with("# ") || line.ends_with(OPEN);
    let fields = last_source(text).filter(|(_, line)| open(line));
    fields.filter_map(|(_, line)| Some(line.trim_start_matches("# ").split_once(" = ")?.0)).collect()
}

/// The text with the line for a field of the last `[[source]]` table replaced.
pub(super) fn in_last_source(text: &str, field: &str, value: &str) -> Option<String> {
    let line = format!("{field} = {value}");
    let sets = |line: &str| line.trim_start_matches("# ").starts_with(&format!("{field} = "));
    let (at, _) = last_source(text).find(|(_, line)| sets(line))?;
    Some(replaced(&text.lines().collect::<Vec<_>>(), at..at + 1, &line))
}

/// The lines of the last `[[source]]` table, each with its number.
fn last_source(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let headers = text.lines().enumerate().filter(|(_, line)| line.trim_end() == "[[source]]");
    let start = headers.last().map_or(usize::MAX, |(at, _)| at);
    let below = text.lines().enumerate().skip(start.saturating_add(1));
    below.take_while(|(_, line)| !line.starts_with('['))
}

fn replaced(lines: &[&str], range: std::ops::Range<usize>, line: &str) -> String {
    let (before, after) = (lines.iter().take(range.start), lines.iter().skip(range.end));
    let all: Vec<&str> = before.copied().chain([line]).chain(after.copied()).collect();
    format!("{}\n", all.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commented_line_comes_into_force() {
        let text = "geoid = \"1\"\n\n# About it.\n# code.name = \"\"\n\n[[source]]\nid = \"a\"\n";
        let first = candidates(text, "code.name", "\"Code\"").remove(0);
        assert_eq!(first, text.replace("# code.name = \"\"", "code.name = \"Code\""));
    }

    #[test]
    fn without_one_it_goes_into_its_table_or_above_the_first() {
        let text = "geoid = \"1\"\n\n# Of the code.\n[code]\nunit = \"Article\"\n";
        let found = candidates(text, "code.name", "\"Code\"");
        assert_eq!(found[0], text.replace("[code]\n", "[code]\nname = \"Code\"\n"));
        let found = candidates(text, "government.body", "\"Board\"");
        assert_eq!(found, [text.replace("# Of", "government.body = \"Board\"\n# Of")]);
        assert_eq!(candidates("", "a.b", "1"), ["a.b = 1\n"]);
    }

    #[test]
    fn a_source_is_completed_where_it_stands() {
        let text = format!(
            "[[source]]\nid = \"a\"\n# url = \"\"\n\n[[source]]\nid = \"b\"\n# url = \"\"\nchecked = 2026-01-01{OPEN}\n"
        );
        assert_eq!(open_in_last_source(&text), ["url", "checked"]);
        let with_url = in_last_source(&text, "url", "\"https://b.example\"").expect("it has a line for it");
        assert!(
            with_url.ends_with(&format!("\"b\"\nurl = \"https://b.example\"\nchecked = 2026-01-01{OPEN}\n"))
        );
        let looked = in_last_source(&with_url, "checked", "2026-11-24").expect("it has a day");
        assert!(looked.ends_with("checked = 2026-11-24\n") && open_in_last_source(&looked).is_empty());
        assert_eq!(in_last_source("name = \"x\"\n", "url", "1"), None);
    }
}
