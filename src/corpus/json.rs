//! Corpus JSON in and out, refused with line and field where it is wrong.
//!
//! The JSON is read into a tree first and taken apart by hand: unknown fields stay behind in the tree and are kept as
//! they are, a wrong field is named by its path, and the reader's engine stays small.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::article::{Article, Corpus, Paragraph, Role, VERSION};
use super::date::{Basis, Date, Precision};
use super::locate::locate;
use crate::Error;

/// The most bytes that one paragraph may have; offsets into it are 32-bit.
const LONGEST_PARAGRAPH: usize = 1 << 30;

/// A corpus folder's `manifest.json`: a corpus whose articles stand in files of their own.
#[derive(Clone, Debug, PartialEq)]
pub struct Manifest {
    /// Everything but the articles.
    pub corpus: Corpus,
    /// Names of the article files, relative to the folder, in the collection's order.
    pub articles: Vec<String>,
}

impl Corpus {
    /// Reads and checks a corpus from UTF-8 JSON.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Error> {
        read(bytes, |fields| {
            // A later version may have another shape: say so before complaining about the shape.
            let version = take_version(fields)?;
            let articles = fields.list("articles")?;
            let mut corpus = Self::without_articles(version, fields)?;
            for (at, article) in articles.into_iter().enumerate() {
                corpus.articles.push(Article::from_fields(Fields::of(format!("articles[{at}]"), article)?)?);
            }
            corpus.check()?;
            Ok(corpus)
        })
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
        let mut seen: HashMap<String, Vec<u32>> = HashMap::new();
        for (at, article) in self.articles.iter().enumerate() {
            article.check().map_err(|error| match error {
                Error::Field { path, message, line, column } => {
                    Error::Field { path: format!("articles[{at}].{path}"), message, line, column }
                }
                other => other,
            })?;
            let same = seen.entry(article.id.clone()).or_default();
            same.push(at as u32);
            if let [first, _] = same[..] {
                let message =
                    format!("\"{}\" is the id of articles[{first}] too; give each article its own", article.id);
                return Err(Error::field(format!("articles[{at}].id"), message));
            }
        }
        Ok(())
    }

    fn without_articles(kashshaf: u64, fields: &mut Fields) -> Result<Self, Error> {
        let language = fields.text("language")?;
        Ok(Self {
            kashshaf,
            title: fields.text("title")?,
            language: if language.is_empty() { "ar".into() } else { language },
            about: fields.text("about")?,
            articles: Vec::new(),
            extra: fields.rest(),
        })
    }
}

impl Manifest {
    /// Reads a manifest from UTF-8 JSON.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Error> {
        read(bytes, |fields| {
            let version = take_version(fields)?;
            let articles = fields.texts("articles")?;
            Ok(Self { corpus: Corpus::without_articles(version, fields)?, articles })
        })
    }
}

