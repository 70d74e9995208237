//! What kind of character something is, and what it folds to.

/// Invisible format characters: joiners, direction marks, embeddings and isolates, byte order mark, soft hyphen,
/// variation selectors. They are dropped for matching and belong to the letter before them.
pub fn is_format(c: char) -> bool {
    matches!(
        c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{FEFF}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{E0100}'..='\u{E01EF}'
    )
}

/// Characters that change the direction of what surrounds them: marks, embeddings, overrides, isolates.
pub fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Characters that leave no letter behind: format characters and tatweel.
pub(super) fn is_removed(c: char) -> bool {
    c == '\u{0640}' || is_format(c)
}

/// What a character can be part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A letter of the Arabic script.
    Arabic,
    /// A letter of a script written with spaces between words.
    Letter,
    /// A character that is a word by itself: ideographs and kana.
    Ideograph,
    /// A decimal digit of any script.
    Digit,
    /// Everything else separates words.
    Separator,
}

/// The kind of a bare character.
pub(crate) fn kind(c: char) -> Kind {
    match c {
        'a'..='z' | 'A'..='Z' => Kind::Letter,
        '0'..='9' => Kind::Digit,
        '\0'..='\u{7F}' => Kind::Separator,
        '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}' => Kind::Digit,
        '\u{0620}'..='\u{064A}'
        | '\u{066E}'..='\u{06D3}'
        | '\u{06D5}'
        | '\u{06EE}'..='\u{06EF}'
        | '\u{06FA}'..='\u{06FC}'
        | '\u{06FF}'
        | '\u{0750}'..='\u{077F}'
        | '\u{0870}'..='\u{0887}'
        | '\u{0889}'..='\u{088F}'
        | '\u{08A0}'..='\u{08C9}' => Kind::Arabic,
        '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' => {
            if c.is_alphabetic() { Kind::Ideograph } else { Kind::Separator }
        }
        _ if c.is_alphabetic() => Kind::Letter,
        _ if digit(c).is_some() => Kind::Digit,
        _ => Kind::Separator,
    }
}

/// The value of a decimal digit of the scripts that Arabic texts quote: ASCII, Arabic-Indic, extended, and the
/// neighbours in South Asia.
pub(super) fn digit(c: char) -> Option<u32> {
    const ZEROES: [char; 12] = [
        '0', '\u{0660}', '\u{06F0}', '\u{07C0}', '\u{0966}', '\u{09E6}', '\u{0A66}', '\u{0AE6}', '\u{0BE6}',
        '\u{0C66}', '\u{0CE6}', '\u{0E50}',
    ];
    ZEROES.iter().find_map(|&zero| (c as u32).checked_sub(zero as u32).filter(|&value| value < 10))
}

/// The folded form of a bare character: one character for one.
///
/// Hamza seats on alef, ى/ي, ة/ه and the Persian, Urdu and Kurdish shapes of kaf, yeh and heh fall together; ؤ ئ ء
/// stay apart (they meet on the near rung). Digits become ASCII, Latin letters lose case and accents.
pub(super) fn fold_character(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '\0'..='\u{7F}' => c,
        'أ' | 'إ' | 'آ' | 'ٱ' | '\u{0672}' | '\u{0673}' | '\u{0773}' | '\u{0774}' | '\u{0870}'..='\u{0882}' => 'ا',
        'ى' | '\u{06CC}' | '\u{06CD}' | '\u{06D0}' | '\u{06D2}' | '\u{0620}' | '\u{063D}' => 'ي',
        'ة' | '\u{06BE}' | '\u{06C0}'..='\u{06C3}' | '\u{06D5}' | '\u{06FF}' => 'ه',
        '\u{06A9}' | '\u{06AA}' | '\u{063B}' | '\u{063C}' => 'ك',
        // Most of what there is.
        'ء'..='ي' => c,
        '\u{06D3}' => 'ئ',
        // Archaic and Maghrebi shapes of the same letters.
        '\u{066E}' => 'ب',
        '\u{06A2}' | '\u{06A1}' => 'ف',
        '\u{066F}' | '\u{06A7}' | '\u{08B5}' => 'ق',
        '\u{06BA}' => 'ن',
        '\u{066A}' => '%',
        _ if c.is_whitespace() => ' ',
        _ => match digit(c) {
            Some(value) => char::from_digit(value, 10).unwrap_or(c),
            None => lower(c),
        },
    }
}

/// The lower case of a letter of the Latin, Greek, Cyrillic and Armenian alphabets; other scripts have none worth the
/// table. Accented letters come here without their accents.
fn lower(c: char) -> char {
    let code = c as u32;
    let lower = match code {
        0xC0..=0xDE if code != 0xD7 => code + 0x20,
        0x100..=0x137 | 0x14A..=0x177 | 0x1DE..=0x1EF | 0x1F8..=0x21F | 0x222..=0x233 | 0x1E00..=0x1EFF => code | 1,
        0x139..=0x148 | 0x179..=0x17E | 0x1CD..=0x1DC => code + (code & 1),
        0x391..=0x3A9 => code + 0x20,
        0x3D8..=0x3EF | 0x460..=0x481 | 0x48A..=0x4BF | 0x4D0..=0x52F => code | 1,
        0x400..=0x40F => code + 0x50,
        0x410..=0x42F => code + 0x20,
        0x4C0 => 0x4CF,
        0x4C1..=0x4CE => code + (code & 1),
        0x531..=0x556 => code + 0x30,
        _ => code,
    };
    char::from_u32(lower).unwrap_or(c)
}

/// Combining marks outside the Arabic blocks: accents, Hebrew points, Syriac, Indic nuktas and viramas, the marks that
/// go around symbols (Unicode 16, canonical combining class above 0).
pub(super) fn is_combining(c: char) -> bool {
    matches!(
        c,
        '\u{0300}'..='\u{036F}'
            | '\u{0483}'..='\u{0489}'
            | '\u{0591}'..='\u{05BD}'
            | '\u{05BF}'
            | '\u{05C1}'..='\u{05C2}'
            | '\u{05C4}'..='\u{05C5}'
            | '\u{05C7}'
            | '\u{0711}'
            | '\u{0730}'..='\u{074A}'
            | '\u{07EB}'..='\u{07F3}'
            | '\u{093C}'
            | '\u{094D}'
            | '\u{09BC}'
            | '\u{09CD}'
            | '\u{0E38}'..='\u{0E3A}'
            | '\u{0E48}'..='\u{0E4B}'
            | '\u{1AB0}'..='\u{1AFF}'
            | '\u{1DC0}'..='\u{1DFF}'
            | '\u{20D0}'..='\u{20F0}'
            | '\u{302A}'..='\u{302F}'
            | '\u{3099}'..='\u{309A}'
            | '\u{FB1E}'
            | '\u{FE20}'..='\u{FE2F}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lower_case_agrees_with_unicode() {
        // Letters that no table of accents takes apart, in the alphabets that `lower` knows.
        let plain = |c: &char| super::super::compatibility::resolve(*c).is_none() && c.is_alphabetic();
        let blocks = ('\u{C0}'..='\u{17F}').chain('\u{391}'..='\u{3C9}').chain('\u{3D8}'..='\u{3EF}');
        let blocks = blocks.chain('\u{400}'..='\u{52F}').chain('\u{531}'..='\u{556}');
        for c in blocks.filter(plain) {
            assert_eq!(lower(c), c.to_lowercase().next().unwrap(), "{c}");
            assert_eq!(lower(lower(c)), lower(c), "{c}");
        }
    }
}
