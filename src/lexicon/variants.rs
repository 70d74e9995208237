//! One word, several spellings: what differs by outlet, country, transliteration and habit.
//!
//! أمريكا is أميركا across the border, غوغل is جوغل and جوجل, a December is ديسمبر, كانون الأول or دجنبر. Folding cannot know that,
//! and merging it into families would be wrong (a family is one dictionary word). So a word's *respellings* are made
//! here, by a small table (`data/variants.tsv`) and four rules, and looked up: only a respelling that the corpus has counts.
//!
//! | rule | example | guard |
//! |---|---|---|
//! | table | أمريكيون = أميركيون | none needed |
//! | seat of a hamza | مسئول = مسؤول | four letters |
//! | foreign g | لافروف سيرغي = سيرجي | [`may_be_one_name`] |
//! | long vowel in a foreign name | فايننشال = فاينانشال | [`may_be_one_name`] |
//! | ending of a foreign name | هافانا = هافانة | [`may_be_one_name`] |
//!
//! The last three would merge plain words (غرب and قرب, مقاتل and مقتل), so they never touch a headword that the lexicon
//! has as a plain word, nor join two names that the lexicon tells apart (سليمان and سلمان).

use super::analysis::Trust;
use super::clitics::proclitic_cuts;
use super::letters::{
    ALEF, ALEF_HAMZA, ALEF_MAKSURA, HAMZA, HEH, KAF, LAM, TEH_MARBUTA, WAW, WAW_HAMZA, Word, YEH, YEH_HAMZA, decode,
    encode, folded, joined,
};

const JEEM: u8 = 0x2C;
const GHAIN: u8 = 0x3A;
const QAF: u8 = 0x42;
const GAF: u8 = 0xAF;

/// Why two spellings are taken for one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The table of spellings says so of the word.
    Table,
    /// The table of spellings says so of its beginning: أمريك، أميرك.
    Stem,
    /// A hamza on another seat.
    HamzaSeat,
    /// غ ج ق ك for a foreign g.
    ForeignG,
    /// A long vowel more or less in a foreign name.
    LongVowel,
    /// ا or ة at the end of a foreign name.
    NameEnding,
    /// Written in one word or in two: عبد الله, عبدالله.
    Joined,
    /// Not a spelling at all, but what the reader asked to have searched too: واشنطن for the United States.
    Expansion,
}

/// Another spelling of a word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Respelling {
    /// The spelling, with hamza; to be compared as the default match compares, unless [`Respelling::is_exact`].
    pub bare: String,
    /// Why.
    pub rule: Rule,
}

impl Respelling {
    /// Whether it must be compared with its hamza: آب is a month, أب a father; رأية is not راية.
    pub fn is_exact(&self) -> bool {
        is_exact(self.bare.chars().count(), self.rule)
    }
}

pub(crate) const fn is_exact(letters: usize, rule: Rule) -> bool {
    letters <= EXACT_LETTERS || matches!(rule, Rule::HamzaSeat)
}

/// Words of at most so many letters are compared with their hamza.
pub(super) const EXACT_LETTERS: usize = 3;

/// Where a form of the table may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Stem,
    Word,
    Bare,
    Phrase,
}

/// One form of a group: its words, folded and as written.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub(super) words: Vec<Word>,
    pub(super) folded: Vec<Word>,
    /// Whether other forms lead to this one.
    pub(super) sought: bool,
}

/// Forms of the table that stand for one another.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) kind: Kind,
    pub(super) forms: Vec<Form>,
}

/// The table of spellings.
#[derive(Clone, Debug)]
pub struct Variants {
    pub(super) groups: Vec<Group>,
    /// The groups with a form that begins, folded, with each letter: most words begin like few, and every word of a
    /// corpus comes here.
    by_letter: Vec<Vec<u16>>,
}

impl Default for Variants {
    fn default() -> Self {
        Self::built_in()
    }
}

