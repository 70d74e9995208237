//! How long articles are, about: one byte each.
//!
//! Ranking needs the length of every article, and a page must load them before its first result. So lengths are kept in
//! steps that grow with them: level *l* stands for the lengths from *t(l)* up to *t(l + 1)*, *t(l + 1) = t(l) + max(1,
//! t(l) / steepness)*. All in whole numbers, so that every machine agrees.

/// The scale of an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scale(u8);

/// The longest article that has a level, in places.
const LONGEST: u32 = 1 << 28;

impl Scale {
    /// Fine steps where there are few articles, coarse ones where their lengths weigh on the first page.
    pub(crate) const fn for_articles(count: usize) -> Self {
        Self(if count < 4096 { 8 } else { 4 })
    }

    pub(crate) fn read(steepness: u8) -> Option<Self> {
        (1..=8).contains(&steepness).then_some(Self(steepness))
    }

    pub(crate) const fn steepness(self) -> u8 {
        self.0
    }

    fn thresholds(self) -> impl Iterator<Item = u32> {
        std::iter::successors(Some(0_u32), move |&length| {
            (length < LONGEST).then(|| length + (length / u32::from(self.0)).max(1))
        })
    }

    /// The first length beyond each level.
    pub(crate) fn bounds(self) -> Vec<u32> {
        self.thresholds().skip(1).take(256).collect()
    }
}

/// The length of an article.
#[cfg(feature = "lexicon")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Length {
    /// Words of the title and the text, and one for each of its pieces.
    pub(crate) places: u32,
    /// Words of the title.
    pub(crate) title: u32,
}

/// The first length of a level.
pub(super) fn start(level: u8, bounds: &[u32]) -> u32 {
    usize::from(level).checked_sub(1).map_or(0, |before| bounds[before])
}

/// The levels of lengths.
#[cfg(feature = "lexicon")]
pub(crate) fn levels(scale: Scale, lengths: impl Iterator<Item = u32>) -> Vec<u8> {
    let bounds = scale.bounds();
    lengths.map(|length| bounds.partition_point(|&bound| bound <= length).min(255) as u8).collect()
}

#[cfg(all(test, feature = "lexicon"))]
mod tests {
    use super::*;

    #[test]
    fn every_length_is_below_the_bound_of_its_level() {
        for count in [5, 30_000] {
            let scale = Scale::for_articles(count);
            let bounds = scale.bounds();
            assert!(bounds.len() < 256);
            for length in (0..3000).chain([1 << 20, LONGEST - 1]) {
                let level = usize::from(levels(scale, std::iter::once(length))[0]);
                assert!(length < bounds[level], "{length}");
                assert!(level == 0 || length >= bounds[level - 1], "{length}");
            }
        }
    }
}
