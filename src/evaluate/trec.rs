//! Rankings and judgements in the formats of TREC, which other programs measure by.
//!
//! ```text
//! run   = query "Q0" document rank score tag      a line for each document found; ranks count from 1
//! qrels = query "0" document "1"                  a line for each relevant document
//! ```
//! Programs order a run by its scores. Results here go by rung before they go by score, so the score written is the rank
//! turned round. White space in ids becomes `_`, which [`RetrievalSet::check_for_trec`] looks at.

use std::collections::HashMap;

use super::RetrievalSet;
use crate::Error;

/// The name of this program in a run.
const TAG: &str = "kashshaf";

impl RetrievalSet {
    /// Checks that documents and queries can be told apart in files of TREC.
    ///
    /// # Errors
    /// [`Error::Field`], which names the second of two ids that become one, or one that becomes nothing.
    pub fn check_for_trec(&self) -> Result<(), Error> {
        let documents: Vec<&str> = self.documents.iter().map(|document| document.id.as_str()).collect();
        let queries: Vec<&str> = self.queries.iter().map(|topic| topic.id.as_str()).collect();
        for (list, ids) in [("documents", documents), ("queries", queries)] {
            let mut first: HashMap<String, &str> = HashMap::new();
            for (at, id) in ids.into_iter().enumerate() {
                let name = name(id);
                let message = match first.get(&name) {
                    _ if name.is_empty() => "is empty; files of TREC need a name".to_string(),
                    Some(other) => format!("\"{id}\" and \"{other}\" are both \"{name}\" in files of TREC; change one"),
                    None => {
                        first.insert(name, id);
                        continue;
                    }
                };
                return Err(Error::field(format!("{list}[{at}].id"), message));
            }
        }
        Ok(())
    }

    /// Rankings, in the order of the queries, as a run.
    ///
    /// ```
    /// use kashshaf::evaluate::{Document, RetrievalSet, Topic};
    /// let documents = ["a", "b c"].map(|id| Document { id: id.into(), ..Document::default() }).into();
    /// let queries = vec![Topic { id: "1".into(), relevant: vec!["a".into()], ..Topic::default() }];
    /// let set = RetrievalSet { documents, queries };
    /// assert_eq!(set.trec_run(&[vec![1, 0]]), "1 Q0 b_c 1 2 kashshaf\n1 Q0 a 2 1 kashshaf\n");
    /// assert_eq!(set.qrels(), "1 0 a 1\n");
    /// ```
    pub fn trec_run(&self, rankings: &[Vec<usize>]) -> String {
        let mut run = Vec::new();
        for (topic, ranking) in self.queries.iter().zip(rankings) {
            let found = ranking.iter().filter_map(|&at| self.documents.get(at));
            for (rank, document) in (1..).zip(found) {
                let (topic, document) = (name(&topic.id), name(&document.id));
                let score = ranking.len() + 1 - rank;
                run.push(format!("{topic} Q0 {document} {rank} {score} {TAG}\n"));
            }
        }
        run.concat()
    }

    /// The relevant documents of every query.
    pub fn qrels(&self) -> String {
        let mut lines = Vec::new();
        for topic in &self.queries {
            lines.extend(topic.relevant.iter().map(|id| format!("{} 0 {} 1\n", name(&topic.id), name(id))));
        }
        lines.concat()
    }
}

fn name(id: &str) -> String {
    id.split_whitespace().collect::<Vec<_>>().join("_")
}
