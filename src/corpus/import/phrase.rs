//! Phrases matched over the folded words of a line.
//!
//! The rules of cleaning are tables of phrases. A phrase is written folded (ا for أ, ه for ة, ي for ى, no marks), its
//! words separated by single spaces:
//!
//! | in a phrase | matches |
//! |---|---|
//! | `اقرا` | that word |
//! | `موقع\|صفحه` | one of these words |
//! | `ايضا?` | that word or nothing |
//! | `#` | a number |
//! | `@platform` | a word of that class, see [`super::vocabulary`] |
//! | `*` | any words, none to four |
//!
//! Punctuation and case are no part of words, so `اقرأ أيضاً :` is matched by `اقرا ايضا`.

use super::vocabulary;

/// The most words that `*` stands for.
const GAP: usize = 4;

/// A table of phrases, with the words that one of them can begin with: most lines are told by their first word that
/// they hold none.
pub(super) struct Phrases {
    list: &'static [&'static str],
    begin: Beginnings,
}

impl Phrases {
    pub(super) const fn new(list: &'static [&'static str]) -> Self {
        let mut begin = Beginnings::NONE;
        let mut at = 0;
        while at < list.len() {
            begin = begin.with(list[at].as_bytes());
            at += 1;
        }
        Self { list, begin }
    }

    /// Whether one of the phrases is the whole line.
    pub(super) fn whole(&self, words: &[&str]) -> bool {
        self.begin.allow(words) && whole(words, self.list)
    }

    /// Whether the line begins with one of the phrases.
    pub(super) fn starts(&self, words: &[&str]) -> bool {
        self.begin.allow(words) && starts(words, self.list)
    }

    /// Whether one of the phrases occurs in the line.
    pub(super) fn holds(&self, words: &[&str]) -> bool {
        (0..words.len()).any(|at| self.starts(&words[at..]))
    }

    /// Whether a phrase can begin with a word; sometimes true where none does.
    pub(super) fn can_begin_with(&self, word: &str) -> bool {
        self.begin.allow(&[word])
    }

    /// The phrases themselves, for their test.
    #[cfg(test)]
    pub(super) fn list(&self) -> &'static [&'static str] {
        self.list
    }
}

/// The words that phrases can begin with, as a set of hashes: what is not in it is certainly none of them.
struct Beginnings {
    set: [u64; SLOTS / 64],
    /// Whether a phrase begins with a number.
    number: bool,
    /// Whether a phrase can begin with anything.
    any: bool,
}

/// Slots of the set; several times the words of the largest table.
const SLOTS: usize = 1024;

impl Beginnings {
    const NONE: Self = Self { set: [0; SLOTS / 64], number: false, any: false };

    fn allow(&self, words: &[&str]) -> bool {
        let Some(word) = words.first() else { return true };
        let slot = slot(word.as_bytes(), 0, word.len());
        self.any || self.set[slot / 64] >> (slot % 64) & 1 == 1 || (self.number && word.as_bytes()[0].is_ascii_digit())
    }

    /// The set with the words that a phrase can begin with: its first item, and the next while they are optional.
    const fn with(mut self, phrase: &[u8]) -> Self {
        let mut at = 0;
        while at < phrase.len() {
            let mut end = at;
            while end < phrase.len() && phrase[end] != b' ' {
                end += 1;
            }
            let optional = phrase[end - 1] == b'?';
            let stop = if optional { end - 1 } else { end };
            let mut from = at;
            while from < stop {
                let mut to = from;
                while to < stop && phrase[to] != b'|' {
                    to += 1;
                }
                self = self.with_choice(phrase, from, to);
                from = to + 1;
            }
            if !optional {
                return self;
            }
            at = end + 1;
        }
        // Nothing but optional items.
        self.any = true;
        self
    }

    const fn with_choice(mut self, phrase: &[u8], from: usize, to: usize) -> Self {
        match phrase[from] {
            b'*' => self.any = true,
            b'#' => self.number = true,
            b'@' => {
                let words = vocabulary::class(phrase, from + 1, to);
                let mut at = 0;
                while at < words.len() {
                    self = self.with_word(words[at].as_bytes(), 0, words[at].len());
                    at += 1;
                }
            }
            _ => self = self.with_word(phrase, from, to),
        }
        self
    }

    const fn with_word(mut self, text: &[u8], from: usize, to: usize) -> Self {
        let slot = slot(text, from, to);
        self.set[slot / 64] |= 1 << (slot % 64);
        self
    }
}

