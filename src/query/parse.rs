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

use std::ops::Range;

use super::dates;
use super::fields::{self, Name};
use super::lex::{Sign, Signs};
use super::query::{Clause, Level, Pattern, Phrase, Piece, Place, Query, What, Word};
use super::remark::{Remark, RemarkCode};
use crate::text::{Kind, Token, fold, kind, letters, tokenize};

/// Words (and dates) read of one query. More than any question has; less than would keep a reader waiting.
const MOST_WORDS: usize = 1000;
/// Groups inside each other.
const DEEPEST: usize = 32;
/// Remarks on one query.
const MOST_REMARKS: usize = 20;
/// Up to so many words, «أو» between two is an operator even where nothing else is.
const SHORT: usize = 4;
/// Words between neighbours where none are named.
const USUAL_DISTANCE: u32 = 10;
/// The most words between neighbours.
const MOST_DISTANCE: u32 = 100;
/// Characters of the longest operator without a colon, NEAR/100.
const LONGEST_OPERATOR: usize = 8;
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
        let words = tokenize(text).filter(|word| word.folded != OR).take(SHORT + 1);
        let terse = words.count() <= SHORT;
        let (mut query, doubtful) = Parser::new(text, terse).read();
        if doubtful {
            query = Parser::new(text, true).read().0;
        }
        let remark = if query.clauses.is_empty() {
            let odd = !text.trim().is_empty() && query.remarks.is_empty();
            odd.then_some((RemarkCode::NoWords, "there is no word in the query"))
        } else {
            let odd = query.clauses.iter().all(|clause| clause.excluded);
            let note = "the query tells only what to leave out, not what to look for";
            odd.then_some((RemarkCode::OnlyExcluded, note))
        };
        query.remarks.extend(remark.map(|(code, note)| Remark::new(code, 0..text.len(), note)));
        query
    }
}

/// «أو», folded.
const OR: &str = "او";

/// What stands between two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operator {
    /// `|`, OR; true if it is the word أو, which may be no operator.
    Or(bool),
    And,
    /// So many words at most; `None` where the number is missing.
    Near(Option<u32>),
}

/// What is known about a place of the query from outside.
#[derive(Clone, Copy)]
struct Context {
    level: Level,
    field: Option<Name>,
    /// Whether one operand is wanted, however many words it has.
    bound: bool,
}

/// Something that was read and cannot be looked for.
struct PassedOver;

