//! Cleaning: marks what belongs to the page and not to the article.
//!
//! Nothing is deleted. A line that is noise gets a [`Mark`]: its [`Kind`] and the reason, for a reader to check. Real
//! text must almost never be marked, so a rule asks for several things at once: what the line says, how it says it (a
//! label or a call, not a sentence), and where it stands. Three stages follow each other:
//!
//! 1. [`RULES`] look at one line at a time. Most hold anywhere; those that could also be said by an article
//!    ([`Place`]) hold only before its first or behind its last paragraph of running text.
//! 2. [`BLOCKS`] look at neighbours: the headlines under «اقرأ أيضا», the lines of a donation box, a shortcode cut in
//!    several lines, a title or caption printed twice.
//! 3. [`furniture`] takes the odd line that stands among marked ones outside the article; [`weigh`] weighs weak clues
//!    about the lines there that are still unmarked.
//!
//! Residue stuck to a paragraph without a line end has been cut off before, see [`edges`].

pub(super) mod ads;
pub(super) mod comments;
pub(super) mod donation;
pub(super) mod duplicates;
pub(super) mod edges;
pub(super) mod furniture;
pub(super) mod icons;
pub(super) mod navigation;
pub(super) mod promo;
pub(super) mod related;
pub(super) mod shortcodes;
pub(super) mod social;
pub(super) mod stamps;
pub(super) mod weigh;
pub(super) mod widgets;

use std::borrow::Cow;

use super::page::{Line, Page};

/// What a line is noise of. The names are part of the corpus format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A publishing system's code that was not carried out.
    Shortcode,
    /// An advertisement, or the label or size of one.
    Ad,
    /// The alternative text of an icon.
    Icon,
    /// A control or counter: font size, print, close, views, reading time.
    Widget,
    /// What the page says twice: its title, a caption, a paragraph.
    Duplicate,
    /// Links to other articles.
    Related,
    /// Sharing buttons, calls to follow, how to reach the author.
    Social,
    /// An appeal for money.
    Donation,
    /// A form for comments.
    Comments,
    /// Newsletters, apps, notifications.
    Promo,
    /// Menus, paths, tags, copyright and cookie notices.
    Navigation,
}

impl Kind {
    /// All of them.
    #[rustfmt::skip] // words side by side
    pub const ALL: [Self; 11] = [
        Self::Shortcode, Self::Ad, Self::Icon, Self::Widget, Self::Duplicate, Self::Related, Self::Social,
        Self::Donation, Self::Comments, Self::Promo, Self::Navigation,
    ];

    /// The kind with this name in corpus JSON.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The kind's name in corpus JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Shortcode => "shortcode",
            Self::Ad => "ad",
            Self::Icon => "icon",
            Self::Widget => "widget",
            Self::Duplicate => "duplicate",
            Self::Related => "related",
            Self::Social => "social",
            Self::Donation => "donation",
            Self::Comments => "comments",
            Self::Promo => "promo",
            Self::Navigation => "navigation",
        }
    }
}

/// Why a line is noise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::corpus::import) struct Mark {
    pub(in crate::corpus::import) kind: Kind,
    pub(in crate::corpus::import) reason: Cow<'static, str>,
    /// Whether what follows is not the article any more, unless it is much.
    pub(in crate::corpus::import) ends_article: bool,
}

impl Mark {
    pub(in crate::corpus::import) fn new(kind: Kind, reason: impl Into<Cow<'static, str>>) -> Self {
        Self { kind, reason: reason.into(), ends_article: false }
    }
}

/// Where a rule holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// On every line.
    Anywhere,
    /// Before the first or behind the last line of running text.
    Outside,
    /// Behind the last line of running text.
    Tail,
}

