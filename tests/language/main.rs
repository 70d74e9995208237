//! The query language: tables of what is typed → how it is read; properties are in `generated.rs`.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod generated;

use kashshaf::query::{Clause, Query, What};

/// How a query is read, printed in full, and the codes of its remarks with the parts they are about.
fn read(text: &str) -> (String, Vec<String>) {
    let query = Query::parse(text);
    let code = |code| serde_json::to_value(code).unwrap().as_str().unwrap().to_string();
    let remark =
        |remark: &kashshaf::query::Remark| format!("{} {}", code(remark.code), &text[remark.start..remark.end]);
    (query.to_string(), query.remarks.iter().map(remark).collect())
}

/// Rows of what is typed, how it is read, and remarks.
fn table(rows: &[(&str, &str, &[&str])]) {
    for (text, expected, remarks) in rows {
        let (printed, codes) = read(text);
        assert_eq!(
            (printed.as_str(), codes),
            (*expected, remarks.iter().map(|r| (*r).to_string()).collect()),
            "{text}"
        );
    }
}

#[test]
fn words_and_phrases() {
    table(&[
        ("حلب", "حلب", &[]),
        ("مَدْرَسَةٌ", "مَدْرَسَةٌ", &[]),
        ("حـــلب", "حلب", &[]),
        ("حلب، دمشق؛ حمص.", "حلب دمشق حمص", &[]),
        ("من هو؟", "من هو", &[]),
        ("من هو ؟", "من هو", &[]),
        ("ما عدد سكان حلب؟!", "ما عدد سكان حلب", &[]),
        ("حلب حلب", "حلب", &[]),
        ("«وزير الخارجية»", "\"وزير الخارجية\"", &[]),
        ("“a b\" „c d‟ ‹e f› ″g h″ ＂i j＂", "\"a b\" \"c d\" \"e f\" \"g h\" \"i j\"", &[]),
        ("و”أحرار الشام”", "و \"أحرار الشام\"", &[]),
        ("\"حلب", "\"حلب\"", &["unclosed-quote \""]),
        ("\"", "", &["unclosed-quote \""]),
        ("حلب «»", "حلب", &["empty-quote «»"]),
        ("...", "", &["no-words ..."]),
        ("", "", &[]),
        (" ", "", &[]),
        ("=مدرسة ~مدرسة =«في حلب» ~«في حلب»", "=مدرسة ~مدرسة =\"في حلب\" ~\"في حلب\"", &[]),
        ("= حلب", "حلب", &[]),
        ("2+2=4", "2 4", &[]),
        ("+حلب", "حلب", &[]),
        ("~(حلب «في دمشق»)", "~حلب ~\"في دمشق\"", &[]),
        ("بن-علي 2016-12 10:30 3.14 1,200", "بن علي 2016 12 10 30 3.14 1200", &[]),
        ("=بن-علي", "=\"بن علي\"", &[]),
        ("ﺍﻟﻌﺮﺑﻴﺔ", "العربية", &[]),
    ]);
}

#[test]
fn exclusions() {
    table(&[
        ("حلب -دمشق", "حلب -دمشق", &[]),
        ("حلب −دمشق –حمص ‐حماة", "حلب -دمشق -حمص -حماة", &[]),
        ("حلب -\u{200F}دمشق \u{202B}-حمص\u{202C}", "حلب -دمشق -حمص", &[]),
        ("حلب -ـدمشق", "حلب -دمشق", &[]),
        ("حلب - دمشق", "حلب دمشق", &[]),
        ("حلب--دمشق --حمص", "حلب دمشق حمص", &[]),
        ("حلب -", "حلب", &[]),
        ("حلب -«في دمشق»", "حلب -\"في دمشق\"", &[]),
        ("حلب -(دمشق حمص)", "حلب -(دمشق حمص)", &[]),
        ("حلب -(دمشق | حمص)", "حلب -(دمشق | حمص)", &[]),
        ("حلب (-دمشق)", "حلب -دمشق", &[]),
        ("حلب -كوفيد-19", "حلب -~\"كوفيد 19\"", &[]),
        ("حلب NOT دمشق", "حلب -دمشق", &[]),
        ("حلب ليس:دمشق not: حمص", "حلب -دمشق -حمص", &[]),
        ("ليس هذا not a question", "ليس هذا not a question", &[]),
        ("حلب NOT", "حلب", &["dangling-operator NOT"]),
        ("حلب -(-دمشق)", "حلب دمشق", &[]),
        ("حلب -(-دمشق -حمص)", "حلب", &["only-excluded -(-دمشق -حمص)"]),
        ("-حلب", "-حلب", &["only-excluded -حلب"]),
        ("-=حلب x", "-=حلب x", &[]),
    ]);
}

