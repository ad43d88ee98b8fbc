//! `reading-grade`.

use super::overlong_sentence::anchor;
use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::reading::{Sentence, grade, prose};
use crate::lint::{Family, Finding, Findings, Level, Rule};

/// The highest grade of a paper for the public.
const MOST: f64 = 9.0;

/// How many of the hardest sentences are shown.
const SHOWN: usize = 3;

rule! {
    /// ## What it finds
    ///
    /// A paper for the public whose prose has a Flesch–Kincaid grade above 9. A paper is for the public if the front matter of its
    /// template says `public = true`.
    ///
    /// The grade is 0.39 × words ÷ sentences + 11.8 × syllables ÷ words − 15.59 (Kincaid, Fishburne, Rogers & Chissom, Derivation of New
    /// Readability Formulas for Navy Enlisted Personnel, 1975). Names and other values count, as readers read them; headings, tables,
    /// footnotes, drafting notes and lines to sign do not. Each item of a list counts as a sentence. A word with a hyphen is one word, and a
    /// figure, an abbreviation or a blank is a word of one syllable, much as Connecticut’s law on insurance policies has it
    /// (Conn. Gen. Stat. § 38a-298). Syllables are counted by spelling, so the grade may be a few tenths off.
    ///
    /// ## Why it matters
    ///
    /// A fact sheet that half the town cannot follow speaks for nobody. The Federal Plain Language Guidelines (plainlanguage.gov) ask for
    /// short sentences and everyday words. Arkansas asks of ballot titles grade 8 by this same formula (Ark. Code § 7-9-107, as amended in
    /// 2025). The limit of 9 is our own: names of laws, companies and governments cost about a grade. A low grade does not make a paper clear;
    /// a high one shows where to look.
    ///
    /// ## Example
    ///
    /// > Notwithstanding the foregoing, residents retain discretionary authority regarding the voluntary dissemination of footage.
    ///
    /// ## Instead
    ///
    /// > You can still give your video to anyone. It is your choice.
    ReadingGrade = "reading-grade", Family::Language, Level::Warning
}

impl Rule for ReadingGrade {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        if !paper.head.public {
            return;
        }
        let Some(grade) = grade(&paper.passages).filter(|grade| grade.value() > MOST) else { return };
        let mut hardest: Vec<Sentence<'_>> = prose(&paper.passages).collect();
        hardest.sort_by(|a, b| b.grade.value().total_cmp(&a.grade.value()));
        let message =
            format!("this paper for the public has reading grade {grade}, and the limit is {MOST:.0}");
        let mut finding = Finding::new(self, message).in_paper(paper);
        let mut shown = Vec::new();
        for sentence in hardest {
            let words = anchor(paper, sentence.passage, &sentence.range);
            let (origin, _) = paper.whence(sentence.passage, words);
            // Words of a part that the paper includes twice are hard once.
            if shown.len() < SHOWN && !shown.contains(&origin) {
                let text = format!("grade {} by itself, {} words", sentence.grade, sentence.grade.words);
                finding = finding.at(origin, text);
                shown.push(origin);
            }
        }
        findings.push(finding.help("shorten the sentences shown first, and write everyday words for long ones"));
    }
}
