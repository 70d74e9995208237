//! The corpus model.

use serde::Serialize;
#[cfg(feature = "json")]
use serde_json::{Map, Value};

use super::date::Date;

/// The version of the corpus format that this program reads and writes.
pub(super) const VERSION: u64 = 1;

/// A collection of articles.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Corpus {
    /// The format version, 1.
    pub kashshaf: u64,
    /// The collection's name.
    pub title: String,
    /// BCP 47 tag of the texts' language.
    pub language: String,
    /// A paragraph about the collection.
    pub about: String,
    /// The articles, in the collection's own order.
    pub articles: Vec<Article>,
    /// Fields that this program does not know.
    #[cfg(feature = "json")]
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Corpus {
    /// An empty collection with a title.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            kashshaf: VERSION,
            title: title.into(),
            language: "ar".into(),
            about: String::new(),
            articles: Vec::new(),
            #[cfg(feature = "json")]
            extra: Map::new(),
        }
    }
}

/// One article. A title, source, author, place or date that the text does not give is left empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Article {
    /// ASCII letters, digits, `.`, `_` and `-`; unique in its corpus, and part of its address for good.
    pub id: String,
    /// The headline as printed.
    pub title: String,
    /// The outlet.
    pub source: String,
    /// The writer.
    pub author: String,
    /// Where it was published.
    pub url: String,
    /// The place that the report is filed from.
    pub dateline: String,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Free key words.
    pub tags: Vec<String>,
    /// The text, noise included, in the original's order.
    pub paragraphs: Vec<Paragraph>,
    /// White space behind the last paragraph.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub after: String,
    /// The name of the file that the text comes from.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub original: String,
    /// Whether this is a retelling of the original's facts in other words.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub retelling: bool,
    /// Fields that this program does not know.
    #[cfg(feature = "json")]
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// One paragraph, exactly as in the source.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Paragraph {
    /// The text, byte for byte.
    pub text: String,
    /// What the paragraph is.
    pub role: Role,
    /// The kind of noise, where `role` is noise: `shortcode`, `ad`, `social` …
    #[serde(skip_serializing_if = "String::is_empty")]
    pub noise: String,
    /// Why the paragraph was marked.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// The white space between the previous paragraph and this one, if it is not one line feed (for the first
    /// paragraph: if it is not nothing).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// Fields that this program does not know.
    #[cfg(feature = "json")]
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// What a paragraph is to a reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub enum Role {
    /// Running text.
    #[default]
    Body,
    /// A headline or a heading between paragraphs.
    Heading,
    /// What stands under a picture.
    Caption,
    /// Not part of the article: kept, folded away, not searched.
    Noise,
}

impl Article {
    /// The original text, byte for byte.
    ///
    /// ```
    /// use kashshaf::corpus::{Article, Paragraph};
    /// let paragraph = |text: &str, before: Option<&str>| Paragraph {
    ///     text: text.into(),
    ///     before: before.map(Into::into),
    ///     ..Paragraph::default()
    /// };
    /// let paragraphs = vec![paragraph("عنوان", None), paragraph("خبر", Some("\n\n"))];
    /// let article = Article { paragraphs, after: "\n".into(), ..Article::default() };
    /// assert_eq!(article.original_text(), "عنوان\n\nخبر\n");
    /// ```
    pub fn original_text(&self) -> String {
        let mut text = String::new();
        for (at, paragraph) in self.paragraphs.iter().enumerate() {
            let usual = if at == 0 { "" } else { "\n" };
            text.push_str(paragraph.before.as_deref().unwrap_or(usual));
            text.push_str(&paragraph.text);
        }
        text.push_str(&self.after);
        text
    }

    /// Whether the paragraph at `at` (0-based) only repeats the article's title, as the headline of a page does.
    pub fn is_title(&self, at: usize) -> bool {
        self.paragraphs.get(at).is_some_and(|paragraph| {
            paragraph.role == Role::Heading && !self.title.is_empty() && paragraph.text.trim() == self.title.trim()
        })
    }

    /// What to call the article: its title, or else the beginning of its first sentence, or its id where there is none; and
    /// whether it is not the title.
    pub fn heading(&self) -> (&str, bool) {
        if !self.title.trim().is_empty() {
            return (self.title.trim(), false);
        }
        let texts = || self.paragraphs.iter().filter(|p| p.role == Role::Body).map(|p| p.text.trim());
        let sentence =
            texts().find(|text| text.split_whitespace().count() > SHORTEST_SENTENCE).or_else(|| texts().next());
        let beginning = sentence.map_or("", first_sentence);
        (if beginning.is_empty() { &self.id } else { beginning }, true)
    }
}

/// Body paragraphs of so few words are datelines and by-lines rather than sentences.
const SHORTEST_SENTENCE: usize = 6;
/// A generated title ends at a comma only behind so many words, and in any case at twice as many.
const HEADING_WORDS: usize = 12;

/// The beginning of a text up to its first full stop, or a comma behind enough words, or a bearable length.
fn first_sentence(text: &str) -> &str {
    let mut words = 0;
    let mut in_word = false;
    for (at, c) in text.char_indices() {
        let ends = match c {
            '.' | '!' | '؟' | '?' | '؛' | ';' | '\n' => words > 2,
            '،' | ',' => words >= HEADING_WORDS,
            _ => c.is_whitespace() && words >= 2 * HEADING_WORDS,
        };
        if ends {
            return text[..at].trim_end();
        }
        if !in_word && !c.is_whitespace() {
            words += 1;
        }
        in_word = !c.is_whitespace();
    }
    text
}
