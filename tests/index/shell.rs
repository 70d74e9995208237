//! What a shell does: it keeps the files of an index, and brings those that are needed.

use std::collections::BTreeMap;

use kashshaf::Error;
use kashshaf::corpus::Corpus;
use kashshaf::index::Answer;
use kashshaf::index::build::{self, Catalogue, Run, TextCutter, Workers};
use kashshaf::lexicon::{Lexicon, Variants};
use kashshaf::query::{Request, Rungs, Searcher};

/// The files of an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Files {
    pub(crate) root: Vec<u8>,
    pub(crate) blocks: BTreeMap<String, Vec<u8>>,
}

/// Builds an index in blocks, from runs of so many articles.
pub(crate) fn build(corpus: &Corpus, lexicon: Option<&Lexicon>, workers: &impl Workers, run: usize) -> Files {
    let mut catalogue = Catalogue::default();
    let mut cutter = TextCutter::default();
    let mut blocks = BTreeMap::new();
    let mut volumes = Vec::new();
    for article in &corpus.articles {
        catalogue.add(article);
        volumes.extend(cutter.add(article).unwrap());
    }
    volumes.extend(cutter.finish());
    for volume in volumes {
        blocks.extend(catalogue.add_texts(volume).into_iter().map(|file| (file.path, file.bytes)));
    }
    let variants = Variants::built_in();
    let chunks: Vec<_> = corpus.articles.chunks(run).enumerate().collect();
    let runs: Vec<Run> = workers.map(chunks, |(at, articles)| Run::of(articles, (at * run) as u32, &variants));
    let root = build::index(corpus, catalogue, &runs, lexicon, workers, |made| {
        for file in made {
            assert!(file.soft <= file.bytes.len(), "{}", file.path);
            assert!(blocks.insert(file.path.clone(), file.bytes).is_none(), "{} is made twice", file.path);
        }
        Ok(())
    });
    Files { root: root.unwrap(), blocks }
}

/// An index of which nothing is loaded yet but the root.
pub(crate) struct Reader<'a> {
    pub(crate) searcher: Searcher,
    files: &'a Files,
    /// How many files were brought.
    pub(crate) brought: usize,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(files: &'a Files) -> Self {
        Self { searcher: Searcher::open(&files.root).unwrap(), files, brought: 0 }
    }

    /// One with every file supplied, in this order.
    pub(crate) fn whole<'b>(files: &'a Files, order: impl IntoIterator<Item = &'b String>) -> Self {
        let mut reader = Self::new(files);
        order.into_iter().for_each(|name| reader.bring(name).unwrap());
        reader
    }

    pub(crate) fn bring(&mut self, name: &str) -> Result<(), Error> {
        let file = self.files.blocks.get(name).unwrap_or_else(|| panic!("{name} is needed, but was never made"));
        self.brought += 1;
        self.searcher.supply(name, file)
    }

    /// Asks until there is an answer.
    pub(crate) fn ask<T>(&mut self, question: impl Fn(&Searcher) -> T) -> T {
        // What is asked for is never asked for again, so there are no more rounds than files.
        for _ in 0..=self.files.blocks.len() {
            match self.searcher.put(&question).unwrap() {
                Answer::Ready(answer) => return answer,
                Answer::Needs(names) => names.iter().for_each(|name| self.bring(name).unwrap()),
            }
        }
        panic!("no end of files");
    }
}

pub(crate) fn request(query: &str, rungs: Rungs, offset: usize, limit: Option<usize>) -> Request {
    Request { rungs, offset, limit, ..Request::new(query) }
}

/// Everything that a page asks for a query, as the JSON that it gets.
pub(crate) fn everything(searcher: &Searcher, query: &str, rungs: Rungs) -> String {
    let mut all = Vec::new();
    for (offset, limit) in [(0, Some(6)), (4, Some(3))] {
        let found = searcher.answer(&request(query, rungs, offset, limit));
        if let (0, Some(first)) = (offset, found.hits.first()) {
            all.push(serde_json::to_string(&searcher.view(&first.head.id, query, rungs, &[])).unwrap());
            all.push(serde_json::to_string(&searcher.explanations(&first.head.id, query, rungs, &[])).unwrap());
        }
        all.push(serde_json::to_string(&found).unwrap());
    }
    all.push(searcher.count(query, rungs).to_string());
    all.push(format!("{:?}", searcher.rank(query, usize::MAX)));
    all.join("\n")
}

/// Does tasks last to first.
#[derive(Clone, Copy)]
pub(crate) struct Backwards;

impl Workers for Backwards {
    fn map<T: Send, R: Send>(&self, items: Vec<T>, work: impl Fn(T) -> R + Send + Sync) -> Vec<R> {
        let mut done: Vec<R> = items.into_iter().rev().map(work).collect();
        done.reverse();
        done
    }
}

/// Does tasks on so many threads, each a share of its own.
#[derive(Clone, Copy)]
pub(crate) struct Threads(pub(crate) usize);

impl Workers for Threads {
    fn map<T: Send, R: Send>(&self, items: Vec<T>, work: impl Fn(T) -> R + Send + Sync) -> Vec<R> {
        let count = items.len();
        let mut shares: Vec<Vec<(usize, T)>> = (0..self.0).map(|_| Vec::new()).collect();
        items.into_iter().enumerate().for_each(|(at, item)| shares[at % self.0].push((at, item)));
        let work = &work;
        let mut done: Vec<Option<R>> = (0..count).map(|_| None).collect();
        std::thread::scope(|scope| {
            let threads: Vec<_> = shares
                .into_iter()
                .map(|share| {
                    scope.spawn(move || share.into_iter().map(|(at, item)| (at, work(item))).collect::<Vec<_>>())
                })
                .collect();
            for (at, result) in threads.into_iter().flat_map(|thread| thread.join().unwrap()) {
                done[at] = Some(result);
            }
        });
        done.into_iter().flatten().collect()
    }
}
