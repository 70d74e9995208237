//! What articles have of a family: the lists of its words made one, in the order of the articles.
//!
//! A query mostly asks for all words of a family, and always for what an article has of them together.
//!
//! ```text
//! list     = articles further words counts titles leads  bits: ascending lists (see `bits`), bounds known from elsewhere
//! articles : the articles that have the family, below the number of articles
//! further  : which entries are of the same article as the one before, by position, from 1 on
//! words    : which word each entry is of. The words are parted so that half of the entries, about, are on either side;
//!            the positions of the entries on the smaller side (the first, if they are equal) as a list, or, where they
//!            are 3/8 or more, a bit for each entry; then either side alike
//! counts   : how often words occur up to each entry but the last, from 1 to the occurrences of the family
//! titles   : which entries are in the title, by position
//! leads    : which are among the first words of the text ([`LEAD`]), likewise
//! ```
//! An entry is a word in an article that has it; there are as many as the words' counts of articles add up to. Counts
//! come before the bits, in bytes: see `family`.

use super::bits::BitReader;
#[cfg(feature = "lexicon")]
use super::bits::BitWriter;

/// So many words are the first of a text, title not counted: what an article is about is said there.
pub(crate) const LEAD: u32 = 8;

/// A word of a family in an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) article: u32,
    /// The word, counted from the family's first.
    pub(crate) word: u16,
    /// How often it stands there, and in the highest bits whether in the title, and whether among the first words of the
    /// text.
    told: u16,
}

/// A count of which nothing more is known than that it is no smaller.
pub(super) const MOST_COUNT: u32 = LEADS as u32 - 1;

const IN_TITLE: u16 = 1 << 15;
const LEADS: u16 = 1 << 14;

impl Entry {
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

/// How much a list has of everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sizes {
    pub(super) articles: u32,
    pub(super) entries: u32,
    pub(super) occurrences: u32,
    pub(super) titles: u32,
    pub(super) leads: u32,
}

impl Sizes {
    /// Whether a list of a corpus of so many articles may have such sizes.
    pub(super) const fn are_sound(self, articles: u32) -> bool {
        0 < self.articles
            && self.articles <= articles
            && self.articles <= self.entries
            && self.entries <= self.occurrences
            && self.titles <= self.entries
            && self.leads <= self.entries
    }
}

/// The entries of a family, by article, then by word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FamilyList(pub(crate) Vec<Entry>);

impl FamilyList {
    /// Reads a list of so many entries; `words` are the entries of each word, which add up to them. Gives how often each
    /// entry occurs too. Whatever the bits are, the list keeps to its bounds.
    pub(super) fn read(sizes: Sizes, words: &[u32], total: u32, from: &mut BitReader<'_>) -> (Self, Vec<u32>) {
        let count = sizes.entries as usize;
        let mut entries = vec![Entry::default(); count];
        let mut numbers = vec![0; count];
        let articles = &mut numbers[..sizes.articles as usize];
        from.get_ascending(articles, 0, total);
        let mut further = vec![0; count - articles.len()];
        from.get_ascending(&mut further, 1, sizes.entries);
        let mut further = further.into_iter().peekable();
        let mut articles = articles.iter();
        let mut article = 0;
        for (at, entry) in (0..).zip(&mut entries) {
            if further.next_if_eq(&at).is_none() {
                article = articles.next().copied().unwrap_or(article);
            }
            entry.article = article;
        }
        if words.len() > 1 {
            let mut all: Vec<u32> = (0..sizes.entries).collect();
            read_words(words, 0, &mut all, &mut entries, from);
        }
        numbers[count - 1] = sizes.occurrences;
        from.get_ascending(&mut numbers[..count - 1], 1, sizes.occurrences);
        let mut before = 0;
        for (entry, number) in entries.iter_mut().zip(&mut numbers) {
            (*number, before) = (*number - before, *number);
            entry.told = (*number).min(MOST_COUNT) as u16;
        }
        for (set, flag) in [(sizes.titles, IN_TITLE), (sizes.leads, LEADS)] {
            let mut positions = vec![0; set as usize];
            from.get_ascending(&mut positions, 0, sizes.entries);
            for at in positions {
                entries[at as usize].told |= flag;
            }
        }
        (Self(entries), numbers)
    }

    /// Bytes that it takes up, about.
    pub(super) fn size(&self) -> usize {
        size_of_val(self.0.as_slice()) + 32
    }
}

