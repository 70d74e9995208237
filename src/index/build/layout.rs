//! The words of a corpus → families in the order of the file, what each word reaches, and the numbers of all.

use super::Workers;
use super::vocabulary::Vocabulary;
use crate::index::filed::Print;
use crate::lexicon::{Analysis, Families, Lexicon, Reach, Reached, Rule, Table, Variants, reach};
use crate::text::fold_text;

/// Occurrences of families that are put beside a more frequent one that leads to them, so that one block answers.
const MOST_BESIDE: u64 = 6_000;
/// Words that one task looks up.
const TASK: usize = 2048;

/// A word of the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Its spelling, by position in the vocabulary.
    pub(super) spelling: u32,
    pub(super) print: Print,
}

/// A family of the file.
#[derive(Clone, Debug, Default)]
pub(super) struct Family {
    pub(super) head: String,
    /// The numbers of its words.
    pub(super) words: std::ops::Range<u32>,
    pub(super) perhaps: Vec<(u32, Analysis)>,
    pub(super) links: Vec<(u32, Rule)>,
    /// Whether it is put beside the one before it.
    pub(super) beside: bool,
}

/// Families and words by their numbers in the file.
pub(super) struct Layout {
    pub(super) families: Vec<Family>,
    pub(super) words: Vec<Word>,
    /// The first word of each spelling.
    pub(super) word_of: Vec<u32>,
    /// The family and the analysis of each spelling.
    pub(super) family_of: Vec<u32>,
    pub(super) analyses: Vec<Analysis>,
    /// What each spelling reaches, where that is not its own family only.
    pub(super) reached: Vec<Option<Reached>>,
    /// Forms that do not occur, with their families.
    pub(super) absent: Vec<(String, u32)>,
}

impl Layout {
    pub(super) fn of(
        vocabulary: &Vocabulary,
        lexicon: Option<&Lexicon>,
        at_hand: bool,
        workers: &impl Workers,
    ) -> Self {
        let words: Vec<(&str, u32)> =
            vocabulary.spellings.iter().map(|spelling| (&*spelling.bare, spelling.occurrences)).collect();
        let table = if lexicon.is_some() {
            Families::table(workers, &words, lexicon, at_hand)
        } else {
            let spellings = words.iter().map(|(word, _)| (*word).to_owned()).collect();
            Table::by(workers, spellings, Families::apart(&words)).at_hand(at_hand)
        };
        let variants = Variants::built_in();
        let tasks: Vec<&[(&str, u32)]> = words.chunks(TASK).collect();
        let reached = workers.map(tasks, |task: &[(&str, u32)]| {
            task.iter().map(|(bare, _)| reach(&table, &variants, bare)).collect::<Vec<_>>()
        });
        let reached: Vec<Reached> = reached.into_iter().flatten().collect();
        Self::with(vocabulary, table.into_families(), reached)
    }

    fn with(vocabulary: &Vocabulary, mut families: Families, reached: Vec<Reached>) -> Self {
        let (order, beside) = order(vocabulary, &families, &reached);
        let mut number = vec![0; order.len()];
        for (new, &old) in (0..).zip(&order) {
            number[old as usize] = new;
        }
        let renumber = |family: u32| number[family as usize];
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); order.len()];
        for (spelling, family) in (0..).zip(&mut families.family) {
            *family = number[*family as usize];
            members[*family as usize].push(spelling);
        }
        let mut words = Vec::new();
        let mut word_of = vec![0; vocabulary.spellings.len()];
        let mut made: Vec<Family> = Vec::with_capacity(order.len());
        for ((&old, beside), mut members) in order.iter().zip(beside).zip(members) {
            let first = words.len() as u32;
            // Beside each other what differs by clitics only: such columns compress best.
            let letters = |&spelling: &u32| {
                let bare = &*vocabulary.spellings[spelling as usize].bare;
                let (front, behind) = families.analyses[spelling as usize].around();
                let core = bare.strip_prefix(&*front).and_then(|rest| rest.strip_suffix(&*behind));
                (core.unwrap_or(bare).to_owned(), spelling)
            };
            members.sort_by_cached_key(letters);
            for spelling in members {
                word_of[spelling as usize] = words.len() as u32;
                let found = &vocabulary.spellings[spelling as usize];
                words.extend(found.prints.iter().map(|print| Word { spelling, print }));
            }
            let head = std::mem::take(&mut families.heads[old as usize]);
            made.push(Family { head, words: first..words.len() as u32, beside, ..Family::default() });
        }
        for other in &families.alternates {
            let found = &vocabulary.spellings[other.word as usize];
            let first = word_of[other.word as usize];
            let perhaps = &mut made[renumber(other.family) as usize].perhaps;
            let count = found.prints.iter().count() as u32;
            perhaps.extend((first..first + count).map(|word| (word, other.analysis)));
        }
        for link in &families.links {
            let (from, to) = (renumber(link.from), renumber(link.to));
            made[from as usize].links.push((to, link.rule));
            made[to as usize].links.push((from, link.rule));
        }
        let beyond_own = |(own, reached): (&u32, Reached)| {
            let families = reached.families.into_iter().map(|(family, reach)| (renumber(family), reach)).collect();
            let words =
                reached.words.into_iter().map(|(spelling, reach)| (word_of[spelling as usize], reach)).collect();
            let reached = Reached { families, words };
            let own_only = reached.words.is_empty() && reached.families == [(*own, Reach::Family)];
            (!own_only).then_some(reached)
        };
        Self {
            reached: families.family.iter().zip(reached).map(beyond_own).collect(),
            absent: families.absent.iter().map(|absent| (absent.bare.clone(), renumber(absent.family))).collect(),
            families: made,
            words,
            word_of,
            family_of: families.family,
            analyses: families.analyses,
        }
    }
}

