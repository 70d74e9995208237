//! What a reader may want to type: words that go on from what is typed, and words that may have been meant.

use serde::Serialize;

use super::leaf::Leaf;
use super::query::Query;
use super::{Clause, Searcher};
use super::{Rungs, plan::plan};
use crate::index::dictionary::Named;
use crate::lexicon::Dictionary as _;
use crate::near::{arabic_of_keys, arabic_of_latin, edits, most_edits};
use crate::sort::sort_by;
use crate::text::{Token, fold, tokenize};

/// A word of the corpus to go on with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub struct Completion {
    /// The word as the corpus spells it most often, without vowel marks.
    pub word: String,
    /// How often the corpus has it, in all spellings that fold alike.
    pub occurrences: u32,
}

/// Another query, offered where words of the query stand nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub struct Suggestion {
    /// The whole query, with other words.
    pub query: String,
    /// Why: `spelling`, `keyboard` or `latin`.
    #[cfg_attr(feature = "engine", tsify(type = "\"spelling\" | \"keyboard\" | \"latin\""))]
    pub why: &'static str,
    /// How many articles answer it.
    pub total: u32,
}

/// Words that are tried for one that stands nowhere.
const TRIED: usize = 3;
/// Arabic spellings of a word in Latin letters that are looked for.
const READINGS: usize = 12;
/// Letters that a word off by a slip keeps at its front, where not all spellings are at hand.
const KEPT: usize = 2;

impl Searcher {
    /// The most frequent words that begin with the last word of a text, most frequent first.
    pub fn complete(&self, text: &str, limit: usize) -> Vec<Completion> {
        let Some(last) =
            tokenize(text).last().filter(|last| last.range.end == text.trim_end_matches(char::is_control).len())
        else {
            return Vec::new();
        };
        let mut words: Vec<(&str, &str, u32, u32)> = Vec::new();
        for spelt in self.index().spelt_with(&last.folded) {
            let Named::Word { occurrences, .. } = spelt.what else { continue };
            match words.last_mut().filter(|known| known.0 == spelt.folded) {
                Some(known) => {
                    known.2 += occurrences;
                    if occurrences > known.3 {
                        (known.1, known.3) = (spelt.bare, occurrences);
                    }
                }
                None => words.push((spelt.folded, spelt.bare, occurrences, occurrences)),
            }
        }
        sort_by(&mut words, |a, b| b.2.cmp(&a.2).then_with(|| a.0.cmp(b.0)));
        let completion =
            |(_, word, occurrences, _): (&str, &str, u32, u32)| Completion { word: word.into(), occurrences };
        words.into_iter().take(limit).map(completion).collect()
    }

    /// Other queries where a word of this one stands nowhere («هل تقصد»), those with most articles first.
    pub fn suggest(&self, query: &str) -> Vec<Suggestion> {
        let mut found: Vec<Suggestion> = Vec::new();
        let mut offer = |other: String, why: &'static str| {
            if other == query || found.iter().any(|known| known.query == other) {
                return;
            }
            let total = self.count(&other, Rungs::USUAL) as u32;
            if total > 0 {
                found.push(Suggestion { query: other, why, total });
            }
        };
        let clauses = Query::parse(query).clauses;
        if query.chars().any(|letter| letter.is_ascii_alphabetic()) {
            if let Some(other) = arabic_of_keys(query) {
                offer(other, "keyboard");
            }
            for word in clauses.iter().flat_map(Clause::tokens).filter(|word| word.bare.is_ascii()) {
                let spelt = |other: &String| !self.index().spelt_so(other).is_empty();
                for other in arabic_of_latin(&word.bare, READINGS).into_iter().filter(spelt).take(TRIED) {
                    offer(replaced(query, word, &other), "latin");
                }
            }
        }
        // A question mark between letters is any letter; where no word has such a shape, it ended a question.
        let is_shape_of_none =
            |leaf: &Leaf| leaf.ways[0].0.iter().all(|step| step.typed.is_none() && step.words.is_empty());
        if query.contains(['؟', '?']) && plan(self.index(), &clauses, Rungs::USUAL).leaves.iter().any(is_shape_of_none)
        {
            offer(query.replace('؟', "؟ ").replace('?', "? "), "spelling");
        }
        let unknown = |word: &&Token| {
            let leaves = plan(self.index(), &Query::parse(&word.bare).clauses, Rungs::USUAL).leaves;
            leaves.iter().all(|leaf| leaf.ways.iter().flat_map(|way| &way.0).all(|step| step.words.is_empty()))
        };
        let words: Vec<Token> = clauses.iter().flat_map(Clause::tokens).filter(unknown).take(TRIED).cloned().collect();
        for word in words {
            for other in self.near(&word) {
                offer(replaced(query, &word, &other), "spelling");
            }
        }
        sort_by(&mut found, |a, b| b.total.cmp(&a.total).then_with(|| a.query.cmp(&b.query)));
        found
    }

    /// Words of the corpus that a word may be a slip for: the nearest, then the most frequent.
    fn near(&self, word: &Token) -> Vec<String> {
        let most = most_edits(&word.folded);
        let kept = if self.index().is_at_hand() { 0 } else { KEPT };
        let prefix: String = word.folded.chars().take(kept).collect();
        let mut found: Vec<((u8, u8), u32, &str)> = Vec::new();
        for spelt in self.index().spelt_with(&prefix) {
            let Named::Word { occurrences, .. } = spelt.what else { continue };
            if let Some(slips) = edits(&word.folded, spelt.folded, most) {
                found.push((slips, occurrences, spelt.bare));
            }
        }
        sort_by(&mut found, |a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)).then_with(|| a.2.cmp(b.2)));
        found.dedup_by(|a, b| fold(a.2).text == fold(b.2).text);
        found.into_iter().take(TRIED).map(|(_, _, word)| word.to_owned()).collect()
    }
}

/// A query with another word in the place of one of its own.
fn replaced(query: &str, word: &Token, other: &str) -> String {
    [&query[..word.range.start], other, &query[word.range.end..]].concat()
}
