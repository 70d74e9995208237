//! A query word that the dictionary has in no shape: what remains of it without clitics and endings.
//!
//! Nobody has attested such a word, and there is no lexicon here. So a letter that may be a radical stays, unless the
//! dictionary shows otherwise: وحدة is not و + حدة, لبنان no dual of لبن, شركة no feminine of شرك. For words of the lexicon
//! the dictionary does: it has those that would be taken apart ([`super::Absent`]).
//!
//! | taken off | believed |
//! |---|---|
//! | the article, with clitics before it | always, but for الله and countries (البانيا) |
//! | و ف ب ك ل alone | off words of five letters and more; off shorter ones that the lexicon knows |
//! | س | before what looks like an imperfect, of a verb of the dictionary |
//! | pronouns but ي and ك | off words of three letters and more |
//! | ون ين ان ة | if another word of the family has such an ending, or the lexicon knows the headword and it has four letters (for ة, of an adjective) |
//! | ة ون ين off an adjective in ي, ات for ة, ات off four letters | always |
//! | accusative ا, ون ين for ي (محامون), nothing for ي (قاض) | if the lexicon knows the headword |
//! | persons of a verb | if the headword that they lead to is a verb of the dictionary |

use super::analysis::{Analysis, Relation, Trust, restored};
use super::clitics::{Cut, NO_PRONOUN, PRONOUNS, Particle, Proclitics, proclitic_cuts, pronoun_cuts};
use super::guess::{self, Kind};
use super::letters::{ALEF, ALEF_HAMZA, HEH, KAF, LAM, NOON, TEH, TEH_MARBUTA, WAW, Word, YEH, decode, encode, joined};
use super::lookup::{Reach, Search};
use super::table::{Dictionary, Entry};
use crate::text::fold_text;

/// A word of so many letters is believed to stand behind و ف ب ك ل.
pub(super) const SURE: usize = 5;

/// A query word without its clitics.
struct Rest {
    letters_off: usize,
    proclitics: Proclitics,
    has_pronoun: bool,
    /// Whether it is short behind one letter, which may well be the word's own.
    is_short: bool,
    word: Word,
}

