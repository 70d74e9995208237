//! Why printed words match, as data that a view can put into words: «للمعارضة = ل + ال + معارضة».

use super::candidates::{Candidate, candidates};
use super::{Clause, Query, Rung, Rungs, Searcher};
use crate::index::Index;
use crate::lexicon::Why;
use crate::sort::sort_by;
use crate::text::Token;

/// A printed word that matches, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The word of the query, as typed.
    pub typed: String,
    /// The word of the text, without vowel marks.
    pub printed: String,
    /// The rung that it takes.
    pub rung: Rung,
    /// How often it is printed so in the article.
    pub count: u32,
    /// Its parts and its headword, where it takes the family rung.
    pub why: Option<Why>,
}

impl Searcher {
    /// The words of one article that match words of a query, in the order of the query, most frequent first.
    pub fn explain(&self, article: usize, query: &str, rungs: Rungs) -> Vec<Explanation> {
        let mut explanations = Vec::new();
        for clause in &Query::parse(query).clauses {
            let rungs = match clause {
                Clause::Word(_) => rungs,
                Clause::Phrase(_) => Rungs::of([Rung::Exact]),
            };
            for word in clause.words() {
                let mut of_word = of_word(self.index(), article, word, &query[word.range.clone()], rungs);
                sort_by(&mut of_word, |a, b| {
                    let by_rung = a.rung.cmp(&b.rung).then(b.count.cmp(&a.count));
                    by_rung.then_with(|| a.printed.cmp(&b.printed))
                });
                explanations.append(&mut of_word);
            }
        }
        explanations
    }
}

fn of_word(index: &Index, article: usize, word: &Token, typed: &str, rungs: Rungs) -> Vec<Explanation> {
    let explanation = |Candidate { form, rung, how }: Candidate| {
        let form = index.form(form);
        let count = form.places.iter().filter(|place| place.article as usize == article).count() as u32;
        Explanation { typed: typed.into(), printed: form.bare.clone(), rung, count, why: how.why(index) }
    };
    candidates(index, word, rungs).into_iter().map(explanation).filter(|explanation| explanation.count > 0).collect()
}
