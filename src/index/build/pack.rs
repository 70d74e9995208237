//! Families, encoded one by one, → family blocks and their places.

use std::ops::Range;

use super::layout::{Family, Layout, Word};
use super::run::{Lists, Run};
use super::vocabulary::{Place, Vocabulary};
use crate::index::bits::BitWriter;
use crate::index::bytes::{ByteWriter, write_texts};
use crate::index::lengths::Length;
use crate::index::postings::{Counts, LEAD, Postings, write_places};
use crate::lexicon::Reached;

/// A family block is closed when its lists have so many bytes.
const BLOCK: usize = 9 << 10;
/// A file of places is closed when it has so many bytes; places of one family beyond that are parted.
const PLACES: usize = 32 << 10;

/// A family's lists and places.
pub(super) struct Encoded {
    family: u32,
    counts: Vec<Counts>,
    lists: BitWriter,
    /// From which article on, and the bits.
    places: Vec<(u32, BitWriter)>,
}

/// What the families of a file are encoded from.
pub(super) struct Source<'a, L> {
    pub(super) runs: &'a [Run<L>],
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) layout: &'a Layout,
    pub(super) lengths: &'a [Length],
}

impl<L: Lists> Source<'_, L> {
    pub(super) fn encode(&self, family: u32) -> Encoded {
        let words = self.layout.families[family as usize].words.clone();
        let total = self.lengths.len() as u32;
        let mut lists = BitWriter::default();
        let mut counts = Vec::new();
        let mut members: Vec<Vec<(u32, Vec<u32>)>> = Vec::new();
        for word in words {
            let Word { spelling, print } = self.layout.words[word as usize];
            let places = self.vocabulary.list(spelling, print, self.runs);
            let mut postings = Postings::default();
            let mut by_article = Vec::new();
            for places in places.chunk_by(|a, b| a.article == b.article) {
                let Place { article, in_title, .. } = places[0];
                postings.articles.push(article);
                postings.counts.push(places.len() as u32);
                let text = self.lengths[article as usize].title + 1;
                postings.titles.push(in_title);
                postings.leads.push(places.iter().any(|place| (text..text + LEAD).contains(&place.at)));
                by_article.push((article, places.iter().map(|place| place.at).collect()));
            }
            postings.write(total, &mut lists);
            counts.push(postings.counts());
            members.push(by_article);
        }
        let mut places = vec![(0, self.places(&members, 0..total))];
        if places[0].1.bytes() > PLACES {
            let ranges = parted(&members, places[0].1.bytes(), total);
            places = ranges.into_iter().map(|range| (range.start, self.places(&members, range))).collect();
        }
        Encoded { family, counts, lists, places }
    }

    fn places(&self, members: &[Vec<(u32, Vec<u32>)>], range: Range<u32>) -> BitWriter {
        let mut bits = BitWriter::default();
        for (article, places) in members.iter().flatten().filter(|(article, _)| range.contains(article)) {
            write_places(places, self.lengths[*article as usize], &mut bits);
        }
        bits
    }
}

/// Ranges of articles with about as many places each as fit into a file.
fn parted(members: &[Vec<(u32, Vec<u32>)>], size: usize, total: u32) -> Vec<Range<u32>> {
    let mut weight = vec![0_usize; total as usize];
    members.iter().flatten().for_each(|(article, places)| weight[*article as usize] += places.len());
    let all: usize = weight.iter().sum();
    let enough = (all * PLACES).div_ceil(size);
    let mut ranges = Vec::new();
    let (mut start, mut sum) = (0, 0);
    for (article, weight) in (0..).zip(weight) {
        if sum + weight > enough && sum > 0 {
            ranges.push(start..article);
            (start, sum) = (article, 0);
        }
        sum += weight;
    }
    ranges.push(start..total);
    ranges
}

/// A finished block: where it begins, its content, and the content of its files of places.
pub(super) struct Packed {
    pub(super) families: Range<u32>,
    pub(super) words: Range<u32>,
    pub(super) content: Vec<u8>,
    /// How many bytes of the content are worth compressing.
    pub(super) columns: usize,
    pub(super) places: Vec<Vec<u8>>,
}

/// Puts encoded families into blocks, in order.
#[derive(Default)]
pub(super) struct Packer {
    open: Vec<Encoded>,
    size: usize,
}

impl Packer {
    /// Adds a family; gives out the blocks that are full.
    pub(super) fn add<L>(&mut self, family: Encoded, source: &Source<'_, L>) -> Option<Packed> {
        // Dense lists are short, but not quickly read: a reader takes up to so many articles from one block.
        let size =
            family.lists.bytes().max(family.counts.iter().map(|counts| counts.articles as usize).sum::<usize>() / 64);
        let full = !self.open.is_empty() && self.size + size > BLOCK;
        let packed = if full { self.finish(source) } else { None };
        self.size += size;
        self.open.push(family);
        packed
    }

