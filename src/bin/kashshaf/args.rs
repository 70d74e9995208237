//! What can be typed after `kashshaf`.

use std::path::PathBuf;

use clap::builder::RangedU64ValueParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use kashshaf::corpus::import::{Encoding, Fields, Format};
use kashshaf::query::{Rung, Weights};

/// An Arabic archive that fits in a static page.
#[derive(Parser)]
#[command(name = "kashshaf", version, about, after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXAMPLES: &str = "\
Examples:
  kashshaf import texts/ list.csv book.epub -o corpus.json --report
  kashshaf build corpus.json -o archive --single-file
  kashshaf export corpus.json --format csv -o corpus.csv
  kashshaf search corpus.json 'لافروف \"المعارضة السورية\"'

Exit codes: 0 done, 1 the input was refused, 2 wrong usage.";

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Texts → corpus JSON. What was taken for noise is marked, never lost
    Import(Import),
    /// Corpus → static site, or one HTML file that opens by double-click
    Build(Build),
    /// Search a corpus or a built site
    Search(Search),
    /// Corpus → formats of other programs
    Export(Export),
    /// Measure matching or ranking on annotated data
    #[command(subcommand)]
    Evaluate(Evaluate),
}

#[derive(Args)]
pub(crate) struct Import {
    /// Files, or folders of them: plain text, Markdown, HTML, JSON, JSON lines, CSV, TSV, DOCX, EPUB, TEI, OpenITI, RSS, Atom
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// The corpus JSON to write
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// The collection's title
    #[arg(long, default_value = "")]
    pub(crate) title: String,
    /// List what was concluded from each text, with the reason: noise, title, source, date
    #[arg(long)]
    pub(crate) report: bool,
    /// The files' encoding, where it is not to be found out: utf-8, utf-16le, utf-16be, windows-1256, iso-8859-6
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub(crate) encoding: Option<Encoding>,
    /// The files' format, where names and contents are not to tell
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    pub(crate) format: Option<Format>,
    /// Which field of records is which of an article's, as text=content or title=meta.headline; may be repeated
    #[arg(long = "field", value_name = "FIELD=NAME", value_parser = mapping)]
    pub(crate) fields: Vec<(String, String)>,
}

fn encoding(name: &str) -> Result<Encoding, String> {
    Encoding::from_label(name).ok_or_else(|| format!("known are {}", Encoding::ALL.map(Encoding::name).join(", ")))
}

fn format(name: &str) -> Result<Format, String> {
    let known = || Format::all().map(Format::name).collect::<Vec<_>>().join(", ");
    Format::all().find(|format| format.name() == name).ok_or_else(|| format!("known are {}", known()))
}

/// `field=name`, refused here if articles have no such field.
fn mapping(pair: &str) -> Result<(String, String), String> {
    let usage = "write it as FIELD=NAME, such as text=content: an article's field, and what the records call it";
    let (field, name) =
        pair.split_once('=').filter(|(field, name)| !field.is_empty() && !name.is_empty()).ok_or(usage)?;
    Fields::default().with(field, name).map_err(|error| error.to_string())?;
    Ok((field.into(), name.into()))
}

#[derive(Args)]
pub(crate) struct Export {
    /// A corpus JSON file, a corpus folder, a built site, or a page built with --single-file
    pub(crate) corpus: PathBuf,
    /// What to write
    #[arg(long, value_enum)]
    pub(crate) format: ExportFormat,
    /// The file to write [usually: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// A format on the way out.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// A row an article, for spreadsheets; without noise
    Csv,
    /// An article a line, nothing left out
    Jsonl,
    /// TEI P5 XML
    Tei,
    /// A bulk file for OpenSearch or Elasticsearch; with -o, the mapping beside it
    Opensearch,
}

#[derive(Args)]
pub(crate) struct Build {
    /// A corpus JSON file, JSON lines (.jsonl, .jsonl.xz: an article a line, read as they are needed), a folder with a
    /// manifest.json, or a folder of texts in any format that `import` reads
    pub(crate) corpus: PathBuf,
    /// The folder to write; with --single-file also a file name ending in .html
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: PathBuf,
    /// Write one HTML file with everything in it
    #[arg(long)]
    pub(crate) single_file: bool,
    /// Build again whenever a file of the corpus changes, until stopped with Ctrl-C
    #[arg(long)]
    pub(crate) watch: bool,
}

