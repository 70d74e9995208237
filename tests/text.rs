//! The text stage through its public interface: tables, properties, and the published cases of other engines.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use kashshaf::text::{Marks, fold, letters, tokenize, utf16};
use proptest::prelude::*;

fn words(source: &str) -> Vec<String> {
    tokenize(source).map(|token| token.folded).collect()
}

#[test]
fn folding() {
    let table = [
        ("marks", "كَتَبَ هٰذَا", "كتب هذا"),
        ("shadda before or after the vowel", "بَّ بَّ", "ب ب"),
        ("hamza seats on alef", "أحمد إلى آخر ٱلحمد", "احمد الي اخر الحمد"),
        ("hamza seats elsewhere stay", "مسؤول مسئول مسءول", "مسؤول مسئول مسءول"),
        ("decomposed hamza and madda", "ا\u{654} ا\u{655} ا\u{653} و\u{654} ي\u{654}", "ا ا ا ؤ ئ"),
        ("hamza that NFC does not compose", "ى\u{654} ه\u{654}", "ئ ه"),
        ("hamza sign over a vowel", "ا\u{64E}\u{654}ب", "اب"),
        ("final letters", "مستشفى مدرسة", "مستشفي مدرسه"),
        ("Persian and Urdu letters", "کتاب ایران ہم ھم ەم ے", "كتاب ايران هم هم هم ي"),
        ("digits", "١٢٣ ۴۵۶", "123 456"),
        ("number signs", "٪٤٠ ٣٫٥ ١٬٠٠٠", "%40 3.5 1000"),
        ("tatweel", "العـــربية", "العربيه"),
        ("marks on a tatweel", "نـــَصٌ", "نص"),
        (
            "direction marks, joiners, soft hyphen, BOM",
            "\u{200F}الع\u{200D}ربية\u{200E} ال\u{AD}عربية \u{FEFF}نص",
            "العربيه العربيه نص",
        ),
        ("embeddings and isolates", "\u{202B}نص\u{202C} \u{2067}نص\u{2069}", "نص نص"),
        ("spaces", "في\u{A0}مجلس\u{3000}الأمن\u{202F}اليوم", "في مجلس الامن اليوم"),
        ("presentation forms", "ﺍﻟﻌﺮﺑﻴﺔ ﻻ ﻵ", "العربيه لا لا"),
        ("isolated mark forms put no space into a word", "كت\u{FE7A}اب م\u{FC60}د", "كتاب مد"),
        ("mark forms on a tatweel", "مد\u{FE77}ر", "مدر"),
        ("one character, one word", "ﷲ ﷼", "الله ريال"),
        ("one character, four words", "ﷺ", "صلي الله عليه وسلم"),
        ("bismillah has no mapping in Unicode", "﷽", "بسم الله الرحمن الرحيم"),
        ("high hamza", "ٵ ٶ", "ا ؤ"),
        ("Farsi yeh out of NFKC", "ﯼ", "ي"),
        ("heh goal out of NFKC", "ﮦ", "ه"),
        ("Qur'anic signs", "ٱلۡكِتَٰبُ لَهُۥ بِهِۦ", "الكتب له به"),
        ("case, accents, width", "Ｅnglish ÉCOLE e\u{301}cole İstanbul", "english ecole ecole istanbul"),
        ("other scripts keep their marks", "й", "й"),
    ];
    for (what, source, expected) in table {
        assert_eq!(fold(source).text, expected, "{what}: {source:?}");
    }
}

