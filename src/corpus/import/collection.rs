//! Articles gathered from files: a corpus in the making, with what was concluded, what was marked, and what was refused.

use std::collections::HashMap;

use super::{About, Imported, Note, Options, read};
use crate::Error;
use crate::corpus::{Article, Corpus, Role};

/// A corpus in the making.
///
/// ```
/// use kashshaf::corpus::import::{Collection, Options};
/// let mut collection = Collection::new("رسائل");
/// let options = Options::default();
/// collection.add("a/letter.txt", "وصلت الرسالة إلى القرية.".as_bytes(), &options)?;
/// collection.add("b/letter.txt", "ولم تصل الثانية إلا بعد شهر.".as_bytes(), &options)?;
/// let refused = collection.add("c/empty.txt", b"", &options);
/// assert!(refused.is_err());
/// let ids: Vec<_> = collection.corpus().articles.iter().map(|article| article.id.as_str()).collect();
/// assert_eq!(ids, ["letter", "letter-2"]);
/// # Ok::<(), kashshaf::Error>(())
/// ```
#[derive(Debug)]
pub struct Collection {
    corpus: Corpus,
    notes: Vec<Vec<Note>>,
    ids: Ids,
}

/// Ids that are taken, and how many articles wanted each.
#[derive(Debug, Default)]
pub struct Ids(HashMap<String, usize>);

impl Ids {
    /// The id, or the id with the first number behind it that is free; it is taken from now on.
    pub fn take(&mut self, id: &str) -> String {
        let mut number = self.0.get(id).copied().unwrap_or(0) + 1;
        let mut free = if number == 1 { id.to_string() } else { format!("{id}-{number}") };
        while free != *id && self.0.contains_key(&free) {
            number += 1;
            free = format!("{id}-{number}");
        }
        self.0.insert(id.to_string(), number);
        self.0.entry(free.clone()).or_insert(1);
        free
    }
}

/// What became of a file.
#[derive(Debug, PartialEq)]
pub struct Added {
    /// The format it was read as.
    pub format: &'static str,
    /// The encoding it was read in, where it is not fixed by the format.
    pub encoding: Option<&'static str>,
    /// The articles that it gave, as a range of the corpus's.
    pub articles: std::ops::Range<usize>,
    /// What of it could not be read: where, and why.
    pub refused: Vec<(String, Error)>,
    /// Messages without a word, passed over.
    pub wordless: usize,
    /// The date that told that in its dates of numbers the month comes first; none where the day does.
    pub month_first: Option<String>,
}

impl Collection {
    /// An empty collection with a title.
    pub fn new(title: impl Into<String>) -> Self {
        Self { corpus: Corpus::new(title), notes: Vec::new(), ids: Ids::default() }
    }

    /// The corpus so far.
    pub fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// Names the collection.
    pub fn set_title(&mut self, title: &str) {
        self.corpus.title = title.to_string();
    }

    /// What was concluded about an article, in the order of its paragraphs.
    pub fn notes(&self, article: usize) -> &[Note] {
        self.notes.get(article).map_or(&[], Vec::as_slice)
    }

    /// Adds what a file holds; `name` may have folders before it. What is refused leaves everything as it was.
    ///
    /// # Errors
    /// Those of [`read`]; what only a part of the file suffers from is in [`Added::refused`].
    pub fn add(&mut self, name: &str, bytes: &[u8], options: &Options) -> Result<Added, Error> {
        let batch = read(super::id::file_of(name), bytes, options)?;
        let first = self.corpus.articles.len();
        let mut refused: Vec<(String, Error)> =
            batch.refused.into_iter().map(|refusal| (refusal.place, refusal.error)).collect();
        for draft in batch.drafts {
            let id = draft.original().1.to_string();
            if let Err(error) = self.push(draft.conclude()) {
                refused.push((id, error));
            }
        }
        let articles = first..self.corpus.articles.len();
        if articles.is_empty() {
            return Err(refused.first().map_or(Error::Empty { what: "the file" }, |(_, error)| error.clone()));
        }
        let encoding = batch.encoding.map(|(encoding, _)| encoding.name());
        let (wordless, month_first) = (batch.wordless, batch.month_first);
        Ok(Added { format: batch.format.name(), encoding, articles, refused, wordless, month_first })
    }

    /// Adds an article, under an id that no other has.
    ///
    /// # Errors
    /// What a corpus may not hold.
    pub fn push(&mut self, imported: Imported) -> Result<(), Error> {
        let mut alone = Corpus::new("");
        alone.articles.push(imported.article);
        alone.check()?;
        let Some(mut article) = alone.articles.pop() else { return Ok(()) };
        article.id = self.ids.take(&article.id);
        self.corpus.articles.push(article);
        self.notes.push(imported.notes);
        Ok(())
    }

    /// Takes the mark off a paragraph, or puts it back; both count from 0. Says whether there was one.
    pub fn set_marked(&mut self, article: usize, paragraph: usize, marked: bool) -> bool {
        let Some(notes) = self.notes.get(article) else { return false };
        let mark = notes.iter().find_map(|note| match note.about {
            About::Noise(kind) if note.paragraph == paragraph + 1 => Some((kind, note.evidence.clone())),
            _ => None,
        });
        let found = self.corpus.articles.get_mut(article).and_then(|article| article.paragraphs.get_mut(paragraph));
        let (Some((kind, reason)), Some(paragraph)) = (mark, found) else { return false };
        if marked {
            paragraph.role = Role::Noise;
            paragraph.noise = kind.name().to_string();
            paragraph.reason = reason;
        } else {
            paragraph.role = Role::Body;
            paragraph.noise.clear();
            paragraph.reason.clear();
        }
        true
    }

    /// The corpus, and nothing of how it came to be.
    pub fn into_corpus(self) -> Corpus {
        self.corpus
    }

    /// The article at a place.
    pub fn article(&self, at: usize) -> Option<&Article> {
        self.corpus.articles.get(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "عودة المدارس إلى العمل\nعاد الطلاب إلى مدارسهم صباح اليوم بعد توقف دام أسبوعين بسبب الثلوج التي قطعت الطرق.\nتابعونا على تويتر";

    #[test]
    fn a_mark_is_taken_off_and_put_back() {
        let mut collection = Collection::new("");
        collection.add("a.txt", PAGE.as_bytes(), &Options::default()).unwrap();
        let before = collection.corpus().clone();
        assert_eq!(before.articles[0].paragraphs[2].role, Role::Noise);
        assert!(collection.set_marked(0, 2, false));
        assert_eq!(collection.corpus().articles[0].paragraphs[2].role, Role::Body);
        assert_eq!(collection.corpus().articles[0].original_text(), PAGE);
        assert!(collection.set_marked(0, 2, true));
        assert_eq!(*collection.corpus(), before);
        assert!(!collection.set_marked(0, 1, false) && !collection.set_marked(7, 0, false));
    }

    #[test]
    fn ids_are_told_apart() {
        let mut collection = Collection::new("");
        for name in ["a-2.txt", "a.txt", "x/a.txt", "y/a.txt", "a-3.txt"] {
            collection.add(name, PAGE.as_bytes(), &Options::default()).unwrap();
        }
        let mut ids: Vec<_> = collection.corpus().articles.iter().map(|article| article.id.clone()).collect();
        assert_eq!(ids[..2], ["a-2", "a"]);
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 5);
        collection.corpus().check().unwrap();
    }
}
