//! The day of publication, where a page prints it; and the dates that do not say it.

use std::ops::Range;

use super::clean::Kind;
use super::page::{Line, Page, head};
use super::phrase::Phrases;
use super::{About, Note, byline, title};
use crate::corpus::date_text::may_hold_date;
use crate::corpus::{Basis, Date, Precision, PrintedDate, printed_dates};

/// Bytes of a page in which dates are looked for.
const REACH: usize = 64 * 1024;

/// The most dates that are reported as not concluded.
const MOST_HINTS: usize = 6;

/// What the rules say of «منذ 3 ساعات».
const AGO: &str = "how long ago the page was published";

/// Lines behind the text in which its date may stand.
const NEAR: usize = 6;

/// What a page says of its day of publication.
#[derive(Debug, Default)]
pub(super) struct Published {
    /// The day, or at least the month, and its line.
    pub(super) date: Option<(usize, Date)>,
    /// A Hijri date that stands where the day of publication does, as printed.
    pub(super) hijri: Option<String>,
    /// Dates of the text that may help a person, but conclude nothing.
    pub(super) hints: Vec<Note>,
}

/// How much a place says that a date is that of publication; less is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    /// In the byline, or on a line about the page.
    Stamp,
    /// Called «اليوم» by the text.
    Today,
}

/// What says that a page was changed on the day behind it, and what says that it was published then.
static CHANGED: Phrases = Phrases::new(&[
    "اخر|احدث|تم|تاريخ|وقت تحديث|التحديث|تعديل|التعديل",
    "حدث|حدثت|تحديث|عدل|عدلت",
    "التحديث|التعديل الاخير",
    "last? updated|modified",
]);
static PUBLISHED: Phrases = Phrases::new(&["نشر|نشرت|النشر|نشره|published|posted"]);

/// `headed` tells whether the file gives a title of its own. Looks for the day of publication: in the byline (its line and length), on a line above the text or directly below
/// it that says nothing but a date, or called «اليوم» by the text. A date that the text only speaks of is a hint.
pub(super) fn find(
    page: &Page<'_>,
    headline: Option<usize>,
    headed: bool,
    byline: Option<(usize, usize)>,
) -> Published {
    let mut published = Published::default();
    let mut best: Option<Standing> = None;
    let mut looked = 0;
    let body = page.body();
    for (at, line) in page.lines.iter().enumerate() {
        if looked > REACH {
            break;
        }
        if line.mark.as_ref().is_some_and(|mark| mark.reason == AGO) && published.hints.len() < MOST_HINTS {
            published.hints.push(Note::new(About::DateHint, at, line.text, hint(PrintedDate::Relative)));
        }
        let text = head(line.text, REACH - looked);
        looked += line.text.len() + 1;
        let stamp = is_stamp(line);
        let dateless = !line.folded().is_empty() && !may_hold_date(line.folded().split(' '));
        if dateless || (line.mark.is_some() && !stamp) {
            continue;
        }
        // Without a headline, a date above the text may be the headline.
        let alone = headline.map_or(headed, |headline| headline != at) && title::is_date(line);
        let about_page = (stamp || alone) && is_near(page, body.as_ref(), at);
        let (mut changed, mut before) = (false, 0);
        for mention in printed_dates(text) {
            let words = &text[mention.range.clone()];
            changed = is_change(text.get(before..mention.range.start).unwrap_or_default(), changed);
            before = mention.range.end;
            let in_byline = byline.is_some_and(|(line, length)| line == at && mention.range.end <= length);
            let standing = match () {
                () if about_page && changed => None,
                () if about_page || in_byline => Some(Standing::Stamp),
                () if mention.today => Some(Standing::Today),
                () => None,
            };
            match (mention.date, standing) {
                (PrintedDate::Day { year, month, day }, Some(standing)) if best.is_none_or(|best| standing < best) => {
                    best = Some(standing);
                    published.date = Some((at, date(year, month, day, words)));
                }
                (PrintedDate::Day { .. }, Some(_)) => {}
                (PrintedDate::Month { year, month }, Some(Standing::Stamp)) if published.date.is_none() => {
                    let value = format!("{year:04}-{month:02}");
                    published.date = Some((at, Date::new(value, Precision::Month, Basis::Printed, words)));
                }
                (PrintedDate::Hijri, Some(Standing::Stamp)) if published.hijri.is_none() => {
                    published.hijri = Some(words.to_string());
                    published.hints.push(Note::new(About::DateHint, at, words, hint(mention.date)));
                }
                (_, None) if changed && about_page && published.hints.len() < MOST_HINTS => {
                    let evidence = "when the page was changed, not when it was published";
                    published.hints.push(Note::new(About::DateHint, at, words, evidence));
                }
                (date, _) if published.hints.len() < MOST_HINTS => {
                    published.hints.push(Note::new(About::DateHint, at, words, hint(date)));
                }
                _ => {}
            }
        }
    }
    published
}

