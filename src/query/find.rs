//! Clauses → the articles that have them, with the rung they need.

use std::ops::Range;

use super::candidates::{Candidate, candidates};
use super::rank::{TITLE, weight};
use super::{Clause, Place, Query, Rung, Rungs, What};
use crate::index::Index;
use crate::index::postings::Postings;
use crate::lexicon::Rewrite;
use crate::sort::sort_by;
use crate::text::{Token, tokenize};

/// A clause that is looked for.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) words: Vec<Token>,
    pub(super) is_phrase: bool,
    pub(super) span: Range<usize>,
}

/// The words and phrases of a query. Everything else in it is passed over.
pub(super) fn parts(query: &Query) -> Vec<Part> {
    let part = |clause: &Clause| {
        let words: Vec<Token> = match &clause.what {
            What::Word(word) => vec![word.token.clone()],
            What::Phrase(phrase) => {
                let word = |place: &Place| if let Place::Word(word) = place { Some(word.clone()) } else { None };
                phrase.places.iter().map(word).collect::<Option<_>>()?
            }
            _ => return None,
        };
        let is_phrase = matches!(clause.what, What::Phrase(_));
        (!clause.excluded).then(|| Part { words, is_phrase, span: clause.span.clone() })
    };
    query.clauses.iter().filter_map(part).collect()
}

/// What an article has of a clause.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct InArticle {
    pub(super) article: u32,
    /// The strictest rung on which it has it.
    pub(super) rung: Rung,
    /// How often.
    pub(super) count: u32,
    /// The same, each occurrence weighed by its rung and more in the title.
    pub(super) weight: f32,
}

/// One way to find a clause: words in a row, and for each the words of the index that may stand for it.
#[derive(Clone, Debug)]
pub(super) struct Way {
    pub(super) typed: Vec<Token>,
    pub(super) words: Vec<Vec<Candidate>>,
}

/// What is looked for to find a clause, and where it is.
#[derive(Clone, Debug)]
pub(super) struct Sought {
    /// The clause as typed, then other spellings of it in another number of words.
    pub(super) ways: Vec<Way>,
    pub(super) articles: Vec<InArticle>,
}

/// Finds every clause. Words in a row that are one name in another spelling (عبد الله, عبدالله; كانون الأول, ديسمبر) are
/// found in that spelling too, on the family rung.
pub(super) fn find_all(index: &Index, clauses: &[Part], rungs: Rungs) -> Vec<Sought> {
    let mut all: Vec<Vec<Way>> = clauses.iter().map(|clause| vec![way(index, clause, rungs)]).collect();
    if rungs.has(Rung::Family) && !index.lacks() {
        // A phrase between words keeps them apart: it is no word that a name could go on with.
        let bare: Vec<&str> =
            clauses.iter().map(|clause| if clause.is_phrase { "" } else { clause.words[0].bare.as_str() }).collect();
        for Rewrite { range, words, .. } in index.variants().rewrites(&bare) {
            let unseen = || all[range.start][0].words[0].iter().all(|candidate| candidate.rung == Rung::Near);
            // Names of several words are filed as one word too: only a word that stands nowhere is tried in pieces.
            if range.len() == 1 && words.len() > 1 && !unseen() {
                continue;
            }
            let typed: Vec<Token> = words.iter().flat_map(|word| tokenize(word)).collect();
            let words = typed.iter().map(|word| on_family_rung(candidates(index, word, Rungs::USUAL)));
            let way = Way { words: words.collect(), typed };
            if way.words.iter().all(|words| !words.is_empty()) {
                all[range].iter_mut().for_each(|ways| ways.push(way.clone()));
            }
        }
    }
    if index.lacks() {
        return Vec::new();
    }
    all.into_iter().map(|ways| Sought { articles: articles(index, &ways), ways }).collect()
}

/// How often a clause stands anywhere on some rungs.
pub(super) fn count(index: &Index, clause: &Part, rungs: Rungs) -> u32 {
    let words = &clause.words;
    let way = Way { typed: words.clone(), words: words.iter().map(|word| candidates(index, word, rungs)).collect() };
    if index.lacks() { 0 } else { articles(index, &[way]).iter().fold(0, |sum, found| sum.saturating_add(found.count)) }
}

fn way(index: &Index, clause: &Part, rungs: Rungs) -> Way {
    // Quoted words are exact; without the exact rung they keep their order and widen their spelling.
    let rungs = if clause.is_phrase && rungs.has(Rung::Exact) { Rungs::of([Rung::Exact]) } else { rungs };
    let typed = clause.words.clone();
    Way { words: typed.iter().map(|word| candidates(index, word, rungs)).collect(), typed }
}

