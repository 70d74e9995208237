//! `kashshaf import`: files and folders, what cannot be read, and what may be told.

use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::{Bench, has_viewer};

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

#[test]
fn what_kashshaf_made_is_not_imported_but_exported() {
    let bench = Bench::new();
    let page = "<!doctype html><html><head><meta name=\"generator\" content=\"Kashshaf\"></head><body><p>كشاف</p>";
    bench.file("one.HTML", page);
    bench.file("site/index.html", page);
    bench.file("site/engine.bin", b"x");
    bench.file("good.txt", "عنوان\n\nقال الوزير أمس إن المحادثات مستمرة بين الطرفين.\n");
    for made in ["one.HTML", "site", "site/index.html"] {
        let message = bench.refusal(&["import", made, "-o", "out.json"]);
        assert!(message.contains(&format!("`kashshaf export {made} --format jsonl")), "{message}");
        assert!(!bench.path("out.json").exists());
        assert_eq!(bench.run(&["import", "good.txt", made, "-o", "rest.json"]).status.code(), Some(1));
        assert!(bench.stdout(&["search", "rest.json", "الوزير"]).contains("1 found"), "the rest is imported");
    }
}

#[test]
fn a_folder_full_of_what_cannot_be_read_is_told_in_a_few_lines() {
    let bench = Bench::new();
    for at in 0..30 {
        bench.file(&format!("wrong/{at:02}.txt"), b"\x00\x01\x02\xFF");
    }
    for command in [&["search", "wrong", "x"][..], &["import", "wrong", "-o", "out.json"]] {
        let message = bench.refusal(command);
        assert!(
            message.contains("09.txt") && message.contains("and 20 more") && !message.contains("10.txt"),
            "{message}"
        );
    }
}

#[test]
fn a_table_whose_dates_are_month_first_says_so() {
    let bench = Bench::new();
    bench.file("us.csv", "title,text,date\nأول,خبر,5/12/2016\nثان,نبأ,12/25/2016\nثالث,نبأ,30 شباط\n");
    bench.file("other.csv", "title,text,date\nأول,خبر,5/12/2016\n");
    let output = bench.run(&["import", "us.csv", "other.csv", "-o", "out.json", "--report"]);
    let (report, summary) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert!(
        output.status.success() && summary.contains("us.csv: dates are read month first, for 12/25/2016"),
        "{summary}"
    );
    assert!(!summary.contains("other.csv: "), "{summary}");
    assert!(report.contains("date: 2016-05-12 (5/12/2016, month first"), "{report}");
    assert!(report.contains("date not concluded: 30 شباط"), "{report}");
    let corpus: Value = serde_json::from_slice(&fs::read(bench.path("out.json")).unwrap()).unwrap();
    let dates: Vec<&str> =
        corpus["articles"].as_array().unwrap().iter().map(|a| a["date"]["value"].as_str().unwrap_or("")).collect();
    assert_eq!(dates, ["2016-05-12", "2016-12-25", "", "2016-12-05"]);
}

#[test]
fn messages_without_a_word_are_counted_and_no_failure() {
    let bench = Bench::new();
    let said = r#"{"id": 3, "type": "message", "date": "2018-11-05T10:01:00", "text": ["خبر ", {"type": "bold", "text": "قصير"}]}"#;
    let silent = r#"{"id": 1, "type": "service", "date": "2018-11-05T10:00:00", "action": "create_channel", "text": ""},
                    {"id": 2, "type": "message", "date": "2018-11-05T10:00:00", "photo": "photos/1.jpg", "text": ""},
                    {"id": 4, "type": "message", "date": "2018-11-05T10:00:00", "text": [{"type": "custom_emoji", "text": "👍"}]}"#;
    bench.file("chat.json", format!("{{\"name\": \"قناة\", \"messages\": [{silent}, {said}]}}"));
    bench.file("silent.json", format!("{{\"name\": \"قناة\", \"messages\": [{silent}]}}"));
    for (input, count) in [(&["chat.json"][..], "passed over: 3"), (&["silent.json", "chat.json"], "passed over: 6")] {
        let output = bench.run(&[&["import"], input, &["-o", "out.json"]].concat());
        let summary = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(0), "{summary}");
        assert!(summary.contains("1 articles") && summary.contains(count), "{summary}");
    }
    let message = bench.refusal(&["import", "silent.json", "-o", "none.json"]);
    assert!(message.contains("nothing could be imported") && message.contains("passed over: 3"), "{message}");
    assert!(!bench.path("none.json").exists());
    let record = silent.replace("\"type\": \"message\"", "\"type\": \"article\"");
    bench.file("records.json", format!("[{record}, {said}]"));
    assert!(bench.refusal(&["import", "records.json", "-o", "out.json"]).contains("2 could not be read"));
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

