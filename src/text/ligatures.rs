//! Characters that stand for whole words, where Unicode gives no usable mapping.

/// The words that `c` stands for, for the honorific and phrase ligatures that have no compatibility mapping, or one
/// with Persian letters (U+FDFC). Spellings follow the characters' Unicode names.
pub(super) fn words(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{FD40}' => "رحمه الله",
        '\u{FD41}' => "رضي الله عنه",
        '\u{FD42}' => "رضي الله عنها",
        '\u{FD43}' => "رضي الله عنهم",
        '\u{FD44}' => "رضي الله عنهما",
        '\u{FD45}' => "رضي الله عنهن",
        '\u{FD46}' => "صلى الله عليه وآله",
        '\u{FD47}' => "عليه السلام",
        '\u{FD48}' => "عليهم السلام",
        '\u{FD49}' => "عليهما السلام",
        '\u{FD4A}' => "عليه الصلاة والسلام",
        '\u{FD4B}' => "قدس سره",
        '\u{FD4C}' => "صلى الله عليه وآله وسلم",
        '\u{FD4D}' => "عليها السلام",
        '\u{FD4E}' => "تبارك وتعالى",
        '\u{FD4F}' => "رحمهم الله",
        '\u{FDCF}' => "سلامه علينا",
        '\u{FDFC}' => "ريال",
        '\u{FDFD}' => "بسم الله الرحمن الرحيم",
        '\u{FDFE}' => "سبحانه وتعالى",
        '\u{FDFF}' => "عز وجل",
        _ => return None,
    })
}
