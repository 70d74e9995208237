//! The root: what a page loads first. It names every other file.
//!
//! ```text
//! root = "kshf" version 'r' 0:u16 0:u32 checksum:u32        (a file's header, see `bytes`)
//!        size:u32 meta:JSON  count:u32 (name:u32 blocks:u8)…         volumes of texts
//!        articles:u8…                                               of each block of texts
//!        generation:u32 articles titles steepness at_hand level…
//!        blocks families:u8 words:u8                           of families, and the bits of numbers: see `numbers`
//!        count texts: the beginning of each                      dictionary blocks
//!        count (forward: first checksum of an id)…              id blocks
//! ```
//! What JavaScript reads too (meta and texts, for the plain search that stands in where wasm cannot run) is of fixed
//! width; the rest is LEB128.
//!
//! A **bundle** is many files in one: `"kshb" count:u32 (size:u8 name size:u32 file)…`, the root first.

use super::bytes::{self, ByteReader, Texts, read_texts};
#[cfg(feature = "lexicon")]
use super::bytes::{ByteWriter, write_texts};
use super::lengths::Scale;
use super::numbers::Numbers;
use crate::Error;

const ROOT: u8 = b'r';
/// No title has as many words.
const MOST: u32 = 1 << 31;
/// What a bundle begins with.
const BUNDLE: [u8; 4] = *b"kshb";

/// Neighbouring text blocks in one folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Volume {
    /// The checksum of all of them, which is the folder's name.
    pub(crate) name: u32,
    /// The first of its blocks.
    pub(crate) first: u32,
}

/// What the root tells.
#[derive(Clone, Debug)]
pub(crate) struct Root {
    /// The corpus without its articles, as JSON.
    pub(crate) meta: String,
    pub(crate) volumes: Vec<Volume>,
    /// The first article of each text block.
    pub(crate) texts: Vec<u32>,
    /// Names the folder of everything but the texts.
    pub(crate) generation: u32,
    /// How many words the longest title has.
    pub(crate) titles: u32,
    pub(crate) scale: Scale,
    /// Whether every spelling may be tried for a query word (see [`crate::lexicon::Dictionary::is_at_hand`]).
    pub(crate) at_hand: bool,
    /// The level of each article's length.
    pub(crate) levels: Vec<u8>,
    /// Of families and words.
    pub(crate) numbers: Numbers,
    /// Of each dictionary block the first folded spelling, or as much of it as tells it from what stands before.
    pub(crate) spellings: Texts,
    /// The first checksum of each id block.
    pub(crate) ids: Vec<u32>,
}

impl Root {
    #[cfg(feature = "lexicon")]
    pub(super) fn write(&self) -> Vec<u8> {
        let mut to = ByteWriter::default();
        to.fixed(self.meta.len() as u32);
        to.0.extend(self.meta.as_bytes());
        to.fixed(self.volumes.len() as u32);
        for (at, volume) in self.volumes.iter().enumerate() {
            let end = self.volumes.get(at + 1).map_or(self.texts.len() as u32, |next| next.first);
            to.fixed(volume.name);
            to.0.push((end - volume.first) as u8);
        }
        let ends = self.texts.iter().skip(1).copied().chain([self.levels.len() as u32]);
        to.0.extend(self.texts.iter().zip(ends).map(|(first, end)| (end - first) as u8));
        to.fixed(self.generation);
        to.number(self.levels.len() as u64);
        to.number(self.titles.into());
        to.0.extend([self.scale.steepness(), u8::from(self.at_hand)]);
        to.0.extend(&self.levels);
        self.numbers.write(&mut to);
        to.number(self.spellings.len() as u64);
        write_texts((0..self.spellings.len()).map(|at| self.spellings.get(at)), &mut to);
        to.number(self.ids.len() as u64);
        let mut last = 0;
        for &first in &self.ids {
            to.number((first - last).into());
            last = first;
        }
        bytes::file(ROOT, 0, 0, &to.0)
    }

    pub(super) fn read(file: &[u8]) -> Result<Self, Error> {
        Self::of(bytes::content(file, ROOT, 0, Some(0))?).ok_or(Error::Damaged)
    }

    #[inline(never)]
    fn of(content: &[u8]) -> Option<Self> {
        let from = &mut ByteReader::new(content);
        let size = from.fixed() as usize;
        let meta = std::str::from_utf8(from.take(size)).ok()?.to_owned();
        let mut volumes = Vec::new();
        let mut blocks = 0_u32;
        let count = from.fixed();
        for _ in 0..from.bounded(count) {
            volumes.push(Volume { name: from.fixed(), first: blocks });
            blocks = blocks.saturating_add(from.byte().into());
        }
        let mut first = 0_u32;
        let mut texts = Vec::new();
        for &articles in from.take(blocks as usize) {
            texts.push(first);
            first = first.saturating_add(articles.into());
        }
        let generation = from.fixed();
        let articles = from.count();
        let titles = from.number();
        let scale = Scale::read(from.byte())?;
        let at_hand = from.byte() == 1;
        let levels = from.take(articles).to_vec();
        let most = scale.bounds().len();
        let numbers = Numbers::read(from);
        let count = from.count();
        let spellings = read_texts(count, from);
        let mut ids = Vec::new();
        let mut last = 0_u32;
        for _ in 0..from.count() {
            last = last.saturating_add(from.number());
            ids.push(last);
        }
        let sound = first as usize == articles
            && titles < MOST
            && levels.iter().all(|&level| usize::from(level) < most)
            && (1..spellings.len()).all(|at| spellings.get(at - 1) <= spellings.get(at));
        from.check(sound);
        from.end()?;
        Some(Self { meta, volumes, texts, generation, titles, scale, at_hand, levels, numbers, spellings, ids })
    }

    /// How many articles there are.
    pub(crate) fn articles(&self) -> u32 {
        self.levels.len() as u32
    }
}

/// Files with their names, put into one.
#[cfg(feature = "lexicon")]
pub(super) fn bundle(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut to = ByteWriter(BUNDLE.to_vec());
    to.fixed(files.len() as u32);
    for (name, file) in files {
        to.0.push(name.len() as u8);
        to.0.extend(name.as_bytes());
        to.fixed(file.len() as u32);
        to.0.extend(file);
    }
    to.0
}

/// The files of a bundle; a root alone is a bundle of one.
pub(super) fn unbundled(bytes: &[u8]) -> Option<Vec<(&str, &[u8])>> {
    let Some(content) = bytes.strip_prefix(&BUNDLE) else { return Some(vec![("root", bytes)]) };
    let from = &mut ByteReader::new(content);
    let mut files = Vec::new();
    let count = from.fixed();
    for _ in 0..from.bounded(count) {
        let size = from.byte().into();
        let name = std::str::from_utf8(from.take(size)).ok()?;
        let size = from.fixed() as usize;
        files.push((name, from.take(size)));
    }
    from.end()?;
    Some(files)
}
