//! Letters → words.

use std::collections::VecDeque;
use std::ops::Range;

use super::characters::{Kind, fold_character, is_format, kind};
use super::letters::{Letter, Letters, letters};
use super::marks::Marks;

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Source bytes, marks and tatweel included, trailing invisible characters not.
    pub range: Range<usize>,
    /// The word as written, without marks.
    pub bare: String,
    /// The word that the default match compares.
    pub folded: String,
    /// The marks on each character of `bare`.
    pub marks: Vec<Marks>,
}

/// The words of a text, in order. See [`tokenize`].
pub struct Tokens<'a> {
    source: &'a str,
    letters: Letters<'a>,
    ahead: VecDeque<Letter>,
    /// Where to go on, if what is known of letters is behind.
    restart: Option<usize>,
    /// The end of what was taken from the source so far.
    taken: usize,
    /// Whether words without anything remarkable are taken on a short cut.
    plainly: bool,
    /// Whether the last number was part of a chain such as 2.12.2016, whose points are no decimal points.
    chained: bool,
}

/// Splits a text into words.
///
/// A word is a run of letters of one script with what is written on them; letters of other scripts take digits
/// along (covid19), Arabic letters do not (عام2016 is two words). One decimal point (`.` or `٫`) and well-formed
/// thousands separators (`٬`, or `,` before exactly three digits) stay inside a number; a date such as 2.12.2016 is
/// three numbers. Every ideograph is a word.
pub fn tokenize(source: &str) -> Tokens<'_> {
    Tokens {
        source,
        letters: letters(source),
        ahead: VecDeque::new(),
        restart: None,
        taken: 0,
        plainly: true,
        chained: false,
    }
}

/// Where the words of a text stand: the `range` of every token.
pub(crate) fn word_ranges(source: &str) -> impl Iterator<Item = Range<usize>> {
    let mut tokens = tokenize(source);
    std::iter::from_fn(move || tokens.next_range())
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.plain_range().map(|range| self.plain_token(range)).or_else(|| self.slowly())
    }
}

/// A word of a text as it is filed.
#[cfg(feature = "lexicon")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    /// One made of nothing but common Arabic letters: what stands there is its bare spelling, and it has no other reading.
    Plain(Range<usize>),
    Other(Token),
}

/// Where a run of plain Arabic letters from `start` on ends.
fn plain_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    // U+0621 to U+063A and U+0641 to U+064A; but ءا may be another spelling of آ.
    loop {
        match bytes[end..] {
            [0xD8, 0xA1, 0xD8, 0xA7, ..] => return end,
            [0xD8, 0xA1..=0xBA, ..] | [0xD9, 0x81..=0x8A, ..] => end += 2,
            _ => return end,
        }
    }
}

/// The length of a separator that changes nothing about its neighbours.
const fn plain_separator(bytes: &[u8]) -> usize {
    match bytes {
        [byte, ..] if byte.is_ascii() && !byte.is_ascii_alphanumeric() => 1,
        // ، ؛ ؟ « » and the space that does not break
        [0xD8, 0x8C | 0x9B | 0x9F, ..] | [0xC2, 0xA0 | 0xAB | 0xBB, ..] => 2,
        // Dashes, quotation marks, dots
        [0xE2, 0x80, 0x90..=0xA6, ..] => 3,
        _ => 0,
    }
}

