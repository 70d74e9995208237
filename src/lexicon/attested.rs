//! Words the lexicon does not know: clitics and endings come off where what remains is a word of this corpus.
//!
//! Every prefix letter can also be a radical (وزير is not و + زير). What decides is evidence: how often does the rest occur,
//! compared with the whole? The ratios were measured on news text; they differ much because the article and و are
//! common on everything, while ب ك ل are more often part of the word.

use super::clitics::{Conjunction, Particle, Proclitics};
use super::letters::{
    ALEF, ALEF_HAMZA, ALEF_MAKSURA, BEH, FEH, HAMZA, HEH, KAF, LAM, NOON, SEEN, TEH, TEH_MARBUTA, WAW, WAW_HAMZA, Word,
    YEH, YEH_HAMZA,
};
use super::vocabulary::Vocabulary;

/// What came off a word in one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Peel {
    Front { proclitics: Proclitics, elided: bool },
    Pronoun { number: u8, seam: bool },
    Ending,
}

/// One step of taking a word apart: what came off and what remains.
pub(crate) fn peel(vocabulary: &Vocabulary, word: &[u8]) -> Option<(Peel, Word)> {
    front(vocabulary, word).or_else(|| pronoun(vocabulary, word)).or_else(|| ending(vocabulary, word))
}

fn front(vocabulary: &Vocabulary, word: &[u8]) -> Option<(Peel, Word)> {
    let count = vocabulary.count(word);
    let accept = |proclitics: Proclitics, rest: &[u8], ratio: f32, evidence: f32| {
        (rest.len() >= 2 && evidence > 0.0 && evidence >= ratio * count)
            .then(|| (Peel::Front { proclitics, elided: false }, rest.to_vec()))
    };
    let make = |conjunction, particle, article| Proclitics { conjunction, particle, article };
    let none = Conjunction::None;
    if let [letter @ (WAW | FEH), rest @ ..] = word
        && rest.len() >= 3
    {
        let conjunction = if *letter == WAW { Conjunction::Waw } else { Conjunction::Feh };
        let found = accept(make(conjunction, Particle::None, false), rest, 0.05, vocabulary.count_either(rest));
        if found.is_some() {
            return found;
        }
    }
    let article = match word {
        [ALEF, LAM, rest @ ..] => Some((Particle::None, rest)),
        [BEH, ALEF, LAM, rest @ ..] => Some((Particle::Beh, rest)),
        [KAF, ALEF, LAM, rest @ ..] => Some((Particle::Kaf, rest)),
        [LAM, LAM, rest @ ..] => Some((Particle::Lam, rest)),
        _ => None,
    };
    if let Some((particle, rest)) = article {
        let evidence = match particle {
            Particle::None => vocabulary.count(rest) + vocabulary.count(&[&[LAM, LAM], rest].concat()),
            _ => vocabulary.count_either(rest),
        };
        let found = (rest.len() >= 3).then(|| accept(make(none, particle, true), rest, 0.004, evidence)).flatten();
        if found.is_some() {
            return found;
        }
    }
    if let [letter @ (BEH | KAF | LAM), rest @ ..] = word
        && rest.len() >= 3
    {
        let particle = match *letter {
            BEH => Particle::Beh,
            KAF => Particle::Kaf,
            _ => Particle::Lam,
        };
        let found = accept(make(none, particle, false), rest, 0.8, vocabulary.count_either(rest));
        if found.is_some() {
            return found;
        }
    }
    if let [SEEN, rest @ ..] = word
        && matches!(rest, [YEH | TEH | NOON | ALEF_HAMZA, _, _, ..])
    {
        return accept(make(none, Particle::Seen, false), rest, 0.3, vocabulary.count(rest));
    }
    None
}

fn pronoun(vocabulary: &Vocabulary, word: &[u8]) -> Option<(Peel, Word)> {
    let count = vocabulary.count(word);
    for (number, pronoun) in super::clitics::PRONOUNS.iter().enumerate().take(12) {
        let Some(rest) = word.strip_suffix(*pronoun).filter(|rest| rest.len() >= 3) else { continue };
        for stem in seams(rest) {
            let evidence = vocabulary.count_either(&stem);
            if evidence > 0.0 && evidence >= 0.3 * count {
                return Some((Peel::Pronoun { number: number as u8, seam: stem != rest }, stem));
            }
        }
    }
    None
}

/// What may have stood at the end of `rest` before a pronoun came behind it.
fn seams(rest: &[u8]) -> Vec<Word> {
    let replaced = |length: usize, last: u8| [&rest[..length], &[last]].concat();
    let end = rest.len() - 1;
    match rest[end] {
        TEH => vec![replaced(end, TEH_MARBUTA), rest.to_vec()],
        ALEF => vec![rest.to_vec(), replaced(end, ALEF_MAKSURA)],
        YEH_HAMZA | WAW_HAMZA => vec![replaced(end, HAMZA), rest.to_vec()],
        _ => vec![rest.to_vec()],
    }
}

fn ending(vocabulary: &Vocabulary, word: &[u8]) -> Option<(Peel, Word)> {
    const ENDINGS: [(&[u8], f32); 8] = [
        (&[ALEF, TEH], 0.05),
        (&[WAW, NOON], 0.1),
        (&[YEH, NOON], 0.1),
        (&[ALEF, NOON], 0.3),
        (&[YEH, TEH_MARBUTA], 0.3),
        (&[ALEF], 0.3),
        (&[TEH_MARBUTA], 0.3),
        (&[HEH], 0.3),
    ];
    let count = vocabulary.count(word);
    for (ending, ratio) in ENDINGS {
        let Some(rest) = word.strip_suffix(ending).filter(|rest| rest.len() >= 3) else { continue };
        let mut candidates = vec![rest.to_vec()];
        if ending == [ALEF, TEH] {
            candidates.insert(0, [rest, &[TEH_MARBUTA]].concat());
        }
        if ending == [YEH, TEH_MARBUTA] {
            candidates = vec![[rest, &[YEH]].concat()];
        }
        if let ([ALEF | YEH, NOON], [front @ .., TEH]) = (ending, rest) {
            candidates.insert(0, [front, &[TEH_MARBUTA]].concat());
        }
        for rest in candidates {
            let evidence = vocabulary.count_either(&rest);
            if evidence > 0.0 && evidence >= ratio * count {
                return Some((Peel::Ending, rest));
            }
        }
    }
    None
}