#[test]
fn alternatives_and_groups() {
    table(&[
        ("حلب | دمشق", "حلب | دمشق", &[]),
        ("حلب|دمشق|حمص", "حلب | دمشق | حمص", &[]),
        ("حلب OR دمشق or حمص", "حلب | دمشق or حمص", &[]),
        ("a b | c d", "a b | c d", &[]),
        ("(a b) | (c d)", "a AND b | c AND d", &[]),
        ("a AND b | c AND d", "a AND b | c AND d", &[]),
        ("(a | b) AND c | d", "(a | b) AND c | d", &[]),
        ("a (b c) (d)", "a b c d", &[]),
        ("a (b | (c | d))", "a b | c | d", &[]),
        ("a | a", "a", &[]),
        ("(حلب أو دمشق) ما هي المدينة التي يسكنها الناس", "حلب | دمشق ما هي المدينة التي يسكنها الناس", &[]),
        ("حلب أو دمشق", "حلب | دمشق", &["or-word أو"]),
        ("حلب او دمشق أَوْ حمص", "حلب | دمشق | حمص", &["or-word او", "or-word أَوْ"]),
        ("هل كرة القدم رياضة جماعية أو فردية؟", "هل كرة القدم رياضة جماعية +أو فردية", &[]),
        ("كرة القدم رياضة جماعية أو فردية -حلب", "كرة القدم رياضة جماعية | فردية -حلب", &["or-word أو"]),
        ("أو حلب أو", "+أو حلب", &[]),
        ("«أو» +أو OR", "\"أو\" +أو", &["dangling-operator OR"]),
        ("+OR", "+OR", &[]),
        ("| a | | b |", "a | b", &["dangling-operator |", "dangling-operator |"]),
        ("a AND", "a", &["dangling-operator AND"]),
        // In longer queries lists stay lists, where parentheses stand around them too.
        ("a AND b c d", "a b c d", &[]),
        ("a AND b c d e", "a AND b c d e", &[]),
        ("(a AND b AND c) (d AND e)", "a AND b AND c d AND e", &[]),
        ("((a AND b c)) d e a", "a AND b c d e a", &[]),
        ("(a b c) (d e)", "a b c d e", &[]),
        ("a AND b c d e c", "a AND b c d e", &[]),
        ("a | -b", "a", &["excluded-alternative -b"]),
        ("(a (b", "a b", &["unclosed-group (", "unclosed-group ("]),
        ("a) b", "a b", &["stray-parenthesis )"]),
        ("a ()", "a", &["empty-group ()"]),
        ("﴿قل هو الله أحد﴾ （a | b） :)", "قل هو الله أحد a | b", &["stray-parenthesis )"]),
        ("محمد (بن عبد الله)", "محمد بن عبد الله", &[]),
    ]);
}

