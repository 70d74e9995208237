//! Cleaning, measured on pages written for it in the styles of different sites (`tests/fixtures/pages/README.md`).
#![cfg(feature = "import")]
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests read their fixtures and fail loudly")]

use std::fs;
use std::path::{Path, PathBuf};

use kashshaf::corpus::import::{Options, read, text};
use kashshaf::corpus::{Article, Role};
use kashshaf::text::tokenize;

/// What the importer makes of a line.
enum Verdict {
    /// Nothing of it is printed.
    Unprinted,
    /// It stays in the article.
    Article,
    /// It is marked, for this reason.
    Noise(String),
}

impl Verdict {
    fn of(reason: Option<String>) -> Self {
        reason.map_or(Self::Article, Self::Noise)
    }
}

/// A page with what each of its lines is.
struct Page {
    name: String,
    lines: Vec<(char, String)>,
}

impl Page {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap();
        let line = |line: &str| (line.chars().next().unwrap(), line[1..].to_string());
        let lines = text.lines().filter(|line| !line.is_empty()).map(line).collect();
        Self { name: path.file_name().unwrap().to_string_lossy().into_owned(), lines }
    }

    fn source(&self) -> String {
        self.lines.iter().map(|(_, line)| line.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// What became of each line.
    fn marked(&self) -> Vec<Verdict> {
        let name = self.name.trim_end_matches(".page");
        let ending = Path::new(name).extension().and_then(|ending| ending.to_str());
        if matches!(ending, Some("html" | "md")) {
            let batch = read(name, self.source().as_bytes(), &Options::default()).unwrap();
            let article = batch.drafts.into_iter().next().unwrap().conclude().article;
            aligned(&article, &self.lines)
        } else {
            let imported = text(&self.name, self.source().as_bytes()).unwrap();
            marked(&imported.article).into_iter().map(Verdict::of).collect()
        }
    }
}

/// The same for a page whose markup is not in the article: by the words that both have, in order.
fn aligned(article: &Article, lines: &[(char, String)]) -> Vec<Verdict> {
    /// Words of the source that may be passed over for the next one of the article: tags and addresses.
    const REACH: usize = 120;
    let words = |text: &str| tokenize(text).map(|token| token.folded).collect::<Vec<_>>();
    let each = lines.iter().enumerate().flat_map(|(at, (_, line))| words(line).into_iter().map(move |word| (at, word)));
    let source: Vec<(usize, String)> = each.collect();
    let mut found = vec![(0, 0, String::new()); lines.len()];
    let mut from = 0;
    for paragraph in &article.paragraphs {
        for word in words(&paragraph.text) {
            let next = source[from..].iter().take(REACH).position(|(_, other)| *other == word);
            let Some(next) = next.map(|next| from + next) else { continue };
            let (noise, all, reason) = &mut found[source[next].0];
            *all += 1;
            if paragraph.role == Role::Noise {
                *noise += 1;
                reason.clone_from(&paragraph.reason);
            }
            from = next + 1;
        }
    }
    let verdict = |(noise, all, reason): (usize, usize, String)| match all {
        0 => Verdict::Unprinted,
        all => Verdict::of((noise * 2 > all).then_some(reason)),
    };
    found.into_iter().map(verdict).collect()
}

/// Why each line of the original is noise, if it is for the greater part.
fn marked(article: &Article) -> Vec<Option<String>> {
    let mut lines = vec![(0, 0, String::new())];
    for (at, paragraph) in article.paragraphs.iter().enumerate() {
        let before = paragraph.before.as_deref().unwrap_or(if at == 0 { "" } else { "\n" });
        lines.extend(before.matches('\n').map(|_| (0, 0, String::new())));
        let (noise, all, reason) = lines.last_mut().unwrap();
        reason.push_str(&paragraph.reason);
        *all += paragraph.text.len();
        *noise += if paragraph.role == Role::Noise { paragraph.text.len() } else { 0 };
    }
    lines.into_iter().map(|(noise, all, reason)| (noise * 2 > all).then_some(reason)).collect()
}

/// Lines rightly marked, wrongly marked, and missed.
#[derive(Default)]
struct Tally {
    right: usize,
    wrong: Vec<String>,
    missed: Vec<String>,
}

impl Tally {
    fn of(pages: &[Page]) -> Self {
        let mut tally = Self::default();
        for page in pages {
            let marked = page.marked();
            assert_eq!(marked.len(), page.lines.len(), "{}", page.name);
            for ((sign, line), marked) in page.lines.iter().zip(marked) {
                match (sign, marked) {
                    ('+', Verdict::Noise(_)) => tally.right += 1,
                    ('+', Verdict::Article) => tally.missed.push(format!("{}: {line}", page.name)),
                    (' ', Verdict::Noise(reason)) => tally.wrong.push(format!("{}: {line} ({reason})", page.name)),
                    _ => {}
                }
            }
        }
        tally
    }

    fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong.len()) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / (self.right + self.missed.len()) as f64
    }
}

