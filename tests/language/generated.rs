//! Properties of queries that nobody wrote: any is printed and read back, and whatever is typed is read in order.

use kashshaf::query::{Clause, Days, Level, Pattern, Phrase, Piece, Place, Query, RemarkCode, What, Word};
use kashshaf::text::{Token, tokenize};
use proptest::collection::vec;
use proptest::prelude::*;

/// What the documentation of `Query::parse` promises about a clause.
fn is_in_order(clause: &Clause, in_title: bool) -> bool {
    let asks = |clause: &Clause| {
        !clause.excluded && !matches!(&clause.what, What::All(all) if all.iter().all(|clause| clause.excluded))
    };
    let distinct = |clauses: &[Clause]| {
        (0..clauses.len()).all(|at| clauses[..at].iter().all(|clause| !clause.is_same(&clauses[at])))
    };
    let inside = |clauses: &[Clause]| {
        let parts = clauses.iter().all(|part| clause.span.start <= part.span.start && part.span.end <= clause.span.end);
        clauses.len() > 1 && parts && clauses.iter().all(|clause| is_in_order(clause, in_title))
    };
    let has_place = |clause: &Clause| {
        let is_simple = |clause: &Clause| {
            !clause.excluded
                && matches!(clause.what, What::Word(_) | What::Phrase(_) | What::Pattern(_) | What::Near(..))
        };
        !clause.excluded
            && match &clause.what {
                What::Any(any) => any.iter().all(is_simple),
                _ => is_simple(clause),
            }
    };
    match &clause.what {
        What::Word(_) => true,
        What::Phrase(phrase) => phrase.places.iter().any(|place| *place != Place::Any),
        What::Pattern(pattern) => pattern.pieces.iter().any(|piece| matches!(piece, Piece::Letters(_))),
        What::Near(clauses, distance) => {
            inside(clauses) && clauses.iter().all(has_place) && (1..=100).contains(distance)
        }
        What::All(clauses) => {
            let nested = |clause: &Clause| !clause.excluded && matches!(clause.what, What::All(_));
            inside(clauses) && distinct(clauses) && clauses.iter().any(asks) && !clauses.iter().any(nested)
        }
        What::Any(clauses) => {
            let nested = |clause: &Clause| matches!(clause.what, What::Any(_));
            inside(clauses) && distinct(clauses) && clauses.iter().all(asks) && !clauses.iter().any(nested)
        }
        What::Title(inner) => !in_title && asks(inner) && is_in_order(inner, true),
        What::Source(words, _) | What::Tag(words, _) => !in_title && !words.is_empty(),
        What::Date(days) => !in_title && (days.from, days.to) != (None, None),
    }
}

fn clause(what: What) -> Clause {
    Clause { span: 0..0, excluded: false, what }
}

/// Clauses as the parser keeps them: lists of the same kind come apart, nothing is there twice.
fn list(clauses: Vec<Clause>, what: fn(Vec<Clause>) -> What) -> Clause {
    let kind = std::mem::discriminant(&what(Vec::new()));
    let mut kept: Vec<Clause> = Vec::new();
    for clause in clauses {
        let inner = match clause {
            Clause { excluded: false, what: What::All(inner) | What::Any(inner), .. }
                if std::mem::discriminant(&clause.what) == kind =>
            {
                inner
            }
            clause => vec![clause],
        };
        for clause in inner {
            if !kept.iter().any(|known| known.is_same(&clause)) {
                kept.push(clause);
            }
        }
    }
    if kept.len() == 1 { kept.remove(0) } else { clause(what(kept)) }
}

fn word() -> impl Strategy<Value = Token> {
    let text = prop_oneof![
        4 => "[ابتأةىءؤ]([ابتأةىءؤ][َُِّْٰۖ]{0,2}){0,3}",
        1 => "[a-cÉŁ]{1,3}[0-9]?",
        2 => prop::sample::select(vec![
            "OR", "AND", "NOT", "NEAR", "أو", "او", "أَوْ", "near", "قرب", "title", "العنوان", "من", "إلى", "2016", "12", "3.14", "1,200",
            "ديسمبر", "字", "ﷺ", "½", "ٱلۡكِتَٰبُ", "e\u{301}", "٥", "۶", "3D", "ﻻ", "ẞ", "ǅ",
        ]).prop_map(String::from),
    ];
    text.prop_map(|text| tokenize(&text).next().unwrap())
}

