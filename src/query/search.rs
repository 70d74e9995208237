//! A corpus made searchable: requests in, hits out.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use serde::Serialize;

use super::evaluate::{Evaluator, Ranking, ask_for_kin};
use super::leaf::{Leaf, Row};
use super::nearness::{Asked, in_a_row};
use super::plan::{Part, Plan, plan, plan_without};
use super::query::{Clause, Level, What};
use super::rank::{InArticle, Scored, Scorer, Weights};
use super::restrict::{Facets, Order, arrange, facets};
use super::scan::{Occurrence, Scanner};
use super::snippet::{Snippet, Span, cut, distinct_clauses, merged};
use super::{Query, Remark, RemarkCode, Rung, Rungs};
use crate::Error;
use crate::corpus::Article;
use crate::index::filed::texts;
use crate::index::{Answer, Index};
use crate::sort::sort_by;
use crate::text::word_ranges;

/// Snippets shown for one article.
const SNIPPETS: usize = 2;

/// So many articles are put in order together by what only their texts tell: as many as a page shows first (`FIRST` in
/// `www/js/state.js`), which waits for no other texts.
const TOGETHER: usize = 5;
/// Articles that are put in order at least, for a reader who goes on; a whole number of fives.
const ORDERED: usize = 100;

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
    /// The order of the hits.
    pub order: Order,
    /// Spellings that stand for no word of the query, without vowel marks.
    pub without: Vec<String>,
}

impl Request {
    /// The usual rungs, the first ten hits.
    pub fn new(query: impl Into<String>) -> Self {
        Self {
            query: query.into(),
            rungs: Rungs::USUAL,
            offset: 0,
            limit: Some(10),
            order: Order::Relevance,
            without: Vec::new(),
        }
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
    /// How many articles need each rung at least, strict first.
    pub by_rung: [u32; 4],
}

/// An article that answers the query.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Position of the article in the corpus.
    pub article: usize,
    /// The article itself.
    pub found: Article,
    /// Words of its title and its text.
    pub words: u32,
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

/// A spelling of the corpus that stands for a word of a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub struct Form {
    /// Without vowel marks.
    pub spelling: String,
    /// The strictest rung on which it does.
    pub rung: Rung,
    /// How often the corpus has it.
    pub occurrences: u32,
}

/// Where a query matches in one article: paragraph numbers (0 is the title) in order, each with byte ranges in order and
/// apart from each other.
pub type ArticleMatches = Vec<(u32, Vec<Range<usize>>)>;

/// An index and what can be asked of it.
///
/// Questions to an index that is not whole go through [`put`](Self::put): they are answered as far as what is loaded
/// tells, and `put` tells when that is not all.
#[derive(Debug)]
pub struct Searcher {
    index: Index,
    weights: Weights,
    /// What was searched for last: its texts, its next hits and its facets are asked for next.
    last: RefCell<Option<Rc<Run>>>,
}

impl Searcher {
    /// Opens an index from the bytes of its root, or of a bundle of all its files.
    pub fn open(bytes: &[u8]) -> Result<Self, Error> {
        Ok(Self { index: Index::open(bytes)?, weights: Weights::USUAL, last: RefCell::default() })
    }

    /// Indexes a corpus; words belong together only as far as spelling tells, unless a lexicon knows more.
    #[cfg(feature = "lexicon")]
    pub fn of(corpus: &crate::corpus::Corpus, lexicon: Option<&crate::lexicon::Lexicon>) -> Result<Self, Error> {
        Self::open(&crate::index::build::bundle(corpus, lexicon, &crate::index::build::OneByOne)?)
    }

    /// Takes in a file that [`put`](Self::put) told to be needed.
    pub fn supply(&mut self, name: &str, file: &[u8]) -> Result<(), Error> {
        self.index.supply(name, file)
    }

    /// Puts a question: its answer, or which files it needs first.
    ///
    /// ```
    /// use kashshaf::index::Answer;
    /// use kashshaf::query::{Request, Searcher};
    /// # fn read(name: &str) -> Vec<u8> { Vec::new() }
    /// # fn ask(searcher: &mut Searcher) -> Result<(), kashshaf::Error> {
    /// let found = loop {
    ///     match searcher.put(|searcher| searcher.search(&Request::new("حلب")))? {
    ///         Answer::Ready(found) => break found,
    ///         Answer::Needs(files) => files.iter().try_for_each(|name| searcher.supply(name, &read(name)))?,
    ///     }
    /// };
    /// # Ok(())
    /// # }
    /// ```
    pub fn put<T>(&self, question: impl FnOnce(&Self) -> T) -> Result<Answer<T>, Error> {
        self.index.answer(|_| question(self))
    }

