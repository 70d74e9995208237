//! Where words stand in articles.
//!
//! The places of an article are those of its title, from 0 on, and those of its text, from [`text_start`] on: one for every
//! word, and one free behind every paragraph. The text begins where titles have room for the longest one of the corpus, and so
//! far behind it that nothing in a text is near a title. So whoever reads places need know no lengths of titles.
//!
//! ```text
//! places = in the title: first (minimal, below the longest title) rest
//!        | leads, not in the title: first (minimal, among the first of the text) rest
//!        | else: all                              rest and all: ascending lists (see `bits`) up to the end of the text
//! ```
//! Here the text begins right behind the room for titles, and ends before the bound of its article's level (see `lengths`).
//! That it is not known more exactly costs a fifth of a bit a place, .2 % of the texts; exact lengths would have to be loaded
//! with the first places, as many bytes as all the rest.
//!
//! A file of places has those of pieces of families ([`super::family::Piece`]), entry by entry of their lists, which tell
//! what is in the title and what leads.

use std::ops::Range;

use super::bits::BitReader;
#[cfg(feature = "lexicon")]
use super::bits::BitWriter;
use super::list::LEAD;

/// How far a text is behind the room for titles; more than anything that is near (`near:N`, see `query::parse`).
pub(crate) const APART: u32 = 128;

/// The first place of texts where the longest title has so many words.
pub(crate) const fn text_start(titles: u32) -> u32 {
    titles.saturating_add(APART)
}

/// What is known of the places of articles without their texts.
#[derive(Clone, Copy)]
pub(super) struct Rooms<'a> {
    /// How many words the longest title has.
    pub(super) titles: u32,
    /// Of every article.
    pub(super) levels: &'a [u8],
    /// The first length beyond each level.
    pub(super) bounds: &'a [u32],
}

/// What is known of the places of an article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// Where its text begins.
    text: u32,
    /// Where its text has ended for sure.
    end: u32,
}

impl Rooms<'_> {
    pub(super) fn of(self, article: u32) -> Room {
        let level = self.levels.get(article as usize).copied().unwrap_or_default();
        let bound = self.bounds.get(usize::from(level)).copied().unwrap_or_default();
        // The bound is beyond the length, which counts one for the title and one for the last paragraph.
        Room { text: self.titles, end: self.titles.saturating_add(bound.saturating_sub(3)) }
    }

    /// How a place is told that is so far into an article whose title has so many words.
    #[cfg(feature = "lexicon")]
    pub(super) const fn told(self, at: u32, title: u32) -> u32 {
        // Between them there is one that is free.
        if at < title { at } else { at - title - 1 + self.titles }
    }
}

impl Room {
    /// The range of the first of a word's places, if it is one of few, and where the others may begin.
    fn ranges(self, in_title: bool, leads: bool) -> (Range<u32>, u32) {
        let behind = self.text.saturating_add(LEAD);
        if in_title {
            (0..self.text, 0)
        } else if leads {
            (self.text..behind.min(self.end), 0)
        } else {
            (0..0, behind)
        }
    }
}

/// Writes the places of a word in an article, as they are told.
#[cfg(feature = "lexicon")]
pub(super) fn write(places: &[u32], room: Room, in_title: bool, leads: bool, to: &mut BitWriter) {
    match (room.ranges(in_title, leads), places) {
        ((few, _), [first, rest @ ..]) if !few.is_empty() => {
            to.put_below(first - few.start, few.end - few.start);
            to.put_ascending(rest, first + 1, room.end);
        }
        ((_, start), _) => to.put_ascending(places, start, room.end),
    }
}

/// Fills in the places of a word in an article; `None` if there is no room for so many.
pub(super) fn read(
    places: &mut [u32],
    room: Room,
    in_title: bool,
    leads: bool,
    from: &mut BitReader<'_>,
) -> Option<()> {
    let (few, mut start) = room.ranges(in_title, leads);
    let mut rest = &mut *places;
    if in_title || leads {
        let (first, behind) = rest.split_first_mut()?;
        *first = few.start + from.get_below(few.end.checked_sub(few.start)?);
        start = *first + 1;
        rest = behind;
    }
    let free = room.end.checked_sub(start)?;
    if rest.len() > free as usize {
        return None;
    }
    from.get_ascending(rest, start, room.end);
    let in_text = places.partition_point(|&at| at < room.text);
    places[in_text..].iter_mut().for_each(|at| *at = at.saturating_add(APART));
    Some(())
}

#[cfg(all(test, feature = "lexicon"))]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::index::lengths::{Scale, levels};

    proptest! {
        #[test]
        fn places_come_back(
            title in 0_u32..20,
            longer in 0_u32..9,
            text in 1_u32..300,
            places in proptest::collection::btree_set(0_u32..320, 1..9),
        ) {
            let scale = Scale::for_articles(9999);
            let rooms = Rooms { titles: title + longer, levels: &levels(scale, std::iter::once(title + text + 2)), bounds: &scale.bounds() };
            // No word stands in the gap between the title and the text.
            let places: Vec<u32> = places.into_iter().filter(|&at| at != title && at < title + 1 + text).collect();
            prop_assume!(!places.is_empty());
            let in_title = places[0] < title;
            let leads = places.iter().any(|at| (title + 1..title + 1 + LEAD).contains(at));
            let told: Vec<u32> = places.iter().map(|&at| rooms.told(at, title)).collect();
            let mut writer = BitWriter::default();
            write(&told, rooms.of(0), in_title, leads, &mut writer);
            let bytes = writer.finish();
            let mut read = vec![0; places.len()];
            let mut reader = BitReader::new(&bytes);
            prop_assert!(super::read(&mut read, rooms.of(0), in_title, leads, &mut reader).is_some());
            let start = text_start(rooms.titles);
            let expected = places.into_iter().map(|at| if at < title { at } else { start + at - title - 1 });
            prop_assert_eq!(read, expected.collect::<Vec<_>>());
            prop_assert!(reader.check().is_some());
        }

        #[test]
        fn anything_is_survived(bytes: Vec<u8>, text: u32, end: u32, count in 1_usize..99, in_title: bool, leads: bool) {
            let mut read = vec![0; count];
            let _ = super::read(&mut read, Room { text, end }, in_title, leads, &mut BitReader::new(&bytes));
        }
    }
}