struct Parser<'a> {
    text: &'a str,
    signs: Signs<'a>,
    at: usize,
    remarks: Vec<Remark>,
    words: usize,
    depth: usize,
    /// Parentheses opened beyond the deepest.
    passed: usize,
    /// Whether «أو» is an operator outside of groups too.
    terse: bool,
    /// Whether there was an «أو» that was read as a word.
    doubtful: bool,
    /// Whether there was an operator that nobody types by chance.
    operators: bool,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str, terse: bool) -> Self {
        Self {
            text,
            signs: Signs::of(text),
            at: 0,
            remarks: Vec::new(),
            words: 0,
            depth: 0,
            passed: 0,
            terse,
            doubtful: false,
            operators: false,
        }
    }

    /// The query, and whether an «أو» in it is an operator after all.
    fn read(mut self) -> (Query, bool) {
        let clauses = self.sequence(Context { level: Level::Usual, field: None, bound: false });
        (Query { clauses, remarks: self.remarks }, self.doubtful && self.operators)
    }

    fn sign(&self) -> Sign {
        self.signs.at(self.at)
    }

    fn remark(&mut self, code: RemarkCode, span: Range<usize>, note: &str) {
        if self.remarks.len() < MOST_REMARKS {
            self.remarks.push(Remark::new(code, span, note));
        }
    }

    fn dangling(&mut self, signs: Range<usize>) {
        let note = "the operator has nothing to apply to; it was passed over";
        self.remark(RemarkCode::DanglingOperator, self.signs.span(signs), note);
    }

    /// Counts what was read; beyond the most, the query ends at a sign.
    fn count(&mut self, at: usize) {
        self.words += 1;
        if self.words == MOST_WORDS && at < self.signs.len() {
            let note = "the query is too long; what follows was not read";
            self.remark(RemarkCode::TooLong, self.signs.start(at)..self.text.len(), note);
            self.signs.cut(at);
        }
    }

    /// Clauses side by side, to the end of the query or of the group.
    fn sequence(&mut self, context: Context) -> Vec<Clause> {
        let mut clauses = Vec::new();
        loop {
            while let Some(clause) = self.alternatives(context) {
                add(&mut clauses, clause, false);
            }
            match self.sign() {
                Sign::Bar => self.dangling(self.at..self.at + 1),
                Sign::Close if self.passed > 0 => self.passed -= 1,
                Sign::Close if self.depth == 0 => {
                    let note = "the closing parenthesis has no partner; it was passed over";
                    self.remark(RemarkCode::StrayParenthesis, self.signs.span(self.at..self.at + 1), note);
                }
                Sign::End | Sign::Close => return clauses,
                // What was read was passed over.
                _ => continue,
            }
            self.at += 1;
        }
    }

    fn alternatives(&mut self, context: Context) -> Option<Clause> {
        let first = self.conjunction(context)?;
        if !matches!(self.operator(true), Some((Operator::Or(_), _))) {
            return Some(first);
        }
        let mut all = Vec::new();
        let mut next = Some(first);
        while let Some(clause) = next {
            if asks(&clause) {
                add(&mut all, clause, true);
            } else {
                let note = "an alternative cannot be an exclusion; it was passed over";
                self.remark(RemarkCode::ExcludedAlternative, clause.span, note);
            }
            next = match self.operator(true) {
                Some((Operator::Or(is_word), end)) => self.right_side(end, is_word, context, Self::conjunction),
                _ => None,
            };
        }
        list(all, What::Any)
    }

    fn conjunction(&mut self, context: Context) -> Option<Clause> {
        let mut all = vec![self.row(context)?];
        while let Some((Operator::And, end)) = self.operator(true) {
            let Some(next) = self.right_side(end, false, context, Self::row) else { break };
            add(&mut all, next, false);
        }
        list(all, What::All)
    }

    /// What stands behind an operator, which is passed over if that is nothing.
    fn right_side(
        &mut self,
        end: usize,
        is_word: bool,
        context: Context,
        read: fn(&mut Self, Context) -> Option<Clause>,
    ) -> Option<Clause> {
        let start = self.past_punctuation(self.at);
        self.at = end;
        self.operators |= !is_word;
        let operand = read(self, Context { bound: true, ..context });
        match operand {
            None => self.dangling(start..end),
            Some(_) if is_word && self.depth == 0 => {
                let note = "«أو» was read as OR; in quotation marks it is a word";
                self.remark(RemarkCode::OrWord, self.signs.span(start..end), note);
            }
            Some(_) => {}
        }
        operand
    }

    fn row(&mut self, context: Context) -> Option<Clause> {
        // Rows of different distances are so many clauses, each of which begins with the last operand of the one before.
        let mut rows = Vec::new();
        let mut row = vec![self.operand(context)?];
        let mut distance = 0;
        while let Some((Operator::Near(number), end)) = self.operator(true) {
            let start = self.past_punctuation(self.at);
            let Some(next) = self.right_side(end, false, context, Self::operand) else { break };
            let taken = number.map_or(USUAL_DISTANCE, |number| number.clamp(1, MOST_DISTANCE));
            if number != Some(taken) {
                let mut note = String::from("a number of words from 1 to 100 is needed; this was read as ");
                note.push_str(&taken.to_string());
                self.remark(RemarkCode::NearRange, self.signs.span(start..end), &note);
            }
            let placed = row.last().is_some_and(has_places) && has_places(&next);
            if !placed {
                let note =
                    "only words, phrases and patterns can be near each other; both sides are looked for anywhere";
                self.remark(RemarkCode::NearWhat, self.signs.span(start..end), note);
            }
            if !placed || (row.len() > 1 && distance != taken) {
                let again = if placed { row.last().cloned() } else { None };
                rows.extend(list(std::mem::take(&mut row), |row| What::Near(row, distance)));
                row.extend(again);
            }
            row.push(next);
            distance = taken;
        }
        let last = list(row, |row| What::Near(row, distance));
        if rows.is_empty() {
            return last;
        }
        let mut all = Vec::new();
        rows.into_iter().chain(last).for_each(|row| add(&mut all, row, false));
        list(all, What::All)
    }

    /// The first sign that is no space and no punctuation without meaning.
    fn past_punctuation(&self, mut at: usize) -> usize {
        while matches!(self.signs.at(at), Sign::Space | Sign::Other) {
            at += 1;
        }
        at
    }

    /// The operator that comes next, and the sign behind it.
    fn operator(&mut self, has_left_side: bool) -> Option<(Operator, usize)> {
        let start = self.past_punctuation(self.at);
        let mut end = start;
        while self.signs.at(self.past_punctuation(end)) == Sign::Bar {
            end = self.past_punctuation(end) + 1;
        }
        if end > start {
            return Some((Operator::Or(false), end));
        }
        if let Some((Name::Near, end)) = self.name(start) {
            let mut behind = end;
            while self.signs.at(behind) == Sign::Space {
                behind += 1;
            }
            let (number, behind) = self.number(behind);
            return Some((Operator::Near(number), if number.is_some() { behind } else { end }));
        }
        let (word, end) = self.short_chunk(start)?;
        match word.as_str() {
            "OR" => Some((Operator::Or(false), end)),
            "AND" => Some((Operator::And, end)),
            "NEAR" => Some((Operator::Near(Some(USUAL_DISTANCE)), end)),
            "أو" | "او" if has_left_side => {
                let next = self.signs.at(self.past_punctuation(end));
                if matches!(next, Sign::End | Sign::Close | Sign::Bar) {
                    return None;
                }
                let is_operator = self.terse || self.depth > 0;
                self.doubtful |= !is_operator;
                is_operator.then_some((Operator::Or(true), end))
            }
            _ if word.starts_with("NEAR/") => {
                let (number, behind) = self.number(start + 5);
                number.map(|number| (Operator::Near(Some(number)), behind))
            }
            _ => None,
        }
    }

    /// What stands without a space from a sign on, without marks, and the sign behind it; `None` if that is longer than any
    /// operator.
    fn short_chunk(&self, start: usize) -> Option<(String, usize)> {
        let end = self.signs.chunk_end_within(start, LONGEST_OPERATOR)?;
        Some((letters(self.signs.text(start..end)).map(|letter| letter.bare).collect(), end))
    }

    /// The number that begins at a sign, and the sign behind it. Those too long to be a number are endless.
    fn number(&self, start: usize) -> (Option<u32>, usize) {
        let mut end = start;
        while self.signs.at(end) == Sign::Letter {
            end += 1;
        }
        let digits = fold(self.signs.text(start..end)).text;
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        (is_number.then(|| digits.parse().unwrap_or(u32::MAX)), end)
    }

    /// The name before a colon that begins at a sign, and the sign behind the colon.
    fn name(&self, start: usize) -> Option<(Name, usize)> {
        let mut end = start;
        while self.signs.at(end).is_letter() && end - start <= fields::LONGEST {
            end += 1;
        }
        if self.signs.at(end) != Sign::Colon {
            return None;
        }
        fields::name(&fold(self.signs.text(start..end)).text).map(|name| (name, end + 1))
    }

    /// Where a run of prefixes that begins here ends, if something follows that they can apply to.
    fn prefixes(&self) -> Option<usize> {
        if !self.sign().is_prefix() {
            return None;
        }
        let before = if self.at == 0 { Sign::Space } else { self.signs.at(self.at - 1) };
        if !matches!(before, Sign::Space | Sign::Open | Sign::Bar | Sign::Colon) {
            return None;
        }
        let mut end = self.at + 1;
        // Two dashes are a dash.
        while self.signs.at(end).is_prefix() && self.signs.at(end) != self.signs.at(end - 1) {
            end += 1;
        }
        self.signs.at(end).begins().then_some(end)
    }

    /// The next thing to look for; `None` before the end, a closing parenthesis and a bar.
    fn operand(&mut self, context: Context) -> Option<Clause> {
        loop {
            if let Ok(found) = self.prefixed(context) {
                return found;
            }
        }
    }

    /// The same, unless what comes next is passed over.
    fn prefixed(&mut self, mut context: Context) -> Result<Option<Clause>, PassedOver> {
        let mut excluded = false;
        let mut start = None;
        let mut clause = loop {
            let from = self.at;
            let sign = self.sign();
            if matches!(sign, Sign::End | Sign::Close | Sign::Bar) {
                if let Some(start) = start {
                    self.dangling(start..from);
                }
                return Ok(None);
            } else if let Some(end) = self.prefixes() {
                for at in from..end {
                    match self.signs.at(at) {
                        Sign::Minus => excluded = !excluded,
                        Sign::Equal => context.level = Level::Exact,
                        Sign::Tilde => context.level = Level::Near,
                        _ => {}
                    }
                    self.operators |= self.signs.at(at) != Sign::Plus;
                }
                self.at = end;
                context.bound = true;
                start.get_or_insert(from);
                // What looks like an operator behind a prefix is a word.
                if self.sign().is_letter() && self.name(end).is_none() && context.field != Some(Name::Date) {
                    break self.chunk(context);
                }
            } else if sign == Sign::Space || sign.is_prefix() {
                self.at += 1;
            } else if let Some(end) = self.not() {
                self.at = end;
                self.operators = true;
                excluded = !excluded;
                start.get_or_insert(from);
            } else if sign == Sign::Quote {
                break self.phrase(context);
            } else if sign == Sign::Open {
                break self.group(context);
            } else if context.field == Some(Name::Date) {
                break self.date();
            } else if !sign.begins() {
                self.at += 1;
            } else if let Some((_, end)) = self.operator(false) {
                self.at = end;
                self.dangling(from..end);
                return Err(PassedOver);
            } else if let Some((name, end)) = self.name(from) {
                if context.field.is_none() {
                    break self.field(name, end, context);
                }
                let note = "a field cannot be inside another one; its name was passed over";
                self.remark(RemarkCode::FieldInField, self.signs.span(from..end), note);
                self.at = end;
            } else {
                break self.chunk(context);
            }
        }
        .ok_or(PassedOver)?;
        if let Some(start) = start {
            clause.span.start = self.signs.start(start);
        }
        if excluded && !clause.excluded && !asks(&clause) {
            self.only_excluded(clause.span);
            return Err(PassedOver);
        }
        clause.excluded ^= excluded;
        Ok(Some(clause))
    }

    /// The sign behind a NOT that begins here.
    fn not(&self) -> Option<usize> {
        match self.name(self.at) {
            Some((Name::Not, end)) => Some(end),
            _ => self.short_chunk(self.at).filter(|(word, _)| word == "NOT").map(|(_, end)| end),
        }
    }

    fn only_excluded(&mut self, span: Range<usize>) {
        let note = "there is nothing but exclusions inside; it was passed over";
        self.remark(RemarkCode::OnlyExcluded, span, note);
    }

    fn group(&mut self, context: Context) -> Option<Clause> {
        let open = self.at;
        self.at += 1;
        if self.depth == DEEPEST {
            self.passed += 1;
            let note = "parentheses are too deep inside each other; the inner ones were passed over";
            self.remark(RemarkCode::TooDeep, self.signs.span(open..open + 1), note);
            return None;
        }
        self.depth += 1;
        let clauses = self.sequence(Context { bound: false, ..context });
        self.depth -= 1;
        let closed = self.sign() == Sign::Close;
        self.at += usize::from(closed);
        let span = self.signs.span(open..self.at);
        if !closed {
            let note = "the parenthesis is not closed; the group was read to the end";
            self.remark(RemarkCode::UnclosedGroup, self.signs.span(open..open + 1), note);
        } else if clauses.is_empty() {
            let note = "there is nothing to look for between the parentheses; they were passed over";
            self.remark(RemarkCode::EmptyGroup, span.clone(), note);
        }
        list(clauses, What::All).map(|clause| Clause { span, ..clause })
    }

    fn field(&mut self, name: Name, end: usize, context: Context) -> Option<Clause> {
        let start = self.at;
        self.at = end;
        self.operators = true;
        // What is passed over was the value: what follows is not.
        let mut value = match self.prefixed(Context { field: Some(name), bound: true, ..context }) {
            Ok(Some(value)) => value,
            Ok(None) => {
                let note = "the field has no value; it was passed over";
                self.remark(RemarkCode::FieldWithoutValue, self.signs.span(start..end), note);
                return None;
            }
            Err(PassedOver) => return None,
        };
        value.span.start = self.signs.start(start);
        if name != Name::Title {
            return Some(value);
        }
        if !asks(&value) && !value.excluded {
            self.only_excluded(value.span);
            return None;
        }
        // What must not stand in the title is a title that is excluded.
        let (span, excluded) = (value.span.clone(), value.excluded);
        let what = What::Title(Box::new(Clause { excluded: false, ..value }));
        Some(Clause { span, excluded, what })
    }

    /// The date that begins here: as many chunks as make one.
    fn date(&mut self) -> Option<Clause> {
        let start = self.at;
        let mut ends = Vec::new();
        let mut end = start;
        while ends.len() < DATE_CHUNKS {
            let next = self.signs.chunk_end(end);
            if next == end {
                break;
            }
            ends.push(next);
            end = next;
            while self.signs.at(end) == Sign::Space {
                end += 1;
            }
        }
        self.at = *ends.first()?;
        let text = |end| self.signs.text(start..end).trim_end_matches(['،', ',', '؛', ';', '؟', '?', '!']);
        let found = ends.iter().rev().find_map(|&end| dates::read(text(end)).map(|found| (found, end)));
        self.at = found.map_or(self.at, |found| found.1);
        self.dated(start..self.at, found.map(|found| found.0))
    }

    fn dated(&mut self, signs: Range<usize>, found: Option<(super::query::Days, bool)>) -> Option<Clause> {
        let span = self.signs.span(signs.clone());
        let Some((days, turned)) = found else {
            self.remark(RemarkCode::BadDate, span, "this is no date of the calendar; it was passed over");
            return None;
        };
        if turned {
            let note = "the later date is given first; the two were read the other way round";
            self.remark(RemarkCode::DatesTurned, span.clone(), note);
        }
        self.count(signs.end);
        Some(Clause { span, excluded: false, what: What::Date(days) })
    }

    fn phrase(&mut self, context: Context) -> Option<Clause> {
        let open = self.at;
        let mut close = open + 1;
        while !matches!(self.signs.at(close), Sign::Quote | Sign::End) {
            close += 1;
        }
        let closed = self.signs.at(close) == Sign::Quote;
        self.at = close + usize::from(closed);
        let span = self.signs.span(open..self.at);
        if !closed {
            let note = "the quotation mark is not closed; the phrase was read to the end";
            self.remark(RemarkCode::UnclosedQuote, self.signs.span(open..open + 1), note);
        }
        if context.field == Some(Name::Date) {
            return self.dated(open..self.at, dates::read(self.signs.text(open + 1..close)));
        }
        let places = self.places(open + 1..close, true, context.field);
        if places.iter().all(|(place, _)| *place == Place::Any) {
            if closed {
                let note = "there is no word between the quotation marks; they were passed over";
                self.remark(RemarkCode::EmptyQuote, span, note);
            }
            return None;
        }
        Some(Clause { span, excluded: false, what: made(places, context.level, context.field) })
    }

    /// What stands without a space: words beside each other, or one operand.
    fn chunk(&mut self, context: Context) -> Option<Clause> {
        let end = self.signs.chunk_end(self.at);
        let mut places = self.places(self.at..end, false, context.field);
        self.at = end;
        let span = places.first()?.1.start..places.last()?.1.end;
        let what = match (places.len(), context.field) {
            (1, None | Some(Name::Title)) => single(places.pop()?.0, context.level),
            // Words that only punctuation holds together (بن-علي) stay together where an operator takes them as one.
            (_, None | Some(Name::Title)) if !context.bound && self.operator(true).is_none() => {
                let one = |(place, span)| Clause { span, excluded: false, what: single(place, context.level) };
                let mut all = Vec::new();
                places.into_iter().map(one).for_each(|clause| add(&mut all, clause, false));
                list(all, What::All)?.what
            }
            _ => made(places, if context.level == Level::Exact { Level::Exact } else { Level::Near }, context.field),
        };
        Some(Clause { span, excluded: false, what })
    }

    /// The words and shapes of words of some signs, each with its bytes.
    fn places(&mut self, signs: Range<usize>, quoted: bool, field: Option<Name>) -> Vec<(Place, Range<usize>)> {
        let mut found = Vec::new();
        let mut words_from = signs.start;
        let mut at = signs.start;
        while at < signs.end {
            let end = self.shape_end(at, signs.end);
            // At the end of a word, a question mark is one.
            let mut last = end;
            while last > at && self.signs.at(last - 1) == Sign::One {
                last -= 1;
            }
            if (at..last).any(|at| matches!(self.signs.at(at), Sign::Many | Sign::One)) {
                self.words(words_from..at, &mut found);
                self.shape(at..last, quoted, field, &mut found);
                words_from = end;
            }
            at = end.max(at + 1);
        }
        self.words(words_from..signs.end, &mut found);
        found
    }

    /// Where letters and wildcards without a seam end. Arabic letters and others beside each other are two words.
    fn shape_end(&self, start: usize, limit: usize) -> usize {
        let mut end = start;
        let mut before = None;
        while end < limit {
            let sign = self.signs.at(end);
            let seam = |before: Sign| before != sign || sign == Sign::Ideograph;
            match sign {
                Sign::Many | Sign::One => before = None,
                _ if !sign.is_letter() || before.is_some_and(seam) => break,
                _ => before = Some(sign),
            }
            end += 1;
        }
        end
    }

    fn words(&mut self, signs: Range<usize>, found: &mut Vec<(Place, Range<usize>)>) {
        let start = self.signs.start(signs.start);
        for word in tokenize(self.signs.text(signs.clone())) {
            if self.words >= MOST_WORDS {
                return;
            }
            let range = word.range.start + start..word.range.end + start;
            found.push((Place::Word(Token { range: range.clone(), ..word }), range.clone()));
            let mut next = signs.start;
            if self.words + 1 == MOST_WORDS {
                while self.signs.start(next) < range.end && next < signs.end {
                    next += 1;
                }
            }
            self.count(next);
        }
    }

    fn shape(
        &mut self,
        signs: Range<usize>,
        quoted: bool,
        field: Option<Name>,
        found: &mut Vec<(Place, Range<usize>)>,
    ) {
        if self.words >= MOST_WORDS {
            return;
        }
        let span = self.signs.span(signs.clone());
        if matches!(field, Some(Name::Source | Name::Tag)) {
            let note = "sources and tags have no wildcards; only the letters were read";
            self.remark(RemarkCode::WildcardInField, span, note);
            return self.words(signs, found);
        }
        let mut pattern = Pattern { pieces: Vec::new() };
        for at in signs.clone() {
            match self.signs.at(at) {
                Sign::Many => pattern.push_many(),
                Sign::One => pattern.pieces.push(Piece::One),
                _ => {
                    let folded = fold(self.signs.text(at..at + 1)).text;
                    let letters: String = folded.chars().filter(|&c| kind(c) != Kind::Separator).collect();
                    pattern.push_letters(&letters);
                }
            }
        }
        let has_letters = pattern.pieces.iter().any(|piece| matches!(piece, Piece::Letters(_)));
        if has_letters {
            self.operators = true;
            found.push((Place::Pattern(pattern), span));
        } else if quoted {
            found.push((Place::Any, span));
        } else {
            self.remark(
                RemarkCode::LoneWildcard,
                span,
                "a wildcard without letters stands for any word; it was passed over",
            );
            return;
        }
        self.count(signs.end);
    }
}

