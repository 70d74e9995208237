//! How near to each other things stand: `near:N`, and what nearness adds to a look-up.

use super::leaf::{Leaf, Row};
use super::rank::{Scored, Scorer};
use crate::index::Index;
use crate::sort::sort_by;

/// Words that lie further apart are not near.
const FAR: u32 = 10;

/// Adds evidence to articles where leaves that were typed one behind the other stand near each other. `frequencies` tell in
/// how many articles each leaf stands.
pub(super) fn add_proximity(
    index: &Index,
    scorer: &Scorer<'_>,
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
        let weight = scorer.weights.proximity * scorer.idf(frequencies[0].max(frequencies[1]));
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

/// Rows that stand near each other, with what lies between: at most so many words.
pub(super) fn near(rows: &[Row], others: &[Row], most: u32) -> Vec<Row> {
    let mut found = Vec::new();
    let longest = others.iter().map(|row| row.end - row.start).max().unwrap_or_default();
    for row in rows {
        let from = row.start.saturating_sub(most).saturating_sub(longest);
        let start = others.partition_point(|other| (other.article, other.start) < (row.article, from));
        let reach = row.end.saturating_add(most);
        for other in others[start..].iter().take_while(|other| other.article == row.article && other.start <= reach) {
            let apart = if other.start >= row.start {
                other.start.saturating_sub(row.end)
            } else {
                row.start.saturating_sub(other.end)
            };
            // A word is not near itself.
            let overlap = other.start < row.end && row.start < other.end;
            if apart <= most && !overlap {
                let (start, end) = (row.start.min(other.start), row.end.max(other.end));
                found.push(Row { article: row.article, start, end, rung: row.rung.max(other.rung) });
            }
        }
    }
    sort_by(&mut found, |a, b| {
        let key = |row: &Row| (row.article, row.start, row.end, row.rung);
        key(a).cmp(&key(b))
    });
    found.dedup_by_key(|row| (row.article, row.start, row.end));
    found
}
