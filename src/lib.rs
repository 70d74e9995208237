//! The core of Kashshaf (كشّاف), an Arabic archive that fits in a static page: text analysis, corpus model, index and
//! search, as pure functions — no file, network, clock, thread or global.
//!
//! | module | idea |
//! |---|---|
//! | [`text`] | characters → words, each with its source bytes, its letters, its marks and its folded form |
//! | [`corpus`] | articles and corpora, as JSON and in memory; importers; what is noise and why |
//! | [`index`] | which word stands where |
//! | [`lexicon`] | word families and spelling variants; the hand-written lexicon (feature `lexicon`) |
//! | [`near`] | words a reader may have meant: slips, keyboards, Latin letters |
//! | [`query`] | what a reader types → ranked hits with marks and snippets |
//! | [`evaluate`] | how good that is, measured on annotated data |
//! | [`site`] | corpus + viewer → the files of a static site, or one HTML file (feature `site`) |
//! | `wasm` | what the browser sees (features `engine`, `builder`) |
//!
//! Arrows go one way: `text → {corpus, lexicon} → index → query → {wasm, the command}`.
//!
//! ```
//! use kashshaf::corpus::Corpus;
//! use kashshaf::query::{Request, Searcher};
//!
//! let json = r#"{"kashshaf": 1, "title": "مثال", "articles": [
//!     {"id": "a", "title": "لافروف في أنقرة", "paragraphs": [{"text": "التقى الوزيرُ نظيرَه."}]}]}"#;
//! let searcher = Searcher::of(&Corpus::from_json(json.as_bytes())?, None)?;
//! let found = searcher.search(&Request::new("الوزير"));
//! let snippet = &found.hits[0].snippets[0];
//! assert_eq!(&snippet.text[snippet.marks[0].clone()], "الوزيرُ");
//! # Ok::<(), kashshaf::Error>(())
//! ```

pub mod corpus;
mod error;
pub mod evaluate;
pub mod index;
pub mod lexicon;
pub mod near;
pub mod query;
#[cfg(feature = "site")]
pub mod site;
mod sort;
pub mod text;
#[cfg(any(feature = "engine", feature = "builder"))]
pub mod wasm;
#[cfg(feature = "lexicon")]
mod workers;

pub use error::Error;
