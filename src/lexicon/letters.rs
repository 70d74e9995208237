//! Words as short byte strings, one byte a letter.
//!
//! Morphology looks at single letters from both ends of a word, and does so for hundreds of thousands of words. UTF-8
//! spends two bytes on each Arabic letter and makes "the last but one" a search; here a letter is its place in the
//! Arabic block (U+0600 + byte), so a word is a slice that can be cut anywhere. Words with other letters have no such
//! form, and no morphology.
//!
//! A [`Key`] is the folded word packed into one number: 6 bits a letter, 21 letters, the seats of hamza (ؤ ئ ء) alike. It
//! is what tables are looked up by; what was written is compared afterwards, see [`spelling_distance`].

use std::hash::{BuildHasherDefault, Hasher};

/// A word, one byte a letter: the character U+0600 + byte.
pub(crate) type Word = Vec<u8>;

pub(crate) const HAMZA: u8 = 0x21;
pub(crate) const ALEF_MADDA: u8 = 0x22;
pub(crate) const ALEF_HAMZA: u8 = 0x23;
pub(crate) const WAW_HAMZA: u8 = 0x24;
pub(crate) const ALEF_HAMZA_BELOW: u8 = 0x25;
pub(crate) const YEH_HAMZA: u8 = 0x26;
pub(crate) const ALEF: u8 = 0x27;
pub(crate) const BEH: u8 = 0x28;
pub(crate) const TEH_MARBUTA: u8 = 0x29;
pub(crate) const TEH: u8 = 0x2A;
pub(crate) const SEEN: u8 = 0x33;
pub(crate) const FEH: u8 = 0x41;
pub(crate) const KAF: u8 = 0x43;
pub(crate) const LAM: u8 = 0x44;
pub(crate) const MEEM: u8 = 0x45;
pub(crate) const NOON: u8 = 0x46;
pub(crate) const HEH: u8 = 0x47;
pub(crate) const WAW: u8 = 0x48;
pub(crate) const ALEF_MAKSURA: u8 = 0x49;
pub(crate) const YEH: u8 = 0x4A;

/// The letters of a bare word, or `None` if any of them is not of the Arabic block.
pub(crate) fn encode(word: &str) -> Option<Word> {
    word.chars().map(|c| (c as u32).checked_sub(0x600).and_then(|place| u8::try_from(place).ok())).collect()
}

/// The word that [`encode`] read.
pub(crate) fn decode(word: &[u8]) -> String {
    word.iter().filter_map(|&letter| char::from_u32(0x600 + u32::from(letter))).collect()
}

/// The folded letter: hamza seats on alef, ى, ة and the Persian kaf and yeh lose their difference.
pub(crate) const fn fold(letter: u8) -> u8 {
    match letter {
        ALEF_MADDA | ALEF_HAMZA | ALEF_HAMZA_BELOW | 0x71 => ALEF,
        ALEF_MAKSURA | 0xCC => YEH,
        TEH_MARBUTA => HEH,
        0xA9 => KAF,
        other => other,
    }
}

/// A folded word packed into one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key(u128);

/// The longest word that has a [`Key`].
pub(crate) const LONGEST: usize = 21;

/// Packs a word, or `None` if it is empty, longer than [`LONGEST`], or has a rare letter.
pub(crate) fn key(word: &[u8]) -> Option<Key> {
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    word.iter()
        .try_fold(0_u128, |packed, &letter| {
            let place = match fold(letter) {
                WAW_HAMZA | YEH_HAMZA => HAMZA - 0x20,
                letter @ 0x21..=0x3A => letter - 0x20,
                letter @ 0x41..=0x4A => letter - 0x41 + 27,
                0x7E => 37, // پ
                0x86 => 38, // چ
                0x98 => 39, // ژ
                0xA4 => 40, // ڤ
                0xAF => 41, // گ
                0xA8 => 42, // ڨ
                _ => return None,
            };
            Some(packed << 6 | u128::from(place))
        })
        .map(Key)
}

impl std::hash::Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u128(self.0);
    }
}

/// A fixed, fast hash for [`Key`]s: two multiplications. Tables keyed so are never walked in hash order.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }

    fn write_u128(&mut self, value: u128) {
        const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
        let low = (value as u64).wrapping_mul(ODD);
        let high = ((value >> 64) as u64).wrapping_add(0x5851_F42D_4C95_7F2D).wrapping_mul(ODD.rotate_left(17));
        let mixed = low.rotate_left(25) ^ high;
        self.0 = (mixed ^ (mixed >> 29)).wrapping_mul(ODD);
    }
}

/// A map from folded words.
pub(crate) type KeyMap<V> = std::collections::HashMap<Key, V, BuildHasherDefault<KeyHasher>>;

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
    use super::*;

    #[test]
    fn words_come_back_as_they_went_in() {
        for word in ["مدرسة", "ألمانيا", "پوتین", "ء", ""] {
            assert_eq!(decode(&encode(word).unwrap()), word);
        }
        assert_eq!(encode("covid19"), None);
    }

    #[test]
    fn keys_agree_exactly_when_folded_words_do() {
        let same = |a: &str, b: &str| key(&encode(a).unwrap()) == key(&encode(b).unwrap());
        assert!(same("إعلان", "اعلان"));
        assert!(same("مدرسة", "مدرسه"));
        assert!(same("على", "علي"));
        assert!(!same("مدرسة", "مدرس"));
        assert!(same("مسؤول", "مسئول"));
        assert!(!same("مسؤول", "مسول"));
        assert_eq!(key(&[ALEF; LONGEST + 1]), None);
    }

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