    /// Gives out what is left.
    pub(super) fn finish<L>(&mut self, source: &Source<'_, L>) -> Option<Packed> {
        let open = std::mem::take(&mut self.open);
        self.size = 0;
        let (first, last) = (open.first()?.family, open.last()?.family);
        let mut to = ByteWriter::default();
        let families = || open.iter().map(|encoded| &source.layout.families[encoded.family as usize]);
        to.number(open.len() as u64);
        write_texts(families().map(|family| family.head.as_str()), &mut to);
        let places = shapes(&open, families(), &mut to);
        members(&open, families(), source, &mut to);
        for (encoded, family) in open.iter().zip(families()) {
            let mut last = None;
            for word in family.words.clone() {
                let reached = source.layout.reached[source.layout.words[word as usize].spelling as usize].as_ref();
                if reached.is_some() && reached == last {
                    to.number(1);
                    continue;
                }
                reach(reached, encoded.family, family.words.start, &mut to);
                last = reached.or(last);
            }
        }
        for (encoded, family) in open.iter().zip(families()) {
            for &(word, analysis) in &family.perhaps {
                to.signed(i64::from(word) - i64::from(family.words.start));
                to.number(analysis.code().into());
            }
            for &(other, rule) in &family.links {
                to.signed(i64::from(other) - i64::from(encoded.family));
                to.0.push(rule as u8);
            }
        }
        let mut lists = BitWriter::default();
        for encoded in &open {
            lists.append(&encoded.lists);
        }
        let columns = to.0.len();
        to.bytes(&lists.finish());
        let words = |family: u32| source.layout.families[family as usize].words.clone();
        Some(Packed {
            families: first..last + 1,
            words: words(first).start..words(last).end,
            content: to.0,
            columns,
            places,
        })
    }
}

/// Writes how much each family has of everything, and divides places among files.
fn shapes<'a>(open: &[Encoded], families: impl Iterator<Item = &'a Family>, to: &mut ByteWriter) -> Vec<Vec<u8>> {
    let mut files: Vec<BitWriter> = vec![BitWriter::default()];
    let mut new = |bits: &BitWriter| {
        let last = files.last().map_or(0, BitWriter::bytes);
        let new = last > 0 && last + bits.bytes() > PLACES;
        if new {
            files.push(BitWriter::default());
        }
        files.last_mut().into_iter().for_each(|file| file.append(bits));
        new
    };
    for (encoded, family) in open.iter().zip(families) {
        to.number(encoded.counts.len() as u64);
        to.number(family.perhaps.len() as u64);
        to.number(family.links.len() as u64);
        to.number((encoded.places.len() as u64 - 1) << 1 | u64::from(new(&encoded.places[0].1)));
        for (article, bits) in &encoded.places[1..] {
            to.number((*article).into());
            to.0.push(new(bits).into());
        }
    }
    files.into_iter().map(BitWriter::finish).collect()
}

/// Writes the members of families, column by column.
fn members<'a, L>(
    open: &[Encoded],
    families: impl Iterator<Item = &'a Family>,
    source: &Source<'_, L>,
    to: &mut ByteWriter,
) {
    let mut cores = Vec::new();
    let mut told = ByteWriter::default();
    for word in families.flat_map(|family| family.words.clone()) {
        let Word { spelling, print } = source.layout.words[word as usize];
        let bare = &*source.vocabulary.spellings[spelling as usize].bare;
        let analysis = source.layout.analyses[spelling as usize];
        let (front, behind) = analysis.around();
        let core = bare.strip_prefix(&*front).and_then(|rest| rest.strip_suffix(&*behind));
        cores.push(core.unwrap_or(bare));
        told.number(u64::from(analysis.code()) << 3 | u64::from(core.is_none()) << 2 | print as u64);
    }
    write_texts(cores, to);
    to.0.extend(told.0);
    let counts = || open.iter().flat_map(|encoded| &encoded.counts);
    counts().for_each(|counts| to.number(counts.articles.into()));
    counts().for_each(|counts| to.number((counts.occurrences - counts.articles).into()));
    counts().for_each(|counts| to.number(counts.titles.into()));
    counts().for_each(|counts| to.number(counts.leads.into()));
}

/// Writes what a word reaches.
fn reach(reached: Option<&Reached>, family: u32, first: u32, to: &mut ByteWriter) {
    let Some(Reached { families, words }) = reached else { return to.number(0) };
    to.number(families.len() as u64 + 2);
    for &(other, reach) in families {
        to.signed(i64::from(other) - i64::from(family));
        to.0.push(reach.rank() as u8);
    }
    to.number(words.len() as u64);
    for &(other, reach) in words {
        to.signed(i64::from(other) - i64::from(first));
        to.0.push(reach.rank() as u8);
    }
}
