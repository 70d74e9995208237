//! A text → the words that an index files for it. The reader finds them again in the text; the builder, in a hurry, files them
//! by the same rules in `build/run.rs`.

use std::borrow::Cow;

use crate::corpus::{Article, Role};
use crate::lexicon::Variants;
use crate::text::Token;

/// The most bytes of a spelling that are filed; longer strings of letters are no words.
const LONGEST: usize = 120;

/// How a spelling stands in print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Print {
    /// As it is.
    Plain,
    /// It is another reading of what is printed ([`Token::alternates`]).
    Reading,
    /// It is one word for several printed ones.
    Joined,
}

impl Print {
    pub(crate) const ALL: [Self; 3] = [Self::Plain, Self::Reading, Self::Joined];
}

/// A spelling under which a place of a text is filed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Filed<'a> {
    /// The first token that it stands for, by its position among the tokens of the text.
    pub(crate) token: usize,
    /// How many tokens it stands for.
    pub(crate) tokens: usize,
    /// The spelling, without marks.
    pub(crate) bare: Cow<'a, str>,
    pub(crate) print: Print,
}

/// The places of an article that are filed: the title, then the paragraphs, one place free between any two.
pub(crate) fn texts(article: &Article) -> impl Iterator<Item = (u32, &str)> {
    let body = (1..)
        .zip(&article.paragraphs)
        .filter(|(number, paragraph)| paragraph.role != Role::Noise && !article.is_title(*number as usize - 1));
    std::iter::once((0, article.title.as_str()))
        .chain(body.map(|(number, paragraph)| (number, paragraph.text.as_str())))
}

/// The words of a text, each behind its other readings; spellings as one word only with the table of variants.
pub(crate) fn filed<'a>(tokens: &'a [Token], variants: Option<&Variants>) -> Vec<Filed<'a>> {
    let mut all = Vec::with_capacity(tokens.len());
    for (token, word) in tokens.iter().enumerate() {
        for bare in word.alternates() {
            all.push(Filed { token, tokens: 1, bare: Cow::Owned(spelling(&bare).into()), print: Print::Reading });
        }
        if let Some(variants) = variants.filter(|variants| variants.may_begin_name(&word.bare)) {
            let stretch: Vec<&str> = tokens[token..].iter().take(MOST_TOKENS).map(|word| word.bare.as_str()).collect();
            for (bare, tokens, _) in variants.as_one_word(&stretch) {
                all.push(Filed { token, tokens, bare: Cow::Owned(bare), print: Print::Joined });
            }
        }
        all.push(Filed { token, tokens: 1, bare: Cow::Borrowed(spelling(&word.bare)), print: Print::Plain });
    }
    all
}

/// The most words that have a spelling as one.
pub(crate) const MOST_TOKENS: usize = 3;

/// The part of a spelling that is filed.
pub(crate) fn spelling(bare: &str) -> &str {
    let mut end = bare.len().min(LONGEST);
    while !bare.is_char_boundary(end) {
        end -= 1;
    }
    &bare[..end]
}
