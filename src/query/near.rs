//! How many typing errors lie between two words.

use crate::text::fold;

/// A word to compare others with.
pub(super) struct Nearness {
    word: Vec<char>,
    most: u32,
}

impl Nearness {
    /// Allows one error in words of four letters or more, two from eight letters on; shorter words have too many
    /// neighbours that are words of their own.
    pub(super) fn of(folded: &str) -> Self {
        let word: Vec<char> = folded.chars().collect();
        let most = match word.len() {
            0..4 => 0,
            4..8 => 1,
            _ => 2,
        };
        Self { word, most }
    }

    /// Whether the other word, folded, is another word that so many errors could have made of this one.
    pub(super) fn holds(&self, bare: &str) -> bool {
        if self.most == 0 || bare.chars().count().abs_diff(self.word.len()) > self.most as usize {
            return false;
        }
        let other: Vec<char> = fold(bare).text.chars().collect();
        (1..=self.most).contains(&distance(&self.word, &other))
    }
}

/// Letters inserted, dropped, changed, or swapped with their neighbour (optimal string alignment; Damerau 1964).
fn distance(a: &[char], b: &[char]) -> u32 {
    let mut before: Vec<u32> = Vec::new();
    let mut above: Vec<u32> = (0..=b.len() as u32).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i as u32 + 1];
        for (j, y) in b.iter().enumerate() {
            let change = above[j] + u32::from(x != y);
            let mut least = change.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_error_or_two() {
        let table = [
            ("المعارظه", "المعارضة", true),
            ("المعراضه", "المعارضة", true),
            ("المعارضه", "المعارضة", false),
            ("لافرف", "لافروف", true),
            ("زير", "وزير", false),
            ("مفاوظاات", "مفاوضات", true),
            ("كتاب", "حساب", false),
        ];
        for (typed, printed, near) in table {
            assert_eq!(Nearness::of(typed).holds(printed), near, "{typed} / {printed}");
        }
    }
}