/// One thing that makes a line noise.
pub(super) struct Rule {
    kind: Kind,
    place: Place,
    /// What the reader is told.
    reason: &'static str,
    /// Whether it holds, given the line and its folded words.
    test: fn(&Line<'_>, &[&str]) -> bool,
}

/// The rules, in the order in which they are asked; the first that holds gives the reason.
const RULES: [&[Rule]; 10] = [
    shortcodes::RULES,
    ads::RULES,
    icons::RULES,
    comments::RULES,
    widgets::RULES,
    stamps::RULES,
    donation::RULES,
    social::RULES,
    promo::RULES,
    navigation::RULES,
];

/// The stages that look at several lines, in order.
const BLOCKS: [fn(&mut Page<'_>); 16] = [
    shortcodes::unclosed,
    ads::sizes_of_things,
    related::skipped_boxes,
    navigation::contents,
    related::blocks,
    donation::boxes,
    social::contacts,
    navigation::tag_lists,
    social::rows,
    social::alone,
    comments::threads,
    navigation::tags_without_label,
    widgets::rows,
    icons::captions,
    furniture::between,
    furniture::behind,
];

/// The most lines between the top of a page and its running text.
const MOST_ABOVE: usize = 15;

/// Marks the noise of a page, all but repetitions (see [`duplicates`]), which need the title.
pub(super) fn mark(page: &mut Page<'_>) {
    for line in &mut page.lines {
        apply(line, |place| place == Place::Anywhere);
    }
    navigation::cookie_notice(page);
    related::headings(page);
    comments::headings(page);
    if let Some(body) = page.body() {
        let head = &page.lines[..body.start];
        page.spared = if page.given_title.is_empty() {
            only_headline(head)
        } else {
            head.iter().position(|line| line.mark.is_none() && line.folded() == page.given_title)
        };
        let spared = page.spared;
        // Many lines above the first long one are a text of short lines: a law, a list, a dialogue.
        let above = page.lines[..body.start].iter().filter(|line| line.mark.is_none()).count();
        for (at, line) in page.lines.iter_mut().enumerate() {
            let head = at < body.start && above <= MOST_ABOVE && spared != Some(at);
            let tail = at >= body.end;
            apply(line, |place| match place {
                Place::Anywhere => false,
                Place::Outside => head || tail,
                Place::Tail => tail,
            });
        }
    }
    for block in BLOCKS {
        block(page);
    }
}

/// The one unmarked line of several words that is no time, if there is only one.
fn only_headline(head: &[Line<'_>]) -> Option<usize> {
    let stamp = |line: &Line<'_>| stamps::RULES.iter().any(|rule| (rule.test)(line, &line.words()));
    let headline = |line: &Line<'_>| line.mark.is_none() && line.count >= 3 && !stamp(line);
    let mut long = (0..head.len()).filter(|&at| headline(&head[at]));
    long.next().filter(|_| long.next().is_none())
}

fn apply(line: &mut Line<'_>, holds_here: impl Fn(Place) -> bool) {
    if line.mark.is_some() {
        return;
    }
    let words = line.words();
    let found = (RULES.iter().copied().flatten()).find(|rule| holds_here(rule.place) && (rule.test)(line, &words));
    line.mark = found.map(|rule| Mark::new(rule.kind, rule.reason));
}

/// Whether a line is noise by the rules that hold anywhere.
fn is_noise(line: &Line<'_>) -> bool {
    let words = line.words();
    RULES.iter().copied().flatten().any(|rule| rule.place == Place::Anywhere && (rule.test)(line, &words))
}

/// Marks a line if nothing has marked it yet.
fn mark_line(line: &mut Line<'_>, kind: Kind, reason: &'static str) {
    line.mark.get_or_insert_with(|| Mark::new(kind, reason));
}

#[cfg(test)]
mod tests {
    use super::super::page::Page;
    use super::super::plain::pieces;
    use super::*;

    /// The kinds that a text's lines are marked with, `-` for none.
    pub(in crate::corpus::import) fn kinds(source: &str) -> Vec<&'static str> {
        let lines = edges::cut(pieces(source).0);
        let mut page = Page::new(lines);
        mark(&mut page);
        page.lines.iter().map(|line| line.mark.as_ref().map_or("-", |mark| mark.kind.name())).collect()
    }

    fn check(place: &str, table: &[(&str, &str)], kind: impl Fn(&str) -> &'static str) {
        let wrong: Vec<_> = (table.iter())
            .map(|(line, expected)| (line, kind(line), expected))
            .filter(|(_, found, expected)| found != *expected)
            .collect();
        assert!(wrong.is_empty(), "{place}: (line, found, expected) {wrong:#?}");
    }

    /// Asserts what a single line between two paragraphs of running text is marked with, if anything.
    pub(in crate::corpus::import) fn check_inside(table: &[(&str, &str)]) {
        check("inside an article", table, |line| kinds(&format!("{PROSE}\n{line}\n{PROSE}"))[1]);
    }

    /// The same for a line behind the running text.
    pub(in crate::corpus::import) fn check_behind(table: &[(&str, &str)]) {
        check("behind an article", table, |line| kinds(&format!("عنوان الخبر\n{PROSE}\n{PROSE}\n{line}"))[3]);
    }

    pub(in crate::corpus::import) const PROSE: &str =
        "وصل الوفد إلى العاصمة صباحا، والتقى عددا من المسؤولين المحليين وبحث معهم خطط ترميم المدارس قبل الشتاء.";

    #[test]
    fn every_phrase_is_well_formed() {
        let tables = [
            ads::PHRASES,
            comments::PHRASES,
            donation::PHRASES,
            icons::PHRASES,
            navigation::PHRASES,
            promo::PHRASES,
            related::PHRASES,
            social::PHRASES,
            stamps::PHRASES,
            widgets::PHRASES,
        ];
        let phrases = tables.iter().copied().flatten().flat_map(|table| table.list());
        let wrong: Vec<_> = phrases.filter(|phrase| !super::super::phrase::is_well_formed(phrase)).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn prose_is_left_alone() {
        check_inside(&[
            ("تابعنا على مدى أعوام تطور الأزمة ورأينا كيف تبدلت المواقف", "-"),
            ("أعلنت شركة فيسبوك وتويتر إجراءات جديدة لحماية الخصوصية", "-"),
            ("اقرأ القرآن كل صباح تجد السكينة", "-"),
            ("شارك الوزير في المؤتمر على هامش القمة", "-"),
            ("اضغط على زر التشغيل خمس ثوان ثم انتظر", "-"),
            ("جمعت الحملة تبرعات بقيمة مليون دولار شهريا", "-"),
            ("* وما هو رأيك في طفرة (تويتر)؟", "-"),
            ("- نعم، هذا صحيح", "-"),
            ("قفا نبك من ذكرى حبيب ومنزل", "-"),
            ("أولا: نتائج الاجتماع", "-"),
            ("3. تطبيق «فيسبوك» Facebook", "-"),
            ("ولم يصدر أي تعليق من الشركة", "-"),
            ("واكد المتحدث ان الاعلان سيصدر غدا", "-"),
            ("***", "-"),
            ("مقررات إعلان الرياض:", "-"),
            ("لم تسجل إصابات جديدة بفيروس كورونا", "-"),
            ("وأضاف أن جميع الحقوق محفوظة للعمال بموجب القانون.", "-"),
            ("فيسبوك\nتويتر\nيوتيوب", "-"),
            ("نستخدم ملفات تعريف الارتباط في موقعنا لحفظ اللغة التي تختارها", "-"),
            ("للتواصل بين الثقافات أثر كبير في السلام", "-"),
        ]);
    }

    #[test]
    fn a_headline_is_left_alone() {
        for headline in [
            "الأكثر مبيعا في معرض الكتاب",
            "تابعوا مباراة الليلة على يوتيوب",
            "شارك مع أصدقائك: حملة لتنظيف النهر",
            "انضموا إلى قناة الحي على تلغرام",
            "المزيد من الأمطار غدا",
            "ادعموا المدرسة بدولار واحد",
            "لا تفوت هذه الفرصة: مهرجان مجاني في الحديقة",
            "اشترك في السباق: ألف عداء من الحي",
        ] {
            assert_eq!(kinds(&format!("{headline}\n{PROSE}"))[0], "-", "{headline}");
        }
    }

    #[test]
    fn a_poem_is_left_alone() {
        let poem = "أنشودة البحر\nيا بحر يا موج السنين\nيا بحر يا موج السنين\nاقرأ لنا سفر الحنين\nشارك رمالك بالأنين\nتابع خطاك مع الرياح\nيا بحر يا موج السنين";
        assert!(kinds(poem).iter().all(|kind| *kind == "-"), "{:?}", kinds(poem));
    }
}
