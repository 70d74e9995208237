//! Which format a file is in: by its content where that is certain, else by its name, else by a look at the text.

use super::archive;

/// A format that texts are imported from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Format {
    /// Lines are paragraphs.
    Plain,
    /// Markdown with YAML or TOML front matter.
    Markdown,
    /// A page of a site.
    Html,
    /// One record, a list of records, or a corpus of this program.
    Json,
    /// A record a line.
    JsonLines,
    /// Values separated by commas or semicolons, under a header.
    Csv,
    /// Values separated by tabs, under a header.
    Tsv,
    /// A word processor's document (Office Open XML).
    Docx,
    /// An electronic book.
    Epub,
    /// Text Encoding Initiative XML.
    Tei,
    /// The OpenITI project's mARkdown.
    OpenIti,
    /// RSS and Atom.
    Feed,
}

/// Formats, their names, and the endings of files in them.
const TABLE: [(Format, &str, &[&str]); 12] = [
    (Format::Plain, "text", &["txt", "text"]),
    (Format::Markdown, "markdown", &["md", "markdown", "mkd"]),
    (Format::Html, "html", &["html", "htm", "xhtml"]),
    (Format::Json, "json", &["json"]),
    (Format::JsonLines, "jsonl", &["jsonl", "ndjson", "jsonlines"]),
    (Format::Csv, "csv", &["csv"]),
    (Format::Tsv, "tsv", &["tsv", "tab"]),
    (Format::Docx, "docx", &["docx", "docm"]),
    (Format::Epub, "epub", &["epub"]),
    (Format::Tei, "tei", &["tei", "xml"]),
    (Format::OpenIti, "openiti", &["openiti", "inprogress", "completed"]),
    (Format::Feed, "feed", &["rss", "atom"]),
];

/// Bytes of a text that are looked at.
const SAMPLE: usize = 4096;

impl Format {
    /// All of them, for lists of choices.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|(format, ..)| *format)
    }

    /// The name on the command line and in reports.
    pub fn name(self) -> &'static str {
        TABLE.iter().find(|(format, ..)| *format == self).map_or("", |(_, name, _)| name)
    }

    /// The format of files with this name, if its ending tells.
    ///
    /// ```
    /// use kashshaf::corpus::import::Format;
    /// assert_eq!(Format::by_name("texts/List.CSV"), Some(Format::Csv));
    /// assert_eq!(Format::by_name("news.jsonl.xz"), Some(Format::JsonLines));
    /// assert_eq!(Format::by_name("photo.jpg"), None);
    /// ```
    pub fn by_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let name = name.strip_suffix(".xz").unwrap_or(&name);
        let ending = name.rsplit(['/', '\\']).next()?.rsplit_once('.')?.1;
        // The mARkdown of a version that is being worked on carries its state as ending, a finished one `mARkdown`.
        if ending == "markdown" && name.matches('.').count() >= 2 && has_openiti_version(name) {
            return Some(Self::OpenIti);
        }
        TABLE.iter().find(|(.., endings)| endings.contains(&ending)).map(|(format, ..)| *format)
    }

    /// The format of a file.
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        if bytes.starts_with(b"PK\x03\x04") {
            return match archive::kind(bytes) {
                Some(format) => format,
                // A document without its document: the name says what it should have been.
                None => Self::by_name(name).filter(|f| matches!(f, Self::Docx | Self::Epub)).unwrap_or(Self::Plain),
            };
        }
        let head = &bytes[..bytes.len().min(SAMPLE)];
        let text = String::from_utf8_lossy(head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head)).to_lowercase();
        let text = text.trim_start();
        if text.starts_with("######openiti#") {
            return Self::OpenIti;
        }
        match Self::by_name(name) {
            None => by_content(text),
            Some(Self::Tei) if is_feed(text) => Self::Feed,
            Some(Self::Tei | Self::Plain) if by_content(text) == Self::Html => Self::Html,
            Some(format) => format,
        }
    }
}

