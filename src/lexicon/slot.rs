//! The places of a paradigm: what may stand around a form, and how common it is.
//!
//! A paradigm gives each of its forms a slot. The slot says which clitics the form takes (كتابا takes no article, مدرست-
//! needs a pronoun behind it) and how much of a word's use falls to it, which decides between readings: العملية is far
//! more often عملية with its article than the feminine of عملي. The shares are round figures for newspaper Arabic.

use super::analysis::Relation;

/// What a form is within its paradigm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Slot {
    /// The headword of a noun, adjective or name.
    Head,
    /// The headword as it is before a pronoun: مدرست-، مستوا-، أبنائ-.
    HeadBound,
    /// A broken plural.
    Plural,
    /// A broken plural before a pronoun.
    PluralBound,
    /// An accusative with its alef: كتابا.
    Tanwin,
    /// The feminine in ة, or an irregular one.
    Feminine,
    /// The feminine before a pronoun.
    FeminineBound,
    /// The feminine of a noun for a person: وزيرة under وزير.
    Woman,
    /// The same before a pronoun.
    WomanBound,
    /// ان.
    Dual,
    /// ين of the dual.
    DualOblique,
    /// A dual without its ن, before a noun or a pronoun.
    DualConstruct,
    /// ات.
    PluralAt,
    /// The same where another plural is usual: of a noun without ة that has a broken one (العملات is of عملة, not of عمل),
    /// and of an adjective, which for things is singular (المخالفات is of مخالفة, not of مخالف).
    PluralAtBeside,
    /// ون.
    PluralUn,
    /// ين of the plural.
    PluralIn,
    /// و or ي of the plural, before a noun or a pronoun.
    PluralConstruct,
    /// A case form of أب، أخ before a noun or a pronoun.
    Case,
    /// Another spelling of the headword.
    Spelling,
    /// A country in ية whose headword ends in يا: سورية. With the article it would be the adjective.
    Country,
    /// A defective noun without its ي: قاض.
    Shortened,
    /// A function word that takes prepositions and pronouns.
    Function,
    /// One that takes pronouns only: عن.
    FunctionBefore,
    /// One that takes prepositions only: هذا.
    FunctionBehind,
    /// One that takes neither: هو.
    FunctionAlone,
    /// A function word before a pronoun: علي-.
    FunctionBound,
    /// كتب.
    PerfectHe,
    /// كتبت.
    PerfectShe,
    /// كتبوا.
    PerfectThey,
    /// كتبو-.
    PerfectTheyBound,
    /// كتبا، كتبتا.
    PerfectTwo,
    /// كتبت of I and you, كتبنا.
    PerfectSpeaker,
    /// كتبتم، كتبن and rarer persons.
    PerfectRare,
    /// دعا- for دعى and the like: the he-form before a pronoun.
    PerfectHeBound,
    /// يكتب.
    ImperfectHe,
    /// تكتب.
    ImperfectShe,
    /// أكتب، نكتب.
    ImperfectSpeaker,
    /// The imperfect of one person before a pronoun, where that changes it: يلقا-.
    ImperfectBound,
    /// The same of I and we.
    ImperfectSpeakerBound,
    /// يكتبون.
    ImperfectThey,
    /// يكتبوا, and before a pronoun يكتبو-.
    ImperfectTheyShort,
    /// يكتبو-.
    ImperfectTheyBound,
    /// يكتبان، يكتبا.
    ImperfectTwo,
    /// يكتبن، تكتبين.
    ImperfectRare,
    /// يقل، يدع: the jussive where it is spelt differently.
    Jussive,
    /// قيل، دعي: the passive where it is spelt differently.
    Passive,
    /// يقال، يدعى: the same of the imperfect.
    PassiveImperfect,
    /// يوجد، يوصف: that of verbs in و, which is common.
    PassiveWaw,
    /// اكتب.
    Imperative,
}

/// Whether a pronoun stands behind a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pronoun {
    /// Never.
    No,
    /// Perhaps.
    May,
    /// Always.
    Must,
}

/// What surrounds a form.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Surroundings {
    /// Share of the word's use, roughly.
    pub(crate) share: f32,
    /// Whether a pronoun follows.
    pub(crate) pronoun: Pronoun,
    /// Whether the article may precede.
    pub(crate) article: bool,
    /// Whether ب ك ل of a noun may precede.
    pub(crate) preposition: bool,
    /// Whether س and ل of an imperfect may precede.
    pub(crate) future: bool,
}

