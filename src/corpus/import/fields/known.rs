//! Which field of a record is which field of an article: as mapped, or by its name.

use serde_json::{Map, Value};

use super::super::byline;
use super::values::wrapped_text;
use crate::Error;

/// Which fields of records are which fields of an article.
///
/// ```
/// use kashshaf::corpus::import::Fields;
/// let fields = Fields::default().with("text", "المحتوى").unwrap();
/// assert!(fields.with("colour", "لون").is_err());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    pub(super) mapped: Vec<(&'static str, String)>,
}

/// The fields of an article that records can fill, and names by which they are known, folded. Where a record has
/// several of them, the first one here is it.
#[rustfmt::skip] // words side by side
const KNOWN: [(&str, &[&str]); 9] = [
    ("id", &["id", "identifier", "uid", "guid", "post id", "المعرف", "رقم"]),
    ("title", &["title", "headline", "heading", "subject", "post title", "web title", "العنوان", "عنوان"]),
    ("text", &[
        "text", "body", "content", "article body", "article", "full text", "article text", "main text", "body text",
        "story", "content encoded", "content html", "content text", "body html", "post content", "html",
        "النص", "نص", "المحتوي", "محتوي", "الخبر", "المتن", "متن",
    ]),
    ("source", &[
        "source", "source name", "outlet", "publisher", "newspaper", "site name", "site", "publication",
        "source hostname", "source domain", "المصدر", "مصدر", "اسم المصدر", "الصحيفه", "الموقع", "الجريده", "الناشر",
    ]),
    ("author", &[
        "author", "authors", "author name", "byline", "writer", "creator", "dc creator", "الكاتب", "كاتب", "المولف",
        "المحرر",
    ]),
    ("url", &[
        "url", "link", "permalink", "web url", "page url", "source url", "canonical url", "address", "source",
        "main entity of page", "الرابط", "رابط", "العنوان الالكتروني",
    ]),
    ("dateline", &["dateline", "place", "location", "المكان", "المدينه"]),
    ("date", &[
        "date", "date published", "published", "published at", "published on", "published date", "publish date",
        "date publish", "publication date", "web publication date", "pub date", "post date", "dc date", "date gmt",
        "date extracted", "created at", "التاريخ", "تاريخ", "تاريخ النشر",
    ]),
    ("tags", &[
        "tags", "keywords", "categories", "category", "labels", "الوسوم", "وسوم", "الكلمات المفتاحيه",
    ]),
];

/// Names of what tells a text in short: it is the text of a record that has no other.
const IN_SHORT: [&str; 4] = ["description", "summary", "الوصف", "الملخص"];

/// A field's name as [`KNOWN`] has it: folded, a word for each of its parts; the spaces are left out when compared.
fn folded_name(key: &str) -> String {
    let mut words = String::with_capacity(key.len());
    for c in key.chars() {
        if c.is_ascii_uppercase() && words.ends_with(|before: char| before.is_ascii_lowercase()) {
            words.push(' ');
        }
        words.push(if c == '_' { ' ' } else { c });
    }
    let folded = byline::folded(&words);
    // «تاريخ الخبر», `article_url`: what all the record is about.
    let said = ["الخبر", "المقال", "المقاله"].iter().find_map(|word| folded.strip_suffix(word)?.strip_suffix(' '));
    let said = said.or_else(|| ["article ", "news "].iter().find_map(|word| folded.strip_prefix(word)));
    said.unwrap_or(&folded).replace(' ', "")
}

fn is_name(known: &str, folded: &str) -> bool {
    known.chars().filter(|c| *c != ' ').eq(folded.chars())
}