fn level() -> impl Strategy<Value = Level> {
    prop_oneof![3 => Just(Level::Usual), 1 => Just(Level::Exact), 1 => Just(Level::Near)]
}

fn pattern() -> impl Strategy<Value = Pattern> {
    let letters = "[ابتةى]{1,2}|[a-c0-9]{1,2}".prop_map(|text| kashshaf::text::fold(&text).text);
    let inner = prop_oneof![2 => Just(Piece::Many), 1 => Just(Piece::One)];
    (any::<bool>(), letters.clone(), inner, letters, any::<bool>()).prop_map(|(before, first, inner, last, behind)| {
        let many = |is: bool| is.then_some(Piece::Many);
        let pieces = [many(before), Some(Piece::Letters(first)), Some(inner), Some(Piece::Letters(last)), many(behind)];
        Pattern { pieces: pieces.into_iter().flatten().collect() }
    })
}

fn leaf() -> impl Strategy<Value = Clause> {
    let place = prop_oneof![
        4 => word().prop_map(Place::Word),
        1 => pattern().prop_map(Place::Pattern),
        1 => Just(Place::Any)
    ];
    prop_oneof![
        5 => (word(), level()).prop_map(|(token, level)| What::Word(Word { token, level })),
        2 => (word(), vec(place, 0..3), level()).prop_map(|(first, mut places, level)| {
            places.insert(places.len() / 2, Place::Word(first));
            What::Phrase(Phrase { places, level })
        }),
        1 => pattern().prop_map(What::Pattern),
    ]
    .prop_map(clause)
}

fn near() -> impl Strategy<Value = Clause> {
    let row = |operand: BoxedStrategy<Clause>| {
        (vec(operand, 2..4), 1_u32..=100).prop_map(|(clauses, distance)| clause(What::Near(clauses, distance)))
    };
    let alternatives = vec(leaf(), 2..4).prop_map(|clauses| list(clauses, What::Any));
    let operand = prop_oneof![3 => leaf(), 1 => alternatives].boxed();
    row(prop_oneof![4 => operand.clone(), 1 => row(operand)].boxed())
}

fn field() -> impl Strategy<Value = Clause> {
    let day = -100_000..100_000;
    let days = prop_oneof![
        day.clone().prop_map(|from| Days { from: Some(from), to: None }),
        day.clone().prop_map(|to| Days { from: None, to: Some(to) }),
        (day.clone(), 0..1000).prop_map(|(from, more)| Days { from: Some(from), to: Some(from + more) }),
        day.prop_map(|day| Days { from: Some(day), to: Some(day) }),
    ];
    prop_oneof![
        (vec(word(), 1..3), any::<bool>()).prop_map(|(words, whole)| What::Source(words, whole)),
        (vec(word(), 1..3), any::<bool>()).prop_map(|(words, whole)| What::Tag(words, whole)),
        days.prop_map(What::Date),
        group(prop_oneof![3 => leaf(), 1 => near()].boxed()).prop_map(|value| What::Title(Box::new(value))),
    ]
    .prop_map(clause)
}

/// Lists inside lists of some clauses; never an exclusion itself.
fn group(of: BoxedStrategy<Clause>) -> BoxedStrategy<Clause> {
    of.prop_recursive(3, 20, 4, |inner| {
        let rest = vec((inner.clone(), any::<bool>()), 1..3);
        let all = (inner.clone(), rest).prop_map(|(first, rest)| {
            let rest = rest.into_iter().map(|(clause, excluded)| Clause { excluded, ..clause });
            list(std::iter::once(first).chain(rest).collect(), What::All)
        });
        prop_oneof![all, vec(inner, 2..4).prop_map(|clauses| list(clauses, What::Any))]
    })
    .boxed()
}

fn queries() -> impl Strategy<Value = Query> {
    let one = group(prop_oneof![4 => leaf(), 1 => near(), 1 => field()].boxed());
    vec((one, prop::bool::weighted(0.3)), 0..4).prop_map(|clauses| {
        let clauses = clauses.into_iter().map(|(clause, excluded)| Clause { excluded, ..clause }).collect();
        let clauses = match list(clauses, What::All) {
            Clause { excluded: false, what: What::All(clauses), .. } => clauses,
            clause => vec![clause],
        };
        Query { clauses, remarks: Vec::new() }
    })
}

