//! Real files of every format, made here, and files that mean harm.
#![cfg(feature = "import")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{Cursor, Write as _};

use kashshaf::Error;
use kashshaf::corpus::import::{Format, Options, read};
use kashshaf::corpus::{Article, Role};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;

const FIRST: &str =
    "وصل الوفد إلى العاصمة صباحا، والتقى عددا من المسؤولين المحليين وبحث معهم خطط ترميم المدارس قبل الشتاء.";
const SECOND: &str = "وقال رئيس البلدية إن العمل يبدأ في الأسبوع المقبل، وإن الكتب وصلت إلى القرى البعيدة كلها.";

fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn docx() -> Vec<u8> {
    let paragraph = |style: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let body = [
        paragraph("a3", "ترميم المدارس"),
        paragraph("a1", "البداية"),
        format!("<w:p><w:r><w:t xml:space=\"preserve\">{FIRST}</w:t></w:r><w:del><w:r><w:delText>محذوف</w:delText></w:r></w:del></w:p>"),
        "<w:p><w:r><w:t>سطر</w:t><w:br/><w:t>وسطر</w:t><w:instrText>PAGE</w:instrText></w:r></w:p>".into(),
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>حلب</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc></w:tr></w:tbl>".into(),
        paragraph("", SECOND),
    ];
    let document =
        format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"x\"><w:body>{}</w:body></w:document>", body.concat());
    let styles = "<w:styles xmlns:w=\"x\"><w:style w:styleId=\"a3\"><w:name w:val=\"Title\"/></w:style>\
                  <w:style w:styleId=\"a1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>";
    let core = "<cp:coreProperties xmlns:cp=\"x\" xmlns:dc=\"y\"><dc:title>Document1</dc:title>\
                <dc:creator>رنا حسن</dc:creator><cp:keywords>مدارس، تعليم</cp:keywords></cp:coreProperties>";
    archive(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &document),
        ("word/styles.xml", styles),
        ("docProps/core.xml", core),
    ])
}

/// A document with notes, and text boxes for newer and older programs.
fn docx_with_boxes() -> Vec<u8> {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let boxed = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", paragraph(text));
    let document = format!(
        "<w:document xmlns:w=\"x\" xmlns:mc=\"y\"><w:body>{}<w:p><w:r><mc:AlternateContent><mc:Choice>{}</mc:Choice>\
         <mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r></w:p><w:p><w:r><mc:AlternateContent>\
         <mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r></w:p></w:body></w:document>",
        paragraph(FIRST),
        boxed("صندوق جديد"),
        boxed("صندوق جديد"),
        boxed("صندوق قديم")
    );
    let notes = |text: &str| format!("<w:notes xmlns:w=\"x\"><w:note>{}</w:note></w:notes>", paragraph(text));
    archive(&[
        ("word/document.xml", &document),
        ("word/footnotes.xml", &notes("حاشية في الذيل")),
        ("word/endnotes.xml", &notes("حاشية في الختام")),
    ])
}

#[test]
fn notes_and_boxes_of_a_document_are_read_once() {
    let article = &articles("a.docx", &docx_with_boxes())[0];
    let texts: Vec<&str> = article.paragraphs.iter().map(|p| p.text.as_str()).collect();
    assert_eq!(texts, [FIRST, "صندوق جديد", "صندوق قديم", "حاشية في الذيل", "حاشية في الختام"]);
}

