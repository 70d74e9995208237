//! One clause → every place where it stands, with the rung it needs.

use super::{Clause, Rung, Rungs};
use crate::corpus::{Article, Corpus};
use crate::index::{Form, Index, Place};
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
        for folded in std::iter::once(word.folded.clone()).chain(word.alternates()) {
            for form in index.forms(&folded) {
                let rung = if form.bare == word.bare && !form.respelt { Rung::Exact } else { Rung::Folded };
                // The folded rung includes what the exact one finds.
                if !rungs.has(rung) && !rungs.has(Rung::Folded) {
                    continue;
                }
                let places = form.places.iter().filter(|place| self.marks_agree(word, form, **place));
                matches.extend(places.map(|&place| Match { place, words: 1, rung }));
            }
        }
        matches.sort_unstable_by_key(|found| (found.place, found.rung));
        matches.dedup_by_key(|found| found.place);
        matches
    }

    /// Whether the vowel marks typed agree with those printed at a place. Only words typed with marks need the look.
    fn marks_agree(&mut self, word: &Token, form: &Form, place: Place) -> bool {
        if !word.is_vocalised() || form.respelt || form.bare.chars().count() != word.marks.len() {
            return true;
        }
        let kept = self.read.take().filter(|read| (read.0, read.1) == (place.article, place.paragraph));
        let (.., tokens) = self.read.insert(kept.unwrap_or_else(|| {
            let text = text_of(&self.corpus.articles[place.article as usize], place.paragraph);
            (place.article, place.paragraph, tokenize(text).collect())
        }));
        tokens.get(place.word as usize).is_none_or(|printed| word.marks_agree(printed))
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
