//! How answers are put into the shapes that leave the crate.

use std::ops::Range;

#[cfg(feature = "json")]
use super::Overview;
use super::{
    ArticleHead, ArticleView, Completions, DateInfo, ExplanationView, Explanations, FacetsView, Forms, HitView,
    ListResponse, ParagraphView, SearchResponse, SnippetView, SourceCount, Suggestions, Utf16Range,
};
use crate::corpus::{Article, Date};
use crate::index::filed::texts;
use crate::lexicon::{Parts, Reach, Relation, Rule, Why};
use crate::query::{Clause, Explanation, Facets, Found, Hit, Query, Remark, Request, Rungs, Searcher, Snippet};
use crate::text::{utf16, word_ranges};

impl From<&Explanation> for ExplanationView {
    fn from(word: &Explanation) -> Self {
        let mut view = Self {
            typed: word.typed.clone(),
            printed: word.printed.clone(),
            rung: word.rung,
            count: word.count,
            parts: Vec::new(),
            head: String::new(),
            relation: String::new(),
            reach: String::new(),
            rule: String::new(),
        };
        if let Some(Why { reach, parts, relation, head }) = &word.why {
            let Parts { proclitics, core, pronoun } = parts;
            let all = proclitics.iter().map(|&clitic| clitic.to_string()).chain([core.clone(), pronoun.clone()]);
            view.parts = all.filter(|part| !part.is_empty()).collect();
            view.head.clone_from(head);
            view.relation = match relation {
                Relation::Headword | Relation::Verb => "headword",
                Relation::Ending => "ending",
                Relation::BrokenPlural => "broken-plural",
                Relation::VerbForm => "verb-form",
                Relation::Spelling => "spelling",
            }
            .into();
            let (reach, rule) = match reach {
                Reach::Spelling => ("spelling", ""),
                Reach::Family => ("family", ""),
                Reach::Stack => ("stack", ""),
                Reach::Reading => ("reading", ""),
                Reach::Homograph => ("homograph", ""),
                Reach::Respelling(rule) => ("respelling", rule_name(*rule)),
            };
            view.reach = reach.into();
            view.rule = rule.into();
        }
        view
    }
}

const fn rule_name(rule: Rule) -> &'static str {
    match rule {
        Rule::Table | Rule::Stem => "table",
        Rule::HamzaSeat => "hamza-seat",
        Rule::ForeignG => "foreign-g",
        Rule::LongVowel => "long-vowel",
        Rule::NameEnding => "name-ending",
        Rule::Joined => "joined",
        Rule::Expansion => "expansion",
    }
}

impl Searcher {
    /// Why words of the article with an id match words of a query; nothing if there is no such article.
    pub fn explanations(&self, id: &str, query: &str, rungs: Rungs, without: &[String]) -> Explanations {
        let words = self.number_of(id).map(|at| self.explain(at, query, rungs, without)).unwrap_or_default();
        Explanations { words: words.iter().map(ExplanationView::from).collect() }
    }

    /// How the articles that answer a request divide.
    pub fn facets_view(&self, request: &Request) -> FacetsView {
        let Facets { sources, months, undated, tags } = self.facets(request);
        let counts = |counts: Vec<(String, u32)>| {
            counts.into_iter().map(|(name, articles)| SourceCount { name, articles }).collect()
        };
        FacetsView { sources: counts(sources), months: counts(months), tags: counts(tags), undated }
    }

    /// The spellings that stand for words of a query.
    pub fn forms_view(&self, query: &str, rungs: Rungs) -> Forms {
        Forms { forms: self.forms(query, rungs) }
    }

    /// Words to go on with.
    pub fn completions(&self, text: &str, limit: usize) -> Completions {
        Completions { words: self.complete(text, limit) }
    }

    /// Other queries that may have been meant.
    pub fn suggestions(&self, query: &str) -> Suggestions {
        Suggestions { queries: self.suggest(query) }
    }

    /// What is in the corpus, as the JSON of an [`Overview`].
    pub fn overview_json(&self) -> &str {
        self.index().about()
    }

    /// What is in the corpus.
    #[cfg(feature = "json")]
    pub fn overview(&self) -> Result<Overview, crate::Error> {
        serde_json::from_str(self.overview_json()).map_err(|_| crate::Error::Damaged)
    }

