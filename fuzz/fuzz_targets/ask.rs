//! What both targets ask of an index that may be anything.

use kashshaf::index::Answer;
use kashshaf::query::{Request, Rung, Rungs, Searcher};

/// Asks questions that read every kind of file; `bring` gives the files that are needed, where it has them.
pub fn ask(searcher: &mut Searcher, bring: impl Fn(&str) -> Option<Vec<u8>>) {
    let folded = Rungs::of([Rung::Folded]);
    let questions: [&dyn Fn(&Searcher) -> usize; 6] = [
        &|searcher| searcher.search(&Request::new("وزير")).hits.len(),
        &|searcher| searcher.search(&Request { rungs: folded, ..Request::new("«في حلب»") }).hits.len(),
        &|searcher| searcher.search(&Request { rungs: Rungs::ALL, ..Request::new("المعارظة حَلب") }).hits.len(),
        &|searcher| searcher.view("b", "الخارجية", Rungs::USUAL).map_or(0, |view| view.paragraphs.len()),
        &|searcher| searcher.explanations("b", "معارضة", Rungs::USUAL).words.len(),
        &|searcher| searcher.list(0, 3).heads.len(),
    ];
    for question in questions {
        // A file that is needed again after it was taken in would be a bug; libFuzzer finds the endless loop.
        while let Ok(Answer::Needs(names)) = searcher.put(question) {
            let brought = names.iter().all(|name| bring(name).is_some_and(|file| searcher.supply(name, &file).is_ok()));
            if !brought {
                break;
            }
        }
    }
}
