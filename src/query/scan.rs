//! An article's text → where the clauses stand in it, word by word.
//!
//! The index tells which articles have what is sought; where exactly it stands is read from the text, which is at hand
//! whenever a place is to be shown.

use super::Rung;
use super::find::Sought;
use super::snippet::Span;
use crate::corpus::Article;
use crate::index::Index;
use crate::index::filed::{Print, read, texts};
use crate::sort::sort_by;

/// A spelling that is sought, and what it would be a part of.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Key {
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
    sought: &'a [Sought],
    keys: Vec<Key>,
}

/// A place where a clause stands.
#[derive(Clone, Debug)]
pub(super) struct Occurrence {
    pub(super) span: Span,
    pub(super) rung: Rung,
    /// The word of the index that stands there; the first of a phrase.
    pub(super) word: u32,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(index: &'a Index, sought: &'a [Sought]) -> Self {
        let mut keys = Vec::new();
        for (clause, sought) in sought.iter().enumerate() {
            for (way, words) in sought.ways.iter().enumerate() {
                for (at, candidates) in words.words.iter().enumerate() {
                    for candidate in candidates {
                        let Some(member) = index.member(candidate.word) else { continue };
                        let (bare, print) = (member.bare.clone(), member.print);
                        keys.push(Key { bare, print, rung: candidate.rung, word: candidate.word, clause, way, at });
                    }
                }
            }
        }
        sort_by(&mut keys, |a, b| {
            let key = |key: &Key| (key.clause, key.way, key.at, key.rung, key.word);
            a.bare.cmp(&b.bare).then_with(|| key(a).cmp(&key(b)))
        });
        Self { index, sought, keys }
    }

    fn keys(&self, bare: &str) -> &[Key] {
        let start = self.keys.partition_point(|key| key.bare.as_str() < bare);
        let count = self.keys[start..].partition_point(|key| key.bare == bare);
        &self.keys[start..start + count]
    }

    /// The occurrences in every text of an article that has some: the title (0) and paragraphs by number.
    pub(super) fn scan(&self, article: &Article) -> Vec<(u32, Vec<Occurrence>)> {
        let of_text = |(number, text)| (number, self.text(text));
        texts(article).map(of_text).filter(|(_, found): &(u32, Vec<_>)| !found.is_empty()).collect()
    }

    fn text(&self, text: &str) -> Vec<Occurrence> {
        let (tokens, filed) = read(text, self.index.variants());
        let mut found = Vec::new();
        // Parts of phrases that stand somewhere: first and last token, and which part.
        let mut parts: Vec<(usize, usize, &Key)> = Vec::new();
        for filed in &filed {
            for key in self.keys(&filed.bare).iter().filter(|key| key.print == filed.print) {
                let way = &self.sought[key.clause].ways[key.way];
                let typed = &way.typed[key.at];
                let agrees = !typed.is_vocalised()
                    || filed.print != Print::Plain
                    || typed.marks_agree_within(&tokens[filed.token]);
                if !agrees {
                    continue;
                }
                let end = filed.token + filed.tokens;
                if way.words.len() == 1 {
                    let span = Span { words: filed.token..end, clause: key.clause };
                    found.push(Occurrence { span, rung: key.rung, word: key.word });
                } else {
                    parts.push((filed.token, end, key));
                }
            }
        }
        for &(start, end, first) in parts.iter().filter(|(_, _, key)| key.at == 0) {
            found.extend(self.phrase(start, end, first, &parts));
        }
        in_order(&mut found);
        found
    }

    fn phrase(&self, start: usize, end: usize, first: &Key, parts: &[(usize, usize, &Key)]) -> Option<Occurrence> {
        let (mut end, mut rung) = (end, first.rung);
        for at in 1..self.sought[first.clause].ways[first.way].words.len() {
            // Parts are in the order of the text.
            let behind = &parts[parts.partition_point(|part| part.0 < end)..];
            let next = behind
                .iter()
                .take_while(|part| part.0 == end)
                .find(|(_, _, key)| (key.clause, key.way, key.at) == (first.clause, first.way, at))?;
            (end, rung) = (next.1, rung.max(next.2.rung));
        }
        Some(Occurrence { span: Span { words: start..end, clause: first.clause }, rung, word: first.word })
    }
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
