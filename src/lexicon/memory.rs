//! A dictionary in memory: that of a small corpus, and of any corpus while its index is built.

use super::analysis::Analysis;
use super::letters::{Key, encode, key, key_of_pieces};
use super::spelling::{FixedMap, FixedSet};
use super::table::{Absent, Dictionary, Entry, Families};
use super::variants::Rule;
use crate::text::fold_text;
use crate::workers::{OneByOne, Workers};

/// A dictionary in memory.
#[derive(Clone, Debug, Default)]
pub struct Table {
    words: Vec<String>,
    families: Families,
    spelt: Spellings,
    /// Headwords, then absent forms, each with its family.
    names: Vec<(String, u32)>,
    of_names: Spellings,
    members: Vec<Vec<u32>>,
    perhaps: Vec<Vec<(u32, Analysis)>>,
    links: Vec<Vec<(u32, Rule)>>,
    at_hand: bool,
}

/// Numbers of texts by their folded spelling.
#[derive(Clone, Debug, Default)]
struct Spellings {
    /// The first number of each.
    first: FixedMap<String, u32>,
    /// The next number of the same, or [`END`].
    next: Vec<u32>,
    /// The keys of all that have one.
    keys: FixedSet<Key>,
}

/// No number.
const END: u32 = u32::MAX;

impl Spellings {
    fn of(texts: &[&str]) -> Self {
        let mut made = Self { next: vec![END; texts.len()], ..Self::default() };
        made.first.reserve(texts.len());
        made.keys.reserve(texts.len());
        // The last one first, so that each stands before those that were there.
        for (at, text) in texts.iter().enumerate().rev() {
            let folded = fold_text(text);
            made.keys.extend(encode(&folded).and_then(|letters| key(&letters)));
            if let Some(next) = made.first.insert(folded, at as u32) {
                made.next[at] = next;
            }
        }
        made
    }

    /// The numbers of a folded spelling, in order.
    fn get(&self, folded: &str) -> impl Iterator<Item = u32> {
        let next = |&at: &u32| Some(self.next[at as usize]).filter(|&next| next != END);
        std::iter::successors(self.first.get(folded).copied(), next)
    }
}

impl Table {
    /// A table of `words` and their `families`, which were made for them in this order.
    pub fn new(words: Vec<String>, families: Families) -> Self {
        Self::by(&OneByOne, words, families)
    }

    /// The same, with the help of others.
    pub(crate) fn by(workers: &impl Workers, words: Vec<String>, families: Families) -> Self {
        let count = families.heads.len();
        let mut members = vec![Vec::new(); count];
        for (at, &family) in (0..words.len() as u32).zip(&families.family) {
            if let Some(members) = members.get_mut(family as usize) {
                members.push(at);
            }
        }
        let mut perhaps = vec![Vec::new(); count];
        for other in &families.alternates {
            if let Some(words) = perhaps.get_mut(other.family as usize) {
                words.push((other.word, other.analysis));
            }
        }
        let mut links = vec![Vec::new(); count];
        for link in &families.links {
            let mut add = |from: u32, to: u32| links.get_mut(from as usize).map(|of| of.push((to, link.rule)));
            add(link.from, link.to);
            if link.from != link.to {
                add(link.to, link.from);
            }
        }
        let names = names(&families);
        let texts = vec![
            words.iter().map(String::as_str).collect::<Vec<&str>>(),
            names.iter().map(|(name, _)| name.as_str()).collect(),
        ];
        let mut both = workers.map(texts, |texts| Spellings::of(&texts)).into_iter();
        let spelt = both.next().unwrap_or_default();
        let of_names = both.next().unwrap_or_default();
        Self { words, families, spelt, names, of_names, members, perhaps, links, at_hand: true }
    }

