//! Spellings that change the number of words: عبد الله and عبدالله, كانون الأول and ديسمبر, في مجلس and فيمجلس.
//!
//! What only stands for another word (أنقرة for Turkey) is no spelling of it. Such expansions are a table of their own,
//! [`Expansions`], for readers who ask for them.
//!
//! A query of several words may be written with fewer or more in the text. [`Variants::rewrites`] gives, for a query,
//! every stretch of it that has another spelling, and that spelling; whoever matches the query tries both. The words
//! of a rewrite are words to be looked up like any others (with their clitics and families).

#[cfg(feature = "lexicon")]
use std::collections::HashSet;
use std::ops::Range;

use super::clitics::{Cut, proclitic_cuts};
use super::letters::{ALEF, LAM, Word, decode, encode, fold, folded, joined};
use super::variants::{EXACT_LETTERS, Form, Group, Kind, Rule, Variants};

/// Another spelling for a stretch of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewrite {
    /// The words of the query that it stands for, by position.
    pub range: Range<usize>,
    /// The words to look for instead, one after the other.
    pub words: Vec<String>,
    /// Why.
    pub rule: Rule,
}

/// How a word may be the first of several that are also written as one.
#[cfg(feature = "lexicon")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beginning {
    Nothing,
    /// It is also written together with the next word, if that [is Arabic](is_arabic), and in no other way.
    Name,
    /// Only [`Variants::as_one_word`] knows.
    Phrase,
}

/// The words that may be the first of several, for those who ask for every word of a corpus.
#[cfg(feature = "lexicon")]
pub(crate) struct Beginnings {
    /// The first words of phrases, folded.
    phrases: HashSet<Word>,
    /// Letters of the longest of them.
    longest: usize,
}

#[cfg(feature = "lexicon")]
impl Beginnings {
    pub(crate) fn of(variants: &Variants) -> Self {
        let several = variants.phrases().filter(|form| form.words.len() > 1);
        let phrases: HashSet<Word> = several.map(|form| form.folded[0].clone()).collect();
        let longest = phrases.iter().map(Vec::len).max().unwrap_or(0);
        Self { phrases, longest }
    }

    pub(crate) fn get(&self, word: &str) -> Beginning {
        let word = encode(word).unwrap_or_default();
        let begins_phrase = |rest: &[u8]| rest.len() <= self.longest && self.phrases.contains(&folded(rest));
        if proclitic_cuts(&word).iter().any(|cut| begins_phrase(cut.rest)) {
            return Beginning::Phrase;
        }
        if is_first_part(&word) { Beginning::Name } else { Beginning::Nothing }
    }
}

/// Whether a word has letters of the Arabic block only.
#[cfg(feature = "lexicon")]
pub(crate) fn is_arabic(word: &str) -> bool {
    !word.is_empty() && encode(word).is_some()
}

/// First parts of names and set phrases that are written together with the next word or apart from it.
const FIRST_PARTS: [&str; 16] =
    ["عبد", "أبو", "ابو", "أبي", "ابي", "أبا", "بن", "ابن", "أم", "ما", "لا", "إن", "نور", "عز", "سيف", "فتح"];

/// Letters of the longest of them.
const LONGEST_PART: usize = 3;

/// Prepositions that hurried writing runs together with the next word.
const PREPOSITIONS: [&str; 8] = ["في", "من", "عن", "على", "إلى", "الى", "مع", "بين"];

/// Clitics that hurried writing leaves standing alone.
const DETACHED: [&str; 5] = ["و", "ف", "ب", "ل", "ك"];

/// Letters that a word must keep when a first part is cut off it.
const SHORTEST_REST: usize = 3;

impl Variants {
    /// Every stretch of a query (bare words) that may be written with more or fewer words, with the other spelling.
    pub fn rewrites(&self, query: &[&str]) -> Vec<Rewrite> {
        let words: Vec<Word> = query.iter().map(|word| encode(word).unwrap_or_default()).collect();
        let mut found = Vec::new();
        for start in 0..words.len() {
            self.by_phrase(&words, start, false, &mut found);
            join(&words, start, &mut found);
            split(&words[start], start, &mut found);
        }
        found
    }

    /// Whether a word may be the first of several that are also written as one ([`as_one_word`](Self::as_one_word)).
    pub(crate) fn may_begin_name(&self, word: &str) -> bool {
        let Some(word) = encode(word) else { return false };
        let begins = |rest: &[u8]| {
            let rest = folded(rest);
            self.phrases().any(|form| form.words.len() > 1 && form.folded[0] == rest)
        };
        is_first_part(&word) || proclitic_cuts(&word).iter().any(|cut| begins(cut.rest))
    }

    /// The forms of phrases.
    fn phrases(&self) -> impl Iterator<Item = &Form> {
        self.groups.iter().filter(|group| group.kind == Kind::Phrase).flat_map(|group| &group.forms)
    }

