//! Results in the shape that leaves the crate: UTF-16 offsets, camelCase names, everything that a view needs.
//!
//! The wasm engine hands these out as typed objects; the command line prints parts of them as JSON. How answers are put into
//! them is in `answers`.

mod answers;

use serde::Serialize;

use super::{Completion, Form, Remark, Rung, Suggestion};
use crate::corpus::{Basis, Precision, Role};

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
    /// Where nothing was found, the parts of the query that only narrow what the rest of it finds.
    #[cfg_attr(feature = "engine", tsify(type = "[number, number][]"))]
    pub conditions: Vec<Utf16Range>,
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
    /// The rule of the other spelling: `table`, `hamza-seat`, `foreign-g`, `long-vowel`, `name-ending`, `joined`, `expansion`.
    pub rule: String,
}