fn pages(kind: &str) -> Vec<Page> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pages");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.file_name().unwrap().to_string_lossy().starts_with(kind));
    paths.sort();
    paths.iter().map(|path| Page::read(path)).collect()
}

#[test]
fn pages_that_the_rules_were_worked_on() {
    let tally = Tally::of(&pages("dev-"));
    eprintln!("precision {:.3}, recall {:.3}", tally.precision(), tally.recall());
    eprintln!("wrong: {:#?}\nmissed: {:#?}", tally.wrong, tally.missed);
    let told = format!("wrong: {:#?}\nmissed: {:#?}", tally.wrong, tally.missed);
    assert!(tally.precision() >= 0.98 && tally.recall() >= 0.9, "{told}");
}

#[test]
fn pages_that_nobody_looked_at() {
    let newest = Tally::of(&pages("held-b"));
    eprintln!("the newest of them: precision {:.3}, recall {:.3}", newest.precision(), newest.recall());
    let tally = Tally::of(&pages("held"));
    eprintln!("precision {:.3}, recall {:.3}", tally.precision(), tally.recall());
    assert!(tally.precision() >= 0.98, "{} lines of articles are marked", tally.wrong.len());
    assert!(tally.recall() >= 0.85, "{} lines of the pages are missed", tally.missed.len());
}

const FIRST: &str =
    "وصل الوفد إلى العاصمة صباحا، والتقى عددا من المسؤولين المحليين وبحث معهم خطط ترميم المدارس قبل الشتاء.";
const SECOND: &str =
    "وأضاف المتحدث أن الخطة تمتد ثلاثة أعوام، وأن التمويل جاء من تبرعات الأهالي ومن صندوق البلدية في المدينة.";

/// Whether a line is marked between sentences of an article, and behind its last one.
fn marked_where(line: &str) -> (bool, bool) {
    let head = format!("ترميم المدارس قبل الشتاء\n{FIRST}\n{SECOND}\n{line}");
    let tail = format!("{}\n{}", FIRST.replace("الوفد", "الفريق"), SECOND.replace("المتحدث", "الناطق"));
    let is_marked = |source: &str| {
        let article = text("page.txt", source.as_bytes()).unwrap().article;
        let found = article.paragraphs.iter().find(|paragraph| paragraph.text == line);
        found.is_none_or(|paragraph| matches!(paragraph.role, Role::Noise | Role::Caption))
    };
    (is_marked(&format!("{head}\n{tail}")), is_marked(&head))
}

