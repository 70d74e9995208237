//! What a browser sees: one class, typed, every failure an [`EngineError`].

mod engine;
mod json;

pub use engine::{Engine, EngineError};
