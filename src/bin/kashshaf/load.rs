//! Whatever holds a corpus → the corpus.

use std::fs;
use std::path::{Component, Path, PathBuf};

use kashshaf::Error;
use kashshaf::corpus::import::Format;
use kashshaf::corpus::{Article, Corpus, Manifest};
use kashshaf::index::build;
use kashshaf::lexicon::Lexicon;

use crate::failure::Failure;
use crate::site::Site;
use crate::workers::AllCores;
use crate::{files, import};

/// Loads a corpus from a JSON file, a folder with a manifest, a built site, a single page, or texts.
pub(crate) fn corpus(path: &Path) -> Result<Corpus, Failure> {
    if let Some(mut site) = Site::at(path)? {
        return site.corpus();
    }
    if fs::metadata(path).map_err(Failure::io(path, "read"))?.is_dir() {
        return folder(path);
    }
    let other = Format::by_name(&path.to_string_lossy()).is_some_and(|format| format != Format::Json);
    if other {
        let name = path.file_stem().map(|name| name.to_string_lossy().into_owned());
        return import::strictly(&name.unwrap_or_default(), &[path.to_path_buf()]);
    }
    Corpus::from_json(&files::read(path)?).map_err(Failure::of_corpus(path))
}

/// Loads whatever can be searched: a built site as it is, a corpus indexed anew.
pub(crate) fn site(path: &Path) -> Result<Site, Failure> {
    if let Some(site) = Site::at(path)? {
        return Ok(site);
    }
    let corpus = corpus(path)?;
    let bundle = build::bundle(&corpus, Some(&lexicon()?), &AllCores).map_err(Failure::refused(path))?;
    Site::open(path, &bundle, None)
}

/// The lexicon that comes with the command.
pub(crate) fn lexicon() -> Result<Lexicon, Failure> {
    Lexicon::built_in().map_err(Failure::refused(Path::new("lexicon")))
}

fn folder(path: &Path) -> Result<Corpus, Failure> {
    let manifest = path.join("manifest.json");
    if manifest.is_file() {
        return with_manifest(path, &manifest);
    }
    let whole = path.join("corpus.json");
    if whole.is_file() {
        return Corpus::from_json(&files::read(&whole)?).map_err(Failure::of_corpus(&whole));
    }
    let texts = import::texts_below(path)?.texts;
    if texts.is_empty() {
        let message = "holds neither a manifest.json, nor a corpus.json, nor texts that can be imported";
        return Err(Failure::Input(format!("{}: {message}", path.display())));
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    import::strictly(&name.unwrap_or_default(), &texts)
}

fn with_manifest(folder: &Path, manifest: &Path) -> Result<Corpus, Failure> {
    let Manifest { mut corpus, articles } =
        Manifest::from_json(&files::read(manifest)?).map_err(Failure::refused(manifest))?;
    for (at, name) in articles.iter().enumerate() {
        let file = PathBuf::from(name);
        if !file.components().all(|part| matches!(part, Component::Normal(_))) {
            let message = format!("\"{name}\" must be the name of a file inside the folder");
            let error = Error::Field { path: format!("articles[{at}]"), message, line: 0, column: 0 };
            return Err(Failure::refused(manifest)(error));
        }
        let file = folder.join(file);
        corpus.articles.push(Article::from_json(&files::read(&file)?).map_err(Failure::refused(&file))?);
    }
    corpus.check().map_err(Failure::refused(manifest))?;
    Ok(corpus)
}
