//! Version 6 of the format: an index that was once written still opens; versions 1 to 5, which no release has written,
//! and what is not known yet are refused.
//!
//! The fixture is written anew with `KASHSHAF_WRITE_FIXTURES=1 cargo test --test index`, which is for a new version of
//! the format only, beside the old fixture.
#![allow(clippy::disallowed_methods, reason = "fixtures are files")]

use std::path::PathBuf;

use kashshaf::Error;
use kashshaf::corpus::{Article, Corpus, Role};
use kashshaf::index::build::{OneByOne, bundle};
use kashshaf::lexicon::Lexicon;
use kashshaf::query::{Request, Rung, Rungs, Searcher};

use crate::bytes::{bundled, sealed, unbundled};
use crate::corpus::{paragraph, plain};

fn articles() -> Vec<Article> {
    let mut noisy = plain("noisy", "وزير الخارجية في حلب", &["زار الوزيرُ مدينةَ حلب، والتقى نظيره.", "تابعنا"]);
    noisy.paragraphs[1].role = Role::Noise;
    let mut heading = paragraph("المعارضة السورية");
    heading.role = Role::Heading;
    let mut headed = plain("headed", "المعارضة السورية", &[]);
    headed.paragraphs = vec![heading, paragraph("قالت المعارضة السورية إن عبد الله وصل في كانون الأول 2015.")];
    headed.source = "عنب بلدي".into();
    let marked = plain("marked", "", &["ٱلۡكِتَٰبُ لا ريب فيه، هٰذا الرحمٰن", "مدارس ومدرسة وللمدرسة COVID19"]);
    vec![noisy, headed, marked, plain("empty", "", &[])]
}

fn at(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn fixture() -> Vec<u8> {
    let path = at("index-v6.bin");
    if std::env::var_os("KASHSHAF_WRITE_FIXTURES").is_some() {
        let mut corpus = Corpus::new("مثال ثابت");
        corpus.articles = articles();
        let bytes = bundle(&corpus, Some(&Lexicon::built_in().unwrap()), &OneByOne).unwrap();
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
    }
    std::fs::read(&path).unwrap()
}

/// The articles that are found, each with its rung.
type Hits<'a> = &'a [(&'a str, Rung)];

#[test]
fn an_index_of_version_6_answers() {
    let searcher = Searcher::open(&fixture()).unwrap();
    assert_eq!(searcher.overview().unwrap().title, "مثال ثابت");
    let stored: Vec<Article> = (0..4).map(|at| searcher.article(at).unwrap()).collect();
    assert_eq!(stored, articles());
    let exact = Rungs::of([Rung::Exact]);
    let table: [(&str, Rungs, Hits<'static>); 10] = [
        ("حلب", Rungs::USUAL, &[("noisy", Rung::Exact)]),
        ("وزير", Rungs::USUAL, &[("noisy", Rung::Exact)]),
        ("معارضة", Rungs::USUAL, &[("headed", Rung::Family)]),
        ("معارضة", exact, &[]),
        ("«المعارضة السورية»", Rungs::USUAL, &[("headed", Rung::Exact)]),
        ("عبدالله", Rungs::USUAL, &[("headed", Rung::Family)]),
        ("الكتاب", Rungs::USUAL, &[("marked", Rung::Folded)]),
        ("مدرسة", Rungs::USUAL, &[("marked", Rung::Family)]),
        ("covid19", Rungs::USUAL, &[("marked", Rung::Folded)]),
        ("تابعنا", Rungs::USUAL, &[]),
    ];
    for (query, rungs, expected) in table {
        let found = searcher.search(&Request { rungs, ..Request::new(query) });
        let hits: Vec<(&str, Rung)> = found.hits.iter().map(|hit| (hit.found.id.as_str(), hit.rung)).collect();
        assert_eq!(hits, expected, "{query}");
    }
    assert_eq!(searcher.number_of("headed"), Some(1));
    let explained = searcher.explanations("marked", "مدرسة", Rungs::USUAL, &[]).words;
    let printed: Vec<&str> = explained.iter().map(|word| word.printed.as_str()).collect();
    assert!(printed.contains(&"وللمدرسة"), "{printed:?}");
}

#[test]
fn another_version_is_refused_and_says_what_to_do() {
    for found in [1, 2, 3, 4, 5] {
        let old = std::fs::read(at(&format!("index-v{found}.bin"))).unwrap();
        assert_eq!(Searcher::open(&old).unwrap_err(), Error::IndexVersion { found });
    }
    let mut files = unbundled(&fixture());
    files[0].1[4] = 7;
    let error = Searcher::open(&bundled(&files)).unwrap_err();
    assert_eq!(error, Error::IndexVersion { found: 7 });
    assert_eq!(error.code(), "index-version");
    assert!(error.to_string().contains("build the site again"), "{error}");
    assert_eq!(Searcher::open(&files[0].1).unwrap_err(), error, "the root alone");
    // One block of another version is refused as well: the checksum is its own.
    let mut files = unbundled(&fixture());
    let block = files.iter_mut().find(|(name, _)| name.contains("/f")).unwrap();
    block.1[4] = 9;
    block.1 = sealed(std::mem::take(&mut block.1));
    assert_eq!(Searcher::open(&bundled(&files)).unwrap_err(), Error::IndexVersion { found: 9 });
}
