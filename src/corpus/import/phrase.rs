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
    let (item, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
    if item.is_empty() {
        return words.is_empty() || !to_the_end;
    }
    if item == "*" {
        return (0..=GAP.min(words.len())).any(|skipped| follows(rest, &words[skipped..], to_the_end));
    }
    let (item, optional) = item.strip_suffix('?').map_or((item, false), |item| (item, true));
    let taken = words.split_first().is_some_and(|(word, left)| accepts(item, word) && follows(rest, left, to_the_end));
    taken || (optional && follows(rest, words, to_the_end))
}

fn accepts(item: &str, word: &str) -> bool {
    item.split('|').any(|choice| match choice.as_bytes() {
        [b'#'] => word.starts_with(|c: char| c.is_ascii_digit()),
        [b'@', ..] => vocabulary::is(word, &choice[1..]),
        _ => choice == word,
    })
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
        }
    }
}
