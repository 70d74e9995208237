//! Dates as records give them.

use serde_json::{Map, Value};

use super::super::draft::Draft;
use super::super::{About, Note};
use super::known::Fields;
use super::values::{is_unsaid, words_of};
use crate::corpus::date_text::numbers;
use crate::corpus::{Article, Basis, Date, Precision, PrintedDate, printed_dates};
use crate::text::fold_text;

/// The most bytes of a field's value that may be a date.
const LONGEST_DATE: usize = 200;

pub(super) fn take_date(
    fields: &Fields,
    record: &mut Map<String, Value>,
    article: &mut Article,
    notes: &mut Vec<Note>,
) {
    let Some((name, value)) = fields.take(record, "date") else { return };
    if let Some(date) = value.is_object().then(|| own_date(&value)).flatten() {
        article.date = Some(date);
        return;
    }
    let words = words_of(&value);
    article.date = date(&words, Basis::Given);
    match &article.date {
        Some(date) if date.value == words => {}
        Some(_) => drop(record.insert("given_date".into(), value)),
        None if words.is_empty() && !is_unsaid(&value) => {}
        None => {
            let words = if words.is_empty() { value.to_string() } else { words };
            notes.push(Note::of_file(About::DateHint, &words, &format!("the field {name}; kept as given_date")));
            record.insert("given_date".into(), value);
        }
    }
}

/// How the date is known, as this program's own tables say; what they would not say stays where it is.
pub(super) fn describe_date(record: &mut Map<String, Value>, article: &mut Article) {
    let Some(date) = &mut article.date else { return };
    let says =
        |name: &str, known: &[&str]| known.contains(&record.get(name).and_then(Value::as_str).unwrap_or_default());
    let precise = says("date_precision", &["day", "month", "year", "range"]);
    if !precise || !says("date_basis", &["given", "printed", "inferred"]) {
        return;
    }
    let mut text = |name: &str| record.remove(name).map(|value| words_of(&value));
    let (_, basis, evidence) = (text("date_precision"), text("date_basis"), text("date_evidence"));
    match basis.as_deref() {
        Some("printed") => date.basis = Basis::Printed,
        Some("inferred") => date.basis = Basis::Inferred,
        _ => {}
    }
    if let Some(evidence) = evidence {
        date.evidence = evidence;
    }
}

/// A date as corpus JSON writes it.
fn own_date(value: &Value) -> Option<Date> {
    let article = serde_json::json!({"id": "a", "paragraphs": [], "date": value});
    Article::from_json(article.to_string().as_bytes()).ok()?.date
}

/// The date that a value says, if it says one day, month or year and nothing else could be meant.
pub(in super::super) fn date(value: &str, basis: Basis) -> Option<Date> {
    let value = value.trim();
    if value.is_empty() || value.len() > LONGEST_DATE {
        return None;
    }
    let spelled = spelled_out(value).filter(|spelled| spelled != value);
    let (read, evidence) = spelled.as_deref().map_or((value, ""), |spelled| (spelled, value));
    let plain = [Precision::Day, Precision::Month, Precision::Year, Precision::Range];
    if let Some(date) = plain.into_iter().map(|p| Date::new(read, p, basis, evidence)).find(Date::is_valid) {
        // Databases write this where there is no date.
        return Some(date).filter(|date| !date.value.starts_with("0000"));
    }
    let mut mentions = printed_dates(read).into_iter().filter(|mention| mention.date != PrintedDate::Hijri);
    let mention = mentions.next()?;
    if mentions.next().is_some() {
        return None;
    }
    match mention.date {
        PrintedDate::Day { year, month, day } => {
            Some(Date::new(format!("{year:04}-{month:02}-{day:02}"), Precision::Day, basis, value))
        }
        PrintedDate::Month { year, month } => {
            Some(Date::new(format!("{year:04}-{month:02}"), Precision::Month, basis, value))
        }
        _ => None,
    }
}

/// A date that programs and tables write shorter than texts do, in a way that [`date`] knows: `20161205`, `12-2016`,
/// `5-12-16`, and `Wed Oct 10 20:19:24 +0000 2018`, as Twitter has it.
fn spelled_out(value: &str) -> Option<String> {
    let words: Vec<&str> = value.split_whitespace().collect();
    if let [_, month, day, time, .., year] = words[..]
        && time.contains(':')
        && words.len() <= 6
    {
        return Some(format!("{day} {month} {year}"));
    }
    let value = fold_text(value);
    let parts: Vec<&str> = value.split(['-', '/', '.']).collect();
    if !parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    match parts[..] {
        [day] if day.len() == 8 && ("1800".."2101").contains(&&day[..4]) => {
            Some(format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]))
        }
        [month, year] | [year, month] if month.len() <= 2 && year.len() == 4 => Some(format!("{year}-{month:0>2}")),
        // Centuries as POSIX reads them: 69 to 99 are of the last one.
        [day, month, year] if day.len() <= 2 && month.len() <= 2 && year.len() == 2 => {
            Some(format!("{day}/{month}/{}{year}", if year < "69" { "20" } else { "19" }))
        }
        _ => None,
    }
}

