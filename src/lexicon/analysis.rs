//! How a written word comes from the headword of its family, in sixteen bits.
//!
//! A reader is owed an answer to "why did this match?". The answer has three parts: what stands in front (و ل ال), what
//! stands behind (a pronoun), and how the core between them relates to the family's headword. All of it follows from
//! the written word and one small number, so an index stores the number and the answer is worked out when asked for.
//!
//! ```text
//! code = trust(2) elided(1) seam(1) relation(3) pronoun(4) proclitics(5)     most significant bit first
//! ```
//!
//! - *proclitics*: 0–29 a stack of clitics; 30 a whole preposition run together with the word (فيمجلس), 31 the same with
//!   the article between.
//!
//! - *seam*: the core's last letter was changed by the pronoun behind it and is restored: مدرست-ها → مدرسة,
//!   مستوا-ها → مستوى, أبنائ-ه → أبناء.
//! - *elided*: of ل + ال + ل… one ل is not written: للغة = ل + ال + لغة.
//! - *trust*: whether the lexicon knows the headword, and as a name or as another word; what the lexicon knows is not
//!   offered other readings at search time.

use super::clitics::{NO_PRONOUN, Particle, Proclitics, pronoun_length, pronoun_text};
use super::letters::{ALEF, ALEF_MAKSURA, HAMZA, TEH, TEH_MARBUTA, WAW_HAMZA, Word, YEH_HAMZA, decode, encode};

/// How the core of a word relates to the headword of its family.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// It is the headword.
    #[default]
    Headword,
    /// It has an ending: feminine, dual, sound plural, accusative alef.
    Ending,
    /// It is a broken plural (or an irregular feminine).
    BrokenPlural,
    /// It is another form of the verb.
    VerbForm,
    /// It is another spelling.
    Spelling,
    /// It is the headword, which is a verb: the perfect of "he".
    Verb,
}

/// On whose word a headword is one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trust {
    /// The corpus alone attests it.
    #[default]
    Corpus,
    /// The lexicon has it as a noun, adjective, verb or function word.
    Word,
    /// The lexicon has it as a proper name.
    Name,
}

/// How a word comes from its headword.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Analysis {
    /// What stands in front.
    pub proclitics: Proclitics,
    /// The pronoun behind, by number.
    pub(crate) pronoun: u8,
    /// How the core relates to the headword.
    pub relation: Relation,
    pub(crate) seam: bool,
    pub(crate) elided: bool,
    /// Whether a preposition of [`GLUED`] stands in front instead of clitics.
    pub(crate) glued: bool,
    /// On whose word the headword is one.
    pub trust: Trust,
}

/// Prepositions that hurried writing runs together with the next word.
pub(crate) const GLUED: [&str; 6] = ["إلى", "الى", "على", "في", "من", "عن"];

/// The first of the two codes for such words; the second is with the article.
const GLUED_CODE: u8 = 30;

/// A word in its parts: «للمعارضة» = ل + ال + معارضة.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// و, ل, ال and the like, in order, each as it is spelt alone.
    pub proclitics: Vec<&'static str>,
    /// The word between, as it is spelt alone.
    pub core: String,
    /// The pronoun behind; may be empty.
    pub pronoun: String,
}

impl Default for Analysis {
    fn default() -> Self {
        Self::WHOLE
    }
}

impl Analysis {
    /// A word that is its own headword.
    pub const WHOLE: Self = Self {
        proclitics: Proclitics::NONE,
        pronoun: NO_PRONOUN,
        relation: Relation::Headword,
        seam: false,
        elided: false,
        glued: false,
        trust: Trust::Corpus,
    };

    /// The number that an index stores.
    pub const fn code(self) -> u16 {
        let proclitics = if self.glued { GLUED_CODE + self.proclitics.article as u8 } else { self.proclitics.code() };
        (self.trust as u16) << 14
            | (self.elided as u16) << 13
            | (self.seam as u16) << 12
            | (self.relation as u16) << 9
            | (self.pronoun as u16) << 5
            | proclitics as u16
    }

    /// The analysis of a stored number; `None` for a number that is none.
    pub const fn from_code(code: u16) -> Option<Self> {
        let relation = match code >> 9 & 7 {
            0 => Relation::Headword,
            1 => Relation::Ending,
            2 => Relation::BrokenPlural,
            3 => Relation::VerbForm,
            4 => Relation::Spelling,
            5 => Relation::Verb,
            _ => return None,
        };
        let pronoun = (code >> 5 & 15) as u8;
        let stack = (code & 31) as u8;
        let glued = stack >= GLUED_CODE;
        let stack = if glued { stack - GLUED_CODE } else { stack };
        let Some(proclitics) = Proclitics::from_code(stack) else { return None };
        let trust = match code >> 14 {
            0 => Trust::Corpus,
            1 => Trust::Word,
            2 => Trust::Name,
            _ => return None,
        };
        if pronoun > NO_PRONOUN {
            return None;
        }
        Some(Self {
            proclitics,
            pronoun,
            relation,
            seam: code >> 12 & 1 == 1,
            elided: code >> 13 & 1 == 1,
            glued,
            trust,
        })
    }

    /// Whether nothing stands around the core.
    pub fn is_bare(self) -> bool {
        self.proclitics == Proclitics::NONE && self.pronoun == NO_PRONOUN && !self.glued
    }

