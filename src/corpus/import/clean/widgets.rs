//! Controls and counters of a page: font size, close, print, listen, views, ratings, gallery arrows.

use super::{Kind, Page, Place, Rule, mark_line};
use crate::corpus::import::page::{End, Line};
use crate::corpus::import::phrase::Phrases;
use crate::corpus::import::vocabulary;

pub(super) const RULES: &[Rule] = &[
    Rule { kind: Kind::Widget, place: Place::Anywhere, reason: "a control for the size of the text", test: font_size },
    Rule { kind: Kind::Widget, place: Place::Anywhere, reason: "a button that closes something", test: close },
    Rule { kind: Kind::Widget, place: Place::Anywhere, reason: "a control of the page", test: control },
    Rule { kind: Kind::Widget, place: Place::Outside, reason: "a button of the page", test: button },
    Rule { kind: Kind::Widget, place: Place::Outside, reason: "a counter", test: counter },
    Rule { kind: Kind::Widget, place: Place::Anywhere, reason: "the time of a player", test: player },
    Rule { kind: Kind::Widget, place: Place::Outside, reason: "a clock or the weather", test: clock },
    Rule { kind: Kind::Widget, place: Place::Outside, reason: "a rate of the day", test: rate },
    Rule { kind: Kind::Widget, place: Place::Tail, reason: "the number of an issue", test: issue },
    Rule { kind: Kind::Widget, place: Place::Tail, reason: "a call to report a mistake", test: mistake },
    Rule { kind: Kind::Widget, place: Place::Outside, reason: "a sign between parts of the page", test: sign },
    Rule { kind: Kind::Widget, place: Place::Outside, reason: "a rating", test: rating },
];

#[cfg(test)]
pub(super) static PHRASES: &[&Phrases] =
    &[&FONT_SIZE, &CLOSE, &CONTROLS, &MESSAGES, &BUTTONS, &COUNTERS, &RATINGS, &CLOCKS, &MISTAKES, &ISSUES];

static FONT_SIZE: Phrases = Phrases::new(&[
    "حجم الخط|النص|خط|نص *",
    "تكبير|تصغير|تغيير الخط|النص|حجم|خط|نص *",
    "الخط|خط ا|ع|a ا|ع|a ا|ع|a?",
    "font size *",
    "increase|decrease|reset|normal|larger|smaller font|text|size? size?",
    "زر? تكبير|تصغير",
]);

/// Letters that the sizes are shown by.
const LETTERS: [&str; 5] = ["ع", "ا", "ت", "a", "t"];

fn font_size(line: &Line<'_>, words: &[&str]) -> bool {
    if words.len() > 6 {
        return false;
    }
    let letter = words.first().filter(|first| LETTERS.contains(first));
    let repeated = letter.is_some_and(|letter| words.iter().all(|word| word == letter));
    let step =
        words.len() == 1 && repeated && line.text.chars().count() == 2 && line.text.ends_with(['+', '-', '–', '−']);
    // Two letters alone could be anything; with plus and minus they are the control.
    let signs = line.text.contains('+') && line.text.contains(['-', '–', '−', '_']);
    step || (repeated && (words.len() == 3 || (words.len() == 2 && signs))) || FONT_SIZE.whole(words)
}

static CLOSE: Phrases =
    Phrases::new(&["x", "close", "اغلاق|اغلق|اقفل", "close window|menu|this?", "اغلاق|اغلق النافذه|القائمه|الاعلان"]);

fn close(line: &Line<'_>, words: &[&str]) -> bool {
    matches!(line.text, "×" | "✕" | "✖" | "✗" | "⨯" | "╳" | "[x]" | "[X]") || CLOSE.whole(words)
}

