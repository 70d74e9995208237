//! Matches → articles in order of relevance.
//!
//! Scores are BM25 (Robertson & Zaragoza, *The Probabilistic Relevance Framework*, 2009, eq. 3.15 with the idf of eq.
//! 3.3 kept positive): for each clause, idf · tf·(k₁+1) / (tf + k₁·(1 − b + b·length/average)), where tf counts each
//! occurrence by the weight of its rung and more in the title.

use super::Rung;
use super::find::Sought;
use crate::index::Index;
use crate::sort::sort_by;

/// How fast repetition stops to count.
const K1: f32 = 1.2;
/// How much long articles are held back.
const B: f32 = 0.6;
/// What an occurrence in the title counts.
pub(super) const TITLE: f32 = 3.0;

/// Up to this many clauses, every one must be found: a look-up. Longer queries are questions, whose words are evidence.
const LOOK_UP: usize = 4;
/// Where not everything must be found: the share of the best article's evidence (sum of idf) that others must have.
const ENOUGH: f32 = 0.5;

/// What an occurrence counts by its rung.
pub(super) const fn weight(rung: Rung) -> f32 {
    match rung {
        Rung::Exact => 1.0,
        Rung::Folded => 0.9,
        Rung::Family => 0.7,
        Rung::Near => 0.2,
    }
}

/// An article that answers a query.
#[derive(Clone, Debug)]
pub(super) struct Ranked {
    pub(super) article: u32,
    pub(super) score: f32,
    /// The widest rung that some clause needs here.
    pub(super) rung: Rung,
    /// Occurrences of all clauses.
    pub(super) matches: u32,
    /// Clauses with an occurrence.
    clauses: usize,
    /// Sum of the idf of those clauses.
    evidence: f32,
}

/// Articles in order, and whether they have every clause.
pub(super) struct Ranking {
    pub(super) articles: Vec<Ranked>,
    pub(super) complete: bool,
}

/// Ranks the articles that have some of the clauses.
///
/// Look-ups go by rung, then score; questions by score. Ties keep the corpus's order.
pub(super) fn rank(sought: &[Sought], index: &Index) -> Ranking {
    let mut articles = gather(sought, index);
    let complete = articles.iter().any(|ranked| ranked.clauses == sought.len());
    let look_up = sought.len() <= LOOK_UP;
    if look_up && complete {
        articles.retain(|ranked| ranked.clauses == sought.len());
    } else {
        let best = articles.iter().map(|ranked| ranked.evidence).fold(0.0, f32::max);
        articles.retain(|ranked| ranked.evidence >= best * ENOUGH);
    }
    sort_by(&mut articles, |a, b| {
        let by_rung = if look_up { a.rung.cmp(&b.rung) } else { std::cmp::Ordering::Equal };
        by_rung.then(b.score.total_cmp(&a.score)).then(a.article.cmp(&b.article))
    });
    Ranking { articles, complete }
}

/// Adds up what every clause finds in every article.
fn gather(sought: &[Sought], index: &Index) -> Vec<Ranked> {
    let count = index.articles() as f32;
    let average = index.average_length();
    let mut slots: Vec<Option<Ranked>> = vec![None; index.articles() as usize];
    for Sought { articles, .. } in sought {
        let frequency = articles.len() as f32;
        let idf = (1.0 + (count - frequency + 0.5) / (frequency + 0.5)).ln();
        for found in articles {
            let norm = K1 * (1.0 - B + B * index.length(found.article) / average);
            let ranked = slots[found.article as usize].get_or_insert(Ranked {
                article: found.article,
                score: 0.0,
                rung: Rung::Exact,
                matches: 0,
                clauses: 0,
                evidence: 0.0,
            });
            ranked.score += idf * found.weight * (K1 + 1.0) / (found.weight + norm);
            ranked.rung = ranked.rung.max(found.rung);
            ranked.matches = ranked.matches.saturating_add(found.count);
            ranked.clauses += 1;
            ranked.evidence += idf;
        }
    }
    slots.into_iter().flatten().collect()
}
