//! What other engines publish as tests (normalising, tokenising, offsets), run against this one.
//!
//! The tables are not part of the project; without them these tests say so and pass. A row passes if both of its sides
//! are the same words to us — how a separator is spelt makes no difference to a search —, and a row that we answer
//! differently on purpose is listed here with the reason.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests read files")]

use std::fs;
use std::path::{Path, PathBuf};

use kashshaf::text::{fold, letters, tokenize, utf16};

/// (input, expected, rule) of every row, or nothing, said aloud, where the table is not here.
fn rows(file: &str) -> Vec<(String, String, String)> {
    let shared = std::env::var_os("KASHSHAF_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"), PathBuf::from);
    let path = shared.join("cases").join(file);
    let Ok(text) = fs::read_to_string(&path) else {
        eprintln!("SKIPPED: {} is not here", path.display());
        return Vec::new();
    };
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        (cells[0].to_string(), cells[1].to_string(), cells[2].to_string())
    };
    text.lines().skip(1).map(row).collect()
}

fn words(text: &str) -> Vec<String> {
    tokenize(text).map(|token| token.folded).collect()
}

/// Checks that both sides are the same words, but for the rows that `deliberate` gives a reason for; those must differ,
/// so that the list stays honest.
fn same_words(file: &str, deliberate: impl Fn(&str, &str) -> Option<&'static str>) {
    for (input, expected, rule) in rows(file) {
        let same = words(&input) == words(&expected);
        match deliberate(&input, &rule) {
            None => {
                assert!(
                    same,
                    "{file}: {input:?} → {:?}, {expected:?} → {:?} ({rule})",
                    words(&input),
                    words(&expected)
                );
            }
            Some(reason) => assert!(!same, "{file}: {input:?} is listed as different ({reason}), but is not"),
        }
    }
}

#[test]
fn lucene_normalisation() {
    for (input, expected, rule) in rows("lucene_normalization.tsv") {
        assert_eq!(fold(&input).text, expected, "{rule}");
    }
}

#[test]
fn lucene_analysis_without_its_stemmer() {
    same_words("lucene_analyzer.tsv", |_, rule| match rule {
        "identity" | "latin lower-case" | "decimal digits" => None,
        // English text. → english text; the other rows stem or drop stop words.
        "stop words" => Some("no word is dropped: every word can be searched for"),
        "bare alef singular" | "feminine marker" | "plural -at" | "plural -in" | "article" => {
            Some("inflection belongs to the family rung, not to normalisation")
        }
        _ => None,
    });
}

#[test]
fn charabia_normalisation() {
    same_words("charabia.tsv", |_, rule| {
        rule.starts_with("segment").then_some("the article stays with its word; families find the bare word")
    });
}

#[test]
fn goarabic() {
    for (input, expected, rule) in rows("goarabic.tsv") {
        match rule.as_str() {
            "SmartLength: visible letters" => assert_eq!(letters(&input).count().to_string(), expected),
            _ => assert_eq!(words(&input), words(&expected), "{rule}"),
        }
        if rule.contains("keeps the marks") {
            let marks = |text: &str| letters(text).map(|letter| letter.marks).collect::<Vec<_>>();
            assert_eq!(marks(&input), marks(&expected), "{rule}");
        }
    }
}

#[test]
fn camel_tools() {
    same_words("camel_tools.tsv", |_, rule| {
        let code = rule.strip_prefix("arclean U+").and_then(|hex| u32::from_str_radix(hex, 16).ok());
        Some(match code? {
            0x2030 | 0x2031 | 0x0606 | 0x0607 | 0x0609 | 0x060A => "a sign is no number",
            0x203B | 0x205C | 0x2041 | 0x2045 | 0x2046 => "a sign is no letter",
            0x0678 | 0x06D3 => return None,
            0x067B..=0x0680 | 0x0685 | 0x069C..=0x06A0 | 0x06BF | 0x06CF | 0x06EE | 0x06EF | 0x06FA..=0x06FC => {
                "a letter of another language, or of a dialect, stays itself"
            }
            0x06FD | 0x06FE => "Sindhi signs for whole words, not letters",
            0x06D5 => "the Kurdish and Uyghur heh is a heh (ه)",
            _ => return None,
        })
    });
}

