//! `kashshaf import`: texts → corpus JSON, with a report of what was concluded.
//!
//! What cannot be read is named with its reason and left out; the rest is imported, and the exit code tells.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use kashshaf::corpus::import::{About, Batch, Draft, Fields, Format, Ids, Imported, Note, Options};
use kashshaf::corpus::{Article, Corpus, Role};
use kashshaf::index::build::Workers as _;
use kashshaf::site::INDEX;
use kashshaf::text::tokenize;

use crate::args::Import;
use crate::failure::{Failure, shown};
use crate::output::Output;
use crate::portions::Portions;
use crate::summary::{Summary, some_of, wordless};
use crate::terminal::harmless;
use crate::workers::AllCores;
use crate::{files, progress};

/// Folders deeper than this are not entered: nobody files texts like that.
const DEEPEST: usize = 32;

/// What every page has near its beginning that `kashshaf build` made.
const OWN_PAGE: &str = "<meta name=\"generator\" content=\"Kashshaf\">";

/// What a folder holds.
#[derive(Default)]
pub(crate) struct Found {
    /// Files in formats that are read.
    pub(crate) texts: Vec<PathBuf>,
    /// Files of other kinds, by their endings.
    pub(crate) others: BTreeMap<String, usize>,
    /// What is neither entered nor read: why, and where it is.
    pub(crate) passed_over: Vec<(&'static str, PathBuf)>,
    /// Folders with what may be texts that are not entered.
    pub(crate) too_deep: Vec<PathBuf>,
}

/// What an import has come to so far; the articles themselves have gone on.
#[derive(Default)]
pub(crate) struct Made {
    pub(crate) articles: usize,
    pub(crate) words: usize,
    pub(crate) formats: BTreeMap<&'static str, usize>,
    pub(crate) encodings: BTreeMap<&'static str, usize>,
    pub(crate) paragraphs: usize,
    pub(crate) noise: BTreeMap<String, usize>,
    pub(crate) fields: FieldCounts,
    pub(crate) refused: Vec<String>,
    /// Messages without a word.
    pub(crate) wordless: usize,
    /// What there is to say of whole files.
    pub(crate) remarks: Vec<String>,
    ids: Ids,
}

/// How many articles have a title, a source, an author and a date, and how many without one print one that does not say
/// when they were published.
#[derive(Default)]
pub(crate) struct FieldCounts {
    pub(crate) titles: usize,
    pub(crate) sources: usize,
    pub(crate) authors: usize,
    pub(crate) dates: usize,
    pub(crate) hints: usize,
}

/// Where imported articles go.
trait Sink {
    /// Takes the next article. Of `about`, only what is not articles counts; it is the same for all.
    fn take(&mut self, path: &Path, imported: Ready, about: &Corpus) -> Result<(), Failure>;
}

/// An article under its own id, and what was concluded about it.
struct Ready {
    article: Article,
    notes: Vec<Note>,
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
    let mut file = ToFile { path: &options.output, output: None, report: options.report };
    missing.extend(found.too_deep.iter().map(|folder| too_deep(folder)));
    let mut made = Made { refused: missing, ..Made::default() };
    corpus(&options.title, &found.texts, &read, &mut made, &mut file)?;
    let Some(output) = file.output else {
        made.refused.extend(wordless(made.wordless));
        return Err(Failure::Input(format!("nothing could be imported\n{}", some_of(&made.refused))));
    };
    output.finish()?;
    if options.report {
        let refused = made.refused.iter().map(|refused| format!("refused: {refused}\n"));
        files::print(&refused.collect::<String>())?;
    }
    eprint!("{}", Summary::of(&made, &found, &options.output));
    match made.refused.len() {
        0 => Ok(()),
        count => Err(Failure::Input(format!("{count} could not be read and are not in the corpus; see above"))),
    }
}

/// Writes articles as they come.
struct ToFile<'a> {
    path: &'a Path,
    output: Option<Output>,
    report: bool,
}

impl Sink for ToFile<'_> {
    fn take(&mut self, path: &Path, ready: Ready, about: &Corpus) -> Result<(), Failure> {
        let output = match &mut self.output {
            Some(output) => output,
            None => self.output.insert(Output::begin(self.path, about)?),
        };
        output.add(&ready.article)?;
        if self.report {
            files::print(&report(path, &ready))?;
        }
        Ok(())
    }
}

