//! A word of the query → the spellings of the index that may stand for it, each with its rung and the reason.

use super::{Rung, Rungs};
use crate::index::Index;
use crate::lexicon::{self, Reach, Why};
use crate::near::{allowed_edits, edits};
use crate::text::{Token, fold};

/// A spelling of the index that may stand for a word of the query.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Its number in the index.
    pub(super) form: u32,
    /// The strictest rung on which it matches.
    pub(super) rung: Rung,
    /// What looked it up, to be explained when asked.
    pub(super) how: How,
}

/// Why a spelling is a candidate.
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
            Self::Family(hit) => Some(lexicon::explain(index.families(), hit)),
            Self::Spelling | Self::Near => None,
        }
    }
}

/// Every spelling that may stand for a word on the rungs allowed, each once, on its strictest rung.
pub(super) fn candidates(index: &Index, word: &Token, rungs: Rungs) -> Vec<Candidate> {
    let mut found = spelt_alike(index, word, rungs);
    if rungs.has(Rung::Family) {
        for bare in std::iter::once(word.bare.clone()).chain(word.alternates()) {
            for hit in lexicon::look_up(index.families(), index.variants(), &bare) {
                for &form in index.forms_of_word(hit.word) {
                    // What only folds alike belongs to the folded rung, which may be off.
                    if hit.reach != Reach::Spelling && !found.iter().any(|known| known.form == form) {
                        found.push(Candidate { form, rung: Rung::Family, how: How::Family(hit) });
                    }
                }
            }
        }
    }
    if rungs.has(Rung::Near) {
        let most = allowed_edits(&word.folded);
        for (at, form) in (0..).zip(index.all_forms()) {
            let near = most > 0 && edits(&word.folded, &fold(&form.bare).text, most).is_some();
            if near && !found.iter().any(|known| known.form == at) {
                found.push(Candidate { form: at, rung: Rung::Near, how: How::Near });
            }
        }
    }
    found
}

fn spelt_alike(index: &Index, word: &Token, rungs: Rungs) -> Vec<Candidate> {
    let mut found = Vec::new();
    for folded in std::iter::once(word.folded.clone()).chain(word.alternates()) {
        for (form, spelling) in index.forms(&folded) {
            let rung = if spelling.bare == word.bare && !spelling.respelt { Rung::Exact } else { Rung::Folded };
            // What is spelt exactly so is found on any rung.
            if rung == Rung::Exact || rungs.has(rung) {
                found.push(Candidate { form, rung, how: How::Spelling });
            }
        }
    }
    found
}