/// Texts of everything that means something in a query, in any order.
fn typed() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        " ",
        " ",
        " ",
        " ",
        "(",
        ")",
        "|",
        "-",
        "−",
        "=",
        "~",
        "+",
        "\"",
        "«",
        "»",
        "*",
        "?",
        "؟",
        ":",
        ",",
        "،",
        ".",
        "..",
        "/",
        "<",
        "OR",
        "AND",
        "NOT",
        "NEAR",
        "NEAR/3",
        "أو",
        "او",
        "near:5",
        "قرب:",
        "قرب:٣",
        "near:0",
        "title:",
        "العنوان: ",
        "المصدر:",
        "tag:",
        "date:",
        "التاريخ:",
        "not:",
        "ليس:",
        "2016",
        "2016-12",
        "12",
        "من",
        "إلى",
        "ديسمبر",
        "كانون الأول",
        "a",
        "b",
        "ب",
        "بت",
        "أ",
        "ك",
        "\u{200F}",
        "\u{202B}",
        "ـ",
        "َ",
        "ﷺ",
        "½",
        "字",
        "\u{301}",
        "ﻻ",
        "﴿",
        "﴾",
        "…",
        "″",
        "3.14",
        "é",
        "ٴ",
        "\u{654}",
    ]);
    prop_oneof![9 => vec(piece, 0..16).prop_map(|pieces| pieces.concat()), 1 => "\\PC{0,20}"]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(3000) })]

    #[test]
    fn a_printed_query_reads_as_itself(query in queries()) {
        let printed = query.to_string();
        let back = Query::parse(&printed);
        let same = |(a, b): (&Clause, &Clause)| a.is_same(b);
        let all = back.clauses.len() == query.clauses.len() && back.clauses.iter().zip(&query.clauses).all(same);
        prop_assert!(all, "{}\n{:#?}\n{:#?}", printed, query.clauses, back.clauses);
        prop_assert!(back.clauses.iter().all(|clause| is_in_order(clause, false)), "{}", printed);
        let told = |code| matches!(code, RemarkCode::OnlyExcluded);
        prop_assert!(back.remarks.iter().all(|remark| told(remark.code)), "{} {:?}", printed, back.remarks);
    }

    #[test]
    fn every_text_reads_as_what_is_printed_of_it(text in typed()) {
        let query = Query::parse(&text);
        for remark in &query.remarks {
            prop_assert!(text.get(remark.start..remark.end).is_some_and(|part| !part.is_empty()), "{:?}", remark);
        }
        for clause in &query.clauses {
            prop_assert!(text.get(clause.span.clone()).is_some_and(|part| !part.is_empty()), "{:?}", clause);
            prop_assert!(is_in_order(clause, false), "{:#?}", clause);
        }
        let printed = query.to_string();
        let back = Query::parse(&printed);
        let same = |(a, b): (&Clause, &Clause)| a.is_same(b);
        let all = back.clauses.len() == query.clauses.len() && back.clauses.iter().zip(&query.clauses).all(same);
        prop_assert!(all, "{}\n{:#?}\n{:#?}", printed, query.clauses, back.clauses);
        prop_assert_eq!(back.to_string(), printed);
    }

    /// The pattern's walk against the plain definition.
    #[test]
    fn shapes_fit_by_definition(pattern in "[اب]{0,1}[اب*?]{1,8}", word in "[اب]{0,8}") {
        fn fits(pieces: &[char], word: &[char]) -> bool {
            match (pieces, word) {
                ([], word) => word.is_empty(),
                (['*', rest @ ..], word) => (0..=word.len()).any(|taken| fits(rest, &word[taken..])),
                ([piece, rest @ ..], [letter, behind @ ..]) => (*piece == '?' || piece == letter) && fits(rest, behind),
                _ => false,
            }
        }
        let trimmed = pattern.trim_end_matches('?');
        if let [Clause { what: What::Pattern(read), .. }] = &Query::parse(trimmed).clauses[..] {
            let pieces: Vec<char> = trimmed.chars().collect();
            let letters: Vec<char> = word.chars().collect();
            prop_assert_eq!(read.matches(&word), fits(&pieces, &letters));
            prop_assert!(!read.matches(&word) || word.starts_with(read.prefix()));
        }
    }
}
