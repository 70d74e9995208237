//! A question with a blank too few or too many → its words as they were meant: two run together, or one torn in two.
//!
//! Only a word of which nothing is found is read so: what is there was meant. So is what is one slip away from it.

use std::ops::Range;

use super::Rungs;
use super::candidates::candidates;
use super::function::is_function_word;
use super::query::{Clause, Level, What, Word};
use crate::index::Index;
use crate::lexicon::without_proclitics;
use crate::near::edits;
use crate::text::{Token, tokenize};

/// The clauses of a question as they were meant, each with the place where it was typed, and the places where that is guessed. All
/// spellings must be at hand.
pub(super) fn respaced(index: &Index, clauses: &[Clause]) -> (Vec<Clause>, Vec<Range<usize>>) {
    let (mut meant, mut guessed) = (Vec::new(), Vec::new());
    let mut rest = clauses;
    while let Some((clause, behind)) = rest.split_first() {
        rest = behind;
        let mut span = clause.span.clone();
        let Some(text) = read_otherwise(index, clause, behind.first()) else {
            meant.push(clause.clone());
            continue;
        };
        if !text.contains(' ') {
            span.end = behind[0].span.end;
            rest = &behind[1..];
        }
        for mut token in tokenize(&text) {
            token.range = span.clone();
            let what = What::Word(Word { token, level: Level::Usual });
            meant.push(Clause { what, excluded: false, span: span.clone() });
        }
        guessed.push(span);
    }
    (meant, guessed)
}

/// What a clause was meant to be: one word with the next, or two.
fn read_otherwise(index: &Index, clause: &Clause, next: Option<&Clause>) -> Option<String> {
    let word = plain_word(clause)?;
    let is_nowhere = |word: &Token| !stands(index, &word.folded) && candidates(index, word, Rungs::USUAL).is_empty();
    if let Some(next) = next.and_then(plain_word) {
        let joined = word.folded.clone() + &next.folded;
        if stands(index, &joined) && (is_nowhere(word) || is_nowhere(next)) {
            return Some(joined);
        }
    }
    if is_nowhere(word) { torn(index, &word.folded) } else { None }
}

/// The word that a clause is, if it is read as usual.
pub(super) fn plain_word(clause: &Clause) -> Option<&Token> {
    match &clause.what {
        What::Word(word) if word.level == Level::Usual && !clause.excluded => Some(&word.token),
        _ => None,
    }
}

/// A word with a blank in it, where two may be run together.
fn torn(index: &Index, word: &str) -> Option<String> {
    let mut is_slip = false;
    index.each_spelt(&mut |spelt| is_slip |= edits(word, spelt.folded, 1).is_some());
    if is_slip {
        return None;
    }
    // Most pairs of letters are some word; of short ones, function words are run together with others.
    let is_half = |half: &str| {
        (half.chars().count() > 2 || tokenize(half).any(|half| is_function_word(&half))) && stands(index, half)
    };
    let mut best = None;
    for (at, _) in word.char_indices().skip(2) {
        let (first, second) = word.split_at(at);
        let worth = Some(u8::from(is_spelt(index, first)) + u8::from(is_spelt(index, second)));
        if worth >= best.map(|(worth, _)| worth) && is_half(first) && is_half(second) {
            best = worth.map(|worth| (worth, at));
        }
    }
    best.map(|(_, at)| [&word[..at], &word[at..]].join(" "))
}

fn is_spelt(index: &Index, folded: &str) -> bool {
    !index.spelt_so(folded).is_empty()
}

fn stands(index: &Index, folded: &str) -> bool {
    without_proclitics(folded).into_iter().any(|core| is_spelt(index, core))
}
