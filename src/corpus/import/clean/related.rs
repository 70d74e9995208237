//! Links to other articles: a heading such as «مقالات ذات صلة» with the headlines under it, or a headline behind
//! «اقرأ أيضا:».

use super::{Kind, Mark, Page, mark_line};
use crate::corpus::import::page::{End, Line};
use crate::corpus::import::phrase::{Phrases, starts, whole};

#[cfg(test)]
pub(super) static PHRASES: &[&Phrases] = &[
    &HEADINGS,
    &FRAME_HEADINGS,
    &LABELS,
    &ADDRESSES,
    &CLICKS,
    &CLICKS_FIRST,
    &NEIGHBOURS,
    &WITH_COLON,
    &STOPS,
    &SKIPS,
    &BOXES,
];

/// Headings that are nothing else wherever they stand.
static HEADINGS: Phrases = Phrases::new(&[
    "مقالات|مواضيع|موضوعات|اخبار|روابط|مواد|تقارير|ملفات|محتويات|المقالات|المواضيع|الموضوعات|الاخبار|مشاركات|صفحات|فيديوهات ذات الصله|صله *",
    "مقالات|مواضيع|موضوعات|اخبار|روابط|مواد|تقارير|المقالات|المواضيع|الموضوعات|الاخبار متعلقه|المتعلقه|مرتبطه|المرتبطه|مشابهه|المشابهه|مماثله|المماثله|متصله *",
    "مقالات|مواضيع|موضوعات|اخبار ساخنه اخري?",
    "مقالات|مواضيع|موضوعات|اخبار|مواد|تقارير قد تهمك|تعجبك|يهمك|تفيدك ايضا?",
    "قد|ربما يعجبك|يهمك|تعجبك|تهمك|يعجبكم|يهمكم|تود ايضا|قراءه? *",
    "قد|ربما تهمك|يهمك|تعجبك|يعجبك هذه? المقالات|المواضيع|الموضوعات|الاخبار|الموضوع|المقال *",
    "مقالات|مواضيع|اخبار|المزيد من نفس|ذات القسم|الكاتب|التصنيف|الموضوع",
    "في|من نفس القسم|التصنيف|السياق",
    "جميع|كل|كافه مقالات|كتابات|مواد|تقارير الكاتب|الكاتبه|المراسل",
    "اطلع|اطلعوا ايضا|كذلك علي?",
    "مقالات|كتابات|مواضيع اخري|سابقه للكاتب|للكاتبه|لنفس الكاتب?",
    "المزيد من|عن|حول مقالات|اخبار|مواضيع|الاخبار|المقالات|المواضيع هذا? القسم|الكاتب?",
    "اخترنا|نختار لك|لكم|لكن",
    "ننصحك|نرشح|نوصي لك|بقراءه|بقراءت|ب? *",
    "قصص|اخبار|مقالات|مواد|فيديوهات|مواضيع|موضوعات|الاخبار|الموضوعات|المقالات|المواضيع مقترحه|المقترحه|مختاره|المختاره نهايه?",
    "حول|عن هذه|هذا القصه|الموضوع|الخبر",
    "فيديو|فيديوهات|مقالات|مقال|خبر|موضوعات قد يعجبك|يهمك|تعجبك|يعجبكم *",
    "list of # items",
    "list # of #",
    "end of list",
    "related posts|articles|news|stories|topics|content|links|reading *",
    "you may|might also like *",
    "more stories|news|articles|from|like * this?",
    "recommended for? you?",
    "read|see next|also",
    "related",
    "a lire|lire aussi *",
    "articles similaires|lies|connexes",
    "اقرا|اقراوا|اقرؤوا|شاهد|شاهدوا|طالع|طالعوا ايضا|كذلك من? المزيد?",
    "مواضيع|موضوعات|مقالات|اخبار|قصص|مواد|تقارير|روابط ذات علاقه|علاقه|صله *",
    "اخبار|مقالات|مواضيع|قصص ننصحك|نرشحها|يمكن|قد لك|بقراءتها|ان|تثير *",
    "مقالات|مواضيع|اخبار|موضوعات للكاتب|للكاتبه|الكاتب|الكاتبه|سابقه|اخري",
    "من الكاتب|الكاتبه نفسه|نفسها|ذاته|ذاتها",
    "ذات صله",
    "اقرا|اقراوا|اقرؤوا|طالع المزيد عن|حول|من|في",
    "اقرا|طالع للكاتب|للكاتبه|للمولف|لنفس نفسه|نفسها|ايضا|الكاتب",
    "ترشيحات|توصيات المحرر|الموقع|التحرير?",
]);

