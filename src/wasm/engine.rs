//! The reader's engine.

use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::Error;
use crate::corpus::Corpus;
use crate::index::WordFamilies;
use crate::query::wire::{ArticleView, Overview, SearchResponse};
use crate::query::{Request, Rungs, Searcher};

/// A corpus loaded into the page. Every offset that leaves it counts UTF-16 units.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    searcher: Searcher,
}

/// The value thrown where something is refused.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct EngineError {
    /// A stable name, for the page to word its own message by.
    pub code: String,
    /// What is wrong and what to do, in English.
    pub message: String,
    /// The field concerned, as a path such as `articles[3].id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub field: Option<String>,
    /// 1-based line of the corpus JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub line: Option<u32>,
    /// 1-based column.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub column: Option<u32>,
}

#[wasm_bindgen]
impl Engine {
    /// Reads and indexes a corpus from UTF-8 JSON, with the families of its words as `kashshaf build` computed them.
    /// Throws an `EngineError`.
    #[wasm_bindgen(constructor)]
    pub fn new(corpus: &[u8], families: Option<Vec<u8>>) -> Result<Engine, JsValue> {
        let made = || -> Result<Searcher, Error> {
            let corpus = Corpus::from_json(corpus)?;
            let families = families.map(|json| WordFamilies::from_json(&json)).transpose()?.unwrap_or_default();
            Ok(Searcher::with_families(corpus, families))
        };
        Ok(Self { searcher: made().map_err(|error| thrown(&error.into()))? })
    }

    /// What is in the corpus.
    pub fn overview(&self) -> Result<Ts<Overview>, JsValue> {
        given(&self.searcher.overview())
    }

    /// Answers a query. `rungs` are names with commas between them (empty: all); `limit` 0 gives every hit behind
    /// `offset`.
    pub fn search(&self, query: &str, rungs: &str, offset: u32, limit: u32) -> Result<Ts<SearchResponse>, JsValue> {
        let limit = (limit > 0).then_some(limit as usize);
        let request = Request { query: query.into(), rungs: Rungs::named(rungs), offset: offset as usize, limit };
        given(&self.searcher.answer(&request))
    }

    /// The article with this id, with what a query matches in it on some rungs; `undefined` if there is none.
    pub fn article(&self, id: &str, query: &str, rungs: &str) -> Result<Option<Ts<ArticleView>>, JsValue> {
        self.searcher.view(id, query, Rungs::named(rungs)).map(|view| given(&view)).transpose()
    }
}

fn given<T: Tsify + Serialize>(value: &T) -> Result<Ts<T>, JsValue> {
    Ts::from_rust(value).map_err(|error| thrown(&EngineError::new("boundary", error.to_string())))
}

/// The JavaScript value to throw.
fn thrown(error: &EngineError) -> JsValue {
    match Ts::from_rust(error) {
        Ok(object) => object.into(),
        Err(_) => JsValue::from_str(&error.message),
    }
}

impl EngineError {
    fn new(code: &str, message: String) -> Self {
        Self { code: code.into(), message, field: None, line: None, column: None }
    }
}

impl From<Error> for EngineError {
    fn from(error: Error) -> Self {
        let position = error.position();
        Self {
            field: error.path().map(Into::into),
            line: position.map(|(line, _)| line as u32),
            column: position.map(|(_, column)| column as u32),
            ..Self::new(error.code(), error.to_string())
        }
    }
}
