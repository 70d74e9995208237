//! Classes of words that rules speak of, folded.

/// Whether a folded word belongs to a class.
pub(super) fn is(word: &str, class: &str) -> bool {
    CLASSES.iter().any(|(name, words)| *name == class && words.contains(&word))
}

/// Whether every word belongs to one of the classes.
pub(super) fn all(words: &[&str], classes: &[&str]) -> bool {
    words.iter().all(|word| classes.iter().any(|class| is(word, class)))
}

/// Whether one of the words belongs to a class.
pub(super) fn any(words: &[&str], class: &str) -> bool {
    words.iter().any(|word| is(word, class))
}

/// The words of the class whose name stands in a text from one byte to another; none for an unknown name.
pub(super) const fn class(text: &[u8], from: usize, to: usize) -> &'static [&'static str] {
    let mut at = 0;
    while at < CLASSES.len() {
        let name = CLASSES[at].0.as_bytes();
        let mut same = 0;
        while same < name.len() && from + same < to && name[same] == text[from + same] {
            same += 1;
        }
        if same == name.len() && same == to - from {
            return CLASSES[at].1;
        }
        at += 1;
    }
    &[]
}

#[cfg(test)]
pub(super) fn is_class(class: &str) -> bool {
    CLASSES.iter().any(|(name, _)| *name == class)
}

