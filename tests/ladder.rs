//! The ladder over small texts: what each rung adds, what it must not, and how a match is explained.
#![cfg(feature = "lexicon")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::OnceLock;

use kashshaf::corpus::{Article, Corpus, Paragraph};
use kashshaf::lexicon::Lexicon;
use kashshaf::query::{Request, Rung, Rungs, Searcher};

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::built_in().unwrap())
}

fn corpus(text: &str) -> Corpus {
    let mut corpus = Corpus::new("مثال");
    let paragraphs = vec![Paragraph { text: text.into(), ..Paragraph::default() }];
    corpus.articles.push(Article { id: "a".into(), paragraphs, ..Article::default() });
    corpus
}

/// The marked pieces of a text, joined by `|`, and the rung of the hit.
fn marked(text: &str, query: &str, rungs: Rungs) -> (Option<Rung>, String) {
    let searcher = Searcher::of(&corpus(text), Some(lexicon())).unwrap();
    let rung = searcher.search(&Request { rungs, ..Request::new(query) }).hits.first().map(|hit| hit.rung);
    let marks = searcher.matches(0, query, rungs, &[]);
    let pieces: Vec<&str> = marks.iter().flat_map(|(_, ranges)| ranges).map(|range| &text[range.clone()]).collect();
    (rung, pieces.join("|"))
}

#[test]
fn the_family_rung_finds_the_same_word() {
    let table = [
        (
            "clitics in any stack",
            "معارضة",
            "وللمعارضة بالمعارضة فالمعارضة معارضتهم",
            "وللمعارضة|بالمعارضة|فالمعارضة|معارضتهم",
        ),
        ("from a word with clitics", "والمدينة", "مدينة ومدينتنا", "مدينة|ومدينتنا"),
        ("broken plurals", "صاروخ", "صواريخها والصواريخ", "صواريخها|والصواريخ"),
        ("from a plural", "قادة", "قائد وقائدهم والقادة", "قائد|وقائدهم|والقادة"),
        ("verb forms", "رفض", "يرفضون ورفضت سترفض", "يرفضون|ورفضت|سترفض"),
        ("persons of a verb of which only his form occurs", "كتبوا", "قال الربان وكتب ثم قرأه", "وكتب"),
        ("hers", "قالت", "قال الربان وكتب ثم قرأه", "قال"),
        ("ours, of a hollow verb", "نقول", "قال الربان وكتب ثم قرأه", "قال"),
        ("theirs, before a pronoun", "قرأوا", "قال الربان وكتب ثم قرأه", "قرأه"),
        ("without hamza behind the article", "الاطباء", "جاء أطباء المدينة", "أطباء"),
        ("ه for ة behind the article", "المدرسه", "في مدرسة بعيدة", "مدرسة"),
        ("a feminine typed with ه", "الجديده", "خبر جديد", "جديد"),
        ("a sound plural that does not occur", "موظفون", "سأل موظف المصرف", "موظف"),
        ("a feminine that does not occur", "مسؤولة", "قال مسؤول كبير", "مسؤول"),
        ("a dual that does not occur", "كتابين", "قرأ كتاب الرحلة", "كتاب"),
        ("an accusative of three letters", "رجلا", "رأى رجل المرفأ", "رجل"),
        ("an accusative behind a hamza", "شيئا", "لم ير أي شيء هناك", "شيء"),
        ("a plural without the headword's ي", "محامون", "قال المحامي", "المحامي"),
        ("an indefinite without it", "قاض", "قال القاضي", "القاضي"),
        ("what stands only behind other clitics", "المتقين", "أعد للمتقين", "للمتقين"),
        ("a hamza that changes its seat", "جئت", "جاء الرجل", "جاء"),
        ("a weak end before an ending", "دعوت", "دعا الجميع", "دعا"),
        ("a verb that loses its hamza", "ترى", "رأى البحر", "رأى"),
        (
            "a name in one word, which stands in one behind a clitic",
            "عبدالرحمن",
            "عبد الرحمن قال لعبدالرحمن",
            "عبد الرحمن|لعبدالرحمن",
        ),
        ("son of", "ابن خلدون", "عبد الرحمن بن خلدون", "بن|خلدون"),
        ("names in other spellings", "سيرغي", "سيرجي لافروف", "سيرجي"),
        ("America", "أمريكا", "أميركا وأميركي", "أميركا"),
        ("Syria the country", "سوريا", "في سورية السورية", "سورية"),
        ("months", "ديسمبر", "2 كانون الأول الماضي", "كانون الأول"),
        ("months, the other way", "كانون الأول", "في ديسمبر", "ديسمبر"),
        ("joined names", "عبدالله", "الملك عبد الله", "عبد الله"),
        ("names apart", "عبد الله", "الملك عبدالله", "عبدالله"),
    ];
    for (what, query, text, pieces) in table {
        let (rung, found) = marked(text, query, Rungs::USUAL);
        assert_eq!((rung, found.as_str()), (Some(Rung::Family), pieces), "{what}: {query}");
    }
}

