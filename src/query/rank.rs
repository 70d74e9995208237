//! What articles have → how relevant they are.
//!
//! The evidence of a word is a sum of BM25 terms (Robertson & Zaragoza, *The Probabilistic Relevance Framework*, 2009,
//! eq. 3.15, with the idf of eq. 3.3 kept positive), one for each breadth in which the word is read:
//!
//! ```text
//! score(word, article) = Σ weight · idf(n) · tf·(k₁ + 1) / (tf + k₁·(1 − b + b·length/average))
//!                        over family (all that stands for the word), strict (the word itself), kin (words alike)
//! idf(n) = ln(1 + (N − n + ½) / (n + ½))       N articles, n of them with the word in that breadth
//! ```
//!
//! *tf* counts occurrences; those in the title `title` times (BM25F with one length), near words `near` times. Kin are words
//! that share most of their letters with the word and that nothing else relates to it: their evidence only adds to that
//! of articles which have something else of the query. In a question, what a word that stands nowhere may be a slip for
//! counts as if it had been typed. The articles of a query of several words are then ordered
//! once more at the front by how near to each other the words stand ([`Weights::proximity`], [`Weights::asked`]); those of a
//! question to a large archive, five by five, by what stands in a row in their texts ([`Weights::row`]).
//!
//! All weights are in [`Weights`]: one choice for ARCD alone and among news. `bench/tune.mjs` tried other values of seven of
//! them, one at a time, on ARCD (MRR@10 .8373): a `repetition` of 0.8 gives .0023 more, an `asked` of 0.5 or 0.8 .0012 or
//! .0015, and every other change loses or gives less than .0002. Those gains are no larger than what chance makes of so many questions
//! (a standard error of .0020, .0012 and .0020), and little repetition loses among news what it gains without. So all stay.

use super::Rung;
use crate::index::Index;
use crate::sort::put_first;

/// What counts how much.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// How fast repetition stops to count (BM25's k₁).
    pub repetition: f32,
    /// How much long articles are held back (BM25's b), from 0 to 1.
    pub length: f32,
    /// Evidence of all that stands for a word.
    pub family: f32,
    /// Evidence of the word itself, folded, whatever proclitics it or the query has.
    pub strict: f32,
    /// Evidence of words alike.
    pub kin: f32,
    /// What an occurrence in the title counts, in occurrences.
    pub title: f32,
    /// What a word among the first of the text counts more.
    pub lead: f32,
    /// What an occurrence of a near word counts.
    pub near: f32,
    /// What words of a look-up that stand side by side add to the score.
    pub proximity: f32,
    /// The same for a question, where all spellings are at hand.
    pub asked: f32,
    /// What words of a question that stand in a row as typed add, in the texts of a large archive.
    pub row: f32,
    /// Where not everything must be found: the share of the best article's evidence that others must have.
    pub enough: f32,
}

impl Weights {
    /// The weights in use.
    pub const USUAL: Self = Self {
        repetition: 1.1,
        length: 0.9,
        family: 0.8,
        strict: 0.3,
        kin: 0.4,
        title: 3.0,
        lead: 1.6,
        near: 0.2,
        proximity: 1.0,
        asked: 0.3,
        row: 0.9,
        enough: 0.3,
    };

    /// Changes the weight of a name; tells whether there is one.
    #[cfg(feature = "lexicon")]
    pub fn set(&mut self, name: &str, weight: f32) -> bool {
        let known = match name {
            "repetition" => &mut self.repetition,
            "length" => &mut self.length,
            "family" => &mut self.family,
            "strict" => &mut self.strict,
            "kin" => &mut self.kin,
            "title" => &mut self.title,
            "lead" => &mut self.lead,
            "near" => &mut self.near,
            "proximity" => &mut self.proximity,
            "asked" => &mut self.asked,
            "row" => &mut self.row,
            "enough" => &mut self.enough,
            _ => return false,
        };
        *known = weight;
        true
    }
}

/// What an article has of one part of a query, before it is weighed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct InArticle {
    pub(super) article: u32,
    /// The strictest rung on which it has it.
    pub(super) rung: Rung,
    /// How often.
    pub(super) count: u32,
    /// Occurrences that count for the family, and those that count for the word itself.
    pub(super) family: f32,
    pub(super) strict: f32,
}