#[rustfmt::skip] // lines of pages side by side
#[test]
fn lines_that_pages_have() {
    let anywhere = [
        "اقرأ أيضا", "اقرأ أيضاً:", "إقرأ أيضا..", "اقرأ/ي أيضاً", "إقرأ/ي أيضاً: مدرسة جديدة في الحي", "طالع أيضاً",
        "اقرأوا أيضًا: مدرسة جديدة", "شاهد بالفيديو: مدرسة جديدة", "للمزيد: مدرسة جديدة", "المزيد: مدرسة جديدة",
        "قد يهمّك أيضًا", "ذات صلة", "حول هذه القصة", "حول هذا الموضوع", "أخبار ذات علاقة", "Read also: new school",
        "تابعونا عبر تويتر", "شارك", "شارك الخبر", "Share", "Tweet", "Print", "إعلان", "- Advertisement -",
        "اشترك في نشرتنا الإخبارية", "حمّل تطبيقنا الآن", "facebook sharing button",
    ];
    let behind = [
        "جميع الحقوق محفوظة", "© 2023", "حقوق الطبع والنشر © 2023 صوت الجبل", "Copyright 2023", "هذا الموقع يستخدم الكوكيز",
        "نستعمل الكوكيز لتقديم أفضل خدمة", "باستخدامك الموقع فإنك توافق على سياسة ملفات الارتباط", "موافق",
        "الكلمات المفتاحية: حلب، تجارة", "وسوم: حلب", "التصنيف: أخبار", "تصنيف أخبار", "200 مشاهدة", "عدد القراء: 200",
        "👁 200", "لا تعليقات", "0 تعليق", "أترك رداً", "يمكنك الاشتراك في النشرة البريدية", "اشترك الآن", "Getty Images",
        "تصوير: فهد السالم", "صورة من الأرشيف", "تابعنا", "Follow us", "غرّد", "نسخ الرابط", "Facebook", "تويتر", "واتساب",
        "حفظ PDF", "الرئيسية > أخبار > محلية", "أنت هنا: الرئيسية", "العودة للأعلى", "المقال التالي", "أهم الأخبار",
        "سياسة الخصوصية", "هل كان المقال مفيدا؟", "قبل 3 أيام", "عاجل", "شاهد البث المباشر", "نبذة عن الكاتب",
        "يعتمد موقعنا على الإعلانات، يرجى تعطيل مانع الإعلانات", "Loading...", "عرض المزيد", "طباعة", "مشاركة",
    ];
    let missed: Vec<_> = anywhere.iter().filter(|line| marked_where(line) != (true, true)).collect();
    assert!(missed.is_empty(), "anywhere: {missed:#?}");
    let missed: Vec<_> = behind.iter().filter(|line| !marked_where(line).1).collect();
    assert!(missed.is_empty(), "behind an article: {missed:#?}");
}

#[rustfmt::skip] // lines of articles side by side
#[test]
fn lines_that_articles_have() {
    let lines = [
        "نعم.", "شكرا لك", "شكرا لكم.", "لا", "ربما", "- لا تعليق", "فهد السالم", "المصدر: وكالات", "دمشق", "* كاتب سوري",
        "يتبع في العدد القادم", "تعليق: هذا رأيي", "سياسة الانفتاح", "التالي: الفصل الثاني", "انتهى", "الله أعلم", "هوامش:",
        "والسلام عليكم ورحمة الله", "1. ابن خلدون، المقدمة، ص 12", "[1] ابن خلدون، المقدمة", "قراءة في كتاب", "تبرعوا بالدم",
        "للتواصل بين الأجيال قصة أخرى", "300 كغ", "5 × 7 سم", "ما رأيك؟", "شارك في الحفل ألف شخص", "طباعة الكتب في الأندلس",
        "تابعنا السير حتى المساء", "اقرأ باسم ربك الذي خلق", "اقرأ أيها القارئ", "شاهد عيان", "المزيد من الضحايا",
        "وقال: انشر قلوعك", "عاجل أم آجل؟", "طقس الشام", "الساعة الخامسة", "صورة من الذاكرة", "حفظ القرآن", "مشاركة المرأة",
    ];
    let wrong: Vec<_> = lines.iter().filter(|line| marked_where(line) != (false, false)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
