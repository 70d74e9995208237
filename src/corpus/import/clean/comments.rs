//! What is left of a form for comments.

use super::{Kind, Mark, Page, Place, Rule, mark_line};
use crate::corpus::import::page::{End, Line};
use crate::corpus::import::phrase::Phrases;

pub(super) const RULES: &[Rule] = &[
    Rule { kind: Kind::Comments, place: Place::Anywhere, reason: "a heading or button for comments", test: button },
    Rule { kind: Kind::Comments, place: Place::Anywhere, reason: "a sentence of a comment form", test: sentence },
    Rule { kind: Kind::Comments, place: Place::Outside, reason: "a field of a comment form", test: field },
];

#[cfg(test)]
pub(super) static PHRASES: &[&Phrases] = &[&BUTTONS, &SENTENCES, &FIELDS, &THREADS];

static BUTTONS: Phrases = Phrases::new(&[
    "اكتب|اترك|اضف|اضافه|ارسل|ارسال|انشر|نشر|ضع|كتابه تعليق|تعليقا|تعليقك|تعليقاتك|التعليق|ردا|رد|ردك|تعليقكم هنا|الان|جديد|جديدا|علي? *",
    "اترك|اكتب|اضف لنا? تعليق|تعليقا|تعليقك|ردا *",
    "الغاء الرد|التعليق",
    "علق|رد علي هذا? الموضوع|المقال|الخبر|التعليق",
    "كن اول من يعلق|علق|يكتب|يضيف *",
    "لا تعليقات بعد?",
    "لا توجد|يوجد تعليقات|تعليق بعد|حتي|علي? الان|الخبر|المقال|الموضوع?",
    "عذرا? لا يمكن|يمكنك * تعليق|تعليقات|التعليق *",
    "التعليقات|تعليقات الفيسبوك|فيسبوك|facebook|الزوار|القراء|المستخدمين",
    "التعليقات مغلقه|معطله|متوقفه *",
    "تم|تعذر? اغلاق|ايقاف التعليقات|التعليق *",
    "عرض|اظهار|اخفاء|شاهد جميع|كل|كافه? التعليقات|الردود",
    "شروط|سياسه التعليق|التعليقات *",
    "leave|write|add|post a|your|reply|comment comment|reply|here?",
    "cancel reply",
    "no|0 comments|responses yet?",
    "be the first to comment *",
    "comments closed|off *",
]);

fn button(line: &Line<'_>, words: &[&str]) -> bool {
    let told = line.end != End::Stop || words.len() <= 6;
    words.len() <= 8 && told && BUTTONS.whole(words)
}

static SENTENCES: Phrases = Phrases::new(&[
    "لن|لا يتم|ينشر|يظهر|سيتم نشر|عرض|اظهار|عنوان? * بريدك|البريد|الايميل|ايميلك *",
    "البريد|بريدك الالكتروني لن|لا يتم|ينشر|يظهر *",
    "جميع? الحقول الموسومه|الالزاميه|المطلوبه|المشار|التي|الضروريه *",
    "احفظ|حفظ اسمي|الاسم بريدي|والبريد|البريد *",
    "يجب|عليك|لابد|ينبغي * مسجل|تسجيل|تسجل|مسجلا الدخول|دخولك * تعليق|تعليقا|التعليق|للتعليق",
    "سجل|تسجيل الدخول|دخولك لاضافه|لترك|للتعليق|لكتابه *",
    "جميع|كل|كافه? التعليقات|الاراء|تعليقات المنشوره|الوارده|الزوار|القراء|تعبر|لا *",
    "التعليقات|الاراء المنشوره|الوارده * لا|تعبر *",
    "هذا|يستخدم الموقع يستخدم|خدمه اكيسميت|akismet *",
    "اعلمني|نبهني|ابلغني بمتابعه|عند|بالتعليقات|بالمواضيع|عبر *",
    "your email address will not *",
    "required fields are marked *",
    "save my name *",
    "you must be logged in *",
    "this site uses akismet *",
    "notify me of *",
    "لقد? قمنا * تحديث|بتحديث نظام التعليقات *",
]);

fn sentence(line: &Line<'_>, words: &[&str]) -> bool {
    words.len() <= 40 && SENTENCES.starts(words) && form_words(line, words)
}

/// Whether a sentence speaks of what only a form has.
fn form_words(_: &Line<'_>, words: &[&str]) -> bool {
    #[rustfmt::skip] // words side by side
    const FORM: [&str; 30] = [
        "بريدك", "البريد", "بريدي", "ايميلك", "الايميل", "الحقول", "الموسومه", "الالزاميه", "المتصفح", "التعليق",
        "التعليقات", "تعليق", "تعليقا", "تعليقي", "للتعليق", "تعليقات", "اكيسميت", "akismet", "email", "comment",
        "comments", "required", "fields", "posts", "logged", "المزعجه", "الدخول", "دخولك", "بالتعليقات", "القراء",
    ];
    words.iter().filter(|word| FORM.contains(word)).count() >= 1
}

