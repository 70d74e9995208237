//! Conflation: do words of one lemma, and only those, fall together?

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::Error;
#[cfg(feature = "lexicon")]
use crate::lexicon::{Families, Lexicon};
#[cfg(feature = "lexicon")]
use crate::text::tokenize;

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

    /// Where a key for each word and the lemmas disagree, most pairs first.
    pub fn mistakes(&self, key: impl Fn(&str) -> String) -> Vec<Mistake> {
        let mut by_key: Parted<'_> = BTreeMap::new();
        let mut by_lemma: Parted<'_> = BTreeMap::new();
        for (word, lemma) in &self.words {
            let key = key(word);
            by_key.entry(key.clone()).or_default().entry(lemma.clone()).or_default().push(word);
            by_lemma.entry(lemma.clone()).or_default().entry(key).or_default().push(word);
        }
        let apart = by_lemma.into_values().map(|groups| Mistake::of(false, groups));
        let together = by_key.into_values().map(|groups| Mistake::of(true, groups));
        let mut mistakes: Vec<Mistake> = apart.chain(together).filter(|mistake| mistake.pairs > 0).collect();
        mistakes.sort_by_key(|mistake| std::cmp::Reverse(mistake.pairs));
        mistakes
    }

    /// The family of every word, as the vocabulary stage makes them of the words together with the words of a corpus
    /// (bare, each once, with how often they occur).
    #[cfg(feature = "lexicon")]
    pub fn families(&self, corpus: &[(String, u32)], lexicon: Option<&Lexicon>) -> impl Fn(&str) -> String + use<> {
        let mut vocabulary: Vec<(String, u32)> = corpus.to_vec();
        let mut numbers: HashMap<String, usize> = corpus.iter().map(|(word, _)| word.clone()).zip(0..).collect();
        for word in self.words.keys() {
            let bare = bare(word);
            let next = vocabulary.len();
            let number = *numbers.entry(bare.clone()).or_insert(next);
            match vocabulary.get_mut(number) {
                Some((_, count)) => *count += 1,
                None => vocabulary.push((bare, 1)),
            }
        }
        let families = Families::of(&vocabulary, lexicon);
        move |word| numbers.get(&bare(word)).map_or(0, |&at| families.family[at]).to_string()
    }

    /// Compares the lemmas with those families.
    #[cfg(feature = "lexicon")]
    pub fn evaluate_families(&self, corpus: &[(String, u32)], lexicon: Option<&Lexicon>) -> Conflation {
        self.evaluate(self.families(corpus, lexicon))
    }
}

/// Words by one thing, then by the other.
type Parted<'a> = BTreeMap<String, BTreeMap<String, Vec<&'a str>>>;

/// Words that a key keeps apart though their lemma is one, or puts together though their lemmas are several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Whether they are put together.
    pub together: bool,
    /// How many pairs are wrong.
    pub pairs: usize,
    /// The words, by key or by lemma.
    pub groups: Vec<Vec<String>>,
}

impl Mistake {
    fn of(together: bool, groups: BTreeMap<String, Vec<&str>>) -> Self {
        let all: usize = groups.values().map(Vec::len).sum();
        let within: usize = groups.values().map(|words| words.len() * words.len()).sum();
        let groups = groups.into_values().map(|words| words.into_iter().map(str::to_owned).collect()).collect();
        Self { together, pairs: (all * all - within) / 2, groups }
    }
}

impl std::fmt::Display for Mistake {
    /// A row of a table: what is wrong, how many pairs, the words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let groups: Vec<String> = self.groups.iter().map(|words| words.join(" ")).collect();
        let what = if self.together { "wrong" } else { "missed" };
        write!(f, "{what}\t{}\t{}", self.pairs, groups.join(" | "))
    }
}

/// A word of the table without its marks: its letters, or itself if it has none.
#[cfg(feature = "lexicon")]
fn bare(word: &str) -> String {
    let letters: String = tokenize(word).map(|token| token.bare).collect();
    if letters.is_empty() { word.to_owned() } else { letters }
}
