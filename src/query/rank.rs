//! Matches → articles in order of relevance.
//!
//! Scores are BM25 (Robertson & Zaragoza, *The Probabilistic Relevance Framework*, 2009, eq. 3.15 with the idf of eq.
//! 3.3 kept positive): for each clause, idf · tf·(k₁+1) / (tf + k₁·(1 − b + b·length/average)), where tf counts each
//! occurrence by the weight of its rung and more in the title.

use super::Rung;
use super::find::Match;
use crate::index::Index;
use crate::sort::sort_by;

/// How fast repetition stops to count.
const K1: f32 = 1.2;
/// How much long articles are held back.
const B: f32 = 0.6;
/// What an occurrence in the title counts.
const TITLE: f32 = 3.0;

/// Up to this many clauses, every one must be found: a look-up. Longer queries are questions, whose words are evidence.
const LOOK_UP: usize = 4;
/// Where not everything must be found: the share of the best article's evidence (sum of idf) that others must have.
const ENOUGH: f32 = 0.5;

const fn weight(rung: Rung) -> f32 {
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

/// Ranks the articles that have some of the clauses; `found` holds each clause's matches in corpus order.
///
/// Look-ups go by rung, then score; questions by score. Ties keep the corpus's order.
pub(super) fn rank(found: &[Vec<Match>], index: &Index) -> Ranking {
    let mut articles = gather(found, index);
    let complete = articles.iter().any(|ranked| ranked.clauses == found.len());
    let look_up = found.len() <= LOOK_UP;
    if look_up && complete {
        articles.retain(|ranked| ranked.clauses == found.len());
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
fn gather(found: &[Vec<Match>], index: &Index) -> Vec<Ranked> {
    let lengths = index.lengths();
    let count = lengths.len() as f32;
    let average = (index.words() as f32 / count.max(1.0)).max(1.0);
    let mut slots: Vec<Option<Ranked>> = vec![None; lengths.len()];
    for matches in found {
        let by_article = || matches.chunk_by(|a, b| a.place.article == b.place.article);
        let frequency = by_article().count() as f32;
        let idf = (1.0 + (count - frequency + 0.5) / (frequency + 0.5)).ln();
        for occurrences in by_article() {
            let article = occurrences[0].place.article;
            let tf: f32 = occurrences
                .iter()
                .map(|found| weight(found.rung) * if found.place.paragraph == 0 { TITLE } else { 1.0 })
                .sum();
            let rung = occurrences.iter().map(|found| found.rung).min().unwrap_or(Rung::Exact);
            let norm = K1 * (1.0 - B + B * lengths[article as usize] as f32 / average);
            let ranked = slots[article as usize].get_or_insert(Ranked {
                article,
                score: 0.0,
                rung: Rung::Exact,
                matches: 0,
                clauses: 0,
                evidence: 0.0,
            });
            ranked.score += idf * tf * (K1 + 1.0) / (tf + norm);
            ranked.rung = ranked.rung.max(rung);
            ranked.matches += occurrences.len() as u32;
            ranked.clauses += 1;
            ranked.evidence += idf;
        }
    }
    slots.into_iter().flatten().collect()
}
