//! Shapes of words: كتاب*, *ون, ك؟اب.

use super::query::{Pattern, Piece};

impl Pattern {
    /// Adds a letter behind the last piece.
    pub(super) fn push_letter(&mut self, letter: char) {
        match self.pieces.last_mut() {
            Some(Piece::Letters(known)) => known.push(letter),
            _ => self.pieces.push(Piece::Letters(letter.into())),
        }
    }

    /// Adds `*`; several in a row are one.
    pub(super) fn push_many(&mut self) {
        if self.pieces.last() != Some(&Piece::Many) {
            self.pieces.push(Piece::Many);
        }
    }

    /// The letters that every word of the shape begins with; empty if there are none.
    ///
    /// ```
    /// use kashshaf::query::{Query, What};
    /// let query = Query::parse("كتا*");
    /// assert!(matches!(&query.clauses[0].what, What::Pattern(pattern) if pattern.prefix() == "كتا"));
    /// ```
    pub fn prefix(&self) -> &str {
        match self.pieces.first() {
            Some(Piece::Letters(letters)) => letters,
            _ => "",
        }
    }

    /// Whether a folded word has the shape. Takes at most the square of the word's length: where a guess at the length of
    /// a `*` fails, only the last `*` is tried longer, which finds whatever can be found.
    ///
    /// ```
    /// use kashshaf::query::{Query, What};
    /// let query = Query::parse("م*رس");
    /// let What::Pattern(pattern) = &query.clauses[0].what else { panic!() };
    /// assert!(pattern.matches("مدارس") && pattern.matches("مرس") && !pattern.matches("مدارسنا"));
    /// ```
    pub fn matches(&self, folded: &str) -> bool {
        let (mut piece, mut rest) = (0, folded);
        // The piece behind the last `*` met, and what was left of the word where it was tried last.
        let mut again: Option<(usize, &str)> = None;
        loop {
            let taken = match self.pieces.get(piece) {
                None if rest.is_empty() => return true,
                None => None,
                Some(Piece::Letters(letters)) => rest.strip_prefix(letters.as_str()),
                Some(Piece::One) => without_first(rest),
                Some(Piece::Many) => {
                    again = Some((piece + 1, rest));
                    Some(rest)
                }
            };
            match (taken, again) {
                (Some(left), _) => (piece, rest) = (piece + 1, left),
                (None, Some((behind, tried))) => {
                    let Some(longer) = without_first(tried) else { return false };
                    again = Some((behind, longer));
                    (piece, rest) = (behind, longer);
                }
                (None, None) => return false,
            }
        }
    }
}

/// A word without its first letter; `None` if it has none.
fn without_first(word: &str) -> Option<&str> {
    let mut letters = word.chars();
    letters.next().map(|_| letters.as_str())
}