    /// The index searched.
    pub const fn index(&self) -> &Index {
        &self.index
    }

    /// An article by its number in the corpus.
    pub fn article(&self, number: usize) -> Option<Article> {
        self.index.article(number as u32)
    }

    /// The number of the article with an id.
    pub fn number_of(&self, id: &str) -> Option<usize> {
        self.index.article_of(id).map(|number| number as usize)
    }

    /// Ranks by other weights.
    #[cfg(feature = "lexicon")]
    #[must_use]
    pub fn weighing(self, weights: Weights) -> Self {
        Self { weights, last: RefCell::default(), ..self }
    }

    /// Answers a request. Never fails: a query with nothing to look for has no hits and a remark.
    pub fn search(&self, request: &Request) -> Found {
        let end = request.limit.map_or(usize::MAX, |limit| request.offset.saturating_add(limit));
        // Other orders follow relevance where they tell nothing.
        let first = if request.order == Order::Relevance { end } else { usize::MAX };
        let run = self.run(&request.query, request.rungs, &request.without, first);
        let articles = arrange(&self.index, &run.ranking.articles, request.order);
        if self.index.lacks() {
            return Found::default();
        }
        let scanner = Scanner::new(&self.index, &run.plan);
        let is_unsure = self.is_unsure(&run.plan);
        let mut total = articles.len();
        let mut by_rung = [0; Rung::ALL.len()];
        for scored in articles.iter() {
            by_rung[scored.rung as usize] += 1;
        }
        let asked: &[Asked] = if request.order == Order::Relevance { &run.ranking.asked } else { &[] };
        let together = if asked.is_empty() { 1 } else { TOGETHER };
        let mut hits: Vec<Hit> = Vec::new();
        let mut passed = 0;
        for articles in articles.chunks(together) {
            if passed + hits.len() >= end {
                break;
            }
            // Only where texts are still to confirm something, all hits before the page must be looked at.
            if passed + articles.len() <= request.offset && !is_unsure {
                passed += articles.len();
                continue;
            }
            let first = hits.len();
            for scored in articles {
                let Some(hit) = self.present(scored, &scanner, asked, is_unsure) else {
                    total -= 1;
                    by_rung[scored.rung as usize] -= 1;
                    continue;
                };
                let better = hits[first..].iter().take_while(|other| other.score >= hit.score).count();
                hits.insert(first + better, hit);
            }
            if passed + hits.len() <= request.offset {
                passed += hits.len();
                hits.clear();
            }
        }
        hits.truncate(end - passed);
        hits.drain(..hits.len().min(request.offset - passed));
        let typed = run.plan.leaves_shown().flat_map(|leaf| &leaf.ways[0].0).filter_map(|step| step.typed.as_ref());
        let terms = typed.map(|word| word.folded.clone()).collect();
        Found { total, hits, remarks: run.remarks.clone(), terms, by_rung }
    }

    /// How many articles answer a query.
    pub fn count(&self, query: &str, rungs: Rungs) -> usize {
        self.run(query, rungs, &[], 0).ranking.articles.len()
    }

    /// The best articles for a query, by number.
    pub fn rank(&self, query: &str, limit: usize) -> Vec<usize> {
        let run = self.run(query, Rungs::USUAL, &[], limit);
        if !run.ranking.asked.is_empty() {
            let found = self.search(&Request { limit: Some(limit), ..Request::new(query) });
            return found.hits.iter().map(|hit| hit.article).collect();
        }
        run.ranking.articles.iter().take(limit).map(|scored| scored.article as usize).collect()
    }

    /// Every place in one article where some part of a query matches; the spellings `without` stand for nothing.
    pub fn matches(&self, article: usize, query: &str, rungs: Rungs, without: &[String]) -> ArticleMatches {
        let plan = plan_without(&self.index, &Query::parse(query).clauses, rungs, without);
        let number = article as u32;
        let Some(article) = self.article(article).filter(|_| !self.index.lacks()) else { return Vec::new() };
        let by_text = Scanner::new(&self.index, &plan).scan(&article, number).0;
        let of_text = |(number, found): (u32, Vec<Occurrence>)| {
            let spans: Vec<Span> = found.into_iter().map(|found| found.span).collect();
            (number, bytes(text_of(&article, number), &spans))
        };
        by_text.into_iter().map(of_text).collect()
    }

    /// Asks for what a query will want, without an answer.
    pub fn prefetch(&self, query: &str) {
        plan(&self.index, &Query::parse(query).clauses, Rungs::USUAL);
    }

    /// How the articles that answer a request divide by source, month and tag.
    pub fn facets(&self, request: &Request) -> Facets {
        let run = self.run(&request.query, request.rungs, &request.without, 0);
        facets(&self.index, &run.ranking.articles)
    }

