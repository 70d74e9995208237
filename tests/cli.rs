//! The `kashshaf` command from outside: answers, files written whole or not at all, refusals with exit codes.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(feature = "cli")]
#![allow(clippy::disallowed_methods, reason = "tests run the command on files")]

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
    bench.file("hard.tsv", "word\tlemma\nkashf\tx\nkushuf\tx\nكتاب\ty\nكتابه\tz\n");
    bench.stdout(&["evaluate", "conflation", "hard.tsv", "--failures", "failures.tsv"]);
    let failures = fs::read_to_string(bench.path("failures.tsv")).unwrap();
    assert_eq!(failures, "what\tpairs\twords\nmissed\t1\tkashf | kushuf\nwrong\t1\tكتاب | كتابه\n");
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

#[test]
fn build_writes_a_site_or_one_page() {
    if !has_viewer() {
        let bench = Bench::new();
        bench.file("corpus.json", corpus().to_string());
        assert!(bench.refusal(&["build", "corpus.json", "-o", "site"]).contains("npm run build"));
        return;
    }
    let bench = Bench::new();
    let mut hostile = corpus();
    hostile["title"] = json!("</title><script>alert(1)</script>");
    hostile["articles"][0]["title"] = json!("</script><img src=x onerror=alert(1)>");
    bench.file("corpus.json", hostile.to_string());
    bench.file("site/CNAME", "example.org");

    bench.stdout(&["build", "corpus.json", "-o", "site"]);
    let page = fs::read_to_string(bench.path("site/index.html")).unwrap();
    assert!(page.contains("Content-Security-Policy") && page.contains("default-src 'none'"));
    assert!(!page.contains("alert(1)</script>") && !page.contains("<img src=x"));
    for file in ["worker.js", "later", "engine.wasm", "index", ".nojekyll"] {
        assert!(bench.path("site").join(file).exists(), "{file}");
    }
    assert_eq!(fs::read_to_string(bench.path("site/CNAME")).unwrap(), "example.org", "other files stay");
    assert!(bench.stdout(&["search", "site", "لافروف"]).contains("1 found"));

    bench.stdout(&["build", "corpus.json", "-o", "one", "--single-file"]);
    bench.stdout(&["build", "corpus.json", "-o", "named.html", "--single-file"]);
    let page = fs::read_to_string(bench.path("named.html")).unwrap();
    assert_eq!(page, fs::read_to_string(bench.path("one/index.html")).unwrap());
    assert!(!page.contains("<img src=x") && !page.contains("href=\"style.css\""));
    assert!(bench.stdout(&["search", "named.html", "لافروف"]).contains("1 found"));

    let left: Vec<_> = fs::read_dir(bench.path("site")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().ends_with(".part")), "{left:?}");
}

#[test]
fn import_refuses_by_name_and_loses_nothing() {
    let bench = Bench::new();
    bench.file("good.txt", "عنوان\n\nقال الوزير أمس إن المحادثات مستمرة بين الطرفين.\n");
    bench.file("empty.txt", " \n\t\n");
    bench.file("binary.txt", b"\x00\x01\x02\xFF\xFE\x00");
    fs::create_dir(bench.path("nothing")).unwrap();
    for (input, part) in [
        ("missing.txt", "no such file"),
        ("empty.txt", "empty"),
        ("binary.txt", "not UTF-8"),
        ("nothing", "no texts in this folder"),
    ] {
        let message = bench.refusal(&["import", "good.txt", input, "-o", "out.json"]);
        assert!(message.contains(input) && message.contains(part), "{message}");
        assert!(bench.stdout(&["search", "out.json", "الوزير"]).contains("1 found"), "the rest is imported: {input}");
        fs::remove_file(bench.path("out.json")).unwrap();
        assert!(bench.refusal(&["import", input, "-o", "out.json"]).contains("nothing could be imported"));
        assert!(!bench.path("out.json").exists(), "{input}");
    }
    let text = fs::read(bench.path("good.txt")).unwrap();
    assert!(bench.refusal(&["import", "good.txt", "-o", "good.txt"]).contains("one of the texts"));
    assert!(bench.refusal(&["import", "good.txt", "-o", "nothing"]).contains("is a folder"));
    assert_eq!(fs::read(bench.path("good.txt")).unwrap(), text);

    let report = bench.stdout(&["import", "good.txt", "-o", "deep/out.json", "--report"]);
    assert!(report.contains("good.txt") && report.contains("title: عنوان"), "{report}");
    assert!(bench.stdout(&["search", "deep/out.json", "الوزير"]).contains("1 found"));

    bench.file("page/index.html", "<p>mine</p>");
    if has_viewer() {
        assert!(bench.refusal(&["build", "deep/out.json", "-o", "page"]).contains("not made by kashshaf"));
        assert_eq!(fs::read_to_string(bench.path("page/index.html")).unwrap(), "<p>mine</p>");
    }
}

