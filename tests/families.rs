//! Families, variants and look-up, measured on pairs, reports and lemma tables.
#![cfg(feature = "lexicon")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeSet;

use common::{Words, shared_text};
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

/// Forms that the annotator put into a set by what is meant, not by how it is spelt: a person by a title, a part of a town
/// by the town, an adjective beside its country. No spelling leads from the one to the other, and merging them would
/// hide who calls whom what.
const MEANT_NOT_SPELT: [&str; 8] = [
    "المبعوث الدولي",
    "نظيره الأمريكي",
    "نظيره التركي",
    "بنظيره التركي",
    "وزير الخارجية الايطالي",
    "شرق المدينة",
    "الإيرانية",
    "الايطالي",
];

/// One more, in one direction: ل stays on a query word that stands nowhere, for it may be a radical (لبنان).
const ONE_WAY: (&str, &str) = ("الأحياء الشرقية لحلب", "شرق حلب");

#[test]
fn spellings_of_the_five_reports() {
    let Some(gold) = shared_text("gold/variants.json") else { return };
    let gold: serde_json::Value = serde_json::from_str(&gold).unwrap();
    let lexicon = lexicon();
    for entry in gold["entries"].as_array().unwrap() {
        if entry["relation"] != "same" {
            continue;
        }
        let forms = entry["forms"].as_array().unwrap();
        let forms: BTreeSet<&str> = forms.iter().map(|form| form["source"].as_str().unwrap()).collect();
        for document in &forms {
            let words = Words::of_text(document, &lexicon);
            for query in forms.iter().filter(|query| *query != document) {
                let excused = MEANT_NOT_SPELT.contains(query) || MEANT_NOT_SPELT.contains(document);
                let excused = excused || (*query, *document) == ONE_WAY;
                assert!(excused || words.meets(document, query), "{}: {query} does not find {document}", entry["id"]);
            }
        }
    }
}

#[test]
fn names_that_sides_give_each_other_stay_apart() {
    const WORDS: &str = "إرهابي مسلح معارضة فصيل مقاتل خصم مجموعة مليشيا حليف نظام حكومة أسد جيش قوات";
    let words = Words::of_text(WORDS, &lexicon());
    for query in WORDS.split(' ') {
        let found = words.meant(query);
        assert!(found.iter().all(|(word, _)| word == query), "{query} finds {found:?}");
    }
}

#[test]
fn lemmas_of_a_treebank() {
    let Some(gold) = shared_text("morphology/pud.tsv") else { return };
    let gold = LemmaTable::from_tsv(&gold).unwrap();
    let alone = gold.evaluate_families(&[], Some(&lexicon()));
    println!("the words alone: {alone:?}");
    assert!(alone.f1 >= 0.87 && alone.precision >= 0.84, "{alone:?}");
    let without = gold.evaluate_families(&[], None);
    println!("without the lexicon too: {without:?}");
    assert!(without.f1 >= 0.66, "{without:?}");
}
