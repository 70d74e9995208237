//! Bytes → text → lines, with every byte of white space kept.

use crate::Error;
use crate::text::{is_format, tokenize};

/// Bytes looked at to tell what an unreadable file is.
const SAMPLE: usize = 64 * 1024;

/// A line with something to see, and everything invisible between it and the line before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// White space, line ends, a byte order mark; lines of nothing but invisible characters.
    pub(super) before: &'a str,
    /// The line without white space at its ends.
    pub(super) text: &'a str,
}

/// Reads bytes as UTF-8 text with at least one word.
pub(super) fn decode(bytes: &[u8]) -> Result<&str, Error> {
    if let Some(hint) = known_format(bytes) {
        return Err(Error::NotUtf8 { offset: 0, hint });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let offset = error.valid_up_to();
        Error::NotUtf8 { offset, hint: legacy_encoding(bytes, offset) }
    })?;
    if let Some(offset) = bytes.iter().position(|&byte| byte == 0) {
        return Err(Error::NotUtf8 { offset, hint: ZEROES });
    }
    if let Some(offset) = mostly_controls(bytes) {
        return Err(Error::NotUtf8 { offset, hint: BINARY });
    }
    if tokenize(text).next().is_none() { Err(Error::Empty { what: "the text" }) } else { Ok(text) }
}

const UTF_16: &str = "; it looks like UTF-16: save it as UTF-8 (iconv -f UTF-16 -t UTF-8)";
const ZEROES: &str = "; it holds zero bytes, so it is UTF-16 without a mark (save it as UTF-8) or no text at all";
const BINARY: &str = "; it looks like a binary file: give plain text";
const WINDOWS_1256: &str = "; it looks like Windows-1256: save it as UTF-8 (iconv -f WINDOWS-1256 -t UTF-8)";
const ISO_8859_6: &str = "; it looks like ISO-8859-6: save it as UTF-8 (iconv -f ISO-8859-6 -t UTF-8)";
const DAMAGED: &str = "; nearly all of it is UTF-8, so the file is damaged there: repair or remove those bytes";
const CUT: &str = "; the last character is cut off: the file is incomplete";

/// What to say of files whose first bytes name their format.
fn known_format(bytes: &[u8]) -> Option<&'static str> {
    const MARKS: [(&[u8], &str); 11] = [
        (b"\xFF\xFE", UTF_16),
        (b"\xFE\xFF", UTF_16),
        (b"%PDF-", "; it is a PDF: copy its text into a plain text file"),
        (b"PK\x03\x04", "; it is a zip archive or an office document: save it as plain text"),
        (b"\xD0\xCF\x11\xE0", "; it is an old office document: save it as plain text"),
        (b"{\\rtf", "; it is an RTF document: save it as plain text"),
        (b"\x1F\x8B", "; it is compressed with gzip: unpack it first"),
        (b"\xFD7zXZ\0", "; it is compressed with xz: unpack it first"),
        (b"\x89PNG", "; it is a picture, not a text"),
        (b"\xFF\xD8\xFF", "; it is a picture, not a text"),
        (b"GIF8", "; it is a picture, not a text"),
    ];
    MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, hint)| *hint)
}

/// What bytes that are not UTF-8 look like: the share of bytes that are Arabic letters in the two legacy encodings,
/// and which byte follows alef (0xC7 in both) as lam — 0xE1 in Windows-1256, 0xE4 in ISO-8859-6.
fn legacy_encoding(bytes: &[u8], offset: usize) -> &'static str {
    if bytes.len() - offset < 4 && offset > 0 {
        return CUT;
    }
    let from = offset.saturating_sub(SAMPLE / 2);
    let sample = &bytes[from..bytes.len().min(from + SAMPLE)];
    if sample.contains(&0) {
        return ZEROES;
    }
    let pairs = |lam: u8| sample.windows(2).filter(|pair| *pair == [0xC7, lam]).count();
    let high = sample.iter().filter(|&&byte| byte >= 0x80).count();
    let letters = sample.iter().filter(|&&byte| byte >= 0xC0).count();
    let (windows, iso) = (pairs(0xE1), pairs(0xE4));
    if letters * 10 >= high * 7 && (windows > 0 || iso > 0) {
        return if windows >= iso { WINDOWS_1256 } else { ISO_8859_6 };
    }
    let lossy = String::from_utf8_lossy(sample);
    let bad = lossy.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count();
    if bad * 50 < lossy.chars().count() { DAMAGED } else { BINARY }
}

/// The first control character of a text that holds many: one in ten in its first part.
fn mostly_controls(bytes: &[u8]) -> Option<usize> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let control = |byte: u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1B);
    let count = sample.iter().filter(|&&byte| control(byte)).count();
    if count * 10 > sample.len() { sample.iter().position(|&byte| control(byte)) } else { None }
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

    #[test]
    fn bytes_that_are_no_text_are_refused_with_a_hint() {
        let utf_16: Vec<u8> = "نص عربي قصير".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked: Vec<u8> = [0xFF, 0xFE].into_iter().chain(utf_16.clone()).collect();
        let windows = b"\xC7\xE1\xD3\xE1\xC7\xE3 \xDA\xE1\xED\xDF\xE3 \xC7\xE1\xED\xE6\xE3";
        let iso = b"\xC7\xE4\xD3\xE4\xC7\xE5 \xD9\xE4\xEA\xE3\xE5 \xC7\xE4\xEA\xE8\xE5";
        let damaged: Vec<u8> = "كلام طويل يتكرر ".repeat(50).bytes().chain(*b"\xFF\xFE").chain("تتمة".bytes()).collect();
        let noise: Vec<u8> = (0..2000_u32).map(|i| (i * 7919 % 251 + 1) as u8).collect();
        let table: &[(&str, &[u8], &str)] = &[
            ("UTF-16 with a mark", &marked, "UTF-16"),
            ("UTF-16 without", &utf_16, "zero bytes"),
            ("Windows-1256", windows, "Windows-1256"),
            ("ISO-8859-6", iso, "ISO-8859-6"),
            ("one bad place", &damaged, "damaged"),
            ("cut off", &"نص".as_bytes()[..3], "incomplete"),
            ("PDF", b"%PDF-1.7\n...", "PDF"),
            ("zip", b"PK\x03\x04....", "zip"),
            ("noise", &noise, "binary"),
            ("controls", &[b'a', 1, 2, 3, 4, b'b'], "binary"),
        ];
        for (what, bytes, expected) in table {
            match decode(bytes) {
                Err(Error::NotUtf8 { hint, .. }) => assert!(hint.contains(expected), "{what}: {hint}"),
                other => panic!("{what}: {other:?}"),
            }
        }
        for blank in ["", " \r\n\u{A0}", "\u{FEFF}\u{200F}", "*** ---"] {
            assert_eq!(decode(blank.as_bytes()), Err(Error::Empty { what: "the text" }), "{blank:?}");
        }
    }
}
