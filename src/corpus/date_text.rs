//! Dates as Arabic texts print them.
//!
//! Read are: days with a month's name in any of the three sets in use (Levantine and Iraqi, Egyptian and Gulf,
//! Maghrebi), one name or two («تشرين الثاني/نوفمبر»); days in digits of either kind or as ordinals («الثاني عشر
//! من»); numeric dates (day first, as Arabic prints them, or year first); English ones. Hijri dates are recognised and
//! kept as printed: converting them needs to know which calendar a country kept. What lacks a year, or is relative to
//! a day of publication («اليوم الخميس», «يوم غد الجمعة»), is recognised as such and never completed. Marks of
//! direction between the numbers of a date, as programs print them, make no difference.
//!
//! ```
//! use kashshaf::corpus::{PrintedDate, printed_dates};
//! let found = printed_dates("اليوم الجمعة ٢ كانون الأول/ديسمبر ٢٠١٦");
//! assert_eq!(found[0].date, PrintedDate::Day { year: 2016, month: 12, day: 2 });
//! assert!(found[0].today);
//! ```

use std::ops::Range;

use crate::text::{Token, is_format, tokenize};

/// A date found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// Bytes of the text, weekday included.
    pub range: Range<usize>,
    /// What is printed there.
    pub date: PrintedDate,
    /// Whether the text calls it the day of writing («اليوم»).
    pub today: bool,
}

