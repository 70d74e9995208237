//! Results in the shape that leaves the crate: UTF-16 offsets, camelCase names, everything that a view needs.
//!
//! The wasm engine hands these out as typed objects; the command line prints parts of them as JSON.

use std::ops::Range;

use serde::Serialize;

use super::{
    Completion, Explanation, Facets, Form, Found, Hit, Remark, Request, Rung, Rungs, Searcher, Snippet, Suggestion,
};
use crate::corpus::{Article, Basis, Date, Precision, Role};
use crate::index::filed::texts;
use crate::lexicon::{Parts, Reach, Relation, Rule, Why};
use crate::text::{utf16, word_ranges};

/// A range of UTF-16 units, end excluded.
pub type Utf16Range = (u32, u32);

/// What is in a corpus.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "json", derive(serde::Deserialize))]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub struct Overview {
    /// The collection's name.
    pub title: String,
    /// A paragraph about it.
    pub about: String,
    /// BCP 47 tag of the texts' language.
    pub language: String,
    /// Number of articles.
    pub articles: u32,
    /// Number of words, noise not counted.
    pub words: f64,
    /// Outlets and their numbers of articles, most first; the empty name stands for articles without one.
    pub sources: Vec<SourceCount>,
    /// The earliest day, month or year of any article.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "engine", tsify(optional))]
    pub first_date: Option<String>,
    /// The latest.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "engine", tsify(optional))]
    pub last_date: Option<String>,
}

/// Articles in the corpus's order.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub struct ListResponse {
    /// What is known about each without its text.
    pub heads: Vec<ArticleHead>,
}

/// How many articles answer a query.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub struct Count {
    /// All of them.
    pub total: u32,
}

/// Given instead of an answer: files that the engine must be supplied with first.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub struct Needs {
    /// Paths below the index's folder, without their ending, most wanted first.
    pub needs: Vec<String>,
}

/// An outlet and how many articles it has.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "json", derive(serde::Deserialize))]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub struct SourceCount {
    /// The outlet; empty where articles name none.
    pub name: String,
    /// Its articles.
    pub articles: u32,
}

/// What is known about an article without its text.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub struct ArticleHead {
    /// Stable id, part of the article's address.
    pub id: String,
    /// The title, or the beginning of the first sentence where none is printed.
    pub title: String,
    /// Whether `title` is the latter.
    pub title_generated: bool,
    /// The outlet; empty if unknown.
    pub source: String,
    /// The writer; empty if unknown.
    pub author: String,
    /// Where it was published; empty if unknown.
    pub url: String,
    /// Place of filing; empty if unknown.
    pub dateline: String,
    /// Date of publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "engine", tsify(optional))]
    pub date: Option<DateInfo>,
    /// Key words.
    pub tags: Vec<String>,
    /// Whether the text retells the original in other words.
    pub retelling: bool,
    /// Name of the original file; empty if unknown.
    pub original: String,
    /// Words of the article, noise not counted.
    pub words: u32,
}

/// A date of publication and what it rests on.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub struct DateInfo {
    /// As in the corpus: a day, a month, a year, or two days with a slash between them.
    pub value: String,
    /// How much of the date is known.
    pub precision: Precision,
    /// How it is known.
    pub basis: Basis,
    /// The words that it rests on.
    pub evidence: String,
}

/// What was found.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub struct SearchResponse {
    /// The query as typed.
    pub query: String,
    /// Number of articles that answer it.
    pub total: u32,
    /// What was odd; `start` and `end` are UTF-16 units of the query.
    pub remarks: Vec<Remark>,
    /// The folded words looked for.
    pub terms: Vec<String>,
    /// How many of the articles need each rung at least, strict first.
    #[cfg_attr(feature = "engine", tsify(type = "[number, number, number, number]"))]
    pub rungs: Vec<u32>,
    /// The articles asked for, best first.
    pub hits: Vec<HitView>,
}

/// An article that answers the query.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub struct HitView {
    /// The article.
    pub head: ArticleHead,
    /// Relevance; comparable within one result only.
    pub score: f32,
    /// The widest rung needed.
    pub rung: Rung,
    /// Number of occurrences.
    pub matches: u32,
    /// Parts of `head.title` that match; none where the title is generated.
    #[cfg_attr(feature = "engine", tsify(type = "[number, number][]"))]
    pub title_marks: Vec<Utf16Range>,
    /// The best pieces of the text.
    pub snippets: Vec<SnippetView>,
}

