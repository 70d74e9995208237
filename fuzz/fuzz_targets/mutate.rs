//! A real index in which the input takes the place of part of one file, behind a header and a checksum that fit:
//! `file:u8 at:u16 bytes…`. So what is tried is the reading, not the checksum.
#![no_main]

mod ask;
mod questions;

use std::sync::LazyLock;

use kashshaf::corpus::{Article, Corpus, Paragraph};
use kashshaf::index::build::{Catalogue, OneByOne, Run, TextCutter, index};
use kashshaf::lexicon::Variants;
use kashshaf::query::Searcher;
use libfuzzer_sys::fuzz_target;

/// Bytes before a file's content.
const HEADER: usize = 16;

/// The files of a small index, the root first.
static FILES: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let article = |id: &str, texts: [&str; 2]| Article {
        id: id.into(),
        title: texts[0].into(),
        paragraphs: vec![Paragraph { text: texts[1].into(), ..Paragraph::default() }],
        ..Article::default()
    };
    let mut corpus = Corpus::new("مثال");
    corpus.articles = vec![
        article("a", ["وزير في حلب", "زار وزير الخارجية حلب في كانون الأول، والمعارضة في حلب"]),
        article("b", ["المعارضة", "قالت معارضة إن الخارجية في حلب وللوزير عبد الله 2016"]),
    ];
    let mut files = vec![("root".to_owned(), Vec::new())];
    let (mut catalogue, mut cutter) = (Catalogue::default(), TextCutter::default());
    let mut volumes = Vec::new();
    for article in &corpus.articles {
        catalogue.add(article);
        volumes.extend(cutter.add(article).expect("an article is JSON"));
    }
    volumes.extend(cutter.finish());
    for volume in volumes {
        files.extend(catalogue.add_texts(volume).into_iter().map(|file| (file.path, file.bytes)));
    }
    let runs = [Run::of(&corpus.articles, 0, &Variants::built_in())];
    let root = index(&corpus, catalogue, &runs, None, &OneByOne, |made| {
        files.extend(made.into_iter().map(|file| (file.path, file.bytes)));
        Ok(())
    });
    files[0].1 = root.expect("a small corpus has an index");
    files
});

/// FNV-1a in 64 bits, both halves made one.
fn checksum(bytes: &[u8]) -> u32 {
    let step = |hash: u64, &byte: &u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    let hash = bytes.iter().fold(0xCBF2_9CE4_8422_2325, step);
    (hash ^ hash >> 32) as u32
}

fuzz_target!(|input: &[u8]| {
    let [file, low, high, bytes @ ..] = input else { return };
    let (name, mut changed) = FILES[usize::from(*file) % FILES.len()].clone();
    let at = usize::from(u16::from_le_bytes([*low, *high])) % changed.len();
    let at = at.max(HEADER);
    let end = (at + bytes.len()).min(changed.len());
    changed.splice(at..end, bytes.iter().copied());
    let sum = checksum(&changed[HEADER..]);
    changed[12..HEADER].copy_from_slice(&sum.to_le_bytes());
    let root = if name == "root" { &changed } else { &FILES[0].1 };
    let Ok(mut searcher) = Searcher::open(root) else { return };
    ask::ask(&mut searcher, |needed| {
        if needed == name {
            return Some(changed.clone());
        }
        FILES.iter().find(|(name, _)| name == needed).map(|(_, file)| file.clone())
    });
});