/// Headings that an article could have as well: only outside its running text.
static FRAME_HEADINGS: Phrases = Phrases::new(&[
    "الاكثر قراءه|مشاهده|شعبيه|تداولا|رواجا|تفاعلا|تعليقا|زياره|مبيعا|انتشارا *",
    "الاكثر * قراءه|مشاهده|تداولا",
    "اخر|احدث|اهم|ابرز|جديد الاخبار|المقالات|المواضيع|الموضوعات|الاضافات|التقارير|المنشورات|التحديثات|اخبار|الفيديوهات *",
    "مقالات|مواضيع|موضوعات|اخبار|مواد|تقارير اخري|اضافيه|مختاره|مميزه|حديثه|شائعه|هامه|مهمه",
    "اخبار|مقالات ومقالات|ومواضيع *",
    "مرتبط|مرتبطه",
    "المشاركات|المقالات|المواضيع|الاخبار|التدوينات الشائعه|الاحدث|الاكثر|السابقه|الحديثه|المميزه|المثبته قراءه|مشاهده|شعبيه|شيوعا?",
    "احدث|اخر الحلقات|البرامج|التدوينات|المشاركات",
    "في الواجهه",
    "ابحث عن المزيد *",
    "مختارات|رائج|الرائج|ترند|تريند|trending|popular|latest|newest",
    "مختارات|منتقيات من|لك|المحرر|القراء *",
    "يتصدر|الرائج الان",
    "ذات صله",
    "شاهد|اقرا|طالع|تابع|تصفح ايضا|المزيد|كذلك",
    "المزيد|مزيد عن|حول *",
    "most read|viewed|popular|commented *",
    "latest|recent|popular|top news|posts|stories|articles|videos",
    "trending now|news|stories|topics",
    "read|see|show more",
]);

/// Labels in front of one linked headline.
static LABELS: Phrases = Phrases::new(&[
    "اقرا|واقرا|اقراوا|اقرؤوا|اقري|شاهد|وشاهد|شاهدوا|طالع|طالعوا|تابع|انظر|تصفح|اقرئي ايضا|كذلك",
    "اقرا|واقرا المزيد|ايضا",
    "للمزيد|لمزيد|للاطلاع|لقراءه|لمشاهده اقرا|شاهد|طالع|انظر|اضغط|انقر",
    "قد|ربما يهمك|يعجبك|تهمك|يعنيك ايضا?",
    "مقال|موضوع|خبر|تقرير|مواضيع|مقالات|اخبار|موضوعات|فيديو ذو|ذي|ذات صله",
    "اقرا ي|وا ايضا|المزيد|كذلك",
    "شاهد|شاهدوا|اقرا|طالع بالفيديو|بالصور|فيديو",
    "لا|ولا تفوت|يفوتك|تفوتك|تفوتوا|يفوتكم قراءه|مشاهده?",
    "لقراءه|لمتابعه|لمطالعه|لمشاهده|للاطلاع الخبر|المقال|التقرير|الموضوع|الحوار|علي|المزيد|النص|التفاصيل|الفيديو|البث|كامل|بقيه *",
    "read also|more",
    "also read",
    "see also",
    "related",
    "source link",
    "مصدر الخبر|المقال رابط?",
]);

/// Labels of which only the colon behind them tells that a headline follows.
static WITH_COLON: Phrases = Phrases::new(&["المزيد|للمزيد|مزيد|لمزيد", "تفاصيل|التفاصيل|للتفاصيل اكثر?"]);

