//! The wrong keyboard: hgluhvqm for المعارضة, and صخقمي for world.
//!
//! The layout is the common Arabic one (Arabic 101), key for key with the American one. Only unshifted keys and the few
//! shifted ones that give letters are undone; a text with anything else was not typed so.

/// Keys in pairs: what the American layout gives, what the Arabic one gives.
const KEYS: [(char, &str); 48] = [
    ('q', "ض"),
    ('w', "ص"),
    ('e', "ث"),
    ('r', "ق"),
    ('t', "ف"),
    ('y', "غ"),
    ('u', "ع"),
    ('i', "ه"),
    ('o', "خ"),
    ('p', "ح"),
    ('[', "ج"),
    (']', "د"),
    ('a', "ش"),
    ('s', "س"),
    ('d', "ي"),
    ('f', "ب"),
    ('g', "ل"),
    ('h', "ا"),
    ('j', "ت"),
    ('k', "ن"),
    ('l', "م"),
    (';', "ك"),
    ('\'', "ط"),
    ('z', "ئ"),
    ('x', "ء"),
    ('c', "ؤ"),
    ('v', "ر"),
    ('b', "لا"),
    ('n', "ى"),
    ('m', "ة"),
    (',', "و"),
    ('.', "ز"),
    ('/', "ظ"),
    ('`', "ذ"),
    ('H', "أ"),
    ('Y', "إ"),
    ('N', "آ"),
    ('G', "لأ"),
    ('T', "لإ"),
    ('B', "لآ"),
    ('Q', "\u{64E}"),
    ('W', "\u{64B}"),
    ('E', "\u{64F}"),
    ('R', "\u{64C}"),
    ('A', "\u{650}"),
    ('S', "\u{64D}"),
    ('X', "\u{652}"),
    ('~', "\u{651}"),
];

/// The Arabic text that these keys give on an Arabic keyboard; `None` if they are no such keys, or too few to tell.
///
/// ```
/// assert_eq!(kashshaf::near::arabic_of_keys("hgluhvqm").as_deref(), Some("المعارضة"));
/// assert_eq!(kashshaf::near::arabic_of_keys("covid19"), None);
/// ```
pub fn arabic_of_keys(typed: &str) -> Option<String> {
    let arabic = |key: char| match key {
        ' ' => Some(" "),
        _ => KEYS.iter().find(|(latin, _)| *latin == key).map(|(_, arabic)| *arabic),
    };
    let letters = typed.chars().filter(char::is_ascii_alphabetic).count();
    if letters < 2 { None } else { typed.chars().map(arabic).collect() }
}

/// The Latin text that these Arabic letters stand for if the keyboard should have been an American one; `None` if a
/// letter is on no key.
///
/// ```
/// assert_eq!(kashshaf::near::latin_of_keys("لاقثءهف").as_deref(), Some("brexit"));
/// ```
pub fn latin_of_keys(typed: &str) -> Option<String> {
    let mut rest = typed;
    let mut latin = String::new();
    while let Some(first) = rest.chars().next() {
        if first == ' ' {
            latin.push(' ');
            rest = &rest[1..];
            continue;
        }
        // لا and its kin are one key; only a longest match reads them.
        let (key, arabic) = KEYS.iter().filter(|(_, arabic)| rest.starts_with(arabic)).max_by_key(|(_, a)| a.len())?;
        latin.push(*key);
        rest = &rest[arabic.len()..];
    }
    (!latin.is_empty()).then_some(latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_undo_each_other() {
        let table = [
            ("hgluhvqm", "المعارضة"),
            ("sgl", "سلم"),
            (",.dv hgohv[dm", "وزير الخارجية"),
            ("hgHlk", "الأمن"),
            ("Ydvhk", "إيران"),
            ("fghpe", "بلاحث"),
        ];
        for (keys, text) in table {
            assert_eq!(arabic_of_keys(keys).as_deref(), Some(text), "{keys}");
        }
        assert_eq!(latin_of_keys("صخقمي").as_deref(), Some("world"));
        assert_eq!(latin_of_keys("پ"), None);
        assert_eq!(arabic_of_keys("a"), None);
        assert_eq!(arabic_of_keys("a1"), None);
    }
}
