//! Text typed by a reader → clauses, with remarks on what was broken.

use std::ops::Range;

use serde::Serialize;

use crate::text::{Marks, Token, tokenize};

/// A query as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What must be found, in the order typed.
    pub clauses: Vec<Clause>,
    /// What was odd about the query, and how it was read.
    pub remarks: Vec<Remark>,
}

/// One thing to find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clause {
    /// A word, on any rung.
    Word(Token),
    /// Quoted words, one right behind the other, on the exact rung.
    Phrase(Vec<Token>),
}

/// How an odd part of a query was read, or what a search could not do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub struct Remark {
    /// For the shell to word.
    pub code: RemarkCode,
    /// In English.
    pub text: String,
    /// The part of the query concerned: bytes here, UTF-16 units once [`wire`](super::wire) has converted it.
    pub start: usize,
    /// End of that part.
    pub end: usize,
}

/// The kinds of [`Remark`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub enum RemarkCode {
    /// A quotation mark without its partner; the phrase was read to the end.
    UnclosedQuote,
    /// Quotation marks with no word between them.
    EmptyQuote,
    /// Nothing in the query is a word.
    NoWords,
    /// No article has all the words; those with most of them are shown.
    SomeWords,
    /// A word that stands nowhere in the corpus.
    UnknownWord,
    /// A quoted phrase has no exact match, but one on the folded rung.
    PhraseFolded,
}

impl Remark {
    pub(super) fn new(code: RemarkCode, span: Range<usize>, text: impl Into<String>) -> Self {
        Self { code, text: text.into(), start: span.start, end: span.end }
    }
}

/// Whether a character opens or closes a phrase. Styles are not told apart: real texts close “ with ” or " and open
/// with ”, so a phrase ends at the next mark of any style.
const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '〝' | '〞' | '＂' | '\u{2E42}' | '❝' | '❞')
}

impl Query {
    /// Reads a query. Every string has a reading; an empty one has no clauses.
    ///
    /// ```
    /// use kashshaf::query::{Clause, Query};
    /// let query = Query::parse("حلب «المعارضة السورية»");
    /// assert!(matches!(&query.clauses[..], [Clause::Word(_), Clause::Phrase(words)] if words.len() == 2));
    /// ```
    pub fn parse(text: &str) -> Self {
        let mut query = Self::default();
        let mut rest = 0;
        let mut quote: Option<usize> = None;
        for (at, c) in text.char_indices().filter(|&(_, c)| is_quote(c)) {
            match quote.take() {
                None => {
                    query.take_words(text, rest..at);
                    quote = Some(at);
                }
                Some(opened) => query.take_phrase(text, opened..at + c.len_utf8(), rest..at),
            }
            rest = at + c.len_utf8();
        }
        match quote {
            None => query.take_words(text, rest..text.len()),
            Some(opened) => {
                let note = "the quotation mark is not closed; the phrase was read to the end";
                query.remarks.push(Remark::new(RemarkCode::UnclosedQuote, opened..rest, note));
                if !text[rest..].trim().is_empty() {
                    query.take_phrase(text, opened..text.len(), rest..text.len());
                }
            }
        }
        if query.clauses.is_empty() && !text.trim().is_empty() && query.remarks.is_empty() {
            query.remarks.push(Remark::new(RemarkCode::NoWords, 0..text.len(), "there is no word in the query"));
        }
        query
    }

    fn take_words(&mut self, text: &str, span: Range<usize>) {
        tokens(text, &span).for_each(|word| self.add(Clause::Word(word)));
    }

    /// Adds a clause, unless it was typed before: saying a thing twice asks for nothing new.
    fn add(&mut self, clause: Clause) {
        let spelling = |clause: &Clause| -> Vec<(String, Vec<Marks>)> {
            clause.words().iter().map(|word| (word.bare.clone(), word.marks.clone())).collect()
        };
        let same = |known: &Clause| {
            std::mem::discriminant(known) == std::mem::discriminant(&clause) && spelling(known) == spelling(&clause)
        };
        if !self.clauses.iter().any(same) {
            self.clauses.push(clause);
        }
    }

    fn take_phrase(&mut self, text: &str, whole: Range<usize>, inner: Range<usize>) {
        let words: Vec<_> = tokens(text, &inner).collect();
        if words.is_empty() {
            let note = "there is no word between the quotation marks; they were passed over";
            if self.remarks.iter().all(|remark| remark.code != RemarkCode::EmptyQuote) {
                self.remarks.push(Remark::new(RemarkCode::EmptyQuote, whole, note));
            }
        } else {
            self.add(Clause::Phrase(words));
        }
    }
}

impl Clause {
    /// The words of the clause.
    pub fn words(&self) -> &[Token] {
        match self {
            Self::Word(word) => std::slice::from_ref(word),
            Self::Phrase(words) => words,
        }
    }

    /// Where it stands in the query, in bytes.
    pub fn span(&self) -> Range<usize> {
        let words = self.words();
        words.first().map_or(0, |word| word.range.start)..words.last().map_or(0, |word| word.range.end)
    }
}

/// The words of a part of the query, with their places in the whole.
fn tokens(text: &str, span: &Range<usize>) -> impl Iterator<Item = Token> {
    let start = span.start;
    tokenize(&text[span.clone()])
        .map(move |token| Token { range: token.range.start + start..token.range.end + start, ..token })
}
