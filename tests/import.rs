//! Importing plain texts: properties on any input; the annotated pages and the news corpus, where they are at hand.
//!
//! The annotated texts are no part of the project. They are looked for in `../shared/data` beside it, or in the folder
//! that `KASHSHAF_SHARED` names; without them their tests say so and pass.
#![cfg(feature = "import")]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read their fixtures themselves and fail loudly"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use kashshaf::Error;
use kashshaf::corpus::import::{About, Imported, text};
use kashshaf::corpus::{Article, Basis, Paragraph, Role};
use proptest::prelude::*;
use serde_json::Value;

fn import(source: &str) -> Article {
    text("page.txt", source.as_bytes()).unwrap().article
}

#[test]
fn every_byte_comes_out_again() {
    let prose = "وصل الوفد إلى العاصمة صباحا، والتقى عددا من المسؤولين المحليين وبحث معهم خطط ترميم المدارس.";
    let table = [
        ("Unix line ends", format!("عنوان\n\n{prose}\n")),
        ("Windows line ends", format!("عنوان\r\n\r\n{prose}\r\n")),
        ("old Mac line ends", format!("عنوان\r{prose}")),
        ("a byte order mark", format!("\u{FEFF}عنوان\n{prose}")),
        ("blanks at the ends of lines", format!("  عنوان \t\n{prose}\u{A0} \n \n")),
        ("blank lines with blanks", format!("عنوان\n \u{A0} \n\u{200F}\n{prose}\n\n\n")),
        ("other line ends", format!("عنوان\u{2028}{prose}\u{85}")),
        ("glued residue", format!("[ad id=\"1\"]{prose} [/ad]\ncamera iconرجل أمام السوق")),
        ("one word", "كلمة".into()),
    ];
    for (what, source) in table {
        assert_eq!(import(&source).original_text(), source, "{what}");
    }
}

#[test]
fn a_name_alone_is_the_writers_where_the_headline_of_a_column_says_so() {
    let prose = "وصل الشتاء إلى القرية مبكرا هذا العام، ووقف الأهالي أمام بيوتهم ينظرون إلى الثلج الذي غطى الطريق كله.";
    let table = [
        ("رنا حسن: في انتظار الشتاء", "رنا حسن", "", "رنا حسن"),
        ("رنا حسن: في انتظار الشتاء", "رنا علي", "", ""),
        ("تكريم رنا حسن في القرية", "رنا حسن", "", ""),
        ("القرية: في انتظار الشتاء", "القرية", "", ""),
        ("الدكتور العلوي: نتوقع شتاء باردا", "الدكتور العلوي", "", ""),
        // A picture of who is spoken of, above the news.
        ("محمد علي: نتوقع شتاء باردا", "محمد علي", "عمّان - بترا: ", ""),
        ("محمد علي: نتوقع شتاء باردا", "محمد علي", "دمشق: رنا حسن\n", "رنا حسن"),
    ];
    for (headline, name, before, author) in table {
        let article = import(&format!("{headline}\n{name}\n{before}{prose}\n{prose} وعادوا.\n"));
        assert_eq!(
            (article.title.as_str(), article.author.as_str()),
            (headline, author),
            "{headline} / {name} / {before}"
        );
    }
}

#[test]
fn texts_without_a_word_are_refused() {
    for source in ["", " \r\n", "\u{FEFF}", "***\n---", "\u{200F}\u{A0}"] {
        assert_eq!(text("a.txt", source.as_bytes()), Err(Error::Empty { what: "the text" }), "{source:?}");
    }
}

