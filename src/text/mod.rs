//! Characters → tokens, with the source bytes of everything.
//!
//! A text is read letter by letter ([`letters`]). A [`Letter`] is what a reader counts as one: a base character with
//! everything that is written on it or stuck to it — vowel marks, tatweel, invisible format characters — folded into
//! one range of source bytes, so that a highlight covers its vowels and nothing of the source is ever lost.
//! Three spellings of a word follow from its letters:
//!
//! | spelling | what it keeps | used for |
//! |---|---|---|
//! | *bare* | letters as written (hamza, ة, ى), composed, presentation forms resolved, marks set aside | the exact rung |
//! | *marks* | the vowel marks of each letter, as a set | constraining a vocalised query |
//! | *folded* | أ إ آ ٱ → ا, ى → ي, ة → ه, Persian letters, digits → ASCII, lower case, no accents | the default match |
//!
//! Everything counts in UTF-8 bytes of the source; [`utf16`] converts once, where results leave for a browser.
//!
//! ```
//! use kashshaf::text::tokenize;
//! let source = "كَتَبَ «الكتابـ» في ٢٠١٦";
//! let words: Vec<_> = tokenize(source).map(|t| (t.folded, &source[t.range])).collect();
//! assert_eq!(words[0], ("كتب".into(), "كَتَبَ"));
//! assert_eq!(words[1], ("الكتاب".into(), "الكتابـ"));
//! assert_eq!(words[3], ("2016".into(), "٢٠١٦"));
//! ```

mod characters;
mod compatibility;
mod fold;
mod letters;
mod marks;
mod token;
pub mod utf16;

pub(crate) use characters::{Kind, kind};
pub use characters::{is_bidi_control, is_format};
pub(crate) use fold::fold_text;
pub use fold::{Folded, fold};
pub use letters::{Letter, Letters, letters};
pub use marks::Marks;
#[cfg(feature = "lexicon")]
pub(crate) use token::Word;
pub(crate) use token::word_ranges;
pub use token::{Token, Tokens, tokenize};