/// Everything that was concluded about an article.
fn report(path: &Path, ready: &Ready) -> String {
    let mut report = format!("{} → {}\n", shown(path), ready.article.id);
    for note in &ready.notes {
        let _ = writeln!(report, "  {}", harmless(&note.to_string()));
    }
    report
}

/// Keeps articles in memory.
struct ToMemory(Corpus);

impl Sink for ToMemory {
    fn take(&mut self, _: &Path, ready: Ready, about: &Corpus) -> Result<(), Failure> {
        if self.0.articles.is_empty() {
            self.0 = about.clone();
        }
        self.0.articles.push(ready.article);
        Ok(())
    }
}

/// Adds a file, or the files of a folder; what an earlier import wrote into it is none of its texts.
fn look(path: &Path, output: &Path, found: &mut Found) -> Result<(), Failure> {
    let is_folder = fs::metadata(path).map_err(Failure::io(path, "read"))?.is_dir();
    let is_own = if is_folder { is_own_site(path) } else { is_own_page(path) };
    if is_own {
        let name = shown(path);
        let message = "was made by kashshaf, and is searched and built as it is; its texts come out whole with";
        return Err(Failure::Input(format!(
            "{name}: {message} `kashshaf export {name} --format jsonl -o corpus.jsonl`"
        )));
    }
    if !is_folder {
        found.texts.push(path.to_path_buf());
        return Ok(());
    }
    let before = found.texts.len();
    collect(path, 0, found)?;
    let mut below = found.texts.split_off(before);
    below.retain(|text| text.file_name() != output.file_name() || !files::same(text, output));
    found.texts.append(&mut below);
    if found.texts.len() == before && found.too_deep.is_empty() {
        let message = "there are no texts in this folder that can be imported";
        return Err(Failure::Input(format!("{}: {message}", shown(path))));
    }
    Ok(())
}

/// The texts of a folder and the folders in it, in the order of their names.
pub(crate) fn texts_below(folder: &Path) -> Result<Found, Failure> {
    let mut found = Found::default();
    collect(folder, 0, &mut found)?;
    for (why, path) in &found.passed_over {
        eprintln!("{why}: {}", shown(path));
    }
    match found.too_deep.first() {
        Some(folder) => Err(Failure::Input(too_deep(folder))),
        None => Ok(found),
    }
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
        if let Some(why) = passed_over(&path) {
            found.passed_over.push((why, path));
        } else if path.is_dir() && depth >= DEEPEST {
            found.too_deep.push(path);
        } else if path.is_dir() {
            collect(&path, depth + 1, found)?;
        } else if is_text(&path, &name) {
            found.texts.push(path);
        } else {
            let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
            *found.others.entry(ending).or_default() += 1;
        }
    }
    Ok(())
}

fn too_deep(folder: &Path) -> String {
    format!("{}: not entered: {DEEPEST} folders stand around it; give it by itself", shown(folder))
}

/// Why something in a folder is left alone, if it is.
fn passed_over(path: &Path) -> Option<&'static str> {
    let about = fs::metadata(path).ok()?;
    match () {
        // A link may lead back to where it stands.
        () if about.is_dir() && path.is_symlink() => Some("not entered, because it is a link"),
        () if about.is_dir() => is_own_site(path).then_some("not entered, because it is a site made by kashshaf"),
        // Reading a pipe would wait for somebody to write into it.
        () if !about.is_file() => Some("not read, because it is not a file but a pipe or a device"),
        () => is_own_page(path).then_some("not read, because it is a page made by kashshaf"),
    }
}

fn is_own_site(folder: &Path) -> bool {
    let page = folder.join("index.html");
    [INDEX, "engine.bin", "engine.wasm"].iter().any(|name| folder.join(name).exists())
        && page.is_file()
        && is_own_page(&page)
}

fn is_own_page(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("html"))
        && first_bytes(path, 8192).is_some_and(|bytes| String::from_utf8_lossy(&bytes).contains(OWN_PAGE))
}

/// Whether a file is in a format that is read: by its name, or, if it has no ending, by its first bytes.
fn is_text(path: &Path, name: &str) -> bool {
    if Format::by_name(name).is_some() {
        return true;
    }
    // OpenITI names its files `0310Tabari.Tarikh.Shamela0009783-ara1`.
    let bare = path.extension().is_none() || name.contains("-ara");
    bare && first_bytes(path, 64).is_some_and(|bytes| Format::of(name, &bytes) == Format::OpenIti)
}

