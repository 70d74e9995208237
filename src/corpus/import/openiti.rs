//! OpenITI mARkdown: a header of `#META#` lines, then paragraphs that begin with `#` and go on behind `~~`.
//!
//! Page numbers, milestones and tags of persons and places are signs of the edition, not of the text: they are left
//! out of the paragraphs. A text with chapters (`### |`) is one article a chapter.

use super::draft::{Block, Draft};
use super::plain::with_line_feeds;
use super::{About, Batch, Format, Note};
use crate::Error;
use crate::corpus::{Article, Role};

/// Lines of the header are at most so many.
const LONGEST_HEADER: usize = 500;

/// Reads a text.
pub(super) fn read(text: &str) -> Result<Batch, Error> {
    let text = &*with_line_feeds(text.strip_prefix('\u{FEFF}').unwrap_or(text));
    let end = text.lines().take(LONGEST_HEADER).position(|line| line.starts_with("#META#Header#End#"));
    let header: Vec<&str> = text.lines().take(end.unwrap_or(0)).collect();
    let (book, notes) = book(&header);
    let body = text.lines().skip(end.map_or(0, |end| end + 1)).filter(|line| !line.starts_with("######OpenITI#"));
    let mut batch = Batch::of(Format::OpenIti);
    for (title, blocks) in chapters(&paragraphs(body)) {
        let mut draft = match Draft::of_blocks(blocks) {
            Ok(draft) => draft,
            Err(Error::Empty { .. }) => continue,
            Err(error) => return Err(error),
        };
        draft.cleaned = false;
        draft.notes.clone_from(&notes);
        draft.article = Article { title, ..book.clone() };
        batch.drafts.push(draft);
    }
    if batch.drafts.is_empty() {
        return Err(Error::Empty { what: "the text" });
    }
    if let [only] = &mut batch.drafts[..]
        && only.article.title.is_empty()
    {
        only.article.title.clone_from(&book.source);
    }
    Ok(batch)
}

/// What the header says of the book; the lines that name no field of an article are kept.
fn book(header: &[&str]) -> (Article, Vec<Note>) {
    let mut book = Article::default();
    let mut notes = Vec::new();
    for line in header {
        let Some((name, value)) = line.strip_prefix("#META#").and_then(|line| line.split_once("::")) else { continue };
        let (name, value) = (name.trim(), value.trim());
        // Headers carry a number before the name: `020.BookTITLE`.
        let field = name.rsplit_once('.').map_or(name, |(_, field)| field).to_ascii_lowercase();
        if value.is_empty() || value.eq_ignore_ascii_case("nodata") || value.eq_ignore_ascii_case("nocode") {
            continue;
        }
        let slot = match field.as_str() {
            "booktitle" => Some((&mut book.source, About::Source)),
            "authorname" | "authoraka" => Some((&mut book.author, About::Author)),
            _ => None,
        };
        match slot.filter(|(slot, _)| slot.is_empty()) {
            Some((slot, about)) => {
                *slot = value.to_string();
                notes.push(Note::of_file(about, value, name));
            }
            None => drop(book.extra.insert(name.to_string(), value.into())),
        }
    }
    (book, notes)
}

/// A paragraph or heading; the level of a heading, 0 for paragraphs.
struct Part {
    level: usize,
    text: String,
}

/// Joins the lines of paragraphs.
fn paragraphs<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for line in lines {
        if let Some(rest) = line.strip_prefix("~~") {
            match parts.last_mut() {
                Some(part) => {
                    part.text.push(' ');
                    part.text.push_str(rest);
                }
                None => parts.push(Part { level: 0, text: rest.to_string() }),
            }
            continue;
        }
        let signs = line.strip_prefix("### ").map(|rest| (rest.chars().take_while(|&c| c == '|').count(), rest));
        parts.push(match signs {
            Some((level, rest)) => Part { level, text: rest.trim_start_matches(['|', '$', '@', '#', ' ']).to_string() },
            None => Part { level: 0, text: line.trim_start_matches(['#', ' ', '$']).to_string() },
        });
    }
    for part in &mut parts {
        part.text = plain(&part.text);
    }
    parts.retain(|part| !part.text.is_empty());
    parts
}

