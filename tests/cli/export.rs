//! `kashshaf export`: what leaves comes back.

use std::fs;

use serde_json::{Value, json};

use crate::{Bench, corpus};

#[test]
fn what_is_exported_can_be_imported_again() {
    let bench = Bench::new();
    let mut whole = corpus();
    whole["articles"][0]["shelf"] = json!({"row": 7});
    whole["articles"][0]["tags"] = json!(["حلب", "سوق"]);
    whole["articles"][1]["note"] = json!("قال \"نعم\"، ثم\nصمت");
    whole["articles"][1]["paragraphs"]
        .as_array_mut()
        .unwrap()
        .push(json!({"text": "728 x 90", "role": "noise", "noise": "ad", "reason": "the size of an advertisement"}));
    bench.file("corpus.json", whole.to_string());
    for (format, file) in [("csv", "out.csv"), ("jsonl", "out.jsonl"), ("tei", "out.xml")] {
        bench.stdout(&["export", "corpus.json", "--format", format, "-o", file]);
        assert_eq!(
            bench.stdout(&["export", "corpus.json", "--format", format]).as_bytes(),
            fs::read(bench.path(file)).unwrap()
        );
        bench.stdout(&["import", file, "-o", "back.json"]);
        let back: Value = serde_json::from_slice(&fs::read(bench.path("back.json")).unwrap()).unwrap();
        for (before, after) in whole["articles"].as_array().unwrap().iter().zip(back["articles"].as_array().unwrap()) {
            let empty = json!("");
            for field in ["title", "source", "note"] {
                let value = |article: &Value| article.get(field).unwrap_or(&empty).clone();
                assert_eq!(value(before), value(after), "{field} through {format}");
            }
            assert_eq!(before["paragraphs"][0]["text"], after["paragraphs"][0]["text"], "{format}");
        }
        assert_eq!(back["articles"][0]["date"]["evidence"], "2 كانون الأول", "{format}");
        assert_eq!(back["articles"][0]["tags"], whole["articles"][0]["tags"], "{format}");
        let shelf = back["articles"][0]["shelf"].clone();
        let as_text = json!(shelf.as_str().unwrap_or(""));
        assert!(shelf == json!({"row": 7}) || as_text == json!("{\"row\":7}"), "{format}: {shelf}");
        if format != "csv" {
            assert_eq!(back["articles"][1]["paragraphs"][1]["noise"], "ad", "{format}");
        }
    }
    assert!(
        bench
            .refusal(&["export", "corpus.json", "--format", "csv", "-o", "corpus.json"])
            .contains("would be lost; give another name with -o")
    );
}

#[test]
fn no_cell_of_a_table_is_a_formula_and_each_comes_back() {
    let bench = Bench::new();
    let mut whole = corpus();
    let fields =
        [("title", "=1+1"), ("source", "'=1+1"), ("note", "''@x"), ("+sum", " =cmd|' /C calc'!A0"), ("plain", "'نعم'")];
    for (name, value) in fields {
        whole["articles"][0][name] = json!(value);
    }
    whole["articles"][0]["below"] = json!(-5);
    whole["articles"][0]["paragraphs"] =
        json!([{"text": "- قال: نعم", "role": "heading"}, {"text": "=نص", "role": "body"}]);
    bench.file("corpus.json", whole.to_string());
    bench.stdout(&["export", "corpus.json", "--format", "csv", "-o", "out.csv"]);
    let csv = fs::read_to_string(bench.path("out.csv")).unwrap();
    for cell in ["a,'=1+1,''=1+1,", ",'+sum", ",'''@x", ",' =cmd", ",-5", ",'نعم'", ",\"'- قال: نعم\n=نص\""]
    {
        assert!(csv.contains(cell), "{cell} is not in {csv}");
    }
    bench.stdout(&["import", "out.csv", "-o", "back.json"]);
    let back: Value = serde_json::from_slice(&fs::read(bench.path("back.json")).unwrap()).unwrap();
    let article = &back["articles"][0];
    for (name, value) in fields {
        assert_eq!(article[name], json!(value), "{name}");
    }
    for (at, role) in ["heading", "body"].into_iter().enumerate() {
        let paragraph = |article: &Value| article["paragraphs"][at]["text"].clone();
        assert_eq!(paragraph(article), paragraph(&whole["articles"][0]));
        assert_eq!(article["paragraphs"][at]["role"].as_str().unwrap_or("body"), role);
    }
}

#[test]
fn a_bulk_file_comes_with_its_mapping() {
    let bench = Bench::new();
    bench.file("news.json", corpus().to_string());
    bench.stdout(&["export", "news.json", "--format", "opensearch", "-o", "bulk.ndjson"]);
    let bulk = fs::read_to_string(bench.path("bulk.ndjson")).unwrap();
    let lines: Vec<Value> = bulk.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[0], json!({"index": {"_index": "news", "_id": "a"}}));
    assert_eq!(lines[1]["date"]["from"], "2016-12-02");
    assert!(lines[1]["folded"]["text"][0].as_str().unwrap().contains("ايران ليست طرفا"));
    let mapping: Value = serde_json::from_slice(&fs::read(bench.path("bulk.mapping.json")).unwrap()).unwrap();
    let properties = mapping["mappings"]["properties"].as_object().unwrap();
    for field in lines[1].as_object().unwrap().keys() {
        assert!(properties.contains_key(field), "{field} has no mapping");
    }
    let analyser = &mapping["settings"]["analysis"]["analyzer"][properties["text"]["analyzer"].as_str().unwrap()];
    for filter in analyser["char_filter"].as_array().unwrap() {
        assert!(mapping["settings"]["analysis"]["char_filter"].get(filter.as_str().unwrap()).is_some(), "{filter}");
    }
    // The second file that is written would be the corpus.
    bench.file("own.mapping.json", corpus().to_string());
    let refused = bench.refusal(&["export", "own.mapping.json", "--format", "opensearch", "-o", "own.ndjson"]);
    assert!(refused.contains("own.mapping.json: is read, and would be lost"), "{refused}");
}
