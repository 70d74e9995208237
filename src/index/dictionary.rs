//! Dictionary blocks: spelling → word, or → family for headwords and other names that do not occur.
//!
//! ```text
//! block  = count spellings flags… word… occurrences… beyond…    entries ascend by folded spelling, then by spelling
//! flags  = 1 names a family only  2 not printed so anywhere  4 other readings are spelt so too  8 so are joined words
//!          16 headword of its family
//! word   = signed(number − number of the last entry of its kind); only words have occurrences, and `beyond`
//! beyond = count signed…       family blocks that the word leads to beside its own one, counted from that
//! ```
//! What a word leads to is told by its family block. That the dictionary tells where this is saves a reader one round of
//! the network: all family blocks are asked for at once.
//!
//! Columns, because what is alike compresses well; spellings are a column of texts, see `bytes`.
//! Two spellings that fold alike never part: they are in one block.

use std::ops::Range;

use super::bytes::{ByteReader, Texts, partition_point, read_texts};
#[cfg(feature = "lexicon")]
use super::bytes::{ByteWriter, write_texts};
use super::filed::Print;
use super::numbers::Numbered;
use crate::text::fold_text;

/// What a spelling stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spelt<'a> {
    /// Without marks.
    pub(crate) bare: &'a str,
    pub(crate) folded: &'a str,
    pub(crate) what: Named,
    /// Its position in the block, and what is told there by positions: see [`Spellings`].
    at: u32,
    beyond: &'a [(u32, i32)],
}

impl Spelt<'_> {
    /// The family blocks that a word leads to beside its own one.
    pub(crate) fn blocks_beyond(&self, own: u32) -> impl Iterator<Item = u32> {
        let start = self.beyond.partition_point(|told| told.0 < self.at);
        let told = self.beyond[start..].iter().take_while(|told| told.0 == self.at);
        told.filter_map(move |&(_, from)| own.checked_add_signed(from))
    }
}

/// A block in memory.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spellings {
    bare: Texts,
    /// Empty where the spelling is its own folded one.
    folded: Texts,
    what: Vec<Packed>,
    /// The family blocks that words lead to, counted from their own ones, by the position of the word.
    beyond: Vec<(u32, i32)>,
}

/// What is kept of a spelling, in eight bytes: there are many.
#[derive(Clone, Copy, Debug, Default)]
struct Packed {
    /// Of the word, or of the family.
    number: u32,
    /// The flags of the block in the lowest bits, the occurrences above them.
    told: u32,
}

const FLAGS: u32 = 5;
const IS_FAMILY: u32 = 1;
const IS_HEAD: u32 = 16;
/// What occurs more often counts as so often.
const MOST: u32 = u32::MAX >> FLAGS;

impl Packed {
    const fn named(self) -> Named {
        if self.told & IS_FAMILY != 0 {
            return Named::Family(self.number);
        }
        let prints = Prints((self.told >> 1) as u8 & 7 ^ 1);
        let (is_head, occurrences) = (self.told & IS_HEAD != 0, self.told >> FLAGS);
        Named::Word { first: self.number, prints, is_head, occurrences }
    }
}

/// The kinds of print that a spelling occurs in: a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Prints(u8);

impl Prints {
    #[cfg(feature = "lexicon")]
    pub(crate) const fn add(&mut self, print: Print) {
        self.0 |= 1 << print as u8;
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = Print> {
        Print::ALL.into_iter().filter(move |print| self.0 & 1 << *print as u8 != 0)
    }
}

/// A word, or only the name of a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// A word that occurs in some kinds of print, which have numbers in a row.
    Word { first: u32, prints: Prints, is_head: bool, occurrences: u32 },
    /// A family whose headword, broken plural or imperfect is spelt so.
    Family(u32),
}

impl Named {
    /// The numbers of the words, in the order of their print.
    pub(crate) fn words(self) -> std::ops::Range<u32> {
        match self {
            Self::Word { first, prints, .. } => first..first + prints.iter().count() as u32,
            Self::Family(_) => 0..0,
        }
    }
}

