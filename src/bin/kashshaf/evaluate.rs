//! `kashshaf evaluate`: figures on annotated data.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use kashshaf::Error;
use kashshaf::corpus::Role;
use kashshaf::evaluate::{Document, LemmaTable, RetrievalSet};
use kashshaf::index::build;
use kashshaf::query::{Searcher, Weights};
use kashshaf::text::tokenize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::args::{Conflation, Evaluate, Retrieval};
use crate::failure::{Failure, shown};
use crate::workers::AllCores;
use crate::{files, load, progress};

pub(crate) fn run(evaluation: &Evaluate) -> Result<(), Failure> {
    match evaluation {
        Evaluate::Retrieval(options) => retrieval(options),
        Evaluate::Conflation(options) => conflation(options),
    }
}

fn retrieval(options: &Retrieval) -> Result<(), Failure> {
    let inputs: Vec<&Path> = std::iter::once(&options.file).chain(&options.distractors).map(PathBuf::as_path).collect();
    let outputs = [("--trec-run", options.trec_run.as_ref()), ("--qrels", options.qrels.as_ref())];
    files::keep_apart(&inputs, &outputs)?;
    let mut set: RetrievalSet = parse(&options.file, &files::read_text(&options.file)?, 0)?;
    set.check().map_err(Failure::refused(&options.file))?;
    warn_of_unknown(&options.file, &set.unknown());
    if let (Some(path), Some(limit)) = (&options.distractors, options.limit) {
        set.documents.extend(distractors(path, limit)?);
    }
    if options.trec_run.is_some() || options.qrels.is_some() {
        set.check_for_trec().map_err(Failure::refused(&options.file))?;
    }
    let bundle = build::bundle(&set.corpus(options.titles), Some(&load::lexicon()?), &AllCores);
    let mut searcher = bundle.and_then(|bundle| Searcher::open(&bundle)).map_err(Failure::refused(&options.file))?;
    if let Some(path) = &options.qrels {
        files::write(path, set.qrels().as_bytes())?;
    }
    let usual = [Weights::USUAL];
    for weights in if options.weights.is_empty() { &usual[..] } else { &options.weights } {
        let bar = progress::bar("asking", set.queries.len());
        searcher = searcher.weighing(*weights);
        let mut rankings = set.rankings(&searcher, options.depth, || bar.inc(1));
        let figures = set.figures(&rankings);
        bar.finish_and_clear();
        for ranking in &mut rankings {
            ranking.truncate(options.depth);
        }
        if let Some(path) = &options.trec_run {
            files::write(path, set.trec_run(&rankings).as_bytes())?;
        }
        print(
            options.json,
            vec![
                ("queries", figures.queries.into()),
                ("hit1", share(figures.hit1)),
                ("hit5", share(figures.hit5)),
                ("mrr10", share(figures.mrr10)),
            ],
        )?;
    }
    Ok(())
}

/// Unknown documents that are named one by one.
const MOST_NAMED: usize = 10;

/// Says which relevant documents can never be found.
fn warn_of_unknown(path: &Path, unknown: &[(&str, &str)]) {
    if unknown.is_empty() {
        return;
    }
    let named = unknown.iter().take(MOST_NAMED).map(|(query, id)| format!("\"{id}\" (query \"{query}\")"));
    let named = named.collect::<Vec<_>>().join(", ");
    let more = if unknown.len() > MOST_NAMED { ", …" } else { "" };
    let message = "relevant ids are those of no document, and count as not found; mend them, or leave them out";
    eprintln!("{}: {} {message}: {named}{more}", shown(path), unknown.len());
}

/// `limit` articles of a file of JSON lines, as evenly spread over it as can be.
fn distractors(path: &Path, limit: usize) -> Result<Vec<Document>, Failure> {
    let text = files::read_text(path)?;
    let lines: Vec<(usize, &str)> = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).collect();
    let taken = limit.min(lines.len());
    (0..taken)
        .map(|nth| {
            let (number, line) = lines[nth * lines.len() / taken];
            let document: Document = parse(path, line, number)?;
            Ok(Document { id: format!("distractor:{}", document.id), ..document })
        })
        .collect()
}