#[test]
fn hidden_and_deleted_text_of_a_document_is_not_read() {
    let run =
        |about: &str, text: &str| format!("<w:r><w:rPr>{about}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let paragraph = |id: &str, runs: &str| format!("<w:p><w:pPr><w:pStyle w:val=\"{id}\"/></w:pPr>{runs}</w:p>");
    let body = [
        format!(
            "<w:p>{}{}{}</w:p>",
            run("", "أول "),
            run("<w:vanish/>", "مخفي "),
            run("<w:vanish w:val=\"0\"/>", "ظاهر")
        ),
        format!("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{}</w:p>", run("", "علامة الفقرة وحدها مخفية")),
        paragraph("secret", &format!("{}{}", run("", "مخفي"), run("<w:vanish w:val=\"false\"/>", "إلا هذا"))),
        paragraph("base", &run("<w:rStyle w:val=\"later\"/>", "مخفي")),
        format!("<w:p>{}</w:p>", run("<w:webHidden/>", "مخفي في المتصفح وحده")),
        format!(
            "<w:p><w:del>{0}</w:del><w:moveFrom>{0}</w:moveFrom><w:ins>{1}</w:ins></w:p>",
            run("", "محذوف"),
            run("", "مضاف")
        ),
        format!("<w:del><w:p>{0}</w:p></w:del><w:moveFrom><w:p>{0}</w:p></w:moveFrom>", run("", "محذوف")),
    ];
    let document = format!("<w:document xmlns:w=\"x\"><w:body>{}</w:body></w:document>", body.concat());
    let entry = |id: &str, about: &str| format!("<w:style w:styleId=\"{id}\">{about}</w:style>");
    let entries = [
        entry("later", "<w:basedOn w:val=\"secret\"/>"),
        entry("secret", "<w:basedOn w:val=\"base\"/><w:rPr><w:vanish/></w:rPr>"),
        entry("base", "<w:rPr><w:b/></w:rPr>"),
    ];
    let styles = format!("<w:styles xmlns:w=\"x\">{}</w:styles>", entries.concat());
    let bytes = archive(&[("word/document.xml", &document), ("word/styles.xml", &styles)]);
    let texts: Vec<String> = articles("a.docx", &bytes).remove(0).paragraphs.into_iter().map(|p| p.text).collect();
    assert_eq!(texts, ["أول ظاهر", "علامة الفقرة وحدها مخفية", "إلا هذا", "مخفي في المتصفح وحده", "مضاف"]);
}

#[test]
fn paragraphs_whose_ends_were_deleted_go_on() {
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let paragraph = |change: &str, style: &str, inner: &str| {
        let style = if style.is_empty() { String::new() } else { format!("<w:pStyle w:val=\"{style}\"/>") };
        format!("<w:p><w:pPr>{style}<w:rPr>{change}</w:rPr></w:pPr>{inner}</w:p>")
    };
    let boxed = format!("<w:r><w:txbxContent>{}</w:txbxContent></w:r>", paragraph("", "", &run("صندوق")));
    let cells = |text: &str| format!("<w:tbl><w:tr><w:tc>{text}</w:tc></w:tr></w:tbl>");
    let body = [
        paragraph("<w:del w:id=\"1\"/>", "heading1", &run("قال ")),
        paragraph("<w:del w:id=\"2\"/>", "", "<w:del><w:r><w:delText>لا</w:delText></w:r></w:del>"),
        paragraph("<w:ins w:id=\"3\"/>", "", &run("الوزير.")),
        paragraph("<w:moveFrom w:id=\"4\"/>", "", &format!("{}{boxed}", run("وأضاف "))),
        paragraph("", "heading1", &run("المدير.")),
        paragraph("<w:del w:id=\"5\"/>", "", &run("قبل الجدول")),
        cells(&format!("{}{}", paragraph("<w:del w:id=\"6\"/>", "", &run("حل")), paragraph("", "", &run("ب")))),
        paragraph("<w:del w:id=\"7\"/>", "", &run("آخر الكلام")),
    ];
    let document = format!("<w:document xmlns:w=\"x\"><w:body>{}</w:body></w:document>", body.concat());
    let paragraphs = articles("a.docx", &archive(&[("word/document.xml", &document)])).remove(0).paragraphs;
    let told: Vec<_> = paragraphs.iter().map(|p| (p.text.as_str(), p.role == Role::Heading)).collect();
    let expected = [
        ("قال الوزير.", false),
        ("صندوق", false),
        ("وأضاف المدير.", true),
        ("قبل الجدول", false),
        ("حلب", false),
        ("آخر الكلام", false),
    ];
    assert_eq!(told, expected);
}

