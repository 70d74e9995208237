//! What stands without a space, or between quotation marks → words, shapes of words, dates.

use std::ops::Range;

use super::{Context, DATE_CHUNKS, Found, MOST_WORDS, OR, Parser, clause};
use crate::query::dates;
use crate::query::fields::Name;
use crate::query::lex::Sign;
use crate::query::query::{Days, Level, Pattern, Phrase, Piece, Place, What, Word};
use crate::query::remark::RemarkCode;
use crate::text::{Kind, kind, letters, tokenize};

impl Parser<'_> {
    /// The date that begins here: as many chunks as make one.
    pub(super) fn date(&mut self) -> Found {
        let start = self.at;
        let mut end = self.signs.chunk_end(start);
        self.at = end;
        let mut found = None;
        for _ in 0..DATE_CHUNKS {
            if let Some(days) = dates::read(self.signs.text(start..end)) {
                found = Some(days);
                self.at = end;
            }
            end = self.signs.chunk_end(self.signs.past_space(end));
        }
        self.dated(start, found)
    }

    /// What was read from a sign to here, as a date.
    fn dated(&mut self, start: usize, found: Option<(Days, bool)>) -> Found {
        let Some((days, turned)) = found else {
            self.remark(RemarkCode::BadDate, start..self.at);
            return Found::PassedOver;
        };
        if turned {
            self.remark(RemarkCode::DatesTurned, start..self.at);
        }
        self.clauses.push(clause(self.signs.span(start..self.at), What::Date(days)));
        self.count(1);
        Found::Some
    }

    pub(super) fn phrase(&mut self, context: Context) -> Found {
        let open = self.at;
        let mut close = open + 1;
        while !matches!(self.signs.at(close), Sign::Quote | Sign::End) {
            close += 1;
        }
        let closed = self.signs.at(close) == Sign::Quote;
        self.at = close + usize::from(closed);
        if !closed {
            self.remark(RemarkCode::UnclosedQuote, open..open + 1);
        }
        if context.field == Some(Name::Date) {
            return self.dated(open, dates::read(self.signs.text(open + 1..close)));
        }
        let span = self.signs.span(open..self.at);
        let start = self.clauses.len();
        self.places(open + 1..close, true, context);
        if self.clauses[start..].iter().all(|place| matches!(place.what, What::Phrase(_))) {
            self.clauses.truncate(start);
            if closed {
                self.remark_on(RemarkCode::EmptyQuote, span);
            }
            return Found::PassedOver;
        }
        self.in_a_row(start, span, context)
    }

    /// What stands without a space: words beside each other, or one operand.
    pub(super) fn chunk(&mut self, mut context: Context) -> Found {
        let (start, from) = (self.clauses.len(), self.at);
        self.at = self.signs.chunk_end(from);
        self.places(from..self.at, false, context);
        let (Some(first), Some(last)) = (self.clauses.get(start), self.clauses.last()) else {
            return Found::PassedOver;
        };
        let span = first.span.start..last.span.end;
        let in_text = matches!(context.field, None | Some(Name::Title));
        // Words that only punctuation holds together (بن-علي) stay together where an operator takes them as one.
        if in_text && (self.clauses.len() == start + 1 || !self.is_one(context)) {
            return Found::Some;
        }
        if context.level == Level::Usual {
            context.level = Level::Near;
        }
        self.in_a_row(start, span, context)
    }

    /// The words and shapes of words of some signs. In a phrase, a `*` alone is an empty phrase.
    fn places(&mut self, signs: Range<usize>, quoted: bool, context: Context) {
        let start = self.clauses.len();
        let mut words_from = signs.start;
        let mut at = signs.start;
        while at < signs.end {
            let mut end = at;
            let mut before = Sign::Other;
            let mut is_shape = false;
            let mut has_letters = false;
            // Question marks at the end of a word are no part of it.
            let mut last = at;
            while end < signs.end {
                let sign = self.signs.at(end);
                match sign {
                    Sign::Many | Sign::One => {}
                    // Arabic letters and others beside each other are two words.
                    _ if !sign.is_letter() || (before.is_letter() && (before != sign || sign == Sign::Ideograph)) => {
                        break;
                    }
                    _ => has_letters = true,
                }
                end += 1;
                if sign != Sign::One {
                    is_shape |= sign == Sign::Many || last + 1 < end;
                    last = end;
                }
                before = sign;
            }
            if is_shape {
                self.words(words_from..at, context);
                words_from = end;
                if matches!(context.field, Some(Name::Source | Name::Tag)) {
                    self.remark(RemarkCode::WildcardInField, at..last);
                    words_from = at;
                } else if has_letters {
                    self.operators = true;
                    let pattern = self.pattern(at..last);
                    self.clauses.push(clause(self.signs.span(at..last), What::Pattern(pattern)));
                } else if quoted {
                    let any = Phrase { places: Vec::new(), level: Level::Usual };
                    self.clauses.push(clause(0..0, What::Phrase(any)));
                } else {
                    self.remark(RemarkCode::LoneWildcard, at..last);
                }
            }
            at = end.max(at + 1);
        }
        self.words(words_from..signs.end, context);
        self.count(self.clauses.len() - start);
    }

    fn words(&mut self, signs: Range<usize>, context: Context) {
        let start = self.signs.start(signs.start);
        for mut token in tokenize(self.signs.text(signs)).take(MOST_WORDS + 1) {
            self.ors += usize::from(token.folded == OR);
            token.range = token.range.start + start..token.range.end + start;
            self.clauses.push(clause(token.range.clone(), What::Word(Word { token, level: context.level })));
        }
    }

    fn pattern(&self, signs: Range<usize>) -> Pattern {
        let mut pattern = Pattern { pieces: Vec::new() };
        for letter in letters(self.signs.text(signs)) {
            match letter.bare {
                '*' | '٭' => pattern.push_many(),
                '?' | '؟' => pattern.pieces.push(Piece::One),
                bare if kind(bare) != Kind::Separator => pattern.push_letter(letter.folded),
                _ => {}
            }
        }
        pattern
    }

    /// Counts the last of the clauses; with more than the most, the query ends.
    fn count(&mut self, more: usize) {
        self.words += more;
        if self.words >= MOST_WORDS {
            let kept = self.clauses.len() - (self.words - MOST_WORDS);
            self.words = MOST_WORDS;
            let first = self.clauses.get(kept).map_or(self.signs.start(self.at), |first| first.span.start);
            self.clauses.truncate(kept);
            let rest = self.signs.span(self.at..self.signs.len());
            if first < rest.end {
                self.remark_on(RemarkCode::TooLong, first..rest.end);
            }
            self.signs.cut(self.at);
        }
    }

    /// Makes one of the words from one on, as a field wants it.
    fn in_a_row(&mut self, start: usize, span: Range<usize>, context: Context) -> Found {
        let mut tokens = Vec::new();
        let mut places = Vec::new();
        for word in self.clauses.split_off(start) {
            places.push(match word.what {
                What::Word(word) if matches!(context.field, Some(Name::Source | Name::Tag)) => {
                    tokens.push(word.token);
                    continue;
                }
                What::Word(word) => Place::Word(word.token),
                What::Pattern(pattern) => Place::Pattern(pattern),
                _ => Place::Any,
            });
        }
        let what = match context.field {
            Some(Name::Source) => What::Source(tokens, context.level == Level::Exact),
            Some(Name::Tag) => What::Tag(tokens, context.level == Level::Exact),
            _ => What::Phrase(Phrase { places, level: context.level }),
        };
        self.clauses.push(clause(span, what));
        Found::Some
    }
}
