//! A built site or page, read as its own viewer reads it.

use std::path::{Path, PathBuf};

use kashshaf::corpus::Corpus;
use kashshaf::index::{self, Answer};
use kashshaf::query::Searcher;
use kashshaf::site::pack::unpacked;
use kashshaf::site::{Root, root_of_page};

use crate::failure::Failure;
use crate::files;

/// An index, and where the rest of it is.
pub(crate) struct Site {
    path: PathBuf,
    searcher: Searcher,
    /// The folder of the files that are not loaded yet.
    folder: Option<PathBuf>,
}

impl Site {
    /// The site at a path, if there is one: its folder, its page, or a single page.
    pub(crate) fn at(path: &Path) -> Result<Option<Self>, Failure> {
        let is_page = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("html"));
        let page = if path.is_dir() { path.join("index.html") } else { path.into() };
        if !page.is_file() || !(is_page || path.is_dir()) {
            return Ok(None);
        }
        let html = files::read(&page)?;
        match root_of_page(&String::from_utf8_lossy(&html)) {
            Some(Root::Inside(bundle)) => {
                Self::open(&page, &unpacked(&bundle).map_err(Failure::refused(&page))?, None).map(Some)
            }
            Some(Root::Beside(name)) => {
                let root = page.with_file_name(name);
                let bytes = unpacked(&files::read(&root)?).map_err(Failure::refused(&root))?;
                Self::open(&root, &bytes, root.parent()).map(Some)
            }
            None if is_page => {
                let message = "is no page made by `kashshaf build`: there is no index in it";
                Err(Failure::Input(format!("{}: {message}", page.display())))
            }
            None => Ok(None),
        }
    }

    /// Opens a root or a bundle that came from `path`.
    pub(crate) fn open(path: &Path, bytes: &[u8], folder: Option<&Path>) -> Result<Self, Failure> {
        let searcher = Searcher::open(bytes).map_err(Failure::refused(path))?;
        Ok(Self { path: path.into(), searcher, folder: folder.map(Into::into) })
    }

    /// Asks a question, and reads whatever the answer needs.
    pub(crate) fn ask<T>(&mut self, question: impl Fn(&Searcher) -> T) -> Result<T, Failure> {
        loop {
            match self.searcher.put(&question).map_err(Failure::refused(&self.path))? {
                Answer::Ready(answer) => return Ok(answer),
                Answer::Needs(names) => names.iter().try_for_each(|name| self.fetch(name))?,
            }
        }
    }

    fn fetch(&mut self, name: &str) -> Result<(), Failure> {
        let Some(folder) = &self.folder else {
            return Err(Failure::refused(&self.path)(kashshaf::Error::Damaged));
        };
        let path = folder.join(format!("{name}.bin"));
        let bytes = unpacked(&files::read(&path)?).map_err(Failure::refused(&path))?;
        self.searcher.supply(name, &bytes).map_err(Failure::refused(&path))
    }

    /// The corpus that the site was built from.
    pub(crate) fn corpus(&mut self) -> Result<Corpus, Failure> {
        let mut texts = Vec::new();
        for name in self.searcher.index().texts() {
            texts.push(self.ask(|searcher| searcher.index().text(&name).unwrap_or_default())?);
        }
        let about = self.searcher.index().about();
        index::corpus(about, texts.iter().map(String::as_str)).map_err(Failure::refused(&self.path))
    }
}
