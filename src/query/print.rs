//! A query as text that reads as the same query.
//!
//! Names and signs are the English ones; parentheses stand only where they are needed.

use std::fmt::{self, Display, Formatter, Write};

use super::query::{Clause, Days, Level, Pattern, Piece, Place, Query, What};
use crate::corpus::calendar::civil;
use crate::text::{Marks, Token};

impl Display for Query {
    /// The query typed so that [`Query::parse`] reads the same clauses.
    ///
    /// ```
    /// use kashshaf::query::Query;
    /// let query = Query::parse("العنوان: «حلب» (دمشق أو حمص) ليس:موسكو");
    /// assert_eq!(query.to_string(), "title:\"حلب\" دمشق | حمص -موسكو");
    /// ```
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        self.clauses.iter().enumerate().try_for_each(|(at, clause)| {
            out.write_str(if at == 0 { "" } else { " " })?;
            print(clause, Around::Sequence, out)
        })
    }
}

/// What a clause stands in, from what binds loosely to what binds tightly.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Around {
    Sequence,
    Alternatives,
    Conjunction,
    Row,
}

fn print(clause: &Clause, around: Around, out: &mut Formatter<'_>) -> fmt::Result {
    let around = if clause.excluded { Around::Row } else { around };
    out.write_str(if clause.excluded { "-" } else { "" })?;
    match &clause.what {
        What::Word(word) => {
            let plain = word.level == Level::Usual && !clause.excluded && is_operator(&word.token);
            out.write_str(if plain { "+" } else { sign(word.level) })?;
            print_word(&word.token, out)
        }
        What::Phrase(phrase) => {
            out.write_str(sign(phrase.level))?;
            out.write_char('"')?;
            for (at, place) in phrase.places.iter().enumerate() {
                out.write_str(if at == 0 { "" } else { " " })?;
                match place {
                    Place::Word(word) => print_word(word, out)?,
                    Place::Pattern(pattern) => print_pattern(pattern, out)?,
                    Place::Any => out.write_char('*')?,
                }
            }
            out.write_char('"')
        }
        What::Pattern(pattern) => print_pattern(pattern, out),
        What::Near(clauses, distance) => {
            print_list(clauses, &format!(" near:{distance} "), around > Around::Conjunction, Around::Row, out)
        }
        What::All(clauses) if around > Around::Alternatives => print_list(clauses, " ", true, Around::Sequence, out),
        What::All(clauses) => print_list(clauses, " AND ", false, Around::Conjunction, out),
        What::Any(clauses) => print_list(clauses, " | ", around > Around::Sequence, Around::Alternatives, out),
        What::Title(clause) => {
            out.write_str("title:")?;
            print(clause, Around::Row, out)
        }
        What::Source(words, whole) => print_words("source:", words, *whole, out),
        What::Tag(words, whole) => print_words("tag:", words, *whole, out),
        What::Date(days) => print_days(*days, out),
    }
}

fn print_list(
    clauses: &[Clause],
    between: &str,
    grouped: bool,
    around: Around,
    out: &mut Formatter<'_>,
) -> fmt::Result {
    out.write_str(if grouped { "(" } else { "" })?;
    for (at, clause) in clauses.iter().enumerate() {
        out.write_str(if at == 0 { "" } else { between })?;
        print(clause, around, out)?;
    }
    out.write_str(if grouped { ")" } else { "" })
}

const fn sign(level: Level) -> &'static str {
    match level {
        Level::Usual => "",
        Level::Exact => "=",
        Level::Near => "~",
    }
}

/// Whether a word would be read as an operator.
fn is_operator(word: &Token) -> bool {
    matches!(word.bare.as_str(), "OR" | "AND" | "NOT" | "NEAR" | "أو" | "او")
}

fn print_words(name: &str, words: &[Token], whole: bool, out: &mut Formatter<'_>) -> fmt::Result {
    out.write_str(name)?;
    out.write_str(if whole { sign(Level::Exact) } else { "" })?;
    for (at, word) in words.iter().enumerate() {
        out.write_str(if at == 0 { "\"" } else { " " })?;
        print_word(word, out)?;
    }
    out.write_char('"')
}

/// Marks by themselves, and a character that each is read from.
const MARKS: [(Marks, char); 10] = [
    (Marks::SHADDA, '\u{0651}'),
    (Marks::FATHATAN, '\u{064B}'),
    (Marks::DAMMATAN, '\u{064C}'),
    (Marks::KASRATAN, '\u{064D}'),
    (Marks::FATHA, '\u{064E}'),
    (Marks::DAMMA, '\u{064F}'),
    (Marks::KASRA, '\u{0650}'),
    (Marks::SUKUN, '\u{0652}'),
    (Marks::DAGGER, '\u{0670}'),
    (Marks::OTHER, '\u{0301}'),
];

fn print_word(word: &Token, out: &mut Formatter<'_>) -> fmt::Result {
    word.bare.chars().zip(&word.marks).try_for_each(|(letter, marks)| {
        out.write_char(letter)?;
        let mut written = MARKS.iter().filter(|(mark, _)| marks.contains(*mark));
        written.try_for_each(|(_, mark)| out.write_char(*mark))
    })
}

fn print_pattern(pattern: &Pattern, out: &mut Formatter<'_>) -> fmt::Result {
    pattern.pieces.iter().try_for_each(|piece| match piece {
        Piece::Letters(letters) => out.write_str(letters),
        Piece::One => out.write_char('?'),
        Piece::Many => out.write_char('*'),
    })
}

/// Quoted, lest a number that follows be read as a part of the date.
fn print_days(days: Days, out: &mut Formatter<'_>) -> fmt::Result {
    out.write_str("date:\"")?;
    print_day(days.from, out)?;
    if days.from != days.to {
        out.write_str("..")?;
        print_day(days.to, out)?;
    }
    out.write_char('"')
}

fn print_day(day: Option<i32>, out: &mut Formatter<'_>) -> fmt::Result {
    let Some((year, month, day)) = day.map(civil) else { return Ok(()) };
    write!(out, "{year:04}-{month:02}-{day:02}")
}
