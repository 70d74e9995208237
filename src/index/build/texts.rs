//! Articles → volumes of text blocks.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::Error;
use crate::corpus::{Article, Date, Paragraph, Role};
use crate::index::bytes::{Checksum, checksum};
use crate::index::letters::coded;
use crate::sort::sort_by;

/// The articles of a text block come to so many bytes of JSON, about, and those of a block of several to this many at most.
/// Every hit that a reader is shown loads one; the smaller they are, the more files there are, and the less they compress.
const BLOCK: usize = 9 << 10;
const LARGEST: usize = 16 << 10;
/// So many bytes of JSON a volume has on average, and where it ends whatever the ids are.
const VOLUME: u64 = 512 << 10;
const LARGEST_VOLUME: usize = 4 << 20;
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

/// Puts articles into volumes, and those of a volume into text blocks.
///
/// A volume ends with an article whose id says so, by a chance in proportion to the article's size, and is cut into blocks by
/// itself. So a new article leaves most volumes (and their names) as they were. The blocks of a volume have as many articles
/// each where none of these is large: the root tells how many, in next to nothing if it is mostly the same.
#[derive(Clone, Debug, Default)]
pub struct TextCutter {
    /// The articles of the volume, a line of JSON each.
    lines: Vec<String>,
    /// Bytes of them.
    size: usize,
}

impl TextCutter {
    /// Adds an article. Gives out the volumes that are full.
    pub fn add(&mut self, article: &Article) -> Result<Vec<Volume>, Error> {
        let line = serde_json::to_string(&Line::of(article)).map_err(|error| Error::Json {
            message: error.to_string(),
            line: 0,
            column: 0,
        })?;
        // Ids that follow each other have checksums near each other, which the golden ratio scatters (Knuth, *The Art of Computer
        // Programming* 3, 6.4).
        let scattered = checksum(article.id.as_bytes()).wrapping_mul(0x9E37_79B1);
        let is_last = ((u64::from(scattered) * VOLUME) >> 32) < line.len() as u64;
        self.size += line.len();
        self.lines.push(line + "\n");
        Ok(if is_last || self.size > LARGEST_VOLUME { self.finish() } else { Vec::new() })
    }

    /// Gives out what is left.
    pub fn finish(&mut self) -> Vec<Volume> {
        let lines = std::mem::take(&mut self.lines);
        self.size = 0;
        let mut sizes: Vec<usize> = lines.iter().map(String::len).collect();
        sort_by(&mut sizes, usize::cmp);
        let usual = sizes.get(sizes.len() / 2).copied().unwrap_or(BLOCK);
        let count = ((BLOCK + usual / 2) / usual).clamp(1, MOST);
        let mut blocks: Vec<(String, u8)> = Vec::new();
        for line in lines {
            match blocks.last_mut() {
                Some((block, articles)) if usize::from(*articles) < count && block.len() + line.len() <= LARGEST => {
                    block.push_str(&line);
                    *articles += 1;
                }
                _ => blocks.push((line, 1)),
            }
        }
        let block = |(lines, articles): &(String, u8)| TextBlock { coded: coded(lines), articles: *articles };
        blocks.chunks(MOST).map(|some| Volume(some.iter().map(block).collect())).collect()
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
