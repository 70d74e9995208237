//! The workflow of `docs/publish`: its steps that need none of GitHub's services, run as they are written.
#![cfg(feature = "cli")]
#![cfg(unix)]
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests run the command on files and fail loudly")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn template() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/publish/template")
}

/// The script of a step: the lines below its `run: |`, or what stands behind `run:`.
fn script(workflow: &str, step: &str) -> String {
    let (_, from) = workflow.split_once(&format!("- name: {step}\n")).unwrap_or_else(|| panic!("no step {step}"));
    let mut lines = from.lines().skip_while(|line| !line.trim_start().starts_with("run:"));
    let first = lines.next().unwrap();
    let depth = first.len() - first.trim_start().len();
    match first.trim().strip_prefix("run:").unwrap().trim() {
        "|" => {
            let inside = |line: &&str| line.trim().is_empty() || line.len() - line.trim_start().len() > depth;
            lines.take_while(inside).map(str::trim_start).collect::<Vec<_>>().join("\n")
        }
        alone => alone.to_string(),
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()) {
        let target = to.join(entry.file_name().unwrap());
        if entry.is_dir() {
            copy(&entry, &target);
        } else {
            fs::copy(&entry, &target).unwrap();
        }
    }
}

#[test]
fn the_steps_make_a_site_of_the_texts() {
    if !Path::new(env!("CARGO_MANIFEST_DIR")).join("dist/viewer/index.html").exists() {
        eprintln!("SKIPPED: the viewer is not built (npm run build)");
        return;
    }
    let workflow = fs::read_to_string(template().join(".github/workflows/archive.yml")).unwrap();
    let bench = tempfile::TempDir::new().unwrap();
    copy(&template(), bench.path());
    // Somebody's folder: one file cannot be read, and the rest is published all the same.
    fs::write(bench.path().join("texts/broken.docx"), "no archive").unwrap();
    let command = Path::new(env!("CARGO_BIN_EXE_kashshaf")).parent().unwrap();
    let path = format!("{}:{}", command.display(), std::env::var("PATH").unwrap());
    for step in ["Import the texts", "Build the site"] {
        let output = Command::new("bash")
            .args(["-eo", "pipefail", "-c", &script(&workflow, step)])
            .current_dir(bench.path())
            .env("PATH", &path)
            .env("ARCHIVE_TITLE", "أرشيف القرية")
            .env("GITHUB_STEP_SUMMARY", bench.path().join("step-summary.md"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{step}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let page = fs::read_to_string(bench.path().join("site/index.html")).unwrap();
    assert!(page.contains("<title>أرشيف القرية</title>"));
    let summary = fs::read_to_string(bench.path().join("step-summary.md")).unwrap();
    assert!(summary.contains("1 articles") && summary.contains("broken.docx"), "{summary}");
    let found = Command::new(env!("CARGO_BIN_EXE_kashshaf"))
        .args(["search", "site", "البئر"])
        .current_dir(bench.path())
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&found.stdout).contains("1 found"));
}

#[test]
fn the_workflow_says_what_it_may_do_and_publishes_what_was_built() {
    let workflow = fs::read_to_string(template().join(".github/workflows/archive.yml")).unwrap();
    for line in ["contents: read", "pages: write", "id-token: write", "path: site"] {
        assert!(workflow.contains(line), "{line}");
    }
    let build = script(&workflow, "Build the command");
    assert!(build.contains("npm --prefix .kashshaf run build") && build.contains("target/release/kashshaf"));
    assert!(!workflow.contains('\t'));
}
