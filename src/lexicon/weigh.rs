//! Which reading of a word is meant: the one whose lexeme the corpus uses more.
//!
//! كتب is "books" or "he wrote"; الكتب and يكتب say how common each is here. So every lexeme gets a weight, the number of
//! running words it accounts for, by expectation and maximisation: share each word's count among its readings in
//! proportion to weight × likelihood, add the shares up as new weights, and again. Three rounds settle it.

use super::entry::{Class, Frequency};
use super::letters::Word;
use super::reading::{Reading, read};
use super::store::{Lexeme, Lexicon};
use super::vocabulary::Vocabulary;
use crate::workers::Workers;

const ROUNDS: usize = 4;
/// Words that one task reads.
const TASK: usize = 4096;

/// What a rare lexeme keeps of its weight in every round: a corpus cannot make باسم a name, however often it has the word.
const RARE: f32 = 0.1;

/// Readings of all words: those of word `i` are `readings[starts[i]..starts[i + 1]]`.
pub(crate) struct Readings {
    readings: Vec<Reading>,
    starts: Vec<u32>,
}

impl Readings {
    /// The readings of every word of a vocabulary.
    pub(crate) fn of_vocabulary(vocabulary: &Vocabulary, lexicon: &Lexicon, workers: &impl Workers) -> Self {
        let tasks = workers.map(vocabulary.words.chunks(TASK).collect(), |words: &[Word]| {
            let mut made = Self { readings: Vec::new(), starts: Vec::with_capacity(words.len()) };
            for word in words {
                read(lexicon, word, &mut made.readings);
                made.starts.push(made.readings.len() as u32);
            }
            made
        });
        let mut made = Self { readings: Vec::new(), starts: vec![0] };
        for mut task in tasks {
            let before = made.readings.len() as u32;
            made.readings.append(&mut task.readings);
            made.starts.extend(task.starts.iter().map(|start| before + start));
        }
        made
    }

    /// The readings of one word.
    pub(crate) fn of(&self, word: usize) -> &[Reading] {
        &self.readings[self.starts[word] as usize..self.starts[word + 1] as usize]
    }

    /// Keeps the readings that `keep` accepts.
    pub(crate) fn retain(&mut self, mut keep: impl FnMut(usize, &Reading) -> bool) {
        let mut kept = Vec::with_capacity(self.readings.len());
        let mut starts = vec![0];
        for word in 0..self.starts.len() - 1 {
            kept.extend(self.of(word).iter().copied().filter(|reading| keep(word, reading)));
            starts.push(kept.len() as u32);
        }
        self.readings = kept;
        self.starts = starts;
    }

    /// For each word, whether it has no reading.
    pub(crate) fn unexplained(&self) -> Vec<bool> {
        self.starts.windows(2).map(|range| range[0] == range[1]).collect()
    }

    /// The weight of each lexeme.
    pub(crate) fn weigh(&self, lexemes: &[Lexeme], counts: &[f32]) -> Vec<f32> {
        let priors: Vec<f32> = lexemes.iter().map(Lexeme::prior).collect();
        let mut weights = priors.clone();
        for _ in 0..ROUNDS {
            let mut next = priors.clone();
            for (word, &count) in counts.iter().enumerate() {
                let readings = self.of(word);
                let total: f32 = readings.iter().map(|r| weights[r.lexeme as usize] * r.likelihood).sum();
                if total > 0.0 {
                    for r in readings {
                        next[r.lexeme as usize] += count * weights[r.lexeme as usize] * r.likelihood / total;
                    }
                }
            }
            for (weight, lexeme) in next.iter_mut().zip(lexemes) {
                if lexeme.frequency == Frequency::Rare {
                    *weight *= RARE;
                }
            }
            weights = next;
        }
        weights
    }
}

impl Lexeme {
    /// Running words that it is credited with before a corpus is looked at.
    pub(crate) const fn prior(&self) -> f32 {
        self.frequency.prior() * class_share(self.class)
    }
}

/// Names that are also words are less often meant as names.
const fn class_share(class: Class) -> f32 {
    match class {
        Class::Name => 0.3,
        Class::Function(_) => 4.0,
        _ => 1.0,
    }
}
