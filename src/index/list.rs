//! What articles have of a family: the lists of its words made one, in the order of the articles.
//!
//! A query mostly asks for all words of a family, so they are put together once and kept.

use super::postings::Postings;

/// A word of a family in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) article: u32,
    /// The word, counted from the family's first.
    pub(crate) word: u16,
    /// How often it stands there, and in the highest bits whether in the title, and whether among the first words of the
    /// text.
    told: u16,
}

const IN_TITLE: u16 = 1 << 15;
const LEADS: u16 = 1 << 14;

impl Entry {
    fn new(article: u32, word: u16, count: u32, in_title: bool, leads: bool) -> Self {
        let count = count.min(u32::from(LEADS) - 1) as u16;
        Self { article, word, told: count | if in_title { IN_TITLE } else { 0 } | if leads { LEADS } else { 0 } }
    }

    /// How often the article has the word; more than 16,383 times count as so many.
    pub(crate) const fn count(self) -> u32 {
        (self.told & (LEADS - 1)) as u32
    }

    pub(crate) const fn leads(self) -> bool {
        self.told & LEADS != 0
    }

    pub(crate) const fn in_title(self) -> bool {
        self.told & IN_TITLE != 0
    }
}

/// The entries of a family, by article, then by word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FamilyList(pub(crate) Vec<Entry>);

impl FamilyList {
    /// The lists of a family's words, in order, made one.
    pub(super) fn of(lists: Vec<(u32, Postings)>, first: u32) -> Self {
        let mut runs: Vec<Vec<Entry>> = lists.into_iter().map(|(word, list)| run(word - first, list)).collect();
        while runs.len() > 1 {
            let mut next = Vec::with_capacity(runs.len().div_ceil(2));
            let mut rest = runs.into_iter();
            while let Some(run) = rest.next() {
                next.push(match rest.next() {
                    Some(other) => merged(&run, &other),
                    None => run,
                });
            }
            runs = next;
        }
        Self(runs.pop().unwrap_or_default())
    }

    /// Bytes that it takes up, about.
    pub(super) fn size(&self) -> usize {
        size_of_val(self.0.as_slice()) + 32
    }
}

fn run(word: u32, Postings { articles, counts, titles, leads }: Postings) -> Vec<Entry> {
    let entries = articles.into_iter().zip(counts).zip(titles).zip(leads);
    entries.map(|(((article, count), title), leads)| Entry::new(article, word as u16, count, title, leads)).collect()
}

/// Two runs in one; where they meet in an article, the first comes first.
fn merged(a: &[Entry], b: &[Entry]) -> Vec<Entry> {
    let mut all = Vec::with_capacity(a.len() + b.len());
    let mut rest = b;
    for &entry in a {
        while let Some((&other, behind)) = rest.split_first().filter(|(other, _)| other.article < entry.article) {
            all.push(other);
            rest = behind;
        }
        all.push(entry);
    }
    all.extend(rest);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_merged_by_article() {
        let list = |articles: &[u32]| Postings {
            articles: articles.to_vec(),
            counts: vec![2; articles.len()],
            titles: articles.iter().map(|article| article % 2 == 1).collect(),
            leads: vec![false; articles.len()],
        };
        let lists = vec![(7, list(&[1, 4, 9])), (8, list(&[4])), (10, list(&[0, 4, 10]))];
        let merged: Vec<(u32, u16)> =
            FamilyList::of(lists, 7).0.iter().map(|entry| (entry.article, entry.word)).collect();
        assert_eq!(merged, [(0, 3), (1, 0), (4, 0), (4, 1), (4, 3), (9, 0), (10, 3)]);
    }

    #[test]
    fn counts_and_titles_are_kept_apart() {
        let entry = Entry::new(1, 2, 70_000, true, false);
        assert_eq!((entry.count(), entry.in_title()), (16_383, true));
        let entry = Entry::new(1, 2, 3, false, true);
        assert_eq!((entry.count(), entry.in_title(), entry.leads()), (3, false, true));
    }
}
