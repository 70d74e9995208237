//! What is said about a query beside its answer.

use std::ops::Range;

use serde::Serialize;

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
    /// An opening parenthesis without its partner; the group was read to the end.
    UnclosedGroup,
    /// A closing parenthesis without its partner, passed over.
    StrayParenthesis,
    /// Parentheses with nothing to look for between them.
    EmptyGroup,
    /// Parentheses too deep inside each other, passed over.
    TooDeep,
    /// The query has more words than are read.
    TooLong,
    /// An operator without what it applies to, passed over.
    DanglingOperator,
    /// The word أو between two others was read as OR.
    OrWord,
    /// An alternative that is an exclusion, passed over.
    ExcludedAlternative,
    /// The query, or a part of it, says only what is to be left out.
    OnlyExcluded,
    /// A wildcard without letters outside of a phrase, passed over.
    LoneWildcard,
    /// A wildcard in the name of a source or in a tag, passed over.
    WildcardInField,
    /// A distance that is missing or out of range.
    NearRange,
    /// Something beside near:N that has no place in a text; both sides are looked for anywhere.
    NearWhat,
    /// A field without a value, passed over.
    FieldWithoutValue,
    /// A field inside another one, whose name was passed over.
    FieldInField,
    /// A date that is none, passed over.
    BadDate,
    /// Two dates of which the later came first, turned round.
    DatesTurned,
    /// Nothing in the query is a word.
    NoWords,
    /// No article has all the words; those with most of them are shown.
    SomeWords,
    /// A word that stands nowhere in the corpus.
    UnknownWord,
    /// More words are of a shape than are looked for.
    ManyWords,
    /// A quoted phrase has no exact match, but one on the folded rung.
    PhraseFolded,
}

impl Remark {
    pub(super) fn new(code: RemarkCode, span: Range<usize>, text: impl Into<String>) -> Self {
        Self { code, text: text.into(), start: span.start, end: span.end }
    }
}
