//! How good matching and ranking are, measured on annotated data. Pure functions; the command reads the files.

mod conflation;
mod retrieval;

pub use conflation::{Conflation, LemmaTable};
pub use retrieval::{Document, Retrieval, RetrievalSet, Topic};
