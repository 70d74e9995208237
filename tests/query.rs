//! Searching small corpora: tables of query → what is marked, and properties.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use kashshaf::corpus::{Article, Corpus, Paragraph, Role};
use kashshaf::query::{Clause, Order, Query, RemarkCode, Request, Rung, Rungs, Searcher};
use proptest::prelude::*;

/// The rungs that go by spelling alone.
fn spelling() -> Rungs {
    Rungs::of([Rung::Exact, Rung::Folded])
}

fn article(id: &str, title: &str, paragraphs: &[&str]) -> Article {
    let paragraph = |text: &&str| Paragraph { text: (*text).to_string(), ..Paragraph::default() };
    Article {
        id: id.into(),
        title: title.into(),
        paragraphs: paragraphs.iter().map(paragraph).collect(),
        ..Article::default()
    }
}

fn searcher(articles: Vec<Article>) -> Searcher {
    let mut corpus = Corpus::new("مثال");
    corpus.articles = articles;
    Searcher::of(&corpus, None).unwrap()
}

/// The marked pieces of one text, joined by `|`, with the rung of the hit.
fn marked(text: &str, query: &str, rungs: Rungs) -> Option<(Rung, String)> {
    let searcher = searcher(vec![article("a", "", &[text])]);
    let found = searcher.search(&Request { rungs, limit: None, ..Request::new(query) });
    let hit = found.hits.first()?;
    let marks = searcher.matches(0, query, rungs, &[]);
    let pieces: Vec<&str> = marks.iter().flat_map(|(_, ranges)| ranges).map(|range| &text[range.clone()]).collect();
    let from_snippets: Vec<&str> =
        hit.snippets.iter().flat_map(|s| s.marks.iter().map(|range| &s.text[range.clone()])).collect();
    assert_eq!(pieces, from_snippets, "article and snippet mark the same");
    Some((hit.rung, pieces.join("|")))
}

#[test]
fn what_a_query_marks() {
    let table = [
        ("لافروف", "قال لافروف، وعاد لافروف.", Some((Rung::Exact, "لافروف|لافروف"))),
        ("ايران", "مطلب إيران وايران", Some((Rung::Folded, "إيران"))),
        ("إيران", "مطلب إيران", Some((Rung::Exact, "إيران"))),
        ("٤٠", "نحو 40% منها", Some((Rung::Folded, "40"))),
        ("40", "نحو ٪٤٠ منها", Some((Rung::Folded, "٤٠"))),
        ("مضيفا", "مُضيفًا أن", Some((Rung::Exact, "مُضيفًا"))),
        ("مضيفاً", "مضيفًا أن", Some((Rung::Exact, "مضيفًا"))),
        ("مدرسه", "في المدرسة مدرسة", Some((Rung::Folded, "مدرسة"))),
        ("الكتاب", "ٱلۡكِتَٰبُ لا ريب", Some((Rung::Folded, "ٱلۡكِتَٰبُ"))),
        ("العربية", "العـــربية والعربية", Some((Rung::Exact, "العـــربية"))),
        ("العربية", "اللغة ﺍﻟﻌﺮﺑﻴﺔ", Some((Rung::Exact, "ﺍﻟﻌﺮﺑﻴﺔ"))),
        ("كُتِب", "كَتَبَ ثم كُتِبَ ثم كتب", Some((Rung::Exact, "كُتِبَ|كتب"))),
        ("مُدرسه", "مَدرسة مُدرسة", Some((Rung::Folded, "مُدرسة"))),
        (
            "\"المعارضة السورية منذ\"",
            "أطياف المعارضة السورية\u{A0}منذ بداية",
            Some((Rung::Exact, "المعارضة السورية\u{A0}منذ")),
        ),
        ("«وزير الخارجية»", "وزيرُ، الخارجية وزير", Some((Rung::Exact, "وزيرُ، الخارجية"))),
        ("\"ايران والنظام\"", "إيران والنظام", None),
        ("\"صلى الله عليه وسلم\"", "النبي ﷺ قال", Some((Rung::Exact, "ﷺ"))),
        ("لا وجود له", "نص آخر", None),
        ("", "نص", None),
        ("؟!", "نص", None),
        ("حلب حلب «حلب»", "حلب", Some((Rung::Exact, "حلب"))),
        ("covid19", "داء COVID19 اليوم", Some((Rung::Folded, "COVID19"))),
    ];
    for (query, text, expected) in table {
        let expected = expected.map(|(rung, pieces)| (rung, pieces.to_string()));
        assert_eq!(marked(text, query, spelling()), expected, "{query} in {text}");
    }
}

