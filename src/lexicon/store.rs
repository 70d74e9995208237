//! The lexicon: its entries, and every form they have.
//!
//! Forms are looked up by their folded [`Key`], so a word written without its hamza finds them too; the caller compares
//! what was written with [`Form::spelling`].

use std::collections::BTreeSet;

use super::derive::derived;
use super::entry::{Class, Entry, Frequency};
use super::letters::{Key, Word, encode, key};
use super::load::parse;
use super::noun::{self, Forms};
use super::slot::Slot;
use super::spelling::KeyMap;
use super::verb;
use crate::Error;

/// One headword with its class.
#[derive(Clone, Debug)]
pub(crate) struct Lexeme {
    pub(crate) head: Word,
    pub(crate) class: Class,
    /// How often it is used.
    pub(crate) frequency: Frequency,
    /// Whether it stands in the data files, rather than being guessed from a corpus.
    pub(crate) listed: bool,
}

/// One form of a lexeme.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form {
    /// Index of its lexeme.
    pub(crate) lexeme: u32,
    pub(crate) slot: Slot,
    start: u32,
    length: u8,
    /// The next form with the same key, plus one.
    next: u32,
}

/// Hand-written knowledge about Arabic words, ready for look-up.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    pub(crate) lexemes: Vec<Lexeme>,
    letters: Vec<u8>,
    forms: Vec<Form>,
    first: KeyMap<u32>,
    /// Perfect and imperfect of each verb, until its derived nouns are made.
    verbs: Vec<(Word, Word)>,
}

/// The data files, by name.
const FILES: [(&str, &str); 5] = [
    ("nouns.tsv", include_str!("data/nouns.tsv")),
    ("adjectives.tsv", include_str!("data/adjectives.tsv")),
    ("verbs.tsv", include_str!("data/verbs.tsv")),
    ("names.tsv", include_str!("data/names.tsv")),
    ("function.tsv", include_str!("data/function.tsv")),
];

impl Lexicon {
    /// The lexicon that comes with the project.
    pub fn built_in() -> Result<Self, Error> {
        Self::from_files(FILES)
    }

    /// A lexicon from data files given as (name, text).
    pub fn from_files(files: impl IntoIterator<Item = (&'static str, &'static str)>) -> Result<Self, Error> {
        let mut lexicon = Self::default();
        for (file, text) in files {
            for entry in parse(file, text)? {
                lexicon.add(&entry);
            }
        }
        lexicon.add_derived();
        Ok(lexicon)
    }

    /// How many headwords there are.
    pub fn len(&self) -> usize {
        self.lexemes.len()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.lexemes.is_empty()
    }

    /// Adds what the verbs derive and no entry lists.
    fn add_derived(&mut self) {
        let listed: BTreeSet<Word> = (self.lexemes.iter())
            .filter(|lexeme| lexeme.class != Class::Verb)
            .map(|lexeme| lexeme.head.clone())
            .collect();
        let derived: BTreeSet<(Word, Class)> = (self.verbs.iter())
            .flat_map(|(perfect, imperfect)| derived(perfect, imperfect))
            .filter(|(word, _)| !listed.contains(word))
            .collect();
        for (head, class) in derived {
            let forms = if class == Class::Noun { noun::noun(&head, &[]) } else { noun::adjective(&head, &[]) };
            self.add_forms(Lexeme { head, class, frequency: Frequency::Rare, listed: true }, forms);
        }
        self.verbs = Vec::new();
    }

    fn add(&mut self, entry: &Entry<'_>) {
        let Some(head) = encode(entry.head) else { return };
        let others: Vec<Word> = entry.forms.iter().filter_map(|form| encode(form)).collect();
        let forms = match entry.class {
            Class::Noun => noun::noun(&head, &others),
            Class::Adjective => noun::adjective(&head, &others),
            Class::Verb => {
                let Some(imperfect) = others.first() else { return };
                self.verbs.push((head.clone(), imperfect.clone()));
                verb::verb(&head, imperfect)
            }
            Class::Name => noun::name(&head, &others),
            Class::Function(around) => noun::function(&head, &others, around),
        };
        self.add_forms(Lexeme { head, class: entry.class, frequency: entry.frequency, listed: true }, forms);
    }

    /// Adds a lexeme with its forms; returns its index.
    pub(crate) fn add_forms(&mut self, lexeme: Lexeme, forms: Forms) -> u32 {
        let number = self.lexemes.len() as u32;
        self.lexemes.push(lexeme);
        for (word, slot) in forms {
            let Some(key) = key(&word) else { continue };
            let start = self.letters.len() as u32;
            self.letters.extend_from_slice(&word);
            let next = self.first.get(&key).copied().unwrap_or(0);
            self.forms.push(Form { lexeme: number, slot, start, length: word.len() as u8, next });
            self.first.insert(key, self.forms.len() as u32);
        }
        number
    }

    /// Every form with this key.
    pub(crate) fn forms(&self, key: Key) -> impl Iterator<Item = &Form> {
        let first = self.first.get(&key).copied().unwrap_or(0);
        std::iter::successors(self.form(first), |form| self.form(form.next))
    }

    /// Every form there is.
    pub(crate) fn all_forms(&self) -> &[Form] {
        &self.forms
    }

    fn form(&self, plus_one: u32) -> Option<&Form> {
        self.forms.get((plus_one as usize).wrapping_sub(1))
    }

    /// How a form is properly spelt.
    pub(crate) fn spelling(&self, form: &Form) -> &[u8] {
        let start = form.start as usize;
        &self.letters[start..start + usize::from(form.length)]
    }
}

#[cfg(test)]
mod tests {
    use super::super::letters::{decode, encode};
    use super::*;

    #[test]
    fn every_line_of_the_data_is_read() {
        for (file, text) in FILES {
            let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
            assert_eq!(parse(file, text).unwrap().len(), lines, "{file}");
        }
        let lexicon = Lexicon::built_in().unwrap();
        assert!(lexicon.len() > 10_000, "{}", lexicon.len());
    }

    #[test]
    fn data_files_are_sorted_and_without_repetition() {
        for (file, text) in FILES {
            let lines: Vec<_> = text.lines().filter(|line| !line.starts_with('#')).collect();
            for pair in lines.windows(2) {
                assert!(pair[0] < pair[1], "{file}: {:?} stands before {:?}", pair[0], pair[1]);
            }
        }
    }

    #[test]
    fn forms_are_found_however_their_hamza_is_written() {
        let lexicon = Lexicon::from_files([("test", "إعلان\tn\t\n")]).unwrap();
        for word in ["إعلان", "اعلان"] {
            let found = lexicon.forms(key(&encode(word).unwrap()).unwrap()).next().unwrap();
            assert_eq!(decode(lexicon.spelling(found)), "إعلان");
        }
    }
}
