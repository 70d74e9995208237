//! What both targets ask of an index that may be anything.

use kashshaf::index::Answer;
use kashshaf::query::Searcher;

use crate::questions::questions;

/// Asks the questions; `bring` gives the files that are needed, where it has them.
pub fn ask(searcher: &mut Searcher, bring: impl Fn(&str) -> Option<Vec<u8>>) {
    for question in questions("b") {
        // A file that is needed again after it was taken in would be a bug; libFuzzer finds the endless loop.
        while let Ok(Answer::Needs(names)) = searcher.put(&*question) {
            let brought = names.iter().all(|name| bring(name).is_some_and(|file| searcher.supply(name, &file).is_ok()));
            if !brought {
                break;
            }
        }
    }
}