/// How much of a date is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintedDate {
    /// A day of a year, Gregorian.
    Day {
        /// Four digits.
        year: u16,
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
    /// A month of a year, Gregorian.
    Month {
        /// Four digits.
        year: u16,
        /// 1 to 12.
        month: u8,
    },
    /// A day and month without a year.
    Yearless {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
    /// A day of the Hijri calendar.
    Hijri,
    /// A day told from the day of writing.
    Relative,
}

/// The dates of a text, in order, none inside another.
pub fn printed_dates(text: &str) -> Vec<DateMention> {
    let tokens: Vec<Token> = tokenize(text).collect();
    let reader = Reader { text, tokens: &tokens };
    let mut found: Vec<DateMention> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match reader.mention(at) {
            Some((mention, next)) => {
                found.push(mention);
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// The numbers of the first date of a text that is told by numbers with the year behind them, in their order.
pub(super) fn numbers(text: &str) -> Option<[u16; 3]> {
    let tokens: Vec<Token> = tokenize(text).collect();
    let reader = Reader { text, tokens: &tokens };
    (0..tokens.len()).find_map(|at| reader.numbers(at))
}

/// Whether a text of these folded words can hold a date: for passing over most lines without reading them closely.
pub(super) fn may_hold_date<'a>(words: impl IntoIterator<Item = &'a str>) -> bool {
    words.into_iter().any(|word| match word.as_bytes() {
        [b'1' | b'2', _, _, _] => word.parse::<u16>().is_ok(),
        [b'0'..=b'9', ..] => false,
        _ => {
            matches!(word, "كانون" | "تشرين")
                || WEEKDAYS.contains(&word)
                || HIJRI.iter().any(|(first, _)| *first == word)
                || MONTHS.iter().any(|names| names.contains(&word))
        }
    })
}

/// The month that a folded name means, and how many words it takes.
fn month(words: &[&str]) -> Option<(u8, usize)> {
    let two = words.get(..2).and_then(|pair| {
        let pair = (pair[0], pair[1].strip_prefix("ال").unwrap_or(pair[1]));
        TWO_WORD_MONTHS.iter().find(|(first, second, _)| (*first, *second) == pair)
    });
    if let Some((.., month)) = two {
        return Some((*month, 2));
    }
    let first = words.first()?;
    MONTHS.iter().position(|names| names.contains(first)).map(|at| (at as u8 + 1, 1))
}

const TWO_WORD_MONTHS: [(&str, &str, u8); 8] = [
    ("كانون", "ثاني", 1),
    ("كانون", "تاني", 1),
    ("تشرين", "اول", 10),
    ("تشرين", "ثاني", 11),
    ("تشرين", "تاني", 11),
    ("كانون", "اول", 12),
    ("كانون", "الاول", 12),
    ("تشرين", "الاول", 10),
];

/// One-word names of the twelve months, folded, with the misspellings of real texts; English last.
const MONTHS: [&[&str]; 12] = [
    &["يناير", "جانفي", "ينائر", "january", "jan"],
    &["شباط", "فبراير", "فيفري", "فبرائر", "february", "feb"],
    &["اذار", "مارس", "ادار", "march", "mar"],
    &["نيسان", "ابريل", "افريل", "april", "apr"],
    &["ايار", "مايو", "ماي", "may"],
    &["حزيران", "يونيو", "يونيه", "جوان", "june", "jun"],
    &["تموز", "يوليو", "يوليه", "جويليه", "يوليوز", "july", "jul"],
    &["اب", "اغسطس", "اوت", "غشت", "اوغسطس", "august", "aug"],
    &["ايلول", "سبتمبر", "شتنبر", "سيبتمبر", "september", "sep", "sept"],
    &["اكتوبر", "اوكتوبر", "october", "oct"],
    &["نوفمبر", "نونبر", "november", "nov"],
    &["ديسمبر", "دجنبر", "دسمبر", "december", "dec"],
];

/// The Hijri months: first words, and the second words of those that have two.
const HIJRI: [(&str, &[&str]); 12] = [
    ("محرم", &[]),
    ("المحرم", &[]),
    ("صفر", &[]),
    ("ربيع", &["الاول", "الاخر", "الثاني", "اول", "ثاني"]),
    ("جمادي", &["الاولي", "الاخره", "الثانيه", "الاول", "الاخر", "الثاني"]),
    ("جماد", &["الاول", "الاخر", "الثاني"]),
    ("رجب", &[]),
    ("شعبان", &[]),
    ("رمضان", &[]),
    ("شوال", &[]),
    ("ذو", &["القعده", "الحجه"]),
    ("ذي", &["القعده", "الحجه"]),
];

/// Days of the week, folded.
#[rustfmt::skip] // words side by side
const WEEKDAYS: [&str; 17] = [
    "السبت", "الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "الاتنين", "الثلاثا", "الاربعا",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
];

/// Words that make a weekday relative to the day of writing.
const RELATIVE: [&str; 12] =
    ["اليوم", "امس", "غدا", "غد", "الغد", "البارحه", "الماضي", "الماضيه", "المقبل", "المقبله", "القادم", "القادمه"];

/// Ordinals of the days up to the tenth, folded; higher ones are put together.
const ORDINALS: [&str; 11] =
    ["الاول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر", "الحادي"];

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl Reader<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.folded.as_str())
    }

    fn pair(&self, at: usize) -> [&str; 2] {
        [self.word(at), self.word(at + 1)]
    }

    /// What stands between a token and the next, white space and marks of direction at its ends aside.
    fn between(&self, at: usize) -> &str {
        let text = match (self.tokens.get(at), self.tokens.get(at + 1)) {
            (Some(left), Some(right)) => self.text.get(left.range.end..right.range.start).unwrap_or(""),
            _ => "",
        };
        text.trim_matches(|c: char| c.is_whitespace() || is_format(c))
    }

    /// A number of at most `digits` digits, and nothing else.
    fn number(&self, at: usize, digits: usize) -> Option<u16> {
        let word = self.word(at);
        (!word.is_empty() && word.len() <= digits && word.bytes().all(|b| b.is_ascii_digit()))
            .then(|| word.parse().ok())
            .flatten()
    }

    fn year(&self, at: usize) -> Option<u16> {
        self.number(at, 4).filter(|year| (1800..=2100).contains(year))
    }

    /// The mention that begins at a token, and the token behind it.
    fn mention(&self, at: usize) -> Option<(DateMention, usize)> {
        let today = self.word(at) == "اليوم" || (self.word(at) == "هذا" && self.word(at + 1) == "اليوم");
        let mut next = at + usize::from(today);
        // «يوم الجمعة», «مساء الجمعة»: the word before belongs to the weekday.
        let day_word = matches!(self.word(next), "يوم" | "صباح" | "مساء" | "ظهر" | "ليل" | "فجر" | "نهار");
        next += usize::from(day_word);
        let relative =
            next + usize::from(self.word(next) == "غد" || self.word(next) == "امس" || self.word(next) == "اول");
        let weekday = WEEKDAYS.contains(&self.word(relative)).then_some(relative);
        let start = weekday.map_or(next, |at| at + 1);
        if let Some((date, end)) = self.date(start) {
            return Some((self.made(if today { at } else { weekday.unwrap_or(start) }, end, date, today), end));
        }
        if day_word && weekday.is_none() {
            return None;
        }
        let weekday = weekday?;
        let told_before = today || relative > next || RELATIVE.contains(&self.word(at.wrapping_sub(1)));
        let told_behind = RELATIVE.contains(&self.word(weekday + 1)) && self.between(weekday).is_empty();
        let end = weekday + 1 + usize::from(told_behind);
        (told_before || told_behind).then(|| (self.made(at, end, PrintedDate::Relative, today), end))
    }

    fn made(&self, from: usize, end: usize, date: PrintedDate, today: bool) -> DateMention {
        let start = self.tokens.get(from).map_or(0, |token| token.range.start);
        let stop = self.tokens.get(end.saturating_sub(1)).map_or(start, |token| token.range.end);
        DateMention { range: start..stop, date, today }
    }

    /// A date without its weekday, and the token behind it.
    fn date(&self, at: usize) -> Option<(PrintedDate, usize)> {
        self.numeric(at).or_else(|| self.day_first(at)).or_else(|| self.month_first(at))
    }

    /// Whether the same sign stands between three words.
    fn is_numeric(&self, at: usize) -> bool {
        let sign = self.between(at);
        matches!(sign, "/" | "-" | "." | "–" | "\\" | "ـ") && self.between(at + 1) == sign
    }

    /// The numbers of `2/12/2016`.
    fn numbers(&self, at: usize) -> Option<[u16; 3]> {
        let numbers = || Some([self.number(at, 2)?, self.number(at + 1, 2)?, self.year(at + 2)?]);
        self.is_numeric(at).then(numbers)?
    }

    /// `2016-12-02`, `2/12/2016`: day before month unless the numbers say otherwise.
    fn numeric(&self, at: usize) -> Option<(PrintedDate, usize)> {
        if !self.is_numeric(at) {
            return None;
        }
        if let Some(end) = self.numeric_hijri(at) {
            return Some((PrintedDate::Hijri, end));
        }
        let (year, month, day) = if let Some(year) = self.year(at) {
            (year, self.number(at + 1, 2)?, self.number(at + 2, 2).or_else(|| self.day_before_time(at + 2))?)
        } else {
            let [first, second, year] = self.numbers(at)?;
            if second > 12 && first <= 12 { (year, first, second) } else { (year, second, first) }
        };
        Some((complete(year, month as u8, day as u8)?, at + 3))
    }

    /// The day of `2016-12-02T10:30`, where the day and the hour are one word.
    fn day_before_time(&self, at: usize) -> Option<u16> {
        let (day, hour) = self.word(at).split_once('t')?;
        (day.len() == 2 && hour.len() == 2 && hour.bytes().all(|b| b.is_ascii_digit())).then(|| day.parse().ok())?
    }

    /// `1439/2/27 هـ`, `27-2-1439 هجري`: the token behind it. Without the sign it could be of another calendar.
    fn numeric_hijri(&self, at: usize) -> Option<usize> {
        let year = |at: usize| self.number(at, 4).is_some_and(|year| (1200..=1600).contains(&year));
        let (month, day) =
            (self.number(at + 1, 2)?, if year(at) { self.number(at + 2, 2) } else { self.number(at, 2) }?);
        let told = matches!(self.word(at + 3), "ه" | "هجريه" | "هجري");
        ((year(at) || year(at + 2)) && told && month <= 12 && day <= 30).then_some(at + 4)
    }

    /// `2 كانون الأول 2016`, `الثاني من ديسمبر`, `12 شوال 1436`.
    fn day_first(&self, at: usize) -> Option<(PrintedDate, usize)> {
        let (day, mut next) = self.day(at)?;
        next += usize::from(self.word(next) == "من" || matches!(self.word(next), "of" | "شهر"));
        next += usize::from(self.word(next) == "شهر");
        if let Some(end) = self.hijri_month(next) {
            let year = self.number(end, 4).is_some_and(|year| (1200..=1600).contains(&year));
            let end = end + usize::from(year);
            return Some((
                PrintedDate::Hijri,
                end + usize::from(year && matches!(self.word(end), "ه" | "هجريه" | "هجري")),
            ));
        }
        let (month, words) = month(&self.pair(next))?;
        // A number before «اب» or «ماي» could count fathers; only with a year or a second name is it a month.
        let doubtful = matches!(self.word(next), "اب" | "ماي" | "may" | "mar" | "dec" | "جوان");
        let end = self.second_name(next + words, month);
        let named_twice = end > next + words;
        let end =
            end + usize::from(matches!(self.word(end), "عام" | "سنه" | "من" | "لعام") && self.year(end + 1).is_some());
        match self.year(end) {
            Some(year) => Some((complete(year, month, day)?, end + 1)),
            None if doubtful && !named_twice => None,
            None => Some((PrintedDate::Yearless { month, day: day_of(month, day)? }, end)),
        }
    }

    /// `ديسمبر 2, 2016`, `December 2016`, `أيلول الماضي`.
    fn month_first(&self, at: usize) -> Option<(PrintedDate, usize)> {
        if let Some(end) = self.hijri_month(at) {
            let year = self.number(end, 4).is_some_and(|year| (1200..=1600).contains(&year));
            let told = matches!(self.word(end + 1), "ه" | "هجريه" | "هجري");
            return year.then_some((PrintedDate::Hijri, end + 1 + usize::from(told)));
        }
        let (month, words) = month(&self.pair(at))?;
        // A month whose day there is not, as in «30 شباط», is no month either.
        if at > 0 && self.number(at - 1, 2).is_some() && self.between(at - 1).is_empty() {
            return None;
        }
        let end = self.second_name(at + words, month);
        if RELATIVE.contains(&self.word(end)) && self.between(end - 1).is_empty() {
            return Some((PrintedDate::Relative, end + 1));
        }
        if let (Some(day), Some(year)) = (self.number(end, 2), self.year(end + 1)) {
            return Some((complete(year, month, day as u8)?, end + 2));
        }
        Some((PrintedDate::Month { year: self.year(end)?, month }, end + 1))
    }

    /// The token behind a second name of the same month: «تشرين الثاني/نوفمبر», «يوليو - تموز», «كانون الأول (ديسمبر)»,
    /// «ديسمبر كانون الأول».
    fn second_name(&self, at: usize, first: u8) -> usize {
        let sign = at > 0 && matches!(self.between(at - 1), "/" | "-" | "–" | "(" | "\\" | "ـ" | "،" | "" | "|");
        match month(&self.pair(at)) {
            Some((second, words)) if sign && second == first => at + words,
            _ => at,
        }
    }

    /// A day of the month in digits or as an ordinal, and the token behind it.
    fn day(&self, at: usize) -> Option<(u8, usize)> {
        if let Some(day) = self.number(at, 2) {
            return (1..=31).contains(&day).then_some((day as u8, at + 1));
        }
        if matches!(self.word(at), "العشرين" | "العشرون") {
            return Some((20, at + 1));
        }
        if matches!(self.word(at), "الثلاثين" | "الثلاثون") {
            return Some((30, at + 1));
        }
        // The first of a month, in the Maghreb.
        if matches!(self.word(at), "فاتح" | "الفاتح") {
            return Some((1, at + 1));
        }
        let unit = ORDINALS.iter().position(|word| *word == self.word(at))?;
        let unit = if unit == 10 { 1 } else { unit as u8 + 1 };
        match self.word(at + 1) {
            "عشر" => Some((unit + 10, at + 2)),
            "والعشرين" | "والعشرون" => Some((unit + 20, at + 2)),
            "والثلاثين" | "والثلاثون" => Some((unit + 30, at + 2)),
            _ => Some((unit, at + 1)),
        }
    }

    /// The token behind a Hijri month.
    fn hijri_month(&self, at: usize) -> Option<usize> {
        let (_, seconds) = HIJRI.iter().find(|(first, _)| *first == self.word(at))?;
        if seconds.is_empty() {
            return Some(at + 1);
        }
        seconds.contains(&self.word(at + 1)).then_some(at + 2)
    }
}