#[test]
fn parts_of_a_document_are_found_however_their_names_are_written() {
    let document =
        format!("<w:document xmlns:w=\"x\"><w:body><w:p><w:r><w:t>{FIRST}</w:t></w:r></w:p></w:body></w:document>");
    for name in ["word\\document.xml", "Word/Document.XML"] {
        let bytes = archive(&[(name, &document)]);
        assert_eq!(articles("a.docx", &bytes)[0].paragraphs[0].text, FIRST, "{name}");
        assert_eq!(Format::of("a", &bytes), Format::Docx, "{name}");
    }
}

#[test]
fn lines_of_a_damaged_file_are_read_but_for_those() {
    let line = |text: &str| format!("{{\"text\": \"{text}\"}}\n");
    let bytes = [line(FIRST).as_bytes(), b"{\"text\": \"\xFF\"}\n", line(SECOND).as_bytes()].concat();
    let batch = read("a.jsonl", &bytes, &Options::default()).unwrap();
    let ids: Vec<_> = batch.drafts.iter().map(|draft| draft.original().1).collect();
    assert_eq!((ids, batch.refused[0].place.as_str()), (vec!["a-1", "a-2"], "line 2"));
    assert!(matches!(batch.refused[0].error, Error::NotUtf8 { offset: 10, .. }));
    assert!(matches!(read("a.jsonl", b"\xFD\n{\xFF", &Options::default()), Err(Error::NotUtf8 { .. })));
}

#[test]
fn documents_with_parts_that_are_missing_broken_or_elsewhere() {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let document = format!("<w:document xmlns:w=\"x\"><w:body>{}</w:body></w:document>", paragraph(FIRST));
    let broken =
        archive(&[("word/document.xml", &document), ("word/styles.xml", "<w:styles"), ("word/footnotes.xml", "<w:f")]);
    let batch = read("a.docx", &broken, &Options::default()).unwrap();
    assert_eq!((batch.drafts.len(), batch.refused[0].place.as_str()), (1, "word/footnotes.xml"));
    let list = "<Relationships><Relationship Type=\"http://x/relationships/officeDocument\" Target=\"/word/document2.xml\"/></Relationships>";
    let moved = archive(&[("_rels/.rels", list), ("word/document2.xml", &document)]);
    assert_eq!(articles("a.docx", &moved)[0].paragraphs[0].text, FIRST);
    let cell = |text: &str| format!("<w:tc>{text}</w:tc>");
    let table = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        cell(&format!("{}{}", paragraph(FIRST), paragraph(SECOND))),
        cell(&paragraph("جانب")),
        cell(&paragraph("حلب")),
        cell(&paragraph("3"))
    );
    let laid_out =
        archive(&[("word/document.xml", &format!("<w:document xmlns:w=\"x\"><w:body>{table}</w:body></w:document>"))]);
    let texts: Vec<String> = articles("a.docx", &laid_out).remove(0).paragraphs.into_iter().map(|p| p.text).collect();
    assert_eq!(texts, [FIRST, SECOND, "جانب", "حلب\t3"]);
}

fn epub(second: Option<&str>) -> Vec<u8> {
    let package = "<package><metadata xmlns:dc=\"x\"><dc:title>حكايات الجبل</dc:title><dc:creator>رنا حسن</dc:creator>\
        <dc:date>2016</dc:date><dc:publisher>دار السهل</dc:publisher></metadata><manifest>\
        <item id=\"c\" href=\"cover.xhtml\" media-type=\"application/xhtml+xml\"/>\
        <item id=\"1\" href=\"text/one.xhtml\" media-type=\"application/xhtml+xml\"/>\
        <item id=\"2\" href=\"text/two%20more.xhtml\" media-type=\"application/xhtml+xml\"/>\
        <item id=\"i\" href=\"a.png\" media-type=\"image/png\"/></manifest>\
        <spine><itemref idref=\"c\"/><itemref idref=\"1\"/><itemref idref=\"2\"/><itemref idref=\"i\"/></spine></package>";
    let one = format!("<html><head><title>x</title></head><body><h1>الباب الأول</h1><p>{FIRST}&nbsp;</p></body></html>");
    let mut files = vec![
        ("mimetype", "application/epub+zip"),
        (
            "META-INF/container.xml",
            "<container><rootfiles><rootfile full-path=\"OEBPS/book.opf\"/></rootfiles></container>",
        ),
        ("OEBPS/book.opf", package),
        ("OEBPS/cover.xhtml", "<html><body><img src=\"a.png\"/></body></html>"),
        ("OEBPS/text/one.xhtml", &one),
    ];
    files.extend(second.map(|text| ("OEBPS/text/two more.xhtml", text)));
    archive(&files)
}

