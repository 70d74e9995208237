//! Bytes of the format's files: numbers, texts, lists, checksums; every count is checked before room is made for it.

use crate::Error;

/// What every file begins with.
const MAGIC: [u8; 4] = *b"kshf";
/// The version of the format: of every grammar, and of where blocks are cut. It is part of the names of files.
pub(super) const VERSION: u8 = 6;
/// Bytes before a file's content.
const HEADER: usize = 16;

/// A content's checksum, and the name of texts: FNV-1a (Fowler, Noll & Vo, 1991) in 64 bits, both halves made one.
/// It finds accidents, not attacks; a reader must survive any content anyway.
#[inline(never)]
pub(crate) fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = Checksum::default();
    sum.add(bytes);
    sum.get()
}

/// The checksum of bytes that come one after the other.
pub(crate) struct Checksum(u64);

impl Default for Checksum {
    fn default() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }
}

impl Checksum {
    pub(crate) fn add(&mut self, bytes: &[u8]) {
        let hash = |hash: u64, &byte: &u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        self.0 = bytes.iter().fold(self.0, hash);
    }

    pub(crate) const fn get(&self) -> u32 {
        (self.0 ^ self.0 >> 32) as u32
    }
}

/// A file: `"kshf" version:u8 kind:u8 number:u16 generation:u32 checksum:u32 content`.
pub(super) fn file(kind: u8, number: u32, generation: u32, content: &[u8]) -> Vec<u8> {
    let mut file = Vec::with_capacity(HEADER + content.len());
    file.extend(MAGIC);
    file.extend([VERSION, kind]);
    file.extend((number as u16).to_le_bytes());
    file.extend(generation.to_le_bytes());
    file.extend(checksum(content).to_le_bytes());
    file.extend(content);
    file
}

/// The content of a file of this kind, number and generation; `None` stands for any generation.
#[inline(never)]
pub(super) fn content(file: &[u8], kind: u8, number: u32, generation: Option<u32>) -> Result<&[u8], Error> {
    let Some((header, content)) = file.split_at_checked(HEADER) else { return Err(Error::Damaged) };
    if header[..4] != MAGIC {
        return Err(Error::Damaged);
    }
    if header[4] != VERSION {
        return Err(Error::IndexVersion { found: header[4] });
    }
    let word = |at: usize| u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    let fits = header[5] == kind
        && header[6..8] == (number as u16).to_le_bytes()
        && generation.is_none_or(|generation| generation == word(8));
    if fits && checksum(content) == word(12) { Ok(content) } else { Err(Error::Damaged) }
}

/// Writes a file's content.
#[derive(Clone, Debug, Default)]
pub(super) struct ByteWriter(pub(super) Vec<u8>);

impl ByteWriter {
    /// A number in groups of seven bits, low ones first, all but the last with the eighth bit set (LEB128).
    pub(super) fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    /// A number with a sign, which becomes the lowest bit.
    pub(super) fn signed(&mut self, number: i64) {
        self.number((number << 1 ^ number >> 63).cast_unsigned());
    }

    pub(super) fn fixed(&mut self, number: u32) {
        self.0.extend(number.to_le_bytes());
    }

    /// A list with its length in bytes before it.
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.0.extend(bytes);
    }
}

/// Reads what a [`ByteWriter`] wrote.
///
/// Where the bytes end too soon, or a reader finds them wrong ([`fail`](Self::fail)), everything that follows reads as
/// nothing; [`end`](Self::end) tells. So a loop over a count must not go on for longer than there are bytes. Nothing of it
/// is inlined: the engine is downloaded, and reads seldom.
#[derive(Clone, Debug)]
pub(super) struct ByteReader<'a> {
    rest: &'a [u8],
    failed: bool,
}

