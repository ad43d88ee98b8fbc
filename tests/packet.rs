//! Whole packets: every paper right for its form of government, and none that contradicts another.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test stops where it cannot go on")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use whereas::assemble::House;
use whereas::instrument::plain;
use whereas::instrument::{Block, Inline, Instrument, Part, walk};
use whereas::jurisdiction::shelf::UserLayer;
use whereas::packet::{self, Packet, Role};
use whereas::source::Sources;
use whereas::write::{self, Layout, WRITERS};

/// One government of each sort: council and manager, town meeting, town board, consolidated, a county that makes no
/// ordinances, a borough, a mayor and council, and one without a file of its own.
const PLACES: &[&str] = &[
    "Oakland, CA",
    "Brookline, MA",
    "Queensbury, NY",
    "Nashville, TN",
    "Travis County, TX",
    "Blossburg, PA",
    "New Orleans, LA",
    "Fairview, OR",
];

fn packet(city: &str, layers: Vec<UserLayer>) -> Packet {
    let house = House::default();
    let mut sources = Sources::default();
    let request = support::request(city, layers);
    packet::assemble(&house, &request, &mut sources).unwrap_or_else(|faults| {
        panic!("{city}: {}", whereas::diagnostic::human::render(&faults.0, &sources, false))
    })
}

fn markdown(instrument: &Instrument) -> String {
    let writer = write::by_name("markdown").expect("Markdown");
    String::from_utf8(writer.write(instrument, &Layout::default()).expect("written")).expect("UTF-8")
}

/// The words of a paper without drafting notes and footnotes.
fn prose(instrument: &Instrument) -> String {
    let mut instrument = instrument.clone();
    whereas::instrument::finish::finish(&mut instrument);
    let mut out = String::new();
    walk::inlines(&instrument.parts, &mut |inline| match inline {
        Inline::Text { text } | Inline::Value { text, .. } | Inline::Reference { text, .. } => {
            out.push_str(text)
        }
        Inline::Blank { label, .. } => {
            let _ = write!(out, "[{label}]");
        }
        Inline::Break => out.push(' '),
        _ => {}
    });
    out
}

#[test]
fn every_place_has_its_whole_packet() {
    for city in PLACES {
        let packet = packet(city, Vec::new());
        let documents: BTreeSet<&str> =
            packet.papers.iter().map(|paper| paper.head.document.as_str()).collect();
        let left_out: BTreeSet<&str> =
            packet.left_out.iter().map(|left| left.head.document.as_str()).collect();
        assert!(documents.len() >= 20, "{city}: {documents:?}");
        // The form of a petition for a law is statutory, and known for few states.
        assert!(left_out.iter().all(|name| *name == "initiative"), "{city}: {left_out:?}");
        let proposals = packet.papers.iter().filter(|paper| paper.role == Role::Proposal);
        assert_eq!(proposals.count(), 1, "{city}");
        assert_eq!(packet.papers[0].role, Role::Proposal, "{city}");
        let stems: BTreeSet<&str> = packet.papers.iter().map(|paper| paper.stem.as_str()).collect();
        assert_eq!(stems.len(), packet.papers.len(), "{city}: two files have one name");
    }
}

/// A key says one thing in all the papers of a place.
#[test]
fn no_paper_gives_a_name_or_a_day_that_another_does_not() {
    // A resolution has formalities of its own, and a town's board resolves in place of its meeting.
    let own = |key: &str| key.starts_with("ordinance.") || key == "government.body" || key == "partnership";
    for city in PLACES {
        let packet = packet(city, Vec::new());
        let mut said: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for paper in &packet.papers {
            walk::inlines(&paper.assembled.instrument.parts, &mut |inline| {
                if let Inline::Value { text, key } = inline
                    && !own(key)
                {
                    let held = paper.assembled.jurisdiction.get(key).and_then(|held| held.node.text());
                    let whole = held.is_some_and(|held| held.eq_ignore_ascii_case(text));
                    let text = if whole { text.to_lowercase() } else { String::new() };
                    said.entry(key.clone()).or_default().entry(text).or_insert_with(|| paper.stem.clone());
                }
            });
        }
        for (key, texts) in said {
            let whole: Vec<_> = texts.iter().filter(|(text, _)| !text.is_empty()).collect();
            assert!(whole.len() <= 1, "{city}: `{key}` says different things: {whole:?}");
        }
    }
}