/// Where words are parted, of which each has so many entries: behind the first whose entries come to half of all, or
/// before it if it is the last.
fn middle(words: &[u32]) -> usize {
    let all: u64 = words.iter().map(|&count| u64::from(count)).sum();
    let mut sum = 0;
    let before = words.iter().take_while(|&&count| {
        sum += 2 * u64::from(count);
        sum < all
    });
    (before.count() + 1).min(words.len() - 1)
}

/// Reads which of some entries, told by position, are of which of some words, of which the first is `first`.
fn read_words(words: &[u32], first: u16, some: &mut [u32], entries: &mut [Entry], from: &mut BitReader<'_>) {
    if let [_] = words {
        for &at in &*some {
            entries[at as usize].word = first;
        }
        return;
    }
    let middle = middle(words);
    let on_left = words[..middle].iter().sum::<u32>() as usize;
    let is_left = 2 * on_left <= some.len();
    let chosen = if is_left { on_left } else { some.len() - on_left };
    part(some, chosen, from);
    if is_left {
        some.rotate_right(chosen);
    }
    let (left, right) = some.split_at_mut(on_left);
    read_words(&words[..middle], first, left, entries, from);
    read_words(&words[middle..], first + middle as u16, right, entries, from);
}

/// Puts so many of some entries behind the others, as is told.
fn part(some: &mut [u32], chosen: usize, from: &mut BitReader<'_>) {
    let mut behind = Vec::with_capacity(chosen);
    let mut kept = 0;
    if is_map(chosen, some.len()) {
        let mut at = 0;
        while behind.len() < chosen {
            // As many bits as entries are still to be chosen are there at least.
            let sure = (chosen - behind.len()).min(32);
            let bits = from.get(sure as u32);
            for bit in 0..sure {
                // Whatever the bits are, as many are chosen as is known; the last ones, if the bits say too few.
                if bits >> bit & 1 == 1 || chosen - behind.len() == some.len() - at {
                    behind.push(some[at]);
                } else {
                    some[kept] = some[at];
                    kept += 1;
                }
                at += 1;
            }
        }
        some.copy_within(at.., kept);
    } else {
        let mut positions = vec![0; chosen];
        from.get_ascending(&mut positions, 0, some.len() as u32);
        let mut start = 0;
        for at in positions {
            let end = at as usize;
            some.copy_within(start..end, kept);
            kept += end - start;
            behind.push(some[end]);
            start = end + 1;
        }
        some.copy_within(start.., kept);
    }
    let others = some.len() - chosen;
    some[others..].copy_from_slice(&behind);
}

/// Whether so many of all are told by a bit for each, which is shorter than a list where they are many.
const fn is_map(chosen: usize, all: usize) -> bool {
    8 * chosen >= 3 * all
}

/// A list being made.
#[cfg(feature = "lexicon")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Posting {
    pub(super) article: u32,
    /// The word, counted from the family's first.
    pub(super) word: u32,
    pub(super) count: u32,
    pub(super) in_title: bool,
    pub(super) leads: bool,
}

/// Writes the list of these postings, which are in order; each of `words` has so many of them. A family whose words do
/// not occur has none, and takes up nothing.
#[cfg(feature = "lexicon")]
pub(super) fn write(postings: &[Posting], words: &[u32], total: u32, to: &mut BitWriter) -> Sizes {
    if postings.is_empty() {
        return Sizes::default();
    }
    let mut articles: Vec<u32> = postings.iter().map(|posting| posting.article).collect();
    articles.dedup();
    let further = (1..).zip(postings.windows(2)).filter(|(_, pair)| pair[0].article == pair[1].article);
    let further: Vec<u32> = further.map(|(at, _)| at).collect();
    let running = postings.iter().scan(0, |sum, posting| {
        *sum += posting.count;
        Some(*sum)
    });
    let running: Vec<u32> = running.collect();
    let positions = |has: fn(&Posting) -> bool| -> Vec<u32> {
        (0..).zip(postings).filter(|(_, posting)| has(posting)).map(|(at, _)| at).collect()
    };
    let (titles, leads) = (positions(|posting| posting.in_title), positions(|posting| posting.leads));
    let sizes = Sizes {
        articles: articles.len() as u32,
        entries: postings.len() as u32,
        occurrences: running.last().copied().unwrap_or(0),
        titles: titles.len() as u32,
        leads: leads.len() as u32,
    };
    to.put_ascending(&articles, 0, total);
    to.put_ascending(&further, 1, sizes.entries);
    let of_entries: Vec<u32> = postings.iter().map(|posting| posting.word).collect();
    write_words(words, 0, &of_entries, to);
    to.put_ascending(&running[..running.len() - 1], 1, sizes.occurrences);
    to.put_ascending(&titles, 0, sizes.entries);
    to.put_ascending(&leads, 0, sizes.entries);
    sizes
}

