//! Publication dates, with how much of them is known and how.

use serde::Serialize;
#[cfg(feature = "json")]
use serde_json::{Map, Value};

use super::calendar::days_in;
#[cfg(feature = "lexicon")]
use super::calendar::number;

/// A publication date and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Date {
    /// `2016-12-02`, `2016-12`, `2016`, or a range `2016-12-05/2016-12-08`.
    pub value: String,
    /// How much of the date is known.
    pub precision: Precision,
    /// How it is known.
    pub basis: Basis,
    /// The words of the text that it rests on, or how it was concluded.
    pub evidence: String,
    /// Fields that this program does not know.
    #[cfg(feature = "json")]
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// How much of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub enum Precision {
    /// `YYYY-MM-DD`
    Day,
    /// `YYYY-MM`
    Month,
    /// `YYYY`
    Year,
    /// Two days, `YYYY-MM-DD/YYYY-MM-DD`
    Range,
}

/// How a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub enum Basis {
    /// The text prints it.
    Printed,
    /// It follows from what the text prints.
    Inferred,
    /// Whoever made the corpus gave it.
    Given,
}

impl Date {
    /// A date without fields of others.
    pub fn new(value: impl Into<String>, precision: Precision, basis: Basis, evidence: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            precision,
            basis,
            evidence: evidence.into(),
            #[cfg(feature = "json")]
            extra: Map::new(),
        }
    }

    /// Whether `value` is well formed for its precision and names days of the calendar.
    pub fn is_valid(&self) -> bool {
        match self.precision {
            Precision::Day => is_day(&self.value),
            Precision::Month => is_month(&self.value),
            Precision::Year => is_number(&self.value, 4),
            Precision::Range => {
                self.value.split_once('/').is_some_and(|(from, to)| is_day(from) && is_day(to) && from <= to)
            }
        }
    }

    /// The numbers of the first and the last day that the date allows, counted from 1970-01-01; `None` if it is not valid.
    #[cfg(feature = "lexicon")]
    pub fn days(&self) -> Option<(i32, i32)> {
        let (from, to) = self.bounds();
        if self.is_valid() { Some((days_of(from)?.0, days_of(to)?.1)) } else { None }
    }

    /// The first and last day that the date allows, as comparable `YYYY-MM-DD` texts cut to what is known.
    pub fn bounds(&self) -> (&str, &str) {
        self.value.split_once('/').unwrap_or((&self.value, &self.value))
    }
}

fn is_number(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_month(text: &str) -> bool {
    text.split_once('-')
        .is_some_and(|(year, month)| is_number(year, 4) && is_number(month, 2) && matches!(month.parse(), Ok(1..=12)))
}

fn is_day(text: &str) -> bool {
    text.rsplit_once('-').is_some_and(|(month, day)| {
        is_month(month) && is_number(day, 2) && day.parse().is_ok_and(|day: i32| (1..=last_of(month)).contains(&day))
    })
}

/// Days of a month given as `YYYY-MM`.
fn last_of(month: &str) -> i32 {
    let parts = month.split_once('-').and_then(|(year, month)| Some((year.parse().ok()?, month.parse().ok()?)));
    parts.and_then(|(year, month)| days_in(year, month)).unwrap_or(31)
}

/// The first and last day of a year, a month or a day, by number.
#[cfg(feature = "lexicon")]
fn days_of(text: &str) -> Option<(i32, i32)> {
    let mut parts = text.split('-').map(|part| part.parse::<i32>().ok());
    let year = parts.next()??;
    let (month, day) = (parts.next(), parts.next());
    Some(match (month, day) {
        (Some(month), Some(day)) => (number(year, month?, day?), number(year, month?, day?)),
        (Some(month), None) => (number(year, month?, 1), number(year, month?, days_in(year, month?)?)),
        (None, _) => (number(year, 1, 1), number(year, 12, 31)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_valid() {
        let table = [
            ("2016-12-02", Precision::Day, true),
            ("2016-02-29", Precision::Day, true),
            ("2015-02-29", Precision::Day, false),
            ("2016-13-01", Precision::Day, false),
            ("2016-1-1", Precision::Day, false),
            ("2016-12", Precision::Day, false),
            ("2016-12", Precision::Month, true),
            ("2016-00", Precision::Month, false),
            ("2016", Precision::Year, true),
            ("16", Precision::Year, false),
            ("٢٠١٦", Precision::Year, false),
            ("2016-12-05/2016-12-08", Precision::Range, true),
            ("2016-12-08/2016-12-05", Precision::Range, false),
            ("-", Precision::Day, false),
            ("", Precision::Month, false),
        ];
        for (value, precision, valid) in table {
            let date = Date::new(value, precision, Basis::Given, "");
            assert_eq!(date.is_valid(), valid, "{value} as {precision:?}");
        }
    }
}
