//! Newsletters, apps and notifications.

use super::{Kind, Place, Rule};
use crate::corpus::import::page::{End, Line};
use crate::corpus::import::phrase::{Phrases, holds};

pub(super) const RULES: &[Rule] = &[
    Rule { kind: Kind::Promo, place: Place::Anywhere, reason: "a call to subscribe", test: subscribe },
    Rule { kind: Kind::Promo, place: Place::Outside, reason: "a promise of mail", test: delivered },
    Rule { kind: Kind::Promo, place: Place::Anywhere, reason: "a call to install the site's app", test: app },
    Rule { kind: Kind::Promo, place: Place::Outside, reason: "an app or notifications", test: install },
    Rule { kind: Kind::Promo, place: Place::Outside, reason: "a field or button of a subscription", test: button },
];

#[cfg(test)]
pub(super) static PHRASES: &[&Phrases] = &[&SUBSCRIBE, &APPS, &INSTALL, &BUTTONS];

static SUBSCRIBE: Phrases = Phrases::new(&[
    "اشترك|اشتركوا|للاشتراك|سجل|انضم|وللاشتراك * في|ب|الي نشرتنا|النشره|القائمه|نشره|بنشرتنا|قائمتنا البريديه|الاخباريه|الاسبوعيه|اليوميه|الالكترونيه|اخباريه *",
    "اشترك|اشتركوا|الاشتراك|سجل * نشرتنا|بنشرتنا|قائمتنا|بقائمتنا *",
    "النشره|نشرتنا|القائمه|نشره البريديه|الاخباريه|الالكترونيه اشترك *",
    "ادخل|اكتب|ضع|سجل بريدك|ايميلك|عنوان بريدك|الالكتروني|هنا * للاشتراك|لتصلك|ليصلك|للحصول|لتلقي|وسيصلك|لاستقبال *",
    "احصل|احصلوا علي اخر|احدث|اهم|ابرز الاخبار|المقالات|المستجدات * بريدك|بريديك|بالبريد|هاتفك|ايميلك *",
    "ليصلك|لتصلك|لتصلكم|ليصلكم كل جديد|اخر|احدث|اهم|جديدنا|اخبارنا *",
    "اشترك|اشتركوا|للاشتراك في|ب خدمه|خدمات? الرسائل|رسائل|الرساله|النشره|الاشعارات|التنبيهات *",
    "يمكنك|يمكنكم|بامكانك|بامكانكم الاشتراك|التسجيل في|ب النشره|نشرتنا|القائمه|قائمتنا *",
    "subscribe to our|the newsletter|mailing|channel *",
    "sign up for|to our|the|newsletter *",
    "get the latest news|posts|updates *",
]);

fn subscribe(_: &Line<'_>, words: &[&str]) -> bool {
    words.len() <= 26 && SUBSCRIBE.starts(words)
}

/// «… تصلكم مباشرة إلى بريدكم الإلكتروني»
fn delivered(_: &Line<'_>, words: &[&str]) -> bool {
    let box_named = holds(words, &["بريدك|بريدكم|بريدكِ الالكتروني?", "inbox"]);
    words.len() <= 20
        && box_named
        && holds(words, &["تصلك|تصلكم|لتصلك|ليصلك|يصلك|يصلكم|ليصلكم|لتصلكم|مباشره|مجانا|your"])
}

/// A sentence that tells the reader of an app.
static APPS: Phrases = Phrases::new(&["يمكنكم|يمكنك * تحميل|تنزيل|استلام|متابعه *", "حملوا|حمل|نزلوا|لتحميل|بتحميل *"]);

fn app(_: &Line<'_>, words: &[&str]) -> bool {
    let ours = words.iter().any(|word| matches!(*word, "تطبيقنا" | "بتطبيقنا"));
    words.len() <= 25 && ours && APPS.starts(words)
}

