//! Numbers in words.
//!
//! In: a word such as `forty-five`. Out: the number that it names. It must not know why anybody asks.

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The number that a word names, up to ninety-nine, and a hundred and a thousand.
pub fn named(word: &str) -> Option<u32> {
    let number = |names: &[&str], word: &str| {
        let at = names.iter().position(|name| name.eq_ignore_ascii_case(word))?;
        u32::try_from(at).ok()
    };
    if let Some(ones) = number(&ONES, word) {
        return Some(ones);
    }
    if let Some(tens) = number(&TENS, word) {
        return Some((tens + 2) * 10);
    }
    if let Some((tens, ones)) = word.split_once('-') {
        let ones = number(&ONES[..10], ones).filter(|ones| *ones > 0)?;
        return Some((number(&TENS, tens)? + 2) * 10 + ones);
    }
    [("hundred", 100), ("thousand", 1000)]
        .into_iter()
        .find_map(|(name, value)| name.eq_ignore_ascii_case(word).then_some(value))
}

/// The number that an ordinal names, up to ninety-ninth: `fifth`, `twentieth`, `ninety-first`.
pub fn nth(word: &str) -> Option<u32> {
    const IRREGULAR: [(&str, u32); 7] = [
        ("first", 1),
        ("second", 2),
        ("third", 3),
        ("fifth", 5),
        ("eighth", 8),
        ("ninth", 9),
        ("twelfth", 12),
    ];
    let word = word.to_ascii_lowercase();
    if let Some((tens, ones)) = word.split_once('-') {
        return Some(
            named(tens).filter(|tens| *tens >= 20 && tens % 10 == 0)?
                + nth(ones).filter(|ones| *ones < 10)?,
        );
    }
    let irregular = IRREGULAR.iter().find(|(name, _)| *name == word).map(|(_, number)| *number);
    irregular.or_else(|| match word.strip_suffix("ieth") {
        Some(stem) => named(&format!("{stem}y")),
        None => named(word.strip_suffix("th")?),
    })
}

/// A number as our papers write it: in words up to nine, in figures above.
pub fn written(number: u32) -> String {
    let word = usize::try_from(number).ok().filter(|number| *number < 10).and_then(|number| ONES.get(number));
    word.map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_written() {
        let seen = ["Two", "thirty", "Forty-five", "hundred", "forty-", "often"].map(named);
        assert_eq!(seen, [Some(2), Some(30), Some(45), Some(100), None, None]);
        assert_eq!((written(9), written(10)), ("nine".to_owned(), "10".to_owned()));
    }

    #[test]
    fn ordinals_name_numbers() {
        let seen =
            ["first", "fifth", "tenth", "Twelfth", "thirtieth", "ninety-first", "forty-fifth"].map(nth);
        assert_eq!(seen, [1, 5, 10, 12, 30, 91, 45].map(Some));
        assert_eq!(["fifty", "health", "twenty-ten", "next"].map(nth), [None; 4]);
    }
}
