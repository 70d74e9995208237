//! Lists of a run, in memory as long as there is room for them, then in files.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use kashshaf::index::build::{Lists, Run};

use crate::failure::Failure;

/// Bytes of lists that are kept in memory: enough for some four gigabytes of text.
const MEMORY: usize = 1 << 30;

/// Where a run's lists are.
pub(crate) enum Kept {
    Memory(Vec<u8>),
    File { file: Mutex<File>, failed: AtomicBool },
}

impl Lists for Kept {
    fn part(&self, range: Range<usize>) -> Cow<'_, [u8]> {
        match self {
            Self::Memory(bytes) => bytes.part(range),
            Self::File { file, failed } => {
                let mut bytes = vec![0; range.len()];
                let mut file = file.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                let read = file.seek(SeekFrom::Start(range.start as u64)).and_then(|_| file.read_exact(&mut bytes));
                if read.is_err() {
                    failed.store(true, Ordering::Relaxed);
                    bytes.clear();
                }
                Cow::Owned(bytes)
            }
        }
    }
}

/// Takes in runs, and puts the lists of further ones into files once memory holds enough.
pub(crate) struct Spill {
    folder: PathBuf,
    held: usize,
    files: usize,
}

impl Spill {
    pub(crate) fn new(folder: &Path) -> Self {
        Self { folder: folder.into(), held: 0, files: 0 }
    }

    pub(crate) fn keep(&mut self, run: Run) -> Result<Run<Kept>, Failure> {
        run.moved(|lists| {
            if self.held + lists.len() <= MEMORY {
                self.held += lists.len();
                return Ok(Kept::Memory(lists));
            }
            fs::create_dir_all(&self.folder).map_err(Failure::io(&self.folder, "make the folder"))?;
            let path = self.folder.join(self.files.to_string()).with_extension("part");
            self.files += 1;
            fs::write(&path, lists).map_err(Failure::io(&path, "write"))?;
            let file = File::open(&path).map_err(Failure::io(&path, "read"))?;
            Ok(Kept::File { file: Mutex::new(file), failed: AtomicBool::new(false) })
        })
    }

    /// Whether everything that was asked of the files could be read.
    pub(crate) fn check(&self, runs: &[Run<Kept>]) -> Result<(), Failure> {
        let failed =
            |run: &Run<Kept>| matches!(run.lists(), Kept::File { failed, .. } if failed.load(Ordering::Relaxed));
        if runs.iter().any(failed) {
            return Err(Failure::Input(format!("{}: cannot be read any more", self.folder.display())));
        }
        Ok(())
    }
}
