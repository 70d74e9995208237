//! The builder: files → articles → index → pages, for readers who bring their own texts.

use std::io::Write as _;

use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::Error;
use crate::corpus::import::{About, Collection, Encoding, Format, Imported, NoiseKind, Note, Options};
use crate::corpus::{Corpus, Paragraph};
use crate::index::build::{self, OneByOne};
use crate::lexicon::Lexicon;
use crate::site::pack::{Packer, packed, packed_well};
use crate::site::{INDEX, Kit, Viewer};
use crate::text::word_ranges;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = JSON)]
    fn parse(text: &str) -> JsValue;
}

/// A corpus being made of files. Everything that is refused is thrown as `{code, message}`.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Builder {
    collection: Collection,
    options: Options,
    /// Files of the viewer that pages are made with.
    viewer: Vec<(String, Vec<u8>)>,
    /// The whole index, until something changes.
    bundle: Option<Vec<u8>>,
    /// The lexicon, once it was needed.
    lexicon: Option<Lexicon>,
}

#[wasm_bindgen]
impl Builder {
    /// An empty corpus.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "made by JavaScript")]
    pub fn new() -> Self {
        Self {
            collection: Collection::new(""),
            options: Options::default(),
            viewer: Vec::new(),
            bundle: None,
            lexicon: None,
        }
    }

    /// Reads the lexicon, which takes a moment, before it is needed.
    pub fn prepare(&mut self) -> Result<(), JsValue> {
        if self.lexicon.is_none() {
            self.lexicon = Some(Lexicon::built_in().map_err(|error| thrown(&error))?);
        }
        Ok(())
    }

    /// Begins a new corpus.
    pub fn clear(&mut self) {
        self.collection = Collection::new("");
        self.bundle = None;
    }

    /// Says which encoding plain files have; an empty name leaves it to be found out.
    pub fn set_encoding(&mut self, name: &str) {
        self.options.encoding = Encoding::ALL.into_iter().find(|encoding| encoding.name() == name);
    }

    /// Whether a file with this name is in a format that is read.
    pub fn reads(&self, name: &str) -> bool {
        Format::by_name(name).is_some()
    }

    /// Adds a file. Gives `{format, encoding, articles, words, noise, dates, refused: [{place, message}],
    /// wordless, monthFirst}`.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<JsValue, JsValue> {
        self.bundle = None;
        let added = self.collection.add(name, bytes, &self.options).map_err(|error| thrown(&error))?;
        let articles = &self.collection.corpus().articles[added.articles.clone()];
        let paragraphs = || articles.iter().flat_map(|article| &article.paragraphs);
        let words: usize = paragraphs().map(|paragraph| word_ranges(&paragraph.text).count()).sum();
        let refused: Vec<Value> = (added.refused.iter())
            .map(|(place, error)| json!({"place": place, "message": error.to_string()}))
            .collect();
        Ok(given(&json!({
            "format": added.format,
            "encoding": added.encoding,
            "articles": articles.len(),
            "words": words,
            "noise": paragraphs().filter(|paragraph| !paragraph.noise.is_empty()).count(),
            "dates": articles.iter().filter(|article| article.date.is_some()).count(),
            "refused": refused,
            "wordless": added.wordless,
            "monthFirst": added.month_first,
        })))
    }

    /// Takes in a corpus as JSON in place of what there is; what is marked in it is in the report.
    pub fn open(&mut self, corpus: &[u8]) -> Result<(), JsValue> {
        let corpus = Corpus::from_json(corpus).map_err(|error| thrown(&error))?;
        self.bundle = None;
        self.collection = Collection::new(&corpus.title);
        for article in corpus.articles {
            let mark = |(at, paragraph): (usize, &Paragraph)| {
                let about = About::Noise(NoiseKind::from_name(&paragraph.noise)?);
                let (value, evidence) = (paragraph.noise.clone(), paragraph.reason.clone());
                Some(Note { about, paragraph: at + 1, value, evidence })
            };
            let notes = article.paragraphs.iter().enumerate().filter_map(mark).collect();
            self.collection.push(Imported { article, notes }).map_err(|error| thrown(&error))?;
        }
        Ok(())
    }

    /// The corpus as JSON.
    pub fn corpus(&self) -> String {
        self.collection.corpus().to_json()
    }

    /// What was concluded about some articles:
    /// `[{article, id, title, source, date, notes: [{about, paragraph, value, evidence, text, marked}]}]`; paragraphs
    /// count from 0, −1 is the file.
    pub fn report(&self, offset: u32, limit: u32) -> JsValue {
        let articles = self.collection.corpus().articles.iter().enumerate();
        let some = articles.skip(offset as usize).take(limit as usize);
        let report: Vec<Value> = some
            .map(|(at, article)| {
                let note = |note: &Note| {
                    let paragraph = note.paragraph.checked_sub(1).and_then(|at| article.paragraphs.get(at));
                    json!({
                        "about": about(note.about),
                        "paragraph": i64::try_from(note.paragraph).unwrap_or(0) - 1,
                        "value": note.value,
                        "evidence": note.evidence,
                        "text": paragraph.map_or("", |paragraph| paragraph.text.as_str()),
                        "marked": paragraph.is_some_and(|paragraph| !paragraph.noise.is_empty()),
                    })
                };
                json!({
                    "article": at,
                    "id": article.id,
                    "title": article.heading().0,
                    "source": article.source,
                    "date": article.date.as_ref().map(|date| date.value.as_str()),
                    "notes": self.collection.notes(at).iter().map(note).collect::<Vec<_>>(),
                })
            })
            .collect();
        given(&Value::from(report))
    }

    /// Takes the mark off a paragraph, or puts it back.
    pub fn set_marked(&mut self, article: u32, paragraph: u32, marked: bool) -> bool {
        self.bundle = None;
        self.collection.set_marked(article as usize, paragraph as usize, marked)
    }

    /// Names the corpus.
    pub fn set_title(&mut self, title: &str) {
        if self.collection.corpus().title != title {
            self.bundle = None;
            self.collection.set_title(title);
        }
    }

    /// The whole index as the engine opens it, not compressed.
    pub fn index(&mut self) -> Result<Vec<u8>, JsValue> {
        Ok(packed(self.bundle()?, 0))
    }

    /// Takes in the viewer, as a site has it beside its page.
    pub fn set_viewer(&mut self, pack: &[u8]) -> Result<(), JsValue> {
        self.viewer = Kit::open(pack).map_err(|error| thrown(&error))?.files;
        Ok(())
    }

    /// Adds a file to the viewer: the parts of the builder, for a site that shall have one too.
    pub fn add_viewer_file(&mut self, name: &str, bytes: &[u8]) {
        self.viewer.retain(|(known, _)| known != name);
        self.viewer.push((name.to_string(), bytes.to_vec()));
    }

    /// One HTML file with the corpus and the viewer in it.
    pub fn page(&mut self) -> Result<Vec<u8>, JsValue> {
        // Somebody waits for it; what a site's visitors download is packed better.
        let bundle = packed(self.bundle()?, usize::MAX);
        let page = self.with_viewer(|viewer| viewer.single_page(self.collection.corpus(), &bundle));
        page.map_err(|error| thrown(&error))
    }

    /// A zip archive of the files of a site, its page included, with the corpus as JSON beside it.
    pub fn site(&mut self) -> Result<Vec<u8>, JsValue> {
        let (root, index) = self.files()?;
        let files = self.with_viewer(|viewer| viewer.site(self.collection.corpus(), &root));
        let mut files: Vec<(String, Vec<u8>)> =
            files.map_err(|error| thrown(&error))?.into_iter().map(|file| (file.name, file.bytes)).collect();
        let mut packer = Packer::default();
        let stored = |file: build::File| (format!("{INDEX}/{}.bin", file.path), packer.packed(&file.bytes, file.soft));
        files.extend(index.into_iter().map(stored));
        files.push(("corpus.json".into(), self.corpus().into_bytes()));
        zipped(&files).map_err(|message| given(&json!({"code": "zip", "message": message})))
    }
}

