//! An index → the corpus that it was built from.

use serde_json::{Map, Value};

use crate::Error;
use crate::corpus::{Article, Corpus};

/// The corpus of an index, from what its root tells ([`super::Index::about`]) and its text blocks in order
/// ([`super::Index::texts`]).
pub fn corpus<'a>(about: &str, texts: impl IntoIterator<Item = &'a str>) -> Result<Corpus, Error> {
    let mut about: Map<String, Value> = serde_json::from_str(about).map_err(|_| Error::Damaged)?;
    let text =
        |about: &Map<String, Value>, name: &str| about.get(name).and_then(Value::as_str).unwrap_or("").to_owned();
    let mut corpus = Corpus::new(text(&about, "title"));
    corpus.about = text(&about, "about");
    corpus.language = text(&about, "language");
    if let Some(Value::Object(more)) = about.remove("more") {
        corpus.extra = more;
    }
    for line in texts.into_iter().flat_map(str::lines) {
        corpus.articles.push(Article::from_json(line.as_bytes())?);
    }
    Ok(corpus)
}