/// So are tables, in whatever encoding.
#[test]
fn long_tables_are_read_some_at_a_time() {
    let bench = Bench::new();
    let sentence = "وصل الوفد إلى العاصمة صباحا، والتقى عددا من المسؤولين المحليين وبحث معهم خطط الترميم. ";
    let row = |at: usize| format!("{at},\"خبر {at}\",\"{}\r\n\"\"نعم\"\"، {at}\"\r\n", sentence.repeat(40));
    let rows = |from: usize, to: usize| (from..=to).map(row).collect::<String>();
    let table = format!("shelf,title,text\r\n{}short,row\r\n{}", rows(1, 3000), rows(3001, 4000));
    assert!(table.len() > 20 << 20);
    let wide: Vec<u8> = format!("\u{FEFF}{table}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut broken = table.clone().into_bytes();
    broken.extend(b"5000,\xFF\xFE,x\n");
    for (name, bytes, refused) in [("long.csv", broken, 2), ("wide.csv", wide, 1)] {
        bench.file(name, bytes);
        let run = bench.run(&["import", name, "-o", "out.json"]);
        let summary = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(1), "{summary}");
        // Two lines a row, and the header.
        for part in [
            "4000 articles",
            "csv 1;",
            "line 6002: not readable as a table: the row has 2 fields",
            &format!("could not be read: {refused}\n"),
        ] {
            assert!(summary.contains(part), "{name}: {part}: {summary}");
        }
        let json: Value = serde_json::from_slice(&fs::read(bench.path("out.json")).unwrap()).unwrap();
        for (at, article) in json["articles"].as_array().unwrap().iter().enumerate() {
            let number = at + 1;
            assert_eq!(article["id"], format!("{}-{number}", &name[..4]));
            assert_eq!(
                (&article["title"], &article["shelf"]),
                (&format!("خبر {number}").into(), &number.to_string().into())
            );
            assert_eq!(article["paragraphs"].as_array().unwrap().last().unwrap()["text"], format!("\"نعم\"، {number}"));
        }
    }
    // A quotation mark that nothing closes takes no more than memory allows, and what stood before it is there.
    bench.file("open.csv", format!("{table}7,\"{}", sentence.repeat(20)));
    let summary = String::from_utf8(bench.run(&["import", "open.csv", "-o", "out.json"]).stderr).unwrap();
    assert!(summary.contains("4000 articles") && summary.contains("the row has 2 fields"), "{summary}");
}

#[test]
fn folders_too_deep_to_enter_are_told_as_what_cannot_be_read() {
    let bench = Bench::new();
    let deep = "texts".to_string() + &"/d".repeat(33);
    bench.file("texts/a.txt", "خبر قصير");
    bench.file(&format!("{deep}/b.txt"), "خبر عميق");
    let output = bench.run(&["import", "texts", "-o", "out.json"]);
    let summary = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{summary}");
    for part in ["1 articles, ", "could not be read: 1", &format!("{deep}: not entered: 32 folders")] {
        assert!(summary.contains(part), "{part:?} is not in {summary}");
    }
    assert!(bench.refusal(&["search", "texts", "خبر"]).contains("not entered"));
    bench.file(&format!("only{}/b.txt", "/d".repeat(33)), "خبر عميق");
    assert!(bench.refusal(&["import", "only", "-o", "out.json"]).contains("not entered"));
    assert!(bench.stdout(&["import", &deep, "-o", "out.json"]).is_empty());
}

/// A corpus that changes is built again, and one that is broken for a while does not end it.
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
