//! Texts of other formats → articles, with a report of everything that was concluded.
//!
//! Importers are pure functions from a name and bytes to articles; the shell reads the files. [`read`] takes a file
//! apart, one importer a format; [`Draft::conclude`] cleans each text and finds what it prints about itself, and may run
//! on as many threads as there are. Whatever text comes in comes out again ([`Article::original_text`]): cleaning only
//! marks.
//!
//! ```text
//! bytes ──format──► importer ──decode──► drafts ──conclude──► articles + notes
//!                                                 │
//!             lines ──clean::edges──► lines ──clean──► marked page ──metadata──► fields
//! ```
//!
//! | format | one article is | its fields come from |
//! |---|---|---|
//! | plain text | a file | lines with labels that it begins with, then what the text prints |
//! | Markdown | a file | front matter, then what the text prints |
//! | HTML | a page | JSON-LD, `meta` tags, then what the page prints |
//! | JSON, JSON lines, CSV, TSV | a record | mapped fields ([`Fields`]); unknown ones are kept |
//! | DOCX | a document | its properties and styles, then what the text prints |
//! | EPUB | a chapter | the book's metadata |
//! | TEI XML | a `TEI` element | its header |
//! | RSS, Atom | an item | the item, and the feed's name |
//! | OpenITI mARkdown | a chapter, or the file | its header |
//!
//! ```
//! use kashshaf::corpus::{Role, import};
//! let page = "728 x 90\nعودة المدارس\nدمشق - سانا\nعاد الطلاب إلى مدارسهم صباح اليوم بعد توقف دام أسبوعين بسبب الثلوج.";
//! let imported = import::text("schools.txt", page.as_bytes()).unwrap();
//! let article = imported.article;
//! assert_eq!((article.title.as_str(), article.source.as_str()), ("عودة المدارس", "سانا"));
//! assert_eq!((article.paragraphs[0].role, article.paragraphs[0].noise.as_str()), (Role::Noise, "ad"));
//! assert_eq!(article.original_text(), page);
//!
//! let table = "title,text,shelf\nخبر,وصل الوفد.,7\n";
//! let batch = import::read("list.csv", table.as_bytes(), &import::Options::default()).unwrap();
//! let article = batch.drafts.into_iter().next().unwrap().conclude().article;
//! assert_eq!((article.title.as_str(), article.extra["shelf"].as_str()), ("خبر", Some("7")));
//! ```

mod archive;
mod byline;
mod clean;
mod collection;
mod decode;
mod docx;
mod draft;
mod epub;
mod feed;
mod fields;
mod format;
mod header;
mod html;
mod id;
mod json;
mod lines;
mod markdown;
mod matter;
mod mend;
mod metadata;
mod names;
mod openiti;
mod outlet;
mod page;
mod phrase;
mod places;
mod plain;
mod published;
mod table;
mod tei;
mod title;
mod vocabulary;
mod xml;

use std::fmt;

pub use clean::Kind as NoiseKind;
pub use collection::{Added, Collection, Ids};
pub use decode::Encoding;
pub use draft::Draft;
pub use fields::Fields;
pub(super) use fields::{inert, joined};
pub use format::Format;
pub use lines::{Lines, Rows};
pub(super) use tei::UNSAID;

use super::{Article, Corpus};
use crate::Error;

/// What the caller knows of a file beforehand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// The encoding, where it is not to be found out.
    pub encoding: Option<Encoding>,
    /// The format, where name and content are not to tell.
    pub format: Option<Format>,
    /// Which fields of records are which fields of an article.
    pub fields: Fields,
}

/// What a file holds.
#[derive(Debug, PartialEq)]
pub struct Batch {
    /// The format it was read as.
    pub format: Format,
    /// The encoding it was read in, and what told so; none for formats that fix it.
    pub encoding: Option<(Encoding, String)>,
    /// The texts, in the file's order.
    pub drafts: Vec<Draft>,
    /// What could not be read; the rest was.
    pub refused: Vec<Refusal>,
    /// Messages without a word, passed over: pictures alone, and what a messenger itself says.
    pub wordless: usize,
    /// The date that told that in these records' dates of numbers the month comes first; none where the day does.
    pub month_first: Option<String>,
    /// The collection that the articles come from, without them, if the file is one.
    pub corpus: Option<Corpus>,
}

/// A part of a file that could not be read.
#[derive(Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Where in the file: `line 7`, a chapter's name.
    pub place: String,
    /// Why.
    pub error: Error,
}

impl Batch {
    fn of(format: Format) -> Self {
        Self {
            format,
            encoding: None,
            drafts: Vec::new(),
            refused: Vec::new(),
            wordless: 0,
            month_first: None,
            corpus: None,
        }
    }

