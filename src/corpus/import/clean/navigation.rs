//! Menus, paths, tags, and what a site says about itself: copyright, cookies.

use super::{Kind, Page, Place, Rule, mark_line};
use crate::corpus::import::page::{End, Line};
use crate::corpus::import::phrase::{Phrases, starts, whole};
use crate::corpus::import::vocabulary::{all, is};

pub(super) const RULES: &[Rule] = &[
    Rule { kind: Kind::Navigation, place: Place::Anywhere, reason: "a copyright notice", test: copyright },
    Rule { kind: Kind::Navigation, place: Place::Anywhere, reason: "a path through the site", test: path },
    Rule { kind: Kind::Navigation, place: Place::Anywhere, reason: "a link of the page's frame", test: frame },
    Rule { kind: Kind::Navigation, place: Place::Tail, reason: "a copyright notice", test: rights },
    Rule { kind: Kind::Navigation, place: Place::Outside, reason: "a menu", test: menu },
    Rule { kind: Kind::Navigation, place: Place::Tail, reason: "a list of tags", test: tags },
    Rule { kind: Kind::Navigation, place: Place::Outside, reason: "an arrow", test: arrow },
    Rule { kind: Kind::Navigation, place: Place::Tail, reason: "who built the site", test: imprint },
    Rule { kind: Kind::Navigation, place: Place::Outside, reason: "part of a forum's frame", test: forum },
    Rule { kind: Kind::Navigation, place: Place::Tail, reason: "a disclaimer of the site", test: disclaimer },
    Rule { kind: Kind::Navigation, place: Place::Tail, reason: "the name of a part of the page", test: part },
];

#[cfg(test)]
pub(super) static PHRASES: &[&Phrases] =
    &[&RIGHTS, &COOKIES, &FRAME, &TAG_LABELS, &CERTAIN, &IMPRINT, &DISCLAIMERS, &FORUM, &PARTS, &CONTENTS];

static RIGHTS: Phrases = Phrases::new(&[
    "جميع|كافه|كل الحقوق محفوظه",
    "الحقوق محفوظه",
    "حقوق النشر|الملكيه|الطبع|نشر محفوظه *",
    "copyright",
    "all rights reserved",
]);

/// A notice begins with the words, or they close a short line that carries the sign or a year.
fn copyright(line: &Line<'_>, words: &[&str]) -> bool {
    if words.len() > 60 {
        return false;
    }
    let signed = line.text.contains(['©', '®']);
    let dated = words.iter().any(|word| word.len() == 4 && (word.starts_with("19") || word.starts_with("20")));
    // «حقوق النشر محفوظة للمؤلف» may be a rule of a law.
    let told = signed || dated || starts(words, &["جميع|كافه|كل الحقوق", "الحقوق محفوظه", "all rights"]);
    let begins = RIGHTS.starts(words) && told && (words.len() <= 16 || signed);
    // «© رويترز» is a picture's credit; a notice has a year.
    let notice = dated && signed && (line.text.starts_with('©') || starts(words, &["حقوق|copyright"]));
    begins
        || notice
        || (RIGHTS.holds(words) && words.len() <= 30 && (signed || (dated && words.len() <= 14)))
        || (signed && dated && words.len() <= 8)
}

fn rights(_: &Line<'_>, words: &[&str]) -> bool {
    words.len() <= 12 && RIGHTS.starts(words)
}

static COOKIES: Phrases = Phrases::new(&["ملفات|ملف تعريف? الارتباط", "الكوكيز|كوكيز|cookies|cookie"]);

#[rustfmt::skip] // words side by side
const CONSENT: [&str; 16] = [
    "نستخدم", "يستخدم", "موافق", "موافقتك", "اوافق", "قبول", "استخدامك", "تصفحك", "متابعتك", "باستخدام", "بالموافقه",
    "توافق", "استمرارك", "تجربتك", "accept", "we",
];

