//! Lines with labels that a text begins with («العنوان: …», «المصدر: …», «Date: …») → fields.
//!
//! Writers begin texts with «المكان: حلب» as well, so that one such line is a header only if its label is one of
//! [`PLAIN`] and an empty line stands behind it; two or more are one if each says something else. The lines stay in the
//! text, marked.

use super::clean::{Kind, Mark};
use super::fields::{self, list_of};
use super::page::{Line, Page};
use super::{About, Note};
use crate::corpus::{Article, Basis};
use crate::text::is_format;

/// What a header that is a single line may say.
const PLAIN: [&str; 5] = ["title", "source", "author", "date", "url"];

/// The longest label, in bytes.
const LONGEST_LABEL: usize = 60;

/// A line with a label.
struct Labelled<'a> {
    label: &'a str,
    value: &'a str,
    /// The article's field that the label means, if it is known.
    field: Option<&'static str>,
}

/// Fills in what the header of a page says, where the file has not said it, and marks its lines.
pub(super) fn read(page: &mut Page<'_>, article: &mut Article, notes: &mut Vec<Note>) {
    for (at, Labelled { label, value, field }) in header(&page.lines).into_iter().enumerate() {
        fill(article, notes, at, field.unwrap_or(label), value, page.lines[at].text);
        page.lines[at].mark = Some(Mark::new(Kind::Widget, "the text's own header, kept in fields"));
    }
}

/// The header's lines: labels that are known, and what stands among them. There is none without a text behind it.
fn header<'a>(lines: &[Line<'a>]) -> Vec<Labelled<'a>> {
    let mut header: Vec<Labelled<'a>> =
        lines.iter().map_while(|line| labelled(line.text).filter(|_| !line.is_prose())).collect();
    header.truncate(header.iter().rposition(|line| line.field.is_some()).map_or(0, |last| last + 1));
    let mut said: Vec<&str> =
        header.iter().filter(|line| !line.value.is_empty()).filter_map(|line| line.field).collect();
    said.sort_unstable();
    let parted = lines.get(header.len()).is_some_and(|line| line.gap() > 1);
    let is_header = match said[..] {
        [] => false,
        [only] => parted && PLAIN.contains(&only),
        // Who says something twice is a speaker.
        _ => said.windows(2).all(|two| two[0] != two[1]),
    };
    if !is_header || header[0].field.is_none() || header.len() == lines.len() {
        header.clear();
    }
    header
}

/// A label of a few words, its colon, and what stands behind it on the line.
fn labelled(line: &str) -> Option<Labelled<'_>> {
    let (label, value) = line.split_once(':')?;
    let (label, value) = (label.trim(), value.trim());
    let is_label = |c: char| c.is_alphabetic() || c.is_whitespace() || is_format(c);
    if label.is_empty() || label.len() > LONGEST_LABEL || value.starts_with("//") || !label.chars().all(is_label) {
        return None;
    }
    Some(Labelled { label, value, field: fields::field_of(label, value) })
}

/// Gives an article what a line of the header says, unless it has it already.
fn fill(article: &mut Article, notes: &mut Vec<Note>, at: usize, field: &str, value: &str, line: &str) {
    let (slot, about) = match field {
        "title" => (&mut article.title, About::Title),
        "source" => (&mut article.source, About::Source),
        "author" => (&mut article.author, About::Author),
        "url" => (&mut article.url, About::Url),
        "dateline" => (&mut article.dateline, About::Dateline),
        "date" if article.date.is_some() || value.is_empty() => return,
        "date" => {
            article.date = fields::date(value, Basis::Printed);
            notes.push(match &article.date {
                Some(date) => Note::new(About::Date, at, &date.value, line),
                None => Note::new(About::DateHint, at, value, "the text's own header"),
            });
            return;
        }
        "tags" if article.tags.is_empty() => return article.tags = list_of(&value.into()),
        "tags" => return,
        label => {
            article.extra.entry(fields::free_name(label.into())).or_insert(value.into());
            return;
        }
    };
    if slot.is_empty() && !value.is_empty() {
        *slot = value.into();
        notes.push(Note::new(about, at, value, line));
    }
}