static CONTROLS: Phrases = Phrases::new(&[
    "next previous",
    "previous next",
    "السابق التالي",
    "التالي السابق",
    "طباعه|اطبع|للطباعه المقال|الخبر|الموضوع|الصفحه|التقرير",
    "نسخه للطباعه",
    "نسخ|انسخ الرابط|رابط|رابطه المختصر|المقال|الخبر?",
    "تم نسخ الرابط بنجاح?",
    "copy link",
    "link copied",
    "ارسل|ارسال|ارسلها الي|ل? صديق|صديقك|لصديق|بالبريد|بريد|البريد * الالكتروني|الكتروني?",
    "ارسل|ارسال لصديق|لصديقك",
    "استمع|الاستماع|للاستماع الي|ل? المقال|للمقال|للخبر|الخبر|التقرير|للتقرير|المقاله|للمقاله",
    "الابلاغ|ابلغ|بلغ|للابلاغ عن خطا|اساءه|محتوي *",
    "الوضع الليلي|المظلم|النهاري",
    "تشغيل|ايقاف|كتم الصوت|الفيديو",
    "مشغل الفيديو|الصوت|فيديو",
    "ملء الشاشه",
    "video|audio player",
    "play video|audio",
    "تحميل|تنزيل pdf|بصيغه *",
    "جاري|جار|يتم التحميل|تحميل *",
    "تحميل|عرض|اظهار|اظهر|شاهد المزيد",
    "تحميل|تنزيل",
    "رابط مباشر|التحميل|التنزيل",
    "شاهد|مشاهده|لمشاهده الفيديو|الصور|التقرير|الحلقه",
    "load|show|view|see more|all",
    "loading",
]);

/// What players and pages say when something is missing; longer than a label.
static MESSAGES: Phrases = Phrases::new(&[
    "your browser does not support",
    "متصفحك|المتصفح * لا يدعم",
    "يرجي|الرجاء تفعيل الجافا|جافا|javascript",
    "please enable javascript",
    "to view this video *",
    "no media source *",
    "this video|media is|could *",
    "the media could *",
    "لا يدعم متصفحك",
]);

fn control(_: &Line<'_>, words: &[&str]) -> bool {
    (words.len() <= 8 && CONTROLS.whole(words)) || (words.len() <= 20 && MESSAGES.starts(words))
}

#[rustfmt::skip] // words side by side
static BUTTONS: Phrases = Phrases::new(&[
    "طباعه|اطبع|للطباعه", "حفظ|تحميل|تنزيل|طباعه|نسخه pdf", "حفظ|احفظ المقال|الخبر|الصفحه?", "استمع|استماع", "تشغيل|ايقاف", "المزيد|مزيد",
    "اقرا|قراءه|لقراءه|اعرف المزيد", "التفاصيل|للتفاصيل", "الحجم", "بحث|ابحث", "ارسال|ارسل", "تحميل|تنزيل",
    "ترجمه الصفحه|المقال",
    "print|save|listen|download|more|search|menu|submit|play|pause|mute|next|previous|prev|up|top|back|ok",
    "التالي|السابق", "next|previous|prev post|article|page", "موافق|الغاء",
    "تم النسخ|الحفظ|الارسال|التحميل", "اعجاب|اعجابات|تبليغ|ابلاغ|متابعه|اعجبني #?", "الاحدث|الاقدم اولا?",
    "ترتيب|رتب|فرز|الفرز|الترتيب حسب|التعليقات *", "# من|of #", "معرض|البوم الصور|صور", "breaking news", "live",
    "شاهد|عرض|اظهر|مشاهده النتائج|النتيجه", "صوت|تصويت|التصويت الان?", "استطلاع|استفتاء الراي|راي|للراي|اليوم|الاسبوع?",
]);

fn button(_: &Line<'_>, words: &[&str]) -> bool {
    words.len() <= 4 && BUTTONS.whole(words)
}

static COUNTERS: Phrases = Phrases::new(&[
    "# الف|مليون? @counted",
    "عدد? @counted #",
    "عدد @counted * #",
    "عدد? المشاهدات|القراءات|القراء|الزوار|الزيارات|التعليقات|المشاركات #?",
    "تمت|تم قراءته|القراءه|مشاهدته|المشاهده * # مره|مرات?",
    "شوهد|قرئ|قرا * # مره|مرات?",
    "# views|shares|comments|likes|reads",
    "لا توجد|يوجد تعليقات",
    "views|shares|comments|likes #",
]);

fn counter(line: &Line<'_>, words: &[&str]) -> bool {
    let digits = line.text.chars().all(|c| c.is_numeric() || c.is_whitespace() || matches!(c, ':' | '/' | '،' | ','));
    let player = digits && line.text.matches(':').count() >= 1 && words.len() <= 6;
    let drawn = |c: char| matches!(c, '\u{2190}'..='\u{27BF}' | '\u{1F300}'..='\u{1FAFF}');
    let symbol = words.len() == 1
        && line.text.contains(drawn)
        && line.text.contains(char::is_numeric)
        && !line.text.contains(char::is_alphabetic);
    player || symbol || (words.len() <= 8 && COUNTERS.whole(words)) || pairs(words)
}

