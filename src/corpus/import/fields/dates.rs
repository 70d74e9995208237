//! Dates as records give them.

use serde_json::{Map, Value};

use super::super::{About, Note};
use super::known::Fields;
use super::values::{is_unsaid, words_of};
use crate::corpus::{Article, Basis, Date, Precision, PrintedDate, printed_dates};

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
    let plain = [Precision::Day, Precision::Month, Precision::Year, Precision::Range];
    if let Some(date) = plain.into_iter().map(|p| Date::new(value, p, basis, "")).find(Date::is_valid) {
        return Some(date);
    }
    let mut mentions = printed_dates(value).into_iter().filter(|mention| mention.date != PrintedDate::Hijri);
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
}
