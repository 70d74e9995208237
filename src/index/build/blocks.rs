//! Which families share a block, and the numbers that families and words have for it.
//!
//! What is written of a family are numbers of others, which tell their blocks. So blocks are cut before lists are made, by
//! about how long these will be.

use super::layout::{Family, Layout};
use super::vocabulary::Vocabulary;
use crate::Error;
use crate::index::numbers::{Numbered, Numbers};

/// A family block is closed when its lists have so many bytes, about. Smaller blocks cost a query less, and the folder more.
const BLOCK: u64 = 2560;
/// Families that lead to each other are in one block if their lists have no more bytes: a query loads a block less.
const MOST: u64 = 8 << 10;
/// Units of a bit: what is counted are whole numbers, so that every machine cuts alike.
const BIT: u64 = 1024;

/// The blocks of families. Families and words are told by their places in the layout.
pub(super) struct Blocks {
    /// The first family and the first word of each block, and behind the last one how many there are.
    starts: Vec<Numbered>,
    pub(super) numbers: Numbers,
}

impl Blocks {
    /// Cuts the families of so many articles.
    pub(super) fn of(layout: &Layout, vocabulary: &Vocabulary, articles: u32) -> Result<Self, Error> {
        let size = |family: &Family| {
            let (mut entries, mut occurrences) = (Vec::with_capacity(family.words.len()), 0);
            for words in layout.words[family.words.start as usize..family.words.end as usize]
                .chunk_by(|a, b| a.spelling == b.spelling)
            {
                let spelling = &vocabulary.spellings[words[0].spelling as usize];
                entries.push(spelling.articles);
                occurrences += u64::from(spelling.occurrences);
            }
            list_size(&entries, occurrences, articles.into())
        };
        let sizes: Vec<(u64, bool)> = layout.families.iter().map(|family| (size(family), family.beside)).collect();
        let first_word = |family: u32| {
            layout.families.get(family as usize).map_or(layout.words.len() as u32, |family| family.words.start)
        };
        let ends = std::iter::once(layout.families.len() as u32);
        let starts: Vec<Numbered> =
            cut(&sizes).into_iter().chain(ends).map(|family| Numbered { family, word: first_word(family) }).collect();
        let most =
            |of: fn(&Numbered) -> u32| starts.windows(2).map(|pair| of(&pair[1]) - of(&pair[0])).max().unwrap_or(0);
        let most = Numbered { family: most(|start| start.family), word: most(|start| start.word) };
        Ok(Self { numbers: Numbers::of(starts.len() as u32 - 1, most)?, starts })
    }

    pub(super) fn of_word(&self, word: u32) -> u32 {
        self.starts.partition_point(|start| start.word <= word) as u32 - 1
    }

    pub(super) fn of_family(&self, family: u32) -> u32 {
        self.starts.partition_point(|start| start.family <= family) as u32 - 1
    }

    /// The word of a number.
    pub(super) fn word_of(&self, number: u32) -> u32 {
        let block = self.numbers.block_of_word(number).unwrap_or_default();
        self.starts[block as usize].word + number - self.numbers.first(block).word
    }

    /// The number of a word.
    pub(super) fn word(&self, word: u32) -> u32 {
        let block = self.of_word(word);
        self.numbers.first(block).word + word - self.starts[block as usize].word
    }

    /// The number of a family.
    pub(super) fn family(&self, family: u32) -> u32 {
        let block = self.of_family(family);
        self.numbers.first(block).family + family - self.starts[block as usize].family
    }

    /// The number of the first word of a family; of one without words, the number of the next one's.
    pub(super) fn first_word(&self, family: u32, layout: &Layout) -> u32 {
        let block = self.of_family(family);
        let words = &layout.families[family as usize].words;
        self.numbers.first(block).word + words.start - self.starts[block as usize].word
    }

    /// Whether a family is the first of its block.
    pub(super) fn begins_with(&self, family: u32) -> bool {
        self.starts[self.of_family(family) as usize].family == family
    }
}

/// The first of the families of each block, from the sizes of their lists, and whether each is put beside the one before it.
fn cut(families: &[(u64, bool)]) -> Vec<u32> {
    let mut starts = Vec::from_iter((!families.is_empty()).then_some(0));
    // How large the block is, where its last family stands that is not put beside another, and how large what is before that.
    let (mut size, mut group, mut before) = (0, 0, 0);
    for (at, &(own, beside)) in (0..).zip(families) {
        // What is too large together is parted.
        if !beside || size - before + own > MOST {
            (group, before) = (at, size);
        }
        if size + own > BLOCK && starts.last() != Some(&group) {
            starts.push(group);
            size -= before;
            before = 0;
        }
        size += own;
    }
    starts
}

/// How many bytes a list takes, about: the information in each of its parts (see [`crate::index::list`]) if nothing depends on
/// anything. `entries` are those of each word.
fn list_size(entries: &[u32], occurrences: u64, articles: u64) -> u64 {
    let all: u64 = entries.iter().map(|&entries| u64::from(entries)).sum();
    let words: u64 = entries.iter().map(|&entries| told(entries.into(), all)).sum();
    // About a tenth is in titles, and as much among the first words of a text.
    let flags = 2 * chosen(all / 10, all);
    let bits = chosen(all.min(articles), articles) + words + chosen(all, occurrences.max(all)) + flags;
    // Dense lists are short, but not quickly read: a reader takes up to so many articles from one block.
    (bits / (8 * BIT)).max(all / 64)
}

/// What it takes to tell some of all from the others.
fn chosen(some: u64, all: u64) -> u64 {
    told(some, all) + told(all - some, all)
}

/// The part of it that each of them takes.
fn told(some: u64, all: u64) -> u64 {
    if some == 0 { 0 } else { some * (log(all) - log(some)) }
}

/// The binary logarithm: exact for powers of two, within a hundredth of a bit between them.
fn log(number: u64) -> u64 {
    let whole = number.ilog2();
    let behind = ((number - (1 << whole)) * BIT) >> whole;
    u64::from(whole) * BIT + behind + behind * (BIT - behind) * 11 / (32 * BIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_end_before_they_are_too_large() {
        assert_eq!(cut(&[]), [0_u32; 0]);
        assert_eq!(cut(&[(9_000, false)]), [0]);
        assert_eq!(cut(&[(1_000, false), (1_000, false), (1_000, false), (1_000, false)]), [0, 2]);
        assert_eq!(cut(&[(0, false), (3_000, false), (0, false)]), [0, 1, 2]);
        // What is put beside another comes along, as far as there is room,
        assert_eq!(cut(&[(1_000, false), (1_000, false), (1_000, true), (1_000, true)]), [0, 1]);
        assert_eq!(cut(&[(1_000, false), (5_000, false), (1_000, true), (5_000, true)]), [0, 1, 3]);
        // also where it is the first of its block.
        assert_eq!(cut(&[(2_000, false), (2_000, true), (2_000, false)]), [0, 2]);
    }

    #[test]
    fn sizes_are_about_the_information() {
        // 100 of 1,024 articles have an entropy of 472.5 bits; ten of 100 in titles, and in leads, 46.9 each.
        assert_eq!(list_size(&[100], 100, 1024), (472 + 2 * 47) / 8);
        assert_eq!(list_size(&[], 0, 1024), 0);
        assert_eq!(list_size(&[1024], 1024, 1024), 2 * chosen(102, 1024) / (8 * BIT));
    }
}
