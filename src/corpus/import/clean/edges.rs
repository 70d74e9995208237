//! Residue stuck to the first or last word of a line: cut off as a paragraph of its own, so that only it is marked.
//!
//! Nothing moves: the second part of a cut line has as its `before` the white space at the cut, often nothing.

use super::{icons, is_noise, shortcodes};
use crate::corpus::import::page::{Line, head};
use crate::corpus::import::phrase::{Phrases, whole};
use crate::corpus::import::plain::Piece;
use crate::corpus::import::vocabulary;
use crate::text::tokenize;

/// Bytes at either end of a line in which residue is looked for.
const REACH: usize = 400;

/// Lines before an icon's text in which its words are looked for.
const NEAR: usize = 20;

/// The lines of a page, with what is stuck to their ends cut off.
pub(in crate::corpus::import) fn cut(pieces: Vec<Piece<'_>>) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let mut rest = piece;
        if let Some((first, second)) = shortcodes::run_at_start(rest.text).and_then(|end| divide(rest, end)) {
            lines.push(Line::new(first));
            rest = second;
        }
        if let Some((first, second)) = icon(&lines, rest).or_else(|| buttons(rest)) {
            lines.push(Line::new(first));
            rest = second;
        }
        let behind = shortcodes::run_at_end(rest.text).and_then(|start| divide(rest, start));
        if let Some((first, _)) = behind {
            rest = first;
        }
        match link(rest) {
            Some((first, second)) => lines.extend([Line::new(first), Line::new(second)]),
            None => lines.push(Line::new(rest)),
        }
        lines.extend(behind.map(|(_, second)| Line::new(second)));
    }
    lines
}

/// Cuts a line at a byte; white space at the cut goes between the parts. `None` where one part would be empty.
fn divide(piece: Piece<'_>, at: usize) -> Option<(Piece<'_>, Piece<'_>)> {
    let (first, second) = (piece.text[..at].trim_end(), piece.text[at..].trim_start());
    if first.is_empty() || second.is_empty() {
        return None;
    }
    let between = &piece.text[first.len()..piece.text.len() - second.len()];
    Some((Piece { before: piece.before, text: first }, Piece { before: between, text: second }))
}

/// An icon's text in front of words that are neither noise themselves nor a repeated line: then all of it is noise.
fn icon<'a>(lines: &[Line<'_>], piece: Piece<'a>) -> Option<(Piece<'a>, Piece<'a>)> {
    let (first, second) = divide(piece, icons::at_start(piece.text)?)?;
    let words = Line::new(second);
    if !words.is_arabic() || is_noise(&words) {
        return None;
    }
    let near = &lines[lines.len().saturating_sub(NEAR)..];
    let known = !words.folded().is_empty() && near.iter().any(|line| line.folded() == words.folded());
    (!known).then_some((first, second))
}

/// Sharing buttons («شارك عبر تويتر فيسبوك») or gallery controls (Next Previous) in front of running text.
fn buttons(piece: Piece<'_>) -> Option<(Piece<'_>, Piece<'_>)> {
    let head = head(piece.text, REACH);
    let first = tokenize(head).next()?.folded;
    if !vocabulary::is(&first, "share") && !CONTROLS.can_begin_with(&first) {
        return None;
    }
    let tokens: Vec<_> = tokenize(head).take(30).collect();
    let words: Vec<&str> = tokens.iter().map(|token| token.folded.as_str()).collect();
    if CONTROLS.starts(&words) {
        return divide(piece, tokens[1].range.end);
    }
    if !words.first().is_some_and(|word| vocabulary::is(word, "share")) {
        return None;
    }
    // Calls such as «اكتب رأيك» close the row; single button words could begin the text instead.
    let row =
        words.iter().take_while(|word| vocabulary::all(&[word], &["share", "button", "platform", "platform-part"]));
    let last = words[..row.count()].iter().rposition(|word| {
        vocabulary::is(word, "platform")
            || vocabulary::is(word, "platform-part")
            || *word == "رايك"
            || *word == "تعليقك"
    })?;
    let platforms = words[..=last].iter().filter(|word| vocabulary::is(word, "platform")).count();
    if platforms < 2 || last + 1 >= words.len() {
        return None;
    }
    divide(piece, tokens[last].range.end)
}