#[test]
fn rungs_can_be_switched() {
    let exact = Rungs::of([Rung::Exact]);
    let folded = Rungs::of([Rung::Folded]);
    assert_eq!(marked("إيران", "ايران", exact), None);
    assert_eq!(marked("إيران", "إيران", folded), Some((Rung::Exact, "إيران".into())));
    assert_eq!(marked("إيران والنظام", "\"ايران والنظام\"", folded), Some((Rung::Folded, "إيران والنظام".into())));
    assert_eq!(Rungs::named("folded, nonsense"), folded);
    assert_eq!(Rungs::named(""), Rungs::USUAL);
}

#[test]
fn order_of_results() {
    let searcher = searcher(vec![
        article("folded", "", &["ايران ايران ايران"]),
        article("exact", "", &["إيران في خبر طويل يذكر أشياء كثيرة أخرى"]),
        article("title", "إيران", &["خبر آخر"]),
        article("both", "", &["إيران وروسيا روسيا"]),
    ]);
    let ids = |query: &str| -> Vec<String> {
        let found = searcher.search(&Request { limit: None, ..Request::new(query) });
        found.hits.iter().map(|hit| hit.found.id.clone()).collect()
    };
    let order = ids("إيران");
    assert_eq!(order.last().unwrap(), "folded", "exact matches come first: {order:?}");
    assert_eq!(order.first().unwrap(), "title", "a title says what an article is about: {order:?}");
    assert_eq!(ids("إيران روسيا"), ["both"], "a look-up has every word");
    let some = searcher.search(&Request::new("إيران زبرجد"));
    assert_eq!(some.total, 4);
    let codes: Vec<RemarkCode> = some.remarks.iter().map(|remark| remark.code).collect();
    assert_eq!(codes, [RemarkCode::UnknownWord, RemarkCode::SomeWords]);
}

#[test]
fn paging_and_counting() {
    let searcher = searcher((0..25).map(|n| article(&format!("a{n}"), "", &["حلب"])).collect());
    let page = |offset, limit| searcher.search(&Request { offset, limit, ..Request::new("حلب") });
    assert_eq!((page(0, Some(10)).total, page(0, Some(10)).hits.len()), (25, 10));
    assert_eq!(page(20, Some(10)).hits.len(), 5);
    assert_eq!(page(90, Some(10)).hits.len(), 0);
    assert_eq!(page(0, None).hits.len(), 25);
    let order: Vec<usize> = page(0, None).hits.iter().map(|hit| hit.article).collect();
    assert!(order.is_sorted(), "ties keep the corpus's order");
}

#[test]
fn what_was_asked_before_changes_no_answer() {
    let articles = || {
        vec![
            article("a", "مدرسة", &["في المدرسة أو مدرسه"]),
            article("b", "المدارس", &["مدرسة ومدرسة"]),
            article("c", "شارع", &["مدرسه"]),
        ]
    };
    let usual = Request::new("مدرسة");
    let requests = [
        usual.clone(),
        Request { rungs: Rungs::of([Rung::Exact]), ..usual.clone() },
        Request { rungs: Rungs::ALL, ..usual.clone() },
        Request { without: vec!["مدرسه".into()], ..usual.clone() },
        Request { order: Order::Newest, ..usual.clone() },
        Request { offset: 1, limit: Some(1), ..usual.clone() },
        Request { query: "المدرسة".into(), ..usual },
    ];
    let answer = |searcher: &Searcher, request: &Request| {
        let found = format!("{:?}", searcher.search(request));
        (found, searcher.facets(request), searcher.count(&request.query, request.rungs))
    };
    for first in &requests {
        for second in &requests {
            let asked = searcher(articles());
            answer(&asked, first);
            assert_eq!(answer(&asked, second), answer(&searcher(articles()), second), "{second:?} after {first:?}");
        }
    }
}