/// An article that answers a query, or a part of one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scored {
    pub(super) article: u32,
    pub(super) score: f32,
    /// The widest rung that some part needs here.
    pub(super) rung: Rung,
    /// Occurrences of all parts.
    pub(super) count: u32,
    /// Parts that it has, and the sum of their idf.
    pub(super) parts: u32,
    pub(super) evidence: f32,
}

impl Scored {
    /// An article that a part needs no evidence for.
    pub(super) const fn plain(article: u32) -> Self {
        Self { article, score: 0.0, rung: Rung::Exact, count: 0, parts: 0, evidence: 0.0 }
    }

    /// Adds what another part has of the same article.
    #[inline(always)]
    pub(super) fn add(&mut self, other: &Self) {
        self.score += other.score;
        self.count = self.count.saturating_add(other.count);
        self.parts += other.parts;
        self.evidence += other.evidence;
    }
}

/// Weighs what articles have.
#[derive(Debug)]
pub(super) struct Scorer<'a> {
    index: &'a Index,
    pub(super) weights: Weights,
    /// k₁·(1 − b + b·length/average) of each level of length.
    norms: Vec<f32>,
}

impl<'a> Scorer<'a> {
    pub(super) fn new(index: &'a Index, weights: Weights) -> Self {
        let Weights { repetition, length, .. } = weights;
        let average = index.average_length();
        let norm = |of_level: f32| repetition * (1.0 - length + length * of_level / average);
        Self { index, weights, norms: index.lengths_of_levels().map(norm).collect() }
    }

    /// How much a word tells that stands in so many articles.
    pub(super) fn idf(&self, articles: usize) -> f32 {
        let (all, some) = (self.index.articles() as f32, articles as f32);
        (1.0 + (all - some + 0.5) / (some + 0.5)).ln()
    }

    /// The BM25 term of so many occurrences, without idf.
    #[inline(always)]
    pub(super) fn saturated(&self, article: u32, occurrences: f32) -> f32 {
        let norm = self.norms.get(usize::from(self.index.level(article))).copied().unwrap_or(1.0);
        occurrences * (self.weights.repetition + 1.0) / (occurrences + norm)
    }

    /// What occurrences count, by where they stand.
    pub(super) fn occurrences(&self, count: u32, in_title: bool, leads: bool) -> f32 {
        let title = if in_title { self.weights.title - 1.0 } else { 0.0 };
        let lead = if leads { self.weights.lead } else { 0.0 };
        count as f32 + title + lead
    }

    /// The scores of the articles that have one part of a query.
    pub(super) fn score(&self, found: &[InArticle]) -> Vec<Scored> {
        let family = self.idf(found.len());
        let strict = self.idf(found.iter().filter(|found| found.strict > 0.0).count());
        let score = |found: &InArticle| Scored {
            article: found.article,
            score: self.weights.family * family * self.saturated(found.article, found.family)
                + self.weights.strict * strict * self.saturated(found.article, found.strict),
            rung: found.rung,
            count: found.count,
            parts: 1,
            evidence: family,
        };
        found.iter().map(score).collect()
    }
}

/// Makes two lists in the order of the articles one; `join` adds the second of an article to the first.
pub(super) fn merge<T: Copy>(a: &[T], b: &[T], article: impl Fn(&T) -> u32, join: impl Fn(&mut T, &T)) -> Vec<T> {
    let mut all = Vec::with_capacity(a.len().max(b.len()));
    let (mut a, mut b) = (a, b);
    while let (Some(first), Some(other)) = (a.first(), b.first()) {
        let (left, right) = (article(first), article(other));
        let mut next = if left <= right { *first } else { *other };
        if left == right {
            join(&mut next, other);
        }
        all.push(next);
        a = &a[usize::from(left <= right)..];
        b = &b[usize::from(right <= left)..];
    }
    all.extend(a);
    all.extend(b);
    all
}

/// Puts so many of the first articles in order: by rung where `by_rung`, then by score, then as the corpus has them.
pub(super) fn in_order(articles: &mut [Scored], by_rung: bool, first: usize) {
    // No score is below zero: the bits of such numbers are in their order.
    let key = |scored: &Scored| {
        let rung = if by_rung { scored.rung as u64 } else { 0 };
        (rung << 32 | u64::from(!scored.score.to_bits()), scored.article)
    };
    put_first(articles, first, |a, b| key(a).cmp(&key(b)));
}
