//! Where words stand in articles.
//!
//! ```text
//! places = leads, not in the title: first (minimal, below the first places of the text) rest
//!        | in the title: first (minimal, below the title's length) rest
//!        | else: all                              rest and all: ascending lists (see `bits`) up to the article's length
//! ```
//! A file of places has those of pieces of families ([`super::family::Piece`]), entry by entry of their lists, which tell
//! what is in the title and what leads.

use super::bits::BitReader;
#[cfg(feature = "lexicon")]
use super::bits::BitWriter;
use super::lengths::Length;
use super::list::LEAD;

/// The range of the first of a word's places in an article, if it is one of few, and where the others may begin.
fn ranges(length: Length, in_title: bool, leads: bool) -> (std::ops::Range<u32>, u32) {
    let text = length.title.saturating_add(1);
    let behind = text.saturating_add(LEAD);
    if in_title {
        (0..length.title, 0)
    } else if leads {
        (text..behind.min(length.places), 0)
    } else {
        (0..0, behind)
    }
}

/// Writes the places of a word in an article.
#[cfg(feature = "lexicon")]
pub(super) fn write(places: &[u32], length: Length, in_title: bool, leads: bool, to: &mut BitWriter) {
    match (ranges(length, in_title, leads), places) {
        ((few, _), [first, rest @ ..]) if !few.is_empty() => {
            to.put_below(first - few.start, few.end - few.start);
            to.put_ascending(rest, first + 1, length.places);
        }
        ((_, start), _) => to.put_ascending(places, start, length.places),
    }
}

/// Fills in the places of a word in an article; `None` if there is no room for so many.
pub(super) fn read(
    places: &mut [u32],
    length: Length,
    in_title: bool,
    leads: bool,
    from: &mut BitReader<'_>,
) -> Option<()> {
    let (few, mut start) = ranges(length, in_title, leads);
    let mut rest = places;
    if in_title || leads {
        let (first, behind) = rest.split_first_mut()?;
        *first = few.start + from.get_below(few.end.checked_sub(few.start)?);
        start = *first + 1;
        rest = behind;
    }
    let free = length.places.checked_sub(start)?;
    (rest.len() <= free as usize).then(|| from.get_ascending(rest, start, length.places))
}

#[cfg(all(test, feature = "lexicon"))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn places_come_back(title in 0_u32..20, text in 0_u32..300, places in proptest::collection::btree_set(0_u32..320, 1..9)) {
            let length = Length { places: title + 1 + text, title };
            // No word stands in the gap between the title and the text.
            let places: Vec<u32> = places.into_iter().filter(|&at| at != title && at < length.places).collect();
            prop_assume!(!places.is_empty());
            let in_title = places[0] < title;
            let leads = places.iter().any(|at| (title + 1..title + 1 + LEAD).contains(at));
            let mut writer = BitWriter::default();
            write(&places, length, in_title, leads, &mut writer);
            let bytes = writer.finish();
            let mut read = vec![0; places.len()];
            let mut reader = BitReader::new(&bytes);
            prop_assert!(super::read(&mut read, length, in_title, leads, &mut reader).is_some());
            prop_assert_eq!(read, places);
            prop_assert!(reader.check().is_some());
        }

        #[test]
        fn anything_is_survived(bytes: Vec<u8>, places: u32, title: u32, count in 1_usize..99, in_title: bool, leads: bool) {
            let length = Length { places, title };
            let mut read = vec![0; count];
            let _ = super::read(&mut read, length, in_title, leads, &mut BitReader::new(&bytes));
        }
    }
}
