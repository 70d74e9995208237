//! File names → article ids.

/// The longest id made from a name, in bytes; the rest is replaced by a fingerprint.
const LONGEST: usize = 80;

/// The id of an article that comes from a file: the name without folder and ending, in ASCII.
///
/// Arabic letters are transliterated, other characters become `-`; a name of which nothing remains, or too much, gets
/// a fingerprint of the whole name. The same name always has the same id; two names may share one.
pub(super) fn from_name(name: &str) -> String {
    let file = file_of(name);
    let stem = match file.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 5 => stem,
        _ => file,
    };
    let mut id = String::new();
    for letter in crate::text::letters(stem) {
        match letter.bare {
            c if c.is_ascii_alphanumeric() || matches!(c, '.' | '_') => id.push(c),
            _ if letter.folded.is_ascii_alphanumeric() => id.push(letter.folded),
            _ => match latin(letter.folded) {
                Some(latin) => id.push_str(latin),
                None if id.ends_with('-') => {}
                None => id.push('-'),
            },
        }
    }
    let plain = id.trim_matches(['-', '.', '_']);
    if plain.is_empty() {
        return format!("text-{:016x}", fingerprint(file));
    }
    if plain.len() > LONGEST {
        return format!("{}-{:016x}", plain[..LONGEST].trim_end_matches(['-', '.', '_']), fingerprint(file));
    }
    plain.to_string()
}

/// The last part of a path.
pub(super) fn file_of(name: &str) -> &str {
    name.rsplit(['/', '\\']).find(|part| !part.is_empty()).unwrap_or("")
}

/// A Latin spelling of a folded letter; for addresses, not for readers.
fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        'ا' => "a",
        'ب' => "b",
        'ت' | 'ط' => "t",
        'ث' => "th",
        'ج' => "j",
        'ح' | 'ه' => "h",
        'خ' => "kh",
        'د' | 'ض' => "d",
        'ذ' => "dh",
        'ر' => "r",
        'ز' | 'ظ' => "z",
        'س' | 'ص' => "s",
        'ش' => "sh",
        'ع' | 'ء' => "",
        'غ' => "gh",
        'ف' => "f",
        'ق' => "q",
        'ك' => "k",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'و' | 'ؤ' => "w",
        'ي' | 'ئ' => "y",
        'پ' => "p",
        'چ' => "ch",
        'ڤ' => "v",
        'گ' => "g",
        _ => return None,
    })
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo): short, and the same everywhere.
fn fingerprint(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_ascii_ids() {
        let table = [
            ("000_abc.txt", "000_abc"),
            ("folder/sub/report.final.txt", "report.final"),
            ("C:\\texts\\note.txt", "note"),
            ("خبر من حلب.txt", "khbr-mn-hlb"),
            ("مقال ٢٠١٦.txt", "mqal-2016"),
            ("..hidden", "hidden"),
            ("été.txt", "ete"),
            ("a b  c", "a-b-c"),
        ];
        for (name, expected) in table {
            assert_eq!(from_name(name), expected, "{name}");
        }
        for name in ["新闻.txt", "", "...", "/", "\u{202E}"] {
            assert!(from_name(name).starts_with("text-"), "{name:?} gives {}", from_name(name));
        }
        assert_ne!(from_name("新闻.txt"), from_name("报纸.txt"));
        let long = from_name(&"ش".repeat(500));
        assert!(long.len() <= 100 && long.is_ascii(), "{long}");
    }
}
