//! CSV and TSV: a record a row, under a header.

use csv::{ReaderBuilder, StringRecord};
use serde_json::{Map, Value};

use super::fields::{self, Fields};
use super::plain::line_ends;
use super::{Batch, Draft, Format, Refusal};
use crate::Error;

const NAME: &str = "a table";

/// The longest row, in bytes: a quotation mark that nothing closes takes all that follows.
const LONGEST_ROW: usize = 256 << 20;

/// Reads a table. A row with more or fewer fields than the header is refused: which is which cannot be known.
pub(super) fn read(text: &str, format: Format, fields: &Fields) -> Result<Batch, Error> {
    Table::new(format, fields.clone()).read(text.as_bytes(), true)
}

/// A table being read, in portions that may end anywhere.
#[derive(Clone, Debug)]
pub(super) struct Table {
    format: Format,
    fields: Fields,
    head: Option<Head>,
    /// The beginning of a row that the last portion did not end.
    begun: Vec<u8>,
    /// Lines before it.
    lines: usize,
    /// What the table itself says stands between its values.
    said: Option<u8>,
}

/// What the beginning of a table says of the rest.
#[derive(Clone, Debug)]
struct Head {
    delimiter: u8,
    quoting: bool,
    columns: Vec<String>,
    /// Whether this program wrote it.
    own: bool,
}

impl Table {
    pub(super) fn new(format: Format, fields: Fields) -> Self {
        Self { format, fields, head: None, begun: Vec::new(), lines: 0, said: None }
    }

    /// The rows of a portion, what stands between their values, and whether these may be in quotation marks.
    fn begin<'a>(&mut self, bytes: &'a [u8]) -> (&'a [u8], u8, bool) {
        if let Some(head) = &self.head {
            return (bytes, head.delimiter, head.quoting);
        }
        let bytes = bytes.strip_prefix(MARK).unwrap_or(bytes);
        // A line for spreadsheets.
        if let Some([sign, b'\r', b'\n', rest @ ..] | [sign, b'\r' | b'\n', rest @ ..]) = bytes.strip_prefix(b"sep=") {
            self.lines += 1;
            self.said = Some(*sign);
            return (rest, *sign, true);
        }
        let line = lines_of(bytes).next().unwrap_or_default();
        match (self.said, self.format) {
            (Some(sign), _) => (bytes, sign, true),
            (None, Format::Tsv) if line.contains(&b'\t') => (bytes, b'\t', quoted(bytes)),
            _ => (bytes, delimiter(line), true),
        }
    }

    pub(super) fn format(&self) -> Format {
        self.format
    }

    /// Reads the rows that end in the next portion of UTF-8; `last` if it is the table's end.
    ///
    /// # Errors
    /// A header that names no columns, and a row without end: nothing can be read behind them.
    pub(super) fn read(&mut self, portion: &[u8], last: bool) -> Result<Batch, Error> {
        let mut bytes = std::mem::take(&mut self.begun);
        bytes.extend_from_slice(portion);
        let ends = bytes.iter().filter(|byte| b"\r\n".contains(byte));
        if self.head.is_none() && !last && ends.take(HEAD_ENDS).count() < HEAD_ENDS {
            self.begun = bytes;
            return Ok(Batch::of(self.format));
        }
        let (bytes, delimiter, quoting) = self.begin(&bytes);
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .quoting(quoting)
            .flexible(true)
            .has_headers(false)
            .from_reader(bytes);
        let mut batch = Batch::of(self.format);
        let mut row = StringRecord::new();
        // Lines that end before some byte; asked for from byte to byte, so that each is looked at once.
        let (mut lines, mut counted) = (self.lines, 0);
        let mut lines_before = |at: usize| {
            lines += line_ends(bytes, counted..at);
            counted = at;
            lines
        };
        loop {
            let begin = reader.position().clone();
            let found = reader.read_record(&mut row);
            let end = offset(reader.position());
            // A row that ends with the portion may go on in the next one.
            if !last && end >= bytes.len() {
                // A carriage return may have its line feed in the next one.
                let begin = offset(&begin);
                let cut = begin == bytes.len() && bytes.ends_with(b"\r");
                let begin = begin - usize::from(cut);
                self.begun = bytes[begin..].to_vec();
                self.lines = lines_before(begin);
                if self.begun.len() > LONGEST_ROW {
                    return Err(Error::TooLarge {
                        what: "a row, in bytes,",
                        found: self.begun.len(),
                        limit: LONGEST_ROW,
                    });
                }
                return Ok(batch);
            }
            // A row begins behind the line ends before it, which are read with it.
            let begin = offset(&begin);
            let ends = || bytes[begin..].iter().take_while(|byte| b"\r\n".contains(byte)).count();
            let mut refusal = |error| Refusal { place: format!("line {}", lines_before(begin + ends()) + 1), error };
            match (found, &self.head) {
                // Spreadsheets leave rows of nothing but separators behind.
                (Ok(true), Some(_)) if row.iter().all(|value| value.trim().is_empty()) => {}
                (Ok(true), Some(_)) if end >= bytes.len() && quoting && is_open(&bytes[begin..], delimiter) => {
                    let message = "a quotation mark is opened in this row and closed nowhere, so that all that follows stands in it: \
                                   close it or double it, unless the file is cut off";
                    batch.refused.push(refusal(Error::format(NAME, message)));
                }
                (Ok(true), Some(head)) => match head.draft(&row, &self.fields) {
                    Ok(draft) => batch.drafts.push(draft),
                    Err(error) => batch.refused.push(refusal(error)),
                },
                (Ok(true), None) => {
                    let mut columns = header(&row)?;
                    let own = fields::are_own(&columns, &self.fields);
                    if own {
                        columns = columns.iter().map(|name| fields::as_given(name).to_string()).collect();
                    }
                    self.head = Some(Head { delimiter, quoting, columns, own });
                }
                (Err(error), Some(_)) => batch.refused.push(refusal(wrong(&error))),
                (Err(error), None) => return Err(wrong(&error)),
                (Ok(false), Some(_)) => return Ok(batch),
                (Ok(false), None) => return header(&StringRecord::new()).map(|_| batch),
            }
        }
    }
}

