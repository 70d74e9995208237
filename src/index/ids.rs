//! Id blocks: from an article's id to its number.
//!
//! ```text
//! block = count bits:bytes        checksums of ids, halved, ascending by their order (equal ones one after the other),
//!                                 then for each the article's number, in the minimal width
//! ```

use super::bits::BitReader;
#[cfg(feature = "lexicon")]
use super::bits::BitWriter;
#[cfg(feature = "lexicon")]
use super::bytes::ByteWriter;
use super::bytes::{self, ByteReader};

/// The most ids in a block.
#[cfg(feature = "lexicon")]
pub(super) const MOST: usize = 2048;
/// No checksum of an id is as large.
const BOUND: u32 = 1 << 31;

/// The checksum that ids are sorted by.
pub(crate) fn checksum(id: &str) -> u32 {
    bytes::checksum(id.as_bytes()) >> 1
}

#[cfg(feature = "lexicon")]
pub(super) fn write(entries: &[(u32, u32)], articles: u32) -> Vec<u8> {
    let mut bits = BitWriter::default();
    // The position makes equal checksums ascend.
    let ascending: Vec<u32> = (0..).zip(entries).map(|(at, (checksum, _))| checksum + at).collect();
    bits.put_ascending(&ascending, 0, BOUND + entries.len() as u32);
    for &(_, article) in entries {
        bits.put(article, width(articles));
    }
    let mut to = ByteWriter::default();
    to.number(entries.len() as u64);
    to.bytes(&bits.finish());
    to.0
}

/// Checksums and articles of a block.
pub(super) fn read(content: &[u8], articles: u32) -> Option<Vec<(u32, u32)>> {
    let mut from = ByteReader::new(content);
    let count = from.count();
    let mut bits = BitReader::new(from.bytes());
    from.end()?;
    let mut ascending = vec![0; count];
    bits.get_ascending(&mut ascending, 0, BOUND + count as u32);
    let entries: Vec<(u32, u32)> =
        (0..).zip(ascending).map(|(at, number)| (number - at, bits.get(width(articles)))).collect();
    bits.check()?;
    if entries.iter().all(|&(_, article)| article < articles) { Some(entries) } else { None }
}

const fn width(articles: u32) -> u32 {
    u32::BITS - articles.leading_zeros()
}
