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

/// The headwords that a noun or adjective with an ending may have.
fn nominal_heads(word: &[u8]) -> Vec<Word> {
    let with = |rest: &[u8], letter: u8| [rest, &[letter]].concat();
    match word {
        [rest @ .., ALEF, TEH] => vec![with(rest, TEH_MARBUTA), rest.to_vec()],
        [rest @ .., TEH, ALEF | YEH, NOON] => vec![with(rest, TEH_MARBUTA), with(rest, TEH)],
        [rest @ .., WAW | YEH | ALEF, NOON] => vec![rest.to_vec()],
        [rest @ .., TEH_MARBUTA | ALEF] => vec![rest.to_vec()],
        _ => Vec::new(),
    }
}

/// The perfects (he-forms) that a verb form may have.
fn verbal_heads(word: &[u8]) -> Vec<Word> {
    let mut heads = Vec::new();
    let stem = match word {
        [rest @ .., WAW, ALEF] | [rest @ .., TEH, MEEM] | [rest @ .., NOON, ALEF] => rest,
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

/// The headwords that an unseen word may have, and whether as a verb.
pub(crate) fn heads(word: &[u8]) -> Vec<(Word, bool)> {
    let nominal = nominal_heads(word).into_iter().map(|head| (head, false));
    nominal.chain(verbal_heads(word).into_iter().map(|head| (head, true))).filter(|(head, _)| head.len() >= 2).collect()
}
