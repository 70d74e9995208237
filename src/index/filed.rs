//! A text → the words that an index files for it. Builder and reader both go through here, so that what one files the
//! other finds again in the text.

use crate::corpus::{Article, Role};
use crate::lexicon::Variants;
use crate::text::{Token, tokenize};

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
pub(crate) struct Filed {
    /// The first token that it stands for, by its position among the tokens of the text.
    pub(crate) token: usize,
    /// How many tokens it stands for.
    pub(crate) tokens: usize,
    /// The spelling, without marks.
    pub(crate) bare: String,
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

/// The words of a text, each behind its other readings.
pub(crate) fn filed(tokens: &[Token], variants: &Variants) -> Vec<Filed> {
    let mut all = Vec::with_capacity(tokens.len());
    for (token, word) in tokens.iter().enumerate() {
        for bare in word.alternates() {
            all.push(Filed { token, tokens: 1, bare: spelling(&bare).into(), print: Print::Reading });
        }
        if variants.may_begin_name(&word.bare) {
            let stretch: Vec<&str> = tokens[token..].iter().take(MOST_TOKENS).map(|word| word.bare.as_str()).collect();
            for (bare, tokens, _) in variants.as_one_word(&stretch) {
                all.push(Filed { token, tokens, bare, print: Print::Joined });
            }
        }
        all.push(Filed { token, tokens: 1, bare: spelling(&word.bare).into(), print: Print::Plain });
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

/// A text's tokens and what is filed for them.
pub(crate) fn read(text: &str, variants: &Variants) -> (Vec<Token>, Vec<Filed>) {
    let tokens: Vec<Token> = tokenize(text).collect();
    let filed = filed(&tokens, variants);
    (tokens, filed)
}