/// The notice about cookies, above or below everything else that is said in sentences; a text that goes on about
/// cookies is about them.
pub(super) fn cookie_notice(page: &mut Page<'_>) {
    let found: Vec<usize> = (0..page.lines.len()).filter(|&at| cookies(&page.lines[at].words())).collect();
    let prose = |at: &usize| page.lines[*at].is_prose() && page.lines[*at].mark.is_none() && !found.contains(at);
    let (first, last) = ((0..page.lines.len()).find(prose), (0..page.lines.len()).rfind(prose));
    let outside = |at: usize| first.is_some_and(|first| at < first) || last.is_some_and(|last| at > last);
    let notices: Vec<usize> = found.iter().copied().filter(|&at| found.len() <= 2 && outside(at)).collect();
    for at in notices {
        mark_line(&mut page.lines[at], Kind::Navigation, "a notice about cookies");
    }
}

fn cookies(words: &[&str]) -> bool {
    if words.len() > 50 || words.is_empty() {
        return false;
    }
    let address = words.iter().any(|word| CONSENT.contains(word));
    let site =
        words.iter().any(|word| matches!(*word, "الموقع" | "موقعنا" | "هذا" | "تجربتك" | "site" | "website" | "use"));
    // «نستعمل الكوكيز لتقديم أفضل خدمة»: short, and begins with whom it speaks of.
    let told =
        words.len() <= 15 && matches!(words[0], "نستخدم" | "نستعمل" | "باستخدامك" | "باستعمالك" | "يستخدم" | "نحن");
    (told || (address && site)) && COOKIES.holds(words)
}

/// Signs between the parts of a path.
const STEPS: [char; 7] = ['»', '›', '>', '/', '«', '‹', '|'];

/// «الرئيسية » أخبار » محليات»: short names with signs between, beginning at the home page.
fn path(line: &Line<'_>, words: &[&str]) -> bool {
    if words.len() > 30 || !line.text.contains(STEPS) {
        return false;
    }
    let parts: Vec<&str> = line.text.split(STEPS).map(str::trim).filter(|part| !part.is_empty()).collect();
    let home = starts(words, &["الرئيسيه", "الصفحه الرئيسيه", "home", "انت هنا", "you are here"]);
    let short = parts.iter().all(|part| part.split_whitespace().count() <= 4);
    let steps = parts.len() >= 2;
    (home && steps && (short || parts.len() >= 3))
        || (parts.len() >= 3 && short && words.len() <= 12 && all(words, &["section"]))
}

static FRAME: Phrases = Phrases::new(&[
    "الصفحه? الرئيسيه",
    "الصفحه الرئيسيه",
    "العوده|عوده|الرجوع|انتقل|اذهب الي الاعلي|اعلي|الصفحه|الرئيسيه|القائمه الصفحه|الرئيسيه?",
    "اعلي الصفحه",
    "العوده|عوده|الرجوع|ارجع|انتقل|صعود|اذهب للاعلي|لاعلي|لاول|للرئيسيه الصفحه?",
    "انت|انتم هنا|الان الصفحه? الرئيسيه *",
    "تخطي|تخط|تجاوز|انتقل|اذهب الي المحتوي|القائمه|الجزء|التعليقات|التنقل *",
    "الي الصفحه الرئيسيه",
    "شريط|لوحه التنقل|الادوات *",
    "خريطه الموقع",
    "تسجيل|سجل الدخول|دخول الان?",
    "انشاء حساب جديد?",
    "هل? نسيت|استعاده كلمه المرور|السر *",
    "القائمه الرئيسيه|الجانبيه",
    "البحث|ابحث|بحث عن|في? الموقع|هنا?",
    "سياسه الخصوصيه *",
    "شروط|اتفاقيه الاستخدام *",
    "skip to content|main|navigation *",
    "back|go|scroll to top",
    "log|sign in|out|up",
    "main|toggle menu|navigation",
    "privacy policy *",
    "terms of|and use|service|conditions *",
    "about|contact us",
]);

fn frame(line: &Line<'_>, words: &[&str]) -> bool {
    words.len() <= 9 && line.end != End::Stop && FRAME.whole(words)
}

