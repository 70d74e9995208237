//! Word families: which written words are one word, and why.
//!
//! An Arabic noun is written with its article, prepositions, conjunctions and pronouns, its plural may share no ending
//! with it, and a verb changes in front, behind and inside. A reader who types معارضة means للمعارضة too. So every word
//! of a corpus's vocabulary gets a *family* with a headword, as a dictionary would file it, and an [`Analysis`] that
//! tells how the word comes from the headword.
//!
//! Three witnesses decide, in this order of trust:
//!
//! 1. The **lexicon** (`data/*.tsv`, written by hand): nouns with their broken plurals, adjectives, verbs with their
//!    imperfect, names, function words. Paradigms make all forms of each; a word is cut into clitics, a form, and a
//!    pronoun in every way the forms allow.
//! 2. The **corpus**: how often each headword is used chooses between readings (كتب), and shows where a reading is a
//!    coincidence (a word far too frequent to be و + ل + يد is the name وليد).
//! 3. For words no lexicon has, the corpus alone: clitics and endings come off where what remains is itself a
//!    word of this corpus, and often enough.
//!
//! Everything but look-up needs the Cargo feature `lexicon`: families are computed once, where an index is built, and
//! stored in it: a number and a code a word, a headword a family. What every reader downloads only looks up and
//! explains ([`look_up`], [`explain`], [`Variants`]).
//!
//! ```text
//! letters ◄─ clitics ◄─ analysis ◄─ table ◄─ lookup, unseen     look-up, in every build
//!                          ▲                   │
//!            variants ◄─ phrases               ▼ guess
//!
//! load ─► store ◄─ noun, verb, derive, slot                     data files → lexemes → forms
//!           ▲
//!        reading ─► weigh ─► resolve ─► families                word → readings → family
//!                  vocabulary ─► attested, induce ─┘            what only the corpus knows
//! ```
//!
//! ```
//! # #[cfg(feature = "lexicon")] {
//! use kashshaf::lexicon::{Dictionary, Families, Lexicon, Table, Variants, explain, look_up};
//!
//! let words = [("للمعارضة", 3), ("المعارضة", 9), ("وزير", 2)];
//! let families = Families::of(&words, Some(&Lexicon::built_in()?));
//! let table = Table::new(words.map(|(word, _)| word.to_owned()).to_vec(), families);
//! let hits = look_up(&table, &Variants::built_in(), "معارضة");
//! let why = explain(&table, &hits[0]);
//! assert_eq!(table.entry(hits[0].word).bare, "للمعارضة");
//! assert_eq!((why.parts.proclitics.join(" + "), why.head.as_str()), ("ل + ال".to_owned(), "معارضة"));
//! assert!(look_up(&table, &Variants::built_in(), "زير").is_empty());
//! # }
//! # Ok::<(), kashshaf::Error>(())
//! ```

mod analysis;
mod clitics;
mod guess;
mod letters;
mod lookup;
mod phrases;
mod table;
mod unseen;
mod variants;

#[cfg(feature = "lexicon")]
mod attested;
#[cfg(feature = "lexicon")]
mod derive;
#[cfg(feature = "lexicon")]
mod entry;
#[cfg(feature = "lexicon")]
mod families;
#[cfg(feature = "lexicon")]
mod induce;
#[cfg(feature = "lexicon")]
mod load;
#[cfg(feature = "lexicon")]
mod memory;
#[cfg(feature = "lexicon")]
mod noun;
#[cfg(feature = "lexicon")]
mod reading;
#[cfg(feature = "lexicon")]
mod resolve;
#[cfg(feature = "lexicon")]
mod slot;
#[cfg(feature = "lexicon")]
mod spelling;
#[cfg(feature = "lexicon")]
mod store;
#[cfg(feature = "lexicon")]
mod undivided;
#[cfg(feature = "lexicon")]
mod verb;
#[cfg(feature = "lexicon")]
mod vocabulary;
#[cfg(feature = "lexicon")]
mod weigh;

pub use analysis::{Analysis, Parts, Relation, Trust};
pub(crate) use clitics::without_proclitics;
pub use clitics::{Conjunction, Particle, Proclitics};
pub use lookup::{Hit, Reach, Reached, Why, explain, look_up, reach};
#[cfg(feature = "lexicon")]
pub use memory::Table;
#[cfg(feature = "lexicon")]
pub(crate) use phrases::{Beginning, Beginnings, is_arabic};
pub use phrases::{Expansions, Rewrite};
#[cfg(feature = "lexicon")]
pub(crate) use spelling::KeyHasher;
#[cfg(feature = "lexicon")]
pub use store::Lexicon;
pub use table::{Absent, Alternate, Dictionary, Entry, Families, Link};
pub use variants::{Respelling, Rule, Variants, may_be_one_name};
