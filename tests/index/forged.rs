//! Files made to hurt: each tells of much in few bytes. They follow the grammars, and change with every one of them.
#![allow(clippy::disallowed_methods, reason = "how long a question may take is what is tested")]

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use kashshaf::Error;
use kashshaf::index::Answer;
use kashshaf::query::{Request, Rung, Rungs, Searcher};

use crate::bytes::{HEADER, file, number, signed};
use crate::hostile::{FILES, first, survives};
use crate::memory::peak;

/// What a root tells, to be written as `src/index/root.rs` says.
#[derive(Clone)]
struct Forged {
    /// Names of volumes, and articles of each of their blocks.
    texts: Vec<(u32, Vec<u8>)>,
    levels: Vec<u8>,
    at_hand: bool,
    /// Families and words that each family block is said to have.
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
        number(&mut to, 20);
        to.extend([8, u8::from(self.at_hand)]);
        to.extend(&self.levels);
        number(&mut to, self.families.len() as u64);
        let bits = |most: Option<u64>| most.unwrap_or(0).max(1).next_power_of_two().trailing_zeros() as u8;
        to.push(bits(self.families.iter().map(|most| most.0).max()));
        to.push(bits(self.families.iter().map(|most| most.1).max()));
        number(&mut to, self.spellings.len() as u64);
        texts(self.spellings.iter().copied(), &mut to);
        number(&mut to, self.ids.len() as u64);
        self.ids.iter().for_each(|id| number(&mut to, *id));
        file(b'r', 0, 0, &to)
    }
}

/// A dictionary block with one spelling, وزير, which is the word 0.
fn wazir() -> Vec<u8> {
    wazir_beyond(&[0])
}

/// The same, with what is told of the blocks that it leads to.
fn wazir_beyond(beyond: &[u8]) -> Vec<u8> {
    let mut to = vec![1];
    texts(["وزير"], &mut to);
    to.extend([0, 0, 1]);
    to.extend(beyond);
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
fn words_that_lead_to_blocks_beyond_the_last() {
    let members = vec![(10, 0, 0); 3];
    let root = Forged { families: vec![(1, 3)], ..Forged::default() }.root();
    // One block further, one back, the own one, and as far as numbers go.
    let mut beyond = vec![5, 2, 1, 0];
    number(&mut beyond, u32::MAX.into());
    number(&mut beyond, u64::from(u32::MAX) - 1);
    let files = blocks(vec![("d0", wazir_beyond(&beyond)), ("f0", family(&members, &[0; 3], &[0; 64]))]);
    let mut searcher = Searcher::open(&root).unwrap();
    for (name, file) in &files {
        searcher.supply(name, file).unwrap();
    }
    assert_eq!(searcher.put(|searcher| searcher.count("وزير", Rungs::USUAL)), Ok(Answer::Ready(10)));
    // More of them than there are bytes.
    let mut endless = Vec::new();
    number(&mut endless, u32::MAX.into());
    for beyond in [vec![], vec![3, 2], endless] {
        let mut searcher = Searcher::open(&root).unwrap();
        assert_eq!(searcher.supply(&format!("{FOLDER}/d0"), &wazir_beyond(&beyond)), Err(Error::Damaged));
    }
}

#[test]
fn a_block_of_more_than_its_numbers_have_room_for() {
    let block = family(&[(10, 0, 0); 5], &[0; 5], &[0; 64]);
    for (words, expected) in [(5, Ok(())), (4, Err(Error::Damaged)), (1, Err(Error::Damaged))] {
        let root = Forged { families: vec![(1, words)], ..Forged::default() }.root();
        assert_eq!(Searcher::open(&root).unwrap().supply(&format!("{FOLDER}/f0"), &block), expected, "{words}");
    }
    // No numbers are as large.
    for families in [vec![(1, 1 << 31); 2], vec![(1 << 20, 1); 1 << 12]] {
        let root = Forged { families, ..Forged::default() }.root();
        assert_eq!(Searcher::open(&root).map(|_| ()), Err(Error::Damaged));
    }
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
    to.extend(vec![0; 4 * count as usize]);
    let root = Forged { families: vec![(1, 9_999)], ..Forged::default() }.root();
    let _ = survives("shared", &root, &blocks(vec![("d0", file(b'd', 0, GENERATION, &to))]));
    let mut forged = Vec::new();
    number(&mut forged, 1);
    texts([long.as_str()], &mut forged);
    forged.extend([0, 0, 1, 0]);
    let _ = survives("long", &root, &blocks(vec![("d0", file(b'd', 0, GENERATION, &forged))]));
}

#[test]
fn long_words_that_are_near_each_other() {
    let long = "و".repeat(400);
    let mut forged = vec![1];
    texts([long.as_str()], &mut forged);
    forged.extend([0, 0, 1, 0]);
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
