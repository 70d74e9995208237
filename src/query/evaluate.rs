//! A plan → the articles that answer it, in order.

use super::leaf::{Leaf, Row, in_rows, sort_groups};
use super::nearness::{Asked, add_proximity, near};
use super::plan::{Node, Part, Plan};
use super::rank::{Scored, Scorer, Weights, in_order, merge};
use super::restrict;
use crate::index::Index;
use crate::lexicon::Dictionary as _;

/// Articles, the first ones in order, and whether these have everything.
#[derive(Debug, Default)]
pub(super) struct Ranking {
    pub(super) articles: Vec<Scored>,
    pub(super) complete: bool,
    /// Leaves that stand nowhere.
    pub(super) missing: Vec<usize>,
    /// Where texts are to tell more than the order knows: what they are asked.
    pub(super) asked: Vec<Asked>,
}

/// Articles at the front of a look-up that are ordered once more by how near to each other its words stand.
const FRONT: usize = 40;

/// Finds out which articles have what.
pub(super) struct Evaluator<'a> {
    pub(super) index: &'a Index,
    pub(super) scorer: &'a Scorer<'a>,
    pub(super) plan: &'a Plan,
    /// Where texts confirmed leaves that only they can.
    pub(super) confirmed: Vec<Option<Vec<Row>>>,
}

/// Asks for what the evidence of words alike will want, at once with what the words themselves do: the dictionary tells of it.
pub(super) fn ask_for_kin(index: &Index, plan: &Plan) {
    let leaves = plan.parts.iter().filter(|part| !part.excluded).filter_map(Part::leaf);
    for (word, _) in leaves.flat_map(|leaf| plan.leaves[leaf].kin(index)) {
        index.of_word(word);
    }
}

