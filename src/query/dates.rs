//! Dates and stretches of time as readers type them → days.
//!
//! | typed | means |
//! |---|---|
//! | `2016`, `2016-12`, `2016/12/02`, `2/12/2016`, ٢٠١٦-١٢ | a year, a month, a day (day first, unless only the other order is a date) |
//! | `20161202`, `2016-12-02T23:30:00Z` | a day as programs write it; the time is passed over |
//! | `2 ديسمبر 2016`, `كانون الأول/ديسمبر 2016`, `December 2, 2016` | the same with a month's name, of any of the sets in use |
//! | `الجمعة 2 ديسمبر 2016`, `الأول من ديسمبر 2016`, `فاتح نونبر 2016` | a day with its name before it, or the first or second in words |
//! | `2016-12..2017-01`, `2016-2017`, `من 2015 إلى 2017`, `بين 2015 و2017` | from the first day of the one to the last of the other |
//! | `2016..`, `>=2016`, `منذ 2016`, `..2016`, `<=2016`, `حتى 2016` | open at one end |
//! | `>2016`, `بعد 2016`, `<2016`, `قبل 2016` | the days behind, the days before |
//!
//! Years are Gregorian and have four digits; those that can only be meant of the Hijri calendar are none.

use super::lex::line_of;
use super::query::Days;
use crate::corpus::calendar::{days_in, number};
use crate::text::{Kind, fold, kind};

/// What days a text means, and whether it gave the later end first. `None` if it is no date, or none of the calendar.
pub(super) fn read(text: &str) -> Option<(Days, bool)> {
    let parts = parts(text)?;
    let kind = |at: usize| parts.get(at).map_or(b' ', |part| part.0);
    let head = kind(0);
    let opened = usize::from(b"<>ft:".contains(&head));
    let (first, last, at) = date(&parts, opened)?;
    let (mut from, mut to) = (Some(first), Some(last));
    let mut turned = false;
    match (if opened > 0 { head } else { b' ' }, kind(at)) {
        (b' ', b' ') => {}
        (b'f', b' ') => to = None,
        (b' ', b':') if at + 1 == parts.len() => to = None,
        (b't' | b':', b' ') => from = None,
        (b'>', b' ') => (from, to) = (Some(last + 1), None),
        (b'<', b' ') => (from, to) = (None, Some(first - 1)),
        (b' ' | b'f', b't' | b':' | b'-') => {
            let (second, end, at) = date(&parts, at + 1)?;
            if at < parts.len() {
                return None;
            }
            turned = end < first;
            if turned {
                from = Some(second);
            } else {
                to = Some(end);
            }
        }
        _ => return None,
    }
    Some((Days { from, to }, turned))
}

/// A piece of a date, and the number that it stands for. `Y` is a number of four digits, `N` one of fewer, `M` a month's
/// name; `-` stands between the numbers of a date, `:` is `..`; `f` is from, `t` to, `<` before, `>` after; `k` and `q` are
/// the first words of months that have two; `w` is a day of the week that does not stand before a date.
type Part = (u8, i32);

/// No date is longer, in bytes.
const LONGEST: usize = 200;

/// Words of dates, folded: the months, a line each, then words of each of [`KINDS`].
const WORDS: &str = "\
يناير جانفي january jan
شباط فبراير فيفري february feb
اذار مارس march mar
نيسان ابريل افريل april apr
ايار مايو ماي may
حزيران يونيو يونيه جوان june jun
تموز يوليو يوليه جويليه يوليوز july jul
اب اغسطس اوت غشت august aug
ايلول سبتمبر شتنبر september sep sept
اكتوبر october oct
نوفمبر نونبر november nov
ديسمبر دجنبر december dec
الاول اول فاتح الفاتح
الثاني ثاني
عام سنه شهر يوم م
من from منذ since بين between
الي حتي to until و and
قبل before
بعد after
كانون
تشرين
السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه";

