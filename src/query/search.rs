//! A corpus made searchable: requests in, hits out.

use std::ops::Range;

use super::find::{Finder, Match, text_of};
use super::rank::{Ranked, rank};
use super::snippet::{Snippet, Span, cut, distinct_clauses, merged};
use super::{Clause, Query, Remark, RemarkCode, Rung, Rungs};
use crate::corpus::Corpus;
use crate::index::{Index, WordFamilies};
use crate::sort::sort_by;
use crate::text::tokenize;

/// Snippets shown for one article.
const SNIPPETS: usize = 2;

/// What a reader asks for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The query as typed.
    pub query: String,
    /// The rungs that may be used.
    pub rungs: Rungs,
    /// Hits to pass over.
    pub offset: usize,
    /// The most hits to give out; `None` for all.
    pub limit: Option<usize>,
}

impl Request {
    /// The usual rungs, the first ten hits.
    pub fn new(query: impl Into<String>) -> Self {
        Self { query: query.into(), rungs: Rungs::USUAL, offset: 0, limit: Some(10) }
    }
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// How many articles answer the query, those not given out included.
    pub total: usize,
    /// The articles asked for, best first.
    pub hits: Vec<Hit>,
    /// What was odd about the query or the result.
    pub remarks: Vec<Remark>,
    /// The folded words that were looked for.
    pub terms: Vec<String>,
}

/// An article that answers the query.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Position of the article in the corpus.
    pub article: usize,
    /// Relevance; comparable within one result only.
    pub score: f32,
    /// The widest rung that some part of the query needs here.
    pub rung: Rung,
    /// Occurrences of all parts of the query.
    pub matches: u32,
    /// Byte ranges of the title that match.
    pub title_marks: Vec<Range<usize>>,
    /// The best pieces of the text, in its order; the title if only that matches.
    pub snippets: Vec<Snippet>,
}

/// Where a query matches in one article: paragraph numbers (0 is the title) in order, each with byte ranges in order and
/// apart from each other.
pub type ArticleMatches = Vec<(u32, Vec<Range<usize>>)>;

/// A corpus and its index.
#[derive(Clone, Debug)]
pub struct Searcher {
    corpus: Corpus,
    index: Index,
}

impl Searcher {
    /// Indexes a corpus; words belong together only as far as spelling tells.
    pub fn new(corpus: Corpus) -> Self {
        let index = Index::build(&corpus);
        let index = index.with_families(WordFamilies::default());
        Self { corpus, index }
    }

    /// Indexes a corpus whose word families were computed before.
    pub fn with_families(corpus: Corpus, families: WordFamilies) -> Self {
        let index = Index::build(&corpus).with_families(families);
        Self { corpus, index }
    }

    /// Indexes a corpus and sorts its words into families.
    #[cfg(feature = "lexicon")]
    pub fn with_lexicon(corpus: Corpus, lexicon: &crate::lexicon::Lexicon) -> Self {
        let index = Index::build(&corpus);
        let families = WordFamilies::of(&index.vocabulary(), Some(lexicon));
        Self { corpus, index: index.with_families(families) }
    }

    /// The corpus searched.
    pub const fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// The index searched.
    pub const fn index(&self) -> &Index {
        &self.index
    }

    /// Answers a request. Never fails: a query with nothing to look for has no hits and a remark.
    pub fn search(&self, request: &Request) -> Found {
        let query = Query::parse(&request.query);
        let (found, ranked, remarks) = self.run(&query, request.rungs);
        let hits = ranked.iter().skip(request.offset).take(request.limit.unwrap_or(usize::MAX));
        Found {
            total: ranked.len(),
            hits: hits.map(|ranked| self.present(ranked, &found)).collect(),
            remarks,
            terms: query.clauses.iter().flat_map(Clause::words).map(|word| word.folded.clone()).collect(),
        }
    }

    /// The best articles for a query, as positions in the corpus, without cutting snippets.
    pub fn rank(&self, query: &str, limit: usize) -> Vec<usize> {
        let (_, ranked, _) = self.run(&Query::parse(query), Rungs::USUAL);
        ranked.iter().take(limit).map(|ranked| ranked.article as usize).collect()
    }

    /// Every place in one article where some part of a query matches.
    pub fn matches(&self, article: usize, query: &str, rungs: Rungs) -> ArticleMatches {
        let mut finder = Finder::new(&self.corpus, &self.index);
        let found = finder.find_all(&Query::parse(query).clauses, rungs);
        spans(article as u32, &found)
            .iter()
            .map(|(paragraph, spans)| (*paragraph, bytes(self.text(article, *paragraph), spans)))
            .collect()
    }

