//! Ranked retrieval: queries with known relevant documents.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

#[cfg(feature = "json")]
use crate::Error;
use crate::corpus::{Article, Corpus, Paragraph};
use crate::query::Searcher;

/// How deep rankings are looked at.
const DEPTH: usize = 10;

/// Documents and queries to measure with.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct RetrievalSet {
    /// What is searched.
    pub documents: Vec<Document>,
    /// What is asked.
    pub queries: Vec<Topic>,
}

/// A document of a [`RetrievalSet`].
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Document {
    /// Unique in its set.
    pub id: String,
    /// May be empty.
    #[serde(default)]
    pub title: String,
    /// The text, with line feeds between paragraphs.
    pub text: String,
}

/// A query with its relevant documents.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Topic {
    /// Any name.
    pub id: String,
    /// Typed into the search as it is.
    pub text: String,
    /// Ids of the relevant documents.
    pub relevant: Vec<String>,
}

/// Means over all queries, each between 0 and 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Retrieval {
    /// Number of queries.
    pub queries: usize,
    /// Share of queries with a relevant document in first place.
    pub hit1: f64,
    /// Share of queries with a relevant document among the first five.
    pub hit5: f64,
    /// Mean reciprocal rank of the first relevant document, 0 beyond the tenth (Voorhees, TREC-8, 1999).
    pub mrr10: f64,
}

impl RetrievalSet {
    /// The documents as a corpus; titles are left out unless asked for.
    pub fn corpus(&self, titles: bool) -> Corpus {
        let mut corpus = Corpus::new("evaluation");
        corpus.articles = self.documents.iter().map(|document| document.article(titles)).collect();
        corpus
    }

    /// Checks that every document and every query has an id of its own.
    ///
    /// # Errors
    /// [`Error::Field`], which names the second that has an id.
    #[cfg(feature = "json")]
    pub fn check(&self) -> Result<(), Error> {
        let documents: Vec<&str> = self.documents.iter().map(|document| document.id.as_str()).collect();
        let queries: Vec<&str> = self.queries.iter().map(|topic| topic.id.as_str()).collect();
        for (list, ids) in [("documents", documents), ("queries", queries)] {
            let mut first: HashMap<&str, usize> = HashMap::new();
            for (at, id) in ids.into_iter().enumerate() {
                if let Some(first) = first.insert(id, at) {
                    let message = format!("\"{id}\" is the id of {list}[{first}] too; give each its own");
                    return Err(Error::field(format!("{list}[{at}].id"), message));
                }
            }
        }
        Ok(())
    }

    /// The relevant documents that are not in the set, each with the query that asks for it.
    pub fn unknown(&self) -> Vec<(&str, &str)> {
        let known: HashSet<&str> = self.documents.iter().map(|document| document.id.as_str()).collect();
        let relevant =
            self.queries.iter().flat_map(|topic| topic.relevant.iter().map(|id| (topic.id.as_str(), id.as_str())));
        relevant.filter(|(_, id)| !known.contains(id)).collect()
    }

    /// Asks every query of a searcher over [`corpus`](Self::corpus), telling `asked` after each: for each query, the
    /// documents found, best first, by position; at most `depth` of them, or the ten that figures look at.
    pub fn rankings(&self, searcher: &Searcher, depth: usize, mut asked: impl FnMut()) -> Vec<Vec<usize>> {
        let ask = |topic: &Topic| {
            let ranking = searcher.rank(&topic.text, depth.max(DEPTH));
            asked();
            ranking
        };
        self.queries.iter().map(ask).collect()
    }

    /// How good rankings are, which are in the order of the queries. Only the first ten documents of each count.
    pub fn figures(&self, rankings: &[Vec<usize>]) -> Retrieval {
        let position: HashMap<&str, usize> =
            self.documents.iter().enumerate().map(|(at, document)| (document.id.as_str(), at)).collect();
        let mut sum = Retrieval { queries: self.queries.len(), ..Retrieval::default() };
        for (topic, ranking) in self.queries.iter().zip(rankings) {
            let relevant: Vec<usize> =
                topic.relevant.iter().filter_map(|id| position.get(id.as_str()).copied()).collect();
            if let Some(rank) = ranking.iter().take(DEPTH).position(|article| relevant.contains(article)) {
                sum.hit1 += f64::from(u8::from(rank == 0));
                sum.hit5 += f64::from(u8::from(rank < 5));
                sum.mrr10 += 1.0 / (rank as f64 + 1.0);
            }
        }
        let mean = |total: f64| total / (sum.queries as f64).max(1.0);
        Retrieval { queries: sum.queries, hit1: mean(sum.hit1), hit5: mean(sum.hit5), mrr10: mean(sum.mrr10) }
    }
}

impl Document {
    fn article(&self, titles: bool) -> Article {
        let paragraph = |text: &str| Paragraph { text: text.to_string(), ..Paragraph::default() };
        Article {
            id: self.id.clone(),
            title: if titles { self.title.clone() } else { String::new() },
            paragraphs: self.text.lines().filter(|line| !line.trim().is_empty()).map(paragraph).collect(),
            ..Article::default()
        }
    }
}
