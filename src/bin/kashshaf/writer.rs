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
            let made = make(&Self(to));
            let written = writing.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
            Ok((made?, written))
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
