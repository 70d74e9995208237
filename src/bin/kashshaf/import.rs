//! `kashshaf import`: texts → corpus JSON, with a report of what was concluded.
//!
//! What cannot be read is named with its reason and left out; the rest is imported, and the exit code tells.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use kashshaf::corpus::import::{self, Batch, Draft, Fields, Format, Imported, Note, Options};
use kashshaf::corpus::{Article, Corpus};
use kashshaf::index::build::Workers as _;
use kashshaf::text::tokenize;

use crate::args::Import;
use crate::failure::{Failure, shown};
use crate::summary::Summary;
use crate::workers::AllCores;
use crate::{files, progress};

/// Folders deeper than this are not entered: nobody files texts like that.
const DEEPEST: usize = 32;

/// What a folder holds.
#[derive(Default)]
pub(crate) struct Found {
    /// Files in formats that are read.
    pub(crate) texts: Vec<PathBuf>,
    /// Files of other kinds, by their endings.
    pub(crate) others: BTreeMap<String, usize>,
    /// Links to folders, and folders too deep, which are not entered.
    pub(crate) passed_over: Vec<PathBuf>,
}

/// A corpus made of texts, what was concluded for each article, and what was refused.
pub(crate) struct Made {
    pub(crate) corpus: Corpus,
    pub(crate) notes: Vec<(PathBuf, Vec<Note>)>,
    pub(crate) formats: BTreeMap<&'static str, usize>,
    pub(crate) encodings: BTreeMap<&'static str, usize>,
    pub(crate) words: usize,
    pub(crate) refused: Vec<String>,
}

pub(crate) fn run(options: &Import) -> Result<(), Failure> {
    let mut found = Found::default();
    let mut missing = Vec::new();
    for path in &options.paths {
        if let Err(failure) = look(path, &options.output, &mut found) {
            missing.push(failure.to_string());
        }
    }
    if let Some(input) = found.texts.iter().find(|path| files::same(path, &options.output)) {
        let message = "is one of the texts; the corpus would take its place: give another name with -o";
        return Err(Failure::Input(format!("{}: {message}", shown(input))));
    }
    let mut fields = Fields::default();
    for (field, name) in &options.fields {
        fields = fields.with(field, name).map_err(Failure::refused(Path::new("--field")))?;
    }
    let read = Options { encoding: options.encoding, format: options.format, fields };
    let mut made = corpus(&options.title, &found.texts, &read);
    made.refused.splice(0..0, missing);
    if made.corpus.articles.is_empty() {
        return Err(Failure::Input(format!("nothing could be imported\n{}", made.refused.join("\n"))));
    }
    files::write(&options.output, made.corpus.to_json().as_bytes())?;
    if options.report {
        files::print(&made.report())?;
    }
    eprint!("{}", Summary::of(&made, &found, &options.output));
    match made.refused.len() {
        0 => Ok(()),
        count => Err(Failure::Input(format!("{count} could not be read and are not in the corpus; see above"))),
    }
}

/// Adds a file, or the files of a folder; what an earlier import wrote into it is none of its texts.
fn look(path: &Path, output: &Path, found: &mut Found) -> Result<(), Failure> {
    if !fs::metadata(path).map_err(Failure::io(path, "read"))?.is_dir() {
        found.texts.push(path.to_path_buf());
        return Ok(());
    }
    let before = found.texts.len();
    collect(path, 0, found)?;
    let mut below = found.texts.split_off(before);
    below.retain(|text| text.file_name() != output.file_name() || !files::same(text, output));
    found.texts.append(&mut below);
    if found.texts.len() == before {
        let message = "there are no texts in this folder that can be imported";
        return Err(Failure::Input(format!("{}: {message}", shown(path))));
    }
    Ok(())
}

/// The texts of a folder and the folders in it, in the order of their names.
pub(crate) fn texts_below(folder: &Path) -> Result<Found, Failure> {
    let mut found = Found::default();
    collect(folder, 0, &mut found)?;
    Ok(found)
}

fn collect(folder: &Path, depth: usize, found: &mut Found) -> Result<(), Failure> {
    let entries = fs::read_dir(folder).map_err(Failure::io(folder, "list"))?;
    let entries: Result<Vec<_>, _> = entries.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut entries = entries.map_err(Failure::io(folder, "list"))?;
    entries.sort();
    for path in entries {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        // Hidden files, and what a word processor leaves beside an open document.
        if name.starts_with('.') || name.starts_with("~$") {
            continue;
        }
        if path.is_dir() {
            // A link may lead back to where it stands.
            if depth < DEEPEST && !path.is_symlink() {
                collect(&path, depth + 1, found)?;
            } else {
                found.passed_over.push(path);
            }
        } else if is_text(&path, &name) {
            found.texts.push(path);
        } else {
            let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
            *found.others.entry(ending).or_default() += 1;
        }
    }
    Ok(())
}

