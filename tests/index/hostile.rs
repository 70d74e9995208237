//! Files that no builder wrote. Each is refused with a typed error, or the question is answered; nothing panics, goes on
//! for ever, or takes memory out of proportion to the file.
#![allow(clippy::disallowed_methods, reason = "how long a question may take is what is tested")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use kashshaf::Error;
use kashshaf::corpus::Corpus;
use kashshaf::index::Answer;
use kashshaf::index::build::OneByOne;
use kashshaf::lexicon::Lexicon;
use kashshaf::query::Searcher;
use proptest::prelude::*;

#[path = "../../fuzz/fuzz_targets/questions.rs"]
mod questions;

use crate::bytes::{HEADER, bundled, sealed};
use crate::corpus::{Dice, corpus, plain};
use crate::memory::peak;
use crate::shell::{Files, build};

/// Small enough that every byte may be tried.
static CORPUS: LazyLock<Corpus> = LazyLock::new(|| {
    let mut corpus = corpus(31, 12, 30);
    let texts = ["زار وزير الخارجية حلب في من إلى في من", "وزير الخارجية وللوزير معارضة والمعارضة"];
    corpus.articles.insert(3, plain("known", "وزير في حلب", &texts));
    corpus
});
pub(crate) static FILES: LazyLock<Files> =
    LazyLock::new(|| build(&CORPUS, Some(&Lexicon::built_in().unwrap()), &OneByOne, 2048));
/// The same corpus, built another time, with one article less.
static OTHER: LazyLock<Files> = LazyLock::new(|| {
    let mut corpus = CORPUS.clone();
    corpus.articles.pop();
    build(&corpus, None, &OneByOne, 2048)
});

const KINDS: [&str; 5] = ["/d", "/f", "/p", "/i", "t/"];

/// The first file of a kind.
pub(crate) fn first(files: &Files, kind: &str) -> (String, Vec<u8>) {
    let (name, file) = files.blocks.iter().find(|(name, _)| name.contains(kind)).unwrap();
    (name.clone(), file.clone())
}

/// Asks for whatever reads every kind of file. Gives out what went wrong, if anything did.
fn ask(searcher: &mut Searcher, blocks: &BTreeMap<String, Vec<u8>>) -> Result<(), Error> {
    let mut failure = Ok(());
    for (number, question) in questions::questions("known").into_iter().enumerate() {
        let mut brought = BTreeSet::new();
        'asking: loop {
            match searcher.put(&*question) {
                Ok(Answer::Ready(_)) => break,
                Err(error) => {
                    failure = Err(error);
                    break;
                }
                Ok(Answer::Needs(names)) => {
                    for name in names {
                        // A hostile root may name files that are not there; nobody can bring them.
                        let Some(file) = blocks.get(&name) else { break 'asking };
                        if let Err(error) = searcher.supply(&name, file) {
                            failure = Err(error);
                            break 'asking;
                        }
                        assert!(brought.insert(name.clone()), "question {number} needs {name} again and again");
                    }
                }
            }
        }
    }
    failure
}

/// Opens and asks, and holds memory and time against what is allowed.
pub(crate) fn survives(what: &str, root: &[u8], blocks: &BTreeMap<String, Vec<u8>>) -> Result<(), Error> {
    let largest = blocks.values().map(Vec::len).max().unwrap_or(0).max(root.len());
    let start = Instant::now();
    let (outcome, most) = peak(|| Searcher::open(root).and_then(|mut searcher| ask(&mut searcher, blocks)));
    assert!(most <= (64 << 20) + 64 * largest, "{what}: {} MB for files of {largest} bytes", most >> 20);
    assert!(start.elapsed() < Duration::from_secs(4), "{what}: {:?}", start.elapsed());
    outcome
}

/// The same with one file replaced; what an answer was is not asked.
fn with(what: &str, name: &str, file: Vec<u8>) -> Result<(), Error> {
    if name == "root" {
        return survives(what, &file, &FILES.blocks);
    }
    let mut blocks = FILES.blocks.clone();
    blocks.insert(name.into(), file);
    survives(what, &FILES.root, &blocks)
}

/// All files of the first index that are tried: the root, and the first of each kind.
fn tried() -> Vec<(String, Vec<u8>)> {
    let root = ("root".to_owned(), FILES.root.clone());
    std::iter::once(root).chain(KINDS.iter().map(|kind| first(&FILES, kind))).collect()
}

fn refuses(name: &str, file: &[u8]) -> bool {
    if name == "root" {
        return Searcher::open(file).is_err();
    }
    let mut searcher = Searcher::open(&FILES.root).unwrap();
    searcher.supply(name, file).is_err()
}

#[test]
fn all_is_well_where_nothing_is_changed() {
    assert_eq!(survives("as built", &FILES.root, &FILES.blocks), Ok(()));
}

#[test]
fn every_changed_byte_is_refused() {
    for (name, file) in tried() {
        for at in 0..file.len() {
            let mut changed = file.clone();
            changed[at] ^= 1 << (at % 8);
            assert!(refuses(&name, &changed), "{name}, byte {at}");
        }
    }
}

#[test]
fn every_cut_and_every_addition_is_refused() {
    for (name, file) in tried() {
        for end in 0..file.len() {
            assert!(refuses(&name, &file[..end]), "{name} cut at {end}");
        }
        for more in [1, 16, 4096] {
            assert!(refuses(&name, &[file.clone(), vec![0; more]].concat()), "{name} and {more} bytes");
            assert!(refuses(&name, &[file.clone(), vec![b'\n'; more]].concat()), "{name} and {more} lines");
        }
    }
}

