//! A query as it was read: what the parser makes, the printer prints and the search answers.

use std::ops::Range;

use super::function::is_interrogative;
use super::remark::Remark;
use crate::text::Token;

/// A query as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Its parts, in the order typed.
    pub clauses: Vec<Clause>,
    /// What was odd about it, and how it was read.
    pub remarks: Vec<Remark>,
}

/// A part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Where it was typed, operators and quotation marks included, in bytes.
    pub span: Range<usize>,
    /// Whether articles that have it are left out.
    pub excluded: bool,
    /// What it asks for.
    pub what: What,
}

/// What a clause asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A word.
    Word(Word),
    /// Words in a row.
    Phrase(Phrase),
    /// Words of a shape: كتاب*, *ون, ك؟اب.
    Pattern(Pattern),
    /// Clauses with at most so many words between neighbours, in any order.
    Near(Vec<Clause>, u32),
    /// All of some clauses: a group.
    All(Vec<Clause>),
    /// One or more of some clauses.
    Any(Vec<Clause>),
    /// A clause that the title must answer.
    Title(Box<Clause>),
    /// Articles of a source whose name has these words in a row; no others, where it is the whole name.
    Source(Vec<Token>, bool),
    /// Articles with a tag that has these words in a row; no others, where it is the whole tag.
    Tag(Vec<Token>, bool),
    /// Articles of some days.
    Date(Days),
}

/// A word, and how freely it is matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word.
    pub token: Token,
    /// How freely.
    pub level: Level,
}

/// How freely a part of a query is matched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    /// As the search's rungs say; a phrase exactly.
    #[default]
    Usual,
    /// By its exact spelling only: =كلمة.
    Exact,
    /// By near words too: ~كلمة; a phrase on all rungs of the search.
    Near,
}

/// Words in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// What stands at each place; at least one.
    pub places: Vec<Place>,
    /// How freely.
    pub level: Level,
}

/// What a place of a phrase may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A word.
    Word(Token),
    /// A word of a shape.
    Pattern(Pattern),
    /// Any word: a `*` alone.
    Any,
}

/// The shape of a word, compared with folded words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// Its pieces; at least one of them is letters.
    pub pieces: Vec<Piece>,
}

/// A piece of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// These letters, folded.
    Letters(String),
    /// One letter, whichever: `?` or ؟.
    One,
    /// Any number of letters, none too: `*`.
    Many,
}

/// Days from one to another, both included, counted from 1970-01-01; open where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    /// The first.
    pub from: Option<i32>,
    /// The last.
    pub to: Option<i32>,
}

impl Clause {
    /// The words that it names, in the order typed; shapes of words and dates are none.
    pub fn tokens(&self) -> Vec<&Token> {
        let mut tokens = Vec::new();
        self.push_tokens(&mut tokens);
        tokens
    }

    fn push_tokens<'a>(&'a self, tokens: &mut Vec<&'a Token>) {
        match &self.what {
            What::Word(word) => tokens.push(&word.token),
            What::Phrase(phrase) => tokens.extend(phrase.places.iter().filter_map(|place| match place {
                Place::Word(word) => Some(word),
                Place::Pattern(_) | Place::Any => None,
            })),
            What::Near(clauses, _) | What::All(clauses) | What::Any(clauses) => {
                for clause in clauses {
                    clause.push_tokens(tokens);
                }
            }
            What::Title(clause) => clause.push_tokens(tokens),
            What::Source(words, _) | What::Tag(words, _) => tokens.extend(words),
            What::Pattern(_) | What::Date(_) => {}
        }
    }

    /// Whether it only narrows what the rest of a query finds.
    pub fn is_condition(&self) -> bool {
        self.excluded
            || match &self.what {
                What::Title(_) | What::Source(..) | What::Tag(..) | What::Date(_) => true,
                What::All(clauses) | What::Any(clauses) => clauses.iter().all(Self::is_condition),
                What::Word(_) | What::Phrase(_) | What::Pattern(_) | What::Near(..) => false,
            }
    }

    /// Whether it asks for what is known of an article beside its words.
    pub const fn is_fact(&self) -> bool {
        matches!(self.what, What::Source(..) | What::Tag(..) | What::Date(_))
    }

    /// Whether it asks for the same, wherever it was typed.
    pub fn is_same(&self, other: &Self) -> bool {
        self.excluded == other.excluded && self.what.is_same(&other.what)
    }
}

impl What {
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Word(a), Self::Word(b)) => a.level == b.level && same_word(&a.token, &b.token),
            (Self::Phrase(a), Self::Phrase(b)) => {
                let same = |(a, b): (&Place, &Place)| match (a, b) {
                    (Place::Word(a), Place::Word(b)) => same_word(a, b),
                    _ => a == b,
                };
                a.level == b.level && a.places.len() == b.places.len() && a.places.iter().zip(&b.places).all(same)
            }
            (Self::Near(a, most), Self::Near(b, other)) => most == other && same_clauses(a, b),
            (Self::All(a), Self::All(b)) | (Self::Any(a), Self::Any(b)) => same_clauses(a, b),
            (Self::Title(a), Self::Title(b)) => a.is_same(b),
            (Self::Source(a, whole), Self::Source(b, other)) | (Self::Tag(a, whole), Self::Tag(b, other)) => {
                whole == other && a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_word(a, b))
            }
            (Self::Pattern(a), Self::Pattern(b)) => a == b,
            (Self::Date(a), Self::Date(b)) => a == b,
            _ => false,
        }
    }
}

/// Queries of up to so many parts, facts not counted, are look-ups, unless they begin like a question.
const LOOK_UP: usize = 4;

/// Whether a query of these parts asks for all of a few words, and not in a whole sentence.
pub(super) fn is_look_up(clauses: &mut dyn Iterator<Item = &Clause>) -> bool {
    let (mut parts, mut first) = (0, None);
    for clause in clauses.filter(|clause| !clause.is_fact()) {
        parts += 1;
        first = first.or_else(|| clause.tokens().first().copied());
    }
    parts <= LOOK_UP && !first.is_some_and(is_interrogative)
}

fn same_clauses(a: &[Clause], b: &[Clause]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.is_same(b))
}

fn same_word(a: &Token, b: &Token) -> bool {
    a.bare == b.bare && a.marks == b.marks
}
