//! Bylines and datelines: «صوت المرفأ – عمّان (خاص)», «القاهرة (رويترز) –», «لندن: رنا حسن».
//!
//! A byline is cut at dashes, colons, slashes, commas and brackets; each part is a place, an outlet, a person, a word
//! such as «خاص», a date, or unknown. A part is never guessed: unknown parts are reported and left out of the fields.

use std::ops::Range;

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
    /// How many of them are agencies known by name.
    agencies: usize,
    /// Writers, as printed.
    pub(super) people: Vec<String>,
    /// Parts that are none of these.
    pub(super) unknown: Vec<String>,
    /// Names that may be outlets.
    claimed: Vec<String>,
    /// Words such as «خاص» and «وكالات».
    pub(super) markers: Vec<String>,
    /// Whether a label («بقلم») names the person.
    pub(super) labelled: bool,
    /// Whether a sign stands between the label and the name.
    set_apart: bool,
    /// Dates printed in it, as ranges of the text given.
    pub(super) dates: Vec<DateMention>,
    /// Bytes of the text that it takes.
    pub(super) length: usize,
}

/// What a part of a byline says of the part behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Label {
    #[default]
    None,
    Author,
    Photographer,
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
    let mut byline = read(text, known)?;
    byline.claim_unknown(text, headed);
    let byline = byline;
    let named = byline.places.len() + byline.outlets.len();
    let parts = named + byline.people.len() + byline.markers.len() + byline.unknown.len();
    let complete = byline.unknown.is_empty();
    // What makes it a byline: a label and a name, an agency, or a place or outlet with something beside it.
    let person = byline.labelled && !byline.people.is_empty() && complete;
    let agency = complete && byline.agencies > 0 && (parts > 1 || headed);
    let outlet = complete && !byline.outlets.is_empty() && parts > byline.outlets.len();
    let placed = complete && cities(&byline) && parts > 1;
    let colon = text.contains(':') && !text.trim_end().ends_with(':');
    let loose = byline.unknown.len() == 1 && headed && !colon && cities(&byline);
    let dated = complete && cities(&byline) && !byline.dates.is_empty();
    let signed = complete && byline.people.len() == 1 && !byline.dates.is_empty();
    let marked =
        complete && headed && parts > 0 && byline.markers.len() == parts && text.split_whitespace().count() <= 3;
    (person || agency || outlet || placed || loose || dated || signed || marked).then_some(byline)
}

/// «رنا حسن» below the headline «رنا حسن: في انتظار الشتاء»: a column has its writer's name in both. A name alone says nothing
/// else for certain: it may belong to the person in a picture.
pub(super) fn of_column(text: &str, headline: &str) -> Option<Byline> {
    let (name, title) = headline.split_once(':')?;
    let words = folded(text);
    let same = words == folded(name) && names::is_full_name(&words) && !title.trim().is_empty();
    same.then(|| Byline { people: vec![text.trim().to_string()], length: text.len(), ..Byline::default() })
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
        // «كتب: محمد علي –»; without a sign behind the label it may be the verb of a sentence.
        0 if byline.labelled && byline.people.len() == 1 && matches!(sign, '-' | '–' | '—') => byline.set_apart,
        0 if sign == ')' => !byline.outlets.is_empty() && cities(byline),
        0 => cities(byline) || byline.agencies > 0 || (named > 0 && parts > named),
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
    let mut label = Label::None;
    let mut passed: Vec<Range<usize>> = byline.dates.iter().map(|date| date.range.clone()).chain(times(text)).collect();
    passed.sort_by_key(|range| range.start);
    for part in parts(text, &passed) {
        if part.len() > MOST_PART_BYTES {
            return None;
        }
        if let Some((name, city)) = from_place(part) {
            let quoted = !names::is_person(&folded(name));
            byline.add(name, quoted, &mut label, known)?;
            byline.add(city, false, &mut label, known)?;
            continue;
        }
        let inner = part.trim_matches(QUOTES);
        // Quotes that are not around the whole part are part of a sentence.
        if inner.contains(QUOTES) {
            return None;
        }
        let name = inner.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '\u{64B}'..='\u{65F}'));
        byline.add(name.trim_start_matches('.'), inner.len() < part.len(), &mut label, known)?;
    }
    byline.settle();
    Some(byline)
}

