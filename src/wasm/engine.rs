//! The reader's engine.

use serde::Serialize;
use tsify::Tsify;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::json::json;
use crate::Error;
use crate::index::Answer;
use crate::query::wire::{Count, Needs};
use crate::query::{Order, Request, Rungs, Searcher};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = JSON)]
    fn parse(text: &str) -> JsValue;
}

/// An index that is being read. Every offset that leaves it counts UTF-16 units.
///
/// A question may be answered with [`Needs`]: supply those files, then ask again.
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
    /// Opens an index from its root, or from a bundle of all its files. Throws an `EngineError`.
    #[wasm_bindgen(constructor)]
    pub fn new(root: &[u8]) -> Result<Engine, JsValue> {
        Ok(Self { searcher: Searcher::open(root).map_err(thrown)? })
    }

    /// Takes in a file that was needed, by the name that it was needed by. Throws an `EngineError`.
    pub fn supply(&mut self, name: &str, file: &[u8]) -> Result<(), JsValue> {
        self.searcher.supply(name, file).map_err(thrown)
    }

    /// What is in the corpus.
    #[wasm_bindgen(unchecked_return_type = "Overview")]
    pub fn overview(&self) -> JsValue {
        parse(self.searcher.overview_json())
    }

    /// Some articles, in the corpus's order.
    #[wasm_bindgen(unchecked_return_type = "ListResponse | Needs")]
    pub fn list(&self, offset: u32, limit: u32) -> Result<JsValue, JsValue> {
        self.put(|searcher| searcher.list(offset as usize, limit as usize))
    }

    /// Answers a query. `rungs` are names with commas between them (empty: the usual ones); `limit` 0 gives every hit
    /// behind `offset`. `order` is `newest`, `oldest` or `source` (empty: by relevance). `without` are spellings, with
    /// commas between them, that stand for no word of the query.
    #[wasm_bindgen(unchecked_return_type = "SearchResponse | Needs")]
    pub fn search(
        &self,
        query: &str,
        rungs: &str,
        offset: u32,
        limit: u32,
        order: Option<String>,
        without: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let request = Request {
            offset: offset as usize,
            limit: (limit > 0).then_some(limit as usize),
            order: order.map(|name| Order::named(&name)).unwrap_or_default(),
            ..request(query, rungs, without)
        };
        self.put(|searcher| searcher.answer(&request))
    }

    /// How the articles that answer a query divide by source, month and tag.
    #[wasm_bindgen(unchecked_return_type = "FacetsView | Needs")]
    pub fn facets(&self, query: &str, rungs: &str, without: Option<String>) -> Result<JsValue, JsValue> {
        self.put(|searcher| searcher.facets_view(&request(query, rungs, without)))
    }

    /// The spellings of the corpus that stand for words of a query.
    #[wasm_bindgen(unchecked_return_type = "Forms | Needs")]
    pub fn forms(&self, query: &str, rungs: &str) -> Result<JsValue, JsValue> {
        self.put(|searcher| searcher.forms_view(query, Rungs::named(rungs)))
    }

    /// Words that the last word of a text may become.
    #[wasm_bindgen(unchecked_return_type = "Completions | Needs")]
    pub fn complete(&self, text: &str, limit: u32) -> Result<JsValue, JsValue> {
        self.put(|searcher| searcher.completions(text, limit as usize))
    }

    /// Other queries that may have been meant.
    #[wasm_bindgen(unchecked_return_type = "Suggestions | Needs")]
    pub fn suggest(&self, query: &str) -> Result<JsValue, JsValue> {
        self.put(|searcher| searcher.suggestions(query))
    }

    /// How many articles answer a query.
    #[wasm_bindgen(unchecked_return_type = "Count | Needs")]
    pub fn count(&self, query: &str, rungs: &str) -> Result<JsValue, JsValue> {
        self.put(|searcher| Count { total: searcher.count(query, Rungs::named(rungs)) as u32 })
    }

    /// The article with this id, with what a query matches in it on some rungs; null if there is none. `without` as in
    /// `search`.
    #[wasm_bindgen(unchecked_return_type = "ArticleView | Needs | null")]
    pub fn article(&self, id: &str, query: &str, rungs: &str, without: Option<String>) -> Result<JsValue, JsValue> {
        self.put(|searcher| searcher.view(id, query, Rungs::named(rungs), &spellings(without)))
    }

    /// Why words of the article with this id match words of a query. `without` as in `search`.
    #[wasm_bindgen(unchecked_return_type = "Explanations | Needs")]
    pub fn explain(&self, id: &str, query: &str, rungs: &str, without: Option<String>) -> Result<JsValue, JsValue> {
        self.put(|searcher| searcher.explanations(id, query, Rungs::named(rungs), &spellings(without)))
    }

    /// The files that a query being typed will want, as far as is known yet; none if all are there.
    #[wasm_bindgen(unchecked_return_type = "Needs")]
    pub fn prefetch(&self, query: &str) -> Result<JsValue, JsValue> {
        let needs = match self.searcher.put(|searcher| searcher.prefetch(query)).map_err(thrown)? {
            Answer::Ready(()) => Vec::new(),
            Answer::Needs(needs) => needs,
        };
        Ok(given(&Needs { needs }))
    }
}

impl Engine {
    fn put<T: Serialize>(&self, question: impl FnOnce(&Searcher) -> T) -> Result<JsValue, JsValue> {
        Ok(match self.searcher.put(question).map_err(thrown)? {
            Answer::Ready(answer) => given(&answer),
            Answer::Needs(needs) => given(&Needs { needs }),
        })
    }
}

fn request(query: &str, rungs: &str, without: Option<String>) -> Request {
    Request { rungs: Rungs::named(rungs), without: spellings(without), ..Request::new(query) }
}

/// The words of a list with commas between them.
fn spellings(list: Option<String>) -> Vec<String> {
    list.unwrap_or_default().split(',').filter(|word| !word.is_empty()).map(Into::into).collect()
}

fn given(value: &impl Serialize) -> JsValue {
    parse(&json(value))
}

/// The JavaScript value to throw.
fn thrown(error: Error) -> JsValue {
    given(&EngineError::from(error))
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