/// Whether a value can be what an article's field holds: `source` may be a name or an address, `published` a day or
/// whether it is.
fn may_be(field: &str, key: &str, value: &Value) -> bool {
    let web = || value.as_str().is_some_and(|text| text.starts_with("https://") || text.starts_with("http://"));
    match field {
        "text" => value.as_str().is_none_or(|text| !text.trim().is_empty()),
        "source" => !web(),
        "url" => key != "source" || web(),
        "date" => !value.is_boolean(),
        // Numbers of other tables of a database.
        "author" => !value.is_number(),
        "tags" => value.as_array().is_none_or(|list| list.is_empty() || !list.iter().all(Value::is_number)),
        _ => true,
    }
}

/// The field of an article that a label in front of a value means; its id and its text are none of a header's.
pub(in super::super) fn field_of(label: &str, value: &str) -> Option<&'static str> {
    let (folded, value) = (folded_name(label), Value::from(value));
    let means = |field: &str, names: &[&str]| {
        !matches!(field, "id" | "text") && names.iter().any(|n| is_name(n, &folded)) && may_be(field, &folded, &value)
    };
    KNOWN.iter().find(|(field, names)| means(field, names)).map(|(field, _)| *field)
}

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
    pub(super) fn take(&self, record: &mut Map<String, Value>, field: &str) -> Option<(String, Value)> {
        let mut mapped = self.mapped.iter().filter(|(known, _)| *known == field).peekable();
        if mapped.peek().is_some() {
            return mapped.find_map(|(_, name)| Some((name.clone(), take_path(record, name)?)));
        }
        let name = self.name_in(record, field)?;
        let value = record.remove(&name)?;
        Some((name, value))
    }

    /// The name in a record of an article's field that nobody mapped.
    fn name_in(&self, record: &Map<String, Value>, field: &str) -> Option<String> {
        let names = KNOWN.iter().find(|(known, _)| *known == field)?.1;
        let short: &[&str] = if field == "text" { &IN_SHORT } else { &[] };
        let free = |key: &str| !self.mapped.iter().any(|(_, mapped)| mapped == key);
        let keys = record.iter().filter(|(key, value)| !value.is_null() && free(key));
        let keys: Vec<(&String, &Value, String)> = keys.map(|(key, v)| (key, v, folded_name(key))).collect();
        let find = |fits: &dyn Fn(&str, &Value) -> bool| {
            names.iter().chain(short).find_map(|name| {
                keys.iter()
                    .find(|(_, value, folded)| is_name(name, folded) && fits(folded, value))
                    .map(|(key, ..)| *key)
            })
        };
        // A text that is there and empty is better refused as that than called missing.
        let found = find(&|key, value| may_be(field, key, value));
        found.or_else(|| (field == "text").then(|| find(&|_, _| true)).flatten()).cloned()
    }

    /// Whether a record has a text, rather than holding records that have.
    pub(in super::super) fn has_text(&self, record: &Map<String, Value>) -> bool {
        let is_text = |value: &Value| match value {
            Value::Array(list) => !list.is_empty() && list.iter().all(Value::is_string),
            value => value.is_string() || wrapped_text(value).is_some(),
        };
        match self.mapped.iter().find(|(field, _)| *field == "text") {
            Some((_, name)) => at_path(record, name).is_some_and(is_text),
            None => self.name_in(record, "text").is_some_and(|name| {
                !IN_SHORT.iter().any(|short| is_name(short, &folded_name(&name))) && is_text(&record[&name])
            }),
        }
    }

    /// Whether a record names its outlet.
    pub(in super::super) fn has_source(&self, record: &Map<String, Value>) -> bool {
        self.mapped.iter().any(|(field, _)| *field == "source") || self.name_in(record, "source").is_some()
    }

    /// The fields of the tables that this program writes, which are what they are called.
    pub(super) fn own() -> Self {
        Self { mapped: KNOWN.iter().map(|(field, _)| (*field, (*field).to_string())).collect() }
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

/// The value that [`take_path`] would take.
fn at_path<'a>(record: &'a Map<String, Value>, path: &str) -> Option<&'a Value> {
    record.get(path).or_else(|| {
        let (first, rest) = path.split_once('.')?;
        at_path(record.get(first)?.as_object()?, rest)
    })
}
