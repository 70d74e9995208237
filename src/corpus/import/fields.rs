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
    pub(super) fn has_text(&self, record: &Map<String, Value>) -> bool {
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
    pub(super) fn has_source(&self, record: &Map<String, Value>) -> bool {
        self.mapped.iter().any(|(field, _)| *field == "source") || self.name_in(record, "source").is_some()
    }

    /// The fields of the tables that this program writes, which are what they are called.
    fn own() -> Self {
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

/// Whether names of columns are those of a table that this program wrote, none of them mapped.
pub(super) fn are_own(columns: &[String], fields: &Fields) -> bool {
    let has = |name: &str| columns.iter().any(|column| column == name);
    fields.mapped.is_empty()
        && ["id", "text", "date_precision", "date_basis", "date_evidence", "retelling"].iter().all(|n| has(n))
}

/// An article of a table that this program wrote: what there was to conclude has been.
pub(super) fn own_draft(mut record: Map<String, Value>) -> Result<Draft, Error> {
    let mut take = |name: &str| record.remove(name).map(|value| words_of(&value)).unwrap_or_default();
    let (original, retelling) = (take("original"), take("retelling").eq_ignore_ascii_case("true"));
    let (text, headings, captions) = (take("text"), take("headings"), take("captions"));
    let listed =
        |list: &str, line: &str| !list.is_empty() && list.split('\n').any(|listed| listed.trim() == line.trim());
    let blocks = text.split('\n').map(|line| {
        let role = match () {
            () if listed(&headings, line) => Role::Heading,
            () if listed(&captions, line) => Role::Caption,
            () => Role::Body,
        };
        Block::new(role, line)
    });
    let mut draft = Draft::of_blocks(blocks.collect())?;
    draft.cleaned = false;
    fill(&mut draft, record, &Fields::own(), false);
    draft.article.original = original;
    draft.article.retelling = retelling;
    Ok(draft)
}

/// The value that [`take_path`] would take.
fn at_path<'a>(record: &'a Map<String, Value>, path: &str) -> Option<&'a Value> {
    record.get(path).or_else(|| {
        let (first, rest) = path.split_once('.')?;
        at_path(record.get(first)?.as_object()?, rest)
    })
}