#[rustfmt::skip] // one row of words a line, not one word
const CLASSES: &[(&str, &[&str])] = &[
    // Where people are sent to follow a site.
    ("platform", &[
        "تويتر", "التويتر", "فيسبوك", "الفيسبوك", "فايسبوك", "فيس", "الفيس", "انستغرام", "انستجرام", "انستقرام",
        "الانستغرام", "الانستجرام", "انستا", "يوتيوب", "اليوتيوب", "تليغرام", "تلغرام", "تليجرام", "تلجرام",
        "تيليغرام", "تيليجرام", "تيلغرام", "تيلجرام", "تلقرام", "تليقرام", "التليغرام", "التلغرام", "التليجرام", "التيليغرام", "واتساب",
        "الواتساب", "واتس", "الواتس", "سناب", "سنابشات", "تيكتوك", "تيك", "لينكدان", "لنكدان", "لينكد", "بنترست",
        "بينتيريست", "بينترست", "ريديت", "تمبلر", "تمبلير", "ماسنجر", "مسنجر", "ثريدز", "فايبر", "سكايب", "نبض",
        "جوجل", "غوغل", "قوقل", "facebook", "twitter", "instagram", "youtube", "telegram", "whatsapp", "linkedin",
        "pinterest", "reddit", "tumblr", "snapchat", "tiktok", "messenger", "threads", "viber", "skype", "rss",
        "google", "vkontakte", "odnoklassniki",
    ]),
    // Second words of their names, which mean something else alone.
    ("platform-part", &[
        "بوك", "اب", "شات", "توك", "ان", "بلس", "بلاس", "نيوز", "plus", "news", "x", "اكس", "vk", "pocket", "منصه",
        "تطبيق", "موقع", "شبكه", "مواقع", "التواصل", "الاجتماعي",
    ]),
    // What buttons say.
    ("share", &[
        "شارك", "شاركها", "شاركه", "شاركوا", "شاركونا", "مشاركه", "المشاركه", "مشاركات", "للمشاركه", "شير", "غرد",
        "تغريد", "تغريده", "انشر", "انشرها", "ارسل", "ارسال", "ارسلها", "طباعه", "اطبع", "نسخ", "انسخ", "حفظ",
        "share", "tweet", "print", "email", "copy", "send", "like", "follow", "post", "pin", "link",
    ]),
    // Words that stand between them.
    ("button", &[
        "علي", "عبر", "في", "الي", "من", "خلال", "مع", "و", "او", "هذا", "هذه", "الخبر", "المقال", "المقاله",
        "الموضوع", "الصفحه", "الماده", "التقرير", "القصه", "الرابط", "رابط", "البريد", "بريد", "الالكتروني",
        "الكتروني", "ايميل", "الايميل", "لصديق", "صديق", "اصدقائك", "اصدقاءك", "الاصدقاء", "بواسطه", "this", "on",
        "via", "to", "in", "the", "with", "by", "article", "page", "friend", "اكتب", "رايك", "تعليقك", "تعليق", "اضف",
    ]),
    // Imperatives and infinitives that ask a reader to follow.
    ("follow", &[
        "تابعنا", "تابعونا", "تابعوا", "تابع", "تابعوها", "وتابعونا", "وتابعنا", "للمتابعه", "لمتابعه", "لمتابعتنا",
        "ولمتابعه", "متابعتنا", "انضم", "انضموا", "للانضمام", "الانضمام", "اشترك", "اشتركوا", "للاشتراك", "وللاشتراك",
        "تواصل", "تواصلوا", "للتواصل", "زوروا", "ندعوكم", "ندعوك", "يمكنكم", "follow", "join", "subscribe",
    ]),
    // Those of them that cannot be «he followed», «he joined».
    ("call", &[
        "تابعنا", "تابعونا", "تابعوا", "تابعوها", "وتابعونا", "للمتابعه", "لمتابعتنا", "متابعتنا", "انضموا", "للانضمام",
        "اشتركوا", "للاشتراك", "وللاشتراك", "تواصلوا", "زوروا", "follow", "join", "subscribe",
    ]),
    // What a site calls its accounts.
    ("account", &[
        "حسابنا", "حساباتنا", "صفحتنا", "صفحاتنا", "قناتنا", "قنواتنا", "مجموعتنا", "منصاتنا", "بصفحتنا", "بقناتنا",
        "لقناتنا", "لصفحتنا",
    ]),
    // A site's words for itself.
    ("us", &[
        "معنا", "بنا", "لنا", "حسابنا", "حساباتنا", "صفحتنا", "صفحاتنا", "قناتنا", "قنواتنا", "مجموعتنا", "موقعنا",
        "لموقعنا", "اخبارنا", "لاخبارنا", "نشرتنا", "تطبيقنا", "منصاتنا", "منصتنا", "بصفحتنا", "بقناتنا", "بموقعنا",
        "لقناتنا", "لصفحتنا", "us", "our", "علينا",
    ]),
    ("press", &[
        "اضغط", "اضغطوا", "انقر", "انقروا", "الضغط", "بالضغط", "النقر", "بالنقر", "click", "tap", "كليك",
    ]),
    // Asking for money.
    ("give", &[
        "ادعم", "ادعموا", "ادعمنا", "ادعمونا", "دعمك", "دعمكم", "بدعمك", "بدعمكم", "لدعمك", "لدعمكم", "لدعمنا",
        "تبرع", "تبرعوا", "تبرعك", "تبرعكم", "بتبرعك", "بتبرعكم", "للتبرع", "ساهم", "ساهموا", "للمساهمه", "مساهمتك",
        "مساهمتكم", "بمساهمتك", "بمساهمتكم", "لمساهمتك", "لمساهمتكم", "donate", "support", "contribute", "patreon",
        "paypal", "باتريون", "بايبال",
    ]),
    ("money", &[
        "دولار", "دولارا", "دولارات", "بدولار", "يورو", "ليره", "جنيه", "ريال", "درهم", "دينار", "شهريا", "سنويا",
        "شهري", "سنوي", "تبرع", "بتبرع", "اشتراك", "عضويه", "dollar", "dollars", "monthly", "euro",
    ]),
    ("need", &[
        "بحاجتك", "بحاجتكم", "لدعمك", "لدعمكم", "دعمك", "دعمكم", "بدعمك", "بدعمكم", "ادعمنا", "ادعمونا", "لدعمنا",
        "مساهمتك", "مساهمتكم", "تبرعك", "تبرعكم", "لنبقي", "لنستمر", "استقلاليتنا", "استقلالنا", "صحافتنا",
        "لصحافتنا",
    ]),
    ("free-press", &[
        "مستقلين", "مستقله", "المستقله", "المستقل", "مستقلا", "استقلاليتنا", "استقلالنا", "صحافتنا", "للصحافه",
        "الصحافه", "صحافه", "اعلام", "الاعلام", "الصحافي", "journalism", "independent",
    ]),
    // Sections of a site, as menus and labels name them.
    ("section", &[
        "الرئيسيه", "رئيسيه", "اخبار", "الاخبار", "سياسه", "السياسه", "سياسي", "اقتصاد", "الاقتصاد", "اقتصادي",
        "اعمال", "رياضه", "الرياضه", "رياضي", "منوعات", "المنوعات", "متفرقات", "ثقافه", "الثقافه", "فن", "فنون",
        "الفن", "صحه", "الصحه", "علوم", "العلوم", "تكنولوجيا", "التكنولوجيا", "تقنيه", "التقنيه", "مقالات",
        "المقالات", "راي", "الراي", "اراء", "تقارير", "التقارير", "حوارات", "تحقيقات", "ملفات", "محليات", "محلي",
        "محليه", "عربي", "عربيه", "دولي", "دوليه", "العالم", "عالمي", "عاجل", "فيديو", "الفيديو", "صور", "الصور",
        "كاريكاتير", "انفوغرافيك", "بودكاست", "مجتمع", "المجتمع", "حوادث", "سياحه", "ميديا", "مدونات", "دراسات",
        "مباشر", "البث", "صحافه", "الصحافه", "تحديث", "خبر", "العاجله", "سياسيه", "اقتصاديه", "رياضيه", "home", "news", "politics", "sports", "economy", "opinion", "video", "videos",
    ]),
    // What a site's own pages are called.
    ("site-page", &[
        "اتصل", "بنا", "من", "نحن", "الخصوصيه", "سياسه", "شروط", "الشروط", "الاستخدام", "والاحكام", "اعلن", "معنا",
        "خريطه", "الموقع", "تواصل", "وظائف", "ارشيف", "الارشيف", "مساعده", "هيئه", "التحرير", "privacy", "policy",
        "terms", "contact", "us", "about", "use", "sitemap", "of", "and", "conditions",
    ]),
    // Words before " icon" in alternative texts.
    ("glyph", &[
        "camera", "tag", "tags", "clock", "calendar", "date", "time", "user", "author", "eye", "view", "views",
        "comment", "comments", "share", "print", "mail", "email", "arrow", "search", "menu", "close", "play", "video",
        "image", "photo", "gallery", "location", "map", "pin", "star", "heart", "like", "bookmark", "download",
        "audio", "podcast", "home", "phone", "link", "folder", "category", "edit", "pen", "pencil", "facebook",
        "twitter", "instagram", "youtube", "telegram", "whatsapp", "linkedin", "rss", "fb", "left", "right", "up",
        "down", "plus", "minus", "bell", "notification", "settings", "copy", "text", "font",
    ]),
    // Units of time on stamps and counters.
    ("time", &[
        "ثانيه", "ثوان", "دقيقه", "دقيقتان", "دقيقتين", "دقائق", "دقايق", "ساعه", "ساعتين", "ساعات", "يوم", "يومين",
        "ايام", "اسبوع", "اسبوعين", "اسابيع", "شهر", "شهرين", "اشهر", "شهور", "سنه", "سنتين", "سنوات", "عام", "عامين",
        "اعوام", "minute", "minutes", "min", "mins", "hour", "hours", "day", "days", "ago",
    ]),
    ("counted", &[
        "مشاهده", "مشاهدات", "المشاهدات", "قراءه", "قراءات", "القراءات", "زياره", "زيارات", "الزيارات", "الزوار",
        "اعجاب", "اعجابات", "مشاركه", "مشاركات", "المشاركات", "تعليق", "تعليقات", "التعليقات", "تعليقا", "ردود",
        "views", "view", "reads", "shares", "likes", "comments", "comment", "hits",
    ]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    #[test]
    fn every_word_is_one_folded_word() {
        for (class, words) in CLASSES {
            for word in *words {
                let folded: Vec<_> = tokenize(word).map(|token| token.folded).collect();
                assert_eq!(folded, [*word], "in class {class}");
            }
        }
    }
}