static FIELDS: Phrases = Phrases::new(&[
    "اترك هذا الحقل *",
    "عرض|شاهد|اظهار جميع|كل|كافه? التعليقات|الردود #?",
    "الاسم|اسمك|اسم|الاسم الكامل|بالكامل|المستعار|المستخدم? مطلوب|الزامي?",
    "اسمك",
    "البريد|بريدك|بريد الالكتروني|الكتروني مطلوب|الزامي|اختياري|لن? *",
    "الايميل|ايميل|ايميلك مطلوب?",
    "الموقع الالكتروني مطلوب|اختياري?",
    "نص|عنوان|محتوي التعليق|الرد|الرساله|تعليقك مطلوب?",
    "التعليق|تعليق|تعليقك|الرد|رد|التعليقات|تعليقات|الردود #?",
    "# تعليق|تعليقات|رد|ردود علي? *",
    "التعليقات|تعليقات #",
    "كود|رمز|رقم التحقق|الامان *",
    "ادخل|اكتب الرمز|الكود|الحروف|الارقام|رمز|كود *",
    "دوله|المدينه|البلد",
    "رايك",
    "ما رايك في? هذا|هذه? الخبر|الموضوع|المقال|المقاله|القضيه",
    "الابلاغ عن تعليق *",
    "name|email|website|comment|comments|reply|required|captcha|subject|message|δ",
    "your name|email|comment|message",
    "# comments|comment|replies|responses",
    "مناقشه|المناقشه|شارك|دخول|الدخول الي|في? المحادثه|النقاش?",
    "صاحب|كاتب التعليق",
    "تم اضافه|ارسال تعليقك *",
    "اعطوا|اعط|اكتب|قل رايك|رايكم",
]);

fn field(line: &Line<'_>, words: &[&str]) -> bool {
    words.len() <= 6 && line.end != End::Stop && FIELDS.whole(words)
}

/// Headings over what readers wrote.
static THREADS: Phrases = Phrases::new(&[
    "تعليقات|التعليقات|اراء|ردود|مناقشات الزوار|القراء|المستخدمين|المتابعين|الاعضاء|الجمهور #?",
    "عدد? التعليقات|الردود|تعليقات #",
    "# تعليق|تعليقات|تعليقا|رد|ردود",
    "# تعليقات|ردود علي *",
    "تعليق|تعليقات واحد|القراء|زوارنا علي? *",
    "المشاركه|شارك|انضم في|الي التعليقات|المناقشه|النقاش|الحوار",
    "# comments|responses|replies|commentaires",
    "comments|commentaires",
    "readers comments",
    "رايان|تعليقان|ردان|فكرتان علي|حول *",
    "راي|تعليق|فكره|رد واحد|واحده علي|حول *",
    "# راي|اراء|افكار|فكره علي|حول *",
    "* thoughts|replies|responses on|to *",
]);

/// Marks the headings over readers' comments, so that the article's end can be told by them.
pub(super) fn headings(page: &mut Page<'_>) {
    for line in page.lines.iter_mut().filter(|line| line.mark.is_none() && line.count <= 8 && line.end == End::Plain) {
        let words = line.words();
        // «3 تعليقات» may begin a sentence that was cut; alone on its line it does not.
        if !words.is_empty() && THREADS.whole(&words) {
            let mark = Mark::new(Kind::Comments, "a heading over readers' comments");
            line.mark = Some(Mark { ends_article: true, ..mark });
        }
    }
}

/// The longest comment, in words.
const LONGEST_COMMENT: usize = 150;

/// Under a heading over comments, behind the article: what readers wrote, up to the next part of the page. That they
/// are comments is told by a form, or by dates and numbers among them.
pub(super) fn threads(page: &mut Page<'_>) {
    let Some(body) = page.body() else { return };
    let Some(first) = (body.end..page.lines.len())
        .find(|&at| page.lines[at].mark.as_ref().is_some_and(|mark| mark.ends_article && mark.kind == Kind::Comments))
    else {
        return;
    };
    let is_comment = |line: &Line<'_>| line.mark.as_ref().is_some_and(|mark| mark.kind == Kind::Comments);
    let numbered = |line: &Line<'_>| line.count <= 14 && line.text.contains(|c: char| c.is_numeric());
    let signs = page.lines[first + 1..].iter().filter(|line| is_comment(line) || numbered(line)).count();
    if signs < 2 {
        return;
    }
    let last = (first + 1..page.lines.len()).rfind(|&at| is_comment(&page.lines[at])).unwrap_or(page.lines.len() - 1);
    for line in &mut page.lines[first + 1..=last] {
        if line.count <= LONGEST_COMMENT {
            mark_line(line, Kind::Comments, "among readers' comments");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check_behind, check_inside};

    #[test]
    fn lines() {
        check_inside(&[
            ("اترك تعليقاً", "comments"),
            ("أضف تعليقك هنا", "comments"),
            ("إلغاء الرد", "comments"),
            ("لن يتم نشر عنوان بريدك الإلكتروني.", "comments"),
            ("الحقول الإلزامية مشار إليها بـ *", "comments"),
            (
                "احفظ اسمي، بريدي الإلكتروني، والموقع الإلكتروني في هذا المتصفح لاستخدامها المرة المقبلة في تعليقي.",
                "comments",
            ),
            ("يجب أن تكون مسجل الدخول لإضافة تعليق", "comments"),
            ("Leave a Reply", "comments"),
            ("Your email address will not be published. Required fields are marked *", "comments"),
            ("رفضت الشركة إضافة تعليق على الخبر", "-"),
            ("لن يتم نشر القائمة قبل الخميس", "-"),
            ("الاسم", "-"),
            ("ما تعليقك على ذلك؟", "-"),
            ("جميع الحقول المزروعة بالقمح احترقت", "-"),
        ]);
        check_behind(&[
            ("الاسم *", "comments"),
            ("البريد الإلكتروني *", "comments"),
            ("3 تعليقات", "comments"),
            ("التعليقات (0)", "comments"),
            ("كن أول من يعلق", "comments"),
            ("ترجمة وتعليق: أحمد", "-"),
        ]);
    }
}
