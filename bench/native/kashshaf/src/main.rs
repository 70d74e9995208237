//! Measures parts of Kashshaf on one core: `bench-kashshaf ARTICLES.jsonl`. Prints one JSON object a line.

#![allow(clippy::disallowed_methods, reason = "the core is pure, this program is not")]

use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::time::Instant;

use kashshaf::lexicon::{Families, Lexicon};
use kashshaf::text::tokenize;
use serde::Deserialize;
use serde_json::json;

/// Every part is measured as often; the fastest time counts, for the others were disturbed.
const ROUNDS: u32 = 3;

#[derive(Deserialize)]
struct Article {
    title: String,
    text: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: bench-kashshaf ARTICLES.jsonl")?;
    let articles: Vec<Article> =
        fs::read_to_string(path)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let texts: Vec<&str> = articles.iter().flat_map(|each| [each.title.as_str(), each.text.as_str()]).collect();

    let bytes: usize = texts.iter().map(|text| text.len()).sum();
    let (seconds, tokens) = fastest(|| texts.iter().map(|text| tokenize(text).map(black_box).count()).sum::<usize>());
    let rate = bytes as f64 / 1e6 / seconds;
    println!(
        "{}",
        json!({"part": "tokenize", "bytes": bytes, "tokens": tokens, "seconds": seconds, "megabytesPerSecond": rate})
    );

    let mut counts: HashMap<String, u32> = HashMap::new();
    for token in texts.iter().flat_map(|text| tokenize(text)) {
        *counts.entry(token.bare).or_default() += 1;
    }
    let mut words: Vec<(String, u32)> = counts.into_iter().collect();
    words.sort_unstable();

    let (seconds, lexicon) = fastest(|| Lexicon::built_in().map_err(|error| error.to_string()));
    println!("{}", json!({"part": "lexicon", "seconds": seconds}));

    let lexicon = lexicon?;
    let (seconds, families) = fastest(|| Families::of(&words, Some(&lexicon)));
    black_box(families);
    println!("{}", json!({"part": "families", "words": words.len(), "seconds": seconds}));
    Ok(())
}

/// The least seconds that it took, and what came of it.
fn fastest<T>(mut work: impl FnMut() -> T) -> (f64, T) {
    let mut measured = || {
        let begun = Instant::now();
        let made = black_box(work());
        (begun.elapsed().as_secs_f64(), made)
    };
    let mut best = measured();
    for _ in 1..ROUNDS {
        let next = measured();
        if next.0 < best.0 {
            best = next;
        }
    }
    best
}
