//! Files of an index as they are stored: what is worth compressing compressed, the rest as it is.
//!
//! ```text
//! stored = size:u32 (little-endian)  deflated: so many bytes of raw DEFLATE (RFC 1951)  the rest of the file
//! ```
//! A browser opens it with its own `DecompressionStream("deflate-raw")`. Lists of numbers are as dense as they get; to
//! deflate them along with the words would cost the words a tenth.

use std::io::Read as _;

use flate2::read::DeflateDecoder;
use flate2::{Compress, Compression, FlushCompress, Status};

use crate::Error;

/// The most bytes that a stored file may open to.
const MOST: u64 = 1 << 30;

/// What is larger takes too long to be packed well.
const WELL: usize = 128 << 10;

/// Packs one file after the other. To make one takes longer than to pack a small file.
#[derive(Debug)]
pub struct Packer(Compress);

impl Default for Packer {
    fn default() -> Self {
        Self(Compress::new(Compression::best(), false))
    }
}

impl Packer {
    /// A file as it is stored; of its bytes, the first `soft` are worth compressing.
    pub fn packed(&mut self, bytes: &[u8], soft: usize) -> Vec<u8> {
        let (soft, dense) = bytes.split_at(soft.min(bytes.len()));
        let mut stored = Vec::with_capacity(64 + soft.len() / 2 + dense.len());
        stored.extend([0; 4]);
        self.0.reset();
        // Compressing in memory does not fail; if it did, the file would be found damaged.
        let mut taken = 0;
        while let Ok(Status::Ok | Status::BufError) =
            self.0.compress_vec(&soft[taken..], &mut stored, FlushCompress::Finish)
        {
            taken = self.0.total_in() as usize;
            stored.reserve(64 + (soft.len() - taken) / 2);
        }
        let size = (stored.len() as u32 - 4).to_le_bytes();
        stored[..4].copy_from_slice(&size);
        stored.extend(dense);
        stored
    }
}

/// One file as it is stored; of its bytes, the first `soft` are worth compressing.
pub fn packed(bytes: &[u8], soft: usize) -> Vec<u8> {
    Packer::default().packed(bytes, soft)
}

/// A file that every visitor waits for, all of it worth compressing, as it is stored. It may take a while: a root of 50 kB
/// takes .3 s, and a seventh less of a visitor's download.
pub fn packed_well(bytes: &[u8]) -> Vec<u8> {
    if bytes.len() > WELL {
        return packed(bytes, usize::MAX);
    }
    let mut stored = vec![0; 4];
    let options = zopfli::Options::default();
    // Writing into memory does not fail; if it did, the file would be found damaged.
    let _ = zopfli::compress(options, zopfli::Format::Deflate, bytes, &mut stored);
    let size = (stored.len() as u32 - 4).to_le_bytes();
    stored[..4].copy_from_slice(&size);
    stored
}

/// The file again.
pub fn unpacked(stored: &[u8]) -> Result<Vec<u8>, Error> {
    let (size, rest) = stored.split_at_checked(4).ok_or(Error::Damaged)?;
    let size = u32::from_le_bytes([size[0], size[1], size[2], size[3]]) as usize;
    let (deflated, dense) = rest.split_at_checked(size).ok_or(Error::Damaged)?;
    let mut bytes = Vec::new();
    let read = DeflateDecoder::new(deflated).take(MOST).read_to_end(&mut bytes);
    if read.is_err() || bytes.len() as u64 == MOST {
        return Err(Error::Damaged);
    }
    bytes.extend(dense);
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn files_come_back(bytes: Vec<u8>, soft in 0_usize..200) {
            prop_assert_eq!(unpacked(&packed(&bytes, soft)), Ok(bytes));
        }

        #[test]
        fn nothing_stored_is_too_much(stored: Vec<u8>) {
            let _ = unpacked(&stored);
        }
    }

    #[test]
    fn a_cut_file_is_noticed() {
        let stored = packed("الكلمات كلها كلها كلها".as_bytes(), usize::MAX);
        for end in 0..stored.len() {
            assert_eq!(unpacked(&stored[..end]), Err(Error::Damaged), "{end}");
        }
    }
}