#[test]
fn other_encodings_are_read_and_told() {
    let utf_16: Vec<u8> = [0xFEFF_u16].into_iter().chain("خبر".encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let table: [(&str, &[u8], &str, &str); 2] = [
        ("UTF-16", &utf_16, "utf-16le", "خبر"),
        (
            "Windows-1256",
            b"\xC7\xE1\xD3\xE1\xC7\xE3 \xDA\xE1\xED\xDF\xE3 \xC7\xE1\xC3\xE3\xED\xD1",
            "windows-1256",
            "السلام عليكم الأمير",
        ),
    ];
    for (what, bytes, encoding, expected) in table {
        let Imported { article, notes } = text("a.txt", bytes).unwrap();
        assert_eq!(article.original_text(), expected, "{what}");
        let told = notes.iter().any(|n| n.about == About::Encoding && n.value == encoding && !n.evidence.is_empty());
        assert!(told, "{what}: {notes:?}");
    }
    let message = text("a.txt", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR").unwrap_err().to_string();
    assert!(message.contains("picture"), "{message}");
}

#[test]
fn one_line_of_fifty_megabytes() {
    let sentence = "وقال المصدر إن الوفد بحث خطط الترميم مع الأهالي، ";
    let source = sentence.repeat(50_000_000 / sentence.len());
    let article = import(&source);
    assert_eq!((article.paragraphs.len(), article.paragraphs[0].role), (1, Role::Body));
    assert!(article.original_text() == source);
}

#[test]
fn notes_tell_every_mark_and_field() {
    let source = "728 x 90\nعودة المدارس إلى العمل\nدمشق - سانا\nعاد الطلاب إلى مدارسهم صباح اليوم الخميس، بعد توقف \
                  دام أسبوعين بسبب الثلوج التي قطعت الطرق.\nتابعونا على تويتر";
    let Imported { article, notes } = text("مدارس.txt", source.as_bytes()).unwrap();
    assert_eq!((article.id.as_str(), article.original.as_str()), ("mdars", "مدارس.txt"));
    let told: Vec<_> = notes.iter().map(|note| (note.paragraph, note.about, note.value.as_str())).collect();
    let noise = |at: usize| notes.iter().any(|n| n.paragraph == at && matches!(n.about, About::Noise(_)));
    assert!(noise(1) && noise(5) && !noise(4), "{told:?}");
    for expected in [
        (2, About::Title, "عودة المدارس إلى العمل"),
        (3, About::Dateline, "دمشق"),
        (3, About::Source, "سانا"),
        (4, About::DateHint, "اليوم الخميس"),
    ] {
        assert!(told.contains(&expected), "{expected:?} in {told:?}");
    }
    assert!(notes.iter().all(|note| !note.evidence.is_empty()));
    assert!(notes.iter().any(|note| note.to_string() == "paragraph 1: noise: ad (the size of an advertisement)"));
}

#[test]
fn lines_with_labels_at_the_beginning_are_fields_and_no_text() {
    let prose = "وصل الوفد إلى العاصمة صباحا، والتقى عددا من المسؤولين المحليين وبحث معهم خطط ترميم المدارس.";
    let arabic = "العنوان: عودة المدارس\nالمصدر: المدار نيوز\nالكاتب: رنا حسن\nالقسم: تعليم\nالتاريخ: 5/11/2018\n\
                  الرابط: https://a.example/1";
    let english = "Title : عودة المدارس\r\n\r\nSource: المدار نيوز\r\nAuthor: رنا حسن\r\nDate: 2018-11-05\r\n\
                   Section: تعليم\r\nURL: https://a.example/1";
    for (header, gap) in [(arabic, "\n\n"), (arabic, "\n"), (english, "\r\n")] {
        let source = format!("\u{FEFF}{header}{gap}{prose}\n");
        let article = import(&source);
        let Article { title, source: outlet, author, url, .. } = &article;
        let found = [title, outlet, author, url].map(String::as_str);
        assert_eq!(found, ["عودة المدارس", "المدار نيوز", "رنا حسن", "https://a.example/1"], "{source}");
        let date = article.date.as_ref().unwrap();
        assert_eq!((date.value.as_str(), date.basis), ("2018-11-05", Basis::Printed), "{source}");
        assert_eq!(article.extra.values().next().unwrap(), "تعليم", "{source}");
        let read: Vec<&str> = text_of(&article);
        assert_eq!((read, article.original_text()), (vec![prose], source));
    }
    let alone = import(&format!("العنوان: عودة المدارس\n\n{prose}"));
    assert_eq!((alone.title.as_str(), text_of(&alone)), ("عودة المدارس", vec![prose]));
    for kept in [
        "المصدر: نبع الماء الذي تشرب منه القرية كلها منذ مئة عام، وهو أول ما يراه القادم إليها من الجبل.",
        "المكان: حلب.",
        "التاريخ: لا يرحم أحدا",
        "الكاتب: متى وصلت؟\nالناشر: أمس.\nالكاتب: ولماذا؟",
        "المراسل: متى وصلت؟\nالوزير: أمس.",
        "قال الوزير: التاريخ شاهد\nالمصدر: سانا",
    ] {
        let article = import(&format!("{kept}\n{prose}\nالمصدر: وكالات\nالعنوان: شارع الثورة"));
        assert!(!article.paragraphs.iter().any(|p| p.reason.contains("header")), "{kept}: {article:?}");
    }
}

/// The paragraphs that are not noise.
fn text_of(article: &Article) -> Vec<&str> {
    article.paragraphs.iter().filter(|p| p.role != Role::Noise).map(|p| p.text.as_str()).collect()
}

#[test]
fn bylines_below_a_headline() {
    let prose = "وصل الوفد إلى العاصمة صباحا، والتقى عددا من المسؤولين المحليين وبحث معهم خطط ترميم المدارس.";
    let table = [
        ("كتب: محمد علي - الإثنين 12 ديسمبر 2016 02:30 م", "محمد علي / / / 2016-12-12"),
        ("القاهرة - (أ ش أ)", " / القاهرة / أ ش أ / "),
        ("الكويت في 12 ديسمبر 2016 /كونا/", " / الكويت / كونا / 2016-12-12"),
        ("الدوحة - قنا", " / الدوحة / قنا / "),
        ("الرياض/واس/ 12 ربيع الأول 1438هـ", " / الرياض / واس / "),
        ("رجل في السوق (رويترز)", " / / / "),
        ("حلب - رجل في السوق (رويترز)", " / / / "),
    ];
    for (line, expected) in table {
        let article = import(&format!("ترميم المدارس قبل الشتاء\n{line}\n{prose}"));
        let date = article.date.map(|date| date.value).unwrap_or_default();
        let found = [&article.author, &article.dateline, &article.source, &date];
        let expected: Vec<&str> = expected.split('/').map(str::trim).collect();
        assert_eq!(found, &expected[..], "{line}");
        let picture = line.contains("رجل");
        assert_eq!(article.paragraphs[1].role == Role::Caption, picture, "{line}");
    }
}

/// Lines such as pages have, to be put together at random.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("728 x 90".to_string()),
        Just("camera iconرجل في السوق".to_string()),
        Just("[gallery ids=”1,2”]نص بعدها [/gallery]".to_string()),
        Just("اقرأ أيضا:".to_string()),
        Just("دمشق – سانا (خاص)".to_string()),
        Just("الجمعة 2 كانون الأول/ديسمبر ٢٠١٦".to_string()),
        Just("ادعم صوتنا بدولار واحد شهريا".to_string()),
        "[ء-ي ]{0,40}[.؟:]?",
        "[ -~]{0,20}",
        ".{0,30}",
    ]
}

