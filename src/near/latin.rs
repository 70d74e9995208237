//! Names in Latin letters: lavrov, erdogan, mohammed, 3arab.
//!
//! There is no one way back: t is ت or ط, vowels may be written or not, g is غ, ج, ق or ك. So a Latin word stands for a set
//! of Arabic spellings, each with a cost (0 for the likeliest letter). [`spells`] asks of one folded Arabic word whether
//! it is among them, which is how a vocabulary is searched; [`arabic_of_latin`] lists the cheapest, where there is none.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What a piece of Latin text may be written as, with its cost. Longer pieces are tried too where they match.
/// Sources: common practice of Arabic newspapers and of readers who write Arabic in Latin letters and digits.
const PIECES: [(&str, &[(&str, u8)]); 62] = [
    ("sch", &[("ش", 0)]),
    ("tch", &[("تش", 0)]),
    ("sh", &[("ش", 0), ("سه", 3)]),
    ("kh", &[("خ", 0), ("كه", 3)]),
    ("gh", &[("غ", 0), ("ق", 2), ("ج", 2)]),
    ("th", &[("ث", 0), ("ذ", 1), ("ت", 1)]),
    ("dh", &[("ذ", 0), ("ض", 1), ("ظ", 1), ("ده", 2)]),
    ("ch", &[("تش", 0), ("ش", 0), ("خ", 1), ("ك", 1)]),
    ("ph", &[("ف", 0)]),
    ("zh", &[("ج", 0), ("ز", 1)]),
    ("dj", &[("ج", 0)]),
    ("ts", &[("تس", 0)]),
    ("ck", &[("ك", 0), ("ق", 1)]),
    ("qu", &[("ك", 0), ("كو", 0), ("ق", 1)]),
    ("oo", &[("و", 0)]),
    ("ou", &[("و", 0), ("", 1), ("او", 1)]),
    ("ow", &[("و", 0), ("او", 1)]),
    ("ee", &[("ي", 0)]),
    ("ea", &[("ي", 0), ("يا", 1)]),
    ("ei", &[("ي", 0), ("اي", 0), ("ئي", 1)]),
    ("ey", &[("ي", 0), ("اي", 1)]),
    ("ie", &[("ي", 0), ("يي", 2)]),
    ("ia", &[("يا", 0), ("يه", 1)]),
    ("io", &[("يو", 0)]),
    ("ai", &[("اي", 0), ("ي", 0), ("ئ", 2)]),
    ("ay", &[("اي", 0), ("ي", 0)]),
    ("au", &[("او", 0), ("و", 1)]),
    ("aw", &[("و", 0), ("او", 0)]),
    ("aa", &[("ا", 0)]),
    ("'", &[("", 0), ("ع", 0), ("ء", 1), ("ئ", 1)]),
    ("-", &[("", 0)]),
    ("2", &[("ء", 0), ("ا", 0), ("ؤ", 0), ("ئ", 0)]),
    ("3", &[("ع", 0)]),
    ("5", &[("خ", 0)]),
    ("6", &[("ط", 0)]),
    ("7", &[("ح", 0)]),
    ("8", &[("ق", 0)]),
    ("9", &[("ص", 0), ("ق", 1)]),
    ("a", &[("ا", 0), ("", 0), ("ع", 1), ("ه", 2)]),
    ("b", &[("ب", 0)]),
    ("c", &[("ك", 0), ("س", 0), ("تش", 2)]),
    ("d", &[("د", 0), ("ض", 1)]),
    ("e", &[("", 0), ("ي", 0), ("ا", 1), ("ه", 2)]),
    ("f", &[("ف", 0)]),
    ("g", &[("غ", 0), ("ج", 0), ("ق", 1), ("ك", 1)]),
    ("h", &[("ه", 0), ("ح", 0), ("", 1)]),
    ("i", &[("ي", 0), ("", 0), ("ا", 1), ("ع", 2)]),
    ("j", &[("ج", 0), ("ي", 1), ("خ", 2)]),
    ("k", &[("ك", 0), ("ق", 1)]),
    ("l", &[("ل", 0)]),
    ("m", &[("م", 0)]),
    ("n", &[("ن", 0)]),
    ("o", &[("و", 0), ("", 1), ("ا", 2), ("ع", 2)]),
    ("p", &[("ب", 0)]),
    ("q", &[("ق", 0), ("ك", 1)]),
    ("r", &[("ر", 0)]),
    ("s", &[("س", 0), ("ص", 1), ("ز", 2)]),
    ("t", &[("ت", 0), ("ط", 1)]),
    ("u", &[("و", 0), ("", 0), ("ا", 2), ("ع", 2)]),
    ("v", &[("ف", 0), ("و", 2)]),
    ("w", &[("و", 0), ("ف", 1)]),
    ("x", &[("كس", 0)]),
];

/// Pieces that are not in [`PIECES`] because their letters mean something else inside a word.
const MORE: [(&str, &[(&str, u8)]); 2] = [("y", &[("ي", 0)]), ("z", &[("ز", 0), ("ظ", 1), ("ذ", 2), ("س", 2)])];

