//! How good matching and ranking are, measured on annotated data. Pure functions; the command reads the files.

#[cfg(feature = "lexicon")]
mod conflation;
mod retrieval;

#[cfg(feature = "lexicon")]
pub use conflation::{Conflation, GoldWord, conflation, families_of, read_gold};
pub use retrieval::{Document, Retrieval, RetrievalSet, Topic};