    /// Adds forms that do not occur; a family that there is not yet is one without words.
    pub(crate) fn add(&mut self, absent: Vec<Absent>) {
        let nothing = self.families.heads.len() as u32;
        if absent.iter().any(|absent| absent.family == nothing) {
            self.families.heads.push(String::new());
            self.members.push(Vec::new());
            self.perhaps.push(Vec::new());
            self.links.push(Vec::new());
        }
        let known = self.families.absent.len();
        self.families.absent.extend(absent);
        self.families.absent.sort_unstable();
        self.families.absent.dedup();
        if self.families.absent.len() > known {
            self.names = names(&self.families);
            self.of_names = Spellings::of(&self.names.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>());
        }
    }

    /// The same; whether it is small enough to try every spelling ([`Dictionary::is_at_hand`]).
    #[must_use]
    pub const fn at_hand(mut self, at_hand: bool) -> Self {
        self.at_hand = at_hand;
        self
    }

    /// The families again.
    pub fn into_families(self) -> Families {
        self.families
    }
}

/// Headwords, then absent forms, each with its family.
fn names(families: &Families) -> Vec<(String, u32)> {
    let absent = families.absent.iter().map(|absent| (absent.bare.clone(), absent.family));
    families.heads.iter().cloned().zip(0..).chain(absent).collect()
}

impl Dictionary for Table {
    fn spelt(&self, folded: &str) -> Vec<u32> {
        self.spelt.get(folded).collect()
    }

    fn may_have(&self, pieces: &[&[u8]]) -> bool {
        key_of_pieces(pieces).is_none_or(|key| self.spelt.keys.contains(&key) || self.of_names.keys.contains(&key))
    }

    fn entry(&self, word: u32) -> Entry<'_> {
        let at = word as usize;
        Entry {
            bare: self.words.get(at).map_or("", String::as_str),
            family: self.families.family.get(at).copied().unwrap_or(u32::MAX),
            analysis: self.families.analyses.get(at).copied().unwrap_or_default(),
        }
    }

    fn named(&self, folded: &str) -> Vec<(&str, u32)> {
        let names = self.of_names.get(folded).map(|at| &self.names[at as usize]);
        names.map(|(name, family)| (name.as_str(), *family)).collect()
    }

    fn head(&self, family: u32) -> &str {
        self.families.heads.get(family as usize).map_or("", String::as_str)
    }

    fn members(&self, family: u32) -> Vec<u32> {
        self.members.get(family as usize).cloned().unwrap_or_default()
    }

    fn alternates(&self, word: u32) -> Vec<(u32, Analysis)> {
        let all = &self.families.alternates;
        let start = all.partition_point(|other| other.word < word);
        all[start..].iter().take_while(|other| other.word == word).map(|other| (other.family, other.analysis)).collect()
    }

    fn perhaps(&self, family: u32) -> Vec<(u32, Analysis)> {
        self.perhaps.get(family as usize).cloned().unwrap_or_default()
    }

    fn is_at_hand(&self) -> bool {
        self.at_hand
    }

    fn links(&self, family: u32) -> Vec<(u32, Rule)> {
        self.links.get(family as usize).cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lexicon::letters::decode;

    proptest! {
        /// What is passed over because of its key is spelt nowhere.
        #[test]
        fn letters_and_their_folded_spelling_have_one_key(
            letters in proptest::collection::vec(prop_oneof![0x21_u8..0x4B, 0x20_u8..0xFF], 1..24)
        ) {
            let (front, rest) = letters.split_at(letters.len() / 3);
            prop_assert_eq!(key_of_pieces(&[front, &[], rest]), key(&letters));
            if let Some(found) = key(&letters) {
                let folded = fold_text(&decode(&letters));
                prop_assert_eq!(encode(&folded).and_then(|folded| key(&folded)), Some(found));
            }
        }
    }

    #[test]
    fn what_has_an_odd_letter_may_be_there_too() {
        let words = vec!["ٲحمد".to_owned(), "مسؤول".to_owned()];
        let counts: Vec<(&str, u32)> = words.iter().map(|word| (word.as_str(), 1)).collect();
        let families = Families::apart(&counts);
        let table = Table::new(words.clone(), families);
        let may_have = |word: &str| table.may_have(&[&encode(word).unwrap()]);
        assert!(may_have("أحمد") && may_have("مسئول") && !may_have("محمد"));
        assert_eq!(table.spelt("احمد"), [0]);
    }
}
