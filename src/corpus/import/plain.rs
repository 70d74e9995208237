//! Text → lines, with every byte of white space kept.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::is_format;

/// A line with something to see, and everything invisible between it and the line before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// White space, line ends, a byte order mark; lines of nothing but invisible characters.
    pub(super) before: &'a str,
    /// The line without white space at its ends.
    pub(super) text: &'a str,
}

/// Cuts a text into its visible lines; the second value is what is invisible behind the last one.
///
/// ```text
/// source = piece.before piece.text piece.before piece.text … after
/// ```
pub(super) fn pieces(source: &str) -> (Vec<Piece<'_>>, &str) {
    let mut pieces = Vec::new();
    let mut done = 0;
    let mut start = 0;
    for line in source.split(is_line_end) {
        let line_start = start;
        // The line end itself is one character of one to three bytes.
        let end = line_start + line.len();
        start = end + source[end..].chars().next().map_or(0, char::len_utf8);
        let unmarked = if line_start == 0 { line.strip_prefix('\u{FEFF}').unwrap_or(line) } else { line };
        let text = unmarked.trim();
        if text.chars().all(is_format) {
            continue;
        }
        let text_start = line_start + (line.len() - unmarked.len()) + (unmarked.len() - unmarked.trim_start().len());
        pieces.push(Piece { before: &source[done..text_start], text });
        done = text_start + text.len();
    }
    (pieces, &source[done..])
}

/// A text whose lines end with line feeds, for those who know no others.
pub(super) fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() }
}

/// How many lines of a text end in a part of it: with a line feed, a carriage return, or both, which end at the second.
pub(super) fn line_ends(text: &[u8], part: Range<usize>) -> usize {
    let ends = |at: &usize| text[*at] == b'\n' || (text[*at] == b'\r' && text.get(at + 1) != Some(&b'\n'));
    part.filter(ends).count()
}

/// Characters that end a line (Unicode's mandatory breaks).
fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_without_losing_white_space() {
        type Row<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str);
        let table: &[Row<'_>] = &[
            ("خبر", &[("", "خبر")], ""),
            ("عنوان\r\n\r\n نص \r\n", &[("", "عنوان"), ("\r\n\r\n ", "نص")], " \r\n"),
            ("\u{FEFF}عنوان\nنص", &[("\u{FEFF}", "عنوان"), ("\n", "نص")], ""),
            ("ا\n\u{A0} \n\u{200F}\nب", &[("", "ا"), ("\n\u{A0} \n\u{200F}\n", "ب")], ""),
            ("\u{200F}ا\rب\u{2028}ج", &[("", "\u{200F}ا"), ("\r", "ب"), ("\u{2028}", "ج")], ""),
            (" \n ", &[], " \n "),
        ];
        for (source, expected, after) in table {
            let (found, rest) = pieces(source);
            let found: Vec<_> = found.iter().map(|piece| (piece.before, piece.text)).collect();
            assert_eq!((found.as_slice(), rest), (*expected, *after), "{source:?}");
        }
    }
}
