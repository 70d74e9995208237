//! A query → the same with what else its words are called: أنقرة → أنقرة | تركيا. Only for readers who ask for it.

use super::query::{Clause, Level, Phrase, Place, Query, What, Word};
use crate::lexicon::{Expansions, Rewrite};
use crate::text::{Token, tokenize};

impl Query {
    /// The query with every word, and every row of words, that the table has other names for made a choice of them all.
    /// Quoted phrases, words that are left out, and words with `=` or `~` stay as they are.
    ///
    /// ```
    /// use kashshaf::{lexicon::Expansions, query::Query};
    /// let query = Query::parse("موقف أنقرة").expanded(&Expansions::built_in());
    /// assert_eq!(query.to_string(), "موقف أنقرة | تركيا");
    /// ```
    #[must_use]
    pub fn expanded(self, expansions: &Expansions) -> Self {
        Self { clauses: of_row(self.clauses, expansions), remarks: self.remarks }
    }
}

/// Clauses that stand side by side: words next to each other may have a name together.
fn of_row(clauses: Vec<Clause>, expansions: &Expansions) -> Vec<Clause> {
    let mut made: Vec<Clause> = Vec::new();
    let mut words: Vec<Clause> = Vec::new();
    for clause in clauses {
        if plain(&clause).is_some() {
            words.push(clause);
        } else {
            made.extend(of_words(&std::mem::take(&mut words), expansions));
            made.push(of_clause(clause, expansions));
        }
    }
    made.extend(of_words(&words, expansions));
    made
}

fn of_clause(clause: Clause, expansions: &Expansions) -> Clause {
    if clause.excluded {
        return clause;
    }
    let one_by_one = |clauses: Vec<Clause>| -> Vec<Clause> {
        clauses.into_iter().flat_map(|clause| of_row(vec![clause], expansions)).collect()
    };
    let what = match clause.what {
        What::All(clauses) => What::All(of_row(clauses, expansions)),
        What::Any(clauses) => What::Any(each_once(one_by_one(clauses).into_iter().flat_map(alternatives))),
        What::Near(clauses, words) => What::Near(one_by_one(clauses), words),
        What::Title(inner) => What::Title(Box::new(one_of(of_row(vec![*inner], expansions)))),
        other => other,
    };
    Clause { what, ..clause }
}

/// A group's clauses for a group of alternatives.
fn alternatives(clause: Clause) -> Vec<Clause> {
    match clause.what {
        What::Any(clauses) if !clause.excluded => clauses,
        what => vec![Clause { what, ..clause }],
    }
}

/// None of them twice.
fn each_once(clauses: impl Iterator<Item = Clause>) -> Vec<Clause> {
    let mut all: Vec<Clause> = Vec::new();
    for clause in clauses {
        if !all.iter().any(|known| known.is_same(&clause)) {
            all.push(clause);
        }
    }
    all
}

/// One clause for several.
fn one_of(mut clauses: Vec<Clause>) -> Clause {
    match (clauses.pop(), clauses.is_empty()) {
        (Some(only), true) => only,
        (last, _) => {
            clauses.extend(last);
            let span = span_of(&clauses);
            Clause { span, excluded: false, what: What::All(clauses) }
        }
    }
}

/// The word of a clause that is nothing but a word.
const fn plain(clause: &Clause) -> Option<&Token> {
    match &clause.what {
        What::Word(Word { token, level: Level::Usual }) if !clause.excluded => Some(token),
        _ => None,
    }
}

fn of_words(words: &[Clause], expansions: &Expansions) -> Vec<Clause> {
    let bare: Vec<&str> = words.iter().filter_map(plain).map(|token| token.bare.as_str()).collect();
    let found = expansions.of(&bare);
    let mut made = Vec::new();
    let mut at = 0;
    while at < words.len() {
        // Of names that begin alike, the longest.
        let longest = found.iter().filter(|name| name.range.start == at).map(|name| name.range.end).max();
        let Some(end) = longest else {
            made.push(words[at].clone());
            at += 1;
            continue;
        };
        let others = found.iter().filter(|name| name.range == (at..end));
        made.push(group(&words[at..end], others));
        at = end;
    }
    made
}

/// What was typed, or any of its other names.
fn group<'a>(typed: &[Clause], others: impl Iterator<Item = &'a Rewrite>) -> Clause {
    let span = span_of(typed);
    let named = |tokens: Vec<Token>| {
        let what = match <[Token; 1]>::try_from(tokens) {
            Ok([token]) => What::Word(Word { token, level: Level::Usual }),
            Err(tokens) => {
                let places = tokens.into_iter().map(Place::Word).collect();
                What::Phrase(Phrase { places, level: Level::Near })
            }
        };
        Clause { span: span.clone(), excluded: false, what }
    };
    let typed = named(typed.iter().filter_map(plain).cloned().collect());
    let others = others.map(|other| named(tokenize(&other.words.join(" ")).collect()));
    Clause { span: span.clone(), excluded: false, what: What::Any(each_once(std::iter::once(typed).chain(others))) }
}

fn span_of(clauses: &[Clause]) -> std::ops::Range<usize> {
    let start = clauses.first().map_or(0, |first| first.span.start);
    start..clauses.last().map_or(start, |last| last.span.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expanded(query: &str) -> String {
        Query::parse(query).expanded(&Expansions::built_in()).to_string()
    }

    #[test]
    fn names_become_groups_and_nothing_else_changes() {
        for (query, wanted) in [
            ("الكرملين", "الكرملين | روسيا | موسكو"),
            ("قرار مجلس الأمن أمس", "قرار ~\"مجلس الأمن\" | ~\"مجلس الأمن الدولي\" أمس"),
            ("وأنقرة", "وأنقرة | وتركيا"),
            ("(أنقرة OR قصف) حلب", "أنقرة | تركيا | قصف | غارة | ~\"ضربة جوية\" حلب"),
            ("أنقرة | تركيا", "أنقرة | تركيا"),
            ("أنقرة near:5 حلب", "(أنقرة | تركيا) near:5 حلب"),
            ("-أنقرة", "-أنقرة"),
            ("\"أنقرة\" =أنقرة ~أنقرة", "\"أنقرة\" =أنقرة ~أنقرة"),
            ("title:أنقرة", "title:(أنقرة | تركيا)"),
            ("كتاب", "كتاب"),
            ("", ""),
        ] {
            assert_eq!(expanded(query), wanted, "{query}");
        }
    }

    #[test]
    fn what_it_becomes_reads_back() {
        for query in ["الكرملين", "قرار مجلس الأمن", "أنقرة near:5 هدنة", "(أنقرة OR قصف) حلب"]
        {
            let made = expanded(query);
            assert_eq!(Query::parse(&made).to_string(), made, "{query}");
        }
    }
}
