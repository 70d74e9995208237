//! TEI XML: texts with their headers. A corpus of several is read article by article.

use std::mem;

use serde_json::{Map, Value};

use super::draft::{Block, Draft};
use super::fields::{date, free_name_of_corpus};
use super::xml::{self, Element, Node};
use super::{Batch, Format, NoiseKind, Refusal};
use crate::Error;
use crate::corpus::{Article, Basis, Corpus, Role};

const NAME: &str = "TEI";

/// What stands in the header where this program has nothing to say of a corpus.
pub(in crate::corpus) const UNSAID: &str = "Written by kashshaf.";

/// Reads every `TEI` element of a document.
pub(super) fn read(text: &str) -> Result<Batch, Error> {
    let root = xml::parse(text, NAME)?;
    let mut texts = Vec::new();
    documents(&root, &mut texts);
    if texts.is_empty() {
        return Err(Error::format(NAME, format!("its first element is <{}>, and there is no <TEI> in it", root.name)));
    }
    let mut batch = Batch::of(Format::Tei);
    batch.corpus = collection(&root);
    for (at, element) in texts.into_iter().enumerate() {
        match article(element) {
            Ok(draft) => batch.drafts.push(draft),
            Err(error) => batch.refused.push(Refusal { place: format!("text {}", at + 1), error }),
        }
    }
    Ok(batch)
}

/// What the header of a corpus of several texts says of all of them.
fn collection(root: &Element) -> Option<Corpus> {
    if !matches!(root.name.as_str(), "teiCorpus" | "teiCorpus.2") {
        return None;
    }
    let header = root.find(&["teiHeader"])?;
    let mut corpus = Corpus::new(header.text_at(&["fileDesc", "titleStmt", "title"]));
    let language = root.attribute("lang");
    if !language.is_empty() {
        corpus.language = language.to_string();
    }
    let about =
        [&["fileDesc", "publicationStmt", "p"][..], &["encodingDesc", "projectDesc"], &["profileDesc", "abstract"]];
    let about = about.into_iter().map(|path| header.text_at(path)).find(|text| !text.is_empty() && text != UNSAID);
    corpus.about = about.unwrap_or_default();
    keep(header, &mut corpus.extra);
    keep_text(header, "author", &["titleStmt", "author"], &mut corpus.extra);
    keep_text(header, "publisher", &["publicationStmt", "publisher"], &mut corpus.extra);
    keep_text(header, "date", &["publicationStmt", "date"], &mut corpus.extra);
    corpus.extra.extend(kept(header).into_iter().map(|(name, value)| (free_name_of_corpus(name), value)));
    Some(corpus)
}

/// Keeps what a header says that has no field of its own.
fn keep(header: &Element, extra: &mut Map<String, Value>) {
    keep_text(header, "editor", &["titleStmt", "editor"], extra);
    keep_text(header, "licence", &["publicationStmt", "availability"], extra);
    let target = header.find(&["fileDesc", "publicationStmt", "availability", "licence"]);
    let target = target.map_or("", |licence| licence.attribute("target"));
    if !target.is_empty() {
        extra.insert("licence_url".into(), target.into());
    }
}

fn keep_text(header: &Element, name: &str, path: &[&str], extra: &mut Map<String, Value>) {
    let text = header.text_at(&[&["fileDesc"], path].concat());
    if !text.is_empty() {
        extra.insert(name.into(), text.into());
    }
}

/// What this program keeps in a header as JSON.
fn kept(header: &Element) -> Map<String, Value> {
    let kept = header.all("xenoData").into_iter().find(|data| data.attribute("type") == "application/json");
    match kept.map(|data| serde_json::from_str(&data.text())) {
        Some(Ok(Value::Object(fields))) => fields,
        _ => Map::new(),
    }
}

/// Every `TEI` element, those inside one another as well, and that of older versions.
fn documents<'a>(element: &'a Element, found: &mut Vec<&'a Element>) {
    if matches!(element.name.as_str(), "TEI" | "TEI.2") {
        found.push(element);
    }
    element.elements().for_each(|child| documents(child, found));
}