fn day_of(month: u8, day: u8) -> Option<u8> {
    let most = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=most).contains(&day).then_some(day)
}

fn complete(year: u16, month: u8, day: u8) -> Option<PrintedDate> {
    (1..=12).contains(&month).then_some(())?;
    let day = day_of(month, day)?;
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    (month != 2 || day < 29 || leap).then_some(PrintedDate::Day { year, month, day })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        let day = |year, month, day| PrintedDate::Day { year, month, day };
        let yearless = |month, day| PrintedDate::Yearless { month, day };
        let table: &[(&str, &[(&str, PrintedDate)])] = &[
            ("في 2 كانون الأول 2016", &[("2 كانون الأول 2016", day(2016, 12, 2))]),
            ("15 تشرين الثاني/نوفمبر الماضي", &[("15 تشرين الثاني/نوفمبر", yearless(11, 15))]),
            ("١٥ يوليو - تموز ٢٠١٥", &[("١٥ يوليو - تموز ٢٠١٥", day(2015, 7, 15))]),
            ("3 آب (أغسطس) 2014", &[("3 آب (أغسطس) 2014", day(2014, 8, 3))]),
            ("الجمعة 2 كانون الأول، قال", &[("الجمعة 2 كانون الأول", yearless(12, 2))]),
            ("الثالث عشر من إيلول 1998", &[("الثالث عشر من إيلول 1998", day(1998, 9, 13))]),
            ("الحادي والعشرين من شهر اغسطس", &[("الحادي والعشرين من شهر اغسطس", yearless(8, 21))]),
            ("14 جويلية 2019 و12 غشت 2020", &[("14 جويلية 2019", day(2019, 7, 14)), ("12 غشت 2020", day(2020, 8, 12))]),
            ("فاتح نونبر 2016", &[("فاتح نونبر 2016", day(2016, 11, 1))]),
            ("في الفاتح من نوفمبر 1954", &[("الفاتح من نوفمبر 1954", day(1954, 11, 1))]),
            ("فاتح المدينة 2016", &[]),
            ("بتاريخ 2016-12-02", &[("2016-12-02", day(2016, 12, 2))]),
            ("٢/١٢/٢٠١٦", &[("٢/١٢/٢٠١٦", day(2016, 12, 2))]),
            ("12/25/2016", &[("12/25/2016", day(2016, 12, 25))]),
            ("31/2/2016", &[]),
            ("30 شباط 2016", &[]),
            ("29 شباط 2015", &[]),
            ("العدد 30، شباط 2016", &[("شباط 2016", PrintedDate::Month { year: 2016, month: 2 })]),
            ("29/2/2015", &[]),
            ("2/12/16", &[]),
            ("Tuesday, 11 August 2015", &[("Tuesday, 11 August 2015", day(2015, 8, 11))]),
            ("December 2, 2016", &[("December 2, 2016", day(2016, 12, 2))]),
            ("22 ديسمبر/كانون الأول 2022", &[("22 ديسمبر/كانون الأول 2022", day(2022, 12, 22))]),
            ("22 ديسمبر كانون الأول 2022", &[("22 ديسمبر كانون الأول 2022", day(2022, 12, 22))]),
            ("كانون الثاني/ يناير 2017", &[("كانون الثاني/ يناير 2017", PrintedDate::Month { year: 2017, month: 1 })]),
            ("05\u{200F}/11\u{200F}/2018", &[("05\u{200F}/11\u{200F}/2018", day(2018, 11, 5))]),
            ("2018-11-05T10:30:00Z", &[("2018-11-05T10", day(2018, 11, 5))]),
            ("٥ نونبر ٢٠١٨م", &[("٥ نونبر ٢٠١٨", day(2018, 11, 5))]),
            ("27/2/1439 هـ", &[("27/2/1439 هـ", PrintedDate::Hijri)]),
            (
                "1439/2/27هـ الموافق 16/11/2017",
                &[("1439/2/27هـ", PrintedDate::Hijri), ("16/11/2017", day(2017, 11, 16))],
            ),
            ("صفر 1439", &[("صفر 1439", PrintedDate::Hijri)]),
            ("1400/5/3", &[]),
            ("صفر في الرياضيات", &[]),
            ("كانون الأول 2016", &[("كانون الأول 2016", PrintedDate::Month { year: 2016, month: 12 })]),
            (
                "25 شوال 1436 هـ الموافق 10 اغسطس 2015 م",
                &[("25 شوال 1436 هـ", PrintedDate::Hijri), ("10 اغسطس 2015", day(2015, 8, 10))],
            ),
            ("اليوم الخميس", &[("اليوم الخميس", PrintedDate::Relative)]),
            ("يوم غد الجمعة", &[("يوم غد الجمعة", PrintedDate::Relative)]),
            ("أمس الخميس", &[("أمس الخميس", PrintedDate::Relative)]),
            ("الثلاثاء الماضي", &[("الثلاثاء الماضي", PrintedDate::Relative)]),
            ("بداية إيلول الماضي", &[("إيلول الماضي", PrintedDate::Relative)]),
            ("صلاة الجمعة في الجامع", &[]),
            ("قال 3 أب إنهم", &[]),
            ("مارس الرياضة 20 عاما", &[]),
            ("المادة 5 من القانون 2016", &[]),
            ("الإصدار 2.12.3", &[]),
        ];
        for (text, expected) in table {
            let found: Vec<_> = printed_dates(text).into_iter().map(|m| (&text[m.range], m.date)).collect();
            assert_eq!(found, *expected, "{text}");
            let words: Vec<_> = tokenize(text).map(|token| token.folded).collect();
            assert!(found.is_empty() || may_hold_date(words.iter().map(String::as_str)), "{text}");
        }
    }

    #[test]
    fn the_day_of_writing() {
        let table = [("اليوم، الجمعة 2 كانون الأول", true), ("اليوم الخميس", true), ("الجمعة 2 كانون الأول", false)];
        for (text, expected) in table {
            assert_eq!(printed_dates(text).first().map(|mention| mention.today), Some(expected), "{text}");
        }
    }
}