/// The slot of a word (FNV-1a, 32 bits, folded).
const fn slot(text: &[u8], from: usize, to: usize) -> usize {
    let mut hash: u32 = 0x811c_9dc5;
    let mut at = from;
    while at < to {
        hash = (hash ^ text[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    (hash ^ (hash >> 15)) as usize % SLOTS
}

/// Whether one of the phrases is the whole line.
pub(super) fn whole(words: &[&str], phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| follows(phrase, words, true))
}

/// Whether the line begins with one of the phrases.
pub(super) fn starts(words: &[&str], phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| follows(phrase, words, false))
}

/// Whether one of the phrases occurs in the line.
pub(super) fn holds(words: &[&str], phrases: &[&str]) -> bool {
    (0..words.len()).any(|at| starts(&words[at..], phrases))
}

fn follows(phrase: &str, words: &[&str], to_the_end: bool) -> bool {
    if phrase.is_empty() {
        return words.is_empty() || !to_the_end;
    }
    let end = phrase.bytes().position(|byte| byte == b' ').unwrap_or(phrase.len());
    let (item, rest) = (&phrase[..end], phrase.get(end + 1..).unwrap_or(""));
    if item == "*" {
        return (0..=GAP.min(words.len())).any(|skipped| follows(rest, &words[skipped..], to_the_end));
    }
    let (item, optional) = item.strip_suffix('?').map_or((item, false), |item| (item, true));
    let taken = words.split_first().is_some_and(|(word, left)| accepts(item, word) && follows(rest, left, to_the_end));
    taken || (optional && follows(rest, words, to_the_end))
}

/// Whether a word is one of the choices of an item. Asked many times for every line: it looks at bytes, because all of
/// a choice is compared only where its beginning agrees.
fn accepts(item: &str, word: &str) -> bool {
    let (bytes, wanted) = (item.as_bytes(), word.as_bytes());
    let mut start = 0;
    loop {
        let length = bytes[start..].iter().position(|&byte| byte == b'|').unwrap_or(bytes.len() - start);
        let choice = &bytes[start..start + length];
        let accepted = match choice {
            b"#" => wanted.first().is_some_and(u8::is_ascii_digit),
            [b'@', ..] => vocabulary::is(word, &item[start + 1..start + length]),
            _ => choice.len() == wanted.len() && choice.get(1) == wanted.get(1) && choice == wanted,
        };
        start += length + 1;
        if accepted || start >= bytes.len() {
            return accepted;
        }
    }
}

/// Whether a phrase is written as the table above says; for the tests of the modules that hold phrases.
#[cfg(test)]
pub(super) fn is_well_formed(phrase: &str) -> bool {
    !phrase.is_empty()
        && phrase.split(' ').all(|item| {
            item == "*"
                || item.strip_suffix('?').unwrap_or(item).split('|').all(|choice| match choice.strip_prefix('@') {
                    Some(class) => vocabulary::is_class(class),
                    None => {
                        choice == "#"
                            || crate::text::tokenize(choice).map(|token| token.folded).collect::<Vec<_>>() == [choice]
                    }
                })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases() {
        let table: &[(&str, &str, [bool; 3])] = &[
            // phrase, line, whole / starts / holds
            ("اقرا ايضا", "اقرا ايضا", [true, true, true]),
            ("اقرا ايضا", "اقرا ايضا خبر", [false, true, true]),
            ("اقرا ايضا?", "اقرا", [true, true, true]),
            ("مقالات|اخبار ذات صله", "اخبار ذات صله", [true, true, true]),
            ("منذ # ساعات", "نشر منذ 3 ساعات", [false, false, true]),
            ("تابعونا علي @platform", "تابعونا علي تويتر", [true, true, true]),
            ("تابعونا * @platform", "تابعونا عبر صفحتنا علي تويتر الان", [false, true, true]),
            ("ا", "", [false, false, false]),
            ("ا?", "", [true, true, false]),
        ];
        for (phrase, line, expected) in table {
            let words: Vec<&str> = line.split_whitespace().collect();
            let phrases = &[*phrase][..];
            let found = [whole(&words, phrases), starts(&words, phrases), holds(&words, phrases)];
            assert_eq!(found, *expected, "{phrase} in {line}");
            let table = Phrases::new(Vec::leak(vec![*phrase]));
            let found = [table.whole(&words), table.starts(&words), table.holds(&words)];
            assert_eq!(found, *expected, "{phrase} in {line}, by its beginnings");
        }
    }
}
