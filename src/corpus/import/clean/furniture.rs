//! Short lines that say nothing of themselves, but stand among the page's own lines outside the article: a tag, a name
//! in a comment, a button that no rule knows. Where a page has shown enough of its frame, they are part of it.

use super::{Kind, Mark, Page, mark_line, navigation};
use crate::corpus::import::byline;
use crate::corpus::import::names;
use crate::corpus::import::page::{End, Line};
use crate::corpus::import::phrase::starts;
use crate::corpus::import::title::{has_credit, is_menu};

/// Behind the article's end, a few short lines between marked ones belong to the page, whatever they say: up to two
/// of at most ten words, up to six of at most three.
pub(super) fn between(page: &mut Page<'_>) {
    let Some(body) = page.body() else { return };
    let odd = |lines: &[Line<'_>], words: usize| lines.iter().all(|line| line.count <= words && line.end == End::Plain);
    let mut at = body.end;
    while let Some(marked) = (at..page.lines.len()).find(|&at| page.lines[at].mark.is_some()) {
        let next = (marked + 1..page.lines.len()).find(|&at| page.lines[at].mark.is_some());
        let Some(next) = next else { return };
        let between = &mut page.lines[marked + 1..next];
        if (between.len() <= 2 && odd(between, 10)) || (between.len() <= 6 && odd(between, 3)) {
            for line in between {
                line.mark = Some(Mark::new(Kind::Navigation, "a short line between parts of the page"));
            }
        }
        at = next;
    }
}

/// Marks behind the article from which all that follows is taken for the page's.
const ENOUGH: usize = 2;

/// Words of the longest line that is taken for the page's without saying so.
const LONGEST: usize = 14;

/// Behind the article's end, what follows the first marked line of a frame; sentences only alone between marked
/// lines.
pub(super) fn behind(page: &mut Page<'_>) {
    let Some(body) = page.body() else { return };
    let marks: Vec<usize> = (body.end..page.lines.len()).filter(|&at| page.lines[at].mark.is_some()).collect();
    let (Some(&first), true) = (marks.first(), marks.len() >= ENOUGH) else { return };
    for at in first..page.lines.len() {
        let (before, behind) = marks.split_at(marks.partition_point(|&mark| mark < at));
        let alone = before.last() == Some(&at.saturating_sub(1)) && behind.first() == Some(&(at + 1));
        let enclosed = alone && before.len() >= ENOUGH && behind.len() >= ENOUGH;
        let line = &mut page.lines[at];
        let sentence = line.end == End::Stop || line.is_prose() || line.count > LONGEST;
        let said = (sentence && !(enclosed && line.count <= SENTENCE)) || line.count == 0;
        if !said && !is_signature(line) {
            mark_line(line, Kind::Navigation, "a short line behind the article, among the page's own");
        }
    }
}

/// Words of the longest sentence that is taken for the page's between others of its lines.
const SENTENCE: usize = 30;

/// Whether a line names the report's source or writer, or a picture's.
pub(super) fn is_signature(line: &Line<'_>) -> bool {
    let sourced = starts(&line.words(), &["المصدر|مصدر|المصادر|المراجع|مراجع|هوامش|الهوامش|تنويه|تصحيح|ملاحظه|source"]);
    sourced
        || has_credit(line)
        || byline::line(line.text, true, &|_| false).is_some()
        || names::is_person(line.folded())
}

/// Above the headline, the short lines that name a section, or among which the page's own stand.
pub(in crate::corpus::import) fn above_headline(page: &mut Page<'_>, headline: usize) {
    let menu = is_menu(page, headline);
    let lines = &mut page.lines[..headline];
    let own = |line: &Line<'_>| line.mark.is_some() || navigation::names_a_part(&line.words());
    let furnished = menu || lines.iter().any(own);
    for line in lines {
        if furnished && (1..=3).contains(&line.count) && line.end != End::Stop {
            mark_line(line, Kind::Navigation, "a short line above the headline, among the page's own");
        }
    }
}

/// Between the headline and the text, a word or two between marked lines, if it is no name.
pub(in crate::corpus::import) fn below_headline(page: &mut Page<'_>, headline: usize) {
    let Some(body) = page.body() else { return };
    for at in headline + 1..body.start.saturating_sub(1) {
        let marked = |at: usize| page.lines[at].mark.is_some();
        let line = &page.lines[at];
        if at > headline + 1 && marked(at - 1) && marked(at + 1) && (1..=2).contains(&line.count) && !is_signature(line)
        {
            mark_line(&mut page.lines[at], Kind::Navigation, "a word between parts of the page");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{PROSE, kinds};

    #[test]
    fn among_the_pages_own_lines() {
        let text = format!(
            "عنوان\n{PROSE}\nاترك تعليقا\nأبو سعيد\nالاسم *\nتابعونا على تويتر\nكل ما تريد معرفته في مكان واحد\nالمصدر: رويترز"
        );
        assert_eq!(kinds(&text), ["-", "-", "comments", "navigation", "comments", "social", "navigation", "-"]);
        let plain = format!("عنوان\n{PROSE}\nكل ما تريد معرفته في مكان واحد\nاترك تعليقا\nأبو سعيد");
        assert_eq!(kinds(&plain), ["-", "-", "-", "comments", "-"]);
        let last = format!("عنوان\n{PROSE}\nاترك تعليقا\nتابعونا على تويتر\nالاسم *\nوانتهى اليوم بسلام.");
        assert_eq!(kinds(&last)[5], "-");
    }
}