/// Names of sections and of the site's own pages, several in a row and nothing else.
fn menu(_: &Line<'_>, words: &[&str]) -> bool {
    let sections = words.iter().filter(|word| is(word, "section")).count();
    let pages =
        whole(words, &["اتصل|تواصل بنا|معنا", "من نحن", "اعلن معنا", "هيئه التحرير", "عن الموقع|الصحيفه|القناه"]);
    pages
        || (words.len() >= 3 && sections >= 3 && all(words, &["section", "site-page"]))
        || (words.len() >= 4 && all(words, &["site-page"]))
}

static TAG_LABELS: Phrases = Phrases::new(&[
    "التسميات|تسميات|الوسوم|وسوم|الاوسمه|اوسمه|سمات|تاغات|تاغ|tags|tagged|keywords|التصنيفات|تصنيفات|التصنيف|تصنيف|هاشتاغ|هاشتاق|الهاشتاغ|filed",
]);

/// Labels that say tags by themselves, without a colon.
static CERTAIN: Phrases = Phrases::new(&[
    "التسميات",
    "الوسوم|وسوم|الاوسمه|اوسمه|tags|tagged|keywords",
    "الكلمات|كلمات المفتاحيه|الدلاليه|مفتاحيه|دلاليه|الدليليه|دليليه|الداله|داله|البحث|مفتاح",
    "سمات",
    "filed under|in",
    "نشر|كتب تحت|ضمن|في تصنيف|قسم|وسم",
]);

fn tags(line: &Line<'_>, words: &[&str]) -> bool {
    if words.is_empty() || words.len() > 30 || line.end == End::Stop {
        return false;
    }
    // One hashtag alone may be a heading or the last word of a column.
    let parts = || line.text.split_whitespace();
    let hashes = parts().count() >= 2 && parts().all(|part| part.starts_with('#') && part.len() > 1);
    // «حلب | التجارة | الأسواق»: short names with strokes between.
    let parts_between = || line.text.split(['|', '•']).map(str::trim);
    let stroked = !line.text.contains([':', '(', '*'])
        && parts_between().count() >= 3
        && parts_between().all(|part| (1..=4).contains(&part.split_whitespace().count()));
    let listed = line.text.split_once(':').is_some_and(|(label, _)| label.split_whitespace().count() <= 2);
    let labelled = (listed && TAG_LABELS.starts(words)) || CERTAIN.starts(words) || TAG_LABELS.whole(words);
    hashes || labelled || (stroked && line.end == End::Plain)
}

fn arrow(line: &Line<'_>, _: &[&str]) -> bool {
    matches!(line.text, ">" | "<" | "›" | "‹" | "→" | "←" | "⟵" | "⟶" | "»»" | "««" | "▲" | "▼" | "◄" | "►" | "☰")
}

static IMPRINT: Phrases = Phrases::new(&[
    "تصميم|برمجه|تطوير|استضافه وبرمجه|وتطوير|وتصميم|واستضافه *",
    "تصميم|برمجه|تطوير|بدعم|مدعوم من|بواسطه|شركه *",
    "powered|designed|developed|built by|with *",
    "تم التصميم|التطوير|تصميم *",
    "يتم|تم التشغيل|تشغيل|تشغيله بواسطه|من *",
    "بدعم من وردبريس|wordpress|بلوجر|blogger",
]);

fn imprint(line: &Line<'_>, words: &[&str]) -> bool {
    words.len() <= 8 && line.end != End::Stop && IMPRINT.whole(words)
}

/// A site's distance from what its writers say.
static DISCLAIMERS: Phrases = Phrases::new(&[
    "لا يتحمل|تتحمل مسؤوليه|المسؤوليه|مسووليه *",
    "تعبر|يعبر|تمثل|يمثل بالضروره? عن? راي|اراء|وجهه|وجهات *",
    "ليس|ليست مسؤول|مسؤوله|مسؤولا عن *",
    "لا تعبر|يعبر|تمثل|يمثل بالضروره *",
    "غير مسؤول|مسؤوله|مسوول|مسووله عن محتوي|مضمون|ما *",
]);

