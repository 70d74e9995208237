//! What a word that nobody has seen may be a form of.
//!
//! The lexicon makes forms from headwords; here it goes the other way, by letters alone. Guesses are cheap: they are
//! looked up, and only those that the corpus or the index has are believed.

use super::letters::{ALEF, ALEF_HAMZA, ALEF_MAKSURA, MEEM, NOON, SEEN, TEH, TEH_MARBUTA, WAW, Word, YEH};

/// The perfects that an imperfect stem may have.
pub(crate) fn perfects(stem: &[u8]) -> Vec<Word> {
    let mut ends: Vec<Word> = vec![stem.to_vec()];
    match stem {
        [front @ .., WAW] => ends = vec![[front, &[ALEF]].concat()],
        [front @ .., YEH] => ends = vec![[front, &[ALEF_MAKSURA]].concat()],
        [front @ .., ALEF_MAKSURA] => ends = vec![[front, &[ALEF_MAKSURA]].concat(), [front, &[YEH]].concat()],
        [front @ .., WAW | YEH, last] => ends.push([front, &[ALEF, *last]].concat()),
        _ => {}
    }
    let mut perfects = Vec::new();
    for end in ends {
        match end[..] {
            [SEEN, TEH, ..] | [NOON, _, _, ..] | [_, TEH, _, ..] => perfects.push([&[ALEF], &end[..]].concat()),
            _ => {}
        }
        if end.len() <= 3 {
            perfects.push([&[ALEF_HAMZA], &end[..]].concat());
        }
        if stem.len() == 2 {
            perfects.push([&[WAW], &end[..]].concat());
        }
        perfects.push(end);
    }
    perfects
}

/// A headword that a word may be a form of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Guess {
    pub(crate) head: Word,
    pub(crate) kind: Kind,
}

/// What must speak for a guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing more than that the headword exists.
    Safe,
    /// A word of the family with one of these endings: لبنان is not a dual of لبن.
    Ending(&'static [&'static [u8]]),
    /// That the family is a verb.
    Verb,
}

const MASCULINE: &[&[u8]] = &[&[WAW, NOON], &[YEH, NOON], &[ALEF, NOON]];
const FEMININE: &[&[u8]] = &[&[TEH_MARBUTA]];

/// The headwords that a noun or adjective with an ending may have.
fn nominal_heads(word: &[u8]) -> Vec<Guess> {
    let guess = |head: Word, kind| Guess { head, kind };
    let with = |rest: &[u8], letter: u8| [rest, &[letter]].concat();
    match word {
        [rest @ .., ALEF, TEH] => {
            let mut heads = vec![guess(with(rest, TEH_MARBUTA), Kind::Safe)];
            if rest.len() >= 4 {
                heads.push(guess(rest.to_vec(), Kind::Safe));
            }
            heads
        }
        [rest @ .., TEH, ALEF | YEH, NOON] => vec![guess(with(rest, TEH_MARBUTA), Kind::Safe)],
        [rest @ .., WAW | YEH, NOON] | [rest @ .., TEH_MARBUTA] if matches!(rest, [_, _, _, .., YEH]) => {
            vec![guess(rest.to_vec(), Kind::Safe)]
        }
        [rest @ .., WAW | YEH | ALEF, NOON] => vec![guess(rest.to_vec(), Kind::Ending(MASCULINE))],
        [rest @ .., TEH_MARBUTA] => vec![guess(rest.to_vec(), Kind::Ending(FEMININE))],
        [rest @ .., last, ALEF] if *last != YEH && rest.len() >= 3 => {
            vec![guess(with(rest, *last), Kind::Safe)]
        }
        _ => Vec::new(),
    }
}

/// The perfects (he-forms) that a verb form may have.
fn verbal_heads(word: &[u8]) -> Vec<Word> {
    let mut heads = Vec::new();
    let stem = match word {
        [rest @ .., WAW | NOON, ALEF] | [rest @ .., TEH, MEEM] => rest,
        [rest @ .., TEH | ALEF | NOON] => rest,
        _ => &[],
    };
    if stem.len() >= 2 {
        heads.push(stem.to_vec());
        if let [front @ .., last] = stem {
            heads.push([front, &[ALEF, *last]].concat());
            heads.push([stem, &[ALEF_MAKSURA]].concat());
            heads.push([stem, &[ALEF]].concat());
        }
    }
    if let [YEH | TEH | NOON | ALEF_HAMZA, stem @ ..] = word {
        let stem = match stem {
            [rest @ .., WAW, NOON | ALEF] | [rest @ .., ALEF, NOON] => rest,
            _ => stem,
        };
        if stem.len() >= 2 {
            heads.extend(perfects(stem));
        }
    }
    heads
}

/// The headwords that an unseen word may be a form of.
pub(crate) fn heads(word: &[u8]) -> Vec<Guess> {
    let verbal = verbal_heads(word).into_iter().map(|head| Guess { head, kind: Kind::Verb });
    nominal_heads(word).into_iter().chain(verbal).filter(|guess| guess.head.len() >= 2).collect()
}