/// A file of every format with the name it would have.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let text = |text: String| text.into_bytes();
    vec![
        ("a.txt", text(format!("ترميم المدارس\n\n{FIRST}\n{SECOND}\n"))),
        ("a.md", text(format!("---\ntitle: ترميم المدارس\n---\n\n{FIRST}\n\n{SECOND}\n"))),
        (
            "a.html",
            text(format!("<!doctype html><title>ترميم المدارس</title><h1>ترميم المدارس</h1><p>{FIRST}<p>{SECOND}")),
        ),
        ("a.json", text(format!("{{\"title\": \"ترميم المدارس\", \"text\": \"{FIRST}\\n{SECOND}\"}}"))),
        ("a.jsonl", text(format!("{{\"title\": \"ترميم المدارس\", \"body\": \"{FIRST}\\n{SECOND}\"}}\n"))),
        ("a.csv", text(format!("title,text\nترميم المدارس,\"{FIRST}\n{SECOND}\"\n"))),
        ("a.tsv", text(format!("title\ttext\nترميم المدارس\t{FIRST} {SECOND}\n"))),
        (
            "a.rss",
            text(format!(
                "<rss><channel><item><title>ترميم المدارس</title><description>&lt;p&gt;{FIRST}&lt;/p&gt;{SECOND}</description>\
                 </item></channel></rss>"
            )),
        ),
        ("a.docx", docx()),
        ("a.epub", epub(Some(&format!("<body><h2>الباب الثاني</h2><p>{SECOND}</p></body>")))),
        (
            "a.xml",
            text(format!(
                "<TEI><teiHeader><fileDesc><titleStmt><title>ترميم المدارس</title></titleStmt></fileDesc></teiHeader><text><body><p>{FIRST}</p><p>{SECOND}</p></body></text></TEI>"
            )),
        ),
        (
            "a-ara1",
            text(format!(
                "######OpenITI#\n#META# BookTITLE :: ترميم المدارس\n#META#Header#End#\n# {FIRST}\n# {SECOND}\n"
            )),
        ),
    ]
}

fn articles(name: &str, bytes: &[u8]) -> Vec<Article> {
    let batch = read(name, bytes, &Options::default()).unwrap();
    batch.drafts.into_iter().map(|draft| draft.conclude().article).collect()
}

#[test]
fn every_format_gives_its_text_and_title() {
    for (name, bytes) in files() {
        let articles = articles(name, &bytes);
        let text: String = articles.iter().map(Article::original_text).collect();
        assert!(text.contains(FIRST) && text.contains(SECOND), "{name}: {text}");
        let title = if name.ends_with("epub") { "الباب الأول" } else { "ترميم المدارس" };
        assert_eq!(articles[0].title, title, "{name}");
        assert_eq!(articles[0].original, name);
        let body = articles.iter().flat_map(|a| &a.paragraphs).filter(|p| p.role == Role::Noise).count();
        assert_eq!(body, 0, "{name}");
    }
    assert_eq!(Format::all().count(), files().len(), "every format has a file here");
}