impl Tokens<'_> {
    /// The next word, whatever it is made of.
    fn slowly(&mut self) -> Option<Token> {
        loop {
            let first = self.shift()?;
            match kind(first.bare) {
                Kind::Separator => {}
                Kind::Ideograph => return Some(self.token(&[first])),
                Kind::Digit => return Some(self.number_or_code(first)),
                script @ (Kind::Arabic | Kind::Letter) => {
                    let mut word = vec![first];
                    self.run(&mut word, |k| k == script || (script == Kind::Letter && k == Kind::Digit));
                    return Some(self.token(&word));
                }
            }
        }
    }

    /// The next word in a cheaper form.
    #[cfg(feature = "lexicon")]
    pub(crate) fn next_word(&mut self) -> Option<Word> {
        self.plain_range().map(Word::Plain).or_else(|| self.slowly().map(Word::Other))
    }

    fn plain_token(&self, range: Range<usize>) -> Token {
        let bare = &self.source[range.clone()];
        let mut folded = String::with_capacity(bare.len());
        folded.extend(bare.chars().map(fold_character));
        Token { bare: bare.into(), folded, marks: vec![Marks::NONE; range.len() / 2], range }
    }

    /// The next word but for plain ones that are not wanted, which are counted only: that is cheaper.
    pub(crate) fn next_wanted(&mut self, passed: &mut usize, is_wanted: impl Fn(&str) -> bool) -> Option<Token> {
        while let Some(range) = self.plain_range() {
            if is_wanted(&self.source[range.clone()]) {
                return Some(self.plain_token(range));
            }
            *passed += 1;
        }
        self.slowly()
    }

    /// Where the next word stands if it is made of nothing but common Arabic letters: most words are.
    fn plain_range(&mut self) -> Option<Range<usize>> {
        if !self.plainly {
            return None;
        }
        let bytes = self.source.as_bytes();
        let mut start = if let Some(start) = self.restart {
            start
        } else {
            let start = self.ahead.front().map_or_else(|| self.letters.position(), |letter| letter.range.start);
            // Several letters may come from one character (ﷺ): there is no going on from the middle of it.
            if start < self.taken {
                return None;
            }
            start
        };
        while let length @ 1.. = plain_separator(&bytes[start..]) {
            start += length;
        }
        let end = plain_end(bytes, start);
        let alone = end == bytes.len() || bytes[end].is_ascii() || plain_separator(&bytes[end..]) > 0;
        let is_plain = end > start && alone;
        self.restart = Some(if is_plain { end } else { start });
        is_plain.then_some(start..end)
    }

    /// Where the next word stands: cheaper than the word.
    fn next_range(&mut self) -> Option<Range<usize>> {
        self.plain_range().or_else(|| self.slowly().map(|token| token.range))
    }

    fn peek(&mut self, at: usize) -> Option<&Letter> {
        if let Some(start) = self.restart.take() {
            self.ahead.clear();
            self.letters.restart(self.source, start);
        }
        while self.ahead.len() <= at {
            self.ahead.push_back(self.letters.next()?);
        }
        self.ahead.get(at)
    }

    fn kind_at(&mut self, at: usize) -> Kind {
        self.peek(at).map_or(Kind::Separator, |letter| kind(letter.bare))
    }

    fn shift(&mut self) -> Option<Letter> {
        self.peek(0)?;
        let letter = self.ahead.pop_front()?;
        self.taken = letter.range.end;
        Some(letter)
    }

    /// Takes letters along while their kind is accepted.
    fn run(&mut self, word: &mut Vec<Letter>, accepts: impl Fn(Kind) -> bool) {
        while accepts(self.kind_at(0)) {
            word.extend(self.shift());
        }
    }

    /// A number with its separators, or a code that begins with a digit (3D).
    fn number_or_code(&mut self, first: Letter) -> Token {
        let mut word = vec![first];
        self.run(&mut word, |k| k == Kind::Digit);
        if self.kind_at(0) == Kind::Letter {
            self.run(&mut word, |k| k == Kind::Digit || k == Kind::Letter);
            return self.token(&word);
        }
        while word.len() <= 15 && self.thousands_follow() {
            let separator = self.shift().map_or(0, |letter| letter.range.end);
            if let Some(last) = word.last_mut() {
                last.range.end = separator;
            }
            self.run(&mut word, |k| k == Kind::Digit);
        }
        if self.one_decimal_follows() {
            word.extend(self.shift().map(|point| Letter { bare: '.', folded: '.', ..point }));
            self.run(&mut word, |k| k == Kind::Digit);
        }
        self.token(&word)
    }

    /// Whether a thousands separator and a group of digits come next: ٬ before any digit, a comma before three.
    fn thousands_follow(&mut self) -> bool {
        match self.peek(0).map(|letter| letter.bare) {
            Some('\u{066C}') => self.kind_at(1) == Kind::Digit,
            Some(',') => (1..4).all(|at| self.kind_at(at) == Kind::Digit) && self.kind_at(4) != Kind::Digit,
            _ => false,
        }
    }

    /// Whether a decimal point and digits come next, and not a second point after them (a date, a version).
    fn one_decimal_follows(&mut self) -> bool {
        let is_point = |letter: Option<&Letter>| matches!(letter.map(|l| l.bare), Some('.' | '\u{066B}'));
        if !is_point(self.peek(0)) || self.kind_at(1) != Kind::Digit {
            self.chained = false;
            return false;
        }
        // Numbers with more decimals than this are no dates; looking no further keeps this constant time.
        let second_point = (2..20)
            .find(|&at| self.kind_at(at) != Kind::Digit)
            .is_some_and(|end| is_point(self.peek(end)) && self.kind_at(end + 1) == Kind::Digit);
        let decimal = !self.chained && !second_point;
        self.chained = !decimal;
        decimal
    }

    fn token(&self, word: &[Letter]) -> Token {
        let start = word.first().map_or(0, |letter| letter.range.start);
        let end = word.last().map_or(start, |letter| letter.range.end);
        let visible = self.source[start..end].trim_end_matches(is_format).len();
        Token {
            range: start..start + visible,
            bare: word.iter().map(|letter| letter.bare).collect(),
            folded: word.iter().map(|letter| letter.folded).collect(),
            marks: word.iter().map(|letter| letter.marks).collect(),
        }
    }
}

