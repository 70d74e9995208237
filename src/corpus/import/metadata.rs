//! Title, outlet, author, place and date of a page, each only where the page prints it, with its evidence.

use super::byline::{self, Byline};
use super::clean::duplicates;
use super::clean::{Kind, Mark};
use super::outlet::{self, Speech};
use super::page::{Page, head};
use super::title::{self, Title};
use super::{About, Note};
use crate::corpus::date_text::may_hold_date;
use crate::corpus::{Article, Basis, Date, DateMention, Precision, PrintedDate, Role, printed_dates};

/// Bytes of a page in which dates are looked for.
const REACH: usize = 64 * 1024;

/// Dates of the text that are reported when none of them is the day of publication.
const MOST_DATES: usize = 6;

/// Fills in what the page prints about itself; says what was found in `notes`. Repetitions are marked on the way,
/// because only the headline tells them.
pub(super) fn fill(page: &mut Page<'_>, article: &mut Article, notes: &mut Vec<Note>) {
    let title = title::find(page);
    if let Some(title) = &title {
        article.title = page.lines[title.at].text.to_string();
        page.lines[title.at].role = Role::Heading;
        notes.push(Note::new(About::Title, title.at, &article.title, &title.evidence));
        if let Some((at, _)) = &title.above {
            page.lines[*at].mark =
                Some(Mark::new(Kind::Duplicate, "the page's title: the headline and the site's name"));
        }
    }
    title::captions(page, title.as_ref());
    duplicates::mark(page, title.as_ref().map(|title| title.at));
    for (at, line) in page.lines.iter().enumerate().filter(|(_, line)| line.mark.is_none()) {
        if line.role == Role::Caption {
            notes.push(Note::new(About::Caption, at, line.text, "a picture's credit, or a line that the page repeats"));
        }
    }
    let speech = Speech::of(page);
    let byline = find_byline(page, title.as_ref(), &speech);
    if let Some((at, byline)) = &byline {
        from_byline(page, *at, byline, article, notes);
    }
    let site = title.as_ref().and_then(|title| title.above.as_ref()).map(|(at, name)| (*at, name.as_str()));
    if let Some(found) = outlet::find(page, byline.as_ref().map(|(at, byline)| (*at, byline)), site, &speech) {
        article.source.clone_from(&found.name);
        for (at, words) in &found.evidence {
            notes.push(Note::new(About::Source, *at, &found.name, words));
        }
    }
    dates(page, title.as_ref(), byline.as_ref(), article, notes);
}

/// The first line above the running text that is a byline, or the dateline that the running text begins with.
fn find_byline(page: &Page<'_>, title: Option<&Title>, speech: &Speech<'_>) -> Option<(usize, Byline)> {
    let known = |words: &str| speech.names(words).is_some();
    let body = page.body();
    let end = body.as_ref().map_or(page.lines.len().min(4), |body| body.start);
    for (at, line) in page.lines[..end].iter().enumerate() {
        if line.mark.is_some() || line.role != Role::Body {
            continue;
        }
        let headed = title.is_some_and(|title| title.at < at);
        if let Some(byline) = byline::line(line.text, headed, &known) {
            return Some((at, byline));
        }
    }
    let start = body?.start;
    byline::prefix(page.lines[start].text, &known).map(|byline| (start, byline))
}

fn from_byline(page: &Page<'_>, at: usize, byline: &Byline, article: &mut Article, notes: &mut Vec<Note>) {
    let printed = page.lines[at].text.get(..byline.length).unwrap_or(page.lines[at].text);
    if !byline.places.is_empty() {
        article.dateline = byline.places.join("، ");
        notes.push(Note::new(About::Dateline, at, &article.dateline, printed));
    }
    if !byline.people.is_empty() {
        article.author = byline.people.join("، ");
        notes.push(Note::new(About::Author, at, &article.author, printed));
    }
    for part in &byline.unknown {
        notes.push(Note::new(About::Unresolved, at, part, printed));
    }
}

/// The day of publication: printed in the byline, on a line of the page about itself, or called «اليوم» by the text.
fn dates(
    page: &Page<'_>,
    title: Option<&Title>,
    byline: Option<&(usize, Byline)>,
    article: &mut Article,
    notes: &mut Vec<Note>,
) {
    let body = page.body();
    let mut looked = 0;
    let mut seen = 0;
    for (at, line) in page.lines.iter().enumerate() {
        if looked > REACH {
            break;
        }
        let text = head(line.text, REACH - looked);
        looked += line.text.len() + 1;
        let stamp = line.mark.as_ref().is_some_and(|mark| mark.reason == "when the page was published");
        let short = !line.folded().is_empty();
        if (line.mark.is_some() && !stamp) || (short && !may_hold_date(line.folded().split(' '))) {
            continue;
        }
        let outside = body.as_ref().is_none_or(|body| !body.contains(&at)) && title.is_none_or(|title| title.at != at);
        let bare = outside && title::is_date(line);
        let in_byline = |mention: &DateMention| {
            byline.is_some_and(|(line, byline)| *line == at && mention.range.end <= byline.length)
        };
        for mention in printed_dates(text) {
            let words = &text[mention.range.clone()];
            let about_itself = stamp || bare || in_byline(&mention) || mention.today;
            match mention.date {
                PrintedDate::Day { year, month, day } if about_itself && article.date.is_none() => {
                    let value = format!("{year:04}-{month:02}-{day:02}");
                    notes.push(Note::new(About::Date, at, &value, words));
                    article.date = Some(Date {
                        value,
                        precision: Precision::Day,
                        basis: Basis::Printed,
                        evidence: words.to_string(),
                    });
                }
                _ if seen < MOST_DATES => {
                    seen += 1;
                    notes.push(Note::new(About::DateHint, at, words, hint(mention.date)));
                }
                _ => {}
            }
        }
    }
}

fn hint(date: PrintedDate) -> &'static str {
    match date {
        PrintedDate::Day { .. } => "a date in the text, not said to be the day of publication",
        PrintedDate::Month { .. } => "a month in the text, not said to be that of publication",
        PrintedDate::Yearless { .. } => "the year is not printed",
        PrintedDate::Hijri => "a Hijri date, kept as printed",
        PrintedDate::Relative => "told from the day of writing, which is not printed here",
    }
}
