//! Numbers in letters and in Roman figures, both lowercase.
//!
//! In: a number from 1 on, or a word. Out: the word, or the number that it is. It must not know what is numbered.

const ROMAN: &[(u32, &str)] = &[
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// The letters of a number: a to z, then aa to zz, doubled as codes and Word do (aa, bb, cc).
pub fn letters(number: u32) -> String {
    let index = number.saturating_sub(1);
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or(0));
    std::iter::repeat_n(letter, (index / 26 + 1) as usize).collect()
}

/// A number in Roman figures.
pub fn roman(mut number: u32) -> String {
    let mut out = String::new();
    for (value, figures) in ROMAN {
        while number >= *value {
            out.push_str(figures);
            number -= value;
        }
    }
    out
}

/// The number that a word in Roman figures of either case adds up to; nothing where it holds anything else.
pub fn read_roman(word: &str) -> Option<u32> {
    let lower = word.to_ascii_lowercase();
    let (mut rest, mut number) = (lower.as_str(), 0_u32);
    for (value, figures) in ROMAN {
        while let Some(shorter) = rest.strip_prefix(figures) {
            rest = shorter;
            number = number.checked_add(*value)?;
        }
    }
    rest.is_empty().then_some(number)
}
