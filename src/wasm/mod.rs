//! What a browser sees: one class, typed, every failure an [`EngineError`].

mod engine;

pub use engine::{Engine, EngineError};
