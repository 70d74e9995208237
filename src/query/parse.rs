//! Text typed by a reader → clauses, with remarks on what was odd.
//!
//! A descent by hand, from what binds loosely to what binds tightly:
//!
//! ```text
//! query        = { alternatives }                      side by side: all of them
//! alternatives = conjunction { ( "|" | "OR" | أو ) conjunction }
//! conjunction  = row { "AND" row }
//! row          = operand { ( "near:" n | "قرب:" n | "NEAR" [ "/" n ] ) operand }
//! operand      = { "-" | "+" | "=" | "~" | "NOT" | "not:" | "ليس:" } ( group | field | phrase | chunk )
//! group        = "(" query ")"
//! field        = name ":" operand                      title, source, tag, date, or their Arabic names
//! phrase       = quote { word | shape | "*" } quote
//! chunk        = what stands without a space: words, shapes of words
//! ```
//!
//! Every text has a reading. What is dangling, unclosed or impossible is passed over or read as it can be, and a
//! [`Remark`] says so. The time taken is proportional to the text; what is remembered has limits ([`MOST_WORDS`],
//! [`DEEPEST`], [`MOST_REMARKS`]).

mod chunk;
mod operand;

use std::ops::Range;

use super::fields::{self, Name};
use super::lex::{Sign, Signs};
use super::query::{Clause, Level, Query, What, is_look_up};
use super::remark::{Remark, RemarkCode};
use crate::index::places::APART;
use crate::text::letters;

/// Words (and dates) read of one query. More than any question has; less than would keep a reader waiting.
const MOST_WORDS: usize = 1000;
/// Groups inside each other.
const DEEPEST: usize = 32;
/// Remarks on one query.
const MOST_REMARKS: usize = 20;
/// Up to so many words, facts not counted, «أو» between two is an operator even where nothing else is.
const SHORT: usize = 4;
/// Words between neighbours where none are named.
const USUAL_DISTANCE: u32 = 10;
/// The most words between neighbours.
const MOST_DISTANCE: u32 = 100;
/// What is near in one text is not near in another.
const _: () = assert!(MOST_DISTANCE < APART);
/// Chunks that one date may take.
const DATE_CHUNKS: usize = 10;

impl Query {
    /// Reads a query. Every string has a reading; an empty one has no clauses.
    ///
    /// Lists of clauses have two or more, none of them twice, and no list of the same kind inside; alternatives are never
    /// exclusions; what must be near is words, phrases, patterns and alternatives of those; inside titles there are no
    /// fields.
    ///
    /// ```
    /// use kashshaf::query::{Query, What};
    /// let query = Query::parse("حلب «المعارضة السورية» -(موسكو | روسيا)");
    /// let [word, phrase, excluded] = &query.clauses[..] else { panic!() };
    /// assert!(matches!(word.what, What::Word(_)) && matches!(phrase.what, What::Phrase(_)));
    /// assert!(matches!(excluded.what, What::Any(_)) && excluded.excluded);
    /// ```
    pub fn parse(text: &str) -> Self {
        // Only when all is read is it known what an «أو» is.
        let mut parser = Parser::new(text, false);
        parser.sequence(NOWHERE);
        if parser.doubtful && (parser.operators || parser.words - parser.facts <= SHORT + parser.ors) {
            parser = Parser::new(text, true);
            parser.sequence(NOWHERE);
        }
        let end = parser.signs.len();
        if parser.clauses.iter().any(|clause| !clause.excluded) {
            // There is something to look for.
        } else if !parser.clauses.is_empty() {
            parser.remark(RemarkCode::OnlyExcluded, 0..end);
        } else if parser.remarks.is_empty() && parser.signs.past_space(0) < end {
            parser.remark(RemarkCode::NoWords, 0..end);
        }
        Self { clauses: parser.clauses, remarks: parser.remarks }
    }
}

/// What is known about a place of the query from outside.
#[derive(Clone, Copy)]
struct Context {
    level: Level,
    field: Option<Name>,
    /// Whether one operand is wanted, however many words it has.
    bound: bool,
}

const NOWHERE: Context = Context { level: Level::Usual, field: None, bound: false };

/// What was read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    /// One clause, or several that stand side by side where nothing takes them as one.
    Some,
    /// Something that cannot be looked for.
    PassedOver,
    /// Nothing: the end, a closing parenthesis or a bar comes next.
    Nothing,
}

