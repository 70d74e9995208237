//! Characters that are other characters in disguise: presentation forms, ligatures of letters and of whole words,
//! letters with accents, full-width and styled letters.
//!
//! `data/compatibility.txt` has a run of characters a line: the code point of the first in five hexadecimal digits, then,
//! each behind a tab, what it and the characters right after it stand for. The lines are in order, so that a look-up is a
//! binary search in the text itself. They follow Unicode's
//! compatibility mappings (UAX #15), with three guards: the spaces that NFKC would put inside a word (the isolated mark
//! forms U+FC5E–FC63 and U+FE70–FE7E) are left out; the honorific and phrase ligatures that Unicode maps to nothing, or
//! (U+FDFC) to Persian letters, are spelt by their names; Latin and Greek letters come apart from their accents, while
//! Arabic letters keep their hamza. Scripts that Arabic archives do not quote are left as they are.

const TABLE: &str = include_str!("data/compatibility.txt");

/// Digits of the code point at the start of each line; a tab follows.
const KEY: usize = 5;

/// What `c` stands for, or `None` if it stands for itself.
pub(super) fn resolve(c: char) -> Option<&'static str> {
    let code = c as u32;
    // Most letters and marks are in blocks without any entry.
    if matches!(code, 0..0xAA | 0x400..0x675 | 0x679..0x1E00) {
        return None;
    }
    let bytes = TABLE.as_bytes();
    let (mut from, mut to) = (0, TABLE.len());
    while from < to {
        let middle = usize::midpoint(from, to);
        let start = bytes[..middle].iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
        let end = start + bytes[start..].iter().position(|&b| b == b'\n').unwrap_or(0);
        let line = &TABLE[start..end];
        let first = u32::from_str_radix(&line[..KEY], 16).unwrap_or(0);
        let Some(nth) = code.checked_sub(first) else {
            to = start;
            continue;
        };
        if let Some(found) = line[KEY + 1..].split('\t').nth(nth as usize) {
            return Some(found);
        }
        from = end + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every character of the table with what it stands for.
    fn entries() -> Vec<(char, &'static str)> {
        let run = |line: &'static str| {
            let first = u32::from_str_radix(&line[..KEY], 16).unwrap();
            line[KEY + 1..].split('\t').zip(first..).map(|(text, code)| (char::from_u32(code).unwrap(), text))
        };
        TABLE.lines().flat_map(run).collect()
    }

    #[test]
    fn every_character_is_found() {
        assert!(entries().is_sorted_by_key(|entry| entry.0));
        for (c, text) in entries() {
            assert_eq!(resolve(c), Some(text), "U+{:04X}", c as u32);
        }
    }

    /// The table against Unicode's own mappings, character by character.
    #[test]
    fn the_table_agrees_with_unicode() {
        use unicode_normalization::UnicodeNormalization as _;
        let guarded = |c: char| matches!(c, '\u{FD40}'..='\u{FD4F}' | '\u{FDCF}' | '\u{FDFC}'..='\u{FDFF}');
        for (c, text) in entries().into_iter().filter(|entry| !guarded(entry.0)) {
            let ours: String = text.nfkc().collect();
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
