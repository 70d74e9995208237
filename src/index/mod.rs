//! Which word stands where.
//!
//! Words are filed by their *bare* spelling (letters as written, no vowel marks), so that vocalisation does not inflate
//! the index; every folded word knows its bare spellings, so that the exact and the folded rung are unions of the same
//! lists. What a mark says is checked against the text, which is at hand anyway.
//!
//! Paragraph 0 of an article is its title; paragraph *n* is `article.paragraphs[n - 1]`. Noise, and a heading that only
//! repeats the title, are not filed.

mod build;

use std::collections::HashMap;

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
}

impl Index {
    /// The spellings that fold to `folded`, in the order of their first occurrence.
    pub fn forms(&self, folded: &str) -> impl Iterator<Item = &Form> {
        self.by_folded.get(folded).into_iter().flatten().map(|&at| &self.forms[at as usize])
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
