//! What is exported comes in again as it was, as far as the format can carry it.
#![cfg(feature = "import")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use kashshaf::corpus::import::{Format, NoiseKind, Options, read};
use kashshaf::corpus::{Article, Basis, Corpus, Date, Paragraph, Precision, Role, export};
use proptest::prelude::*;

/// A word, or a sign that some format uses for itself.
fn word() -> impl Strategy<Value = String> {
    let sign = [
        ",",
        ";",
        "؛",
        "،",
        "|",
        "\"",
        "\"\"",
        "'",
        "«نعم»",
        "<p>",
        "</p>",
        "<br>",
        "&amp;",
        "&",
        "=",
        "]]>",
        "-->",
        "\u{200F}",
        "\u{202B}نص\u{202C}",
        "\u{2067}x\u{2069}",
        "\u{A0}",
        "كِتَابٌ",
        "الـمـ",
        "\u{200C}",
        "٢٠١٦",
        "http://a.example/?x=1&y=2",
    ];
    prop_oneof![3 => "[ء-غف-ي]{1,6}", 1 => "[ء-ي\u{64B}-\u{652}]{2,6}", 1 => "[a-zA-Z0-9.:-]{1,5}", 2 => prop::sample::select(sign.to_vec()).prop_map(str::to_string)]
}

/// Words with single spaces between, none at the ends.
fn line(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 0..most).prop_map(|words| words.join(" ").trim().to_string())
}

fn tags() -> impl Strategy<Value = Vec<String>> {
    let tag = line(4).prop_filter("a tag says something", |tag| !tag.is_empty());
    prop::collection::vec(tag, 0..4)
}

fn date() -> impl Strategy<Value = Option<Date>> {
    let value = prop_oneof![
        (1900..2100, 1..13, 1..29).prop_map(|(y, m, d)| (format!("{y}-{m:02}-{d:02}"), Precision::Day)),
        (1900..2100, 1..13).prop_map(|(y, m)| (format!("{y}-{m:02}"), Precision::Month)),
        (1900..2100).prop_map(|y: i32| (y.to_string(), Precision::Year)),
        (1900..2100, 1..13).prop_map(|(y, m)| (format!("{y}-{m:02}-03/{y}-{m:02}-20"), Precision::Range)),
    ];
    let basis = prop::sample::select(vec![Basis::Given, Basis::Printed, Basis::Inferred]);
    prop::option::of(
        (value, basis, line(5))
            .prop_map(|((value, precision), basis, evidence)| Date::new(value, precision, basis, evidence)),
    )
}

/// Paragraphs that are told apart by a number at their beginning.
fn paragraphs() -> impl Strategy<Value = Vec<Paragraph>> {
    let space = prop::sample::select(vec![" ", " ", " ", "  ", "\t", "\n"]);
    let text = prop::collection::vec((word(), space), 1..12);
    let role = prop::sample::select(vec![Role::Body, Role::Body, Role::Heading, Role::Caption, Role::Noise]);
    let kind = prop::sample::select(NoiseKind::ALL.to_vec());
    prop::collection::vec((text, role, kind), 1..6).prop_map(|list| {
        let each = list.into_iter().enumerate().map(|(at, (words, role, kind))| {
            let text: String = words.into_iter().flat_map(|(word, space)| [word, space.to_string()]).collect();
            let noise = if role == Role::Noise { kind.name().to_string() } else { String::new() };
            // A line of letters and numbers is no blank one.
            let text = text.lines().map(|line| format!("{at} {}", line.trim())).collect::<Vec<_>>().join("\n");
            Paragraph { text: text.trim().to_string(), role, noise, ..Paragraph::default() }
        });
        each.collect()
    })
}

fn article() -> impl Strategy<Value = Article> {
    let id = "[a-zA-Z0-9_][a-zA-Z0-9._-]{0,6}";
    let fields = (id, line(8), line(3), line(3), line(2), "(https://a\\.example/[a-z0-9?=&]{0,6})?");
    (fields, date(), tags(), paragraphs(), any::<bool>()).prop_map(
        |((id, title, source, author, dateline, url), date, tags, paragraphs, retelling)| Article {
            id,
            title,
            source,
            author,
            url,
            dateline,
            date,
            tags,
            paragraphs,
            retelling,
            original: "نص، \"أول\".txt".into(),
            ..Article::default()
        },
    )
}

fn corpus() -> impl Strategy<Value = Corpus> {
    prop::collection::vec(article(), 1..4).prop_map(|mut articles| {
        for (at, article) in articles.iter_mut().enumerate() {
            article.id = format!("{}{at}", article.id);
        }
        Corpus { articles, ..Corpus::new("مجموعة، \"أولى\"") }
    })
}

fn again(name: &str, format: Format, bytes: &str) -> Vec<Article> {
    let batch = read(name, bytes.as_bytes(), &Options::default()).unwrap();
    assert_eq!((batch.format, &batch.refused), (format, &vec![]), "{bytes}");
    batch.drafts.into_iter().map(|draft| draft.conclude().article).collect()
}

