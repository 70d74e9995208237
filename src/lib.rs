//! lib
pub mod corpus;
mod error;
pub mod text;

pub use error::Error;
