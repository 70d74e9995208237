//! Words as short byte strings, one byte a letter.
//!
//! Morphology looks at single letters from both ends of a word, and does so for hundreds of thousands of words. UTF-8
//! spends two bytes on each Arabic letter and makes "the last but one" a search; here a letter is its place in the
//! Arabic block (U+0600 + byte), so a word is a slice that can be cut anywhere. Words with other letters have no such
//! form, and no morphology.
//!
//! A [`Key`] is the folded word packed into one number: 6 bits a letter, 21 letters, the seats of hamza (ؤ ئ ء) alike. It
//! is what tables are looked up by; what was written is compared afterwards, where it matters.

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
pub(crate) const REH: u8 = 0x31;
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
#[inline(never)]
pub(crate) fn encode(word: &str) -> Option<Word> {
    word.chars().map(|c| (c as u32).checked_sub(0x600).and_then(|place| u8::try_from(place).ok())).collect()
}

/// The word that [`encode`] read.
#[inline(never)]
pub(crate) fn decode(word: &[u8]) -> String {
    word.iter().filter_map(|&letter| char::from_u32(0x600 + u32::from(letter))).collect()
}

/// Pieces of words as one word. Not inlined: it is called everywhere, and the engine is to stay small.
#[inline(never)]
pub(crate) fn joined(pieces: &[&[u8]]) -> Word {
    pieces.concat()
}

/// The folded letters of a word.
#[inline(never)]
pub(crate) fn folded(word: &[u8]) -> Word {
    word.iter().map(|&letter| fold(letter)).collect()
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
pub(crate) struct Key(pub(super) u128);

/// The longest word that has a [`Key`].
pub(crate) const LONGEST: usize = 21;

/// Packs a word, or `None` if it is empty, longer than [`LONGEST`], or has a rare letter.
pub(crate) fn key(word: &[u8]) -> Option<Key> {
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    word.iter().try_fold(0, |packed, &letter| packed_with(packed, letter)).map(Key)
}

/// The [`key`] of a word in pieces.
#[cfg(feature = "lexicon")]
pub(crate) fn key_of_pieces(pieces: &[&[u8]]) -> Option<Key> {
    let length: usize = pieces.iter().map(|piece| piece.len()).sum();
    if length == 0 || length > LONGEST {
        return None;
    }
    let add = |packed, piece: &&[u8]| piece.iter().try_fold(packed, |packed, &letter| packed_with(packed, letter));
    pieces.iter().try_fold(0, add).map(Key)
}

fn packed_with(packed: u128, letter: u8) -> Option<u128> {
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
}
