//! What is known of articles beside their words: source, days, tags. One file, for facets, sorting and conditions.
//!
//! ```text
//! facts   = count (size name)…  count (size name)…      names of sources and of tags, in UTF-8
//!           source…                                     of each article, a number into the sources
//!           day…                                        0, or 1 + signed(first day − the last first day told)
//!           span…                                       days from the first to the last, of those that have days
//!           tags…                                       how many tags each article has
//!           tag…                                        all of them, numbers into the tags
//! ```
//! Days count from 1970-01-01. A date of which only the month or the year is known is all of its days.

use super::bytes::ByteReader;
#[cfg(feature = "lexicon")]
use super::bytes::ByteWriter;
#[cfg(feature = "lexicon")]
use crate::corpus::{Article, Date};

/// The facts of all articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Facts {
    /// Names of sources; one of them may be empty, for articles without one.
    pub(crate) sources: Vec<String>,
    pub(crate) tags: Vec<String>,
    source: Vec<u32>,
    /// First and last day; the last before the first where there is no date.
    days: Vec<(i32, i32)>,
    /// Where the tags of each article end in `tagged`.
    ends: Vec<u32>,
    tagged: Vec<u32>,
}

const NO_DAYS: (i32, i32) = (1, 0);

impl Facts {
    /// The number of the source of an article.
    pub(crate) fn source(&self, article: u32) -> u32 {
        self.source.get(article as usize).copied().unwrap_or_default()
    }

    /// The first and the last day of an article's date.
    pub(crate) fn days(&self, article: u32) -> Option<(i32, i32)> {
        self.days.get(article as usize).copied().filter(|(first, last)| first <= last)
    }

    /// The numbers of an article's tags.
    pub(crate) fn tags_of(&self, article: u32) -> &[u32] {
        let at = article as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |&end| end as usize);
        self.ends.get(at).map_or(&[], |&end| &self.tagged[start..end as usize])
    }

    /// Takes note of the next article.
    #[cfg(feature = "lexicon")]
    pub(super) fn add(&mut self, article: &Article) {
        self.source.push(number_of(&article.source, &mut self.sources));
        self.days.push(article.date.as_ref().and_then(Date::days).unwrap_or(NO_DAYS));
        let start = self.tagged.len();
        for tag in &article.tags {
            let tag = number_of(tag, &mut self.tags);
            if !self.tagged[start..].contains(&tag) {
                self.tagged.push(tag);
            }
        }
        self.ends.push(self.tagged.len() as u32);
    }

    #[cfg(feature = "lexicon")]
    pub(super) fn write(&self) -> Vec<u8> {
        let mut to = ByteWriter::default();
        for names in [&self.sources, &self.tags] {
            to.number(names.len() as u64);
            for name in names {
                to.bytes(name.as_bytes());
            }
        }
        self.source.iter().for_each(|&source| to.number(source.into()));
        let mut last = 0_i64;
        for &(first, end) in &self.days {
            if first > end {
                to.number(0);
                continue;
            }
            let step = i64::from(first) - last;
            to.number((step << 1 ^ step >> 63).cast_unsigned() + 1);
            last = first.into();
        }
        for (first, end) in self.days.iter().filter(|(first, end)| first <= end) {
            to.number((end - first).cast_unsigned().into());
        }
        let mut start = 0;
        for &end in &self.ends {
            to.number((end - start).into());
            start = end;
        }
        self.tagged.iter().for_each(|&tag| to.number(tag.into()));
        to.0
    }

    #[inline(never)]
    pub(super) fn read(content: &[u8], articles: u32) -> Option<Self> {
        let from = &mut ByteReader::new(content);
        let (sources, tags) = (names(from), names(from));
        let count = articles as usize;
        let source = from.numbers(count);
        let steps = from.numbers(count);
        let mut days = Vec::with_capacity(count);
        let mut last = 0_i32;
        for step in steps {
            let Some(told) = step.checked_sub(1) else {
                days.push(NO_DAYS);
                continue;
            };
            last = last.checked_add((told >> 1).cast_signed() ^ -(told & 1).cast_signed())?;
            days.push((last, last));
        }
        for (first, end) in days.iter_mut().filter(|(first, end)| first <= end) {
            *end = first.checked_add_unsigned(from.number())?;
        }
        let mut ends = from.numbers(count);
        let mut sum = 0_u32;
        for end in &mut ends {
            sum = sum.checked_add(*end)?;
            *end = sum;
        }
        let tagged = from.numbers(sum as usize);
        from.end()?;
        let sound = source.iter().all(|&source| (source as usize) < sources.len())
            && tagged.iter().all(|&tag| (tag as usize) < tags.len());
        if sound { Some(Self { sources, tags, source, days, ends, tagged }) } else { None }
    }
}

#[inline(never)]
fn names(from: &mut ByteReader<'_>) -> Vec<String> {
    (0..from.count()).map(|_| from.text().to_owned()).collect()
}

/// The number of a name among names, added if it is new. Sources and tags are few.
#[cfg(feature = "lexicon")]
fn number_of(name: &str, names: &mut Vec<String>) -> u32 {
    let known = names.iter().position(|known| known == name);
    let at = known.unwrap_or_else(|| {
        names.push(name.to_owned());
        names.len() - 1
    });
    at as u32
}

#[cfg(all(test, feature = "lexicon"))]
mod tests {
    use super::*;
    use crate::corpus::{Basis, Precision};

    #[test]
    fn facts_come_back() {
        let article = |source: &str, date: &str, precision: Precision, tags: &[&str]| Article {
            source: source.into(),
            date: (!date.is_empty()).then(|| Date::new(date, precision, Basis::Given, "")),
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            ..Article::default()
        };
        let articles = [
            article("عنب بلدي", "2016-12-02", Precision::Day, &["حلب", "هدنة", "حلب"]),
            article("", "", Precision::Day, &[]),
            article("عنب بلدي", "1969", Precision::Year, &["هدنة"]),
            article("غيرها", "2016-12-05/2016-12-08", Precision::Range, &[]),
        ];
        let mut facts = Facts::default();
        for article in &articles {
            facts.add(article);
        }
        let read = Facts::read(&facts.write(), 4).unwrap();
        assert_eq!(read, facts);
        assert_eq!(read.sources[read.source(3) as usize], "غيرها");
        assert_eq!((read.days(0), read.days(1)), (Some((17_137, 17_137)), None));
        assert_eq!((read.days(2), read.days(3)), (Some((-365, -1)), Some((17_140, 17_143))));
        assert_eq!((read.tags_of(0), read.tags_of(1), read.tags_of(2)), (&[0, 1][..], &[][..], &[1][..]));
        assert_eq!((read.source(9), read.days(9), read.tags_of(9)), (0, None, &[][..]));
        assert_eq!(Facts::read(&facts.write(), 5), None);
    }
}