impl Head {
    fn draft(&self, row: &StringRecord, fields: &Fields) -> Result<Draft, Error> {
        let record = record(&self.columns, row)?;
        if self.own { Ok(fields::own_draft(record)) } else { fields::draft(record, fields) }
    }
}

/// Line ends that a table's beginning must hold to tell how it is written.
const HEAD_ENDS: usize = 4;

/// A byte order mark, which is no part of the first column's name.
const MARK: &[u8] = b"\xEF\xBB\xBF";

fn offset(position: &csv::Position) -> usize {
    usize::try_from(position.byte()).unwrap_or(usize::MAX)
}

/// The sign that the header holds most of, outside quotation marks.
fn delimiter(header: &[u8]) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0), (b'|', 0)];
    let mut quoted = false;
    for &byte in header {
        quoted ^= byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(sign, _)| *sign == byte && !quoted) {
            *count += 1;
        }
    }
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| *sign)
}

/// The lines of a text, empty ones left out.
fn lines_of(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|byte| b"\r\n".contains(byte)).filter(|line| !line.is_empty())
}

/// Whether a row ends within quotation marks.
fn is_open(row: &[u8], delimiter: u8) -> bool {
    let (mut begins, mut inside) = (true, false);
    for &byte in row {
        if inside {
            // A doubled mark closes the value and opens it again.
            inside = byte != b'"';
            begins = !inside;
        } else {
            inside = byte == b'"' && begins;
            begins = byte == delimiter || b"\r\n".contains(&byte);
        }
    }
    inside
}

/// Whether the values of a TSV file are written in quotation marks; most are not, and use the sign as they please.
fn quoted(text: &[u8]) -> bool {
    let quoted = |value: &[u8]| value.len() > 1 && value.starts_with(b"\"");
    lines_of(text).take(2).any(|line| line.split(|&byte| byte == b'\t').any(quoted))
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
    if row.iter().any(|value| value.contains('\0')) {
        return Err(Error::format(NAME, "the row holds bytes of zero: it is no text"));
    }
    let filled = header.iter().zip(row).filter(|(_, value)| !value.is_empty());
    Ok(filled.map(|(name, value)| (name.clone(), Value::from(value))).collect())
}

