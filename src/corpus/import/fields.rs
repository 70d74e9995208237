//! Records with named fields → drafts: which field is the title, which the text.
//!
//! A field that nobody mapped is recognised by its name, in English or Arabic ([`KNOWN`]). What is not recognised, or
//! says more than an article's field holds, is kept under its own name, or under `given_…` where that name is taken.

use serde_json::{Map, Value};

use super::draft::{Block, Draft};
use super::{About, Note, byline, html, id};
use crate::Error;
use crate::corpus::{Article, Basis, Date, Precision, PrintedDate, Role, printed_dates};

/// The most bytes of a field's value that may be a date.
const LONGEST_DATE: usize = 200;

/// Which fields of records are which fields of an article.
///
/// ```
/// use kashshaf::corpus::import::Fields;
/// let fields = Fields::default().with("text", "المحتوى").unwrap();
/// assert!(fields.with("colour", "لون").is_err());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    mapped: Vec<(&'static str, String)>,
}

/// The fields of an article that records can fill, and names by which they are known, folded.
const KNOWN: [(&str, &[&str]); 9] = [
    ("id", &["id", "identifier", "uid", "guid", "المعرف", "رقم"]),
    ("title", &["title", "headline", "heading", "subject", "العنوان", "عنوان"]),
    (
        "text",
        &[
            "text",
            "body",
            "content",
            "article body",
            "articlebody",
            "article",
            "full text",
            "fulltext",
            "article text",
            "story",
            "النص",
            "نص",
            "المحتوي",
            "محتوي",
            "الخبر",
            "المتن",
            "متن",
        ],
    ),
    (
        "source",
        &[
            "source",
            "outlet",
            "publisher",
            "newspaper",
            "site name",
            "site",
            "publication",
            "المصدر",
            "مصدر",
            "الصحيفه",
            "الموقع",
            "الجريده",
            "الناشر",
        ],
    ),
    ("author", &["author", "authors", "byline", "writer", "creator", "الكاتب", "كاتب", "المولف", "المحرر"]),
    ("url", &["url", "link", "permalink", "address", "الرابط", "رابط", "العنوان الالكتروني"]),
    ("dateline", &["dateline", "place", "location", "المكان", "المدينه"]),
    (
        "date",
        &[
            "date",
            "date published",
            "datepublished",
            "published",
            "published at",
            "publish date",
            "pubdate",
            "pub date",
            "date extracted",
            "created at",
            "التاريخ",
            "تاريخ",
            "تاريخ النشر",
        ],
    ),
    ("tags", &["tags", "keywords", "categories", "category", "labels", "الوسوم", "وسوم", "الكلمات المفتاحيه"]),
];

/// Names that an article has in corpus JSON: a record's own field of that name must not meet them.
#[rustfmt::skip] // words side by side
const TAKEN: [&str; 12] = [
    "id", "title", "source", "author", "url", "dateline", "date", "tags", "paragraphs", "after", "original",
    "retelling",
];

impl Fields {
    /// The same with one field mapped: `field` is an article's, `name` the record's; dots lead into objects.
    ///
    /// # Errors
    /// [`Error::Field`] if an article has no such field.
    pub fn with(mut self, field: &str, name: &str) -> Result<Self, Error> {
        let known = KNOWN.iter().map(|(known, _)| *known).find(|known| *known == field).ok_or_else(|| {
            let names = KNOWN.map(|(name, _)| name).join(", ");
            Error::field(field, format!("is no field that can be mapped; they are {names}"))
        })?;
        self.mapped.push((known, name.to_string()));
        Ok(self)
    }

    /// Takes the value of an article's field out of a record, with the name that it had there.
    fn take(&self, record: &mut Map<String, Value>, field: &str) -> Option<(String, Value)> {
        let mut mapped = self.mapped.iter().filter(|(known, _)| *known == field).peekable();
        if mapped.peek().is_some() {
            return mapped.find_map(|(_, name)| Some((name.clone(), take_path(record, name)?)));
        }
        let names = KNOWN.iter().find(|(known, _)| *known == field)?.1;
        let name = names.iter().find_map(|name| {
            let is_mapped = |key: &str| self.mapped.iter().any(|(_, mapped)| mapped == key);
            let usable = |key: &&String| byline::folded(&key.replace('_', " ")) == *name && !is_mapped(key);
            record.iter().filter(|(_, value)| !value.is_null()).map(|(key, _)| key).find(usable).cloned()
        })?;
        let value = record.remove(&name)?;
        Some((name, value))
    }
}

