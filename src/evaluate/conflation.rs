//! Families against a treebank's lemmas.
//!
//! The gold is a table of word types with their lemmas. Two types belong together if they have one lemma; the engine
//! holds them together if they have one family. Over all pairs of distinct types, *precision* is the share of the
//! engine's pairs that the gold has too, *recall* the share of the gold's pairs that the engine has, and F1 their harmonic
//! mean. A type with several lemmas counts under its most frequent one (of equals, the first in the file).

use std::collections::HashMap;

use crate::Error;
use crate::lexicon::{Families, Lexicon};
use crate::text::tokenize;

/// How well families agree with lemmas.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Conflation {
    /// Distinct word types of the gold.
    pub types: usize,
    /// Share of the engine's pairs that are right.
    pub precision: f64,
    /// Share of the gold's pairs that the engine finds.
    pub recall: f64,
    /// Harmonic mean of the two.
    pub f1: f64,
}

/// One word type of a gold table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldWord {
    /// The word as the gold writes it.
    pub word: String,
    /// Its most frequent lemma.
    pub lemma: String,
    /// How often it occurs, all lemmas together.
    pub count: u32,
}

/// Measures families on a gold table: tab-separated, with a header naming the columns `word`, `lemma` and perhaps
/// `count`. The gold's words and `corpus` (bare words with counts) together are the vocabulary.
pub fn conflation(gold: &str, corpus: &[(String, u32)], lexicon: Option<&Lexicon>) -> Result<Conflation, Error> {
    let gold = read_gold(gold)?;
    let families = families_of(&gold, corpus, lexicon);
    let engine: Vec<&str> = families.iter().map(String::as_str).collect();
    let lemmas: Vec<&str> = gold.iter().map(|word| word.lemma.as_str()).collect();
    let shared: Vec<(&str, &str)> = engine.iter().copied().zip(lemmas.iter().copied()).collect();
    let (found, wanted, right) = (pairs(&engine), pairs(&lemmas), pairs(&shared));
    let precision = if found == 0.0 { 0.0 } else { right / found };
    let recall = if wanted == 0.0 { 0.0 } else { right / wanted };
    let f1 = if right == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) };
    Ok(Conflation { types: gold.len(), precision, recall, f1 })
}

/// The family of each gold word, as a name.
pub fn families_of(gold: &[GoldWord], corpus: &[(String, u32)], lexicon: Option<&Lexicon>) -> Vec<String> {
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut vocabulary: Vec<(String, u32)> = Vec::new();
    let bare: Vec<String> = gold.iter().map(|gold| bare(&gold.word)).collect();
    let gold_words = bare.iter().zip(gold).map(|(bare, gold)| (bare, gold.count));
    for (word, count) in corpus.iter().map(|(word, count)| (word, *count)).chain(gold_words) {
        let at = *numbers.entry(word.clone()).or_insert_with(|| {
            vocabulary.push((word.clone(), 0));
            vocabulary.len() - 1
        });
        vocabulary[at].1 += count;
    }
    let families = Families::of(&vocabulary, lexicon);
    bare.iter().map(|word| families.family[numbers[word]].to_string()).collect()
}

/// A gold word without marks: its first token, or itself.
fn bare(word: &str) -> String {
    let tokens: Vec<String> = tokenize(word).map(|token| token.bare).collect();
    if tokens.is_empty() { word.to_owned() } else { tokens.concat() }
}

/// The number of unordered pairs within equal groups.
fn pairs<T: std::hash::Hash + Eq>(groups: &[T]) -> f64 {
    let mut sizes: HashMap<&T, f64> = HashMap::new();
    for group in groups {
        *sizes.entry(group).or_default() += 1.0;
    }
    let mut total: Vec<f64> = sizes.into_values().map(|size| size * (size - 1.0) / 2.0).collect();
    total.sort_unstable_by(f64::total_cmp);
    total.iter().sum()
}

/// Reads a gold table into one row a word.
pub fn read_gold(table: &str) -> Result<Vec<GoldWord>, Error> {
    let refuse = |path: String, message: &str| Error::field(path, message);
    let mut lines = table.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().trim_start_matches('\u{FEFF}').split('\t').collect();
    let column = |name: &str| header.iter().position(|&column| column == name);
    let (Some(word_at), Some(lemma_at)) = (column("word"), column("lemma")) else {
        return Err(refuse(
            "line 1".into(),
            "the first line names the columns; it needs `word` and `lemma`, between tabs",
        ));
    };
    let count_at = column("count");
    let mut order: Vec<&str> = Vec::new();
    let mut lemmas: HashMap<&str, Vec<(&str, u32)>> = HashMap::new();
    for (at, line) in lines.enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let fields: Vec<&str> = line.split('\t').collect();
        let place = || format!("line {}", at + 2);
        let (Some(&word), Some(&lemma)) = (fields.get(word_at), fields.get(lemma_at)) else {
            return Err(refuse(place(), "a column is missing; give as many fields as the header has"));
        };
        let count = match count_at.and_then(|at| fields.get(at)) {
            None => 1,
            Some(count) => {
                count.trim().parse().map_err(|_| refuse(place(), "the count is not a whole number; write digits"))?
            }
        };
        let known = lemmas.entry(word).or_insert_with(|| {
            order.push(word);
            Vec::new()
        });
        match known.iter_mut().find(|(other, _)| *other == lemma) {
            Some((_, total)) => *total += count,
            None => known.push((lemma, count)),
        }
    }
    if order.is_empty() {
        return Err(Error::Empty { what: "the gold table" });
    }
    Ok(order
        .into_iter()
        .map(|word| {
            let known = &lemmas[word];
            let most = known.iter().map(|(_, count)| *count).max().unwrap_or(0);
            let lemma = known.iter().find(|(_, count)| *count == most).map_or("", |(lemma, _)| lemma);
            GoldWord {
                word: word.to_owned(),
                lemma: lemma.to_owned(),
                count: known.iter().map(|(_, count)| count).sum(),
            }
        })
        .collect())
}