impl Layout {
    /// Adds bytes that tell what words and families lead to.
    pub(super) fn tell(&self, to: &mut Vec<u8>) {
        let mut add = |kind: u64, number: u32| {
            to.push(kind as u8);
            to.extend(number.to_le_bytes());
        };
        for (at, reached) in (0..).zip(&self.reached) {
            let Some(Reached { families, words }) = reached else { continue };
            add(0, at);
            for (family, reach) in families {
                add(reach.rank(), *family);
            }
            add(0, families.len() as u32);
            for (word, reach) in words {
                add(reach.rank(), *word);
            }
        }
        for Family { words, perhaps, links, .. } in &self.families {
            add(0, words.end);
            for (word, analysis) in perhaps {
                add(1, *word);
                add(2, analysis.code().into());
            }
            for (family, rule) in links {
                add(*rule as u64, *family);
            }
        }
        for (bare, family) in &self.absent {
            to.extend(bare.as_bytes());
            to.extend(family.to_le_bytes());
        }
    }
}

/// The families in the order of the file: by headword, but those that a more frequent family leads to beside it; and which
/// these are.
fn order(vocabulary: &Vocabulary, families: &Families, reached: &[Reached]) -> (Vec<u32>, Vec<bool>) {
    let count = families.heads.len();
    let mut weight = vec![0_u64; count];
    let mut led: Vec<Vec<u32>> = vec![Vec::new(); count];
    for ((spelling, &own), reached) in vocabulary.spellings.iter().zip(&families.family).zip(reached) {
        weight[own as usize] += u64::from(spelling.occurrences);
        for &(other, _) in reached.families.iter().filter(|(other, _)| *other != own) {
            led[own as usize].push(other);
            led[other as usize].push(own);
        }
    }
    let mut by_weight: Vec<u32> = (0..count as u32).collect();
    by_weight.sort_unstable_by_key(|&family| (std::cmp::Reverse(weight[family as usize]), family));
    let mut leader: Vec<Option<u32>> = vec![None; count];
    for family in by_weight {
        if leader[family as usize].is_some() {
            continue;
        }
        leader[family as usize] = Some(family);
        let mut beside = 0;
        let others = &mut led[family as usize];
        others.sort_unstable_by_key(|&other| (std::cmp::Reverse(weight[other as usize]), other));
        others.dedup();
        for other in others {
            if leader[*other as usize].is_none() && beside + weight[*other as usize] <= MOST_BESIDE {
                leader[*other as usize] = Some(family);
                beside += weight[*other as usize];
            }
        }
    }
    let folded: Vec<String> = families.heads.iter().map(|head| fold_text(head)).collect();
    let leader = |family: u32| leader[family as usize].unwrap_or(family);
    let mut order: Vec<u32> = (0..count as u32).collect();
    order.sort_unstable_by(|&a, &b| {
        let key = |family: u32| {
            (
                &folded[leader(family) as usize],
                leader(family),
                leader(family) != family,
                &folded[family as usize],
                family,
            )
        };
        key(a).cmp(&key(b))
    });
    let beside = order.iter().map(|&family| leader(family) != family).collect();
    (order, beside)
}
