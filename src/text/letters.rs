//! Source characters → letters: composition, guarded compatibility, marks set aside, ranges kept.

use std::collections::VecDeque;
use std::ops::Range;

use unicode_normalization::char::{canonical_combining_class, compose, decompose_compatible};

use super::characters::{fold_character, is_removed};
use super::ligatures;
use super::marks::Marks;

/// One letter of a text (or one space, sign or separator) and the source bytes it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The letter as written: composed, presentation form resolved, no marks.
    pub bare: char,
    /// The letter that the default match compares.
    pub folded: char,
    /// The marks written on it.
    pub marks: Marks,
    /// Source bytes, from the letter to the last mark or invisible character that belongs to it. The letters of a
    /// ligature share the range of the one source character.
    pub range: Range<usize>,
}

/// The letters of a text, in order. See [`letters`].
pub struct Letters<'a> {
    source: std::str::CharIndices<'a>,
    /// Letters begun and not yet given out; only the last can still grow.
    begun: VecDeque<Letter>,
}

/// Reads a text letter by letter.
///
/// Characters are composed (NFC, and by hand where Unicode does not: ى or ه with a hamza sign above). Presentation
/// forms and other compatibility characters are resolved (NFKC), except that the spaces which NFKC would put inside
/// a word (isolated mark forms) are left out. Marks, tatweel and format characters join the letter before them;
/// at the very start of a text, where there is none, they are passed over.
pub fn letters(source: &str) -> Letters<'_> {
    Letters { source: source.char_indices(), begun: VecDeque::new() }
}

impl Iterator for Letters<'_> {
    type Item = Letter;

    fn next(&mut self) -> Option<Letter> {
        while self.begun.len() < 2 {
            let Some((start, c)) = self.source.next() else { break };
            self.take(c, start..start + c.len_utf8());
        }
        self.begun.pop_front().map(|mut letter| {
            letter.folded = fold_character(letter.bare);
            letter
        })
    }
}

impl Letters<'_> {
    /// Adds one source character.
    fn take(&mut self, c: char, range: Range<usize>) {
        match c {
            ' '..='~' | '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}' | '\u{0660}'..='\u{0669}' => {
                self.begin(c, range);
            }
            _ if is_removed(c) => self.extend(Marks::NONE, range.end),
            _ => match ligatures::words(c) {
                Some(words) => words.chars().for_each(|letter| self.begin(letter, range.clone())),
                None => self.take_decomposed(c, &range),
            },
        }
    }

    /// Adds a character by its compatibility decomposition, which most characters are themselves.
    fn take_decomposed(&mut self, c: char, range: &Range<usize>) {
        let bearer = matches!(c, '\u{FC5E}'..='\u{FC63}' | '\u{FE70}'..='\u{FE7F}');
        decompose_compatible(c, |part| {
            if bearer && part == ' ' {
                // An isolated mark form: its space only carries the mark.
            } else if is_removed(part) {
                self.extend(Marks::NONE, range.end);
            } else if let Some(composed) = self.composed(part) {
                if let Some(last) = self.begun.back_mut() {
                    last.bare = composed;
                    last.range.end = last.range.end.max(range.end);
                }
            } else if let Some(mark) = Marks::of(part) {
                self.extend(mark, range.end);
            } else if canonical_combining_class(part) != 0 {
                self.extend(Marks::OTHER, range.end);
            } else {
                self.begin(part, range.clone());
            }
        });
    }

    /// The last letter composed with `part`, if the two are one character.
    fn composed(&self, part: char) -> Option<char> {
        let base = self.begun.back()?.bare;
        match (base, part) {
            (_, '\u{0674}') => compose(base, '\u{0654}'),
            ('ى' | '\u{06CC}', '\u{0654}') => Some('ئ'),
            ('ه', '\u{0654}') => Some('\u{06C0}'),
            (_, '\u{0621}'..='\u{064A}') => None,
            _ => compose(base, part),
        }
    }

    fn begin(&mut self, bare: char, range: Range<usize>) {
        self.begun.push_back(Letter { bare, folded: bare, marks: Marks::NONE, range });
    }

    fn extend(&mut self, marks: Marks, end: usize) {
        if let Some(last) = self.begun.back_mut() {
            last.marks = last.marks.with(marks);
            last.range.end = last.range.end.max(end);
        }
    }
}