#[test]
fn documents_keep_what_their_styles_say() {
    let article = &articles("a.docx", &docx())[0];
    let found: Vec<_> = article.paragraphs.iter().map(|p| (p.role, p.text.as_str())).collect();
    let expected = [
        (Role::Heading, "ترميم المدارس"),
        (Role::Heading, "البداية"),
        (Role::Body, FIRST),
        (Role::Body, "سطر"),
        (Role::Body, "وسطر"),
        (Role::Body, "حلب\t3"),
        (Role::Body, SECOND),
    ];
    assert_eq!(found, expected);
    assert_eq!((article.author.as_str(), &article.tags[..]), ("رنا حسن", &["مدارس".to_string(), "تعليم".into()][..]));
}

#[test]
fn chapters_carry_what_the_book_says() {
    let articles = articles("a.epub", &epub(Some(&format!("<body><p>{SECOND}</p></body>"))));
    assert_eq!(articles.len(), 2, "the cover has no text");
    for article in &articles {
        assert_eq!((article.source.as_str(), article.author.as_str()), ("حكايات الجبل", "رنا حسن"));
        assert_eq!(article.date.as_ref().unwrap().value, "2016");
        assert_eq!(article.extra["book_publisher"], "دار السهل");
    }
    assert_ne!(articles[0].id, articles[1].id);
    let batch = read("a.epub", &epub(None), &Options::default()).unwrap();
    assert_eq!((batch.drafts.len(), batch.refused.len()), (1, 1));
    assert_eq!(batch.refused[0].place, "OEBPS/text/two more.xhtml");
}

#[test]
fn what_cannot_be_read_is_refused_with_its_reason() {
    let nested = format!("<TEI>{}", "<p>".repeat(5000));
    let table: Vec<(&str, Vec<u8>, &str)> = vec![
        ("empty.docx", archive(&[("word/styles.xml", "<a/>")]), "no word/document.xml"),
        ("cut.docx", docx()[..400].to_vec(), "damaged or cut off"),
        ("bad.docx", archive(&[("word/document.xml", "<w:document><w:body>")]), "not closed"),
        ("silent.docx", archive(&[("word/document.xml", "<w:document><w:body/></w:document>")]), "is empty"),
        ("empty.epub", archive(&[("mimetype", "application/epub+zip")]), "no META-INF/container.xml"),
        ("other.zip", archive(&[("a.txt", "x")]), "zip archive"),
        ("deep.xml", nested.into_bytes(), "nested"),
        ("feed.xml", b"<rss><channel/></rss>".to_vec(), "no items"),
        ("map.xml", b"<sitemap/>".to_vec(), "no <TEI>"),
        ("a.html", b"<script>alert(1)</script>".to_vec(), "empty"),
        ("a.json", b"[1, 2".to_vec(), "not JSON"),
        ("a.csv", b"a,a\n1,2\n".to_vec(), "two columns"),
        ("a.jsonl", b"\n".to_vec(), "empty"),
        ("a.pdf", b"%PDF-1.4".to_vec(), "PDF"),
        ("a.txt", b"\x89PNG".to_vec(), "picture"),
    ];
    for (name, bytes, reason) in table {
        let error = read(name, &bytes, &Options::default()).unwrap_err().to_string();
        assert!(error.contains(reason), "{name}: {error}");
    }
}

/// 300 MB of blanks in a few hundred kilobytes.
#[test]
fn archives_that_unpack_without_end_are_refused() {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..300 {
        zip.write_all(&blanks).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20);
    let error = read("bomb.docx", &bytes, &Options::default()).unwrap_err();
    assert!(matches!(error, Error::TooLarge { .. }), "{error}");
}

#[test]
fn entities_are_not_expanded_without_end() {
    let entity = |at: usize| format!("<!ENTITY a{at} '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>");
    let entities: String = (0..30).map(entity).collect();
    let text = "<TEI><text><body><p>خبر &a29;</p></body></text></TEI>";
    let xml = format!("<!DOCTYPE TEI [<!ENTITY a 'ههههههههههه'>{entities}]>{text}");
    assert_eq!(articles("a.xml", xml.as_bytes())[0].paragraphs[0].text, "خبر &a29;");
}

