//! Families, encoded one by one, → family blocks and their places.

use std::ops::Range;

use super::blocks::Blocks;
use super::layout::{Family, Layout, Word};
use super::run::{Lists, Run};
use super::vocabulary::{Place, Vocabulary};
use crate::index::bits::BitWriter;
use crate::index::bytes::{ByteWriter, write_texts};
use crate::index::family::columns;
use crate::index::lengths::Length;
use crate::index::list::{self, LEAD, Posting, Sizes};
use crate::index::places::{self, Rooms};
use crate::lexicon::Reached;

/// A file of places is closed when it has so many bytes; places of one family beyond that are parted.
const PLACES: usize = 32 << 10;

/// A family's list and places.
pub(super) struct Encoded {
    family: u32,
    /// How many articles have each word.
    words: Vec<u32>,
    sizes: Sizes,
    list: BitWriter,
    /// From which article on, and the bits.
    places: Vec<(u32, BitWriter)>,
}

/// What an article has of a word, and where its places are among those of the family.
struct InArticle {
    posting: Posting,
    places: Range<usize>,
}

/// What the families of a file are encoded from.
pub(super) struct Source<'a, L> {
    pub(super) runs: &'a [Run<L>],
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) layout: &'a Layout,
    pub(super) blocks: &'a Blocks,
    pub(super) lengths: &'a [Length],
    pub(super) rooms: Rooms<'a>,
}

impl<L: Lists> Source<'_, L> {
    pub(super) fn encode(&self, family: u32) -> Encoded {
        let numbers = self.layout.families[family as usize].words.clone();
        let total = self.lengths.len() as u32;
        let mut words = Vec::new();
        let mut all: Vec<InArticle> = Vec::new();
        let mut at = Vec::new();
        for (word, number) in (0..).zip(numbers) {
            let Word { spelling, print } = self.layout.words[number as usize];
            let places = self.vocabulary.list(spelling, print, self.runs);
            let before = all.len();
            for places in places.chunk_by(|a, b| a.article == b.article) {
                let start = at.len();
                at.extend(places.iter().map(|place| place.at));
                all.push(InArticle { posting: self.posting(word, places), places: start..at.len() });
            }
            words.push((all.len() - before) as u32);
        }
        all.sort_by_key(|entry| entry.posting.article);
        let postings: Vec<Posting> = all.iter().map(|entry| entry.posting).collect();
        let mut list = BitWriter::default();
        let sizes = list::write(&postings, &words, total, &mut list);
        let mut places = vec![(0, self.places(&all, &at))];
        if places[0].1.bytes() > PLACES {
            let ranges = parted(&all, places[0].1.bytes());
            places = ranges.into_iter().map(|some| (some[0].posting.article, self.places(some, &at))).collect();
            places[0].0 = 0;
        }
        Encoded { family, words, sizes, list, places }
    }

    /// What an article has of a word, from the places of the word in it.
    fn posting(&self, word: u32, places: &[Place]) -> Posting {
        let Place { article, in_title, .. } = places[0];
        let text = self.lengths[article as usize].title + 1;
        let leads = places.iter().any(|place| (text..text + LEAD).contains(&place.at));
        Posting { article, word, count: places.len() as u32, in_title, leads }
    }

    fn places(&self, entries: &[InArticle], at: &[u32]) -> BitWriter {
        let mut bits = BitWriter::default();
        for InArticle { posting, places } in entries {
            let title = self.lengths[posting.article as usize].title;
            let places: Vec<u32> = at[places.clone()].iter().map(|&at| self.rooms.told(at, title)).collect();
            let room = self.rooms.of(posting.article);
            places::write(&places, room, posting.in_title, posting.leads, &mut bits);
        }
        bits
    }
}

/// Entries with about as many places each as fit into a file; no article is parted.
fn parted(entries: &[InArticle], size: usize) -> Vec<&[InArticle]> {
    let all: usize = entries.iter().map(|entry| entry.places.len()).sum();
    let enough = (all * PLACES).div_ceil(size);
    let mut parts = Vec::new();
    let (mut start, mut at, mut sum) = (0, 0, 0);
    for of_article in entries.chunk_by(|a, b| a.posting.article == b.posting.article) {
        let weight: usize = of_article.iter().map(|entry| entry.places.len()).sum();
        if sum + weight > enough && sum > 0 {
            parts.push(&entries[start..at]);
            (start, sum) = (at, 0);
        }
        sum += weight;
        at += of_article.len();
    }
    parts.push(&entries[start..]);
    parts
}

/// A finished block: its content, and the content of its files of places.
pub(super) struct Packed {
    pub(super) content: Vec<u8>,
    /// How many bytes of the content are worth compressing.
    pub(super) columns: usize,
    pub(super) places: Vec<Vec<u8>>,
}

/// Puts encoded families into blocks, in order.
#[derive(Default)]
pub(super) struct Packer {
    /// What the next block will have.
    open: Vec<Encoded>,
}

impl Packer {
    /// Adds a family; gives out the block that is full.
    pub(super) fn add<L>(&mut self, family: Encoded, source: &Source<'_, L>) -> Option<Packed> {
        let packed = if source.blocks.begins_with(family.family) { self.finish(source) } else { None };
        self.open.push(family);
        packed
    }