/// A piece of one paragraph.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub struct SnippetView {
    /// 0 for the title, else the 1-based number of the paragraph.
    pub paragraph: u32,
    /// Original text.
    pub text: String,
    /// Whether the paragraph goes on before it.
    pub before: bool,
    /// Whether the paragraph goes on behind it.
    pub after: bool,
    /// Parts of `text` that match.
    #[cfg_attr(feature = "engine", tsify(type = "[number, number][]"))]
    pub marks: Vec<Utf16Range>,
}

/// An article to read, with what a query matches in it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub struct ArticleView {
    /// What is known about it.
    pub head: ArticleHead,
    /// Its paragraphs, noise included.
    pub paragraphs: Vec<ParagraphView>,
    /// Parts of `head.title` that match.
    #[cfg_attr(feature = "engine", tsify(type = "[number, number][]"))]
    pub title_marks: Vec<Utf16Range>,
    /// Number of marks in title and paragraphs.
    pub hits: u32,
}

/// One paragraph of an article.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub struct ParagraphView {
    /// 1-based, noise counted: the *N* of `#/a/ID/pN`.
    pub number: u32,
    /// Original text.
    pub text: String,
    /// What it is.
    pub role: Role,
    /// Kind of noise, where it is noise.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "engine", tsify(optional))]
    pub noise: String,
    /// Why it was marked, where it is noise.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "engine", tsify(optional))]
    pub reason: String,
    /// Whether it only repeats the article's title.
    pub is_title: bool,
    /// Parts of `text` that match.
    #[cfg_attr(feature = "engine", tsify(type = "[number, number][]"))]
    pub marks: Vec<Utf16Range>,
}

/// How a result divides.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub struct FacetsView {
    /// By source, most articles first; the empty name stands for articles without one.
    pub sources: Vec<SourceCount>,
    /// By month, named `YYYY-MM`, in order.
    pub months: Vec<SourceCount>,
    /// By tag, most articles first.
    pub tags: Vec<SourceCount>,
    /// Articles without a date.
    pub undated: u32,
}

/// The spellings that stand for words of a query.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub struct Forms {
    /// Most frequent first.
    pub forms: Vec<Form>,
}

/// Words to go on with.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub struct Completions {
    /// Most frequent first.
    pub words: Vec<Completion>,
}

/// Other queries that may have been meant.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub struct Suggestions {
    /// Those that most articles answer first.
    pub queries: Vec<Suggestion>,
}

/// Why words of an article match.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub struct Explanations {
    /// In the order of the query, strict matches first.
    pub words: Vec<ExplanationView>,
}

/// Why one printed word matches.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub struct ExplanationView {
    /// The word of the query.
    pub typed: String,
    /// The word of the text, without vowel marks.
    pub printed: String,
    /// The rung that it takes.
    pub rung: Rung,
    /// How often it is printed so in the article.
    pub count: u32,
    /// The printed word taken apart: clitics, core, pronoun. Empty unless it takes the family rung.
    pub parts: Vec<String>,
    /// The headword of its family; empty unless it takes the family rung.
    pub head: String,
    /// How the core comes from the headword: `headword`, `ending`, `broken-plural`, `verb-form`, `spelling`.
    pub relation: String,
    /// Why the family answers the word: `spelling`, `family`, `reading`, `stack`, `homograph`, `respelling`; for the last, `rule` says
    /// how.
    pub reach: String,
    /// The rule of the other spelling: `table`, `hamza-seat`, `foreign-g`, `long-vowel`, `name-ending`, `joined`.
    pub rule: String,
}

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
        SearchResponse { query: request.query.clone(), total: total as u32, remarks, terms, rungs, hits }
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

/// A remark with its span in UTF-16 units of the query.
fn in_utf16(query: &str, remark: Remark) -> Remark {
    let span: Range<usize> = remark.start..remark.end;
    let (start, end) = utf16::ranges(query, &[span]).first().copied().unwrap_or_default();
    Remark { start: start as usize, end: end as usize, ..remark }
}