/// Which of the first two numbers of `5/12/2016` is the month, in the records of one file: the first, if some date of
/// theirs can be read in no other way and none only the other way round; else the second. Told by the first records
/// that are read at once.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Order {
    /// A date that says so.
    month_first: Option<String>,
    told: bool,
}

impl Order {
    /// Reads the dates of records again if the month is first; gives out, once, the date that says so.
    pub(in super::super) fn settle(&mut self, drafts: &mut [Draft]) -> Option<String> {
        let first = !self.told && !drafts.is_empty();
        if first {
            self.told = true;
            let day_first = drafts.iter().filter_map(given).any(|(_, [first, ..])| first > 12);
            let telling = drafts.iter().filter_map(given).find(|(_, [_, second, _])| *second > 12);
            self.month_first = telling.filter(|_| !day_first).map(|(date, _)| date.evidence.clone());
        }
        let telling = self.month_first.as_ref()?;
        for draft in drafts {
            let Some((date, [month, day, year])) = given(draft) else { continue };
            let value = format!("{year:04}-{month:02}-{day:02}");
            if value != date.value && month.max(day) <= 12 {
                let why = format!("{}, month first, as {telling} in the same file must be", date.evidence);
                let date = Date { value, ..date.clone() };
                draft.notes.push(Note::of_file(About::Date, &date.value, &why));
                draft.article.date = Some(date);
            }
        }
        first.then(|| telling.clone())
    }
}

/// The date of a record that is told by numbers, and these in the record's order.
fn given(draft: &Draft) -> Option<(&Date, [u16; 3])> {
    let date = draft.article.date.as_ref().filter(|date| draft.cleaned && date.basis == Basis::Given)?;
    let spelled = spelled_out(&date.evidence);
    Some((date, numbers(spelled.as_deref().unwrap_or(&date.evidence))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_not_guessed() {
        let table = [
            ("2018-11-05", Some("2018-11-05")),
            ("2018-11-05 10:30:00", Some("2018-11-05")),
            ("2018", Some("2018")),
            ("نوفمبر 2018", Some("2018-11")),
            ("2018-11-05/2018-11-07", Some("2018-11-05/2018-11-07")),
            ("Wed Oct 10 20:19:24 +0000 2018", Some("2018-10-10")),
            ("Wed Oct 10 20:19:24 2018", Some("2018-10-10")),
            ("Wed, 10 Oct 2018 20:19:24 +0000", Some("2018-10-10")),
            ("Sat, 5 May 2018 20:19 GMT", Some("2018-05-05")),
            ("20161205", Some("2016-12-05")),
            ("20161305", None),
            ("98765432", None),
            ("12-2016", Some("2016-12")),
            ("2016/3", Some("2016-03")),
            ("13-2016", None),
            ("5-12-16", Some("2016-12-05")),
            ("٥/١٢/٩٨", Some("1998-12-05")),
            ("31-2-16", None),
            ("30 شباط", None),
            ("30 شباط 2016", None),
            ("32 شباط 2016", None),
            ("2016-02-30", None),
            ("30/2/2016", None),
            ("0000-01-01", None),
            ("0000-00-00 00:00:00", None),
            ("0000", None),
            ("بين 5/11/2018 و7/11/2018", None),
            ("12 شوال 1436 هـ", None),
            ("أمس الخميس", None),
            ("1541412000", None),
            ("", None),
        ];
        for (value, expected) in table {
            assert_eq!(date(value, Basis::Given).map(|date| date.value).as_deref(), expected, "{value}");
        }
    }

    #[test]
    fn which_number_is_the_month_is_told_by_the_whole_file() {
        let table: [(&str, &[&str], &[&str]); 5] = [
            ("day first", &["5/12/2016", "6/1/2017"], &["2016-12-05", "2017-01-06"]),
            ("month first", &["5/12/2016", "5-12-16", "12/25/2016"], &["2016-05-12", "2016-05-12", "2016-12-25"]),
            ("both", &["5/12/2016", "12/25/2016", "25/12/2016"], &["2016-12-05", "2016-12-25", "2016-12-25"]),
            ("others", &["5/12/2016", "12/25/2016", "2016-11-05"], &["2016-05-12", "2016-12-25", "2016-11-05"]),
            ("impossible", &["5/12/2016", "25/13/2016"], &["2016-12-05", ""]),
        ];
        for (what, dates, expected) in table {
            let draft = |date: &&str| {
                let record = serde_json::json!({"text": "خبر", "date": date});
                super::super::draft(record.as_object().unwrap().clone(), &Fields::default()).unwrap()
            };
            let mut drafts: Vec<Draft> = dates.iter().map(draft).collect();
            let mut order = Order::default();
            let telling = order.settle(&mut drafts);
            let read: Vec<&str> =
                drafts.iter().map(|draft| draft.article.date.as_ref().map_or("", |date| &date.value)).collect();
            assert_eq!(read, expected, "{what}");
            assert_eq!(
                telling.is_some(),
                drafts.iter().any(|draft| draft.notes.iter().any(|n| n.about == About::Date))
            );
            assert_eq!(order.settle(&mut drafts), None, "{what}: it is said once");
        }
    }
}
