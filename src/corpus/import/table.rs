//! CSV and TSV: a record a row, under a header.

use csv::{ReaderBuilder, StringRecord};
use serde_json::{Map, Value};

use super::fields::{self, Fields};
use super::{Batch, Format, Refusal};
use crate::Error;

const NAME: &str = "a table";

/// Reads a table. A row with more or fewer fields than the header is refused: which is which cannot be known.
pub(super) fn read(text: &str, format: Format, fields: &Fields) -> Result<Batch, Error> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let delimiter = if format == Format::Tsv { b'\t' } else { delimiter(text) };
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .quoting(format == Format::Csv || quoted(text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let header = header(reader.headers().map_err(|error| wrong(&error))?)?;
    let mut batch = Batch::of(format);
    for row in reader.into_records() {
        let made = row.map_err(|error| (place(error.position()), wrong(&error))).and_then(|row| {
            let at = || place(row.position());
            record(&header, &row).and_then(|record| fields::draft(record, fields)).map_err(|error| (at(), error))
        });
        match made {
            Ok(draft) => batch.drafts.push(draft),
            Err((place, error)) => batch.refused.push(Refusal { place, error }),
        }
    }
    Ok(batch)
}

/// The sign that the header holds most of, outside quotation marks.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or("");
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0), (b'|', 0)];
    let mut quoted = false;
    for byte in header.bytes() {
        quoted ^= byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(sign, _)| *sign == byte && !quoted) {
            *count += 1;
        }
    }
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| *sign)
}

/// Whether the values of a TSV file are written in quotation marks; most are not, and use the sign as they please.
fn quoted(text: &str) -> bool {
    text.lines().take(2).any(|line| line.split('\t').any(|value| value.len() > 1 && value.starts_with('"')))
}

/// The names of the columns, each once.
fn header(row: &StringRecord) -> Result<Vec<String>, Error> {
    let mut names: Vec<String> = Vec::new();
    for (at, name) in row.iter().enumerate() {
        let name = match name.trim() {
            "" => format!("column {}", at + 1),
            name => name.to_string(),
        };
        if names.contains(&name) {
            return Err(Error::format(NAME, format!("two columns are called {name}; rename one of them")));
        }
        names.push(name);
    }
    if names.len() < 2 && names.iter().all(|name| name.starts_with("column ")) {
        return Err(Error::format(NAME, "its first line must name the columns"));
    }
    Ok(names)
}

fn record(header: &[String], row: &StringRecord) -> Result<Map<String, Value>, Error> {
    if row.len() != header.len() {
        let message = format!("the row has {} fields, the header {}", row.len(), header.len());
        return Err(Error::format(NAME, message));
    }
    let filled = header.iter().zip(row).filter(|(_, value)| !value.is_empty());
    Ok(filled.map(|(name, value)| (name.clone(), Value::from(value))).collect())
}

fn place(position: Option<&csv::Position>) -> String {
    position.map_or_else(|| "a row".into(), |position| format!("line {}", position.line()))
}

fn wrong(error: &csv::Error) -> Error {
    Error::format(NAME, error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(text: &str, format: Format) -> Vec<String> {
        let batch = read(text, format, &Fields::default()).unwrap();
        batch.drafts.into_iter().map(|draft| draft.conclude().article.title).collect()
    }

    #[test]
    fn tables() {
        let table = [
            (
                "commas",
                "title,text\nأول,نص\n\"ثان، \"\"و\"\"\",\"سطر\nوسطر\"\n",
                Format::Csv,
                vec!["أول", "ثان، \"و\""],
            ),
            ("semicolons", "العنوان;النص\r\nأول;نص, وبقية\r\n", Format::Csv, vec!["أول"]),
            ("tabs in a CSV file", "title\ttext\nأول\tنص\n", Format::Csv, vec!["أول"]),
            ("a byte order mark", "\u{FEFF}title,text\nأول,نص\n", Format::Csv, vec!["أول"]),
            ("tabs, signs inside", "title\ttext\nقال \"نعم\tنص\n", Format::Tsv, vec!["قال \"نعم"]),
        ];
        for (what, text, format, expected) in table {
            assert_eq!(titles(text, format), expected, "{what}");
        }
    }

    #[test]
    fn ragged_rows_are_refused_and_the_rest_is_read() {
        let text = "title,text,x\nأول,نص,1\nقصير,نص\nطويل,نص,1,2\nأخير,نص,2\nخال,,3\n";
        let batch = read(text, Format::Csv, &Fields::default()).unwrap();
        let told: Vec<_> = batch.refused.iter().map(|r| format!("{}: {}", r.place, r.error)).collect();
        assert_eq!(batch.drafts.len(), 2);
        assert_eq!(batch.drafts[1].article.extra["x"], "2");
        assert!(told[0].starts_with("line 3") && told[0].contains("2 fields, the header 3"), "{told:?}");
        assert!(told[1].contains("4 fields") && told[2].starts_with("line 6"), "{told:?}");
    }

    #[test]
    fn headers_that_say_nothing_are_refused() {
        for text in ["", "a,a\n1,2\n", "\n"] {
            assert!(matches!(read(text, Format::Csv, &Fields::default()), Err(Error::Format { .. })), "{text:?}");
        }
    }
}
