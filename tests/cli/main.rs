//! The `kashshaf` command from outside: answers, files written whole or not at all, refusals with exit codes.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(feature = "cli")]
#![allow(clippy::disallowed_methods, reason = "tests run the command on files")]

mod build;
mod export;
mod import;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

struct Bench {
    folder: TempDir,
}

impl Bench {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_kashshaf")).args(arguments).current_dir(self.folder.path()).output().unwrap()
    }

    /// Runs a command that must succeed and returns what it printed.
    fn stdout(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs a command that must be refused with exit code 1, and returns its complaint.
    fn refusal(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {}", String::from_utf8_lossy(&output.stdout));
        assert!(output.stdout.is_empty());
        String::from_utf8(output.stderr).unwrap()
    }
}

fn corpus() -> Value {
    let paragraph = |text: &str| json!({"text": text, "role": "body"});
    json!({"kashshaf": 1, "title": "تجربة", "articles": [
        {"id": "a", "title": "لافروف في أنقرة", "source": "صحيفة", "paragraphs": [
            paragraph("قال سيرغي لافروف إن إيران ليست طرفا، مضيفًا أن 40% من المدينة تغيّر."),
            paragraph("أطياف المعارضة السورية\u{A0}منذ البداية")],
         "date": {"value": "2016-12-02", "precision": "day", "basis": "printed", "evidence": "2 كانون الأول"}},
        {"id": "b", "paragraphs": [paragraph("خبر عن ايران")]}
    ]})
}

#[test]
fn search_as_json_keeps_its_contract() {
    let bench = Bench::new();
    bench.file("corpus.json", corpus().to_string());
    let answer: Value = serde_json::from_str(&bench.stdout(&["search", "corpus.json", "إيران", "--json"])).unwrap();
    assert_eq!(answer["query"], "إيران");
    assert_eq!(answer["total"], 2);
    assert_eq!(answer["remarks"], json!([]));
    let hit = &answer["hits"][0];
    assert_eq!((&hit["id"], &hit["rung"], &hit["date"]), (&json!("a"), &json!("exact"), &json!("2016-12-02")));
    assert!(hit["score"].as_f64().unwrap() > 0.0);
    assert_eq!(answer["hits"][1]["rung"], "folded");
    assert_eq!(
        (&hit["title"], &answer["hits"][1]["title"]),
        (&json!("لافروف في أنقرة"), &json!("")),
        "none is invented"
    );
    for hit in answer["hits"].as_array().unwrap() {
        let snippet = &hit["snippets"][0];
        let units: Vec<u16> = snippet["text"].as_str().unwrap().encode_utf16().collect();
        let mark: Vec<usize> = serde_json::from_value(snippet["marks"][0].clone()).unwrap();
        let piece = String::from_utf16(&units[mark[0]..mark[1]]).unwrap();
        assert!(["إيران", "ايران"].contains(&piece.as_str()), "{piece}");
        assert_eq!(snippet["paragraph"], 1);
    }
}

#[test]
fn searches_that_a_reader_would_make() {
    let bench = Bench::new();
    bench.file("corpus.json", corpus().to_string());
    let total = |arguments: &[&str]| -> u64 {
        let mut all = vec!["search", "corpus.json", "--json"];
        all.extend(arguments);
        serde_json::from_str::<Value>(&bench.stdout(&all)).unwrap()["total"].as_u64().unwrap()
    };
    assert_eq!(total(&["لافروف"]), 1);
    assert_eq!(total(&["«المعارضة السورية منذ»"]), 1);
    assert_eq!(total(&["مضيفا"]), 1);
    assert_eq!(total(&["٤٠"]), 1);
    assert_eq!(total(&["ايران", "--rungs", "exact"]), 1);
    assert_eq!(total(&["ايران", "--rungs", "exact,folded"]), 2);
    assert_eq!(total(&["زبرجد"]), 0);
    assert_eq!(total(&["-إيران"]), 0, "both articles speak of it");
}

#[test]
fn search_prints_for_people_and_explains() {
    let bench = Bench::new();
    bench.file("corpus.json", corpus().to_string());
    let text = bench.stdout(&["search", "corpus.json", "ايران", "--explain"]);
    assert!(text.contains("«إيران»") && text.contains("ايران ← إيران · folded"), "{text}");
    assert!(text.contains("2 found"), "{text}");
    let explained: Value =
        serde_json::from_str(&bench.stdout(&["search", "corpus.json", "ايران", "--explain", "--json"])).unwrap();
    let word = &explained["hits"][1]["explanations"][0];
    assert_eq!((&word["typed"], &word["printed"]), (&json!("ايران"), &json!("إيران")));
    assert_eq!((&word["rung"], &word["count"]), (&json!("folded"), &json!(1)));
    let family: Value =
        serde_json::from_str(&bench.stdout(&["search", "corpus.json", "معارضة", "--explain", "--json"])).unwrap();
    assert_eq!(family["hits"][0]["rung"], "family");
    assert_eq!(family["hits"][0]["explanations"][0]["parts"], json!(["ال", "معارضة"]));
}

