//! What is said about a query beside its answer.

use std::ops::Range;

use serde::Serialize;

/// How an odd part of a query was read, or what a search could not do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub struct Remark {
    /// For the shell to word.
    pub code: RemarkCode,
    /// In English; in the engine, whose shells have words of their own, often no more than the code.
    pub text: String,
    /// The part of the query concerned: bytes here, UTF-16 units once [`wire`](super::wire) has converted it.
    pub start: usize,
    /// End of that part.
    pub end: usize,
}

/// The kinds of [`Remark`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "engine", derive(tsify::Tsify), serde(rename_all = "kebab-case"))]
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

/// The names of all codes, in their order.
const NAMES: &str = "unclosed-quote empty-quote unclosed-group stray-parenthesis empty-group too-deep too-long \
     dangling-operator or-word excluded-alternative only-excluded lone-wildcard wildcard-in-field near-range near-what \
     field-without-value field-in-field bad-date dates-turned no-words some-words unknown-word \
     many-words phrase-folded";

impl RemarkCode {
    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        NAMES.split(' ').nth(self as usize).unwrap_or_default()
    }

    /// What it says. Pages have words of their own for every code, in the reader's language, and do without these.
    #[cfg(feature = "engine")]
    fn text(self) -> &'static str {
        self.name()
    }

    /// What it says.
    #[cfg(not(feature = "engine"))]
    const fn text(self) -> &'static str {
        match self {
            Self::UnclosedQuote => "the quotation mark is not closed; the phrase was read to the end",
            Self::EmptyQuote => "there is no word between the quotation marks; they were passed over",
            Self::UnclosedGroup => "the parenthesis is not closed; the group was read to the end",
            Self::StrayParenthesis => "the closing parenthesis has no partner; it was passed over",
            Self::EmptyGroup => "there is nothing to look for between the parentheses; they were passed over",
            Self::TooDeep => "parentheses are too deep inside each other; the inner ones were passed over",
            Self::TooLong => "the query is too long; this was not read",
            Self::DanglingOperator => "the operator has nothing to apply to; it was passed over",
            Self::OrWord => "«أو» was read as OR; in quotation marks it is a word",
            Self::ExcludedAlternative => "an alternative cannot be an exclusion; it was passed over",
            Self::OnlyExcluded => "this tells only what to leave out, not what to look for",
            Self::LoneWildcard => "a wildcard without letters stands for any word; it was passed over",
            Self::WildcardInField => "sources and tags have no wildcards; only the letters were read",
            Self::NearRange => "a number of words from 1 to 100 is needed; the nearest was taken, or 10",
            Self::NearWhat => {
                "only words, phrases and patterns can be near each other; both sides are looked for anywhere"
            }
            Self::FieldWithoutValue => "the field has no value; it was passed over",
            Self::FieldInField => "a field cannot be inside another one; its name was passed over",
            Self::BadDate => "this is no date of the calendar; it was passed over",
            Self::DatesTurned => "the later date is given first; the two were read the other way round",
            Self::NoWords => "there is no word in the query",
            Self::SomeWords => "no article has all the words; these have most of them",
            Self::UnknownWord => "not in any article",
            Self::ManyWords => "more words than can be looked for are of this shape; the most frequent were",
            Self::PhraseFolded => "not found as quoted, but in another spelling",
        }
    }
}

impl Serialize for RemarkCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Remark {
    pub(super) fn new(code: RemarkCode, span: Range<usize>, text: impl Into<String>) -> Self {
        Self { code, text: text.into(), start: span.start, end: span.end }
    }

    /// A remark that says no more than its code.
    pub(super) fn of(code: RemarkCode, span: Range<usize>) -> Self {
        Self::new(code, span, code.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_its_name() {
        use RemarkCode::*;
        let all = [
            UnclosedQuote,
            EmptyQuote,
            UnclosedGroup,
            StrayParenthesis,
            EmptyGroup,
            TooDeep,
            TooLong,
            DanglingOperator,
            OrWord,
            ExcludedAlternative,
            OnlyExcluded,
            LoneWildcard,
            WildcardInField,
            NearRange,
            NearWhat,
            FieldWithoutValue,
            FieldInField,
            BadDate,
            DatesTurned,
            NoWords,
            SomeWords,
            UnknownWord,
            ManyWords,
            PhraseFolded,
        ];
        assert_eq!(all.len(), NAMES.split(' ').count());
        for code in all {
            let mut name = String::new();
            for c in format!("{code:?}").chars() {
                name.push_str(if c.is_uppercase() && !name.is_empty() { "-" } else { "" });
                name.push(c.to_ascii_lowercase());
            }
            assert_eq!(code.name(), name);
        }
    }
}
