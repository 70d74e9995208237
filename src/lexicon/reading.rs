//! The readings of a written word that the lexicon allows, and how likely each is.
//!
//! A word is cut in every way into proclitics, a form of the lexicon, and a pronoun. A cut counts if the form's slot
//! allows what stands around it. Its likelihood is the product of the shares of the slot, the proclitics and the
//! pronoun, lowered where the spelling is off. Which lexeme is meant is decided later, when it is known how common each
//! lexeme is in the corpus (see [`super::weigh`]).

use super::clitics::{Conjunction, Cut, NO_PRONOUN, Particle, Proclitics, proclitic_cuts, pronoun_cuts};
use super::entry::Class;
use super::letters::{ALEF_MAKSURA, TEH_MARBUTA, key};
use super::slot::{Pronoun, Slot};
use super::spelling::{Spelling, spelling_distance};
use super::store::{Form, Lexicon};
use super::variants::other_hamza_end;

/// One way to read a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    pub(crate) lexeme: u32,
    pub(crate) slot: Slot,
    pub(crate) proclitics: Proclitics,
    /// Whether a ل of the article's is not written.
    pub(crate) elided: bool,
    /// Number in [`super::clitics::PRONOUNS`].
    pub(crate) pronoun: u8,
    /// How many letters lie between the clitics.
    pub(crate) length: u8,
    pub(crate) spelling: Spelling,
    /// Probability of this form, given the lexeme.
    pub(crate) likelihood: f32,
}

/// Adds the readings of `word` to `readings`.
pub(crate) fn read(lexicon: &Lexicon, word: &[u8], readings: &mut Vec<Reading>) {
    for Cut { proclitics, elided, rest } in proclitic_cuts(word) {
        for (pronoun, base) in pronoun_cuts(rest) {
            let mut read_as = |letters: &[u8], least: Spelling| {
                let Some(key) = key(letters) else { return };
                for form in lexicon.forms(key) {
                    let class = lexicon.lexemes[form.lexeme as usize].class;
                    let expected = lexicon.spelling(form);
                    if !agree(class, form, proclitics, pronoun, expected) {
                        continue;
                    }
                    let spelling = spelling_distance(letters, expected).max(least);
                    let likelihood = form.slot.surroundings().share
                        * proclitics_share(class, form.slot, proclitics, pronoun)
                        * pronoun_share(class, pronoun)
                        * spelling_share(spelling);
                    let (lexeme, slot, length) = (form.lexeme, form.slot, base.len() as u8);
                    readings.push(Reading { lexeme, slot, proclitics, elided, pronoun, length, spelling, likelihood });
                }
            };
            read_as(base, Spelling::Same);
            if let Some(other) = other_hamza_end(base) {
                read_as(&other, Spelling::Seat);
            }
        }
    }
}

/// Whether the form may stand between these clitics.
fn agree(class: Class, form: &Form, proclitics: Proclitics, pronoun: u8, spelling: &[u8]) -> bool {
    let around = form.slot.surroundings();
    let has_pronoun = pronoun != NO_PRONOUN;
    let verbal = class == Class::Verb;
    let pronoun_fits = match around.pronoun {
        Pronoun::No => !has_pronoun,
        Pronoun::Must => has_pronoun,
        Pronoun::May => !has_pronoun || !matches!(spelling.last(), Some(&(TEH_MARBUTA | ALEF_MAKSURA))),
    };
    let kind_fits = match pronoun {
        8 => matches!(class, Class::Verb | Class::Function(_)),
        11 => !verbal,
        _ => true,
    };
    let article_fits = !proclitics.article || (around.article && !has_pronoun);
    let particle_fits = match proclitics.particle {
        Particle::None => true,
        Particle::Seen => around.future,
        Particle::Lam => around.future || around.preposition,
        Particle::Beh | Particle::Kaf => around.preposition,
    };
    pronoun_fits && kind_fits && article_fits && particle_fits && (class != Class::Name || !has_pronoun)
}

fn proclitics_share(class: Class, slot: Slot, proclitics: Proclitics, pronoun: u8) -> f32 {
    let conjunction = match (proclitics.conjunction, class) {
        (Conjunction::None, _) => 0.88,
        (Conjunction::Waw, Class::Verb | Class::Function(_)) => 0.12,
        (Conjunction::Waw, _) => 0.09,
        (Conjunction::Feh, Class::Verb | Class::Function(_)) => 0.01,
        (Conjunction::Feh, _) => 0.001,
    };
    let particle = match (proclitics.particle, class) {
        (Particle::None, _) => 0.85,
        (Particle::Seen, _) => 0.10,
        (Particle::Lam, Class::Verb) => 0.05,
        (Particle::Lam | Particle::Beh, Class::Adjective) => 0.02,
        (Particle::Lam | Particle::Beh, _) => 0.06,
        (Particle::Kaf, _) => 0.003,
    };
    let article = match (class, proclitics.article) {
        (Class::Verb, _) => 1.0,
        (Class::Function(_), true) => 0.01,
        (Class::Name, true) => 0.10,
        (Class::Name, false) => 0.90,
        (_, true) => 0.45,
        _ if pronoun != NO_PRONOUN || !slot.surroundings().article => 1.0,
        _ => 0.55,
    };
    conjunction * particle * article
}

fn pronoun_share(class: Class, pronoun: u8) -> f32 {
    const NOUN: [f32; 13] = [0.003, 0.0003, 0.035, 0.02, 0.001, 0.003, 0.0002, 0.008, 0.0, 0.045, 0.003, 0.006, 0.87];
    const VERB: [f32; 13] = [0.002, 0.0003, 0.03, 0.015, 0.0005, 0.003, 0.0001, 0.006, 0.005, 0.05, 0.005, 0.0, 0.88];
    let shares = if class == Class::Verb { &VERB } else { &NOUN };
    let share = shares[usize::from(pronoun).min(12)];
    if matches!(class, Class::Function(_)) && share == 0.0 { 0.005 } else { share }
}

pub(crate) const fn spelling_share(spelling: Spelling) -> f32 {
    match spelling {
        Spelling::Same => 1.0,
        Spelling::Loose => 0.05,
        Spelling::Seat => 0.02,
        Spelling::Heh => 0.01,
        Spelling::Contrary => 0.001,
    }
}