/// Labels in front of the address of an article.
static ADDRESSES: Phrases = Phrases::new(&[
    "رابط الخبر|المقال|الموضوع|التقرير|مختصر|قصير|المصدر|الفيديو *",
    "الرابط المختصر|القصير|الدائم|الثابت|المباشر",
    "رابط دائم|ثابت|الماده|الصفحه|المقاله",
    "short link|url",
    "permalink",
]);

/// «لمعرفة حالة الطقس اضغط هنا»: a purpose, and where to click for it.
static CLICKS: Phrases = Phrases::new(&["* * @press هنا", "* * @press علي الرابط|الصوره|العنوان *"]);

/// «اضغط هنا لمشاهدة الصورة»: the same the other way round.
static CLICKS_FIRST: Phrases = Phrases::new(&["@press هنا * *", "@press علي الرابط|الصوره|العنوان ل? * *"]);

/// Links to the articles before and after this one.
static NEIGHBOURS: Phrases = Phrases::new(&[
    "المقال|الخبر|الموضوع|المقاله|التدوينه|المشاركه|التقرير السابق|التالي|السابقه|التاليه",
    "السابق|التالي المقال|الخبر|الموضوع|المقاله|التدوينه",
    "previous|next post|article|story",
    "اكمل|تابع|متابعه|اتمم القراءه",
    "العوده|عوده|الرجوع الي قائمه|الصفحه|الخبر|الاخبار|المقالات|القسم *",
    "المزيد|مزيد في|من قسم? اخبار|مقالات|سياسه|رياضه|اقتصاد|تقارير|محليات",
]);

/// Lines that close a list of links although they are short.
static STOPS: Phrases = Phrases::new(&["المصدر", "مصدر|المصادر", "source", "هوامش|الهوامش", "تنويه|ملاحظه|تصحيح"]);

/// The most words of a linked headline.
const HEADLINE: usize = 20;

/// The most words of a sentence under one.
const TEASER: usize = 40;

/// The most headlines under a heading inside an article; at its end there is no limit.
const MOST_INSIDE: usize = 5;

/// Marks the headings that are nothing else wherever they stand, so that the article's end can be told by them.
pub(super) fn headings(page: &mut Page<'_>) {
    for line in page.lines.iter_mut().filter(|line| line.mark.is_none() && line.count <= 7 && line.end != End::Stop) {
        if line.count > 0 && HEADINGS.whole(&line.words()) {
            // Lists that are counted for screen readers stand inside articles.
            let ends_article = !starts(&line.words(), &["list|end"]);
            line.mark = Some(Mark { ends_article, ..Mark::new(Kind::Related, HEADING) });
        }
    }
}

/// What is said of headings.
const HEADING: &str = "a heading over links to other articles";

/// Marks headings of related links with the headlines under them, and single linked headlines.
pub(super) fn blocks(page: &mut Page<'_>) {
    let body = page.body();
    let mut at = 0;
    while at < page.lines.len() {
        let line = &page.lines[at];
        let behind = body.as_ref().is_some_and(|body| at >= body.end);
        let outside = behind || body.as_ref().is_some_and(|body| at < body.start);
        let words = line.words();
        let told = line.mark.as_ref().is_some_and(|mark| mark.reason == HEADING);
        if (line.mark.is_some() && !told) || words.is_empty() || page.spared == Some(at) {
            at += 1;
        } else if told || (is_heading(&words, outside) && line.end != End::Stop) {
            // Above the text, what follows may be the headline of the article.
            let closing = matches!(words.last(), Some(&("نهايه" | "end")));
            let until = if closing || (outside && !behind) { at + 1 } else { headlines(page, at + 1, behind) };
            mark_line(&mut page.lines[at], Kind::Related, HEADING);
            for line in &mut page.lines[at + 1..until] {
                mark_line(line, Kind::Related, "a headline in a list of links to other articles");
            }
            at = until;
        } else if !outside && boxed(page, at, &words) {
            let until = headlines(page, at + 1, false);
            mark_line(&mut page.lines[at], Kind::Related, HEADING);
            for line in &mut page.lines[at + 1..until] {
                mark_line(line, Kind::Related, "a headline in a list of links to other articles");
            }
            at = until;
        } else {
            let before = at.checked_sub(1).map(|before| &page.lines[before]);
            let labelled = before.is_some_and(|line| line.mark.is_some() && ADDRESSES.whole(&line.words()));
            let reason = single(line, &words, outside, labelled);
            if let Some(reason) = reason {
                page.lines[at].mark = Some(Mark::new(Kind::Related, reason));
            }
            at += 1;
        }
    }
}

