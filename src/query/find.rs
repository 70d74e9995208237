//! One clause → every place where it stands, with the rung it needs.

use super::candidates::{Candidate, candidates};
use super::{Clause, Rung, Rungs};
use crate::corpus::{Article, Corpus};
use crate::index::{Form, Index, Place};
use crate::lexicon::Rewrite;
use crate::sort::sort_by;
use crate::text::{Token, tokenize};

/// One occurrence of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// Its first word.
    pub(super) place: Place,
    /// How many words it spans.
    pub(super) words: u32,
    /// The strictest rung on which it matches.
    pub(super) rung: Rung,
}

/// The text of a title (0) or of a paragraph by its 1-based number.
pub(super) fn text_of(article: &Article, paragraph: u32) -> &str {
    match paragraph {
        0 => &article.title,
        number => article.paragraphs.get(number as usize - 1).map_or("", |paragraph| &paragraph.text),
    }
}

/// Finds clauses in one corpus.
pub(super) struct Finder<'a> {
    corpus: &'a Corpus,
    index: &'a Index,
    /// Article, paragraph and words of the text last read for its vowel marks; places come in order.
    read: Option<(u32, u32, Vec<Token>)>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(corpus: &'a Corpus, index: &'a Index) -> Self {
        Self { corpus, index, read: None }
    }

    /// The occurrences of every clause. Words in a row that are one name in another spelling (عبد الله, عبدالله; كانون الأول,
    /// ديسمبر) are found in that spelling too, on the family rung.
    pub(super) fn find_all(&mut self, clauses: &[Clause], rungs: Rungs) -> Vec<Vec<Match>> {
        let mut found: Vec<Vec<Match>> = clauses.iter().map(|clause| self.find(clause, rungs)).collect();
        if !rungs.has(Rung::Family) {
            return found;
        }
        // A phrase between words keeps them apart: it is no word that a name could go on with.
        let bare: Vec<&str> = clauses
            .iter()
            .map(|clause| match clause {
                Clause::Word(word) => word.bare.as_str(),
                Clause::Phrase(_) => "",
            })
            .collect();
        for Rewrite { range, words, .. } in self.index.variants().rewrites(&bare) {
            let words: Vec<Token> = words.iter().flat_map(|word| tokenize(word)).collect();
            for respelt in self.phrase(&words, Rungs::USUAL) {
                let respelt = Match { rung: Rung::Family, ..respelt };
                found[range.clone()].iter_mut().for_each(|matches| matches.push(respelt));
            }
        }
        found.iter_mut().for_each(in_order);
        found
    }

    /// The occurrences of a clause, in the order of the corpus, one for each place.
    pub(super) fn find(&mut self, clause: &Clause, rungs: Rungs) -> Vec<Match> {
        match clause {
            Clause::Word(word) => self.word(word, rungs),
            // Quoted words are exact; without the exact rung they keep their order and widen their spelling.
            Clause::Phrase(words) if rungs.has(Rung::Exact) => self.phrase(words, Rungs::of([Rung::Exact])),
            Clause::Phrase(words) => self.phrase(words, rungs),
        }
    }

    fn word(&mut self, word: &Token, rungs: Rungs) -> Vec<Match> {
        let index = self.index;
        let mut matches = Vec::new();
        for Candidate { form, rung, .. } in candidates(index, word, rungs) {
            let form = index.form(form);
            let places = form.places.iter().filter(|place| self.marks_agree(word, form, **place));
            matches.extend(places.map(|&place| Match { place, words: 1, rung }));
        }
        in_order(&mut matches);
        matches
    }

    /// Whether the vowel marks typed agree with those printed at a place. Only words typed with marks need the look.
    fn marks_agree(&mut self, word: &Token, form: &Form, place: Place) -> bool {
        if !word.is_vocalised() || form.respelt {
            return true;
        }
        let kept = self.read.take().filter(|read| (read.0, read.1) == (place.article, place.paragraph));
        let (.., tokens) = self.read.insert(kept.unwrap_or_else(|| {
            let text = text_of(&self.corpus.articles[place.article as usize], place.paragraph);
            (place.article, place.paragraph, tokenize(text).collect())
        }));
        tokens.get(place.word as usize).is_none_or(|printed| word.marks_agree_within(printed))
    }

    fn phrase(&mut self, words: &[Token], rungs: Rungs) -> Vec<Match> {
        let found: Vec<Vec<Match>> = words.iter().map(|word| self.word(word, rungs)).collect();
        let Some((first, rest)) = found.split_first() else { return Vec::new() };
        let mut matches = Vec::new();
        'starts: for start in first {
            let mut rung = start.rung;
            for (offset, candidates) in (1..).zip(rest) {
                let place = Place { word: start.place.word + offset, ..start.place };
                match candidates.binary_search_by_key(&place, |candidate| candidate.place) {
                    Ok(at) => rung = rung.max(candidates[at].rung),
                    Err(_) => continue 'starts,
                }
            }
            matches.push(Match { place: start.place, words: words.len() as u32, rung });
        }
        matches
    }
}

/// Sorts matches and keeps one for each place, on its strictest rung.
pub(super) fn in_order(matches: &mut Vec<Match>) {
    sort_by(matches, |a, b| (a.place, a.rung, a.words).cmp(&(b.place, b.rung, b.words)));
    matches.dedup_by_key(|found| found.place);
}
