//! Appeals for money: one line that asks for itself, or a box of short lines judged together.

use super::{Kind, Page, Place, Rule, mark_line};
use crate::corpus::import::page::{End, Line};
use crate::corpus::import::phrase::{Phrases, holds, starts};
use crate::corpus::import::vocabulary::{any, is};

pub(super) const RULES: &[Rule] = &[
    Rule { kind: Kind::Donation, place: Place::Outside, reason: "a button that asks for money", test: button },
    Rule { kind: Kind::Donation, place: Place::Outside, reason: "an appeal for money", test: appeal },
];

#[cfg(test)]
pub(super) static PHRASES: &[&Phrases] = &[&BUTTONS, &ASKS, &NEEDS, &CLICKS];

static BUTTONS: Phrases = Phrases::new(&[
    "تبرع|تبرعوا|ادعمنا|ادعمونا|ساهم|ساهموا الان|هنا?",
    "ادعم|ادعموا موقعنا|صحافتنا|عملنا|الموقع|استمرارنا|الصحافه الحره|المستقله?",
    "@press هنا للمساهمه|للتبرع|لدعمنا|لدعم|للدعم *",
    "كن داعما|شريكا|عضوا *",
    "donate now|here|today?",
    "support us|our|independent *",
    "become a member|supporter|patron *",
]);

fn button(line: &Line<'_>, words: &[&str]) -> bool {
    words.len() <= 7 && line.end != End::Stop && BUTTONS.whole(words)
}

/// Imperatives and nouns that ask.
static ASKS: Phrases = Phrases::new(&[
    "ادعم|ادعموا|ادعمنا|ادعمونا|ساعدنا|ساعدونا|تبرع|تبرعوا|ساهم|ساهموا|للمساهمه|للتبرع|donate|support|contribute",
]);

/// A site that speaks of what it needs from its reader.
static NEEDS: Phrases = Phrases::new(&[
    "@need",
    "نحن|ونحن بحاجه|نحتاج *",
    "بحاجه الي|ل? دعمك|دعمكم|مساعدتك|مساعدتكم|مساهمتك",
    "موقعنا|عملنا|فريقنا|نعتمد|لنواصل|دعمنا|قرائنا|الاستمرار",
]);

static CLICKS: Phrases =
    Phrases::new(&["@press هنا", "من هنا", "هذا الرابط", "يصنع|تصنع|يحدث|تحدث الفرق|فرقا", "click here"]);

/// One line that asks, says whom for, and how: a call, not a report of one.
fn appeal(_: &Line<'_>, words: &[&str]) -> bool {
    // «لدعم صحافتنا ساهم في دعمنا»: nothing else is spoken of.
    let pleas = words.iter().filter(|word| is(word, "give") || is(word, "need") || **word == "دعمنا").count();
    if words.len() <= 12 && pleas >= 2 && NEEDS.holds(words) {
        return true;
    }
    let asks = words.len() <= 30 && words.iter().take(3).any(|word| is(word, "give")) && starts(words, &["* @give"]);
    asks && NEEDS.holds(words) && (any(words, "money") || CLICKS.holds(words))
}

/// What a line of a box says, as a set: it asks, speaks of the site's need, of money, of the free press, shows a link.
#[derive(Clone, Copy, Default)]
struct Evidence(u8);

const ASK: u8 = 1;
const NEED: u8 = 2;
const MONEY: u8 = 4;
const PRESS: u8 = 8;
const CLICK: u8 = 16;

impl Evidence {
    fn of(words: &[&str]) -> Self {
        let asks =
            words.iter().take(3).any(|word| ASKS.starts(&[word])) || holds(words, &["@press هنا للمساهمه|للتبرع"]);
        let said = [
            (ASK, asks),
            (NEED, NEEDS.holds(words)),
            (MONEY, any(words, "money")),
            (PRESS, any(words, "free-press")),
            (CLICK, CLICKS.holds(words)),
        ];
        Self(said.iter().filter(|(_, holds)| *holds).map(|(flag, _)| flag).sum())
    }

    fn holds(self, flags: u8) -> bool {
        self.0 & flags == flags
    }

    fn count(self) -> u32 {
        self.0.count_ones()
    }
}

/// The most words of a line of a box.
const LONGEST: usize = 24;

/// Donation boxes: runs of short lines outside the running text that together ask, speak of the site's need, and name
/// money, the free press or a link. Lines of the run that say none of it (a slogan) belong to it if they stand between
/// or directly behind other noise.
pub(super) fn boxes(page: &mut Page<'_>) {
    let Some(body) = page.body() else { return };
    let mut at = 0;
    while at < page.lines.len() {
        if (at >= body.start && at < body.end) || !in_run(&page.lines[at]) {
            at += 1;
            continue;
        }
        let limit = if at < body.start { body.start } else { page.lines.len() };
        let end = (at..limit).find(|&next| !in_run(&page.lines[next])).unwrap_or(limit);
        judge(page, at, end);
        at = end;
    }
}

fn in_run(line: &Line<'_>) -> bool {
    line.count <= LONGEST && line.mark.as_ref().is_none_or(|mark| mark.kind == Kind::Donation)
}

fn judge(page: &mut Page<'_>, start: usize, end: usize) {
    let evidence: Vec<Evidence> = page.lines[start..end].iter().map(|line| Evidence::of(&line.words())).collect();
    let together = evidence.iter().copied().fold(Evidence::default(), |all, each| Evidence(all.0 | each.0));
    let telling = evidence.iter().filter(|each| each.count() > 0).count();
    if !together.holds(ASK | NEED) || together.count() < 3 || telling < 2 {
        return;
    }
    let (Some(first), Some(last)) =
        (evidence.iter().position(|each| each.count() > 0), evidence.iter().rposition(|each| each.count() > 0))
    else {
        return;
    };
    let behind_noise = start > 0 && page.lines[start - 1].mark.is_some();
    let first = if behind_noise { 0 } else { first };
    for line in &mut page.lines[start + first..=start + last] {
        mark_line(line, Kind::Donation, "part of a donation box");
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{PROSE, check_behind, check_inside, kinds};

    #[test]
    fn lines() {
        check_behind(&[
            ("تبرع الآن", "donation"),
            ("ادعم صحافتنا المستقلة", "donation"),
            ("ادعمنا بتبرع شهري لنبقى مستقلين", "donation"),
            ("Support us", "donation"),
            ("لدعم صحافتنا الحرة ساهموا في دعمنا", "donation"),
            ("تبرع أهالي القرية بمليون ليرة لبناء المدرسة", "-"),
            ("ساهم في تأليف الكتاب عشرة باحثين", "-"),
        ]);
        check_inside(&[("تبرع الآن", "-"), ("دولار واحد شهريا يصنع الفرق", "-")]);
    }

    #[test]
    fn boxes() {
        let text = format!(
            "عنوان\n{PROSE}\n×\nالخبر الصادق حق لكل قارئ\nنحن بحاجتك لنستمر\nادعم صوت الجبل\nخمسة دولارات شهريا تصنع الفرق\nانقر هنا للتبرع"
        );
        assert_eq!(kinds(&text), ["-", "-", "widget", "donation", "donation", "donation", "donation", "donation"]);
        let report = format!("عنوان\n{PROSE}\nحساب الجمعية\nخمسة دولارات للطفل شهريا\nصحافة محلية");
        assert_eq!(kinds(&report), ["-", "-", "-", "-", "-"]);
    }
}
