//! A small search by families alone, and the data that tests may read if it is here.
#![allow(dead_code, reason = "every test uses its part")]
#![allow(clippy::disallowed_methods, reason = "tests read files")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kashshaf::lexicon::{Dictionary, Families, Lexicon, Reach, Table, Variants, look_up};
use kashshaf::text::{Token, fold, tokenize};

/// A file of the shared data, or nothing, said aloud, where it is not here.
pub(crate) fn shared(file: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("KASHSHAF_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"), PathBuf::from);
    let path = folder.join(file);
    if path.exists() {
        return Some(path);
    }
    eprintln!("SKIPPED: {} is not here", path.display());
    None
}

/// The same as text.
pub(crate) fn shared_text(file: &str) -> Option<String> {
    shared(file).and_then(|path| std::fs::read_to_string(path).ok())
}

/// The words of a text with how often they occur, other readings of them included.
pub(crate) fn count(counts: &mut BTreeMap<String, u32>, text: &str) {
    for token in tokenize(text) {
        for alternate in token.alternates() {
            *counts.entry(alternate).or_default() += 1;
        }
        *counts.entry(token.bare).or_default() += 1;
    }
}

/// Words with their families.
pub(crate) struct Words {
    pub(crate) table: Table,
    pub(crate) variants: Variants,
}

impl Words {
    pub(crate) fn of(counts: BTreeMap<String, u32>, lexicon: &Lexicon) -> Self {
        let vocabulary: Vec<(String, u32)> = counts.into_iter().collect();
        let families = Families::of(&vocabulary, Some(lexicon));
        let words = vocabulary.into_iter().map(|(word, _)| word).collect();
        Self { table: Table::new(words, families), variants: Variants::built_in() }
    }

    pub(crate) fn of_text(text: &str, lexicon: &Lexicon) -> Self {
        let mut counts = BTreeMap::new();
        count(&mut counts, text);
        Self::of(counts, lexicon)
    }

    /// The words that a query word means, each with its reach.
    pub(crate) fn meant(&self, word: &str) -> Vec<(String, Reach)> {
        let hits = look_up(&self.table, &self.variants, word);
        hits.into_iter().map(|hit| (self.table.entry(hit.word).bare.to_owned(), hit.reach)).collect()
    }

    /// The farthest reach that some way to write `query` needs to stand in `document`, word for word in a row.
    pub(crate) fn finds(&self, document: &str, query: &str) -> Option<Reach> {
        let document: Vec<Token> = tokenize(document).collect();
        let mut words: Vec<String> = Vec::new();
        let mut respelt: Vec<String> = Vec::new();
        for token in tokenize(query) {
            respelt.push(token.alternates().into_iter().next().unwrap_or_else(|| token.bare.clone()));
            words.push(token.bare);
        }
        let typed: Vec<&str> = words.iter().map(String::as_str).collect();
        let rewritten = self.variants.rewrites(&typed).into_iter().map(|rewrite| {
            let mut words = words.clone();
            words.splice(rewrite.range, rewrite.words);
            (words, Reach::Respelling(rewrite.rule))
        });
        let ways = [(words.clone(), Reach::Spelling), (respelt, Reach::Spelling)].into_iter().chain(rewritten);
        ways.filter_map(|(words, reach)| self.stands(&document, &words).map(|found| found.max(reach))).min()
    }

    /// Whether some word of a query of several finds some word of a document.
    pub(crate) fn meets(&self, document: &str, query: &str) -> bool {
        let single = |word: &str| self.finds(document, word).is_some();
        self.finds(document, query).is_some()
            || tokenize(query).filter(|t| t.bare.chars().count() > 2).any(|t| single(&t.bare))
    }

    fn stands(&self, document: &[Token], words: &[String]) -> Option<Reach> {
        let meant: Vec<Vec<(String, Reach)>> = words.iter().map(|word| self.meant(word)).collect();
        let reach_of = |token: &Token, meant: &[(String, Reach)]| {
            let spelt =
                |word: &str| *word == token.bare || token.alternates().iter().any(|other| *other == fold(word).text);
            meant.iter().filter(|(word, _)| spelt(word)).map(|(_, reach)| *reach).min()
        };
        document
            .windows(words.len().max(1))
            .filter_map(|window| {
                let reaches: Option<Vec<Reach>> =
                    window.iter().zip(&meant).map(|(token, meant)| reach_of(token, meant)).collect();
                reaches.and_then(|reaches| reaches.into_iter().max())
            })
            .min()
    }
}
