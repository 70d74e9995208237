//! Articles and corpora, as JSON and in memory.
//!
//! The format is described by `schema/corpus.schema.json`. Two rules hold everywhere: the original text is never
//! altered — cleaning gives a paragraph another [`Role`], with the kind of noise and the reason —, and fields that
//! this program does not know are kept and written out again.

mod article;
pub(crate) mod calendar;
mod date;
#[cfg(feature = "import")]
mod date_text;
#[cfg(feature = "import")]
pub mod export;
#[cfg(feature = "import")]
pub mod import;
#[cfg(feature = "json")]
mod json;
mod line;
#[cfg(feature = "json")]
mod locate;

pub use article::{Article, Corpus, Paragraph, Role};
pub use date::{Basis, Date, Precision};
#[cfg(feature = "import")]
pub use date_text::{DateMention, PrintedDate, printed_dates};
#[cfg(feature = "json")]
pub use json::Manifest;
