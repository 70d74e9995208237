//! Texts of other formats → articles, with a report of everything that was concluded.
//!
//! Importers are pure functions from a name and bytes to an [`Article`]; the shell reads the files. Whatever comes in
//! comes out again byte for byte ([`Article::original_text`]): cleaning only marks.
//!
//! ```text
//! bytes ──plain──► lines ──clean::edges──► lines ──clean──► marked page ──metadata──► article + notes
//! ```
//!
//! ```
//! use kashshaf::corpus::{Role, import};
//! let page = "728 x 90\nعودة المدارس\nدمشق - سانا\nعاد الطلاب إلى مدارسهم صباح اليوم بعد توقف دام أسبوعين بسبب الثلوج.";
//! let imported = import::text("schools.txt", page.as_bytes()).unwrap();
//! let article = imported.article;
//! assert_eq!((article.title.as_str(), article.source.as_str()), ("عودة المدارس", "سانا"));
//! assert_eq!((article.paragraphs[0].role, article.paragraphs[0].noise.as_str()), (Role::Noise, "ad"));
//! assert_eq!(article.original_text(), page);
//! ```

mod byline;
mod clean;
mod id;
mod metadata;
mod names;
mod outlet;
mod page;
mod phrase;
mod places;
mod plain;
mod published;
mod title;
mod vocabulary;

use std::fmt;

pub use clean::Kind as NoiseKind;

use super::{Article, Paragraph, Role};
use crate::Error;
use page::Page;

/// An article and what was concluded on the way to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The article.
    pub article: Article,
    /// Every mark and every field filled in, in the order of the paragraphs.
    pub notes: Vec<Note>,
}

/// One conclusion, for a person to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is about.
    pub about: About,
    /// The paragraph, counted from 1.
    pub paragraph: usize,
    /// What was concluded: the kind of noise, the title, the name.
    pub value: String,
    /// What it rests on: the rule's reason, or the words of the text.
    pub evidence: String,
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum About {
    /// A paragraph was marked as noise.
    Noise(NoiseKind),
    /// A paragraph is a picture's caption.
    Caption,
    /// The title was found.
    Title,
    /// The outlet was found.
    Source,
    /// The author was found.
    Author,
    /// The place of the report was found.
    Dateline,
    /// The page's address was found.
    Url,
    /// The day of publication was found.
    Date,
    /// A date that may help, but does not say when the article was published.
    DateHint,
    /// A part of a byline that is neither a known place, outlet nor name.
    Unresolved,
}

impl Note {
    /// `at` counts lines from 0.
    fn new(about: About, at: usize, value: &str, evidence: &str) -> Self {
        Self { about, paragraph: at + 1, value: value.to_string(), evidence: evidence.to_string() }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.about {
            About::Noise(_) => "noise",
            About::Caption => "caption",
            About::Title => "title",
            About::Source => "source",
            About::Author => "author",
            About::Dateline => "dateline",
            About::Url => "url",
            About::Date => "date",
            About::DateHint => "date not concluded",
            About::Unresolved => "part of a byline not resolved",
        };
        write!(f, "paragraph {}: {what}: {} ({})", self.paragraph, self.value, self.evidence)
    }
}

/// Reads a plain text. `name` is the file's name: the article's id is made from it, and it is kept as `original`.
///
/// A line is a paragraph, unless residue is stuck to it, which becomes one of its own. Nothing is invented: a title,
/// outlet, author, place or date that the text does not print stays empty.
///
/// # Errors
/// [`Error::NotUtf8`] for other encodings and for what is no text, with a hint at what it looks like;
/// [`Error::Empty`] for a text without a word.
pub fn text(name: &str, bytes: &[u8]) -> Result<Imported, Error> {
    let source = plain::decode(bytes)?;
    let (pieces, after) = plain::pieces(source);
    let mut page = Page::new(clean::edges::cut(pieces));
    clean::mark(&mut page);
    let mut article = Article {
        id: id::from_name(name),
        original: name.rsplit(['/', '\\']).next().unwrap_or(name).to_string(),
        after: after.to_string(),
        ..Article::default()
    };
    let mut notes = Vec::new();
    metadata::fill(&mut page, &mut article, &mut notes);
    for (at, line) in page.lines.iter().enumerate() {
        if let Some(mark) = &line.mark {
            notes.push(Note::new(About::Noise(mark.kind), at, mark.kind.name(), &mark.reason));
        }
    }
    notes.sort_by_key(|note| note.paragraph);
    article.paragraphs = paragraphs(page);
    Ok(Imported { article, notes })
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
