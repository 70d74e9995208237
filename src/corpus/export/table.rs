//! CSV for spreadsheets: a row an article, noise left out, a column for every field that any article has.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::texts;
use crate::corpus::import::{inert, joined};
use crate::corpus::{Article, Corpus, Role};

/// Columns that every table has, in order.
#[rustfmt::skip] // words side by side
const COLUMNS: [&str; 16] = [
    "id", "title", "source", "author", "url", "dateline", "date", "date_precision", "date_basis", "date_evidence",
    "tags", "original", "retelling", "text", "headings", "captions",
];

/// The corpus as CSV (RFC 4180) with a byte order mark, without which spreadsheets misread Arabic. Paragraphs are lines
/// of one cell; which of them are headings and which are captions is said by the cells `headings` and `captions`, line by
/// line. Tags have «؛ » between them; one that holds such a sign is written in quotation marks. Unknown fields have columns behind the others; values that are no texts are written as JSON.
/// Cells that a spreadsheet would take for formulas begin with an apostrophe, which an import takes off again.
///
/// ```
/// use kashshaf::corpus::{Corpus, export};
/// let json = r#"{"kashshaf": 1, "articles": [{"id": "a", "title": "قال «نعم»، و\"لا\"", "shelf": 7, "paragraphs": []}]}"#;
/// let csv = export::csv(&Corpus::from_json(json.as_bytes())?);
/// assert!(csv.starts_with("\u{FEFF}id,title,") && csv.contains(",shelf\r\na,\"قال «نعم»، و\"\"لا\"\"\","));
/// # Ok::<(), kashshaf::Error>(())
/// ```
pub fn csv(corpus: &Corpus) -> String {
    let extra = extra_columns(corpus);
    let mut out = String::from("\u{FEFF}");
    let free = |name: &String| if COLUMNS.contains(&name.as_str()) { format!("given_{name}") } else { name.clone() };
    row(&mut out, COLUMNS.iter().map(ToString::to_string).chain(extra.iter().map(free)));
    for article in &corpus.articles {
        row(&mut out, known(article).into_iter().chain(extra.iter().map(|name| cell(&article.extra, name))));
    }
    out
}

/// The names of unknown fields, in the order in which they first occur.
fn extra_columns(corpus: &Corpus) -> Vec<String> {
    let mut seen = HashSet::new();
    let names = corpus.articles.iter().flat_map(|article| article.extra.keys());
    names.filter(|name| seen.insert(name.as_str())).cloned().collect()
}

fn known(article: &Article) -> [String; COLUMNS.len()] {
    let date = article.date.as_ref();
    let lines = |wanted: Option<Role>| {
        let chosen = texts(article).filter(|paragraph| wanted.is_none_or(|role| role == paragraph.role));
        chosen.map(|paragraph| paragraph.text.as_str()).collect::<Vec<_>>().join("\n")
    };
    let word = |value: Option<Value>| value.as_ref().and_then(Value::as_str).unwrap_or("").to_string();
    [
        article.id.clone(),
        article.title.clone(),
        article.source.clone(),
        article.author.clone(),
        article.url.clone(),
        article.dateline.clone(),
        date.map_or(String::new(), |date| date.value.clone()),
        word(date.and_then(|date| serde_json::to_value(date.precision).ok())),
        word(date.and_then(|date| serde_json::to_value(date.basis).ok())),
        date.map_or(String::new(), |date| date.evidence.clone()),
        joined(&article.tags),
        article.original.clone(),
        if article.retelling { "true".into() } else { String::new() },
        lines(None),
        lines(Some(Role::Heading)),
        lines(Some(Role::Caption)),
    ]
}

fn cell(fields: &Map<String, Value>, name: &str) -> String {
    match fields.get(name) {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.map(inert).enumerate() {
        if at > 0 {
            out.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) || cell.starts_with(' ') || cell.ends_with(' ') {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}