    /// Makes a block of what is left.
    pub(super) fn finish<L>(&mut self, source: &Source<'_, L>) -> Option<Packed> {
        let open = std::mem::take(&mut self.open);
        if open.is_empty() {
            return None;
        }
        let mut to = ByteWriter::default();
        let families = || open.iter().map(|encoded| &source.layout.families[encoded.family as usize]);
        to.number(open.len() as u64);
        let words: Vec<Told<'_>> =
            families().flat_map(|family| family.words.clone()).map(|word| source.told(word)).collect();
        write_heads(families(), &words, &mut to);
        families().for_each(|family| to.number(family.words.len() as u64));
        families().for_each(|family| to.number(family.perhaps.len() as u64));
        families().for_each(|family| to.number(family.links.len() as u64));
        let places = pieces(&open, &mut to);
        let sizes = || open.iter().map(|encoded| encoded.sizes);
        sizes().for_each(|sizes| to.number((sizes.entries - sizes.articles).into()));
        sizes().for_each(|sizes| to.number((sizes.occurrences - sizes.entries).into()));
        sizes().for_each(|sizes| to.number(sizes.titles.into()));
        sizes().for_each(|sizes| to.number(sizes.leads.into()));
        write_texts(words.iter().map(|word| word.core), &mut to);
        for column in 0..3 {
            to.0.extend(words.iter().map(|word| word.columns[column]));
        }
        open.iter().flat_map(|encoded| &encoded.words).for_each(|&articles| to.number(articles.into()));
        let mut all = ByteWriter::default();
        for (encoded, family) in open.iter().zip(families()) {
            let mut last = None;
            for word in family.words.clone() {
                let reached = source.layout.reached[source.layout.words[word as usize].spelling as usize].as_ref();
                let is_new = reached.is_some() && reached != last;
                to.0.push(u8::from(reached.is_some()) + u8::from(is_new));
                if let Some(reached) = reached.filter(|_| is_new) {
                    source.reach(reached, encoded.family, &mut all);
                    last = Some(reached);
                }
            }
        }
        to.0.append(&mut all.0);
        for (encoded, family) in open.iter().zip(families()) {
            for &(word, analysis) in &family.perhaps {
                to.signed(source.word_from(word, encoded.family));
                to.number(analysis.code().into());
            }
            for &(other, rule) in &family.links {
                to.signed(source.family_from(other, encoded.family));
                to.0.push(rule as u8);
            }
        }
        let mut lists = BitWriter::default();
        for encoded in &open {
            lists.append(&encoded.list);
        }
        let columns = to.0.len();
        to.bytes(&lists.finish());
        Some(Packed { content: to.0, columns, places })
    }
}

/// Divides places among files, and writes where those of each family are.
fn pieces(open: &[Encoded], to: &mut ByteWriter) -> Vec<Vec<u8>> {
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
    for encoded in open {
        to.number((encoded.places.len() as u64 - 1) << 1 | u64::from(new(&encoded.places[0].1)));
        for (article, bits) in &encoded.places[1..] {
            to.number((*article).into());
            to.0.push(new(bits).into());
        }
    }
    files.into_iter().map(BitWriter::finish).collect()
}

/// What is told of a word.
struct Told<'a> {
    core: &'a str,
    columns: [u8; 3],
}

impl<L> Source<'_, L> {
    fn told(&self, word: u32) -> Told<'_> {
        let Word { spelling, print } = self.layout.words[word as usize];
        let bare = &*self.vocabulary.spellings[spelling as usize].bare;
        let analysis = self.layout.analyses[spelling as usize];
        let (front, behind) = analysis.around();
        let core = bare.strip_prefix(&*front).and_then(|rest| rest.strip_suffix(&*behind));
        Told { core: core.unwrap_or(bare), columns: columns(analysis, print, core.is_none()) }
    }

    /// The number of a family, counted from that of another.
    fn family_from(&self, family: u32, from: u32) -> i64 {
        i64::from(self.blocks.family(family)) - i64::from(self.blocks.family(from))
    }

    /// The number of a word, counted from that of the first word of a family.
    fn word_from(&self, word: u32, from: u32) -> i64 {
        // One without words stands where the next one's begin, perhaps behind the last word of the block.
        let first = self.blocks.first_word(from, self.layout);
        i64::from(self.blocks.word(word)) - i64::from(first)
    }

    /// Writes what a word of a family reaches.
    fn reach(&self, Reached { families, words }: &Reached, family: u32, to: &mut ByteWriter) {
        to.number(families.len() as u64);
        for &(other, reach) in families {
            to.signed(self.family_from(other, family));
            to.0.push(reach.rank() as u8);
        }
        to.number(words.len() as u64);
        for &(other, reach) in words {
            to.signed(self.word_from(other, family));
            to.0.push(reach.rank() as u8);
        }
    }
}

/// Writes the headwords of families whose words are told of so.
fn write_heads<'a>(families: impl Iterator<Item = &'a Family>, words: &[Told<'_>], to: &mut ByteWriter) {
    let mut rest = words;
    let mut spelt = Vec::new();
    for family in families {
        let (members, behind) = rest.split_at(family.words.len());
        rest = behind;
        let at = members.iter().position(|member| member.core == family.head);
        to.number(at.map_or(0, |at| at as u64 + 1));
        spelt.extend(at.is_none().then_some(family.head.as_str()));
    }
    write_texts(spelt, to);
}