/// Whether a file is in a format that is read: by its name, or, if it has no ending, by its first bytes.
fn is_text(path: &Path, name: &str) -> bool {
    if Format::by_name(name).is_some() {
        return true;
    }
    // OpenITI names its files `0310Tabari.Tarikh.Shamela0009783-ara1`.
    let bare = path.extension().is_none() || name.contains("-ara");
    bare && first_bytes(path).is_some_and(|bytes| Format::of(name, &bytes) == Format::OpenIti)
}

fn first_bytes(path: &Path) -> Option<Vec<u8>> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    fs::File::open(path).ok()?.take(64).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Imports texts into one corpus; two that would get the same id are told apart by a number.
fn corpus(title: &str, paths: &[PathBuf], options: &Options) -> Made {
    let mut made = Made {
        corpus: Corpus::new(title),
        notes: Vec::new(),
        formats: BTreeMap::new(),
        encodings: BTreeMap::new(),
        words: 0,
        refused: Vec::new(),
    };
    let bar = progress::bar("reading", paths.len());
    let batches = AllCores.map(paths.to_vec(), |path| {
        let batch = batch(&path, options);
        bar.inc(1);
        (path, batch)
    });
    bar.finish_and_clear();
    let mut drafts: Vec<(PathBuf, Draft)> = Vec::new();
    let mut collections = Vec::new();
    for (path, batch) in batches {
        match batch {
            Ok(batch) => {
                made.count(&path, &batch);
                collections.extend(batch.corpus);
                drafts.extend(batch.drafts.into_iter().map(|draft| (path.clone(), draft)));
            }
            Err(failure) => made.refused.push(failure.to_string()),
        }
    }
    if let ([only], [_]) = (&collections[..], paths) {
        let title = std::mem::take(&mut made.corpus.title);
        made.corpus = only.clone();
        made.corpus.title = if title.is_empty() { only.title.clone() } else { title };
    }
    let bar = progress::bar("cleaning", drafts.len());
    let concluded = AllCores.map(drafts, |(path, draft)| {
        let imported = checked(draft.conclude());
        bar.inc(1);
        (path, imported)
    });
    bar.finish_and_clear();
    let mut ids = HashSet::new();
    for (path, imported) in concluded {
        match imported {
            Ok((imported, words)) => made.add(path, imported, words, &mut ids),
            Err(error) => made.refused.push(Failure::refused(&path)(error).to_string()),
        }
    }
    made
}

/// Reads one file.
fn batch(path: &Path, options: &Options) -> Result<Batch, Failure> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    import::read(&name, &files::read_unpacked(path)?, options).map_err(Failure::refused(path))
}

/// An article that a corpus may hold, and its words.
fn checked(imported: Imported) -> Result<(Imported, usize), kashshaf::Error> {
    let mut alone = Corpus::new("");
    alone.articles.push(imported.article);
    alone.check()?;
    let article = alone.articles.pop().unwrap_or_default();
    let words = article.paragraphs.iter().map(|paragraph| tokenize(&paragraph.text).count()).sum();
    Ok((Imported { article, ..imported }, words))
}

/// Imports texts into one corpus, or says what of them cannot be read.
pub(crate) fn strictly(title: &str, paths: &[PathBuf]) -> Result<Corpus, Failure> {
    let made = corpus(title, paths, &Options::default());
    match &made.refused[..] {
        [] => Ok(made.corpus),
        refused => {
            let message = "`kashshaf import` leaves out what cannot be read, and makes a corpus of the rest";
            Err(Failure::Input(format!("{}\n{message}", refused.join("\n"))))
        }
    }
}

impl Made {
    fn count(&mut self, path: &Path, batch: &Batch) {
        *self.formats.entry(batch.format.name()).or_default() += 1;
        if let Some((encoding, _)) = &batch.encoding {
            *self.encodings.entry(encoding.name()).or_default() += 1;
        }
        let refused = batch.refused.iter();
        self.refused.extend(refused.map(|refusal| format!("{}, {}: {}", shown(path), refusal.place, refusal.error)));
    }

    fn add(&mut self, path: PathBuf, imported: Imported, words: usize, ids: &mut HashSet<String>) {
        let mut article: Article = imported.article;
        let id = article.id.clone();
        let mut number = 1;
        while !ids.insert(article.id.clone()) {
            number += 1;
            article.id = format!("{id}-{number}");
        }
        self.words += words;
        self.corpus.articles.push(article);
        self.notes.push((path, imported.notes));
    }

    /// Everything that was concluded, article by article, and everything that was refused.
    fn report(&self) -> String {
        let mut report = String::new();
        for ((path, notes), article) in self.notes.iter().zip(&self.corpus.articles) {
            let _ = writeln!(report, "{} → {}", shown(path), article.id);
            for note in notes {
                let _ = writeln!(report, "  {note}");
            }
        }
        for refused in &self.refused {
            let _ = writeln!(report, "refused: {refused}");
        }
        report
    }
}
