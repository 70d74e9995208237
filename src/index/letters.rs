//! Texts of articles in a byte a letter.
//!
//! ```text
//! coded = (ascii: 00–7F but 01 | letter: 80 + its number from U+0600 on, up to U+067F | 01 utf-8 of any other)…
//! ```
//! In UTF-8 an Arabic letter is two bytes, of which the first is nearly always the same. Deflate pays for both: of a
//! block of some articles it makes a fifth less without.

/// What stands before a character that has no byte of its own.
const OTHER: u8 = 1;
/// The first of the 128 letters that have one.
const FIRST: u32 = 0x600;

/// A text in these bytes.
#[cfg(feature = "lexicon")]
pub(super) fn coded(text: &str) -> Vec<u8> {
    let mut to = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [byte, behind @ ..] = rest {
        rest = behind;
        match (byte, behind) {
            // In UTF-8 the letters from FIRST on begin with these two.
            (0xD8 | 0xD9, [last, behind @ ..]) => {
                to.push(0x80 | (byte & 1) << 6 | last & 0x3F);
                rest = behind;
            }
            (0..0x80, _) if *byte != OTHER => to.push(*byte),
            (0..0x80, _) => to.extend([OTHER, *byte]),
            // A byte that others follow, then these, which have their highest bits as 10.
            (0xC0.., _) => to.extend([OTHER, *byte]),
            _ => to.push(*byte),
        }
    }
    to
}

/// The text again; `None` if no text is coded so.
#[inline(never)]
pub(super) fn text(coded: &[u8]) -> Option<String> {
    let mut to = Vec::with_capacity(2 * coded.len());
    let mut rest = coded;
    while let Some((&byte, behind)) = rest.split_first() {
        rest = behind;
        if byte & 0x80 != 0 {
            let letter = byte & 0x7F;
            to.extend([0xC0 | (FIRST >> 6) as u8 | letter >> 6, 0x80 | letter & 0x3F]);
        } else if byte == OTHER {
            // A lead byte has as many ones in front as its character has bytes.
            let count = behind.first()?.leading_ones().max(1) as usize;
            let (character, behind) = behind.split_at_checked(count)?;
            to.extend(character);
            rest = behind;
        } else {
            to.push(byte);
        }
    }
    String::from_utf8(to).ok()
}

#[cfg(all(test, feature = "lexicon"))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn texts_come_back(text: String) {
            prop_assert_eq!(super::text(&coded(&text)), Some(text));
        }

        #[test]
        fn anything_is_survived(bytes: Vec<u8>) {
            let _ = super::text(&bytes);
        }
    }

    #[test]
    fn a_letter_is_a_byte() {
        assert_eq!(coded("حلب \u{1}«گ»\n"), b"\xAD\xC4\xA8 \x01\x01\x01\xC2\xAB\x01\xDA\xAF\x01\xC2\xBB\n");
        assert_eq!(text(b"\x01"), None);
        assert_eq!(text(b"\x01\xC2"), None);
        assert_eq!(text(b"\x01\x80"), None);
    }
}