/// A record of every kind that text files hold, in a folder; how many articles that makes.
fn folder_of_texts(bench: &Bench) -> usize {
    let prose = "وصل الوفد إلى العاصمة صباحا، والتقى عددا من المسؤولين المحليين وبحث معهم خطط ترميم المدارس.";
    bench.file("texts/a.txt", format!("خبر أول\n\n{prose}\n"));
    bench.file("texts/b.md", format!("---\ntitle: خبر ثان\ndate: 2018-11-05\nshelf: 7\n---\n\n{prose}\n"));
    bench.file("texts/c.html", format!("<title>خبر</title><h1>خبر ثالث قصير</h1><p>{prose}</p><script>x</script>"));
    bench
        .file("texts/d.jsonl", format!("{{\"title\": \"خبر رابع\", \"text\": \"{prose}\", \"shelf\": 7}}\nnot JSON\n"));
    bench.file("texts/e.csv", format!("title,text,shelf\nخبر خامس,{prose},7\nقصير,x\n"));
    bench.file("texts/sub/f.xml", format!("<TEI><text><body><p>{prose}</p></body></text></TEI>"));
    bench.file("texts/sub/g.html", "<html><body></body></html>");
    bench.file("texts/photo.jpg", b"\xFF\xD8\xFF");
    bench.file("texts/.hidden.txt", prose);
    bench.file("texts/\u{202E}gnp.txt", "\u{202E}");
    6
}

