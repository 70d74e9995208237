//! The viewer in one file, beside the page of a site: what a reader's own pages are made with, fetched only then.
//!
//! ```text
//! kit = "kshv" u32:count  count × ( u32:length name u32:length bytes )      stored as all files are, see [`pack`](super::pack)
//! ```
//! All numbers are little-endian.

use super::pack::{packed, unpacked};
use crate::Error;

/// The kit's name in a site.
pub const KIT: &str = "builder/viewer.bin";

/// The folder of what only the builder needs; it is no part of the kit.
const BUILDER: &str = "builder/";

const TAG: &[u8] = b"kshv";

/// Files of a viewer, by their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kit {
    /// In order.
    pub files: Vec<(String, Vec<u8>)>,
}

/// The kit of a viewer's files.
pub(super) fn write(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = TAG.to_vec();
    let own = || files.iter().filter(|(name, _)| !name.starts_with(BUILDER));
    bytes.extend((own().count() as u32).to_le_bytes());
    for (name, content) in own() {
        for part in [name.as_bytes(), content] {
            bytes.extend((part.len() as u32).to_le_bytes());
            bytes.extend(part);
        }
    }
    packed(&bytes, usize::MAX)
}

impl Kit {
    /// Opens what [`write`] made.
    ///
    /// # Errors
    /// [`Error::Damaged`] for anything else.
    pub fn open(stored: &[u8]) -> Result<Self, Error> {
        let bytes = unpacked(stored)?;
        let mut rest = bytes.strip_prefix(TAG).ok_or(Error::Damaged)?;
        let count = u32::from_le_bytes(*rest.split_first_chunk().ok_or(Error::Damaged)?.0);
        rest = &rest[4..];
        let mut part = || {
            let (length, from) = rest.split_first_chunk::<4>().ok_or(Error::Damaged)?;
            let (part, left) = from.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or(Error::Damaged)?;
            rest = left;
            Ok::<&[u8], Error>(part)
        };
        let mut files = Vec::new();
        for _ in 0..count {
            let name = String::from_utf8(part()?.to_vec()).map_err(|_| Error::Damaged)?;
            files.push((name, part()?.to_vec()));
        }
        Ok(Self { files })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_back_but_for_the_builder() {
        let files: [(&str, &[u8]); 3] = [("index.html", b"<p>"), ("builder/b.wasm", b"\0asm"), ("later/x.js", b"")];
        let kit = Kit::open(&write(&files)).unwrap();
        assert_eq!(kit.files, [("index.html".to_string(), b"<p>".to_vec()), ("later/x.js".to_string(), Vec::new())]);
    }

    #[test]
    fn what_is_cut_is_refused() {
        let bytes = packed(b"kshv\x02\0\0\0\x01\0\0\0a\x01\0\0\0b", usize::MAX);
        assert_eq!(Kit::open(&bytes), Err(Error::Damaged));
        for end in 0..bytes.len() {
            assert_eq!(Kit::open(&bytes[..end]), Err(Error::Damaged));
        }
    }
}