impl Evaluator<'_> {
    /// Ranks the articles that answer the query.
    ///
    /// Everything that is no plain word, phrase or pattern must be fulfilled. Of the plain ones, in a look-up, all must
    /// be found if any article has them all; else an article must have enough of them, beside the best of all or, where none
    /// with the facts that are asked for has so much, of those that have them. Look-ups go by rung, then by score,
    /// questions by score. Ties keep the corpus's order. So many of the `first` are put in order, or some more; the others, or
    /// all if none are wanted, are in none.
    pub(super) fn rank(&self, first: usize) -> Ranking {
        let is_plain = |part: &&Part| !part.excluded && matches!(part.node, Node::Leaf(_));
        let plain: Vec<&Part> = self.plan.parts.iter().filter(is_plain).collect();
        // What is enough of the plain ones is no other for those who look at one source, one tag or one time.
        let apart = |part: &&Part| part.is_fact() && !plain.is_empty();
        let bound = self.plan.parts.iter().filter(|part| !is_plain(part));
        let (facts, bound): (Vec<&Part>, Vec<&Part>) = bound.partition(apart);
        if self.plan.parts.is_empty() {
            return Ranking::default();
        }
        let base = (!bound.is_empty()).then(|| self.all(&bound, false));
        let facts = (!facts.is_empty()).then(|| self.all(&facts, false));
        let leaves: Vec<usize> = plain.iter().filter_map(|part| part.leaf()).collect();
        let lists: Vec<Vec<Scored>> = plain.iter().map(|part| self.node(&part.node, false)).collect();
        if self.index.lacks() {
            return Ranking::default();
        }
        let found = leaves.iter().zip(&lists);
        let is_missing =
            |(leaf, list): &(&usize, &Vec<Scored>)| list.is_empty() || self.plan.leaves[**leaf].is_missing();
        let missing: Vec<usize> = found.filter(is_missing).map(|(&leaf, _)| leaf).collect();
        let frequencies: Vec<usize> = lists.iter().map(Vec::len).collect();
        let mut articles = self.together(lists, base.as_deref());
        let mut enough = self.enough(&articles);
        if let Some(facts) = facts {
            articles.retain(|found| facts.binary_search_by_key(&found.article, |fact| fact.article).is_ok());
            if articles.iter().all(|found| found.evidence < enough) {
                enough = self.enough(&articles);
            }
        }
        let count = plain.len() as u32;
        let has_all = |found: &Scored| found.parts == count;
        let complete = plain.is_empty() || missing.is_empty() && articles.iter().any(has_all);
        let complete_only = self.plan.is_look_up && complete;
        if complete_only && count > 0 {
            articles.retain(|found| found.parts == count);
        } else if count > 0 {
            articles.retain(|found| found.parts > 0 && found.evidence >= enough);
        }
        let mut ranking = Ranking { articles, complete, missing, asked: Vec::new() };
        if first == 0 {
            return ranking;
        }
        let articles = &mut ranking.articles;
        self.add_kin(&leaves, articles);
        in_order(articles, complete_only, first.max(FRONT));
        let Weights { proximity, asked, row, .. } = self.scorer.weights;
        if !self.plan.is_look_up && !self.index.is_at_hand() {
            // The places of many words are more than a reader of a large archive should wait for.
            // The first one stands behind none.
            let meets = |at: usize| row * self.scorer.idf(frequencies[at].max(frequencies[at.saturating_sub(1)]));
            ranking.asked = leaves.iter().enumerate().map(|(at, &leaf)| (leaf, meets(at))).collect();
        } else if !self.index.lacks() {
            let proximity = if self.plan.is_look_up { proximity } else { asked };
            let leaves: Vec<&Leaf> = leaves.iter().map(|&leaf| &self.plan.leaves[leaf]).collect();
            let front = articles.len().min(FRONT);
            add_proximity(self.index, self.scorer, proximity, &leaves, &frequencies, &mut articles[..front]);
            in_order(&mut articles[..front], complete_only, front);
        }
        ranking
    }

    /// The evidence that is enough beside the best of some articles.
    fn enough(&self, articles: &[Scored]) -> f32 {
        articles.iter().map(|found| found.evidence).fold(0.0, f32::max) * self.scorer.weights.enough
    }

    /// What several plain parts have together, among the articles of `base` if there is one; by article.
    fn together(&self, lists: Vec<Vec<Scored>>, base: Option<&[Scored]>) -> Vec<Scored> {
        let join = |into: &mut Scored, other: &Scored| {
            into.add(other);
            into.rung = into.rung.max(other.rung);
        };
        if let (Some(base), true) = (base, lists.is_empty()) {
            return base.to_vec();
        }
        let mut slots: Vec<u32> = vec![0; self.index.articles() as usize];
        let mut all: Vec<Scored> = Vec::new();
        for list in lists {
            for found in list {
                let Some(slot) = slots.get_mut(found.article as usize) else { continue };
                if *slot > 0 {
                    join(&mut all[*slot as usize - 1], &found);
                } else {
                    all.push(found);
                    *slot = all.len() as u32;
                }
            }
        }
        let Some(base) = base else { return all };
        let with = |found: &Scored| {
            let slot = *slots.get(found.article as usize)?;
            let mut scored = *all.get((slot as usize).checked_sub(1)?)?;
            let parts = scored.parts;
            join(&mut scored, found);
            Some(Scored { parts, evidence: scored.evidence - found.evidence, ..scored })
        };
        base.iter().filter_map(with).collect()
    }

    /// The articles that have every part, and none that is excluded.
    fn all(&self, parts: &[&Part], title: bool) -> Vec<Scored> {
        let mut all: Option<Vec<Scored>> = None;
        for part in parts.iter().filter(|part| !part.excluded) {
            let found = self.node(&part.node, title);
            all = Some(match all {
                None => found,
                Some(mut all) => {
                    all.retain_mut(|into| {
                        let Ok(at) = found.binary_search_by_key(&into.article, |found| found.article) else {
                            return false;
                        };
                        into.add(&found[at]);
                        into.rung = into.rung.max(found[at].rung);
                        true
                    });
                    all
                }
            });
        }
        let mut all = all.unwrap_or_else(|| (0..self.index.articles()).map(Scored::plain).collect());
        for part in parts.iter().filter(|part| part.excluded) {
            let found = self.node(&part.node, title);
            all.retain(|kept| found.binary_search_by_key(&kept.article, |found| found.article).is_err());
        }
        all
    }

    /// The articles that have something, in the order of the corpus; in their titles, if so wished.
    fn node(&self, node: &Node, title: bool) -> Vec<Scored> {
        match node {
            Node::Leaf(leaf) => match &self.confirmed[*leaf] {
                Some(rows) => self.scorer.score(&in_rows(rows, self.index, self.scorer, title)),
                None => self.scorer.score(&self.plan.leaves[*leaf].articles(self.scorer, self.index, title)),
            },
            Node::Near(..) => self.scorer.score(&in_rows(&self.rows(node, false), self.index, self.scorer, title)),
            Node::All(parts) => self.all(&parts.iter().collect::<Vec<_>>(), title),
            Node::Any(parts) => {
                let join = |into: &mut Scored, other: &Scored| {
                    into.add(other);
                    into.rung = into.rung.min(other.rung);
                };
                let of_part = |part: &Part| self.all(&[part], title);
                parts
                    .iter()
                    .map(of_part)
                    .fold(Vec::new(), |all, found| merge(&all, &found, |found| found.article, join))
            }
            Node::Title(node) => self.node(node, true),
            Node::Source(words, whole) => restrict::by_source(self.index, words, *whole),
            Node::Tag(words, whole) => restrict::by_tag(self.index, words, *whole),
            Node::Date(days) => restrict::by_date(self.index, *days),
        }
    }

    /// Where something stands; groups wherever one of their parts does. `whole`: every place of what is near, not only the
    /// longest for each end.
    fn rows(&self, node: &Node, whole: bool) -> Vec<Row> {
        match node {
            Node::Leaf(leaf) => match &self.confirmed[*leaf] {
                Some(rows) => rows.clone(),
                None => self.plan.leaves[*leaf].rows(self.index, self.scorer, None),
            },
            Node::Near(nodes, most) => near(nodes.iter().map(|node| self.rows(node, true)).collect(), *most, whole),
            Node::All(parts) | Node::Any(parts) => {
                let mut rows: Vec<Row> =
                    parts.iter().filter(|part| !part.excluded).flat_map(|part| self.rows(&part.node, whole)).collect();
                sort_groups(&mut rows);
                rows
            }
            Node::Title(node) => self.rows(node, whole),
            Node::Source(..) | Node::Tag(..) | Node::Date(_) => Vec::new(),
        }
    }

    /// Adds the evidence of words alike to articles that have other evidence.
    fn add_kin(&self, leaves: &[usize], articles: &mut [Scored]) {
        for &leaf in leaves {
            // What occurrences count, by article: there are few where all spellings are at hand.
            let mut found: Vec<f32> = Vec::new();
            for (word, alike) in self.plan.leaves[leaf].kin(self.index) {
                let Some((family, first)) = self.index.family_of(word) else { continue };
                found.resize(self.index.articles() as usize, 0.0);
                for entry in self.index.list(family).0.iter().filter(|entry| first + u32::from(entry.word) == word) {
                    found[entry.article as usize] += alike * entry.count() as f32;
                }
            }
            if found.is_empty() {
                continue;
            }
            let count = found.iter().filter(|occurrences| **occurrences > 0.0).count();
            let weight = self.scorer.weights.kin * self.scorer.idf(count);
            for scored in articles.iter_mut() {
                if let Some(&occurrences) = found.get(scored.article as usize) {
                    scored.score += weight * self.scorer.saturated(scored.article, occurrences);
                }
            }
        }
    }
}
