//! Articles → volumes of text blocks.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::Error;
use crate::corpus::{Article, Date, Paragraph, Role};
use crate::index::bytes::{Checksum, checksum};
use crate::index::letters::coded;

/// A text block ends where it has this many bytes of JSON and the last article's id says so, or before it has too many.
/// Every hit that a reader is shown loads one; the smaller they are, the more files there are, and the less they compress.
const SMALLEST: usize = 8 << 10;
const LARGEST: usize = 16 << 10;
/// One in so many ids says so.
const CUTS: u32 = 2;
/// Of those that end a block, one in so many ends a volume too.
const VOLUMES: u32 = 32;
/// The most articles of a block, and blocks of a volume.
const MOST: usize = 255;

/// Neighbouring articles, a line of JSON each.
#[derive(Clone, Debug)]
pub(super) struct TextBlock {
    /// The lines, in a byte a letter.
    pub(super) coded: Vec<u8>,
    /// How many there are.
    pub(super) articles: u8,
}

/// Neighbouring text blocks.
#[derive(Clone, Debug)]
pub struct Volume(pub(super) Vec<TextBlock>);

impl Volume {
    /// The checksum that names it.
    pub(super) fn checksum(&self) -> u32 {
        let mut sum = Checksum::default();
        for block in &self.0 {
            sum.add(&(block.coded.len() as u32).to_le_bytes());
            sum.add(&block.coded);
        }
        sum.get()
    }
}

/// Puts articles into text blocks, and these into volumes.
///
/// Where a block or a volume ends depends on its own articles only, so that a new article leaves most volumes (and
/// their names) as they were.
#[derive(Clone, Debug, Default)]
pub struct TextCutter {
    lines: String,
    articles: u8,
    volume: Vec<TextBlock>,
}

impl TextCutter {
    /// Adds an article. Gives out the volumes that are full.
    pub fn add(&mut self, article: &Article) -> Result<Vec<Volume>, Error> {
        let line = serde_json::to_string(&Line::of(article)).map_err(|error| Error::Json {
            message: error.to_string(),
            line: 0,
            column: 0,
        })?;
        let mut full = Vec::new();
        if self.lines.len() + line.len() > LARGEST || usize::from(self.articles) == MOST {
            self.close();
            if self.volume.len() == MOST {
                full.extend(self.finish());
            }
        }
        self.lines.push_str(&line);
        self.lines.push('\n');
        self.articles += 1;
        let cuts = checksum(article.id.as_bytes());
        if self.lines.len() >= SMALLEST && cuts.is_multiple_of(CUTS) {
            self.close();
            if (cuts / CUTS).is_multiple_of(VOLUMES) || self.volume.len() == MOST {
                full.extend(self.finish());
            }
        }
        Ok(full)
    }

    /// Ends a block.
    fn close(&mut self) {
        if self.articles > 0 {
            self.volume.push(TextBlock { coded: coded(&self.lines), articles: self.articles });
            self.lines.clear();
            self.articles = 0;
        }
    }

    /// Gives out what is left.
    pub fn finish(&mut self) -> Option<Volume> {
        self.close();
        (!self.volume.is_empty()).then(|| Volume(std::mem::take(&mut self.volume)))
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
