//! The list of a word: which articles have it, how often, whether in the title, and where.
//!
//! ```text
//! list    = articles running titles leads   bits: ascending lists (see `bits`), bounds known from elsewhere
//! articles: the articles that have the word, below the number of articles
//! running : how often it occurs up to each article but the last, from 1 to the word's occurrences
//! titles  : which of these articles have it in the title, by position in `articles`
//! leads   : which have it among the first words of the text ([`LEAD`]), likewise
//! places  : for each article, the places of the word (see `write_places`)
//! ```
//! Counts come before the bits, in bytes: articles, occurrences − articles, titles,
//! leads.

use std::ops::Range;

use super::bits::{BitReader, BitWriter};
use super::lengths::Length;

/// So many words are the first of a text, title not counted: what an article is about is said there.
pub(crate) const LEAD: u32 = 8;
/// The most places that are read of one file; what tells of more is no index of ours.
const MOST_PLACES: u32 = 1 << 22;

/// How many articles have a word, and how often.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) articles: u32,
    pub(crate) occurrences: u32,
    pub(crate) titles: u32,
    pub(crate) leads: u32,
}

/// The list of a word without its places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Postings {
    /// The articles, ascending.
    pub(crate) articles: Vec<u32>,
    /// For each, how often it has the word.
    pub(crate) counts: Vec<u32>,
    /// For each, whether the title has it.
    pub(crate) titles: Vec<bool>,
    /// For each, whether it is among the first words of the text.
    pub(crate) leads: Vec<bool>,
}

impl Counts {
    /// Counts as a file of a corpus of `total` articles tells them.
    pub(super) fn checked(articles: u32, more: u32, titles: u32, leads: u32, total: u32) -> Option<Self> {
        let occurrences = articles.checked_add(more)?;
        let sound = 0 < articles && articles <= total && titles <= articles && leads <= articles;
        if sound { Some(Self { articles, occurrences, titles, leads }) } else { None }
    }
}

impl Postings {
    pub(crate) fn counts(&self) -> Counts {
        Counts {
            articles: self.articles.len() as u32,
            occurrences: self.counts.iter().sum(),
            titles: self.titles.iter().filter(|&&title| title).count() as u32,
            leads: self.leads.iter().filter(|&&leads| leads).count() as u32,
        }
    }

    pub(super) fn write(&self, total: u32, to: &mut BitWriter) {
        let Counts { articles, occurrences, .. } = self.counts();
        to.put_ascending(&self.articles, 0, total);
        let running = self.counts.iter().scan(0, |sum, count| {
            *sum += count;
            Some(*sum)
        });
        let running: Vec<u32> = running.take(articles as usize - 1).collect();
        to.put_ascending(&running, 1, occurrences);
        for flags in [&self.titles, &self.leads] {
            let set: Vec<u32> = (0..).zip(flags).filter(|(_, set)| **set).map(|(at, _)| at).collect();
            to.put_ascending(&set, 0, articles);
        }
    }

    #[inline(never)]
    pub(super) fn read(counts: Counts, total: u32, from: &mut BitReader<'_>) -> Self {
        let count = counts.articles as usize;
        let mut articles = vec![0; count];
        from.get_ascending(&mut articles, 0, total);
        let mut running = vec![counts.occurrences; count];
        from.get_ascending(&mut running[..count - 1], 1, counts.occurrences);
        let mut before = 0;
        for sum in &mut running {
            (*sum, before) = (*sum - before, *sum);
        }
        let titles = flags(counts.titles, count, from);
        let leads = flags(counts.leads, count, from);
        Self { articles, counts: running, titles, leads }
    }

    /// Reads the places of those of the articles that lie in `range`, whose lengths are these. `sum` counts what was read
    /// of the file.
    #[inline(never)]
    pub(super) fn read_places(
        &self,
        range: &Range<u32>,
        lengths: &[Length],
        sum: &mut u32,
        from: &mut BitReader<'_>,
    ) -> Option<Vec<(u32, Vec<u32>)>> {
        let mut all = Vec::new();
        let articles = self.articles.iter().zip(&self.counts).zip(&self.titles);
        for ((&article, &count), &in_title) in articles.filter(|((article, _), _)| range.contains(article)) {
            *sum = sum.saturating_add(count);
            let length = *lengths.get(article as usize)?;
            let mut places = vec![0; if *sum > MOST_PLACES { 0 } else { count as usize }];
            read_places(&mut places, length, in_title, from)?;
            all.push((article, places));
        }
        from.check()?;
        Some(all)
    }
}

/// Reads which of `count` articles have something that `set` of them have.
#[inline(never)]
fn flags(set: u32, count: usize, from: &mut BitReader<'_>) -> Vec<bool> {
    let mut places = vec![0; set as usize];
    from.get_ascending(&mut places, 0, count as u32);
    let mut flags = vec![false; count];
    for at in places {
        flags[at as usize] = true;
    }
    flags
}

/// Writes the places of a word in an article: in the title the first is below its length, else all are behind it.
#[cfg(feature = "lexicon")]
pub(super) fn write_places(places: &[u32], length: Length, to: &mut BitWriter) {
    match places {
        [first, rest @ ..] if *first < length.title => {
            to.put_below(*first, length.title);
            to.put_ascending(rest, first + 1, length.places);
        }
        _ => to.put_ascending(places, length.title + 1, length.places),
    }
}

/// Fills in the places of a word in an article; `None` if there is no room for so many.
fn read_places(places: &mut [u32], length: Length, in_title: bool, from: &mut BitReader<'_>) -> Option<()> {
    let (first, rest) = places.split_first_mut()?;
    if in_title {
        *first = from.get_below(length.title);
        let free = length.places.checked_sub(*first + 1)?;
        (rest.len() <= free as usize).then(|| from.get_ascending(rest, *first + 1, length.places))
    } else {
        let free = length.places.checked_sub(length.title + 1)?;
        (places.len() <= free as usize).then(|| from.get_ascending(places, length.title + 1, length.places))
    }
}
