//! What a page says twice: its headline, a caption, a whole paragraph.

use std::collections::HashMap;

use super::{Kind, Mark, Page};
use crate::corpus::Role;
use crate::corpus::import::page::Line;

/// Words from which a repeated paragraph is taken for a fault of the page, not of its author.
const LONG: usize = 15;

/// Lines at the top of a page among which a repeated short line is an alternative text or a caption.
const HEAD: usize = 12;

/// Marks what repeats an earlier line. `title` is the headline's line, if there is one. Pages without running text are
/// left alone: poems repeat.
pub(in crate::corpus::import) fn mark(page: &mut Page<'_>, title: Option<usize>) {
    let Some(body) = page.body() else { return };
    if let Some(title) = title {
        repeated_title(page, title);
    }
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut repeated = Vec::new();
    for (at, line) in page.lines.iter().enumerate() {
        if line.mark.is_some() || Some(at) == title || line.count < 2 {
            continue;
        }
        let key = if line.folded().is_empty() { line.text } else { line.folded() };
        match seen.get(key) {
            None => {
                seen.insert(key, at);
            }
            Some(&first) if line.count >= LONG => repeated.push((at, first, "a paragraph")),
            Some(&first) if at < body.start && body.start <= HEAD && line.count >= 3 => {
                repeated.push((at, first, "a line above the text"));
            }
            Some(&first) if page.lines[first].role == Role::Caption => repeated.push((at, first, "a caption")),
            Some(&first) if stands_alone(&page.lines, first, at) => repeated.push((at, first, "a line")),
            Some(_) => {}
        }
    }
    for (at, first, what) in repeated {
        page.lines[at].mark = Some(Mark::new(Kind::Duplicate, format!("repeats {what}, paragraph {}", first + 1)));
    }
}

/// Lines below the headline, above the running text, in which it is looked for again. Further down, a text may well
/// quote the words that its headline was taken from.
const NEAR: usize = 6;

/// The headline again, printed just below itself.
fn repeated_title(page: &mut Page<'_>, title: usize) {
    let Some(body) = page.body() else { return };
    let words = page.lines[title].folded().to_string();
    let near = body.start.clamp(title + 1, title + 1 + NEAR).min(page.lines.len());
    for line in &mut page.lines[title + 1..near] {
        if !words.is_empty() && line.folded() == words && line.mark.is_none() {
            line.mark = Some(Mark::new(Kind::Duplicate, "repeats the headline"));
        }
    }
}

/// Whether two equal lines of six words or more follow each other between paragraphs of running text: a caption with
/// its alternative text, not a refrain.
fn stands_alone(lines: &[Line<'_>], first: usize, second: usize) -> bool {
    let prose = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_some_and(Line::is_prose);
    second == first + 1 && lines[first].count >= 6 && prose(first.checked_sub(1)) && prose(Some(second + 1))
}

#[cfg(test)]
mod tests {
    use super::super::super::plain::pieces;
    use super::super::edges::cut;
    use super::super::tests::PROSE;
    use super::*;

    fn marked(source: &str, title: Option<usize>) -> Vec<usize> {
        let mut page = Page::new(cut(pieces(source).0));
        mark(&mut page, title);
        (0..page.lines.len()).filter(|&at| page.lines[at].mark.is_some()).collect()
    }

    #[test]
    fn repetitions() {
        let other = PROSE.replace("الوفد", "الفريق");
        let table = [
            ("the headline", format!("عنوان\nعنوان\n{PROSE}"), Some(0), vec![1]),
            ("with other marks", format!("عنوانُ الخبر\nعنوان الخبر\n{PROSE}"), Some(0), vec![1]),
            ("a paragraph", format!("عنوان\n{PROSE}\n{other}\n{PROSE}"), Some(0), vec![3]),
            ("a line above", format!("عنوان\nرجل في السوق\nرجل في السوق\n{PROSE}"), Some(0), vec![2]),
            (
                "a caption inside",
                format!("{PROSE}\nرجل مسن في سوق المدينة القديمة\nرجل مسن في سوق المدينة القديمة\n{other}"),
                None,
                vec![2],
            ),
            ("a refrain", format!("{PROSE}\nيا بحر يا موج\nيا بحر يا موج\nيا ليل يا عين\n{other}"), None, vec![]),
            ("a short answer", format!("{PROSE}\nنعم سيدي\nنعم سيدي\n{other}"), None, vec![]),
            ("a poem", "يا بحر\nيا بحر\nيا موج".into(), Some(0), vec![]),
        ];
        for (what, source, title, expected) in table {
            assert_eq!(marked(&source, title), expected, "{what}");
        }
    }
}
