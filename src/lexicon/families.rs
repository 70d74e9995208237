//! The family of every word of a vocabulary.

use std::collections::BTreeMap;

use super::analysis::Analysis;
use super::letters::{decode, key};
use super::resolve::{Node, Resolver};
use super::store::Lexicon;
use super::vocabulary::Vocabulary;

/// The families of a vocabulary: which words belong together, and how each comes from its family's headword.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Families {
    /// The family of each word, as an index into `heads`.
    pub family: Vec<u32>,
    /// How each word comes from its headword.
    pub analyses: Vec<Analysis>,
    /// The headword of each family; it need not be a word of the vocabulary.
    pub heads: Vec<String>,
}

impl Families {
    /// Sorts a vocabulary (bare words, each once, with how often they occur) into families.
    ///
    /// Without a lexicon, only what the vocabulary itself attests is taken apart.
    pub fn of<S: AsRef<str>>(words: &[(S, u32)], lexicon: Option<&Lexicon>) -> Self {
        let empty = Lexicon::default();
        let vocabulary = Vocabulary::new(words);
        let mut resolver = Resolver::new(&vocabulary, lexicon.unwrap_or(&empty));
        let mut families = Self::default();
        let mut numbers: BTreeMap<Node, u32> = BTreeMap::new();
        for (at, (text, _)) in words.iter().enumerate() {
            let letters = &vocabulary.words[at];
            let (number, analysis) = if key(letters).is_some() {
                let (node, how) = resolver.resolve(letters);
                let next = families.heads.len() as u32;
                let number = *numbers.entry(node).or_insert_with_key(|node| {
                    families.heads.push(decode(node.head()));
                    next
                });
                (number, how)
            } else {
                families.heads.push(text.as_ref().to_owned());
                (families.heads.len() as u32 - 1, Analysis::WHOLE)
            };
            families.family.push(number);
            families.analyses.push(analysis);
        }
        families
    }
}
