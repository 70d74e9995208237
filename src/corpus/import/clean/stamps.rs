//! Times that a page prints about itself: published, updated, reading time, an agency's end mark.

use super::{Kind, Place, Rule};
use crate::corpus::date_text::may_hold_date;
use crate::corpus::import::page::Line;
use crate::corpus::import::phrase::{Phrases, holds, whole};
use crate::corpus::printed_dates;
use crate::text::tokenize;

pub(super) const RULES: &[Rule] = &[
    Rule { kind: Kind::Widget, place: Place::Anywhere, reason: "how long reading takes", test: reading_time },
    Rule { kind: Kind::Widget, place: Place::Outside, reason: "how long reading takes", test: minutes },
    Rule { kind: Kind::Widget, place: Place::Outside, reason: "when the page was published", test: labelled },
    Rule { kind: Kind::Widget, place: Place::Outside, reason: "who put the page up", test: poster },
    Rule { kind: Kind::Widget, place: Place::Outside, reason: "when the page was published", test: posted_on },
    Rule { kind: Kind::Widget, place: Place::Outside, reason: "how long ago the page was published", test: ago },
    Rule { kind: Kind::Widget, place: Place::Outside, reason: "a time of day", test: time_of_day },
    Rule { kind: Kind::Widget, place: Place::Tail, reason: "an agency's end mark", test: end_mark },
];

#[cfg(test)]
pub(super) static PHRASES: &[&Phrases] = &[&READING, &POSTERS, &LABELS, &AGO, &TIME, &END];

static READING: Phrases = Phrases::new(&[
    "وقت|زمن|مده القراءه|قراءه *",
    "الوقت المتوقع|المقدر|اللازم للقراءه|لقراءه *",
    "# دقيقه|دقائق|دقايق|دقيقتان|ثانيه|ثوان للقراءه|قراءه|لقراءه",
    "دقيقه|دقيقتان|دقيقتين واحده? للقراءه|قراءه|لقراءه",
    "قراءه|تقرا|يقرا في|خلال # @time",
    "اقل من دقيقه للقراءه|قراءه?",
    "# min|mins|minute|minutes read",
    "read|reading time *",
]);

fn reading_time(_: &Line<'_>, words: &[&str]) -> bool {
    words.len() <= 9 && READING.whole(words) && (words.len() > 2 || holds(words, &["القراءه", "read"]))
}

fn minutes(_: &Line<'_>, words: &[&str]) -> bool {
    whole(
        words,
        &["# دقيقه|دقائق|دقايق|min|mins|د", "دقيقه|دقيقتان|دقيقتين واحده?", "ثلاث|اربع|خمس|ست|سبع|ثماني|تسع|عشر دقائق"],
    )
}

/// Who put a page up, where it is nobody in particular.
static POSTERS: Phrases = Phrases::new(&[
    "تم? النشر? نشر|نشره? بواسطه|من|بقلم قبل? admin|المدير|المحرر|المشرف|فريق|هيئه|اداره|الاداره|ادمن التحرير|الموقع?",
    "تم? النشر? بواسطه|by admin|المدير|المحرر|المشرف|فريق|هيئه|اداره|الاداره|ادمن|editor|staff التحرير|الموقع?",
    "كتابه|الكاتب|بقلم|كتب|تحرير",
    "فريق|هيئه|قسم|غرفه|اداره التحرير|الموقع|الاخبار|المحتوي|الترجمه|العمل",
]);

fn poster(line: &Line<'_>, words: &[&str]) -> bool {
    words.len() <= 6 && POSTERS.whole(words) && (words.len() > 1 || line.text.ends_with(':'))
}