impl<'a> ByteReader<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, failed: false }
    }

    pub(super) const fn fail(&mut self) {
        self.rest = &[];
        self.failed = true;
    }

    /// Fails unless something holds.
    pub(super) const fn check(&mut self, holds: bool) {
        if !holds {
            self.fail();
        }
    }

    /// The bytes that are left.
    pub(super) const fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// How many bytes are left.
    pub(super) const fn left(&self) -> usize {
        self.rest.len()
    }

    /// Some bytes; none if there are not so many.
    #[inline(never)]
    pub(super) fn take(&mut self, count: usize) -> &'a [u8] {
        if let Some((taken, rest)) = self.rest.split_at_checked(count) {
            self.rest = rest;
            return taken;
        }
        self.fail();
        &[]
    }

    #[inline(never)]
    pub(super) fn byte(&mut self) -> u8 {
        self.take(1).first().copied().unwrap_or_default()
    }

    #[inline(never)]
    pub(super) fn fixed(&mut self) -> u32 {
        self.take(4).iter().rev().fold(0, |number, &byte| number << 8 | u32::from(byte))
    }

    #[inline(never)]
    pub(super) fn number(&mut self) -> u32 {
        let (mut number, mut shift) = (0_u64, 0);
        loop {
            let byte = self.byte();
            number |= u64::from(byte & 0x7F) << shift;
            shift += 7;
            if byte < 0x80 || shift > 28 {
                self.check(byte < 0x80 && number <= u32::MAX.into());
                return number as u32;
            }
        }
    }

    /// A number with a sign, which is the lowest bit.
    #[inline(never)]
    pub(super) fn signed(&mut self) -> i32 {
        let number = self.number();
        (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
    }

    /// A count of things that take up at least a byte each, so that it cannot exceed what is left; else none.
    pub(super) const fn bounded(&mut self, count: u32) -> usize {
        self.check(count as usize <= self.left());
        if self.failed { 0 } else { count as usize }
    }

    /// Such a count, read.
    #[inline(never)]
    pub(super) fn count(&mut self) -> usize {
        let count = self.number();
        self.bounded(count)
    }

    /// So many numbers; none if there are not so many bytes.
    #[inline(never)]
    pub(super) fn numbers(&mut self, count: usize) -> Vec<u32> {
        let count = self.bounded(u32::try_from(count).unwrap_or(u32::MAX));
        (0..count).map(|_| self.number()).collect()
    }

    /// Passes over so many numbers, or all that are left.
    #[inline(never)]
    pub(super) fn skip(&mut self, mut count: usize) {
        while let ([byte, rest @ ..], 1..) = (self.rest, count) {
            self.rest = rest;
            count -= usize::from(*byte < 0x80);
        }
    }

    /// Bytes with their count before them.
    #[inline(never)]
    pub(super) fn bytes(&mut self) -> &'a [u8] {
        let count = self.count();
        self.take(count)
    }

    /// Such bytes that are UTF-8.
    #[inline(never)]
    pub(super) fn text(&mut self) -> &'a str {
        let text = std::str::from_utf8(self.bytes());
        self.check(text.is_ok());
        text.unwrap_or_default()
    }

    /// Fails if anything was wrong so far.
    pub(super) const fn sound(&self) -> Option<()> {
        if self.failed { None } else { Some(()) }
    }

    /// Fails if anything was wrong, or is left.
    pub(super) const fn end(&self) -> Option<()> {
        if self.failed || !self.rest.is_empty() { None } else { Some(()) }
    }
}

