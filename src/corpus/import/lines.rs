//! JSON lines and tables some at a time, for files that are larger than memory.

use encoding_rs::{Decoder, DecoderResult};

use super::decode::{self, Encoding, MEANINGLESS};
use super::fields::Order;
use super::plain::line_ends;
use super::table::Table;
use super::{Batch, Format, Options, Refusal, id, json};
use crate::Error;

/// A file of JSON lines being read. Lines and records are counted on from portion to portion.
///
/// ```
/// use kashshaf::corpus::import::{Lines, Options};
/// let mut lines = Lines::new("news.jsonl", Options::default());
/// let first = lines.read("{\"text\": \"خبر\"}\n{\"text\": \"نبأ\"}\n");
/// let second = lines.read("{\"text\": \"ثالث\"}\nلا شيء\n");
/// # use kashshaf::corpus::import::Batch;
/// let ids = |batch: &Batch| batch.drafts.iter().map(|d| d.original().1.to_string()).collect::<Vec<_>>();
/// assert_eq!((ids(&first), ids(&second)), (vec!["news-1".into(), "news-2".into()], vec!["news-3".into()]));
/// assert_eq!(second.refused[0].place, "line 4");
/// ```
#[derive(Clone, Debug)]
pub struct Lines {
    name: String,
    options: Options,
    order: Order,
    seen: usize,
    records: usize,
}

impl Lines {
    /// Begins a file.
    pub fn new(name: &str, options: Options) -> Self {
        Self { name: id::file_of(name).to_string(), options, order: Order::default(), seen: 0, records: 0 }
    }

    /// Reads the next lines, all of them whole.
    pub fn read(&mut self, text: &str) -> Batch {
        let mut batch = json::read_lines(text, &self.options.fields, self.seen).with_dates(&mut self.order);
        self.seen += line_ends(text.as_bytes(), 0..text.len());
        let base = id::from_name(&self.name);
        for draft in &mut batch.drafts {
            self.records += 1;
            draft.name(&self.name, || format!("{base}-{}", self.records));
        }
        batch
    }

    /// Passes over a line that could not even be read.
    pub fn skip(&mut self) {
        self.seen += 1;
    }

    /// Lines read so far.
    pub fn count(&self) -> usize {
        self.seen
    }
}

/// A table (CSV, TSV) being read. Lines and records are counted on from portion to portion.
///
/// ```
/// use kashshaf::corpus::import::{Format, Options, Rows};
/// let mut rows = Rows::new("news.csv", Format::Csv, Options::default(), b"title,text\nA,\"x").unwrap();
/// let first = rows.read(b"title,text\nA,\"x", false);
/// let second = rows.read(b"\ny\"\nB\nC,z", true);
/// assert_eq!((first.drafts.len(), second.drafts.len()), (0, 2));
/// assert_eq!((second.drafts[1].original().1, second.refused[0].place.as_str()), ("news-2", "line 4"));
/// ```
pub struct Rows {
    name: String,
    table: Table,
    order: Order,
    encoding: (Encoding, String),
    /// None for UTF-8, and behind what cannot be read.
    decoder: Option<Decoder>,
    records: usize,
    first: bool,
    broken: bool,
}

impl Rows {
    /// Begins a table of a format; `None` if its beginning does not tell its encoding.
    pub fn new(name: &str, format: Format, options: Options, beginning: &[u8]) -> Option<Self> {
        let told = |encoding| (encoding, "as told".to_string());
        let encoding = options.encoding.map(told).or_else(|| decode::tell(beginning))?;
        let decoder = encoding.0.decoder();
        let table = Table::new(format, options.fields);
        let name = id::file_of(name).to_string();
        Some(Self { name, table, order: Order::default(), encoding, decoder, records: 0, first: true, broken: false })
    }

    /// Reads the rows that end in the next bytes; `last` if they are the file's last. Behind what makes the rest
    /// unreadable there is nothing more.
    pub fn read(&mut self, bytes: &[u8], last: bool) -> Batch {
        let read = if self.broken { Err(None) } else { self.portion(bytes, last).map_err(Some) };
        let mut batch = read.unwrap_or_else(|error| {
            self.broken = true;
            let place = format!("behind record {}", self.records);
            let refused = error.into_iter().map(|error| Refusal { place: place.clone(), error }).collect();
            Batch { refused, ..Batch::of(self.table.format()) }
        });
        batch = batch.with_dates(&mut self.order);
        let base = id::from_name(&self.name);
        for draft in &mut batch.drafts {
            self.records += 1;
            draft.name(&self.name, || format!("{base}-{}", self.records));
        }
        if let Some(first) = batch.drafts.first_mut().filter(|_| std::mem::take(&mut self.first)) {
            first.note_encoding(self.encoding.0, &self.encoding.1);
        }
        batch.encoding = Some(self.encoding.clone());
        batch
    }

    /// Whether what is left of the file cannot be read.
    pub fn is_broken(&self) -> bool {
        self.broken
    }

    fn portion(&mut self, bytes: &[u8], last: bool) -> Result<Batch, Error> {
        let Some(decoder) = &mut self.decoder else { return self.table.read(bytes, last) };
        let unreadable = || Error::format(self.encoding.0.name(), MEANINGLESS);
        let most = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).ok_or_else(unreadable)?;
        let mut text = String::with_capacity(most);
        match decoder.decode_to_string_without_replacement(bytes, &mut text, last).0 {
            DecoderResult::InputEmpty => self.table.read(text.as_bytes(), last),
            _ => Err(unreadable()),
        }
    }
}