#[derive(Args)]
pub(crate) struct Search {
    /// A corpus JSON file, a corpus folder, a built site, or a page built with --single-file
    pub(crate) corpus: PathBuf,
    /// Words, and "quoted phrases"
    #[arg(allow_hyphen_values = true)]
    pub(crate) query: String,
    /// Print JSON; marks are UTF-16 ranges into each snippet's text, a title that is not printed is empty
    #[arg(long)]
    pub(crate) json: bool,
    /// The most hits to print; 0 for all
    #[arg(long, default_value_t = 10, value_name = "N")]
    pub(crate) limit: usize,
    /// How words may differ from what was typed [usually: exact,folded,family]
    #[arg(long, value_enum, value_delimiter = ',', value_name = "RUNGS")]
    pub(crate) rungs: Vec<RungName>,
    /// Say which printed words matched, and on which rung
    #[arg(long)]
    pub(crate) explain: bool,
    /// Search for what words are also called too: أنقرة for تركيا
    #[arg(long)]
    pub(crate) expand: bool,
}

/// A rung as named on the command line.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum RungName {
    /// The same letters and no contradicting vowel mark
    Exact,
    /// Hamza seats, ى/ي, ة/ه, digits and letter shapes make no difference
    Folded,
    /// Other inflections, clitics around the word, other spellings of a name
    Family,
    /// A letter or two off; not used unless named
    Near,
}

impl From<RungName> for Rung {
    fn from(name: RungName) -> Self {
        match name {
            RungName::Exact => Self::Exact,
            RungName::Folded => Self::Folded,
            RungName::Family => Self::Family,
            RungName::Near => Self::Near,
        }
    }
}

#[derive(Subcommand)]
pub(crate) enum Evaluate {
    /// Queries with known relevant documents: hit@1, hit@5, MRR@10
    Retrieval(Retrieval),
    /// Words with known lemmas: pairwise precision, recall, F1
    Conflation(Conflation),
}

#[derive(Args)]
pub(crate) struct Retrieval {
    /// JSON: {documents:[{id,title,text}], queries:[{id,text,relevant:[id]}]}
    pub(crate) file: PathBuf,
    /// Add articles of this file (JSON lines, plain or .xz) that are relevant to nothing
    #[arg(long, value_name = "NEWS", requires = "limit")]
    pub(crate) distractors: Option<PathBuf>,
    /// How many distractors, taken evenly from their file
    #[arg(long, value_name = "N", requires = "distractors")]
    pub(crate) limit: Option<usize>,
    /// Search titles too
    #[arg(long)]
    pub(crate) titles: bool,
    /// Write what was found, in the run format of TREC; blanks in ids become _
    #[arg(long, value_name = "FILE")]
    pub(crate) trec_run: Option<PathBuf>,
    /// Write which documents are relevant, in the qrels format of TREC; blanks in ids become _
    #[arg(long, value_name = "FILE")]
    pub(crate) qrels: Option<PathBuf>,
    /// Documents of a run for each query, at most; figures look at ten, however many these are
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = RangedU64ValueParser::<usize>::new().range(1..))]
    pub(crate) depth: usize,
    /// Rank by other weights: name=number, several with commas between them; may be given again, for figures of each
    #[arg(long, value_name = "WEIGHTS", value_parser = weights, hide = true)]
    pub(crate) weights: Vec<Weights>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct Conflation {
    /// Tab-separated columns named by a header: word, lemma, optional count
    pub(crate) file: PathBuf,
    /// A corpus (JSON, JSON lines, plain or .xz) whose words are known too
    #[arg(long, value_name = "FILE")]
    pub(crate) corpus: Option<PathBuf>,
    /// Write the words that are kept apart ("missed") or put together ("wrong") against their lemmas, tab-separated:
    /// which of the two, how many pairs, the words
    #[arg(long, value_name = "FILE")]
    pub(crate) failures: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

fn weights(text: &str) -> Result<Weights, String> {
    let mut weights = Weights::USUAL;
    for pair in text.split(',') {
        let parsed = pair.split_once('=').and_then(|(name, number)| Some((name, number.parse().ok()?)));
        let known = parsed.is_some_and(|(name, number)| weights.set(name, number));
        if !known {
            return Err(format!("`{pair}` is no weight"));
        }
    }
    Ok(weights)
}