/// Headings of boxes inside an article, if headlines stand under them and not sentences.
static BOXES: Phrases = Phrases::new(&["الاكثر قراءه|مشاهده|تداولا|رواجا *", "اخترنا|نختار لك|لكم *"]);

/// Whether a line inside the article is the heading of a box of other articles' headlines: two or more of several words.
fn boxed(page: &Page<'_>, at: usize, words: &[&str]) -> bool {
    let headline = |line: &Line<'_>| (4..=HEADLINE).contains(&line.count) && line.end == End::Plain && !line.is_prose();
    words.len() <= 6
        && page.lines[at].end == End::Plain
        && BOXES.whole(words)
        && page.lines[at + 1..].iter().take(2).filter(|line| headline(line)).count() == 2
}

fn is_heading(words: &[&str], outside: bool) -> bool {
    let headed = |table: &Phrases| words.len() <= 7 && table.whole(words);
    let bare_label = words.len() <= 3 && (LABELS.whole(words) || ADDRESSES.whole(words));
    headed(&HEADINGS) || bare_label || (outside && headed(&FRAME_HEADINGS))
}

/// Why a line alone is a link to another article.
fn single(line: &Line<'_>, words: &[&str], outside: bool, labelled_before: bool) -> Option<&'static str> {
    if words.len() > 30 {
        return None;
    }
    let labelled = line.text.split_once([':', '|', '؛']).is_some_and(|(label, headline)| {
        let label = Line::new(crate::corpus::import::plain::Piece { before: "", text: label.trim() });
        let words = label.words();
        !headline.trim().is_empty()
            && words.len() <= 7
            && (LABELS.whole(&words) || ADDRESSES.whole(&words) || WITH_COLON.whole(&words))
    });
    if labelled && line.end != End::Stop {
        return Some("a label and a linked headline");
    }
    if words.len() <= 6 && (NEIGHBOURS.whole(words) || (outside && whole(words, &["اقرا|شاهد|طالع * ايضا|المزيد"])))
    {
        return Some("a link to a neighbouring article");
    }
    let purpose = words.first().is_some_and(|word| word.starts_with('ل') && word.chars().count() > 3);
    if purpose && words.len() <= 12 && line.end != End::Stop && CLICKS.whole(words) {
        return Some("a link to click");
    }
    let aim = words.get(2).or(words.get(1)).is_some_and(|word| word.starts_with('ل') && word.chars().count() > 3);
    if aim && words.len() <= 10 && line.end != End::Stop && CLICKS_FIRST.whole(words) {
        return Some("a link to click");
    }
    let address = line.text.starts_with("http") && !line.text.contains(char::is_whitespace);
    if address && labelled_before {
        return Some("the article's own address");
    }
    let linked = outside && words.len() <= HEADLINE && line.end != End::Stop && LABELS.starts(words);
    linked.then_some("a linked headline outside the article")
}

/// What screen readers are told of a box inside an article: that it can be passed over.
static SKIPS: Phrases = Phrases::new(&[
    "تخطي|تخط|تجاوز * وواصل|وتابع|واصل|اكمل القراءه",
    "تخطي|تخط|تجاوز اعلان|بودكاست|مواضيع|القصص|قصص|يوتيوب|تويتر|مشاركه *",
    "skip * and continue reading",
]);

/// The most lines of such a box.
const BOX: usize = 16;

/// Boxes inside an article that begin with «تخطى … وواصل القراءة» and end with «… نهاية».
pub(super) fn skipped_boxes(page: &mut Page<'_>) {
    let mut at = 0;
    while at < page.lines.len() {
        let starts_box = page.lines[at].count <= 12 && SKIPS.whole(&page.lines[at].words());
        if !starts_box {
            at += 1;
            continue;
        }
        let limit = page.lines.len().min(at + BOX);
        let closes = |line: &Line<'_>| line.count <= 8 && matches!(line.words().last(), Some(&("نهايه" | "end")));
        let end = (at + 1..limit).find(|&end| closes(&page.lines[end])).unwrap_or(at);
        for line in page.lines[at..=end].iter_mut().filter(|line| !line.is_prose()) {
            mark_line(line, Kind::Related, "a box that can be passed over");
        }
        at = end + 1;
    }
}

/// Where the headlines under a heading end.
fn headlines(page: &Page<'_>, first: usize, behind: bool) -> usize {
    let mut until = first;
    let mut widest = usize::MAX;
    for (at, line) in page.lines.iter().enumerate().skip(first) {
        let words = line.words();
        // Behind the article, a headline may have a sentence under it.
        // «وأضاف …» goes on with the article.
        let goes_on = line.text.starts_with('و');
        let teaser = behind && at > first && line.end == End::Stop && line.count <= TEASER && !goes_on;
        let headline = line.count <= HEADLINE && line.end != End::Open && line.end != End::Stop && !line.is_prose();
        if line.mark.is_some() || !(headline || teaser) || words.is_empty() || STOPS.starts(&words) {
            break;
        }
        if !behind && (at - first >= MOST_INSIDE || line.gap() > widest) {
            break;
        }
        if at > first {
            widest = line.gap();
        }
        until = at + 1;
    }
    until
}

#[cfg(test)]
mod tests {
    use super::super::tests::{PROSE, check_behind, check_inside, kinds};

    #[test]
    fn single_lines() {
        check_inside(&[
            ("اقرأ أيضا: بلدية المدينة تفتتح حديقة جديدة", "related"),
            ("شاهد أيضاً: السوق القديم بعد ترميمه", "related"),
            ("الموضوع التالي", "related"),
            ("رابط الخبر: بلدية المدينة تفتتح حديقة", "related"),
            ("قد يهمك أيضاً | خمس طرق لحفظ الخضار", "related"),
            ("اقرأ لي كتابا قبل النوم", "-"),
            ("شاهد على العصر", "-"),
            ("طالع أيضا كتب التاريخ والجغرافيا ثم عاد إلى قريته", "-"),
            ("الأكثر قراءة", "-"),
            ("المقال الذي كتبه بالأمس", "-"),
        ]);
        check_behind(&[
            ("اقرأ أيضا بلدية المدينة تفتتح حديقة", "related"),
            ("للمزيد اضغط هنا", "related"),
            ("لقراءة الحوار كاملا انقر هنا", "related"),
            ("الأكثر قراءة", "related"),
            ("المصدر: وكالات", "-"),
        ]);
    }

    #[test]
    fn blocks_at_the_end() {
        let text = format!(
            "عنوان\n{PROSE}\n\nمقالات ذات صلة :\n\nالبلدية تنظف الحديقة\n\nافتتاح مكتبة عامة في الحي\n\n\nالمصدر: وكالات"
        );
        assert_eq!(kinds(&text), ["-", "-", "related", "related", "related", "-"]);
    }

    #[test]
    fn blocks_inside() {
        let text =
            format!("عنوان\n{PROSE}\n\nاقرأ أيضا\nالبلدية تنظف الحديقة\nمكتبة عامة في الحي\n\n\nعنوان فرعي\n{PROSE}");
        assert_eq!(kinds(&text), ["-", "-", "related", "related", "related", "-", "-"]);
        let text = format!("{PROSE}\nمواضيع متعلقة\n{PROSE}");
        assert_eq!(kinds(&text), ["-", "related", "-"]);
    }
}