/// The paragraphs of each chapter, with its title; all of them together where there are no chapters.
fn chapters(parts: &[Part]) -> Vec<(String, Vec<Block>)> {
    let several = parts.iter().filter(|part| part.level == 1).count() > 1;
    let mut chapters: Vec<(String, Vec<Block>)> = vec![(String::new(), Vec::new())];
    for part in parts {
        if part.level == 1 && several {
            chapters.push((part.text.clone(), Vec::new()));
        }
        let role = if part.level > 0 { Role::Heading } else { Role::Body };
        if let Some((_, blocks)) = chapters.last_mut() {
            blocks.push(Block::new(role, part.text.clone()));
        }
    }
    chapters
}

/// A text without the signs of its edition: page numbers, milestones, tags, the sign between half verses.
fn plain(text: &str) -> String {
    let words = text.split_whitespace().filter_map(|word| match word {
        "%~%" => Some("\u{2003}"),
        word if is_page(word) || is_milestone(word) || is_tag(word) => None,
        word => Some(word),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// `PageV01P023`
fn is_page(word: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    word.strip_prefix("PageV")
        .and_then(|rest| rest.split_once('P'))
        .is_some_and(|(volume, page)| digits(volume) && digits(page.trim_end_matches(['A', 'B'])))
}

/// `ms0123`
fn is_milestone(word: &str) -> bool {
    word.strip_prefix("ms").is_some_and(|digits| {
        digits.len() >= 2 && digits.bytes().all(|b| b.is_ascii_alphanumeric() && !b.is_ascii_lowercase())
    })
}

/// `@P02`, `@TOP@`, `@YB0310`
fn is_tag(word: &str) -> bool {
    word.strip_prefix('@').is_some_and(|tag| {
        !tag.is_empty() && tag.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b"@_.+-".contains(&b))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "######OpenITI#\n\n#META# 010.AuthorNAME\t:: الطبري\n#META# 020.BookTITLE\t:: تاريخ الرسل\n#META# 029.BookTITLEalt :: NODATA\n#META# 043.EdYEAR :: 1387\n#META#Header#End#\n\n";

    #[test]
    fn chapters_and_their_paragraphs() {
        let text = format!(
            "{HEADER}# مقدمة الكتاب PageV01P003\n### | الباب الأول\n# قال @P02 أبو جعفر ms001 وهذا\n~~ تمام الكلام\n# صدر البيت %~% عجز البيت\n### || فصل\n# كلام\n### | الباب الثاني\n# آخر PageV01P004\n"
        );
        let batch = read(&text).unwrap();
        let articles: Vec<_> = batch.drafts.into_iter().map(|draft| draft.conclude().article).collect();
        let titles: Vec<_> = articles.iter().map(|article| article.title.as_str()).collect();
        assert_eq!(titles, ["", "الباب الأول", "الباب الثاني"]);
        assert!(articles.iter().all(|article| article.author == "الطبري" && article.source == "تاريخ الرسل"));
        let texts: Vec<_> = articles[1].paragraphs.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(texts, ["الباب الأول", "قال أبو جعفر وهذا تمام الكلام", "صدر البيت \u{2003} عجز البيت", "فصل", "كلام"]);
        assert_eq!(articles[0].extra["043.EdYEAR"], "1387");
        for end in ["\r", "\r\n"] {
            let again = read(&text.replace('\n', end)).unwrap();
            let again: Vec<_> = again.drafts.into_iter().map(|draft| draft.conclude().article).collect();
            assert_eq!(again, articles, "{end:?}");
        }
    }

    #[test]
    fn one_chapter_is_the_book() {
        let batch = read(&format!("{HEADER}# كلام قليل\n")).unwrap();
        assert_eq!(batch.drafts[0].clone().conclude().article.title, "تاريخ الرسل");
        assert!(matches!(read(HEADER), Err(Error::Empty { .. })));
    }
}
