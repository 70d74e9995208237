//! Doing something again whenever files change.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use crate::failure::Failure;

/// How often files are looked at, and how long they must have stayed as they are before they are read.
const PAUSE: Duration = Duration::from_millis(400);

/// Folders deeper than this are not looked into.
const DEEPEST: usize = 32;

/// A file, its size, and when it was changed.
type Seen = (PathBuf, u64, Option<SystemTime>);

/// Does `work`, and again after every change below `path`. What is refused is told, and waited out. What lies below
/// `output` is not looked at: it is what the work writes.
pub(crate) fn forever(path: &Path, output: &Path, work: impl Fn() -> Result<(), Failure>) -> Result<(), Failure> {
    fs::metadata(path).map_err(Failure::io(path, "watch"))?;
    let mut done: Option<Vec<Seen>> = None;
    loop {
        let before = files(path, output);
        sleep(PAUSE);
        if done.as_ref() == Some(&before) || files(path, output) != before {
            continue;
        }
        if let Err(failure) = work() {
            eprintln!("kashshaf: {failure}");
        }
        eprintln!("watching {}", path.display());
        done = Some(before);
    }
}

/// Every file below a path, in order.
fn files(path: &Path, output: &Path) -> Vec<Seen> {
    let mut seen = Vec::new();
    collect(path, &fs::canonicalize(output).unwrap_or_else(|_| output.into()), 0, &mut seen);
    seen.sort();
    seen
}

fn collect(path: &Path, output: &Path, depth: usize, seen: &mut Vec<Seen>) {
    let Ok(about) = fs::metadata(path) else { return };
    if !about.is_dir() {
        seen.push((path.into(), about.len(), about.modified().ok()));
        return;
    }
    let inside = depth > 0 && (path.is_symlink() || depth > DEEPEST);
    if inside || fs::canonicalize(path).is_ok_and(|path| path == output) {
        return;
    }
    for entry in fs::read_dir(path).into_iter().flatten().flatten() {
        if !entry.file_name().to_string_lossy().starts_with('.') {
            collect(&entry.path(), output, depth + 1, seen);
        }
    }
}
