//! `kashshaf export`: corpus → formats of other programs.

use std::path::{Path, PathBuf};

use kashshaf::corpus::{Corpus, export};

use crate::args::{Export, ExportFormat};
use crate::failure::Failure;
use crate::{files, load};

pub(crate) fn run(options: &Export) -> Result<(), Failure> {
    let corpus = load::corpus(&options.corpus)?;
    let index = index_name(&options.corpus);
    let Some(output) = &options.output else { return files::print(&written(&corpus, options.format, &index)) };
    let mapping = (options.format == ExportFormat::Opensearch).then(|| mapping_path(output));
    files::keep_apart(&[&options.corpus], &[("-o", Some(output)), ("-o", mapping.as_ref())])?;
    files::write(output, written(&corpus, options.format, &index).as_bytes())?;
    eprintln!("{} articles → {}", corpus.articles.len(), output.display());
    if let Some(mapping) = mapping {
        files::write(&mapping, format!("{:#}\n", export::mapping()).as_bytes())?;
        eprintln!("settings and mapping → {}: create the index «{index}» with it first", mapping.display());
    }
    Ok(())
}

fn written(corpus: &Corpus, format: ExportFormat, index: &str) -> String {
    match format {
        ExportFormat::Csv => export::csv(corpus),
        ExportFormat::Jsonl => export::json_lines(corpus),
        ExportFormat::Tei => export::tei(corpus),
        ExportFormat::Opensearch => export::bulk(corpus, index),
    }
}

/// The name of an index: that of the corpus in small ASCII letters.
fn index_name(corpus: &Path) -> String {
    let stem = corpus.file_stem().map(|name| name.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    let name: String = stem.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let name = name.trim_matches('-');
    if name.is_empty() { "kashshaf".into() } else { name.into() }
}

/// `bulk.ndjson` → `bulk.mapping.json`
fn mapping_path(output: &Path) -> PathBuf {
    output.with_extension("mapping.json")
}
