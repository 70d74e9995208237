//! Reading whole files, and writing them whole or not at all.

use std::fs;
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};

use kashshaf::Error;
use lzma_rust2::XzReader;

use crate::failure::{Failure, shown};

/// The largest file that is read; beyond it a 32-bit offset would not do, and the reason is better told than found out.
const LARGEST: u64 = 2 << 30;

pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let about = fs::metadata(path).map_err(Failure::io(path, "read"))?;
    if about.is_dir() {
        return Err(Failure::Input(format!("{}: is a folder; give a file", path.display())));
    }
    if about.len() > LARGEST {
        let error = Error::TooLarge {
            what: "the file, in bytes,",
            found: usize::try_from(about.len()).unwrap_or(usize::MAX),
            limit: usize::try_from(LARGEST).unwrap_or(usize::MAX),
        };
        return Err(Failure::refused(path)(error));
    }
    fs::read(path).map_err(Failure::io(path, "read"))
}

/// Reads a file, decompressing it if its name ends in `.xz`; one that unpacks to more than is read is refused.
pub(crate) fn read_unpacked(path: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = read(path)?;
    if path.extension().is_none_or(|extension| extension != "xz") {
        return Ok(bytes);
    }
    let mut plain = Vec::new();
    let limited = XzReader::new(bytes.as_slice(), true).take(LARGEST + 1);
    io::BufReader::new(limited).read_to_end(&mut plain).map_err(Failure::io(path, "decompress"))?;
    if plain.len() as u64 > LARGEST {
        let limit = usize::try_from(LARGEST).unwrap_or(usize::MAX);
        let error = Error::TooLarge { what: "what the file unpacks to, in bytes,", found: plain.len(), limit };
        return Err(Failure::refused(path)(error));
    }
    Ok(plain)
}

/// Reads a text file, decompressing it if its name ends in `.xz`.
pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    String::from_utf8(read_unpacked(path)?).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        Failure::refused(path)(Error::NotUtf8 { offset, hint: "; save the file as UTF-8" })
    })
}

/// Writes a file through a temporary neighbour, so that it is there whole or not at all. A link is followed.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.into());
    let staged = stage(path, bytes)?;
    fs::rename(&staged, path).map_err(Failure::io(path, "write"))
}

/// Whether two paths lead to one file, or would if it were written.
pub(crate) fn same(a: &Path, b: &Path) -> bool {
    matches!((place(a), place(b)), (Some(a), Some(b)) if a == b)
}

/// Where a path leads, whether or not there is a file yet.
fn place(path: &Path) -> Option<PathBuf> {
    fs::canonicalize(path).ok().or_else(|| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(fs::canonicalize(folder).ok()?.join(path.file_name()?))
    })
}

/// Refuses what would be written over a file that is read, or over one another. `outputs` come with their options.
pub(crate) fn keep_apart(inputs: &[&Path], outputs: &[(&str, Option<&PathBuf>)]) -> Result<(), Failure> {
    let mut taken: Vec<(&Path, &str)> = inputs.iter().map(|input| (*input, "is read, and would be lost")).collect();
    for (option, path) in outputs.iter().filter_map(|(option, path)| Some((option, (*path)?))) {
        if let Some((_, why)) = taken.iter().find(|(other, _)| same(other, path)) {
            return Err(Failure::Input(format!("{}: {why}; give another name with {option}", shown(path))));
        }
        taken.push((path, "is written by another option too"));
    }
    Ok(())
}

/// Writes files below a folder: all of them beside their places first, then each moved in, in the order given. What
/// else is in the folder stays.
pub(crate) fn write_all(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Failure> {
    let mut staged = Vec::new();
    for (name, bytes) in files {
        let path = folder.join(name);
        match stage(&path, bytes) {
            Ok(temporary) => staged.push((temporary, path)),
            Err(failure) => {
                for (temporary, _) in staged {
                    let _ = fs::remove_file(temporary);
                }
                return Err(failure);
            }
        }
    }
    staged
        .into_iter()
        .try_for_each(|(temporary, path)| fs::rename(temporary, &path).map_err(Failure::io(&path, "write")))
}

/// A file being written beside its place; it takes it only when it is finished.
pub(crate) struct Staged {
    path: PathBuf,
    /// Where it is until then.
    beside: PathBuf,
    out: io::BufWriter<fs::File>,
    finished: bool,
}

impl Staged {
    pub(crate) fn new(path: &Path) -> Result<Self, Failure> {
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.into());
        let staged = place_beside(&path)?;
        let file = fs::File::create(&staged).map_err(Failure::io(&path, "write"))?;
        Ok(Self { path, beside: staged, out: io::BufWriter::with_capacity(1 << 20, file), finished: false })
    }

    pub(crate) fn write(&mut self, text: &str) -> Result<(), Failure> {
        self.out.write_all(text.as_bytes()).map_err(Failure::io(&self.path, "write"))
    }

    pub(crate) fn finish(mut self) -> Result<(), Failure> {
        let written = self.out.flush().and_then(|()| self.out.get_ref().sync_all());
        written.and_then(|()| fs::rename(&self.beside, &self.path)).map_err(Failure::io(&self.path, "write"))?;
        self.finished = true;
        Ok(())
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.finished {
            let _ = fs::remove_file(&self.beside);
        }
    }
}

/// Writes the bytes beside their place and returns where.
fn stage(path: &Path, bytes: &[u8]) -> Result<PathBuf, Failure> {
    let staged = place_beside(path)?;
    let written = fs::File::create(&staged).and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
    written.map_err(|error| {
        let _ = fs::remove_file(&staged);
        Failure::io(path, "write")(error)
    })?;
    Ok(staged)
}

/// Where a file is written until it is whole; its folder is made.
fn place_beside(path: &Path) -> Result<PathBuf, Failure> {
    if path.is_dir() {
        return Err(Failure::Input(format!("{}: is a folder; give the name of a file to write", path.display())));
    }
    if let Ok(about) = fs::metadata(path) {
        if !about.is_file() {
            return Err(Failure::Input(format!("{}: is a device or a pipe; give the name of a file", path.display())));
        }
        if about.permissions().readonly() {
            return Err(Failure::Input(format!("{}: is read-only; give another name", path.display())));
        }
    }
    if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        fs::create_dir_all(parent).map_err(Failure::io(parent, "make the folder"))?;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    remove_leftovers(path, &name);
    Ok(path.with_file_name(format!(".{name}.{}.part", std::process::id())))
}

/// Removes what a run that was killed left beside a file.
fn remove_leftovers(path: &Path, name: &str) {
    let entries = path.parent().and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten().flatten();
    for entry in entries {
        let found = entry.file_name().to_string_lossy().into_owned();
        let number = found.strip_prefix(&format!(".{name}.")).and_then(|rest| rest.strip_suffix(".part"));
        if number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit())) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Prints to standard output.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(Failure::io(Path::new("standard output"), "write"))
}
