//! Numbers in as few bits as their range allows.
//!
//! Everything that repeats in an index is an ascending list with known bounds: the articles of a word, its running
//! count of occurrences, its places in an article. Such lists are written by binary interpolative coding (Moffat &
//! Stuiver, *Binary Interpolative Coding for Effective Index Compression*, 2000): the middle number first, in the range
//! that its neighbours leave, then both halves. Each number takes the minimal binary code of its range, with the shorter
//! codes in the middle of the range, where the middle number mostly is; so runs cost nothing and clusters little.

/// Writes bits into bytes, lowest bit first.
#[derive(Clone, Debug, Default)]
pub(crate) struct BitWriter {
    bytes: Vec<u8>,
    /// Bits not yet in `bytes`, and how many.
    rest: u64,
    held: u32,
}

impl BitWriter {
    pub(super) fn put(&mut self, value: u32, bits: u32) {
        self.rest |= u64::from(value) << self.held;
        self.held += bits;
        while self.held >= 8 {
            self.bytes.push(self.rest as u8);
            self.rest >>= 8;
            self.held -= 8;
        }
    }

    /// A number below `range` in its minimal binary code.
    pub(super) fn put_below(&mut self, value: u32, range: u32) {
        if range < 2 {
            return;
        }
        let (bits, short) = minimal(range);
        if value < short {
            self.put(value, bits - 1);
        } else {
            // The low bits first, so that a reader knows from them whether one more follows.
            let value = value + short;
            self.put(value >> 1, bits - 1);
            self.put(value & 1, 1);
        }
    }

    /// The same, shorter in the middle of the range.
    fn put_centred(&mut self, value: u32, range: u32) {
        let before = short_from(range);
        self.put_below(if value < before { value + (range - before) } else { value - before }, range);
    }

    /// A strictly ascending list whose numbers lie in `from..to`.
    pub(super) fn put_ascending(&mut self, list: &[u32], from: u32, to: u32) {
        let count = list.len() as u32;
        if count == 0 || count == to - from {
            return;
        }
        let middle = count / 2;
        let value = list[middle as usize];
        let (low, high) = (from + middle, to - (count - middle - 1));
        self.put_centred(value - low, high - low);
        self.put_ascending(&list[..middle as usize], from, value);
        self.put_ascending(&list[middle as usize + 1..], value + 1, to);
    }

    /// Adds what another writer wrote.
    pub(super) fn append(&mut self, other: &Self) {
        other.bytes.iter().for_each(|&byte| self.put(byte.into(), 8));
        self.put(other.rest as u32, other.held);
    }

    /// How many bits were written.
    #[cfg(test)]
    fn bits(&self) -> u64 {
        self.bytes.len() as u64 * 8 + u64::from(self.held)
    }

    /// How many bytes they fill.
    pub(super) fn bytes(&self) -> usize {
        self.bytes.len() + usize::from(self.held > 0)
    }

    /// The bytes, the last one filled up with zeros.
    pub(super) fn finish(mut self) -> Vec<u8> {
        if self.held > 0 {
            self.bytes.push(self.rest as u8);
        }
        self.bytes
    }
}

/// Reads what a [`BitWriter`] wrote. Behind the end there are only zeros; [`BitReader::check`] tells.
#[derive(Clone, Debug)]
pub(super) struct BitReader<'a> {
    bytes: &'a [u8],
    /// The next bit.
    at: u64,
}