#[cfg(feature = "lexicon")]
fn write_words(words: &[u32], first: u32, of_entries: &[u32], to: &mut BitWriter) {
    if words.len() < 2 {
        return;
    }
    let middle = middle(words);
    let border = first + middle as u32;
    let (left, right): (Vec<u32>, Vec<u32>) = of_entries.iter().partition(|&&word| word < border);
    let is_left = 2 * left.len() <= of_entries.len();
    let is_chosen = |word: u32| (word < border) == is_left;
    let chosen: Vec<u32> = (0..).zip(of_entries).filter(|&(_, &word)| is_chosen(word)).map(|(at, _)| at).collect();
    if is_map(chosen.len(), of_entries.len()) {
        // Behind the last one nothing is told: a reader knows how many there are.
        let end = chosen.last().map_or(0, |&last| last as usize + 1);
        of_entries[..end].iter().for_each(|&word| to.put(is_chosen(word).into(), 1));
    } else {
        to.put_ascending(&chosen, 0, of_entries.len() as u32);
    }
    write_words(&words[..middle], first, &left, to);
    write_words(&words[middle..], border, &right, to);
}

#[cfg(all(test, feature = "lexicon"))]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    const TOTAL: u32 = 500;

    proptest! {
        #[test]
        fn lists_come_back(
            told in proptest::collection::btree_map(
                (0..TOTAL, 0_u32..40), (prop_oneof![1_u32..4, 1_u32..99_999], any::<bool>(), 0_u8..9), 1..300,
            ),
            before in 0_u32..9,
        ) {
            // Words that no entry is of would not be words of the family.
            let mut numbers = BTreeMap::new();
            for &(_, word) in told.keys() {
                *numbers.entry(word).or_insert(0) += 1;
            }
            let words: Vec<u32> = numbers.values().copied().collect();
            let number = |word: u32| numbers.keys().position(|&known| known == word).unwrap() as u32;
            let postings: Vec<Posting> = told
                .iter()
                .map(|(&(article, word), &(count, in_title, leads))| {
                    Posting { article, word: number(word), count, in_title, leads: leads == 0 }
                })
                .collect();
            let mut writer = BitWriter::default();
            writer.put(0, before);
            let sizes = write(&postings, &words, TOTAL, &mut writer);
            prop_assert!(sizes.are_sound(TOTAL));
            let bytes = writer.finish();
            let mut reader = BitReader::new(&bytes);
            reader.get(before);
            let (list, counts) = FamilyList::read(sizes, &words, TOTAL, &mut reader);
            prop_assert!(reader.check().is_some());
            let read: Vec<Posting> = list
                .0
                .iter()
                .zip(counts)
                .map(|(entry, count)| {
                    assert_eq!(entry.count(), count.min(16_383));
                    let (in_title, leads) = (entry.in_title(), entry.leads());
                    Posting { article: entry.article, word: entry.word.into(), count, in_title, leads }
                })
                .collect();
            prop_assert_eq!(read, postings);
        }

        #[test]
        fn whatever_the_bits_a_list_keeps_its_bounds(
            bytes: Vec<u8>,
            words in proptest::collection::vec(1_u32..30, 1..20),
            articles in 1_u32..600,
            more: u16,
            flags: (u32, u32),
        ) {
            let entries: u32 = words.iter().sum();
            let sizes = Sizes {
                articles: articles.min(entries).min(TOTAL),
                entries,
                occurrences: entries + u32::from(more),
                titles: flags.0 % (entries + 1),
                leads: flags.1 % (entries + 1),
            };
            let (list, counts) = FamilyList::read(sizes, &words, TOTAL, &mut BitReader::new(&bytes));
            prop_assert_eq!(list.0.len(), entries as usize);
            prop_assert!(list.0.is_sorted_by_key(|entry| entry.article));
            prop_assert!(list.0.iter().all(|entry| entry.article < TOTAL && usize::from(entry.word) < words.len()));
            prop_assert_eq!(counts.iter().sum::<u32>(), sizes.occurrences);
        }
    }

    #[test]
    fn words_are_parted_in_halves() {
        for (words, expected) in
            [(&[1, 1][..], 1), (&[9, 1, 1], 1), (&[1, 1, 9], 2), (&[1, 9, 1, 1], 2), (&[2, 2, 2, 2], 2)]
        {
            assert_eq!(middle(words), expected, "{words:?}");
        }
    }
}