/// Whether the first element of an XML document, in small letters, is that of a feed.
fn is_feed(text: &str) -> bool {
    let mut rest = text;
    let end_of = |rest: &str, start: &str, end: &str| {
        rest.strip_prefix(start)?;
        Some(rest.find(end)? + end.len())
    };
    // What declares entities holds signs of its own.
    let declared = |rest: &str| rest.find('[').filter(|at| rest.find('>').is_some_and(|end| *at < end));
    while let Some(end) = end_of(rest, "<?", "?>")
        .or_else(|| end_of(rest, "<!--", "-->"))
        .or_else(|| end_of(rest, "<!", if declared(rest).is_some() { "]>" } else { ">" }))
    {
        rest = rest[end..].trim_start();
    }
    ["<rss", "<feed", "<rdf:rdf"].iter().any(|root| {
        rest.strip_prefix(root)
            .is_some_and(|behind| behind.starts_with(|c: char| c.is_whitespace() || matches!(c, '>' | '/')))
    })
}

/// `-ara1` and the like before the ending.
fn has_openiti_version(name: &str) -> bool {
    let Some((stem, _)) = name.rsplit_once('.') else { return false };
    stem.rsplit_once('-').is_some_and(|(_, version)| version.starts_with("ara") && version.len() <= 6)
}

/// The format of a text whose name tells nothing; only what begins unmistakably is more than plain text.
fn by_content(text: &str) -> Format {
    let page = ["<!doctype html", "<html"].iter().any(|start| text.starts_with(start));
    let tei = text.starts_with('<') && (text.contains("<tei") || text.contains("tei-c.org/ns"));
    let record = text.starts_with("{\"") && text.lines().next().is_some_and(|line| line.ends_with('}'));
    match () {
        () if page => Format::Html,
        () if is_feed(text) => Format::Feed,
        () if tei => Format::Tei,
        () if record => Format::JsonLines,
        () if text.starts_with("{\"kashshaf\"") || text.starts_with("[{\"") => Format::Json,
        () => Format::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_content_and_name() {
        let table: &[(&str, &[u8], Format)] = &[
            ("a.txt", "خبر".as_bytes(), Format::Plain),
            ("a", "خبر".as_bytes(), Format::Plain),
            ("a.md", b"# x", Format::Markdown),
            ("a.HTM", b"", Format::Html),
            ("saved", b"\xEF\xBB\xBF\n<!DOCTYPE html><p>x", Format::Html),
            ("a.xml", b"<TEI/>", Format::Tei),
            ("a", b"<?xml version='1.0'?><TEI xmlns='http://www.tei-c.org/ns/1.0'/>", Format::Tei),
            ("a", b"{\"text\":\"x\"}\n{\"text\":\"y\"}\n", Format::JsonLines),
            ("0310Tabari.Tarikh.Shamela0009783BK1-ara1", b"######OpenITI#\n", Format::OpenIti),
            ("0310Tabari.Tarikh.JK1-ara1.mARkdown", b"", Format::OpenIti),
            ("notes.v2.markdown", b"", Format::Markdown),
            ("a.xml", b"<?xml version='1.0'?>\n<!-- <a> --><rss version='2.0'>", Format::Feed),
            ("a.xml", b"<feedback/>", Format::Tei),
            ("a.xml", b"<!DOCTYPE rss [<!ENTITY x '>'>]><rss/>", Format::Feed),
            ("a.xml", b"<!DOCTYPE html><html>", Format::Html),
            ("a.txt", b"<html><body>", Format::Html),
            ("a.txt", b"<p> is a paragraph", Format::Plain),
            ("saved", b"<feed xmlns='http://www.w3.org/2005/Atom'>", Format::Feed),
            ("a.rss", b"", Format::Feed),
            ("a.docx", b"PK\x03\x04", Format::Docx),
            ("a.zip", b"PK\x03\x04", Format::Plain),
        ];
        for (name, bytes, expected) in table {
            assert_eq!(Format::of(name, bytes), *expected, "{name}");
        }
        assert!(Format::all().all(|format| !format.name().is_empty()));
    }
}
