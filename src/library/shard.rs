//! A shard: one of several parts of a library, each made by another machine.
//!
//! In: `3/8`, and the number of a place in the library. Out: whether the place is of this shard. It must not know places.

use std::str::FromStr;

/// Part `number` of `of`, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Which part.
    pub number: usize,
    /// How many parts there are.
    pub of: usize,
}

impl Shard {
    /// Whether the place with this number in the library, counted from 0, is of this shard. The parts take turns, so that each
    /// has as many places as the others, give or take one, and of every state.
    pub fn has(self, number: usize) -> bool {
        number % self.of == self.number - 1
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        let parts =
            typed.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        match parts {
            Some((number, of)) if (1..=of).contains(&number) && of <= 10_000 => Ok(Self { number, of }),
            _ => Err("write which part of how many, as in 3/8".into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Shard;

    #[test]
    fn every_place_is_of_one_shard_and_none_has_two_more_than_another() {
        for of in [1, 2, 3, 8] {
            let mut sizes = vec![0; of];
            for place in 0..101 {
                let mine: Vec<usize> =
                    (1..=of).filter(|number| Shard { number: *number, of }.has(place)).collect();
                assert_eq!(mine.len(), 1, "place {place} of {of} shards");
                sizes[mine[0] - 1] += 1;
            }
            let (least, most) = (sizes.iter().min().expect("one"), sizes.iter().max().expect("one"));
            assert!(most - least <= 1, "{sizes:?}");
        }
    }

    #[test]
    fn a_shard_is_a_part_of_a_whole() {
        assert_eq!("3/8".parse(), Ok(Shard { number: 3, of: 8 }));
        for bad in ["", "3", "0/8", "9/8", "3/0", "-1/8", "a/b", "3/8/1", "1/100000"] {
            assert!(bad.parse::<Shard>().is_err(), "{bad}");
        }
    }
}
