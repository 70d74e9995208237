//! Names before a colon, in Arabic and English.

/// What a name before a colon says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// What follows must stand in the title.
    Title,
    /// In the source's name.
    Source,
    /// In a tag.
    Tag,
    /// The article is of a date.
    Date,
    /// What follows must not be found.
    Not,
    /// What stands on both sides must be near each other.
    Near,
}

/// Folded, in alphabetical disorder: few enough to be read through.
const NAMES: [(&str, Name); 16] = [
    ("title", Name::Title),
    ("العنوان", Name::Title),
    ("عنوان", Name::Title),
    ("source", Name::Source),
    ("المصدر", Name::Source),
    ("مصدر", Name::Source),
    ("tag", Name::Tag),
    ("الوسم", Name::Tag),
    ("وسم", Name::Tag),
    ("date", Name::Date),
    ("التاريخ", Name::Date),
    ("تاريخ", Name::Date),
    ("not", Name::Not),
    ("ليس", Name::Not),
    ("near", Name::Near),
    ("قرب", Name::Near),
];

/// Letters of the longest name.
pub(super) const LONGEST: usize = 7;

/// What a folded name says, if it is one.
pub(super) fn name(folded: &str) -> Option<Name> {
    NAMES.iter().find(|(name, _)| *name == folded).map(|(_, means)| *means)
}
