//! A query → what to look for, and how it hangs together.

use std::ops::Range;

use super::candidates::{Candidate, How, add_slips, candidates, of_shape};
use super::function::is_function_word;
use super::leaf::{Leaf, Step, Way};
use super::query::{Clause, Days, Level, Phrase, Place, What, is_look_up};
use super::respace::{plain_word, respaced};
use super::{Rung, Rungs};
use crate::index::Index;
use crate::lexicon::{Dictionary as _, Rewrite};
use crate::text::{Marks, Token, tokenize};

/// What is to be found, as a tree whose leaves are looked up.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// A leaf, by its number in the plan.
    Leaf(usize),
    /// With at most so many words between neighbours.
    Near(Vec<Node>, u32),
    /// All that are not excluded and none that are.
    All(Vec<Part>),
    Any(Vec<Part>),
    /// In the title.
    Title(Box<Node>),
    Source(Vec<Token>, bool),
    Tag(Vec<Token>, bool),
    Date(Days),
}

/// A part of a query or of a group.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) node: Node,
    pub(super) excluded: bool,
    /// Where it was typed.
    pub(super) span: Range<usize>,
}

impl Part {
    /// Whether it asks for what is known of an article beside its words.
    pub(super) const fn is_fact(&self) -> bool {
        matches!(self.node, Node::Source(..) | Node::Tag(..) | Node::Date(_))
    }

    /// The number of the leaf that it is, if it is one.
    pub(super) const fn leaf(&self) -> Option<usize> {
        match self.node {
            Node::Leaf(leaf) => Some(leaf),
            _ => None,
        }
    }
}

/// A query, planned.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    pub(super) parts: Vec<Part>,
    pub(super) leaves: Vec<Leaf>,
    /// Whether it asks for all of a few words, and not in a whole sentence.
    pub(super) is_look_up: bool,
    /// The leaves that a hit shows: those of parts that are not excluded.
    pub(super) shown: Vec<bool>,
    /// What must be near each other, of what a hit shows.
    pub(super) near: Vec<Near>,
    /// Where a pattern was typed that more words have than are looked for.
    pub(super) too_many: Vec<Range<usize>>,
}

/// What must be near each other.
#[derive(Clone, Debug)]
pub(super) struct Near {
    /// The leaves of each operand, and, where it is near each other itself, its number among all that are.
    pub(super) operands: Vec<(Range<usize>, Option<usize>)>,
    /// How many words may be between.
    pub(super) most: u32,
}

/// Plans the parts of a query. Function words are passed over beside words that are none.
pub(super) fn plan(index: &Index, clauses: &[Clause], rungs: Rungs) -> Plan {
    plan_without(index, clauses, rungs, &[])
}

/// The same; these spellings stand for nothing.
pub(super) fn plan_without(index: &Index, clauses: &[Clause], rungs: Rungs, without: &[String]) -> Plan {
    let is_look_up = is_look_up(&mut clauses.iter());
    let is_free = !is_look_up && rungs.has(Rung::Family) && index.is_at_hand();
    let (meant, guessed) = if is_free { respaced(index, clauses) } else { Default::default() };
    let clauses = if is_free { &meant } else { clauses };
    let plan = Plan { is_look_up, ..Plan::default() };
    let mut planner = Planner { index, rungs, without, plan, shown: true };
    let tells = |clause: &&Clause| !clause.excluded && !is_function(clause);
    let telling = clauses
        .iter()
        .filter(tells)
        .any(|clause| matches!(clause.what, What::Word(_) | What::Phrase(_) | What::Pattern(_)));
    let wanted: Vec<&Clause> =
        clauses.iter().filter(|clause| !telling || clause.excluded || !is_function(clause)).collect();
    planner.plan.parts = planner.parts(&wanted);
    if !is_look_up {
        planner.loosen(&wanted, &guessed);
    }
    planner.plan
}

fn is_function(clause: &Clause) -> bool {
    matches!(&clause.what, What::Word(word) if word.level == Level::Usual && is_function_word(&word.token))
}

struct Planner<'a> {
    index: &'a Index,
    rungs: Rungs,
    without: &'a [String],
    plan: Plan,
    shown: bool,
}

impl Plan {
    /// The leaves that a hit shows.
    pub(super) fn leaves_shown(&self) -> impl Iterator<Item = &Leaf> {
        self.leaves.iter().zip(&self.shown).filter(|(_, shown)| **shown).map(|(leaf, _)| leaf)
    }
}

