//! A whole text at the folded level, with a way back.

use std::ops::Range;

use super::characters::{digit, fold_character};
use super::letters::{is_whole, letters};

/// A folded text and where each of its characters came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text: no marks, no format characters, letters folded, every space a plain space.
    pub text: String,
    /// For each character of `text`, the source bytes it stands for, in order.
    pub ranges: Vec<Range<usize>>,
}

/// Folds a text, punctuation included: what a reader compares when vowels, hamza seats and shapes do not matter.
///
/// Between digits ٫ becomes a full stop and ٬ goes away; ٪ is %.
///
/// ```
/// let folded = kashshaf::text::fold("أُولَٰئِكَ ٪٤٠");
/// assert_eq!(folded.text, "اولئك %40");
/// assert_eq!(folded.ranges[0], 0..4); // أ with its damma
/// ```
pub fn fold(source: &str) -> Folded {
    let letters: Vec<_> = letters(source).collect();
    let is_digit = |at: usize| letters.get(at).is_some_and(|l| digit(l.bare).is_some());
    let mut folded = Folded { text: String::with_capacity(source.len()), ranges: Vec::with_capacity(letters.len()) };
    for (at, letter) in letters.iter().enumerate() {
        let between_digits = at > 0 && is_digit(at - 1) && is_digit(at + 1);
        match letter.bare {
            '\u{066C}' if between_digits => {
                if let Some(last) = folded.ranges.last_mut() {
                    last.end = letter.range.end;
                }
                continue;
            }
            '\u{066B}' if between_digits => folded.text.push('.'),
            _ => folded.text.push(letter.folded),
        }
        folded.ranges.push(letter.range.clone());
    }
    folded
}

/// The text of [`fold`] alone, which is quickly made where no character touches another.
#[inline(never)]
pub(crate) fn fold_text(source: &str) -> String {
    let mut text = String::with_capacity(source.len());
    for c in source.chars() {
        if !is_whole(c) {
            return fold(source).text;
        }
        text.push(fold_character(c));
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_text_alone_is_the_same(text in "[اأإبتةء ىهو.0-9a-cA٫٬٪\u{64B}\u{654}\u{640}\u{200F}٣ﻻﷺ½گ]{0,8}") {
            prop_assert_eq!(fold_text(&text), fold(&text).text);
        }
    }
}