#[test]
fn shapes_of_words() {
    table(&[
        ("كتا* *ون ك؟اب م*رس", "كتا* *ون ك?اب م*رس", &[]),
        ("كتا**", "كتا*", &[]),
        ("أَحْمَـ*", "احم*", &[]),
        ("كتاب*؟", "كتاب*", &[]),
        ("ﻛﺘﺎ*", "كتا*", &[]),
        ("Kit* كتا＊", "kit* كتا*", &[]),
        ("عام2016*", "عام 2016*", &[]),
        ("a,b*.c", "a b* c", &[]),
        ("* حلب ** ؟", "حلب", &["lone-wildcard *", "lone-wildcard **"]),
        ("«وزير * الخارجية» \"كت* جديد*\"", "\"وزير * الخارجية\" \"كت* جديد*\"", &[]),
        ("\"* *\"", "", &["empty-quote \"* *\""]),
        ("-كتا*", "-كتا*", &["only-excluded -كتا*"]),
    ]);
}

#[test]
fn near_each_other() {
    table(&[
        ("حلب قرب:5 دمشق", "حلب near:5 دمشق", &[]),
        ("حلب near:٥ دمشق NEAR/۵ حمص", "حلب near:5 دمشق near:5 حمص", &[]),
        ("حلب قُرب: 5 دمشق", "حلب near:5 دمشق", &[]),
        ("حلب NEAR دمشق", "حلب near:10 دمشق", &[]),
        ("a near:5 b near:3 c", "(a near:5 b) near:3 c", &[]),
        ("a near:5 (b near:2 c | d)", "a near:5 (b near:2 c | d)", &[]),
        ("a near:5 b | c", "a near:5 b | c", &[]),
        ("a near:5 (b | \"c d\")", "a near:5 (b | \"c d\")", &[]),
        ("a near:5 a", "a near:5 a", &[]),
        ("a near:500 b", "a near:100 b", &["near-range near:500"]),
        (
            "a near:99999999999 b NEAR/0 c",
            "(a near:100 b) near:1 c",
            &["near-range near:99999999999", "near-range NEAR/0"],
        ),
        ("a near: b", "a near:10 b", &["near-range near:"]),
        ("near:5 b", "b", &["dangling-operator near:5"]),
        ("a near:5", "a", &["dangling-operator near:5"]),
        ("a near:5 -b", "a -b", &["near-what near:5"]),
        ("a near:5 title:b", "a title:b", &["near-what near:5"]),
        ("حلب قرب دمشق near here", "حلب قرب دمشق near here", &[]),
        ("بن-علي near:5 b", "~\"بن علي\" near:5 b", &[]),
    ]);
}

#[test]
fn fields() {
    table(&[
        ("العنوان: حلب title:دمشق عنوان:حمص", "title:حلب title:دمشق title:حمص", &[]),
        ("TITLE：حلب", "title:حلب", &[]),
        ("الـعُنوان:حلب", "title:حلب", &[]),
        (
            "title:(a OR b) title:\"c d\" title:=e title:f* title:(g near:2 h)",
            "title:(a | b) title:\"c d\" title:=e title:f* title:(g near:2 h)",
            &[],
        ),
        ("title:(a b)", "title:(a b)", &[]),
        ("title:بن-علي", "title:~\"بن علي\"", &[]),
        ("-title:a title:-b c", "-title:a -title:b c", &[]),
        ("المصدر:«الجزيرة نت» مصدر:بي-بي-سي", "source:\"الجزيرة نت\" source:\"بي بي سي\"", &[]),
        ("source:(a | b) -source:c", "source:\"a\" | source:\"b\" -source:\"c\"", &[]),
        ("الوسم:حرب وسم:(a b)", "tag:\"حرب\" tag:\"a\" tag:\"b\"", &[]),
        ("source:جز*", "source:\"جز\"", &["wildcard-in-field جز*"]),
        ("title:source:x", "title:x", &["field-in-field source:"]),
        ("حلب title:", "حلب", &["field-without-value title:"]),
        ("title: | a", "a", &["field-without-value title:", "dangling-operator |"]),
        ("قال: إن الساعة 10:30", "قال إن الساعة 10 30", &[]),
        ("http://example.org", "http example org", &[]),
    ]);
}