#[test]
fn tokenising() {
    let table: &[(&str, &str, &[&str])] = &[
        ("no-break space", "السورية\u{A0}منذ", &["السوريه", "منذ"]),
        ("quotes, dashes, brackets", "-فيما يبدو- (خاص) «حلب» “جيش”", &["فيما", "يبدو", "خاص", "حلب", "جيش"]),
        ("wrong opening quote", "و”أحرار الشام”", &["و", "احرار", "الشام"]),
        ("underscore", "لافروف_(انترنت)", &["لافروف", "انترنت"]),
        ("Latin glued to Arabic", "iconوزير", &["icon", "وزير"]),
        ("digits glued to Arabic", "عام2016 ال15", &["عام", "2016", "ال", "15"]),
        ("codes", "covid19 F-16 3D", &["covid19", "f", "16", "3d"]),
        ("percent", "40% ٪٤٠", &["40", "40"]),
        ("decimals", "3.5 ٣٫٥ 3.5.", &["3.5", "3.5", "3.5"]),
        ("thousands", "1,000,000 ١٬٠٠٠ 1,5 12,34", &["1000000", "1000", "1", "5", "12", "34"]),
        ("dates", "2.12.2016 2016-12-02 1/2/2016", &["2", "12", "2016", "2016", "12", "02", "1", "2", "2016"]),
        ("Arabic comma between numbers", "١،٢", &["1", "2"]),
        ("joiner inside a word", "می\u{200C}خواهم", &["ميخواهم"]),
        ("end of ayah", "۝١٢ ۞", &["12"]),
        ("ideographs", "中文 كتاب", &["中", "文", "كتاب"]),
        ("nothing", " ـ \u{64E}؟،", &[]),
    ];
    for (what, source, expected) in table {
        assert_eq!(words(source), *expected, "{what}: {source:?}");
    }
}

#[test]
fn a_dagger_alef_is_found_dropped_and_written_out() {
    let table = [
        ("ٱلۡكِتَٰبُ", "الكتب", vec!["الكتاب"]),
        ("هٰذا", "هذا", vec!["هاذا"]),
        ("ٱلصَّلَوٰةَ", "الصلوه", vec!["الصلواه", "الصلاه"]),
        ("مُوسَىٰ", "موسي", vec!["موسيا", "موسا"]),
        ("ءامنوا", "ءامنوا", vec!["امنوا"]),
        ("ٱلۡءَاخِرَةِ", "الءاخره", vec!["الاخره"]),
        ("قراءات", "قراءات", vec![]),
        ("كتاب", "كتاب", vec![]),
    ];
    for (source, folded, alternates) in table {
        let token = tokenize(source).next().unwrap();
        assert_eq!(token.folded, folded, "{source}");
        assert_eq!(token.alternates(), alternates, "{source}");
    }
    let many = "سَٰمَٰوَٰتَٰهَٰنَٰ".repeat(50);
    assert!(tokenize(&many).next().unwrap().alternates().len() <= 3);
}

#[test]
fn vocalised_words_exclude_each_other_only_where_both_are_marked() {
    let table = [
        ("كُتِب", "كُتِبَ", true),
        ("كُتِب", "كتب", true),
        ("كُتِب", "كَتَبَ", false),
        ("كتاباً", "كتابًا", true),
        ("مضيفا", "مضيفًا", true),
        ("دَرَس", "دَرَّسَ", false),
        ("درّس", "دَرَّسَ", true),
        ("الشَمس", "الشَّمسُ", true),
        ("والشَمس", "والشَّمس", true),
        ("كتب", "كتبت", false),
        ("علي", "على", false),
    ];
    for (a, b, expected) in table {
        let (a_token, b_token) = (tokenize(a).next().unwrap(), tokenize(b).next().unwrap());
        assert_eq!(a_token.matches_exactly(&b_token), expected, "{a} / {b}");
        assert_eq!(b_token.matches_exactly(&a_token), expected, "{b} / {a}");
    }
}

#[test]
fn ranges_cover_marks_and_trim_invisible_ends() {
    let source = "\u{200F}قال\u{200E} كَتَبَ، الكتابـ";
    let slices: Vec<_> = tokenize(source).map(|token| &source[token.range]).collect();
    assert_eq!(slices, ["قال", "كَتَبَ", "الكتابـ"]);
}