    /// The spellings that stand for words of a query, most frequent first.
    pub fn forms(&self, query: &str, rungs: Rungs) -> Vec<Form> {
        let plan = plan(&self.index, &Query::parse(query).clauses, rungs);
        let mut forms: Vec<Form> = Vec::new();
        let mut occurrences: Vec<(u32, Vec<u32>)> = Vec::new();
        for leaf in plan.leaves_shown() {
            for candidate in leaf.ways.iter().flat_map(|way| &way.0).flat_map(|step| &step.words) {
                let Some(member) = self.index.member(candidate.word) else { continue };
                if let Some(known) = forms.iter_mut().find(|known| known.spelling == member.bare) {
                    known.rung = known.rung.min(candidate.rung);
                    continue;
                }
                let Some((family, first)) = self.index.family_of(candidate.word) else { continue };
                let at = occurrences.iter().position(|known| known.0 == family).unwrap_or_else(|| {
                    occurrences.push((family, self.index.occurrences(family)));
                    occurrences.len() - 1
                });
                let count = occurrences[at].1.get((candidate.word - first) as usize);
                forms.push(Form {
                    spelling: member.bare.to_owned(),
                    rung: candidate.rung,
                    occurrences: count.copied().unwrap_or_default(),
                });
            }
        }
        sort_by(&mut forms, |a, b| b.occurrences.cmp(&a.occurrences).then_with(|| a.spelling.cmp(&b.spelling)));
        forms
    }

    /// What answers a query, with so many of the first in order, or none where only counting is to be done: that is cheaper.
    fn run(&self, query: &str, rungs: Rungs, without: &[String], first: usize) -> Rc<Run> {
        let first = first.div_ceil(TOGETHER).saturating_mul(TOGETHER);
        let mut last = self.last.borrow_mut();
        let is_same = |run: &&Rc<Run>| run.query == query && run.rungs == rungs && run.without == without;
        if let Some(run) = last.as_ref().filter(is_same).filter(|run| first <= run.first) {
            return Rc::clone(run);
        }
        let run = Rc::new(self.run_anew(query, rungs, without, first));
        if first > 0 && self.index.has_told_all() {
            *last = Some(Rc::clone(&run));
        }
        run
    }

    fn run_anew(&self, query: &str, rungs: Rungs, without: &[String], first: usize) -> Run {
        let Query { clauses, remarks } = Query::parse(query);
        let plan = plan_without(&self.index, &clauses, rungs, without);
        let (query, without) = (query.to_owned(), without.to_vec());
        // Where texts are to confirm something, nobody knows how far hits go.
        let first = match first {
            0 => 0,
            _ if self.is_unsure(&plan) => usize::MAX,
            some => some.max(ORDERED),
        };
        let mut run = Run { query, rungs, without, plan, first, ranking: Ranking::default(), remarks };
        if self.index.lacks() {
            if first > 0 {
                ask_for_kin(&self.index, &run.plan);
            }
            return run;
        }
        let scorer = Scorer::new(&self.index, self.weights);
        let confirmed = self.confirmed(&run.plan, &scorer);
        let ranking = Evaluator { index: &self.index, scorer: &scorer, plan: &run.plan, confirmed }.rank(first);
        if self.index.lacks() {
            return run;
        }
        for part in run.plan.parts.iter().filter(|part| part.leaf().is_some_and(|leaf| ranking.missing.contains(&leaf)))
        {
            let remark = self.missing(part, &clauses, &run.query);
            // Two words that were run together are one that stands nowhere.
            if run.remarks.last() != Some(&remark) {
                run.remarks.push(remark);
            }
        }
        for span in &run.plan.too_many {
            run.remarks.push(Remark::of(RemarkCode::ManyWords, span.clone()));
        }
        if !ranking.complete && !ranking.articles.is_empty() {
            let end = clauses.last().map_or(0, |clause| clause.span.end);
            run.remarks.push(Remark::of(RemarkCode::SomeWords, 0..end));
        }
        run.ranking = ranking;
        run
    }

    /// Whether texts must confirm what the index tells, and too many would have to be loaded to read them all.
    fn is_unsure(&self, plan: &Plan) -> bool {
        plan.leaves_shown().any(Leaf::is_told_by_text) && !self.index.has_texts()
    }