fn wrong(error: &csv::Error) -> Error {
    match error.kind() {
        csv::ErrorKind::Utf8 { err, .. } => {
            Error::NotUtf8 { offset: err.valid_up_to(), hint: "; save the file as UTF-8" }
        }
        _ => Error::format(NAME, error.to_string()),
    }
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
            ("commas in a TSV file", "title,text\nأول,\"نص, وبقية\"\n", Format::Tsv, vec!["أول"]),
            ("what Excel is told", "\u{FEFF}sep=;\r\ntitle;text;a,b,c,d\r\nأول;نص;\r\n", Format::Csv, vec!["أول"]),
            ("old line ends", "العنوان;النص\rأول;نص, و, بقية\rثان;نص, وبقية\r", Format::Csv, vec!["أول", "ثان"]),
            ("tabs, old line ends", "title\ttext\rقال \"نعم\tنص\r", Format::Tsv, vec!["قال \"نعم"]),
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
        for end in ["\r\n", "\n\n", "\r\n\n", "\r"] {
            let batch = read(&text.replace('\n', end), Format::Csv, &Fields::default()).unwrap();
            let line = 2 * end.matches('\n').count().max(1) + 1;
            assert_eq!(batch.refused[0].place, format!("line {line}"), "{end:?}");
        }
    }

    #[test]
    fn rows_of_nothing_are_passed_over_and_unclosed_ones_refused() {
        let batch = read("title,text\n,\n\nأول,نص\n ,, \nثان,نص\n,\n", Format::Csv, &Fields::default()).unwrap();
        assert_eq!((batch.drafts.len(), batch.refused.len()), (2, 0));
        for (last, refused) in [
            ("ثان,\"نص\nثالث,نص\n", true),
            ("\"ثان,نص", true),
            ("ثان,\"نص \"\"آخر\"\"", true),
            ("ثان,\"نص \"\"آخر\"\"\"", false),
            ("ثان,قال \"نعم ثم", false),
            ("\"ثان\",\"نص\"\n", false),
        ] {
            let batch = read(&format!("title,text\nأول,نص\n{last}"), Format::Csv, &Fields::default()).unwrap();
            let told: Vec<_> = batch.refused.iter().map(|r| format!("{}: {}", r.place, r.error)).collect();
            assert_eq!((batch.drafts.len(), told.len()), if refused { (1, 1) } else { (2, 0) }, "{last}: {told:?}");
            assert!(
                told.iter().all(|told| told.starts_with("line 3: ") && told.contains("closed nowhere")),
                "{told:?}"
            );
        }
    }

    /// Whatever a portion ends in the midst of: a row, quotation marks, a character, a line end.
    #[test]
    fn portions_may_end_anywhere() {
        let text = "\u{FEFF}title,text,x\r\n\rأول,\"سطر\r\nو\"\"سطر\"\"\r\n\r\n\",1\r\n\r\nقصير,نص\r\nثان,نص \"آخر\",2\nأخير,\"نص\",3";
        let shown = |batches: Vec<Batch>| {
            let (mut drafts, mut refused) = (Vec::new(), Vec::new());
            for batch in batches {
                drafts.extend(batch.drafts.into_iter().map(|draft| draft.conclude().article));
                refused.extend(batch.refused.into_iter().map(|refusal| (refusal.place, refusal.error)));
            }
            (drafts, refused)
        };
        let whole = shown(vec![read(text, Format::Csv, &Fields::default()).unwrap()]);
        assert_eq!((whole.0.len(), whole.1.len()), (3, 1));
        for size in 1..text.len() {
            let mut table = Table::new(Format::Csv, Fields::default());
            let mut batches: Vec<Batch> =
                text.as_bytes().chunks(size).map(|some| table.read(some, false).unwrap()).collect();
            batches.push(table.read(&[], true).unwrap());
            assert_eq!(shown(batches), whole, "in portions of {size}");
        }
    }

    #[test]
    fn headers_that_say_nothing_are_refused() {
        for text in ["", "a,a\n1,2\n", "\n"] {
            assert!(matches!(read(text, Format::Csv, &Fields::default()), Err(Error::Format { .. })), "{text:?}");
        }
    }
}
