//! UTF-8 byte offsets → UTF-16 offsets, for JavaScript.

use std::ops::Range;

/// Converts byte ranges of `text` to UTF-16 ranges in one pass over the text.
///
/// `ranges` must be in order, not overlapping, and lie on character boundaries; an offset behind the end of the text
/// counts as its end.
///
/// ```
/// let text = "𐍈ا"; // two UTF-16 units and one
/// assert_eq!(kashshaf::text::utf16::ranges(text, &[0..4, 4..6]), [(0, 2), (2, 3)]);
/// ```
pub fn ranges(text: &str, ranges: &[Range<usize>]) -> Vec<(u32, u32)> {
    let mut characters = text.char_indices().peekable();
    let mut units = 0;
    let mut units_at = |byte: usize| {
        while let Some(&(at, c)) = characters.peek() {
            if at >= byte {
                break;
            }
            units += c.len_utf16() as u32;
            characters.next();
        }
        units
    };
    ranges.iter().map(|range| (units_at(range.start), units_at(range.end))).collect()
}
