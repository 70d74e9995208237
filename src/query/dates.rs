//! Dates and stretches of time as readers type them → days.
//!
//! | typed | means |
//! |---|---|
//! | `2016`, `2016-12`, `2016/12/02`, `2/12/2016`, ٢٠١٦-١٢ | a year, a month, a day (day first, unless only the other order is a date) |
//! | `2 ديسمبر 2016`, `كانون الأول/ديسمبر 2016`, `December 2, 2016` | the same with a month's name, of any of the sets in use |
//! | `2016-12..2017-01`, `2016-2017`, `من 2015 إلى 2017`, `بين 2015 و2017` | from the first day of the one to the last of the other |
//! | `2016..`, `>=2016`, `منذ 2016`, `..2016`, `<=2016`, `حتى 2016` | open at one end |
//! | `>2016`, `بعد 2016`, `<2016`, `قبل 2016` | the days behind, the days before |
//!
//! Years are Gregorian and have four digits.

use super::query::Days;
use crate::corpus::calendar::{days_in, number};
use crate::text::{Kind, fold, kind};

/// What days a text means, and whether it gave the later end first. `None` if it is no date, or none of the calendar.
pub(super) fn read(text: &str) -> Option<(Days, bool)> {
    let parts = parts(text)?;
    let open = match parts.as_slice() {
        [sign @ (Part::Less | Part::More), Part::Equal, rest @ ..] => Some((*sign, true, rest)),
        [sign @ (Part::Less | Part::More), rest @ ..] => Some((*sign, false, rest)),
        [Part::To | Part::Dots, rest @ ..] => Some((Part::Less, true, rest)),
        _ => None,
    };
    if let Some((sign, included, rest)) = open {
        let (first, last) = date(rest).filter(|found| found.2.is_empty()).map(|found| (found.0, found.1))?;
        let days = match (sign, included) {
            (Part::Less, true) => Days { from: None, to: Some(last) },
            (Part::Less, false) => Days { from: None, to: Some(first - 1) },
            (_, true) => Days { from: Some(first), to: None },
            (_, false) => Days { from: Some(last + 1), to: None },
        };
        return Some((days, false));
    }
    let (is_start, rest) = match parts.as_slice() {
        [Part::From, rest @ ..] => (true, rest),
        all => (false, all),
    };
    let (first, last, rest) = date(rest)?;
    let (from, to) = match rest {
        [] if is_start => return Some((Days { from: Some(first), to: None }, false)),
        [Part::Dots] => return Some((Days { from: Some(first), to: None }, false)),
        [] => (first, last),
        [Part::To | Part::Dots | Part::Sign('-' | '/'), rest @ ..] => {
            let (other_first, other_last, rest) = date(rest)?;
            if !rest.is_empty() {
                return None;
            }
            if other_last < first {
                return Some((Days { from: Some(other_first), to: Some(last) }, true));
            }
            (first, other_last)
        }
        _ => return None,
    };
    Some((Days { from: Some(from), to: Some(to) }, false))
}

/// A piece of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A number and how many digits it has.
    Number(i32, usize),
    Month(i32),
    /// What stands between numbers.
    Sign(char),
    Dots,
    From,
    To,
    Less,
    More,
    Equal,
}

/// No date is longer, in bytes.
const LONGEST: usize = 200;

