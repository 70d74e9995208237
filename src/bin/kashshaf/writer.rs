//! The files of an index, packed and put away while the next ones are made.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use kashshaf::index::build::File;
use kashshaf::site::pack::Packer;
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use crate::failure::Failure;

/// Lots of files that may wait; each takes some megabytes.
const WAITING: usize = 4;

/// The files of an index that a page needs.
pub(crate) type Written = HashSet<PathBuf>;

/// Takes files and has them written below a folder.
pub(crate) struct Writer(SyncSender<Vec<File>>);

impl Writer {
    /// Makes something with a writer. Once all of its files are there, gives out what was made, and where the files are.
    pub(crate) fn with<T>(
        folder: &Path,
        make: impl FnOnce(&Self) -> Result<T, Failure>,
    ) -> Result<(T, Written), Failure> {
        std::thread::scope(|scope| {
            let (to, from) = sync_channel(WAITING);
            let writing = scope.spawn(|| write_all(folder, from));
            let outcome = make(&Self(to));
            let written = writing.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
            Ok((outcome?, written))
        })
    }

    /// Has files written.
    ///
    /// # Errors
    /// If some before could not be; [`with`](Self::with) says which.
    pub(crate) fn put(&self, files: Vec<File>) -> Result<(), Failure> {
        self.0.send(files).map_err(|_| Failure::Input("the index cannot be written".into()))
    }
}

fn write_all(folder: &Path, lots: Receiver<Vec<File>>) -> Result<Written, Failure> {
    let mut written = Written::new();
    for files in lots {
        let write = |packer: &mut Packer, File { path, bytes, soft }| {
            // Not `with_extension`: a name may have a dot of its own.
            let path = folder.join(path + ".bin");
            put(&path, &packer.packed(&bytes, soft))?;
            Ok(path)
        };
        // Two that chance gives one name are not written at once.
        let mut names = HashSet::new();
        let (apart, rest): (Vec<File>, Vec<File>) = files.into_iter().partition(|file| names.insert(file.path.clone()));
        let paths: Result<Vec<PathBuf>, Failure> = apart.into_par_iter().map_init(Packer::default, write).collect();
        written.extend(paths?);
        let mut packer = Packer::default();
        for file in rest {
            written.insert(write(&mut packer, file)?);
        }
    }
    Ok(written)
}

/// Writes a file whose name stands for its content; one that is there already stays.
fn put(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    let part = path.with_extension("part");
    let mut done = fs::write(&part, bytes);
    if let (Err(error), Some(parent)) = (&done, path.parent())
        && error.kind() == io::ErrorKind::NotFound
    {
        fs::create_dir_all(parent).map_err(Failure::io(parent, "make the folder"))?;
        done = fs::write(&part, bytes);
    }
    done.map_err(Failure::io(&part, "write"))?;
    fs::rename(&part, path).map_err(Failure::io(path, "write"))
}

/// Removes the files of an index that no page needs any more. What cannot be removed does no harm.
pub(crate) fn sweep(folder: &Path, kept: &Written) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let ours = |extension: &std::ffi::OsStr| extension == "bin" || extension == "part";
        if path.is_dir() && !path.is_symlink() {
            sweep(&path, kept);
            let _ = fs::remove_dir(&path);
        } else if path.extension().is_some_and(ours) && !kept.contains(&path) {
            let _ = fs::remove_file(&path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, bytes: &[u8]) -> File {
        File { path: path.into(), bytes: bytes.into(), soft: 0 }
    }

    #[test]
    fn files_are_there_once_it_is_done() {
        let folder = tempfile::tempdir().unwrap();
        let (made, written) = Writer::with(folder.path(), |writer| {
            for lot in 0..9 {
                // Two of one name in a lot: the last one stays, as if they were written one after the other.
                let twice = [file("twice.0", &[0; 3]), file("twice.0", &[lot])];
                writer.put(twice.into_iter().chain([file(&format!("w/{lot}"), &[lot; 9])]).collect())?;
            }
            Ok("all")
        })
        .unwrap();
        assert_eq!((made, written.len()), ("all", 10));
        assert!(fs::read(folder.path().join("twice.0.bin")).unwrap().ends_with(&[8]));
        assert!(fs::read(folder.path().join("w/3.bin")).unwrap().ends_with(&[3; 9]));
        sweep(folder.path(), &written.iter().filter(|path| path.ends_with("w/3.bin")).cloned().collect());
        assert!(folder.path().join("w/3.bin").exists() && !folder.path().join("twice.0.bin").exists());
    }

    #[test]
    fn what_cannot_be_written_is_named() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("w"), "in the way").unwrap();
        let failed = Writer::with(folder.path(), |writer| {
            while writer.put(vec![file("w/0", &[1])]).is_ok() {}
            Err::<(), _>(Failure::Input("what was made of it".into()))
        });
        let message = failed.unwrap_err().to_string();
        assert!(message.contains(&*folder.path().join("w").to_string_lossy()), "{message}");
    }
}