/// The number of a section of the law, wherever another paper cites it, is one that the law has.
#[test]
fn sections_that_other_papers_cite_are_in_the_law() {
    let mut cited = 0;
    for city in PLACES {
        let packet = packet(city, vec![support::layer("--set", "code.chapter = \"77\"\n")]);
        let law = &packet.papers[0];
        let numbers: BTreeSet<String> =
            whereas::instrument::reference::cites(&law.assembled.instrument.parts).into_values().collect();
        for paper in packet.papers.iter().filter(|paper| paper.role == Role::Companion) {
            let text = prose(&paper.assembled.instrument);
            for (at, _) in text.match_indices(" of the proposed ") {
                let before = &text[..at];
                let is_number = |word: &str| word.contains(|c: char| c.is_ascii_digit());
                let word = before.rsplit(' ').next().unwrap_or_default();
                if is_number(word) {
                    cited += 1;
                    let known = numbers.iter().any(|number| number.ends_with(word));
                    assert!(known, "{city}: {} cites {word}, which the law does not have", paper.stem);
                }
            }
        }
    }
    assert!(cited > 20, "only {cited} sections are cited");
}

/// What a place decides in the law shows in the papers that speak of it.
#[test]
fn papers_follow_the_decisions_in_the_law() {
    let decided = "[options.ban]\nreport_due = \"June 30\"\nemergency_report = \"72 hours\"\n";
    for city in ["Oakland, CA", "Nashville, TN"] {
        let packet = packet(city, vec![support::layer("own.toml", decided)]);
        for paper in packet.papers.iter().filter(|paper| paper.role == Role::Companion) {
            let text = markdown(&paper.assembled.instrument);
            let is_default =
                |(at, day): (usize, &str)| !text[at + day.len()..].starts_with(|c: char| c.is_ascii_digit());
            assert!(
                !text.match_indices("March 1").any(is_default),
                "{city}: {} has the day of the default",
                paper.stem
            );
            assert!(!text.contains("48 hours"), "{city}: {} has the hours of the default", paper.stem);
        }
        let report =
            packet.papers.iter().find(|paper| paper.head.document == "annual-report").expect("the form");
        assert!(markdown(&report.assembled.instrument).contains("June 30"), "{city}");
        let log = packet.papers.iter().find(|paper| paper.head.document == "emergency-log").expect("the log");
        assert!(markdown(&log.assembled.instrument).contains("72 hours"), "{city}");
    }
}

/// Words that are wrong in some places (T14 of the traps: a wrong noun, another state's law, a body that is not theirs).
#[test]
fn no_paper_speaks_of_another_sort_of_government() {
    for city in PLACES {
        let packet = packet(city, Vec::new());
        for paper in &packet.papers {
            let text = prose(&paper.assembled.instrument);
            let jurisdiction = &paper.assembled.jurisdiction;
            let body = jurisdiction.text("government.body").unwrap_or_default();
            let has = |word: &str| text.contains(word);
            if !city.ends_with("CA") {
                assert!(!has("CEQA") && !has("California Environmental"), "{city}: {}", paper.stem);
            }
            if !body.contains("City Council") {
                assert!(!has("City Council"), "{city}: {} speaks of a City Council", paper.stem);
            }
            if jurisdiction.text("government.executive").is_none() {
                assert!(!has("the Mayor"), "{city}: {} speaks of a Mayor", paper.stem);
            }
            if paper.assembled.instrument.identity.form == "resolution" {
                let enacting: String = paper
                    .assembled
                    .instrument
                    .parts
                    .iter()
                    .filter_map(|part| match part {
                        Part::Enacting(blocks) => Some(blocks),
                        _ => None,
                    })
                    .flatten()
                    .filter_map(|block| match block {
                        Block::Paragraph { inlines, .. } => Some(plain::words(inlines).to_uppercase()),
                        _ => None,
                    })
                    .collect();
                assert!(!enacting.contains("ORDAIN") && !enacting.contains("ENACT"), "{city}: {enacting}");
            }
        }
    }
}

#[test]
fn every_blank_is_listed_once_with_the_papers_that_have_it() {
    let packet = packet("Fairview, OR", Vec::new());
    let mut keys = BTreeSet::new();
    for blank in &packet.blanks {
        assert!(keys.insert(&blank.key), "`{}` is listed twice", blank.key);
        assert!(!blank.papers.is_empty() && !blank.labels.is_empty());
    }
    // A section of the law is cited with its open chapter, in the law and in the papers that speak of it.
    let chapter =
        packet.blanks.iter().find(|blank| blank.key == "code.chapter").expect("the chapter is open");
    for stem in ["01-ban", "11-staff-report", "20-certification"] {
        assert!(chapter.papers.iter().any(|paper| paper == stem), "{stem} cites the law");
    }
    for ending in ["md", "html"] {
        let index = packet::index(&packet, ending, &mut Sources::default()).expect("papers");
        let text = markdown(&index);
        for paper in &packet.papers {
            assert!(text.contains(&format!("{}.{ending}", paper.stem)), "{}", paper.stem);
        }
        assert!(packet.blanks.iter().all(|blank| text.contains(&blank.key)));
    }
}