    /// The spellings as one word of the first two or three words of a stretch of text, each with how many they are and
    /// why: عبدالله of عبد الله, ديسمبر of كانون الأول.
    pub(crate) fn as_one_word(&self, stretch: &[&str]) -> Vec<(String, usize, Rule)> {
        let words: Vec<Word> = stretch.iter().map(|word| encode(word).unwrap_or_default()).collect();
        let mut rewrites = Vec::new();
        self.by_phrase(&words, 0, false, &mut rewrites);
        // One form stands for the whole group: readers who type another are led to it (`Variants::respellings`).
        rewrites.retain(|rewrite| rewrite.range.len() > 1 && rewrite.words.len() == 1);
        rewrites.dedup_by_key(|rewrite| rewrite.range.len());
        if let [first, second, ..] = words.as_slice()
            && !second.is_empty()
            && is_first_part(first)
        {
            let words = vec![decode(&joined(&[first, second]))];
            rewrites.push(Rewrite { range: 0..2, words, rule: Rule::Joined });
        }
        let one = |mut rewrite: Rewrite| (rewrite.words.swap_remove(0), rewrite.range.len(), rewrite.rule);
        rewrites.into_iter().map(one).collect()
    }

    /// Other forms of the groups that stand at `start`; `singly` with those that are one word for one, which are
    /// respellings elsewhere.
    fn by_phrase(&self, words: &[Word], start: usize, singly: bool, found: &mut Vec<Rewrite>) {
        for Group { forms, .. } in self.groups.iter().filter(|group| group.kind == Kind::Phrase) {
            for (at, form) in forms.iter().enumerate() {
                let range = start..start + form.words.len();
                let Some(clitics) = words.get(range.clone()).and_then(|stretch| clitics_before(form, stretch)) else {
                    continue;
                };
                for (_, other) in forms.iter().enumerate().filter(|(other, form)| *other != at && form.sought) {
                    if !singly && form.words.len() == 1 && other.words.len() == 1 {
                        continue;
                    }
                    let mut words: Vec<String> = other.words.iter().map(|word| decode(word)).collect();
                    words[0].insert_str(0, &decode(clitics));
                    found.push(Rewrite { range: range.clone(), words, rule: Rule::Table });
                }
            }
        }
    }
}

/// Words that stand for one another without being one word, for readers who ask for them.
#[derive(Clone, Debug)]
pub struct Expansions(Variants);

impl Default for Expansions {
    fn default() -> Self {
        Self::built_in()
    }
}

impl Expansions {
    /// The table that comes with the project.
    pub fn built_in() -> Self {
        Self(Variants::read(include_str!("data/expansions.tsv")))
    }

    /// What stretches of a query (bare words) may be expanded to.
    ///
    /// ```
    /// use kashshaf::lexicon::Expansions;
    /// let found = Expansions::built_in().of(&["موقف", "أنقرة"]);
    /// assert_eq!((found[0].range.clone(), found[0].words.join(" ")), (1..2, "تركيا".to_owned()));
    /// ```
    pub fn of(&self, query: &[&str]) -> Vec<Rewrite> {
        let words: Vec<Word> = query.iter().map(|word| encode(word).unwrap_or_default()).collect();
        let mut found = Vec::new();
        for start in 0..words.len() {
            self.0.by_phrase(&words, start, true, &mut found);
        }
        for rewrite in &mut found {
            rewrite.rule = Rule::Expansion;
        }
        found
    }
}

/// The clitics before `form` in `stretch`, if that is the form, perhaps behind clitics.
fn clitics_before<'a>(form: &Form, stretch: &'a [Word]) -> Option<&'a [u8]> {
    let (first, rest) = stretch.split_first()?;
    let (form_first, form_rest) = form.folded.split_first()?;
    // Most do not even end alike, and every إن of a corpus comes here.
    if first.last().copied().map(fold).as_ref() != form_first.last() {
        return None;
    }
    if !rest.iter().zip(form_rest).all(|(word, form)| folded(word) == *form) {
        return None;
    }
    let bare = &form.words[0];
    let exact = bare.len() <= EXACT_LETTERS && form_rest.is_empty();
    let same = |cut: &Cut<'_>| if exact { cut.rest == bare.as_slice() } else { folded(cut.rest) == *form_first };
    let cut = proclitic_cuts(first).into_iter().find(same)?;
    Some(&first[..first.len() - cut.rest.len()])
}

/// Two words that are also written as one.
fn join(words: &[Word], start: usize, found: &mut Vec<Rewrite>) {
    let [first, second] = words.get(start..start + 2).unwrap_or_default() else { return };
    if first.is_empty() || second.is_empty() {
        return;
    }
    let text = decode(first);
    let named = is_first_part(first);
    let before_article = first.len() >= 2 && second.starts_with(&[ALEF, LAM]) && second.len() >= 5;
    if named || before_article || PREPOSITIONS.contains(&text.as_str()) || DETACHED.contains(&text.as_str()) {
        let joined = decode(&joined(&[first.as_slice(), second]));
        found.push(Rewrite { range: start..start + 2, words: vec![joined], rule: Rule::Joined });
    }
}

