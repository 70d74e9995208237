//! Runs → the words of the whole corpus, and where their lists are.

use std::ops::Range;

use super::Workers;
use super::run::{Lists, Origin, Run};
use crate::index::bytes::partition_point;
use crate::index::dictionary::Prints;
use crate::index::filed::Print;

/// Into how many stretches a large vocabulary is divided, for so many tasks.
const STRETCHES: usize = 32;
/// How many kinds of print there are.
const PRINTS: u32 = Print::ALL.len() as u32;

/// The spellings of a corpus, sorted.
pub(super) struct Vocabulary {
    pub(super) spellings: Vec<Spelling>,
    /// For each spelling in each kind of print: where its parts begin in `parts`.
    starts: Vec<u32>,
    /// Run, and form in it.
    parts: Vec<(u32, u32)>,
}

pub(super) struct Spelling {
    pub(super) bare: Box<str>,
    pub(super) prints: Prints,
    /// How many articles have it, those of another print counted again.
    pub(super) articles: u32,
    pub(super) occurrences: u32,
}

/// What one task makes of the spellings from one on up to another.
#[derive(Default)]
struct Stretch {
    spellings: Vec<Spelling>,
    /// How many parts each spelling has in each kind of print.
    counts: Vec<u32>,
    parts: Vec<(u32, u32)>,
}

impl Vocabulary {
    pub(super) fn of<L: Sync>(runs: &[Run<L>], workers: &impl Workers) -> Self {
        let largest = runs.iter().max_by_key(|run| run.forms.len()).filter(|run| run.forms.len() > STRETCHES);
        let firsts: Vec<&str> = match largest {
            Some(run) => (1..STRETCHES).map(|at| run.bare(at * run.forms.len() / STRETCHES)).collect(),
            None => Vec::new(),
        };
        let below = |first: &&str| -> Vec<usize> { runs.iter().map(|run| run.below(first)).collect() };
        let nothing = std::iter::once(vec![0; runs.len()]);
        let bounds: Vec<Vec<usize>> = nothing.chain(firsts.iter().map(below)).collect();
        let all = runs.iter().map(|run| run.forms.len()).collect();
        let tasks = bounds.iter().zip(bounds.iter().skip(1).chain(std::iter::once(&all))).collect();
        let stretches = workers.map(tasks, |(from, to): (&Vec<usize>, &Vec<usize>)| {
            let ranges = from.iter().zip(to).map(|(&from, &to)| from..to);
            Stretch::of(runs, ranges)
        });
        let mut made = Self { spellings: Vec::new(), starts: vec![0], parts: Vec::new() };
        let mut end = 0;
        for mut stretch in stretches {
            made.spellings.append(&mut stretch.spellings);
            made.parts.append(&mut stretch.parts);
            made.starts.extend(stretch.counts.iter().map(|count| {
                end += count;
                end
            }));
        }
        made
    }

    /// Everything filed under a spelling in a kind of print: articles with their places, in order.
    pub(super) fn list<L: Lists>(&self, at: u32, print: Print, runs: &[Run<L>]) -> Vec<Place> {
        let slot = (PRINTS * at + print as u32) as usize;
        let mut places = Vec::new();
        for &(run, form) in &self.parts[self.starts[slot] as usize..self.starts[slot + 1] as usize] {
            runs[run as usize].read(form as usize, &mut places);
        }
        // A word may have one reading twice, and several words be one in two ways.
        if print != Print::Plain {
            places.sort_unstable();
            places.dedup_by_key(|place| (place.article, place.at));
        }
        places
    }
}

/// Where a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) article: u32,
    pub(super) at: u32,
    pub(super) in_title: bool,
}

impl Stretch {
    /// Of some forms of each run.
    fn of<L>(runs: &[Run<L>], ranges: impl Iterator<Item = Range<usize>>) -> Self {
        let mut all: Vec<(&str, Origin, u32, u32)> = Vec::new();
        for (number, (run, range)) in (0..).zip(runs.iter().zip(ranges)) {
            all.extend(range.map(|form| (run.bare(form), run.forms[form].origin, number, form as u32)));
        }
        // Those of a run are in order already.
        all.sort_by(|a, b| (a.0, a.1.print()).cmp(&(b.0, b.1.print())));
        let mut made = Self::default();
        for forms in all.chunk_by(|a, b| a.0 == b.0) {
            // Two words are found as one where that one is printed somewhere; else nobody would look for it so.
            let is_printed = forms.iter().any(|form| form.1 == Origin::Printed);
            let mut spelling =
                Spelling { bare: forms[0].0.into(), prints: Prints::default(), articles: 0, occurrences: 0 };
            let mut counts = [0; PRINTS as usize];
            for &(_, origin, run, form) in forms.iter().filter(|form| form.1 != Origin::Joined || is_printed) {
                spelling.prints.add(origin.print());
                let form_of = &runs[run as usize].forms[form as usize];
                spelling.articles += form_of.articles;
                spelling.occurrences += form_of.occurrences;
                counts[origin.print() as usize] += 1;
                made.parts.push((run, form));
            }
            if spelling.occurrences > 0 {
                made.spellings.push(spelling);
                made.counts.extend(counts);
            }
        }
        made
    }
}

impl<L> Run<L> {
    /// How many forms are before a spelling.
    fn below(&self, bare: &str) -> usize {
        partition_point(self.forms.len(), |form| self.bare(form) < bare)
    }
}

impl<L: Lists> Run<L> {
    /// Adds the places of a form.
    fn read(&self, form: usize, to: &mut Vec<Place>) {
        let start = form.checked_sub(1).map_or(0, |before| self.forms[before].end) as usize;
        let list = self.lists.part(start..self.forms[form].end as usize);
        let mut list = list.as_ref();
        // Articles count from 1 in a run.
        let mut now = Place { article: self.first.wrapping_sub(1), at: 0, in_title: false };
        while !list.is_empty() {
            let step = number(&mut list);
            if step & 1 == 1 {
                let place = number(&mut list);
                let article = now.article.wrapping_add(step >> 1);
                now = Place { article, at: place >> 1, in_title: place & 1 == 1 };
            } else {
                now.at += step >> 1;
            }
            to.push(now);
        }
    }
}

fn number(list: &mut &[u8]) -> u32 {
    let (mut number, mut shift) = (0, 0);
    while let Some((&byte, rest)) = list.split_first() {
        *list = rest;
        number |= u32::from(byte & 0x7F) << shift;
        shift += 7;
        if byte < 0x80 {
            break;
        }
    }
    number
}
