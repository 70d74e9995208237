//! `kashshaf build`: corpus → static site, or one HTML file.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use kashshaf::corpus::Corpus;
use kashshaf::index::build::{self, Catalogue, File, RUN, Run, TextBlock, TextCutter, Workers as _};
use kashshaf::lexicon::Variants;
use kashshaf::site::pack::packed;
use kashshaf::site::{INDEX, Viewer};

use crate::args::Build;
use crate::failure::Failure;
use crate::workers::AllCores;
use crate::{files, load, progress};

/// The viewer as built by `npm run build`, put in here by the build script; empty without it.
const VIEWER: Viewer<'static> = Viewer(include!(concat!(env!("OUT_DIR"), "/viewer.rs")));

pub(crate) fn run(options: &Build) -> Result<(), Failure> {
    let corpus = load::corpus(&options.corpus)?;
    let made = if options.single_file {
        let path = page_path(&options.output);
        if path != options.output {
            check_is_ours(&options.output)?;
        }
        let bundle = bundle(&corpus, &options.corpus)?;
        files::write(&path, &VIEWER.single_page(&corpus, &bundle).map_err(Failure::refused(&options.corpus))?)?;
        path
    } else {
        check_is_ours(&options.output)?;
        site(&corpus, options)?;
        options.output.join("index.html")
    };
    eprintln!("{} articles → {}", corpus.articles.len(), made.display());
    Ok(())
}

/// The whole index as one file.
fn bundle(corpus: &Corpus, path: &Path) -> Result<Vec<u8>, Failure> {
    let bundle = build::bundle(corpus, Some(&load::lexicon()?), &AllCores).map_err(Failure::refused(path))?;
    Ok(packed(&bundle, usize::MAX))
}

/// Writes a site. The index's files come first and the page last, so that a site that was there before stays whole
/// until the new one is; what only the old one used goes at the end.
fn site(corpus: &Corpus, options: &Build) -> Result<(), Failure> {
    let index = options.output.join(INDEX);
    let mut kept = HashSet::new();
    let mut catalogue = Catalogue::default();
    corpus.articles.iter().for_each(|article| catalogue.add(article));
    let root = if catalogue.is_small() {
        bundle(corpus, &options.corpus)?
    } else {
        packed(&blocks(corpus, catalogue, options, &index, &mut kept)?, usize::MAX)
    };
    let site = VIEWER.site(corpus, &root).map_err(Failure::refused(&options.corpus))?;
    let site: Vec<(String, Vec<u8>)> = site.into_iter().map(|file| (file.name, file.bytes)).collect();
    files::write_all(&options.output, &site)?;
    kept.extend(site.iter().filter_map(|(name, _)| name.strip_prefix(INDEX)).map(|name| index.join(&name[1..])));
    sweep(&index, &kept);
    Ok(())
}

/// Writes the blocks of a large corpus and gives out its root.
fn blocks(
    corpus: &Corpus,
    mut catalogue: Catalogue,
    options: &Build,
    index: &Path,
    kept: &mut HashSet<PathBuf>,
) -> Result<Vec<u8>, Failure> {
    let refused = |error| Failure::refused(&options.corpus)(error);
    let mut cutter = TextCutter::default();
    let mut texts: Vec<TextBlock> = Vec::new();
    for article in &corpus.articles {
        texts.extend(cutter.add(article).map_err(refused)?);
    }
    texts.extend(cutter.finish());
    let named: Vec<(String, TextBlock)> = texts.into_iter().map(|block| (catalogue.add_text(&block), block)).collect();
    let bar = progress::bar("texts", named.len());
    let written = AllCores.map(named, |(name, block)| {
        let path = index.join(name).with_extension("bin");
        let put = put(&path, &packed(block.text.as_bytes(), usize::MAX));
        bar.inc(1);
        put.map(|()| path)
    });
    bar.finish_and_clear();
    for path in written {
        kept.insert(path?);
    }
    let variants = Variants::built_in();
    let chunks: Vec<_> = corpus.articles.chunks(RUN).enumerate().collect();
    let bar = progress::bar("words", chunks.len());
    let runs: Vec<Run> = AllCores.map(chunks, |(at, articles)| {
        let run = Run::of(articles, (at * RUN) as u32, &variants);
        bar.inc(1);
        run
    });
    bar.finish_and_clear();
    let lexicon = load::lexicon()?;
    let spinner = progress::spinner("families and index");
    let mut failure = None;
    let root = build::index(corpus, catalogue, &runs, Some(&lexicon), &AllCores, |made| {
        spinner.inc(made.len() as u64);
        let written = AllCores.map(made, |File { path, bytes, soft }| {
            let path = index.join(path).with_extension("bin");
            put(&path, &packed(&bytes, soft)).map(|()| path)
        });
        for path in written {
            match path {
                Ok(path) => drop(kept.insert(path)),
                Err(error) => failure = Some(error),
            }
        }
        Ok(())
    });
    spinner.finish_and_clear();
    match failure {
        Some(failure) => Err(failure),
        None => root.map_err(refused),
    }
}

/// Writes a file whose name stands for its content; one that is there already stays.
fn put(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(Failure::io(parent, "make the folder"))?;
    }
    let part = path.with_extension("part");
    fs::write(&part, bytes).map_err(Failure::io(&part, "write"))?;
    fs::rename(&part, path).map_err(Failure::io(path, "write"))
}

/// Removes the files of an index that no page needs any more. What cannot be removed does no harm.
fn sweep(folder: &Path, kept: &HashSet<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let ours = |extension: &std::ffi::OsStr| extension == "bin" || extension == "part";
        if path.is_dir() && !path.is_symlink() {
            sweep(&path, kept);
            let _ = fs::remove_dir(&path);
        } else if path.extension().is_some_and(ours) && !kept.contains(&path) {
            let _ = fs::remove_file(&path);
        }
    }
}

/// Refuses a folder whose page was not made by this command: it is somebody's work.
fn check_is_ours(folder: &Path) -> Result<(), Failure> {
    let page = folder.join("index.html");
    if !page.exists() || String::from_utf8_lossy(&files::read(&page)?).contains("id=\"assets\"") {
        return Ok(());
    }
    let message = "was not made by kashshaf; give another folder, or move it away first";
    Err(Failure::Input(format!("{}: {message}", page.display())))
}

/// The file that `--single-file` writes: the output itself if it is named like a page, else a page in that folder.
fn page_path(output: &Path) -> PathBuf {
    let is_page = output.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("html"));
    if is_page { output.into() } else { output.join("index.html") }
}