#[test]
fn unicode_facts() {
    for (input, expected, rule) in rows("unicode_facts.tsv") {
        // What the table states of NFC and NFKC is their behaviour; ours is that both sides are the same letters, and
        // that no space gets into a word.
        let trimmed = expected.replace(' ', "");
        let expected = if rule.contains("SPACE inside") { trimmed } else { expected };
        let bare = |text: &str| letters(text).map(|letter| letter.folded).collect::<String>();
        if input == "﷽" {
            assert_eq!(bare(&input), "بسم الله الرحمن الرحيم", "{rule}");
        } else {
            assert_eq!(bare(&input), bare(&expected), "{input:?}: {rule}");
        }
        let glued = format!("ك{input}ب");
        if rule.contains("SPACE inside") || rule.contains("tatweel") {
            assert_eq!(words(&glued), ["كب"], "{rule}");
        }
    }
}

#[test]
fn bleve_byte_offsets() {
    for (input, expected, rule) in rows("bleve_offsets.tsv") {
        let ranges: Vec<String> = tokenize(&input).map(|t| format!("{}-{}", t.range.start, t.range.end)).collect();
        for token in expected.split(' ') {
            let (_, range) = token.split_once('@').unwrap();
            assert!(ranges.contains(&range.to_string()), "{input}: {range} not in {ranges:?} ({rule})");
        }
    }
}

#[test]
fn stella_utf16_offsets() {
    for (input, expected, rule) in rows("stella_offsets_utf16.tsv") {
        if rule == "map back" {
            let token = tokenize(&input).find(|token| token.folded == "2024").unwrap();
            assert_eq!(&input[token.range], "٢٠٢٤");
            continue;
        }
        let folded = fold(&input);
        let (text, offsets) = expected.split_once(" [").unwrap_or((&expected, ""));
        assert_eq!(folded.text, text, "{rule}");
        if offsets.is_empty() {
            continue;
        }
        // One start for each UTF-16 unit of the result, then the end of the source.
        let mut starts = Vec::new();
        for (c, range) in folded.text.chars().zip(&folded.ranges) {
            let start = utf16::ranges(&input, &[0..range.start])[0].1;
            starts.extend(std::iter::repeat_n(start, c.len_utf16()));
        }
        starts.push(utf16::ranges(&input, &[0..input.len()])[0].1);
        let printed: Vec<String> = starts.iter().map(u32::to_string).collect();
        assert_eq!(printed.join(","), offsets.trim_end_matches(']'), "{rule}");
    }
}

#[test]
fn hard_pairs_that_normalising_decides() {
    const RULES: [&str; 14] = [
        "tanwin fath before alef",
        "tanwin fath after alef",
        "Uthmani: superscript alef = alef",
        "madda = hamza+alef (quran.com issue 3342)",
        "presentation forms B",
        "Farsi yeh 06CC",
        "keheh 06A9",
        "tatweel",
        "Arabic-Indic digits",
        "extended digits",
        "bidi marks",
        "soft hyphen",
        "honorific: phrase match at one source char",
        "weekday hamza (232 v 1846)",
    ];
    let spellings = |text: &str| -> Vec<Vec<String>> {
        let tokens = || tokenize(text);
        let respelt = tokens().map(|token| token.alternates().into_iter().next().unwrap_or(token.folded)).collect();
        vec![tokens().map(|token| token.folded).collect(), respelt]
    };
    for (input, expected, rule) in rows("hard_pairs.tsv").into_iter().filter(|row| RULES.contains(&row.2.as_str())) {
        let other = expected.strip_prefix("SAME ").unwrap();
        // Final alef of the tanwin is a letter; taking it off is inflection (the family rung), so compare the rest.
        let without_tanwin =
            |word: &Vec<String>| word.iter().map(|w| w.strip_suffix('ا').unwrap_or(w).to_string()).collect();
        let (a, b) = if rule.starts_with("tanwin") {
            (spellings(&input).iter().map(without_tanwin).collect(), spellings(other))
        } else {
            (spellings(&input), spellings(other))
        };
        assert!(a.iter().any(|spelling| b.contains(spelling)), "{input} / {other}: {rule}");
    }
}
