//! JSON and JSON lines: records, lists of records, and corpora of this program.

use serde_json::{Map, Value};

use super::fields::{self, Fields};
use super::{Batch, Draft, Format, Refusal};
use crate::Error;
use crate::corpus::Corpus;

type Record = Map<String, Value>;

/// Names of lists that hold the records of a file.
#[rustfmt::skip] // words side by side
const LISTS: [&str; 10] = [
    "articles", "items", "records", "documents", "docs", "posts", "data", "rows", "results", "hits",
];

/// A whole file: one record, a list of records, an object with such a list, or a corpus.
pub(super) fn read(text: &str, fields: &Fields) -> Result<Batch, Error> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let value: Value = serde_json::from_str(text).map_err(|error| json_error(&error, 0))?;
    let mut batch = Batch::of(Format::Json);
    let records = match value {
        Value::Object(map) if map.contains_key("kashshaf") => return corpus(text),
        Value::Object(map) => match list_in(map) {
            Ok((list, rest)) => {
                batch.corpus = Some(Corpus { extra: rest, ..Corpus::new("") });
                list
            }
            Err(map) => vec![Value::Object(map)],
        },
        Value::Array(list) => list,
        _ => return Err(Error::format("JSON", "it must be an object or a list of objects")),
    };
    for (at, record) in records.into_iter().enumerate() {
        add(&mut batch, record, fields, || format!("record {}", at + 1));
    }
    Ok(batch)
}

/// A record a line, counted behind `before` others; lines that are none are refused one by one.
pub(super) fn read_lines(text: &str, fields: &Fields, before: usize) -> Batch {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut batch = Batch::of(Format::JsonLines);
    for (at, line) in (before..).zip(text.split('\n')).filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str(line) {
            Ok(record) => add(&mut batch, record, fields, || format!("line {}", at + 1)),
            Err(error) => {
                let error = json_error(&error, at);
                batch.refused.push(Refusal { place: format!("line {}", at + 1), error });
            }
        }
    }
    batch
}

fn corpus(text: &str) -> Result<Batch, Error> {
    let mut corpus = Corpus::from_json(text.as_bytes())?;
    let drafts = std::mem::take(&mut corpus.articles).into_iter().map(Draft::done).collect();
    Ok(Batch { drafts, corpus: Some(corpus), ..Batch::of(Format::Json) })
}

/// The records that an object lists, and what else it holds; the object itself if it is a record.
fn list_in(mut map: Map<String, Value>) -> Result<(Vec<Value>, Record), Record> {
    let is_list = |value: &Value| value.as_array().is_some_and(|list| list.iter().all(Value::is_object));
    let name = LISTS.iter().find(|name| map.get(**name).is_some_and(is_list));
    match name.and_then(|name| map.remove(*name)) {
        Some(Value::Array(list)) => Ok((list, map)),
        _ => Err(map),
    }
}

fn add(batch: &mut Batch, record: Value, fields: &Fields, place: impl Fn() -> String) {
    let made = match record {
        Value::Object(map) => fields::draft(map, fields),
        _ => Err(Error::format("JSON", "a record must be an object")),
    };
    match made {
        Ok(draft) => batch.drafts.push(draft),
        Err(error) => batch.refused.push(Refusal { place: place(), error }),
    }
}

/// A parser's complaint, with the line counted behind `lines` others.
fn json_error(error: &serde_json::Error, lines: usize) -> Error {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or(&message).to_string();
    Error::Json { message, line: lines + error.line(), column: error.column() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_of_files() {
        let table = [
            ("one record", "{\"title\": \"ع\", \"text\": \"خبر\"}", 1, 0),
            ("a list", "[{\"text\": \"خبر\"}, {\"text\": \"نبأ\"}]", 2, 0),
            ("a list in an object", "{\"site\": \"س\", \"posts\": [{\"text\": \"خبر\"}]}", 1, 0),
            ("one of them without a text", "[{\"text\": \"خبر\"}, {\"x\": 1}, 3, {\"text\": \" \"}]", 1, 3),
            (
                "a corpus",
                "{\"kashshaf\": 1, \"articles\": [{\"id\": \"a\", \"paragraphs\": [{\"text\": \"خ\"}]}]}",
                1,
                0,
            ),
        ];
        for (what, text, drafts, refused) in table {
            let batch = read(text, &Fields::default()).unwrap();
            assert_eq!((batch.drafts.len(), batch.refused.len()), (drafts, refused), "{what}");
        }
        let listed = read("{\"site\": \"س\", \"posts\": [{\"text\": \"خبر\"}]}", &Fields::default()).unwrap();
        assert_eq!(listed.corpus.unwrap().extra["site"], "س");
        assert!(matches!(read("{\"text\":\n", &Fields::default()), Err(Error::Json { line: 2, .. })));
        assert!(matches!(read("3", &Fields::default()), Err(Error::Format { .. })));
    }

    #[test]
    fn lines_are_refused_one_by_one() {
        let text = "\u{FEFF}{\"text\": \"خبر\"}\r\n\n{\"text\": \"نبأ\"\n[1]\n{\"text\": \"ثالث\", \"x\": [1]}";
        let batch = read_lines(text, &Fields::default(), 0);
        let places: Vec<_> = batch.refused.iter().map(|refusal| refusal.place.as_str()).collect();
        assert_eq!((batch.drafts.len(), places), (2, vec!["line 3", "line 4"]));
        assert!(matches!(batch.refused[0].error, Error::Json { line: 3, .. }));
    }
}