#[test]
fn the_family_rung_refuses_other_words() {
    let table = [
        ("زير", "قال الوزير إن وزيرا"),
        ("لاد", "في بلاد البلاد"),
        ("سد", "طريق مسدود"),
        ("تاب", "كتاب الكتاب"),
        ("لبن", "لبنان ولبنانيون"),
        ("جنة", "لجنة اللجنة"),
        ("شرك", "شركة الشركة"),
        ("مدرس", "مدرسة المدرسة"),
        ("مدرسة", "مدرس المدرس"),
        ("مكتبة", "مكتب المكتب"),
        ("آذار", "كان يمارس الرياضة"),
        ("رحم", "الرحمن"),
        ("بارد", "أراد ردا وأرد"),
        ("كامل", "أمل الأمل"),
        ("مانيا", "ألمانيا"),
    ];
    for (query, text) in table {
        assert_eq!(marked(text, query, Rungs::USUAL), (None, String::new()), "{query} in {text}");
    }
}

#[test]
fn rungs_are_ordered_and_can_be_switched_off() {
    let text = "إيران ايران وإيران";
    let rung = |rungs: &str| marked(text, "إيران", Rungs::named(rungs)).1;
    assert_eq!(rung("exact"), "إيران");
    assert_eq!(rung("exact,folded"), "إيران|ايران");
    assert_eq!(rung("exact,family"), "إيران|وإيران");
    assert_eq!(rung(""), "إيران|ايران|وإيران");
    assert_eq!(marked("المعارضة", "المعارظة", Rungs::USUAL).0, None, "near matches are not mixed in unasked");
    assert_eq!(marked("المعارضة", "المعارظة", Rungs::ALL), (Some(Rung::Near), "المعارضة".into()));
}

#[test]
fn a_word_that_is_spelt_alike_takes_no_verb_s_place() {
    for (query, text) in
        [("رأى", "له رأي وهم يرون"), ("سعى", "في سعي دائم لما تسعى إليه"), ("رمى", "بعد رمي الكرة رمت")]
    {
        let (rung, found) = marked(text, query, Rungs::USUAL);
        assert_eq!((rung, found.matches('|').count()), (Some(Rung::Folded), 1), "{query}: {found}");
    }
}

#[test]
fn results_go_by_rung() {
    let mut corpus = corpus("معارضتهم معارضتهم معارضتهم");
    for (id, text) in [("folded", "معارضه معارضه"), ("exact", "معارضة")] {
        let paragraphs = vec![Paragraph { text: text.into(), ..Paragraph::default() }];
        corpus.articles.push(Article { id: id.into(), paragraphs, ..Article::default() });
    }
    let searcher = Searcher::of(&corpus, Some(lexicon())).unwrap();
    let found = searcher.search(&Request::new("معارضة"));
    let rungs: Vec<Rung> = found.hits.iter().map(|hit| hit.rung).collect();
    assert_eq!(rungs, [Rung::Exact, Rung::Folded, Rung::Family]);
}

#[test]
fn marks_typed_constrain_every_rung() {
    let table = [("كُتِب", "كَتَبَ كُتِبَ كتب وَكُتِبَ وَكَتَبَ", "كُتِبَ|كتب|وَكُتِبَ"), ("مُدرس", "المَدرس والمُدرس", "والمُدرس")];
    for (query, text, pieces) in table {
        assert_eq!(marked(text, query, Rungs::USUAL).1, pieces, "{query}");
    }
}

