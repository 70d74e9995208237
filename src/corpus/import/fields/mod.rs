//! Records with named fields → drafts: which field is the title, which the text.
//!
//! A field that nobody mapped is recognised by its name, in English or Arabic (`known`). What is not recognised, or
//! says more than an article's field holds, is kept under its own name, or under `given_…` where that name is taken.

mod dates;
mod known;
mod own;
mod tags;
#[cfg(test)]
mod tests;
mod values;

use serde_json::{Map, Value};

use super::draft::Draft;
use super::{html, id};
use crate::Error;
use crate::corpus::Article;
use crate::error::advice;

pub(super) use dates::{Order, date};
pub use known::Fields;
pub(super) use known::field_of;
pub(in crate::corpus) use own::inert;
pub(super) use own::{are_own, as_given, own_draft};
pub(in crate::corpus) use tags::joined;
pub(super) use tags::list_of;
pub(super) use values::words_of;

/// Names that an article has in corpus JSON: a record's own field of that name must not meet them.
#[rustfmt::skip] // words side by side
const TAKEN: [&str; 12] = [
    "id", "title", "source", "author", "url", "dateline", "date", "tags", "paragraphs", "after", "original",
    "retelling",
];

/// Makes a text of a record.
pub(super) fn draft(mut record: Map<String, Value>, fields: &Fields) -> Result<Draft, Error> {
    unwrap(&mut record, fields);
    if is_article(&record) {
        let json = Value::Object(record).to_string();
        return Article::from_json(json.as_bytes()).map(Draft::done);
    }
    let names: Vec<String> = record.keys().cloned().collect();
    let mut draft = match fields.take(&mut record, "text") {
        Some((name, value)) => values::of_value(&name, value)?,
        None => match record.remove("paragraphs") {
            Some(list @ Value::Array(_)) => values::of_value("paragraphs", list)?,
            _ => return Err(no_text(&names)),
        },
    };
    fill(&mut draft, record, fields, true);
    Ok(draft)
}

/// Names of objects in which servers hand out what they know of a record, beside how they found it.
const WRAPPED: [&str; 4] = ["_source", "attributes", "fields", "node"];

/// Takes a record out of what a server has put around it. What stands around stays, where the record has no such field.
fn unwrap(record: &mut Map<String, Value>, fields: &Fields) {
    if fields.has_text(record) {
        return;
    }
    for name in WRAPPED {
        if let Some(Value::Object(inner)) = record.get_mut(name)
            && fields.has_text(inner)
        {
            let inner = std::mem::take(inner);
            record.remove(name);
            record.extend(inner);
            return;
        }
    }
}

/// Gives a text the fields of its record; `foreign` ones may be written as HTML is.
fn fill(draft: &mut Draft, mut record: Map<String, Value>, fields: &Fields, foreign: bool) {
    let mut article = std::mem::take(&mut draft.article);
    for (field, slot) in [
        ("title", &mut article.title),
        ("source", &mut article.source),
        ("author", &mut article.author),
        ("url", &mut article.url),
        ("dateline", &mut article.dateline),
    ] {
        if let Some((_, value)) = fields.take(&mut record, field) {
            let words = if field == "url" { values::address_of(&value) } else { words_of(&value) };
            // A field is one line.
            let line = words.lines().map(str::trim).collect::<Vec<_>>().join(" ");
            *slot = if field == "url" || !foreign || !html::is_escaped(&line) { line } else { html::words(&line) };
            if !value.is_string() && !value.is_number() && !values::is_wrapped(&value) {
                record.insert(format!("given_{field}"), value);
            }
        }
    }
    if let Some((_, value)) = fields.take(&mut record, "tags") {
        article.tags = list_of(&value);
        if values::is_unsaid(&value) {
            record.insert("given_tags".into(), value);
        }
    }
    embedded(&record, &mut article);
    dates::take_date(fields, &mut record, &mut article, &mut draft.notes);
    dates::describe_date(&mut record, &mut article);
    take_id(fields, &mut record, &mut article);
    article.extra = record.into_iter().map(|(name, value)| (free_name(name), value)).collect();
    draft.article = article;
}

/// What `WordPress` hands out beside a post: the names of what the post has numbers for.
fn embedded(record: &Map<String, Value>, article: &mut Article) {
    let Some(embedded) = record.get("_embedded") else { return };
    if let (true, Some(authors)) = (article.author.is_empty(), embedded.get("author")) {
        article.author = words_of(authors);
    }
    if let (true, Some(Value::Array(lists))) = (article.tags.is_empty(), embedded.get("wp:term")) {
        article.tags = lists.iter().flat_map(list_of).collect();
    }
}

/// Whether a record is an article of this program's own format.
fn is_article(record: &Map<String, Value>) -> bool {
    let paragraphs = record.get("paragraphs").and_then(Value::as_array);
    record.contains_key("id") && paragraphs.is_some_and(|list| list.iter().all(|p| p.get("text").is_some()))
}

fn no_text(names: &[String]) -> Error {
    if names.is_empty() {
        return Error::field("text", "is missing: the record has no fields");
    }
    let known = names.iter().take(20).map(String::as_str).collect::<Vec<_>>().join(", ");
    let how =
        advice("say which field it is with --field text=NAME, of", "call the field that it is \"text\"; there are");
    Error::field("text", format!("is missing; {how}: {known}"))
}

/// An id that can stand in an address is kept; of another one is made, and the given one kept beside it.
fn take_id(fields: &Fields, record: &mut Map<String, Value>, article: &mut Article) {
    let Some((_, value)) = fields.take(record, "id") else { return };
    let words = words_of(&value);
    if words.is_empty() {
        if values::is_unsaid(&value) {
            record.insert("given_id".into(), value);
        }
        return;
    }
    let plain = words.len() <= 200 && words.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
    if plain && !words.bytes().all(|b| b == b'.') {
        article.id = words;
    } else {
        // An ending is part of an id, not of a file's name.
        article.id = id::from_name(&format!("{}.id", words.replace(['/', '\\'], "-")));
        record.insert("given_id".into(), value);
    }
}

/// The same for what is kept of a collection.
pub(super) fn free_name_of_corpus(name: String) -> String {
    let taken = ["kashshaf", "title", "language", "about", "articles"];
    if taken.contains(&name.as_str()) { format!("given_{name}") } else { name }
}

/// A name for a field that is kept: its own, unless an article has one of that name.
pub(super) fn free_name(name: String) -> String {
    if TAKEN.contains(&name.as_str()) { format!("given_{name}") } else { name }
}
