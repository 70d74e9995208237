//! Slips of a finger: letters left out, put in, exchanged or swapped.
//!
//! A short word is one slip away from many other words (قلب, كلب), so how many slips are allowed grows with the length.
//! Letters that sound or look alike (ض ظ, ت ط, س ص) are exchanged more often than others; among equally distant words
//! those come first.

/// A word near another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Near {
    /// How many slips lie between.
    pub edits: u8,
    /// How many of them exchange letters that are not alike, or are no exchange at all.
    pub unlike: u8,
    /// Position of the word in the list it was taken from.
    pub word: usize,
}

/// How many slips a folded word may contain: none up to four letters, one up to seven, then two.
pub fn allowed_edits(folded: &str) -> u8 {
    match folded.chars().count() {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    }
}

/// How many slips a folded word that stands nowhere may contain: one is looked for from four letters on.
pub fn most_edits(folded: &str) -> u8 {
    allowed_edits(folded).max(u8::from(folded.chars().count() > 3))
}

/// Letters that are taken for each other by ear, by eye or by dialect.
const ALIKE: [&str; 9] = ["ضظد", "تطث", "سصش", "ذزظد", "هحخ", "كقغج", "ءاعأ", "ؤوئيء", "بينتث"];

fn alike(a: char, b: char) -> bool {
    ALIKE.iter().any(|group| group.contains(a) && group.contains(b))
}

/// The slips between two words if there are at most `most`: (how many, how many of them between unlike letters).
/// Swapping two neighbours is one slip.
///
/// ```
/// use kashshaf::near::edits;
/// assert_eq!(edits("المعارظه", "المعارضه", 2), Some((1, 0)));
/// assert_eq!(edits("المعراضه", "المعارضه", 2), Some((1, 1)));
/// assert_eq!(edits("قلب", "كتاب", 1), None);
/// ```
pub fn edits(a: &str, b: &str, most: u8) -> Option<(u8, u8)> {
    // A slip takes at most one letter away and brings one.
    if (letter_set(a) ^ letter_set(b)).count_ones() > 2 * u32::from(most) {
        return None;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    between(&a, &b, most)
}

/// Edit distance with swaps (optimal string alignment), given up as soon as a whole row is beyond `most`.
fn between(a: &[char], b: &[char], most: u8) -> Option<(u8, u8)> {
    // Costs are bytes; longer words are none.
    if a.len().abs_diff(b.len()) > usize::from(most) || a.len().max(b.len()) >= 255 {
        return None;
    }
    let add = |cost: (u8, u8), unlike: bool| (cost.0.saturating_add(1), cost.1.saturating_add(u8::from(unlike)));
    let mut before: Vec<(u8, u8)> = Vec::new();
    let mut last: Vec<(u8, u8)> = (0..=b.len()).map(|at| (at as u8, at as u8)).collect();
    for (row, &letter) in a.iter().enumerate() {
        let mut next = vec![(row as u8 + 1, row as u8 + 1)];
        for (column, &other) in b.iter().enumerate() {
            let exchanged = match last[column] {
                cost if letter == other => cost,
                // What is beyond anyway need not be told apart.
                cost => add(cost, cost.0 >= most || !alike(letter, other)),
            };
            let mut best = exchanged.min(add(last[column + 1], true)).min(add(next[column], true));
            let swapped = row > 0 && column > 0 && letter == b[column - 1] && a[row - 1] == other && letter != other;
            if swapped {
                best = best.min(add(before[column - 1], true));
            }
            next.push(best);
        }
        if next.iter().all(|cost| cost.0 > most) {
            return None;
        }
        before = std::mem::replace(&mut last, next);
    }
    last.last().copied().filter(|cost| cost.0 <= most)
}

/// The words nearest to `folded` among `words`, at most `limit` of them, nearest first. The word itself is not near.
///
/// Brute force: lengths and sets of letters rule out almost every word before letters are compared, so that a quarter of
/// a million words take some milliseconds.
pub fn nearest<'a>(folded: &str, words: impl IntoIterator<Item = &'a str>, limit: usize) -> Vec<Near> {
    let most = allowed_edits(folded);
    if most == 0 {
        return Vec::new();
    }
    let typed: Vec<char> = folded.chars().collect();
    let typed_letters = letter_set(folded);
    let mut found = Vec::new();
    let mut letters = Vec::new();
    for (word, other) in words.into_iter().enumerate() {
        // A slip changes at most one letter of each set; letters of Arabic take two bytes.
        if (other.len() / 2).abs_diff(typed.len()) > usize::from(most) + 1
            || (letter_set(other) ^ typed_letters).count_ones() > 2 * u32::from(most)
            || other == folded
        {
            continue;
        }
        letters.clear();
        letters.extend(other.chars());
        if let Some((edits, unlike)) = between(&typed, &letters, most) {
            found.push(Near { edits, unlike, word });
        }
    }
    found.sort_unstable();
    found.truncate(limit);
    found
}

/// Which letters a word has, a bit each.
fn letter_set(word: &str) -> u64 {
    word.chars().fold(0, |set, letter| set | 1 << (letter as u32 & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted() {
        let table = [
            ("معارضه", "معارضه", 2, Some((0, 0))),
            ("معارظه", "معارضه", 2, Some((1, 0))),
            ("معراضه", "معارضه", 2, Some((1, 1))),
            ("معارضة", "معارض", 2, Some((1, 1))),
            ("مفاوضات", "مفوضات", 2, Some((1, 1))),
            ("محادثات", "مباحثات", 2, Some((2, 2))),
            ("محادثات", "مباحثات", 1, None),
            ("", "من", 2, Some((2, 2))),
        ];
        for (a, b, most, expected) in table {
            assert_eq!(edits(a, b, most), expected, "{a} {b}");
            assert_eq!(edits(b, a, most), expected, "{b} {a}");
        }
    }

    #[test]
    fn the_nearest_come_first_and_short_words_have_none() {
        let words = ["قلب", "كلب", "معارضه", "معارضات", "معارظه", "مقارنه", "المعارضه"];
        let near = |word: &str| nearest(word, words, 5).iter().map(|near| words[near.word]).collect::<Vec<_>>();
        assert_eq!(near("قلب"), Vec::<&str>::new());
        assert_eq!(near("معاردظه"), ["معارظه"]);
        assert_eq!(near("معارضه"), ["معارظه"]);
        assert_eq!(near("المعرضه"), ["المعارضه"]);
    }

    #[test]
    fn the_quick_way_finds_what_the_slow_way_finds() {
        let words = ["مستشفي", "مستشفيات", "مستسفي", "متسشفي", "مستشقي", "مشفي", "مستخفي", "استشفي", "مستشف"];
        for typed in words {
            let slow: Vec<usize> = (0..words.len())
                .filter(|&at| words[at] != typed && edits(typed, words[at], allowed_edits(typed)).is_some())
                .filter(|_| allowed_edits(typed) > 0)
                .collect();
            let mut quick: Vec<usize> = nearest(typed, words, 99).iter().map(|near| near.word).collect();
            quick.sort_unstable();
            assert_eq!(quick, slow, "{typed}");
        }
    }
}
