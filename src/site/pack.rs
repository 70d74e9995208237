//! Files of an index as they are stored: what is worth compressing compressed, the rest as it is.
//!
//! ```text
//! stored = size:u32 (little-endian)  deflated: so many bytes of raw DEFLATE (RFC 1951)  the rest of the file
//! ```
//! A browser opens it with its own `DecompressionStream("deflate-raw")`. Lists of numbers are as dense as they get; to
//! deflate them along with the words would cost the words a tenth.

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use crate::Error;

/// The most bytes that a stored file may open to.
const MOST: u64 = 1 << 30;

/// A file as it is stored; of its bytes, the first `soft` are worth compressing.
pub fn packed(bytes: &[u8], soft: usize) -> Vec<u8> {
    let (soft, dense) = bytes.split_at(soft.min(bytes.len()));
    let mut encoder = DeflateEncoder::new(vec![0; 4], Compression::best());
    // Writing into memory does not fail; if it did, the file would be found damaged.
    let _ = encoder.write_all(soft);
    let mut stored = encoder.finish().unwrap_or_default();
    let size = (stored.len().saturating_sub(4) as u32).to_le_bytes();
    stored[..4].copy_from_slice(&size);
    stored.extend(dense);
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
