//! `kashshaf import`: texts → corpus JSON, with a report of what was concluded.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use kashshaf::corpus::import::{self, Imported};
use kashshaf::corpus::{Corpus, Role};

use crate::args::Import;
use crate::failure::Failure;
use crate::{files, progress};

/// Folders deeper than this are not entered: nobody files texts like that, and links can go round in circles.
const DEEPEST: usize = 32;

/// A corpus made of texts, and for each article its file and what was concluded from it.
pub(crate) struct Made {
    pub(crate) corpus: Corpus,
    reports: Vec<(PathBuf, Imported)>,
}

pub(crate) fn run(options: &Import) -> Result<(), Failure> {
    let mut paths = Vec::new();
    for path in &options.paths {
        if fs::metadata(path).map_err(Failure::io(path, "read"))?.is_dir() {
            let found = texts_below(path)?;
            if found.is_empty() {
                return Err(Failure::Input(format!("{}: there are no .txt files in this folder", path.display())));
            }
            paths.extend(found);
        } else {
            paths.push(path.clone());
        }
    }
    if let Some(input) = paths.iter().find(|path| files::same(path, &options.output)) {
        let message = "is one of the texts; the corpus would take its place: give another name with -o";
        return Err(Failure::Input(format!("{}: {message}", input.display())));
    }
    let made = corpus(&options.title, &paths)?;
    files::write(&options.output, made.corpus.to_json().as_bytes())?;
    if options.report {
        files::print(&made.report())?;
    }
    eprintln!("{} → {}", made.summary(), options.output.display());
    Ok(())
}

/// The `.txt` files of a folder and the folders in it, in the order of their names.
pub(crate) fn texts_below(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut texts = Vec::new();
    collect(folder, 0, &mut texts)?;
    Ok(texts)
}

fn collect(folder: &Path, depth: usize, texts: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let entries = fs::read_dir(folder).map_err(Failure::io(folder, "list"))?;
    let entries: Result<Vec<_>, _> = entries.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut entries = entries.map_err(Failure::io(folder, "list"))?;
    entries.sort();
    for path in entries {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_dir() {
            if !hidden && depth < DEEPEST && !path.is_symlink() {
                collect(&path, depth + 1, texts)?;
            }
        } else if !hidden && path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("txt")) {
            texts.push(path);
        }
    }
    Ok(())
}

/// Imports texts into one corpus; two files that would get the same id are told apart by a number.
pub(crate) fn corpus(title: &str, paths: &[PathBuf]) -> Result<Made, Failure> {
    let bar = progress::bar("importing", paths.len());
    let mut corpus = Corpus::new(title);
    let mut reports = Vec::new();
    let mut ids = HashSet::new();
    for path in paths {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let mut imported = import::text(&name, &files::read(path)?).map_err(Failure::refused(path))?;
        let id = imported.article.id.clone();
        let mut number = 1;
        while !ids.insert(imported.article.id.clone()) {
            number += 1;
            imported.article.id = format!("{id}-{number}");
        }
        corpus.articles.push(imported.article.clone());
        reports.push((path.clone(), imported));
        bar.inc(1);
    }
    bar.finish_and_clear();
    corpus.check().map_err(Failure::refused(Path::new("import")))?;
    Ok(Made { corpus, reports })
}

impl Made {
    fn summary(&self) -> String {
        let paragraphs = || self.corpus.articles.iter().flat_map(|article| &article.paragraphs);
        let noise = paragraphs().filter(|paragraph| paragraph.role == Role::Noise).count();
        format!("{} articles, {} paragraphs, {noise} of them marked as noise", self.reports.len(), paragraphs().count())
    }

    /// Everything that was concluded, file by file.
    fn report(&self) -> String {
        let mut report = String::new();
        for (path, imported) in &self.reports {
            let _ = writeln!(report, "{}", path.display());
            for note in &imported.notes {
                let _ = writeln!(report, "  {note}");
            }
        }
        report
    }
}
