//! A word of the query → the words of the index that may stand for it, each with its rung and the reason.

use super::{Rung, Rungs};
use crate::index::Index;
use crate::index::dictionary::Named;
use crate::index::filed::{Print, spelling};
use crate::lexicon::{self, Reach, Why};
use crate::near::{allowed_edits, edits};
use crate::text::{Token, fold};

/// A word of the index that may stand for a word of the query.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Its number in the index.
    pub(super) word: u32,
    /// The strictest rung on which it matches.
    pub(super) rung: Rung,
    /// What looked it up, to be explained when asked.
    pub(super) how: How,
}

/// Why a word is a candidate.
#[derive(Clone, Debug)]
pub(super) enum How {
    /// It is spelt like that, or folds to the same.
    Spelling,
    /// It belongs to the word's family, or is a spelling of the same name.
    Family(lexicon::Hit),
    /// It differs by a letter or two.
    Near,
}

impl How {
    /// The parts of the word and how it comes from its headword, where a family explains it.
    pub(super) fn why(&self, index: &Index) -> Option<Why> {
        match self {
            Self::Family(hit) => Some(lexicon::explain(index, hit)),
            Self::Spelling | Self::Near => None,
        }
    }
}

/// Every word that may stand for a word on the rungs allowed, each once, on its strictest rung.
pub(super) fn candidates(index: &Index, word: &Token, rungs: Rungs) -> Vec<Candidate> {
    let mut found = spelt_alike(index, word, rungs);
    let mut add = |word: u32, rung: Rung, how: How| {
        if !found.iter().any(|known| known.word == word) {
            found.push(Candidate { word, rung, how });
        }
    };
    if rungs.has(Rung::Family) {
        for bare in std::iter::once(word.bare.clone()).chain(word.alternates()) {
            let bare = spelling(&bare);
            let known = index.reached(bare, &fold(bare).text);
            let reached = known.unwrap_or_else(|| lexicon::reach(index, index.variants(), bare));
            // What only folds alike belongs to the folded rung, which may be off.
            for hit in reached.hits(index, bare).into_iter().filter(|hit| hit.reach != Reach::Spelling) {
                add(hit.word, Rung::Family, How::Family(hit));
            }
        }
    }
    let most = allowed_edits(&word.folded);
    if rungs.has(Rung::Near) && most > 0 {
        let words = index.all_spelt().filter(|spelt| matches!(spelt.what, Named::Word { .. }));
        for spelt in words.filter(|spelt| edits(&word.folded, &spelt.folded, most).is_some()) {
            spelt.what.words().for_each(|word| add(word, Rung::Near, How::Near));
        }
    }
    found
}

fn spelt_alike(index: &Index, word: &Token, rungs: Rungs) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for folded in std::iter::once(word.folded.clone()).chain(word.alternates()) {
        for spelt in index.spelt_so(spelling(&folded)) {
            let Named::Word { prints, .. } = spelt.what else { continue };
            for (number, print) in spelt.what.words().zip(prints.iter()) {
                let rung = match print {
                    Print::Plain if spelt.bare == spelling(&word.bare) => Rung::Exact,
                    Print::Plain | Print::Reading => Rung::Folded,
                    Print::Joined => Rung::Family,
                };
                // What is spelt exactly so is found on any rung.
                if (rung == Rung::Exact || rungs.has(rung)) && !found.iter().any(|known| known.word == number) {
                    found.push(Candidate { word: number, rung, how: How::Spelling });
                }
            }
        }
    }
    found
}
