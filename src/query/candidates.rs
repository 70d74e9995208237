//! A word of the query → the words of the index that may stand for it, each with its rung and the reason.

use super::query::Pattern;
use super::{Rung, Rungs};
use crate::index::Index;
use crate::index::dictionary::Named;
use crate::index::family::Member;
use crate::index::filed::{Print, spelling};
use crate::lexicon::{self, Dictionary as _, Reach, Why, without_proclitics};
use crate::near::{Likeness, allowed_edits, edits, most_edits};
use crate::sort::sort_by;
use crate::text::{Token, fold};

/// The most spellings that stand for a pattern; the most frequent are taken.
const MOST_SPELLINGS: usize = 1000;

/// A word of the index that may stand for a word of the query.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Its number in the index.
    pub(super) word: u32,
    /// The strictest rung on which it matches.
    pub(super) rung: Rung,
    /// Whether it is the word that was typed, but for proclitics of either, or what that is taken for.
    pub(super) own: bool,
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
    /// The word stands nowhere, and this one's family is nearest to it.
    Slip,
}

impl How {
    /// The parts of the word and how it comes from its headword, where a family explains it.
    pub(super) fn why(&self, index: &Index) -> Option<Why> {
        match self {
            Self::Family(hit) => Some(lexicon::explain(index, hit)),
            Self::Spelling | Self::Near | Self::Slip => None,
        }
    }
}

/// Every word that may stand for a word on the rungs allowed, each once, on its strictest rung.
pub(super) fn candidates(index: &Index, word: &Token, rungs: Rungs) -> Vec<Candidate> {
    let mut found = spelt_alike(index, word, rungs);
    let cores = without_proclitics(&word.folded);
    let is_own = |hit: &lexicon::Hit| {
        let core = |member: Member<'_>| fold(hit.analysis.behind_proclitics(member.bare)).text;
        index.member(hit.word).is_some_and(|member| cores.contains(&core(member).as_str()))
    };
    let mut add = |word: u32, rung: Rung, how: How| {
        if !found.iter().any(|known| known.word == word) {
            let own = matches!(&how, How::Family(hit) if is_own(hit));
            found.push(Candidate { word, rung, own, how });
        }
    };
    if rungs.has(Rung::Family) {
        for bare in [word.bare.clone()].into_iter().chain(word.alternates()) {
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
        index.each_spelt(&mut |spelt| {
            if matches!(spelt.what, Named::Word { .. }) && edits(&word.folded, spelt.folded, most).is_some() {
                spelt.what.words().for_each(|word| add(word, Rung::Near, How::Near));
            }
        });
    }
    found
}

/// The words of a shape, and whether there are more than are looked for.
pub(super) fn of_shape(index: &Index, pattern: &Pattern) -> (Vec<Candidate>, bool) {
    let words = index.spelt_with(pattern.prefix()).into_iter().filter(|spelt| pattern.matches(spelt.folded));
    let mut found: Vec<(u32, u32, Named)> = Vec::new();
    for spelt in words {
        if let Named::Word { first, occurrences, .. } = spelt.what {
            found.push((occurrences, first, spelt.what));
        }
    }
    let too_many = found.len() > MOST_SPELLINGS;
    if too_many {
        sort_by(&mut found, |a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        found.truncate(MOST_SPELLINGS);
    }
    let words = found.into_iter().flat_map(|(_, _, what)| match what {
        Named::Word { prints, .. } => what.words().zip(prints.iter()).collect(),
        Named::Family(_) => Vec::new(),
    });
    // Two words that are spelt as one are not of the shape of either.
    let words = words.filter(|(_, print)| *print != Print::Joined);
    (words.map(|(word, _)| Candidate { word, rung: Rung::Folded, own: true, how: How::Spelling }).collect(), too_many)
}

/// Words that share most of their letters with a word and are not among those that stand for it, with how alike they
/// are (0 to 1). Only where all spellings are at hand.
pub(super) fn kin(index: &Index, word: &Token, known: &[Candidate]) -> Vec<(u32, f32)> {
    let Some(likeness) = Likeness::of(&word.folded).filter(|_| index.is_at_hand()) else { return Vec::new() };
    let mut found = Vec::new();
    index.each_spelt(&mut |spelt| {
        let Some(alike) = likeness.with(spelt.folded) else { return };
        let words = spelt.what.words().filter(|word| known.iter().all(|known| known.word != *word));
        found.extend(words.map(|word| (word, alike)));
    });
    found
}

/// Adds the families of the words that one which stands nowhere is nearest to, by slips of a finger, with its proclitics or
/// without: they stand for it as if they had been typed. Only where all spellings are at hand.
pub(super) fn add_slips(index: &Index, word: &Token, found: &mut Vec<Candidate>) {
    if !index.is_at_hand() {
        return;
    }
    let known = found.len();
    let typed = without_proclitics(&word.folded);
    let mut least = u8::MAX;
    index.each_spelt(&mut |spelt| {
        let Named::Word { first, .. } = spelt.what else { return };
        for typed in &typed {
            // A word that is short without what may be a letter of its own is like too many others.
            let most = if *typed == word.folded { most_edits(typed) } else { allowed_edits(typed) };
            let Some((slips, _)) = edits(typed, spelt.folded, most.min(least)) else { continue };
            if slips < least {
                found.truncate(known);
                least = slips;
            }
            let Some((family, _)) = index.family_of(first) else { continue };
            for word in index.members(family) {
                if found.iter().all(|known| known.word != word) {
                    found.push(Candidate { word, rung: Rung::Near, own: true, how: How::Slip });
                }
            }
        }
    });
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
                    found.push(Candidate { word: number, rung, own: rung <= Rung::Folded, how: How::Spelling });
                }
            }
        }
    }
    found
}