/// «فريق التحرير 5 نوفمبر 2018»: a date, and nobody in particular.
fn posted_on(line: &Line<'_>, words: &[&str]) -> bool {
    if words.len() > 14 || !may_hold_date(words.iter().copied()) {
        return false;
    }
    let dates = printed_dates(line.text);
    let rest = tokenize(line.text).filter(|token| !dates.iter().any(|date| date.range.contains(&token.range.start)));
    let rest: Vec<String> = rest.map(|token| token.folded).collect();
    let nobody =
        ["فريق", "هيئه", "اداره", "التحرير", "المحرر", "المدير", "المشرف", "admin", "editor", "staff", "الموقع"];
    let beside = ["بواسطه", "نشر", "في", "بتاريخ", "كتب", "من", "قبل", "by", "on"];
    let named = rest.iter().any(|word| nobody.contains(&word.as_str()));
    !dates.is_empty() && named && rest.iter().all(|word| [&nobody[..], &beside].concat().contains(&word.as_str()))
}

static LABELS: Phrases = Phrases::new(&[
    "نشر|نشرت|النشر في|بتاريخ|يوم|بواسطه|منذ|الساعه|#",
    "تم النشر|نشره|التحديث|الانشاء|الاضافه *",
    "تاريخ|وقت|موعد النشر|التحديث|الاضافه|الانشاء|نشر|الخبر|المقال",
    "اخر|احدث تحديث|تعديل",
    "حدث|حدثت|عدل|اضيف|اضيفت|كتب|ارسل في|بتاريخ|يوم|منذ",
    "التحديث الاخير",
    "نشرها|نشره|كتبها|كتبه|ارسلها|ارسله|اضافها|اضافه|مرسله|نشرت|نشر بواسطه? * في|بتاريخ *",
    "published|updated|posted|last on|at|by|updated|modified|#",
]);

fn labelled(line: &Line<'_>, words: &[&str]) -> bool {
    let year = |word: &&str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let dated = words.iter().any(year) || (line.text.contains(':') && holds(words, &["# #"]));
    words.len() <= 16 && dated && LABELS.starts(words)
}

static AGO: Phrases = Phrases::new(&[
    "نشر|نشرت|حدث|اخر|تحديث? تحديث|في? منذ|قبل|من # @time @time?",
    "نشر|نشرت|حدث|اخر|تحديث? تحديث|في? منذ|قبل @time واحد|واحده?",
    "# @time ago",
]);

fn ago(_: &Line<'_>, words: &[&str]) -> bool {
    words.len() <= 6 && AGO.whole(words)
}

static TIME: Phrases = Phrases::new(&[
    "الساعه? # # #? ت|ص|م|صباحا|مساء|ظهرا|جمت|gmt|ق|ص|am|pm م|جرينتش|بتوقيت|غرينتش|gmt? *",
    "الساعه? # # #? بتوقيت|توقيت *",
]);

fn time_of_day(line: &Line<'_>, words: &[&str]) -> bool {
    words.len() <= 8 && line.text.contains(':') && TIME.whole(words)
}

static END: Phrases = Phrases::new(&["انتهي|انتهت|يتبع"]);

fn end_mark(line: &Line<'_>, words: &[&str]) -> bool {
    END.whole(words) && line.text.contains(['/', '#', '*', '(', '-'])
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check_behind, check_inside};

    #[test]
    fn lines() {
        check_inside(&[
            ("وقت القراءة: 3 دقائق", "widget"),
            ("5 دقائق للقراءة", "widget"),
            ("4 min read", "widget"),
            ("نشر التقرير في 3 مايو 2012", "-"),
            ("قراءة في 3 كتب", "-"),
            ("وقت الصلاة", "-"),
        ]);
        check_behind(&[
            ("نشر في: 12 كانون الثاني 2020", "widget"),
            ("آخر تحديث: 2020-01-12 14:30", "widget"),
            ("تم النشر بتاريخ 3/4/2019", "widget"),
            ("منذ 3 ساعات", "widget"),
            ("قبل يومين", "widget"),
            ("20:26 ت م", "widget"),
            ("// انتهى //", "widget"),
            ("نشرت الصحيفة مقالها في 3 أجزاء", "-"),
            ("منذ سنوات ونحن ننتظر", "-"),
            ("انتهى الدرس", "-"),
            ("دمشق 12 كانون الثاني 2020", "-"),
        ]);
    }
}