proptest! {
    #[test]
    fn any_string_comes_out_again(source in any::<String>()) {
        if let Ok(imported) = text("a.txt", source.as_bytes()) {
            prop_assert_eq!(imported.article.original_text(), source);
        }
    }

    #[test]
    fn any_page_comes_out_again(lines in prop::collection::vec((line(), "(\n|\r\n|\n\n|\n \u{A0}\n|\r){1,2}"), 0..30)) {
        let source: String = lines.into_iter().flat_map(|(line, end)| [line, end]).collect();
        if let Ok(Imported { article, notes }) = text("a.txt", source.as_bytes()) {
            prop_assert_eq!(article.original_text(), source);
            for (at, paragraph) in article.paragraphs.iter().enumerate() {
                let told = notes.iter().any(|n| n.paragraph == at + 1 && matches!(n.about, About::Noise(_)));
                prop_assert_eq!(told, paragraph.role == Role::Noise);
                prop_assert_eq!(paragraph.noise.is_empty(), paragraph.role != Role::Noise);
                prop_assert_eq!(paragraph.reason.is_empty(), paragraph.role != Role::Noise);
            }
            prop_assert!(article.date.is_none_or(|date| date.is_valid() && date.basis == Basis::Printed));
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = text("a.txt", &bytes);
    }
}

/// A file of the annotated data, or a visible word that it is not there.
fn shared(path: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("KASHSHAF_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"), PathBuf::from);
    let file = folder.join(path);
    if file.exists() {
        return Some(file);
    }
    eprintln!("SKIPPED: {} is not here", file.display());
    None
}

