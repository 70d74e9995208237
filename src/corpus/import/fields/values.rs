//! What the values of a record say: texts, words, addresses.

use serde_json::Value;

use super::super::draft::{Block, Draft};
use super::super::html;
use crate::Error;
use crate::corpus::Role;

/// A text, or a list of paragraphs. A text with HTML in it is read as such.
pub(super) fn of_value(name: &str, value: Value) -> Result<Draft, Error> {
    match value {
        Value::String(text) if html::is_markup(&text) || html::is_escaped(&text) => {
            Draft::of_blocks(html::fragment(&html::with_breaks(&text)))
        }
        Value::String(text) => Draft::plain(text),
        // Runs of one text, some of them with what they look like: as messengers write them.
        Value::Array(list) if list.iter().any(|run| run.get("text").is_some_and(Value::is_string)) => {
            let run = |value: &Value| value.as_str().or_else(|| value.get("text")?.as_str()).map(str::to_string);
            let text: Option<String> = list.iter().map(run).collect();
            of_value(name, text.map_or(Value::Null, Value::String))
        }
        Value::Array(list) => {
            let texts: Option<Vec<Block>> =
                list.iter().map(|value| Some(Block::new(Role::Body, value.as_str()?))).collect();
            Draft::of_blocks(texts.ok_or_else(|| Error::field(name, "must be a text, or a list of texts"))?)
        }
        value => match wrapped_text(&value) {
            Some(text) => of_value(name, text.into()),
            None => Err(Error::field(name, "must be a text, or a list of texts")),
        },
    }
}

/// The text of an object that says how it is written beside it.
pub(super) fn wrapped_text(value: &Value) -> Option<&str> {
    let names = ["rendered", "value", "html", "text", "#text", "$t", "_text", "__cdata"];
    let map = value.as_object()?;
    names.iter().find_map(|name| map.get(*name)?.as_str())
}

/// Names under which an object holds what it is about; the last ones are those of exported databases, and of XML
/// written as JSON.
const INNER: [&str; 11] =
    ["name", "displayName", "title", "rendered", "value", "$date", "$oid", "$numberLong", "#text", "$t", "_text"];

/// Whether an object is nothing but a shell around its words.
pub(super) fn is_wrapped(value: &Value) -> bool {
    value.as_object().is_some_and(|map| map.len() == 1 && !words_of(value).is_empty())
}

/// An address: the words of a value, or what an object or the first of several links to.
pub(super) fn address_of(value: &Value) -> String {
    match value {
        Value::Object(map) => {
            let link = ["href", "@href", "@_href", "url", "@id"].iter().find_map(|key| map.get(*key)?.as_str());
            link.map_or_else(|| words_of(value), str::to_string)
        }
        Value::Array(list) => list.first().map(address_of).unwrap_or_default(),
        other => words_of(other),
    }
}

/// The words of a value: of a text, a number, an object's name, a list of these.
pub(in super::super) fn words_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_string(),
        Value::Number(number) => number.to_string(),
        Value::Array(list) => {
            list.iter().map(words_of).filter(|words| !words.is_empty()).collect::<Vec<_>>().join("، ")
        }
        Value::Object(map) => INNER.iter().find_map(|key| map.get(*key)).map_or(String::new(), words_of),
        _ => String::new(),
    }
}

/// Whether a value, or a member of it, says something that [`words_of`] does not.
pub(super) fn is_unsaid(value: &Value) -> bool {
    match value {
        Value::Array(list) => list.iter().any(is_unsaid),
        Value::Object(map) => !map.is_empty() && words_of(value).is_empty(),
        value => value.is_boolean(),
    }
}
