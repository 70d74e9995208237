//! Corpora out of a seeded vocabulary: clitics, endings, names of two words, dagger alefs, marks, noise, empty articles,
//! Latin letters and digits.

use kashshaf::corpus::{Article, Corpus, Paragraph, Role};

/// Chance that is the same every time (Steele, Lea & Flood, *Fast Splittable Pseudorandom Number Generators*, 2014).
#[derive(Clone, Debug)]
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    }

    /// A number below `end`, which must not be 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    pub(crate) fn of<'a, T: ?Sized>(&mut self, items: &[&'a T]) -> &'a T {
        items[self.below(items.len())]
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            items.swap(end, self.below(end + 1));
        }
    }
}

const STEMS: [&str; 64] = [
    "معارضة",
    "وزير",
    "خارجية",
    "مدينة",
    "حلب",
    "روسيا",
    "إيران",
    "ايران",
    "سوريا",
    "سورية",
    "مدرسة",
    "كتاب",
    "كتب",
    "رئيس",
    "حكومة",
    "قوات",
    "منطقة",
    "اتفاق",
    "هدنة",
    "مؤتمر",
    "جنيف",
    "أستانا",
    "تركيا",
    "أنقرة",
    "دولة",
    "دول",
    "شعب",
    "جيش",
    "حزب",
    "نظام",
    "أحرار",
    "شام",
    "لافروف",
    "قال",
    "يقول",
    "أكد",
    "مسؤول",
    "مسئول",
    "مفاوضات",
    "على",
    "علي",
    "في",
    "من",
    "إلى",
    "الى",
    "أن",
    "إن",
    "هذا",
    "هذه",
    "بيت",
    "بنت",
    "لغة",
    "قلب",
    "كلب",
    "زير",
    "مستشفى",
    "مستشفيات",
    "غارة",
    "غارات",
    "قصف",
    "شهيد",
    "شهداء",
    "وحدة",
    "جامعة",
];
const FRONTS: [&str; 12] = ["", "", "", "ال", "و", "وال", "ب", "بال", "لل", "ل", "ف", "ك"];
const ENDS: [&str; 10] = ["", "", "", "", "", "ه", "ها", "هم", "نا", "ين"];
const WHOLE: [&str; 30] = [
    "عبد الله",
    "عبدالله",
    "أبو بكر",
    "كانون الأول",
    "ديسمبر",
    "نور الدين",
    "نورالدين",
    "هٰذا",
    "ذٰلك",
    "الرحمٰن",
    "لٰكن",
    "ٱلۡكِتَٰبُ",
    "مُدرسة",
    "مَدرسة",
    "كَتَبَ",
    "كُتِبَ",
    "العـــربية",
    "ﷺ",
    "ﺍﻟﻌﺮﺑﻴﺔ",
    "COVID19",
    "Bashar",
    "2011",
    "٢٠١١",
    "40%",
    "١٤",
    "3.5",
    "فيمجلس",
    "في مجلس",
    "و قال",
    "covid19",
];
const LETTERS: [&str; 14] = ["ب", "ت", "ج", "د", "ر", "س", "ش", "ع", "ف", "ق", "ك", "ل", "م", "ن"];

/// A word, the first of the vocabulary most often.
pub(crate) fn word(dice: &mut Dice) -> String {
    match dice.below(10) {
        0 => dice.of(&WHOLE).to_owned(),
        1..=2 => {
            let root: String = (0..3).map(|_| dice.of(&LETTERS)).collect();
            let pattern = ["", "ي", "ا", "و"][dice.below(4)];
            let letters: Vec<char> = root.chars().collect();
            let front = dice.of(&FRONTS);
            format!("{front}{}{}{pattern}{}", letters[0], letters[1], letters[2])
        }
        _ => {
            // The product of two makes small numbers frequent.
            let rank = dice.below(STEMS.len()) * dice.below(STEMS.len()) / STEMS.len();
            format!("{}{}{}", dice.of(&FRONTS), STEMS[rank], dice.of(&ENDS))
        }
    }
}

pub(crate) fn text(dice: &mut Dice, words: usize) -> String {
    let mut text = String::new();
    for at in 0..words {
        if at > 0 {
            text.push_str([" ", " ", " ", " ", "، ", ". ", "\u{A0}", " «"][dice.below(8)]);
        }
        text.push_str(&word(dice));
    }
    text
}

pub(crate) fn paragraph(text: impl Into<String>) -> Paragraph {
    Paragraph { text: text.into(), ..Paragraph::default() }
}

pub(crate) fn plain(id: impl Into<String>, title: &str, texts: &[&str]) -> Article {
    let paragraphs = texts.iter().map(|text| paragraph(*text)).collect();
    Article { id: id.into(), title: title.into(), paragraphs, ..Article::default() }
}

/// An article of about so many words. What it holds depends on the seed only.
pub(crate) fn article(id: &str, seed: u64, words: usize) -> Article {
    let mut dice = Dice(seed);
    let mut article = plain(id, "", &[]);
    article.source = dice.of(&["عنب بلدي", "الحياة", ""]).into();
    match dice.below(40) {
        // Nothing at all, and a title alone.
        0 => return article,
        1 => {
            article.title = text(&mut dice, 4);
            return article;
        }
        _ => {}
    }
    if dice.below(8) > 0 {
        let length = 2 + dice.below(8);
        article.title = text(&mut dice, length);
    }
    if dice.below(6) == 0 {
        // The title once more is not filed again.
        let mut heading = paragraph(article.title.clone());
        heading.role = Role::Heading;
        article.paragraphs.push(heading);
    }
    let mut left = words / 2 + dice.below(words.max(1));
    while left > 0 {
        let longest = if dice.below(12) == 0 { 400 } else { 50 };
        let length = (1 + dice.below(longest)).min(left);
        left -= length;
        let mut paragraph = paragraph(text(&mut dice, length));
        if dice.below(9) == 0 {
            paragraph.role = Role::Noise;
        }
        article.paragraphs.push(paragraph);
    }
    article
}

/// So many articles of about so many words each.
pub(crate) fn corpus(seed: u64, articles: usize, words: usize) -> Corpus {
    let mut corpus = Corpus::new("مجموعة");
    corpus.articles = (0..articles)
        .map(|at| {
            let seed = Dice(seed ^ (at as u64) << 20).next();
            article(&format!("a{at}"), seed, words)
        })
        .collect();
    corpus
}

/// Queries that a corpus of this vocabulary answers, and some that it does not.
pub(crate) fn queries(seed: u64, count: usize) -> Vec<String> {
    let mut dice = Dice(seed);
    let query = |dice: &mut Dice| match dice.below(9) {
        0..=2 => word(dice),
        3 => format!("{} {}", word(dice), word(dice)),
        4 => format!("«{} {}»", word(dice), word(dice)),
        5 => format!("\"{}\" {}", word(dice), word(dice)),
        6 => text(dice, 6),
        7 => dice.of(&["زقزقة", "«لا وجود له»", "وزيرُ", "", "؟", "عبد الله", "ديسمبر", "«في من»", "COVID19"]).to_owned(),
        _ => format!("ال{}", dice.of(&STEMS)),
    };
    (0..count).map(|_| query(&mut dice)).collect()
}