impl Article {
    /// Reads one article from UTF-8 JSON.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Error> {
        read(bytes, |fields| {
            let article = Self::from_fields(std::mem::take(fields))?;
            article.check()?;
            Ok(article)
        })
    }

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        let mut paragraphs = Vec::new();
        let path = fields.path_of("paragraphs");
        for (at, paragraph) in fields.list("paragraphs")?.into_iter().enumerate() {
            paragraphs.push(Paragraph::from_fields(Fields::of(format!("{path}[{at}]"), paragraph)?)?);
        }
        let date = match fields.take("date") {
            None | Some(Value::Null) => None,
            Some(date) => Some(Date::from_fields(Fields::of(fields.path_of("date"), date)?)?),
        };
        let id = fields.required_text("id")?;
        let [title, source, author, url, dateline, after, original] =
            fields.texts_of(["title", "source", "author", "url", "dateline", "after", "original"])?;
        Ok(Self {
            id,
            title,
            source,
            author,
            url,
            dateline,
            date,
            tags: fields.texts("tags")?,
            paragraphs,
            after,
            original,
            retelling: match fields.take("retelling") {
                None => false,
                Some(Value::Bool(retelling)) => retelling,
                Some(_) => return Err(fields.wrong("retelling", "must be true or false")),
            },
            extra: fields.rest(),
        })
    }

    fn check(&self) -> Result<(), Error> {
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
        let dots_only = self.id.bytes().all(|b| b == b'.');
        if dots_only || self.id.len() > 200 || !self.id.bytes().all(plain) {
            let rule =
                "must be 1 to 200 ASCII letters, digits, '.', '_' or '-', not dots alone: it is part of every link";
            return Err(Error::field("id", rule));
        }
        if self.date.as_ref().is_some_and(|date| !date.is_valid()) {
            let rule =
                "must be a date of its precision: YYYY-MM-DD (day), YYYY-MM (month), YYYY (year), DAY/DAY (range)";
            return Err(Error::field("date.value", rule));
        }
        for (at, paragraph) in self.paragraphs.iter().enumerate() {
            let found = paragraph.text.len();
            if found > LONGEST_PARAGRAPH {
                return Err(Error::TooLarge { what: "a paragraph, in bytes,", found, limit: LONGEST_PARAGRAPH });
            }
            if paragraph.role != Role::Noise && !paragraph.noise.is_empty() {
                let rule = "is set although the role is not \"noise\"; set the role or drop the field";
                return Err(Error::field(format!("paragraphs[{at}].noise"), rule));
            }
        }
        Ok(())
    }
}

impl Paragraph {
    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            text: fields.required_text("text")?,
            role: fields.one_of(
                "role",
                Some("body"),
                &[("body", Role::Body), ("heading", Role::Heading), ("caption", Role::Caption), ("noise", Role::Noise)],
            )?,
            noise: fields.text("noise")?,
            reason: fields.text("reason")?,
            before: if fields.has("before") { Some(fields.text("before")?) } else { None },
            extra: fields.rest(),
        })
    }
}

impl Date {
    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            value: fields.required_text("value")?,
            precision: fields.one_of(
                "precision",
                None,
                &[
                    ("day", Precision::Day),
                    ("month", Precision::Month),
                    ("year", Precision::Year),
                    ("range", Precision::Range),
                ],
            )?,
            basis: fields.one_of(
                "basis",
                Some("given"),
                &[("printed", Basis::Printed), ("inferred", Basis::Inferred), ("given", Basis::Given)],
            )?,
            evidence: fields.text("evidence")?,
            extra: fields.rest(),
        })
    }
}

/// The fields of one object that are still to be taken, and where the object stands.
#[derive(Default)]
struct Fields {
    path: String,
    left: Vec<(String, Value)>,
}

impl Fields {
    fn of(path: String, value: Value) -> Result<Self, Error> {
        match value {
            Value::Object(map) => Ok(Self { path, left: map.into_iter().collect() }),
            _ => Err(Error::field(path, "must be an object")),
        }
    }

    /// Takes a field out.
    fn take(&mut self, name: &str) -> Option<Value> {
        let at = self.left.iter().position(|(known, _)| known == name)?;
        Some(self.left.swap_remove(at).1)
    }

    /// The fields that nobody took.
    fn rest(&mut self) -> Map<String, Value> {
        let mut rest = Map::new();
        for (name, value) in self.left.drain(..) {
            rest.insert(name, value);
        }
        rest
    }

    fn has(&self, name: &str) -> bool {
        self.left.iter().any(|(known, _)| known == name)
    }

    fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_string() } else { format!("{}.{name}", self.path) }
    }

    fn wrong(&self, name: &str, message: &str) -> Error {
        Error::field(self.path_of(name), message)
    }

    /// A text, empty if it is left out or null.
    fn text(&mut self, name: &str) -> Result<String, Error> {
        match self.take(name) {
            None | Some(Value::Null) => Ok(String::new()),
            Some(Value::String(text)) => Ok(text),
            Some(_) => Err(self.wrong(name, "must be a text in quotation marks")),
        }
    }

    /// Several texts, in the order of their names.
    fn texts_of<const N: usize>(&mut self, names: [&str; N]) -> Result<[String; N], Error> {
        let mut texts = [const { String::new() }; N];
        for (text, name) in texts.iter_mut().zip(names) {
            *text = self.text(name)?;
        }
        Ok(texts)
    }

    fn required_text(&mut self, name: &str) -> Result<String, Error> {
        if self.has(name) { self.text(name) } else { Err(self.wrong(name, "is missing")) }
    }

    /// A list that must be there.
    fn list(&mut self, name: &str) -> Result<Vec<Value>, Error> {
        match self.take(name) {
            Some(Value::Array(list)) => Ok(list),
            Some(_) => Err(self.wrong(name, "must be a list")),
            None => Err(self.wrong(name, "is missing; it must be a list")),
        }
    }

    /// A list of texts, empty if it is left out or null.
    fn texts(&mut self, name: &str) -> Result<Vec<String>, Error> {
        let path = self.path_of(name);
        let text = |(at, value)| match value {
            Value::String(text) => Ok(text),
            _ => Err(Error::field(format!("{path}[{at}]"), "must be a text in quotation marks")),
        };
        match self.take(name) {
            None | Some(Value::Null) => Ok(Vec::new()),
            Some(Value::Array(list)) => list.into_iter().enumerate().map(text).collect(),
            Some(_) => Err(self.wrong(name, "must be a list")),
        }
    }

    /// A text out of a list; `usual` stands for one left out.
    fn one_of<T: Copy>(&mut self, name: &str, usual: Option<&str>, known: &[(&str, T)]) -> Result<T, Error> {
        let found = match usual {
            Some(usual) if !self.has(name) => usual.to_string(),
            _ => self.required_text(name)?,
        };
        known.iter().find(|(word, _)| *word == found).map(|&(_, value)| value).ok_or_else(|| {
            let words = known.iter().fold(String::new(), |words, (word, _)| words + " " + word);
            self.wrong(name, &format!("is \"{found}\"; it must be one of:{words}"))
        })
    }
}

fn take_version(fields: &mut Fields) -> Result<u64, Error> {
    let found = match fields.take("kashshaf") {
        Some(Value::Number(version)) => version.as_u64().unwrap_or(0),
        Some(_) => return Err(fields.wrong("kashshaf", "must be the number of the format version, 1")),
        None => return Err(fields.wrong("kashshaf", "is missing; a corpus begins with \"kashshaf\": 1")),
    };
    check_version(found)?;
    Ok(found)
}

fn check_version(found: u64) -> Result<(), Error> {
    if found == VERSION { Ok(()) } else { Err(Error::Version { found }) }
}

/// Parses a JSON object and lets `take` make something of it; errors get the line they stand on.
fn read<T>(bytes: &[u8], take: impl FnOnce(&mut Fields) -> Result<T, Error>) -> Result<T, Error> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes)
        .map_err(|error| Error::NotUtf8 { offset: error.valid_up_to(), hint: "; save the JSON as UTF-8" })?;
    if text.trim().is_empty() {
        return Err(Error::Empty { what: "the JSON file" });
    }
    let value: Value = serde_json::from_str(text).map_err(|error| Error::Json {
        message: without_position(error.to_string()),
        line: error.line(),
        column: error.column(),
    })?;
    Fields::of(String::new(), value).and_then(|mut fields| take(&mut fields)).map_err(|error| match error {
        Error::Field { path, message, .. } => {
            let (line, column) = locate(text, &path);
            Error::Field { path, message, line, column }
        }
        other => other,
    })
}

/// A parser's message without the " at line … column …" that it ends with.
fn without_position(mut message: String) -> String {
    if let Some(at) = message.as_bytes().windows(4).rposition(|word| word == b" at ") {
        message.truncate(at);
    }
    message
}