struct Parser<'a> {
    signs: Signs<'a>,
    at: usize,
    /// What was read so far. Lists are made of the last of them.
    clauses: Vec<Clause>,
    remarks: Vec<Remark>,
    words: usize,
    /// How many of them are names of sources and tags, and dates.
    facts: usize,
    depth: usize,
    /// Parentheses opened beyond the deepest.
    passed: usize,
    /// Whether «أو» is an operator outside of groups too.
    terse: bool,
    /// How many words were «أو».
    ors: usize,
    /// Whether one of them stood between others.
    doubtful: bool,
    /// Whether there was an operator that nobody types by chance.
    operators: bool,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str, terse: bool) -> Self {
        Self {
            signs: Signs::of(text),
            at: 0,
            clauses: Vec::new(),
            remarks: Vec::new(),
            words: 0,
            facts: 0,
            depth: 0,
            passed: 0,
            terse,
            ors: 0,
            doubtful: false,
            operators: false,
        }
    }

    fn sign(&self) -> Sign {
        self.signs.at(self.at)
    }

    fn remark(&mut self, code: RemarkCode, signs: Range<usize>) {
        let span = self.signs.span(signs);
        self.remark_on(code, span);
    }

    fn remark_on(&mut self, code: RemarkCode, span: Range<usize>) {
        if self.remarks.len() < MOST_REMARKS {
            self.remarks.push(Remark::of(code, span));
        }
    }

    /// Clauses side by side, to the end of the query or of the group.
    fn sequence(&mut self, context: Context) {
        let start = self.clauses.len();
        loop {
            while self.chain(true, context) {}
            match self.sign() {
                Sign::Bar => self.remark(RemarkCode::DanglingOperator, self.at..self.at + 1),
                Sign::Close if self.passed > 0 => self.passed -= 1,
                Sign::Close if self.depth == 0 => self.remark(RemarkCode::StrayParenthesis, self.at..self.at + 1),
                _ => break,
            }
            self.at += 1;
        }
        if self.depth > 0 {
            // The clauses of a group are one only if something takes them as one; lists of `AND` are, and stay so.
        } else if is_look_up(&mut taken_apart(&self.clauses)) {
            self.flatten(start, false);
        } else {
            // In a longer query words side by side are evidence; what stands between `AND` must be there.
            for clause in self.clauses.split_off(start) {
                self.push_new(start, clause);
            }
        }
    }

    /// Alternatives of conjunctions of rows; or, where nothing binds less tightly, a conjunction. False if there is none.
    fn chain(&mut self, any: bool, context: Context) -> bool {
        let start = self.clauses.len();
        let read = if any { |parser: &mut Self, context| parser.chain(false, context) } else { Self::row };
        if !read(self, context) {
            return false;
        }
        if self.goes_on(any) {
            loop {
                if any && self.clauses.last().is_some_and(|last| !asks(last)) {
                    self.refuse(RemarkCode::ExcludedAlternative);
                }
                if !self.goes_on(any) || !self.right_side(context, read) {
                    break;
                }
            }
            self.fold(start, any);
        }
        true
    }

    /// Whether the next operator is one between alternatives, or one between what is all looked for.
    fn goes_on(&mut self, any: bool) -> bool {
        match self.operator(true) {
            Some((Name::Or | Name::OrWord, ..)) => any,
            Some((Name::And, ..)) => !any,
            _ => false,
        }
    }

    /// Reads what stands behind the operator that comes next, which is passed over if that is nothing.
    fn right_side(&mut self, context: Context, read: fn(&mut Self, Context) -> bool) -> bool {
        let start = self.signs.past_punctuation(self.at);
        let Some((operator, _, end)) = self.operator(true) else { return false };
        self.at = end;
        self.operators |= operator != Name::OrWord;
        let found = read(self, Context { bound: true, ..context });
        if !found {
            self.remark(RemarkCode::DanglingOperator, start..end);
        } else if operator == Name::OrWord && self.depth == 0 {
            self.remark(RemarkCode::OrWord, start..end);
        }
        found
    }

    fn row(&mut self, context: Context) -> bool {
        let start = self.clauses.len();
        let mut row = start;
        let mut distance = 0;
        let found = self.operand(context);
        while found && let Some((Name::Near, number, end)) = self.operator(true) {
            let operator = self.signs.past_punctuation(self.at)..end;
            if !self.right_side(context, Self::operand) {
                break;
            }
            let taken = number.unwrap_or(USUAL_DISTANCE).clamp(1, MOST_DISTANCE);
            if number != Some(taken) {
                self.remark(RemarkCode::NearRange, operator.clone());
            }
            let last = self.clauses.len() - 1;
            let placed = self.clauses[last - 1..].iter().all(has_places);
            if !placed {
                self.remark(RemarkCode::NearWhat, operator);
            }
            if !placed || (last > row + 1 && distance != taken) {
                let next = self.clauses.split_off(last);
                self.end_row(row, distance);
                // What is near at another distance is near to all that came before it.
                if !placed {
                    row = self.clauses.len();
                }
                self.clauses.extend(next);
            }
            distance = taken;
        }
        if distance > 0 {
            self.end_row(row, distance);
            self.fold(start, false);
        }
        found
    }

    /// Makes one of the clauses from one on, if they are several, that are near each other.
    fn end_row(&mut self, start: usize, distance: u32) {
        if self.clauses.len() > start + 1 {
            self.list(start, |row| What::Near(row, 0));
            if let Some(Clause { what: What::Near(_, most), .. }) = self.clauses.last_mut() {
                *most = distance;
            }
        }
    }

    /// Makes one clause of those from one on.
    fn fold(&mut self, start: usize, any: bool) {
        self.flatten(start, any);
        if self.clauses.len() > start + 1 {
            self.list(start, if any { What::Any } else { What::All });
        }
    }

    fn list(&mut self, start: usize, what: fn(Vec<Clause>) -> What) {
        let list = self.clauses.split_off(start);
        let span = list[0].span.start..list[list.len() - 1].span.end;
        self.clauses.push(clause(span, what(list)));
    }

    /// Takes lists of one kind apart, from one clause on, and leaves out what was typed before.
    fn flatten(&mut self, start: usize, any: bool) {
        for clause in self.clauses.split_off(start) {
            let inner = match clause.what {
                What::Any(inner) if any && !clause.excluded => inner,
                What::All(inner) if !any && !clause.excluded => inner,
                _ => vec![clause],
            };
            for clause in inner {
                self.push_new(start, clause);
            }
        }
    }

    /// Adds a clause, unless it was typed before, from one on: saying a thing twice asks for nothing new.
    fn push_new(&mut self, start: usize, clause: Clause) {
        if !self.clauses[start..].iter().any(|known| known.is_same(&clause)) {
            self.clauses.push(clause);
        }
    }

    /// Takes back the last clause.
    fn refuse(&mut self, code: RemarkCode) {
        if let Some(last) = self.clauses.pop() {
            self.remark_on(code, last.span);
        }
    }

    /// The operator between two sides that comes next, the number that belongs to it, and the sign behind it.
    fn operator(&mut self, has_left_side: bool) -> Option<(Name, Option<u32>, usize)> {
        let start = self.signs.past_punctuation(self.at);
        let mut end = start;
        while self.signs.at(self.signs.past_punctuation(end)) == Sign::Bar {
            end = self.signs.past_punctuation(end) + 1;
        }
        if end > start {
            return Some((Name::Or, None, end));
        }
        let (name, end) = self.name(start)?;
        match name {
            Name::Near => {
                let (number, behind) = self.number(self.signs.past_space(end));
                Some((name, number, if number.is_some() { behind } else { end }))
            }
            Name::Nearby => Some((Name::Near, Some(USUAL_DISTANCE), end)),
            Name::OrWord => {
                let next = self.signs.at(self.signs.past_punctuation(end));
                if !has_left_side || matches!(next, Sign::End | Sign::Close | Sign::Bar) {
                    return None;
                }
                let is_operator = self.terse || self.depth > 0;
                self.doubtful |= !is_operator;
                is_operator.then_some((name, None, end))
            }
            Name::Or | Name::And => Some((name, None, end)),
            _ => None,
        }
    }

    /// The number that begins at a sign, if there is one, and the sign behind it. Those too long to be a number are endless.
    fn number(&self, start: usize) -> (Option<u32>, usize) {
        let mut end = start;
        while self.signs.at(end) == Sign::Letter {
            end += 1;
        }
        let mut number = (end > start).then_some(0_u32);
        for letter in letters(self.signs.text(start..end)) {
            let digit = letter.folded.to_digit(10);
            number = number.zip(digit).map(|(number, digit)| number.saturating_mul(10).saturating_add(digit));
        }
        (number, end)
    }

    /// The name of an operator that begins at a sign, and the sign behind it.
    fn name(&self, start: usize) -> Option<(Name, usize)> {
        let mut end = start;
        while self.signs.at(end).is_letter() && end - start <= fields::LONGEST {
            end += 1;
        }
        end += usize::from(!self.signs.is_seam(end));
        let is_folded = self.signs.at(end - 1) == Sign::Colon;
        let letters = letters(self.signs.text(start..end));
        let name: String = letters.map(|letter| if is_folded { letter.folded } else { letter.bare }).collect();
        fields::name(&name).map(|name| (name, end))
    }
}

/// «أو», folded.
const OR: &str = "او";

/// Clauses, with those of lists that ask for all in the place of the lists.
fn taken_apart(clauses: &[Clause]) -> impl Iterator<Item = &Clause> {
    clauses.iter().flat_map(|clause| match &clause.what {
        What::All(inner) if !clause.excluded => inner.as_slice(),
        _ => std::slice::from_ref(clause),
    })
}

fn clause(span: Range<usize>, what: What) -> Clause {
    Clause { span, excluded: false, what }
}

/// Whether a clause asks for something, rather than only leaving something out.
fn asks(clause: &Clause) -> bool {
    !clause.excluded && !matches!(&clause.what, What::All(clauses) if clauses.iter().all(|clause| clause.excluded))
}

/// Whether what a clause finds has places in the text.
fn has_places(clause: &Clause) -> bool {
    match &clause.what {
        What::Word(_) | What::Phrase(_) | What::Pattern(_) | What::Near(..) => !clause.excluded,
        What::Any(clauses) => !clause.excluded && clauses.iter().all(has_places),
        _ => false,
    }
}
