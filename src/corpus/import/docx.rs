//! DOCX: paragraphs of a word processor's document with what its styles call them.

use std::collections::{HashMap, HashSet};

use super::archive::Archive;
use super::draft::{Block, Draft};
use super::xml::{self, Element, Node};
use super::{About, Batch, Format, Note, Refusal, byline, names};
use crate::Error;
use crate::corpus::Role;

const NAME: &str = "DOCX";

/// Reads a document.
pub(super) fn read(bytes: &[u8]) -> Result<Batch, Error> {
    let mut archive = Archive::open(bytes, NAME)?;
    let place = main_part(&mut archive)?;
    let Some(document) = archive.text(&place)? else {
        return Err(Error::format(NAME, format!("there is no {place} in it: it is no document")));
    };
    let styles = archive.text("word/styles.xml")?.and_then(|text| xml::parse(&text, NAME).ok());
    let mut reader =
        Reader { styles: style_names(styles.as_ref()), hiding: hiding(styles.as_ref()), ..Reader::default() };
    let document = parse(&document)?;
    reader.read(document.find(&["body"]).unwrap_or(&document));
    let mut refused = Vec::new();
    for place in ["word/footnotes.xml", "word/endnotes.xml"] {
        let notes = archive.text(place).and_then(|text| text.map(|text| parse(&text)).transpose());
        match notes {
            Ok(notes) => notes.iter().for_each(|notes| reader.read(notes)),
            Err(error @ Error::TooLarge { .. }) => return Err(error),
            Err(error) => refused.push(Refusal { place: place.to_string(), error }),
        }
    }
    let properties = archive.text("docProps/core.xml")?.and_then(|text| xml::parse(&text, NAME).ok());
    let mut draft = Draft::of_blocks(reader.blocks)?;
    if let Some(properties) = properties {
        with_properties(&mut draft, &properties, &reader.title);
    }
    if draft.article.title.is_empty() && !reader.title.is_empty() {
        draft.notes.push(Note::of_file(About::Title, &reader.title, "the paragraph in the style for titles"));
        draft.article.title = reader.title;
    }
    Ok(Batch { drafts: vec![draft], refused, ..Batch::of(Format::Docx) })
}

/// Where the archive says that its text is; where nearly every program puts it, if it says nothing.
fn main_part(archive: &mut Archive<'_>) -> Result<String, Error> {
    let usual = "word/document.xml";
    let listed = archive.text("_rels/.rels")?.and_then(|text| xml::parse(&text, NAME).ok());
    let main = |part: &&Element| part.attribute("Type").ends_with("/officeDocument");
    let named = listed.as_ref().and_then(|list| list.elements().find(main));
    Ok(named.map_or(usual, |part| part.attribute("Target").trim_start_matches('/')).to_string())
}

/// A part of a document, with one of the alternatives where it gives several for different programs.
fn parse(text: &str) -> Result<Element, Error> {
    let mut root = xml::parse(text, NAME)?;
    choose(&mut root);
    Ok(root)
}

/// Leaves the first alternative, which is the best; the fallback stands behind the others.
fn choose(element: &mut Element) {
    if element.name == "AlternateContent" {
        element.children.retain(|node| matches!(node, Node::Element(_)));
        element.children.truncate(1);
    }
    for node in &mut element.children {
        if let Node::Element(child) = node {
            choose(child);
        }
    }
}

/// Fills in what the document says of itself. Its title is often that of the template, and its creator the name of an
/// account: the first is taken only without a styled title, the second only if it can be a person.
fn with_properties(draft: &mut Draft, properties: &Element, styled: &str) {
    let title = properties.text_at(&["title"]);
    let arabic = |text: &str| text.chars().any(|c| ('\u{620}'..='\u{64A}').contains(&c));
    if styled.is_empty() && arabic(&title) {
        draft.notes.push(Note::of_file(About::Title, &title, "the document's properties"));
        draft.article.title = title;
    }
    let creator = properties.text_at(&["creator"]);
    if names::is_person(&byline::folded(&creator)) {
        draft.notes.push(Note::of_file(About::Author, &creator, "the document's properties"));
        draft.article.author = creator;
    } else if !creator.is_empty() {
        draft.article.extra.insert("creator".into(), creator.into());
    }
    draft.article.tags = super::fields::list_of(&properties.text_at(&["keywords"]).into());
}

/// What styles are called, by their ids: ids are translated with the program, names are not.
fn style_names(styles: Option<&Element>) -> HashMap<String, String> {
    let all = styles.into_iter().flat_map(Element::elements).filter(|element| element.name == "style");
    all.map(|style| {
        let name = style.find(&["name"]).map_or("", |name| name.attribute("val"));
        (style.attribute("styleId").to_string(), name.to_ascii_lowercase())
    })
    .collect()
}

/// The ids of styles that hide their text, by themselves or by the style that they are based on.
fn hiding(styles: Option<&Element>) -> HashSet<String> {
    let all: Vec<&Element> =
        styles.into_iter().flat_map(Element::elements).filter(|element| element.name == "style").collect();
    let mut hiding = HashSet::new();
    // Once more for every style that a chain of styles may be long.
    for _ in 0..all.len().min(LONGEST_CHAIN) {
        let before = hiding.len();
        for style in &all {
            let base = style.find(&["basedOn"]).map_or("", |base| base.attribute("val"));
            if vanishes(style).unwrap_or_else(|| hiding.contains(base)) {
                hiding.insert(style.attribute("styleId").to_string());
            }
        }
        if hiding.len() == before {
            break;
        }
    }
    hiding
}

