//! Words compared beyond their key: what was written, against what a rule expects; and maps of words.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use super::letters::{
    ALEF, ALEF_HAMZA, ALEF_HAMZA_BELOW, ALEF_MADDA, ALEF_MAKSURA, HAMZA, HEH, Key, TEH_MARBUTA, WAW_HAMZA, YEH,
    YEH_HAMZA,
};

impl std::hash::Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u128(self.0);
    }
}

/// The golden ratio: multiplied with it, numbers that differ little differ much.
const ODD: u64 = 0x9E37_79B9_7F4A_7C15;

/// A fixed, fast hash. Tables with it are never walked in hash order.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.write_u64(u64::from_le_bytes(*word));
        }
        let (pairs, last) = rest.as_chunks::<2>();
        let rest = pairs.iter().fold(1, |rest, pair| rest << 16 | u64::from(u16::from_le_bytes(*pair)));
        self.write_u64(last.iter().fold(rest, |rest, &byte| rest << 8 | u64::from(byte)));
    }

    fn write_u8(&mut self, value: u8) {
        self.write_u64(value.into());
    }

    fn write_u32(&mut self, value: u32) {
        self.write_u64(value.into());
    }

    fn write_u64(&mut self, value: u64) {
        let mixed = (self.0.rotate_left(23) ^ value).wrapping_mul(ODD);
        self.0 = mixed ^ mixed >> 29;
    }

    fn write_u128(&mut self, value: u128) {
        let low = (value as u64).wrapping_mul(ODD);
        let high = ((value >> 64) as u64).wrapping_add(0x5851_F42D_4C95_7F2D).wrapping_mul(ODD.rotate_left(17));
        let mixed = low.rotate_left(25) ^ high;
        self.0 = (mixed ^ (mixed >> 29)).wrapping_mul(ODD);
    }
}

/// A map with that hash.
pub(crate) type FixedMap<K, V> = HashMap<K, V, BuildHasherDefault<KeyHasher>>;

/// A set with that hash.
pub(crate) type FixedSet<K> = HashSet<K, BuildHasherDefault<KeyHasher>>;

/// A map from folded words.
pub(crate) type KeyMap<V> = FixedMap<Key, V>;

/// How far what was written is from what a rule expects, for two words with the same [`Key`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Spelling {
    /// Letter by letter the same.
    Same,
    /// A sign was left out, as hurried writing does: ا for أ, final ي for ى and the reverse.
    Loose,
    /// Another seat of a hamza: مسئول for مسؤول.
    Seat,
    /// ه for ة: hurried writing too, but ه is also a pronoun.
    Heh,
    /// A sign that contradicts the expected one: إ for أ, أ for a plain ا.
    Contrary,
}

/// Compares `written` with `expected`, letter by letter; the worst letter counts.
pub(crate) fn spelling_distance(written: &[u8], expected: &[u8]) -> Spelling {
    written
        .iter()
        .zip(expected)
        .map(|(&written, &expected)| match (written, expected) {
            _ if written == expected => Spelling::Same,
            (ALEF, ALEF_HAMZA | ALEF_HAMZA_BELOW | ALEF_MADDA) => Spelling::Loose,
            (ALEF_MAKSURA, YEH) | (YEH, ALEF_MAKSURA) => Spelling::Loose,
            (HAMZA | WAW_HAMZA | YEH_HAMZA, HAMZA | WAW_HAMZA | YEH_HAMZA) => Spelling::Seat,
            (HEH, TEH_MARBUTA) => Spelling::Heh,
            _ => Spelling::Contrary,
        })
        .max()
        .unwrap_or(Spelling::Same)
}

#[cfg(test)]
mod tests {
    use super::super::letters::encode;
    use super::*;

    #[test]
    fn spellings_are_told_apart() {
        let distance = |a: &str, b: &str| spelling_distance(&encode(a).unwrap(), &encode(b).unwrap());
        assert_eq!(distance("إعلان", "إعلان"), Spelling::Same);
        assert_eq!(distance("اعلان", "إعلان"), Spelling::Loose);
        assert_eq!(distance("مسئول", "مسؤول"), Spelling::Seat);
        assert_eq!(distance("مدرسه", "مدرسة"), Spelling::Heh);
        assert_eq!(distance("أعلام", "إعلام"), Spelling::Contrary);
    }
}
