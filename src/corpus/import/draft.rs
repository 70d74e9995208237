//! A text taken out of its file, before anything is concluded from it.

use super::clean::{self, Kind, Mark, edges};
use super::page::{Line, Page};
use super::plain::{self, Piece};
use super::{About, Encoding, Imported, Note, header, metadata, title};
use crate::Error;
use crate::corpus::{Article, Paragraph, Role};
use crate::text::tokenize;

/// A text taken out of its file: what the file says of it, and its paragraphs.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub(super) article: Article,
    pub(super) notes: Vec<Note>,
    body: Body,
    /// What the file calls itself, for a text that prints no title.
    pub(super) name: String,
    /// Whether the text may carry a page's noise; edited books do not.
    pub(super) cleaned: bool,
}

#[derive(Clone, Debug, PartialEq)]
enum Body {
    /// A text whose lines are its paragraphs, with all its white space.
    Text(String),
    /// Paragraphs told apart by the file.
    Blocks(Vec<Block>),
    /// The article is finished.
    Done,
}

/// One paragraph of a file that tells its paragraphs apart.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Block {
    pub(super) text: String,
    pub(super) role: Role,
    /// What the file's own structure says it is noise of.
    pub(super) mark: Option<(Kind, &'static str)>,
    /// Whether it is a row of a table, which says nothing about the article.
    pub(super) row: bool,
}

impl Block {
    pub(super) fn new(role: Role, text: impl Into<String>) -> Self {
        Self { text: text.into(), role, mark: None, row: false }
    }

    /// A row of a table, with tabs between its cells; one of a single cell is but a paragraph in a frame.
    pub(super) fn row(text: &str) -> Self {
        Self { row: text.contains('\t'), ..Self::new(Role::Body, text) }
    }
}

impl Draft {
    /// A text whose lines are its paragraphs.
    pub(super) fn plain(text: String) -> Result<Self, Error> {
        if tokenize(&text).next().is_none() {
            return Err(Error::Empty { what: "the text" });
        }
        Ok(Self { body: Body::Text(text), cleaned: true, ..Self::done(Article::default()) })
    }

    /// A text with its paragraphs; those without anything to see are left out.
    pub(super) fn of_blocks(blocks: Vec<Block>) -> Result<Self, Error> {
        if !blocks.iter().any(|block| tokenize(&block.text).next().is_some()) {
            return Err(Error::Empty { what: "the text" });
        }
        Ok(Self { cleaned: true, ..Self::of_own(blocks) })
    }

    /// A text that this program wrote: it was cleaned before, and nothing but its fields may be left of it.
    pub(super) fn of_own(mut blocks: Vec<Block>) -> Self {
        blocks.retain(|block| block.text.chars().any(|c| !c.is_whitespace() && !crate::text::is_format(c)));
        Self { body: Body::Blocks(blocks), ..Self::done(Article::default()) }
    }

    /// An article that is to stay as it is.
    pub(super) fn done(article: Article) -> Self {
        Self { article, notes: Vec::new(), body: Body::Done, name: String::new(), cleaned: false }
    }

    /// Says which encoding the file was read in, if it is not the usual one.
    pub(super) fn note_encoding(&mut self, encoding: Encoding, evidence: &str) {
        if encoding != Encoding::Utf8 {
            self.notes.push(Note::of_file(About::Encoding, encoding.name(), evidence));
        }
    }

    /// Names the file that the text comes from, and gives it an id if it has none.
    pub(super) fn name(&mut self, file: &str, id: impl FnOnce() -> String) {
        if self.article.id.is_empty() {
            self.article.id = id();
        }
        if self.article.original.is_empty() {
            self.article.original = file.to_string();
        }
    }

    /// The file that the text comes from, and the id that was made for it.
    pub fn original(&self) -> (&str, &str) {
        (&self.article.original, &self.article.id)
    }

