//! HTML → elements and texts in the order of the page.
//!
//! The tokeniser is that of a browser; the tree is not. It needs only to know what stands inside what, whatever the
//! page forgot to close, in time that grows with the page and no faster: elements nested too deep join the one above.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

/// Elements nested deeper are part of the one at this depth.
const DEEPEST: usize = 200;

/// Bytes of a page that are looked at for what tells XHTML.
const HEAD: usize = 1024;

/// An element or a text, and the element that it stands in.
#[derive(Debug)]
pub(super) struct Node {
    /// Index of the element around it; the root is its own.
    pub(super) parent: usize,
    /// The element's name in small letters; empty for a text.
    pub(super) tag: String,
    attributes: Vec<(String, String)>,
    /// What a text says.
    pub(super) text: String,
}

impl Node {
    /// The value of an attribute, empty if there is none.
    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Whether there is such an attribute, empty or not.
    pub(super) fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(key, _)| key == name)
    }
}

/// The nodes of a page, each behind the element that it stands in; the first is the root.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
}

impl Tree {
    pub(super) fn parse(html: &str) -> Self {
        let head = crate::corpus::import::page::head(html, HEAD);
        let xhtml =
            head.trim_start_matches('\u{FEFF}').starts_with("<?xml") || head.contains("http://www.w3.org/1999/xhtml");
        let sink = Sink { state: RefCell::new(State::new(xhtml)) };
        let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
        let input = BufferQueue::default();
        input.push_back(StrTendril::from_slice(html));
        // A script asks to be run; it is not.
        while !input.is_empty() {
            let _ = tokenizer.feed(&input);
        }
        tokenizer.end();
        Self { nodes: tokenizer.sink.state.into_inner().nodes }
    }

    /// The elements around a node, the nearest first, the root last.
    pub(super) fn around(&self, at: usize) -> impl Iterator<Item = usize> {
        let mut here = at;
        std::iter::from_fn(move || {
            let parent = self.nodes[here].parent;
            let inner = parent != here;
            here = parent;
            inner.then_some(parent)
        })
    }

    /// All text inside an element, white space collapsed.
    pub(super) fn text_of(&self, element: usize) -> String {
        let inside = (element + 1..self.nodes.len()).take_while(|&at| self.around(at).any(|outer| outer == element));
        let text: String = inside.map(|at| self.nodes[at].text.as_str()).collect();
        super::collapse(&text)
    }
}

struct Sink {
    state: RefCell<State>,
}

struct State {
    nodes: Vec<Node>,
    /// The open elements, the root first.
    open: Vec<usize>,
    /// Whether a slash closes any element: `<title/>`, `<a id="p1"/>`.
    xhtml: bool,
}

impl State {
    fn new(xhtml: bool) -> Self {
        let root = Node { parent: 0, tag: "#root".into(), attributes: Vec::new(), text: String::new() };
        Self { nodes: vec![root], open: vec![0], xhtml }
    }

    fn top(&self) -> usize {
        self.open.last().copied().unwrap_or(0)
    }

    fn tag(&self, at: usize) -> &str {
        &self.nodes[at].tag
    }

    fn start(&mut self, tag: &Tag) {
        let name = tag.name.to_string();
        if !is_of_head(&name) {
            self.end_head();
        }
        self.close_implied(&name);
        let attribute = |a: &html5ever::Attribute| (a.name.local.to_string(), a.value.to_string());
        let node = Node {
            parent: self.top(),
            attributes: tag.attrs.iter().map(attribute).collect(),
            text: String::new(),
            tag: name,
        };
        let void = is_void(&node.tag) || (tag.self_closing && (self.xhtml || is_foreign(&node.tag)));
        self.nodes.push(node);
        if !void && self.open.len() < DEEPEST {
            self.open.push(self.nodes.len() - 1);
        }
    }

    /// Closes the head, which many pages forget.
    fn end_head(&mut self) {
        if self.tag(self.top()) == "head" {
            self.open.pop();
        }
    }

    /// Closes what the start of an element ends: a paragraph before a block, an item before the next.
    fn close_implied(&mut self, name: &str) {
        let (closed, bounds): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tr" => (&["tr"], &["table", "tbody", "thead", "tfoot"]),
            "option" => (&["option"], &["select"]),
            name if super::is_block(name) => (&["p"], &["button", "table", "td", "object"]),
            _ => return,
        };
        let found = self.open.iter().rposition(|&at| {
            let tag = self.tag(at);
            // What is not shown has an order of its own.
            closed.contains(&tag) || bounds.contains(&tag) || is_apart(tag)
        });
        if let Some(at) = found.filter(|&at| closed.contains(&self.tag(self.open[at]))) {
            self.open.truncate(at);
        }
    }

    fn end(&mut self, name: &str) {
        if let Some(at) = self.open.iter().skip(1).rposition(|&at| self.tag(at) == name) {
            // The end of an inline element does not end the block around it.
            let crossed = self.open[at + 2..].iter().any(|&at| super::is_block(self.tag(at)));
            if super::is_block(name) || is_apart(name) || !crossed {
                self.open.truncate(at + 1);
            }
        }
    }

    fn text(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.end_head();
        }
        let parent = self.top();
        if let Some(last) = self.nodes.last_mut().filter(|last| last.tag.is_empty() && last.parent == parent) {
            last.text.push_str(text);
            return;
        }
        self.nodes.push(Node { parent, tag: String::new(), attributes: Vec::new(), text: text.to_string() });
    }
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match token {
            Token::CharacterTokens(text) => state.text(&text),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                state.start(&tag);
                if let Some(kind) = raw(&tag.name).filter(|_| !(state.xhtml && tag.self_closing)) {
                    return TokenSinkResult::RawData(kind);
                }
            }
            Token::TagToken(tag) => state.end(&tag.name),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// How the tokeniser is to read the inside of an element that holds no markup.
