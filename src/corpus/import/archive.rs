//! Zip archives: the files inside, each read only as far as anybody writes.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::Format;
use crate::Error;

/// The most bytes that one file of an archive may unpack to, and all that are read of it together.
const LARGEST_FILE: usize = 256 << 20;
const LARGEST: usize = 512 << 20;

/// The most files of an archive.
const MOST_FILES: usize = 20_000;

/// An archive, and how much may still be unpacked from it.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    format: &'static str,
    left: usize,
}

impl<'a> Archive<'a> {
    /// Opens an archive; `format` is what its errors call it.
    pub(super) fn open(bytes: &'a [u8], format: &'static str) -> Result<Self, Error> {
        let zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| Error::format(format, format!("the archive is damaged or cut off: {error}")))?;
        if zip.len() > MOST_FILES {
            return Err(Error::TooLarge {
                what: "the number of files in the archive",
                found: zip.len(),
                limit: MOST_FILES,
            });
        }
        Ok(Self { zip, format, left: LARGEST })
    }

    /// The bytes of a file; `None` if there is no such file.
    pub(super) fn file(&mut self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let format = self.format;
        let Some(index) = place_of(&self.zip, name) else { return Ok(None) };
        let damaged = |what: String| Error::format(format, format!("{name} inside it cannot be unpacked: {what}"));
        let file = self.zip.by_index(index).map_err(|error| damaged(error.to_string()))?;
        let limit = LARGEST_FILE.min(self.left);
        let mut bytes = Vec::new();
        // What the archive says of a file's size is not believed.
        file.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(|error| damaged(error.to_string()))?;
        if bytes.len() > limit {
            return Err(Error::TooLarge { what: "what the archive unpacks to, in bytes,", found: bytes.len(), limit });
        }
        self.left -= bytes.len();
        Ok(Some(bytes))
    }

    /// A file as text in UTF-8; `None` if there is no such file.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Error> {
        let Some(bytes) = self.file(name)? else { return Ok(None) };
        super::decode::decode(&bytes, None).map(|decoded| Some(decoded.text)).map_err(|error| match error {
            Error::NotUtf8 { .. } => Error::format(self.format, format!("{name} inside it is no text")),
            other => other,
        })
    }
}

/// Where a file stands in an archive. Names of parts are the same in capital letters, and some programs write them with
/// backslashes.
fn place_of(zip: &ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<usize> {
    let same = |other: &str| other.replace('\\', "/").eq_ignore_ascii_case(name);
    zip.index_for_name(name)
        .or_else(|| (0..zip.len()).find(|at| matches!(zip.name_for_index(*at), Some(Ok(other)) if same(&other))))
}

/// What an archive is, by the files in it.
pub(super) fn kind(bytes: &[u8]) -> Option<Format> {
    let zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let holds = |name: &str| place_of(&zip, name).is_some();
    match () {
        () if holds("META-INF/container.xml") => Some(Format::Epub),
        () if holds("word/document.xml") => Some(Format::Docx),
        () => None,
    }
}