#[test]
fn other_names_are_searched_when_asked_for() {
    let bench = Bench::new();
    bench.file("corpus.json", corpus().to_string());
    let unasked = bench.stdout(&["search", "corpus.json", "طهران"]);
    assert!(!unasked.contains("2 found"), "{unasked}");
    let asked = bench.stdout(&["search", "corpus.json", "طهران", "--expand"]);
    assert!(asked.contains("searched as طهران | إيران") && asked.contains("2 found"), "{asked}");
}

#[test]
fn every_kind_of_corpus_is_searched() {
    let bench = Bench::new();
    let whole = corpus();
    let mut manifest = whole.clone();
    manifest["articles"] = json!(["a.json", "sub/b.json"]);
    bench.file("folder/manifest.json", manifest.to_string());
    bench.file("folder/a.json", whole["articles"][0].to_string());
    bench.file("folder/sub/b.json", whole["articles"][1].to_string());
    bench.file("whole/corpus.json", whole.to_string());
    bench.file("texts/one.txt", "عنوان الخبر الأول\n\nقالت إيران أمس إنها مستعدة للحوار مع الجميع دون شروط مسبقة.\n");
    for place in ["folder", "whole", "texts"] {
        assert!(bench.stdout(&["search", place, "إيران"]).contains("found"), "{place}");
    }
}

#[test]
fn evaluate_prints_its_figures() {
    let bench = Bench::new();
    bench.file(
        "set.json",
        json!({"documents": [{"id": "1", "title": "ت", "text": "عاصمة مصر القاهرة"}, {"id": "2", "title": "", "text": "نهر\nالنيل"}],
               "queries": [{"id": "q", "text": "ما عاصمة مصر؟", "relevant": ["1"]}, {"id": "r", "text": "بحر", "relevant": ["2"]}]})
        .to_string(),
    );
    let figures: Value = serde_json::from_str(&bench.stdout(&["evaluate", "retrieval", "set.json", "--json"])).unwrap();
    assert_eq!(figures, json!({"queries": 2, "hit1": 0.5, "hit5": 0.5, "mrr10": 0.5}));

    bench.file("news.jsonl", "{\"id\":\"1\",\"text\":\"عاصمة مصر\"}\n\n{\"id\":\"2\",\"text\":\"خبر\",\"x\":1}\n");
    bench.stdout(&["evaluate", "retrieval", "set.json", "--trec-run", "run.txt", "--qrels", "qrels.txt"]);
    assert_eq!(fs::read_to_string(bench.path("run.txt")).unwrap(), "q Q0 1 1 1 kashshaf\n");
    assert_eq!(fs::read_to_string(bench.path("qrels.txt")).unwrap(), "q 0 1 1\nr 0 2 1\n");
    let with = ["evaluate", "retrieval", "set.json", "--json", "--distractors", "news.jsonl", "--limit", "1"];
    let figures: Value = serde_json::from_str(&bench.stdout(&with)).unwrap();
    assert_eq!(figures["queries"], 2);

    bench.file("gold.tsv", "word\tlemma\tcount\nكتب\tكَتَب\t1\nكتب\tكِتاب\t3\nكتابٌ\tكِتاب\t1\nقلم\tقَلَم\t2\n");
    let figures: Value =
        serde_json::from_str(&bench.stdout(&["evaluate", "conflation", "gold.tsv", "--json"])).unwrap();
    assert_eq!(figures["types"], 3);
    bench.file("corpus.json", corpus().to_string());
    bench.stdout(&["import", "corpus.json", "-o", "corpus.jsonl"]);
    bench.stdout(&["evaluate", "conflation", "gold.tsv", "--corpus", "corpus.jsonl"]);
    bench.file("hard.tsv", "word\tlemma\nkashf\tx\nkushuf\tx\nكتاب\ty\nكتابه\tz\n");
    bench.stdout(&["evaluate", "conflation", "hard.tsv", "--failures", "failures.tsv"]);
    let failures = fs::read_to_string(bench.path("failures.tsv")).unwrap();
    assert_eq!(failures, "what\tpairs\twords\nmissed\t1\tkashf | kushuf\nwrong\t1\tكتاب | كتابه\n");
}