/// What a format carries of a collection beside its articles.
#[test]
fn what_is_said_of_a_collection_comes_back() {
    let said = serde_json::json!({"licence": "CC BY 4.0", "shelf": {"room": 7}});
    let paragraphs = vec![Paragraph { text: "خبر قصير".into(), ..Paragraph::default() }];
    let corpus = Corpus {
        about: "نصوص المرفأ".into(),
        language: "ar-SY".into(),
        articles: vec![Article { id: "a".into(), paragraphs, ..Article::default() }],
        extra: said.as_object().unwrap().clone(),
        ..Corpus::new("مجموعة")
    };
    let silent = Corpus { about: String::new(), extra: serde_json::Map::new(), ..corpus.clone() };
    for corpus in [corpus, silent] {
        // As `import -o x.jsonl` writes it.
        let alone = Corpus { articles: Vec::new(), ..corpus.clone() };
        let lines = serde_json::to_string(&alone).unwrap() + "\n" + &export::json_lines(&corpus);
        for (name, bytes) in [("a.jsonl", lines), ("a.xml", export::tei(&corpus))] {
            let batch = read(name, bytes.as_bytes(), &Options::default()).unwrap();
            assert_eq!(batch.corpus.as_ref(), Some(&alone), "{name}");
            assert_eq!((batch.drafts.len(), batch.refused), (1, vec![]), "{name}");
        }
    }
}

/// The fields of an article, without its text.
fn fields(article: &Article) -> Article {
    Article { paragraphs: Vec::new(), after: String::new(), ..article.clone() }
}

proptest! {
    #[test]
    fn json_lines_are_the_same(corpus in corpus()) {
        prop_assert_eq!(again("a.jsonl", Format::JsonLines, &export::json_lines(&corpus)), corpus.articles);
    }

    #[test]
    fn tei_is_the_same_but_for_reasons(corpus in corpus()) {
        let back = again("a.xml", Format::Tei, &export::tei(&corpus));
        prop_assert_eq!(back.len(), corpus.articles.len());
        for (before, after) in corpus.articles.iter().zip(&back) {
            prop_assert_eq!(fields(after), fields(before));
            let told = |article: &Article| article.paragraphs.iter().map(|p| (p.role, p.noise.clone(), p.text.clone())).collect::<Vec<_>>();
            prop_assert_eq!(told(after), told(before));
        }
    }

    /// Noise stays behind, and a paragraph of several lines comes back as several.
    #[test]
    fn csv_is_the_same_but_for_noise(corpus in corpus()) {
        let back = again("a.csv", Format::Csv, &export::csv(&corpus));
        prop_assert_eq!(back.len(), corpus.articles.len());
        for (before, after) in corpus.articles.iter().zip(&back) {
            prop_assert_eq!(fields(after), fields(before));
            let told = |article: &Article| {
                let read = article.paragraphs.iter().filter(|p| p.role != Role::Noise);
                read.flat_map(|p| p.text.split('\n').map(|line| (p.role, line.trim().to_string())).collect::<Vec<_>>()).collect::<Vec<_>>()
            };
            prop_assert_eq!(told(after), told(before));
        }
    }
}

/// An article may be nothing but noise, or signs, or fields.
#[test]
fn articles_without_a_word_come_back() {
    let noise = Paragraph {
        text: "شارك على فيسبوك".into(),
        role: Role::Noise,
        noise: "social".into(),
        reason: "marked as noise in the file".into(),
        ..Paragraph::default()
    };
    let signs = Paragraph { text: "* * *".into(), ..Paragraph::default() };
    let article = |id: &str, paragraphs: Vec<Paragraph>| Article {
        id: id.into(),
        title: "خبر".into(),
        original: "a.txt".into(),
        paragraphs,
        ..Article::default()
    };
    let articles = vec![article("a", vec![noise.clone()]), article("b", vec![signs, noise]), article("7", vec![])];
    let corpus = Corpus { articles: articles.clone(), ..Corpus::new("مجموعة") };
    assert_eq!(again("a.jsonl", Format::JsonLines, &export::json_lines(&corpus)), articles);
    assert_eq!(again("a.xml", Format::Tei, &export::tei(&corpus)), articles);
    let back = again("a.csv", Format::Csv, &export::csv(&corpus));
    assert_eq!(back.iter().map(fields).collect::<Vec<_>>(), articles.iter().map(fields).collect::<Vec<_>>());
    assert_eq!(back.iter().map(|a| a.paragraphs.len()).collect::<Vec<_>>(), [0, 1, 0]);
}

/// A field may have the name under which TEI keeps what it has no place for.
#[test]
fn a_field_called_as_the_program_is_kept() {
    let article = |original: &str, value: serde_json::Value| Article {
        id: "a".into(),
        original: original.into(),
        paragraphs: vec![Paragraph { text: "خبر قصير".into(), ..Paragraph::default() }],
        extra: [("kashshaf".to_string(), value)].into_iter().collect(),
        ..Article::default()
    };
    for value in [serde_json::json!(2), serde_json::json!({"original": "x"})] {
        let articles = vec![article("a.txt", value)];
        let corpus = Corpus { articles: articles.clone(), ..Corpus::new("مجموعة") };
        assert_eq!(again("a.xml", Format::Tei, &export::tei(&corpus)), articles);
    }
}

/// A table as earlier versions wrote it: without columns for headings, tags without quotation marks.
#[test]
fn older_tables_are_read() {
    let csv = "\u{FEFF}id,title,source,author,url,dateline,date,date_precision,date_basis,date_evidence,tags,original,retelling,text,shelf\r\n\
               a,خبر,المرفأ,,,,2018-11,month,inferred,من النص,حلب؛ سوق,a.txt,true,\"خبر\nوصل الوفد.\",7\r\n";
    let article = &again("a.csv", Format::Csv, csv)[0];
    assert_eq!((&*article.id, &*article.original, article.retelling), ("a", "a.txt", true));
    assert_eq!(article.tags, ["حلب", "سوق"]);
    assert_eq!(article.date.as_ref().map(|date| (date.basis, &*date.evidence)), Some((Basis::Inferred, "من النص")));
    assert_eq!(article.paragraphs.iter().map(|p| &*p.text).collect::<Vec<_>>(), ["خبر", "وصل الوفد."]);
    assert_eq!(article.extra["shelf"], "7");
}
