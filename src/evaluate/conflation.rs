//! Conflation: do words of one lemma, and only those, fall together?

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::Error;

/// Words with the lemma that annotators gave them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LemmaTable {
    /// Distinct words, each with its most frequent lemma, in order.
    pub words: BTreeMap<String, String>,
}

/// Pairwise figures over distinct words: of the pairs put together, how many belong together, and the other way round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Conflation {
    /// Number of distinct words.
    pub types: usize,
    /// Pairs put together that belong together, of those put together.
    pub precision: f64,
    /// Pairs put together that belong together, of those that belong together.
    pub recall: f64,
    /// Harmonic mean of the two.
    pub f1: f64,
}

impl LemmaTable {
    /// Reads tab-separated columns named by a header: `word`, `lemma` and, if there, `count`.
    ///
    /// A word with several lemmas counts under its most frequent one; ties go to the one first met.
    pub fn from_tsv(text: &str) -> Result<Self, Error> {
        let mut lines = text.trim_start_matches('\u{FEFF}').lines().zip(1..);
        let header: Vec<&str> = lines.next().map(|(line, _)| line.split('\t').collect()).unwrap_or_default();
        let column = |name: &str| header.iter().position(|found| found.trim() == name);
        let (Some(word), Some(lemma)) = (column("word"), column("lemma")) else {
            return Err(Error::field(
                "header",
                "the first line must name the columns `word` and `lemma`, with tabs between",
            ));
        };
        let count = column("count");
        let mut lemmas: BTreeMap<String, Vec<(String, u64)>> = BTreeMap::new();
        for (line, number) in lines.filter(|(line, _)| !line.trim().is_empty()) {
            let cells: Vec<&str> = line.split('\t').collect();
            let (Some(&word), Some(&lemma)) = (cells.get(word), cells.get(lemma)) else {
                return Err(Error::field(format!("line {number}"), "has fewer columns than the header"));
            };
            let count = match count.and_then(|at| cells.get(at)) {
                Some(cell) => cell.trim().parse().map_err(|_| {
                    Error::field(format!("line {number}, column count"), format!("\"{cell}\" is not a whole number"))
                })?,
                None => 1,
            };
            let known = lemmas.entry(word.to_string()).or_default();
            match known.iter_mut().find(|(other, _)| other == lemma) {
                Some((_, total)) => *total += count,
                None => known.push((lemma.to_string(), count)),
            }
        }
        let most_frequent = |counted: Vec<(String, u64)>| {
            counted.into_iter().rev().max_by_key(|(_, count)| *count).map(|(lemma, _)| lemma).unwrap_or_default()
        };
        Ok(Self { words: lemmas.into_iter().map(|(word, counted)| (word, most_frequent(counted))).collect() })
    }

    /// Compares the lemmas with a key for each word, such as its folded form.
    pub fn evaluate(&self, key: impl Fn(&str) -> String) -> Conflation {
        let mut by_key: HashMap<String, u64> = HashMap::new();
        let mut by_lemma: HashMap<&str, u64> = HashMap::new();
        let mut by_both: HashMap<(String, &str), u64> = HashMap::new();
        for (word, lemma) in &self.words {
            let key = key(word);
            *by_key.entry(key.clone()).or_default() += 1;
            *by_lemma.entry(lemma).or_default() += 1;
            *by_both.entry((key, lemma)).or_default() += 1;
        }
        let pairs = |counts: &mut dyn Iterator<Item = u64>| counts.map(|n| n * (n - 1) / 2).sum::<u64>() as f64;
        let together = pairs(&mut by_key.values().copied());
        let belonging = pairs(&mut by_lemma.values().copied());
        let right = pairs(&mut by_both.values().copied());
        let share = |of: f64| if of > 0.0 { right / of } else { 0.0 };
        let (precision, recall) = (share(together), share(belonging));
        let f1 = if right > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
        Conflation { types: self.words.len(), precision, recall, f1 }
    }
}
