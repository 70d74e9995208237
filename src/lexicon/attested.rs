//! Words the lexicon does not know: clitics and endings come off where what remains is a word of this corpus.
//!
//! Every prefix letter can also be a radical (وزير is not و + زير). What decides is evidence: how often does the rest occur,
//! with or without the article, compared with the whole? The ratios were measured on news text; they differ much because
//! the article and و are common on everything, while ب ك ل are more often part of the word.

use super::analysis::restored;
use super::clitics::{Conjunction, PRONOUNS, Particle, Proclitics};
use super::letters::{ALEF, ALEF_HAMZA, BEH, FEH, HEH, KAF, LAM, MEEM, NOON, SEEN, TEH, TEH_MARBUTA, WAW, Word, YEH};
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
    let witness = Witness { vocabulary, count: vocabulary.count(word) };
    let attested = witness.front(word).or_else(|| witness.pronoun(word)).or_else(|| witness.ending(word));
    attested.or_else(|| definite(word))
}

/// The article, where nothing is attested: hardly another long word begins with ال or وال. Countries do (البانيا).
fn definite(word: &[u8]) -> Option<(Peel, Word)> {
    let (conjunction, rest) = match word {
        [ALEF, LAM, rest @ ..] => (Conjunction::None, rest),
        [WAW, ALEF, LAM, rest @ ..] => (Conjunction::Waw, rest),
        _ => return None,
    };
    let found = rest.len() >= 4 && !rest.ends_with(&[YEH, ALEF]);
    found.then(|| front(Proclitics { conjunction, article: true, ..Proclitics::NONE }, rest))
}

/// The corpus, asked about one word.
struct Witness<'a> {
    vocabulary: &'a Vocabulary,
    /// How often the word occurs.
    count: f32,
}

