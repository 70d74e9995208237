//! Title, outlet, author, place and date of a page, each only where the page prints it, with its evidence.

use super::byline::{self, Byline};
use super::clean::{Kind, Mark, duplicates, furniture, weigh};
use super::outlet::{self, Speech};
use super::page::Page;
use super::published;
use super::title::{self, Title};
use super::{About, Note};
use crate::corpus::{Article, Role};

/// Lines above the running text among which a byline is looked for.
const MOST_ABOVE: usize = 20;

/// Fills in what the page prints about itself; says what was found in `notes`. Repetitions are marked on the way,
/// because only the headline tells them.
pub(super) fn fill(page: &mut Page<'_>, article: &mut Article, notes: &mut Vec<Note>) {
    let headed = !article.title.is_empty();
    let title = if headed { title::given(page) } else { title::find(page) };
    if let Some(title) = &title {
        page.lines[title.at].role = Role::Heading;
        if !headed {
            article.title = page.lines[title.at].text.to_string();
            notes.push(Note::new(About::Title, title.at, &article.title, &title.evidence));
        }
        if let Some((at, _)) = &title.above {
            page.lines[*at].mark =
                Some(Mark::new(Kind::Duplicate, "the page's title: the headline and the site's name"));
        }
    }
    if title.is_none() {
        sections(page);
    }
    if let Some(title) = &title {
        furniture::above_headline(page, title.at);
        furniture::below_headline(page, title.at);
    }
    if let Some(at) = title::address(page) {
        page.lines[at].mark = Some(Mark::new(Kind::Navigation, "the page's own address"));
        if article.url.is_empty() {
            article.url = page.lines[at].text.to_string();
            notes.push(Note::new(About::Url, at, &article.url, "a line of its own above the text"));
        }
    }
    title::captions(page, title.as_ref());
    duplicates::mark(page, title.as_ref().map(|title| title.at));
    weigh::outside(page, title.as_ref().map(|title| title.at));
    for (at, line) in page.lines.iter().enumerate().filter(|(_, line)| line.mark.is_none()) {
        if line.role == Role::Caption {
            notes.push(Note::new(About::Caption, at, line.text, "a picture's credit, or a line that the page repeats"));
        }
    }
    let speech = Speech::of(page);
    let byline = find_byline(page, title.as_ref(), headed, &article.title, &speech);
    if let Some((at, byline)) = &byline {
        from_byline(page, *at, byline, article, notes);
    }
    let site = title.as_ref().and_then(|title| title.above.as_ref()).map(|(at, name)| (*at, name.as_str()));
    let found = || outlet::find(page, byline.as_ref().map(|(at, byline)| (*at, byline)), site, &speech);
    if let Some(found) = article.source.is_empty().then(found).flatten() {
        article.source.clone_from(&found.name);
        for (at, words) in &found.evidence {
            notes.push(Note::new(About::Source, *at, &found.name, words));
        }
    }
    let byline = byline.as_ref().map(|(at, byline)| (*at, byline.length));
    let found = published::find(page, title.as_ref().map(|title| title.at), headed, byline);
    let hijri = found.hijri.is_some() && found.date.is_none();
    if article.date.is_none() {
        notes.extend(found.hints);
        // Which calendar a country kept is not known, so the day is not converted; it is not lost either.
        if let Some(hijri) = found.hijri.filter(|_| hijri) {
            article.extra.insert("hijri_date".into(), hijri.into());
        }
    }
    if let Some((at, date)) = found.date {
        if article.date.is_none() {
            notes.push(Note::new(About::Date, at, &date.value, &date.evidence));
            article.date = Some(date);
        }
        // A line above the text that only says a date has done so; a dateline is read with the text.
        let start = page.body().map_or(0, |body| body.start).max(at + 1).min(page.lines.len());
        date_lines(page, start, byline.map(|(line, _)| line), title.as_ref());
    } else if hijri {
        let start = page.body().map_or(0, |body| body.start);
        date_lines(page, start, byline.map(|(line, _)| line), title.as_ref());
    }
}

/// Marks the lines above the text that say a date and nothing else.
fn date_lines(page: &mut Page<'_>, start: usize, byline: Option<usize>, title: Option<&Title>) {
    for (at, line) in page.lines[..start].iter_mut().enumerate() {
        let kept = byline == Some(at) || title.is_some_and(|title| title.at == at);
        if line.mark.is_none() && !kept && title::is_date(line) {
            line.mark = Some(Mark::new(Kind::Widget, "the page's date, kept in a field of its own"));
        }
    }
}

/// Above a text without a headline, the line that only names its section.
fn sections(page: &mut Page<'_>) {
    let Some(body) = page.body() else { return };
    for line in &mut page.lines[..body.start] {
        if line.mark.is_none() && title::names_only_a_section(line) {
            line.mark = Some(Mark::new(Kind::Navigation, "the section that the article stands in"));
        }
    }
}

/// The first line above the running text that is a byline, or the dateline that the running text begins with, or else the
/// line with the name that a column's headline begins with.
fn find_byline(
    page: &Page<'_>,
    title: Option<&Title>,
    given: bool,
    headline: &str,
    speech: &Speech<'_>,
) -> Option<(usize, Byline)> {
    let known = |words: &str| speech.names(words).is_some();
    let body = page.body();
    let end = body.as_ref().map_or(page.lines.len().min(4), |body| body.start);
    let unmarked = page.lines[..end].iter().enumerate().filter(|(_, line)| line.mark.is_none());
    let above = || unmarked.clone().take(MOST_ABOVE).filter(|(_, line)| line.role == Role::Body && !line.row);
    for (at, line) in above() {
        let headed = title.map_or(given, |title| title.at < at);
        if let Some(byline) = byline::line(line.text, headed, &known) {
            return Some((at, byline));
        }
    }
    let start = body.map(|body| body.start).filter(|&start| !page.lines[start].row)?;
    let dateline = byline::prefix(page.lines[start].text, &known).map(|byline| (start, byline));
    dateline.or_else(|| above().find_map(|(at, line)| Some((at, byline::of_column(line.text, headline)?))))
}

fn from_byline(page: &Page<'_>, at: usize, byline: &Byline, article: &mut Article, notes: &mut Vec<Note>) {
    let printed = page.lines[at].text.get(..byline.length).unwrap_or(page.lines[at].text);
    if !byline.places.is_empty() && article.dateline.is_empty() {
        article.dateline = byline.places.join("، ");
        notes.push(Note::new(About::Dateline, at, &article.dateline, printed));
    }
    if !byline.people.is_empty() && article.author.is_empty() {
        article.author = byline.people.join("، ");
        notes.push(Note::new(About::Author, at, &article.author, printed));
    }
    for part in &byline.unknown {
        notes.push(Note::new(About::Unresolved, at, part, printed));
    }
}
