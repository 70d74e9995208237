//! The family of every word of a vocabulary.

use super::analysis::{Analysis, Trust};
use super::letters::{Word, decode, encode, joined, key};
use super::memory::Table;
use super::resolve::{Node, Resolver, node_of};
use super::spelling::{FixedMap, KeyMap};
use super::store::Lexicon;
use super::table::{Absent, Alternate, Families, Link};
use super::undivided::undivided;
use super::variants::{Rule, Variants, is_exact, may_be_one_name};
use super::vocabulary::Vocabulary;
use crate::workers::{OneByOne, Workers};

/// Headwords that one task compares with the others.
const TASK: usize = 4096;

impl Families {
    /// Sorts a vocabulary (bare words, each once, with how often they occur) into families.
    ///
    /// Without a lexicon, only what the vocabulary itself attests is taken apart.
    pub fn of<S: AsRef<str> + Sync>(words: &[(S, u32)], lexicon: Option<&Lexicon>) -> Self {
        Self::table(&OneByOne, words, lexicon, true).into_families()
    }

    /// The same as a table, with the help of others.
    pub(crate) fn table<S: AsRef<str> + Sync>(
        workers: &impl Workers,
        words: &[(S, u32)],
        lexicon: Option<&Lexicon>,
        at_hand: bool,
    ) -> Table {
        let empty = Lexicon::default();
        let vocabulary = Vocabulary::new(words, workers);
        let mut resolver = Resolver::new(&vocabulary, lexicon.unwrap_or(&empty), workers);
        let mut families = Self::default();
        let mut numbers: FixedMap<Node, u32> = FixedMap::default();
        for (at, (text, _)) in words.iter().enumerate() {
            let letters = &vocabulary.words[at];
            let (number, analysis) = if key(letters).is_some() {
                let (node, how) = resolver.resolve(letters);
                (families.number(&mut numbers, node), how)
            } else {
                families.heads.push(text.as_ref().to_owned());
                (families.heads.len() as u32 - 1, Analysis::WHOLE)
            };
            families.family.push(number);
            families.analyses.push(analysis);
        }
        for word in 0..words.len() {
            for (node, analysis) in resolver.alternates(word) {
                let family = families.number(&mut numbers, node);
                families.alternates.push(Alternate { word: word as u32, family, analysis });
            }
        }
        families.absent = absent(&numbers, &resolver, &vocabulary);
        families.absent.sort_unstable();
        families.absent.dedup();
        families.links = links(&families, workers);
        let nothing = families.heads.len() as u32;
        let spellings = words.iter().map(|(word, _)| word.as_ref().to_owned()).collect();
        // What stands between clitics is found rightly, and to look for it takes longer than all else.
        let mut table = Table::by(workers, spellings, families).at_hand(false);
        let whole = undivided(&table, &numbers, (&resolver, &vocabulary), nothing, workers);
        table.add(whole);
        table.at_hand(at_hand)
    }

    /// Every word a family of its own.
    pub fn apart<S: AsRef<str>>(words: &[(S, u32)]) -> Self {
        Self {
            family: (0..words.len() as u32).collect(),
            analyses: vec![Analysis::WHOLE; words.len()],
            heads: words.iter().map(|(word, _)| word.as_ref().to_owned()).collect(),
            ..Self::default()
        }
    }

    /// The number of a family, a new one if need be.
    fn number(&mut self, numbers: &mut FixedMap<Node, u32>, node: Node) -> u32 {
        let next = self.heads.len() as u32;
        *numbers.entry(node).or_insert_with_key(|node| {
            self.heads.push(decode(node.head()));
            next
        })
    }
}

/// Broken plurals and imperfects of the families that do not occur.
fn absent(numbers: &FixedMap<Node, u32>, resolver: &Resolver<'_>, vocabulary: &Vocabulary) -> Vec<Absent> {
    (resolver.names())
        .filter(|(_, form)| vocabulary.find(form).is_none())
        .filter_map(|(lexeme, form)| Some(Absent { bare: decode(form), family: *numbers.get(&node_of(lexeme))? }))
        .collect()
}

/// Pairs of families whose headwords are other spellings of each other.
fn links(families: &Families, workers: &impl Workers) -> Vec<Link> {
    let variants = Variants::built_in();
    let heads: Vec<Word> = families.heads.iter().map(|head| encode(head).unwrap_or_default()).collect();
    let mut trust = vec![Trust::Corpus; heads.len()];
    let alternates = families.alternates.iter().map(|other| (&other.family, &other.analysis));
    for (&family, analysis) in alternates.chain(families.family.iter().zip(&families.analyses)) {
        trust[family as usize] = analysis.trust;
    }
    let mut by_key: KeyMap<Vec<u32>> = KeyMap::default();
    for (number, head) in heads.iter().enumerate() {
        if let Some(key) = key(head) {
            by_key.entry(key).or_default().push(number as u32);
        }
    }
    let of_head = |number: usize, links: &mut Vec<Link>| {
        let head = &heads[number];
        let from = number as u32;
        variants.respell(head, trust[number] != Trust::Word, &mut |pieces, rule| {
            let spelling = joined(pieces);
            for &to in key(&spelling).and_then(|key| by_key.get(&key)).into_iter().flatten() {
                let other = to as usize;
                let exact = is_exact(spelling.len(), rule);
                let allowed = match rule {
                    Rule::HamzaSeat => trust[number] != Trust::Word || trust[other] != Trust::Word,
                    _ if rule.is_for_names() => may_be_one_name(
                        (&families.heads[number], trust[number]),
                        (&families.heads[other], trust[other]),
                    ),
                    _ => true,
                };
                if from != to && allowed && (!exact || heads[other] == spelling) {
                    links.push(Link { from: from.min(to), to: from.max(to), rule });
                }
            }
        });
    };
    let tasks = (0..heads.len()).step_by(TASK).map(|start| start..heads.len().min(start + TASK)).collect();
    let found = workers.map(tasks, |numbers: std::ops::Range<usize>| {
        let mut links = Vec::new();
        numbers.for_each(|number| of_head(number, &mut links));
        links
    });
    let mut links: Vec<Link> = found.into_iter().flatten().collect();
    links.sort_unstable();
    links.dedup_by_key(|link| (link.from, link.to));
    links
}
