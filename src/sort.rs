//! Sorting in little code.
//!
//! The standard library's sorts are fast and large: every type sorted costs the reader 3 kB of download. What the engine
//! sorts is small, so it uses a heap sort here (Williams 1964), a tenth of the size, in every build alike.

use std::cmp::Ordering;

/// Sorts by a total order. Not stable: equal items may change places, so the order should tell all items apart.
pub(crate) fn sort_by<T>(items: &mut [T], order: impl Fn(&T, &T) -> Ordering) {
    put_first(items, items.len(), order);
}

/// Puts so many of the first items by a total order in front, in order. The others are in none.
pub(crate) fn put_first<T>(items: &mut [T], count: usize, order: impl Fn(&T, &T) -> Ordering) {
    let sift = |items: &mut [T], mut root: usize| {
        while let Some(mut child) = Some(2 * root + 1).filter(|&child| child < items.len()) {
            if child + 1 < items.len() && order(&items[child], &items[child + 1]).is_lt() {
                child += 1;
            }
            if order(&items[root], &items[child]).is_ge() {
                break;
            }
            items.swap(root, child);
            root = child;
        }
    };
    let (first, others) = items.split_at_mut(count.min(items.len()));
    for root in (0..first.len() / 2).rev() {
        sift(first, root);
    }
    // The last of the first is the root.
    for other in others {
        if first.first().is_some_and(|last| order(other, last).is_lt()) {
            std::mem::swap(&mut first[0], other);
            sift(first, 0);
        }
    }
    for end in (1..first.len()).rev() {
        first.swap(0, end);
        sift(&mut first[..end], 0);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_the_standard_library_sorts(mut numbers: Vec<u8>) {
            let mut expected = numbers.clone();
            expected.sort_unstable();
            super::sort_by(&mut numbers, Ord::cmp);
            prop_assert_eq!(numbers, expected);
        }

        #[test]
        fn the_first_are_in_front(mut numbers: Vec<u8>, count in 0_usize..120) {
            let mut expected = numbers.clone();
            expected.sort_unstable();
            super::put_first(&mut numbers, count, Ord::cmp);
            let count = count.min(numbers.len());
            prop_assert_eq!(&numbers[..count], &expected[..count]);
            numbers.sort_unstable();
            prop_assert_eq!(numbers, expected);
        }
    }
}
