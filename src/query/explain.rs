//! Why printed words match, as data that a view can put into words: «للمعارضة = ل + ال + معارضة».

use super::leaf::{Leaf, Way};
use super::plan::plan_without;
use super::scan::Scanner;
use super::{Query, Rung, Rungs, Searcher};
use crate::corpus::Article;
use crate::lexicon::Why;
use crate::sort::sort_by;

/// A printed word that matches, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The word of the query, as typed.
    pub typed: String,
    /// The word of the text, without vowel marks.
    pub printed: String,
    /// The rung that it takes.
    pub rung: Rung,
    /// How often it is printed so in the article.
    pub count: u32,
    /// Its parts and its headword, where it takes the family rung.
    pub why: Option<Why>,
}

impl Searcher {
    /// The words of one article that match words of a query, in the order of the query, most frequent first; the spellings
    /// `without` stand for nothing.
    pub fn explain(&self, article: usize, query: &str, rungs: Rungs, without: &[String]) -> Vec<Explanation> {
        let plan = plan_without(self.index(), &Query::parse(query).clauses, rungs, without);
        let number = article as u32;
        let Some(article) = self.article(article).filter(|_| !self.index().lacks()) else { return Vec::new() };
        let mut explanations = Vec::new();
        for leaf in plan.leaves_shown() {
            for at in 0..leaf.ways[0].0.len() {
                let mut of_word = self.of_word(leaf, at, query, &article, number);
                sort_by(&mut of_word, |a, b| {
                    let by_rung = a.rung.cmp(&b.rung).then(b.count.cmp(&a.count));
                    by_rung.then_with(|| a.printed.cmp(&b.printed))
                });
                explanations.append(&mut of_word);
            }
        }
        explanations
    }

    /// The words of an article that stand for one word of a leaf.
    fn of_word(&self, leaf: &Leaf, at: usize, query: &str, article: &Article, number: u32) -> Vec<Explanation> {
        let typed =
            leaf.ways[0].0[at].typed.as_ref().and_then(|word| query.get(word.range.clone())).unwrap_or_default();
        // A word of a phrase is explained wherever it stands.
        let ways = leaf.ways.iter().enumerate().filter_map(|(number, way)| {
            let at = if number == 0 { at } else { 0 };
            let step = if number == 0 || way.0.len() == 1 { way.0.get(at)? } else { return None };
            Some(Way(vec![step.clone()]))
        });
        let alone = [Leaf { ways: ways.collect() }];
        let mut explanations: Vec<Explanation> = Vec::new();
        let scanner = Scanner::of(self.index(), &alone, &[true]);
        for occurrence in scanner.scan(article, number).0.into_iter().flat_map(|(_, found)| found) {
            let printed = self.index().member(occurrence.word).map_or("", |member| member.bare);
            if let Some(known) = explanations.iter_mut().find(|known| known.printed == printed) {
                known.count += 1;
                continue;
            }
            let Some(candidate) = alone[0].candidate(occurrence.word) else { continue };
            explanations.push(Explanation {
                typed: typed.into(),
                printed: printed.into(),
                rung: candidate.rung,
                count: 1,
                why: candidate.how.why(self.index()),
            });
        }
        explanations
    }
}