/// Daggers beyond this many in one word are all read alike instead of one by one.
const MOST_DAGGERS: u32 = 3;

impl Token {
    /// Other folded spellings under which the word must be found: a dagger alef is dropped in modern spelling (هٰذا)
    /// or written out (ٱلۡكِتَٰبُ = الكتاب), sometimes in place of the و or ى that carries it (ٱلصَّلَوٰةَ = الصلاة); and ءا
    /// at the beginning of a Qur'anic word is آ.
    ///
    /// ```
    /// use kashshaf::text::tokenize;
    /// let word = tokenize("ٱلۡكِتَٰبُ").next().unwrap();
    /// assert_eq!(word.folded, "الكتب");
    /// assert_eq!(word.alternates(), ["الكتاب"]);
    /// ```
    pub fn alternates(&self) -> Vec<String> {
        if !self.is_vocalised() && !self.bare.contains('ء') {
            return Vec::new();
        }
        let letters: Vec<(char, char, bool)> = (self.bare.chars().zip(self.folded.chars()).zip(&self.marks))
            .map(|((bare, folded), marks)| (bare, folded, marks.contains(Marks::DAGGER)))
            .collect();
        let daggers = letters.iter().filter(|letter| letter.2).count().try_into().unwrap_or(u32::MAX);
        let initial_hamza = initial_hamza_alef(&letters);
        if daggers == 0 && initial_hamza.is_none() {
            return Vec::new();
        }
        let ways: u32 = if daggers > MOST_DAGGERS { 3 } else { 3_u32.pow(daggers) };
        let mut found = Vec::new();
        for way in 0..ways {
            for merge_hamza in [false, true] {
                if merge_hamza && initial_hamza.is_none() {
                    continue;
                }
                let skip = initial_hamza.filter(|_| merge_hamza);
                let spelling = respell(&letters, way, daggers > MOST_DAGGERS, skip);
                if spelling != self.folded && !found.contains(&spelling) {
                    found.push(spelling);
                }
            }
        }
        found
    }

    /// Whether two words can be the same word exactly: the same letters, and no letter with marks that exclude each
    /// other.
    pub fn matches_exactly(&self, other: &Self) -> bool {
        self.bare == other.bare && self.marks_agree(other)
    }

    /// Whether no letter has marks that exclude those of the letter at the same place in `other`. A shadda that only
    /// shows the article's assimilation (الشَّمس) counts for nothing.
    pub fn marks_agree(&self, other: &Self) -> bool {
        self.marks_agree_from(0, other, assimilated_letter(&self.bare))
    }

    /// The same for a word that stands in `longer` from a letter on.
    fn marks_agree_from(&self, start: usize, longer: &Self, assimilated: Option<usize>) -> bool {
        self.marks.iter().zip(longer.marks.iter().skip(start)).zip(start..).all(|((a, b), at)| {
            if Some(at) == assimilated { a.undoubled().compatible(b.undoubled()) } else { a.compatible(*b) }
        })
    }

