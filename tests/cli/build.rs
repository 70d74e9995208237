//! `kashshaf build`: a site or a page, whole or not at all, and again after every change.

use std::fs;
use std::process::Command;

use serde_json::json;

use crate::{Bench, corpus, has_viewer};

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
    for file in ["later", "engine.bin", "index", ".nojekyll"] {
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
