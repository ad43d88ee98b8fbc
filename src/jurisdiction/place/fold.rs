//! How a name is made comparable: what people type and what the table holds come out alike.
//!
//! In: text. Out: words, or one key. It knows no place; the build script includes it too, so it uses nothing but std.

/// The words of a name in lower case, without accents, apostrophes and punctuation: `coeur`, `dalene`.
pub(crate) fn words(text: &str) -> Vec<String> {
    plain(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Words as [`words`] gives them, joined by single spaces with the usual abbreviations written out.
pub(crate) fn join(words: &[String]) -> String {
    long(words.join(" "))
}

/// A name in its comparable form: `saint paul` for `St. Paul`.
pub(crate) fn fold(text: &str) -> String {
    long(plain(text))
}

fn long(plain: String) -> String {
    const ABBREVIATIONS: [(&str, &str); 4] =
        [("st", "saint"), ("ste", "sainte"), ("ft", "fort"), ("mt", "mount")];
    let written = |word| ABBREVIATIONS.iter().find(|(short, _)| *short == word).map(|(_, long)| *long);
    if plain.split(' ').all(|word| written(word).is_none()) {
        return plain;
    }
    plain.split(' ').map(|word| written(word).unwrap_or(word)).collect::<Vec<_>>().join(" ")
}

/// The key under which the index holds a folded name: the same without spaces, so that `Winston Salem`,
/// `Winston-Salem` and `WinstonSalem` are one.
pub(crate) fn key(folded: &str) -> String {
    folded.replace(' ', "")
}

/// Lower-case words with single spaces between them.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut pending = false;
    for c in text.chars() {
        let (c, and) = match letter(c) {
            Letter::Nothing => continue,
            Letter::Break => {
                pending = true;
                continue;
            }
            Letter::And => (' ', true),
            Letter::Is(c) => (c, false),
        };
        if (pending || and) && !out.is_empty() {
            out.push(' ');
        }
        pending = and;
        match c {
            _ if and => out.push_str("and"),
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

enum Letter {
    Is(char),
    And,
    Nothing,
    Break,
}

fn letter(c: char) -> Letter {
    Letter::Is(match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => c,
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'Á' | 'À' | 'Â' | 'Ä' | 'Ã' | 'Å' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'Í' | 'Ì' | 'Î' | 'Ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'Ó' | 'Ò' | 'Ô' | 'Ö' | 'Õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' | 'Ú' | 'Ù' | 'Û' | 'Ü' => 'u',
        'ñ' | 'Ñ' => 'n',
        'ç' | 'Ç' => 'c',
        '&' => return Letter::And,
        '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | '`' | '´' | '\u{300}'..='\u{36f}' => return Letter::Nothing,
        c if c.is_alphanumeric() => c,
        _ => return Letter::Break,
    })
}

#[cfg(test)]
mod tests {
    use super::{fold, key, words};

    #[test]
    fn names_come_out_alike() {
        for (name, folded) in [
            ("St. Paul", "saint paul"),
            ("Coeur d'Alene", "coeur dalene"),
            ("  Winston-Salem ", "winston salem"),
            ("CAÑON CITY", "canon city"),
            ("Can\u{303}on City", "canon city"),
            ("D.C.", "d c"),
            ("Lewis & Clark", "lewis and clark"),
            ("A&P", "a and p"),
            ("Stillwater", "stillwater"),
            ("", ""),
            ("---", ""),
        ] {
            assert_eq!(fold(name), folded);
        }
        assert_eq!(key(&fold("Sault Ste. Marie")), "saultsaintemarie");
        assert_eq!(words("St. Paul"), ["st", "paul"]);
    }
}
