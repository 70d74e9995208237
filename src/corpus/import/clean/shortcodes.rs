//! Codes of publishing systems: `[gallery ids="1,2"]`, `[/caption]`, `[size=32]`, embeds and trackers.

use super::{Kind, Page, Place, Rule, mark_line};
use crate::corpus::import::page::{Line, head};

pub(super) const RULES: &[Rule] = &[
    Rule { kind: Kind::Shortcode, place: Place::Anywhere, reason: "nothing but shortcodes", test: only_shortcodes },
    Rule { kind: Kind::Shortcode, place: Place::Anywhere, reason: "a script or embed left in the text", test: script },
];

/// The most bytes of one shortcode.
const LONGEST: usize = 8000;

/// The most lines over which an unclosed shortcode is followed.
const MOST_LINES: usize = 20;

/// Names that are codes even without attributes, among words that an article could put in brackets.
#[rustfmt::skip] // words side by side
const NAMES: [&str; 44] = [
    "ad", "ads", "adsense", "audio", "b", "box", "button", "caption", "center", "code", "color", "column", "columns",
    "contact", "divider", "embed", "form", "gallery", "i", "iframe", "img", "irp", "left", "map", "more",
    "newsletter", "playlist", "poll", "quote", "related", "right", "row", "share", "size", "slider", "slideshow",
    "spacer", "spoiler", "tab", "table", "tabs", "toc", "url", "youtube",
];

fn only_shortcodes(line: &Line<'_>, _: &[&str]) -> bool {
    if run_at_start(line.text) == Some(line.text.len()) {
        return true;
    }
    let name = line.text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or("");
    // Alone on its line, a code needs no attributes to be known by, if its name is one that only a program gives.
    is_name(name) && name.contains(['_', '-'])
}

/// The length of the shortcodes, one behind the other, that a text begins with.
pub(super) fn run_at_start(text: &str) -> Option<usize> {
    let mut end = 0;
    loop {
        let rest = text[end..].trim_start();
        match at_start(rest) {
            Some(length) => end = text.len() - rest.len() + length,
            None => return Some(end).filter(|end| *end > 0),
        }
    }
}

/// Where the shortcodes begin, one behind the other, that a text ends with.
pub(super) fn run_at_end(text: &str) -> Option<usize> {
    let mut start = text.len();
    while let Some(earlier) = at_end(text[..start].trim_end()) {
        start = earlier;
    }
    Some(start).filter(|start| *start < text.len())
}

/// The length of the shortcode that a text begins with.
fn at_start(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('[')?;
    let window = head(inside, LONGEST);
    let length = window.find([']', '\n'])?;
    if !window[length..].starts_with(']') || window[..length].contains('[') {
        return None;
    }
    is_code(&window[..length]).then_some(length + 2)
}

/// Where the shortcode begins that a text ends with.
fn at_end(text: &str) -> Option<usize> {
    let inside = text.strip_suffix(']')?;
    let start = inside.rfind(['[', ']', '\n'])?;
    let code = inside[start..].strip_prefix('[')?;
    (code.len() <= LONGEST && is_code(code)).then_some(start)
}

/// Whether the inside of a pair of brackets is a code: `/name`, `name key=…`, `name=value`, a known name, or what an
/// interface says of how much it has cut off: `+2345 chars`.
fn is_code(inside: &str) -> bool {
    if let Some(count) = inside.strip_prefix('+').and_then(|inside| inside.strip_suffix(" chars")) {
        return !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit());
    }
    if let Some(closed) = inside.strip_prefix('/') {
        return is_name(closed.trim_end());
    }
    let inside = inside.strip_suffix('/').unwrap_or(inside).trim_end();
    let end = inside.find(|c: char| !is_name_character(c)).unwrap_or(inside.len());
    let (name, rest) = inside.split_at(end);
    if !is_name(name) {
        return false;
    }
    let arguments = rest.trim_start();
    if arguments.is_empty() {
        return NAMES.contains(&name);
    }
    if let Some(value) = rest.strip_prefix('=') {
        return !value.is_empty();
    }
    rest.starts_with(char::is_whitespace) && has_attribute(arguments)
}

fn is_name_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.len() <= 60 && name.chars().all(is_name_character)
}