impl Slot {
    /// How a form of this slot relates to the headword.
    pub(crate) const fn relation(self) -> Relation {
        match self {
            Self::Head
            | Self::HeadBound
            | Self::Function
            | Self::FunctionBefore
            | Self::FunctionBehind
            | Self::FunctionAlone
            | Self::FunctionBound => Relation::Headword,
            Self::PerfectHe | Self::PerfectHeBound => Relation::Verb,
            Self::Plural | Self::PluralBound => Relation::BrokenPlural,
            Self::Spelling | Self::Country | Self::Shortened => Relation::Spelling,
            Self::Tanwin | Self::Feminine | Self::FeminineBound | Self::Woman | Self::WomanBound => Relation::Ending,
            Self::Dual | Self::DualOblique | Self::DualConstruct | Self::Case => Relation::Ending,
            Self::PluralAt | Self::PluralAtBeside | Self::PluralUn | Self::PluralIn | Self::PluralConstruct => {
                Relation::Ending
            }
            _ => Relation::VerbForm,
        }
    }

    /// Whether a word may count under a second family by a form of this slot. Rare forms are not worth the doubt: نقل is
    /// "transport", hardly ever "let us say".
    pub(crate) const fn is_usual(self) -> bool {
        let surroundings = self.surroundings();
        surroundings.share >= 0.04 || matches!(self, Self::PluralUn | Self::PluralBound | Self::HeadBound)
    }

    /// Whether the pronoun behind has changed the last letter.
    pub(crate) const fn is_bound(self) -> bool {
        matches!(
            self,
            Self::HeadBound
                | Self::PluralBound
                | Self::FeminineBound
                | Self::WomanBound
                | Self::PerfectHeBound
                | Self::ImperfectBound
                | Self::ImperfectSpeakerBound
        )
    }

    /// What may stand around a form of this slot.
    pub(crate) const fn surroundings(self) -> Surroundings {
        use Pronoun::{May, Must, No};
        let (share, pronoun, article, preposition, future) = match self {
            Self::Head => (0.55, May, true, true, false),
            Self::HeadBound => (0.50, Must, false, true, false),
            Self::Plural => (0.30, May, true, true, false),
            Self::PluralBound => (0.25, Must, false, true, false),
            Self::Tanwin => (0.03, No, false, false, false),
            Self::Feminine => (0.30, May, true, true, false),
            Self::FeminineBound => (0.05, Must, false, true, false),
            Self::Woman => (0.02, May, true, true, false),
            Self::WomanBound => (0.01, Must, false, true, false),
            Self::Dual => (0.004, No, true, false, false),
            Self::DualOblique => (0.01, No, true, true, false),
            Self::DualConstruct => (0.002, May, false, true, false),
            Self::PluralAt => (0.08, May, true, true, false),
            Self::PluralAtBeside => (0.008, May, true, true, false),
            Self::PluralUn => (0.02, No, true, false, false),
            Self::PluralIn => (0.04, No, true, true, false),
            Self::PluralConstruct => (0.004, May, false, true, false),
            Self::Case => (0.05, May, false, true, false),
            Self::Spelling => (0.30, May, true, true, false),
            Self::Country => (3.0, No, false, true, false),
            Self::Shortened => (0.03, No, false, true, false),
            Self::Function => (1.0, May, false, true, false),
            Self::FunctionBefore => (1.0, May, false, false, false),
            Self::FunctionBehind => (1.0, No, false, true, false),
            Self::FunctionAlone => (1.0, No, false, false, false),
            Self::FunctionBound => (0.3, Must, false, false, false),
            Self::PerfectHe => (0.30, May, false, false, false),
            Self::PerfectShe => (0.15, May, false, false, false),
            Self::PerfectThey => (0.03, No, false, false, false),
            Self::PerfectTheyBound => (0.004, Must, false, false, false),
            Self::PerfectTwo => (0.002, May, false, false, false),
            Self::PerfectSpeaker => (0.01, May, false, false, false),
            Self::PerfectRare => (0.002, May, false, false, false),
            Self::PerfectHeBound => (0.30, Must, false, false, false),
            Self::ImperfectHe => (0.22, May, false, false, true),
            Self::ImperfectShe => (0.15, May, false, false, true),
            Self::ImperfectSpeaker => (0.01, May, false, false, true),
            Self::ImperfectBound => (0.20, Must, false, false, true),
            Self::ImperfectSpeakerBound => (0.01, Must, false, false, true),
            Self::ImperfectThey => (0.03, May, false, false, true),
            Self::ImperfectTheyShort => (0.008, No, false, false, true),
            Self::ImperfectTheyBound => (0.002, Must, false, false, true),
            Self::ImperfectTwo => (0.002, May, false, false, true),
            Self::ImperfectRare => (0.001, May, false, false, true),
            Self::Jussive => (0.03, May, false, false, true),
            Self::Passive => (0.02, May, false, false, false),
            Self::PassiveImperfect => (0.02, May, false, false, true),
            Self::PassiveWaw => (0.1, May, false, false, true),
            Self::Imperative => (0.001, May, false, false, false),
        };
        Surroundings { share, pronoun, article, preposition, future }
    }
}