/// Takes a value out of a record by its name, or by a path of names with dots between.
fn take_path(record: &mut Map<String, Value>, path: &str) -> Option<Value> {
    if let Some(value) = record.remove(path) {
        return Some(value);
    }
    let (first, rest) = path.split_once('.')?;
    // What else the object holds stays in the record.
    let inner = record.get_mut(first)?.as_object_mut()?;
    take_path(inner, rest)
}

/// Makes a text of a record.
pub(super) fn draft(mut record: Map<String, Value>, fields: &Fields) -> Result<Draft, Error> {
    if is_article(&record) {
        let json = Value::Object(record).to_string();
        return Article::from_json(json.as_bytes()).map(Draft::done);
    }
    let names: Vec<String> = record.keys().cloned().collect();
    let mut draft = match fields.take(&mut record, "text") {
        Some((name, value)) => of_value(&name, value)?,
        None => match record.remove("paragraphs") {
            Some(list @ Value::Array(_)) => of_value("paragraphs", list)?,
            _ => return Err(no_text(&names)),
        },
    };
    let mut article = std::mem::take(&mut draft.article);
    for (field, slot) in [
        ("title", &mut article.title),
        ("source", &mut article.source),
        ("author", &mut article.author),
        ("url", &mut article.url),
        ("dateline", &mut article.dateline),
    ] {
        if let Some((_, value)) = fields.take(&mut record, field) {
            // A field is one line.
            *slot = words_of(&value).lines().map(str::trim).collect::<Vec<_>>().join(" ");
            if !value.is_string() && !value.is_number() {
                record.insert(format!("given_{field}"), value);
            }
        }
    }
    if let Some((_, value)) = fields.take(&mut record, "tags") {
        article.tags = list_of(&value);
        if is_unsaid(&value) {
            record.insert("given_tags".into(), value);
        }
    }
    take_date(fields, &mut record, &mut article, &mut draft.notes);
    describe_date(&mut record, &mut article);
    take_id(fields, &mut record, &mut article);
    article.extra = record.into_iter().map(|(name, value)| (free_name(name), value)).collect();
    draft.article = article;
    Ok(draft)
}

/// Whether a record is an article of this program's own format.
fn is_article(record: &Map<String, Value>) -> bool {
    let paragraphs = record.get("paragraphs").and_then(Value::as_array);
    record.contains_key("id") && paragraphs.is_some_and(|list| list.iter().all(|p| p.get("text").is_some()))
}

fn no_text(names: &[String]) -> Error {
    let known = names.iter().take(20).map(String::as_str).collect::<Vec<_>>().join(", ");
    Error::field("text", format!("is missing; say which field it is with --field text=NAME, of: {known}"))
}

/// A text, or a list of paragraphs. A text with HTML in it is read as such.
fn of_value(name: &str, value: Value) -> Result<Draft, Error> {
    match value {
        Value::String(text) if html::is_markup(&text) => Draft::of_blocks(html::fragment(&text)),
        Value::String(text) => Draft::plain(text),
        Value::Array(list) => {
            let texts: Option<Vec<Block>> =
                list.iter().map(|value| Some(Block::new(Role::Body, value.as_str()?))).collect();
            Draft::of_blocks(texts.ok_or_else(|| Error::field(name, "must be a text, or a list of texts"))?)
        }
        _ => Err(Error::field(name, "must be a text, or a list of texts")),
    }
}

/// Names under which an object holds what it is about; the last ones are those of exported databases.
const INNER: [&str; 7] = ["name", "title", "rendered", "value", "$date", "$oid", "$numberLong"];