static CONTROLS: Phrases = Phrases::new(&["next previous", "previous next", "السابق التالي", "التالي السابق"]);

/// A link to an article behind the last sentence: «رابط الخبر بصحيفة …:», «اقرأ أيضا: …».
fn link(piece: Piece<'_>) -> Option<(Piece<'_>, Piece<'_>)> {
    let from = ceil(piece.text, piece.text.len().saturating_sub(REACH));
    let tail = &piece.text[from..];
    let at = LINKS.iter().filter_map(|label| tail.rfind(label)).max()?;
    let (body, link) = (tail[..at].trim_end(), &tail[at..]);
    let tokens: Vec<_> = tokenize(link).map(|token| token.folded).collect();
    let words: Vec<&str> = tokens.iter().map(String::as_str).collect();
    // The label with its colon, then a headline: no further sentence.
    let headline = link.split_once(':').is_some_and(|(label, headline)| {
        tokenize(label).count() <= 5 && !headline.trim().is_empty() && !headline.trim_end().ends_with('.')
    });
    let sentence_before = body.ends_with(['.', '!', '؟', '?', '»', '"', '”', '…', ')']) && from + body.len() > 0;
    (sentence_before && headline && words.len() <= 30 && !whole(&words, &["اقرا ايضا"]))
        .then(|| divide(piece, from + at))
        .flatten()
}

/// Spellings under which such links begin.
#[rustfmt::skip] // words side by side
const LINKS: [&str; 9] = [
    "رابط الخبر", "رابط المقال", "رابط الموضوع", "اقرأ أيضا", "اقرأ أيضًا", "إقرأ أيضا", "اقرا ايضا", "شاهد أيضا",
    "طالع أيضا",
];

/// The smallest character boundary that is not before `at`.
fn ceil(text: &str, at: usize) -> usize {
    (at..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::import::plain::pieces;

    #[test]
    fn residue_is_cut_off() {
        let prose = "وصل الوفد إلى العاصمة صباحا، والتقى عددا من المسؤولين المحليين.";
        let table: &[(String, &[&str])] = &[
            (format!("[ad id=\"1\"]{prose}[/ad]"), &["[ad id=\"1\"]", prose, "[/ad]"]),
            (format!("{prose} [gallery ids=\"1\"]"), &[prose, "[gallery ids=\"1\"]"]),
            (format!("شارك عبر تويتر فيسبوك واتساب {prose}"), &["شارك عبر تويتر فيسبوك واتساب", prose]),
            (format!("Next Previous {prose}"), &["Next Previous", prose]),
            (format!("{prose} اقرأ أيضا: خبر آخر من المدينة"), &[prose, "اقرأ أيضا: خبر آخر من المدينة"]),
            (format!("clock icon {prose}"), &["clock icon", prose]),
            ("شارك تويتر فيسبوك في الندوة".into(), &["شارك تويتر فيسبوك", "في الندوة"]),
            ("شارك الوزير في الندوة مع فيسبوك".into(), &["شارك الوزير في الندوة مع فيسبوك"]),
            ("نصحنا بقوله: اقرأ أيضا كتب النحو".into(), &["نصحنا بقوله: اقرأ أيضا كتب النحو"]),
            ("tag icon ع ع ع".into(), &["tag icon ع ع ع"]),
        ];
        for (source, expected) in table {
            let (lines, after) = pieces(source);
            let lines = cut(lines);
            let texts: Vec<_> = lines.iter().map(|line| line.text).collect();
            assert_eq!(texts, *expected, "{source}");
            let whole: String = lines.iter().flat_map(|line| [line.before, line.text]).collect();
            assert_eq!(whole + after, *source);
        }
    }
}
