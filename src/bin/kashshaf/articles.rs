//! The articles of a corpus in order, some at a time, so that a corpus may be larger than memory.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Lines};
use std::path::{Path, PathBuf};

use kashshaf::Error;
use kashshaf::corpus::{Article, Corpus};
use kashshaf::index::build::Workers as _;
use lzma_rust2::XzReader;

use crate::failure::Failure;
use crate::load;
use crate::workers::AllCores;

/// A corpus being read.
pub(crate) struct Articles {
    /// Everything about it but its articles.
    pub(crate) about: Corpus,
    rest: Rest,
}

enum Rest {
    Memory(std::vec::IntoIter<Article>),
    Lines { path: PathBuf, lines: Lines<Box<dyn BufRead + Send>>, number: usize, ids: HashMap<String, usize> },
}

impl Articles {
    /// Opens a corpus: JSON lines (`.jsonl`, also `.jsonl.xz`) are read as they are needed, anything else at once.
    pub(crate) fn open(path: &Path) -> Result<Self, Failure> {
        let name = path.to_string_lossy();
        if name.ends_with(".jsonl") || name.ends_with(".jsonl.xz") {
            let file = File::open(path).map_err(Failure::io(path, "read"))?;
            let reader: Box<dyn BufRead + Send> = if name.ends_with(".xz") {
                Box::new(BufReader::with_capacity(1 << 20, XzReader::new(file, true)))
            } else {
                Box::new(BufReader::with_capacity(1 << 20, file))
            };
            let title = path.file_name().unwrap_or_default().to_string_lossy();
            let about = Corpus::new(title.split('.').next().unwrap_or_default());
            let lines = reader.lines();
            return Ok(Self { about, rest: Rest::Lines { path: path.into(), lines, number: 0, ids: HashMap::new() } });
        }
        let mut corpus = load::corpus(path)?;
        let articles = std::mem::take(&mut corpus.articles).into_iter();
        Ok(Self { about: corpus, rest: Rest::Memory(articles) })
    }

    /// How many there are, where that is known beforehand.
    pub(crate) fn count(&self) -> Option<usize> {
        match &self.rest {
            Rest::Memory(articles) => Some(articles.len()),
            Rest::Lines { .. } => None,
        }
    }

    /// The next articles, at most so many; none at the end.
    pub(crate) fn next(&mut self, most: usize) -> Result<Vec<Article>, Failure> {
        let (path, lines, number, ids) = match &mut self.rest {
            Rest::Memory(articles) => return Ok(articles.take(most).collect()),
            Rest::Lines { path, lines, number, ids } => (path, lines, number, ids),
        };
        let mut batch: Vec<(usize, String)> = Vec::new();
        for line in lines.by_ref() {
            *number += 1;
            let line = line.map_err(Failure::io(path, "read"))?;
            if !line.trim().is_empty() {
                batch.push((*number, line));
            }
            if batch.len() == most {
                break;
            }
        }
        // A first line may tell about the corpus: it has no id.
        if let Some((1, line)) = batch.first()
            && let Ok(about) = Corpus::from_json(line.as_bytes())
        {
            self.about = about;
            batch.remove(0);
        }
        let parsed = AllCores.map(batch, |(line, text)| {
            Article::from_json(text.as_bytes()).map(|article| (line, article)).map_err(|error| at_line(error, line))
        });
        let mut articles = Vec::with_capacity(parsed.len());
        for article in parsed {
            let (line, article) = article.map_err(Failure::of_corpus(path))?;
            if let Some(first) = ids.insert(article.id.clone(), line) {
                let message = format!("\"{}\" is the id of line {first} too; give each article its own", article.id);
                let error = Error::Field { path: "id".into(), message, line, column: 0 };
                return Err(Failure::refused(path)(error));
            }
            articles.push(article);
        }
        Ok(articles)
    }
}

/// The error with the line of the file that it is about.
fn at_line(error: Error, line: usize) -> Error {
    match error {
        Error::Json { message, column, .. } => Error::Json { message, line, column },
        Error::Field { path, message, column, .. } => Error::Field { path, message, line, column },
        other => other,
    }
}