/// The words of a value: of a text, a number, an object's name, a list of these.
pub(super) fn words_of(value: &Value) -> String {
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
fn is_unsaid(value: &Value) -> bool {
    match value {
        Value::Array(list) => list.iter().any(is_unsaid),
        Value::Object(map) => !map.is_empty() && words_of(value).is_empty(),
        value => value.is_boolean(),
    }
}

/// The members of a list, or the parts of a text between commas and the like.
pub(super) fn list_of(value: &Value) -> Vec<String> {
    let parts: Vec<String> = match value {
        Value::Array(list) => list.iter().map(words_of).collect(),
        other => words_of(other).split([',', '،', ';', '؛', '|', '\n']).map(|part| part.trim().to_string()).collect(),
    };
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

fn take_date(fields: &Fields, record: &mut Map<String, Value>, article: &mut Article, notes: &mut Vec<Note>) {
    let Some((name, value)) = fields.take(record, "date") else { return };
    if let Some(date) = value.is_object().then(|| own_date(&value)).flatten() {
        article.date = Some(date);
        return;
    }
    let words = words_of(&value);
    article.date = date(&words, Basis::Given);
    match &article.date {
        Some(date) if date.value == words => {}
        Some(_) => drop(record.insert("given_date".into(), value)),
        None if words.is_empty() && !is_unsaid(&value) => {}
        None => {
            let words = if words.is_empty() { value.to_string() } else { words };
            notes.push(Note::of_file(About::DateHint, &words, &format!("the field {name}; kept as given_date")));
            record.insert("given_date".into(), value);
        }
    }
}

/// How the date is known, as this program's own tables say.
fn describe_date(record: &mut Map<String, Value>, article: &mut Article) {
    let Some(date) = &mut article.date else { return };
    let mut text = |name: &str| record.remove(name).map(|value| words_of(&value));
    let (_, basis, evidence) = (text("date_precision"), text("date_basis"), text("date_evidence"));
    match basis.as_deref() {
        Some("printed") => date.basis = Basis::Printed,
        Some("inferred") => date.basis = Basis::Inferred,
        _ => {}
    }
    if let Some(evidence) = evidence {
        date.evidence = evidence;
    }
}

/// A date as corpus JSON writes it.
fn own_date(value: &Value) -> Option<Date> {
    let article = serde_json::json!({"id": "a", "paragraphs": [], "date": value});
    Article::from_json(article.to_string().as_bytes()).ok()?.date
}

/// The date that a value says, if it says one day, month or year and nothing else could be meant.
pub(super) fn date(value: &str, basis: Basis) -> Option<Date> {
    let value = value.trim();
    if value.is_empty() || value.len() > LONGEST_DATE {
        return None;
    }
    let plain = [Precision::Day, Precision::Month, Precision::Year, Precision::Range];
    if let Some(date) = plain.into_iter().map(|p| Date::new(value, p, basis, "")).find(Date::is_valid) {
        return Some(date);
    }
    let mut mentions = printed_dates(value).into_iter().filter(|mention| mention.date != PrintedDate::Hijri);
    let mention = mentions.next()?;
    if mentions.next().is_some() {
        return None;
    }
    match mention.date {
        PrintedDate::Day { year, month, day } => {
            Some(Date::new(format!("{year:04}-{month:02}-{day:02}"), Precision::Day, basis, value))
        }
        PrintedDate::Month { year, month } => {
            Some(Date::new(format!("{year:04}-{month:02}"), Precision::Month, basis, value))
        }
        _ => None,
    }
}

/// An id that can stand in an address is kept; of another one is made, and the given one kept beside it.
fn take_id(fields: &Fields, record: &mut Map<String, Value>, article: &mut Article) {
    let Some((_, value)) = fields.take(record, "id") else { return };
    let words = words_of(&value);
    if words.is_empty() {
        if is_unsaid(&value) {
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

/// A name for a field that is kept: its own, unless an article has one of that name.
pub(super) fn free_name(name: String) -> String {
    if TAKEN.contains(&name.as_str()) { format!("given_{name}") } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn made(record: &Value, fields: &Fields) -> Article {
        draft(record.as_object().unwrap().clone(), fields).unwrap().conclude().article
    }

    #[test]
    fn fields_are_known_by_many_names() {
        let table = [
            json!({"title": "خبر", "text": "وصل الوفد.", "source": "المرفأ", "date": "2018-11-05"}),
            json!({"Headline": "خبر", "articleBody": "وصل الوفد.", "publisher": {"name": "المرفأ"},
                   "datePublished": "2018-11-05T10:00:00+03:00"}),
            json!({"العنوان": "خبر", "المحتوى": "وصل الوفد.", "المصدر": "المرفأ", "تاريخ النشر": "5 تشرين الثاني 2018"}),
            json!({"title": "خبر", "content": "<p>وصل الوفد.</p>", "site_name": "المرفأ", "pub_date": "05\u{200F}/11\u{200F}/2018"}),
        ];
        for record in table {
            let article = made(&record, &Fields::default());
            assert_eq!((article.title.as_str(), article.source.as_str()), ("خبر", "المرفأ"), "{record}");
            assert_eq!(article.date.map(|date| date.value).as_deref(), Some("2018-11-05"), "{record}");
            assert_eq!(article.paragraphs[0].text, "وصل الوفد.", "{record}");
        }
    }

    #[test]
    fn what_is_not_known_is_kept() {
        let record = json!({"id": 7, "text": "خبر قصير", "date": "بعد العيد", "views": 12, "after": "x",
                            "author": {"name": "رنا حسن", "age": 30}});
        let article = made(&record, &Fields::default());
        assert_eq!((article.id.as_str(), article.author.as_str()), ("7", "رنا حسن"));
        assert_eq!(article.date, None);
        let extra = Value::Object(article.extra);
        let kept = json!({"views": 12, "given_after": "x", "given_date": "بعد العيد",
                          "given_author": {"name": "رنا حسن", "age": 30}});
        assert_eq!(extra, kept);
    }

    #[test]
    fn objects_in_known_fields_are_read_or_kept() {
        let record = json!({"_id": {"$oid": "5f3a"}, "text": "خبر قصير", "date": {"$date": "2018-11-05T10:00:00Z"},
                            "tags": {"a": "b"}});
        let article = made(&record, &Fields::default());
        assert_eq!((article.id.as_str(), article.date.map(|date| date.value).as_deref()), ("5f3a", Some("2018-11-05")));
        assert_eq!(article.extra["given_tags"], json!({"a": "b"}));
        let record =
            json!({"id": {"x": 1}, "text": "خبر قصير", "date": {"y": 2018}, "tags": ["أ", {"b": 1}], "author": {}});
        let article = made(&record, &Fields::default());
        assert_eq!((article.id.as_str(), article.date, article.tags), ("", None, vec!["أ".to_string()]));
        for (name, value) in [("given_id", "id"), ("given_date", "date"), ("given_tags", "tags")] {
            assert_eq!(article.extra[name], record[value], "{name}");
        }
    }

    #[test]
    fn fields_can_be_mapped() {
        let fields = Fields::default().with("text", "data.long").unwrap().with("title", "text").unwrap();
        let article = made(&json!({"text": "عنوان", "data": {"long": "نص", "x": 1}}), &fields);
        assert_eq!((article.title.as_str(), article.paragraphs[0].text.as_str()), ("عنوان", "نص"));
        assert_eq!(article.extra["data"], json!({"x": 1}));
        let error = draft(json!({"a": "x", "b": 2}).as_object().unwrap().clone(), &Fields::default()).unwrap_err();
        assert!(error.to_string().contains("of: a, b"), "{error}");
    }

    #[test]
    fn dates_are_not_guessed() {
        let table = [
            ("2018-11-05", Some("2018-11-05")),
            ("2018-11-05 10:30:00", Some("2018-11-05")),
            ("2018", Some("2018")),
            ("نوفمبر 2018", Some("2018-11")),
            ("2018-11-05/2018-11-07", Some("2018-11-05/2018-11-07")),
            ("بين 5/11/2018 و7/11/2018", None),
            ("12 شوال 1436 هـ", None),
            ("أمس الخميس", None),
            ("1541412000", None),
            ("", None),
        ];
        for (value, expected) in table {
            assert_eq!(date(value, Basis::Given).map(|date| date.value).as_deref(), expected, "{value}");
        }
    }
}