#[test]
fn dates() {
    table(&[
        ("date:2016-12-02", "date:\"2016-12-02\"", &[]),
        ("التاريخ: ٢٠١٦-١٢ حلب", "date:\"2016-12-01..2016-12-31\" حلب", &[]),
        ("date:2 ديسمبر 2016 حلب", "date:\"2016-12-02\" حلب", &[]),
        ("تاريخ:كانون الأول 2016، حلب", "date:\"2016-12-01..2016-12-31\" حلب", &[]),
        ("date:2016 2017", "date:\"2016-01-01..2016-12-31\" 2017", &[]),
        ("date:2016.. x", "date:\"2016-01-01..\" x", &[]),
        ("date:..2016", "date:\"..2016-12-31\"", &[]),
        ("date:>=2016-05", "date:\"2016-05-01..\"", &[]),
        ("date:< 2016", "date:\"..2015-12-31\"", &[]),
        ("التاريخ:«من 2015 إلى 2017»", "date:\"2015-01-01..2017-12-31\"", &[]),
        ("date:(2016 OR 2018)", "date:\"2016-01-01..2016-12-31\" | date:\"2018-01-01..2018-12-31\"", &[]),
        ("-date:2016 x", "-date:\"2016-01-01..2016-12-31\" x", &[]),
        ("date:-2016 x", "-date:\"2016-01-01..2016-12-31\" x", &[]),
        ("date:2018..2016", "date:\"2016-01-01..2018-12-31\"", &["dates-turned 2018..2016"]),
        ("date:2016-13 y", "y", &["bad-date 2016-13"]),
        ("date:غدا y", "y", &["bad-date غدا"]),
        ("date:", "", &["field-without-value date:"]),
        ("2016-12-02", "2016 12 02", &[]),
    ]);
}

#[test]
fn spans() {
    let text = "x -«a b» العنوان: (c | d)؟ e قرب:5 f -g* ~بن-علي h\u{200F} ";
    let query = Query::parse(text);
    let spans: Vec<&str> = query.clauses.iter().map(|clause| &text[clause.span.clone()]).collect();
    assert_eq!(spans, ["x", "-«a b»", "العنوان: (c | d)", "e قرب:5 f", "-g*", "~بن-علي", "h"]);
    let What::Title(title) = &query.clauses[2].what else { panic!() };
    let What::Any(inner) = &title.what else { panic!() };
    assert_eq!(inner.iter().map(|clause| &text[clause.span.clone()]).collect::<Vec<_>>(), ["c", "d"]);
}

#[test]
fn hostile_lengths() {
    let many = 1 << 20;
    let repeated = |text: &str| text.repeat(many / text.len());
    let texts = [
        "(",
        ")",
        "((a",
        "-",
        "-=",
        "\"",
        "\" ",
        "|",
        "a|",
        "a b ",
        "*",
        "a*",
        "?",
        "a?",
        ":",
        "title:",
        "a near:5 ",
        "NOT ",
        "date:2016 ",
        "date:",
        ".",
        "ا",
        "ﷺ",
        "-(",
        "a OR ",
        "أو ",
        "(a|",
        "title:(",
        "2016..",
        "=~",
    ];
    for text in texts.map(repeated) {
        let query = Query::parse(&text);
        assert!(query.remarks.len() <= 21 && query.clauses.len() <= 1000, "{}", &text[..20]);
        let inside = |clause: &Clause| clause.span.end <= text.len() && clause.tokens().len() <= 1000;
        assert!(query.clauses.iter().all(inside));
    }
    assert!(read(&repeated("(a ")).1.iter().any(|remark| remark.starts_with("too-deep")));
    let words: Vec<String> = (0..2000).map(|number| format!("w{number}")).collect();
    let (printed, remarks) = read(&words.join(" "));
    assert!(printed.ends_with(" w999") && remarks[0].starts_with("too-long  w1000"), "{printed}");
}
