//! Long lists: words of every article, places in many files, words that never end.

use kashshaf::corpus::{Article, Corpus};
use kashshaf::index::build::OneByOne;
use kashshaf::query::{Rung, Rungs};

use crate::corpus::plain;
use crate::shell::{Reader, build, request};

fn of(articles: Vec<Article>) -> Corpus {
    let mut corpus = Corpus::new("كبيرة");
    corpus.articles = articles;
    corpus
}

#[test]
fn words_of_thirty_thousand_articles() {
    // في is everywhere, من in every second article, حلب in every 1000th; في من is a phrase in every second one.
    let article = |at: usize| {
        let mut text = String::from("في");
        if at.is_multiple_of(2) {
            text += " من";
        }
        text += ["", " شرق", " غرب", " شرق غرب في"][at % 4];
        if at.is_multiple_of(1000) {
            text += " حلب";
        }
        plain(format!("a{at}"), if at.is_multiple_of(3) { "في" } else { "" }, &[&text])
    };
    let corpus = of((0..30_000).map(article).collect());
    let files = build(&corpus, None, &OneByOne, 2048);
    let mut reader = Reader::new(&files);
    let rungs = Rungs::of([Rung::Exact]);
    let table = [("في", 30_000), ("من", 15_000), ("«في من»", 15_000), ("حلب", 30), ("«من في»", 0), ("«غرب في»", 7_500)];
    for (query, total) in table {
        assert_eq!(reader.ask(|searcher| searcher.count(query, rungs)), total, "{query}");
    }
    let found = reader.ask(|searcher| searcher.answer(&request("حلب", rungs, 10, Some(5))));
    let ids: Vec<&str> = found.hits.iter().map(|hit| hit.head.id.as_str()).collect();
    assert_eq!(found.total, 30);
    assert!(ids.iter().all(|id| id.ends_with("000")), "{ids:?}");
    assert_eq!(reader.ask(|searcher| searcher.number_of("a29999")), Some(29_999));
}

#[test]
fn places_in_many_files() {
    // Two words that come in a row now and then, often enough for many files of places.
    let article = |at: usize| {
        let mut dice = crate::corpus::Dice(at as u64);
        let words: Vec<&str> = (0..260).map(|_| dice.of(&["في", "من", "عن", "حلب"])).collect();
        plain(format!("a{at}"), "", &[&words.join(" ")])
    };
    let corpus = of((0..1_500).map(article).collect());
    let files = build(&corpus, None, &OneByOne, 2048);
    let places = files.blocks.keys().filter(|name| name.contains("/p")).count();
    assert!(places > 4, "{places} files of places");
    let mut reader = Reader::new(&files);
    let rungs = Rungs::of([Rung::Exact]);
    for (query, words) in [("«في من عن»", vec!["في", "من", "عن"]), ("«حلب حلب حلب حلب»", vec!["حلب"; 4])]
    {
        let has = |article: &Article| {
            let text: Vec<&str> = article.paragraphs[0].text.split(' ').collect();
            text.windows(words.len()).filter(|row| *row == words).count()
        };
        let total = corpus.articles.iter().filter(|article| has(article) > 0).count();
        assert_eq!(reader.ask(|searcher| searcher.count(query, rungs)), total, "{query}");
        let found = reader.ask(|searcher| searcher.answer(&request(query, rungs, 0, Some(20))));
        for hit in found.hits {
            let at: usize = hit.head.id[1..].parse().unwrap();
            assert_eq!(hit.matches as usize, has(&corpus.articles[at]), "{query} in {at}");
        }
    }
}