const QUOTES: [char; 5] = ['«', '»', '"', '“', '”'];

impl Byline {
    /// Names that are only quoted, or that the article speaks of as its own, are outlets beside a city; alone they
    /// could be the subject of a headline.
    fn settle(&mut self) {
        let claimed = std::mem::take(&mut self.claimed);
        let list = if cities(self) { &mut self.outlets } else { &mut self.unknown };
        list.extend(claimed);
    }

    /// «عنب الجبل – خاص»: the one unknown part beside «خاص» is the outlet; so is, below a headline, the one beside a
    /// writer's name.
    fn claim_unknown(&mut self, text: &str, headed: bool) {
        let [name] = &self.unknown[..] else { return };
        let short = name.split_whitespace().count() <= 3 && !text.contains([':', '،', '"', '«', '؟']);
        let own = self.markers.iter().any(|marker| matches!(folded(marker).as_str(), "خاص" | "حصري" | "خاص بنا"));
        let alone = self.outlets.is_empty() && self.places.is_empty();
        let signed = headed && self.people.len() == 1 && self.markers.is_empty();
        if short && alone && ((own && self.people.is_empty()) || signed) {
            self.outlets.append(&mut self.unknown);
        }
    }

    /// Files a part under what it is; `None` where it is too long to be any. `label` is whether a label stood before.
    fn add(&mut self, name: &str, quoted: bool, label: &mut Label, known: &dyn Fn(&str) -> bool) -> Option<()> {
        let words = &*folded(name);
        if words.chars().all(|c| c.is_ascii_digit() || c == ' ') {
            return Some(());
        }
        let count = words.split(' ').count();
        // «بقلم محمد علي»: the label and the name in one part.
        let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
        if matches!(first, "تصوير" | "عدسه") {
            // A photographer is no author.
            *label = if rest.is_empty() { Label::Photographer } else { Label::None };
            return Some(());
        }
        if names::is_label(first) && names::is_person(rest) {
            self.labelled = true;
            let name = name.split_once(char::is_whitespace).map_or(name, |(_, name)| name.trim());
            self.people.push(name.to_string());
            return Some(());
        }
        if names::is_label(words) && !names::is_marker(words) {
            *label = Label::Author;
            self.labelled = true;
            self.set_apart = true;
            return Some(());
        }
        let before = std::mem::take(label);
        if before == Label::Photographer && count <= MOST_PART {
            return Some(());
        }
        // «بيروت – من رنا حسن»
        if !self.places.is_empty() && words.strip_prefix("من ").is_some_and(names::is_person) {
            let name = name.split_once(char::is_whitespace).map_or(name, |(_, name)| name.trim());
            self.people.push(name.to_string());
            return Some(());
        }
        // «الدوحة – قنا»: behind a place it is the agency, not the city.
        let agency = names::is_agency(words) && !self.places.is_empty();
        let list = if !agency && (places::is_city(words) || places::is_country(words)) {
            &mut self.places
        } else if names::is_marker(words) {
            &mut self.markers
        } else if names::is_agency(words) {
            self.agencies += 1;
            &mut self.outlets
        } else if names::is_outlet(words) {
            &mut self.outlets
        } else if count <= 4 && (quoted || known(words)) {
            &mut self.claimed
        } else if names::is_person(words) || (before == Label::Author && (2..=4).contains(&count)) {
            &mut self.people
        } else if count <= MOST_PART {
            &mut self.unknown
        } else {
            return None;
        };
        list.push(name.to_string());
        Some(())
    }
}

/// «علي حسن من عمان», «"المرفأ" من عمان»: a name and a city.
fn from_place(part: &str) -> Option<(&str, &str)> {
    let (left, right) = part.rsplit_once(" من ")?;
    let name = left.trim().trim_matches(QUOTES);
    if name.contains(QUOTES) {
        return None;
    }
    let named = name.len() < left.trim().len() || names::is_person(&folded(name));
    (named && places::is_city(&folded(right))).then_some((name, right.trim()))
}