#[test]
fn broken_queries_are_read_and_remarked() {
    let table = [
        ("\"حلب", vec![RemarkCode::UnclosedQuote], 1),
        ("حلب \"\"", vec![RemarkCode::EmptyQuote], 1),
        ("“حلب\" «روسيا”", vec![], 2),
        ("و”أحرار الشام”", vec![], 2),
        ("\"", vec![RemarkCode::UnclosedQuote], 0),
        ("...", vec![RemarkCode::NoWords], 0),
        ("", vec![], 0),
    ];
    for (text, remarks, clauses) in table {
        let query = Query::parse(text);
        let codes: Vec<RemarkCode> = query.remarks.iter().map(|remark| remark.code).collect();
        assert_eq!((codes, query.clauses.len()), (remarks, clauses), "{text}");
    }
}

#[test]
fn a_phrase_in_another_spelling_is_offered() {
    let searcher = searcher(vec![article("a", "", &["إيران والنظام"])]);
    let found = searcher.search(&Request::new("\"ايران والنظام\""));
    assert_eq!(found.total, 0);
    assert_eq!(found.remarks[0].code, RemarkCode::PhraseFolded);
}

#[test]
fn noise_and_repeated_titles_are_not_searched() {
    let mut text = article("a", "حلب اليوم", &["حلب اليوم", "خبر", "تابعنا على تليغرام"]);
    text.paragraphs[0].role = Role::Heading;
    text.paragraphs[2].role = Role::Noise;
    let searcher = searcher(vec![text]);
    assert_eq!(searcher.search(&Request::new("تليغرام")).total, 0);
    let found = searcher.search(&Request::new("حلب"));
    assert_eq!((found.total, found.hits[0].matches), (1, 1));
    assert_eq!(found.hits[0].snippets[0].paragraph, 0, "only the title matches: it is what can be shown");
    assert_eq!(found.hits[0].title_marks, [0..6]);
}

#[test]
fn long_paragraphs_are_cut_around_the_matches() {
    let filler = "كلمة أخرى من نص طويل ".repeat(40);
    let text = format!("{filler}قال لافروف، إن حلب بعيدة. {filler}لافروف");
    let searcher = searcher(vec![article("a", "", &[&text])]);
    let found = searcher.search(&Request::new("لافروف حلب"));
    let snippet = &found.hits[0].snippets[0];
    assert!(snippet.before && snippet.after);
    assert!(snippet.text.split_whitespace().count() <= 45, "{}", snippet.text);
    let pieces: Vec<&str> = snippet.marks.iter().map(|range| &snippet.text[range.clone()]).collect();
    assert_eq!(pieces, ["لافروف", "حلب"]);
    assert!(text.contains(&snippet.text), "a snippet is original text");
}

#[test]
fn views_count_in_utf16() {
    let searcher = searcher(vec![article("a", "", &["𐍈 كَتَبَ لافروف"])]);
    let view = searcher.view("a", "لافروف", spelling(), &[]).unwrap();
    let units: Vec<u16> = view.paragraphs[0].text.encode_utf16().collect();
    let (start, end) = view.paragraphs[0].marks[0];
    assert_eq!(String::from_utf16(&units[start as usize..end as usize]).unwrap(), "لافروف");
    assert!(searcher.view("b", "", spelling(), &[]).is_none());
}

