//! An article's text → where the clauses stand in it, word by word.
//!
//! The index tells which articles have what is sought; where exactly it stands is read from the text, which is at hand
//! whenever a place is to be shown.

use std::ops::Range;

use super::Rung;
use super::leaf::{Leaf, Row, sort_groups, sort_rows};
use super::nearness;
use super::plan::{Near, Plan};
use super::snippet::Span;
use crate::corpus::Article;
use crate::index::Index;
use crate::index::bytes::checksum;
use crate::index::filed::{Print, filed, spelling, texts};
use crate::sort::sort_by;
use crate::text::tokenize;

/// A spelling that is sought, and what it would be a part of.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Key {
    /// Of the spelling: numbers are compared faster.
    hash: u32,
    bare: String,
    print: Print,
    rung: Rung,
    word: u32,
    clause: usize,
    way: usize,
    at: usize,
}

/// Everything that is sought, by spelling.
#[derive(Debug)]
pub(super) struct Scanner<'a> {
    index: &'a Index,
    leaves: &'a [Leaf],
    /// What only counts where it is near each other, as [`Plan::near`].
    near: &'a [Near],
    keys: Vec<Key>,
    /// Whether any hash has these lowest bits: most words of a text are told by that to be none of them.
    ends: [bool; 256],
    /// Names as one word that are sought: to find them in a text costs more than all else.
    joined: Vec<u32>,
}

/// A place where a clause stands.
#[derive(Clone, Debug)]
pub(super) struct Occurrence {
    pub(super) span: Span,
    pub(super) rung: Rung,
    /// The word of the index that stands there; the first of a phrase.
    pub(super) word: u32,
}

/// A text's number, its first place, and the occurrences in it.
type ByText = (u32, u32, Vec<Occurrence>);

impl<'a> Scanner<'a> {
    /// For the leaves of a plan that a hit shows.
    pub(super) fn new(index: &'a Index, plan: &'a Plan) -> Self {
        Self { near: &plan.near, ..Self::of(index, &plan.leaves, &plan.shown) }
    }

    /// For those of the leaves that are to be shown.
    pub(super) fn of(index: &'a Index, leaves: &'a [Leaf], shown: &[bool]) -> Self {
        let mut keys = Vec::new();
        for (clause, (leaf, _)) in leaves.iter().zip(shown).enumerate().filter(|(_, (_, shown))| **shown) {
            for (way, steps) in leaf.ways.iter().enumerate() {
                for (at, step) in steps.0.iter().enumerate() {
                    for candidate in &step.words {
                        let Some(member) = index.member(candidate.word) else { continue };
                        let (hash, bare, print) =
                            (checksum(member.bare.as_bytes()), member.bare.to_owned(), member.print);
                        keys.push(Key {
                            hash,
                            bare,
                            print,
                            rung: candidate.rung,
                            word: candidate.word,
                            clause,
                            way,
                            at,
                        });
                    }
                }
            }
        }
        sort_by(&mut keys, |a, b| {
            let key = |key: &Key| (key.clause, key.way, key.at, key.rung, key.word);
            a.hash.cmp(&b.hash).then_with(|| key(a).cmp(&key(b)))
        });
        let joined = keys.iter().filter(|key| key.print == Print::Joined).map(|key| key.word).collect();
        let mut ends = [false; 256];
        for key in &keys {
            ends[key.hash as usize % ends.len()] = true;
        }
        Self { index, leaves, near: &[], keys, ends, joined }
    }

    fn keys(&self, bare: &str) -> impl Iterator<Item = &Key> {
        let hash = checksum(bare.as_bytes());
        let is_none = !self.ends[hash as usize % self.ends.len()];
        let start = if is_none { self.keys.len() } else { self.keys.partition_point(|key| key.hash < hash) };
        self.keys[start..].iter().take_while(move |key| key.hash == hash).filter(move |key| key.bare == bare)
    }

    /// Whether an article has names as one word that are sought, as the index tells.
    fn has_joined(&self, article: u32) -> bool {
        self.joined.iter().any(|&word| {
            let Some((family, first)) = self.index.family_of(word) else { return false };
            let list = self.index.list(family);
            let start = list.0.partition_point(|entry| entry.article < article);
            let here = list.0[start..].iter().take_while(|entry| entry.article == article);
            here.into_iter().any(|entry| u32::from(entry.word) == word - first)
        })
    }

    /// The occurrences in every text of an article that has some: the title (0) and paragraphs by number. Gives the
    /// number of its words too.
    pub(super) fn scan(&self, article: &Article, number: u32) -> (Vec<(u32, Vec<Occurrence>)>, u32) {
        let (mut by_text, words) = self.places(article, number);
        for near in self.near {
            let together = self.near_rows(near, &by_text, false);
            for (_, first, found) in &mut by_text {
                found.retain(|found| {
                    let (start, end) = found.places(*first);
                    let is_inside = |row: &Row| row.start <= start && end <= row.end;
                    let is_free = near.operands.iter().all(|(leaves, _)| !leaves.contains(&found.span.clause));
                    is_free || together.iter().any(is_inside)
                });
            }
        }
        let has_some = |(_, _, found): &ByText| !found.is_empty();
        (by_text.into_iter().filter(has_some).map(|(number, _, found)| (number, found)).collect(), words)
    }

