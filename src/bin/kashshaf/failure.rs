//! Why a command ended without doing what it was asked.

use std::io;
use std::path::{Path, PathBuf};

use kashshaf::Error;

/// Something refused; the message names the file and says what to do.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The content of a file.
    #[error("{}: {error}", shown(path))]
    Refused { path: PathBuf, error: Error },
    /// Reading or writing a file.
    #[error("{}: cannot {doing}: {}", shown(path), said(error))]
    Io { path: PathBuf, doing: &'static str, error: io::Error },
    /// Arguments that cannot work together with what was found.
    #[error("{0}")]
    Input(String),
}

/// A path for printing: characters that would turn or hide the text around them are written as their numbers.
pub(crate) fn shown(path: &Path) -> String {
    let name = path.to_string_lossy();
    let hidden = |c: char| c.is_control() || kashshaf::text::is_format(c);
    name.chars().fold(String::new(), |text, c| {
        if hidden(c) { text + &format!("<U+{:04X}>", u32::from(c)) } else { text + c.encode_utf8(&mut [0; 4]) }
    })
}

/// The system's message, without its error number.
fn said(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        io::ErrorKind::UnexpectedEof => "it ends too early; the file is cut off: get it again".into(),
        _ => error.to_string(),
    }
}

impl Failure {
    pub(crate) fn refused(path: &Path) -> impl FnOnce(Error) -> Self {
        move |error| Self::Refused { path: path.into(), error }
    }

    /// For a corpus, or what is given as one: records that were not imported lack what makes a corpus.
    pub(crate) fn of_corpus(path: &Path) -> impl FnOnce(Error) -> Self {
        move |error| match &error {
            Error::Field { path: field, .. }
                if matches!(field.as_str(), "" | "kashshaf") || field.ends_with("paragraphs") =>
            {
                let name = shown(path);
                let message =
                    "is no corpus yet; if it holds texts or records of another program, make a corpus of it with";
                Self::Input(format!("{name}: {error}\n{name} {message} `kashshaf import {name} -o corpus.json`"))
            }
            _ => Self::Refused { path: path.into(), error },
        }
    }

    pub(crate) fn io(path: &Path, doing: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::Io { path: path.into(), doing, error }
    }

    /// Whether only the reader of the output went away, as `kashshaf … | head` does.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Io { error, .. } if error.kind() == io::ErrorKind::BrokenPipe)
    }
}