#[test]
fn an_evaluation_writes_over_nothing_that_it_reads() {
    let bench = Bench::new();
    let set = json!({"documents": [{"id": "1", "text": "عاصمة مصر القاهرة"}],
                     "queries": [{"id": "q", "text": "مصر", "relevant": ["1"]}]});
    let gold = "word\tlemma\nكتاب\ty\nكتابه\tz\n";
    let news = "{\"id\":\"1\",\"text\":\"عاصمة مصر\"}\n";
    bench.file("set.json", set.to_string());
    bench.file("gold.tsv", gold);
    bench.file("news.jsonl", news);
    #[cfg(unix)]
    std::os::unix::fs::symlink(bench.path("set.json"), bench.path("link")).unwrap();
    let retrieval = ["evaluate", "retrieval", "set.json", "--distractors", "news.jsonl", "--limit", "1"];
    let link = if cfg!(unix) { "link" } else { "./set.json" };
    for (option, name) in
        [("--trec-run", "set.json"), ("--qrels", "./set.json"), ("--qrels", link), ("--trec-run", "news.jsonl")]
    {
        let message = bench.refusal(&[&retrieval[..], &[option, name]].concat());
        assert!(message.contains("is read") && message.contains(&format!("another name with {option}")), "{message}");
    }
    let twice = bench.refusal(&[&retrieval[..], &["--trec-run", "out.txt", "--qrels", "./out.txt"]].concat());
    assert!(twice.contains("by another option too") && !bench.path("out.txt").exists(), "{twice}");
    let conflation = ["evaluate", "conflation", "gold.tsv", "--corpus", "news.jsonl", "--failures"];
    for name in ["gold.tsv", "news.jsonl"] {
        assert!(bench.refusal(&[&conflation[..], &[name]].concat()).contains("is read"), "{name}");
    }
    for (name, before) in [("set.json", &*set.to_string()), ("gold.tsv", gold), ("news.jsonl", news)] {
        assert_eq!(fs::read_to_string(bench.path(name)).unwrap(), before);
    }
}

#[test]
fn ids_of_an_evaluation_that_mean_two_things_or_none_are_named() {
    let bench = Bench::new();
    let document = |id: &str| json!({"id": id, "text": "عاصمة مصر القاهرة"});
    let query = |id: &str, relevant: &[&str]| json!({"id": id, "text": "عاصمة مصر", "relevant": relevant});
    let set = |documents: [Value; 2], queries: [Value; 2]| {
        bench.file("set.json", json!({"documents": documents, "queries": queries}).to_string());
    };
    set([document("d1"), document("d1")], [query("q1", &["d1"]), query("q2", &["d1"])]);
    let message = bench.refusal(&["evaluate", "retrieval", "set.json"]);
    assert!(message.contains("documents[1].id: \"d1\" is the id of documents[0] too"), "{message}");
    set([document("d1"), document("d2")], [query("q1", &["d1"]), query("q1", &["d1"])]);
    let message = bench.refusal(&["evaluate", "retrieval", "set.json"]);
    assert!(message.contains("queries[1].id: \"q1\" is the id of queries[0] too"), "{message}");
    set([document("d1"), document("d2")], [query("q1", &["d1"]), query("q2", &["d7"])]);
    let output = bench.run(&["evaluate", "retrieval", "set.json", "--json"]);
    let warning = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && warning.contains("\"d7\" (query \"q2\")"), "{warning}");
    assert_eq!(serde_json::from_slice::<Value>(&output.stdout).unwrap()["queries"], 2);
}

#[test]
fn a_run_is_as_deep_as_asked_for_and_its_ids_are_told_apart() {
    let bench = Bench::new();
    let set = |ids: [&str; 2]| {
        // The relevant document says the word once among others, and comes last.
        let document = |id: &str, text: &str| json!({"id": id, "text": text});
        let documents = [document(ids[0], "القاهرة القاهرة"), document(ids[1], "عاصمة مصر هي مدينة القاهرة منذ قرون")];
        let queries = [json!({"id": "q", "text": "القاهرة", "relevant": [ids[1]]})];
        bench.file("set.json", json!({"documents": documents, "queries": queries}).to_string());
    };
    let run = ["evaluate", "retrieval", "set.json", "--json", "--trec-run", "run.txt"];
    set(["a", "b c"]);
    for depth in ["1", "2"] {
        let figures: Value = serde_json::from_str(&bench.stdout(&[&run[..], &["--depth", depth]].concat())).unwrap();
        assert_eq!((&figures["hit5"], &figures["mrr10"]), (&json!(1.0), &json!(0.5)), "--depth {depth}");
        let lines = fs::read_to_string(bench.path("run.txt")).unwrap();
        assert_eq!(lines.lines().count().to_string(), depth, "{lines}");
        assert_eq!(lines.contains("q Q0 b_c 2 1"), depth == "2", "{lines}");
    }
    assert_eq!(bench.run(&[&run[..], &["--depth", "0"]].concat()).status.code(), Some(2));
    set(["b_c", "b c"]);
    let message = bench.refusal(&run);
    assert!(message.contains("documents[1].id: \"b c\" and \"b_c\" are both \"b_c\""), "{message}");
    bench.stdout(&run[..4]);
    set([" ", "b"]);
    assert!(bench.refusal(&run).contains("documents[0].id: is empty"));
}

