//! The numbers of families and words: of the block in the higher bits, in the block in the lower ones.
//!
//! So a number tells its block, and nothing else has to: a table of where blocks begin would be a sixth of the root. Between
//! the last of a block and the first of the next one there are numbers that nothing has.

use super::bytes::ByteReader;
#[cfg(feature = "lexicon")]
use super::bytes::ByteWriter;
#[cfg(feature = "lexicon")]
use crate::Error;

/// All numbers are below.
const MOST: u64 = 1 << 31;

/// A family and a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Numbered {
    pub(crate) family: u32,
    pub(crate) word: u32,
}

/// How numbers are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Numbers {
    blocks: u32,
    /// Bits for families of a block, and for words.
    families: u8,
    words: u8,
}

impl Numbers {
    /// For so many blocks, of which none has more families and words than these.
    #[cfg(feature = "lexicon")]
    pub(super) fn of(blocks: u32, most: Numbered) -> Result<Self, Error> {
        let bits = |most: u32| most.max(1).next_power_of_two().trailing_zeros() as u8;
        let numbers = Self { blocks, families: bits(most.family), words: bits(most.word) };
        if numbers.are_sound() {
            Ok(numbers)
        } else {
            Err(Error::TooLarge {
                what: "the numbering of all words",
                found: numbers.end() as usize,
                limit: MOST as usize,
            })
        }
    }

    #[cfg(feature = "lexicon")]
    pub(super) fn write(self, to: &mut ByteWriter) {
        to.number(self.blocks.into());
        to.0.extend([self.families, self.words]);
    }

    pub(super) fn read(from: &mut ByteReader<'_>) -> Self {
        let numbers = Self { blocks: from.number(), families: from.byte(), words: from.byte() };
        from.check(numbers.are_sound());
        if numbers.are_sound() { numbers } else { Self::default() }
    }

    /// Behind the last number.
    const fn end(self) -> u64 {
        let bits = if self.families > self.words { self.families } else { self.words };
        (self.blocks as u64) << bits
    }

    const fn are_sound(self) -> bool {
        self.families < 32 && self.words < 32 && self.end() <= MOST
    }

    pub(super) const fn blocks(self) -> u32 {
        self.blocks
    }

    /// The first family and the first word of a block.
    pub(super) const fn first(self, block: u32) -> Numbered {
        Numbered { family: block << self.families, word: block << self.words }
    }

    /// What all numbers are below.
    pub(super) const fn ends(self) -> Numbered {
        self.first(self.blocks)
    }

    /// How many families and words a block may have.
    pub(super) const fn most(self) -> Numbered {
        Numbered { family: 1 << self.families, word: 1 << self.words }
    }

    pub(super) fn block_of_family(self, family: u32) -> Option<u32> {
        Some(family >> self.families).filter(|&block| block < self.blocks)
    }

    pub(super) fn block_of_word(self, word: u32) -> Option<u32> {
        Some(word >> self.words).filter(|&block| block < self.blocks)
    }
}

#[cfg(all(test, feature = "lexicon"))]
mod tests {
    use super::*;

    #[test]
    fn numbers_tell_their_block() {
        let numbers = Numbers::of(7, Numbered { family: 4, word: 9 }).unwrap();
        assert_eq!(numbers.first(2), Numbered { family: 8, word: 32 });
        assert_eq!([8, 11, 12, 28].map(|family| numbers.block_of_family(family)), [Some(2), Some(2), Some(3), None]);
        assert_eq!([32, 47, 48, 112].map(|word| numbers.block_of_word(word)), [Some(2), Some(2), Some(3), None]);
        let mut to = ByteWriter::default();
        numbers.write(&mut to);
        assert_eq!(Numbers::read(&mut ByteReader::new(&to.0)), numbers);
    }

    #[test]
    fn a_file_tells_no_numbers_that_have_no_room() {
        assert!(Numbers::of(1 << 20, Numbered { family: 1, word: 1 << 11 }).is_ok());
        assert!(Numbers::of(1 << 20, Numbered { family: 1, word: (1 << 11) + 1 }).is_err());
        for told in [[255, 1, 32, 1], [255, 1, 1, 200], [255, 127, 20, 18]] {
            let from = &mut ByteReader::new(&told);
            assert_eq!(Numbers::read(from), Numbers::default(), "{told:?}");
            assert!(from.sound().is_none());
        }
    }
}