/// Makes a text of a record.
pub(super) fn draft(mut record: Map<String, Value>, fields: &Fields) -> Result<Draft, Error> {
    unwrap(&mut record, fields);
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
            let words = if field == "url" { address_of(&value) } else { words_of(&value) };
            // A field is one line.
            let line = words.lines().map(str::trim).collect::<Vec<_>>().join(" ");
            *slot = if field == "url" || !foreign || !html::is_escaped(&line) { line } else { html::words(&line) };
            if !value.is_string() && !value.is_number() && !is_wrapped(&value) {
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
    embedded(&record, &mut article);
    take_date(fields, &mut record, &mut article, &mut draft.notes);
    describe_date(&mut record, &mut article);
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
    let known = names.iter().take(20).map(String::as_str).collect::<Vec<_>>().join(", ");
    Error::field("text", format!("is missing; say which field it is with --field text=NAME, of: {known}"))
}

/// A text, or a list of paragraphs. A text with HTML in it is read as such.
fn of_value(name: &str, value: Value) -> Result<Draft, Error> {
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
fn wrapped_text(value: &Value) -> Option<&str> {
    let names = ["rendered", "value", "html", "text", "#text", "$t", "_text", "__cdata"];
    let map = value.as_object()?;
    names.iter().find_map(|name| map.get(*name)?.as_str())
}

/// Names under which an object holds what it is about; the last ones are those of exported databases, and of XML
/// written as JSON.
const INNER: [&str; 11] =
    ["name", "displayName", "title", "rendered", "value", "$date", "$oid", "$numberLong", "#text", "$t", "_text"];

/// Whether an object is nothing but a shell around its words.
fn is_wrapped(value: &Value) -> bool {
    value.as_object().is_some_and(|map| map.len() == 1 && !words_of(value).is_empty())
}

/// An address: the words of a value, or what an object or the first of several links to.
fn address_of(value: &Value) -> String {
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

/// Signs that stand between the tags of a text.
const BETWEEN_TAGS: [char; 6] = [',', '،', ';', '؛', '|', '\n'];

/// The members of a list, or the parts of a text between commas and the like. A part in quotation marks keeps what is in
/// them; two of them are one.
pub(super) fn list_of(value: &Value) -> Vec<String> {
    let parts: Vec<String> = match value {
        Value::Array(list) => list.iter().map(words_of).collect(),
        other => {
            let words = words_of(other);
            let (mut parts, mut rest) = (Vec::new(), words.trim());
            while !rest.is_empty() {
                let (part, behind) = quoted(rest).unwrap_or_else(|| {
                    let (part, behind) = rest.split_once(BETWEEN_TAGS).unwrap_or((rest, ""));
                    (part.trim().to_string(), behind)
                });
                parts.push(part);
                rest = behind.trim();
            }
            parts
        }
    };
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

/// The part in quotation marks that a text begins with, and what stands behind the sign after it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let inside = text.strip_prefix('"')?;
    let mut part = String::new();
    let mut rest = inside;
    loop {
        let (before, behind) = rest.split_once('"')?;
        part.push_str(before);
        if let Some(behind) = behind.strip_prefix('"') {
            part.push('"');
            rest = behind;
            continue;
        }
        let behind = behind.trim_start_matches([' ', '\t']);
        let next = behind.strip_prefix(BETWEEN_TAGS).or_else(|| behind.is_empty().then_some(""))?;
        return Some((part, next));
    }
}

/// Tags as one text that [`list_of`] takes apart again.
pub(in crate::corpus) fn joined(tags: &[String]) -> String {
    let written = tags.iter().map(|tag| {
        let plain = !tag.contains(BETWEEN_TAGS) && !tag.starts_with('"') && tag.trim() == tag;
        if plain { tag.clone() } else { format!("\"{}\"", tag.replace('"', "\"\"")) }
    });
    written.collect::<Vec<_>>().join("؛ ")
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
    fn records_of_known_systems() {
        let table = [
            (
                "NewsAPI",
                json!({"source": {"id": null, "name": "المرفأ"}, "author": "رنا حسن", "title": "خبر &quot;قصير&quot;",
                       "description": "موجز", "url": "https://a.example/1", "urlToImage": "https://a.example/1.jpg",
                       "publishedAt": "2018-11-05T10:00:00Z", "content": "وصل الوفد."}),
                "",
            ),
            (
                "WordPress",
                json!({"id": 12, "date": "2018-11-05T10:00:00", "date_gmt": "2018-11-05T07:00:00", "author": 3,
                       "guid": {"rendered": "https://a.example/?p=12"}, "link": "https://a.example/1", "tags": [7],
                       "title": {"rendered": "خبر &#8220;قصير&#8221;"}, "categories": [1, 2],
                       "content": {"rendered": "<p>وصل الوفد.</p>\n", "protected": false}, "site_name": "المرفأ",
                       "_embedded": {"author": [{"id": 3, "name": "رنا حسن"}],
                                     "wp:term": [[{"name": "أخبار"}], [{"name": "سفر"}]]}}),
                "أخبار+سفر",
            ),
            (
                "a feed",
                json!({"title": {"#text": "خبر \"قصير\""}, "link": [{"@href": "https://a.example/1"}], "summary": "وصل الوفد.",
                       "dc:creator": "رنا حسن", "pubDate": "Mon, 05 Nov 2018 10:00:00 +0300", "sourceName": "المرفأ",
                       "content": "", "category": "\"سفر، رحلات\"، أخبار", "published": true}),
                "سفر، رحلات+أخبار",
            ),
            (
                "a scraper",
                json!({"source": "https://a.example/1", "source-hostname": "المرفأ", "authors": [{"name": "رنا حسن"}],
                       "title": "خبر \"قصير\"", "maintext": "وصل الوفد.", "date_publish": "2018-11-05 10:00:00"}),
                "",
            ),
        ];
        for (what, record, tags) in table {
            let article = made(&record, &Fields::default());
            assert!(["خبر \"قصير\"", "خبر “قصير”"].contains(&&*article.title), "{what}: {}", article.title);
            assert_eq!(article.paragraphs.iter().map(|p| &*p.text).collect::<Vec<_>>(), ["وصل الوفد."], "{what}");
            assert_eq!((&*article.source, &*article.author), ("المرفأ", "رنا حسن"), "{what}");
            assert_eq!(article.url, "https://a.example/1", "{what}");
            assert_eq!(article.date.map(|date| date.value).as_deref(), Some("2018-11-05"), "{what}");
            assert_eq!(article.tags.join("+"), tags, "{what}");
        }
        let message = json!({"text": ["قال ", {"type": "bold", "text": "الوزير"}, "\nنعم"]});
        assert_eq!(made(&message, &Fields::default()).original_text(), "قال الوزير\nنعم");
        let around = [
            json!({"_index": "news", "_id": "a7", "_source": {"text": "وصل الوفد.", "title": "خبر"}}),
            json!({"id": "a7", "type": "node", "attributes": {"title": "خبر", "body": {"value": "<p>وصل الوفد.</p>", "format": "x"}}}),
            json!({"id": "a7", "webTitle": "خبر", "fields": {"bodyText": "وصل الوفد."}}),
        ];
        for record in around {
            let article = made(&record, &Fields::default());
            assert_eq!(
                (&*article.id, &*article.title, &*article.paragraphs[0].text),
                ("a7", "خبر", "وصل الوفد."),
                "{record}"
            );
        }
        let other = json!({"article": {"title": "خبر", "words": 7}}).as_object().unwrap().clone();
        assert!(draft(other, &Fields::default()).is_err(), "a title is no text");
        let arabic =
            json!({"رقم الخبر": "7", "عنوان الخبر": "خبر", "نص الخبر": "وصل الوفد.", "تاريخ الخبر": "5/11/2018"});
        let article = made(&arabic, &Fields::default());
        assert_eq!((&*article.id, &*article.title, article.date.is_some()), ("7", "خبر", true));
    }

    #[test]
    fn html_in_fields_is_read_where_it_is_evident() {
        let table: [(&str, &[&str]); 6] = [
            ("سطر &laquo;أول&raquo;\nوسطر", &["سطر «أول»", "وسطر"]),
            ("<b>سطر</b> أول\n\nوسطر", &["سطر أول", "وسطر"]),
            ("<p>سطر\nأول</p>\n\n<script>\n\nx</script><p>وسطر", &["سطر أول", "وسطر"]),
            ("<h2>سطر أول</h2>\n\nوسطر\nآخر", &["سطر أول", "وسطر", "آخر"]),
            ("3 < 5 & 7 > 6; R&D", &["3 < 5 & 7 > 6; R&D"]),
            ("الوسم <p> في HTML", &["الوسم <p> في HTML"]),
        ];
        for (text, expected) in table {
            let article = made(&json!({"title": "ع", "text": text}), &Fields::default());
            assert_eq!(article.paragraphs.iter().map(|p| &*p.text).collect::<Vec<_>>(), expected, "{text}");
        }
        assert_eq!(made(&json!({"title": "3 < 5 &amp; 7", "text": "نص"}), &Fields::default()).title, "3 < 5 & 7");
    }

    #[test]
    fn tags_are_taken_apart_as_they_were_joined() {
        let tags = ["حلب", "سوق، خان", "قال \"نعم\"", "\"بين علامتين\"", "أ; ب | ج", "سطر\nوسطر", "\"", " فراغ "];
        let tags: Vec<String> = tags.map(str::to_string).to_vec();
        assert_eq!(list_of(&joined(&tags).into()), tags);
        for (text, expected) in [
            ("حلب؛ سوق, خان", vec!["حلب", "سوق", "خان"]),
            ("\"المرفأ\" اليوم، خبر", vec!["\"المرفأ\" اليوم", "خبر"]),
            ("\"بلا نهاية، خبر", vec!["\"بلا نهاية", "خبر"]),
            ("، ,", vec![]),
        ] {
            assert_eq!(list_of(&text.into()), expected, "{text}");
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