#[test]
fn three_hundred_signatories_and_forty_partnerships_are_written_in_every_format() {
    let mut own = String::new();
    for number in 1..=300 {
        let _ = writeln!(
            own,
            "[[signatory]]\nname = \"Organization No. {number}\"\nperson = \"Person {number}\"\n"
        );
    }
    for number in 1..=40 {
        let _ = writeln!(
            own,
            "[[partnership]]\nvendor = \"Company {}\"\nprogram = \"Program {number}\"\nagency = \"Police Department\"\nstatus = \"reported\"\nas_of = 2026-05-01\nsource = \"register\"\n",
            number % 7
        );
    }
    own.push_str("[[source]]\nid = \"register\"\ntitle = \"Register of contracts\"\nchecked = 2026-11-24\nconfidence = \"confirmed\"\nsupports = [\"partnership\"]\n");
    let packet = packet("Oakland, CA", vec![support::layer("own.toml", &own)]);
    let of = |document: &str| {
        packet.papers.iter().filter(|paper| paper.head.document == document).collect::<Vec<_>>()
    };
    assert_eq!(of("termination").len(), 40);
    assert_eq!(of("company-letter").len(), 7);
    let letter = markdown(&of("council-letter")[0].assembled.instrument);
    for number in 1..=300 {
        assert!(letter.contains(&format!("Organization No. {number}")), "{number} did not sign");
    }
    for paper in &packet.papers {
        for writer in WRITERS {
            let bytes = writer.write(&paper.assembled.instrument, &Layout::default());
            assert!(bytes.is_ok_and(|bytes| !bytes.is_empty()), "{} as {}", paper.stem, writer.name());
        }
    }
}

#[test]
fn a_packet_is_the_same_every_time() {
    let once = |_| {
        let packet = packet("Nashville, TN", Vec::new());
        packet.papers.iter().map(|paper| markdown(&paper.assembled.instrument)).collect::<Vec<_>>()
    };
    assert_eq!(once(0), once(1));
}