/// How long reading takes, beside other numbers.
const MINUTES: [&str; 7] = ["دقيقه", "دقائق", "دقايق", "قراءه", "min", "mins", "read"];

/// `12 مشاهدة 3 تعليقات 5 مشاركات`: numbers and what they count, nothing else.
fn pairs(words: &[&str]) -> bool {
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    words.len() >= 2
        && words.len() <= 12
        && words.iter().all(|word| number(word) || vocabulary::is(word, "counted") || MINUTES.contains(word))
        && words.iter().any(|word| number(word))
        && (vocabulary::any(words, "counted") || words.iter().filter(|word| number(word)).count() >= 2)
        && words.iter().any(|word| !number(word))
}

/// `0:00`, `00:03:12`: alone on its line, a time that begins with nought is that of a player.
fn player(line: &Line<'_>, _: &[&str]) -> bool {
    let parts: Vec<&str> = line.text.split(':').map(str::trim).collect();
    let digits = |part: &&str| (1..=2).contains(&part.chars().count()) && part.chars().all(char::is_numeric);
    (2..=3).contains(&parts.len()) && parts.iter().all(digits) && matches!(parts[0], "0" | "00" | "٠" | "٠٠")
}

/// `النفط 72.83 -1.20%`: a name, a number, and by how much it changed.
fn rate(line: &Line<'_>, words: &[&str]) -> bool {
    let numbers = words.iter().filter(|word| word.starts_with(|c: char| c.is_ascii_digit())).count();
    let changed = line.text.contains(['%', '٪']) && line.text.contains(['+', '-', '−', '▲', '▼', '↑', '↓']);
    words.len() <= 10 && words.len() <= numbers + 3 && numbers >= 2 && changed && line.end == End::Plain
}

static ISSUES: Phrases =
    Phrases::new(&["العدد|عدد #", "العدد|عدد # *", "حمل|تحميل|تنزيل|نزل العدد|المقال|الكتاب|النسخه|الملف|التقرير *"]);

fn issue(line: &Line<'_>, words: &[&str]) -> bool {
    words.len() <= 6 && line.end == End::Plain && ISSUES.whole(words)
}

static CLOCKS: Phrases = Phrases::new(&[
    "توقيت|التوقيت|الساعه|الوقت * #",
    "حاله|احوال|درجه الطقس|الحراره *",
    "الطقس|طقس اليوم|الان *",
    "اسعار|سعر العملات|الذهب|الصرف|الدولار اليوم|الان?",
    "مواقيت|مواعيد|اوقات الصلاه *",
]);

/// What the time is, or the weather, and nothing told of it.
fn clock(line: &Line<'_>, words: &[&str]) -> bool {
    let degrees = line.text.contains(['°', 'º', '℃']) && words.len() <= 4;
    let time = words.len() <= 8 && line.end == End::Plain && CLOCKS.starts(words);
    degrees || (time && (words.len() <= 3 || line.text.contains(':')))
}

static MISTAKES: Phrases = Phrases::new(&[
    "خطا|اخطاء مطبعي|املائي|مطبعيه|لغوي *",
    "اذا|ان|هل كنت|كان|وجدت|لاحظت|رايت|لديك|لديكم|عثرت * خطا|خاطئه|تصحيح|تصحيحا|شكوي|ملاحظه|ينتهك|مخالفه",
    "اذا|هل كنت|كان|وجدت|لاحظت|رايت * المقال|الخبر|الماده|المحتوي|النص *",
    "ارسل|ارسلي|ارسلوا|قدم|قدمي|بلغ|ابلغ|ابلغنا تصحيح|تصحيحا|شكوي|عن|بلاغ *",
]);

/// An invitation to correct the page.
fn mistake(_: &Line<'_>, words: &[&str]) -> bool {
    let told = words.iter().any(|word| {
        matches!(
            *word,
            "ارسل"
                | "ارسلي"
                | "قدم"
                | "قدمي"
                | "راسلنا"
                | "ابلغنا"
                | "تواصل"
                | "اخبرنا"
                | "تصحيحا"
                | "شكوي"
        )
    });
    words.len() <= 30 && told && MISTAKES.starts(words)
}

/// A stroke or dot that stood between two links.
fn sign(line: &Line<'_>, _: &[&str]) -> bool {
    matches!(
        line.text,
        "|" | "•" | "·" | "/" | "\\" | "+" | "-" | "–" | "—" | "-+" | "+-" | "::" | "»" | "«" | "#" | "،"
    )
}