/// A word or a shape by itself.
fn single(place: Place, level: Level) -> What {
    match place {
        Place::Word(token) => What::Word(Word { token, level }),
        Place::Pattern(pattern) => What::Pattern(pattern),
        Place::Any => made(vec![(place, 0..0)], level, None),
    }
}

/// Words in a row, as what a field makes of them.
fn made(places: Vec<(Place, Range<usize>)>, level: Level, field: Option<Name>) -> What {
    let words = |places: Vec<(Place, Range<usize>)>| {
        let word = |(place, _)| if let Place::Word(token) = place { Some(token) } else { None };
        places.into_iter().filter_map(word).collect()
    };
    match field {
        Some(Name::Source) => What::Source(words(places)),
        Some(Name::Tag) => What::Tag(words(places)),
        _ => What::Phrase(Phrase { places: places.into_iter().map(|(place, _)| place).collect(), level }),
    }
}

/// Whether a clause asks for something, rather than only leaving something out.
fn asks(clause: &Clause) -> bool {
    !clause.excluded && !matches!(&clause.what, What::All(clauses) if clauses.iter().all(|clause| clause.excluded))
}

/// Whether what a clause finds has places in the text.
fn has_places(clause: &Clause) -> bool {
    !clause.excluded
        && match &clause.what {
            What::Word(_) | What::Phrase(_) | What::Pattern(_) => true,
            What::Any(clauses) => {
                clauses.iter().all(|clause| !matches!(clause.what, What::Any(_)) && has_places(clause))
            }
            _ => false,
        }
}

/// Adds a clause to alternatives, or to clauses side by side, unless it was typed before: saying a thing twice asks for
/// nothing new. A list of the same kind comes apart.
fn add(clauses: &mut Vec<Clause>, clause: Clause, any: bool) {
    match clause.what {
        What::Any(inner) if any && !clause.excluded => inner.into_iter().for_each(|clause| add(clauses, clause, any)),
        What::All(inner) if !any && !clause.excluded => inner.into_iter().for_each(|clause| add(clauses, clause, any)),
        _ if clauses.iter().any(|known| known.is_same(&clause)) => {}
        _ => clauses.push(clause),
    }
}

/// Clauses as one: the only one, or a list.
fn list(mut clauses: Vec<Clause>, what: impl FnOnce(Vec<Clause>) -> What) -> Option<Clause> {
    if clauses.len() < 2 {
        return clauses.pop();
    }
    let span = clauses.first()?.span.start..clauses.last()?.span.end;
    Some(Clause { span, excluded: false, what: what(clauses) })
}
