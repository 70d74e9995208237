//! Advertisements: their labels and sizes.

use super::{Kind, Page, Place, Rule};
use crate::corpus::import::page::Line;
use crate::corpus::import::phrase::{Phrases, holds};

pub(super) const RULES: &[Rule] = &[
    Rule { kind: Kind::Ad, place: Place::Anywhere, reason: "the size of an advertisement", test: standard_size },
    Rule { kind: Kind::Ad, place: Place::Outside, reason: "a size in pixels", test: any_size },
    Rule { kind: Kind::Ad, place: Place::Anywhere, reason: "the label of an advertisement", test: label },
    Rule { kind: Kind::Ad, place: Place::Outside, reason: "a request to show advertisements", test: blocker },
];

#[cfg(test)]
pub(super) static PHRASES: &[&Phrases] = &[&LABELS];

/// Sizes that advertisements are sold in, width and height in pixels.
const SIZES: [(u32, u32); 30] = [
    (728, 90),
    (300, 250),
    (336, 280),
    (160, 600),
    (120, 600),
    (300, 600),
    (970, 250),
    (970, 90),
    (468, 60),
    (320, 50),
    (320, 100),
    (250, 250),
    (200, 200),
    (234, 60),
    (125, 125),
    (180, 150),
    (120, 240),
    (120, 90),
    (120, 60),
    (88, 31),
    (980, 120),
    (930, 180),
    (300, 1050),
    (300, 100),
    (240, 400),
    (580, 400),
    (750, 100),
    (750, 300),
    (1200, 90),
    (640, 480),
];

static LABELS: Phrases = Phrases::new(&[
    "اعلان|اعلانات",
    "اعلان|اعلانات|ماده|محتوي|مقال|تقرير ممول|ممولات|مدفوع|مدفوعه|اعلاني|اعلانيه|ترويجي|برعايه",
    "مساحه|مساحات اعلانيه|اعلانات",
    "ماده|محتوي اعلانيه|اعلاني",
    "اعلان اقرا|تابع|اكمل *",
    "الاعلان ادناه|اسفل *",
    "يستمر|يتابع|تستمر|تتابع|اكمل|تابع القراءه|المقال|الخبر|المحتوي بعد الاعلان|الاعلانات",
    "المقال|الخبر|الماده|القراءه|المحتوي يتبع|التالي|تتابع|يستمر|تستمر بعد الاعلان|الاعلانات",
    "تخطي|تخط|اغلق|اغلاق|ازاله|حذف الاعلان|الاعلانات|اعلان",
    "اعلن معنا|هنا|لدينا|الان?",
    "للاعلان معنا|هنا|لدينا|علي|في موقعنا|الموقع|هذه? المساحه|هنا? *",
    "ضع|احجز اعلانك هنا|الان|معنا?",
    "ad|ads|advertisement|advertisements|advertising|advertorial|sponsored|publicite|reklam",
    "sponsored content|links|post|by|ad",
    "promoted content|links|stories",
    "ads by google|taboola|outbrain",
    "google ad|ads|adsense",
    "skip|close ad|ads|advertisement",
    "advertise with|here us?",
    "continue reading below|after * ad|advertisement?",
    "story|article|content continues below|after *",
]);

fn standard_size(line: &Line<'_>, words: &[&str]) -> bool {
    size(line.text, words).is_some_and(|(width, height)| SIZES.contains(&(width, height)))
}

fn any_size(line: &Line<'_>, words: &[&str]) -> bool {
    size(line.text, words).is_some_and(|(width, height)| (30..=2500).contains(&width) && (30..=2500).contains(&height))
}

