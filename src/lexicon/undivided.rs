//! Words of the lexicon that a corpus lacks, and that search would take for forms of others.
//!
//! A query word that a corpus does not have is looked for without its clitics and endings ([`super::unseen`]), by letters
//! alone: لسكان is ل + سكان. So would لجنة be ل + جنة, wherever gardens are written of and no committees, and أصل a form
//! of وصل. The lexicon knows better, but only where an index is built. What it knows is stored as forms that do not occur:
//! وحدة leads to its own family, if the corpus has one (الوحدات), or else to a family without words, never to حدة.

use super::analysis::Relation;
use super::clitics::{Cut, Particle, proclitic_cuts};
use super::guess::{self, Guess, Kind};
use super::letters::{ALEF, BEH, FEH, KAF, LAM, NOON, TEH_MARBUTA, WAW, Word, YEH, decode, encode, folded};
use super::resolve::{Node, Resolver, node_of};
use super::slot::Slot;
use super::spelling::{FixedMap, FixedSet};
use super::store::{Form, Lexeme};
use super::table::{Absent, Families};
use super::unseen::SURE;
use super::vocabulary::Vocabulary;
use crate::workers::Workers;

/// Forms that one task looks at.
const TASK: usize = 16 << 10;

/// The share of a paradigm's use that a form must have: hardly anybody types the rarer ones.
const LEAST_SHARE: f32 = 0.03;

/// What search would find.
struct Finder<'a> {
    vocabulary: &'a Vocabulary,
    /// Headwords and other names.
    names: FixedSet<Word>,
    /// These and the words of the corpus, with and without clitics, folded.
    folded: FixedSet<Word>,
    numbers: &'a FixedMap<Node, u32>,
    /// The words with endings, by family.
    ended: FixedMap<u32, Vec<Word>>,
}

/// The forms that are to be taken whole, each with its family; `nothing` is the one without words.
pub(super) fn undivided(
    families: &Families,
    numbers: &FixedMap<Node, u32>,
    (resolver, vocabulary): (&Resolver<'_>, &Vocabulary),
    nothing: u32,
    workers: &impl Workers,
) -> Vec<Absent> {
    let finder = Finder::of(families, numbers, vocabulary);
    let of_form = |(lexeme, form, slot): (&Lexeme, &[u8], Slot)| {
        let may_be_found = may_be_divided(form, slot) || is_headword(slot);
        if !may_be_found || vocabulary.count(form) > 0.0 || !finder.would_find(form, slot) {
            return None;
        }
        let family = numbers.get(&node_of(lexeme)).copied();
        // مدرسة is a school before it is a woman who teaches, قانون a law before anything is قان.
        let has_ending = slot == Slot::Head && matches!(form, [.., TEH_MARBUTA] | [.., WAW | YEH | ALEF, NOON]);
        let is_form = || !has_ending && resolver.nodes(form).any(|node| numbers.contains_key(&node));
        if family.is_none() && (finder.names.contains(form) || is_form()) {
            return None;
        }
        Some(Absent { bare: decode(form), family: family.unwrap_or(nothing) })
    };
    let tasks = resolver.forms().chunks(TASK).collect();
    let whole = workers.map(tasks, |forms: &[Form]| resolver.usual(forms).filter_map(of_form).collect::<Vec<_>>());
    whole.into_iter().flatten().collect()
}

impl<'a> Finder<'a> {
    fn of(families: &Families, numbers: &'a FixedMap<Node, u32>, vocabulary: &'a Vocabulary) -> Self {
        let names = families.heads.iter().chain(families.absent.iter().map(|absent| &absent.bare));
        let names: FixedSet<Word> = names.filter_map(|name| encode(name)).collect();
        let mut ended: FixedMap<u32, Vec<Word>> = FixedMap::default();
        let mut all_folded: FixedSet<Word> = names.iter().map(|name| folded(name)).collect();
        for ((word, &family), analysis) in vocabulary.words.iter().zip(&families.family).zip(&families.analyses) {
            let core = analysis.core(word);
            all_folded.insert(folded(&core));
            if analysis.relation == Relation::Ending {
                ended.entry(family).or_default().push(core);
            }
        }
        all_folded.extend(vocabulary.words.iter().map(|word| folded(word)));
        Self { vocabulary, names, folded: all_folded, numbers, ended }
    }

    fn would_find(&self, form: &[u8], slot: Slot) -> bool {
        let mut cuts = proclitic_cuts(form).into_iter().skip(1);
        may_be_divided(form, slot) && cuts.any(|cut| self.finds_rest(&cut))
            || is_headword(slot) && (self.folded.contains(&folded(form)) || self.finds_guess(form))
    }

    fn finds_rest(&self, cut: &Cut<'_>) -> bool {
        let is_known = self.vocabulary.find(cut.rest).is_some() || self.names.contains(cut.rest);
        let is_sure = cut.proclitics.article || cut.rest.len() >= SURE;
        cut.proclitics.particle != Particle::Seen && (is_known || is_sure && self.finds_guess(cut.rest))
    }

    fn finds_guess(&self, form: &[u8]) -> bool {
        guess::heads(form).into_iter().any(|guess| {
            let Guess { head, kind } = &guess;
            let [verb, nominal, stem] =
                [Node::Verb, Node::Nominal, Node::Stem].map(|node| self.numbers.get(&node(head.clone())));
            match *kind {
                Kind::Verb => verb.is_some(),
                Kind::Common | Kind::Safe => nominal.or(stem).or(verb).is_some(),
                Kind::Ending(endings) => nominal.or(stem).is_some_and(|family| {
                    let has_one = |word: &Word| endings.iter().any(|ending| word.ends_with(ending));
                    guess.takes(endings) || self.ended.get(family).is_some_and(|words| words.iter().any(has_one))
                }),
            }
        })
    }
}

/// Whether a form begins like clitics, and is one that readers type.
fn may_be_divided(form: &[u8], slot: Slot) -> bool {
    matches!(form, [WAW | FEH | BEH | KAF | LAM, ..] | [ALEF, LAM, ..])
        && !slot.is_bound()
        && slot.surroundings().share >= LEAST_SHARE
}

/// Whether dictionaries name a word by a form.
const fn is_headword(slot: Slot) -> bool {
    matches!(slot, Slot::Head | Slot::Plural | Slot::PerfectHe)
}
