//! One thing to look for, with what stands before it: signs, a group, a field, a phrase, a chunk.

use super::{Context, DEEPEST, Found, Parser, asks};
use crate::query::fields::Name;
use crate::query::lex::Sign;
use crate::query::query::{Clause, Level, What};
use crate::query::remark::RemarkCode;

impl Parser<'_> {
    /// Where a run of prefixes that begins here ends, if something follows that they can apply to.
    fn prefixes(&self) -> Option<usize> {
        let before = if self.at == 0 { Sign::Space } else { self.signs.at(self.at - 1) };
        if !self.sign().is_prefix() || !matches!(before, Sign::Space | Sign::Open | Sign::Bar | Sign::Colon) {
            return None;
        }
        let mut end = self.at + 1;
        // Two dashes are a dash.
        while self.signs.at(end).is_prefix() && self.signs.at(end) != self.signs.at(end - 1) {
            end += 1;
        }
        self.signs.at(end).begins().then_some(end)
    }

    /// Reads the next thing to look for. False before the end, a closing parenthesis and a bar.
    pub(super) fn operand(&mut self, context: Context) -> bool {
        loop {
            match self.prefixed(context) {
                Found::Some => return true,
                Found::Nothing => return false,
                Found::PassedOver => {}
            }
        }
    }

    /// Reads what comes next.
    fn prefixed(&mut self, mut context: Context) -> Found {
        let mut excluded = false;
        let mut start = None;
        let found = loop {
            let from = self.at;
            let sign = self.sign();
            let name = if sign.is_letter() { self.name(from) } else { None };
            if matches!(sign, Sign::End | Sign::Close | Sign::Bar) {
                if let Some(start) = start {
                    self.remark(RemarkCode::DanglingOperator, start..from);
                }
                return Found::Nothing;
            } else if let Some(end) = self.prefixes() {
                for at in from..end {
                    match self.signs.at(at) {
                        Sign::Minus => excluded = !excluded,
                        Sign::Equal => context.level = Level::Exact,
                        Sign::Tilde => context.level = Level::Near,
                        _ => continue,
                    }
                    self.operators = true;
                }
                self.at = end;
                context.bound = true;
                start.get_or_insert(from);
                // What looks like an operator behind a prefix is a word.
                let is_field = self.name(end).is_some_and(|(_, end)| self.signs.at(end - 1) == Sign::Colon);
                if self.sign().is_letter() && !is_field && context.field != Some(Name::Date) {
                    break self.chunk(context);
                }
            } else if sign == Sign::Space {
                self.at += 1;
            } else if sign.is_prefix() {
                while self.sign().is_prefix() {
                    self.at += 1;
                }
            } else if let Some((Name::Not, end)) = name {
                self.at = end;
                self.operators = true;
                context.bound = true;
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
            } else if let Some((_, _, end)) = self.operator(false) {
                self.at = end;
                self.remark(RemarkCode::DanglingOperator, from..end);
                return Found::PassedOver;
            } else if let Some((name, end)) = name
                && name != Name::OrWord
            {
                self.at = end;
                if context.field.is_none() {
                    break self.field(name, from, context);
                }
                self.remark(RemarkCode::FieldInField, from..end);
            } else {
                break self.chunk(context);
            }
        };
        if found != Found::Some || !context.bound {
            return found;
        }
        // What is bound is one.
        let Some(last) = self.clauses.last_mut() else { return found };
        if let Some(start) = start {
            last.span.start = self.signs.start(start);
        }
        // What is made of exclusions only asks for something that has no name.
        if (excluded || context.field == Some(Name::Title)) && !last.excluded && !asks(last) {
            self.refuse(RemarkCode::OnlyExcluded);
            return Found::PassedOver;
        }
        last.excluded ^= excluded;
        found
    }

    fn group(&mut self, context: Context) -> Found {
        let open = self.at;
        self.at += 1;
        if self.depth == DEEPEST {
            self.passed += 1;
            self.remark(RemarkCode::TooDeep, open..open + 1);
            return Found::PassedOver;
        }
        let start = self.clauses.len();
        self.depth += 1;
        self.sequence(Context { bound: false, ..context });
        self.depth -= 1;
        let is_empty = self.clauses.len() == start;
        if self.sign() == Sign::Close {
            self.at += 1;
            if is_empty {
                self.remark(RemarkCode::EmptyGroup, open..self.at);
            }
        } else {
            self.remark(RemarkCode::UnclosedGroup, open..open + 1);
        }
        if is_empty {
            return Found::PassedOver;
        }
        if self.is_one(context) {
            self.fold(start, false);
        }
        if let [clause] = &mut self.clauses[start..] {
            clause.span = self.signs.span(open..self.at);
        }
        Found::Some
    }

    /// Whether an operator takes what was just read as one.
    pub(super) fn is_one(&mut self, context: Context) -> bool {
        context.bound || self.operator(true).is_some()
    }

    /// A field whose name begins at a sign, from its value on.
    fn field(&mut self, name: Name, start: usize, context: Context) -> Found {
        let end = self.at;
        let before = (self.operators, self.words, self.ors);
        // Where the value is passed over, what follows it is none.
        let found = self.prefixed(Context { field: Some(name), bound: true, ..context });
        if name == Name::Title {
            self.operators = true;
        } else {
            // What is known of articles beside their words says nothing about an «أو» between these.
            self.facts += self.words - before.1;
            (self.operators, self.ors) = (before.0, before.2);
        }
        if found == Found::Nothing {
            self.remark(RemarkCode::FieldWithoutValue, start..end);
            return Found::PassedOver;
        }
        if found == Found::Some
            && let Some(mut value) = self.clauses.pop()
        {
            value.span.start = self.signs.start(start);
            if name == Name::Title {
                // What must not stand in the title is a title that is excluded.
                let excluded = std::mem::take(&mut value.excluded);
                value = Clause { span: value.span.clone(), excluded, what: What::Title(Box::new(value)) };
            }
            self.clauses.push(value);
        }
        found
    }
}
