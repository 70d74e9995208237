//! Which word stands where, and which words belong together.
//!
//! Words are filed by their *bare* spelling (letters as written, no vowel marks), so that vocalisation does not inflate
//! the index; every folded word knows its bare spellings, so that the exact and the folded rung are unions of the same
//! lists, and every bare spelling knows its family ([`crate::lexicon`]), so that the family rung is another. What a mark
//! says is checked against the text, which is at hand anyway.
//!
//! Paragraph 0 of an article is its title; paragraph *n* is `article.paragraphs[n - 1]`. Noise, and a heading that only
//! repeats the title, are not filed.

mod build;
mod families;

use std::collections::HashMap;

pub use families::WordFamilies;

use crate::lexicon::{Table, Variants};

/// Where one word stands. Ordered as the corpus is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Position of the article in the corpus, from 0.
    pub article: u32,
    /// 0 for the title, else the 1-based number of the paragraph.
    pub paragraph: u32,
    /// Position among the words of the paragraph, from 0.
    pub word: u32,
}

/// One bare spelling and where it stands.
#[derive(Clone, Debug)]
pub struct Form {
    /// The spelling, without marks.
    pub bare: String,
    /// Whether this is another reading of what is printed ([`crate::text::Token::alternates`]), not the print itself.
    pub respelt: bool,
    /// In order, without duplicates.
    pub places: Vec<Place>,
}

/// The words of a corpus.
#[derive(Clone, Debug, Default)]
pub struct Index {
    forms: Vec<Form>,
    by_folded: HashMap<String, Vec<u32>>,
    lengths: Vec<u32>,
    families: Table,
    /// For each word of `families`, its forms.
    forms_of_word: Vec<Vec<u32>>,
    variants: Variants,
}

impl Index {
    /// The spellings that fold to `folded`, in the order of their first occurrence, each with its number.
    pub fn forms(&self, folded: &str) -> impl Iterator<Item = (u32, &Form)> {
        self.by_folded.get(folded).into_iter().flatten().map(|&at| (at, &self.forms[at as usize]))
    }

    /// The spelling of a number that this index gave.
    pub fn form(&self, number: u32) -> &Form {
        &self.forms[number as usize]
    }

    /// The numbers of the spellings of a word of [`families`](Self::families).
    pub fn forms_of_word(&self, word: u32) -> &[u32] {
        self.forms_of_word.get(word as usize).map_or(&[], Vec::as_slice)
    }

    /// All spellings, by number.
    pub fn all_forms(&self) -> &[Form] {
        &self.forms
    }

    /// Which words belong together.
    pub const fn families(&self) -> &Table {
        &self.families
    }

    /// Other spellings of names and words.
    pub const fn variants(&self) -> &Variants {
        &self.variants
    }

    /// The number of words of each article, title included.
    pub fn lengths(&self) -> &[u32] {
        &self.lengths
    }

    /// The number of words of all articles.
    pub fn words(&self) -> u64 {
        self.lengths.iter().map(|&words| u64::from(words)).sum()
    }
}