/// Whether `key=` occurs with a key of plain letters.
fn has_attribute(arguments: &str) -> bool {
    arguments.match_indices('=').any(|(at, _)| {
        let key = arguments[..at].trim_end();
        let start = key
            .rfind(|c: char| !is_name_character(c))
            .map_or(0, |at| at + key[at..].chars().next().map_or(1, char::len_utf8));
        is_name(&key[start..])
    })
}

/// Shortcodes cut by line ends: a line that opens a code with attributes and does not close it, up to the line that
/// does.
pub(super) fn unclosed(page: &mut Page<'_>) {
    let mut at = 0;
    while at < page.lines.len() {
        let text = page.lines[at].text;
        let opens = text.strip_prefix('[').is_some_and(|inside| {
            let end = inside.find(|c: char| !is_name_character(c)).unwrap_or(inside.len());
            !inside.contains([']', '['])
                && end < inside.len()
                && is_name(&inside[..end])
                && has_attribute(&inside[end..])
        });
        let last = (at + 1..page.lines.len().min(at + MOST_LINES))
            .take_while(|&next| page.lines[next].text.contains('=') || page.lines[next].text.ends_with(']'))
            .find(|&next| page.lines[next].text.ends_with(']'));
        match last.filter(|_| opens) {
            Some(last) => {
                for line in &mut page.lines[at..=last] {
                    mark_line(line, Kind::Shortcode, "part of a shortcode");
                }
                at = last + 1;
            }
            None => at += 1,
        }
    }
}

/// Signs of the scripts that sites load from others; an article about programming does not hold them.
#[rustfmt::skip] // words side by side
const SCRIPTS: [&str; 12] = [
    "adsbygoogle", "googletag.", "googlesyndication", "google_ad_", "gtag(", "fbq(", "fb-root", "window.dataLayer",
    "_taboola", "OUTBRAIN", "document.write(unescape", "platform.twitter.com/widgets.js",
];

fn script(line: &Line<'_>, _: &[&str]) -> bool {
    let text = line.text;
    if line.is_arabic() {
        return false;
    }
    let embed = text.starts_with("<iframe") && text.contains("src=");
    embed || matches!(text, "&nbsp;" | "<!--more-->" | "</iframe>") || SCRIPTS.iter().any(|sign| text.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_inside;
    use super::*;

    #[test]
    fn shortcodes() {
        let table = [
            ("[gallery ids=\"1,2\"]", Some(19)),
            ("[weather-box city=”دمشق” days=”3”]", Some(46)),
            ("[/caption] بقية", Some(10)),
            ("[size=32] نص", Some(9)),
            ("[embed]", Some(7)),
            ("[sic]", None),
            ("[1] المصدر", None),
            ("[...] نص", None),
            ("[المصدر: الوكالة]", None),
            ("[BBC Arabic]", None),
            ("[a = b", None),
            ("نص", None),
        ];
        for (text, expected) in table {
            assert_eq!(at_start(text), expected, "{text}");
        }
        assert_eq!(at_end("انتهى الخبر.[ad id=”7”]"), Some("انتهى الخبر.".len()));
        assert_eq!(at_end("كما قال… [+2345 chars]"), Some("كما قال… ".len()));
        assert_eq!(at_end("كما قال [+ chars]"), None);
        assert_eq!(at_end("كما قال [المتحدث]"), None);
    }

    #[test]
    fn lines() {
        check_inside(&[
            ("[weather-box city=”دمشق” days=”3”]", "shortcode"),
            ("[vc_row][vc_column width=\"1/2\"]", "shortcode"),
            ("[adrotate_group]", "shortcode"),
            ("(adsbygoogle = window.adsbygoogle || []).push({});", "shortcode"),
            ("[نص مقتبس من البيان]", "-"),
            ("[sic]", "-"),
            ("System.out.println(\"مرحبا\");", "-"),
            ("function main() { return 0; }", "-"),
        ]);
    }

    #[test]
    fn a_shortcode_over_several_lines() {
        use super::super::tests::{PROSE, kinds};
        let text = format!("{PROSE}\n[cases-card region=”EG”\nlabel=”الحالات”\nactive=”نعم”]\n{PROSE}");
        assert_eq!(kinds(&text), ["-", "shortcode", "shortcode", "shortcode", "-"]);
        let open = format!("{PROSE}\n[note x=1\nنص عادي\n{PROSE}");
        assert_eq!(kinds(&open), ["-", "-", "-", "-"]);
    }
}
