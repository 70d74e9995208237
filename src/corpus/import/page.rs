//! A page: lines with what rules ask about them, and where its running text begins and ends.

use std::borrow::Cow;
use std::ops::Range;

use super::clean::{Kind, Mark};
use super::plain::Piece;
use crate::corpus::Role;
use crate::text::{is_format, tokenize};

/// Lines with more bytes than this are running text: their words are not looked at.
const LONGEST_LINE: usize = 700;

/// The page's own lines in a row beyond which the article is over, and the most sentences beyond it.
const ROW: usize = 3;
const MOST_BEYOND: usize = 3;

/// Beyond a heading that ends articles, the most sentences, and the share of the page's words that they may have, in
/// percent: teasers of other articles, each under its headline, or comments of readers.
const MOST_BEHIND_END: usize = 40;
const SHARE_OF_TEASERS: usize = 15;
const SHARE_OF_COMMENTS: usize = 50;

/// Bytes of a long line whose words are ever asked for.
const MOST_WORDS: usize = 64 * 1024;

/// One line of a page.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// What is invisible between the line before and this one.
    pub(super) before: &'a str,
    /// The line.
    pub(super) text: &'a str,
    /// Its folded words, separated by single spaces; empty for long lines.
    folded: String,
    /// How many words it has; estimated for long lines.
    pub(super) count: usize,
    /// How it ends.
    pub(super) end: End,
    /// What it is to a reader, if it is not noise.
    pub(super) role: Role,
    /// Why it is noise, if it is.
    pub(super) mark: Option<Mark>,
    /// Whether it is a row of a table, as the file says.
    pub(super) row: bool,
}

/// How a line ends, closing quotes and brackets aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// With a full stop.
    Stop,
    /// With a question or exclamation mark, or dots.
    Cry,
    /// With a colon, comma or semicolon: something follows.
    Open,
    /// With anything else: as headlines, labels and buttons do.
    Plain,
}

impl<'a> Line<'a> {
    pub(super) fn new(piece: Piece<'a>) -> Self {
        let (folded, count) =
            if piece.text.len() > LONGEST_LINE { (String::new(), piece.text.len() / 10) } else { join(piece.text) };
        let end = end_of(piece.text);
        Self { before: piece.before, text: piece.text, folded, count, end, role: Role::Body, mark: None, row: false }
    }

    /// The folded words; none for long lines.
    pub(super) fn words(&self) -> Vec<&str> {
        if self.folded.is_empty() { Vec::new() } else { self.folded.split(' ').collect() }
    }

    /// The folded words of a line however long, up to a limit in bytes of the line.
    pub(super) fn all_words(&self) -> Cow<'_, str> {
        if !self.folded.is_empty() || self.text.len() <= LONGEST_LINE {
            return Cow::Borrowed(&self.folded);
        }
        Cow::Owned(join(head(self.text, MOST_WORDS)).0)
    }

    /// The folded words as one text, for comparing lines.
    pub(super) fn folded(&self) -> &str {
        &self.folded
    }

    /// Whether the line cannot be anything but running text: it is long, or a sentence with its full stop.
    pub(super) fn is_prose(&self) -> bool {
        self.count >= 25 || (self.count >= 9 && self.end == End::Stop) || (self.count >= 15 && self.end == End::Cry)
    }

    /// How many line ends stand before the line.
    pub(super) fn gap(&self) -> usize {
        self.before.matches('\n').count().max(self.before.matches('\r').count())
    }

    /// Whether the line holds an Arabic letter.
    pub(super) fn is_arabic(&self) -> bool {
        self.text
            .chars()
            .any(|c| matches!(c, '\u{620}'..='\u{64A}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'))
    }
}

/// Whether a line is marked as something that stands around an article; links, advertisements, buttons and players
/// stand inside as well.
fn is_frame(line: &Line<'_>) -> bool {
    let around = [Kind::Comments, Kind::Navigation, Kind::Donation, Kind::Promo];
    line.mark.as_ref().is_some_and(|mark| around.contains(&mark.kind))
}

/// The beginning of a text, at most so many bytes and whole characters.
pub(super) fn head(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|&at| text.is_char_boundary(at));
    &text[..end.unwrap_or(0)]
}

/// The folded words of a text, separated by single spaces, and how many they are.
fn join(text: &str) -> (String, usize) {
    let mut folded = String::with_capacity(text.len());
    let mut count = 0;
    for token in tokenize(text) {
        if count > 0 {
            folded.push(' ');
        }
        folded.push_str(&token.folded);
        count += 1;
    }
    (folded, count)
}

