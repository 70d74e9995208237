//! Bytes of the format's files: numbers, texts, lists, checksums; every count is checked before room is made for it.

use crate::Error;

/// What every file begins with.
const MAGIC: [u8; 4] = *b"kshf";
/// The version of the format.
pub(super) const VERSION: u8 = 2;
/// Bytes before a file's content.
const HEADER: usize = 16;

/// A content's checksum, and the name of texts: FNV-1a (Fowler, Noll & Vo, 1991) in 64 bits, both halves made one.
/// It finds accidents, not attacks; a reader must survive any content anyway.
#[inline(never)]
pub(super) fn checksum(bytes: &[u8]) -> u32 {
    let hash = bytes
        .iter()
        .fold(0xCBF2_9CE4_8422_2325_u64, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
    (hash ^ hash >> 32) as u32
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

/// Reads what a [`ByteWriter`] wrote; `None` is for what no writer wrote. Nothing of it is inlined: the engine is
/// downloaded, and reads seldom.
#[derive(Clone, Debug)]
pub(super) struct ByteReader<'a>(pub(super) &'a [u8]);

impl<'a> ByteReader<'a> {
    #[inline(never)]
    pub(super) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    #[inline(never)]
    pub(super) fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|bytes| bytes[0])
    }

    #[inline(never)]
    pub(super) fn fixed(&mut self) -> Option<u32> {
        let bytes = self.take(4)?;
        Some(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    #[inline(never)]
    pub(super) fn long(&mut self) -> Option<u64> {
        let mut number = 0_u64;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    #[inline(never)]
    pub(super) fn number(&mut self) -> Option<u32> {
        u32::try_from(self.long()?).ok()
    }

    #[inline(never)]
    pub(super) fn signed(&mut self) -> Option<i64> {
        let number = self.long()?;
        Some((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
    }

    /// A count of things that take up at least a byte each, so that it cannot exceed what is left.
    #[inline(never)]
    pub(super) fn count(&mut self) -> Option<usize> {
        let count = self.number()? as usize;
        if count <= self.0.len() { Some(count) } else { None }
    }

    #[inline(never)]
    pub(super) fn numbers(&mut self, count: usize) -> Option<Vec<u32>> {
        if count > self.0.len() {
            return None;
        }
        let mut numbers = Vec::with_capacity(count);
        for _ in 0..count {
            numbers.push(self.number()?);
        }
        Some(numbers)
    }

    #[inline(never)]
    pub(super) fn bytes(&mut self) -> Option<&'a [u8]> {
        let count = self.count()?;
        self.take(count)
    }

    /// Fails if anything is left.
    pub(super) const fn end(&self) -> Option<()> {
        if self.0.is_empty() { Some(()) } else { None }
    }
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
pub(super) fn read_texts(count: usize, from: &mut ByteReader<'_>) -> Option<Vec<String>> {
    let shared = from.numbers(count)?;
    let lengths = from.numbers(count)?;
    let mut texts: Vec<String> = Vec::with_capacity(count);
    let mut sum = 0;
    for (shared, told) in shared.into_iter().zip(lengths) {
        let last = texts.last().map_or("", String::as_str);
        let mut text = last.get(..shared as usize)?.to_owned();
        let rest = from.take((told / 2) as usize)?;
        if told % 2 == 1 {
            text.extend(rest.iter().filter_map(|&letter| char::from_u32(0x600 + u32::from(letter))));
        } else {
            text.push_str(std::str::from_utf8(rest).ok()?);
        }
        sum += text.len();
        if sum > MOST {
            return None;
        }
        texts.push(text);
    }
    Some(texts)
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
            let mut reader = ByteReader(&writer.0);
            for &(number, signed) in &numbers {
                prop_assert_eq!(reader.number(), Some(number));
                prop_assert_eq!(reader.signed(), Some(signed.into()));
            }
            prop_assert_eq!(read_texts(texts.len(), &mut reader), Some(texts));
            prop_assert!(reader.end().is_some());
        }

        #[test]
        fn a_changed_byte_is_noticed(mut content in proptest::collection::vec(any::<u8>(), 1..99), at: usize, flip in 1_u8..) {
            let mut file = file(b'd', 7, 9, &content);
            let at = at % file.len();
            file[at] ^= flip;
            prop_assert!(super::content(&file, b'd', 7, Some(9)).is_err());
            content.clear();
        }
    }
}