impl Builder {
    fn bundle(&mut self) -> Result<&[u8], JsValue> {
        self.prepare()?;
        let bundle = if let Some(bundle) = self.bundle.take() {
            bundle
        } else {
            let lexicon = self.lexicon.as_ref();
            build::bundle(self.collection.corpus(), lexicon, &OneByOne).map_err(|error| thrown(&error))?
        };
        Ok(self.bundle.insert(bundle))
    }

    /// The root of a site as it is stored, and the files of the index beside it: none for a small corpus.
    fn files(&mut self) -> Result<(Vec<u8>, Vec<build::File>), JsValue> {
        let paragraphs = self.collection.corpus().articles.iter().flat_map(|article| &article.paragraphs);
        if paragraphs.map(|paragraph| paragraph.text.len() as u64).sum::<u64>() <= build::SMALL {
            return Ok((packed_well(self.bundle()?), Vec::new()));
        }
        self.prepare()?;
        let made = build::files(self.collection.corpus(), self.lexicon.as_ref(), &OneByOne);
        made.map(|(root, files)| (packed_well(&root), files)).map_err(|error| thrown(&error))
    }

    fn with_viewer<T>(&self, make: impl FnOnce(&Viewer<'_>) -> T) -> T {
        let files: Vec<(&str, &[u8])> =
            self.viewer.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        make(&Viewer(&files))
    }
}

/// An archive with the same bytes whenever it is made.
fn zipped(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, String> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        // The index is dense already, and fonts and programs are compressed by whoever serves them.
        let dense = matches!(name.rsplit_once('.'), Some((_, "bin" | "woff2")));
        let method = if dense { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(method);
        zip.start_file(name, options).map_err(|error| error.to_string())?;
        zip.write_all(bytes).map_err(|error| error.to_string())?;
    }
    zip.finish().map(std::io::Cursor::into_inner).map_err(|error| error.to_string())
}

fn about(about: About) -> &'static str {
    match about {
        About::Noise(_) => "noise",
        About::Caption => "caption",
        About::Title => "title",
        About::Source => "source",
        About::Author => "author",
        About::Dateline => "dateline",
        About::Url => "url",
        About::Date => "date",
        About::DateHint => "date-hint",
        About::Unresolved => "unresolved",
        About::Encoding => "encoding",
    }
}

fn given(value: &Value) -> JsValue {
    parse(&value.to_string())
}

fn thrown(error: &Error) -> JsValue {
    given(&json!({"code": error.code(), "message": error.to_string()}))
}