/// Styles based on each other that are followed.
const LONGEST_CHAIN: usize = 20;

/// Whether a run or a style says that its text is hidden, or that it is not.
fn vanishes(element: &Element) -> Option<bool> {
    let said = element.find(&["rPr", "vanish"])?;
    Some(!matches!(said.attribute("val"), "0" | "false" | "off"))
}

/// Whether the end of a paragraph was deleted, or moved away, by somebody whose changes are still marked.
fn has_no_end(paragraph: &Element) -> bool {
    ["del", "moveFrom"].iter().any(|change| paragraph.find(&["pPr", "rPr", change]).is_some())
}

#[derive(Default)]
struct Reader {
    styles: HashMap<String, String>,
    /// Styles that hide their text.
    hiding: HashSet<String>,
    blocks: Vec<Block>,
    title: String,
    /// Text of paragraphs whose ends were deleted: the next one goes on with it.
    begun: String,
}

impl Reader {
    /// Reads the paragraphs inside an element; the depth is limited by the parser.
    fn read(&mut self, element: &Element) {
        self.end_begun();
        for child in element.elements() {
            match child.name.as_str() {
                "p" => self.paragraph(child),
                "tr" => self.row(child),
                // What was deleted, and how pages look.
                "del" | "moveFrom" | "sectPr" => {}
                _ => self.read(child),
            }
        }
        self.end_begun();
    }

    /// Nothing goes on with what the last paragraph began.
    fn end_begun(&mut self) {
        let text = std::mem::take(&mut self.begun);
        self.end_paragraph(&text, (Role::Body, false));
    }

    fn paragraph(&mut self, paragraph: &Element) {
        let mut text = std::mem::take(&mut self.begun);
        self.write(paragraph, false, &mut text);
        if has_no_end(paragraph) {
            self.boxes(paragraph);
            self.begun = text;
        } else {
            self.end_paragraph(&text, self.role(paragraph));
            self.boxes(paragraph);
        }
    }

    fn end_paragraph(&mut self, text: &str, role: (Role, bool)) {
        if role == (Role::Heading, true) && self.title.is_empty() {
            self.title = text.trim().to_string();
        }
        let lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
        self.blocks.extend(lines.map(|line| Block::new(role.0, line)));
    }

    /// Text boxes hold paragraphs of their own.
    fn boxes(&mut self, around: &Element) {
        for inner in around.all("txbxContent") {
            self.read(inner);
        }
    }

    /// Cells of a row, set apart by tabs; cells with paragraphs in them lay out a page, and are read one by one.
    fn row(&mut self, row: &Element) {
        let written = |paragraph: &&Element| {
            let mut text = String::new();
            self.write(paragraph, false, &mut text);
            !text.trim().is_empty()
        };
        let several = |cell: &Element| {
            cell.elements().any(|inner| inner.name == "tbl")
                || cell.elements().filter(|p| p.name == "p").filter(written).nth(1).is_some()
        };
        let cells: Vec<&Element> = row.elements().filter(|element| element.name == "tc").collect();
        if cells.iter().any(|cell| several(cell)) {
            for cell in cells {
                self.read(cell);
            }
            return;
        }
        let cells = row.elements().filter(|element| element.name == "tc").map(|cell| {
            let mut text = String::new();
            self.write(cell, false, &mut text);
            xml::collapse(&text)
        });
        let text = cells.collect::<Vec<_>>().join("\t");
        self.blocks.push(Block::row(text.trim()));
        self.boxes(row);
    }

    /// What the style of a paragraph makes of it, and whether it is the title.
    fn role(&self, paragraph: &Element) -> (Role, bool) {
        let id = paragraph.find(&["pPr", "pStyle"]).map_or("", |style| style.attribute("val"));
        let name = self.styles.get(id).map_or_else(|| id.to_ascii_lowercase(), Clone::clone);
        match name.as_str() {
            "title" => (Role::Heading, true),
            "caption" => (Role::Caption, false),
            name if name.starts_with("heading") || name == "subtitle" => (Role::Heading, false),
            _ => (Role::Body, false),
        }
    }

    /// The text of runs that readers see; a break is a line end. `hidden`: whether the style of the paragraph hides it.
    fn write(&self, element: &Element, hidden: bool, out: &mut String) {
        let style = |path: &[&str]| element.find(path).is_some_and(|s| self.hiding.contains(s.attribute("val")));
        let hidden = match element.name.as_str() {
            "p" => style(&["pPr", "pStyle"]),
            "r" => vanishes(element).unwrap_or_else(|| hidden || style(&["rPr", "rStyle"])),
            _ => hidden,
        };
        for child in element.elements() {
            match child.name.as_str() {
                "t" | "tab" | "br" | "cr" | "noBreakHyphen" if hidden => {}
                "t" => child.children.iter().for_each(|node| {
                    if let Node::Text(text) = node {
                        out.push_str(text);
                    }
                }),
                "tab" => out.push('\t'),
                "br" | "cr" => out.push('\n'),
                "noBreakHyphen" => out.push('\u{2011}'),
                "pPr" | "rPr" | "del" | "moveFrom" | "instrText" | "txbxContent" => {}
                "p" => {
                    self.write(child, hidden, out);
                    if !has_no_end(child) {
                        out.push('\n');
                    }
                }
                _ => self.write(child, hidden, out),
            }
        }
    }
}
