//! Families, variants and look-up, measured on pairs, reports and lemma tables.
#![cfg(feature = "lexicon")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{Words, count, shared_text};
use kashshaf::evaluate::LemmaTable;
use kashshaf::lexicon::Lexicon;

fn lexicon() -> Lexicon {
    Lexicon::built_in().unwrap()
}

/// The pairs that another way of matching decides than the table asks for, with the reason.
const OTHERWISE: [(&str, &str, &str); 1] =
    [("علي", "على", "one folded spelling: the folded rung matches both, the exact rung tells them apart")];

#[test]
fn hard_pairs() {
    let Some(table) = shared_text("cases/hard_pairs.tsv") else { return };
    let lexicon = lexicon();
    let mut wrong = Vec::new();
    let mut right = 0;
    for line in table.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let (kind, other) = cells[1].split_once(' ').unwrap();
        let found = |document: &str, query: &str| Words::of_text(document, &lexicon).finds(document, query);
        let both = [found(cells[0], other), found(other, cells[0])];
        let ok = match kind {
            "SAME" => both.iter().all(Option::is_some),
            _ => both.iter().all(Option::is_none),
        };
        println!("{}\t{kind}\t{} / {other}\t{both:?}", if ok { "ok" } else { "--" }, cells[0]);
        if ok {
            right += 1;
        } else if !OTHERWISE.iter().any(|(a, b, _)| (*a, *b) == (cells[0], other)) {
            wrong.push(format!("{} {kind} {other}: {both:?}", cells[0]));
        }
    }
    println!("{right} right");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Sets that the annotator joined by what is meant, not by how it is spelt: a person by a title, an army by its side. No
/// spelling leads from one to the other, and merging them would hide who calls whom what.
const MEANT_NOT_SPELT: [(&str, &str); 30] = [("", ""); 30];

#[test]
fn spellings_of_the_five_reports() {
    let Some(gold) = shared_text("gold/variants.json") else { return };
    let gold: serde_json::Value = serde_json::from_str(&gold).unwrap();
    let lexicon = lexicon();
    let mut missed = Vec::new();
    for entry in gold["entries"].as_array().unwrap() {
        let relation = entry["relation"].as_str().unwrap();
        let id = entry["id"].as_str().unwrap();
        let forms: BTreeSet<&str> =
            entry["forms"].as_array().unwrap().iter().map(|form| form["source"].as_str().unwrap()).collect();
        for a in &forms {
            let words = Words::of_text(a, &lexicon);
            for b in forms.iter().filter(|b| *b != a) {
                if relation == "same" && !words.meets(a, b) {
                    missed.push((id.to_owned(), format!("{b} → {a}")));
                }
            }
        }
    }
    println!("{missed:#?}");
}
