//! Articles by what is known of them beside their words: source, tags, days.

use super::query::Days;
use super::rank::Scored;
use crate::index::Index;
use crate::text::{Token, tokenize};

/// The articles of sources whose names have these words in a row.
pub(super) fn by_source(index: &Index, words: &[Token]) -> Vec<Scored> {
    let Some(facts) = index.facts() else { return Vec::new() };
    let wanted: Vec<bool> = facts.sources.iter().map(|name| has_in_a_row(name, words)).collect();
    articles(index, |article| wanted.get(facts.source(article)).is_some_and(|wanted| *wanted))
}

/// The articles with a tag that has these words in a row.
pub(super) fn by_tag(index: &Index, words: &[Token]) -> Vec<Scored> {
    let Some(facts) = index.facts() else { return Vec::new() };
    let wanted: Vec<bool> = facts.tags.iter().map(|name| has_in_a_row(name, words)).collect();
    articles(index, |article| facts.tags_of(article).iter().any(|&tag| wanted[tag as usize]))
}

/// The articles whose dates may be one of some days.
pub(super) fn by_date(index: &Index, days: Days) -> Vec<Scored> {
    let Some(facts) = index.facts() else { return Vec::new() };
    articles(index, |article| {
        facts.days(article).is_some_and(|(first, last)| {
            days.from.is_none_or(|from| last >= from) && days.to.is_none_or(|to| first <= to)
        })
    })
}

fn articles(index: &Index, is_wanted: impl Fn(u32) -> bool) -> Vec<Scored> {
    (0..index.articles()).filter(|&article| is_wanted(article)).map(Scored::plain).collect()
}

/// Whether a name has words in a row, folded, with the article or without.
fn has_in_a_row(name: &str, words: &[Token]) -> bool {
    let name: Vec<String> = tokenize(name).map(|word| word.folded).collect();
    let plain = |word: &str| word.strip_prefix("ال").map_or_else(|| word.to_owned(), str::to_owned);
    let is_same = |(a, b): (&String, &Token)| plain(a) == plain(&b.folded);
    name.windows(words.len().max(1)).any(|row| row.iter().zip(words).all(is_same))
}
