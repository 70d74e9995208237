//! JSON as many programs write it → JSON: numbers that are none, halves of characters, control characters as they are.

/// The same text with all of that written as JSON asks for; `None` if none of it is there. Halves of characters, which come of
/// texts cut to a length, become U+FFFD; what is no number becomes null.
pub(super) fn mended(text: &str) -> Option<String> {
    let mut out = String::new();
    let (mut done, mut at, mut inside) = (0, 0, false);
    while let Some(&byte) = text.as_bytes().get(at) {
        let (length, instead) = if inside { in_string(&text[at..]) } else { between(&text[at..]) };
        inside ^= byte == b'"';
        if let Some(instead) = instead {
            out.push_str(&text[done..at]);
            out.push_str(&instead);
            done = at + length;
        }
        at += length;
    }
    out.push_str(&text[done..]);
    (done > 0).then_some(out)
}

/// The length of what a part of a string begins with, and what is to stand there instead.
fn in_string(rest: &str) -> (usize, Option<String>) {
    let unit = |rest: &str| u32::from_str_radix(rest.strip_prefix("\\u")?.get(..4)?, 16).ok();
    match (rest.as_bytes()[0], unit(rest)) {
        (b'\\', Some(0xD800..=0xDBFF)) if matches!(unit(&rest[6..]), Some(0xDC00..=0xDFFF)) => (12, None),
        (b'\\', Some(0xD800..=0xDFFF)) => (6, Some("\\ufffd".into())),
        (b'\\', _) => (1 + rest[1..].chars().next().map_or(0, char::len_utf8), None),
        (control @ ..0x20, _) => (1, Some(format!("\\u{control:04x}"))),
        _ => (rest.chars().next().map_or(1, char::len_utf8), None),
    }
}

/// The same between strings.
fn between(rest: &str) -> (usize, Option<String>) {
    match ["NaN", "Infinity", "-Infinity"].iter().find(|word| rest.starts_with(**word)) {
        Some(word) => (word.len(), Some("null".into())),
        None => (rest.chars().next().map_or(1, char::len_utf8), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn what_programs_write_becomes_json() {
        let table = [
            (
                r#"{"a": NaN, "b": [-Infinity, Infinity], "c": "NaN"}"#,
                json!({"a": null, "b": [null, null], "c": "NaN"}),
            ),
            (
                r#"["ab\ud83d", "\ude00\ud83d\ude00", "\\ud83d", "\ud83dx"]"#,
                json!(["ab\u{FFFD}", "\u{FFFD}😀", "\\ud83d", "\u{FFFD}x"]),
            ),
            ("{\"a\": \"سطر\nو\tآخر \\\"\n\"}", json!({"a": "سطر\nو\tآخر \"\n"})),
        ];
        for (text, expected) in table {
            assert!(serde_json::from_str::<Value>(text).is_err(), "{text}");
            let mended = mended(text).unwrap();
            assert_eq!(serde_json::from_str::<Value>(&mended).unwrap(), expected, "{mended}");
        }
    }

    #[test]
    fn what_is_right_or_broken_otherwise_stays() {
        for text in ["{\n\"a\": \"\\n \\u0600 \\\\\"}", "{\"a\": \"b", "\"\\", "\"\\u12", "\"\\uعربي\"", "{a: NaX}", ""]
        {
            assert_eq!(mended(text), None, "{text}");
        }
    }
}
