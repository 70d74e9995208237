//! The words of a corpus as witnesses: how often was this spelt?

use super::letters::{ALEF, Key, LAM, Word, encode, key};
use super::spelling::{KeyMap, Spelling, spelling_distance};
use crate::workers::Workers;

/// Words that one task encodes.
const TASK: usize = 4096;

/// A vocabulary ready for look-up by letters.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    /// The letters of each word; empty for words that are not Arabic.
    pub(crate) words: Vec<Word>,
    /// How often each word occurs.
    pub(crate) counts: Vec<f32>,
    /// The first word with this key, plus one, and for each word the next, plus one.
    first: KeyMap<u32>,
    next: Vec<u32>,
}

impl Vocabulary {
    pub(crate) fn new<S: AsRef<str> + Sync>(vocabulary: &[(S, u32)], workers: &impl Workers) -> Self {
        let encoded = workers.map(vocabulary.chunks(TASK).collect(), |words: &[(S, u32)]| {
            let encoded = words.iter().map(|(word, _)| encode(word.as_ref()).unwrap_or_default());
            encoded.map(|letters| (key(&letters), letters)).collect::<Vec<_>>()
        });
        let mut made = Self::default();
        made.first.reserve(vocabulary.len());
        for ((_, count), (key, letters)) in vocabulary.iter().zip(encoded.into_iter().flatten()) {
            let mut next = 0;
            if let Some(key) = key {
                next = made.first.insert(key, made.words.len() as u32 + 1).unwrap_or(0);
            }
            made.words.push(letters);
            made.counts.push((*count).max(1) as f32);
            made.next.push(next);
        }
        made
    }

    /// The words with this key.
    pub(crate) fn with_key(&self, key: Key) -> impl Iterator<Item = usize> {
        let first = self.first.get(&key).copied().unwrap_or(0);
        std::iter::successors((first as usize).checked_sub(1), |&at| (self.next[at] as usize).checked_sub(1))
    }

    /// The number of exactly this word.
    pub(crate) fn find(&self, word: &[u8]) -> Option<usize> {
        self.with_key(key(word)?).find(|&at| self.words[at] == word)
    }

    /// How often `word` is written, spellings with a sign left out on either side included.
    pub(crate) fn count(&self, word: &[u8]) -> f32 {
        let Some(key) = key(word) else { return 0.0 };
        self.with_key(key)
            .filter(|&at| {
                let written = &self.words[at];
                spelling_distance(written, word) <= Spelling::Loose
                    || spelling_distance(word, written) <= Spelling::Loose
            })
            .map(|at| self.counts[at])
            .sum()
    }

    /// How often `word` is written with the article.
    pub(crate) fn count_definite(&self, word: &[u8]) -> f32 {
        self.count(&[&[ALEF, LAM], word].concat())
    }

    /// How often `word` is written with or without the article.
    pub(crate) fn count_either(&self, word: &[u8]) -> f32 {
        self.count(word) + self.count_definite(word)
    }
}