    /// Some articles, in the corpus's order.
    pub fn list(&self, offset: usize, limit: usize) -> ListResponse {
        let end = offset.saturating_add(limit).min(self.index().articles() as usize);
        ListResponse {
            heads: (offset..end)
                .filter_map(|at| self.article(at))
                .map(|found| Self::head(&found, words_of(&found)))
                .collect(),
        }
    }

    /// Answers a request in the shape for views.
    pub fn answer(&self, request: &Request) -> SearchResponse {
        let Found { total, hits, remarks, terms, by_rung } = self.search(request);
        let hits = hits.into_iter().map(Self::hit).collect();
        let remarks = remarks.into_iter().map(|remark| in_utf16(&request.query, remark)).collect();
        let rungs = by_rung.to_vec();
        let conditions = if total == 0 { conditions(&request.query) } else { Vec::new() };
        SearchResponse { query: request.query.clone(), total: total as u32, remarks, terms, rungs, hits, conditions }
    }

    /// The article with an id, with what the query matches in it; `None` if there is none.
    pub fn view(&self, id: &str, query: &str, rungs: Rungs, without: &[String]) -> Option<ArticleView> {
        let at = self.number_of(id)?;
        let article = &self.article(at)?;
        let matches = self.matches(at, query, rungs, without);
        let marks = |paragraph, text: &str| match matches.binary_search_by_key(&paragraph, |found| found.0) {
            Ok(at) => utf16::ranges(text, &matches[at].1),
            Err(_) => Vec::new(),
        };
        let title_marks = marks(0, &article.title);
        let paragraphs: Vec<_> = article
            .paragraphs
            .iter()
            .zip(1..)
            .map(|(paragraph, number)| ParagraphView {
                number,
                text: paragraph.text.clone(),
                role: paragraph.role,
                noise: paragraph.noise.clone(),
                reason: paragraph.reason.clone(),
                is_title: article.is_title(number as usize - 1),
                marks: marks(number, &paragraph.text),
            })
            .collect();
        let hits = title_marks.len() + paragraphs.iter().map(|paragraph| paragraph.marks.len()).sum::<usize>();
        Some(ArticleView { head: Self::head(article, words_of(article)), paragraphs, title_marks, hits: hits as u32 })
    }

    fn head(article: &Article, words: u32) -> ArticleHead {
        let (title, title_generated) = article.heading();
        ArticleHead {
            id: article.id.clone(),
            // Marks are ranges into the title as it is; only a generated one is cut to size.
            title: if title_generated { title.to_string() } else { article.title.clone() },
            title_generated,
            source: article.source.clone(),
            author: article.author.clone(),
            url: article.url.clone(),
            dateline: article.dateline.clone(),
            date: article.date.as_ref().map(DateInfo::from),
            tags: article.tags.clone(),
            retelling: article.retelling,
            original: article.original.clone(),
            words,
        }
    }

    fn hit(hit: Hit) -> HitView {
        HitView {
            head: Self::head(&hit.found, hit.words),
            score: hit.score,
            rung: hit.rung,
            matches: hit.matches,
            title_marks: utf16::ranges(&hit.found.title, &hit.title_marks),
            snippets: hit.snippets.into_iter().map(SnippetView::from).collect(),
        }
    }
}

/// How many words an article has.
fn words_of(article: &Article) -> u32 {
    texts(article).map(|(_, text)| word_ranges(text).count() as u32).sum()
}

impl From<&Date> for DateInfo {
    fn from(date: &Date) -> Self {
        Self {
            value: date.value.clone(),
            precision: date.precision,
            basis: date.basis,
            evidence: date.evidence.clone(),
        }
    }
}

impl From<Snippet> for SnippetView {
    fn from(snippet: Snippet) -> Self {
        let Snippet { paragraph, text, before, after, marks } = snippet;
        let marks = utf16::ranges(&text, &marks);
        Self { paragraph, text, before, after, marks }
    }
}

/// The parts of a query that only narrow what the rest of it finds.
fn conditions(query: &str) -> Vec<Utf16Range> {
    let clauses = Query::parse(query).clauses.into_iter();
    let spans: Vec<Range<usize>> = clauses.filter(Clause::is_condition).map(|clause| clause.span).collect();
    utf16::ranges(query, &spans)
}

/// A remark with its span in UTF-16 units of the query.
fn in_utf16(query: &str, remark: Remark) -> Remark {
    let span: Range<usize> = remark.start..remark.end;
    let (start, end) = utf16::ranges(query, &[span]).first().copied().unwrap_or_default();
    Remark { start: start as usize, end: end as usize, ..remark }
}
