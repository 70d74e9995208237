//! The words around a match, cut out of the original.

use std::ops::Range;

use crate::text::word_ranges;

/// The most words that a snippet shows.
const LENGTH: usize = 36;
/// Words shown before the first match, where there are more.
const LEAD: usize = 8;

/// A piece of one paragraph, as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// 0 for the title, else the 1-based number of the paragraph.
    pub paragraph: u32,
    /// The original text of the piece.
    pub text: String,
    /// Whether the paragraph goes on before the piece.
    pub before: bool,
    /// Whether the paragraph goes on behind the piece.
    pub after: bool,
    /// Byte ranges into `text` that match, in order, apart from each other.
    pub marks: Vec<Range<usize>>,
}

/// One match inside a paragraph: its words, and the clause that found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) words: Range<usize>,
    pub(super) clause: usize,
}

/// Cuts the piece of a paragraph with the most different clauses, then the most matches, then the earliest.
/// `spans` must be in order; without any, the piece is the beginning.
pub(super) fn cut(paragraph: u32, text: &str, spans: &[Span]) -> Snippet {
    let words: Vec<Range<usize>> = word_ranges(text).collect();
    let window = if words.len() <= LENGTH + LEAD { 0..words.len() } else { best_window(words.len(), spans) };
    let start = if window.start == 0 { 0 } else { words[window.start].start };
    let end = if window.end >= words.len() {
        text.len()
    } else {
        closing(text, words[window.end - 1].end, words[window.end].start)
    };
    let inside = spans
        .iter()
        .filter(|span| span.words.start >= window.start && span.words.end <= window.end)
        .map(|span| words[span.words.start].start - start..words[span.words.end - 1].end - start);
    Snippet {
        paragraph,
        text: text[start..end].to_string(),
        before: window.start > 0,
        after: window.end < words.len(),
        marks: merged(inside),
    }
}

/// The words of the best window that begins shortly before some match.
fn best_window(words: usize, spans: &[Span]) -> Range<usize> {
    let windows = spans.iter().map(|first| {
        let start = first.words.start.saturating_sub(LEAD);
        let end = (start + LENGTH).max(first.words.end).min(words);
        end.saturating_sub(LENGTH).min(start)..end
    });
    let worth = |window: &Range<usize>| {
        let inside = || {
            let behind = &spans[spans.partition_point(|span| span.words.start < window.start)..];
            behind.iter().take_while(|span| span.words.start < window.end).filter(|span| span.words.end <= window.end)
        };
        (distinct_clauses(inside()), inside().count(), std::cmp::Reverse(window.start))
    };
    windows.max_by_key(worth).unwrap_or(0..words.min(LENGTH))
}

/// How many clauses found some of the spans.
pub(super) fn distinct_clauses<'a>(spans: impl Iterator<Item = &'a Span>) -> u32 {
    let mut seen = Vec::new();
    for span in spans {
        if !seen.contains(&span.clause) {
            seen.push(span.clause);
        }
    }
    seen.len() as u32
}

/// The end of a piece whose last word ends at `end`: closing punctuation belongs to it, white space does not.
fn closing(text: &str, end: usize, next: usize) -> usize {
    // Words of one character (ﷺ) begin before the one before them ends.
    let between = text.get(end..next).unwrap_or_default();
    end + between.find(char::is_whitespace).unwrap_or(0)
}

/// Ranges in order of their starts, with those that overlap made one.
pub(super) fn merged(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}