/// Texts, one behind the other.
#[derive(Clone, Debug, Default)]
pub(crate) struct Texts {
    all: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl Texts {
    pub(crate) fn push(&mut self, text: &str) {
        self.all.push_str(text);
        self.ends.push(self.all.len() as u32);
    }

    /// The same, once no more come, without room for them.
    #[inline(never)]
    pub(super) fn trimmed(mut self) -> Self {
        self.all.shrink_to_fit();
        self.ends.shrink_to_fit();
        self
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A text by its position; an empty one for a position that none has.
    pub(crate) fn get(&self, at: usize) -> &str {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |&end| end as usize);
        self.ends.get(at).map_or("", |&end| &self.all[start..end as usize])
    }

    /// How many of the first texts are so, where none behind one that is not is so.
    pub(crate) fn partition_point(&self, is_so: impl Fn(&str) -> bool) -> usize {
        partition_point(self.len(), |at| is_so(self.get(at)))
    }

    /// Bytes that they take up, about.
    pub(super) fn size(&self) -> usize {
        self.all.capacity() + 4 * self.ends.capacity()
    }
}

/// How many of the first of some things, told by position, are so, where none behind one that is not is so.
pub(super) fn partition_point(count: usize, is_so: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = usize::midpoint(low, high);
        if is_so(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// The most bytes that all texts of a column may have together: few bytes could tell of many. Ours have some hundred
/// thousand.
const MOST: usize = 4 << 20;

/// Texts of which each may begin like the one before: for each the length of what they share, in bytes; for each the
/// length of the rest; all the rests. A rest whose letters are all of the Arabic block is told as `2·letters + 1`, a byte
/// a letter (U+0600 + byte), others as `2·bytes`, in UTF-8.
pub(super) fn write_texts<'a>(texts: impl IntoIterator<Item = &'a str>, to: &mut ByteWriter) {
    let (mut lengths, mut rests) = (ByteWriter::default(), Vec::new());
    let mut last = "";
    for text in texts {
        let mut shared = last.bytes().zip(text.bytes()).take_while(|(a, b)| a == b).count();
        while !text.is_char_boundary(shared) {
            shared -= 1;
        }
        to.number(shared as u64);
        let rest = &text[shared..];
        let letters: Option<Vec<u8>> =
            rest.chars().map(|c| u8::try_from((c as u32).checked_sub(0x600)?).ok()).collect();
        if let Some(letters) = letters {
            lengths.number(letters.len() as u64 * 2 + 1);
            rests.extend(letters);
        } else {
            lengths.number(rest.len() as u64 * 2);
            rests.extend(rest.as_bytes());
        }
        last = text;
    }
    to.0.extend(lengths.0);
    to.0.extend(rests);
}

/// Reads so many texts.
#[inline(never)]
pub(super) fn read_texts(count: usize, from: &mut ByteReader<'_>) -> Texts {
    let shared = from.numbers(count);
    let lengths = from.numbers(count);
    let mut texts = Texts::default();
    let mut text = String::new();
    for (shared, told) in shared.into_iter().zip(lengths) {
        let rest = from.take((told / 2) as usize);
        from.check(text.is_char_boundary(shared as usize) && texts.all.len() <= MOST);
        if from.failed {
            break;
        }
        text.truncate(shared as usize);
        if told % 2 == 1 {
            text.extend(rest.iter().filter_map(|&letter| char::from_u32(0x600 + u32::from(letter))));
        } else {
            let rest = std::str::from_utf8(rest);
            from.check(rest.is_ok());
            text.push_str(rest.unwrap_or_default());
        }
        texts.push(&text);
    }
    texts.trimmed()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn everything_comes_back(numbers: Vec<(u32, i32)>, texts: Vec<String>) {
            let mut writer = ByteWriter::default();
            for &(number, signed) in &numbers {
                writer.number(number.into());
                writer.signed(signed.into());
            }
            write_texts(texts.iter().map(String::as_str), &mut writer);
            let mut reader = ByteReader::new(&writer.0);
            for &(number, signed) in &numbers {
                prop_assert_eq!(reader.number(), number);
                prop_assert_eq!(reader.signed(), signed);
            }
            let read = read_texts(texts.len(), &mut reader);
            prop_assert!((0..texts.len()).all(|at| read.get(at) == texts[at]));
            prop_assert_eq!((read.len(), reader.end()), (texts.len(), Some(())));
            // Cut short, it is noticed.
            let mut reader = ByteReader::new(&writer.0[..writer.0.len().saturating_sub(1)]);
            for _ in &numbers {
                reader.number();
                reader.signed();
            }
            read_texts(texts.len(), &mut reader);
            prop_assert!(writer.0.is_empty() || reader.end().is_none());
        }

        #[test]
        fn a_changed_byte_is_noticed(mut content in proptest::collection::vec(any::<u8>(), 1..99), at: usize, flip in 1_u8..) {
            let mut file = file(b'd', 7, 9, &content);
            let at = at % file.len();
            file[at] ^= flip;
            prop_assert!(super::content(&file, b'd', 7, Some(9)).is_err());
            content.clear();
        }

        #[test]
        fn whatever_is_read_ends(bytes: Vec<u8>, count in 0_usize..999) {
            let mut reader = ByteReader::new(&bytes);
            read_texts(reader.clone().count(), &mut reader.clone());
            read_texts(count, &mut reader);
            reader.numbers(count);
            reader.bytes();
            prop_assert!(reader.left() <= bytes.len());
        }
    }

    #[test]
    fn numbers_that_are_too_large_fail() {
        for bytes in [&[0xFF, 0xFF, 0xFF, 0xFF, 0x10][..], &[0x80, 0x80, 0x80, 0x80, 0x80, 0], &[0x80]] {
            let mut reader = ByteReader::new(bytes);
            reader.number();
            assert!(reader.failed, "{bytes:x?}");
        }
        assert_eq!(ByteReader::new(&[0xFF, 0xFF, 0xFF, 0xFF, 0x0F]).number(), u32::MAX);
    }
}
