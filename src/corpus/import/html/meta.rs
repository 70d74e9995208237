//! What a page says of itself for machines: JSON-LD, `meta` tags, microdata.

use std::collections::HashMap;

use serde_json::Value;

use super::super::fields::{date, list_of, words_of};
use super::super::{About, Note, byline};
use super::tree::Tree;
use crate::corpus::{Article, Basis};

/// Types of JSON-LD objects that are articles.
#[rustfmt::skip] // words side by side
const ARTICLES: [&str; 11] = [
    "Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
    "Report", "ScholarlyArticle", "SocialMediaPosting", "LiveBlogPosting", "TechArticle",
];

/// The most objects of JSON-LD that are looked into.
const MOST_OBJECTS: usize = 500;

/// Where a field is looked for, in order: `ld:` a property of JSON-LD, `meta:` a meta tag, `item:` microdata.
const TITLE: &[&str] = &["ld:headline", "meta:og:title", "meta:twitter:title", "meta:dc.title"];
const SOURCE: &[&str] = &["ld:publisher", "meta:og:site_name", "meta:application-name", "meta:dc.publisher"];
const AUTHOR: &[&str] =
    &["ld:author", "meta:author", "meta:article:author", "meta:dc.creator", "meta:parsely-author", "item:author"];
const URL: &[&str] = &["meta:canonical", "meta:og:url", "ld:mainEntityOfPage", "ld:url"];
const DATE: &[&str] = &[
    "ld:datePublished",
    "meta:article:published_time",
    "item:datepublished",
    "meta:datepublished",
    "meta:parsely-pub-date",
    "meta:sailthru.date",
    "meta:pubdate",
    "meta:publish-date",
    "meta:dc.date",
    "meta:dc.date.issued",
    "meta:dcterms.created",
    "meta:date",
    "ld:dateCreated",
];
const TAGS: &[&str] = &["meta:article:tag", "ld:keywords", "meta:news_keywords", "meta:keywords"];

/// Everything that a page says of itself, by name.
pub(super) struct Meta {
    said: Vec<(String, Value)>,
}

impl Meta {
    pub(super) fn of(tree: &Tree) -> Self {
        let (mut said, mut named) = (Vec::new(), Named::new());
        for (at, node) in tree.nodes.iter().enumerate() {
            match node.tag.as_str() {
                "meta" => {
                    let property = node.attribute("property");
                    let name = if property.is_empty() { node.attribute("name") } else { property };
                    let name = if name.is_empty() { node.attribute("itemprop") } else { name };
                    said.push((format!("meta:{}", name.to_ascii_lowercase()), node.attribute("content").into()));
                }
                "link" if node.attribute("rel").eq_ignore_ascii_case("canonical") => {
                    said.push(("meta:canonical".into(), node.attribute("href").into()));
                }
                "script" if node.attribute("type").trim().eq_ignore_ascii_case("application/ld+json") => {
                    linked_data(tree.nodes.get(at + 1).map_or("", |node| &node.text), &mut said, &mut named);
                }
                _ => microdata(tree, at, &mut said),
            }
        }
        for (_, value) in &mut said {
            resolve(value, &named);
        }
        said.retain(|(_, value)| !words_of(value).is_empty() || !address(value).is_empty());
        Self { said }
    }

