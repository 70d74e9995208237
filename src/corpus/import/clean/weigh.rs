//! Many weak clues: lines outside the article that no rule knows, weighed by what they say, how they say it, where they
//! stand and what stands around them.
//!
//! A rule needs to know a phrase. Pages say the same things in endless ways, but they say them in short lines without a
//! full stop, to the reader («حسابك»), with a small vocabulary («اشترك», «تحميل»), among lines that rules do know. Each of
//! these is a [`Clue`] with a weight; a line whose clues reach the threshold of its place is the page's. What speaks for
//! the article — a sentence, a name, a source, a list — weighs against it.

use super::{Kind, Mark, Page};
use crate::corpus::import::byline;
use crate::corpus::import::clean::furniture::is_signature;
use crate::corpus::import::names;
use crate::corpus::import::page::{End, Line};
use crate::corpus::import::phrase::starts;
use crate::corpus::import::vocabulary::{all, any, is};

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Above the headline.
    Above,
    /// Between the headline and the running text.
    Below,
    /// Behind the running text.
    Tail,
}

/// A line and what stands around it.
#[allow(clippy::struct_excessive_bools, reason = "each is one fact that clues ask for")]
struct Look<'a> {
    line: &'a Line<'a>,
    words: Vec<&'a str>,
    part: Part,
    /// Whether the lines directly before and behind are the page's.
    before: bool,
    after: bool,
    /// The share of the page's lines among those of the same part, in percent, and how many they are.
    share: usize,
    marked: usize,
    /// Lines of the same part.
    lines: usize,
    /// Whether a line of the page stands between the running text and this one.
    beyond: bool,
    /// Whether the same words stand on another line of the page's frame.
    again: bool,
    /// Whether the article speaks of it in the same words.
    spoken: bool,
    /// Whether it is a name that a line above the text gives as well.
    writer: bool,
}