/// The kinds of the lines behind the months. Second words of months become a part of the first, or are days of one; what
/// `,` stands for is understood without it.
const KINDS: &[u8; 10] = b"12,ft<>kqw";

/// Years of the Hijri calendar in which there were newspapers.
const HIJRI: std::ops::RangeInclusive<i32> = 1300..=1500;

/// Takes a text apart; `None` if something in it is no part of a date.
fn parts(text: &str) -> Option<Vec<Part>> {
    if text.len() > LONGEST {
        return None;
    }
    let folded = fold(text).text;
    let mut rest = folded.as_str();
    let mut parts: Vec<Part> = Vec::new();
    while let Some(c) = rest.chars().next() {
        let is_digit = c.is_ascii_digit();
        let is_letter = |c| matches!(kind(c), Kind::Arabic | Kind::Letter);
        let same = |other: char| if is_digit { other.is_ascii_digit() } else { is_letter(other) };
        let length = if same(c) { rest.find(|c| !same(c)).unwrap_or(rest.len()) } else { c.len_utf8() };
        let (part, behind) = rest.split_at(length);
        rest = behind;
        let last = parts.last().map_or(b' ', |part| part.0);
        let mut month = 0;
        let kind = if is_digit {
            let number = part.bytes().fold(0, |number: i32, digit| number.wrapping_mul(10) + i32::from(digit - b'0'));
            match length {
                1 | 2 => parts.push((b'N', number)),
                4 => parts.push((b'Y', number)),
                8 => {
                    let [year, month, day] = [number / 10_000, number / 100 % 100, number % 100];
                    parts.extend([(b'Y', year), (b'-', 0), (b'N', month), (b'-', 0), (b'N', day)]);
                }
                _ => return None,
            }
            b','
        } else if part == "t" && last == b'N' && rest.bytes().all(|b| b.is_ascii_digit() || b":.+-z".contains(&b)) {
            // The time of day, as programs write it.
            break;
        } else if same(c) {
            let line = line_of(WORDS, part)?;
            month = i32::try_from(line).ok()? + 1;
            KINDS.get(line.wrapping_sub(12)).copied().unwrap_or(b'M')
        } else {
            match c {
                '.' if last == b'.' || last == b':' => b'=',
                '.' | '<' | '>' | '=' => c as u8,
                '…' | '‥' => b':',
                '≤' => b't',
                '≥' => b'f',
                '/' | '-' | '\u{2010}'..='\u{2015}' | '−' => b'-',
                ' ' | ',' | '،' | '؛' | ';' | '؟' | '?' | '!' | '(' | ')' => b',',
                _ => return None,
            }
        };
        match (kind, last) {
            (b',', _) => {}
            // <= is «to», >= is «from», and the second point makes `..` of the first.
            (b'=', b'<' | b'>' | b'.' | b':') | (b'1' | b'2', b'k' | b'q') => {
                parts.pop();
                match last {
                    b'<' => parts.push((b't', 0)),
                    b'>' => parts.push((b'f', 0)),
                    b'.' | b':' => parts.push((b':', 0)),
                    // تشرين is October and November, كانون December and January.
                    b'q' => add_month(&mut parts, 10 + i32::from(kind == b'2')),
                    _ => add_month(&mut parts, if kind == b'2' { 1 } else { 12 }),
                }
            }
            (b'M', _) => add_month(&mut parts, month),
            (b'1' | b'2', _) => parts.push((b'N', i32::from(kind - b'0'))),
            (b'w', b' ' | b'f' | b't' | b'<' | b'>' | b'-' | b':') => {}
            _ => parts.push((kind, 0)),
        }
    }
    for part in &mut parts {
        if part.0 == b'.' {
            part.0 = b'-';
        }
    }
    Some(parts)
}