impl Planner<'_> {
    fn parts(&mut self, clauses: &[&Clause]) -> Vec<Part> {
        let parts: Vec<Part> = clauses
            .iter()
            .map(|clause| {
                let before = self.shown;
                self.shown &= !clause.excluded;
                let node = self.node(&clause.what, &clause.span);
                self.shown = before;
                Part { node, excluded: clause.excluded, span: clause.span.clone() }
            })
            .collect();
        self.rewrite(clauses, &parts);
        parts
    }

    fn node(&mut self, what: &What, span: &Range<usize>) -> Node {
        match what {
            What::Word(word) => {
                let step = self.step(&word.token, self.of_level(word.level));
                self.leaf(vec![step])
            }
            What::Phrase(phrase) => {
                let steps = self.phrase(phrase, span);
                self.leaf(steps)
            }
            What::Pattern(pattern) => {
                let (words, too_many) = of_shape(self.index, pattern);
                self.plan.too_many.extend(too_many.then(|| span.clone()));
                self.leaf(vec![Step { words, ..Step::default() }])
            }
            What::Near(clauses, words) => {
                let mut nodes = Vec::new();
                let mut operands = Vec::new();
                for clause in clauses {
                    let first = self.plan.leaves.len();
                    let mut part = self.parts(&[clause]);
                    nodes.extend(part.pop().map(|part| part.node));
                    let near = matches!(clause.what, What::Near(..)).then(|| self.plan.near.len().saturating_sub(1));
                    operands.push((first..self.plan.leaves.len(), near));
                }
                if self.shown {
                    self.plan.near.push(Near { operands, most: *words });
                }
                Node::Near(nodes, *words)
            }
            What::All(clauses) => Node::All(self.parts(&clauses.iter().collect::<Vec<_>>())),
            What::Any(clauses) => Node::Any(self.parts(&clauses.iter().collect::<Vec<_>>())),
            What::Title(clause) => {
                let node = self.node(&clause.what, &clause.span);
                let excluded = clause.excluded;
                let inner =
                    if excluded { Node::All(vec![Part { node, excluded, span: clause.span.clone() }]) } else { node };
                Node::Title(Box::new(inner))
            }
            What::Source(words, whole) => Node::Source(words.clone(), *whole),
            What::Tag(words, whole) => Node::Tag(words.clone(), *whole),
            What::Date(days) => Node::Date(*days),
        }
    }

    /// Reads plain words as those of a whole sentence, in which a word is evidence and no condition. Vowel marks are how
    /// somebody writes. A word that no text has, and of which it is at most guessed what it is a form of, may be a slip.
    fn loosen(&mut self, clauses: &[&Clause], guessed: &[Range<usize>]) {
        for (clause, part) in clauses.iter().zip(&self.plan.parts) {
            let Some(leaf) = part.leaf().filter(|_| plain_word(clause).is_some()) else { continue };
            for (nth, step) in self.plan.leaves[leaf].ways.iter_mut().flat_map(|way| &mut way.0).enumerate() {
                let Some(typed) = &mut step.typed else { continue };
                typed.marks.fill(Marks::NONE);
                if guessed.contains(&part.span) {
                    for candidate in &mut step.words {
                        (candidate.rung, candidate.own, candidate.how) = (Rung::Near, true, How::Slip);
                    }
                    continue;
                }
                let is_guessed = step.words.iter().all(|candidate| !candidate.own);
                if nth == 0
                    && is_guessed
                    && self.rungs.has(Rung::Family)
                    && self.index.spelt_so(&typed.folded).is_empty()
                {
                    add_slips(self.index, typed, &mut step.words);
                    leave_out(&mut step.words, self.index, self.without);
                }
            }
        }
    }

    fn leaf(&mut self, steps: Vec<Step>) -> Node {
        self.plan.leaves.push(Leaf { ways: vec![Way(steps)] });
        self.plan.shown.push(self.shown);
        Node::Leaf(self.plan.leaves.len() - 1)
    }

    fn step(&self, word: &Token, rungs: Rungs) -> Step {
        let mut words = candidates(self.index, word, rungs);
        leave_out(&mut words, self.index, self.without);
        Step { words, typed: Some(word.clone()), is_any: false }
    }

    fn phrase(&mut self, phrase: &Phrase, span: &Range<usize>) -> Vec<Step> {
        let rungs = match phrase.level {
            // Quoted words are exact; without the exact rung they keep their order and widen their spelling.
            Level::Usual if self.rungs.has(Rung::Exact) => Rungs::of([Rung::Exact]),
            Level::Usual | Level::Near => self.rungs,
            Level::Exact => Rungs::of([Rung::Exact]),
        };
        let mut steps = Vec::new();
        for place in &phrase.places {
            steps.push(match place {
                Place::Word(word) => self.step(word, rungs),
                Place::Any => Step { is_any: true, ..Step::default() },
                Place::Pattern(pattern) => {
                    let (words, too_many) = of_shape(self.index, pattern);
                    self.plan.too_many.extend(too_many.then(|| span.clone()));
                    Step { words, ..Step::default() }
                }
            });
        }
        // What any word may be at either end asks for nothing.
        let first = steps.iter().position(|step| !step.is_any).unwrap_or_default();
        steps.drain(..first);
        while steps.len() > 1 && steps.last().is_some_and(|step| step.is_any) {
            steps.pop();
        }
        steps
    }

    fn of_level(&self, level: Level) -> Rungs {
        match level {
            Level::Usual => self.rungs,
            Level::Exact => Rungs::of([Rung::Exact]),
            Level::Near => Rungs::ALL,
        }
    }

    /// Finds words in a row that are one name in another spelling (عبد الله, عبدالله; كانون الأول, ديسمبر) in that spelling
    /// too, on the family rung.
    fn rewrite(&mut self, clauses: &[&Clause], parts: &[Part]) {
        let mut start = 0;
        // What is excluded stands alone.
        for stretch in clauses.chunk_by(|a, b| !a.excluded && !b.excluded) {
            let end = start + stretch.len();
            self.rewrite_stretch(stretch, &parts[start..end]);
            start = end;
        }
    }

    fn rewrite_stretch(&mut self, clauses: &[&Clause], parts: &[Part]) {
        if !self.rungs.has(Rung::Family) || self.index.lacks() {
            return;
        }
        // What is no plain word keeps its neighbours apart: no name could go on with it.
        let bare: Vec<&str> = clauses
            .iter()
            .map(|clause| match &clause.what {
                What::Word(word) if word.level != Level::Exact => word.token.bare.as_str(),
                _ => "",
            })
            .collect();
        for Rewrite { range, words, .. } in self.index.variants().rewrites(&bare) {
            let leaves: Vec<usize> = parts[range.clone()].iter().filter_map(Part::leaf).collect();
            let is_filed = || {
                let first = leaves.first().map(|&leaf| &self.plan.leaves[leaf].ways[0].0[0]);
                first.is_some_and(|step| step.words.iter().any(|candidate| matches!(candidate.how, How::Spelling)))
            };
            // Names of several words are filed as one word too, where that is printed: only a word that is not is tried in pieces.
            if leaves.len() != range.len() || (range.len() == 1 && words.len() > 1 && is_filed()) {
                continue;
            }
            let typed = words.iter().flat_map(|word| tokenize(word));
            let steps = typed.map(|word| {
                // Of most words in a row no name is made, and what else one that is nowhere might be is not asked for.
                let is_tried = self.index.is_at_hand() || !self.index.spelt_so(&word.folded).is_empty();
                let mut words = if is_tried { candidates(self.index, &word, Rungs::USUAL) } else { Vec::new() };
                // The month مارس is no form of the verb.
                words.retain(|candidate| candidate.own);
                Step { words: on_family_rung(words), typed: Some(word), is_any: false }
            });
            let way = Way(steps.collect());
            if way.0.iter().all(|step| !step.words.is_empty()) {
                for &leaf in &leaves {
                    self.plan.leaves[leaf].ways.push(way.clone());
                }
            }
        }
    }
}

/// Takes out the words with one of these spellings.
fn leave_out(words: &mut Vec<Candidate>, index: &Index, without: &[String]) {
    if !without.is_empty() {
        let is_out = |word: u32| index.member(word).is_some_and(|member| without.iter().any(|out| out == member.bare));
        words.retain(|candidate| !is_out(candidate.word));
    }
}

fn on_family_rung(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    for candidate in &mut candidates {
        candidate.rung = Rung::Family;
    }
    candidates
}