fn article(tei: &Element) -> Result<Draft, Error> {
    let mut blocks = Vec::new();
    let all = |name: &'static str| tei.elements().filter(move |element| element.name == name);
    all("text").for_each(|text| collect(text, &mut blocks));
    if blocks.iter().all(|block| block.text.is_empty()) {
        // A manuscript line by line, without a text that somebody made of it.
        let lines = all("sourceDoc").flat_map(|source| source.all("line"));
        blocks.extend(lines.map(|line| Block::new(Role::Body, collapse(&line.text()))));
    }
    // This program writes an article's id twice: in the name, there may be a line before it that XML asks for.
    let (name, number) = (tei.attribute("id"), tei.attribute("n"));
    let is_own = !number.is_empty() && name.strip_prefix('_').unwrap_or(name) == number;
    let mut draft = if is_own { Draft::of_own(blocks) } else { Draft::of_blocks(blocks)? };
    draft.cleaned = false;
    draft.article = tei.find(&["teiHeader"]).map(header).unwrap_or_default();
    let id = if is_own { number } else { name };
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
        let basis = match element.attribute("type") {
            "printed" => Basis::Printed,
            "inferred" => Basis::Inferred,
            _ => Basis::Given,
        };
        let mut found = date(&when, basis)?;
        found.evidence = words;
        Some(found)
    });
    keep(header, &mut article.extra);
    // Fields that TEI has no place for.
    let mut fields = kept(header);
    if let Some(Value::Object(mut own)) = fields.remove("kashshaf") {
        if let Some(value) = own.remove("kashshaf") {
            article.extra.insert("kashshaf".into(), value);
        }
        article.original = own.get("original").and_then(Value::as_str).unwrap_or_default().into();
        article.retelling = own.get("retelling").and_then(Value::as_bool).unwrap_or_default();
    }
    article.extra.extend(fields.into_iter().map(|(name, value)| (super::fields::free_name(name), value)));
    article
}

/// Elements that are a paragraph unless there are others in them.
#[rustfmt::skip] // words side by side
const OFTEN_BLOCKS: [&str; 17] = [
    "quote", "q", "said", "epigraph", "cit", "bibl", "argument", "castItem", "stage", "u", "entry", "entryFree", "docAuthor",
    "docImprint", "docDate", "docEdition", "imprimatur",
];

/// Stands for a break inside a word; the white space around it goes with it. No XML document has this character.
const JOINED: char = '\u{1}';

/// What an element always is, if it always is a paragraph.
fn role(name: &str) -> Option<Role> {
    match name {
        "head" => Some(Role::Heading),
        "figDesc" => Some(Role::Caption),
        "p" | "l" | "ab" | "item" | "note" | "byline" | "dateline" | "signed" | "cell" | "speaker" | "label"
        | "trailer" | "opener" | "closer" | "salute" | "docTitle" | "titlePart" => Some(Role::Body),
        _ => None,
    }
}

fn often_block(element: &Element) -> bool {
    OFTEN_BLOCKS.contains(&element.name.as_str())
}

/// Whether text stands right inside an element.
fn is_mixed(element: &Element) -> bool {
    element.children.iter().any(|node| matches!(node, Node::Text(text) if !text.trim().is_empty()))
}

/// Whether there are paragraphs in an element; notes are taken out of wherever they stand.
fn holds_blocks(element: &Element) -> bool {
    let paragraph = |child: &Element| child.name != "note" && role(&child.name).is_some();
    element.elements().any(|child| paragraph(child) || holds_blocks(child))
        || (!is_mixed(element) && element.elements().any(often_block))
}

/// Blocks of a text in their order.
fn collect(element: &Element, blocks: &mut Vec<Block>) {
    let reading = matches!(element.name.as_str(), "choice" | "app" | "subst");
    let alone = || (reading || often_block(element)) && !holds_blocks(element);
    let Some(role) = role(&element.name).or_else(|| alone().then_some(Role::Body)) else {
        return collect_parts(element, blocks);
    };
    let (mut text, mut inner) = (String::new(), Vec::new());
    element.children.iter().for_each(|node| write(node, element, &mut text, &mut inner));
    // Joined words are joined whatever is preserved.
    let kept = element.attribute("space") == "preserve" && !text.contains(JOINED);
    let mut block = Block::new(role, if kept { text } else { collapse(&text) });
    match element.attribute("type") {
        "noise" => {
            let kind = NoiseKind::from_name(element.attribute("subtype")).unwrap_or(NoiseKind::Widget);
            block.mark = Some((kind, "marked as noise in the file"));
        }
        "caption" => block.role = Role::Caption,
        "heading" => block.role = Role::Heading,
        _ => {}
    }
    blocks.push(block);
    blocks.append(&mut inner);
}

/// The parts of a division. Text that stands between its paragraphs is a paragraph too.
fn collect_parts(element: &Element, blocks: &mut Vec<Block>) {
    if element.name == "fw" {
        return;
    }
    let mixed = is_mixed(element);
    let is_block = |child: &Element| {
        role(&child.name).is_some() || often_block(child) || child.name.starts_with("div") || holds_blocks(child)
    };
    let (mut text, mut inner) = (String::new(), Vec::new());
    for node in &element.children {
        match node {
            Node::Element(child) if !mixed || is_block(child) => {
                blocks.push(Block::new(Role::Body, collapse(&mem::take(&mut text))));
                blocks.append(&mut inner);
                collect(child, blocks);
            }
            node => write(node, element, &mut text, &mut inner),
        }
    }
    blocks.push(Block::new(Role::Body, collapse(&text)));
    blocks.append(&mut inner);
}

/// White space collapsed, and none where a break stands inside a word.
fn collapse(text: &str) -> String {
    xml::collapse(&text.split(JOINED).map(str::trim).collect::<String>())
}

