//! How good matching and ranking are, measured on annotated data. Pure functions; the command reads the files.

#[cfg(feature = "json")]
mod conflation;
mod retrieval;
#[cfg(feature = "json")]
mod trec;

#[cfg(feature = "json")]
pub use conflation::{Conflation, LemmaTable, Mistake};
pub use retrieval::{Document, Retrieval, RetrievalSet, Topic};
