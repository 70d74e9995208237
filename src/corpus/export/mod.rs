//! Corpora → formats of other programs. Noise is left out where the other program could not tell it from text; fields
//! that this program does not know are written wherever the format has a place for them.

mod opensearch;
mod table;
mod tei;

pub use opensearch::{bulk, mapping};
pub use table::csv;
pub use tei::tei;

use super::{Article, Corpus, Paragraph, Role};

/// One article a line, in the format of corpus JSON, noise included: what goes out this way comes in again unchanged. What
/// is said of the collection is no article, and stays in corpus JSON.
///
/// ```
/// use kashshaf::corpus::{Corpus, export};
/// let json = r#"{"kashshaf": 1, "articles": [{"id": "a", "shelf": 7, "paragraphs": [{"text": "خبر"}]}]}"#;
/// let lines = export::json_lines(&Corpus::from_json(json.as_bytes())?);
/// assert!(lines.ends_with("\n") && lines.contains("\"shelf\":7"));
/// # Ok::<(), kashshaf::Error>(())
/// ```
pub fn json_lines(corpus: &Corpus) -> String {
    let lines = corpus.articles.iter().map(|article| serde_json::to_string(article).unwrap_or_default() + "\n");
    lines.collect()
}

/// The paragraphs of an article that are text.
fn texts(article: &Article) -> impl Iterator<Item = &Paragraph> {
    let read = |paragraph: &&Paragraph| paragraph.role != Role::Noise;
    article.paragraphs.iter().filter(read)
}
