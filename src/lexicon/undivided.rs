//! Words of the lexicon that a corpus lacks, and that search would take for forms of others.
//!
//! A query word that a corpus does not have is looked for without its clitics and endings ([`super::unseen`]), by letters
//! alone: لسكان is ل + سكان. So would لجنة be ل + جنة, wherever gardens are written of and no committees, and أصل a form
//! of وصل. The lexicon knows better, but only where an index is built. What it knows is stored as forms that do not occur:
//! وحدة leads to its own family, if the corpus has one (الوحدات), or else to a family without words, never to حدة.

use super::analysis::Trust;
use super::clitics::Proclitics;
use super::entry::Class;
use super::letters::{ALEF, BEH, FEH, KAF, LAM, SEEN, WAW, decode};
use super::lookup::{Reach, reach};
use super::memory::Table;
use super::reading::{Reading, read};
use super::resolve::{Node, Resolver, node_of};
use super::slot::Slot;
use super::spelling::FixedMap;
use super::store::{Form, Lexeme};
use super::table::{Absent, Dictionary};
use super::variants::Variants;
use super::vocabulary::Vocabulary;
use crate::workers::Workers;

/// Forms that one task looks at.
const TASK: usize = 16 << 10;

/// The share of a paradigm's use that a form must have: hardly anybody types the rarer ones.
const LEAST_SHARE: f32 = 0.03;

/// How likely letters must be of another word, their own being 1, for both to be meant.
const LEAST_LIKELY: f32 = 0.5;

/// What search would find.
struct Finder<'a> {
    table: &'a Table,
    variants: Variants,
    resolver: &'a Resolver<'a>,
    numbers: &'a FixedMap<Node, u32>,
}

/// The forms that are to be taken whole, each with its family; `nothing` is the one without words.
pub(super) fn undivided(
    table: &Table,
    numbers: &FixedMap<Node, u32>,
    (resolver, vocabulary): (&Resolver<'_>, &Vocabulary),
    nothing: u32,
    workers: &impl Workers,
) -> Vec<Absent> {
    let finder = Finder { table, variants: Variants::built_in(), resolver, numbers };
    let of_form = |(lexeme, form, slot): (&Lexeme, &[u8], Slot)| {
        let is_typed = is_headword(slot) || may_be_divided(form, slot);
        if !is_typed || vocabulary.count(form) > 0.0 || !finder.finds_others(lexeme, form, slot) {
            return None;
        }
        let family = numbers.get(&node_of(lexeme)).copied();
        Some(Absent { bare: decode(form), family: family.unwrap_or(nothing) })
    };
    let tasks = resolver.forms().chunks(TASK).collect();
    let whole = workers.map(tasks, |forms: &[Form]| resolver.usual(forms).filter_map(of_form).collect::<Vec<_>>());
    whole.into_iter().flatten().collect()
}

impl Finder<'_> {
    /// Whether search finds words of other families by a form, which it does not mean.
    fn finds_others(&self, lexeme: &Lexeme, form: &[u8], slot: Slot) -> bool {
        let found = reach(self.table, &self.variants, &decode(form)).families;
        let own = self.numbers.get(&node_of(lexeme));
        let is_other = |&(family, reach): &(u32, Reach)| {
            Some(&family) != own
                && match reach {
                    // بلجيكيا is hardly the adjective.
                    Reach::Respelling(rule) if rule.is_for_names() => {
                        is_headword(slot) && !self.is_unlisted_name(lexeme, family)
                    }
                    Reach::Family | Reach::Reading => !self.is_meant_too(lexeme, form, slot, family),
                    _ => false,
                }
        };
        found.iter().any(is_other)
    }

    /// Whether the lexicon has a name, and not the word that would be another spelling of it.
    fn is_unlisted_name(&self, lexeme: &Lexeme, family: u32) -> bool {
        let trust = |&word: &u32| self.table.entry(word).analysis.trust;
        lexeme.class == Class::Name && self.table.members(family).iter().all(|word| trust(word) == Trust::Corpus)
    }

    /// Whether a form may well be meant as one of a family that is here: كتب is "he wrote" as well as "books".
    fn is_meant_too(&self, lexeme: &Lexeme, form: &[u8], slot: Slot, family: u32) -> bool {
        let lexicon = self.resolver.lexicon();
        let mut readings = Vec::new();
        read(lexicon, form, &mut readings);
        let likeliest = |is_meant: &dyn Fn(&Node, &Reading) -> bool| {
            let likelihood = |reading: &Reading| {
                let read_as = &lexicon.lexemes[reading.lexeme as usize];
                is_meant(&node_of(read_as), reading).then(|| read_as.prior() * reading.likelihood)
            };
            readings.iter().filter_map(likelihood).fold(0.0, f32::max)
        };
        let own = node_of(lexeme);
        let as_own = likeliest(&|node, reading| *node == own && reading.slot == slot);
        let as_other = likeliest(&|node, reading| {
            reading.proclitics == Proclitics::NONE && self.numbers.get(node) == Some(&family)
        });
        as_other > 0.0 && as_other >= LEAST_LIKELY * as_own
    }
}

/// Whether a form begins like clitics, and is one that readers type.
fn may_be_divided(form: &[u8], slot: Slot) -> bool {
    matches!(form, [WAW | FEH | BEH | KAF | LAM | SEEN, ..] | [ALEF, LAM, ..])
        && !slot.is_bound()
        && slot.surroundings().share >= LEAST_SHARE
}

/// Whether dictionaries name a word by a form.
const fn is_headword(slot: Slot) -> bool {
    matches!(slot, Slot::Head | Slot::Plural | Slot::PerfectHe)
}
