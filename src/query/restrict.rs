//! What is known of articles beside their words — source, tags, days — as a condition, an order, and a division.

use std::borrow::Cow;

use super::query::Days;
use super::rank::Scored;
use crate::corpus::calendar::civil;
use crate::index::Index;
use crate::sort::sort_by;
use crate::text::{Token, tokenize};

/// The articles of sources whose names have these words in a row, or are these words.
pub(super) fn by_source(index: &Index, words: &[Token], whole: bool) -> Vec<Scored> {
    let Some(facts) = index.facts() else { return Vec::new() };
    let wanted: Vec<bool> = facts.sources.iter().map(|name| is_named(name, words, whole)).collect();
    articles(index, |article| wanted.get(facts.source(article) as usize).is_some_and(|wanted| *wanted))
}

/// The articles with a tag that has these words in a row, or is these words.
pub(super) fn by_tag(index: &Index, words: &[Token], whole: bool) -> Vec<Scored> {
    let Some(facts) = index.facts() else { return Vec::new() };
    let wanted: Vec<bool> = facts.tags.iter().map(|name| is_named(name, words, whole)).collect();
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

/// Whether a name has words in a row, folded, with the article or without; or is, as a whole, just these words.
fn is_named(name: &str, words: &[Token], whole: bool) -> bool {
    if whole {
        return tokenize(name).map(|word| word.bare).eq(words.iter().map(|word| word.bare.clone()));
    }
    let name: Vec<String> = tokenize(name).map(|word| word.folded).collect();
    let plain = |word: &str| word.strip_prefix("ال").map_or_else(|| word.to_owned(), str::to_owned);
    let is_same = |(a, b): (&String, &Token)| plain(a) == plain(&b.folded);
    name.windows(words.len().max(1)).any(|row| row.iter().zip(words).all(is_same))
}

/// The order of a result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The most relevant first.
    #[default]
    Relevance,
    /// The latest day first; articles without a date last.
    Newest,
    /// The earliest day first; articles without a date last.
    Oldest,
    /// By source, as in the corpus, articles without one last; within a source by relevance.
    Source,
}

impl Order {
    /// The order of a name used in commands, addresses and JSON; relevance for any other.
    pub fn named(name: &str) -> Self {
        match name {
            "newest" => Self::Newest,
            "oldest" => Self::Oldest,
            "source" => Self::Source,
            _ => Self::Relevance,
        }
    }
}

/// Puts a result, which is in order of relevance, into another order. What is equal there keeps its relevance.
pub(super) fn arrange<'a>(index: &Index, articles: &'a [Scored], order: Order) -> Cow<'a, [Scored]> {
    if order == Order::Relevance {
        return articles.into();
    }
    let Some(facts) = index.facts() else { return articles.into() };
    let key = |article: u32| match (order, facts.days(article)) {
        (Order::Source, _) => {
            let source = facts.source(article);
            if facts.sources[source as usize].is_empty() { i64::MAX } else { source.into() }
        }
        (_, None) => i64::MAX,
        (Order::Newest, Some((_, last))) => -i64::from(last),
        (_, Some((first, _))) => first.into(),
    };
    let mut keyed: Vec<(i64, u32)> = articles.iter().zip(0..).map(|(scored, at)| (key(scored.article), at)).collect();
    sort_by(&mut keyed, Ord::cmp);
    keyed.into_iter().map(|(_, at)| articles[at as usize]).collect()
}

/// How a result divides: for each source, month and tag that is in it, how many articles have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// By source, most articles first; the empty name stands for articles without one.
    pub sources: Vec<(String, u32)>,
    /// By month, as `YYYY-MM`, in order: articles of which a day may lie in it.
    pub months: Vec<(String, u32)>,
    /// Articles without a date.
    pub undated: u32,
    /// By tag, most articles first.
    pub tags: Vec<(String, u32)>,
}

/// Months that a date of an article is counted in; one that may lie in more says too little to be counted.
const MOST_MONTHS: i32 = 24;

pub(super) fn facets(index: &Index, articles: &[Scored]) -> Facets {
    let Some(facts) = index.facts() else { return Facets::default() };
    let mut sources = vec![0; facts.sources.len()];
    let mut tags = vec![0; facts.tags.len()];
    let mut months: Vec<(i32, u32)> = Vec::new();
    let mut undated = 0;
    for scored in articles {
        sources[facts.source(scored.article) as usize] += 1;
        facts.tags_of(scored.article).iter().for_each(|&tag| tags[tag as usize] += 1);
        let Some((first, last)) = facts.days(scored.article) else {
            undated += 1;
            continue;
        };
        let month = |day: i32| {
            let (year, month, _) = civil(day);
            12 * year + month - 1
        };
        for month in month(first)..=month(last).min(month(first) + MOST_MONTHS - 1) {
            match months.iter_mut().find(|known| known.0 == month) {
                Some(known) => known.1 += 1,
                None => months.push((month, 1)),
            }
        }
    }
    sort_by(&mut months, Ord::cmp);
    let name = |(month, count): (i32, u32)| {
        let (year, month) = (month / 12, month % 12 + 1);
        let text = (10_000 + year).to_string()[1..].to_owned() + "-" + &(100 + month).to_string()[1..];
        (text, count)
    };
    Facets {
        sources: most_first(&facts.sources, &sources),
        months: months.into_iter().map(name).collect(),
        undated,
        tags: most_first(&facts.tags, &tags),
    }
}

fn most_first(names: &[String], counts: &[u32]) -> Vec<(String, u32)> {
    let mut order: Vec<usize> = (0..names.len()).filter(|&at| counts[at] > 0).collect();
    sort_by(&mut order, |&a, &b| counts[b].cmp(&counts[a]).then(a.cmp(&b)));
    order.into_iter().map(|at| (names[at].clone(), counts[at])).collect()
}
