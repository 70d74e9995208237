//! Words that a corpus lacks: what the lexicon knows of them keeps search from taking them for others.
#![cfg(feature = "lexicon")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::Words;
use kashshaf::lexicon::{Lexicon, Reach, Rule};

/// The headwords of a data file that are not rare, in order.
fn heads(file: &str) -> BTreeSet<&str> {
    let lines = file.lines().filter(|line| !line.starts_with('#') && !line.ends_with("\trare"));
    lines.filter_map(|line| line.split('\t').next()).filter(|head| !head.is_empty()).collect()
}

const NOUNS: &str = include_str!("../src/lexicon/data/nouns.tsv");
const ADJECTIVES: &str = include_str!("../src/lexicon/data/adjectives.tsv");
const NAMES: &str = include_str!("../src/lexicon/data/names.tsv");
const VERBS: &str = include_str!("../src/lexicon/data/verbs.tsv");

/// The consonants that forms of one word share; ت may be the person of a verb.
fn consonants(word: &str) -> String {
    word.chars().filter(|c| !"أإآٱءؤئىيواةهت".contains(*c)).collect()
}

/// Half of the lexicon's words as a corpus, and the other half typed: what is found has the consonants typed.
#[test]
fn words_of_the_lexicon_are_not_taken_for_others() {
    let lexicon = Lexicon::built_in().unwrap();
    let all: BTreeSet<&str> = [NOUNS, ADJECTIVES, NAMES, VERBS].into_iter().flat_map(heads).collect();
    let mut wrong = Vec::new();
    let mut typed = 0;
    for half in [0, 1] {
        let is_text = |at: usize| (at / 3 + at) % 2 == half;
        let text = all.iter().enumerate().filter(|&(at, _)| is_text(at));
        let words = Words::of(text.map(|(_, word)| ((*word).to_owned(), 1)).collect(), &lexicon);
        let queries = all.iter().enumerate().filter(|&(at, word)| !is_text(at) && word.chars().count() >= 4);
        for (_, query) in queries {
            typed += 1;
            for (found, reach) in words.meant(query) {
                let by_table = matches!(reach, Reach::Respelling(Rule::Table | Rule::Stem));
                if !by_table && consonants(&found) != consonants(query) {
                    wrong.push(format!("{query} → {found} {reach:?}"));
                }
            }
        }
    }
    assert!(wrong.len() * 400 < typed, "{} of {typed}: {wrong:#?}", wrong.len());
}

