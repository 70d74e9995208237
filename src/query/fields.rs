//! Words that are operators, in Arabic and English.

use super::lex::line_of;

/// What an operator says.
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
    /// What stands on both sides must be near each other; a number follows.
    Near,
    /// The same, without a number.
    Nearby,
    /// One side is enough.
    Or,
    /// Both sides are needed.
    And,
    /// The word أو, which may be an operator.
    OrWord,
}

const ALL: [Name; 10] = [
    Name::Title,
    Name::Source,
    Name::Tag,
    Name::Date,
    Name::Not,
    Name::Near,
    Name::Nearby,
    Name::Or,
    Name::And,
    Name::OrWord,
];

/// Their names: folded before a colon, else as they are.
const NAMES: &str = "\
title: العنوان: عنوان:
source: المصدر: مصدر:
tag: الوسم: وسم:
date: التاريخ: تاريخ:
not: ليس: NOT
near: قرب: NEAR/
NEAR
OR
AND
أو او";

/// Letters of the longest name.
pub(super) const LONGEST: usize = 7;

/// What a name says, if it is one.
pub(super) fn name(name: &str) -> Option<Name> {
    line_of(NAMES, name).map(|line| ALL[line])
}