    /// Cleans the text and finds what it prints about itself.
    pub fn conclude(self) -> Imported {
        let Self { mut article, mut notes, body, name, cleaned } = self;
        match body {
            Body::Done => return Imported { article, notes },
            Body::Text(text) => {
                let (pieces, after) = plain::pieces(&text);
                article.after = after.to_string();
                let mut page = Page::new(edges::cut(pieces));
                header::read(&mut page, &mut article, &mut notes);
                finish(page, &mut article, &mut notes, cleaned);
            }
            Body::Blocks(blocks) => {
                let pieces = blocks
                    .iter()
                    .enumerate()
                    .map(|(at, block)| Piece { before: if at == 0 { "" } else { "\n" }, text: block.text.trim() });
                let pieces: Vec<Piece<'_>> = pieces.collect();
                let lines = if cleaned { edges::cut(pieces) } else { pieces.into_iter().map(Line::new).collect() };
                let page = Page::new(with_roles(lines, &blocks));
                finish(page, &mut article, &mut notes, cleaned);
            }
        }
        if article.title.is_empty() && title::is_name_of_article(&name, &article.source) {
            notes.push(Note::of_file(About::Title, &name, "the file's own name for itself; the text prints none"));
            article.title = name;
        }
        notes.sort_by_key(|note| note.paragraph);
        Imported { article, notes }
    }
}

/// Gives lines what the file says of the blocks that they were cut from.
fn with_roles<'a>(mut lines: Vec<Line<'a>>, blocks: &[Block]) -> Vec<Line<'a>> {
    let mut at = 0;
    let mut done = 0;
    for line in &mut lines {
        let Some(block) = blocks.get(at) else { break };
        line.role = block.role;
        line.row = block.row;
        line.mark = block.mark.map(|(kind, reason)| Mark::new(kind, reason));
        // A block is used up when its lines and the white space between them have its length.
        done += line.text.len() + if done > 0 { line.before.len() } else { 0 };
        if done >= block.text.trim().len() {
            at += 1;
            done = 0;
        }
    }
    lines
}

fn finish(mut page: Page<'_>, article: &mut Article, notes: &mut Vec<Note>, cleaned: bool) {
    if cleaned {
        page.given_title = super::byline::folded(&article.title);
        clean::mark(&mut page);
        metadata::fill(&mut page, article, notes);
    }
    for (at, line) in page.lines.iter().enumerate() {
        if let Some(mark) = &line.mark {
            notes.push(Note::new(About::Noise(mark.kind), at, mark.kind.name(), &mark.reason));
        }
    }
    article.paragraphs = paragraphs(page);
}

fn paragraphs(page: Page<'_>) -> Vec<Paragraph> {
    let each = page.lines.into_iter().enumerate().map(|(at, line)| {
        let usual = if at == 0 { "" } else { "\n" };
        let (role, noise, reason) = match line.mark {
            Some(mark) => (Role::Noise, mark.kind.name().to_string(), mark.reason.into_owned()),
            None => (line.role, String::new(), String::new()),
        };
        Paragraph {
            text: line.text.to_string(),
            role,
            noise,
            reason,
            before: (line.before != usual).then(|| line.before.to_string()),
            ..Paragraph::default()
        }
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str =
        "وصل الوفد إلى العاصمة صباحا، والتقى عددا من المسؤولين المحليين وبحث معهم خطط ترميم المدارس قبل الشتاء.";

    #[test]
    fn roles_follow_the_blocks_that_lines_were_cut_from() {
        let blocks = vec![
            Block::new(Role::Heading, "ترميم المدارس"),
            Block::new(Role::Body, format!("[ad id=\"1\"]{PROSE} [/ad]")),
            Block::new(Role::Body, " \u{200F} "),
            Block::new(Role::Caption, "رجل في السوق"),
            Block {
                mark: Some((Kind::Navigation, "the page's menu")), ..Block::new(Role::Body, "القرية الصغيرة")
            },
            Block::new(Role::Body, PROSE.replace("الوفد", "الفريق")),
        ];
        let article = Draft::of_blocks(blocks).unwrap().conclude().article;
        let found: Vec<_> = article.paragraphs.iter().map(|p| (p.role, p.noise.as_str())).collect();
        let expected = [
            (Role::Heading, ""),
            (Role::Noise, "shortcode"),
            (Role::Body, ""),
            (Role::Noise, "shortcode"),
            (Role::Caption, ""),
            (Role::Noise, "navigation"),
            (Role::Body, ""),
        ];
        assert_eq!(found, expected);
        assert_eq!(article.title, "ترميم المدارس");
    }

    #[test]
    fn texts_without_a_word_are_refused() {
        assert!(matches!(Draft::plain("***".into()), Err(Error::Empty { .. })));
        assert!(matches!(Draft::of_blocks(vec![Block::new(Role::Body, " - ")]), Err(Error::Empty { .. })));
    }
}