fn entries(path: &str) -> Option<Vec<Value>> {
    let json: Value = serde_json::from_slice(&fs::read(shared(path)?).unwrap()).unwrap();
    Some(json["entries"].as_array().unwrap().clone())
}

fn seed(name: &str) -> String {
    fs::read_to_string(shared(&format!("seeds/{name}")).unwrap()).unwrap()
}

/// The characters (not white space) of the paragraphs that are accepted, as positions in the source.
fn characters(article: &Article, accepted: impl Fn(&Paragraph) -> bool) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut at = 0;
    for (nth, paragraph) in article.paragraphs.iter().enumerate() {
        at += paragraph.before.as_deref().unwrap_or(if nth == 0 { "" } else { "\n" }).chars().count();
        for c in paragraph.text.chars() {
            if accepted(paragraph) && !c.is_whitespace() {
                found.insert(at);
            }
            at += 1;
        }
    }
    found
}

/// Precision and recall of a set of found things.
fn figures<T: Ord>(found: &BTreeSet<T>, wanted: &BTreeSet<T>) -> (f64, f64) {
    let both = found.intersection(wanted).count() as f64;
    (both / found.len().max(1) as f64, both / wanted.len().max(1) as f64)
}

/// The annotated noise: what is to be dropped, or moved to a caption. `(file, character)` and `(file, line)`.
#[test]
fn annotated_noise() {
    let Some(entries) = entries("gold/noise.json") else { return };
    let mut characters_found = BTreeSet::new();
    let mut characters_wanted = BTreeSet::new();
    let mut lines_found = BTreeSet::new();
    let mut lines_wanted = BTreeSet::new();
    let files: BTreeSet<String> = entries.iter().map(|entry| entry["file"].as_str().unwrap().into()).collect();
    for file in &files {
        let source: Vec<char> = seed(file).chars().collect();
        let line_of = |at: usize| source[..at].iter().filter(|c| **c == '\n').count();
        for entry in entries.iter().filter(|entry| entry["file"] == file.as_str()) {
            let action = entry["action"].as_str().unwrap();
            if action.contains("drop") || action.starts_with("move to caption") {
                let range = |key: &str| usize::try_from(entry[key].as_u64().unwrap()).unwrap();
                for at in (range("start")..range("end")).filter(|&at| !source[at].is_whitespace()) {
                    characters_wanted.insert((file.clone(), at));
                    lines_wanted.insert((file.clone(), line_of(at)));
                }
            }
        }
        let article = import(&source.iter().collect::<String>());
        for at in characters(&article, |p| matches!(p.role, Role::Noise | Role::Caption)) {
            characters_found.insert((file.clone(), at));
            lines_found.insert((file.clone(), line_of(at)));
        }
    }
    for (what, (precision, recall)) in [
        ("characters", figures(&characters_found, &characters_wanted)),
        ("lines", figures(&lines_found, &lines_wanted)),
    ] {
        eprintln!("annotated noise by {what}: precision {precision:.3}, recall {recall:.3}");
        assert!(precision >= 0.99 && recall >= 0.99, "{what}: precision {precision:.3}, recall {recall:.3}");
    }
    let missed: Vec<_> = lines_wanted.difference(&lines_found).collect();
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn annotated_metadata() {
    let Some(entries) = entries("gold/metadata.json") else { return };
    for entry in &entries {
        let file = entry["file"].as_str().unwrap();
        let Imported { article, notes } = text(file, seed(file).as_bytes()).unwrap();
        let printed = |field: &str| entry[field]["source"].as_str().unwrap_or("").to_string();
        assert_eq!(article.title, printed("title"), "title of {file}");
        assert_eq!(article.source, entry["outlet"].as_str().unwrap_or(""), "outlet of {file}");
        assert_eq!(article.dateline, entry["dateline"].as_str().unwrap_or(""), "dateline of {file}");
        let captions = article.paragraphs.iter().filter(|p| p.role == Role::Caption).map(|p| p.text.clone());
        assert_eq!(captions.collect::<String>(), printed("caption"), "caption of {file}");
        let headings = article.paragraphs.iter().filter(|p| p.role == Role::Heading).map(|p| p.text.clone());
        assert_eq!(headings.collect::<String>(), printed("title"), "the headline stays in the text of {file}");
        for clue in entry["outlet_evidence"].as_array().unwrap_or(&Vec::new()) {
            let words = clue["source"].as_str().unwrap();
            let told = notes.iter().any(|note| note.about == About::Source && note.evidence.contains(words));
            assert!(told, "{words} is evidence of the outlet of {file}");
        }
        // No text prints a year, so no date is concluded; what could help is told.
        assert_eq!(article.date, None, "date of {file}");
        for clue in entry["date_evidence"].as_array().unwrap().iter().filter(|clue| clue["file"] == file) {
            let words = clue["source"].as_str().unwrap();
            if ["اليوم", "غد ", "كانون", "تشرين", "إيلول"].iter().any(|word| words.contains(word))
            {
                let told = notes.iter().any(|n| n.about == About::DateHint && words.contains(&n.value));
                assert!(told, "{words} is told of {file}: {notes:?}");
            }
        }
    }
}

/// Real news with hardly any residue: what is marked there is marked without cause, or nearly so.
#[cfg(feature = "cli")]
#[test]
fn news_is_left_alone() {
    use std::io::{BufRead as _, BufReader};
    const CLEAN: [&str; 5] = ["alriyadh", "aljazirah", "alwatan", "aleqtisadiya", "sabq"];
    /// One article in so many is read.
    const STEP: usize = 10;
    let Some(path) = shared("news/saudinewsnet.jsonl.xz") else { return };
    let news = BufReader::new(lzma_rust2::XzReader::new(fs::File::open(path).unwrap(), true));
    let (mut paragraphs, mut marked) = (0, Vec::new());
    for line in news.lines().step_by(STEP) {
        let news: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let field = |name: &str| news[name].as_str().unwrap();
        let source = format!("{}\n{}", field("title"), field("text"));
        if !CLEAN.contains(&field("source")) {
            continue;
        }
        let Ok(imported) = text("a.txt", source.as_bytes()) else { continue };
        assert!(imported.article.original_text() == source, "article {}", field("id"));
        paragraphs += imported.article.paragraphs.len();
        let noise = imported.article.paragraphs.into_iter().filter(|p| p.role == Role::Noise);
        marked.extend(noise.map(|p| format!("{} ({}): {}", field("id"), p.reason, p.text)));
    }
    eprintln!("{marked:#?}");
    let share = marked.len() as f64 * 100.0 / paragraphs as f64;
    eprintln!("news: {} of {paragraphs} paragraphs marked, {share:.3} %", marked.len());
    assert!(share < 0.1, "{share:.3} % of the paragraphs are marked: {marked:#?}");
}
