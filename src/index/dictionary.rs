//! Dictionary blocks: spelling → word, or → family for headwords and other names that do not occur.
//!
//! ```text
//! block = count spellings flags… word… occurrences…     entries ascend by folded spelling, then by spelling
//! flags = 1 names a family only  2 not printed so anywhere  4 other readings are spelt so too  8 so are joined words
//!         16 headword of its family
//! word  = signed(number − number of the last entry of its kind); only words have occurrences
//! ```
//! Columns, because what is alike compresses well; spellings are a column of texts, see `bytes`.
//! Two spellings that fold alike never part: they are in one block.

use super::bytes::{ByteReader, read_texts};
#[cfg(feature = "lexicon")]
use super::bytes::{ByteWriter, write_texts};
use super::filed::Print;
use crate::text::fold;

/// What a spelling stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spelt {
    /// Without marks.
    pub(crate) bare: String,
    pub(crate) folded: String,
    pub(crate) what: Named,
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

#[cfg(feature = "lexicon")]
pub(super) fn write(entries: &[Spelt]) -> Vec<u8> {
    let mut to = ByteWriter::default();
    to.number(entries.len() as u64);
    write_texts(entries.iter().map(|entry| entry.bare.as_str()), &mut to);
    let (mut numbers, mut counts) = (ByteWriter::default(), ByteWriter::default());
    let (mut last_word, mut last_family) = (0_i64, 0_i64);
    for entry in entries {
        match entry.what {
            Named::Word { first, prints, is_head, occurrences } => {
                to.0.push((prints.0 ^ 1) << 1 | u8::from(is_head) << 4);
                numbers.signed(i64::from(first) - last_word);
                counts.number(occurrences.into());
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
    to.0
}

/// Reads a block of an index with so many words and families.
#[inline(never)]
pub(super) fn read(content: &[u8], words: u32, families: u32) -> Option<Vec<Spelt>> {
    let mut from = ByteReader(content);
    let count = from.count()?;
    let spellings = read_texts(count, &mut from)?;
    let flags = from.take(count)?;
    let (mut last_word, mut last_family) = (0_i64, 0_i64);
    let mut entries: Vec<Spelt> = Vec::with_capacity(count);
    for (bare, &flags) in spellings.into_iter().zip(flags) {
        let (last, most) = if flags & 1 == 1 { (&mut last_family, families) } else { (&mut last_word, words) };
        let number = last.checked_add(from.signed()?).filter(|number| (0..i64::from(most)).contains(number));
        *last = number?;
        let first = u32::try_from(*last).ok()?;
        let what = if flags & 1 == 1 {
            Named::Family(first)
        } else {
            let prints = Prints(flags >> 1 & 7 ^ 1);
            let word = Named::Word { first, prints, is_head: flags & 16 != 0, occurrences: 0 };
            if word.words().end > words || word.words().is_empty() {
                return None;
            }
            word
        };
        let folded = fold(&bare).text;
        if entries.last().is_some_and(|last| last.folded > folded) {
            return None;
        }
        entries.push(Spelt { bare, folded, what });
    }
    for entry in &mut entries {
        if let Named::Word { occurrences, .. } = &mut entry.what {
            *occurrences = from.number()?;
        }
    }
    from.end()?;
    Some(entries)
}

/// The entries of a block whose folded spelling is `folded`.
pub(crate) fn spelt<'a>(entries: &'a [Spelt], folded: &str) -> &'a [Spelt] {
    let start = entries.partition_point(|entry| entry.folded.as_str() < folded);
    let count = entries[start..].partition_point(|entry| entry.folded == folded);
    &entries[start..start + count]
}