#[test]
fn a_word_with_a_hundred_thousand_places() {
    let often = "في من ".repeat(50_000);
    let always = "حلب ".repeat(100_000);
    let corpus = of(vec![
        plain("often", "", &[&often]),
        plain("always", "حلب", &[&always]),
        plain("once", "من", &["في حلب"]),
        plain("apart", "", &vec!["حلب قلب"; 20_000]),
    ]);
    let files = build(&corpus, None, &OneByOne, 2048);
    let mut reader = Reader::new(&files);
    let rungs = Rungs::of([Rung::Exact]);
    let table =
        [("في", 2), ("حلب", 3), ("«في من»", 1), ("«من في»", 1), ("«حلب حلب»", 1), ("«في حلب»", 1), ("«حلب قلب»", 1)];
    for (query, total) in table {
        let found = reader.ask(|searcher| searcher.answer(&request(query, rungs, 0, None)));
        assert_eq!(found.total, total, "{query}");
        assert_eq!(found.total as usize, found.hits.len(), "{query}");
    }
    let hit = reader.ask(|searcher| searcher.answer(&request("«من في»", rungs, 0, None))).hits.remove(0);
    assert_eq!(hit.matches, 49_999);
}

/// More spellings than are at hand.
fn spellings() -> impl Iterator<Item = String> {
    let letters: Vec<char> = "بتثجحخدذرزسشصضطظعغفقكلمنه".chars().collect();
    let letter = move |number: usize, place: u32| letters[number / letters.len().pow(place) % letters.len()];
    (0..25_000).map(move |number| (0..4).map(|place| letter(number, place)).collect())
}

#[test]
fn of_articles_with_the_same_words_that_which_has_them_in_a_row_is_first() {
    let question = ["القبطان", "أنزل", "شراع", "مركبه", "قبيل", "غروب", "الشمس"];
    // Shorter ones are better.
    let longer = |text: String, at: usize| text + &" شيء".repeat(130 - at);
    let mut articles: Vec<Article> = (0..130)
        .map(|at| {
            // Every word once, no two of them in the order of the question.
            let words: Vec<&str> =
                (0..question.len()).map(|word| question[word * (at % 3 + 2) % question.len()]).collect();
            plain(format!("a{at}"), "", &[&longer(words.join(" "), at)])
        })
        .collect();
    let row = question.join(" ").replace("شراع", "في شراع");
    // Fives are put in order together: one row is in the first five, one behind the hundredth.
    for at in [126, 16] {
        articles[at] = plain(format!("row{at}"), "", &[&longer(row.clone(), at)]);
    }
    let filling: Vec<String> = spellings().collect();
    articles.push(plain("filling".to_string(), "", &[&filling.join(" ")]));
    let files = build(&of(articles), None, &OneByOne, 2048);
    // One reader each: what was put in order for one page is kept for the next.
    let ask = |query: &str, offset, limit| {
        let found = Reader::new(&files).ask(|searcher| searcher.answer(&request(query, Rungs::USUAL, offset, limit)));
        found.hits.into_iter().map(|hit| hit.head.id).collect::<Vec<String>>()
    };
    let query = question.join(" ");
    let all = ask(&query, 0, None);
    assert_eq!(all.len(), 130);
    let firsts = all.iter().step_by(5).filter(|id| id.starts_with("row")).collect::<Vec<_>>();
    assert_eq!(firsts, ["row126", "row16"]);
    let far = all.iter().position(|id| id == "row16").unwrap();
    assert!(all[0] == "row126" && far > 100, "{all:?}");
    // Pages are pieces of the whole, wherever they begin.
    for (offset, limit) in
        [(0, 1), (0, 5), (3, 4), (4, 1), (7, 2), (98, 5), (103, 1), (far, 1), (124, 3), (128, 9), (140, 5)]
    {
        let piece: Vec<String> = all.iter().skip(offset).take(limit).cloned().collect();
        assert_eq!(ask(&query, offset, Some(limit)), piece, "{offset} {limit}");
    }
    // One reader for all: it goes on behind what was put in order for the first page.
    let mut reader = Reader::new(&files);
    for offset in (0..130).step_by(10) {
        let page = request(&query, Rungs::USUAL, offset, Some(10));
        let found = reader.ask(|searcher| searcher.answer(&page));
        let ids: Vec<String> = found.hits.into_iter().map(|hit| hit.head.id).collect();
        assert_eq!(ids, all[offset..offset + 10], "{offset}");
    }
    // Two words may have met by chance.
    let two = ["غروب", "الشمس", "مدينة", "بعيدة", "جدا"].join(" ");
    assert_eq!(ask(&two, 0, Some(1)), ["a129"]);
}