    /// The parts of the word that this is the analysis of.
    pub fn parts(self, word: &str) -> Parts {
        let pronoun = pronoun_text(self.pronoun);
        if let Some((preposition, rest)) = self.preposition(word) {
            let core = rest.strip_suffix(pronoun.as_str()).unwrap_or(rest);
            let (article, core) = match core.strip_prefix("ال").filter(|_| self.proclitics.article) {
                Some(core) => (Some("ال"), core),
                None => (None, core),
            };
            let proclitics = std::iter::once(preposition).chain(article).collect();
            return Parts { proclitics, core: core.to_owned(), pronoun };
        }
        let core = encode(word).map_or_else(|| word.to_owned(), |letters| decode(&self.core(&letters)));
        Parts { proclitics: self.proclitics.parts().collect(), core, pronoun }
    }

    /// The preposition that is run together with the rest of `word`.
    fn preposition(self, word: &str) -> Option<(&'static str, &str)> {
        let split = |preposition: &&'static str| word.strip_prefix(*preposition).map(|rest| (*preposition, rest));
        if self.glued { GLUED.iter().find_map(split) } else { None }
    }

    /// What is written before and behind the letters of [`core`](Self::core).
    pub(crate) fn around(self) -> (String, String) {
        let mut front: String = self.proclitics.parts().collect();
        if self.glued {
            front.clear();
        } else if self.proclitics.article && self.proclitics.particle == Particle::Lam {
            // لل, or before a word that begins with ل only the first of both.
            front.truncate(front.len() - "ال".len());
            if !self.elided {
                front.push('ل');
            }
        }
        (front, pronoun_text(self.pronoun))
    }

    /// The letters between the clitics, the last one restored if the pronoun changed it.
    pub(crate) fn core(self, word: &[u8]) -> Word {
        let start = self.proclitics.written_length(self.elided).min(word.len());
        let end = word.len().saturating_sub(pronoun_length(self.pronoun)).max(start);
        let mut core = word[start..end].to_vec();
        if self.seam
            && let Some(last) = core.last_mut()
        {
            *last = restored(*last);
        }
        core
    }

    /// The letters of a word behind those of its proclitics.
    #[inline(never)]
    pub(crate) fn behind_proclitics(self, word: &str) -> &str {
        let front = self.proclitics.written_length(self.elided);
        word.char_indices().nth(front).map_or("", |(at, _)| &word[at..])
    }
}

/// The letter that a pronoun changed into `letter`.
pub(crate) const fn restored(letter: u8) -> u8 {
    match letter {
        TEH => TEH_MARBUTA,
        ALEF => ALEF_MAKSURA,
        YEH_HAMZA | WAW_HAMZA => HAMZA,
        other => other,
    }
}

impl Proclitics {
    /// How many letters of a word this stack takes up.
    pub(crate) const fn written_length(self, elided: bool) -> usize {
        let conjunction = !matches!(self.conjunction, super::clitics::Conjunction::None) as usize;
        let particle = !matches!(self.particle, Particle::None) as usize;
        let article = match (self.article, self.particle) {
            (false, _) => 0,
            (true, Particle::Lam) => 1 - elided as usize,
            (true, _) => 2,
        };
        conjunction + particle + article
    }
}

#[cfg(test)]
mod tests {
    use super::super::clitics::Conjunction;
    use super::*;

    #[test]
    fn codes_come_back() {
        let mut seen = 0;
        for code in 0..=u16::MAX {
            if let Some(analysis) = Analysis::from_code(code) {
                assert_eq!(analysis.code(), code);
                seen += 1;
            }
        }
        assert_eq!(seen, 32 * 13 * 6 * 4 * 3);
        assert_eq!(Analysis::from_code(Analysis::WHOLE.code()), Some(Analysis::WHOLE));
    }

    #[test]
    fn words_fall_into_their_parts() {
        let stack = |conjunction, particle, article| Proclitics { conjunction, particle, article };
        let (no, waw) = (Conjunction::None, Conjunction::Waw);
        let whole = Analysis::WHOLE;
        let table = [
            ("للمعارضة", Analysis { proclitics: stack(no, Particle::Lam, true), ..whole }, "ل ال معارضة "),
            ("للغة", Analysis { proclitics: stack(no, Particle::Lam, true), elided: true, ..whole }, "ل ال لغة "),
            ("وبالحسن", Analysis { proclitics: stack(waw, Particle::Beh, true), ..whole }, "و ب ال حسن "),
            ("مدرستها", Analysis { pronoun: 2, seam: true, ..whole }, "مدرسة ها"),
            ("أبنائه", Analysis { pronoun: 9, seam: true, ..whole }, "أبناء ه"),
            ("بيته", Analysis { pronoun: 9, ..whole }, "بيت ه"),
            ("فيمجلس", Analysis { glued: true, ..whole }, "في مجلس "),
            ("فيالرياض", Analysis { glued: true, proclitics: stack(no, Particle::None, true), ..whole }, "في ال رياض "),
            ("covid19", whole, "covid19 "),
        ];
        for (word, analysis, expected) in table {
            let parts = analysis.parts(word);
            let shown = [parts.proclitics.join(" "), parts.core, parts.pronoun].join(" ");
            assert_eq!(shown.trim_start(), expected, "{word}");
        }
    }
}
