//! What a browser sees: one class a module, typed, every failure an object with a code and a message.

#[cfg(feature = "builder")]
mod builder;
#[cfg(feature = "engine")]
mod engine;
#[cfg(feature = "engine")]
mod json;

#[cfg(feature = "builder")]
pub use builder::Builder;
#[cfg(feature = "engine")]
pub use engine::{Engine, EngineError};