/// Texts and queries out of few letters, so that they meet often.
fn words() -> impl Strategy<Value = String> {
    proptest::collection::vec(prop_oneof!["[اأإبهةىي]{1,3}", "[اب][َُّ]?[ب]?", Just("ﷺ".to_string())], 0..12)
        .prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(800))]

    /// One word found by the engine is what reading the text word by word finds.
    #[test]
    fn words_agree_with_reading(text in words(), word in "[اأإبهةىي]{1,3}") {
        let folded = kashshaf::text::fold(&word).text;
        let expected: Vec<_> =
            kashshaf::text::tokenize(&text).filter(|t| t.folded == folded).map(|t| t.range).collect();
        let searcher = searcher(vec![article("a", "", &[&text])]);
        let found: Vec<_> = searcher.matches(0, &word, spelling(), &[]).into_iter().flat_map(|(_, ranges)| ranges).collect();
        prop_assert_eq!(found, expected);
    }

    /// Any query over any text: no panic, marks in order and on boundaries, totals that agree.
    #[test]
    fn any_query_is_answered(text in "\\PC{0,80}", more in words(), query in prop_oneof!["\\PC{0,30}", words()]) {
        let searcher = searcher(vec![article("a", &text, &[&more]), article("b", &more, &[&text, &more])]);
        let found = searcher.search(&Request { limit: None, ..Request::new(query.clone()) });
        prop_assert_eq!(found.total, found.hits.len());
        for hit in &found.hits {
            for snippet in &hit.snippets {
                let mut end = 0;
                for mark in &snippet.marks {
                    prop_assert!(mark.start >= end && snippet.text.get(mark.clone()).is_some_and(|piece| !piece.is_empty()));
                    end = mark.end;
                }
            }
        }
        for remark in found.remarks {
            prop_assert!(query.get(remark.start..remark.end).is_some());
        }
    }
}

#[test]
fn what_conditions_leave() {
    let dated = |id: &str, title: &str, text: &str, source: &str, day: &str| {
        let date =
            kashshaf::corpus::Date::new(day, kashshaf::corpus::Precision::Day, kashshaf::corpus::Basis::Given, "");
        Article { source: source.into(), date: Some(date), tags: vec!["نفط".into()], ..article(id, title, &[text]) }
    };
    let searcher = searcher(vec![
        dated("a", "أسعار النفط", "ارتفعت أسعار النفط اليوم", "صحيفة الجزيرة", "2015-07-21"),
        dated("b", "خبر", "النفط في خبر طويل يذكر أشياء كثيرة أخرى قبل أن يذكر أسعار الذهب", "عكاظ", "2015-08-02"),
        dated("c", "الذهب", "أسعار الذهب والفضة", "عكاظ", "2016-01-01"),
    ]);
    let table = [
        ("النفط قرب:3 أسعار", "a"),
        ("النفط قرب:20 أسعار", "a b"),
        ("العنوان:النفط", "a"),
        ("العنوان:(النفط | الذهب)", "a c"),
        ("العنوان:\"أسعار النفط\"", "a"),
        ("(النفط | الفضة) أسعار", "a b c"),
        ("أسعار -النفط", "c"),
        ("-النفط", "c"),
        ("المصدر:الجزيرة", "a"),
        ("المصدر:عكاظ أسعار", "b c"),
        ("التاريخ:2015", "a b"),
        ("التاريخ:2015-08.. أسعار", "b c"),
        ("الوسم:نفط التاريخ:2016", "c"),
        ("نف*", ""),
        ("النف*", "a b"),
        ("\"أسعار * اليوم\"", "a"),
        ("=اسعار", ""),
    ];
    for (query, expected) in table {
        let found = searcher.search(&Request { limit: None, ..Request::new(query) });
        let mut ids: Vec<&str> = found.hits.iter().map(|hit| hit.found.id.as_str()).collect();
        ids.sort_unstable();
        assert_eq!(ids.join(" "), expected, "{query}");
        assert_eq!(found.total, ids.len(), "{query}");
    }
    let conditional = searcher.search(&Request::new("المصدر:الجزيرة"));
    assert_eq!(
        conditional.hits[0].snippets[0].text, "ارتفعت أسعار النفط اليوم",
        "what has no match shows how it begins"
    );
    let facets = searcher.facets(&Request::new("أسعار"));
    assert_eq!(facets.sources, [("عكاظ".to_owned(), 2), ("صحيفة الجزيرة".to_owned(), 1)]);
    assert_eq!(
        facets.months.iter().map(|(month, _)| month.as_str()).collect::<Vec<_>>(),
        ["2015-07", "2015-08", "2016-01"]
    );
    let newest = Request { order: kashshaf::query::Order::Newest, ..Request::new("أسعار") };
    let order: Vec<String> = searcher.search(&newest).hits.into_iter().map(|hit| hit.found.id).collect();
    assert_eq!(order, ["c", "b", "a"]);
    let unsigned = dated("d", "", "أسعار بلا مصدر", "", "2017-01-01");
    let signed = dated("e", "", "أسعار لها مصدر", "سانا", "2017-01-01");
    let of_sources = self::searcher(vec![unsigned, signed]);
    let by_source = Request { order: kashshaf::query::Order::Source, ..Request::new("أسعار") };
    let order: Vec<String> = of_sources.search(&by_source).hits.into_iter().map(|hit| hit.found.id).collect();
    assert_eq!(order, ["e", "d"], "articles without a source are last");
    let without = Request { without: vec!["النفط".into()], ..Request::new("النفط") };
    assert_eq!(searcher.search(&without).total, 0);
}