impl Witness<'_> {
    /// Whether `evidence` is enough beside the word's own count.
    fn convinced(&self, evidence: f32, ratio: f32) -> bool {
        evidence > 0.0 && evidence >= ratio * self.count
    }

    fn front(&self, word: &[u8]) -> Option<(Peel, Word)> {
        self.conjunction(word).or_else(|| self.article(word)).or_else(|| self.particle(word))
    }

    fn conjunction(&self, word: &[u8]) -> Option<(Peel, Word)> {
        let (conjunction, ratio, rest) = match word {
            [WAW, rest @ ..] => (Conjunction::Waw, 0.05, rest),
            [FEH, rest @ ..] => (Conjunction::Feh, 1.0, rest),
            _ => return None,
        };
        let found = rest.len() >= 3 && self.convinced(self.vocabulary.count_either(rest), ratio);
        found.then(|| front(Proclitics { conjunction, ..Proclitics::NONE }, rest))
    }

    fn article(&self, word: &[u8]) -> Option<(Peel, Word)> {
        let (particle, rest) = match word {
            [ALEF, LAM, LAM, HEH] | [LAM, LAM, HEH] => return None,
            [ALEF, LAM, rest @ ..] => (Particle::None, rest),
            [BEH, ALEF, LAM, rest @ ..] => (Particle::Beh, rest),
            [KAF, ALEF, LAM, rest @ ..] => (Particle::Kaf, rest),
            [LAM, LAM, rest @ ..] => (Particle::Lam, rest),
            _ => return None,
        };
        let evidence = match particle {
            Particle::None => self.vocabulary.count(rest) + self.vocabulary.count(&[&[LAM, LAM], rest].concat()),
            _ => self.vocabulary.count_either(rest),
        };
        let ratio = if rest.len() == 2 { 0.05 } else { 0.004 };
        let found = rest.len() >= 2 && self.convinced(evidence, ratio);
        found.then(|| front(Proclitics { particle, article: true, ..Proclitics::NONE }, rest))
    }

    fn particle(&self, word: &[u8]) -> Option<(Peel, Word)> {
        let (particle, ratio, rest) = match word {
            [BEH, rest @ ..] => (Particle::Beh, 0.8, rest),
            [KAF, rest @ ..] => (Particle::Kaf, 3.0, rest),
            [LAM, rest @ ..] => (Particle::Lam, 0.8, rest),
            [SEEN, rest @ ..] if matches!(rest, [YEH | TEH | NOON | ALEF_HAMZA, ..]) => (Particle::Seen, 0.3, rest),
            _ => return None,
        };
        let evidence = match particle {
            Particle::Seen => self.vocabulary.count(rest),
            _ => self.vocabulary.count_either(rest),
        };
        let found = rest.len() >= 3 && self.convinced(evidence, ratio);
        found.then(|| front(Proclitics { particle, ..Proclitics::NONE }, rest))
    }

    /// A pronoun. ي is left alone: on a word that only the corpus knows, it makes an adjective far more often.
    fn pronoun(&self, word: &[u8]) -> Option<(Peel, Word)> {
        for (number, pronoun) in PRONOUNS.iter().enumerate() {
            if matches!(*pronoun, [] | [YEH]) {
                continue;
            }
            let shortest = if pronoun.len() == 1 { 3 } else { 2 };
            let Some(rest) = word.strip_suffix(*pronoun).filter(|rest| rest.len() >= shortest) else { continue };
            let ratio = if pronoun[0] == KAF || rest.len() == 2 { 3.0 } else { 0.3 };
            for (seam, stem) in seams(rest) {
                if self.convinced(self.vocabulary.count_either(&stem), ratio) {
                    return Some((Peel::Pronoun { number: number as u8, seam }, stem));
                }
            }
        }
        None
    }

    /// An ending of number, gender or case.
    fn ending(&self, word: &[u8]) -> Option<(Peel, Word)> {
        let try_stems = |stems: &[Word], ratio: f32| {
            let stem = stems
                .iter()
                .find(|stem| stem.len() >= 3 && self.convinced(self.vocabulary.count_either(stem), ratio))?;
            Some((Peel::Ending, stem.clone()))
        };
        let with = |rest: &[u8], letter: u8| [rest, &[letter]].concat();
        match word {
            [rest @ .., ALEF, TEH] => try_stems(&[with(rest, TEH_MARBUTA), rest.to_vec()], 0.05),
            [rest @ .., TEH, ALEF | YEH, NOON] => try_stems(&[with(rest, TEH_MARBUTA), with(rest, TEH)], 0.3),
            [rest @ .., WAW | YEH, NOON] => try_stems(&[rest.to_vec()], 0.1),
            [rest @ .., ALEF, NOON] => try_stems(&[rest.to_vec()], 1.0),
            [rest @ .., ALEF] => try_stems(&[rest.to_vec()], 0.5),
            [rest @ .., TEH_MARBUTA] if is_adjective_shaped(rest) => try_stems(&[rest.to_vec()], 0.3),
            [rest @ .., HEH] => try_stems(&[with(rest, TEH_MARBUTA)], 0.3),
            _ => None,
        }
    }
}

fn front(proclitics: Proclitics, rest: &[u8]) -> (Peel, Word) {
    (Peel::Front { proclitics, elided: false }, rest.to_vec())
}

/// What may have stood at the end of `rest` before a pronoun came behind it, and whether the pronoun changed it.
fn seams(rest: &[u8]) -> impl Iterator<Item = (bool, Word)> {
    let changed = rest.split_last().and_then(|(&last, front)| {
        let letter = restored(last);
        (letter != last).then(|| (true, [front, &[letter]].concat()))
    });
    changed.into_iter().chain([(false, rest.to_vec())])
}

/// Words whose ة is only a feminine, as a rule: participles (م…, فاعل), nisbas (…ي) and فعيل.
fn is_adjective_shaped(word: &[u8]) -> bool {
    matches!(word, [MEEM, _, _, _, ..] | [_, ALEF, _, _] | [_, _, _, .., YEH] | [_, _, YEH, _])
}
