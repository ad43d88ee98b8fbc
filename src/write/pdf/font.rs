//! The typeface: four faces of Libertinus Serif, and words shaped in them.
//!
//! In: a word and the face that sets it. Out: its glyphs with their advances in parts of an em, ligatures and kerning
//! applied, and whether some character has no shape. It must not know lines or pages.
//!
//! Lines are broken by [`crate::write::page`], which parts no citation; so a word is all that is shaped at once. The
//! words of law repeat, and each thread keeps those it has shaped.

use harfrust::{Direction, FontRef, ShapeOptions, ShapePlan, ShaperData, UnicodeBuffer, script};
use krilla::text::Font;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::OnceLock;

/// The faces, in the order of their places in [`Face`].
static FILES: [&[u8]; 4] = [
    include_bytes!("fonts/LibertinusSerif-Regular.otf"),
    include_bytes!("fonts/LibertinusSerif-Bold.otf"),
    include_bytes!("fonts/LibertinusSerif-Italic.otf"),
    include_bytes!("fonts/LibertinusSerif-BoldItalic.otf"),
];

/// How many words a thread keeps; a library of every place would fill memory with names otherwise.
const KEPT: usize = 50_000;

/// One of the four faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Face(usize);

impl Face {
    /// The face for strong and for emphasized text.
    pub(super) fn of(strong: bool, emphasis: bool) -> Self {
        Self(usize::from(strong) + 2 * usize::from(emphasis))
    }

    /// The face as the PDF embeds it.
    pub(super) fn font(self) -> Option<Font> {
        self.loaded().map(|face| face.embedded.clone())
    }

    /// The face, read when it is first needed: most papers need two of the four.
    fn loaded(self) -> Option<&'static Loaded> {
        static FACES: [OnceLock<Option<Loaded>>; 4] = [const { OnceLock::new() }; 4];
        FACES[self.0].get_or_init(|| load(FILES[self.0])).as_ref()
    }
}

struct Loaded {
    embedded: Font,
    file: FontRef<'static>,
    shaping: ShaperData,
    /// What is the same for every word in Latin letters; to work it out takes longer than to shape one.
    latin: ShapePlan,
}

fn load(bytes: &'static [u8]) -> Option<Loaded> {
    let file = FontRef::new(bytes).ok()?;
    let shaping = ShaperData::new(&file);
    let shaper = shaping.shaper(&file).build();
    let latin = ShapePlan::new(&shaper, Direction::LeftToRight, Some(script::LATIN), None, &[]);
    Some(Loaded { embedded: Font::new(bytes.into(), 0)?, file, shaping, latin })
}

/// One glyph of a word; lengths are parts of an em.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    pub(super) id: u32,
    /// The bytes of the word that it shows.
    pub(super) bytes: Range<usize>,
    pub(super) advance: f32,
    pub(super) offset: (f32, f32),
}

/// A shaped word.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) glyphs: Vec<Glyph>,
    /// How wide it is, in parts of an em.
    pub(super) width: f32,
    /// The first character that the face cannot show.
    pub(super) missing: Option<char>,
}

thread_local! {
    static WORDS: RefCell<[HashMap<Box<str>, Rc<Word>>; 4]> = RefCell::default();
}

/// The shape of a word, which may be a space.
pub(super) fn word(text: &str, face: Face) -> Rc<Word> {
    WORDS.with_borrow_mut(|words| {
        let words = &mut words[face.0];
        if let Some(word) = words.get(text) {
            return Rc::clone(word);
        }
        if words.len() >= KEPT {
            words.clear();
        }
        let word = Rc::new(shape(text, face));
        words.insert(text.into(), Rc::clone(&word));
        word
    })
}

fn shape(text: &str, face: Face) -> Word {
    let Some(loaded) = face.loaded() else {
        return Word { glyphs: Vec::new(), width: 0.0, missing: text.chars().next() };
    };
    let shaper = loaded.shaping.shaper(&loaded.file).build();
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    let is_latin = text.chars().all(|character| matches!(character, ..'\u{24f}' | '\u{2000}'..='\u{206f}'));
    let shaped = if is_latin {
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script::LATIN);
        shaper.shape(buffer, ShapeOptions::new().plan(Some(&loaded.latin)))
    } else {
        buffer.guess_segment_properties();
        shaper.shape(buffer, ShapeOptions::new())
    };
    let em = shaper.units_per_em() as f32;
    let (infos, positions) = (shaped.glyph_infos(), shaped.glyph_positions());
    let mut missing = text.chars().find(|character| is_from_the_right(*character));
    let mut width = 0.0;
    let mut glyphs = Vec::with_capacity(infos.len());
    for (at, (info, position)) in infos.iter().zip(positions).enumerate() {
        let start = info.cluster as usize;
        let next = infos[at..].iter().map(|info| info.cluster as usize).find(|cluster| *cluster > start);
        let bytes = start..next.unwrap_or(text.len());
        if info.glyph_id == 0 && missing.is_none() {
            missing = text[bytes.clone()].chars().next();
        }
        let advance = position.x_advance as f32 / em;
        width += advance;
        glyphs.push(Glyph {
            id: info.glyph_id,
            bytes,
            advance,
            offset: (position.x_offset as f32 / em, position.y_offset as f32 / em),
        });
    }
    Word { glyphs, width, missing }
}

/// Whether it belongs to a script that runs from right to left: words would stand in the wrong order, so that we do not set it.
fn is_from_the_right(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_shows_what_american_papers_write() {
        let text = "§ ¶ — – “ ” ‘ ’ … • ½ ñ ü ō ā ʻ é $ % # @ & / [ ] _ ( ) 0 9 → × ≥ ≤";
        for face in (0..4).map(Face) {
            for part in text.split(' ') {
                assert_eq!(word(part, face).missing, None, "{face:?} {part}");
            }
        }
    }

    #[test]
    fn a_character_without_a_shape_is_told() {
        assert_eq!(word("東京", Face(0)).missing, Some('東'));
        assert_eq!(word("שלום", Face(0)).missing, Some('ש'));
    }

    #[test]
    fn letters_join_and_keep_the_bytes_they_show() {
        let word = word("office", Face(0));
        assert!(word.glyphs.len() < 6, "no ligature: {word:?}");
        let shown: String = word.glyphs.iter().map(|glyph| &"office"[glyph.bytes.clone()]).collect();
        assert_eq!(shown, "office");
    }
}
