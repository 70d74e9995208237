//! Files taken apart some at a time, so that what is imported may be larger than memory.

use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use kashshaf::Error;
use kashshaf::corpus::import::{self, Batch, Format, Lines, Options, Rows};
use kashshaf::index::build::Workers as _;
use lzma_rust2::XzReader;

use crate::failure::Failure;
use crate::files;
use crate::workers::AllCores;

/// Files that are read at once, and bytes of them beyond which no more are.
const FILES: usize = 256;
const BYTES: u64 = 64 << 20;

/// Bytes of JSON lines or of a table that are read at once, of its beginning, and of the longest line.
const PORTION: usize = 16 << 20;
const BEGINNING: usize = 1 << 20;
const LONGEST_LINE: u64 = 256 << 20;

/// A file, and what it or the next part of it holds.
pub(crate) type Portion = (PathBuf, Result<Batch, Failure>);

/// The texts of files, in order.
pub(crate) struct Portions<'a> {
    paths: std::iter::Peekable<std::vec::IntoIter<PathBuf>>,
    options: &'a Options,
    open: Option<Open>,
}

/// A file that is not at its end.
struct Open {
    path: PathBuf,
    reader: Box<dyn BufRead>,
    records: Records,
}

enum Records {
    Lines(Lines),
    Rows(Box<Rows>),
}

impl<'a> Portions<'a> {
    pub(crate) fn new(paths: Vec<PathBuf>, options: &'a Options) -> Self {
        Self { paths: paths.into_iter().peekable(), options, open: None }
    }

    /// The next some; none at the end.
    pub(crate) fn next(&mut self) -> Vec<Portion> {
        if let Some(mut open) = self.open.take() {
            let (portion, more) = open.next();
            if more {
                self.open = Some(open);
            }
            return portion;
        }
        let options = self.options;
        let mut some = Vec::new();
        let mut bytes = 0;
        while let Some(path) = self.paths.next_if(|path| some.is_empty() || long(path, options).is_none()) {
            if let Some(format) = long(&path, options) {
                match Open::new(&path, format, self.options) {
                    Ok(Some(open)) => {
                        self.open = Some(open);
                        return self.next();
                    }
                    // In an encoding that is told by all of it: read whole, like any other file.
                    Ok(None) => {}
                    Err(failure) => return vec![(path, Err(failure))],
                }
            }
            bytes += std::fs::metadata(&path).map_or(0, |about| about.len());
            some.push(path);
            if some.len() == FILES || bytes > BYTES {
                break;
            }
        }
        AllCores.map(some, |path| {
            let batch = whole(&path, self.options);
            (path, batch)
        })
    }
}

/// The format of a file that is to be read some at a time: records that are too many for one portion, or may be.
fn long(path: &Path, options: &Options) -> Option<Format> {
    let large = || is_packed(path) || std::fs::metadata(path).is_ok_and(|about| about.len() > PORTION as u64);
    let format = options.format.or_else(|| Format::by_name(&path.to_string_lossy()))?;
    let read = match format {
        Format::JsonLines => options.encoding.is_none(),
        Format::Csv | Format::Tsv => true,
        _ => false,
    };
    (read && large()).then_some(format)
}

fn is_packed(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "xz")
}

/// The largest file that is read whole, in bytes: what is made of it takes several times as much memory.
const LARGEST: u64 = 512 << 20;

