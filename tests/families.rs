//! Families, variants and look-up, measured on pairs, reports and lemma tables.
#![cfg(feature = "lexicon")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeSet;

use common::{Words, shared_text};
use kashshaf::evaluate::LemmaTable;
use kashshaf::lexicon::{Analysis, Families, Lexicon, Reach, Table, Variants, explain, look_up};
use kashshaf::near;
use proptest::prelude::*;

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
    assert!(alone.f1 >= 0.90 && alone.precision >= 0.88, "{alone:?}");
    let without = gold.evaluate_families(&[], None);
    println!("without the lexicon too: {without:?}");
    assert!(without.f1 >= 0.72, "{without:?}");
}

/// Words of Arabic letters as they come, many of them clitics and endings.
fn word() -> impl Strategy<Value = String> {
    "(و|ف)?(ب|ل|لل|س|ال|بال)?[ابتثجسفلمنهويةىءأإؤئ]{1,8}(ه|ها|ون|ين|ات|ة|ا)?|[a-z0-9]{1,4}|[پچگ]{1,3}|ا{20,30}"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_vocabulary_has_families(words in prop::collection::btree_set(word(), 1..30), query in word()) {
        static LEXICON: std::sync::LazyLock<Lexicon> = std::sync::LazyLock::new(lexicon);
        let vocabulary: Vec<(String, u32)> = words.into_iter().zip(1..).collect();
        let families = Families::of(&vocabulary, Some(&LEXICON));
        prop_assert_eq!(&families, &Families::of(&vocabulary, Some(&LEXICON)), "the same again");
        for analysis in &families.analyses {
            prop_assert_eq!(Analysis::from_code(analysis.code()), Some(*analysis));
        }
        let words: Vec<String> = vocabulary.into_iter().map(|(word, _)| word).collect();
        let table = Table::new(words.clone(), families);
        let variants = Variants::built_in();
        for word in words.iter().chain([&query]) {
            let hits = look_up(&table, &variants, word);
            prop_assert!(hits.windows(2).all(|pair| pair[0].word < pair[1].word), "each word once, in order");
            for hit in &hits {
                prop_assert!(!explain(&table, hit).parts.core.is_empty());
            }
            let itself = words.iter().position(|other| other == word);
            let found = hits.iter().find(|hit| Some(hit.word as usize) == itself).map(|hit| hit.reach);
            prop_assert!(itself.is_none() || found == Some(Reach::Spelling), "{word} finds itself");
            variants.rewrites(&[word, &query]);
        }
    }

    #[test]
    fn any_text_has_near_words(typed in "\\PC{0,12}", other in word()) {
        near::nearest(&typed, [other.as_str()], 5);
        near::arabic_of_latin(&typed, 5);
        near::spells(&typed, &other);
        near::arabic_of_keys(&typed);
        near::latin_of_keys(&typed);
        let alike = near::Likeness::of(&typed).and_then(|likeness| likeness.with(&other));
        prop_assert!(alike.is_none_or(|alike| alike > 0.0 && alike <= 1.0));
    }
}