#[test]
fn a_folder_is_imported_but_for_what_cannot_be_read() {
    let bench = Bench::new();
    let articles = folder_of_texts(&bench);
    #[cfg(unix)]
    std::os::unix::fs::symlink(bench.path("texts"), bench.path("texts/sub/again")).unwrap();
    let output = bench.run(&["import", "texts", "-o", "out.json", "--report"]);
    let (report, summary) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(1), "{summary}");
    for part in [
        &format!("{articles} articles, "),
        "csv 1, html 1, jsonl 1",
        "d.jsonl, line 2: ",
        "e.csv, line 3: ",
        "g.html: the text is empty",
        "<U+202E>gnp.txt",
        "not looked at: 1 .jpg",
        "could not be read: 4",
    ] {
        assert!(summary.contains(part), "{part:?} is not in {summary}");
    }
    assert!(cfg!(not(unix)) || summary.contains("not entered"), "{summary}");
    assert!(report.contains("title: خبر ثالث قصير") && report.contains("refused: "), "{report}");
    let corpus: Value = serde_json::from_slice(&fs::read(bench.path("out.json")).unwrap()).unwrap();
    let ids: Vec<&str> = corpus["articles"].as_array().unwrap().iter().map(|a| a["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["a", "b", "c", "d", "e", "f"], "in the order of the names");
    for again in ["again.json", "texts/again.json", "texts/again.json"] {
        assert_eq!(bench.run(&["import", "texts", "-o", again]).status.code(), Some(1));
        let same = fs::read(bench.path("out.json")).unwrap() == fs::read(bench.path(again)).unwrap();
        assert!(same, "{again}: the same texts give the same bytes, and a corpus is none of its own texts");
    }
    assert!(bench.refusal(&["search", "texts", "الوفد"]).contains("`kashshaf import` leaves out"));
}

/// Files of a gigabyte (which take no room on the disk: there is nothing in them) are refused before they are read.
#[test]
fn pages_of_its_own_and_pipes_in_a_folder_are_passed_over() {
    let bench = Bench::new();
    let own = "<title>م</title><meta name=\"generator\" content=\"Kashshaf\"><p>كلام الصفحة";
    bench.file("texts/a.txt", "خبر قصير");
    bench.file("texts/page.html", own);
    bench.file("texts/site/index.html", own);
    bench.file("texts/site/engine.wasm", "");
    bench.file("texts/site/later/b.md", "كلام الموقع");
    bench.file("texts/theirs/index.html", "<p>خبر آخر");
    #[cfg(unix)]
    assert!(Command::new("mkfifo").arg(bench.path("texts/pipe.txt")).status().unwrap().success());
    let output = bench.run(&["import", "texts", "-o", "out.json"]);
    let summary = String::from_utf8(output.stderr).unwrap();
    for part in ["2 articles, ", "a site made by kashshaf: texts/site", "a page made by kashshaf: texts/page.html"] {
        assert!(summary.contains(part), "{part:?} is not in {summary}");
    }
    assert!(cfg!(not(unix)) || summary.contains("not a file but a pipe or a device: texts/pipe.txt"), "{summary}");
    let output = bench.run(&["search", "texts", "كلام", "--json"]);
    assert_eq!(serde_json::from_slice::<Value>(&output.stdout).unwrap()["total"], 0);
    assert!(String::from_utf8(output.stderr).unwrap().contains("not entered"));
}

#[test]
fn files_of_a_gigabyte_are_refused_and_the_rest_is_imported() {
    let bench = Bench::new();
    folder_of_texts(&bench);
    for name in ["huge.txt", "huge.docx", "huge.jsonl", "huge.html", "huge.csv"] {
        fs::File::create(bench.path("texts").join(name)).unwrap().set_len(1 << 30).unwrap();
    }
    let output = bench.run(&["import", "texts", "-o", "out.json"]);
    let summary = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{summary}");
    for name in ["huge.txt", "huge.docx", "huge.jsonl", "huge.html", "huge.csv"] {
        let told = summary.lines().any(|line| line.contains(name) && line.contains("the most is"));
        assert!(told, "{name}: {summary}");
    }
    assert!(bench.stdout(&["search", "out.json", "الوفد"]).contains("found"));
}

/// Beyond one portion, JSON lines are read as they come: whatever stands in the middle of them, the others are there.
#[test]
fn long_files_of_lines_are_read_some_at_a_time() {
    let bench = Bench::new();
    let sentence = "وصل الوفد إلى العاصمة صباحا، والتقى عددا من المسؤولين المحليين وبحث معهم خطط الترميم. ";
    let line = |at: usize| format!("{{\"title\": \"خبر {at}\", \"text\": \"{}\"}}\n", sentence.repeat(40));
    let mut lines: Vec<u8> = (1..=4000).flat_map(|at| line(at).into_bytes()).collect();
    lines.extend(b"\xFF\xFE broken\n{\"title\": \"cut");
    lines.extend(b"\n");
    lines.extend(line(4003).into_bytes());
    assert!(lines.len() > 20 << 20);
    bench.file("long.jsonl", &lines);
    for output in ["out.json", "out.jsonl"] {
        let run = bench.run(&["import", "long.jsonl", "-o", output, "--title", "طويل"]);
        let summary = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(1));
        for part in ["4001 articles", "line 4001: not UTF-8", "line 4002: line 4002", "could not be read: 2"] {
            assert!(summary.contains(part), "{part}: {summary}");
        }
    }
    let json: Value = serde_json::from_slice(&fs::read(bench.path("out.json")).unwrap()).unwrap();
    let articles = json["articles"].as_array().unwrap();
    assert_eq!((json["title"].as_str(), articles.len()), (Some("طويل"), 4001));
    assert_eq!(
        (articles[4000]["id"].as_str(), articles[4000]["title"].as_str()),
        (Some("long-4001"), Some("خبر 4003"))
    );
    let text = fs::read_to_string(bench.path("out.json")).unwrap();
    assert_eq!(
        text,
        kashshaf::corpus::Corpus::from_json(text.as_bytes()).unwrap().to_json(),
        "as it is always written"
    );
    let lines = fs::read_to_string(bench.path("out.jsonl")).unwrap();
    assert_eq!(lines.lines().count(), 4002);
    assert_eq!(serde_json::from_str::<Value>(lines.lines().nth(4001).unwrap()).unwrap(), articles[4000]);
}

