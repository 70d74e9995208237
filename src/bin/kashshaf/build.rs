//! `kashshaf build`: corpus → static site, or one HTML file.

use std::path::{Path, PathBuf};

use kashshaf::index::{Index, WordFamilies};
use kashshaf::site::Viewer;

use crate::args::Build;
use crate::failure::Failure;
use crate::{files, load};

/// The viewer as built by `npm run build`, put in here by the build script; empty without it.
const VIEWER: Viewer<'static> = Viewer(include!(concat!(env!("OUT_DIR"), "/viewer.rs")));

pub(crate) fn run(options: &Build) -> Result<(), Failure> {
    let corpus = load::corpus(&options.corpus)?;
    let families = WordFamilies::of(&Index::build(&corpus).vocabulary(), Some(&load::lexicon()?));
    let made = if options.single_file {
        let path = page_path(&options.output);
        if path != options.output {
            check_is_ours(&options.output)?;
        }
        files::write(&path, &VIEWER.single_page(&corpus, &families).map_err(Failure::refused(&options.corpus))?)?;
        path
    } else {
        let site = VIEWER.site(&corpus, &families).map_err(Failure::refused(&options.corpus))?;
        check_is_ours(&options.output)?;
        let site: Vec<(String, Vec<u8>)> = site.into_iter().map(|file| (file.name, file.bytes)).collect();
        files::write_all(&options.output, &site)?;
        options.output.join("index.html")
    };
    eprintln!("{} articles → {}", corpus.articles.len(), made.display());
    Ok(())
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
