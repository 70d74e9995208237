//! JSON and JSON lines: records, lists of records, and corpora of this program.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::fields::{self, Fields};
use super::{Batch, Draft, Format, Refusal, mend};
use crate::Error;
use crate::corpus::Corpus;

type Record = Map<String, Value>;

/// Names of lists that hold the records of a file.
#[rustfmt::skip] // words side by side
const LISTS: [&str; 15] = [
    "articles", "items", "records", "documents", "docs", "posts", "data", "rows", "results", "hits", "entries", "stories",
    "item", "entry", "messages",
];

/// Names of objects that such a list may stand in.
const AROUND: [&str; 7] = ["rss", "channel", "feed", "response", "data", "result", "hits"];

/// Objects around each other that are looked into.
const DEEPEST: usize = 3;

/// A whole file: one record, a list of records, an object with such a list, or a corpus.
pub(super) fn read(text: &str, fields: &Fields) -> Result<Batch, Error> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Error::Empty { what: "the file" });
    }
    let (value, text) = parse(text)
        .or_else(|error| several(text).map(|value| (value, text.into())).ok_or_else(|| json_error(&error, 0)))?;
    let mut batch = Batch::of(Format::Json);
    let records = match value {
        Value::Object(map) if map.contains_key("kashshaf") => return corpus(&text),
        Value::Object(map) => match list_in(map, fields, DEEPEST) {
            Ok((mut list, rest)) => {
                let corpus = collection(rest);
                if is_feed(&corpus) {
                    for record in &mut list {
                        with_source(record, &corpus.title, fields);
                    }
                }
                batch.corpus = Some(corpus);
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

/// A value, and the text that it was read from: as it is, or mended.
fn parse(text: &str) -> Result<(Value, Cow<'_, str>), serde_json::Error> {
    serde_json::from_str(text).map(|value| (value, text.into())).or_else(|error| {
        let mended = mend::mended(text).ok_or(error)?;
        Ok((serde_json::from_str(&mended)?, mended.into()))
    })
}

/// Records one behind the other, with nothing between them but white space, as a list.
fn several(text: &str) -> Option<Value> {
    let values: Result<Vec<Value>, _> = serde_json::Deserializer::from_str(text).into_iter().collect();
    values.ok().filter(|values| values.len() > 1 && values.iter().all(Value::is_object)).map(Value::Array)
}

/// A whole file that is called JSON lines: a record a line, or else what is no such file but JSON.
pub(super) fn read_all_lines(text: &str, fields: &Fields) -> Batch {
    let lines = read_lines(text, fields, 0);
    let whole = if lines.refused.is_empty() { None } else { read(text, fields).ok() };
    whole.filter(|whole| !whole.drafts.is_empty()).unwrap_or(lines)
}

/// A record a line, counted behind `before` others; lines that are none are refused one by one.
pub(super) fn read_lines(text: &str, fields: &Fields, before: usize) -> Batch {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut batch = Batch::of(Format::JsonLines);
    // No record holds a carriage return: in its texts one is written as \r.
    let lines = text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'));
    for (at, line) in (before..).zip(lines).filter(|(_, line)| !line.trim().is_empty()) {
        match parse(line) {
            // The first line may tell about the collection.
            Ok((Value::Object(about), text)) if at == 0 && about.contains_key("kashshaf") => match corpus(&text) {
                Ok(told) => batch = Batch { format: Format::JsonLines, ..told },
                Err(error) => batch.refused.push(Refusal { place: "line 1".into(), error }),
            },
            Ok((record, _)) => add(&mut batch, record, fields, || format!("line {}", at + 1)),
            Err(error) => {
                let error = json_error(&error, at);
                batch.refused.push(Refusal { place: format!("line {}", at + 1), error });
            }
        }
    }
    batch
}

/// The lines of a file that is damaged in some of them: those are refused, the others read. Nothing where no line has a record.
pub(super) fn read_damaged_lines(bytes: &[u8], fields: &Fields) -> Option<Batch> {
    let mut batch = Batch::of(Format::JsonLines);
    for (at, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        match std::str::from_utf8(line) {
            Ok(line) => {
                let Batch { drafts, refused, wordless, corpus, .. } = read_lines(line, fields, at);
                batch.drafts.extend(drafts);
                batch.refused.extend(refused);
                batch.wordless += wordless;
                batch.corpus = batch.corpus.or(corpus);
            }
            Err(error) => {
                let error = Error::NotUtf8 {
                    offset: error.valid_up_to(),
                    hint: "; repair the line, or save the file as UTF-8",
                };
                batch.refused.push(Refusal { place: format!("line {}", at + 1), error });
            }
        }
    }
    (!batch.drafts.is_empty()).then_some(batch)
}

fn corpus(text: &str) -> Result<Batch, Error> {
    let mut corpus = Corpus::from_json(text.as_bytes())?;
    let drafts = std::mem::take(&mut corpus.articles).into_iter().map(Draft::done).collect();
    Ok(Batch { drafts, corpus: Some(corpus), ..Batch::of(Format::Json) })
}

/// The records that an object lists, or one inside it does, and what else it holds; the object itself if it is a record.
fn list_in(mut map: Record, fields: &Fields, depth: usize) -> Result<(Vec<Value>, Record), Record> {
    if fields.has_text(&map) {
        return Err(map);
    }
    let is_list = |value: &Value| value.as_array().is_some_and(|list| list.iter().all(Value::is_object));
    if let Some(name) = LISTS.iter().find(|name| map.get(**name).is_some_and(is_list))
        && let Some(Value::Array(list)) = map.remove(*name)
    {
        return Ok((list, map));
    }
    // A list of one, as programs write it that turn XML into JSON.
    for name in ["item", "entry"] {
        if let Some(Value::Object(_)) = map.get(name) {
            return Ok((map.remove(name).into_iter().collect(), map));
        }
    }
    for name in AROUND.iter().filter(|_| depth > 0) {
        let inner = match map.get_mut(*name) {
            Some(Value::Array(list)) if list.len() == 1 => list.first_mut(),
            inner => inner,
        };
        if let Some(Value::Object(inner)) = inner {
            match list_in(std::mem::take(inner), fields, depth - 1) {
                Ok((list, mut rest)) => {
                    map.remove(*name);
                    // What stands around says less of the records than what stands beside them.
                    map.retain(|name, _| !rest.contains_key(name));
                    rest.append(&mut map);
                    return Ok((list, rest));
                }
                Err(same) => *inner = same,
            }
        }
    }
    by_name(map, fields)
}

/// Records under names of their own, which become their ids.
fn by_name(map: Record, fields: &Fields) -> Result<(Vec<Value>, Record), Record> {
    let is_record = |value: &Value| value.as_object().is_some_and(|record| fields.has_text(record));
    if map.is_empty() || !map.values().all(is_record) {
        return Err(map);
    }
    let named = map.into_iter().map(|(name, mut value)| {
        if let Value::Object(record) = &mut value {
            record.entry("id").or_insert(name.into());
        }
        value
    });
    Ok((named.collect(), Record::new()))
}

/// What stands beside the records, as what is known of their collection.
fn collection(mut rest: Record) -> Corpus {
    // RSS to JSON: what a feed says of itself stands in an object beside its items.
    if let Some(Value::Object(about)) = rest.get_mut("feed") {
        let mut about = std::mem::take(about);
        rest.remove("feed");
        about.append(&mut rest);
        rest = about;
    }
    let mut text = |names: &[&str]| {
        let name =
            names.iter().find(|name| rest.get(**name).is_some_and(|value| !fields::words_of(value).is_empty()))?;
        rest.remove(*name).map(|value| fields::words_of(&value))
    };
    let title = text(&["title"]).unwrap_or_default();
    let about = text(&["about", "description"]).unwrap_or_default();
    let language = text(&["language"]).unwrap_or_default();
    let extra = rest.into_iter().map(|(name, value)| (fields::free_name_of_corpus(name), value)).collect();
    let empty = Corpus::new(title);
    Corpus { about, language: if language.is_empty() { empty.language.clone() } else { language }, extra, ..empty }
}

/// Whether a collection is what one outlet publishes: then its title is the outlet's name.
fn is_feed(corpus: &Corpus) -> bool {
    let says =
        |name: &str, part: &str| corpus.extra.get(name).is_some_and(|value| fields::words_of(value).contains(part));
    !corpus.title.is_empty()
        && (says("version", "jsonfeed.org") || says("link", "://") || says("@xmlns", "Atom") || says("@version", "2.0"))
}

fn with_source(record: &mut Value, source: &str, fields: &Fields) {
    if let Some(map) = record.as_object_mut().filter(|map| !fields.has_source(map)) {
        map.insert("source".into(), source.into());
    }
}

/// Whether a record is a message of a chat, as Telegram exports it: many of these are a picture alone, or tell who came.
fn is_message(record: &Value) -> bool {
    matches!(record["type"].as_str(), Some("message" | "service")) && !record["date"].is_null()
}

fn add(batch: &mut Batch, record: Value, fields: &Fields, place: impl Fn() -> String) {
    let message = is_message(&record);
    let made = match record {
        Value::Object(map) => fields::draft(map, fields),
        _ => Err(Error::format("JSON", "a record must be an object")),
    };
    match made {
        Err(Error::Empty { .. }) if message => batch.wordless += 1,
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
        for text in ["{\"text\": \"خبر\"}\n{\"text\": \"نبأ\"}\n", "{\"text\": \"خبر\"} {\"text\":\n\"نبأ\"}"]
        {
            assert_eq!(read(text, &Fields::default()).unwrap().drafts.len(), 2, "{text}");
        }
        let list = "[\n{\"text\": \"خبر\"},\n{\"text\": \"نبأ\"}\n]";
        for text in [list, "{\n\"text\": \"خبر\"\n}", &list.replace('\n', "")] {
            let batch = read_all_lines(text, &Fields::default());
            assert!(!batch.drafts.is_empty() && batch.refused.is_empty(), "{text}");
        }
        let listed = read("{\"site\": \"س\", \"posts\": [{\"text\": \"خبر\"}]}", &Fields::default()).unwrap();
        assert_eq!(listed.corpus.unwrap().extra["site"], "س");
        assert!(matches!(read("{\"text\":\n", &Fields::default()), Err(Error::Json { line: 2, .. })));
        assert!(matches!(read("3", &Fields::default()), Err(Error::Format { .. })));
    }

    #[test]
    fn feeds_and_answers_of_servers() {
        let item = "{\"title\": \"ع\", \"description\": \"خبر\"}";
        let table = [
            (
                "JSON Feed",
                "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"المرفأ\", \"description\": \"عنه\", \"items\":
                  [{\"id\": \"1\", \"content_text\": \"خبر\", \"date_published\": \"2018-11-05T10:00:00Z\", \"authors\": [{\"name\": \"رنا\"}]}]}"
                    .to_string(),
                "المرفأ",
            ),
            ("RSS to JSON", format!("{{\"status\": \"ok\", \"feed\": {{\"title\": \"المرفأ\", \"link\": \"https://a.example\"}}, \"items\": [{item}]}}"), "المرفأ"),
            ("XML as JSON, in lists", format!("{{\"rss\": {{\"$\": {{\"version\": \"2.0\"}}, \"channel\": [{{\"title\": [\"المرفأ\"], \"link\": [\"https://a.example\"], \"item\": [{item}]}}]}}}}"), "المرفأ"),
            ("XML as JSON, one", format!("{{\"rss\": {{\"@version\": \"2.0\", \"channel\": {{\"title\": \"المرفأ\", \"item\": {item}}}}}}}"), "المرفأ"),
            ("XML as JSON", format!("{{\"rss\": {{\"@version\": \"2.0\", \"channel\": {{\"title\": \"المرفأ\", \"item\": [{item}]}}}}}}"), "المرفأ"),
            ("an answer", format!("{{\"status\": \"ok\", \"response\": {{\"title\": \"نتائج\", \"total\": 1, \"results\": [{item}]}}}}"), ""),
        ];
        for (what, text, source) in table {
            let batch = read(&text, &Fields::default()).unwrap();
            assert_eq!((batch.drafts.len(), batch.refused.len()), (1, 0), "{what}");
            let article = batch.drafts[0].clone().conclude().article;
            assert_eq!((article.source.as_str(), &*article.paragraphs[0].text), (source, "خبر"), "{what}");
            let corpus = batch.corpus.unwrap();
            assert!(!corpus.title.is_empty() && !corpus.extra.contains_key("title"), "{what}: {corpus:?}");
        }
        let odd = "{\"kashshaf\": 1, \"title\": \"م\tع\", \"articles\": [{\"id\": \"a\", \"x\": NaN, \"paragraphs\": [{\"text\": \"خ\\ud83d\"}]}]}";
        assert_eq!(read(odd, &Fields::default()).unwrap().corpus.unwrap().title, "م\tع");
        let named = "{\"a7\": {\"text\": \"خبر\"}, \"a8\": {\"text\": \"نبأ\"}}";
        let ids = read(named, &Fields::default()).unwrap().drafts;
        assert_eq!(ids.iter().map(|draft| draft.original().1).collect::<Vec<_>>(), ["a7", "a8"]);
        // What has a text is a record, whatever it lists beside it.
        let batch = read("{\"text\": \"خبر\", \"items\": [{\"x\": 1}]}", &Fields::default()).unwrap();
        assert_eq!((batch.drafts.len(), batch.refused.len()), (1, 0));
    }

    #[test]
    fn lines_are_refused_one_by_one() {
        let text = "\u{FEFF}{\"text\": \"خبر\"}\r\n\n{\"text\": \"نبأ\"\n[1]\n{\"text\": \"ثالث\", \"x\": [1]}";
        for text in [text.to_string(), text.replace("\r\n", "\n").replace('\n', "\r")] {
            let batch = read_lines(&text, &Fields::default(), 0);
            let places: Vec<_> = batch.refused.iter().map(|refusal| refusal.place.as_str()).collect();
            assert_eq!((batch.drafts.len(), places), (2, vec!["line 3", "line 4"]), "{text:?}");
            assert!(matches!(batch.refused[0].error, Error::Json { line: 3, .. }), "{text:?}");
        }
    }
}