/// One word that is also written as two.
fn split(word: &[u8], start: usize, found: &mut Vec<Rewrite>) {
    let mut cut_at = |length: usize| {
        let (first, second) = word.split_at(length);
        let rewrite =
            Rewrite { range: start..start + 1, words: vec![decode(first), decode(second)], rule: Rule::Joined };
        if second.len() >= SHORTEST_REST && !found.contains(&rewrite) {
            found.push(rewrite);
        }
    };
    for part in FIRST_PARTS.iter().chain(&PREPOSITIONS).filter_map(|part| encode(part)) {
        for cut in proclitic_cuts(word) {
            if cut.rest.starts_with(&part) {
                cut_at(word.len() - cut.rest.len() + part.len());
            }
        }
    }
    for length in 2..word.len() {
        if word[length..].starts_with(&[ALEF, LAM]) && word.len() >= length + 5 {
            cut_at(length);
        }
    }
    if let [first, ..] = word
        && DETACHED.contains(&decode(&[*first]).as_str())
    {
        cut_at(1);
    }
}

/// Whether a word is the first part of a name or set phrase that is also written together, perhaps behind clitics.
fn is_first_part(word: &[u8]) -> bool {
    let is_part = |rest: &[u8]| rest.len() <= LONGEST_PART && FIRST_PARTS.contains(&decode(rest).as_str());
    proclitic_cuts(word).iter().any(|cut| is_part(cut.rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_expansions_is_a_group() {
        let table = include_str!("data/expansions.tsv");
        let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
        assert_eq!(Expansions::built_in().0.groups.len(), lines);
    }

    #[cfg(feature = "lexicon")]
    #[test]
    fn what_begins_a_name_only_is_written_together_with_the_next_word() {
        let variants = Variants::built_in();
        let table = [
            ("عبد الله", Beginning::Name),
            ("وعبد الله", Beginning::Name),
            ("كانون الأول", Beginning::Phrase),
            ("بكانون الأول", Beginning::Phrase),
            ("كتاب جديد", Beginning::Nothing),
        ];
        for (words, expected) in table {
            let words: Vec<&str> = words.split(' ').collect();
            assert_eq!(Beginnings::of(&variants).get(words[0]), expected, "{words:?}");
            let found: Vec<String> = variants.as_one_word(&words).into_iter().map(|(bare, ..)| bare).collect();
            match expected {
                Beginning::Nothing => assert!(found.is_empty(), "{words:?}"),
                Beginning::Name => assert_eq!(found, [words.concat()]),
                Beginning::Phrase => assert_eq!(found.len(), 1, "{words:?}"),
            }
            assert_eq!(variants.may_begin_name(words[0]), expected != Beginning::Nothing);
        }
        assert!(is_arabic("الله") && !is_arabic("covid") && variants.as_one_word(&["عبد", "covid"]).is_empty());
    }

    #[test]
    fn the_longest_first_part_is_known() {
        assert_eq!(FIRST_PARTS.iter().map(|part| part.chars().count()).max(), Some(LONGEST_PART));
    }

    #[test]
    fn expansions_are_no_spellings() {
        let variants = Variants::built_in();
        for word in ["واشنطن", "أنقرة", "هدنة", "محادثات"] {
            assert!(!Expansions::built_in().of(&[word]).is_empty(), "{word}");
            assert!(variants.rewrites(&[word]).iter().all(|rewrite| rewrite.rule == Rule::Joined), "{word}");
        }
    }

    #[test]
    fn stretches_are_written_with_more_or_fewer_words() {
        let variants = Variants::built_in();
        let table = [
            ("عبد الله", "عبدالله", true),
            ("عبدالله", "عبد الله", true),
            ("وعبدالعزيز", "وعبد العزيز", true),
            ("أبو بكر", "أبوبكر", true),
            ("كانون الأول", "ديسمبر", true),
            ("ديسمبر", "كانون الأول", true),
            ("دجنبر", "كانون الأول", true),
            ("بديسمبر", "بكانون الأول", true),
            ("تشرين الثاني", "نونبر", true),
            ("في مجلس", "فيمجلس", true),
            ("فيمجلس", "في مجلس", true),
            ("و الصين", "والصين", true),
            ("والصين", "و الصين", true),
            ("عزالدين", "عز الدين", true),
            ("المملكة المتحدة", "بريطانيا", true),
            ("ديمستورا", "دي ميستورا", true),
            ("وبريطانيا", "والمملكة المتحدة", true),
            ("ما زال", "مازال", true),
            ("مجلس الأمن", "مجلسالأمن", true),
            ("كتاب جديد", "كتابجديد", false),
            ("ديسمبر", "تشرين الثاني", false),
        ];
        for (query, spelling, expected) in table {
            let query: Vec<&str> = query.split(' ').collect();
            let found = variants.rewrites(&query).iter().any(|rewrite| rewrite.words.join(" ") == spelling);
            assert_eq!(found, expected, "{query:?} → {spelling}");
        }
    }
}