#[test]
fn near_marks_what_is_near() {
    let table = [
        ("حلب near:1 دمشق", "حلب ثم دمشق، وبعد كل هذا حلب", Some("حلب|دمشق")),
        ("دمشق near:1 حلب", "حلب حمص حلب ثم دمشق", Some("حلب|دمشق")),
        ("حلب near:2 دمشق near:2 حمص", "دمشق ثم حمص ثم حلب", Some("دمشق|حمص|حلب")),
        ("حلب near:1 دمشق near:3 حمص", "حلب ثم دمشق ثم كل شيء حمص وكل هذا دمشق", Some("حلب|دمشق|حمص")),
        ("حلب near:1 دمشق near:3 حمص", "حلب ثم دمشق وكل شيء بعد هذا دمشق ثم حمص", None),
        ("(حلب near:1 دمشق) near:3 (حمص | إدلب)", "إدلب ثم كل شيء دمشق حلب", Some("إدلب|دمشق|حلب")),
        ("(«في كتاب» | في) near:1 حلب", "في كتاب ثم حلب", Some("في كتاب|حلب")),
        ("حلب near:1 (دمشق | حمص)", "حمص حلب ثم كل شيء دمشق", Some("حمص|حلب")),
        ("حلب near:1 حلب", "حلب ثم كل شيء حلب", None),
        ("حلب near:1 دمشق حمص", "حلب دمشق ثم حمص وكل شيء حلب", Some("حلب|دمشق|حمص")),
    ];
    for (query, text, expected) in table {
        let found = marked(text, query, spelling()).map(|(_, pieces)| pieces);
        assert_eq!(found.as_deref(), expected, "{query} in {text}");
    }
}

#[test]
fn a_title_is_near_nothing_in_the_text() {
    let headed = article("a", "هدنة في حلب", &["دمشق بعيدة", "حمص"]);
    let longer = article("b", "عنوان أطول كثيرا من عنوان ذلك الخبر القصير", &["شيء آخر"]);
    let searcher = searcher(vec![headed, longer]);
    for (query, total) in [
        ("حلب near:100 دمشق", 0),
        ("هدنة near:1 حلب", 1),
        ("title:(هدنة near:1 حلب)", 1),
        ("title:(دمشق near:1 بعيدة)", 0),
        ("دمشق near:1 بعيدة", 1),
        ("بعيدة near:1 حمص", 1),
        ("دمشق near:1 حمص", 0),
        ("«حلب دمشق»", 0),
        ("حلب دمشق", 1),
        ("هدنة near:100 حمص", 0),
    ] {
        assert_eq!(searcher.count(query, Rungs::USUAL), total, "{query}");
    }
    // Read from the text, where vowel marks are typed.
    assert_eq!(searcher.count("حَلب near:100 دِمشق", Rungs::USUAL), 0);
    assert_eq!(searcher.count("هُدنة near:1 حَلب", Rungs::USUAL), 1);
}