#[test]
fn matches_are_explained_in_parts() {
    let table = [
        ("معارضة", "للمعارضة", vec!["ل", "ال", "معارضة"], "معارضة"),
        ("حليف", "وحلفائه", vec!["و", "حلفاء", "ه"], "حليف"),
    ];
    for (query, text, parts, head) in table {
        let searcher = Searcher::of(&corpus(text), Some(lexicon())).unwrap();
        let explained = searcher.explanations("a", query, Rungs::USUAL, &[]);
        assert_eq!(
            (&explained.words[0].parts[..], explained.words[0].head.as_str()),
            (&parts.map_to_strings()[..], head)
        );
    }
}

trait MapToStrings {
    fn map_to_strings(&self) -> Vec<String>;
}

impl MapToStrings for Vec<&str> {
    fn map_to_strings(&self) -> Vec<String> {
        self.iter().map(ToString::to_string).collect()
    }
}

#[test]
fn marks_in_titles_count_as_they_do_in_texts() {
    let mut corpus = Corpus::new("مثال");
    let rows = [
        ("marked", "كُتِبَ الدَّرْسُ", "نص"),
        ("otherwise", "كَتَبَ الطالب", "نص"),
        ("unmarked", "كتب ومدارس", "نص"),
        ("in-text", "نص", "كُتِبَ الدَّرْسُ في المَدْرَسَةِ"),
    ];
    for (id, title, text) in rows {
        let paragraphs = vec![Paragraph { text: text.into(), ..Paragraph::default() }];
        corpus.articles.push(Article { id: id.into(), title: title.into(), paragraphs, ..Article::default() });
    }
    let searcher = Searcher::of(&corpus, Some(lexicon())).unwrap();
    let ids = |query: &str| {
        let mut ids: Vec<String> =
            searcher.search(&Request::new(query)).hits.into_iter().map(|hit| hit.found.id).collect();
        ids.sort();
        ids.join(" ")
    };
    let table = [
        ("كتب", "in-text marked otherwise unmarked"),
        ("كُتِب", "in-text marked unmarked"),
        ("كَتَبَ", "otherwise unmarked"),
        ("الدرس", "in-text marked"),
        ("درس", "in-text marked"),
        ("دَرْس", "in-text marked"),
        ("دُرْس", ""),
        ("مَدْرَسَة", "in-text unmarked"),
        ("عنوان:كُتِب", "marked unmarked"),
        ("title:كَتَبَ", "otherwise unmarked"),
        ("title:كتب", "marked otherwise unmarked"),
        ("«كُتِبَ الدَّرْس»", "in-text marked"),
        ("\"كَتَبَ الدَّرْس\"", ""),
        ("=كُتِبَ", "in-text marked unmarked"),
        ("title:\"كُتِب الدرس\"", "marked"),
        ("title:\"كَتَب الدرس\"", ""),
        ("كُتِب -title:كُتِب", "in-text"),
        ("نص -كَتَبَ", "in-text marked"),
        ("كُتِب|كَتَبَ", "in-text marked otherwise unmarked"),
        ("كُتِب near:3 درس", "in-text marked"),
        ("كَتَبَ near:3 درس", ""),
    ];
    for (query, expected) in table {
        assert_eq!(ids(query), expected, "{query}");
    }
}

#[test]
fn other_spellings_of_names_count_wherever_a_word_does() {
    let mut corpus = corpus("كان عبد الله بن مسعود قارئا");
    let other = Paragraph { text: "كان زيد هنا".into(), ..Paragraph::default() };
    corpus.articles.push(Article { id: "b".into(), paragraphs: vec![other], ..Article::default() });
    let searcher = Searcher::of(&corpus, Some(lexicon())).unwrap();
    let table = [
        ("عبدالله", "a"),
        ("كان -عبدالله", "b"),
        ("كان -(عبدالله زيد)", "ab"),
        ("عبدالله near:3 مسعود", "a"),
        ("مسعود near:3 عبدالله", "a"),
        ("-عبد زيد", "b"),
    ];
    for (query, expected) in table {
        let hits = searcher.search(&Request::new(query)).hits;
        let mut ids: Vec<&str> = hits.iter().map(|hit| hit.found.id.as_str()).collect();
        ids.sort_unstable();
        assert_eq!(ids.concat(), expected, "{query}");
    }
}
