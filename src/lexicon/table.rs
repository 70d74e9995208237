//! What an index stores of the families, ready to be asked.
//!
//! A word has a number, its family and the code of its analysis; a family has a headword, which need not occur. That is
//! all that search needs ([`super::look_up`]); [`Dictionary`] is how it asks, [`super::Table`] answers from memory.

use super::analysis::Analysis;
use super::variants::Rule;

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
    /// Whether anything may be spelt like a word of letters of the Arabic block (U+0600 and a byte each), given in pieces,
    /// as far as that is cheaply told.
    fn may_have(&self, _pieces: &[&[u8]]) -> bool {
        true
    }
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
