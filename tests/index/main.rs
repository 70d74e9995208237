//! The index as files: the same answers whole or in blocks, the same bytes however it is built, nothing that a hostile
//! file could do, and files of earlier builds.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod answers;
mod bytes;
mod corpus;
mod determinism;
mod forged;
mod frozen;
mod growth;
mod hostile;
mod language;
mod memory;
mod reading;
mod shell;