#[test]
fn what_cannot_be_read_is_refused_by_name() {
    let bench = Bench::new();
    bench.file("broken.json", "{\"kashshaf\": 1,\n \"articles\": [}");
    bench.file("later.json", "{\"kashshaf\": 9, \"articles\": \"elsewhere\"}");
    bench.file("latin.json", b"{\"kashshaf\": 1, \"title\": \"\xC7\xE1\"}");
    bench.file("twice.json", {
        let mut twice = corpus();
        twice["articles"][1]["id"] = json!("a");
        serde_json::to_string_pretty(&twice).unwrap()
    });
    bench.file("outside/manifest.json", "{\"kashshaf\": 1, \"articles\": [\"../broken.json\"]}");
    bench.file("lacking/manifest.json", "{\"kashshaf\": 1, \"articles\": [\"none.json\"]}");
    bench.file("page.html", "<html></html>");
    fs::create_dir(bench.path("nothing")).unwrap();
    let table: &[(&str, &[&str])] = &[
        ("missing.json", &["missing.json", "no such file"]),
        ("broken.json", &["broken.json", "line 2", "not JSON"]),
        ("later.json", &["later.json", "version 9", "newer kashshaf"]),
        ("latin.json", &["latin.json", "not UTF-8 at byte"]),
        ("twice.json", &["twice.json", "line", "articles[1].id", "articles[0] too"]),
        ("outside", &["manifest.json", "articles[0]", "inside the folder"]),
        ("lacking", &["none.json", "no such file"]),
        ("page.html", &["page.html", "no index in it"]),
        ("nothing", &["nothing", "neither"]),
    ];
    for (input, parts) in table {
        for command in [&["search", input, "x"][..], &["build", input, "-o", "out"][..]] {
            let message = bench.refusal(command);
            for part in *parts {
                assert!(message.contains(part), "{command:?}: {part:?} is not in {message:?}");
            }
        }
    }
    assert!(!bench.path("out").exists(), "nothing is written of what is refused");
    let gold = bench.file("gold.tsv", "word\tlemma\tcount\nx\ty\tmany\n");
    assert!(bench.refusal(&["evaluate", "conflation", gold.to_str().unwrap()]).contains("line 2"));
    bench.file("set.json", "{\"documents\": 3}");
    assert!(bench.refusal(&["evaluate", "retrieval", "set.json"]).contains("set.json: line 1"));
}

#[test]
fn records_that_were_not_imported_are_told_how() {
    let bench = Bench::new();
    let record = json!({"title": "خبر", "text": "وصل الوفد إلى المدينة."});
    bench.file("raw.jsonl", format!("{record}\n"));
    bench.file("list.json", json!([record]).to_string());
    bench.file("one.json", record.to_string());
    bench.file("articles.json", json!({"kashshaf": 1, "articles": [{"id": "a", "text": "خبر"}]}).to_string());
    for name in ["raw.jsonl", "list.json", "one.json", "articles.json"] {
        let message = bench.refusal(&["build", name, "-o", "site"]);
        assert!(message.contains(&format!("`kashshaf import {name} -o corpus.json`")), "{message}");
        assert!(!message.contains("field :"), "{message}");
    }
    for given in ["text=", "=text", "text"] {
        let output = bench.run(&["import", "raw.jsonl", "-o", "out.json", "--field", given]);
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(2) && message.contains("such as text=content"), "{given}: {message}");
    }
    bench.file("corpus.json", corpus().to_string());
    for output in ["page.html", "page.HTML"] {
        let message = bench.refusal(&["build", "corpus.json", "-o", output]);
        assert!(message.contains("--single-file") && message.contains("-o page"), "{message}");
        assert!(!bench.path(output).exists());
    }
}

#[test]
fn wrong_usage_ends_with_two() {
    let bench = Bench::new();
    for arguments in [&[][..], &["search"], &["search", "x", "y", "--rungs", "loud"], &["import", "x"], &["frobnicate"]]
    {
        assert_eq!(bench.run(arguments).status.code(), Some(2), "{arguments:?}");
    }
    assert!(bench.stdout(&["--help"]).contains("Examples"));
}

/// Only a command that was built with the viewer can build pages; `npm run build` makes it, a plain `cargo test` in a
/// fresh clone does not.
fn has_viewer() -> bool {
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist/viewer/index.html").exists();
    if !built {
        eprintln!("SKIPPED: the viewer is not built (npm run build)");
    }
    built
}
