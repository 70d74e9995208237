//! Bylines and datelines: «صوت المرفأ – عمّان (خاص)», «القاهرة (رويترز) –», «لندن: رنا حسن».
//!
//! A byline is cut at dashes, colons, slashes, commas and brackets; each part is a place, an outlet, a person, a word
//! such as «خاص», a date, or unknown. A part is never guessed: unknown parts are reported and left out of the fields.

use super::names;
use super::page::head;
use super::places;
use crate::corpus::{DateMention, printed_dates};
use crate::text::tokenize;

/// What a byline says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Byline {
    /// Cities and countries, as printed.
    pub(super) places: Vec<String>,
    /// Outlets and agencies, as printed.
    pub(super) outlets: Vec<String>,
    /// Writers, as printed.
    pub(super) people: Vec<String>,
    /// Parts that are none of these.
    pub(super) unknown: Vec<String>,
    /// Words such as «خاص» and «وكالات».
    pub(super) markers: Vec<String>,
    /// Whether a label («بقلم») names the person.
    pub(super) labelled: bool,
    /// Dates printed in it, as ranges of the text given.
    pub(super) dates: Vec<DateMention>,
    /// Bytes of the text that it takes.
    pub(super) length: usize,
}

/// Longest byline in words, and longest part.
const MOST_WORDS: usize = 16;
const MOST_PART: usize = 5;
const MOST_PART_BYTES: usize = 100;

/// Bytes at the beginning of running text in which a dateline is looked for.
const REACH: usize = 240;

/// A line that is nothing but a byline. `known` tells whether the article names a thing as its own outlet elsewhere;
/// `headed` whether a headline stands above: without one, «حلب – معركة الأمل» is more likely the headline.
pub(super) fn line(text: &str, headed: bool, known: &dyn Fn(&str) -> bool) -> Option<Byline> {
    if tokenize(text).take(MOST_WORDS + 8).count() > MOST_WORDS || text.ends_with(['.', '!', '؟', '?']) {
        return None;
    }
    let byline = read(text, known)?;
    let named = byline.places.len() + byline.outlets.len();
    let parts = named + byline.people.len() + byline.markers.len() + byline.unknown.len();
    let complete = byline.unknown.is_empty();
    // What makes it a byline: a label and a name, an agency, or a place or outlet with something beside it.
    let person = byline.labelled && !byline.people.is_empty() && complete;
    let agency = complete && !byline.outlets.is_empty() && (parts > 1 || headed);
    let placed = complete && !byline.places.is_empty() && parts > 1 && (byline.people.is_empty() || cities(&byline));
    let colon = text.contains(':') && !text.trim_end().ends_with(':');
    let loose = byline.unknown.len() == 1 && headed && !colon && cities(&byline);
    let dated = complete && cities(&byline) && !byline.dates.is_empty();
    let marked =
        complete && headed && parts > 0 && byline.markers.len() == parts && text.split_whitespace().count() <= 3;
    (person || agency || placed || loose || dated || marked).then_some(byline)
}

fn cities(byline: &Byline) -> bool {
    byline.places.iter().any(|place| places::is_city(&folded(place)))
}

/// The dateline that running text begins with.
pub(super) fn prefix(text: &str, known: &dyn Fn(&str) -> bool) -> Option<Byline> {
    let head = head(text, REACH);
    let mut best = None;
    for (at, sign) in head.char_indices().filter(|(_, c)| matches!(c, ':' | '-' | '–' | '—' | 'ـ' | '/' | ')')) {
        let end = at + sign.len_utf8();
        if sign == 'ـ' && head[..at].ends_with(char::is_alphabetic) && head[end..].starts_with(char::is_alphabetic) {
            continue;
        }
        // A bracket closes a dateline only as «القاهرة (رويترز)»; other signs must be followed by the text.
        if at == 0 || head[end..].trim().is_empty() {
            continue;
        }
        let part = if sign == ')' { &head[..end] } else { &head[..at] };
        if tokenize(part).count() > MOST_WORDS {
            break;
        }
        if let Some(mut byline) = read(part, known).filter(|byline| opens(byline, sign)) {
            byline.length = end;
            best = Some(byline);
        }
    }
    best
}

