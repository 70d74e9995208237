//! An index answers the same whole and in blocks, in whatever order they come, and what reading the texts finds.

use std::ops::Range;
use std::rc::Rc;
use std::sync::LazyLock;

use kashshaf::corpus::{Article, Corpus, Role};
use kashshaf::index::Answer;
use kashshaf::index::build::{OneByOne, bundle};
use kashshaf::lexicon::Lexicon;
use kashshaf::query::{Clause, Query, Request, Rung, Rungs, Searcher, What, is_function_word};
use kashshaf::text::{Token, fold, tokenize};
use proptest::prelude::*;

use crate::corpus::{Dice, corpus, queries};
use crate::shell::{Files, Reader, build, everything, request};

/// Large enough to be in blocks.
static LARGE: LazyLock<Corpus> = LazyLock::new(|| corpus(7, 260, 150));
static FILES: LazyLock<Files> = LazyLock::new(|| build(&LARGE, Some(&Lexicon::built_in().unwrap()), &OneByOne, 100));
static BUNDLE: LazyLock<Vec<u8>> =
    LazyLock::new(|| bundle(&LARGE, Some(&Lexicon::built_in().unwrap()), &OneByOne).unwrap());

thread_local! {
    static WHOLE: Rc<Searcher> = Rc::new(Searcher::open(&BUNDLE).unwrap());
}

/// The corpus as a bundle.
fn whole() -> Rc<Searcher> {
    WHOLE.with(Rc::clone)
}

const RUNGS: [&[Rung]; 5] =
    [&[], &[Rung::Exact], &[Rung::Exact, Rung::Folded], &[Rung::Folded], &[Rung::Family, Rung::Near]];

fn rungs(dice: &mut Dice) -> Rungs {
    Rungs::of(RUNGS[dice.below(RUNGS.len())].iter().copied())
}

/// What a question needs that nothing was loaded for, round by round of the network.
fn rounds<T>(question: impl Fn(&Searcher) -> T) -> Vec<Vec<String>> {
    let mut reader = Reader::new(&FILES);
    let mut rounds = Vec::new();
    while let Answer::Needs(names) = reader.searcher.put(&question).unwrap() {
        for name in &names {
            reader.bring(name).unwrap();
        }
        rounds.push(names);
    }
    rounds
}

#[test]
fn the_corpus_is_in_blocks_of_every_kind() {
    for kind in ["/a", "/d", "/f", "/p", "/i", "t/"] {
        let count = FILES.blocks.keys().filter(|name| name.contains(kind)).count();
        assert!(count > usize::from(["/d", "/f", "/p", "t/"].contains(&kind)), "{count} files of {kind}");
    }
    let reader = Reader::new(&FILES);
    assert_eq!(reader.searcher.index().articles() as usize, LARGE.articles.len());
}

#[test]
fn needed_files_answer_what_all_files_answer() {
    let whole = Reader::whole(&FILES, FILES.blocks.keys());
    let mut kept = Reader::new(&FILES);
    let mut dice = Dice(1);
    for query in queries(11, 30) {
        let rungs = rungs(&mut dice);
        let expected = everything(&whole.searcher, &query, rungs);
        assert_eq!(kept.ask(|searcher| everything(searcher, &query, rungs)), expected, "{query}");
    }
    assert!(kept.brought < FILES.blocks.len() * 2, "{} files brought", kept.brought);
}

#[test]
fn a_printed_word_needs_its_dictionary_then_all_of_its_families_then_nothing_more() {
    let mut words: Vec<String> = Vec::new();
    for article in &LARGE.articles {
        let printed = article.paragraphs.iter().filter(|paragraph| paragraph.role != Role::Noise);
        words.extend(printed.flat_map(|paragraph| tokenize(&paragraph.text)).map(|token| token.bare));
    }
    words.sort_unstable();
    words.dedup();
    let mut several = 0;
    for word in words.iter().step_by(5) {
        let rounds = rounds(|searcher| searcher.count(word, Rungs::USUAL));
        // What only folds like the word is told by the dictionary, too.
        let kinds = rounds.iter().map(|names| names.iter().map(|name| name.contains("/f")).collect::<Vec<_>>());
        for (round, kinds) in kinds.enumerate() {
            assert!(round < 2 && kinds.iter().all(|&is_families| is_families == (round == 1)), "{word}: {rounds:?}");
        }
        several += usize::from(rounds.get(1).is_some_and(|names| names.len() > 1));
    }
    assert!(several > 20, "{several} words reach further than their block");
}