fn first_bytes(path: &Path, count: u64) -> Option<Vec<u8>> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    fs::File::open(path).ok()?.take(count).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Imports texts some at a time; two that would get the same id are told apart by a number.
fn corpus(
    title: &str,
    paths: &[PathBuf],
    options: &Options,
    made: &mut Made,
    sink: &mut dyn Sink,
) -> Result<(), Failure> {
    let mut about = Corpus::new(title);
    let bar = progress::spinner("articles");
    let mut portions = Portions::new(paths.to_vec(), options);
    let mut last = None;
    loop {
        let portion = portions.next();
        if portion.is_empty() {
            break;
        }
        let mut drafts: Vec<(PathBuf, Draft)> = Vec::new();
        for (path, batch) in portion {
            match batch {
                Ok(batch) => {
                    made.count(&path, &batch, last.as_ref() != Some(&path));
                    if let (Some(found), [_]) = (batch.corpus, paths) {
                        about = Corpus {
                            title: if title.is_empty() { found.title.clone() } else { title.into() },
                            ..found
                        };
                    }
                    drafts.extend(batch.drafts.into_iter().map(|draft| (path.clone(), draft)));
                }
                Err(failure) => made.refused.push(failure.to_string()),
            }
            last = Some(path);
        }
        for some in chunks(drafts) {
            let concluded = AllCores.map(some, |(path, draft)| (path, checked(draft.conclude())));
            for (path, imported) in concluded {
                match imported {
                    Ok((imported, words)) => {
                        bar.inc(1);
                        sink.take(&path, made.add(imported, words), &about)?;
                    }
                    Err(error) => made.refused.push(Failure::refused(&path)(error).to_string()),
                }
            }
        }
    }
    bar.finish_and_clear();
    Ok(())
}

/// Texts that are cleaned at once.
const AT_ONCE: usize = 2048;

fn chunks<T>(list: Vec<T>) -> impl Iterator<Item = Vec<T>> {
    let mut rest = list.into_iter();
    std::iter::from_fn(move || {
        let some: Vec<T> = rest.by_ref().take(AT_ONCE).collect();
        (!some.is_empty()).then_some(some)
    })
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

/// Imports texts into one corpus, or says what of them cannot be read; `title` is for texts that do not name their
/// collection.
pub(crate) fn strictly(title: &str, paths: &[PathBuf]) -> Result<Corpus, Failure> {
    let mut made = Made::default();
    let mut memory = ToMemory(Corpus::new(""));
    corpus("", paths, &Options::default(), &mut made, &mut memory)?;
    if memory.0.title.is_empty() {
        memory.0.title = title.into();
    }
    match &made.refused[..] {
        [] => Ok(memory.0),
        refused => {
            let message = "`kashshaf import` leaves out what cannot be read, and makes a corpus of the rest";
            Err(Failure::Input(format!("{}\n{message}", some_of(refused))))
        }
    }
}

impl Made {
    /// `first`: whether the file has not been seen before.
    fn count(&mut self, path: &Path, batch: &Batch, first: bool) {
        if first {
            *self.formats.entry(batch.format.name()).or_default() += 1;
            if let Some((encoding, _)) = &batch.encoding {
                *self.encodings.entry(encoding.name()).or_default() += 1;
            }
        }
        self.wordless += batch.wordless;
        let month_first = batch.month_first.iter();
        self.remarks.extend(month_first.map(|date| {
            format!("{}: dates are read month first, for {date} can be read in no other way", shown(path))
        }));
        let refused = batch.refused.iter();
        self.refused.extend(refused.map(|refusal| format!("{}, {}: {}", shown(path), refusal.place, refusal.error)));
    }

    /// Counts an article and gives it an id of its own.
    fn add(&mut self, imported: Imported, words: usize) -> Ready {
        let Imported { mut article, notes } = imported;
        article.id = self.ids.take(&article.id);
        self.articles += 1;
        self.words += words;
        for paragraph in &article.paragraphs {
            self.paragraphs += 1;
            if paragraph.role == Role::Noise {
                *self.noise.entry(paragraph.noise.clone()).or_default() += 1;
            }
        }
        self.fields.titles += usize::from(!article.title.is_empty());
        self.fields.sources += usize::from(!article.source.is_empty());
        self.fields.authors += usize::from(!article.author.is_empty());
        self.fields.dates += usize::from(article.date.is_some());
        let hinted = article.date.is_none() && notes.iter().any(|note| note.about == About::DateHint);
        self.fields.hints += usize::from(hinted);
        Ready { article, notes }
    }
}