#[test]
fn words_in_latin_letters_are_offered_in_arabic_but_not_operators() {
    let searcher = searcher(vec![article("a", "", &["نار في أنقرة، وقال لافروف في تركيا"])]);
    let offered = |query: &str| -> Vec<String> {
        searcher.suggest(query).into_iter().filter(|other| other.why == "latin").map(|other| other.query).collect()
    };
    assert_eq!(offered("لافروف near:5 أنقرة"), [""; 0]);
    assert_eq!(offered("near"), ["نار"]);
    assert_eq!(offered("lafrof near:5 تركيا"), ["لافروف near:5 تركيا"]);
    assert_eq!(offered("title:nar OR lafrof"), ["title:nar OR لافروف"]);
}

#[test]
fn what_is_left_out_is_not_marked() {
    let searcher = searcher(vec![article("a", "", &["إيران ايران"])]);
    let marks = |without: &[String]| {
        let view = searcher.view("a", "إيران", spelling(), without).unwrap();
        (view.paragraphs[0].marks.len(), searcher.explanations("a", "إيران", spelling(), without).words.len())
    };
    assert_eq!((marks(&[]), marks(&["ايران".into()])), ((2, 2), (1, 1)));
}

#[test]
fn a_question_mark_inside_a_shape_of_no_word_is_offered_as_an_end() {
    let searcher = searcher(vec![article("a", "", &["هل هو كتاب عربي وما هو"])]);
    let offered: Vec<String> = searcher.suggest("عربي؟هل").into_iter().map(|other| other.query).collect();
    assert_eq!(offered, ["عربي؟ هل"]);
    assert!(searcher.suggest("عر؟ي").is_empty(), "a word has that shape");
}

#[test]
fn marks_are_no_condition_in_a_sentence() {
    let searcher = searcher(vec![article("a", "", &["كَتَبَ الوزير رسالة"]), article("b", "", &["قال"])]);
    let total = |query: &str| searcher.search(&Request { rungs: spelling(), ..Request::new(query) }).total;
    assert_eq!(total("كُتِبَ"), 0, "a look-up");
    assert_eq!(total("هل كُتِبَ"), 1);
}

fn of_texts(texts: [&str; 3]) -> Searcher {
    searcher(["a", "b", "c"].iter().zip(texts).map(|(id, text)| article(id, "", &[text])).collect())
}

/// The articles that a query finds, each with its rung, and the words of it that are said to stand nowhere.
fn guessed<'a>(searcher: &Searcher, query: &'a str, rungs: Rungs) -> (Vec<(usize, Rung)>, Vec<&'a str>) {
    let found = searcher.search(&Request { rungs, ..Request::new(query) });
    let hits = found.hits.iter().map(|hit| (hit.article, hit.rung)).collect();
    let unknown = found.remarks.iter().filter(|remark| remark.code == RemarkCode::UnknownWord);
    (hits, unknown.map(|remark| &query[remark.start..remark.end]).collect())
}

#[test]
fn a_word_of_a_question_that_stands_nowhere_may_be_a_slip() {
    let texts = ["الجرب مرض جلدي", "المناخ معتدل", "بلجيكا دولة"];
    let searcher = of_texts(texts);
    let found = |query: &'static str, rungs: Rungs| guessed(&searcher, query, rungs);
    let usual = Rungs::USUAL;
    assert_eq!(found("ما هو الجررب؟", usual), (vec![(0, Rung::Near)], vec!["الجررب"]));
    // Behind a proclitic too.
    assert_eq!(found("أين تقع فبلجيكيا؟", usual), (vec![(2, Rung::Near)], vec!["تقع", "فبلجيكيا"]));
    // What stands somewhere is what it is.
    assert_eq!(found("ما هو الجرب؟", usual), (vec![(0, Rung::Exact)], vec![]));
    // Whoever looks a word up is asked what was meant, and so is who wants these letters.
    assert_eq!(found("الجررب", usual), (vec![], vec!["الجررب"]));
    assert_eq!(found("ما هو =الجررب؟", usual), (vec![], vec!["=الجررب"]));
    assert_eq!(found("ما هو الجررب؟", spelling()), (vec![], vec!["الجررب"]));
    let marks = searcher.matches(0, "ما هو الجررب؟", usual, &[]);
    assert_eq!(marks, [(1, vec![0.."الجرب".len()])]);
}

