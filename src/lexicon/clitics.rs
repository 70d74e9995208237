//! What may be written together with a word: و ف, then ب ك ل س, then ال; pronouns behind.
//!
//! Arabic writes conjunctions, one-letter prepositions, the future س, the article and object or possessive pronouns as
//! part of the word. A stack is at most one of each, in this order:
//!
//! | | conjunction | preposition or س | article | word | pronoun |
//! |---|---|---|---|---|---|
//! | وللمعارضة | و | ل | ال | معارضة | |
//! | فبكتابهم | ف | ب | | كتاب | هم |
//!
//! ل and the article write لل, and before a word that begins with ل one ل is lost: ل + ال + لغة = للغة.

use super::letters::{ALEF, BEH, FEH, HEH, KAF, LAM, MEEM, NOON, SEEN, WAW, YEH, encode};

/// A conjunction in front of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Conjunction {
    /// None.
    #[default]
    None,
    /// و.
    Waw,
    /// ف.
    Feh,
}

/// A one-letter preposition or the future particle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Particle {
    /// None.
    #[default]
    None,
    /// ب.
    Beh,
    /// ك.
    Kaf,
    /// ل.
    Lam,
    /// س.
    Seen,
}

/// Everything in front of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Proclitics {
    /// و or ف.
    pub conjunction: Conjunction,
    /// ب ك ل س.
    pub particle: Particle,
    /// ال.
    pub article: bool,
}

impl Proclitics {
    /// Nothing in front.
    pub const NONE: Self = Self { conjunction: Conjunction::None, particle: Particle::None, article: false };

    /// The parts, in order, as they are spelt alone.
    pub fn parts(self) -> impl Iterator<Item = &'static str> {
        let conjunction = match self.conjunction {
            Conjunction::None => "",
            Conjunction::Waw => "و",
            Conjunction::Feh => "ف",
        };
        let particle = match self.particle {
            Particle::None => "",
            Particle::Beh => "ب",
            Particle::Kaf => "ك",
            Particle::Lam => "ل",
            Particle::Seen => "س",
        };
        [conjunction, particle, if self.article { "ال" } else { "" }].into_iter().filter(|part| !part.is_empty())
    }

    /// A number below 30 for the stack.
    pub(crate) const fn code(self) -> u8 {
        (self.conjunction as u8 * 5 + self.particle as u8) * 2 + self.article as u8
    }

    /// The stack of a [`code`](Self::code); `None` for a number that is none.
    pub(crate) const fn from_code(code: u8) -> Option<Self> {
        let conjunction = match code / 10 {
            0 => Conjunction::None,
            1 => Conjunction::Waw,
            2 => Conjunction::Feh,
            _ => return None,
        };
        let particle = match code / 2 % 5 {
            0 => Particle::None,
            1 => Particle::Beh,
            2 => Particle::Kaf,
            3 => Particle::Lam,
            _ => Particle::Seen,
        };
        Some(Self { conjunction, particle, article: code % 2 == 1 })
    }
}

/// One way to take proclitics off a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut<'a> {
    pub(crate) proclitics: Proclitics,
    /// Whether a ل of ل + ال + ل… is not written.
    #[cfg_attr(not(feature = "lexicon"), expect(dead_code, reason = "only families record it"))]
    pub(crate) elided: bool,
    pub(crate) rest: &'a [u8],
}

/// Every way to take proclitics off `word`, the empty one first.
pub(crate) fn proclitic_cuts(word: &[u8]) -> Vec<Cut<'_>> {
    let mut cuts = Vec::new();
    behind_conjunction(word, Conjunction::None, &mut cuts);
    match word {
        [WAW, rest @ ..] => behind_conjunction(rest, Conjunction::Waw, &mut cuts),
        [FEH, rest @ ..] => behind_conjunction(rest, Conjunction::Feh, &mut cuts),
        _ => {}
    }
    cuts
}

/// What a word may be without proclitics, itself first; nothing for one that has other letters than Arabic ones.
#[inline(never)]
pub(crate) fn without_proclitics(word: &str) -> Vec<&str> {
    let letters = encode(word).unwrap_or_default();
    // A letter that has a code takes up two bytes.
    proclitic_cuts(&letters).iter().map(|cut| &word[word.len() - 2 * cut.rest.len()..]).collect()
}