    /// Reads the dates of records as the file has them.
    fn with_dates(mut self, order: &mut fields::Order) -> Self {
        self.month_first = order.settle(&mut self.drafts);
        self
    }

    /// Gives the articles of one file different ids, all made from the file's name.
    fn number(mut self, name: &str) -> Self {
        let base = id::from_name(name);
        let several = self.drafts.len() > 1;
        let file = id::file_of(name);
        for (at, draft) in self.drafts.iter_mut().enumerate() {
            draft.name(file, || if several { format!("{base}-{}", at + 1) } else { base.clone() });
        }
        self
    }
}

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
    /// The paragraph, counted from 1; 0 for what the file says of itself outside its text.
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
    /// The encoding of the file was found out.
    Encoding,
}

impl Note {
    /// `at` counts lines from 0.
    fn new(about: About, at: usize, value: &str, evidence: &str) -> Self {
        Self { about, paragraph: at + 1, value: value.to_string(), evidence: evidence.to_string() }
    }

    /// What the file says of itself outside its text.
    fn of_file(about: About, value: &str, evidence: &str) -> Self {
        Self { about, paragraph: 0, value: value.to_string(), evidence: evidence.to_string() }
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
            About::Encoding => "encoding",
        };
        match self.paragraph {
            0 => write!(f, "{what}: {} ({})", self.value, self.evidence),
            at => write!(f, "paragraph {at}: {what}: {} ({})", self.value, self.evidence),
        }
    }
}

/// Reads a plain text. `name` is the file's name: the article's id is made from it, and it is kept as `original`.
///
/// A line is a paragraph, unless residue is stuck to it, which becomes one of its own. Nothing is invented: a title,
/// outlet, author, place or date that the text does not print stays empty.
///
/// # Errors
/// [`Error::NotUtf8`] for bytes that are text in no encoding known here, with a hint at what they look like;
/// [`Error::Empty`] for a text without a word.
pub fn text(name: &str, bytes: &[u8]) -> Result<Imported, Error> {
    let decoded = decode::decode(bytes, None)?;
    let mut draft = Draft::plain(decoded.text)?;
    draft.article.id = id::from_name(name);
    draft.article.original = id::file_of(name).to_string();
    draft.note_encoding(decoded.encoding, &decoded.evidence);
    Ok(draft.conclude())
}

/// Takes a file apart into texts. `name` is the file's name; its ending tells the format where the content does not.
///
/// # Errors
/// [`Error::NotUtf8`], [`Error::Json`], [`Error::Format`] for what cannot be read at all; [`Error::Empty`] for what
/// holds no text; [`Error::TooLarge`] for archives that unpack to more than anybody writes.
pub fn read(name: &str, bytes: &[u8], options: &Options) -> Result<Batch, Error> {
    let format = options.format.unwrap_or_else(|| Format::of(name, bytes));
    let batch = match format {
        Format::Docx => docx::read(bytes)?,
        Format::Epub => epub::read(bytes)?,
        _ => {
            let decoded = match decode::decode(bytes, options.encoding) {
                Err(error @ Error::NotUtf8 { .. }) if format == Format::JsonLines => {
                    return json::read_damaged_lines(bytes, &options.fields)
                        .map(|batch| batch.with_dates(&mut fields::Order::default()).number(name))
                        .ok_or(error);
                }
                decoded => decoded?,
            };
            let text = decoded.text;
            let mut batch = match format {
                Format::Markdown => markdown::read(&text, &options.fields)?,
                Format::Html => html::read(&text)?,
                Format::Json => json::read(&text, &options.fields)?,
                Format::JsonLines => json::read_all_lines(&text, &options.fields),
                Format::Csv | Format::Tsv => table::read(&text, format, &options.fields)?,
                Format::Tei => tei::read(&text)?,
                Format::Feed => feed::read(&text)?,
                Format::OpenIti => openiti::read(&text)?,
                _ => Batch { drafts: vec![Draft::plain(text)?], ..Batch::of(Format::Plain) },
            };
            if let Some(first) = batch.drafts.first_mut() {
                first.note_encoding(decoded.encoding, &decoded.evidence);
            }
            batch.encoding = Some((decoded.encoding, decoded.evidence));
            batch
        }
    };
    if batch.drafts.is_empty() && batch.refused.is_empty() && batch.wordless == 0 {
        return Err(Error::Empty { what: "the file" });
    }
    let records = matches!(format, Format::Json | Format::JsonLines | Format::Csv | Format::Tsv);
    Ok(if records { batch.with_dates(&mut fields::Order::default()) } else { batch }.number(name))
}
