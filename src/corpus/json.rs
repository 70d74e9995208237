//! Corpus JSON in and out, refused with line and field where it is wrong.

use std::collections::HashMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::article::{Article, Corpus, Role, VERSION};
use crate::Error;

/// The most bytes that one paragraph may have; offsets into it are 32-bit.
const LONGEST_PARAGRAPH: usize = 1 << 30;

/// A corpus folder's `manifest.json`: a corpus whose articles stand in files of their own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Names of the article files, relative to the folder, in the collection's order.
    pub articles: Vec<String>,
    /// Everything else that a corpus has.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

impl Corpus {
    /// An empty collection with a title.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            kashshaf: VERSION,
            title: title.into(),
            language: "ar".into(),
            about: String::new(),
            articles: Vec::new(),
            extra: Map::new(),
        }
    }

    /// Reads and checks a corpus from UTF-8 JSON.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Error> {
        let corpus: Self = match parse(bytes) {
            Ok(corpus) => corpus,
            // A later version may have another shape: say that before complaining about the shape.
            Err(shape) => return Err(version_of(bytes).and_then(|found| check_version(found).err()).unwrap_or(shape)),
        };
        corpus.check()?;
        Ok(corpus)
    }

    /// Puts a corpus folder together from its manifest and the bytes of its article files, in the manifest's order.
    pub fn from_manifest(manifest: Manifest, articles: Vec<Article>) -> Result<Self, Error> {
        let mut whole = manifest.rest;
        whole.insert("articles".into(), Value::Array(Vec::new()));
        let mut corpus: Self = serde_path_to_error::deserialize(Value::Object(whole)).map_err(|error| {
            Error::Field { path: error.path().to_string(), message: error.into_inner().to_string() }
        })?;
        corpus.articles = articles;
        corpus.check()?;
        Ok(corpus)
    }

    /// The corpus as indented JSON with a final line feed.
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).unwrap_or_default();
        json.push('\n');
        json
    }

    /// Checks what the shape alone does not say: version, ids, dates, roles, sizes.
    pub fn check(&self) -> Result<(), Error> {
        check_version(self.kashshaf)?;
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for (at, article) in self.articles.iter().enumerate() {
            article.check().map_err(|error| match error {
                Error::Field { path, message } => Error::Field { path: format!("articles[{at}].{path}"), message },
                other => other,
            })?;
            if let Some(first) = seen.insert(&article.id, at) {
                return Err(Error::DuplicateId { id: article.id.clone(), first, second: at });
            }
        }
        Ok(())
    }
}

impl Manifest {
    /// Reads a manifest from UTF-8 JSON.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Error> {
        let manifest: Self = parse(bytes)?;
        check_version(manifest.rest.get("kashshaf").and_then(Value::as_u64).unwrap_or(0))?;
        Ok(manifest)
    }
}

impl Article {
    /// Reads one article from UTF-8 JSON.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Error> {
        let article: Self = parse(bytes)?;
        article.check()?;
        Ok(article)
    }

    fn check(&self) -> Result<(), Error> {
        let refuse = |path: &str, message: &str| Err(Error::Field { path: path.into(), message: message.into() });
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
        if self.id.is_empty() || self.id.len() > 200 || !self.id.bytes().all(plain) {
            return refuse("id", "must be 1 to 200 ASCII letters, digits, '.', '_' or '-': it is part of every link");
        }
        if self.date.as_ref().is_some_and(|date| !date.is_valid()) {
            return refuse(
                "date.value",
                "must be a date of its precision: YYYY-MM-DD (day), YYYY-MM (month), YYYY (year) or DAY/DAY (range)",
            );
        }
        for (at, paragraph) in self.paragraphs.iter().enumerate() {
            if paragraph.text.len() > LONGEST_PARAGRAPH {
                return Err(Error::TooLarge {
                    what: "a paragraph (in bytes)",
                    found: paragraph.text.len(),
                    limit: LONGEST_PARAGRAPH,
                });
            }
            if paragraph.role != Role::Noise && !paragraph.noise.is_empty() {
                return refuse(
                    &format!("paragraphs[{at}].noise"),
                    "is set although the role is not \"noise\"; set the role or drop the field",
                );
            }
        }
        Ok(())
    }
}

fn check_version(found: u64) -> Result<(), Error> {
    if found == VERSION { Ok(()) } else { Err(Error::Version { found }) }
}

/// The version that a document claims, whatever else is in it.
fn version_of(bytes: &[u8]) -> Option<u64> {
    #[derive(Deserialize)]
    struct Claim {
        kashshaf: u64,
    }
    serde_json::from_slice::<Claim>(bytes).ok().map(|claim| claim.kashshaf)
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes)
        .map_err(|error| Error::NotUtf8 { offset: error.valid_up_to(), hint: "; save the JSON as UTF-8" })?;
    if text.trim().is_empty() {
        return Err(Error::Empty { what: "the JSON file" });
    }
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value: T = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        let inner = error.into_inner();
        Error::Json {
            path: if path == "." { String::new() } else { path },
            message: without_position(&inner.to_string()),
            line: inner.line(),
            column: inner.column(),
        }
    })?;
    deserializer.end().map_err(|error| Error::Json {
        path: String::new(),
        message: without_position(&error.to_string()),
        line: error.line(),
        column: error.column(),
    })?;
    Ok(value)
}

/// A JSON error's message without the position, which is told apart.
fn without_position(message: &str) -> String {
    message.split(" at line ").next().unwrap_or(message).to_string()
}
