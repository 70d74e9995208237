//! `kashshaf build`: corpus → static site, or one HTML file.

use std::path::{Path, PathBuf};

use indicatif::ProgressBar;
use kashshaf::corpus::{Article, Corpus};
use kashshaf::index::build::{self, Catalogue, File, RUN, Run, TextCutter, Volume, Workers as _};
use kashshaf::lexicon::{Lexicon, Variants};
use kashshaf::site::pack::packed_well;
use kashshaf::site::{INDEX, Viewer};

use crate::args::Build;
use crate::articles::Articles;
use crate::failure::{Failure, shown};
use crate::spill::{Kept, Spill};
use crate::workers::AllCores;
use crate::writer::{Writer, Written, sweep};
use crate::{files, load, progress, watch};

/// The viewer as built by `npm run build`, put in here by the build script; empty without it.
const VIEWER: Viewer<'static> = Viewer(include!(concat!(env!("OUT_DIR"), "/viewer.rs")));

/// Runs that are made at once; each takes some tens of megabytes while it is made.
const RUNS: usize = 4;

pub(crate) fn run(options: &Build) -> Result<(), Failure> {
    if !options.single_file && is_page(&options.output) && !options.output.is_dir() {
        let (output, folder) = (shown(&options.output), options.output.with_extension(""));
        let message = "is the name of a page, and a site is a folder: for one page add --single-file, for a site give";
        return Err(Failure::Input(format!("{output}: {message} -o {}", shown(&folder))));
    }
    if options.watch {
        return watch::forever(&options.corpus, &options.output, || once(options));
    }
    once(options)
}

fn once(options: &Build) -> Result<(), Failure> {
    let (articles, made) = if options.single_file {
        let path = page_path(&options.output);
        if path != options.output {
            check_is_ours(&options.output)?;
        }
        let corpus = whole(Articles::open(&options.corpus)?)?;
        let bundle = bundle(&corpus, &options.corpus)?;
        files::write(&path, &VIEWER.single_page(&corpus, &bundle).map_err(Failure::refused(&options.corpus))?)?;
        (corpus.articles.len(), path)
    } else {
        check_is_ours(&options.output)?;
        (Site::new(options).build()?, options.output.join("index.html"))
    };
    eprintln!("{articles} articles → {}", made.display());
    Ok(())
}

/// A corpus with all of its articles.
fn whole(mut articles: Articles) -> Result<Corpus, Failure> {
    let all = articles.next(usize::MAX)?;
    Ok(Corpus { articles: all, ..articles.about })
}

/// The whole index as one file.
fn bundle(corpus: &Corpus, path: &Path) -> Result<Vec<u8>, Failure> {
    let bundle = build::bundle(corpus, Some(&load::lexicon()?), &AllCores).map_err(Failure::refused(path))?;
    Ok(packed_well(&bundle))
}

/// A site being written. The index's files come first and the page last, so that a site that was there before stays
/// whole until the new one is; what only the old one used goes at the end.
struct Site<'a> {
    options: &'a Build,
    index: PathBuf,
    catalogue: Catalogue,
}

impl<'a> Site<'a> {
    fn new(options: &'a Build) -> Self {
        let index = options.output.join(INDEX);
        Self { options, index, catalogue: Catalogue::default() }
    }

    /// Writes it all and tells how many articles it has.
    fn build(mut self) -> Result<usize, Failure> {
        let mut articles = Articles::open(&self.options.corpus)?;
        let mut first = articles.next(RUN * RUNS)?;
        let mut small = Catalogue::default();
        for article in &first {
            small.add(article);
        }
        let mut kept = Written::default();
        let (corpus, count, root) = if small.is_small() && first.len() < RUN * RUNS {
            let corpus = Corpus { articles: std::mem::take(&mut first), ..articles.about };
            let root = bundle(&corpus, &self.options.corpus)?;
            let count = corpus.articles.len();
            (corpus, count, root)
        } else {
            let index = self.index.clone();
            let ((count, root), written) = Writer::with(&index, |writer| self.blocks(first, &mut articles, writer))?;
            kept = written;
            (articles.about, count, packed_well(&root))
        };
        let site = VIEWER.site(&corpus, &root).map_err(self.refused())?;
        let site: Vec<(String, Vec<u8>)> = site.into_iter().map(|file| (file.name, file.bytes)).collect();
        files::write_all(&self.options.output, &site)?;
        let of_index = site.iter().filter_map(|(name, _)| name.strip_prefix(INDEX)?.strip_prefix('/'));
        kept.extend(of_index.map(|name| self.index.join(name)));
        sweep(&self.index, &kept);
        Ok(count)
    }

