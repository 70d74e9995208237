//! Arbitrary bytes as a root or a bundle.
#![no_main]

mod ask;
mod questions;

use kashshaf::query::Searcher;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(mut searcher) = Searcher::open(bytes) {
        ask::ask(&mut searcher, |_| None);
    }
});
