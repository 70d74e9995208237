//! What a word that nobody has seen may be a form of.
//!
//! The lexicon makes forms from headwords; here it goes the other way, by letters alone. Guesses are cheap: they are
//! looked up, and only those that the corpus or the index has are believed.

use super::letters::{
    ALEF, ALEF_HAMZA, ALEF_MAKSURA, HAMZA, MEEM, NOON, REH, SEEN, TEH, TEH_MARBUTA, WAW, WAW_HAMZA, Word, YEH,
    YEH_HAMZA, joined,
};

/// The perfects that an imperfect stem may have.
pub(crate) fn perfects(stem: &[u8]) -> Vec<Word> {
    let mut perfects = Vec::new();
    let (&last, front) = stem.split_last().unwrap_or((&0, &[]));
    // A weak last radical is another letter in the perfect, a weak middle one is ا there.
    let ends: &[&[u8]] = match (last, front) {
        // رأى loses its hamza.
        (ALEF_MAKSURA, [REH]) => return vec![vec![REH, ALEF_HAMZA, ALEF_MAKSURA]],
        (WAW_HAMZA | YEH_HAMZA, _) => &[&[ALEF_HAMZA], &[ALEF, HAMZA]],
        (WAW, _) => &[&[ALEF]],
        (YEH, _) => &[&[ALEF_MAKSURA]],
        (ALEF_MAKSURA, _) => &[&[ALEF_MAKSURA], &[YEH]],
        (_, [.., WAW | YEH]) => &[&[last], &[]],
        _ => &[&[last]],
    };
    for end in ends {
        let end = match front {
            [front @ .., _] if end.is_empty() => joined(&[front, &[ALEF, last]]),
            _ => joined(&[front, end]),
        };
        let mut add = |opening: &[u8], fits: bool| {
            if fits {
                perfects.push(joined(&[opening, &end]));
            }
        };
        add(&[ALEF], matches!(end[..], [SEEN, TEH, ..] | [NOON, _, _, ..] | [_, TEH, _, ..]));
        add(&[ALEF_HAMZA], end.len() <= 3);
        add(&[WAW], stem.len() == 2);
        add(&[], true);
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
    /// That the lexicon knows the headword as no name: أوبرا is not the accusative of أوبر.
    Common,
    /// That the family is a verb.
    Verb,
}

const MASCULINE: &[&[u8]] = &[&[WAW, NOON], &[YEH, NOON], &[ALEF, NOON]];
const FEMININE: &[&[u8]] = &[&[TEH_MARBUTA]];

/// An ending, what the headword may have instead, how long the rest must be at least, and what must speak for it.
type Ending = (&'static [u8], &'static [u8], usize, Kind);

/// The endings of nouns and adjectives.
const ENDINGS: [Ending; 12] = [
    (&[ALEF, TEH], &[TEH_MARBUTA], 1, Kind::Safe),
    (&[ALEF, TEH], &[], 4, Kind::Safe),
    (&[TEH, ALEF, NOON], &[TEH_MARBUTA], 1, Kind::Safe),
    (&[TEH, YEH, NOON], &[TEH_MARBUTA], 1, Kind::Safe),
    (&[WAW, NOON], &[], 1, Kind::Ending(MASCULINE)),
    (&[YEH, NOON], &[], 1, Kind::Ending(MASCULINE)),
    (&[ALEF, NOON], &[], 1, Kind::Ending(MASCULINE)),
    (&[TEH_MARBUTA], &[], 1, Kind::Ending(FEMININE)),
    (&[ALEF], &[], 3, Kind::Common),
    (&[WAW, NOON], &[YEH], 3, Kind::Common),
    (&[YEH, NOON], &[YEH], 3, Kind::Common),
    (&[], &[YEH], 3, Kind::Common),
];

impl Guess {
    /// Whether nouns and adjectives like this headword take such endings mostly: those of four letters and more, and ة only
    /// if they look like adjectives.
    pub(crate) fn takes(&self, endings: &[&[u8]]) -> bool {
        let is_adjective = matches!(self.head[..], [MEEM, ..] | [_, ALEF, _, _] | [_, _, YEH, _]);
        self.head.len() >= 4 && (endings != FEMININE || is_adjective)
    }
}

/// The headwords that a noun or adjective with an ending may have.
fn nominal_heads(word: &[u8]) -> Vec<Guess> {
    let mut heads = Vec::new();
    for (ending, instead, shortest, kind) in ENDINGS {
        let Some(rest) = word.strip_suffix(ending).filter(|rest| rest.len() >= shortest) else { continue };
        // Only قاض and its like have lost a ي.
        if ending.is_empty() && !matches!(rest, [.., ALEF, _]) {
            continue;
        }
        // Adjectives in ي take any ending of theirs; an accusative of theirs looks like a country (سوريا).
        let kind = match (kind, rest) {
            (Kind::Common, [.., YEH]) => continue,
            (Kind::Ending(_), [_, _, _, .., YEH]) => Kind::Safe,
            _ => kind,
        };
        let head = match rest {
            // شيئا is of شيء.
            [stem @ .., YEH_HAMZA] if ending == [ALEF] => joined(&[stem, &[HAMZA]]),
            _ => joined(&[rest, instead]),
        };
        heads.push(Guess { head, kind });
    }
    heads
}

/// The perfects (he-forms) that a verb form may have.
fn verbal_heads(word: &[u8]) -> Vec<Word> {
    let mut heads = Vec::new();
    let stem = match word {
        [rest @ .., WAW | NOON, ALEF] | [rest @ .., TEH, MEEM] => rest,
        [rest @ .., TEH | ALEF | NOON] => rest,
        _ => &[],
    };
    if let (Some((last, front)), true) = (stem.split_last(), stem.len() >= 2) {
        for end in [&[*last][..], &[ALEF, *last], &[*last, ALEF_MAKSURA], &[*last, ALEF], &[*last, YEH]] {
            heads.push(joined(&[front, end]));
        }
        // Weak and hamzated ends are written otherwise before an ending: دعوت, رأيت, جئت, قرؤوا.
        let ends: &[&[u8]] = match *last {
            WAW => &[&[ALEF]],
            YEH => &[&[ALEF_MAKSURA], &[ALEF]],
            YEH_HAMZA | WAW_HAMZA => &[&[ALEF, HAMZA], &[HAMZA], &[ALEF_HAMZA]],
            _ => &[],
        };
        heads.extend(ends.iter().map(|end| joined(&[front, end])));
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