/// `draft packet` in an empty folder of its own.
fn run(folder: &std::path::Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_draft"))
        .args(["packet", "--city", "Brookline, MA", "-o", "packet", "--format", "markdown"])
        .args(arguments)
        .current_dir(folder)
        .env_remove("SOURCE_DATE_EPOCH")
        .output()
        .expect("it runs");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn the_command_writes_all_files_and_keeps_what_somebody_edited() {
    let folder = std::env::temp_dir().join(format!("whereas-packet-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    let (code, said) = run(&folder, &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("campaign.organization") && said.contains("not written: initiative"), "{said}");
    let index = std::fs::read_to_string(folder.join("packet/index.md")).expect("the index");
    let linked: Vec<&str> = index.split("](<").skip(1).filter_map(|rest| rest.split('>').next()).collect();
    assert!(linked.len() >= 20);
    for name in linked {
        assert!(folder.join("packet").join(name).is_file(), "{name} is linked and not there");
    }
    // The same again changes nothing; other words in a file are not lost.
    assert_eq!(run(&folder, &[]).0, Some(0));
    let edited = folder.join("packet/12-fact-sheet.md");
    std::fs::write(&edited, "our own words\n").expect("written");
    let (code, said) = run(&folder, &["--set", "meeting.item=7"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("12-fact-sheet.md") && said.contains("--replace"), "{said}");
    assert_eq!(std::fs::read_to_string(&edited).expect("it is there"), "our own words\n");
    assert_eq!(run(&folder, &["--replace"]).0, Some(0));
    assert_ne!(std::fs::read_to_string(&edited).expect("it is there"), "our own words\n");
    std::fs::remove_dir_all(&folder).expect("removed");
}

#[test]
fn files_of_an_earlier_packet_are_named_and_left_alone() {
    let folder = std::env::temp_dir().join(format!("whereas-earlier-packet-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let packet = folder.join("packet");
    std::fs::create_dir_all(&packet).expect("a folder");
    // Nothing of this is a packet’s.
    let others = ["index.html", "notes.md", "12-fact.md", "99-ban.md", "01-bank.md", "01-ban.rtf"];
    others.iter().for_each(|name| std::fs::write(packet.join(name), "ours\n").expect("written"));
    let (code, said) = run(&folder, &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(!said.contains("earlier packet"), "{said}");
    // These are, of another format or for a company that is named no more.
    let earlier = ["07-termination-ring-neighbors.md", "12-fact-sheet.html", "12-fact-sheet.plain.txt"];
    earlier.iter().for_each(|name| std::fs::write(packet.join(name), "old\n").expect("written"));
    let (code, said) = run(&folder, &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("packet still has 4 files as an earlier packet names them"), "{said}");
    let listed = "07-termination-ring-neighbors.md, 12-fact-sheet.html, 12-fact-sheet.plain.txt, index.html";
    assert!(said.contains(listed), "{said}");
    for name in others.iter().chain(&earlier) {
        assert!(packet.join(name).is_file(), "{name} is gone");
    }
    std::fs::remove_dir_all(&folder).expect("removed");
}

#[test]
fn a_final_packet_waits_for_its_blanks() {
    let folder = std::env::temp_dir().join(format!("whereas-final-packet-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    let (code, said) = run(&folder, &["--final"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("so there is no final text yet"), "{said}");
    assert!(!folder.join("packet").exists(), "nothing is written");
    std::fs::remove_dir_all(&folder).expect("removed");
}

/// Statements that sources refute or do not bear out; none may stand in a paper, whoever edits it.
#[test]
fn what_would_embarrass_us_stands_in_no_paper() {
    const TRAPS: &[(&str, &[&str])] = &[
        (
            "T1: a count without its day",
            &["has 400 ", "has 2,000 ", "more than 2,000 police departments partner"],
        ),
        (
            "T2: live access",
            &["police have live access", "police can watch Ring", "exact address of each camera"],
        ),
        (
            "T3: footage that went to Flock",
            &["Ring gave Flock", "Ring shared video with Flock", "Ring sends footage to Flock"],
        ),
        ("T6: a settlement as a fine", &["fined $5.8", "fine of $5.8", "was found to have spied"]),
        ("T7: a criticism that was withdrawn", &["Monitoring Association"]),
        ("T8: one city’s sting as every city’s", &["stings made no arrests", "no arrests were made"]),
        ("T9: figures that nobody can source", &["12,500 requests", "94 percent of", "94% of", "Arlo sells"]),
        ("T10: how long faces are kept", &["unlabeled faces", "unlabelled faces"]),
        ("T12: streaming as launched", &["livestream to police", "live-stream to police"]),
        (
            "T13: what others did",
            &["Ann Arbor", "the letter demanded a ban", "first model ordinance", "first of its kind"],
        ),
        ("T16: a ban on lawful work", &["may not answer emergency calls"]),
    ];
    for city in PLACES {
        // The memorandum of findings names each trap, so that nobody walks into it.
        let packet = packet(city, Vec::new());
        for paper in packet.papers.iter().filter(|paper| paper.head.document != "findings-memo") {
            let text = prose(&paper.assembled.instrument);
            for (trap, phrases) in TRAPS {
                let found = phrases.iter().find(|phrase| text.contains(**phrase));
                assert!(found.is_none(), "{trap}: {} of {city} says {found:?}", paper.stem);
            }
        }
    }
}

/// A fact past its date is told in no paper of a packet that is dated after it.
#[test]
fn no_paper_tells_a_fact_past_its_date() {
    let day = "2027-03-01".parse().expect("a day");
    let request =
        whereas::assemble::Request { date: Some(day), ..support::request("Oakland, CA", Vec::new()) };
    let packet = packet::assemble(&House::default(), &request, &mut Sources::default()).expect("a packet");
    let mut left_out = BTreeSet::new();
    for paper in &packet.papers {
        let old = paper.assembled.cited.iter().find(|fact| !fact.is_current(day));
        assert!(old.is_none(), "{} tells {old:?}", paper.stem);
        left_out.extend(paper.assembled.expired.iter().cloned());
    }
    assert!(left_out.contains("request-tool-returned"), "{left_out:?}");
}

/// An answer that rests on a fact goes when the fact goes, and stays when only the facts beside it do.
#[test]
fn the_answers_to_questions_rest_on_no_fact_past_its_date() {
    let told = |day: &str| {
        let request = whereas::assemble::Request {
            date: Some(day.parse().expect("a day")),
            document: "faq".into(),
            ..support::request("Oakland, CA", Vec::new())
        };
        prose(&support::assemble(&House::default(), &request).instrument)
    };
    let (today, next_year, much_later) = (told("2026-11-24"), told("2027-03-01"), told("2040-01-01"));
    let (points, answer) = ("as told below", "police never get access to its customers’ cameras");
    assert!(today.contains(points) && today.contains(answer));
    assert!(today.contains("request program that it opened in 2025"));
    // The program of 2025 must be looked at again by then; what Ring said in 2019 need not.
    assert!(!next_year.contains("request program that it opened in 2025"), "{next_year}");
    assert!(next_year.contains(points) && next_year.contains(answer), "{next_year}");
    assert!(!much_later.contains(points) && !much_later.contains("Ring has said"), "{much_later}");
    assert!(much_later.contains("This does not mean that police watch now."), "{much_later}");
}