    /// Where what must be near each other is so.
    fn near_rows(&self, near: &Near, by_text: &[ByText], whole: bool) -> Vec<Row> {
        let of_operand = |(leaves, near): &(Range<usize>, Option<usize>)| {
            if let Some(near) = near.and_then(|at| self.near.get(at)) {
                return self.near_rows(near, by_text, true);
            }
            let mut rows = rows(by_text, leaves, 0);
            sort_groups(&mut rows);
            rows
        };
        nearness::near(near.operands.iter().map(of_operand).collect(), near.most, whole)
    }

    /// Where anything stands, as the index tells it.
    pub(super) fn rows(&self, article: &Article, number: u32) -> Vec<Row> {
        let mut rows = rows(&self.places(article, number).0, &(0..self.leaves.len()), number);
        sort_rows(&mut rows);
        rows
    }

    /// Every text of an article by number, with its first place and the occurrences in it; and how many words there are.
    fn places(&self, article: &Article, number: u32) -> (Vec<ByText>, u32) {
        let joined = self.has_joined(number);
        let (mut next, mut all) = (0, 0);
        let of_text = |(number, text)| {
            let first = next;
            let (found, words) = self.text(text, joined);
            all += words as u32;
            next = if number == 0 { self.index.text_start() } else { first.saturating_add(words as u32 + 1) };
            (number, first, found)
        };
        (texts(article).map(of_text).collect(), all)
    }

    /// The occurrences in a text, and how many words it has; of names as one word only if `joined`.
    fn text(&self, text: &str, joined: bool) -> (Vec<Occurrence>, usize) {
        let is_sought = |bare: &str| joined || self.keys(spelling(bare)).next().is_some();
        let mut words = tokenize(text);
        let (mut tokens, mut places, mut count) = (Vec::new(), Vec::new(), 0);
        while let Some(token) = words.next_wanted(&mut count, is_sought) {
            tokens.push(token);
            places.push(count);
            count += 1;
        }
        let mut found = Vec::new();
        // Parts of phrases that stand somewhere: first and last token, and which part.
        let mut parts: Vec<(usize, usize, &Key)> = Vec::new();
        for filed in filed(&tokens, joined.then(|| self.index.variants())) {
            for key in self.keys(&filed.bare).filter(|key| key.print == filed.print) {
                let steps = &self.leaves[key.clause].ways[key.way].0;
                let agrees = filed.print != Print::Plain
                    || steps[key.at]
                        .typed
                        .as_ref()
                        .is_none_or(|typed| !typed.is_vocalised() || typed.marks_agree_within(&tokens[filed.token]));
                if !agrees {
                    continue;
                }
                let start = places[filed.token];
                let end = start + filed.tokens;
                if steps.len() == 1 {
                    let span = Span { words: start..end, clause: key.clause };
                    found.push(Occurrence { span, rung: key.rung, word: key.word });
                } else {
                    parts.push((start, end, key));
                }
            }
        }
        for &(start, end, first) in parts.iter().filter(|(_, _, key)| key.at == 0) {
            found.extend(self.phrase(start, end, first, &parts));
        }
        in_order(&mut found);
        (found, count)
    }

    fn phrase(&self, start: usize, end: usize, first: &Key, parts: &[(usize, usize, &Key)]) -> Option<Occurrence> {
        let (mut end, mut rung) = (end, first.rung);
        let steps = &self.leaves[first.clause].ways[first.way].0;
        for (at, step) in steps.iter().enumerate().skip(1) {
            if step.is_any {
                end += 1;
                continue;
            }
            // Parts are in the order of the text; a word may be two, as it is printed and as it may be read.
            let behind = &parts[parts.partition_point(|part| part.0 < end)..];
            let next = behind
                .iter()
                .take_while(|part| part.0 == end)
                .filter(|(_, _, key)| (key.clause, key.way, key.at) == (first.clause, first.way, at))
                .min_by_key(|(_, _, key)| key.rung)?;
            (end, rung) = (next.1, rung.max(next.2.rung));
        }
        Some(Occurrence { span: Span { words: start..end, clause: first.clause }, rung, word: first.word })
    }
}

impl Occurrence {
    /// Its first place and the one behind its last, in a text with this first place.
    const fn places(&self, first: u32) -> (u32, u32) {
        (first + self.span.words.start as u32, first + self.span.words.end as u32)
    }
}

/// The occurrences of some leaves.
fn rows(by_text: &[ByText], leaves: &Range<usize>, article: u32) -> Vec<Row> {
    let mut rows = Vec::new();
    for (_, first, found) in by_text {
        for found in found.iter().filter(|found| leaves.contains(&found.span.clause)) {
            let (start, end) = found.places(*first);
            rows.push(Row { article, start, end, rung: found.rung });
        }
    }
    rows
}

/// Sorts occurrences, and keeps of those of one clause that begin at one place the strictest.
fn in_order(found: &mut Vec<Occurrence>) {
    sort_by(found, |a, b| {
        let key = |found: &Occurrence| {
            (found.span.words.start, found.span.clause, found.rung, found.span.words.end, found.word)
        };
        key(a).cmp(&key(b))
    });
    found.dedup_by_key(|found| (found.span.words.start, found.span.clause));
}