/// Whom a disclaimer speaks of.
#[rustfmt::skip] // words side by side
const SPEAKERS: [&str; 13] = [
    "الموقع", "موقعنا", "الصحيفه", "الجريده", "المجله", "القناه", "الشبكه", "بالضروره", "اصحابها", "كاتبها", "كتابها",
    "صاحبها", "كاتبه",
];

fn disclaimer(_: &Line<'_>, words: &[&str]) -> bool {
    let own = words.iter().any(|word| SPEAKERS.contains(word));
    words.len() <= 30 && own && DISCLAIMERS.holds(words)
}

static PARTS: Phrases = Phrases::new(&[
    "اخلاء مسؤوليه|المسؤوليه|مسووليه|طرف",
    "علامات|وسوم|مواضيع",
    "القائمه|قائمه",
    "الاخبار|اخبار العاجله|عاجله",
    "خبر عاجل",
    "مباشر|بث|البث",
    "انضم|انضموا الينا|لنا",
    "شريط الاخبار",
    "مساحه حره",
    "عاجل",
    "شاهد|تابع|مشاهده البث|بث المباشر|مباشر",
    "نبذه|لمحه|معلومات|المزيد? عن الكاتب|الكاتبه|المولف|المحرر|كاتب",
    "تصنيف|التصنيف|القسم|قسم @section",
    "اعلي|اسفل",
]);

fn part(_: &Line<'_>, words: &[&str]) -> bool {
    words.len() <= 3 && PARTS.whole(words)
}

/// Whether words are the name of a section of a site or of a part of its pages.
pub(in crate::corpus::import) fn names_a_part(words: &[&str]) -> bool {
    (1..=3).contains(&words.len()) && (PARTS.whole(words) || all(words, &["section"]))
}

/// What the software of forums prints around a post.
static FORUM: Phrases = Phrases::new(&[
    "مشاهده النسخه كامله *",
    "رد|الرد مع اقتباس",
    "عدد المشاركات|الرسائل|المساهمات|المواضيع|النقاط #",
    "تاريخ التسجيل|الانتساب *",
    "عضو جديد|نشيط|مميز|مشارك|فعال|ذهبي|متالق|نشط",
    "الساعه|الوقت الان *",
    "صلاحيات|تعليمات هذا? المنتدي|المشاركه *",
    "لا|ليس تستطيع|يمكنك|لديك صلاحيه|الرد|اضافه|كتابه|ارسال|تعديل|ارفاق * المنتدي|مرفقات|مشاركاتك|مواضيع|ردود *",
    "مساهمه من طرف *",
    "اقتباس المشاركه|الاصليه *",
    "ادوات|خيارات|تقييم الموضوع|المنتدي",
    "الذين يشاهدون *",
    "توقيع|التوقيع",
    "الانتقال السريع *",
    "الموضوع|الموضوعات المتشابهه|المشابهه *",
    "كود|اكواد html|بي|bb *",
]);

fn forum(line: &Line<'_>, words: &[&str]) -> bool {
    words.len() <= 12 && line.count <= 12 && FORUM.whole(words)
}

/// Under the label of a list of tags, the tags: lines of a word or a few.
pub(super) fn tag_lists(page: &mut Page<'_>) {
    let Some(body) = page.body() else { return };
    let mut open = false;
    for line in &mut page.lines[body.end..] {
        let short = line.count <= 4 && line.count > 0 && line.end == End::Plain;
        if line.mark.as_ref().is_some_and(|mark| mark.reason == "a list of tags") {
            open = true;
        } else if open && short && line.mark.is_none() {
            mark_line(line, Kind::Navigation, "a tag");
        } else {
            open = false;
        }
    }
}

/// Headings over a table of contents.
static CONTENTS: Phrases = Phrases::new(&[
    "محتويات|المحتويات|فهرس|الفهرس المقال|المقاله|الصفحه|الموضوع?",
    "جدول|قائمه المحتويات|محتويات *",
    "في|اقرا في هذا|هذه المقال|المقاله|التقرير|الموضوع|الملف",
    "contents|sommaire",
    "table of contents",
]);