/// Whether a date is that of a change, by the words before it; if they say nothing, it is what the last one was.
fn is_change(label: &str, last: bool) -> bool {
    let folded = byline::folded(label);
    let words: Vec<&str> = folded.split(' ').collect();
    CHANGED.holds(&words) || (last && !PUBLISHED.holds(&words))
}

fn date(year: u16, month: u8, day: u8, evidence: &str) -> Date {
    Date::new(format!("{year:04}-{month:02}-{day:02}"), Precision::Day, Basis::Printed, evidence)
}

fn is_stamp(line: &Line<'_>) -> bool {
    line.mark.as_ref().is_some_and(|mark| mark.reason == "when the page was published")
}

/// Whether a line stands above the running text, or behind it before the links to other articles and their dates.
fn is_near(page: &Page<'_>, body: Option<&Range<usize>>, at: usize) -> bool {
    let Some(body) = body else { return true };
    let other =
        |line: &Line<'_>| line.mark.as_ref().is_some_and(|mark| matches!(mark.kind, Kind::Related | Kind::Comments));
    at < body.start || (at >= body.end && at < body.end + NEAR && !page.lines[body.end..at].iter().any(other))
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

#[cfg(test)]
mod tests {
    use super::super::{About, text};

    const PROSE: &str =
        "وصل الوفد إلى العاصمة صباحا، والتقى عددا من المسؤولين المحليين وبحث معهم خطط ترميم المدارس قبل الشتاء.";

    #[test]
    fn days_of_publication() {
        let table = [
            (format!("عنوان\n2 كانون الأول 2016\n{PROSE}"), "2016-12-02"),
            (format!("عنوان\nآخر تحديث: 3/12/2016\nنشر في: 2/12/2016\n{PROSE}"), "2016-12-02"),
            (format!("عنوان\nآخر تحديث: 3/12/2016\n{PROSE}"), ""),
            (format!("عنوان\nتم التحديث في 3/12/2016\n{PROSE}"), ""),
            (format!("عنوان\nآخر تحديث: 14 ديسمبر 2016 - نشر: 12 ديسمبر 2016\n{PROSE}"), "2016-12-12"),
            (format!("عنوان\nنشر: 12 ديسمبر 2016 | آخر تحديث: 14 ديسمبر 2016\n{PROSE}"), "2016-12-12"),
            (format!("عنوان\nنشر في 2/12/2016، الساعة 10\nتم التحديث في 3/12/2016\n{PROSE}"), "2016-12-02"),
            (format!("عنوان\nدمشق 2 كانون الأول 2016 - سانا\n{PROSE}"), "2016-12-02"),
            (format!("عنوان\nقال اليوم الجمعة 2 كانون الأول 2016 إن الأمر انتهى. {PROSE}"), "2016-12-02"),
            (format!("عنوان\n{PROSE}\nنشر في: 2/12/2016"), "2016-12-02"),
            (format!("عنوان\n{PROSE}\nمقالات ذات صلة\nخبر قديم عن المدرسة\n2/12/2015"), ""),
            (format!("عنوان\nوقعت المعركة في 2 كانون الأول 2016 قرب الحدود. {PROSE}"), ""),
            (format!("عنوان\nقال اليوم الجمعة 2 كانون الأول إن الأمر انتهى. {PROSE}"), ""),
            (format!("2/ 8/ 1990\n{PROSE}"), ""),
            (format!("معركة 2 كانون الأول 2016\n{PROSE}"), ""),
            (format!("عنوان\n12 شوال 1436 هـ\n{PROSE}"), ""),
            (format!("عنوان\n12 شوال 1436 هـ - 28 يوليو 2015 م\n{PROSE}"), "2015-07-28"),
            (format!("عنوان\nتشرين الثاني/نوفمبر 2018\n{PROSE}"), "2018-11"),
            (format!("عنوان\nتشرين الثاني 2018\nنشر في 5/11/2018\n{PROSE}"), "2018-11-05"),
            (format!("عنوان\nمنذ 3 ساعات\n{PROSE}"), ""),
        ];
        for (source, expected) in table {
            let imported = text("a.txt", source.as_bytes()).unwrap();
            let value = imported.article.date.as_ref().map_or("", |date| date.value.as_str());
            assert_eq!(value, expected, "{source}");
            assert!(
                !value.is_empty()
                    || imported.notes.iter().any(|n| n.about == About::DateHint)
                    || source.contains("2015")
            );
        }
    }
}
