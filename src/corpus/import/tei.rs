//! TEI XML: texts with their headers. A corpus of several is read article by article.

use serde_json::Value;

use super::draft::{Block, Draft};
use super::fields::date;
use super::xml::{self, Element, Node};
use super::{Batch, Format, NoiseKind, Refusal};
use crate::Error;
use crate::corpus::{Article, Basis, Role};

const NAME: &str = "TEI";

/// Reads every `TEI` element of a document.
pub(super) fn read(text: &str) -> Result<Batch, Error> {
    let root = xml::parse(text, NAME)?;
    let texts = if root.name == "TEI" { vec![&root] } else { root.all("TEI") };
    if texts.is_empty() {
        return Err(Error::format(NAME, format!("its first element is <{}>, and there is no <TEI> in it", root.name)));
    }
    let mut batch = Batch::of(Format::Tei);
    for (at, element) in texts.into_iter().enumerate() {
        match article(element) {
            Ok(draft) => batch.drafts.push(draft),
            Err(error) => batch.refused.push(Refusal { place: format!("text {}", at + 1), error }),
        }
    }
    Ok(batch)
}

fn article(tei: &Element) -> Result<Draft, Error> {
    let mut blocks = Vec::new();
    if let Some(text) = tei.find(&["text"]) {
        for part in text.elements().filter(|part| matches!(part.name.as_str(), "front" | "body" | "back" | "group")) {
            collect(part, &mut blocks);
        }
    }
    let mut draft = Draft::of_blocks(blocks)?;
    draft.cleaned = false;
    draft.article = tei.find(&["teiHeader"]).map(header).unwrap_or_default();
    let id = tei.attribute("id");
    if !id.is_empty() && id.len() <= 200 && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b)) {
        draft.article.id = id.to_string();
    }
    Ok(draft)
}

/// The fields of an article that a header gives.
fn header(header: &Element) -> Article {
    let description = ["fileDesc"];
    let at = |path: &[&str]| header.text_at(&[&description[..], path].concat());
    let first = |paths: &[&[&str]]| paths.iter().map(|path| at(path)).find(|text| !text.is_empty()).unwrap_or_default();
    let mut article = Article {
        title: at(&["titleStmt", "title"]),
        author: at(&["titleStmt", "author"]),
        source: first(&[
            &["sourceDesc", "bibl", "publisher"],
            &["sourceDesc", "biblStruct", "monogr", "title"],
            &["sourceDesc", "bibl", "title"],
            &["publicationStmt", "publisher"],
        ]),
        url: first(&[&["sourceDesc", "bibl", "ref"], &["sourceDesc", "bibl", "idno"], &["publicationStmt", "idno"]]),
        dateline: first(&[&["sourceDesc", "bibl", "pubPlace"], &["publicationStmt", "pubPlace"]]),
        tags: header.all("term").iter().map(|term| xml::collapse(&term.text())).collect(),
        ..Article::default()
    };
    let is_web = article.url.starts_with("http://") || article.url.starts_with("https://");
    if !is_web && !article.url.is_empty() {
        article.extra.insert("idno".into(), std::mem::take(&mut article.url).into());
    }
    let dated = [
        &["fileDesc", "sourceDesc", "bibl", "date"][..],
        &["fileDesc", "sourceDesc", "biblStruct", "monogr", "imprint", "date"],
        &["profileDesc", "creation", "date"],
        &["fileDesc", "publicationStmt", "date"],
    ];
    article.date = dated.iter().find_map(|path| {
        let element = header.find(path)?;
        let words = xml::collapse(&element.text());
        let when = match (element.attribute("when"), element.attribute("from"), element.attribute("to")) {
            ("", from, to) if !from.is_empty() && !to.is_empty() => format!("{from}/{to}"),
            ("", ..) => words.clone(),
            (when, ..) => when.to_string(),
        };
        let mut found = date(&when, Basis::Given)?;
        found.evidence = words;
        Some(found)
    });
    // Fields that TEI has no place for.
    let kept = header.all("xenoData").into_iter().find(|data| data.attribute("type") == "application/json");
    if let Some(Ok(Value::Object(fields))) = kept.map(|data| serde_json::from_str::<Value>(&data.text())) {
        article.extra.extend(fields.into_iter().map(|(name, value)| (super::fields::free_name(name), value)));
    }
    article
}

