//! Files taken apart some at a time, so that what is imported may be larger than memory.

use std::fs::File;
use std::io::{BufRead, BufReader, Read as _};
use std::path::{Path, PathBuf};

use kashshaf::Error;
use kashshaf::corpus::import::{self, Batch, Format, Lines, Options};
use kashshaf::index::build::Workers as _;
use lzma_rust2::XzReader;

use crate::failure::Failure;
use crate::files;
use crate::workers::AllCores;

/// Files that are read at once, and bytes of them beyond which no more are.
const FILES: usize = 256;
const BYTES: u64 = 64 << 20;

/// Bytes of JSON lines that are read at once, and of the longest line.
const PORTION: usize = 16 << 20;
const LONGEST_LINE: u64 = 256 << 20;

/// A file, and what it or the next part of it holds.
pub(crate) type Portion = (PathBuf, Result<Batch, Failure>);

/// The texts of files, in order.
pub(crate) struct Portions<'a> {
    paths: std::iter::Peekable<std::vec::IntoIter<PathBuf>>,
    options: &'a Options,
    open: Option<Open>,
}

/// A file of JSON lines that is not at its end.
struct Open {
    path: PathBuf,
    reader: Box<dyn BufRead>,
    lines: Lines,
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
        while let Some(path) = self.paths.next_if(|path| some.is_empty() || !is_lines(path, options)) {
            if is_lines(&path, options) {
                match Open::new(&path, self.options) {
                    Ok(Some(open)) => {
                        self.open = Some(open);
                        return self.next();
                    }
                    // In another encoding: read whole, like any other file.
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

/// Whether a file is to be read line by line: JSON lines that are too many for one portion, or may be.
fn is_lines(path: &Path, options: &Options) -> bool {
    let format = options.format.or_else(|| Format::by_name(&path.to_string_lossy()));
    let large = is_packed(path) || std::fs::metadata(path).is_ok_and(|about| about.len() > PORTION as u64);
    format == Some(Format::JsonLines) && options.encoding.is_none() && large
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
    /// Opens a file, if it is one in UTF-8 by its beginning.
    fn new(path: &Path, options: &Options) -> Result<Option<Self>, Failure> {
        let file = File::open(path).map_err(Failure::io(path, "read"))?;
        let mut reader: Box<dyn BufRead> = if is_packed(path) {
            Box::new(BufReader::with_capacity(1 << 20, XzReader::new(file, true)))
        } else {
            Box::new(BufReader::with_capacity(1 << 20, file))
        };
        let beginning = reader.fill_buf().map_err(Failure::io(path, "read"))?;
        // A buffer may end within a character; UTF-16 has zeros in it.
        let readable = std::str::from_utf8(beginning).map_or_else(|error| error.error_len().is_none(), |_| true);
        if !readable || beginning.contains(&0) || beginning.is_empty() {
            return Ok(None);
        }
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(Some(Self { path: path.into(), reader, lines: Lines::new(&name, options.clone()) }))
    }

    /// The next lines, and whether there may be more.
    fn next(&mut self) -> (Vec<Portion>, bool) {
        let mut portions = Vec::new();
        let mut text = String::new();
        let mut more = true;
        while text.len() < PORTION && more {
            let mut line = Vec::new();
            match self.reader.by_ref().take(LONGEST_LINE + 1).read_until(b'\n', &mut line) {
                Err(error) => {
                    portions.push((self.path.clone(), Err(Failure::io(&self.path, "read")(error))));
                    more = false;
                }
                Ok(0) => more = false,
                Ok(length) if length as u64 > LONGEST_LINE => {
                    let error = Error::TooLarge {
                        what: "a line, in bytes,",
                        found: length,
                        limit: usize::try_from(LONGEST_LINE).unwrap_or(usize::MAX),
                    };
                    portions.push((self.path.clone(), Err(Failure::refused(&self.path)(error))));
                    more = false;
                }
                Ok(_) => match String::from_utf8(line) {
                    Ok(line) => text.push_str(&line),
                    Err(error) => {
                        self.flush(&mut text, &mut portions);
                        let offset = error.utf8_error().valid_up_to();
                        let hint = "; save the file as UTF-8";
                        self.lines.skip();
                        let place = self.path.with_file_name(format!(
                            "{}, line {}",
                            self.path.file_name().unwrap_or_default().to_string_lossy(),
                            self.lines.count()
                        ));
                        let failure = Failure::refused(&place)(Error::NotUtf8 { offset, hint });
                        portions.push((self.path.clone(), Err(failure)));
                    }
                },
            }
        }
        self.flush(&mut text, &mut portions);
        (portions, more)
    }

    fn flush(&mut self, text: &mut String, portions: &mut Vec<Portion>) {
        if !text.is_empty() {
            portions.push((self.path.clone(), Ok(self.lines.read(text))));
            text.clear();
        }
    }
}