impl<D: Dictionary> Search<'_, D> {
    /// Families of what remains of an unseen word: with its own letters first, then with any that fold alike.
    pub(super) fn unseen(&mut self, query: &[u8], reach: Reach) {
        let known = self.families.len();
        for exactly in [true, false] {
            self.taken_apart(query, reach, exactly);
            if self.families.len() > known {
                return;
            }
        }
    }

    fn taken_apart(&mut self, query: &[u8], reach: Reach, exactly: bool) {
        let known = self.families.len();
        let rests = rests(query);
        for letters_off in 1..query.len() {
            let believed = |rest: &&Rest| rest.letters_off == letters_off && (exactly || !rest.is_short);
            for rest in rests.iter().filter(believed) {
                self.plain(rest, reach, exactly);
                if self.families.len() > known {
                    return;
                }
            }
        }
        self.guessed(query, reach, exactly, false);
        for rest in rests.iter().filter(|rest| !rest.is_short) {
            if self.families.len() == known {
                self.guessed(&rest.word, reach, exactly, rest.has_pronoun);
            }
            if rest.has_pronoun {
                continue;
            }
            // What stands only behind other clitics (للمتقين) has the word as well.
            if self.families.len() == known && exactly && self.dictionary.is_at_hand() {
                self.between_clitics(&rest.word, reach);
            }
        }
    }

    /// Families of words spelt exactly so that are no stacks themselves, and of names spelt exactly so.
    fn plain(&mut self, rest: &Rest, reach: Reach, exactly: bool) {
        if !self.dictionary.may_have(&[&rest.word]) {
            return;
        }
        let bare = decode(&rest.word);
        let folded = fold_text(&bare);
        let future = rest.proclitics.particle == Particle::Seen;
        for word in self.dictionary.spelt(&folded) {
            let Entry { bare: spelling, family, analysis } = self.dictionary.entry(word);
            let with_ending = analysis.relation == Relation::Ending && rest.word.ends_with(&[ALEF]);
            let accusative = rest.proclitics.article && with_ending;
            let is_sure = !rest.is_short || analysis.trust != Trust::Corpus;
            let is_so = !exactly || spelling == bare;
            if is_so && analysis.is_bare() && !accusative && is_sure && (!future || self.is_verb(family)) {
                self.reach_family(family, reach);
            }
        }
        for (_, family) in self.named(&folded).into_iter().filter(|&(name, _)| !exactly || name == bare) {
            if (!rest.is_short || self.is_listed(family)) && (!future || self.is_verb(family)) {
                self.reach_family(family, reach);
            }
        }
    }

    /// Families whose headword the word may be a form of; before a pronoun, a form of a verb.
    fn guessed(&mut self, word: &[u8], reach: Reach, exactly: bool, has_pronoun: bool) {
        let word = match word {
            // Read as it folds, ه may be ة.
            [rest @ .., HEH] if !exactly => joined(&[rest, &[TEH_MARBUTA]]),
            _ => word.to_vec(),
        };
        for guess in guess::heads(&word).into_iter().filter(|guess| !has_pronoun || guess.kind == Kind::Verb) {
            if !self.dictionary.may_have(&[&guess.head]) {
                continue;
            }
            let head = decode(&guess.head);
            for (_, family) in self.named(&fold_text(&head)).into_iter().filter(|&(name, _)| !exactly || name == head) {
                let shown = match guess.kind {
                    Kind::Safe => true,
                    Kind::Common => self.is_common(family),
                    Kind::Verb => self.is_verb(family),
                    Kind::Ending(endings) => {
                        self.shows_ending(family, endings) || guess.takes(endings) && self.is_common(family)
                    }
                };
                if shown {
                    self.reach_family(family, reach);
                }
            }
        }
    }

    fn is_common(&self, family: u32) -> bool {
        self.analyses(family).any(|analysis| analysis.trust == Trust::Word)
    }

    pub(super) fn is_verb(&self, family: u32) -> bool {
        let is_verb = |analysis: Analysis| matches!(analysis.relation, Relation::Verb | Relation::VerbForm);
        self.analyses(family).any(is_verb)
    }

    /// Whether the lexicon has the word of a family; only from there have those come that have no words here.
    fn is_listed(&self, family: u32) -> bool {
        let mut analyses = self.analyses(family).peekable();
        analyses.peek().is_none() || analyses.any(|analysis| analysis.trust != Trust::Corpus)
    }

    fn analyses(&self, family: u32) -> impl Iterator<Item = Analysis> {
        let members = self.dictionary.members(family).into_iter();
        members.map(|word| self.dictionary.entry(word).analysis)
    }

    /// Whether a word of the family has one of these endings.
    fn shows_ending(&self, family: u32, endings: &[&[u8]]) -> bool {
        self.dictionary.members(family).into_iter().any(|word| {
            let entry = self.dictionary.entry(word);
            let core = encode(entry.bare).map(|letters| entry.analysis.core(&letters)).unwrap_or_default();
            entry.analysis.relation == Relation::Ending && endings.iter().any(|ending| core.ends_with(ending))
        })
    }
}

/// Every way to take clitics off that is believed.
fn rests(query: &[u8]) -> Vec<Rest> {
    let mut rests = Vec::new();
    let is_god = query.ends_with(&[LAM, LAM, HEH]);
    for Cut { proclitics, rest, .. } in proclitic_cuts(query) {
        for (pronoun, core) in pronoun_cuts(rest) {
            let letters_off = query.len() - core.len();
            let has_pronoun = pronoun != NO_PRONOUN;
            let divides_god = is_god && (has_pronoun || proclitics.article);
            if letters_off == 0 || divides_god || !is_believed(proclitics, pronoun, core) {
                continue;
            }
            let is_short = core.len() < SURE
                && !proclitics.article
                && proclitics.particle != Particle::Seen
                && proclitics != Proclitics::NONE;
            let mut add = |word| rests.push(Rest { letters_off, proclitics, has_pronoun, is_short, word });
            if let (Some((&last, stem)), true) = (core.split_last(), has_pronoun) {
                add(joined(&[stem, &[restored(last)]]));
                if last == WAW {
                    add(joined(&[core, &[ALEF]]));
                }
            }
            add(core.to_vec());
        }
    }
    rests
}

fn is_believed(proclitics: Proclitics, pronoun: u8, core: &[u8]) -> bool {
    let front = match proclitics.particle {
        _ if proclitics.article => core.len() >= 2 && !core.ends_with(&[YEH, ALEF]),
        Particle::Seen => matches!(core, [YEH | TEH | NOON | ALEF_HAMZA, _, _, ..]),
        _ => true,
    };
    let behind = match PRONOUNS[usize::from(pronoun)] {
        [] => true,
        [KAF | YEH, ..] => false,
        _ => core.len() >= 3,
    };
    front && behind
}