#[test]
fn names_lead_nowhere() {
    for name in ["../../etc/passwd.txt", "..\\..\\x\\passwd.txt", "\u{202E}txt.passwd.txt", "....txt", "con/../.txt"] {
        let article = &articles(name, FIRST.as_bytes())[0];
        assert!(!article.original.contains(['/', '\\']), "{name}: {}", article.original);
        let plain = article.id.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
        assert!(plain && !article.id.bytes().all(|b| b == b'.'), "{name}: {}", article.id);
    }
}

#[test]
fn pages_of_a_million_elements() {
    let html = format!("<h1>ترميم المدارس</h1><p>{FIRST}</p>{}", "<div><p><b><i>".repeat(250_000));
    assert_eq!(articles("a.html", html.as_bytes())[0].title, "ترميم المدارس");
}

/// What an element says of itself is not read again for every line in it.
#[test]
fn pages_with_attributes_without_end() {
    let lines = "<span hidden>نص</span>قصير<br>".repeat(20_000);
    let (name, style) = ("a".repeat(1_000_000), "color:red;".repeat(100_000));
    let html = format!("<div class={name} style='{style}'>{lines}{FIRST}</div>");
    assert!(articles("a.html", html.as_bytes())[0].original_text().ends_with(FIRST));
}

/// Every file cut off at every so many bytes is read or refused.
#[test]
fn files_that_end_too_soon() {
    for (name, bytes) in files() {
        for end in (0..bytes.len()).step_by(97) {
            match read(name, &bytes[..end], &Options::default()) {
                Ok(batch) => batch.drafts.into_iter().for_each(|draft| drop(draft.conclude())),
                Err(error) => assert!(!error.to_string().is_empty()),
            }
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_as_any_format(
        text in "([<>&\"'{}\\[\\]:,#|~\\-= \n\t]|title|text|<p>|</p>|<TEI>|---\n|[ء-ي]{1,8}|[a-z]{1,5}|.){0,80}",
    ) {
        for format in Format::all() {
            let options = Options { format: Some(format), ..Options::default() };
            if let Ok(batch) = read("a", text.as_bytes(), &options) {
                for draft in batch.drafts {
                    let article = draft.conclude().article;
                    prop_assert!(article.date.is_none_or(|date| date.is_valid()));
                    prop_assert!(!article.id.is_empty());
                }
            }
        }
    }
}

#[test]
fn headers_of_tei_are_not_lost() {
    let header = |title: &str, more: &str| {
        format!(
            "<teiHeader><fileDesc><titleStmt><title>{title}</title><editor>رنا حسن</editor></titleStmt><publicationStmt>             <publisher>دار المرفأ</publisher><availability><licence target=\"https://a.example/by\">CC BY 4.0</licence>             </availability></publicationStmt></fileDesc>{more}</teiHeader>"
        )
    };
    let about = "<encodingDesc><projectDesc><p>نصوص المرفأ</p></projectDesc></encodingDesc>";
    let text = format!("<TEI>{}<text><body><p>{FIRST}</p></body></text></TEI>", header("خبر", ""));
    let whole = format!("<teiCorpus xml:lang=\"ar\">{}{text}{text}</teiCorpus>", header("مجموعة", about));
    let batch = read("a.xml", whole.as_bytes(), &Options::default()).unwrap();
    let corpus = batch.corpus.unwrap();
    assert_eq!((&*corpus.title, &*corpus.about, batch.drafts.len()), ("مجموعة", "نصوص المرفأ", 2));
    let article = batch.drafts.into_iter().next().unwrap().conclude().article;
    assert_eq!((&*article.title, &*article.source), ("خبر", "دار المرفأ"));
    for (extra, publisher) in [(&corpus.extra, "دار المرفأ"), (&article.extra, "")] {
        let said = ["editor", "licence", "licence_url", "publisher"]
            .map(|name| extra.get(name).map_or("", |v| v.as_str().unwrap()));
        assert_eq!(said, ["رنا حسن", "CC BY 4.0", "https://a.example/by", publisher]);
    }
}