#[test]
fn utf16_offsets() {
    let text = "𐍈 مـحـمـد é";
    let ranges: Vec<_> = tokenize(text).map(|token| token.range).collect();
    let units: Vec<u16> = text.encode_utf16().collect();
    for ((start, end), range) in utf16::ranges(text, &ranges).into_iter().zip(&ranges) {
        assert_eq!(String::from_utf16(&units[start as usize..end as usize]).unwrap(), text[range.clone()]);
    }
}

/// Strings rich in what breaks normalisers, and any others.
fn any_text() -> impl Strategy<Value = String> {
    let arabic = proptest::collection::vec(
        prop_oneof![
            4 => proptest::char::range('\u{0600}', '\u{06FF}'),
            1 => proptest::char::range('\u{0750}', '\u{077F}'),
            1 => proptest::char::range('\u{0870}', '\u{08FF}'),
            1 => proptest::char::range('\u{FB50}', '\u{FEFF}'),
            1 => proptest::char::range('\u{2000}', '\u{206F}'),
            1 => proptest::char::range(' ', '~'),
            1 => proptest::char::range('\u{C0}', '\u{36F}'),
            1 => any::<char>(),
        ],
        0..60,
    );
    prop_oneof![arabic.prop_map(|characters| characters.into_iter().collect()), any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn letter_ranges_cover_the_source_in_order(source in any_text()) {
        let mut end = None;
        let mut before = 0..0;
        for letter in letters(&source) {
            prop_assert!(source.is_char_boundary(letter.range.start) && source.is_char_boundary(letter.range.end));
            prop_assert!(letter.range.start < letter.range.end);
            if letter.range != before {
                // The letters of one ligature share a range; every other letter begins where the last one ended.
                prop_assert!(end.is_none_or(|end| letter.range.start == end || letter.range.start == before.start));
            }
            end = Some(letter.range.end);
            before = letter.range;
        }
        prop_assert!(end.is_none_or(|end| end == source.len()));
    }

    #[test]
    fn folding_is_idempotent(source in any_text()) {
        let once = fold(&source);
        prop_assert_eq!(once.text.chars().count(), once.ranges.len());
        prop_assert_eq!(&fold(&once.text).text, &once.text);
    }

    #[test]
    fn tokens_lie_in_order_on_boundaries(source in any_text()) {
        let mut end = 0;
        let mut shared = 0..0;
        for token in tokenize(&source) {
            prop_assert!(source.is_char_boundary(token.range.start) && source.is_char_boundary(token.range.end));
            prop_assert!(!token.range.is_empty() && !token.folded.is_empty());
            prop_assert!(token.range.start >= end || token.range.start >= shared.start);
            prop_assert_eq!(token.bare.chars().count(), token.marks.len());
            end = token.range.end;
            shared = token.range.clone();
            let _ = token.alternates();
        }
    }

    #[test]
    fn a_folded_word_is_found_under_itself(source in any_text()) {
        for token in tokenize(&source) {
            prop_assert_eq!(words(&token.folded), vec![token.folded.clone()], "{:?}", token);
        }
    }

    #[test]
    fn a_marked_word_matches_itself(source in any_text()) {
        for token in tokenize(&source) {
            prop_assert!(token.matches_exactly(&token));
        }
    }

    #[test]
    fn marks_and_invisible_characters_change_nothing(word in "[ا-غف-ي]{1,8}", mark in "[\u{64B}-\u{652}\u{640}\u{200F}]{0,3}") {
        let decorated: String = word.chars().flat_map(|c| std::iter::once(c).chain(mark.chars())).collect();
        prop_assert_eq!(words(&decorated), words(&word));
    }
}

#[test]
fn marks_on_letters_are_sets() {
    let a: Vec<_> = letters("بَّ").collect();
    let b: Vec<_> = letters("ب\u{651}\u{64E}").collect();
    assert_eq!(a[0].marks, b[0].marks);
    assert_eq!(a[0].marks, Marks::SHADDA.with(Marks::FATHA));
}