#[test]
fn a_word_of_a_question_may_have_a_blank_too_few_or_too_many() {
    let texts = ["زار الوزير مدينة فرانكفورت", "تصدر البرازيل القهوة", "عبر النهر جسر قديم"];
    let searcher = of_texts(texts);
    let (usual, near) = (Rungs::USUAL, |article| vec![(article, Rung::Near)]);
    let table = [
        ("ماذا تصدرالبرازيل؟", near(1), vec!["تصدرالبرازيل"]),
        // Short halves are function words; both halves may have proclitics of their own.
        ("ماذا فيمدينة؟", near(0), vec!["فيمدينة"]),
        ("ماذا عن فرانكفورتوالوزير؟", near(0), vec!["فرانكفورتوالوزير"]),
        ("أين تقع فرانك فورت؟", near(0), vec!["تقع", "فرانك فورت"]),
        ("أين تقع الفرانك فورت؟", near(0), vec!["تقع", "الفرانك فورت"]),
        // What stands somewhere was meant, and so was what is a slip away from it.
        ("هل الجسر قديم؟", vec![(2, Rung::Family)], vec![]),
        ("أين القهووة؟", near(1), vec!["القهووة"]),
        // Whoever asks for these letters means them.
        ("ماذا =تصدرالبرازيل؟", vec![], vec!["=تصدرالبرازيل"]),
        ("ماذا \"فرانك فورت\"؟", vec![], vec!["\"فرانك فورت\""]),
    ];
    for (query, hits, unknown) in table {
        assert_eq!(guessed(&searcher, query, usual), (hits, unknown), "{query}");
    }
    // What was typed is what the reader is told, and has marked.
    for (query, article, typed, printed) in [
        ("أين تقع فرانك فورت؟", 0, "فرانك فورت", &["فرانكفورت"][..]),
        ("ماذا تصدرالبرازيل؟", 1, "تصدرالبرازيل", &["تصدر", "البرازيل"]),
    ] {
        let explained = searcher.explain(article, query, usual, &[]);
        assert!(explained.iter().all(|word| word.typed == typed), "{explained:?}");
        assert_eq!(explained.iter().map(|word| word.printed.as_str()).collect::<Vec<_>>(), printed);
    }
    let query = "ماذا تصدرالبرازيل؟";
    assert_eq!(guessed(&searcher, query, spelling()), (vec![], vec!["تصدرالبرازيل"]));
}

#[test]
fn conditions_are_told_from_what_is_looked_for() {
    let table = [
        ("حلب موسكو", &[][..]),
        ("حلب المصدر:رويترز", &["المصدر:رويترز"]),
        ("حلب المصدر:\"بلدي نيوز\" التاريخ:2016/12 هدنة", &["المصدر:\"بلدي نيوز\"", "التاريخ:2016/12"]),
        ("Aleppo SOURCE:Reuters tag: news", &["SOURCE:Reuters", "tag: news"]),
        ("التاريخ:2 كانون الأول 2016 حلب", &["التاريخ:2 كانون الأول 2016"]),
        ("التاريخ:من 2015 إلى 2017 حلب", &["التاريخ:من 2015 إلى 2017"]),
        ("date:December 2, 2016 2013", &["date:December 2, 2016"]),
        ("التاريخ:٢٠١٦ وحلب", &["التاريخ:٢٠١٦"]),
        ("حلب -موسكو ليس:أنقرة", &["-موسكو", "ليس:أنقرة"]),
        ("حلب -المصدر:(سانا | تاس)", &["-المصدر:(سانا | تاس)"]),
        ("المصدر:(سانا | تاس) حلب", &["المصدر:(سانا | تاس)"]),
        ("(حلب | حماة) العنوان:هدنة", &["العنوان:هدنة"]),
        ("(حلب | المصدر:سانا)", &[]),
        ("\"قال المصدر: سانا\" حلب", &[]),
        ("بن-علي 2016-2017", &[]),
    ];
    for (query, expected) in table {
        let clauses = Query::parse(query).clauses.into_iter();
        let found: Vec<&str> = clauses.filter(Clause::is_condition).map(|clause| &query[clause.span]).collect();
        assert_eq!(found, expected, "{query}");
    }
}