fn raw(tag: &str) -> Option<RawKind> {
    match tag {
        "script" => Some(RawKind::ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
        "title" | "textarea" => Some(RawKind::Rcdata),
        _ => None,
    }
}

/// Elements that hold a piece of a page that is not shown, with blocks of its own.
fn is_apart(tag: &str) -> bool {
    matches!(tag, "template" | "noscript" | "object" | "svg" | "math" | "canvas" | "audio" | "select")
}

/// Elements that the head of a page may hold; at any other the page's body has begun.
fn is_of_head(tag: &str) -> bool {
    #[rustfmt::skip] // words side by side
    const HEAD: [&str; 10] = [
        "title", "meta", "link", "script", "style", "base", "noscript", "template", "basefont", "bgsound",
    ];
    HEAD.contains(&tag)
}

fn is_void(tag: &str) -> bool {
    #[rustfmt::skip] // words side by side
    const VOID: [&str; 14] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param",
    ];
    VOID.contains(&tag)
}

/// Elements that a slash closes, because they are not HTML's.
fn is_foreign(tag: &str) -> bool {
    matches!(tag, "path" | "svg" | "use" | "rect" | "circle" | "g") || tag.contains(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every text with the elements around it.
    fn shown(html: &str) -> Vec<String> {
        let tree = Tree::parse(html);
        let texts = (0..tree.nodes.len()).filter(|&at| !tree.nodes[at].text.trim().is_empty());
        let path = |at: usize| tree.around(at).map(|at| tree.nodes[at].tag.clone()).collect::<Vec<_>>();
        texts
            .map(|at| {
                let mut path = path(at);
                path.pop();
                path.reverse();
                format!("{}:{}", path.join("/"), tree.nodes[at].text.trim())
            })
            .collect()
    }

    #[test]
    fn what_stands_in_what() {
        let table: &[(&str, &[&str])] = &[
            ("<p>ا<b>ب</b>ج</p>د", &["p:ا", "p/b:ب", "p:ج", ":د"]),
            ("<p>ا<p>ب<div>ج</div>", &["p:ا", "p:ب", "div:ج"]),
            ("<ul><li>ا<li>ب</ul>ج", &["ul/li:ا", "ul/li:ب", ":ج"]),
            ("<table><tr><td>ا<td>ب<tr><td>ج</table>", &["table/tr/td:ا", "table/tr/td:ب", "table/tr/td:ج"]),
            ("<div><b>ا</div>ب</b>", &["div/b:ا", ":ب"]),
            ("</div></p>ا", &[":ا"]),
            ("<br/>ا<img src=x>ب&amp;&lt;p&gt;", &[":ا", ":ب&<p>"]),
            ("<p>ا<template><p>ب</template>ج", &["p:ا", "p/template/p:ب", "p:ج"]),
            ("<noscript><div><p>ا</noscript>ب", &["noscript/div/p:ا", ":ب"]),
            (
                "<html><head><title>ا</title><meta name=x><noscript><p>ب</noscript><body><p>ج",
                &["html/head/title:ا", "html/head/noscript/p:ب", "html/body/p:ج"],
            ),
            ("<head><link href=x>ا<p>ب", &[":ا", "p:ب"]),
            (
                "<?xml version='1.0'?><html><head><title/><script src='x'/></head><p>ا<a id='p'/>ب",
                &["html/p:ا", "html/p:ب"],
            ),
            ("<script>if (a<b) '</p>'</script>ا", &["script:if (a<b) '</p>'", ":ا"]),
            ("<title>ا <b>ب</title>ج", &["title:ا <b>ب", ":ج"]),
        ];
        for (html, expected) in table {
            assert_eq!(shown(html), *expected, "{html}");
        }
    }

    #[test]
    fn pages_nested_without_end() {
        let html = "<div><b>".repeat(100_000) + "آخر";
        let tree = Tree::parse(&html);
        let last = tree.nodes.len() - 1;
        assert_eq!(tree.nodes[last].text, "آخر");
        assert!(tree.around(last).count() <= DEEPEST);
    }
}
