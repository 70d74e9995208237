//! Right-to-left text in a terminal, whether it orders letters itself or leaves them as they come.
//!
//! Every line begins with a mark that makes it run from right to left, and every field (a title, a source, a date) is
//! isolated, so that none of them reorders the others. Where a terminal knows nothing of this, the marks are invisible and
//! the line reads in the order of its fields. Lines are broken here: a terminal that breaks them itself does so between
//! letters, and gives the rest no direction.

use std::fmt::Write as _;
use std::io::IsTerminal as _;
use std::ops::Range;

use kashshaf::text::{Marks, is_format};

/// A mark that makes a line run from right to left whatever it begins with.
const RTL: char = '\u{200F}';
/// Around what has its own direction.
const ISOLATE: (char, char) = ('\u{2068}', '\u{2069}');
/// Narrower lines would have hardly a word.
const NARROWEST: usize = 24;

/// How output is shown where it goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Screen {
    /// Columns of a line; lines are not broken where output is no terminal.
    width: Option<usize>,
    /// What stands around a match.
    around: (&'static str, &'static str),
}

/// A text without what a terminal would obey: control codes are replaced, but for those that only set apart.
pub(crate) fn harmless(text: &str) -> String {
    let obeyed = |c: char| c.is_control() && !matches!(c, '\t' | '\n');
    text.chars().map(|c| if obeyed(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// Adds a line of fields.
pub(crate) fn push_line(to: &mut String, indent: usize, fields: &[&str], between: &str) {
    let isolated = |field: &&str| format!("{}{}{}", ISOLATE.0, harmless(field), ISOLATE.1);
    let isolated: Vec<String> = fields.iter().map(isolated).collect();
    let _ = writeln!(to, "{RTL}{:indent$}{}", "", isolated.join(between));
}

impl Screen {
    /// Of the standard output.
    pub(crate) fn of_output() -> Self {
        let is_terminal = std::io::stdout().is_terminal();
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
            || std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        let columns = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        Self {
            width: if is_terminal { columns() } else { None },
            // Bold and underlined: terminals draw bold Arabic letters like others.
            around: if is_terminal && !plain { ("\u{1b}[1;4m", "\u{1b}[0m") } else { ("«", "»") },
        }
    }

    /// Adds a numbered title, in as many lines as it takes; those behind the first are indented.
    pub(crate) fn push_title(self, to: &mut String, indent: usize, number: usize, title: &str) {
        let number = format!("{number}.");
        for (at, line) in lines(title, self.room(indent)).into_iter().enumerate() {
            match at {
                0 => push_line(to, 0, &[&number, &title[line]], " "),
                _ => push_line(to, indent, &[&title[line]], ""),
            }
        }
    }

    /// Adds a running text with byte ranges of it marked, in as many lines as it takes.
    pub(crate) fn push_text(self, to: &mut String, indent: usize, text: &str, marks: &[Range<usize>]) {
        for line in lines(text, self.room(indent)) {
            let _ = writeln!(to, "{RTL}{:indent$}{}", "", self.marked(text, line, marks));
        }
    }

    /// Columns of a line behind its indent.
    fn room(self, indent: usize) -> usize {
        self.width.map_or(usize::MAX, |width| width.saturating_sub(indent).max(NARROWEST))
    }

    /// A piece of a text, with what is marked in it; a mark that goes on in the next line is closed and opened again.
    fn marked(self, text: &str, piece: Range<usize>, marks: &[Range<usize>]) -> String {
        let mut shown = String::new();
        let mut at = piece.start;
        for mark in marks {
            let (start, end) = (mark.start.max(at), mark.end.min(piece.end));
            if start < end {
                let (before, within) = (harmless(&text[at..start]), harmless(&text[start..end]));
                let _ = write!(shown, "{before}{}{within}{}", self.around.0, self.around.1);
                at = end;
            }
        }
        shown.push_str(&harmless(&text[at..piece.end]));
        shown
    }
}

/// The lines of a text, broken at spaces; only a word wider than a line is wider than it.
fn lines(text: &str, width: usize) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut left = 0;
    for word in text.split_whitespace() {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let columns = columns(word);
        match lines.last_mut() {
            Some(line) if columns < left => {
                line.end = start + word.len();
                left -= columns + 1;
            }
            _ => {
                lines.push(start..start + word.len());
                left = width.saturating_sub(columns);
            }
        }
    }
    lines
}

/// The columns that a word takes: vowel marks and invisible characters take none, ideographs two.
fn columns(word: &str) -> usize {
    let of = |c: char| match c {
        _ if is_format(c) || Marks::of(c).is_some() => 0,
        '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' => 2,
        '\u{FF01}'..='\u{FF60}' | '\u{1F300}'..='\u{1FAFF}' | '\u{20000}'..='\u{3FFFD}' => 2,
        _ => 1,
    };
    word.chars().map(of).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: &str, width: usize) -> Vec<&str> {
        lines(text, width).into_iter().map(|line| &text[line]).collect()
    }

    #[test]
    fn lines_end_between_words() {
        assert_eq!(broken("قال الوزير إن", 10), ["قال الوزير", "إن"]);
        assert_eq!(broken("قال الوزير إن", 9), ["قال", "الوزير إن"]);
        assert_eq!(broken("قَالَ ٱلْوَزِيرُ إِنَّ", 10), ["قَالَ ٱلْوَزِيرُ", "إِنَّ"]);
        assert_eq!(broken("  كلمة\u{A0}\n أخرى ", usize::MAX), ["كلمة\u{A0}\n أخرى"]);
        assert_eq!(broken("مستشفياتهم في", 4), ["مستشفياتهم", "في"]);
        assert_eq!(broken("", 4), [""; 0]);
    }

    #[test]
    fn a_mark_may_go_on_in_the_next_line() {
        let screen = Screen { width: Some(0), around: ("<", ">") };
        let text = "وقال وزير الخارجية الروسي نفسه هنا سيرغي لافروف أمس";
        let start = text.find("سيرغي").unwrap();
        let marks = [text.find("وزير").unwrap()..text.find(" الخارجية").unwrap(), start..text.find(" أمس").unwrap()];
        let mut shown = String::new();
        screen.push_text(&mut shown, 2, text, &marks);
        let lines: Vec<&str> = shown.lines().collect();
        let expected = ["وقال <وزير> الخارجية", "الروسي نفسه هنا <سيرغي>", "<لافروف> أمس"];
        assert_eq!(lines, expected.map(|line| format!("\u{200F}  {line}")));
    }

    #[test]
    fn nothing_in_a_text_commands_a_terminal() {
        let screen = Screen { width: Some(80), around: ("\u{1b}[1m", "\u{1b}[0m") };
        let text = "قال\u{7} الوز\u{1b}[2Jير \u{9b}31m";
        let start = text.find("الوز").unwrap();
        let mut shown = String::new();
        let around = start..text.find(" \u{9b}").unwrap();
        screen.push_text(&mut shown, 0, text, &[around]);
        let expected = "\u{200F}قال\u{FFFD} \u{1b}[1mالوز\u{FFFD}[2Jير\u{1b}[0m \u{FFFD}31m\n";
        assert_eq!(shown, expected);
        shown.clear();
        screen.push_title(&mut shown, 0, 1, "خبر\u{1b}]0;x\u{7}");
        assert!(!shown.contains(['\u{1b}', '\u{7}']), "{shown:?}");
    }

    #[test]
    fn fields_are_isolated() {
        let mut shown = String::new();
        push_line(&mut shown, 3, &["\u{202E}BBC", "2016-12-02"], " · ");
        assert_eq!(shown, "\u{200F}   \u{2068}\u{202E}BBC\u{2069} · \u{2068}2016-12-02\u{2069}\n");
    }
}
