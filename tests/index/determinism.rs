//! The same corpus gives the same bytes; a corpus that grows keeps the files of its texts.

use std::collections::BTreeSet;

use kashshaf::corpus::Corpus;
use kashshaf::index::build::{OneByOne, bundle};
use kashshaf::lexicon::Lexicon;

use crate::corpus::{article, corpus};
use crate::shell::{Backwards, Files, Threads, build};

#[test]
fn workers_do_not_matter() {
    let corpus = corpus(21, 300, 160);
    let lexicon = Lexicon::built_in().unwrap();
    let expected = build(&corpus, Some(&lexicon), &OneByOne, 64);
    assert_eq!(build(&corpus, Some(&lexicon), &Backwards, 64), expected, "backwards");
    for threads in [2, 3, 7] {
        assert_eq!(build(&corpus, Some(&lexicon), &Threads(threads), 64), expected, "{threads} threads");
    }
    let small = crate::corpus::corpus(22, 40, 60);
    let expected = bundle(&small, Some(&lexicon), &OneByOne).unwrap();
    assert_eq!(bundle(&small, Some(&lexicon), &Threads(3)).unwrap(), expected);
    assert_eq!(bundle(&small, Some(&lexicon), &Backwards).unwrap(), expected);
}

/// The files without the generation, which names the runs that they were made from.
fn contents(files: &Files) -> Vec<(String, Vec<u8>)> {
    let content = |(name, file): (&String, &Vec<u8>)| match name.split_once('/') {
        Some(("t", _)) | None => (name.clone(), file.clone()),
        Some((_, rest)) => (rest.to_owned(), file[crate::bytes::HEADER..].to_vec()),
    };
    files.blocks.iter().map(content).collect()
}

#[test]
fn how_articles_are_divided_into_runs_does_not_matter() {
    let corpus = corpus(23, 300, 160);
    let expected = build(&corpus, None, &OneByOne, 300);
    for run in [1, 7, 299] {
        let other = build(&corpus, None, &OneByOne, run);
        assert!(contents(&other) == contents(&expected), "runs of {run}");
    }
}

#[test]
fn the_corpus_keeps_its_texts_when_it_grows() {
    // Volumes are folders, named by what is in them.
    let volumes = |corpus: &Corpus| -> BTreeSet<String> {
        let files = build(corpus, None, &OneByOne, 2048);
        files.blocks.keys().filter_map(|name| Some(name.strip_prefix("t/")?.split_once('/')?.0.to_owned())).collect()
    };
    let corpus = corpus(24, 1800, 300);
    let before = volumes(&corpus);
    assert!(before.len() >= 6, "{} volumes", before.len());
    for at in [1800, 900, 0] {
        let mut grown = corpus.clone();
        grown.articles.insert(at, article("new", 99, 300));
        let lost = before.difference(&volumes(&grown)).count();
        assert!(lost <= 1, "article at {at}: {lost} of {} volumes are others", before.len());
    }
}