/// Times of day, «02:30 م», with what says which half of it: their sign separates no parts.
fn times(text: &str) -> Vec<Range<usize>> {
    let digits = |part: &str| part.chars().take_while(|c| c.is_numeric()).count();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices(':').filter(|(at, _)| !text[*at + 1..].starts_with(' ')) {
        let hours = text[..at].chars().rev().take_while(|c| c.is_numeric()).map(char::len_utf8).sum::<usize>();
        let minutes: usize = text[at + 1..].chars().take_while(|c| c.is_numeric()).map(char::len_utf8).sum();
        let counted = (digits(&text[at - hours..at]), digits(&text[at + 1..]));
        let goes_on = found.last().is_some_and(|last| last.end == at);
        if !matches!(counted, (1..=2, 2)) {
            continue;
        }
        let mut end = at + 1 + minutes;
        let word = text[end..].trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        if ["م", "ص", "مساء", "صباحا", "ظهرا"].contains(&word)
            || ["pm", "am", "gmt"].iter().any(|half| word.eq_ignore_ascii_case(half))
        {
            end += text[end..].len() - text[end..].trim_start().len() + word.len();
        }
        match found.last_mut().filter(|_| goes_on) {
            Some(last) => last.end = end,
            None => found.push(at - hours..end),
        }
    }
    found
}

/// The parts of a byline: what stands between signs, dates and times.
fn parts<'a>(text: &'a str, passed: &[Range<usize>]) -> Vec<&'a str> {
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
        if let Some(range) = passed.iter().find(|range| range.start == at) {
            // «الكويت في 12 ديسمبر»
            let before = text[start..at].trim_end();
            let place = before.strip_suffix("في").filter(|place| place.ends_with(' ')).unwrap_or(before);
            cut(start, start + place.len());
            start = range.end;
            continue;
        }
        let inside_word =
            text[..at].ends_with(char::is_alphabetic) && text[at + c.len_utf8()..].starts_with(char::is_alphabetic);
        let separates = match c {
            ':' | '–' | '—' | '|' | '(' | ')' | '،' | ',' | '/' | '-' => true,
            'ـ' | '_' => !inside_word,
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
            ("سلطان السلمي، تصوير: فهد علي - جدة", "جدة /  / سلطان السلمي / "),
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
            ("جون يصف خصمه بـ«الجبان»", "-"),
            ("هند علي: «نامي قريرة العين»", "-"),
            ("انطلاق «المرفأ ـ عربي» اليوم", "-"),
            ("الوفد القادم من عنيزة", "-"),
            ("مركز المدار: الحرب مستمرة", "-"),
            ("عنب الجبل – خاص", " / عنب الجبل /  / "),
            ("خاص - عنب الجبل", " / عنب الجبل /  / "),
            ("دعوة خاصة - جدا", "-"),
            ("نبع الجبل - أمين العلوي", "-"),
            ("كتب: محمد علي - الإثنين 12 ديسمبر 2016 02:30 م", " /  / محمد علي / "),
            ("14:30:05 كتب محمد علي ٠٢:٣٠ مساء", " /  / محمد علي / "),
            ("الكويت في 12 ديسمبر /كونا/", "الكويت / كونا /  / "),
            ("الدوحة - قنا", "الدوحة / قنا /  / "),
            ("قنا - محمد علي", "قنا /  / محمد علي / "),
            ("بيروت - من رنا حسن", "بيروت /  / رنا حسن / "),
            ("محمد علي: من أحمد حسن", "-"),
            ("هند علي _ عين الجبل نيوز", " / عين الجبل نيوز / هند علي / "),
        ];
        for (text, expected) in table {
            assert_eq!(shown(line(text, false, &known)), expected, "{text}");
        }
        assert_eq!(shown(line("نبع الجبل - أمين العلوي", true, &known)), " / نبع الجبل / أمين العلوي / ");
        assert_eq!(shown(line("أمين العلوي - نبع الجبل", true, &known)), " / نبع الجبل / أمين العلوي / ");
        assert_eq!(shown(line("الوزير: أمين العلوي يغادر", true, &known)), "-");
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
            ("كتب: محمد علي - وصل الوفد", " /  / محمد علي / ", "وصل الوفد"),
            ("كتب محمد علي - وهو كاتب - أن الحرب", "-", ""),
            ("كتب محمد علي: إن الأمر صعب", "-", ""),
            ("قال الوزير: إن الأمر صعب", "-", ""),
            ("سوريا: الحرب مستمرة", "-", ""),
            ("قال المرصد السوري: إن القصف استمر", "-", ""),
            ("تمكن مركز شرطة البلدة – بعد بحث – من الأمر", "-", ""),
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
