//! Characters of a query → signs: what each may mean to the parser.
//!
//! Signs come from [`letters`], as words do: vowel marks, tatweel and marks of direction belong to the sign before them
//! and never come between an operator and its word, and full-width forms are what they look like.

use std::ops::Range;

use crate::text::{Kind, is_format, kind, letters};

/// What a character may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
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
    /// Behind the last character.
    End,
    Space,
    /// A letter of the Arabic script.
    Arabic,
    /// Any other letter, or a digit.
    Letter,
    /// A character that is a word by itself.
    Ideograph,
    /// Other punctuation.
    Other,
}

/// The characters of each of the first signs, in their order. Styles of quotation marks are not told apart: real texts
/// close “ with ” or " and open with ”, so a phrase ends at the next mark of any style. ﴿ opens, in Arabic.
const SIGNS: [(&str, Sign); 11] = [
    ("\"“”„‟«»″〝〞〟＂\u{2E42}❝❞‹›", Sign::Quote),
    ("(（\u{FD3F}", Sign::Open),
    (")）\u{FD3E}", Sign::Close),
    ("|｜", Sign::Bar),
    ("-\u{2010}\u{2011}–−－", Sign::Minus),
    ("+＋", Sign::Plus),
    ("=＝", Sign::Equal),
    ("~～〜", Sign::Tilde),
    (":：", Sign::Colon),
    ("*＊٭", Sign::Many),
    ("?؟？", Sign::One),
];

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
        if let Some((_, sign)) = SIGNS.iter().find(|(characters, _)| characters.contains(source)) {
            return *sign;
        }
        match kind(bare) {
            Kind::Arabic => Self::Arabic,
            Kind::Letter | Kind::Digit => Self::Letter,
            Kind::Ideograph => Self::Ideograph,
            Kind::Separator if bare.is_whitespace() => Self::Space,
            Kind::Separator => Self::Other,
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
        let start = self.start(signs.start);
        start..start + self.text(signs).trim_end_matches(is_format).len()
    }

    /// The text of some signs.
    pub(super) fn text(&self, signs: Range<usize>) -> &'a str {
        &self.text[self.start(signs.start)..self.start(signs.end)]
    }

    /// The first sign from here on that is no space and no punctuation without meaning.
    pub(super) fn past_punctuation(&self, mut at: usize) -> usize {
        while matches!(self.at(at), Sign::Space | Sign::Other) {
            at += 1;
        }
        at
    }

    /// The first sign from here on that is no space.
    pub(super) fn past_space(&self, mut at: usize) -> usize {
        while self.at(at) == Sign::Space {
            at += 1;
        }
        at
    }

    /// Where what is typed without a space or a sign of grouping from here on ends.
    pub(super) fn chunk_end(&self, mut at: usize) -> usize {
        while !self.is_seam(at) {
            at += 1;
        }
        at
    }

    pub(super) fn is_seam(&self, at: usize) -> bool {
        matches!(self.at(at), Sign::End | Sign::Space | Sign::Quote | Sign::Open | Sign::Close | Sign::Bar)
    }
}

/// The line of a table with a word in it. Words of a line have spaces between them.
pub(super) fn line_of(table: &str, word: &str) -> Option<usize> {
    table.split('\n').position(|line| line.split(' ').any(|known| known == word))
}