/// Blocks of a text in their order.
fn collect(element: &Element, blocks: &mut Vec<Block>) {
    let role = match element.name.as_str() {
        "head" => Some(Role::Heading),
        "figDesc" => Some(Role::Caption),
        "p" | "l" | "ab" | "item" | "note" | "byline" | "dateline" | "signed" | "cell" | "speaker" | "label"
        | "trailer" | "opener" | "closer" | "salute" | "docTitle" | "titlePart" => Some(Role::Body),
        _ => None,
    };
    let Some(role) = role else {
        return element.elements().for_each(|child| collect(child, blocks));
    };
    let mut inner = Vec::new();
    let mut text = String::new();
    write(element, &mut text, &mut inner);
    let mut block = Block::new(role, xml::collapse(&text));
    if element.attribute("type") == "noise" {
        let kind = NoiseKind::from_name(element.attribute("subtype"));
        block.mark = kind.map(|kind| (kind, "marked as noise in the file"));
    } else if element.attribute("type") == "caption" {
        block.role = Role::Caption;
    }
    blocks.push(block);
    blocks.append(&mut inner);
}

/// Writes the text of a block; notes and blocks inside it become blocks behind it.
fn write(element: &Element, out: &mut String, inner: &mut Vec<Block>) {
    for node in &element.children {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Element(child) => match child.name.as_str() {
                "note" | "list" | "lg" | "table" | "figure" | "p" | "item" => collect(child, inner),
                // The reading that an editor replaced, and marks that no reader sees.
                "sic" | "orig" | "abbr" if element.name == "choice" => {}
                "fw" | "gap" | "pb" | "milestone" => {}
                "lb" | "cb" => out.push(' '),
                _ => write(child, out, inner),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_and_blocks() {
        let xml = "<?xml version='1.0'?><TEI xmlns='http://www.tei-c.org/ns/1.0' xml:id='a1'><teiHeader><fileDesc>
            <titleStmt><title>رحلة</title><author>رنا حسن</author></titleStmt><publicationStmt><publisher>دار</publisher>
            <date when='1911-03'>آذار 1911</date></publicationStmt><sourceDesc><p>x</p></sourceDesc></fileDesc></teiHeader>
            <text><body><div><head>الباب الأول</head><p>خرجنا <choice><sic>صبحا</sic><corr>صباحا</corr></choice> من
            <lb/>البلد<note>هامش</note> ومشينا.</p><lg><l>بيت أول</l><l>بيت ثان</l></lg></div></body></text></TEI>";
        let batch = read(xml).unwrap();
        let article = batch.drafts[0].clone().conclude().article;
        assert_eq!((article.id.as_str(), article.title.as_str()), ("a1", "رحلة"));
        assert_eq!((article.author.as_str(), article.source.as_str()), ("رنا حسن", "دار"));
        assert_eq!(article.date.map(|date| (date.value, date.evidence)), Some(("1911-03".into(), "آذار 1911".into())));
        let found: Vec<_> = article.paragraphs.iter().map(|p| (p.role, p.text.as_str())).collect();
        let expected = [
            (Role::Heading, "الباب الأول"),
            (Role::Body, "خرجنا صباحا من البلد ومشينا."),
            (Role::Body, "هامش"),
            (Role::Body, "بيت أول"),
            (Role::Body, "بيت ثان"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_corpus_of_several_texts() {
        let one = |text: &str| format!("<TEI><teiHeader/><text><body><p>{text}</p></body></text></TEI>");
        let xml = format!("<teiCorpus><teiHeader/>{}{}{}</teiCorpus>", one("خبر"), one(" "), one("نبأ"));
        let batch = read(&xml).unwrap();
        assert_eq!((batch.drafts.len(), batch.refused[0].place.as_str()), (2, "text 2"));
        assert!(matches!(read("<feed/>"), Err(Error::Format { .. })));
    }
}
