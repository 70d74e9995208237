//! Days of the Gregorian calendar as numbers, counted from 1970-01-01.

/// Days of a month; `None` if there is no such month.
pub(crate) const fn days_in(year: i32, month: i32) -> Option<i32> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    Some(match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    })
}

/// The number of a day (H. Hinnant, *chrono-Compatible Low-Level Date Algorithms*, `days_from_civil`): years begin with
/// March, so that the leap day is their last.
pub(crate) const fn number(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let (century, of_century) = (year / 400, year % 400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    century * 146_097 + of_century * 365 + of_century / 4 - of_century / 100 + of_year - 719_468
}

/// Year, month and day of a number; the inverse of [`number`] for years from 0 on.
pub(crate) const fn civil(number: i32) -> (i32, i32, i32) {
    let number = number + 719_468;
    let (century, of_century) = (number.div_euclid(146_097), number.rem_euclid(146_097));
    let year = (of_century - of_century / 1460 + of_century / 36_524 - of_century / 146_096) / 365;
    let of_year = of_century - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (century * 400 + year + if month <= 2 { 1 } else { 0 }, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_days() {
        assert_eq!((number(1970, 1, 1), number(2000, 3, 1), number(1, 1, 1)), (0, 11_017, -719_162));
        let mut expected = number(1, 1, 1);
        for year in 1..=9999 {
            for month in 1..=12 {
                let (first, length) = (number(year, month, 1), days_in(year, month).unwrap());
                assert_eq!((first, civil(first)), (expected, (year, month, 1)));
                assert_eq!(civil(first + length - 1), (year, month, length));
                expected = first + length;
            }
        }
    }
}