    fn run(&self, query: &Query, rungs: Rungs) -> (Vec<Vec<Match>>, Vec<Ranked>, Vec<Remark>) {
        let mut finder = Finder::new(&self.corpus, &self.index);
        let found = finder.find_all(&query.clauses, rungs);
        let ranking = rank(&found, &self.index);
        let mut remarks = query.remarks.clone();
        for (clause, _) in query.clauses.iter().zip(&found).filter(|(_, matches)| matches.is_empty()) {
            remarks.push(missing(clause, &mut finder));
        }
        if !ranking.complete && !ranking.articles.is_empty() {
            let note = "no article has all the words; these have most of them";
            let end = query.clauses.last().map_or(0, |clause| clause.span().end);
            remarks.push(Remark::new(RemarkCode::SomeWords, 0..end, note));
        }
        (found, ranking.articles, remarks)
    }

    pub(super) fn text(&self, article: usize, paragraph: u32) -> &str {
        self.corpus.articles.get(article).map_or("", |article| text_of(article, paragraph))
    }

    fn present(&self, ranked: &Ranked, found: &[Vec<Match>]) -> Hit {
        let article = ranked.article as usize;
        let text = |paragraph| self.text(article, paragraph);
        let mut paragraphs = spans(ranked.article, found);
        let title =
            if paragraphs.first().is_some_and(|first| first.0 == 0) { paragraphs.remove(0).1 } else { Vec::new() };
        // Both lists are short: a few paragraphs of one article.
        while paragraphs.len() > SNIPPETS {
            let worth = |(at, (_, spans)): (usize, &(u32, Vec<Span>))| {
                ((distinct_clauses(spans.iter()), spans.len(), std::cmp::Reverse(at)), at)
            };
            let worst = paragraphs.iter().enumerate().map(worth).min().map_or(0, |(_, at)| at);
            paragraphs.remove(worst);
        }
        let mut snippets: Vec<Snippet> =
            paragraphs.iter().map(|(paragraph, spans)| cut(*paragraph, text(*paragraph), spans)).collect();
        if snippets.is_empty() {
            snippets.push(cut(0, text(0), &title));
        }
        let title_marks = bytes(text(0), &title);
        Hit { article, score: ranked.score, rung: ranked.rung, matches: ranked.matches, title_marks, snippets }
    }
}

/// Says what is known about a clause that stands nowhere.
fn missing(clause: &Clause, finder: &mut Finder) -> Remark {
    let folded = Rungs::of([Rung::Folded]);
    if let Clause::Phrase(_) = clause
        && let places = finder.find(clause, folded).len()
        && places > 0
    {
        let note = format!("not found as quoted; {places} times in another spelling (exact rung off)");
        return Remark::new(RemarkCode::PhraseFolded, clause.span(), note);
    }
    let words = clause.words().iter().fold(String::new(), |words, word| words + " " + &word.bare);
    Remark::new(RemarkCode::UnknownWord, clause.span(), format!("not in any article:{words}"))
}

/// The matches in one article by paragraph, paragraphs and spans in order.
fn spans(article: u32, found: &[Vec<Match>]) -> Vec<(u32, Vec<Span>)> {
    let mut spans: Vec<(u32, Span)> = Vec::new();
    for (clause, matches) in found.iter().enumerate() {
        let from = matches.partition_point(|found| found.place.article < article);
        for found in matches[from..].iter().take_while(|found| found.place.article == article) {
            let start = found.place.word as usize;
            spans.push((found.place.paragraph, Span { words: start..start + found.words as usize, clause }));
        }
    }
    let key = |(paragraph, span): &(u32, Span)| (*paragraph, span.words.start, span.words.end, span.clause);
    sort_by(&mut spans, |a, b| key(a).cmp(&key(b)));
    let by_paragraph = spans.chunk_by(|a, b| a.0 == b.0);
    by_paragraph.map(|spans| (spans[0].0, spans.iter().map(|(_, span)| span.clone()).collect())).collect()
}

/// Spans of words as byte ranges of the paragraph, in order, apart from each other.
pub(super) fn bytes(text: &str, spans: &[Span]) -> Vec<Range<usize>> {
    let words: Vec<_> = tokenize(text).map(|token| token.range).collect();
    merged(spans.iter().map(|span| words[span.words.start].start..words[span.words.end - 1].end))
}
