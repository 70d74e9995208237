//! A query word that the dictionary has in no shape: what remains of it without clitics and endings.
//!
//! Nobody has attested such a word, and there is no lexicon here. So a letter that may be a radical stays, unless the
//! dictionary shows otherwise: وحدة is not و + حدة, لبنان no dual of لبن, شركة no feminine of شرك.
//!
//! | taken off | believed |
//! |---|---|
//! | the article, with clitics before it | always, but for الله and countries (البانيا) |
//! | و ف ب ك ل alone | off words of five letters and more |
//! | س | before what looks like an imperfect, of a verb of the dictionary |
//! | pronouns but ي and ك | off words of three letters and more |
//! | ون ين ان ة | if another word of the family has such an ending |
//! | ة ون ين off an adjective in ي, ات for ة, accusative ا, ات off four letters | always |
//! | persons of a verb | if the headword that they lead to is a verb of the dictionary |

use super::analysis::{Relation, restored};
use super::clitics::{
    Conjunction, Cut, NO_PRONOUN, PRONOUNS, Particle, Proclitics, each_proclitic_cut, each_pronoun_cut,
};
use super::guess::{self, Kind};
use super::letters::{ALEF, ALEF_HAMZA, HEH, KAF, LAM, NOON, TEH, Word, YEH, decode, encode};
use super::lookup::{Reach, Search};
use super::table::{Dictionary, Entry};
use crate::sort::sort_by;
use crate::text::fold;

/// A query word without its clitics. The order is that in which they are tried: the least taken off first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rest {
    letters_off: usize,
    proclitics: Proclitics,
    has_pronoun: bool,
    word: Word,
}

impl<D: Dictionary> Search<'_, D> {
    /// Families of what remains of an unseen word.
    pub(super) fn unseen(&mut self, query: &[u8], reach: Reach) {
        let known = self.families.len();
        let rests = rests(query);
        for rest in &rests {
            self.plain(rest, reach);
            if self.families.len() > known {
                return;
            }
        }
        self.guessed(query, reach);
        for rest in rests.iter().filter(|rest| !rest.has_pronoun) {
            if self.families.len() == known {
                self.guessed(&rest.word, reach);
            }
        }
    }

    /// Families of words spelt exactly so that are no stacks themselves, and of names spelt exactly so.
    fn plain(&mut self, rest: &Rest, reach: Reach) {
        let bare = decode(&rest.word);
        let folded = fold(&bare).text;
        let future = rest.proclitics.particle == Particle::Seen;
        for word in self.dictionary.spelt(&folded) {
            let Entry { bare: spelling, family, analysis } = self.dictionary.entry(word);
            let with_ending = analysis.relation == Relation::Ending && rest.word.ends_with(&[ALEF]);
            let accusative = rest.proclitics.article && with_ending;
            if spelling == bare && analysis.is_bare() && !accusative && (!future || self.is_verb(family)) {
                self.reach_family(family, reach);
            }
        }
        for (_, family) in self.named(&folded).into_iter().filter(|(name, _)| *name == bare) {
            if !future || self.is_verb(family) {
                self.reach_family(family, reach);
            }
        }
    }

    /// Families whose headword the word may be a form of.
    fn guessed(&mut self, word: &[u8], reach: Reach) {
        for guess in guess::heads(word) {
            let head = decode(&guess.head);
            for (_, family) in self.named(&fold(&head).text).into_iter().filter(|(name, _)| *name == head) {
                let shown = match guess.kind {
                    Kind::Safe => true,
                    Kind::Verb => self.is_verb(family),
                    Kind::Ending(endings) => self.shows_ending(family, endings),
                };
                if shown {
                    self.reach_family(family, reach);
                }
            }
        }
    }

    fn is_verb(&self, family: u32) -> bool {
        let members = self.dictionary.members(family);
        members.into_iter().any(|word| self.dictionary.entry(word).analysis.relation == Relation::VerbForm)
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

/// Every way to take clitics off that is believed, least first.
fn rests(query: &[u8]) -> Vec<Rest> {
    let mut rests = Vec::new();
    each_proclitic_cut(query, |Cut { proclitics, rest, .. }| {
        each_pronoun_cut(rest, |pronoun, core| {
            let letters_off = query.len() - core.len();
            let has_pronoun = pronoun != NO_PRONOUN;
            if letters_off == 0 || query.ends_with(&[LAM, LAM, HEH]) || !is_believed(proclitics, pronoun, core) {
                return;
            }
            rests.push(Rest { letters_off, proclitics, has_pronoun, word: core.to_vec() });
            if let (Some((&last, stem)), true) = (core.split_last(), has_pronoun) {
                rests.push(Rest { letters_off, proclitics, has_pronoun, word: [stem, &[restored(last)]].concat() });
            }
        });
    });
    sort_by(&mut rests, Ord::cmp);
    rests
}

fn is_believed(proclitics: Proclitics, pronoun: u8, core: &[u8]) -> bool {
    let front = match (proclitics.particle, proclitics.conjunction) {
        _ if proclitics.article => core.len() >= 2 && !core.ends_with(&[YEH, ALEF]),
        (Particle::Seen, _) => matches!(core, [YEH | TEH | NOON | ALEF_HAMZA, _, _, ..]),
        (Particle::None, Conjunction::None) => true,
        _ => core.len() >= 5,
    };
    let behind = match PRONOUNS[usize::from(pronoun)] {
        [] => true,
        [KAF | YEH, ..] => false,
        _ => core.len() >= 3,
    };
    front && behind
}
