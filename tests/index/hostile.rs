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
use kashshaf::query::{Request, Rung, Rungs, Searcher};
use proptest::prelude::*;

use crate::bytes::{HEADER, bundled, file, number, sealed, signed};
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
static FILES: LazyLock<Files> = LazyLock::new(|| build(&CORPUS, Some(&Lexicon::built_in().unwrap()), &OneByOne, 2048));
/// The same corpus, built another time, with one article less.
static OTHER: LazyLock<Files> = LazyLock::new(|| {
    let mut corpus = CORPUS.clone();
    corpus.articles.pop();
    build(&corpus, None, &OneByOne, 2048)
});

const KINDS: [&str; 6] = ["/d", "/f", "/p", "/i", "/l", "t/"];

/// The first file of a kind.
fn first(files: &Files, kind: &str) -> (String, Vec<u8>) {
    let (name, file) = files.blocks.iter().find(|(name, _)| name.contains(kind)).unwrap();
    (name.clone(), file.clone())
}

/// Asks for whatever reads every kind of file. Gives out what went wrong, if anything did.
fn ask(searcher: &mut Searcher, blocks: &BTreeMap<String, Vec<u8>>) -> Result<(), Error> {
    let folded = Rungs::of([Rung::Folded]);
    let questions: [&dyn Fn(&Searcher) -> usize; 7] = [
        &|searcher| searcher.search(&Request::new("وزير")).hits.len(),
        &|searcher| searcher.search(&Request { rungs: folded, ..Request::new("«في من»") }).hits.len(),
        &|searcher| searcher.search(&Request { rungs: Rungs::ALL, ..Request::new("المعارظة حَلب") }).hits.len(),
        &|searcher| searcher.view("known", "الخارجية", Rungs::USUAL, &[]).map_or(0, |view| view.paragraphs.len()),
        &|searcher| searcher.explanations("known", "معارضة", Rungs::USUAL, &[]).words.len(),
        &|searcher| searcher.list(0, 3).heads.len(),
        &|searcher| searcher.count("عبد الله «وزير الخارجية»", Rungs::USUAL),
    ];
    let mut failure = Ok(());
    for (number, question) in questions.into_iter().enumerate() {
        let mut brought = BTreeSet::new();
        'asking: loop {
            match searcher.put(question) {
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
fn survives(what: &str, root: &[u8], blocks: &BTreeMap<String, Vec<u8>>) -> Result<(), Error> {
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
fn places_ids_and_lengths_with_changed_bytes() {
    every_byte("/p");
    every_byte("/i");
    every_byte("/l");
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

// What follows is made to hurt: each file tells of much in few bytes.

/// What a root tells, to be written as `src/index/root.rs` says.
#[derive(Clone)]
struct Forged {
    /// Names of volumes, and articles of each of their blocks.
    texts: Vec<(u32, Vec<u8>)>,
    levels: Vec<u8>,
    at_hand: bool,
    /// Families and words of each family block.
    families: Vec<(u64, u64)>,
    spellings: Vec<&'static str>,
    ids: Vec<u64>,
}

impl Default for Forged {
    fn default() -> Self {
        Self {
            texts: vec![(1, vec![10])],
            levels: vec![3; 10],
            at_hand: false,
            families: vec![(1, 1)],
            spellings: vec!["ا"],
            ids: vec![0],
        }
    }
}

const GENERATION: u32 = 0x0707_0707;
const FOLDER: &str = "w07070707";

fn texts<'a>(texts: impl IntoIterator<Item = &'a str> + Clone, to: &mut Vec<u8>) {
    texts.clone().into_iter().for_each(|_| number(to, 0));
    texts.clone().into_iter().for_each(|text| number(to, 2 * text.len() as u64));
    texts.into_iter().for_each(|text| to.extend(text.as_bytes()));
}

impl Forged {
    fn articles(articles: u16) -> Self {
        let volume = |number: u32| (number, vec![200; 50]);
        let rest = u32::from(articles) % 10_000;
        let mut texts: Vec<(u32, Vec<u8>)> = (0..u32::from(articles) / 10_000).map(volume).collect();
        texts.extend((0..rest.div_ceil(200)).map(|at| (at + 100, vec![200.min(rest - 200 * at) as u8])));
        Self { texts, levels: vec![3; articles.into()], ..Self::default() }
    }

    fn root(&self) -> Vec<u8> {
        let mut to = 2_u32.to_le_bytes().to_vec();
        to.extend(b"{}");
        to.extend((self.texts.len() as u32).to_le_bytes());
        for (name, blocks) in &self.texts {
            to.extend(name.to_le_bytes());
            to.push(blocks.len() as u8);
        }
        self.texts.iter().for_each(|(_, blocks)| to.extend(blocks));
        to.extend(GENERATION.to_le_bytes());
        number(&mut to, self.levels.len() as u64);
        to.extend([8, u8::from(self.at_hand)]);
        to.extend(&self.levels);
        number(&mut to, self.families.len() as u64);
        for (families, words) in &self.families {
            number(&mut to, *families);
            number(&mut to, *words);
        }
        number(&mut to, self.spellings.len() as u64);
        texts(self.spellings.iter().copied(), &mut to);
        number(&mut to, self.ids.len() as u64);
        self.ids.iter().for_each(|id| number(&mut to, *id));
        file(b'r', 0, 0, &to)
    }
}

/// A dictionary block with one spelling, وزير, which is the word 0.
fn wazir() -> Vec<u8> {
    let mut to = vec![1];
    texts(["وزير"], &mut to);
    to.extend([0, 0, 1]);
    file(b'd', 0, GENERATION, &to)
}

/// One member of a forged family: its counts (articles, more, titles).
type Counts = (u64, u64, u64);

/// A family block of one family with these members, a column of what they reach, and lists.
fn family(members: &[Counts], reach: &[u8], lists: &[u8]) -> Vec<u8> {
    let mut to = vec![1, 1];
    number(&mut to, members.len() as u64);
    to.extend([0, 0, 0]);
    let entries: u64 = members.iter().map(|counts| counts.0).sum();
    let articles = members.iter().map(|counts| counts.0).max().unwrap();
    number(&mut to, entries - articles);
    number(&mut to, members.iter().map(|counts| counts.1).sum());
    number(&mut to, members.iter().map(|counts| counts.2).sum());
    number(&mut to, 0);
    texts(std::iter::repeat_n("وزير", members.len()), &mut to);
    to.extend(vec![0; 3 * members.len()]);
    for counts in members {
        number(&mut to, counts.0);
    }
    to.extend(reach);
    number(&mut to, lists.len() as u64);
    to.extend(lists);
    file(b'f', 0, GENERATION, &to)
}

fn blocks(files: Vec<(&str, Vec<u8>)>) -> BTreeMap<String, Vec<u8>> {
    files.into_iter().map(|(name, file)| (format!("{FOLDER}/{name}"), file)).collect()
}

#[test]
fn a_forged_index_is_read() {
    let members = vec![(10, 0, 0); 3];
    let root = Forged { families: vec![(1, 3)], ..Forged::default() }.root();
    let files = blocks(vec![("d0", wazir()), ("f0", family(&members, &[0; 3], &[0; 64]))]);
    let mut searcher = Searcher::open(&root).unwrap();
    for (name, file) in &files {
        searcher.supply(name, file).unwrap();
    }
    // All that is missing is the text to show.
    let answer = searcher.put(|searcher| searcher.search(&Request::new("وزير")).total).unwrap();
    assert_eq!(answer, Answer::Needs(vec!["t/00000001/0".into()]));
    assert_eq!(searcher.put(|searcher| searcher.count("وزير", Rungs::USUAL)), Ok(Answer::Ready(10)));
}

#[test]
fn more_articles_than_can_be_counted() {
    let root = Forged { texts: vec![(1, vec![255; 255]); 66_100], ..Forged::default() }.root();
    assert_eq!(survives("articles", &root, &BTreeMap::new()), Err(Error::Damaged));
}

#[test]
fn text_blocks_of_one_name() {
    let (name, text) = first(&FILES, "t/");
    let count = text[HEADER..].split_inclusive(|&byte| byte == b'\n').count() as u8;
    let checksum = u32::from_str_radix(&name[2..10], 16).unwrap();
    for counts in [[count, count], [count, count + 1], [count + 1, count]] {
        let texts = counts.map(|count| (checksum, vec![count])).to_vec();
        let levels = vec![3; counts.iter().map(|&count| usize::from(count)).sum()];
        let root = Forged { texts, levels, ..Forged::default() }.root();
        let mut searcher = Searcher::open(&root).unwrap();
        for at in [0, usize::from(counts[0])] {
            let mut rounds = 0;
            while let Ok(Answer::Needs(names)) = searcher.put(|searcher| searcher.article(at)) {
                rounds += 1;
                assert!(rounds < 4, "article {at} of {counts:?} is asked for again and again");
                if names.iter().any(|name| searcher.supply(name, &text).is_err()) {
                    break;
                }
            }
        }
    }
}

#[test]
fn empty_blocks() {
    let families = vec![(0, 0), (1, 1), (0, 0), (0, 0)];
    let root = Forged { families, spellings: vec!["", "ا", "ا", "و"], ids: vec![0, 0, 0], ..Forged::default() }.root();
    let mut empty = vec![0, 0];
    let _ = survives("empty blocks", &root, &blocks(vec![("d3", wazir()), ("f1", family(&[(1, 0, 0)], &[0], &[]))]));
    empty.extend([0; 3]);
    let files = blocks(vec![
        ("d3", file(b'd', 3, GENERATION, &[0])),
        ("f0", file(b'f', 0, GENERATION, &empty[..2])),
        ("i2", file(b'i', 2, GENERATION, &empty[..2])),
    ]);
    let _ = survives("blocks of nothing", &root, &files);
}

#[test]
fn spellings_that_share_everything() {
    // Each of many spellings is the whole one before.
    let long = "و".repeat(15_000);
    let count = 15_000;
    let mut to = Vec::new();
    number(&mut to, count);
    number(&mut to, 0);
    (1..count).for_each(|_| number(&mut to, long.len() as u64));
    number(&mut to, 2 * long.len() as u64);
    to.extend(vec![0; count as usize - 1]);
    to.extend(long.as_bytes());
    to.extend(vec![0; 3 * count as usize]);
    let root = Forged { families: vec![(1, 9_999)], ..Forged::default() }.root();
    let _ = survives("shared", &root, &blocks(vec![("d0", file(b'd', 0, GENERATION, &to))]));
    let mut forged = Vec::new();
    number(&mut forged, 1);
    texts([long.as_str()], &mut forged);
    forged.extend([0, 0, 1]);
    let _ = survives("long", &root, &blocks(vec![("d0", file(b'd', 0, GENERATION, &forged))]));
}

#[test]
fn long_words_that_are_near_each_other() {
    let long = "و".repeat(400);
    let mut forged = vec![1];
    texts([long.as_str()], &mut forged);
    forged.extend([0, 0, 1]);
    let root = Forged::default().root();
    let mut searcher = Searcher::open(&root).unwrap();
    searcher.supply(&format!("{FOLDER}/d0"), &file(b'd', 0, GENERATION, &forged)).unwrap();
    let _ = searcher.put(|searcher| searcher.count(&long, Rungs::of([Rung::Near])));
}

#[test]
fn what_many_words_reach_is_kept_once() {
    // One word reaches 20,000 families, and 5,000 words reach the same.
    let (families, members) = (20_000_u64, 5_000);
    let mut reach = vec![2];
    reach.extend(vec![1; members - 1]);
    number(&mut reach, families);
    (0..families).for_each(|_| reach.extend([0, 1]));
    number(&mut reach, 0);
    let root = Forged { families: vec![(1, members as u64)], ..Forged::default() }.root();
    let block = family(&vec![(10, 0, 0); members], &reach, &vec![0; 64 << 10]);
    let _ = survives("reach", &root, &blocks(vec![("d0", wazir()), ("f0", block)]));
}

#[test]
fn lists_of_every_article_in_no_bits() {
    for (articles, members) in [(60_000, 4_000), (60_000, 60), (60_000, 17), (250, 4_000), (1, 70_000)] {
        let root = Forged { families: vec![(1, members)], ..Forged::articles(articles) }.root();
        for counts in [(articles.into(), 0, 0), (articles.into(), 0, articles.into()), (u64::from(articles) - 1, 0, 0)]
        {
            let block = family(&vec![counts; members as usize], &vec![0; members as usize], &vec![0; 16 << 10]);
            let what = format!("{members} lists of {counts:?}");
            let _ = survives(&what, &root, &blocks(vec![("d0", wazir()), ("f0", block)]));
        }
    }
}

#[test]
fn every_family_of_a_block_at_once() {
    // 500 families of one word each, all of them reached; each word is in all of 2,000 articles.
    let (families, articles) = (500_u64, 2_000);
    let mut to = Vec::new();
    number(&mut to, families);
    to.extend(vec![1; 2 * families as usize]);
    to.extend(vec![0; 7 * families as usize]);
    texts(std::iter::repeat_n("وزير", families as usize), &mut to);
    to.extend(vec![0; 3 * families as usize]);
    (0..families).for_each(|_| number(&mut to, articles));
    to.push(2);
    to.extend(vec![0; families as usize - 1]);
    number(&mut to, families);
    (0..families).for_each(|family| {
        signed(&mut to, family.cast_signed());
        to.push(1);
    });
    number(&mut to, 0);
    number(&mut to, 0);
    let root = Forged { families: vec![(families, families)], ..Forged::articles(articles as u16) }.root();
    let _ = survives("families", &root, &blocks(vec![("d0", wazir()), ("f0", file(b'f', 0, GENERATION, &to))]));
}

#[test]
fn counts_that_add_up_to_too_much() {
    // More occurrences than can be counted, and more entries than there are numbers.
    for members in [vec![(1, u64::from(u32::MAX), 1)], vec![(u64::from(u16::MAX), 0, 0); 70_000]] {
        let count = members.len() as u64;
        let root = Forged { families: vec![(1, count)], ..Forged::articles(u16::MAX) }.root();
        let block = family(&members, &vec![0; members.len()], &[]);
        let _ = survives("counts", &root, &blocks(vec![("d0", wazir()), ("f0", block)]));
    }
}

#[test]
fn places_without_end() {
    // Every article is nothing but the word, over and over, in no bits.
    let lengths = |articles: usize| {
        let mut to = vec![0; articles];
        number(&mut to, 8 * articles as u64);
        to.extend(vec![0xFF; 8 * articles]);
        file(b'l', 0, GENERATION, &to)
    };
    for (articles, level, count) in [(1_u16, 130, 1_u64 << 27), (50, 110, 1 << 20), (40_000, 40, 2_000)] {
        let forged =
            Forged { levels: vec![level; articles.into()], families: vec![(1, 2)], ..Forged::articles(articles) };
        let block = family(&[(articles.into(), u64::from(articles) * (count - 1), 0); 2], &[0; 2], &[0; 4096]);
        let files =
            vec![("d0", wazir()), ("f0", block), ("l0", lengths(articles.into())), ("l", lengths(articles.into()))];
        let mut files = blocks(files);
        files.insert(format!("{FOLDER}/p0.0"), file(b'p', 0, GENERATION, &vec![0; 4096]));
        let mut searcher = Searcher::open(&forged.root()).unwrap();
        let start = Instant::now();
        let ((), most) = peak(|| {
            while let Ok(Answer::Needs(names)) =
                searcher.put(|searcher| searcher.count("«وزير وزير وزير»", Rungs::of([Rung::Family])))
            {
                if names.iter().any(|name| files.get(name).is_none_or(|file| searcher.supply(name, file).is_err())) {
                    break;
                }
            }
        });
        assert!(most <= 128 << 20, "{articles} × {count}: {} MB", most >> 20);
        assert!(start.elapsed() < Duration::from_secs(4), "{articles} × {count}: {:?}", start.elapsed());
    }
}
