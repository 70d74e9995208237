//! Bulk files for OpenSearch and Elasticsearch, for whoever outgrows static files, and the mapping to load them with.
//!
//! Beside each text stands its folded form as this program searches it, one word behind the other, so that the engine
//! there finds what the page here finds; the mapping folds queries by the same letters.

use serde_json::{Value, json};

use super::texts;
use crate::corpus::{Article, Corpus};
use crate::text::tokenize;

/// Two lines an article: where it goes, and the article.
///
/// ```
/// use kashshaf::corpus::{Corpus, export};
/// let json = r#"{"kashshaf": 1, "articles": [{"id": "a", "paragraphs": [{"text": "المدرسةُ"}]}]}"#;
/// let bulk = export::bulk(&Corpus::from_json(json.as_bytes())?, "news");
/// assert!(bulk.starts_with("{\"index\":{\"_id\":\"a\",\"_index\":\"news\"}}\n") && bulk.contains("المدرسه"));
/// # Ok::<(), kashshaf::Error>(())
/// ```
pub fn bulk(corpus: &Corpus, index: &str) -> String {
    let mut out = String::new();
    for article in &corpus.articles {
        out.push_str(&json!({"index": {"_index": index, "_id": article.id}}).to_string());
        out.push('\n');
        out.push_str(&document(article).to_string());
        out.push('\n');
    }
    out
}

fn document(article: &Article) -> Value {
    let texts: Vec<&str> = texts(article).map(|paragraph| paragraph.text.as_str()).collect();
    let folded: Vec<String> = texts.iter().map(|text| fold(text)).collect();
    let mut document = json!({
        "id": article.id, "title": article.title, "source": article.source, "author": article.author,
        "url": article.url, "dateline": article.dateline, "tags": article.tags, "text": texts,
        "folded": {"title": fold(&article.title), "text": folded},
    });
    if let Some(date) = &article.date {
        let (from, to) = date.bounds();
        document["date"] = json!({
            "from": from, "to": to, "precision": date.precision, "basis": date.basis, "evidence": date.evidence,
        });
    }
    if !article.extra.is_empty() {
        document["extra"] = Value::Object(article.extra.clone());
    }
    document
}

/// The folded words of a text, with single spaces between.
fn fold(text: &str) -> String {
    tokenize(text).map(|token| token.folded).collect::<Vec<_>>().join(" ")
}

/// Settings and mappings for the index that [`bulk`] fills.
pub fn mapping() -> Value {
    let analysed = || json!({"type": "text", "analyzer": "kashshaf", "fields": {"arabic": {"type": "text", "analyzer": "arabic"}}});
    let folded = || json!({"type": "text", "analyzer": "whitespace", "search_analyzer": "kashshaf"});
    let keyword = || json!({"type": "keyword"});
    let day = || json!({"type": "date", "format": "yyyy-MM-dd||yyyy-MM||yyyy"});
    json!({
        "settings": {"analysis": {
            "char_filter": {
                "kashshaf_letters": {"type": "mapping", "mappings": letters()},
                "kashshaf_marks": {
                    "type": "pattern_replace", "replacement": "",
                    "pattern": "[\\u0610-\\u061A\\u0640\\u064B-\\u065F\\u0670\\u06D6-\\u06DC\\u06DF-\\u06E8\\u06EA-\\u06ED\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]",
                },
            },
            "analyzer": {"kashshaf": {
                "type": "custom", "char_filter": ["kashshaf_marks", "kashshaf_letters"], "tokenizer": "standard",
                "filter": ["lowercase", "decimal_digit"],
            }},
        }},
        "mappings": {"properties": {
            "id": keyword(), "source": keyword(), "author": keyword(), "url": keyword(), "dateline": keyword(),
            "tags": keyword(), "title": analysed(), "text": analysed(),
            "folded": {"properties": {"title": folded(), "text": folded()}},
            "date": {"properties": {
                "from": day(), "to": day(), "precision": keyword(), "basis": keyword(),
                "evidence": {"type": "text", "index": false},
            }},
            "extra": {"type": "object", "enabled": false},
        }},
    })
}

/// Letters that are searched as one, as [`crate::text`] folds them.
fn letters() -> Vec<String> {
    const LETTERS: &str = "أإآٱىےیةکہھەگ";
    let folded = |c: char| Some((c, tokenize(&c.to_string()).next()?.folded));
    let changed = LETTERS.chars().filter_map(folded).filter(|(c, folded)| *folded != c.to_string());
    changed.map(|(c, folded)| format!("{c} => {folded}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_folded_as_the_page_folds_them() {
        let letters = letters();
        for row in ["أ => ا", "ى => ي", "ة => ه"] {
            assert!(letters.iter().any(|letter| letter == row), "{row} in {letters:?}");
        }
        assert!(letters.iter().all(|letter| !letter.ends_with("=> ")));
    }
}
