//! TEI P5: a `teiCorpus` with a `TEI` element an article. Noise stays, as `ab` elements of type `noise`.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use crate::corpus::import::UNSAID;
use crate::corpus::{Article, Corpus, Paragraph, Precision, Role};

/// The corpus as TEI XML.
///
/// ```
/// use kashshaf::corpus::{Corpus, export};
/// let json = r#"{"kashshaf": 1, "title": "مثال", "articles": [{"id": "a", "title": "أ < ب", "paragraphs": [{"text": "خبر"}]}]}"#;
/// let tei = export::tei(&Corpus::from_json(json.as_bytes())?);
/// assert!(tei.contains("<title>أ &lt; ب</title>") && tei.contains("<p>خبر</p>"));
/// # Ok::<(), kashshaf::Error>(())
/// ```
pub fn tei(corpus: &Corpus) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let language = escape(&corpus.language);
    let _ = writeln!(out, "<teiCorpus xmlns=\"http://www.tei-c.org/ns/1.0\" xml:lang=\"{language}\">");
    let about = if corpus.about.is_empty() { UNSAID } else { &corpus.about };
    let _ = write!(
        out,
        "<teiHeader><fileDesc><titleStmt><title>{}</title></titleStmt><publicationStmt><p>{}</p></publicationStmt>\
         <sourceDesc><p>Each text names its own source.</p></sourceDesc></fileDesc>",
        escape(&corpus.title),
        escape(about)
    );
    extra(&mut out, &Value::Object(corpus.extra.clone()));
    out.push_str("</teiHeader>\n");
    for article in &corpus.articles {
        write_article(&mut out, article);
    }
    out.push_str("</teiCorpus>\n");
    out
}

fn write_article(out: &mut String, article: &Article) {
    // An XML name does not begin with a digit: such ids have a line before them, and stand in `n` as they are.
    let line = if article.id.starts_with(|c: char| c.is_ascii_alphabetic()) { "" } else { "_" };
    let _ = write!(out, "<TEI xml:id=\"{line}{0}\" n=\"{0}\"><teiHeader><fileDesc><titleStmt>", escape(&article.id));
    element(out, "title", &article.title, true);
    element(out, "author", &article.author, false);
    out.push_str("</titleStmt><publicationStmt><p>See the source.</p></publicationStmt><sourceDesc><bibl>");
    element(out, "publisher", &article.source, false);
    element(out, "pubPlace", &article.dateline, false);
    date(out, article);
    if !article.url.is_empty() {
        let _ = write!(out, "<ref target=\"{0}\">{0}</ref>", escape(&article.url));
    }
    out.push_str("</bibl></sourceDesc></fileDesc>");
    if !article.tags.is_empty() {
        out.push_str("<profileDesc><textClass><keywords>");
        article.tags.iter().for_each(|tag| element(out, "term", tag, true));
        out.push_str("</keywords></textClass></profileDesc>");
    }
    extra(out, &kept(article));
    out.push_str("</teiHeader>\n<text><body>\n");
    for paragraph in &article.paragraphs {
        write_paragraph(out, paragraph);
    }
    out.push_str("</body></text></TEI>\n");
}

fn date(out: &mut String, article: &Article) {
    let Some(date) = &article.date else { return };
    let (from, to) = date.bounds();
    let when = match date.precision {
        Precision::Range => format!("from=\"{from}\" to=\"{to}\""),
        _ => format!("when=\"{}\"", date.value),
    };
    let basis = serde_json::to_value(date.basis).ok();
    let basis = basis.as_ref().and_then(Value::as_str).unwrap_or("given");
    let _ = write!(out, "<date {when} type=\"{basis}\">{}</date>", escape(&date.evidence));
}

/// What TEI has no place for: unknown fields, and, under `kashshaf`, a few of the corpus format's own.
fn kept(article: &Article) -> Value {
    let mut fields = article.extra.clone();
    let mut own = Map::new();
    if !article.original.is_empty() {
        own.insert("original".into(), article.original.clone().into());
    }
    if article.retelling {
        own.insert("retelling".into(), true.into());
    }
    // A field of the article that has this very name.
    if let Some(value) = fields.remove("kashshaf") {
        own.insert("kashshaf".into(), value);
    }
    if !own.is_empty() {
        fields.insert("kashshaf".into(), own.into());
    }
    Value::Object(fields)
}

fn extra(out: &mut String, fields: &Value) {
    if fields.as_object().is_some_and(|fields| !fields.is_empty()) {
        let _ = write!(out, "<xenoData type=\"application/json\">{}</xenoData>", escape(&fields.to_string()));
    }
}

fn write_paragraph(out: &mut String, paragraph: &Paragraph) {
    let text = escape(&paragraph.text);
    // White space that says something: lines within a paragraph, columns.
    let said = paragraph.text.contains(['\n', '\t', '\r']) || paragraph.text.contains("  ");
    let space = if said || paragraph.text.trim() != paragraph.text { " xml:space=\"preserve\"" } else { "" };
    let _ = match paragraph.role {
        Role::Body => writeln!(out, "<p{space}>{text}</p>"),
        // Between paragraphs TEI allows headings only in divisions of their own.
        Role::Heading => writeln!(out, "<ab type=\"heading\"{space}>{text}</ab>"),
        Role::Caption => writeln!(out, "<ab type=\"caption\"{space}>{text}</ab>"),
        Role::Noise => {
            let kind = escape(&paragraph.noise);
            writeln!(out, "<ab type=\"noise\" subtype=\"{kind}\"{space}>{text}</ab>")
        }
    };
}

fn element(out: &mut String, name: &str, text: &str, always: bool) {
    if always || !text.is_empty() {
        let _ = write!(out, "<{name}>{}</{name}>", escape(text));
    }
}

/// A text as XML: signs of markup escaped, characters that XML 1.0 has not left out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            // A carriage return that stands bare becomes a line feed when it is read.
            '\r' => out.push_str("&#13;"),
            c if c < ' ' || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => out.push(c),
        }
    }
    out
}
