//! tantivy as one would set it up for Arabic: `build ARTICLES.jsonl FOLDER`, or `ask FOLDER QUERIES.json LIMIT`.
//!
//! `ask` reads an array of texts, asks them all twice and prints one JSON object.

#![allow(clippy::disallowed_methods, reason = "the core is pure, this program is not")]

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::time::Instant;

use serde::Deserialize;
use serde_json::json;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::tokenizer::{Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer, TextAnalyzer};
use tantivy::{Index, Searcher, TantivyDocument, Term, doc};

const TOKENIZER: &str = "arabic";
/// For all writing threads together, in bytes.
const MEMORY: usize = 500_000_000;

#[derive(Deserialize)]
struct Article {
    id: String,
    title: String,
    text: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["build", articles, folder] => build(articles, folder),
        ["ask", folder, queries, limit] => ask(folder, queries, limit.parse()?),
        _ => Err("usage: build ARTICLES.jsonl FOLDER | ask FOLDER QUERIES.json LIMIT".into()),
    }
}

struct Fields {
    id: Field,
    /// Stored to be shown.
    headline: Field,
    title: Field,
    text: Field,
}

fn schema() -> (Schema, Fields) {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(TOKENIZER)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let searched = TextOptions::default().set_indexing_options(indexing);
    let mut schema = Schema::builder();
    let fields = Fields {
        id: schema.add_text_field("id", STRING | STORED),
        headline: schema.add_text_field("headline", STORED),
        title: schema.add_text_field("title", searched.clone()),
        text: schema.add_text_field("text", searched),
    };
    (schema.build(), fields)
}

fn analyzer() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(80))
        .filter(LowerCaser)
        .filter(Stemmer::new(Language::Arabic))
        .build()
}

fn build(articles: &str, folder: &str) -> Result<(), Box<dyn Error>> {
    let (schema, fields) = schema();
    let index = Index::create_in_dir(folder, schema)?;
    index.tokenizers().register(TOKENIZER, analyzer());
    let mut writer = index.writer(MEMORY)?;
    for line in BufReader::new(File::open(articles)?).lines() {
        let Article { id, title, text } = serde_json::from_str(&line?)?;
        writer.add_document(doc!(
            fields.id => id,
            fields.headline => title.as_str(),
            fields.title => title.as_str(),
            fields.text => text,
        ))?;
    }
    writer.commit()?;
    let segments = index.searchable_segment_ids()?;
    if segments.len() > 1 {
        writer.merge(&segments).wait()?;
    }
    writer.garbage_collect_files().wait()?;
    writer.wait_merging_threads()?;
    Ok(())
}

fn ask(folder: &str, queries: &str, limit: usize) -> Result<(), Box<dyn Error>> {
    let index = Index::open_in_dir(folder)?;
    index.tokenizers().register(TOKENIZER, analyzer());
    let (_, fields) = schema();
    let searcher = index.reader()?.searcher();
    let queries: Vec<String> = serde_json::from_str(&fs::read_to_string(queries)?)?;
    let (ids, first, first_shown) = pass(&searcher, &fields, &queries, limit)?;
    let (_, again, again_shown) = pass(&searcher, &fields, &queries, limit)?;
    let answer = json!({
        "ids": ids, "first": first, "firstShown": first_shown, "again": again, "againShown": again_shown,
        "memory": private_memory(),
    });
    println!("{answer}");
    Ok(())
}

type Pass = (Vec<Vec<String>>, Vec<f64>, Vec<f64>);

/// Ids of the hits; milliseconds until they were known, and until their titles were.
fn pass(searcher: &Searcher, fields: &Fields, queries: &[String], limit: usize) -> Result<Pass, Box<dyn Error>> {
    let (mut ids, mut found, mut shown) = (Vec::new(), Vec::new(), Vec::new());
    for text in queries {
        let begun = Instant::now();
        let query = any_word(text, fields);
        let hits = searcher.search(&query, &TopDocs::with_limit(limit).order_by_score())?;
        found.push(begun.elapsed().as_secs_f64() * 1e3);
        let mut of_query = Vec::new();
        for (_, address) in hits {
            let document: TantivyDocument = searcher.doc(address)?;
            let field = |field| document.get_first(field).and_then(|value| value.as_str()).unwrap_or_default();
            std::hint::black_box(field(fields.headline));
            of_query.push(field(fields.id).to_owned());
        }
        shown.push(begun.elapsed().as_secs_f64() * 1e3);
        ids.push(of_query);
    }
    Ok((ids, found, shown))
}

/// Articles with any of the words, in title or text.
fn any_word(text: &str, fields: &Fields) -> BooleanQuery {
    let mut words: Vec<(Occur, Box<dyn Query>)> = Vec::new();
    let mut analyzer = analyzer();
    let mut tokens = analyzer.token_stream(text);
    while let Some(token) = tokens.next() {
        for field in [fields.title, fields.text] {
            let term = Term::from_field_text(field, &token.text);
            words.push((Occur::Should, Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))));
        }
    }
    BooleanQuery::new(words)
}

/// Bytes that this process alone has written to, where the system tells.
fn private_memory() -> Option<u64> {
    let rollup = fs::read_to_string("/proc/self/smaps_rollup").ok()?;
    let line = rollup.lines().find(|line| line.starts_with("Private_Dirty:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? * 1024)
}
