//! Articles → text blocks.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::Error;
use crate::corpus::{Article, Date, Paragraph, Role};
use crate::index::bytes::checksum;

/// Articles of a text block are as many as make this many bytes, or more until one whose id says so.
const SMALLEST: usize = 32 << 10;
const LARGEST: usize = 80 << 10;
/// One in so many ids says so.
const CUTS: u32 = 4;

/// Neighbouring articles, a line of JSON each.
#[derive(Clone, Debug)]
pub struct TextBlock {
    /// The lines.
    pub text: String,
    /// How many there are.
    pub articles: u32,
}

impl TextBlock {
    /// The checksum that names it.
    pub fn checksum(&self) -> u32 {
        checksum(self.text.as_bytes())
    }
}

/// Puts articles into text blocks.
///
/// Where a block ends depends on its own articles only, so that a new article leaves most blocks (and their names)
/// as they were.
#[derive(Clone, Debug, Default)]
pub struct TextCutter {
    open: String,
    articles: u32,
}

impl TextCutter {
    /// Adds an article. Gives out a block when one is full.
    pub fn add(&mut self, article: &Article) -> Result<Option<TextBlock>, Error> {
        let line = serde_json::to_string(&Line::of(article)).map_err(|error| Error::Json {
            message: error.to_string(),
            line: 0,
            column: 0,
        })?;
        let before = (!self.open.is_empty() && self.open.len() + line.len() > LARGEST).then(|| self.finish()).flatten();
        self.open.push_str(&line);
        self.open.push('\n');
        self.articles += 1;
        let cuts = self.open.len() >= SMALLEST && checksum(article.id.as_bytes()).is_multiple_of(CUTS);
        Ok(before.or_else(|| if cuts || self.articles == u32::from(u16::MAX) { self.finish() } else { None }))
    }

    /// Gives out what is left.
    pub fn finish(&mut self) -> Option<TextBlock> {
        let block = TextBlock { text: std::mem::take(&mut self.open), articles: std::mem::take(&mut self.articles) };
        (block.articles > 0).then_some(block)
    }
}

/// An article as it is stored: the corpus's JSON without what is empty or usual.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    source: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    author: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    url: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    dateline: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a Date>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "str::is_empty")]
    after: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    original: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    retelling: bool,
    #[serde(flatten)]
    extra: &'a Map<String, Value>,
    paragraphs: Vec<LineParagraph<'a>>,
}

#[derive(Serialize)]
struct LineParagraph<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "is_body")]
    role: Role,
    #[serde(skip_serializing_if = "str::is_empty")]
    noise: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<&'a str>,
    #[serde(flatten)]
    extra: &'a Map<String, Value>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_body(role: &Role) -> bool {
    *role == Role::Body
}

impl<'a> Line<'a> {
    fn of(article: &'a Article) -> Self {
        Self {
            id: &article.id,
            title: &article.title,
            source: &article.source,
            author: &article.author,
            url: &article.url,
            dateline: &article.dateline,
            date: article.date.as_ref(),
            tags: &article.tags,
            after: &article.after,
            original: &article.original,
            retelling: article.retelling,
            extra: &article.extra,
            paragraphs: article.paragraphs.iter().map(LineParagraph::of).collect(),
        }
    }
}

impl<'a> LineParagraph<'a> {
    fn of(paragraph: &'a Paragraph) -> Self {
        Self {
            text: &paragraph.text,
            role: paragraph.role,
            noise: &paragraph.noise,
            reason: &paragraph.reason,
            before: paragraph.before.as_deref(),
            extra: &paragraph.extra,
        }
    }
}