/// Adds a month, unless it is a second name of the one before: «كانون الأول/ديسمبر». In «2 من ديسمبر», «من» begins
/// nothing.
fn add_month(parts: &mut Vec<Part>, month: i32) {
    if let [.., (b'N', _), (b'f', _)] = parts.as_slice() {
        parts.pop();
    }
    match parts.as_slice() {
        [.., (b'M', known)] if *known == month => {}
        [.., (b'M', known), (b'-', _)] if *known == month => {
            parts.pop();
        }
        _ => parts.push((b'M', month)),
    }
}

/// The first and the last day of the date that begins at a part, and the part behind it.
fn date(parts: &[Part], at: usize) -> Option<(i32, i32, usize)> {
    let parts = parts.get(at..)?;
    let fits =
        |shape: &str| shape.len() <= parts.len() && shape.bytes().zip(parts).all(|(wanted, part)| wanted == part.0);
    let (shape, [year, month, day]) = SHAPES.iter().find(|(shape, _)| fits(shape))?;
    let at_place = |place: &u8| parts.get(usize::from(*place)).map(|part| part.1);
    let (year, mut month, mut day) = (at_place(year)?, at_place(month), at_place(day));
    if month > Some(12) && *shape == "N-N-Y" {
        (month, day) = (day, month);
    }
    let last = month.unwrap_or(12);
    let days = days_in(year, last)?;
    let exists = year > 0 && !HIJRI.contains(&year) && (1..=days).contains(&day.unwrap_or(1));
    let from = number(year, month.unwrap_or(1), day.unwrap_or(1));
    let to = number(year, last, day.unwrap_or(days));
    exists.then_some((from, to, at + shape.len()))
}

/// Where a date of some shape has its year, its month and its day.
const SHAPES: [(&str, [u8; 3]); 8] = [
    ("Y-N-N", [0, 2, 4]),
    ("Y-N", [0, 2, NONE]),
    ("Y", [0, NONE, NONE]),
    ("N-N-Y", [4, 2, 0]),
    ("N-Y", [2, 0, NONE]),
    ("NMY", [2, 1, 0]),
    ("MY", [1, 0, NONE]),
    ("MNY", [2, 0, 1]),
];