/// A corpus that changes is built again, and one that is broken for a while does not end it.
#[test]
fn build_goes_on_watching() {
    if !has_viewer() {
        return;
    }
    let bench = Bench::new();
    bench.file("texts/a.txt", "عنوان\n\nقال الوزير أمس إن المحادثات مستمرة بين الطرفين.\n");
    let mut watching = Command::new(env!("CARGO_BIN_EXE_kashshaf"))
        .args(["build", "texts", "-o", "site", "--watch"])
        .current_dir(bench.folder.path())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let finds = |word: &str| {
        (0..100).any(|_| {
            std::thread::sleep(std::time::Duration::from_millis(200));
            let output = bench.run(&["search", "site", word]);
            String::from_utf8_lossy(&output.stdout).contains("1 found")
        })
    };
    let first = finds("الوزير");
    bench.file("texts/b.txt", "");
    std::thread::sleep(std::time::Duration::from_millis(1500));
    bench.file("texts/b.txt", "عنوان آخر\n\nوصلت الرسالة إلى القرية البعيدة بعد شهر كامل.\n");
    let second = finds("الرسالة");
    watching.kill().unwrap();
    watching.wait().unwrap();
    assert!(first && second, "{first} {second}");
}

#[test]
fn encodings_formats_and_fields_can_be_told() {
    let bench = Bench::new();
    let windows = b"\xE1\xC7\xDD\xD1\xE6\xDD \xDD\xED \xCD\xE1\xC8 \xC7\xE1\xED\xE6\xE3";
    bench.file("latin.txt", windows);
    let report = bench.stdout(&["import", "latin.txt", "-o", "out.json", "--report"]);
    assert!(report.contains("encoding: windows-1256"), "{report}");
    assert!(bench.stdout(&["search", "out.json", "لافروف"]).contains("1 found"));
    bench.stdout(&["import", "latin.txt", "-o", "out.json", "--encoding", "cp1256"]);
    assert!(bench.refusal(&["import", "latin.txt", "-o", "x.json", "--encoding", "utf-8"]).contains("not UTF-8"));
    bench.file("list.data", "عنوان1;محتوى\nخبر;وصل الوفد أمس.\n");
    let mapped = ["import", "list.data", "-o", "out.json", "--format", "csv", "--field", "title=عنوان1"];
    bench.stdout(&mapped);
    let corpus: Value = serde_json::from_slice(&fs::read(bench.path("out.json")).unwrap()).unwrap();
    assert_eq!(corpus["articles"][0]["title"], "خبر");
    for wrong in [["--encoding", "klingon"], ["--format", "doc"], ["--field", "colour=x"], ["--field", "title"]] {
        let arguments = [&["import", "list.data", "-o", "x.json"][..], &wrong].concat();
        assert_eq!(bench.run(&arguments).status.code(), Some(2), "{wrong:?}");
    }
}

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
        bench.refusal(&["export", "corpus.json", "--format", "csv", "-o", "corpus.json"]).contains("the corpus itself")
    );
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
}
