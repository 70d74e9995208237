//! Alternative texts of icons and placeholders: `camera icon`, `fa fa-clock-o`.

use super::{Kind, Mark, Page, Place, Rule, is_noise};
use crate::corpus::Role;
use crate::corpus::import::page::Line;
use crate::corpus::import::phrase::Phrases;
use crate::corpus::import::plain::Piece;
use crate::corpus::import::vocabulary;

pub(super) const RULES: &[Rule] = &[
    Rule { kind: Kind::Icon, place: Place::Anywhere, reason: "the alternative text of an icon", test: alone },
    Rule { kind: Kind::Icon, place: Place::Anywhere, reason: "an icon's text before a control", test: before_noise },
    Rule { kind: Kind::Icon, place: Place::Outside, reason: "a picture's placeholder", test: placeholder },
];

#[cfg(test)]
pub(super) static PHRASES: &[&Phrases] = &[&PLACEHOLDERS];

static PLACEHOLDERS: Phrases = Phrases::new(&[
    "صوره|image|img|photo|picture|thumbnail|avatar|logo|placeholder|svg|banner",
    "avatar|author|profile|cover|featured photo|image|avatar",
    "صوره الكاتب|المقال|الخبر|رئيسيه|الغلاف|الملف",
    "image may contain *",
    "لا توجد صوره|صور",
]);

/// The length of the icon texts that a text begins with: one to three names of drawings and the word `icon`, or a
/// class of an icon font.
pub(in crate::corpus::import) fn at_start(text: &str) -> Option<usize> {
    let mut done = 0;
    while let Some(length) = one_at_start(&text[done..]) {
        done += length;
        done += text[done..].len() - text[done..].trim_start().len();
    }
    (done > 0).then(|| text[..done].trim_end().len())
}

fn one_at_start(text: &str) -> Option<usize> {
    if !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let mut length = 0;
    for _ in 0..4 {
        let rest = &text[length..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(rest.len());
        let word = rest[..end].to_ascii_lowercase();
        if is_font_class(&word) || (word == "icon" && length > 0) {
            return Some(length + end);
        }
        let drawn = word.strip_prefix("icon-").or(word.strip_suffix("-icon")).or(word.strip_suffix("_icon"));
        if drawn.is_some_and(|name| name.split(['-', '_']).all(|part| vocabulary::is(part, "glyph"))) {
            return Some(length + end);
        }
        if !vocabulary::is(&word, "glyph") || !rest[end..].starts_with(' ') {
            return None;
        }
        length += end + 1;
    }
    None
}

/// Whether a word is a class of a common icon font: `fa-clock-o`, `glyphicon-time`, `dashicons-share`.
fn is_font_class(word: &str) -> bool {
    let sets = ["fa-", "fas-", "glyphicon-", "dashicons-", "icofont-", "bi-", "ti-"];
    matches!(word, "fa" | "fas" | "fab" | "glyphicon" | "dashicons")
        || sets.iter().any(|set| word.strip_prefix(set).is_some_and(|name| name.len() > 1))
}

fn alone(line: &Line<'_>, _: &[&str]) -> bool {
    let font_words = ["fa", "fas", "fab"];
    at_start(line.text) == Some(line.text.len()) && !font_words.contains(&line.text)
}

fn before_noise(line: &Line<'_>, _: &[&str]) -> bool {
    at_start(line.text).is_some_and(|end| {
        let rest = line.text[end..].trim_start();
        !rest.is_empty() && is_noise(&Line::new(Piece { before: "", text: rest }))
    })
}

fn placeholder(_: &Line<'_>, words: &[&str]) -> bool {
    PLACEHOLDERS.whole(words)
}

/// Icon texts in front of words: the whole line is noise where the words only repeat a line before it; otherwise the
/// words were cut off (see [`super::edges`]), and a picture's are its caption.
pub(super) fn captions(page: &mut Page<'_>) {
    for at in 1..page.lines.len() {
        let (before, rest) = page.lines.split_at_mut(at);
        let (icon, line) = (&before[at - 1], &mut rest[0]);
        let pictured = ["camera", "image", "photo", "gallery"].iter().any(|name| icon.text.starts_with(name));
        let is_icon = icon.mark.as_ref().is_some_and(|mark| mark.kind == Kind::Icon);
        if is_icon && pictured && line.mark.is_none() && line.before.is_empty() && line.count <= 25 {
            line.role = Role::Caption;
        }
    }
    for at in 0..page.lines.len() {
        let Some(end) = at_start(page.lines[at].text).filter(|_| page.lines[at].mark.is_none()) else { continue };
        let words = Line::new(Piece { before: "", text: page.lines[at].text[end..].trim_start() });
        if page.lines[..at].iter().any(|line| line.folded() == words.folded() && !words.folded().is_empty()) {
            page.lines[at].mark = Some(Mark::new(Kind::Icon, "an icon's text and a repeated caption"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{PROSE, check_inside, kinds};
    use super::*;

    #[test]
    fn icon_texts() {
        let table = [
            ("camera icon", Some(11)),
            ("camera iconصورة من المكان", Some(11)),
            ("tag icon ع ع ع", Some(8)),
            ("clock icon calendar icon 3", Some(24)),
            ("icon-facebook", Some(13)),
            ("fa fa-clock-o", Some(13)),
            ("icon", None),
            ("icon of style", None),
            ("fashion icon", None),
            ("صورة", None),
        ];
        for (text, expected) in table {
            assert_eq!(at_start(text), expected, "{text}");
        }
    }

    #[test]
    fn lines() {
        check_inside(&[
            ("share icon", "icon"),
            ("tag icon أ أ أ", "icon"),
            ("fa fa-user", "icon"),
            ("أيقونة الموضة", "-"),
            ("The icon of the sixties", "-"),
        ]);
        let text = format!("عنوان\nرجل أمام السوق\ncamera iconرجل أمام السوق\n{PROSE}");
        assert_eq!(kinds(&text), ["-", "-", "icon", "-"]);
        let text = format!("عنوان\ncamera iconرجل أمام السوق\n{PROSE}");
        assert_eq!(kinds(&text), ["-", "icon", "-", "-"]);
    }
}
