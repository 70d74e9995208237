//! Source characters → letters: composition, guarded compatibility, marks set aside, ranges kept.

use std::collections::VecDeque;
use std::ops::Range;

use super::characters::{fold_character, is_combining, is_removed};
use super::compatibility;
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
#[derive(Clone, Debug)]
pub struct Letters<'a> {
    source: std::str::CharIndices<'a>,
    /// Where `source` begins in the whole text.
    start: usize,
    /// Letters begun and not yet given out; only the last can still grow.
    begun: VecDeque<Letter>,
}

/// Reads a text letter by letter.
///
/// An alef, waw, yeh or heh with a hamza or madda sign is one letter (as in NFC, and also ى and ه with a hamza above,
/// which NFC leaves apart). Presentation forms and other characters in disguise are resolved. Marks, accents, tatweel
/// and format characters join the letter before them; at the very start of a text, where there is none, they are
/// passed over.
pub fn letters(source: &str) -> Letters<'_> {
    Letters { source: source.char_indices(), start: 0, begun: VecDeque::new() }
}

impl<'a> Letters<'a> {
    /// Goes on at byte `start` of the whole text, where a letter must begin.
    pub(super) fn restart(&mut self, text: &'a str, start: usize) {
        self.source = text[start..].char_indices();
        self.start = start;
        self.begun.clear();
    }

    /// Where the next letter begins, in bytes.
    pub(super) fn position(&self) -> usize {
        self.begun.front().map_or(self.start + self.source.offset(), |letter| letter.range.start)
    }
}

impl Iterator for Letters<'_> {
    type Item = Letter;

    fn next(&mut self) -> Option<Letter> {
        while self.begun.len() < 2 {
            let Some((start, c)) = self.source.next() else { break };
            let start = self.start + start;
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
            _ if is_whole(c) => self.begin(c, range),
            _ => match compatibility::resolve(c) {
                Some(parts) => parts.chars().for_each(|part| self.place(part, &range)),
                None => self.place(c, &range),
            },
        }
    }

    /// Adds a resolved character: to the last letter if it belongs there, else as a letter of its own.
    fn place(&mut self, c: char, range: &Range<usize>) {
        if is_removed(c) {
            self.extend(Marks::NONE, range.end);
        } else if let Some(composed) = self.begun.back().and_then(|last| composed(last.bare, c)) {
            self.extend(Marks::NONE, range.end);
            if let Some(last) = self.begun.back_mut() {
                last.bare = composed;
            }
        } else if let Some(mark) = Marks::of(c) {
            self.extend(mark, range.end);
        } else if is_combining(c) {
            self.extend(Marks::OTHER, range.end);
        } else {
            self.begin(c, range.clone());
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

/// Whether a character is a letter by itself, whatever stands before it: most of what there is.
pub(super) const fn is_whole(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}')
}

/// A letter and a hamza or madda sign as one letter. Vowel marks between the two make no difference (they are kept
/// apart), as in NFC, which sorts them behind.
const fn composed(base: char, sign: char) -> Option<char> {
    Some(match (base, sign) {
        ('ا', '\u{0653}') => 'آ',
        ('ا', '\u{0654}' | '\u{0674}') => 'أ',
        ('ا', '\u{0655}') => 'إ',
        ('و', '\u{0654}' | '\u{0674}') => 'ؤ',
        ('ي' | 'ى' | '\u{06CC}', '\u{0654}' | '\u{0674}') => 'ئ',
        ('ه' | '\u{06D5}', '\u{0654}') => '\u{06C0}',
        ('\u{06C1}', '\u{0654}') => '\u{06C2}',
        ('\u{06D2}', '\u{0654}') => '\u{06D3}',
        _ => return None,
    })
}
