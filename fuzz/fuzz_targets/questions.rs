//! Questions that read every kind of file; the tests of hostile files ask them too, so that they always compile.

use kashshaf::query::{Request, Rung, Rungs, Searcher};

/// A question, and how much of an answer it got.
pub(crate) type Question = Box<dyn Fn(&Searcher) -> usize>;

/// Some of them are about an article with this id.
pub(crate) fn questions(id: &'static str) -> Vec<Question> {
    let search = |query: &'static str, rungs: Rungs| -> Question {
        Box::new(move |searcher| searcher.search(&Request { rungs, ..Request::new(query) }).hits.len())
    };
    vec![
        search("وزير", Rungs::USUAL),
        search("«في من»", Rungs::of([Rung::Folded])),
        search("«في حلب»", Rungs::of([Rung::Folded])),
        search("المعارظة حَلب", Rungs::ALL),
        Box::new(move |searcher| {
            searcher.view(id, "الخارجية", Rungs::USUAL, &[]).map_or(0, |view| view.paragraphs.len())
        }),
        Box::new(move |searcher| searcher.explanations(id, "معارضة", Rungs::USUAL, &[]).words.len()),
        Box::new(|searcher| searcher.list(0, 3).heads.len()),
        Box::new(|searcher| searcher.count("عبد الله «وزير الخارجية»", Rungs::USUAL)),
    ]
}