/// Whether a byline can stand in front of running text: all of it known, or one unknown part beside a city.
fn opens(byline: &Byline, sign: char) -> bool {
    let named = byline.places.len() + byline.outlets.len();
    let parts = named + byline.people.len() + byline.markers.len();
    match byline.unknown.len() {
        0 if sign == ')' => !byline.outlets.is_empty() && cities(byline),
        0 => cities(byline) || !byline.outlets.is_empty() || (parts > 1 && named > 0),
        1 => {
            sign != ')'
                && sign != '/'
                && cities(byline)
                && parts == 1
                && byline.unknown[0].split_whitespace().count() <= 2
        }
        _ => false,
    }
}

/// Reads every part of a text as a part of a byline; `None` where one is too long to be.
fn read(text: &str, known: &dyn Fn(&str) -> bool) -> Option<Byline> {
    let mut byline = Byline { length: text.len(), dates: printed_dates(text), ..Byline::default() };
    let mut label = false;
    for part in parts(text, &byline.dates) {
        if part.len() > MOST_PART_BYTES {
            return None;
        }
        let words = folded(part);
        let quoted = part.starts_with(['«', '"', '“', '”']);
        let name = part.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '\u{64B}'..='\u{65F}'));
        if words.is_empty() || words.chars().all(|c| c.is_ascii_digit() || c == ' ') {
            continue;
        }
        if let Some((left, right)) = from_place(name) {
            byline.add(left, &folded(left), quoted, &mut label, known)?;
            byline.add(right, &folded(right), false, &mut label, known)?;
        } else {
            byline.add(name, &words, quoted, &mut label, known)?;
        }
    }
    Some(byline)
}

impl Byline {
    fn add(
        &mut self,
        name: &str,
        words: &str,
        quoted: bool,
        label: &mut bool,
        known: &dyn Fn(&str) -> bool,
    ) -> Option<()> {
        let count = words.split(' ').count();
        // «بقلم محمد علي»: the label and the name in one part.
        let labelled = words.split_once(' ').filter(|(first, rest)| names::is_label(first) && names::is_person(rest));
        let list = if names::is_label(words) && !names::is_marker(words) {
            *label = true;
            self.labelled = true;
            return Some(());
        } else if let Some((first, _)) = labelled {
            self.labelled = true;
            let rest = name.split_once(char::is_whitespace).map_or(name, |(_, rest)| rest.trim());
            // A photographer is no author.
            if first != "تصوير" {
                self.people.push(rest.to_string());
            }
            return Some(());
        } else if places::is_city(words) || places::is_country(words) {
            &mut self.places
        } else if names::is_marker(words) {
            &mut self.markers
        } else if names::is_agency(words) || names::is_outlet(words) || (count <= 4 && (quoted || known(words))) {
            &mut self.outlets
        } else if names::is_person(words) || (*label && (2..=4).contains(&count)) {
            &mut self.people
        } else if count <= MOST_PART {
            &mut self.unknown
        } else {
            return None;
        };
        *label = false;
        list.push(name.to_string());
        Some(())
    }
}

/// «علي حسن من عمان», «"المرفأ" من عمان»: a name and a city.
fn from_place(part: &str) -> Option<(&str, &str)> {
    let (left, right) = part.rsplit_once(" من ")?;
    places::is_city(&folded(right)).then_some((left.trim_matches(['"', '«', '»', ' ', '“', '”']), right.trim()))
}