    fn refused(&self) -> impl Fn(kashshaf::Error) -> Failure {
        let path = self.options.corpus.clone();
        move |error| Failure::refused(&path)(error)
    }

    /// Writes the blocks of a large corpus; gives out how many articles it has, and its root.
    fn blocks(
        &mut self,
        first: Vec<Article>,
        articles: &mut Articles,
        writer: &Writer,
    ) -> Result<(usize, Vec<u8>), Failure> {
        let variants = Variants::built_in();
        let mut cutter = TextCutter::default();
        let mut lexicon = None;
        let mut spill = Spill::new(&self.index.join("runs"));
        let mut runs: Vec<Run<Kept>> = Vec::new();
        let bar = match articles.count() {
            Some(rest) => progress::bar("articles", first.len() + rest),
            None => progress::spinner("articles"),
        };
        let (mut batch, mut count) = (first, 0);
        while !batch.is_empty() {
            let make_runs = || -> Vec<Run> {
                let chunks = batch.chunks(RUN).enumerate().map(|(at, articles)| (count + at * RUN, articles)).collect();
                AllCores.map(chunks, |(first, articles): (usize, &[Article])| {
                    let run = Run::of(articles, first as u32, &variants);
                    bar.inc(articles.len() as u64);
                    run
                })
            };
            let go_on = || {
                let texts = self.texts(&batch, &mut cutter)?;
                // It takes a moment, and is needed behind the last article only.
                if lexicon.is_none() {
                    lexicon = Some(load::lexicon()?);
                }
                Ok((texts, articles.next(RUN * RUNS)?))
            };
            let (made, further) = rayon::join(make_runs, go_on);
            let (texts, next) = further?;
            writer.put(texts)?;
            for run in made {
                runs.push(spill.keep(run)?);
            }
            count += batch.len();
            batch = next;
        }
        writer.put(self.text_files(cutter.finish()))?;
        bar.finish_and_clear();
        let lexicon = lexicon.map_or_else(load::lexicon, Ok)?;
        let root = self.words(&articles.about, &runs, &lexicon, writer)?;
        spill.check(&runs)?;
        Ok((count, root))
    }

    /// Takes note of articles and makes the files of the texts that are full.
    fn texts(&mut self, articles: &[Article], cutter: &mut TextCutter) -> Result<Vec<File>, Failure> {
        let mut texts = Vec::new();
        for article in articles {
            self.catalogue.add(article);
            texts.extend(cutter.add(article).map_err(self.refused())?);
        }
        Ok(self.text_files(texts))
    }

    fn text_files(&mut self, volumes: impl IntoIterator<Item = Volume>) -> Vec<File> {
        volumes.into_iter().flat_map(|volume| self.catalogue.add_texts(volume)).collect()
    }

    /// Writes everything but the texts and gives out the root.
    fn words(
        &mut self,
        about: &Corpus,
        runs: &[Run<Kept>],
        lexicon: &Lexicon,
        writer: &Writer,
    ) -> Result<Vec<u8>, Failure> {
        let spinner: ProgressBar = progress::spinner("index");
        let catalogue = std::mem::take(&mut self.catalogue);
        let mut written = Ok(());
        let root = build::index(about, catalogue, runs, Some(lexicon), &AllCores, |made| {
            spinner.inc(made.len() as u64);
            if written.is_ok() {
                written = writer.put(made);
            }
            Ok(())
        });
        spinner.finish_and_clear();
        written?;
        root.map_err(self.refused())
    }
}

/// Refuses a folder whose page was not made by this command: it is somebody's work.
fn check_is_ours(folder: &Path) -> Result<(), Failure> {
    let page = folder.join("index.html");
    if !page.exists() || String::from_utf8_lossy(&files::read(&page)?).contains("id=\"assets\"") {
        return Ok(());
    }
    let message = "was not made by kashshaf; give another folder, or move it away first";
    Err(Failure::Input(format!("{}: {message}", page.display())))
}

fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("html"))
}

/// The file that `--single-file` writes: the output itself if it is named like a page, else a page in that folder.
fn page_path(output: &Path) -> PathBuf {
    if is_page(output) { output.into() } else { output.join("index.html") }
}
