//! XML → a tree of elements by their local names. Entities that a document defines are not expanded: an entity that
//! XML does not know stays as it is printed.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::Error;

/// Elements nested deeper are refused.
const DEEPEST: usize = 300;

/// An element: its name without prefix, its attributes and what stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// The value of an attribute by its name without prefix; empty if there is none.
    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// The elements right inside.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element that a path of names leads to.
    pub(super) fn find(&self, path: &[&str]) -> Option<&Element> {
        match path {
            [] => Some(self),
            [first, rest @ ..] => {
                self.elements().filter(|element| element.name == *first).find_map(|element| element.find(rest))
            }
        }
    }

    /// Every element with a name, however deep, in the document's order; not those inside one another.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> Vec<&'a Element> {
        let mut found = Vec::new();
        for element in self.elements() {
            if element.name == name {
                found.push(element);
            } else {
                found.extend(element.all(name));
            }
        }
        found
    }

    /// All text inside.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.write_text(&mut text);
        text
    }

    fn write_text(&self, out: &mut String) {
        for node in &self.children {
            match node {
                Node::Element(element) => element.write_text(out),
                Node::Text(text) => out.push_str(text),
            }
        }
    }

    /// The text of the element that a path leads to, white space collapsed; empty if there is none.
    pub(super) fn text_at(&self, path: &[&str]) -> String {
        self.find(path).map_or(String::new(), |element| collapse(&element.text()))
    }
}

/// Runs of white space become one space, none at the ends.
pub(super) fn collapse(text: &str) -> String {
    text.split([' ', '\t', '\n', '\r']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Parses a document; `format` is what errors call it.
pub(super) fn parse(text: &str, format: &'static str) -> Result<Element, Error> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element::default()];
    loop {
        let at = reader.buffer_position();
        let wrong = |what: String| {
            let before = text.get(..usize::try_from(at).unwrap_or(0)).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            Error::format(format, format!("line {line}: {what}"))
        };
        match reader.read_event().map_err(|error| wrong(error.to_string()))? {
            Event::Start(tag) => {
                if open.len() > DEEPEST {
                    return Err(wrong(format!("elements are nested more than {DEEPEST} deep")));
                }
                open.push(element(&tag));
            }
            Event::Empty(tag) => add(&mut open, Node::Element(element(&tag))),
            Event::End(_) => {
                let Some(done) = open.pop().filter(|_| !open.is_empty()) else {
                    return Err(wrong("an element is closed that was not opened".into()));
                };
                add(&mut open, Node::Element(done));
            }
            Event::Text(text) => add_text(&mut open, &text.xml10_content()),
            Event::CData(text) => add_text(&mut open, &text.xml10_content()),
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().ok().flatten().map(String::from);
                let name = reference.xml10_content();
                add_text(&mut open, &character.unwrap_or_else(|| entity(&name)));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    match (open.pop(), open.is_empty()) {
        (Some(root), true) => {
            let mut elements = root.elements();
            let first = elements.next().ok_or_else(|| Error::format(format, "there is no element in it"))?;
            match elements.next() {
                None => Ok(first.clone()),
                Some(second) => Err(Error::format(format, format!("<{}> stands behind its end", second.name))),
            }
        }
        (Some(unclosed), false) => {
            Err(Error::format(format, format!("<{}> is not closed: the file is incomplete", unclosed.name)))
        }
        (None, _) => Err(Error::format(format, "it is not well formed")),
    }
}

fn element(tag: &BytesStart<'_>) -> Element {
    let local = |name: &str| name.rsplit(':').next().unwrap_or(name).to_string();
    let mut attributes = tag.attributes();
    let attributes = attributes.with_checks(false).flatten().map(|attribute| {
        let raw: &str = attribute.value.as_ref();
        let value = quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_string(), std::borrow::Cow::into_owned);
        (local(attribute.key.as_ref()), value)
    });
    Element { name: local(tag.name().as_ref()), attributes: attributes.collect(), children: Vec::new() }
}

fn add(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}

/// Texts beside each other are one.
fn add_text(open: &mut [Element], text: &str) {
    let Some(parent) = open.last_mut() else { return };
    match parent.children.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => parent.children.push(Node::Text(text.to_string())),
    }
}

/// The entities that XML knows, and the one that everybody uses.
fn entity(name: &str) -> String {
    match name {
        "amp" => "&".into(),
        "lt" => "<".into(),
        "gt" => ">".into(),
        "quot" => "\"".into(),
        "apos" => "'".into(),
        "nbsp" => "\u{A0}".into(),
        other => format!("&{other};"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_texts_and_entities() {
        let xml = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x 'y'>]><w:a w:id='1&amp;2'><b>ا&amp;&#1576;&x;<!-- ب --></b><c/>\n<![CDATA[<ج>]]></w:a>";
        let root = parse(xml, "XML").unwrap();
        assert_eq!((root.name.as_str(), root.attribute("id")), ("a", "1&2"));
        assert_eq!(root.text_at(&["b"]), "ا&ب&x;");
        assert_eq!(collapse(&root.text()), "ا&ب&x; <ج>");
        assert_eq!(root.elements().count(), 2);
    }

    #[test]
    fn documents_that_are_not_well_formed_are_refused() {
        let deep = "<a>".repeat(400);
        let laughs = "<!DOCTYPE a [<!ENTITY l 'ههه'><!ENTITY m '&l;&l;&l;'>]><a>&m;</a>";
        assert_eq!(parse(laughs, "XML").unwrap().text(), "&m;");
        for (xml, told) in [
            ("<a><b></a>", "line 1"),
            ("<a>\n<b>", "not closed"),
            ("", "no element"),
            (&deep, "deep"),
            ("</a>", "line 1"),
        ] {
            let error = parse(xml, "XML").unwrap_err().to_string();
            assert!(error.contains(told), "{xml}: {error}");
        }
    }
}