/// Behind the parts of any text.
const NONE: u8 = LONGEST as u8 + 1;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::calendar::civil;

    /// Days as `from..to`, `?` for what is no date and `!` before ends that were turned round.
    fn shown(text: &str) -> String {
        let day =
            |number: Option<i32>| number.map(civil).map_or(String::new(), |(y, m, d)| format!("{y:04}-{m:02}-{d:02}"));
        read(text).map_or("?".into(), |(days, turned)| {
            let turned = if turned { "!" } else { "" };
            if days.from == days.to { day(days.from) } else { format!("{turned}{}..{}", day(days.from), day(days.to)) }
        })
    }

    #[test]
    fn dates() {
        let table = [
            ("2016", "2016-01-01..2016-12-31"),
            ("٢٠١٦", "2016-01-01..2016-12-31"),
            ("۲۰۱۶", "2016-01-01..2016-12-31"),
            ("2016-12", "2016-12-01..2016-12-31"),
            ("2016\u{2011}12", "2016-12-01..2016-12-31"),
            ("2016―12", "2016-12-01..2016-12-31"),
            ("2015‥2016", "2015-01-01..2016-12-31"),
            ("2016/2", "2016-02-01..2016-02-29"),
            ("12/2016", "2016-12-01..2016-12-31"),
            ("2016-12-02", "2016-12-02"),
            ("2016/12/02", "2016-12-02"),
            ("2/12/2016", "2016-12-02"),
            ("2.12.2016", "2016-12-02"),
            ("12/25/2016", "2016-12-25"),
            ("٢/١٢/٢٠١٦", "2016-12-02"),
            ("2 ديسمبر 2016", "2016-12-02"),
            ("٢ ديسمبر ٢٠١٦م", "2016-12-02"),
            ("2 كانون الأول 2016", "2016-12-02"),
            ("كانون الثاني 2017", "2017-01-01..2017-01-31"),
            ("ديسمبر/كانون الأول 2016", "2016-12-01..2016-12-31"),
            ("2 كانون الأول/ ديسمبر 2016", "2016-12-02"),
            ("2 كانون الأول (ديسمبر) 2016", "2016-12-02"),
            ("12 غشت 2020", "2020-08-12"),
            ("الجمعة 2 ديسمبر 2016", "2016-12-02"),
            ("يوم الجمعة، 2 ديسمبر 2016", "2016-12-02"),
            ("من الجمعة 2 ديسمبر 2016 إلى الأحد 4 ديسمبر 2016", "2016-12-02..2016-12-04"),
            ("2 ديسمبر 2016 الجمعة", "?"),
            ("الأول من ديسمبر 2016", "2016-12-01"),
            ("الثاني من كانون الثاني/يناير 2017", "2017-01-02"),
            ("2 من ديسمبر 2016", "2016-12-02"),
            ("الأول من تشرين الأول 2016", "2016-10-01"),
            ("فاتح نونبر 2016", "2016-11-01"),
            ("الفاتح من نونبر 2016", "2016-11-01"),
            ("2016 الأول", "?"),
            ("20161202", "2016-12-02"),
            ("20161302", "?"),
            ("2016-12-02T23:30:00Z", "2016-12-02"),
            ("2016-12-02T23:30:00+03:00", "2016-12-02"),
            ("2016-12-02t", "2016-12-02"),
            ("2016-12-02 ta", "?"),
            ("2/12/16", "?"),
            ("1438/3/3", "?"),
            ("1438", "?"),
            ("1258", "1258-01-01..1258-12-31"),
            ("14 جويلية 2019", "2019-07-14"),
            ("آب 2014", "2014-08-01..2014-08-31"),
            ("December 2, 2016", "2016-12-02"),
            ("شهر آذار عام 2011", "2011-03-01..2011-03-31"),
            ("2016-12..2017-01", "2016-12-01..2017-01-31"),
            ("2016…2017", "2016-01-01..2017-12-31"),
            ("2016-2017", "2016-01-01..2017-12-31"),
            ("2016–2017", "2016-01-01..2017-12-31"),
            ("2016-12 - 2017-01", "2016-12-01..2017-01-31"),
            ("2016-12-05/2016-12-08", "2016-12-05..2016-12-08"),
            ("من 2015 إلى 2017", "2015-01-01..2017-12-31"),
            ("من 2 كانون الأول 2016 حتى 5 كانون الثاني 2017", "2016-12-02..2017-01-05"),
            ("بين 2015 و2017", "2015-01-01..2017-12-31"),
            ("2017..2016", "!2016-01-01..2017-12-31"),
            ("2016..", "2016-01-01.."),
            ("..2016", "..2016-12-31"),
            ("منذ 2016", "2016-01-01.."),
            ("حتى 2016", "..2016-12-31"),
            (">2016", "2017-01-01.."),
            (">=2016", "2016-01-01.."),
            ("≥ 2016", "2016-01-01.."),
            ("<2016-05", "..2016-04-30"),
            ("<=2016-05", "..2016-05-31"),
            ("بعد 2016-12-31", "2017-01-01.."),
            ("2000-02-29", "2000-02-29"),
            ("1900-02-29", "?"),
            ("2016-13", "?"),
            ("2016-00", "?"),
            ("31/4/2016", "?"),
            ("0000", "?"),
            ("16", "?"),
            ("20160", "?"),
            ("2 ديسمبر", "?"),
            ("ديسمبر/يناير 2016", "?"),
            ("2016..2017..2018", "?"),
            ("2016-", "?"),
            ("..", "?"),
            (">", "?"),
            ("", "?"),
            ("متى", "?"),
            ("2016 حلب", "?"),
            ("كانون 2016", "?"),
            ("كانون", "?"),
        ];
        for (text, expected) in table {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
