//! Query → ranked, explained, cut-out hits.
//!
//! [`parse`](Query::parse) never fails: what is broken in a query is read as well as possible, and a [`Remark`] says how.
//! Matching goes by the rungs of a ladder ([`Rung`]), each wider than the one before; a hit stands on the widest rung
//! that it needs.
//!
//! ```
//! use kashshaf::corpus::{Article, Corpus, Paragraph};
//! use kashshaf::query::{Request, Rung, Searcher};
//! let text = |text: &str| Paragraph { text: text.into(), ..Paragraph::default() };
//! let mut corpus = Corpus::new("مثال");
//! corpus.articles.push(Article { id: "a".into(), paragraphs: vec![text("زارت إيران")], ..Article::default() });
//! let searcher = Searcher::of(&corpus, None)?;
//! let found = searcher.search(&Request::new("ايران"));
//! assert_eq!((found.total, found.hits[0].rung), (1, Rung::Folded));
//! # Ok::<(), kashshaf::Error>(())
//! ```

mod candidates;
mod dates;
mod evaluate;
#[cfg(feature = "lexicon")]
mod expand;
mod explain;
mod fields;
mod function;
mod leaf;
mod lex;
mod nearness;
mod parse;
mod pattern;
mod plan;
mod print;
#[allow(clippy::module_inception, reason = "the file that says what a query is has that name")]
mod query;
mod rank;
mod remark;
mod respace;
mod restrict;
mod scan;
mod search;
mod snippet;
mod suggest;
pub mod wire;

pub use explain::Explanation;
pub use function::is_function_word;
pub use query::{Clause, Days, Level, Pattern, Phrase, Piece, Place, Query, What, Word};
pub use rank::Weights;
pub use remark::{Remark, RemarkCode};
pub use restrict::{Facets, Order};
pub use search::{ArticleMatches, Form, Found, Hit, Request, Searcher};
pub use snippet::Snippet;
pub use suggest::{Completion, Suggestion};

use serde::Serialize;

/// How a word may differ from what was typed, from strict to wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "engine", derive(tsify::Tsify))]
pub enum Rung {
    /// The same letters, and no vowel mark that contradicts one that was typed.
    Exact,
    /// The same after folding: hamza seats on alef, ى/ي, ة/ه, digits, letter shapes, case.
    Folded,
    /// The same word: another inflection, with clitics around it, or another spelling of the same name.
    Family,
    /// A word that differs by a letter or two.
    Near,
}

impl Rung {
    /// All rungs, strict first.
    pub const ALL: [Self; 4] = [Self::Exact, Self::Folded, Self::Family, Self::Near];

    /// The name used in commands, addresses and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Folded => "folded",
            Self::Family => "family",
            Self::Near => "near",
        }
    }

    /// The rung of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rung| rung.name() == name)
    }
}

/// A set of rungs that a search may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rungs(u8);

impl Rungs {
    /// Every rung.
    pub const ALL: Self = Self(0b1111);
    /// Every rung but the near one, which is for when nothing else is found.
    pub const USUAL: Self = Self(0b0111);

    /// Exactly these rungs; the usual ones if none is named, for a search that may match nothing helps nobody.
    pub fn of(rungs: impl IntoIterator<Item = Rung>) -> Self {
        let set = rungs.into_iter().fold(0, |set, rung| set | 1 << rung as u8);
        if set == 0 { Self::USUAL } else { Self(set) }
    }

    /// The rungs of a list of names with commas between them. Unknown names are passed over.
    pub fn named(names: &str) -> Self {
        Self::of(names.split(',').filter_map(|name| Rung::from_name(name.trim())))
    }

    /// Whether a rung may be used.
    pub const fn has(self, rung: Rung) -> bool {
        self.0 & (1 << rung as u8) != 0
    }
}
