//! Which word stands where, and which words belong together: the index, as files.
//!
//! Words are filed by their *bare* spelling (letters as written, no vowel marks), so that vocalisation does not inflate
//! the index. What a mark says is checked against the text. A word's places are in its own list, and the lists of
//! a family ([`crate::lexicon`]) stand together, so that the exact, folded and family rungs are unions of the same
//! lists, answered by one block.
//!
//! | file | holds | loaded |
//! |---|---|---|
//! | root | what is in the corpus, about how long articles are, where dictionary blocks begin | first |
//! | `w…/d…` | dictionary: spelling → word | for each word of a query |
//! | `w…/f…` | families: words, what they reach, in which articles they stand how often | for each word of a query |
//! | `w…/p….…` | places of words in articles | for phrases |
//! | `w…/i…` | id of an article → its number | for a link to an article |
//! | `t/…/…` | the articles, a line of JSON each (see `letters`) | for what is shown |
//! | `w…/a` | source, days and tags of articles | for facets, sorting and conditions |
//!
//! `w…` is the generation, a checksum of everything that words are filed from. Some neighbouring text blocks are a
//! volume, in a folder named by the checksum of them all: a root that named every block would be too long. So a name
//! always stands for the same bytes, and a new article leaves most volumes as they were. A small corpus
//! is one file, a *bundle* of all of these. Grammars stand in the module of each part. Files are stored compressed by
//! whoever stores them; here they are not.
//!
//! Version 6 of the format is frozen by a fixture in `tests/index/frozen.rs`.
//!
//! Article numbers follow the corpus. The title and the paragraphs that are no noise make up an article's *places* (see
//! `places`): one for every word, and one free between any two paragraphs, so that nothing goes on from one to the next.

mod articles;
#[cfg_attr(not(feature = "lexicon"), allow(dead_code, reason = "only builders write"))]
mod bits;
mod block;
#[cfg(feature = "lexicon")]
pub mod build;
#[cfg_attr(not(feature = "lexicon"), allow(dead_code, reason = "only builders write"))]
pub(crate) mod bytes;
pub(crate) mod dictionary;
pub(crate) mod facts;
pub(crate) mod family;
pub(crate) mod filed;
mod ids;
#[cfg_attr(not(feature = "lexicon"), allow(dead_code, reason = "only builders write"))]
mod lengths;
mod letters;
pub(crate) mod list;
mod numbers;
#[cfg_attr(not(feature = "lexicon"), allow(dead_code, reason = "only builders write"))]
pub(crate) mod places;
mod read;
mod root;
#[cfg(feature = "json")]
mod stored;
mod words;

pub use read::{Answer, Index};
#[cfg(feature = "json")]
pub use stored::corpus;