/// Text, word typed, and whether the word is found in it.
const TYPED: [(&str, &str, bool); 79] = [
    // Names and words that another spelling rule would join.
    ("غينيا", "كينيا", false),
    ("وصل الوفد إلى غينيا", "وكينيا", false),
    ("قابوس", "كابوس", false),
    ("غالية", "جالية", false),
    ("الغالية", "الجالية", false),
    ("نجران", "نكران", false),
    ("تغريد", "تجريد", false),
    ("إكرام", "إجرام", false),
    ("البرتغال", "البرتقال", false),
    ("سليمان", "سلمان", false),
    ("بلجيكا", "بلجيكيا", true),
    ("قالت صحيفة هآرتس", "هاآرتس", true),
    ("بلجيكا", "بلجيكية", false),
    ("عبيدالله", "عبدالله", false),
    ("صوفيا", "صوفية", false),
    ("سالمية", "سلمية", false),
    ("محفظة", "محافظة", false),
    ("محكمة", "محاكمة", false),
    ("مصلحة", "مصالحة", false),
    // Words that would be taken apart.
    ("نمى المال", "سينما", false),
    ("ذهب أميري", "كاميرون", false),
    ("توانى", "ليتوانيا", false),
    ("أبلى", "نابليون", false),
    ("أرسى", "كارسون", false),
    ("أرسى", "فارسية", false),
    ("جار", "سيجار", false),
    ("بحري البحرية", "بحريني", false),
    ("معدة معد", "معدني", false),
    ("ربو", "كربوني", false),
    ("ناب", "سناب", false),
    ("نامي", "سنام", false),
    ("رفه", "رفات", false),
    ("رأى", "راين", false),
    ("أومأ", "توما", false),
    ("أسوأ", "أسواني", false),
    ("ترأس", "رستم", false),
    // A common word between clitics is not what a rarer one means.
    ("جاء هو وهو وهو", "بهو", false),
    ("من منه منها", "منهك", false),
    ("إلى إليه", "بالي", false),
    // ه for ة behind clitics.
    ("ذهبوا بمدرسه قديمة", "مدرسة", true),
    ("في حي وجامعه دمشق", "جامعة", true),
    ("دمشق وحماه", "حماة", true),
    ("وصلوا بطائره", "طائرات", true),
    // Names spelt otherwise behind clitics.
    ("عاد من ميونيخ وبروكسيل", "بروكسل", true),
    ("وبميونيخ", "ميونخ", true),
    ("ولأردوقان", "أردوغان", true),
    ("وجوارديولا", "غوارديولا", true),
    ("بجيبوتي", "جبوتي", true),
    // A hamza at the end in one letter or in two.
    ("وقف على شاطىء البحر", "شاطئ", true),
    ("شواطئ", "شاطىء", true),
    ("هذا شئ جميل", "شيء", true),
    ("لاجيء سوري", "لاجئ", true),
    ("شيء", "شئ", true),
    ("مبادىء", "مبادئ", true),
    ("بمبادئ", "مبادىء", true),
    ("قارئ", "قارىء", true),
    ("جاء", "لاجيء", false),
    // One of many, and many.
    ("أشجار الزيتون", "شجرة", true),
    ("سمكة", "الأسماك", true),
    ("حوادث", "حادثة", true),
    ("ابنة", "بنات", true),
    // Verbs with a pronoun.
    ("رفض الطلب", "رفضوه", true),
    ("كتب الرسالة", "يكتبونه", true),
    ("قال", "سيقولونها", true),
    ("أعطى", "فأعطيناهم", true),
    // As a reader of the news reported them.
    ("المصلين", "مصلي", true),
    ("المفتين", "مفتي", true),
    ("المدعون", "مدعي", true),
    ("التجارية تجاري", "تجار", false),
    ("الأنصاري", "أنصار", false),
    ("جزأين", "جزء", true),
    ("الدكتورة", "دكتور", true),
    ("نتنياهو", "نيتانياهو", true),
    ("قيرغيزيا", "قرغيزستان", true),
    ("كوسوفا", "كوسوفو", true),
    ("دهاة العرب", "داهية", true),
    ("إلى الجنوب", "جنب", false),
    ("بن سلمان بن", "بنات", false),
    ("رفض", "الرفض", true),
];

#[test]
fn words_typed_find_what_they_mean() {
    let lexicon = Lexicon::built_in().unwrap();
    let wrong = TYPED.iter().filter_map(|(text, typed, expected)| {
        let found = Words::of_text(text, &lexicon).meant(typed);
        (found.is_empty() == *expected).then(|| format!("{typed} in {text}: {found:?}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What the corpus writes with the article is a word, however common what its letters would be between clitics.
#[test]
fn common_words_do_not_swallow_rare_ones() {
    let lexicon = Lexicon::built_in().unwrap();
    for (common, rare) in [("بن", "لبن"), ("بن", "بنات"), ("هو", "بهو"), ("لك له لهم", "فلك"), ("ريال", "فريال")]
    {
        let mut counts: BTreeMap<String, u32> = common.split(' ').map(|word| (word.to_owned(), 500)).collect();
        counts.extend([(rare.to_owned(), 3), (format!("ال{rare}"), 2)]);
        let found = Words::of(counts, &lexicon).meant(rare);
        let near: Vec<&String> = found.iter().map(|(word, _)| word).filter(|word| !word.ends_with(rare)).collect();
        assert!(near.is_empty(), "{rare} finds {found:?}");
    }
}