/// One thing that makes a line likelier or less likely to be the page's.
struct Clue {
    weight: i32,
    holds: fn(&Look<'_>) -> bool,
}

const fn clue(weight: i32, holds: fn(&Look<'_>) -> bool) -> Clue {
    Clue { weight, holds }
}

/// The clues.
const CLUES: &[Clue] = &[
    // What it says.
    clue(2, |look| any(&look.words, "page-word")),
    clue(1, |look| look.marked >= 1 && mostly_of_pages(&look.words)),
    clue(3, |look| look.part == Part::Tail && is_latin(look.line)),
    clue(2, |look| look.part != Part::Tail && is_latin(look.line)),
    clue(3, |look| look.part == Part::Tail && is_row(look.line.text)),
    clue(2, |look| look.part == Part::Tail && all(&look.words, &["section", "site-page", "genre"])),
    clue(4, |look| look.part != Part::Tail && all(&look.words, &["section", "site-page", "genre"])),
    clue(1, |look| any(&look.words, "to-reader")),
    clue(1, |look| look.spoken && look.beyond && look.words.len() <= 4),
    clue(2, |look| look.again),
    clue(6, |look| look.writer && look.part == Part::Tail),
    clue(3, |look| look.part == Part::Tail && starts(&look.words, &["@profession"])),
    clue(1, |look| look.part == Part::Tail && look.before && starts(&look.words, &["@profession"])),
    // How it says it.
    clue(1, |look| look.words.len() <= 4 && look.line.end == End::Plain),
    clue(1, |look| look.beyond && look.line.text.contains(char::is_numeric)),
    clue(-1, |look| look.words.len() > 8),
    clue(-4, |look| look.words.len() > 14),
    clue(-3, |look| look.line.end == End::Stop),
    clue(-2, |look| look.line.end == End::Cry && !any(&look.words, "page-word")),
    clue(-6, |look| look.line.is_prose()),
    clue(-3, |look| look.line.text.starts_with(['«', '"', '“', '(']) && look.words.len() > 3),
    clue(-3, |look| is_item(look.line.text)),
    // Where it stands, and among what.
    clue(2, |look| look.part == Part::Above && look.lines >= 2 && look.words.len() <= 4),
    clue(1, |look| look.part == Part::Above && look.lines >= 3),
    clue(1, |look| look.before),
    clue(1, |look| look.after),
    clue(1, |look| look.before && look.after),
    clue(1, |look| look.beyond && look.marked >= 3),
    clue(1, |look| look.beyond && look.share >= 60 && look.marked >= 3),
    clue(1, |look| look.beyond),
    clue(-1, |look| look.part == Part::Tail && !look.beyond && !any(&look.words, "page-word")),
    clue(-1, |look| look.part == Part::Below),
    // What speaks for the article.
    clue(-5, |look| is_signature(look.line)),
    clue(-2, |look| look.part != Part::Tail && byline::line(look.line.text, true, &|_| false).is_some()),
    clue(-2, |look| look.part != Part::Tail && names::is_person(look.line.folded())),
    clue(-3, |look| {
        starts(&look.words, &["بقلم|تقرير|كتب|كتبت|اعداد|ترجمه|حوار|حاوره|حاورته|تصوير"]) && look.words.len() > 1
    }),
];

/// Whether a line has letters of the Latin alphabet only.
fn is_latin(line: &Line<'_>) -> bool {
    line.text.chars().all(|c| c.is_ascii() || !c.is_alphabetic())
}

/// Whether a line is three short names or more with commas between, and nothing else: tags in a row.
fn is_row(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['،', ',']).map(str::trim).collect();
    parts.len() >= 3 && parts.iter().all(|part| (1..=3).contains(&part.split_whitespace().count()))
}

/// Whether half of the words or more are such as pages say of themselves.
fn mostly_of_pages(words: &[&str]) -> bool {
    2 * words.iter().filter(|word| is(word, "page-word")).count() >= words.len()
}

/// What a line must weigh to be the page's.
const ENOUGH: i32 = 4;

/// Whether a line is one of a list: `1.`, `-`, `أولا`.
fn is_item(text: &str) -> bool {
    let number = text.trim_start_matches(|c: char| c.is_numeric()).trim_start();
    (text.starts_with(char::is_numeric) && number.starts_with(['.', '-', ')', '–']))
        || text.starts_with(['-', '•', '*', '–', '—'])
}

/// Marks the lines that weigh enough. The headline is known by now.
pub(in crate::corpus::import) fn outside(page: &mut Page<'_>, headline: Option<usize>) {
    let Some(body) = page.body() else { return };
    let text = spoken_words(&page.lines[body.clone()]);
    // Twice: what is marked in the first round is a neighbour in the second.
    for _ in 0..2 {
        let above = headline.filter(|&at| at < body.start).unwrap_or(0);
        let parts = [
            (Part::Above, 0..above),
            (Part::Below, (above + 1).min(body.start)..body.start),
            (Part::Tail, body.end..page.lines.len()),
        ];
        let mut found = Vec::new();
        for (part, range) in parts {
            // Many lines above the first long one are a text of short lines.
            if part == Part::Below && range.len() > super::MOST_ABOVE {
                continue;
            }
            found.extend(range.clone().filter(|&at| weight(page, part, range.clone(), at, &text) >= ENOUGH));
        }
        for at in found {
            let reason = "a short line outside the article that reads and stands like the page's own";
            page.lines[at].mark = Some(Mark::new(Kind::Navigation, reason));
        }
    }
}

/// What a line weighs; nothing if it is marked, the one that may be the headline, or empty.
fn weight(page: &Page<'_>, part: Part, range: std::ops::Range<usize>, at: usize, text: &str) -> i32 {
    let line = &page.lines[at];
    if line.mark.is_some() || line.count == 0 || line.folded().is_empty() || page.spared == Some(at) {
        return 0;
    }
    let marked = |at: usize| page.lines.get(at).is_some_and(|line| line.mark.is_some());
    let start = if part == Part::Tail { page.body().map_or(0, |body| body.start) } else { 0 };
    let marks = range.clone().filter(|&at| marked(at)).count();
    let elsewhere = |other: usize| other != at && page.lines[other].folded() == line.folded();
    let look = Look {
        line,
        words: line.words(),
        part,
        before: at > 0 && marked(at - 1),
        after: marked(at + 1),
        share: marks * 100 / range.len().max(1),
        marked: marks,
        lines: range.len(),
        beyond: part == Part::Tail && (range.start..at).any(marked),
        again: line.count <= 4 && (0..page.lines.len()).any(|other| elsewhere(other) && (other < at || marked(other))),
        spoken: text.contains(&format!(" {} ", line.folded())),
        writer: names::is_person(line.folded()) && page.lines[..start].iter().any(|head| names_also(head, line)),
    };
    CLUES.iter().filter(|clue| (clue.holds)(&look)).map(|clue| clue.weight).sum()
}

/// The folded words of an article's lines, each between blanks.
fn spoken_words(lines: &[Line<'_>]) -> String {
    let mut text = String::from(" ");
    for line in lines.iter().filter(|line| line.mark.is_none()) {
        text.push_str(&line.all_words());
        text.push(' ');
    }
    text
}

/// Whether a line above the text holds another line's words and a few more: «بقلم ناصر الهاشمي».
fn names_also(head: &Line<'_>, line: &Line<'_>) -> bool {
    head.count <= line.count + 4 && head.folded().contains(line.folded())
}
