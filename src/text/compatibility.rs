//! Characters that are other characters in disguise: presentation forms, ligatures of letters and of whole words,
//! letters with accents, full-width and styled letters.
//!
//! `data/compatibility.txt` has one character a line: its code point in five hexadecimal digits, a space, what it
//! stands for. The lines are in order, so that a look-up is a binary search in the text itself. They follow Unicode's
//! compatibility mappings (UAX #15), with three guards: the spaces that NFKC would put inside a word (the isolated mark
//! forms U+FC5E–FC63 and U+FE70–FE7E) are left out; the honorific and phrase ligatures that Unicode maps to nothing, or
//! (U+FDFC) to Persian letters, are spelt by their names; Latin and Greek letters come apart from their accents, while
//! Arabic letters keep their hamza. Scripts that Arabic archives do not quote are left as they are.

const TABLE: &str = include_str!("data/compatibility.txt");

/// Digits of the code point at the start of each line.
const KEY: usize = 5;

/// What `c` stands for, or `None` if it stands for itself.
pub(super) fn resolve(c: char) -> Option<&'static str> {
    let (mut from, mut to) = (0, TABLE.len());
    while from < to {
        let middle = usize::midpoint(from, to);
        let start = TABLE.as_bytes()[..middle].iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
        let end = start + TABLE.as_bytes()[start..].iter().position(|&b| b == b'\n').unwrap_or(0);
        let line = &TABLE[start..end];
        match u32::from_str_radix(&line[..KEY], 16).unwrap_or(0).cmp(&(c as u32)) {
            std::cmp::Ordering::Equal => return Some(&line[KEY + 1..]),
            std::cmp::Ordering::Less => from = end + 1,
            std::cmp::Ordering::Greater => to = start,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found() {
        let mut before = 0;
        for line in TABLE.lines() {
            let code = u32::from_str_radix(&line[..KEY], 16).unwrap();
            assert!(before < code, "{line} is out of order");
            before = code;
            assert_eq!(resolve(char::from_u32(code).unwrap()), Some(&line[KEY + 1..]), "{line}");
        }
    }

    /// The table against Unicode's own mappings, character by character.
    #[test]
    fn the_table_agrees_with_unicode() {
        use unicode_normalization::UnicodeNormalization as _;
        let guarded = |c: char| matches!(c, '\u{FD40}'..='\u{FD4F}' | '\u{FDCF}' | '\u{FDFC}'..='\u{FDFF}');
        for line in TABLE.lines() {
            let c = char::from_u32(u32::from_str_radix(&line[..KEY], 16).unwrap()).unwrap();
            if guarded(c) {
                continue;
            }
            let ours: String = line[KEY + 1..].nfkc().collect();
            let theirs: String = c.nfkc().collect();
            let ligature_of_words = matches!(c, '\u{FDFA}' | '\u{FDFB}');
            assert_eq!(ours, if ligature_of_words { theirs } else { theirs.replace(' ', "") }, "U+{:04X}", c as u32);
        }
        for c in ('\u{FB50}'..='\u{FDFF}').chain('\u{FE70}'..='\u{FEFC}') {
            let mapped: String = c.nfkc().collect();
            assert_eq!(resolve(c).is_some(), guarded(c) || mapped != c.to_string(), "U+{:04X}", c as u32);
        }
    }
}