/// Width and height, if the line says nothing else but that it is an advertisement: `728 x 90`, `إعلان 300×250px`.
fn size(text: &str, words: &[&str]) -> Option<(u32, u32)> {
    if words.is_empty() || words.len() > 6 {
        return None;
    }
    let rest = words.iter().filter(|word| !word.starts_with(|c: char| c.is_ascii_digit()));
    let labels = ["x", "px", "pixel", "pixels", "بكسل", "ad", "ads", "banner", "اعلان", "اعلانيه", "مساحه"];
    if !rest.clone().all(|word| labels.contains(word)) {
        return None;
    }
    // One word where the sign is a letter (728x90), several where it is not.
    let joined = words.join(" ");
    let mut numbers = joined.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let (width, height) = (numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?);
    let crossed = text.contains(['x', 'X', '×', '*', 'х', 'Х', '✕']);
    (crossed && numbers.next().is_none()).then_some((width, height))
}

/// A text that speaks of sizes, in sentences or one below the other, may print that of an advertisement too.
pub(super) fn sizes_of_things(page: &mut Page<'_>) {
    let Some(body) = page.body() else { return };
    let lines = &mut page.lines[body];
    let is_size = |line: &Line<'_>| size(line.text, &line.words()).is_some();
    let spoken = lines.iter().any(|line| line.mark.is_none() && speaks_of_size(line.text));
    let listed = lines.windows(2).any(|pair| pair.iter().all(is_size));
    for line in lines.iter_mut().filter(|_| spoken || listed) {
        if is_size(line) && line.mark.as_ref().is_some_and(|mark| mark.kind == Kind::Ad) {
            line.mark = None;
        }
    }
}

/// Whether a number, a cross and a number stand among words.
fn speaks_of_size(text: &str) -> bool {
    let sides = |(at, cross): (usize, &str)| {
        let (left, right) = (text[..at].trim_end(), text[at + cross.len()..].trim_start());
        left.ends_with(char::is_numeric) && right.starts_with(char::is_numeric)
    };
    text.match_indices(['×', 'x', 'X', '*']).any(sides)
        && text.split_whitespace().filter(|word| word.chars().all(char::is_alphabetic) && word.len() > 2).count() > 0
}

/// «يرجى تعطيل مانع الإعلانات»
fn blocker(_: &Line<'_>, words: &[&str]) -> bool {
    let asks = words.iter().any(|word| {
        matches!(*word, "يرجي" | "الرجاء" | "نرجو" | "تعطيل" | "عطل" | "ايقاف" | "اوقف" | "disable" | "please")
    });
    words.len() <= 25
        && asks
        && holds(words, &["مانع|حاجب|حجب الاعلانات|اعلانات|الاعلان", "ad blocker", "adblock|adblocker"])
}

fn label(_: &Line<'_>, words: &[&str]) -> bool {
    words.len() <= 9 && LABELS.whole(words)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check_behind, check_inside};

    #[test]
    fn sizes_that_a_text_speaks_of() {
        use super::super::tests::{PROSE, kinds};
        let table = [
            (format!("{PROSE}\nالشاشة 300 × 250 سنتيمترا\n300 × 250\n{PROSE}"), ["-"; 4]),
            (format!("{PROSE}\n300 × 250\n336 × 280\n{PROSE}"), ["-"; 4]),
            (format!("{PROSE}\n300 × 250\nعنوان فرعي\n{PROSE}"), ["-", "ad", "-", "-"]),
        ];
        for (text, expected) in table {
            assert_eq!(kinds(&text), expected, "{text}");
        }
    }

    #[test]
    fn lines() {
        check_inside(&[
            ("728 x 90", "ad"),
            ("300×250", "ad"),
            ("٣٠٠ × ٢٥٠", "ad"),
            ("إعلان 336x280px", "ad"),
            ("- إعلان -", "ad"),
            ("Advertisement", "ad"),
            ("مساحة إعلانية", "ad"),
            ("يستمر المقال بعد الإعلان", "ad"),
            ("إعلان القاهرة", "-"),
            ("إعلان نتائج الثانوية", "-"),
            ("3 x 4", "-"),
            ("50 × 70 سم", "-"),
            ("2 × 1", "-"),
            ("إعلانات الطرق في المدينة", "-"),
        ]);
        check_behind(&[("600 x 80", "ad"), ("أعلن معنا", "ad"), ("3 x 1", "-")]);
    }
}