impl<'a> BitReader<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// One that begins at a bit.
    pub(super) const fn at(bytes: &'a [u8], at: u64) -> Self {
        Self { bytes, at }
    }

    /// The bit that is read next.
    pub(super) const fn position(&self) -> u64 {
        self.at
    }

    /// Whether nothing was read from behind the end.
    pub(super) const fn check(&self) -> Option<()> {
        if self.at <= self.bytes.len() as u64 * 8 { Some(()) } else { None }
    }

    /// The next bits, 57 at least, the next one lowest.
    #[inline(always)]
    fn ahead(&self) -> u64 {
        let start = (self.at >> 3) as usize;
        let window = if let Some(window) = self.bytes.get(start..start + 8) {
            u64::from_le_bytes(window.try_into().unwrap_or_default())
        } else {
            let rest = self.bytes.get(start..).unwrap_or_default();
            rest.iter().rev().fold(0, |window, &byte| window << 8 | u64::from(byte))
        };
        window >> (self.at & 7)
    }

    /// The next bits, at most 32.
    #[inline(always)]
    pub(super) fn get(&mut self, bits: u32) -> u32 {
        let value = self.ahead() & ((1 << bits) - 1);
        self.at += u64::from(bits);
        value as u32
    }

    /// A number below `range`; 0 where there is no choice.
    #[inline(always)]
    pub(super) fn get_below(&mut self, range: u32) -> u32 {
        if range < 2 { 0 } else { self.get_minimal(minimal(range)) }
    }

    #[inline(always)]
    fn get_minimal(&mut self, (bits, short): (u32, u32)) -> u32 {
        let ahead = self.ahead();
        let value = (ahead & ((1 << (bits - 1)) - 1)) as u32;
        let is_long = value >= short;
        self.at += u64::from(bits - u32::from(!is_long));
        if is_long { (value << 1 | (ahead >> (bits - 1)) as u32 & 1) - short } else { value }
    }

    /// The same, told shorter in the middle of the range.
    #[inline(always)]
    fn get_centred(&mut self, range: u32) -> u32 {
        if range < 2 {
            return 0;
        }
        let code = minimal(range);
        let before = (range - code.1) / 2;
        let (told, behind) = (self.get_minimal(code), range - before);
        if told < behind { told + before } else { told - behind }
    }

    /// Fills `list` with a strictly ascending list whose numbers lie in `from..to`, which must have room for it. Whatever
    /// the bits are, the numbers do.
    #[inline(never)]
    pub(super) fn get_ascending(&mut self, mut list: &mut [u32], mut from: u32, to: u32) {
        loop {
            let count = list.len() as u32;
            if count == to - from {
                list.iter_mut().zip(from..to).for_each(|(number, value)| *number = value);
                return;
            }
            let middle = count / 2;
            let (before, behind) = list.split_at_mut(middle as usize);
            let Some((here, behind)) = behind.split_first_mut() else { return };
            let value = from + middle + self.get_centred(to - from - (count - 1));
            *here = value;
            // Half of all numbers stand alone.
            if let [only] = before {
                *only = from + self.get_centred(value - from);
            } else if !before.is_empty() {
                self.get_ascending(before, from, value);
            }
            (list, from) = (behind, value + 1);
        }
    }
}

/// Where the shorter codes of a range begin if they are in its middle.
const fn short_from(range: u32) -> u32 {
    if range < 2 {
        return 0;
    }
    (range - minimal(range).1) / 2
}

/// The bits of the longer codes for numbers below `range`, which must be at least 2, and how many numbers have the
/// shorter ones.
#[inline(always)]
const fn minimal(range: u32) -> (u32, u32) {
    let bits = u32::BITS - (range - 1).leading_zeros();
    (bits, ((1_u64 << bits) - range as u64) as u32)
}

#[cfg(test)]
mod tests {
    use proptest::collection::btree_set;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn lists_come_back(sets in proptest::collection::vec((btree_set(0_u32..3000, 0..200), 0_u32..50), 0..20)) {
            let lists: Vec<(Vec<u32>, u32)> = sets
                .into_iter()
                .map(|(set, room)| {
                    let list: Vec<u32> = set.into_iter().collect();
                    let to = list.last().map_or(0, |last| last + 1) + room;
                    (list, to)
                })
                .collect();
            let mut writer = BitWriter::default();
            for (list, to) in &lists {
                writer.put_ascending(list, 0, *to);
            }
            let bits = writer.bits();
            let bytes = writer.finish();
            let mut reader = BitReader::new(&bytes);
            for (list, to) in &lists {
                let mut read = vec![0; list.len()];
                reader.get_ascending(&mut read, 0, *to);
                prop_assert_eq!(&read, list);
            }
            prop_assert_eq!(reader.position(), bits);
            prop_assert!(reader.check().is_some());
        }

        #[test]
        fn whatever_the_bits_the_numbers_keep_their_bounds(bytes: Vec<u8>, count in 0_usize..300, room in 0_u32..9999) {
            let to = count as u32 + room;
            let mut list = vec![0; count];
            BitReader::new(&bytes).get_ascending(&mut list, 0, to);
            prop_assert!(list.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(list.iter().all(|&number| number < to));
        }
    }

    #[test]
    fn the_widest_range_fits() {
        let mut writer = BitWriter::default();
        writer.put_ascending(&[0, u32::MAX - 1], 0, u32::MAX);
        let bytes = writer.finish();
        let mut list = [0; 2];
        BitReader::new(&bytes).get_ascending(&mut list, 0, u32::MAX);
        assert_eq!(list, [0, u32::MAX - 1]);
    }
}
