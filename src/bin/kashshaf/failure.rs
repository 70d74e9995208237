//! Why a command ended without doing what it was asked.

use std::io;
use std::path::{Path, PathBuf};

use kashshaf::Error;

/// Something refused; the message names the file and says what to do.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The content of a file.
    #[error("{}: {error}", path.display())]
    Refused { path: PathBuf, error: Error },
    /// Reading or writing a file.
    #[error("{}: cannot {doing}: {}", path.display(), said(error))]
    Io { path: PathBuf, doing: &'static str, error: io::Error },
    /// Arguments that cannot work together with what was found.
    #[error("{0}")]
    Input(String),
}

/// The system's message, without its error number.
fn said(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        _ => error.to_string(),
    }
}

impl Failure {
    pub(crate) fn refused(path: &Path) -> impl FnOnce(Error) -> Self {
        move |error| Self::Refused { path: path.into(), error }
    }

    pub(crate) fn io(path: &Path, doing: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::Io { path: path.into(), doing, error }
    }

    /// Whether only the reader of the output went away, as `kashshaf … | head` does.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Io { error, .. } if error.kind() == io::ErrorKind::BrokenPipe)
    }
}