static RATINGS: Phrases = Phrases::new(&[
    "قيم|قيموا هذا|هذه? المقال|الخبر|الموضوع|الماده|المقاله|المحتوي *",
    "تقييم|تقييمك|التقييم * # من #",
    "تقييم المستخدمون|المستخدمين|الزوار|القراء|المقال|الخبر *",
    "معدل|متوسط التقييم *",
    "# صوت|اصوات|تصويت|تصويتات",
    "اضف تقييمك|تقييما",
    "rate this *",
    "لقد? قمت بتقييم هذا|هذه *",
    "rating *",
    "هل اعجبك|اعجبتك|افادك|افادتك|كان هذا? المقال|المقاله|الخبر|الموضوع|المحتوي *",
    "هل وجدت هذا المقال|المحتوي *",
    "هل لديك|لديكم|عندك اي? سؤال|استفسار|تعليق|اسئله *",
    "هل تمت? الاجابه|اجبنا علي|عن * سؤالك|سؤالكم|استفسارك",
    "تمت الاجابه علي|عن سؤالك|سؤالكم *",
    "هل ساعدك|ساعدتك|ساعدكم|اعجبتك|اعجبك|كانت|كان * مفيد|مفيده|مفيدا",
    "رايك|رايكم يهمنا",
    "يسرنا|يسعدنا|يهمنا|نود ان? * رايك|رايكم *",
    "لقد? تم التصويت|تصويت|تصويتك|احتساب|تسجيل * صوتك|رايك|بنجاح?",
    "لقد? تم تصويت|التصويت",
    "# stars|votes",
]);

fn rating(line: &Line<'_>, words: &[&str]) -> bool {
    let stars = line.text.contains(['★', '☆', '⭐']) && line.text.chars().all(|c| !c.is_alphabetic());
    stars || (words.len() <= 12 && RATINGS.whole(words))
}

/// The same one below the other: letters of a size control, bare numbers of counters outside the running text.
pub(super) fn rows(page: &mut Page<'_>) {
    let body = page.body();
    for at in 1..page.lines.len() {
        let outside = body.as_ref().is_some_and(|body| !body.contains(&at));
        let (before, rest) = page.lines.split_at_mut(at);
        let (upper, lower) = (&mut before[at - 1], &mut rest[0]);
        let letter = LETTERS.contains(&lower.folded()) && upper.folded() == lower.folded();
        let number = |line: &Line<'_>| {
            let text = line.text.trim_matches(['(', ')', '[', ']']);
            (1..=6).contains(&text.chars().count()) && text.chars().all(char::is_numeric)
        };
        let beside = number(lower) && (number(upper) || upper.mark.is_some());
        if letter {
            mark_line(upper, Kind::Widget, "a control for the size of the text");
            mark_line(lower, Kind::Widget, "a control for the size of the text");
        } else if outside && beside {
            mark_line(lower, Kind::Widget, "a bare number beside others of the page");
            if number(upper) {
                mark_line(upper, Kind::Widget, "a bare number beside others of the page");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check_behind, check_inside};

    #[test]
    fn lines() {
        check_inside(&[
            ("ع ع ع", "widget"),
            ("أ+ أ-", "widget"),
            ("A A A", "widget"),
            ("حجم الخط", "widget"),
            ("×", "widget"),
            ("إغلاق", "widget"),
            ("طباعة المقال", "widget"),
            ("تم نسخ الرابط", "widget"),
            ("استمع إلى المقال", "widget"),
            ("Your browser does not support the video tag.", "widget"),
            ("أ ب ت", "-"),
            ("ع", "-"),
            ("إغلاق المعبر", "-"),
            ("طباعة العملة", "-"),
            ("المزيد", "-"),
            ("نعم", "-"),
            ("12 مشاركة", "-"),
        ]);
        check_behind(&[
            ("المزيد...", "widget"),
            ("1,234 مشاهدة", "widget"),
            ("عدد القراءات: 512", "widget"),
            ("12 مشاهدة 3 تعليقات", "widget"),
            ("00:00 / 03:45", "widget"),
            ("★★★★☆", "widget"),
            ("قيّم هذا المقال", "widget"),
            ("هل أعجبك الموضوع؟", "widget"),
            ("التقييم: 4 من 5", "widget"),
            ("التفاصيل", "widget"),
            ("40 قتيلا", "-"),
            ("المزيد من الضحايا في الطريق", "-"),
            ("بحث جديد عن السرطان", "-"),
        ]);
    }
}