impl Variants {
    /// The table that comes with the project.
    pub fn built_in() -> Self {
        Self::read(include_str!(concat!(env!("OUT_DIR"), "/variants.tsv")))
    }

    /// Reads a table; lines that are not of the format are passed over (a test holds the built-in table to it).
    pub(super) fn read(table: &str) -> Self {
        let groups: Vec<Group> = table.lines().filter_map(group).collect();
        let mut by_letter = vec![Vec::new(); 256];
        for (form, at) in groups.iter().zip(0..).flat_map(|(group, at)| group.forms.iter().map(move |form| (form, at)))
        {
            let with_letter: &mut Vec<u16> = &mut by_letter[usize::from(form.folded[0][0])];
            if with_letter.last() != Some(&at) {
                with_letter.push(at);
            }
        }
        Self { groups, by_letter }
    }

    /// The other spellings of one word that table and rules give; some may come twice. Those of the table and of hamza
    /// seats hold for any word; the others are for names, and their matches must pass [`may_be_one_name`].
    pub fn respellings(&self, word: &str) -> Vec<Respelling> {
        let Some(letters) = encode(word) else { return Vec::new() };
        let mut found = Vec::new();
        let add = &mut |pieces: &[&[u8]], rule| found.push(Respelling { bare: decode(&joined(pieces)), rule });
        self.respell(&letters, true, add);
        found
    }

    /// Tells the same of letters; with the rules for names or without.
    pub(crate) fn respell(&self, letters: &[u8], names: bool, found: Found<'_>) {
        self.by_table(letters, found);
        hamza_seats(letters, found);
        if names && letters.len() >= SHORTEST_NAME {
            foreign_g(letters, found);
            long_vowels(letters, found);
            name_ending(letters, found);
        }
    }

    fn by_table(&self, word: &[u8], found: Found<'_>) {
        for cut in proclitic_cuts(word) {
            let front = &word[..word.len() - cut.rest.len()];
            let folded = folded(cut.rest);
            for &at in &self.by_letter[usize::from(folded[0])] {
                let Group { kind, forms } = &self.groups[usize::from(at)];
                let rule = if *kind == Kind::Stem { Rule::Stem } else { Rule::Table };
                if *kind == Kind::Bare && cut.proclitics.article {
                    continue;
                }
                let begun =
                    forms.iter().enumerate().find_map(|(at, form)| Some((at, ending(*kind, form, cut.rest, &folded)?)));
                let Some((at, rest)) = begun else { continue };
                for (other, form) in forms.iter().enumerate() {
                    if let (true, [only]) = (other != at && form.sought, form.words.as_slice()) {
                        found(&[front, only, rest], rule);
                    }
                }
            }
        }
    }
}

/// Is told of every spelling, in pieces: most do not occur, and need not be put together.
pub(crate) type Found<'a> = &'a mut dyn FnMut(&[&[u8]], Rule);

/// What stands behind a form of the table in `word`, if it begins with it.
fn ending<'a>(kind: Kind, form: &Form, word: &'a [u8], folded: &[u8]) -> Option<&'a [u8]> {
    let ([bare], [form]) = (form.words.as_slice(), form.folded.as_slice()) else { return None };
    let begins = if form.len() <= EXACT_LETTERS { word.starts_with(bare) } else { folded.starts_with(form) };
    let rest = word.get(form.len()..)?;
    (begins && (kind == Kind::Stem || rest.is_empty())).then_some(rest)
}

fn group(line: &str) -> Option<Group> {
    let mut fields = line.split('\t');
    let kind = match fields.next()? {
        "stem" => Kind::Stem,
        "word" => Kind::Word,
        "bare" => Kind::Bare,
        "phrase" => Kind::Phrase,
        _ => return None,
    };
    let forms = fields.map(form).collect::<Option<Vec<_>>>()?;
    (forms.len() >= 2).then_some(Group { kind, forms })
}