    /// Where the texts confirm leaves that only they can, where all texts are at hand.
    fn confirmed(&self, plan: &Plan, scorer: &Scorer<'_>) -> Vec<Option<Vec<Row>>> {
        let confirm = |leaf: &Leaf| {
            if !leaf.is_told_by_text() || !self.index.has_texts() {
                return None;
            }
            let scanner = Scanner::of(&self.index, std::slice::from_ref(leaf), &[true]);
            let rows = |found: InArticle| {
                self.article(found.article as usize)
                    .map_or_else(Vec::new, |article| scanner.rows(&article, found.article))
            };
            Some(leaf.articles(scorer, &self.index, false).into_iter().flat_map(rows).collect())
        };
        plan.leaves.iter().map(confirm).collect()
    }

    /// Says what is known about a part that stands nowhere.
    fn missing(&self, part: &Part, clauses: &[Clause], query: &str) -> Remark {
        let mut clause = clauses.iter().find(|clause| clause.span == part.span).cloned();
        if let Some(Clause { what: What::Phrase(phrase), .. }) = &mut clause {
            phrase.level = Level::Near;
            let wider = plan(&self.index, clause.as_slice(), Rungs::of([Rung::Folded]));
            let scorer = Scorer::new(&self.index, self.weights);
            let places: u32 = wider
                .leaves
                .iter()
                .flat_map(|leaf| leaf.articles(&scorer, &self.index, false))
                .map(|found| found.count)
                .sum();
            if places > 0 {
                let note =
                    ["not found as quoted; ", &places.to_string(), " times in another spelling (exact rung off)"];
                return Remark::new(RemarkCode::PhraseFolded, part.span.clone(), note.concat());
            }
        }
        let typed = query.get(part.span.clone()).unwrap_or_default();
        Remark::new(RemarkCode::UnknownWord, part.span.clone(), ["not in any article: ", typed].concat())
    }

    /// A hit to be shown; `None` if its text has nothing of what was sought.
    fn present(&self, scored: &Scored, scanner: &Scanner<'_>, asked: &[Asked], is_unsure: bool) -> Option<Hit> {
        let article = self.article(scored.article as usize).unwrap_or_default();
        let (by_text, words) = scanner.scan(&article, scored.article);
        let matches = by_text.iter().map(|(_, found)| found.len() as u32).sum();
        if matches == 0 && is_unsure && !self.index.lacks() {
            return None;
        }
        let score = scored.score + in_a_row(asked, &by_text);
        let spans = |(number, found): (u32, Vec<Occurrence>)| -> (u32, Vec<Span>) {
            (number, found.into_iter().map(|found| found.span).collect())
        };
        let mut paragraphs: Vec<(u32, Vec<Span>)> = by_text.into_iter().map(spans).collect();
        let title =
            if paragraphs.first().is_some_and(|first| first.0 == 0) { paragraphs.remove(0).1 } else { Vec::new() };
        let mut best: Vec<u32> = Vec::new();
        for _ in 0..SNIPPETS {
            let left = paragraphs.iter().filter(|(number, _)| !best.contains(number));
            let worth = |(number, spans): &&(u32, Vec<Span>)| {
                (distinct_clauses(spans.iter()), spans.len(), std::cmp::Reverse(*number))
            };
            best.extend(left.max_by_key(worth).map(|(number, _)| *number));
        }
        paragraphs.retain(|(number, _)| best.contains(number));
        let mut snippets: Vec<Snippet> =
            paragraphs.iter().map(|(paragraph, spans)| cut(*paragraph, text_of(&article, *paragraph), spans)).collect();
        if snippets.is_empty() {
            // Conditions mark nothing: an article that answers them shows how it begins.
            let number = if title.is_empty() { texts(&article).map(|(number, _)| number).nth(1) } else { None };
            snippets.push(cut(number.unwrap_or(0), text_of(&article, number.unwrap_or(0)), &title));
        }
        let title_marks = bytes(&article.title, &title);
        Some(Hit {
            article: scored.article as usize,
            found: article,
            score,
            words,
            rung: scored.rung,
            matches,
            title_marks,
            snippets,
        })
    }
}

/// A query, and its outcome before anything is cut out.
#[derive(Debug)]
struct Run {
    query: String,
    rungs: Rungs,
    without: Vec<String>,
    plan: Plan,
    /// How many of the first are in order.
    first: usize,
    ranking: Ranking,
    remarks: Vec<Remark>,
}

/// The text of a title (0) or of a paragraph by its 1-based number.
pub(super) fn text_of(article: &Article, paragraph: u32) -> &str {
    match paragraph {
        0 => &article.title,
        number => article.paragraphs.get(number as usize - 1).map_or("", |paragraph| &paragraph.text),
    }
}

/// Spans of words as byte ranges of the paragraph, in order, apart from each other.
pub(super) fn bytes(text: &str, spans: &[Span]) -> Vec<Range<usize>> {
    let words: Vec<_> = word_ranges(text).collect();
    merged(spans.iter().map(|span| words[span.words.start].start..words[span.words.end - 1].end))
}