fn end_of(text: &str) -> End {
    let visible = |c: char| c.is_whitespace() || is_format(c);
    let closing = |c: char| matches!(c, '"' | '\'' | '”' | '“' | '’' | '»' | '«' | ')' | ']' | '}');
    let mut rest = text.trim_end_matches(|c| visible(c) || closing(c));
    if rest.is_empty() {
        rest = text;
    }
    let dots = rest.chars().rev().take_while(|&c| c == '.').count();
    match rest.chars().next_back() {
        Some('.') if dots == 1 => End::Stop,
        Some('۔') => End::Stop,
        Some('.' | '…' | '!' | '?' | '؟') => End::Cry,
        Some(':' | '،' | ',' | '؛' | ';') => End::Open,
        _ => End::Plain,
    }
}

/// The lines of a page.
#[derive(Debug)]
pub(super) struct Page<'a> {
    /// Every line, in order.
    pub(super) lines: Vec<Line<'a>>,
    /// The one line above the running text that can be its headline: rules that could be wrong about it leave it alone.
    pub(super) spared: Option<usize>,
    /// The folded words of the title that the file gives; empty where it gives none.
    pub(super) given_title: String,
}

impl<'a> Page<'a> {
    pub(super) fn new(lines: Vec<Line<'a>>) -> Self {
        Self { lines, spared: None, given_title: String::new() }
    }

    /// From the first to behind the last line of unmarked running text; `None` where there is none, as in a poem.
    ///
    /// A sentence or two beyond a row of the page's own lines — a notice under the comment form — is none of it.
    pub(super) fn body(&self) -> Option<Range<usize>> {
        let is_body = |at: &usize| self.lines[*at].mark.is_none() && self.lines[*at].is_prose();
        let prose: Vec<usize> = (0..self.lines.len()).filter(is_body).collect();
        let between = |left: usize, right: usize| {
            self.lines[prose[left] + 1..prose[right]].iter().filter(|line| is_frame(line)).count()
        };
        let mut last = prose.len().checked_sub(1)?;
        for island in (1..prose.len()).rev().take(MOST_BEYOND) {
            if between(island - 1, island) >= ROW && island > prose.len() - 1 - island {
                last = island - 1;
            }
        }
        if let Some(end) = self.end_heading(&prose) {
            last = last.min(end);
        }
        Some(prose[0]..prose[last] + 1)
    }

    /// The last of the running text in front of a heading that ends articles, if little enough stands behind it.
    fn end_heading(&self, prose: &[usize]) -> Option<usize> {
        let words = |list: &[usize]| list.iter().map(|&at| self.lines[at].count).sum::<usize>();
        (1..prose.len()).rev().take(MOST_BEHIND_END).rev().map(|first| first - 1).find(|&before| {
            let between = &self.lines[prose[before] + 1..prose[before + 1]];
            let ended = |kind: Kind| {
                between.iter().any(|line| line.mark.as_ref().is_some_and(|mark| mark.ends_article && mark.kind == kind))
            };
            let behind = words(&prose[before + 1..]) * 100;
            let under_headline = |at: &usize| self.lines[at - 1].end == End::Plain && !self.lines[at - 1].is_prose();
            (ended(Kind::Comments) && behind <= words(prose) * SHARE_OF_COMMENTS)
                || (ended(Kind::Related)
                    && behind <= words(prose) * SHARE_OF_TEASERS
                    && prose[before + 1..].iter().all(under_headline))
        })
    }

    /// The first line at or behind `at` that is not marked.
    pub(super) fn next_unmarked(&self, at: usize) -> Option<usize> {
        (at..self.lines.len()).find(|&at| self.lines[at].mark.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends() {
        let table = [
            ("قال الوزير.", End::Stop),
            ("قال: «انتهى الأمر».", End::Stop),
            ("قال: «انتهى الأمر.»", End::Stop),
            ("ويبقى السؤال..", End::Cry),
            ("لماذا؟", End::Cry),
            ("اقرأ أيضا:", End::Open),
            ("عنوان الخبر", End::Plain),
            ("(رويترز)", End::Plain),
            (".", End::Stop),
            ("»", End::Plain),
            ("", End::Plain),
        ];
        for (text, expected) in table {
            assert_eq!(end_of(text), expected, "{text}");
        }
    }
}
