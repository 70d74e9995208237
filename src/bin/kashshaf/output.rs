//! Corpus files written article by article.

use std::path::Path;

use kashshaf::corpus::{Article, Corpus};

use crate::failure::Failure;
use crate::files::Staged;

/// A corpus file in the making: JSON, or JSON lines if its name says so.
pub(crate) struct Output {
    file: Staged,
    lines: bool,
    /// What comes behind the articles.
    end: String,
    articles: usize,
}

impl Output {
    /// Begins the file of a corpus; its articles come later.
    pub(crate) fn begin(path: &Path, about: &Corpus) -> Result<Self, Failure> {
        let lines = path.extension().is_some_and(|extension| extension == "jsonl" || extension == "ndjson");
        let about = Corpus { articles: Vec::new(), ..about.clone() };
        let mut file = Staged::new(path)?;
        let end = if lines {
            file.write(&serde_json::to_string(&about).unwrap_or_default())?;
            file.write("\n")?;
            String::new()
        } else {
            let json = about.to_json();
            let (begin, end) = json.split_once("\"articles\": []").unwrap_or((&json, ""));
            file.write(begin)?;
            file.write("\"articles\": [")?;
            end.to_string()
        };
        Ok(Self { file, lines, end, articles: 0 })
    }

    pub(crate) fn add(&mut self, article: &Article) -> Result<(), Failure> {
        self.articles += 1;
        if self.lines {
            self.file.write(&serde_json::to_string(article).unwrap_or_default())?;
            return self.file.write("\n");
        }
        self.file.write(if self.articles == 1 { "\n" } else { ",\n" })?;
        let json = serde_json::to_string_pretty(article).unwrap_or_default();
        self.file.write("    ")?;
        self.file.write(&json.replace('\n', "\n    "))
    }

    pub(crate) fn finish(mut self) -> Result<(), Failure> {
        if !self.lines {
            self.file.write(if self.articles == 0 { "]" } else { "\n  ]" })?;
        }
        let end = std::mem::take(&mut self.end);
        self.file.write(&end)?;
        self.file.finish()
    }
}