/// The parts of a byline: what stands between signs and dates.
fn parts<'a>(text: &'a str, dates: &[DateMention]) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut cut = |from: usize, to: usize| {
        let mut part = text[from..to].trim();
        // What connects dates to the rest: «الموافق», «م», «هـ».
        while let Some(rest) = ["الموافق", "هـ", "م "].iter().find_map(|word| part.strip_prefix(word)) {
            part = rest.trim();
        }
        if !part.is_empty() {
            parts.push(part);
        }
    };
    for (at, c) in text.char_indices() {
        if at < start {
            continue;
        }
        if let Some(date) = dates.iter().find(|date| date.range.start == at) {
            cut(start, at);
            start = date.range.end;
            continue;
        }
        let inside_word =
            text[..at].ends_with(char::is_alphabetic) && text[at + c.len_utf8()..].starts_with(char::is_alphabetic);
        let separates = match c {
            ':' | '–' | '—' | '|' | '(' | ')' | '،' | ',' | '/' | '-' => true,
            'ـ' => !inside_word,
            _ => false,
        };
        if separates {
            cut(start, at);
            start = at + c.len_utf8();
        }
    }
    if start < text.len() {
        cut(start, text.len());
    }
    parts
}

/// Folded words separated by single spaces.
pub(super) fn folded(text: &str) -> String {
    tokenize(text).map(|token| token.folded).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// places / outlets / people / unknown of a byline, or nothing
    fn shown(byline: Option<Byline>) -> String {
        byline.map_or_else(
            || "-".into(),
            |b| [b.places, b.outlets, b.people, b.unknown].map(|list| list.join("+")).join(" / "),
        )
    }

    #[test]
    fn whole_lines() {
        let known = |words: &str| words == "صوت المرفا";
        let table = [
            ("المدار نيوز – إسطنبول (خاص)", "إسطنبول / المدار نيوز /  / "),
            ("دمشق - سانا", "دمشق / سانا /  / "),
            ("لندن: رنيم حنوش", "لندن /  / رنيم حنوش / "),
            ("صوت المرفأ - عمان", "عمان / صوت المرفأ /  / "),
            ("عدن، صنعاء: محمد عبدالعظيم، الوكالات", "عدن+صنعاء /  / محمد عبدالعظيم / "),
            ("بقلم: محمد السلوم", " /  / محمد السلوم / "),
            ("كتبت هند علي", " /  / هند علي / "),
            ("\"المرفأ\" من الرياض", "الرياض / المرفأ /  / "),
            ("عبدالحميد الأنصاري من الرياض", "الرياض /  / عبدالحميد الأنصاري / "),
            ("بريدة 25 شوال 1436 هـ الموافق 10 اغسطس 2015 م واس", "بريدة / واس /  / "),
            ("القاهرة (رويترز)", "القاهرة / رويترز /  / "),
            ("حلب: قصف يستهدف مشفى", "-"),
            ("حلب – معركة الأمل", "-"),
            ("المعارضة: روسيا أغلقت كل أبواب التفاوض", "-"),
            ("عنوان عادي للخبر", "-"),
            ("حلب .. قصة انتصار", "-"),
            ("محمد علي", "-"),
        ];
        for (text, expected) in table {
            assert_eq!(shown(line(text, false, &known)), expected, "{text}");
        }
        assert_eq!(shown(line("الباحة – أخبار الجبل", true, &known)), "الباحة /  /  / أخبار الجبل");
    }

    #[test]
    fn before_running_text() {
        let table = [
            ("القاهرة (رويترز) - قال مصدر", "القاهرة / رويترز /  / ", "قال مصدر"),
            ("دمشق - سانا: أعلنت الوزارة", "دمشق / سانا /  / ", "أعلنت الوزارة"),
            ("واشنطن – (أ ف ب): أكد الرئيس", "واشنطن / أ ف ب /  / ", "أكد الرئيس"),
            ("بيروت: أعلن الوزير", "بيروت /  /  / ", "أعلن الوزير"),
            ("المرساة- الرياض: تشهد العاصمة", "الرياض /  /  / المرساة", "تشهد العاصمة"),
            ("قال الوزير: إن الأمر صعب", "-", ""),
            ("سوريا: الحرب مستمرة", "-", ""),
            ("روسيا – كما يبدو – تتقدم", "-", ""),
            ("وصل الوفد إلى بيروت - لبنان", "-", ""),
        ];
        for (text, expected, rest) in table {
            let found = prefix(text, &|_| false);
            let length = found.as_ref().map_or(text.len(), |byline| byline.length);
            assert_eq!((shown(found).as_str(), text[length..].trim()), (expected, rest), "{text}");
        }
    }
}