/// What the word may begin with at `at`: bytes taken, Arabic letters, cost.
fn pieces(latin: &str, at: usize) -> impl Iterator<Item = (usize, &'static str, u8)> {
    let rest = &latin[at..];
    let doubled = rest.len() >= 2 && rest.as_bytes()[0] == rest.as_bytes()[1] && !is_vowel(rest.as_bytes()[0]);
    let ways = PIECES.iter().chain(&MORE).filter(move |(piece, _)| rest.starts_with(piece));
    ways.flat_map(move |(piece, ways)| {
        // Two of a consonant are one letter with shadda, which is not written.
        let taken = if doubled && piece.len() == 1 { 2 } else { piece.len() };
        let opening = at == 0 && is_vowel(piece.as_bytes()[0]);
        ways.iter().flat_map(move |&(arabic, cost)| {
            // A word never begins with a bare vowel: it has an alef before it, or ayn for it.
            let with_alef = match arabic {
                _ if !opening || matches!(arabic, "ا" | "ع" | "اي" | "او") => None,
                "" => Some("ا"),
                "ي" => Some("اي"),
                "و" => Some("او"),
                _ => None,
            };
            let with_cost = (taken, arabic, cost + u8::from(with_alef.is_some()));
            let plain = (with_alef.is_none() || !arabic.is_empty()).then_some(with_cost);
            plain.into_iter().chain(with_alef.map(|arabic| (taken, arabic, cost)))
        })
    })
}

const fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Lower case, without accents; `None` if there is anything but letters, the digits of Arabic chat, ' and -.
fn normalised(latin: &str) -> Option<String> {
    let folded = crate::text::fold(latin).text.replace(['’', '‘', 'ʿ', 'ʾ', '`'], "'");
    let fits = |c: char| c.is_ascii_lowercase() || matches!(c, '\'' | '-' | '2' | '3' | '5'..='9');
    (folded.chars().all(fits) && folded.chars().any(|c| c.is_ascii_lowercase())).then_some(folded)
}

/// What it costs to write a Latin word as this folded Arabic word, if that can be done. The Arabic article, if the Latin
/// word has none, is free.
///
/// ```
/// use kashshaf::near::spells;
/// assert!(spells("lavrov", "لافروف").is_some());
/// assert!(spells("erdogan", "اردوغان").is_some());
/// assert!(spells("lavrov", "بوتين").is_none());
/// ```
pub fn spells(latin: &str, folded: &str) -> Option<u32> {
    let latin = normalised(latin)?;
    let bare = folded.strip_prefix("ال").filter(|_| !latin.starts_with("al") && !latin.starts_with("el"));
    [Some(folded), bare].into_iter().flatten().filter_map(|arabic| cost(&latin, arabic)).min()
}

/// Least cost over all ways, by dynamic programming over both words.
fn cost(latin: &str, arabic: &str) -> Option<u32> {
    let width = arabic.len() + 1;
    let mut best: Vec<Option<u32>> = vec![None; (latin.len() + 1) * width];
    best[0] = Some(0);
    for at in 0..latin.len() {
        for reached in (0..=arabic.len()).filter(|&reached| arabic.is_char_boundary(reached)) {
            let Some(so_far) = best[at * width + reached] else { continue };
            for (taken, letters, cost) in pieces(latin, at) {
                if arabic[reached..].starts_with(letters) {
                    let cell = &mut best[(at + taken) * width + reached + letters.len()];
                    let total = so_far + u32::from(cost);
                    *cell = Some(cell.map_or(total, |known| known.min(total)));
                }
            }
        }
    }
    best[latin.len() * width + arabic.len()]
}

/// The cheapest Arabic spellings of a Latin word, folded, at most `limit` of them, cheapest first.
///
/// ```
/// assert!(kashshaf::near::arabic_of_latin("kerry", 20).contains(&"كيري".to_owned()));
/// ```
pub fn arabic_of_latin(latin: &str, limit: usize) -> Vec<String> {
    let Some(latin) = normalised(latin) else { return Vec::new() };
    let mut found: Vec<String> = Vec::new();
    let mut waiting = BinaryHeap::from([(Reverse((0_u32, 0_usize)), 0_usize, String::new())]);
    while let Some((Reverse((cost, steps)), at, arabic)) = waiting.pop() {
        if at == latin.len() {
            if !found.contains(&arabic) && !arabic.is_empty() {
                found.push(arabic);
            }
            if found.len() >= limit {
                break;
            }
            continue;
        }
        if steps > MOST_STEPS || waiting.len() > MOST_WAITING {
            break;
        }
        for (taken, letters, more) in pieces(&latin, at) {
            waiting.push((Reverse((cost + u32::from(more), steps + 1)), at + taken, [&arabic, letters].concat()));
        }
    }
    found
}

/// Bounds on the search; names are far shorter.
const MOST_STEPS: usize = 40;
const MOST_WAITING: usize = 200_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_recognised() {
        let table = [
            ("lavrov", "لافروف", true),
            ("kerry", "كيري", true),
            ("erdogan", "اردوغان", true),
            ("putin", "بوتين", true),
            ("mohammed", "محمد", true),
            ("Muḥammad", "محمد", true),
            ("hussein", "حسين", true),
            ("baghdad", "بغداد", true),
            ("damascus", "دمشق", false),
            ("aleppo", "حلب", false),
            ("khamenei", "خامنئي", true),
            ("3arab", "عرب", true),
            ("idlib", "ادلب", true),
            ("google", "غوغل", true),
            ("google", "جوجل", true),
            ("trump", "ترامب", true),
            ("moscow", "موسكو", true),
            ("riyadh", "الرياض", true),
            ("lavrov", "لافر", false),
            ("", "لا", false),
        ];
        for (latin, arabic, expected) in table {
            assert_eq!(spells(latin, arabic).is_some(), expected, "{latin} {arabic}");
        }
    }

    #[test]
    fn spellings_are_listed_cheapest_first() {
        for (latin, arabic) in [("kerry", "كيري"), ("putin", "بوتين"), ("iran", "ايران")] {
            let listed = arabic_of_latin(latin, 200);
            assert!(listed.iter().any(|spelling| spelling == arabic), "{latin}: {listed:?}");
        }
        assert_eq!(arabic_of_latin("حلب", 5), Vec::<String>::new());
    }
}