/// A table of contents: a heading, and lines that stand again further down as headings.
pub(super) fn contents(page: &mut Page<'_>) {
    let plain = |line: &Line<'_>| {
        let folded = line.folded().trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        folded.trim().to_string()
    };
    for at in 0..page.lines.len() {
        let heading = page.lines[at].count <= 4 && CONTENTS.whole(&page.lines[at].words());
        if !heading {
            continue;
        }
        let again = |here: usize| {
            let words = plain(&page.lines[here]);
            !words.is_empty()
                && page.lines[here].count <= 15
                && page.lines[here + 1..].iter().any(|line| plain(line) == words)
        };
        let end = (at + 1..page.lines.len()).find(|&here| !again(here)).unwrap_or(page.lines.len());
        if end > at + 2 {
            for line in &mut page.lines[at..end] {
                mark_line(line, Kind::Navigation, "a table of contents");
            }
        }
    }
}

/// Directly behind the article and in front of marked lines, short lines one below the other that name what the
/// article speaks of: tags whose label is a picture.
pub(super) fn tags_without_label(page: &mut Page<'_>) {
    let Some(body) = page.body() else { return };
    let short = |line: &Line<'_>| (1..=4).contains(&line.count) && line.end == End::Plain && line.mark.is_none();
    let end = (body.end..page.lines.len()).find(|&at| !short(&page.lines[at])).unwrap_or(page.lines.len());
    let framed = page.lines.get(end).is_some_and(|line| line.mark.is_some());
    if end < body.end + 2 || !framed {
        return;
    }
    let mut text = String::from(" ");
    for line in page.lines[..body.end].iter().filter(|line| line.mark.is_none()) {
        text.push_str(&line.all_words());
        text.push(' ');
    }
    let spoken = |line: &Line<'_>| text.contains(&format!(" {} ", line.folded()));
    let count = page.lines[body.end..end].iter().filter(|line| spoken(line)).count();
    if count >= 2 && count * 2 >= end - body.end {
        for line in &mut page.lines[body.end..end] {
            mark_line(line, Kind::Navigation, "a tag, named in the article, among others");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{PROSE, check_behind, check_inside, kinds};

    #[test]
    fn lines() {
        check_inside(&[
            ("جميع الحقوق محفوظة لصحيفة المرفأ © 2020", "navigation"),
            ("© 2019 صوت الجبل", "navigation"),
            ("الرئيسية » أخبار » محليات", "navigation"),
            ("أخبار / سياسة / محليات", "navigation"),
            ("العودة إلى أعلى الصفحة", "navigation"),
            ("تسجيل الدخول", "navigation"),
            ("أخبار", "-"),
            ("حق العودة إلى القرية", "-"),
            ("جمعية حماية حقوق النشر تكرم أعضاءها", "-"),
            ("تسجيل الدخول المدرسي", "-"),
            ("سوريا / لبنان / الأردن", "-"),
            ("الوسوم التي منحها الملك", "-"),
        ]);
        check_behind(&[
            ("الوسوم: حلب، تجارة", "navigation"),
            ("الكلمات الدلالية", "navigation"),
            ("#حلب #تجارة", "navigation"),
            ("نستخدم ملفات تعريف الارتباط لتحسين تجربتك على موقعنا.", "navigation"),
            ("اتصل بنا", "navigation"),
            ("© 2021 صوت الجبل. يسمح بإعادة النشر مع ذكر المصدر.", "navigation"),
            ("المقالات تعبر عن آراء كتابها ولا تعبر بالضرورة عن رأي الموقع", "navigation"),
            ("وقصائده تعبر عن وجهة نظر جيل كامل", "-"),
            ("© رويترز", "-"),
            ("أخبار رياضة اقتصاد منوعات", "navigation"),
            ("تصميم وبرمجة شركة المدار", "navigation"),
            ("حلب تتعافى", "-"),
            ("كلمات أخيرة لا بد منها", "-"),
        ]);
    }

    #[test]
    fn tags_under_their_label() {
        let text = format!("عنوان الخبر في المدينة\n{PROSE}\nالوسوم\nحلب\nتجارة\nالأسواق القديمة");
        assert_eq!(kinds(&text), ["-", "-", "navigation", "navigation", "navigation", "navigation"]);
    }
}
