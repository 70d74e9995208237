//! What can be refused, and what to do about it.

/// Everything the crate refuses. The message says what to do; the data says where.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    #[cfg(feature = "json")]
    /// Bytes that should be text are not UTF-8.
    #[error("not UTF-8 at byte {offset}{hint}")]
    NotUtf8 {
        /// The first offending byte.
        offset: usize,
        /// What the bytes look like instead, and what to do.
        hint: &'static str,
    },
    #[cfg(feature = "json")]
    /// The input holds nothing to work with.
    #[error("{what} is empty; give a text with at least one word")]
    Empty {
        /// What is empty.
        what: &'static str,
    },
    #[cfg(feature = "json")]
    /// Text that is not JSON.
    #[error("line {line}, column {column}: not JSON: {message}")]
    Json {
        /// What is wrong.
        message: String,
        /// 1-based line.
        line: usize,
        /// 1-based column.
        column: usize,
    },
    #[cfg(feature = "json")]
    /// A corpus of a format version that this program does not read.
    #[error("corpus format version {found} is not known here; this program reads version 1: use a newer kashshaf")]
    Version {
        /// The version found.
        found: u64,
    },
    #[cfg(feature = "json")]
    /// A field that is missing, or whose value is not acceptable.
    #[error("{}{message}", place(path, *.line, *.column))]
    Field {
        /// The field, as a path such as `articles[3].id`.
        path: String,
        /// What is wrong and what to do.
        message: String,
        /// 1-based line, 0 if it is not known.
        line: usize,
        /// 1-based column, 0 if it is not known.
        column: usize,
    },
    #[cfg(feature = "json")]
    /// More than the program is made for.
    #[error("{what} is {found}; the most is {limit}: split the input")]
    TooLarge {
        /// What is too large.
        what: &'static str,
        /// Its size.
        found: usize,
        /// The most that is accepted.
        limit: usize,
    },
    /// A file of a known format that cannot be read as one.
    #[cfg(feature = "import")]
    #[error("not readable as {format}: {message}")]
    Format {
        /// The format's name.
        format: &'static str,
        /// Where and why, and what to do.
        message: String,
    },
    #[cfg(feature = "json")]
    /// A line of the lexicon's data that cannot be read.
    #[error("lexicon file {file}, line {line}: {message}")]
    Lexicon {
        /// The data file.
        file: &'static str,
        /// 1-based line.
        line: usize,
        /// What is wrong and what to write.
        message: String,
    },
    /// A file of an index that is cut short, changed, or of another build.
    #[error("the index is damaged or of another build; load the page again, or build the site again")]
    Damaged,
    /// An index of a format version that this program does not read.
    #[error("index format version {found} is not known here; build the site again with this kashshaf")]
    IndexVersion {
        /// The version found.
        found: u8,
    },
    #[cfg(feature = "json")]
    /// The viewer that pages are made from lacks something.
    #[error("the viewer lacks {what}; build it with `npm run build`, which also builds this command anew")]
    Viewer {
        /// What is missing.
        what: String,
    },
}

/// Advice that can be followed where it is read: the command has flags, a page has none.
#[cfg(feature = "import")]
pub(crate) const fn advice(command: &'static str, page: &'static str) -> &'static str {
    if cfg!(feature = "cli") { command } else { page }
}

#[cfg(feature = "json")]
fn place(path: &str, line: usize, column: usize) -> String {
    match (line, path) {
        (0, "") => String::new(),
        (0, _) => format!("{path}: "),
        (_, "") => format!("line {line}, column {column}: "),
        _ => format!("line {line}, column {column}, field {path}: "),
    }
}

impl Error {
    #[cfg(feature = "import")]
    pub(crate) fn format(format: &'static str, message: impl Into<String>) -> Self {
        Self::Format { format, message: message.into() }
    }

    #[cfg(feature = "json")]
    pub(crate) fn field(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Field { path: path.into(), message: message.into(), line: 0, column: 0 }
    }

    /// A short stable name for the shell to word its own message by.
    pub const fn code(&self) -> &'static str {
        match self {
            #[cfg(feature = "json")]
            Self::NotUtf8 { .. } => "not-utf8",
            #[cfg(feature = "json")]
            Self::Empty { .. } => "empty",
            #[cfg(feature = "json")]
            Self::Json { .. } => "json",
            #[cfg(feature = "json")]
            Self::Version { .. } => "version",
            #[cfg(feature = "json")]
            Self::Field { .. } => "field",
            #[cfg(feature = "json")]
            Self::TooLarge { .. } => "too-large",
            #[cfg(feature = "import")]
            Self::Format { .. } => "format",
            #[cfg(feature = "json")]
            Self::Lexicon { .. } => "lexicon",
            Self::Damaged => "damaged",
            Self::IndexVersion { .. } => "index-version",
            #[cfg(feature = "json")]
            Self::Viewer { .. } => "viewer",
        }
    }

    /// The field concerned, if one is.
    pub fn path(&self) -> Option<&str> {
        match self {
            #[cfg(feature = "json")]
            Self::Field { path, .. } if !path.is_empty() => Some(path),
            _ => None,
        }
    }

    /// 1-based line and column concerned, if they are known.
    pub const fn position(&self) -> Option<(usize, usize)> {
        match self {
            #[cfg(feature = "json")]
            Self::Json { line, column, .. } | Self::Field { line, column, .. } if *line > 0 => Some((*line, *column)),
            _ => None,
        }
    }
}