static INSTALL: Phrases = Phrases::new(&[
    "متوفر|متاح|احصل|حمله|حمل عليه|الان? علي|من|عبر app|apple|google|ابل|اب|غوغل|جوجل *",
    "فعل|فعلوا|اضغط|اضغطوا علي? جرس|زر التنبيهات|الاشعارات|الاشتراك *",
    "هذا|هذه المحتوي|المقال|الماده|المقاله متاح|متاحه? للمشتركين|للاعضاء|حصري|حصريه *",
    "ابق|ابقوا|كن|كونوا علي اطلاع|تواصل *",
    "انضم|انضموا الي|ل # *",
    "انضم|انضموا الي مجتمعنا|عائلتنا|متطوعينا|فريقنا|قرائنا *",
    "هل لديك|لديكم|عندك قصه|معلومه|معلومات|شكوي|صوره|فيديو *",
    "شاركنا|شاركونا|ارسل لنا? قصتك|قصتكم|تجربتك|صورك *",
    "by clicking|subscribing|signing|continuing *",
    "this site|website uses *",
    "accept|reject|manage|allow all|cookies|preferences|settings|optional *",
    "لمزيد|للمزيد|لمتابعه * حمل|حملوا|نزل|نزلوا تطبيق|التطبيق|تطبيقنا *",
    "حمل|حملوا|نزل|تنزيل|تحميل|للتحميل|لتحميل|ثبت الان? تطبيق|تطبيقنا|التطبيق|برنامجنا *",
    "تطبيق|تطبيقنا|التطبيق * متوفر|متاح|علي * ستور|بلاي|store|play",
    "فعل|تفعيل|فعلوا|تشغيل|اسمح|السماح|ب? الاشعارات|التنبيهات|اشعاراتنا|اشعارات *",
    "لتلقي|لاستقبال|ليصلك|لتصلك اخر|احدث|اهم|الاخبار|اشعارات *",
    "هل تريد|ترغب|تود * تلقي|استقبال|متابعه اخر|احدث|اهم|الاخبار *",
    "هل تريد|ترغب تلقي|استقبال|متابعه|في * اشعارات|الاشعارات|تنبيهات *",
    "download our|the app *",
    "available on|get it on|the app|google|store *",
    "app store",
    "google play",
]);

fn install(line: &Line<'_>, words: &[&str]) -> bool {
    words.len() <= 16 && line.end != End::Stop && INSTALL.starts(words)
}

static BUTTONS: Phrases = Phrases::new(&[
    "اكمل|لاكمال|لمتابعه|تابع قراءه|القراءه * اشترك|اشتراك *",
    "لديك|لديكم|هل اشتراك|حساب سجل *",
    "الرساله|الرسائل|النشره|نشرتنا|القائمه البريديه|الاخباريه|الالكترونيه|الاسبوعيه|اليوميه",
    "اشترك|اشتركوا|الاشتراك|اشتراك الان|معنا|هنا|مجانا?",
    "اشترك الان مجانا?",
    "سجل|تسجيل الان|معنا|مجانا",
    "ادخل|اكتب بريدك|ايميلك الالكتروني? هنا?",
    "بريدك الالكتروني",
    "newsletter|subscribe",
    "sign up|in now?",
    "لا شكرا",
    "لن نرسل|نشارك * بريد|رسائل|بريدك|مزعجه *",
    "شكرا لاشتراكك|لاشتراككم|لتسجيلك|لانضمامك *",
    "شكرا لك علي الاشتراك|اشتراكك|التسجيل *",
    "يمكنك الغاء الاشتراك *",
    "خدمه rss|الرسائل|العاجل",
]);

fn button(line: &Line<'_>, words: &[&str]) -> bool {
    words.len() <= 8 && line.end != End::Stop && BUTTONS.whole(words)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check_behind, check_inside};

    #[test]
    fn lines() {
        check_inside(&[
            ("اشترك في نشرتنا البريدية", "promo"),
            ("اشترك في النشرة الإخبارية ليصلك كل جديد", "promo"),
            ("Subscribe to our newsletter", "promo"),
            ("اشترك في السباق مئة عداء", "-"),
            ("حمل الأهالي أمتعتهم ورحلوا", "-"),
            ("سجل الفريق هدفين", "-"),
            ("سجل اللاعب الاسم الأول في القائمة التي أعلنت", "-"),
            ("الرسالة الإخبارية التي حملها الوفد إلى القرية", "-"),
            ("الاشتراك في النشرة حق لكل مواطن", "-"),
            ("تحميل التطبيق", "-"),
        ]);
        check_behind(&[
            ("حمّل تطبيقنا الآن", "promo"),
            ("فعّل الإشعارات", "promo"),
            ("النشرة البريدية", "promo"),
            ("أدخل بريدك الإلكتروني", "promo"),
            ("حمل الرجل صاحبه ومضى", "-"),
            ("شكرا لك", "-"),
            ("- شكرا لك.", "-"),
            ("نعم.", "-"),
            ("شكرا لاشتراكك، ستصلك رسالة", "promo"),
        ]);
    }
}