    /// The first of several names that the page says something under.
    fn first(&self, names: &[&'static str]) -> Option<(&'static str, &Value)> {
        names.iter().find_map(|name| self.said.iter().find(|(said, _)| said == name).map(|(_, value)| (*name, value)))
    }

    /// The same, where it says more than an address.
    fn first_words(&self, names: &[&'static str]) -> Option<(&'static str, String)> {
        let words = |name: &&'static str| Some((*name, words_of(self.first(&[name])?.1)));
        names.iter().filter_map(words).find(|(_, words)| !words.is_empty())
    }

    /// The title, with where it is said.
    pub(super) fn title(&self) -> Option<(&'static str, String)> {
        self.first_words(TITLE)
    }

    /// The site's own name.
    pub(super) fn site(&self) -> String {
        self.first_words(SOURCE).map(|(_, words)| words).unwrap_or_default()
    }

    /// Fills in everything but the title.
    pub(super) fn fill(&self, article: &mut Article, notes: &mut Vec<Note>) {
        if let Some((name, words)) = self.first_words(SOURCE) {
            article.source = words;
            notes.push(Note::of_file(About::Source, &article.source, name));
        }
        let person =
            |name: &&&'static str| self.first(&[name]).is_some_and(|(_, v)| is_person(&words_of(v), &article.source));
        if let Some((name, value)) = AUTHOR.iter().find(person).and_then(|name| self.first(&[name])) {
            article.author = words_of(value);
            notes.push(Note::of_file(About::Author, &article.author, name));
        }
        let web = |name: &&&'static str| self.first(&[name]).is_some_and(|(_, value)| is_address(&address(value)));
        if let Some((name, value)) = URL.iter().find(web).and_then(|name| self.first(&[name])) {
            article.url = address(value);
            notes.push(Note::of_file(About::Url, &article.url, name));
        }
        self.fill_date(article, notes);
        article.tags = self.tags();
    }

    fn fill_date(&self, article: &mut Article, notes: &mut Vec<Note>) {
        for name in DATE {
            let Some((_, value)) = self.first(&[name]) else { continue };
            let words = words_of(value);
            if let Some(mut date) = date(&words, Basis::Printed) {
                date.evidence = format!("{name}: {words}");
                notes.push(Note::of_file(About::Date, &date.value, &date.evidence));
                article.date = Some(date);
                return;
            }
        }
    }

    fn tags(&self) -> Vec<String> {
        let Some((name, _)) = self.first(TAGS) else { return Vec::new() };
        let mut tags: Vec<String> = Vec::new();
        for tag in self.said.iter().filter(|(said, _)| said == name).flat_map(|(_, value)| list_of(value)) {
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        tags
    }
}

/// Whether a value can be a writer's name: no address, no account, not the site itself.
fn is_person(name: &str, site: &str) -> bool {
    let folded = byline::folded(name);
    let general = ["admin", "administrator", "editor", "staff", "webmaster", "المدير", "المحرر", "الاداره"];
    !folded.is_empty() && !name.contains(['@', '/']) && folded != byline::folded(site) && !general.contains(&&*folded)
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// An address, or that of an object.
fn address(value: &Value) -> String {
    match value {
        Value::Object(map) => map.get("@id").map(words_of).unwrap_or_default(),
        other => words_of(other),
    }
}

/// Names of the objects of JSON-LD, by the addresses that others refer to them with.
type Named = HashMap<String, String>;

/// Puts a name in the place of what only refers to it, alone or in a list.
fn resolve(value: &mut Value, named: &Named) {
    if let Value::Array(list) = value {
        list.iter_mut().filter(|value| value.is_object()).for_each(|value| resolve(value, named));
    } else if words_of(value).is_empty()
        && let Some(name) = named.get(&address(value))
    {
        *value = name.clone().into();
    }
}

/// The properties of the articles in a block of JSON-LD, however deep they stand, and the names of everything else.
fn linked_data(json: &str, said: &mut Vec<(String, Value)>, named: &mut Named) {
    let Ok(value) = serde_json::from_str::<Value>(json.trim()) else { return };
    let mut left = vec![value];
    let mut looked = 0;
    while let Some(value) = left.pop() {
        looked += 1;
        if looked > MOST_OBJECTS {
            return;
        }
        match value {
            Value::Array(list) => left.extend(list.into_iter().rev()),
            Value::Object(map) => {
                if let (Some(Value::String(id)), Some(name)) = (map.get("@id"), map.get("name")) {
                    named.insert(id.clone(), words_of(name));
                }
                let types = map.get("@type").map(list_of).unwrap_or_default();
                if types.iter().any(|name| ARTICLES.contains(&name.as_str())) {
                    said.extend(map.into_iter().map(|(name, value)| (format!("ld:{name}"), value)));
                } else {
                    left.extend(map.into_iter().filter(|(name, _)| name == "@graph").map(|(_, value)| value));
                }
            }
            _ => {}
        }
    }
}

/// `itemprop` of visible elements: an author's name, a day of publication.
fn microdata(tree: &Tree, at: usize, said: &mut Vec<(String, Value)>) {
    let node = &tree.nodes[at];
    let author = node.attribute("rel").split_whitespace().any(|rel| rel.eq_ignore_ascii_case("author"));
    match node.attribute("itemprop").to_ascii_lowercase().as_str() {
        "author" => {}
        "datepublished" => {
            let given = [node.attribute("datetime"), node.attribute("content")].into_iter().find(|v| !v.is_empty());
            let value = given.map_or_else(|| tree.text_of(at), str::to_string);
            said.push(("item:datepublished".into(), value.into()));
            return;
        }
        _ if author => {}
        _ => return,
    }
    let name = tree.text_of(at);
    if (2..=5).contains(&name.split_whitespace().count()) {
        said.push(("item:author".into(), name.into()));
    }
}
