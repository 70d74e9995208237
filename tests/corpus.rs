//! Corpus JSON: the bundled corpus, the published schema, unknown fields, and everything that is refused.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests read files")]

use std::fs;
use std::path::{Path, PathBuf};

use kashshaf::Error;
use kashshaf::corpus::{Article, Basis, Corpus, Manifest, Precision, Role};
use serde_json::{Value, json};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

fn bundled() -> Corpus {
    let folder = root().join("corpus");
    let Manifest { mut corpus, articles } =
        Manifest::from_json(&fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    for name in articles {
        corpus.articles.push(Article::from_json(&fs::read(folder.join(name)).unwrap()).unwrap());
    }
    corpus.check().unwrap();
    corpus
}

fn schema() -> jsonschema::Validator {
    let schema: Value = serde_json::from_slice(&fs::read(root().join("schema/corpus.schema.json")).unwrap()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

/// A corpus with one article, changed by `change`.
fn with(change: impl Fn(&mut Value)) -> Value {
    let mut corpus = json!({
        "kashshaf": 1, "title": "ت", "articles": [
            {"id": "a", "title": "", "source": "", "paragraphs": [{"text": "نص", "role": "body"}],
             "date": {"value": "2016-12-02", "precision": "day", "basis": "printed", "evidence": ""}}
        ]
    });
    change(&mut corpus);
    corpus
}

#[test]
fn the_bundled_corpus_retells_five_reports() {
    let corpus = bundled();
    assert!(schema().is_valid(&serde_json::from_str(&corpus.to_json()).unwrap()));
    assert_eq!(corpus.articles.len(), 5);
    for article in &corpus.articles {
        assert!(article.retelling && !article.original.is_empty(), "{}", article.id);
        let date = article.date.as_ref().unwrap();
        assert!(date.basis == Basis::Inferred && !date.evidence.is_empty(), "{}", article.id);
    }
    let noise = corpus.articles.iter().flat_map(|a| &a.paragraphs).filter(|p| p.role == Role::Noise);
    assert!(noise.clone().count() > 5);
    assert!(noise.into_iter().all(|p| !p.noise.is_empty() && !p.reason.is_empty()));
    assert_eq!(corpus.articles.iter().filter(|a| a.date.as_ref().unwrap().precision == Precision::Range).count(), 1);
}

/// Retelling means other sentences: no run of seven words is taken over, except inside quotation marks.
#[test]
fn the_bundled_corpus_copies_no_sentence() {
    let seeds = shared().join("seeds");
    if !seeds.is_dir() {
        eprintln!("SKIPPED: {} is not here", seeds.display());
        return;
    }
    let runs = |text: &str| -> Vec<Vec<String>> {
        // Every second part between quotation marks is quoted speech.
        let unquoted = text.split(['"', '“', '”', '«', '»']).step_by(2);
        unquoted
            .flat_map(|part| {
                let words: Vec<String> = kashshaf::text::tokenize(part).map(|t| t.folded).collect();
                words.windows(7).map(<[String]>::to_vec).collect::<Vec<_>>()
            })
            .collect()
    };
    for article in bundled().articles {
        let original = fs::read_to_string(seeds.join(&article.original)).unwrap();
        let taken: std::collections::HashSet<_> = runs(&original).into_iter().collect();
        for paragraph in article.paragraphs {
            for run in runs(&paragraph.text) {
                assert!(!taken.contains(&run), "{}: {run:?}", article.id);
            }
        }
    }
}

fn shared() -> PathBuf {
    std::env::var_os("KASHSHAF_SHARED").map_or_else(|| root().join("../shared/data"), PathBuf::from)
}

#[test]
fn unknown_fields_survive() {
    let json = with(|corpus| {
        corpus["later"] = json!({"x": [1, 2.5, null]});
        corpus["articles"][0]["rating"] = json!(5);
        corpus["articles"][0]["date"]["calendar"] = json!("gregorian");
        corpus["articles"][0]["paragraphs"][0]["lang"] = json!("ar-SY");
    });
    let corpus = Corpus::from_json(json.to_string().as_bytes()).unwrap();
    let written: Value = serde_json::from_str(&corpus.to_json()).unwrap();
    assert_eq!(written["later"], json["later"]);
    assert_eq!(written["articles"][0]["rating"], json!(5));
    assert_eq!(written["articles"][0]["date"]["calendar"], json!("gregorian"));
    assert_eq!(written["articles"][0]["paragraphs"][0]["lang"], json!("ar-SY"));
    assert_eq!(Corpus::from_json(corpus.to_json().as_bytes()).unwrap(), corpus);
}

#[test]
fn wrong_corpora_are_refused_by_schema_and_reader_alike() {
    type Change = fn(&mut Value);
    let table: &[(&str, Change, &str)] = &[
        ("version", |c| c["kashshaf"] = json!(2), "version 2 is not known"),
        ("version as text", |c| c["kashshaf"] = json!("1"), "kashshaf: must be the number"),
        ("no version", |c| drop(c.as_object_mut().unwrap().remove("kashshaf")), "kashshaf: is missing"),
        ("no articles", |c| drop(c.as_object_mut().unwrap().remove("articles")), "articles: is missing"),
        ("articles not a list", |c| c["articles"] = json!({}), "articles: must be a list"),
        ("article not an object", |c| c["articles"][0] = json!("x"), "articles[0]: must be an object"),
        ("no id", |c| drop(c["articles"][0].as_object_mut().unwrap().remove("id")), "articles[0].id: is missing"),
        ("empty id", |c| c["articles"][0]["id"] = json!(""), "articles[0].id: must be 1 to 200 ASCII"),
        ("Arabic id", |c| c["articles"][0]["id"] = json!("خبر"), "articles[0].id: must be 1 to 200 ASCII"),
        ("id with a slash", |c| c["articles"][0]["id"] = json!("../x"), "articles[0].id: must be"),
        ("title a number", |c| c["articles"][0]["title"] = json!(3), "articles[0].title: must be a text"),
        ("tags a text", |c| c["articles"][0]["tags"] = json!("x"), "articles[0].tags: must be a list"),
        ("a tag a number", |c| c["articles"][0]["tags"] = json!(["x", 1]), "articles[0].tags[1]: must be a text"),
        ("no text", |c| c["articles"][0]["paragraphs"][0] = json!({}), "articles[0].paragraphs[0].text: is missing"),
        (
            "role",
            |c| c["articles"][0]["paragraphs"][0]["role"] = json!("ad"),
            "role: is \"ad\"; it must be one of: body",
        ),
        ("noise on body", |c| c["articles"][0]["paragraphs"][0]["noise"] = json!("ad"), "noise: is set although"),
        ("month 13", |c| c["articles"][0]["date"]["value"] = json!("2016-13-01"), "date.value: must be a date"),
        ("precision", |c| c["articles"][0]["date"]["precision"] = json!("hour"), "date.precision: is \"hour\""),
    ];
    let schema = schema();
    assert!(schema.is_valid(&with(|_| ())));
    for (what, change, message) in table {
        let json = with(change);
        let pretty = serde_json::to_string_pretty(&json).unwrap();
        let error = Corpus::from_json(pretty.as_bytes()).unwrap_err();
        assert!(error.to_string().contains(message), "{what}: {error}");
        assert!(!schema.is_valid(&json), "{what} passes the schema");
    }
}

#[test]
fn errors_name_the_line() {
    let text = "{\"kashshaf\": 1,\n\"articles\": [\n{\"id\": \"a\", \"paragraphs\": []},\n{\"id\": \"a\", \"paragraphs\": []}]}";
    let error = Corpus::from_json(text.as_bytes()).unwrap_err();
    assert_eq!(error.position(), Some((4, 8)), "{error}");
    assert!(error.to_string().contains("articles[0] too"), "{error}");

    let broken = Corpus::from_json(b"{\"kashshaf\": 1,\n\"articles\": [}").unwrap_err();
    assert_eq!(broken.position().map(|place| place.0), Some(2), "{broken}");
    assert!(matches!(Corpus::from_json(b" \n"), Err(Error::Empty { .. })));
    assert!(matches!(Corpus::from_json(b"\xFF\xFE{"), Err(Error::NotUtf8 { offset: 0, .. })));
    let marked = format!("\u{FEFF}{}", with(|_| ()));
    assert!(Corpus::from_json(marked.as_bytes()).is_ok());
}

#[test]
fn a_generated_heading_is_the_first_sentence() {
    let table = [
        (
            vec!["بلدي – إسطنبول (خاص)", "كشف مصدر مطلع للموقع أن مفاوضات جديدة بدأت. وقال آخر"],
            "كشف مصدر مطلع للموقع أن مفاوضات جديدة بدأت",
        ),
        (vec!["خبر قصير"], "خبر قصير"),
        // Something must be there to be opened.
        (vec![], "a"),
    ];
    for (paragraphs, expected) in table {
        let json = json!({"id": "a", "paragraphs": paragraphs.iter().map(|t| json!({"text": t})).collect::<Vec<_>>()});
        let article = Article::from_json(json.to_string().as_bytes()).unwrap();
        assert_eq!(article.heading(), (expected, true));
    }
}
