//! JSON lines some at a time, for files that are larger than memory.

use super::{Batch, Options, id, json};

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
    seen: usize,
    records: usize,
}

impl Lines {
    /// Begins a file.
    pub fn new(name: &str, options: Options) -> Self {
        Self { name: id::file_of(name).to_string(), options, seen: 0, records: 0 }
    }

    /// Reads the next lines, all of them whole.
    pub fn read(&mut self, text: &str) -> Batch {
        let mut batch = json::read_lines(text, &self.options.fields, self.seen);
        self.seen += text.matches('\n').count();
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
