//! Runs → the words of the whole corpus, and where their lists are.

use super::run::{Form, Origin, Run};
use crate::index::dictionary::Prints;
use crate::index::filed::Print;
use crate::lexicon::FixedMap;

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
    pub(super) occurrences: u32,
}

impl Vocabulary {
    pub(super) fn of<L>(runs: &[Run<L>]) -> Self {
        let mut known: FixedMap<&str, u32> = FixedMap::default();
        let mut spellings: Vec<Spelling> = Vec::new();
        let mut at_of_form: Vec<Vec<u32>> = Vec::new();
        for run in runs {
            let of_run = run.forms.iter().map(|form| {
                let at = *known.entry(&form.bare).or_insert(spellings.len() as u32);
                if at as usize == spellings.len() {
                    let bare = form.bare.clone();
                    spellings.push(Spelling { bare, prints: Prints::default(), occurrences: 0 });
                }
                let spelling = &mut spellings[at as usize];
                if form.origin == Origin::Printed {
                    spelling.prints.add(Print::Plain);
                }
                at
            });
            at_of_form.push(of_run.collect());
        }
        drop(known);
        // Two words are found as one where that one is printed somewhere; else nobody would look for it so.
        let printed = |at: u32| spellings[at as usize].prints.iter().any(|print| print == Print::Plain);
        let is_kept = |form: &Form, at: u32| form.origin != Origin::Joined || printed(at);
        let mut parts: Vec<(u32, u32, u32)> = Vec::new();
        for (run, (of_run, ats)) in (0..).zip(runs.iter().zip(&at_of_form)) {
            for (number, (form, &at)) in (0..).zip(of_run.forms.iter().zip(ats)) {
                if is_kept(form, at) {
                    parts.push((PRINTS * at + form.origin.print() as u32, run, number));
                }
            }
        }
        for &(slot, run, number) in &parts {
            let spelling = &mut spellings[(slot / PRINTS) as usize];
            spelling.prints.add(Print::ALL[(slot % PRINTS) as usize]);
            spelling.occurrences += runs[run as usize].forms[number as usize].occurrences;
        }
        let mut order: Vec<u32> = (0..spellings.len() as u32).collect();
        order.retain(|&at| spellings[at as usize].occurrences > 0);
        order.sort_unstable_by(|&a, &b| spellings[a as usize].bare.cmp(&spellings[b as usize].bare));
        let mut rank = vec![0; spellings.len()];
        for (new, &old) in (0..).zip(&order) {
            rank[old as usize] = new;
        }
        for part in &mut parts {
            part.0 = PRINTS * rank[(part.0 / PRINTS) as usize] + part.0 % PRINTS;
        }
        parts.sort_unstable();
        let mut starts = vec![0; PRINTS as usize * order.len() + 1];
        for part in &parts {
            starts[part.0 as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut taken: Vec<Option<Spelling>> = spellings.into_iter().map(Some).collect();
        let spellings = order.into_iter().filter_map(|at| taken[at as usize].take()).collect();
        Self { spellings, starts, parts: parts.into_iter().map(|(_, run, form)| (run, form)).collect() }
    }

    /// Everything filed under a spelling in a kind of print: articles with their places, in order.
    pub(super) fn list<L: AsRef<[u8]>>(&self, at: u32, print: Print, runs: &[Run<L>]) -> Vec<Place> {
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

impl<L: AsRef<[u8]>> Run<L> {
    /// Adds the places of a form.
    fn read(&self, form: usize, to: &mut Vec<Place>) {
        let start = form.checked_sub(1).map_or(0, |before| self.forms[before].end) as usize;
        let mut list = &self.lists.as_ref()[start..self.forms[form].end as usize];
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