fn conflation(options: &Conflation) -> Result<(), Failure> {
    let inputs: Vec<&Path> = std::iter::once(&options.file).chain(&options.corpus).map(PathBuf::as_path).collect();
    files::keep_apart(&inputs, &[("--failures", options.failures.as_ref())])?;
    let gold = files::read_text(&options.file)?;
    let words = match &options.corpus {
        Some(path) => vocabulary(path)?,
        None => Vec::new(),
    };
    let table = LemmaTable::from_tsv(&gold).map_err(Failure::refused(&options.file))?;
    let families = table.families(&words, Some(&load::lexicon()?));
    let figures = table.evaluate(&families);
    if let Some(path) = &options.failures {
        let rows = table.mistakes(&families).into_iter().map(|mistake| mistake.to_string());
        let rows: Vec<String> = std::iter::once("what\tpairs\twords".into()).chain(rows).collect();
        files::write(path, (rows.join("\n") + "\n").as_bytes())?;
    }
    print(
        options.json,
        vec![
            ("types", figures.types.into()),
            ("precision", share(figures.precision)),
            ("recall", share(figures.recall)),
            ("f1", share(figures.f1)),
        ],
    )
}

/// The words of a corpus with their counts: whatever is one, or JSON lines with a `text` and perhaps a `title`.
fn vocabulary(path: &Path) -> Result<Vec<(String, u32)>, Failure> {
    let mut counts: HashMap<String, u32> = HashMap::new();
    let name = path.to_string_lossy();
    let lines = (name.ends_with(".jsonl") || name.ends_with(".xz")).then(|| files::read_text(path)).transpose()?;
    // What `import -o corpus.jsonl` writes begins with a line about the corpus.
    if let Some(text) = lines.filter(|text| !text.starts_with("{\"kashshaf\":")) {
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let document: Document = parse(path, line, number)?;
            count(&document.title, &mut counts);
            count(&document.text, &mut counts);
        }
        return Ok(sorted(counts));
    }
    for article in &load::corpus(path)?.articles {
        let paragraphs = article.paragraphs.iter().filter(|paragraph| paragraph.role != Role::Noise);
        for text in std::iter::once(&article.title).chain(paragraphs.map(|paragraph| &paragraph.text)) {
            count(text, &mut counts);
        }
    }
    Ok(sorted(counts))
}

fn count(text: &str, counts: &mut HashMap<String, u32>) {
    for token in tokenize(text) {
        *counts.entry(token.bare).or_default() += 1;
    }
}

fn sorted(counts: HashMap<String, u32>) -> Vec<(String, u32)> {
    let mut words: Vec<(String, u32)> = counts.into_iter().collect();
    words.sort_unstable();
    words
}

/// Parses JSON that stands in a file behind `lines` other lines.
fn parse<T: DeserializeOwned>(path: &Path, text: &str, lines: usize) -> Result<T, Failure> {
    serde_json::from_str(text).map_err(|error| {
        let error = Error::Json { message: error.to_string(), line: lines + error.line(), column: error.column() };
        Failure::refused(path)(error)
    })
}

/// Prints figures as JSON, or one a line.
fn print(as_json: bool, figures: Vec<(&str, Value)>) -> Result<(), Failure> {
    if as_json {
        let whole: serde_json::Map<String, Value> =
            figures.into_iter().map(|(name, figure)| (name.to_string(), figure)).collect();
        return files::print(&format!("{}\n", Value::Object(whole)));
    }
    let lines: Vec<String> = figures.iter().map(|(name, figure)| format!("{name:<10} {figure}\n")).collect();
    files::print(&lines.concat())
}

/// A share with four decimals: more would only be noise.
fn share(figure: f64) -> Value {
    Value::from((figure * 1e4).round() / 1e4)
}