fn on_family_rung(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    for candidate in &mut candidates {
        candidate.rung = Rung::Family;
    }
    candidates
}

/// The articles that have a clause in one of some ways, in the order of the corpus.
fn articles(index: &Index, ways: &[Way]) -> Vec<InArticle> {
    let mut slots: Vec<Option<InArticle>> = vec![None; index.articles() as usize];
    let mut add = |article: u32, rung: Rung, count: u32, in_title: bool| {
        let Some(slot) = slots.get_mut(article as usize) else { return };
        let slot = slot.get_or_insert(InArticle { article, rung, count: 0, weight: 0.0 });
        slot.rung = slot.rung.min(rung);
        slot.count = slot.count.saturating_add(count);
        slot.weight += weight(rung) * if in_title { count as f32 - 1.0 + TITLE } else { count as f32 };
    };
    let mut known: Vec<u32> = Vec::new();
    for way in ways {
        match way.words.as_slice() {
            [words] => {
                let new: Vec<&Candidate> = words.iter().filter(|candidate| !known.contains(&candidate.word)).collect();
                known.extend(new.iter().map(|candidate| candidate.word));
                let numbers: Vec<u32> = new.iter().map(|candidate| candidate.word).collect();
                for (word, Postings { articles, counts, titles }) in index.postings(&numbers) {
                    let rung =
                        new.iter().find(|candidate| candidate.word == word).map_or(Rung::Near, |found| found.rung);
                    for ((article, count), title) in articles.into_iter().zip(counts).zip(titles) {
                        add(article, rung, count, title);
                    }
                }
            }
            words => in_a_row(index, words, &mut add),
        }
    }
    slots.into_iter().flatten().collect()
}

/// The places of words in a row.
fn in_a_row(index: &Index, words: &[Vec<Candidate>], add: &mut dyn FnMut(u32, Rung, u32, bool)) {
    let numbers = |words: &[Candidate]| words.iter().map(|candidate| candidate.word).collect::<Vec<_>>();
    let mut common: Option<Vec<(u32, bool)>> = None;
    for words in words {
        let lists = index.postings(&numbers(words));
        let mut articles: Vec<(u32, bool)> =
            lists.into_iter().flat_map(|(_, list)| list.articles.into_iter().zip(list.titles)).collect();
        sort_by(&mut articles, |a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        articles.dedup_by_key(|article| article.0);
        common = Some(match common {
            None => articles,
            Some(mut common) => {
                common.retain_mut(|(article, in_title)| {
                    let found = articles.binary_search_by_key(article, |found| found.0);
                    *in_title &= found.is_ok_and(|at| articles[at].1);
                    found.is_ok()
                });
                common
            }
        });
    }
    let common = common.unwrap_or_default();
    let articles: Vec<u32> = common.iter().map(|(article, _)| *article).collect();
    if articles.is_empty() || index.lacks() {
        return;
    }
    let mut rows: Vec<(u32, u32, Rung)> = Vec::new();
    for (at, words) in words.iter().enumerate() {
        let mut places: Vec<(u32, u32, Rung)> = Vec::new();
        for (word, article, of_word) in index.places(&numbers(words), &articles) {
            let rung = words.iter().find(|candidate| candidate.word == word).map_or(Rung::Near, |found| found.rung);
            places.extend(of_word.into_iter().map(|place| (article, place, rung)));
        }
        sort_by(&mut places, Ord::cmp);
        places.dedup_by_key(|place| (place.0, place.1));
        if at == 0 {
            rows = places;
            continue;
        }
        // A row ends at the place of its last word so far.
        let next = |&(article, place, rung): &(u32, u32, Rung)| {
            let found = places.binary_search_by(|other| (other.0, other.1).cmp(&(article, place + 1))).ok()?;
            Some((article, place + 1, rung.max(places[found].2)))
        };
        rows = rows.iter().filter_map(next).collect();
    }
    for row in rows.chunk_by(|a, b| a.0 == b.0) {
        let rung = row.iter().map(|row| row.2).min().unwrap_or(Rung::Exact);
        let in_title = common.binary_search_by_key(&row[0].0, |found| found.0).is_ok_and(|at| common[at].1);
        add(row[0].0, rung, row.len() as u32, in_title);
    }
}

impl Way {
    /// Whether vowel marks were typed, which only the text can confirm.
    pub(super) fn is_vocalised(&self) -> bool {
        self.typed.iter().any(Token::is_vocalised)
    }
}

impl Sought {
    /// What is sought as this word of the index.
    pub(super) fn candidate(&self, word: u32) -> Option<&Candidate> {
        self.ways.iter().flat_map(|way| way.words.iter().flatten()).find(|candidate| candidate.word == word)
    }
}