fn form(text: &str) -> Option<Form> {
    let (text, sought) = text.strip_suffix('?').map_or((text, true), |text| (text, false));
    let words = text.split(' ').map(encode).collect::<Option<Vec<_>>>()?;
    let folded = words.iter().map(|word| folded(word)).collect();
    (!words.iter().any(Vec::is_empty)).then_some(Form { words, folded, sought })
}

/// The same word with each hamza inside it on another seat; at its end, ئ is also written in two letters (شاطىء, لاجيء).
fn hamza_seats(word: &[u8], found: Found<'_>) {
    const SEATS: [u8; 4] = [HAMZA, WAW_HAMZA, YEH_HAMZA, ALEF_HAMZA];
    if let Some(other) = other_hamza_end(word) {
        found(&[&other], Rule::Stem);
    }
    if word.len() < 4 {
        return;
    }
    for at in (1..word.len()).filter(|&at| SEATS.contains(&word[at])) {
        for seat in SEATS.into_iter().filter(|&seat| seat != word[at]) {
            found(&[&word[..at], &[seat], &word[at + 1..]], Rule::HamzaSeat);
        }
    }
}

/// A word that ends in ئ with يء instead, and the reverse.
pub(super) fn other_hamza_end(word: &[u8]) -> Option<Word> {
    match word {
        [.., ALEF, HAMZA] => None,
        [front @ .., YEH | ALEF_MAKSURA, HAMZA] if !front.is_empty() => Some(joined(&[front, &[YEH_HAMZA]])),
        [front @ .., YEH_HAMZA] if !front.is_empty() => Some(joined(&[front, &[YEH, HAMZA]])),
        _ => None,
    }
}

/// The same word with every foreign g of one kind written in another way.
fn foreign_g(word: &[u8], found: Found<'_>) {
    const WAYS: [u8; 5] = [GHAIN, JEEM, KAF, QAF, GAF];
    for from in WAYS.into_iter().filter(|way| word.contains(way)) {
        for to in WAYS.into_iter().filter(|&to| to != from && to != GAF) {
            let spelling: Word = word.iter().map(|&letter| if letter == from { to } else { letter }).collect();
            found(&[&spelling], Rule::ForeignG);
        }
    }
}

const fn is_vowel(letter: u8) -> bool {
    matches!(letter, ALEF | WAW | YEH)
}

/// The same word with one long vowel more or less inside.
fn long_vowels(word: &[u8], found: Found<'_>) {
    for at in 1..word.len().saturating_sub(1) {
        if is_vowel(word[at]) {
            found(&[&word[..at], &word[at + 1..]], Rule::LongVowel);
        }
    }
    for at in 1..word.len() {
        for vowel in [ALEF, WAW, YEH] {
            if !is_vowel(word[at - 1]) && !is_vowel(word[at]) {
                found(&[&word[..at], &[vowel], &word[at..]], Rule::LongVowel);
            }
        }
    }
}

/// A foreign name's final ا as ة and the reverse. With the article it would be an adjective: السورية.
fn name_ending(word: &[u8], found: Found<'_>) {
    if word.starts_with(&[ALEF, LAM]) {
        return;
    }
    match word.split_last() {
        Some((&ALEF, rest)) => found(&[rest, &[TEH_MARBUTA]], Rule::NameEnding),
        Some((&(TEH_MARBUTA | HEH), rest)) => found(&[rest, &[ALEF]], Rule::NameEnding),
        _ => {}
    }
}

/// Letters that the shorter of two names must have for the rules of transliteration to join them.
pub(super) const SHORTEST_NAME: usize = 5;

/// Whether the rules of transliteration may join two headwords: long enough, neither a plain word of the lexicon, not
/// both names of the lexicon.
pub fn may_be_one_name(a: (&str, Trust), b: (&str, Trust)) -> bool {
    let letters = |word: &str| word.strip_prefix("ال").unwrap_or(word).chars().count();
    letters(a.0).min(letters(b.0)) >= SHORTEST_NAME
        && a.1 != Trust::Word
        && b.1 != Trust::Word
        && (a.1, b.1) != (Trust::Name, Trust::Name)
}