#[test]
fn files_do_not_stand_for_each_other() {
    for (name, file) in tried() {
        for (other, content) in tried().iter().chain(&[("root".to_owned(), OTHER.root.clone())]) {
            if other != &name && content != &file && (name != "root" || other != "root") {
                assert!(refuses(&name, content), "{other} as {name}");
            }
        }
    }
    for kind in KINDS.iter().filter(|kind| **kind != "t/") {
        let ((name, _), (_, other)) = (first(&FILES, kind), first(&OTHER, kind));
        assert!(refuses(&name, &other), "{name} of another generation");
        // The same with a header that says it is of this one: whatever is in it, nothing breaks.
        let mut forged = first(&FILES, kind).1[..HEADER].to_vec();
        forged.extend(&other[HEADER..]);
        let _ = with("another generation, forged", &name, sealed(forged));
    }
    let _ = survives("another root", &OTHER.root, &FILES.blocks);
    let mut searcher = Searcher::open(&FILES.root).unwrap();
    for name in [
        "",
        "/",
        "t/",
        "t/zz",
        "t/00000000",
        "t/00000000/0",
        "w0/d0",
        "d0",
        "w/",
        "w00000000/p0",
        "w00000000/x0",
        "\u{200F}/ع",
    ] {
        assert_eq!(searcher.supply(name, &FILES.root), Err(Error::Damaged), "{name}");
    }
}

#[test]
fn header_fields_are_checked() {
    for (name, file) in tried() {
        for at in 0..HEADER - 4 {
            for flip in [1, 0x80, 0xFF] {
                let mut changed = file.clone();
                changed[at] ^= flip;
                assert!(refuses(&name, &sealed(changed)), "{name}, byte {at} of the header");
            }
        }
    }
}

/// Changes every byte of a file in turn, with a checksum that fits.
fn every_byte(kind: &str) {
    let (name, file) = if kind == "root" { tried().remove(0) } else { first(&FILES, kind) };
    let mut dice = Dice(kind.len() as u64);
    for at in HEADER..file.len() {
        let mut changed = file.clone();
        changed[at] = match dice.below(4) {
            0 => changed[at] ^ 1 << dice.below(8),
            1 => 0xFF,
            2 => changed[at].wrapping_add(1),
            _ => dice.below(256) as u8,
        };
        let _ = with(&format!("{name}, byte {at}"), &name, sealed(changed));
    }
    for end in (HEADER..file.len()).step_by(7) {
        let _ = with(&format!("{name} cut at {end}"), &name, sealed(file[..end].to_vec()));
    }
}

#[test]
fn roots_with_changed_bytes() {
    every_byte("root");
}

#[test]
fn dictionaries_with_changed_bytes() {
    every_byte("/d");
}

#[test]
fn families_with_changed_bytes() {
    every_byte("/f");
}

#[test]
fn places_and_ids_with_changed_bytes() {
    every_byte("/p");
    every_byte("/i");
}

#[test]
fn texts_with_changed_bytes() {
    every_byte("t/");
    let (name, text) = first(&FILES, "t/");
    let mut dice = Dice(5);
    for at in (HEADER..text.len()).step_by(3) {
        let mut changed = text.clone();
        changed[at] = b"\"{}[],:\\ u0\x01"[dice.below(12)];
        let _ = with(&format!("text, byte {at}"), &name, sealed(changed));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    /// Anything behind a header and a checksum that fit.
    #[test]
    fn any_content_is_survived(kind in 0..6_usize, content in proptest::collection::vec(prop_oneof![0_u8..4, any::<u8>()], 0..300)) {
        let (name, file) = tried().swap_remove(kind);
        let forged = sealed([&file[..HEADER], &content].concat());
        let _ = with("random content", &name, forged);
        let _ = Searcher::open(&content);
    }

    /// Several changes at once: bytes changed, put in, taken out, stretches of other files.
    #[test]
    fn any_mixture_is_survived(kind in 0..6_usize, seed: u64, changes in 1..12_usize) {
        let mut files = tried();
        let (name, mut changed) = files[kind].clone();
        let mut dice = Dice(seed);
        for _ in 0..changes {
            let at = HEADER + dice.below(changed.len() - HEADER + 1);
            match dice.below(4) {
                0 => changed.insert(at, dice.next() as u8),
                1 if at < changed.len() => drop(changed.remove(at)),
                2 => {
                    let other = files.swap_remove(dice.below(files.len())).1;
                    let start = dice.below(other.len());
                    changed.splice(at.., other[start..].iter().copied());
                    files = tried();
                }
                _ if at < changed.len() => changed[at] = dice.next() as u8,
                _ => changed.push(0),
            }
        }
        let _ = with("mixture", &name, sealed(changed));
    }

    #[test]
    fn any_bundle_is_survived(seed: u64, changes in 0..6_usize) {
        let mut files = vec![("root".to_owned(), FILES.root.clone())];
        files.extend(FILES.blocks.clone());
        let whole = bundled(&files);
        let mut bundle = whole.clone();
        let mut dice = Dice(seed);
        for _ in 0..changes {
            let at = dice.below(bundle.len());
            bundle[at] ^= 1 << dice.below(8);
        }
        prop_assert_eq!(survives("bundle", &bundle, &BTreeMap::new()).is_ok(), bundle == whole);
    }
}
