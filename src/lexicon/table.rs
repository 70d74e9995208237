//! What an index stores of the families, ready to be asked.
//!
//! A word has a number, its family and the code of its analysis; a family has a headword, which need not occur. That is
//! all that search needs ([`super::look_up`]); [`Dictionary`] is how it asks, [`Table`] answers from memory.

use std::collections::HashMap;

use super::analysis::Analysis;
use super::variants::Rule;
use crate::text::fold;

/// One word of a dictionary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The word as written, without marks.
    pub bare: &'a str,
    /// Its family.
    pub family: u32,
    /// How it comes from the family's headword.
    pub analysis: Analysis,
}

/// A form that does not occur, and its family.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Absent {
    /// The form, without marks.
    pub bare: String,
    /// Its family.
    pub family: u32,
}

/// Another family that a word may belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Alternate {
    /// The word, by its place in the vocabulary.
    pub word: u32,
    /// The family.
    pub family: u32,
    /// How the word would come from its headword.
    pub analysis: Analysis,
}

/// Two families whose headwords are spellings of one name or word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link {
    /// The one family.
    pub from: u32,
    /// The other.
    pub to: u32,
    /// Why.
    pub rule: Rule,
}

/// The families of a vocabulary: which words belong together, and how each comes from its family's headword.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Families {
    /// The family of each word, as an index into `heads`.
    pub family: Vec<u32>,
    /// How each word comes from its headword.
    pub analyses: Vec<Analysis>,
    /// The headword of each family; it need not be a word of the vocabulary. That of the family without words, to which forms
    /// lead that must lead nowhere else, is empty.
    pub heads: Vec<String>,
    /// Forms that do not occur here, in order: broken plurals of nouns and imperfects of verbs, which a reader may well type
    /// (ضرائب where only ضريبة occurs), and common forms that would be taken for forms of other words.
    pub absent: Vec<Absent>,
    /// Other families that words may belong to, in order of the words: كتب is "books" and "wrote".
    pub alternates: Vec<Alternate>,
    /// Families whose headwords are spellings of one name or word, each pair once, in order.
    pub links: Vec<Link>,
}

/// The words of a corpus with their families.
pub trait Dictionary {
    /// The numbers of the words whose folded spelling is `folded`.
    fn spelt(&self, folded: &str) -> Vec<u32>;
    /// The word of a number that this dictionary gave.
    fn entry(&self, word: u32) -> Entry<'_>;
    /// The headwords and absent forms whose folded spelling is `folded`, with their families.
    fn named(&self, folded: &str) -> Vec<(&str, u32)>;
    /// The headword of a family.
    fn head(&self, family: u32) -> &str;
    /// The words of a family.
    fn members(&self, family: u32) -> Vec<u32>;
    /// The other families that a word may belong to.
    fn alternates(&self, word: u32) -> Vec<(u32, Analysis)>;
    /// The words that may belong to a family, though another is likelier.
    fn perhaps(&self, family: u32) -> Vec<(u32, Analysis)>;
    /// Whether look-ups are so cheap that hundreds of spellings may be tried for one query word. Only small corpora need
    /// it (five articles attest little), and only they can afford it.
    fn is_at_hand(&self) -> bool;
    /// The families linked with a family.
    fn links(&self, family: u32) -> Vec<(u32, Rule)>;
}

/// A dictionary in memory.
#[derive(Clone, Debug, Default)]
pub struct Table {
    words: Vec<String>,
    families: Families,
    spelt: HashMap<String, Vec<u32>>,
    /// Headwords, then absent forms, each with its family.
    names: Vec<(String, u32)>,
    /// Folded spelling → places in `names`.
    named: HashMap<String, Vec<u32>>,
    members: Vec<Vec<u32>>,
    perhaps: Vec<Vec<(u32, Analysis)>>,
    at_hand: bool,
}

impl Table {
    /// A table of `words` and their `families`, which were made for them in this order.
    pub fn new(words: Vec<String>, families: Families) -> Self {
        let count = families.heads.len();
        let mut made = Self { members: vec![Vec::new(); count], perhaps: vec![Vec::new(); count], ..Self::default() };
        for (at, word) in words.iter().enumerate() {
            made.spelt.entry(fold(word).text).or_default().push(at as u32);
            if let Some(members) = families.family.get(at).and_then(|&family| made.members.get_mut(family as usize)) {
                members.push(at as u32);
            }
        }
        for other in &families.alternates {
            if let Some(words) = made.perhaps.get_mut(other.family as usize) {
                words.push((other.word, other.analysis));
            }
        }
        let heads = families.heads.iter().cloned().zip(0..);
        let absent = families.absent.iter().map(|absent| (absent.bare.clone(), absent.family));
        for (name, family) in heads.chain(absent) {
            made.named.entry(fold(&name).text).or_default().push(made.names.len() as u32);
            made.names.push((name, family));
        }
        Self { words, families, at_hand: true, ..made }
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

impl Dictionary for Table {
    fn spelt(&self, folded: &str) -> Vec<u32> {
        self.spelt.get(folded).cloned().unwrap_or_default()
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
        let places = self.named.get(folded).into_iter().flatten();
        places.map(|&at| &self.names[at as usize]).map(|(name, family)| (name.as_str(), *family)).collect()
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
        let other = |link: &Link| match (link.from == family, link.to == family) {
            (true, _) => Some((link.to, link.rule)),
            (_, true) => Some((link.from, link.rule)),
            _ => None,
        };
        self.families.links.iter().filter_map(other).collect()
    }
}
