//! How near to each other things stand: `near:N`, and what nearness adds to a score.

use std::ops::Range;

use super::leaf::{Leaf, Row};
use super::rank::{Scored, Scorer};
use super::scan::Occurrence;
use crate::index::Index;
use crate::sort::sort_by;

/// Words that lie further apart are not near.
const FAR: u32 = 10;

/// Adds evidence to articles where leaves that were typed one behind the other stand near each other. `frequencies` tell in
/// how many articles each leaf stands.
pub(super) fn add_proximity(
    index: &Index,
    scorer: &Scorer<'_>,
    proximity: f32,
    leaves: &[&Leaf],
    frequencies: &[usize],
    articles: &mut [Scored],
) {
    if leaves.len() < 2 {
        return;
    }
    let mut among: Vec<u32> = articles.iter().map(|scored| scored.article).collect();
    sort_by(&mut among, Ord::cmp);
    let rows: Vec<Vec<Row>> = leaves.iter().map(|leaf| leaf.rows(index, scorer, Some(&among))).collect();
    for (rows, frequencies) in rows.windows(2).zip(frequencies.windows(2)) {
        // The more frequent of two words says how much it tells that they meet.
        let weight = proximity * scorer.idf(frequencies[0].max(frequencies[1]));
        for scored in articles.iter_mut() {
            let [first, second] = [0, 1].map(|at| of_article(&rows[at], scored.article));
            if let Some(apart) = apart(first, second) {
                scored.score += weight / (1.0 + apart as f32);
            }
        }
    }
}

fn of_article(rows: &[Row], article: u32) -> &[Row] {
    let start = rows.partition_point(|row| row.article < article);
    let count = rows[start..].partition_point(|row| row.article == article);
    &rows[start..start + count]
}

/// How many words at least lie between rows of one article and others behind them, or, two words further, before them.
fn apart(rows: &[Row], others: &[Row]) -> Option<u32> {
    let behind = |row: &Row| {
        others.get(others.partition_point(|other| other.start < row.end)).map(|other| other.start - row.end)
    };
    let before = |row: &Row| {
        let other = others[..others.partition_point(|other| other.start < row.start)].last()?;
        Some(row.start.saturating_sub(other.end) + 2)
    };
    rows.iter().flat_map(|row| [behind(row), before(row)]).flatten().min().filter(|&apart| apart <= FAR)
}

/// A word of a question, by its leaf, and what it counts that it stands behind the one that was typed before it.
pub(super) type Asked = (usize, f32);

/// What texts have of a question in a row, as it was typed, with one word at most between two: what all words of the best
/// row count but the first two, which may have met by chance.
pub(super) fn in_a_row(question: &[Asked], by_text: &[(u32, Vec<Occurrence>)]) -> f32 {
    const ALONE: f32 = -1.0;
    let mut best = 0.0_f32;
    for (_, found) in by_text {
        // Where rows end that the word before is the last of, and what they count.
        let mut rows: Vec<(usize, f32)> = Vec::new();
        for &(leaf, weight) in question {
            let goes_on = |words: &Range<usize>| {
                let joined = rows.iter().filter(|(end, _)| words.start == *end || words.start == end + 1);
                let longer = joined.map(|(_, row)| if *row == ALONE { 0.0 } else { row + weight });
                (words.end, longer.fold(ALONE, f32::max))
            };
            let spans = found.iter().map(|found| &found.span).filter(|span| span.clause == leaf);
            rows = spans.map(|span| goes_on(&span.words)).collect();
            best = rows.iter().map(|(_, row)| *row).fold(best, f32::max);
        }
    }
    best
}

/// Lists that are tried in every order; more are joined so many at a time, the first ones first.
const TOGETHER: usize = 5;

/// Rows of every list, none of them overlapping, with at most so many words between neighbours, in any order: from the
/// first to the last of them. There is one for every place where such a chain ends, from where the earliest begins; or,
/// where the `whole` is asked for, from wherever one begins.
pub(super) fn near(mut lists: Vec<Vec<Row>>, most: u32, whole: bool) -> Vec<Row> {
    if lists.len() > TOGETHER {
        let others = lists.split_off(TOGETHER);
        let first = near(lists, most, whole);
        return near(std::iter::once(first).chain(others).collect(), most, whole);
    }
    let all = (1_u32 << lists.len()) - 1;
    let mut rows: Vec<(Row, u32)> = Vec::new();
    for (list, at) in lists.into_iter().zip(0..) {
        rows.extend(list.into_iter().map(|row| (row, 1 << at)));
    }
    sort_by(&mut rows, |a, b| {
        let key = |(row, list): &(Row, u32)| (row.article, row.start, row.end, *list);
        key(a).cmp(&key(b))
    });
    let longest = rows.iter().map(|(row, _)| row.end - row.start).max().unwrap_or_default();
    // What ends with each row: chains, by the lists that they have rows of.
    let mut chains: Vec<Vec<(Row, u32)>> = Vec::new();
    let mut found = Vec::new();
    for (at, &(row, list)) in rows.iter().enumerate() {
        let mut ending = vec![(row, list)];
        let may_reach = |other: &Row| other.article == row.article && row.start - other.start <= longest + most;
        let before = (0..at).rev().take_while(|&before| may_reach(&rows[before].0));
        for before in before.filter(|&before| row.start.checked_sub(rows[before].0.end).is_some_and(|gap| gap <= most))
        {
            for (chain, lists) in chains[before].iter().filter(|(_, lists)| lists & list == 0) {
                let longer = Row { start: chain.start, rung: chain.rung.max(row.rung), ..row };
                let is_so =
                    |known: &&mut (Row, u32)| known.1 == lists | list && (!whole || known.0.start == longer.start);
                match ending.iter_mut().find(is_so) {
                    Some((known, _)) => {
                        known.start = known.start.min(longer.start);
                        known.rung = known.rung.min(longer.rung);
                    }
                    None => ending.push((longer, lists | list)),
                }
            }
        }
        found.extend(ending.iter().filter(|(_, lists)| *lists == all).map(|(chain, _)| *chain));
        chains.push(ending);
    }
    found
}
