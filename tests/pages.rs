//! Cleaning, measured on pages written for it in the styles of different sites (`tests/fixtures/pages/README.md`).
#![cfg(feature = "import")]
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests read their fixtures and fail loudly")]

use std::fs;
use std::path::{Path, PathBuf};

use kashshaf::corpus::import::{Imported, text};
use kashshaf::corpus::{Article, Role};

/// A page with what each of its lines is.
struct Page {
    name: String,
    lines: Vec<(char, String)>,
}

impl Page {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap();
        let line = |line: &str| (line.chars().next().unwrap(), line[1..].to_string());
        let lines = text.lines().filter(|line| !line.is_empty()).map(line).collect();
        Self { name: path.file_name().unwrap().to_string_lossy().into_owned(), lines }
    }

    fn imported(&self) -> Imported {
        let source = self.lines.iter().map(|(_, line)| line.as_str()).collect::<Vec<_>>().join("\n");
        text(&self.name, source.as_bytes()).unwrap()
    }
}

/// Why each line of the original is noise, if it is for the greater part.
fn marked(article: &Article) -> Vec<Option<String>> {
    let mut lines = vec![(0, 0, String::new())];
    for (at, paragraph) in article.paragraphs.iter().enumerate() {
        let before = paragraph.before.as_deref().unwrap_or(if at == 0 { "" } else { "\n" });
        lines.extend(before.matches('\n').map(|_| (0, 0, String::new())));
        let (noise, all, reason) = lines.last_mut().unwrap();
        reason.push_str(&paragraph.reason);
        *all += paragraph.text.len();
        *noise += if paragraph.role == Role::Noise { paragraph.text.len() } else { 0 };
    }
    lines.into_iter().map(|(noise, all, reason)| (noise * 2 > all).then_some(reason)).collect()
}

/// Lines rightly marked, wrongly marked, and missed.
#[derive(Default)]
struct Tally {
    right: usize,
    wrong: Vec<String>,
    missed: Vec<String>,
}

impl Tally {
    fn of(pages: &[Page]) -> Self {
        let mut tally = Self::default();
        for page in pages {
            let marked = marked(&page.imported().article);
            assert_eq!(marked.len(), page.lines.len(), "{}", page.name);
            for ((sign, line), marked) in page.lines.iter().zip(marked) {
                match (sign, marked) {
                    ('+', Some(_)) => tally.right += 1,
                    ('+', None) => tally.missed.push(format!("{}: {line}", page.name)),
                    (' ', Some(reason)) => tally.wrong.push(format!("{}: {line} ({reason})", page.name)),
                    _ => {}
                }
            }
        }
        tally
    }

    fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong.len()) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / (self.right + self.missed.len()) as f64
    }
}

fn pages(kind: &str) -> Vec<Page> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pages");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.file_name().unwrap().to_string_lossy().starts_with(kind));
    paths.sort();
    paths.iter().map(|path| Page::read(path)).collect()
}

#[test]
fn pages_that_the_rules_were_worked_on() {
    let tally = Tally::of(&pages("dev-"));
    eprintln!("precision {:.3}, recall {:.3}", tally.precision(), tally.recall());
    let told = format!("wrong: {:#?}\nmissed: {:#?}", tally.wrong, tally.missed);
    assert!(tally.precision() >= 0.98 && tally.recall() >= 0.9, "{told}");
}

#[test]
fn pages_that_nobody_looked_at() {
    let tally = Tally::of(&pages("held-"));
    eprintln!("precision {:.3}, recall {:.3}", tally.precision(), tally.recall());
    assert!(tally.precision() >= 0.98, "{} lines of articles are marked", tally.wrong.len());
    assert!(tally.recall() >= 0.85, "{} lines of the pages are missed", tally.missed.len());
}