#[test]
fn a_query_takes_four_rounds_and_places_come_in_one_of_them() {
    for query in ["وزير الخارجية", "قالت الوزارة إن المدينة", "«وزير الخارجية» أو «رئيس الوزراء»", "قرب:3(وزير مدينة)"]
    {
        let rounds = rounds(|searcher| searcher.search(&Request::new(query)).total);
        let with_places = rounds.iter().filter(|names| names.iter().any(|name| name.contains("/p")));
        assert_eq!(with_places.count(), 1, "{query}: {rounds:?}");
        assert!(rounds.len() <= 4, "{query}: {rounds:?}");
    }
}

#[test]
fn one_query_alone_needs_little() {
    let few = |query: &str| {
        let mut reader = Reader::new(&FILES);
        reader.ask(|searcher| searcher.answer(&request(query, Rungs::USUAL, 0, Some(1))));
        reader.brought
    };
    assert!(few("زقزقة") * 3 < FILES.blocks.len(), "{}", few("زقزقة"));
    assert_eq!(few(""), 0);
    let mut reader = Reader::new(&FILES);
    reader.ask(|searcher| searcher.article(7));
    assert_eq!(reader.brought, 1);
}

#[test]
fn blocks_answer_what_the_bundle_answers() {
    let mut blocks = Reader::new(&FILES);
    let mut dice = Dice(2);
    for query in queries(12, 30) {
        let rungs = rungs(&mut dice);
        // With marks, only a bundle has all the texts to compare them with before it counts.
        let words = Query::parse(&query).clauses;
        if words.iter().flat_map(Clause::tokens).any(Token::is_vocalised) {
            continue;
        }
        let answer = blocks.ask(|searcher| everything(searcher, &query, rungs));
        assert_eq!(answer, everything(&whole(), &query, rungs), "{query}");
    }
    let list = |searcher: &Searcher| serde_json::to_string(&searcher.list(5, 40)).unwrap();
    assert_eq!(blocks.ask(list), list(&whole()));
    assert_eq!(blocks.searcher.overview_json(), whole().overview_json());
}

#[test]
fn the_corpus_comes_back() {
    let mut reader = Reader::new(&FILES);
    let texts: Vec<String> = reader.searcher.index().texts();
    let texts: Vec<String> =
        texts.iter().map(|name| reader.ask(|searcher| searcher.index().text(name)).unwrap()).collect();
    let back = kashshaf::index::corpus(reader.searcher.index().about(), texts.iter().map(String::as_str)).unwrap();
    assert_eq!(back, *LARGE);
    for (at, article) in LARGE.articles.iter().enumerate().step_by(37) {
        assert_eq!(reader.ask(|searcher| searcher.number_of(&article.id)), Some(at));
        assert_eq!(reader.ask(|searcher| searcher.article(at)).as_ref(), Some(article));
    }
    assert_eq!(reader.ask(|searcher| searcher.number_of("no such id")), None);
    assert_eq!(reader.ask(|searcher| searcher.article(LARGE.articles.len())), None);
}

