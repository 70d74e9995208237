//! Words that a reader may have meant: a letter off, typed on the wrong keyboard, or written in Latin letters.
//!
//! What is near is a guess, not a match. It is offered when nothing better is found («هل تقصد»), or as the last rung, and
//! never mixed silently with words that do match. Everything here compares *folded* words
//! ([`crate::text::Token::folded`]) and is a pure function of its arguments; which words there are to be near to is the
//! index's to say.

mod edits;
mod keyboard;
mod latin;
mod likeness;

pub use edits::{Near, allowed_edits, edits, most_edits, nearest};
pub use keyboard::{arabic_of_keys, latin_of_keys};
pub use latin::{arabic_of_latin, spells};
pub use likeness::Likeness;