fn behind_conjunction<'a>(word: &'a [u8], conjunction: Conjunction, cuts: &mut Vec<Cut<'a>>) {
    let mut cut = |particle, article, elided, rest: &'a [u8]| {
        if rest.len() >= 2 {
            cuts.push(Cut { proclitics: Proclitics { conjunction, particle, article }, elided, rest });
        }
    };
    cut(Particle::None, false, false, word);
    match word {
        [ALEF, LAM, rest @ ..] => cut(Particle::None, true, false, rest),
        [LAM, rest @ ..] => {
            if let [LAM, word @ ..] = rest {
                cut(Particle::Lam, true, false, word);
                cut(Particle::Lam, true, true, rest);
            }
            cut(Particle::Lam, false, false, rest);
        }
        [letter @ (BEH | KAF), rest @ ..] => {
            let particle = if *letter == BEH { Particle::Beh } else { Particle::Kaf };
            if let [ALEF, LAM, word @ ..] = rest {
                cut(particle, true, false, word);
            }
            cut(particle, false, false, rest);
        }
        [SEEN, rest @ ..] => cut(Particle::Seen, false, false, rest),
        _ => {}
    }
}

/// The pronouns that are written onto a word, longest first among those with one ending.
pub(crate) const PRONOUNS: [&[u8]; 13] = [
    &[HEH, MEEM, ALEF],
    &[KAF, MEEM, ALEF],
    &[HEH, ALEF],
    &[HEH, MEEM],
    &[HEH, NOON],
    &[KAF, MEEM],
    &[KAF, NOON],
    &[NOON, ALEF],
    &[NOON, YEH],
    &[HEH],
    &[KAF],
    &[YEH],
    &[],
];

/// The number of "no pronoun" in [`PRONOUNS`].
pub(crate) const NO_PRONOUN: u8 = 12;

/// A pronoun as it is spelt.
pub(crate) fn pronoun_text(number: u8) -> String {
    PRONOUNS.get(usize::from(number)).map(|pronoun| super::letters::decode(pronoun)).unwrap_or_default()
}

/// How many letters a pronoun has.
pub(crate) fn pronoun_length(number: u8) -> usize {
    PRONOUNS.get(usize::from(number)).map_or(0, |pronoun| pronoun.len())
}

/// Every way to take a pronoun off `word`, none first: the number of the pronoun and what remains.
pub(crate) fn pronoun_cuts(word: &[u8]) -> Vec<(u8, &[u8])> {
    let mut cuts = vec![(NO_PRONOUN, word)];
    for (number, pronoun) in PRONOUNS.iter().enumerate().take(usize::from(NO_PRONOUN)) {
        match word.strip_suffix(*pronoun) {
            Some(rest) if rest.len() >= 2 => cuts.push((number as u8, rest)),
            _ => {}
        }
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::super::letters::{decode, encode};
    use super::*;

    fn cuts(word: &str) -> Vec<String> {
        let word = encode(word).unwrap();
        let joined = |cut: Cut<'_>| {
            let parts: Vec<_> = cut.proclitics.parts().map(String::from).chain([decode(cut.rest)]).collect();
            parts.join("+")
        };
        proclitic_cuts(&word).into_iter().map(joined).collect()
    }

    #[test]
    fn every_stack_is_cut() {
        let table = [
            ("وللمعارضة", "و+ل+ال+معارضة"),
            ("للغة", "ل+ال+لغة"),
            ("للبنان", "ل+لبنان"),
            ("فبالعمل", "ف+ب+ال+عمل"),
            ("كالمعتاد", "ك+ال+معتاد"),
            ("وسيقول", "و+س+يقول"),
            ("لبنان", "لبنان"),
        ];
        for (word, cut) in table {
            assert!(cuts(word).contains(&cut.to_string()), "{word}: {:?}", cuts(word));
        }
        assert_eq!(cuts("والد"), ["والد", "و+الد"], "one letter is no word");
    }

    #[test]
    fn stacks_survive_their_code() {
        for code in 0..30 {
            assert_eq!(Proclitics::from_code(code).unwrap().code(), code);
        }
        assert_eq!(Proclitics::from_code(30), None);
    }
}
