//! Characters of a query → signs: what each may mean to the parser.
//!
//! Signs come from [`letters`], as words do: vowel marks, tatweel and marks of direction belong to the sign before them
//! and never come between an operator and its word, and full-width forms are what they look like.

use std::ops::Range;

use crate::text::{Kind, is_format, kind, letters};

/// What a character may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// Behind the last character.
    End,
    Space,
    Quote,
    Open,
    Close,
    Bar,
    Minus,
    Plus,
    Equal,
    Tilde,
    Colon,
    /// `*`
    Many,
    /// `?` and ؟
    One,
    /// A letter of the Arabic script.
    Arabic,
    /// Any other letter, or a digit.
    Letter,
    /// A character that is a word by itself.
    Ideograph,
    /// Other punctuation.
    Other,
}

impl Sign {
    pub(super) const fn is_letter(self) -> bool {
        matches!(self, Self::Arabic | Self::Letter | Self::Ideograph)
    }

    /// Whether it can stand before what it applies to.
    pub(super) const fn is_prefix(self) -> bool {
        matches!(self, Self::Minus | Self::Plus | Self::Equal | Self::Tilde)
    }

    /// Whether something to look for can begin with it.
    pub(super) const fn begins(self) -> bool {
        self.is_letter() || matches!(self, Self::Quote | Self::Open | Self::Many | Self::One)
    }

    fn of(source: char, bare: char) -> Self {
        match source {
            // Styles of quotation marks are not told apart: real texts close “ with ” or " and open with ”, so a phrase
            // ends at the next mark of any style.
            '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '〝' | '〞' | '〟' | '＂' | '\u{2E42}' | '❝' | '❞'
            | '‹' | '›' => {
                return Self::Quote;
            }
            // In Arabic, this one opens.
            '\u{FD3F}' => return Self::Open,
            '\u{FD3E}' => return Self::Close,
            _ => {}
        }
        match bare {
            '(' | '（' => Self::Open,
            ')' | '）' => Self::Close,
            '|' | '｜' => Self::Bar,
            '-' | '\u{2010}' | '\u{2011}' | '–' | '−' | '－' => Self::Minus,
            '+' | '＋' => Self::Plus,
            '=' | '＝' => Self::Equal,
            '~' | '～' | '〜' => Self::Tilde,
            ':' | '：' => Self::Colon,
            '*' | '＊' | '٭' => Self::Many,
            '?' | '؟' | '？' => Self::One,
            _ => match kind(bare) {
                Kind::Arabic => Self::Arabic,
                Kind::Letter | Kind::Digit => Self::Letter,
                Kind::Ideograph => Self::Ideograph,
                Kind::Separator if bare.is_whitespace() => Self::Space,
                Kind::Separator => Self::Other,
            },
        }
    }
}

/// A text as signs.
pub(super) struct Signs<'a> {
    text: &'a str,
    /// Each with its first byte.
    signs: Vec<(Sign, u32)>,
}

impl<'a> Signs<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut signs: Vec<(Sign, u32)> = Vec::new();
        for letter in letters(text) {
            let start = letter.range.start as u32;
            match signs.last_mut() {
                // One character may stand for several (ﷺ); it is a letter, or nothing that could be an operator.
                Some((sign, known)) if *known == start => {
                    if !sign.is_letter() && *sign != Sign::Quote {
                        *sign = Sign::Other;
                    }
                }
                _ => {
                    let source = text[letter.range.start..].chars().next().unwrap_or(letter.bare);
                    signs.push((Sign::of(source, letter.bare), start));
                }
            }
        }
        Self { text, signs }
    }

    pub(super) fn at(&self, at: usize) -> Sign {
        self.signs.get(at).map_or(Sign::End, |sign| sign.0)
    }

    pub(super) fn len(&self) -> usize {
        self.signs.len()
    }

    /// Lets the query end before a sign.
    pub(super) fn cut(&mut self, at: usize) {
        self.signs.truncate(at);
    }

    /// The first byte of a sign.
    pub(super) fn start(&self, at: usize) -> usize {
        self.signs.get(at).map_or(self.text.len(), |sign| sign.1 as usize)
    }

    /// The bytes of some signs, without invisible characters behind the last.
    pub(super) fn span(&self, signs: Range<usize>) -> Range<usize> {
        let (start, end) = (self.start(signs.start), self.start(signs.end));
        start..start + self.text[start..end].trim_end_matches(is_format).len()
    }

    /// The text of some signs.
    pub(super) fn text(&self, signs: Range<usize>) -> &'a str {
        &self.text[self.start(signs.start)..self.start(signs.end)]
    }

    /// Where what is typed without a space or a sign of grouping from here on ends.
    pub(super) fn chunk_end(&self, mut at: usize) -> usize {
        while !self.is_seam(at) {
            at += 1;
        }
        at
    }

    /// The same, if it is not more than so many signs away.
    pub(super) fn chunk_end_within(&self, start: usize, most: usize) -> Option<usize> {
        (start..=start + most).find(|&at| self.is_seam(at))
    }

    fn is_seam(&self, at: usize) -> bool {
        matches!(self.at(at), Sign::End | Sign::Space | Sign::Quote | Sign::Open | Sign::Close | Sign::Bar)
    }
}