/// Takes a text apart; `None` if something in it is no piece of a date.
fn parts(text: &str) -> Option<Vec<Part>> {
    if text.len() > LONGEST {
        return None;
    }
    let folded = fold(text).text;
    let mut rest = folded.as_str();
    let mut parts = Vec::new();
    while let Some(c) = rest.chars().next() {
        let of_kind = |wanted: fn(char) -> bool| rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        if c.is_ascii_digit() {
            let digits = of_kind(|c| c.is_ascii_digit());
            parts.push(Part::Number(rest[..digits.min(4)].parse().ok()?, digits));
            rest = &rest[digits..];
        } else if is_letter(c) {
            let (word, behind) = rest.split_at(of_kind(is_letter));
            rest = behind;
            match word {
                "من" | "from" | "منذ" | "since" | "بين" | "between" => parts.push(Part::From),
                "الي" | "حتي" | "to" | "until" | "و" | "and" => parts.push(Part::To),
                "قبل" | "before" => parts.push(Part::Less),
                "بعد" | "after" => parts.push(Part::More),
                "عام" | "سنه" | "شهر" | "يوم" | "م" => {}
                "كانون" | "تشرين" => {
                    let next = rest.trim_start();
                    let (which, behind) = next.split_at(next.find(|c| !is_letter(c)).unwrap_or(next.len()));
                    rest = behind;
                    parts.push(Part::Month(match (word, which.strip_prefix("ال").unwrap_or(which)) {
                        ("كانون", "ثاني") => 1,
                        ("تشرين", "اول" | "الاول") => 10,
                        ("تشرين", "ثاني") => 11,
                        ("كانون", "اول" | "الاول") => 12,
                        _ => return None,
                    }));
                }
                _ => parts.push(Part::Month(month(word)?)),
            }
        } else {
            rest = &rest[c.len_utf8()..];
            match c {
                '.' if parts.last() == Some(&Part::Sign('.')) => {
                    parts.pop();
                    parts.push(Part::Dots);
                }
                '.' if parts.last() == Some(&Part::Dots) => {}
                '…' | '‥' => parts.push(Part::Dots),
                '.' | '/' | '\\' => parts.push(Part::Sign(c)),
                '-' | '\u{2010}'..='\u{2015}' | '−' => parts.push(Part::Sign('-')),
                '<' => parts.push(Part::Less),
                '>' => parts.push(Part::More),
                '≤' => parts.extend([Part::Less, Part::Equal]),
                '≥' => parts.extend([Part::More, Part::Equal]),
                '=' => parts.push(Part::Equal),
                ' ' | ',' | '،' | '(' | ')' => {}
                _ => return None,
            }
        }
    }
    Some(parts)
}

fn is_letter(c: char) -> bool {
    matches!(kind(c), Kind::Arabic | Kind::Letter)
}

/// The one-word names of the twelve months, folded; a month a line.
const MONTHS: &str = "\
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
ديسمبر دجنبر december dec";

fn month(name: &str) -> Option<i32> {
    MONTHS.split('\n').zip(1..).find(|(names, _)| names.split(' ').any(|known| known == name)).map(|(_, month)| month)
}

/// The first and the last day of the date at the beginning of some parts, and the parts behind it.
fn date(parts: &[Part]) -> Option<(i32, i32, &[Part])> {
    use Part::{Month, Number, Sign};
    match parts {
        [Number(year, 4), Sign(a), Number(month, 1 | 2), Sign(b), Number(day, 1 | 2), rest @ ..] if a == b => {
            days(*year, *month, Some(*day), rest)
        }
        [Number(year, 4), Sign(_), Number(month, 1 | 2), rest @ ..] => days(*year, *month, None, rest),
        [Number(year, 4), rest @ ..] => Some((days(*year, 1, None, rest)?.0, days(*year, 12, None, rest)?.1, rest)),
        [Number(day, 1 | 2), Sign(a), Number(month, 1 | 2), Sign(b), Number(year, 4), rest @ ..] if a == b => {
            if *month > 12 { days(*year, *day, Some(*month), rest) } else { days(*year, *month, Some(*day), rest) }
        }
        [Number(month, 1 | 2), Sign(_), Number(year, 4), rest @ ..] => days(*year, *month, None, rest),
        [Number(day, 1 | 2), Month(month), rest @ ..] => match second_name(rest, *month) {
            [Number(year, 4), rest @ ..] => days(*year, *month, Some(*day), rest),
            _ => None,
        },
        [Month(month), rest @ ..] => match second_name(rest, *month) {
            [Number(year, 4), rest @ ..] => days(*year, *month, None, rest),
            [Number(day, 1 | 2), Number(year, 4), rest @ ..] => days(*year, *month, Some(*day), rest),
            _ => None,
        },
        _ => None,
    }
}

/// What follows a second name of the same month: «كانون الأول/ديسمبر».
fn second_name(parts: &[Part], month: i32) -> &[Part] {
    match parts {
        [Part::Sign(_), Part::Month(second), rest @ ..] | [Part::Month(second), rest @ ..] if *second == month => rest,
        _ => parts,
    }
}

/// The first and last day of a month, or a day of it.
fn days(year: i32, month: i32, day: Option<i32>, rest: &[Part]) -> Option<(i32, i32, &[Part])> {
    let length = days_in(year, month)?;
    let (first, last) = day.map_or((1, length), |day| (day, day));
    let exists = year > 0 && first > 0 && last <= length;
    exists.then(|| (number(year, month, first), number(year, month, last), rest))
}

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