/// Reads one file.
fn whole(path: &Path, options: &Options) -> Result<Batch, Failure> {
    let size = std::fs::metadata(path).map_err(Failure::io(path, "read"))?.len();
    if size > LARGEST {
        let (found, limit) = (usize::try_from(size).unwrap_or(usize::MAX), LARGEST as usize);
        return Err(Failure::refused(path)(Error::TooLarge { what: "the file, in bytes,", found, limit }));
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    import::read(&name, &files::read_unpacked(path)?, options).map_err(Failure::refused(path))
}

impl Open {
    /// Opens a file, if its beginning tells its encoding.
    fn new(path: &Path, format: Format, options: &Options) -> Result<Option<Self>, Failure> {
        let file = File::open(path).map_err(Failure::io(path, "read"))?;
        let mut reader: Box<dyn Read> =
            if is_packed(path) { Box::new(XzReader::new(file, true)) } else { Box::new(file) };
        let mut beginning = Vec::new();
        let mut first = reader.by_ref().take(BEGINNING as u64);
        first.read_to_end(&mut beginning).map_err(Failure::io(path, "read"))?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let records = match format {
            // It may end within a character; UTF-16 has zeros in it.
            Format::JsonLines => {
                let cut = |error: std::str::Utf8Error| error.error_len().is_none();
                let readable = std::str::from_utf8(&beginning).map_or_else(cut, |_| true);
                let readable = readable && !beginning.contains(&0) && !beginning.is_empty();
                readable.then(|| Records::Lines(Lines::new(&name, options.clone())))
            }
            // Two bytes that say in which order bytes stand are no table yet.
            _ if beginning.len() < 4 => None,
            _ => Rows::new(&name, format, options.clone(), &beginning).map(|rows| Records::Rows(Box::new(rows))),
        };
        let reader = BufReader::with_capacity(1 << 20, Cursor::new(beginning).chain(reader));
        Ok(records.map(|records| Self { path: path.into(), reader: Box::new(reader), records }))
    }

    /// The next articles, and whether there may be more.
    fn next(&mut self) -> (Vec<Portion>, bool) {
        let Self { path, reader, records } = self;
        match records {
            Records::Lines(lines) => next_lines(path, reader, lines),
            Records::Rows(rows) => next_rows(path, reader, rows),
        }
    }
}

/// The next portion of a table.
fn next_rows(path: &Path, reader: &mut dyn BufRead, rows: &mut Rows) -> (Vec<Portion>, bool) {
    let mut bytes = Vec::with_capacity(PORTION);
    let failed = reader.take(PORTION as u64).read_to_end(&mut bytes).err();
    let last = failed.is_none() && bytes.len() < PORTION;
    // Of a file that breaks off, the rows that are whole are read; the one that it breaks off in is none.
    let mut portions = vec![(path.to_path_buf(), Ok(rows.read(&bytes, last)))];
    let more = failed.is_none() && !last && !rows.is_broken();
    portions.extend(failed.map(|error| (path.to_path_buf(), Err(Failure::io(path, "read")(error)))));
    (portions, more)
}

/// The next lines, and whether there may be more.
fn next_lines(path: &Path, reader: &mut dyn BufRead, lines: &mut Lines) -> (Vec<Portion>, bool) {
    let mut portions = Vec::new();
    let mut text = String::new();
    let mut more = true;
    while text.len() < PORTION && more {
        let mut line = Vec::new();
        match reader.take(LONGEST_LINE + 1).read_until(b'\n', &mut line) {
            Err(error) => {
                portions.push((path.to_path_buf(), Err(Failure::io(path, "read")(error))));
                more = false;
            }
            Ok(0) => more = false,
            Ok(length) if length as u64 > LONGEST_LINE => {
                let error = Error::TooLarge {
                    what: "a line, in bytes,",
                    found: length,
                    limit: usize::try_from(LONGEST_LINE).unwrap_or(usize::MAX),
                };
                portions.push((path.to_path_buf(), Err(Failure::refused(path)(error))));
                more = false;
            }
            Ok(_) => match String::from_utf8(line) {
                Ok(line) => text.push_str(&line),
                Err(error) => {
                    flush(path, lines, &mut text, &mut portions);
                    let offset = error.utf8_error().valid_up_to();
                    let hint = "; save the file as UTF-8";
                    lines.skip();
                    let place = path.with_file_name(format!(
                        "{}, line {}",
                        path.file_name().unwrap_or_default().to_string_lossy(),
                        lines.count()
                    ));
                    let failure = Failure::refused(&place)(Error::NotUtf8 { offset, hint });
                    portions.push((path.to_path_buf(), Err(failure)));
                }
            },
        }
    }
    flush(path, lines, &mut text, &mut portions);
    (portions, more)
}

fn flush(path: &Path, lines: &mut Lines, text: &mut String, portions: &mut Vec<Portion>) {
    if !text.is_empty() {
        portions.push((path.to_path_buf(), Ok(lines.read(text))));
        text.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Broken;

    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the disk is gone"))
        }
    }

    #[test]
    fn rows_before_a_file_breaks_off_are_read() {
        let table = "title,text\nأول,نص\nثان,نص\nثالث,نص\nرابع,نص\nخامس,\"نص لم";
        let mut rows = Rows::new("a.csv", Format::Csv, Options::default(), table.as_bytes()).unwrap();
        let mut reader = BufReader::new(Cursor::new(table).chain(Broken));
        let (portions, more) = next_rows(Path::new("a.csv"), &mut reader, &mut rows);
        let told: Vec<_> = portions.iter().map(|(_, batch)| batch.as_ref().map(|b| b.drafts.len()).ok()).collect();
        assert_eq!((told, more), (vec![Some(4), None], false));
    }
}
