//! What the lexicon knows about one word.

/// The kind of a word, as far as its inflection goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Class {
    /// A noun: takes the article, prepositions, pronouns, dual and plural endings.
    Noun,
    /// An adjective or participle: a noun that also takes ة.
    Adjective,
    /// A verb.
    Verb,
    /// A proper name: takes the article perhaps, prepositions, no pronouns.
    Name,
    /// A function word: particle, pronoun, preposition, adverb.
    Function(Around),
}

/// What a function word takes, besides و and ف.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Around {
    /// Pronouns behind it.
    pub(crate) pronouns: bool,
    /// ب ك ل before it.
    pub(crate) prepositions: bool,
}

/// How often newspapers use a word, other words that look like it considered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Frequency {
    /// Hardly ever.
    Rare,
    /// Not known to be rare or common.
    #[default]
    Usual,
    /// In most articles.
    Common,
}

impl Frequency {
    /// Running words that the lexeme is credited with before a corpus is looked at.
    pub(crate) const fn prior(self) -> f32 {
        match self {
            Self::Rare => 0.01,
            Self::Usual => 0.5,
            Self::Common => 5.0,
        }
    }
}

/// One line of the lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry<'a> {
    /// The headword.
    pub(crate) head: &'a str,
    /// Its class.
    pub(crate) class: Class,
    /// Its irregular forms; what they are depends on the class.
    pub(crate) forms: Vec<&'a str>,
    /// How often it is used.
    pub(crate) frequency: Frequency,
}
