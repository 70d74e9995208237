//! `kashshaf build`: corpus → static site, or one HTML file.

use std::path::{Path, PathBuf};

use kashshaf::site::Viewer;

use crate::args::Build;
use crate::failure::Failure;
use crate::{files, load};

/// The viewer as built by `npm run build`, put in here by the build script; empty without it.
const VIEWER: Viewer<'static> = Viewer(include!(concat!(env!("OUT_DIR"), "/viewer.rs")));

pub(crate) fn run(options: &Build) -> Result<(), Failure> {
    let corpus = load::corpus(&options.corpus)?;
    let made = if options.single_file {
        let path = page_path(&options.output);
        files::write(&path, &VIEWER.single_page(&corpus).map_err(Failure::refused(&options.corpus))?)?;
        path
    } else {
        let site = VIEWER.site(&corpus).map_err(Failure::refused(&options.corpus))?;
        let site: Vec<(String, Vec<u8>)> = site.into_iter().map(|file| (file.name, file.bytes)).collect();
        files::write_all(&options.output, &site)?;
        options.output.join("index.html")
    };
    eprintln!("{} articles → {}", corpus.articles.len(), made.display());
    Ok(())
}

/// The file that `--single-file` writes: the output itself if it is named like a page, else a page in that folder.
fn page_path(output: &Path) -> PathBuf {
    let is_page = output.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("html"));
    if is_page { output.into() } else { output.join("index.html") }
}