/// Writes a block of spellings, which are in order; `beyond` tells to which family blocks a word leads, counted from its own one.
#[cfg(feature = "lexicon")]
pub(super) fn write(entries: &[(&str, Named)], beyond: impl Fn(u32) -> Vec<i64>) -> Vec<u8> {
    let mut to = ByteWriter::default();
    to.number(entries.len() as u64);
    write_texts(entries.iter().map(|(bare, _)| *bare), &mut to);
    let [mut numbers, mut counts, mut blocks] = [const { ByteWriter(Vec::new()) }; 3];
    let (mut last_word, mut last_family) = (0_i64, 0_i64);
    for (_, what) in entries {
        match *what {
            Named::Word { first, prints, is_head, occurrences } => {
                to.0.push((prints.0 ^ 1) << 1 | u8::from(is_head) << 4);
                numbers.signed(i64::from(first) - last_word);
                counts.number(occurrences.into());
                let beyond = beyond(first);
                blocks.number(beyond.len() as u64);
                for from in beyond {
                    blocks.signed(from);
                }
                last_word = first.into();
            }
            Named::Family(family) => {
                to.0.push(1);
                numbers.signed(i64::from(family) - last_family);
                last_family = family.into();
            }
        }
    }
    to.0.extend(numbers.0);
    to.0.extend(counts.0);
    to.0.extend(blocks.0);
    to.0
}

impl Spellings {
    /// Reads a block of an index whose words and families have numbers below these.
    #[inline(never)]
    pub(super) fn read(content: &[u8], ends: Numbered) -> Option<Self> {
        let from = &mut ByteReader::new(content);
        let count = from.count();
        let mut read = Self { bare: read_texts(count, from), ..Self::default() };
        let (mut last_word, mut last_family) = (0_u32, 0_u32);
        for (at, &flags) in from.take(count).iter().enumerate() {
            let is_family = flags & 1 == 1;
            let (last, most) = if is_family { (&mut last_family, ends.family) } else { (&mut last_word, ends.word) };
            let number = last.checked_add_signed(from.signed()).filter(|&number| number < most);
            from.check(number.is_some());
            *last = number.unwrap_or_default();
            let what = Packed { number: *last, told: u32::from(flags) & ((1 << FLAGS) - 1) };
            let named = what.named().words();
            from.check(is_family || !named.is_empty() && named.end <= ends.word);
            let bare = read.bare.get(at);
            let folded = fold_text(bare);
            from.check(at == 0 || read.get(at - 1).folded <= folded.as_str());
            read.folded.push(if folded == bare { "" } else { &folded });
            read.what.push(what);
        }
        for what in &mut read.what {
            if what.told & IS_FAMILY == 0 {
                what.told |= from.number().min(MOST) << FLAGS;
            }
        }
        for (at, what) in (0..).zip(&read.what) {
            if what.told & IS_FAMILY == 0 {
                let count = from.count();
                read.beyond.extend((0..count).map(|_| (at, from.signed())));
            }
        }
        from.end()?;
        Some(Self { folded: read.folded.trimmed(), ..read })
    }

    /// Bytes that it takes up, about.
    pub(super) fn size(&self) -> usize {
        let told = size_of_val(self.what.as_slice()) + size_of_val(self.beyond.as_slice());
        self.bare.size() + self.folded.size() + told
    }

    fn get(&self, at: usize) -> Spelt<'_> {
        let bare = self.bare.get(at);
        let folded = Some(self.folded.get(at)).filter(|folded| !folded.is_empty()).unwrap_or(bare);
        let what = self.what.get(at).copied().unwrap_or_default().named();
        Spelt { bare, folded, what, at: at as u32, beyond: &self.beyond }
    }

    /// Everything spelt, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Spelt<'_>> {
        self.among(0..self.what.len())
    }

    /// Adds everything spelt with these folded letters at the front.
    pub(crate) fn with<'a>(&'a self, prefix: &str, to: &mut Vec<Spelt<'a>>) {
        let start = self.count(|folded| folded < prefix);
        to.extend(self.among(start..self.count(|folded| folded < prefix || folded.starts_with(prefix))));
    }

    /// What is spelt so.
    #[inline(never)]
    pub(crate) fn spelt(&self, folded: &str) -> Vec<Spelt<'_>> {
        let start = self.count(|other| other < folded);
        self.among(start..self.count(|other| other <= folded)).collect()
    }

    fn among(&self, range: Range<usize>) -> impl Iterator<Item = Spelt<'_>> {
        range.map(|at| self.get(at))
    }

    /// How many of the first have folded spellings that are so.
    fn count(&self, is_so: impl Fn(&str) -> bool) -> usize {
        partition_point(self.what.len(), |at| is_so(self.get(at).folded))
    }
}