#[test]
fn a_question_that_is_given_up_changes_nothing() {
    let mut reader = Reader::new(&FILES);
    let mut dice = Dice(3);
    let whole = Reader::whole(&FILES, FILES.blocks.keys());
    for query in queries(13, 12) {
        // Half of what it needs comes; then another question takes its place.
        if let Answer::Needs(names) = reader.searcher.put(|searcher| searcher.prefetch(&query)).unwrap() {
            names.iter().take(names.len().div_ceil(2)).for_each(|name| reader.bring(name).unwrap());
        }
        let other = queries(dice.next(), 1).remove(0);
        let answer = reader.ask(|searcher| everything(searcher, &other, Rungs::USUAL));
        assert_eq!(answer, everything(&whole.searcher, &other, Rungs::USUAL), "{query} then {other}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn files_may_come_in_any_order(seed: u64) {
        let mut dice = Dice(seed);
        let mut names: Vec<&String> = FILES.blocks.keys().collect();
        dice.shuffle(&mut names);
        names.truncate(dice.below(names.len() + 1));
        let mut reader = Reader::whole(&FILES, names);
        for query in queries(seed, 3) {
            let rungs = rungs(&mut dice);
            if Query::parse(&query).clauses.iter().flat_map(Clause::tokens).any(Token::is_vocalised) {
                continue;
            }
            let answer = reader.ask(|searcher| everything(searcher, &query, rungs));
            prop_assert_eq!(answer, everything(&whole(), &query, rungs), "{}", query);
        }
    }
}

/// The part of a spelling that is filed, as `src/index/filed.rs` says.
fn filed(bare: &str) -> String {
    let mut filed = bare.to_owned();
    while filed.len() > 120 {
        filed.pop();
    }
    filed
}

/// Whether a printed word is what is sought, by spelling alone.
fn is(typed: &Token, printed: &Token, rungs: Rungs) -> bool {
    let sought: Vec<String> =
        std::iter::once(typed.folded.clone()).chain(typed.alternates()).map(|spelling| filed(&spelling)).collect();
    let folds = |bare: &str| sought.contains(&fold(&filed(bare)).text);
    let marks = !typed.is_vocalised() || typed.marks_agree_within(printed);
    let exact = filed(&printed.bare) == filed(&typed.bare);
    let plain = folds(&printed.bare) && (exact || rungs.has(Rung::Folded)) && marks;
    plain || (rungs.has(Rung::Folded) && printed.alternates().iter().any(|reading| folds(reading)))
}

/// The words of every text of every article: title (0), and paragraphs by number.
type Texts = Vec<(u32, Vec<Token>)>;

static TOKENS: LazyLock<Vec<Texts>> = LazyLock::new(|| {
    let tokens = |article: &Article| {
        let body = (1..).zip(&article.paragraphs);
        let body = body.filter(|(at, paragraph)| paragraph.role != Role::Noise && !article.is_title(*at as usize - 1));
        let body = body.map(|(at, paragraph)| (at, paragraph.text.as_str()));
        let texts = std::iter::once((0, article.title.as_str())).chain(body);
        texts.map(|(number, text)| (number, tokenize(text).collect())).collect()
    };
    LARGE.articles.iter().map(tokens).collect()
});

/// Where a clause stands in an article, found word by word.
fn read(texts: &[(u32, Vec<Token>)], clause: &Clause, rungs: Rungs) -> Vec<(u32, Vec<Range<usize>>)> {
    let rungs = match clause.what {
        What::Phrase(_) if rungs.has(Rung::Exact) => Rungs::of([Rung::Exact]),
        _ => rungs,
    };
    let words = clause.tokens();
    let mut all = Vec::new();
    for (number, tokens) in texts {
        let mut marks: Vec<Range<usize>> = Vec::new();
        for row in tokens.windows(words.len()) {
            if !words.iter().zip(row).all(|(typed, printed)| is(typed, printed, rungs)) {
                continue;
            }
            let found = row[0].range.start..row[row.len() - 1].range.end;
            match marks.last_mut() {
                Some(last) if found.start < last.end => last.end = found.end,
                _ => marks.push(found),
            }
        }
        if !marks.is_empty() {
            all.push((*number, marks));
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// By spelling alone, the index finds what reading every text word by word finds.
    #[test]
    fn the_index_agrees_with_reading(seed: u64, folded: bool) {
        let mut dice = Dice(seed);
        let rungs = Rungs::of(if folded { vec![Rung::Exact, Rung::Folded] } else { vec![Rung::Exact] });
        let query = match dice.below(3) {
            0 => queries(seed, 1).remove(0),
            // Some words of some text, as they stand there.
            part => {
                let article = &LARGE.articles[dice.below(LARGE.articles.len())];
                let texts: Vec<&str> = article.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
                let tokens: Vec<Token> = tokenize(texts.first().unwrap_or(&"")).collect();
                let start = dice.below(tokens.len().max(1));
                let words: Vec<&str> = tokens.iter().skip(start).take(part).map(|token| token.bare.as_str()).collect();
                if part == 2 { format!("«{}»", words.join(" ")) } else { words.join(" ") }
            }
        };
        let clauses = Query::parse(&query).clauses;
        if clauses.is_empty() || clauses.len() > 4 {
            return Ok(());
        }
        // Beside others, function words are passed over, and questions are no look-ups.
        if clauses.len() > 1 && clauses.iter().flat_map(Clause::tokens).any(is_function_word) {
            return Ok(());
        }
        let by_reading: Vec<usize> = (0..LARGE.articles.len())
            .filter(|&at| clauses.iter().all(|clause| !read(&TOKENS[at], clause, rungs).is_empty()))
            .collect();
        let found = whole().answer(&request(&query, rungs, 0, None));
        // Where no article has everything, those with some of it are shown: ranking's business.
        if clauses.len() > 1 && by_reading.is_empty() {
            return Ok(());
        }
        let mut articles: Vec<usize> =
            found.hits.iter().filter_map(|hit| whole().number_of(&hit.head.id)).collect();
        articles.sort_unstable();
        prop_assert_eq!(&articles, &by_reading, "{}", &query);
        prop_assert_eq!(found.total as usize, by_reading.len(), "{}", &query);
        prop_assert_eq!(whole().count(&query, rungs), by_reading.len(), "{}", &query);
        if let [clause] = clauses.as_slice() {
            for &at in by_reading.iter().take(20) {
                prop_assert_eq!(whole().matches(at, &query, rungs, &[]), read(&TOKENS[at], clause, rungs), "{}", &query);
            }
        }
    }
}