    /// The same for a word that stands inside another one, between clitics and endings (كُتِب in وَكُتِبَت). Where its letters
    /// do not stand there in a row, nothing can be compared, and nothing speaks against.
    pub fn marks_agree_within(&self, longer: &Self) -> bool {
        let (word, other): (Vec<char>, Vec<char>) = (self.folded.chars().collect(), longer.folded.chars().collect());
        if word.len() == other.len() {
            return word != other || self.marks_agree(longer);
        }
        let Some(start) = other.windows(word.len().max(1)).position(|window| window == word) else { return true };
        self.marks_agree_from(start, longer, assimilated_letter(&longer.bare))
    }

    /// Whether any letter carries a mark.
    pub fn is_vocalised(&self) -> bool {
        self.marks.iter().any(|marks| !marks.is_empty())
    }
}

/// One spelling of a word with dagger alefs. `way` holds one digit to base three a dagger: drop it, write it out, write
/// it in place of its letter.
fn respell(letters: &[(char, char, bool)], way: u32, alike: bool, skip: Option<usize>) -> String {
    let mut rest = way;
    let mut spelling = String::new();
    for (at, &(bare, folded, dagger)) in letters.iter().enumerate() {
        if Some(at) == skip {
            continue;
        }
        if !dagger {
            spelling.push(folded);
            continue;
        }
        let choice = rest % 3;
        if !alike {
            rest /= 3;
        }
        match choice {
            1 if folded != 'ا' => spelling.extend([folded, 'ا']),
            2 if matches!(bare, 'و' | 'ى' | 'ي') => spelling.push('ا'),
            _ => spelling.push(folded),
        }
    }
    spelling
}

/// Where a hamza stands before an alef at the beginning of a word or right after its article.
fn initial_hamza_alef(letters: &[(char, char, bool)]) -> Option<usize> {
    let at_start = |at: usize| matches!((letters.get(at), letters.get(at + 1)), (Some(('ء', ..)), Some((_, 'ا', _))));
    let article = letters.iter().take(4).map(|letter| letter.1).collect::<String>();
    let behind_article = ["ال", "وال", "بال", "فال", "لل"]
        .iter()
        .filter(|prefix| article.starts_with(**prefix))
        .map(|prefix| prefix.chars().count());
    std::iter::once(0).chain(behind_article).find(|&at| at_start(at))
}

/// The letter behind the article, which a sun letter doubles in writing only.
fn assimilated_letter(bare: &str) -> Option<usize> {
    let bare = bare.strip_prefix(['و', 'ف']).map_or((0, bare), |rest| (1, rest));
    let behind = |rest: &str| {
        ["ال", "ٱل", "بال", "كال", "لل"].iter().find(|article| rest.starts_with(**article)).map(|a| a.chars().count())
    };
    behind(bare.1).map(|article| bare.0 + article)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_short_cut_leads_to_the_same_words(text in "(?:[اأإبتة ءهو. ،؛«»\"0-9a-c\u{64B}\u{654}\u{640}\u{200F}\u{66B}\u{A0},٣ﻻﷺ½…–’”]{0,4}){0,20}") {
            let plainly: Vec<Token> = tokenize(&text).collect();
            let slowly: Vec<Token> = Tokens { plainly: false, ..tokenize(&text) }.collect();
            let mut words = tokenize(&text);
            let filed = std::iter::from_fn(|| words.next_word()).map(|word| match word {
                Word::Plain(range) => tokenize(&text).plain_token(range),
                Word::Other(token) => token,
            });
            prop_assert_eq!(filed.collect::<Vec<_>>(), plainly.clone());
            let ranges: Vec<Range<usize>> = plainly.iter().map(|token| token.range.clone()).collect();
            prop_assert_eq!(word_ranges(&text).collect::<Vec<_>>(), ranges);
            let (mut words, mut count, mut wanted) = (tokenize(&text), 0, Vec::new());
            while let Some(token) = words.next_wanted(&mut count, |bare| bare.starts_with('ا')) {
                wanted.push((count, token));
                count += 1;
            }
            prop_assert_eq!(count, plainly.len());
            let all: Vec<(usize, Token)> = plainly.iter().cloned().enumerate().collect();
            prop_assert!(wanted.iter().all(|word| all.contains(word)));
            prop_assert!(all.iter().all(|word| !word.1.bare.starts_with('ا') || wanted.contains(word)));
            prop_assert_eq!(plainly, slowly);
        }
    }
}
