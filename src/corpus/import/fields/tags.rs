//! Tags: lists, and texts with signs between them.

use serde_json::Value;

use super::values::words_of;

/// Signs that stand between the tags of a text.
const BETWEEN_TAGS: [char; 6] = [',', '،', ';', '؛', '|', '\n'];

/// The members of a list, or the parts of a text between commas and the like. A part in quotation marks keeps what is in
/// them; two of them are one.
pub(in super::super) fn list_of(value: &Value) -> Vec<String> {
    let parts: Vec<String> = match value {
        Value::Array(list) => list.iter().map(words_of).collect(),
        other => {
            let words = words_of(other);
            let (mut parts, mut rest) = (Vec::new(), words.trim());
            while !rest.is_empty() {
                let (part, behind) = quoted(rest).unwrap_or_else(|| {
                    let (part, behind) = rest.split_once(BETWEEN_TAGS).unwrap_or((rest, ""));
                    (part.trim().to_string(), behind)
                });
                parts.push(part);
                rest = behind.trim();
            }
            parts
        }
    };
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

/// The part in quotation marks that a text begins with, and what stands behind the sign after it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let inside = text.strip_prefix('"')?;
    let mut part = String::new();
    let mut rest = inside;
    loop {
        let (before, behind) = rest.split_once('"')?;
        part.push_str(before);
        if let Some(behind) = behind.strip_prefix('"') {
            part.push('"');
            rest = behind;
            continue;
        }
        let behind = behind.trim_start_matches([' ', '\t']);
        let next = behind.strip_prefix(BETWEEN_TAGS).or_else(|| behind.is_empty().then_some(""))?;
        return Some((part, next));
    }
}

/// Tags as one text that [`list_of`] takes apart again.
pub(in crate::corpus) fn joined(tags: &[String]) -> String {
    let written = tags.iter().map(|tag| {
        let plain = !tag.contains(BETWEEN_TAGS) && !tag.starts_with('"') && tag.trim() == tag;
        if plain { tag.clone() } else { format!("\"{}\"", tag.replace('"', "\"\"")) }
    });
    written.collect::<Vec<_>>().join("؛ ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_taken_apart_as_they_were_joined() {
        let tags = ["حلب", "سوق، خان", "قال \"نعم\"", "\"بين علامتين\"", "أ; ب | ج", "سطر\nوسطر", "\"", " فراغ "];
        let tags: Vec<String> = tags.map(str::to_string).to_vec();
        assert_eq!(list_of(&joined(&tags).into()), tags);
        for (text, expected) in [
            ("حلب؛ سوق, خان", vec!["حلب", "سوق", "خان"]),
            ("\"المرفأ\" اليوم، خبر", vec!["\"المرفأ\" اليوم", "خبر"]),
            ("\"بلا نهاية، خبر", vec!["\"بلا نهاية", "خبر"]),
            ("، ,", vec![]),
        ] {
            assert_eq!(list_of(&text.into()), expected, "{text}");
        }
    }
}