impl Rule {
    /// All rules, by their number in an index; new ones go to the end.
    pub(crate) const ALL: [Self; 8] = [
        Self::Table,
        Self::Stem,
        Self::HamzaSeat,
        Self::ForeignG,
        Self::LongVowel,
        Self::NameEnding,
        Self::Joined,
        Self::Expansion,
    ];

    /// Whether matches by this rule must pass [`may_be_one_name`].
    pub const fn is_for_names(self) -> bool {
        matches!(self, Self::ForeignG | Self::LongVowel | Self::NameEnding)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_a_group() {
        let table = include_str!(concat!(env!("OUT_DIR"), "/variants.tsv"));
        let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        for line in lines {
            assert!(group(line).is_some(), "{line:?}");
        }
    }

    #[test]
    fn words_have_their_other_spellings() {
        let variants = Variants::built_in();
        let table = [
            ("أمريكا", "أميركا", Some(Rule::Stem)),
            ("وأمريكيين", "وأميركيين", Some(Rule::Stem)),
            ("الأميركية", "الأمريكية", Some(Rule::Stem)),
            ("سورية", "سوريا", Some(Rule::Table)),
            ("بسوريا", "بسورية", Some(Rule::Table)),
            ("السورية", "السوريا", None),
            ("مائة", "مئة", Some(Rule::Table)),
            ("تموز", "يوليو", Some(Rule::Table)),
            ("آب", "أغسطس", Some(Rule::Table)),
            ("أب", "أغسطس", None),
            ("أيار", "مايو", Some(Rule::Table)),
            ("أيار", "ماي", None),
            ("ماي", "أيار", Some(Rule::Table)),
            ("أيلول", "شتنبر", Some(Rule::Table)),
            ("جوجل", "غوغل", Some(Rule::Table)),
            ("إنكلترا", "إنجلترا", Some(Rule::Stem)),
            ("مليشيات", "ميليشيات", Some(Rule::Stem)),
            ("تليفزيون", "تلفزيون", Some(Rule::Stem)),
            ("داوود", "داود", Some(Rule::Table)),
            ("مسؤول", "مسئول", Some(Rule::Stem)),
            ("تأجل", "تؤجل", Some(Rule::HamzaSeat)),
            ("ريغيسكا", "ريجيسكا", Some(Rule::ForeignG)),
            ("بيسنغن", "بيسنجن", Some(Rule::ForeignG)),
            ("غرب", "قرب", None),
            ("قلب", "كلب", None),
            ("ماسكال", "مسكال", Some(Rule::LongVowel)),
            ("هافانا", "هافانة", Some(Rule::NameEnding)),
        ];
        for (word, spelling, expected) in table {
            let found = variants.respellings(word);
            let rule = found.iter().find(|respelling| respelling.bare == spelling).map(|respelling| respelling.rule);
            assert_eq!(rule, expected, "{word} → {spelling}");
        }
    }

    #[test]
    fn plain_words_and_two_known_names_are_not_joined() {
        let table = [
            (("سيرغي", Trust::Name), ("سيرجي", Trust::Corpus), true),
            (("بروجكت", Trust::Corpus), ("بروجيكت", Trust::Corpus), true),
            (("سليمان", Trust::Name), ("سلمان", Trust::Name), false),
            (("مقاتل", Trust::Word), ("مقتل", Trust::Word), false),
            (("مشرق", Trust::Corpus), ("مشرك", Trust::Corpus), false),
            (("المشرق", Trust::Corpus), ("المشرك", Trust::Corpus), false),
        ];
        for (a, b, expected) in table {
            assert_eq!(may_be_one_name(a, b), expected, "{} {}", a.0, b.0);
        }
    }
}