/// Writes a part of a block; notes and blocks inside it become blocks behind it.
fn write(node: &Node, parent: &Element, out: &mut String, inner: &mut Vec<Block>) {
    let child = match node {
        Node::Text(text) => return out.push_str(text),
        Node::Element(child) => child,
    };
    let inside = child.attribute("break") == "no";
    let first = |child| parent.elements().next().is_some_and(|first| std::ptr::eq(first, child));
    match child.name.as_str() {
        "note" => collect(child, inner),
        "list" | "lg" | "l" | "table" | "figure" | "p" | "item" => {
            out.push(' ');
            collect(child, inner);
        }
        // The reading that an editor replaced, those of other witnesses, and marks that no reader sees.
        "sic" | "orig" | "abbr" if parent.name == "choice" => {}
        "del" if parent.name == "subst" => {}
        "rdg" | "rdgGrp" if parent.name == "app" && !first(child) => {}
        "fw" | "gap" => {}
        "lb" | "cb" | "pb" | "milestone" if inside => out.push(JOINED),
        "pb" | "milestone" => {}
        "lb" | "cb" | "caesura" | "space" => out.push(' '),
        name => {
            child.children.iter().for_each(|node| write(node, child, out, inner));
            if matches!(name, "form" | "orth" | "gramGrp" | "sense" | "def" | "titlePart") {
                out.push(' ');
            }
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
    fn text_is_not_lost_and_words_are_not_divided() {
        let table: &[(&str, &[&str])] = &[
            ("<epigraph><quote>بيت</quote><bibl>شاعر</bibl></epigraph><p>نص</p>", &["بيت", "شاعر", "نص"]),
            ("<quote><l>صدر</l><l>عجز</l></quote>", &["صدر", "عجز"]),
            (
                "<castList><head>الأشخاص</head><castItem>علي</castItem><castItem><role>رنا</role></castItem></castList>",
                &["الأشخاص", "علي", "رنا"],
            ),
            ("<sp><speaker>علي</speaker><stage>يدخل</stage><p>قال</p></sp>", &["علي", "يدخل", "قال"]),
            ("<u who='a'><w>كيف</w> <w>الحال</w></u><said>نعم</said>", &["كيف الحال", "نعم"]),
            ("<entry><form><orth>كتب</orth></form><sense><def>خط</def></sense></entry>", &["كتب خط"]),
            ("<p>أول</p>نص <hi>حر</hi> بينهما<p>ثان</p>ثالث", &["أول", "نص حر بينهما", "ثان", "ثالث"]),
            ("<p>مق\n<lb break='no'/> سومة مق<cb break='no'/>طوعة وسطر<lb/>جديد</p>", &["مقسومة مقطوعة وسطر جديد"]),
            ("<p>و<app><lem>متن</lem><rdg>قراءة</rdg></app> و<app><rdg>أ</rdg><rdg>ب</rdg></app></p>", &["ومتن وأ"]),
            ("<p>و<subst><del>محا</del><add>زاد</add></subst></p>", &["وزاد"]),
            ("<l>صدر<caesura/>عجز<space/>تتمة</l>", &["صدر عجز تتمة"]),
            ("<fw>ترويسة</fw><div>نص <fw>ترويسة</fw> متصل<note>هامش</note></div>", &["نص متصل", "هامش"]),
        ];
        for (body, expected) in table {
            let xml = format!("<TEI><teiHeader/><text><body><div>{body}</div></body></text></TEI>");
            let article = read(&xml).unwrap().drafts[0].clone().conclude().article;
            let found: Vec<_> = article.paragraphs.iter().map(|p| p.text.as_str()).collect();
            assert_eq!(&found, expected, "{body}");
        }
    }

    #[test]
    fn texts_wherever_they_stand() {
        let table: &[(&str, &[&[&str]])] = &[
            (
                "<TEI><text><body><p>أول</p></body></text><TEI><text><body><p>ثان</p></body></text></TEI></TEI>",
                &[&["أول"], &["ثان"]],
            ),
            ("<TEI><text><body><p>أول</p></body></text><text><body><p>ثان</p></body></text></TEI>", &[&["أول", "ثان"]]),
            ("<TEI><text>أول<p>ثان</p></text></TEI>", &[&["أول", "ثان"]]),
            (
                "<TEI><text><group><text><front><p>أول</p></front><body><p>ثان</p></body></text></group></text></TEI>",
                &[&["أول", "ثان"]],
            ),
            ("<TEI.2><text><body><p>أول</p></body></text></TEI.2>", &[&["أول"]]),
            (
                "<TEI><sourceDoc><surface><line>أول</line><zone><line>ثان</line></zone></surface></sourceDoc></TEI>",
                &[&["أول", "ثان"]],
            ),
        ];
        for (xml, expected) in table {
            let drafts = read(xml).unwrap().drafts.into_iter().map(|draft| draft.conclude().article);
            let texts: Vec<Vec<String>> = drafts.map(|a| a.paragraphs.into_iter().map(|p| p.text).collect()).collect();
            assert_eq!(texts, *expected, "{xml}");
        }
        assert!(read("<TEI><text><p>أول</p></text></TEI><TEI/>").is_err(), "a second root is no XML");
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
