//! The outlet, from what a page says of itself. One clue is enough where the page names itself outright (a dateline, a
//! copyright notice, an account to follow); an appeal («ادعم …») needs a second, because it may name a cause.

use std::cell::OnceCell;

use super::byline::{self, Byline};
use super::clean::Kind;
use super::names;
use super::page::{Line, Page};
use super::phrase::{holds, starts};
use super::vocabulary::is;
use crate::text::tokenize;

/// Bytes of a page in which self-references are looked for.
const REACH: usize = 64 * 1024;

/// An outlet and what it rests on: the paragraph (0-based) and the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Outlet {
    pub(super) name: String,
    pub(super) evidence: Vec<(usize, String)>,
}

/// Folded words with which a text speaks of an outlet as its own.
#[rustfmt::skip] // words side by side
const BEFORE: [&str; 12] = [
    "خاص ب", "لصحيفه ", "لموقع ", "لوكاله ", "لشبكه ", "لقناه ", "لجريده ", "مراسل ", "مراسله ", "مراسلنا في ",
    "خاص ل", "عدسه ",
];

/// The folded words of a page, for asking how it speaks of a name; gathered when first asked.
pub(super) struct Speech<'a> {
    page: &'a Page<'a>,
    words: OnceCell<String>,
}

impl<'a> Speech<'a> {
    pub(super) fn of(page: &'a Page<'a>) -> Self {
        Self { page, words: OnceCell::new() }
    }

    fn gather(page: &Page<'_>) -> String {
        let mut words = String::from(" ");
        for line in page.lines.iter().filter(|line| line.mark.is_none()) {
            words.push_str(&line.all_words());
            words.push(' ');
            if words.len() > REACH {
                break;
            }
        }
        words
    }

    /// Whether the page speaks of folded words as of itself: «قال لصوت الجبل», «خاص بصوت الجبل», «صحيفة صوت الجبل».
    pub(super) fn names(&self, name: &str) -> Option<String> {
        let told = match name.strip_prefix("ال") {
            Some(rest) => vec![format!("لل{rest}"), format!("ل {name}")],
            None => vec![format!("ل{name}"), format!("ل {name}")],
        };
        let called = BEFORE.iter().map(|before| format!("{before}{name}"));
        let all = self.words.get_or_init(|| Self::gather(self.page));
        told.into_iter().chain(called).find(|words| all.contains(&format!(" {words} ")))
    }
}

/// Looks for the outlet: dateline, the page's title, copyright, account, appeal, source line; the first that holds.
pub(super) fn find(
    page: &Page<'_>,
    byline: Option<(usize, &Byline)>,
    site: Option<(usize, &str)>,
    speech: &Speech<'_>,
) -> Option<Outlet> {
    from_byline(page, byline, speech)
        .or_else(|| {
            let (at, name) = site?;
            Some(Outlet { name: name.to_string(), evidence: vec![(at, page.lines[at].text.to_string())] })
        })
        .or_else(|| each(page, copyright))
        .or_else(|| account(page))
        .or_else(|| appeal(page, speech))
        .or_else(|| each(page, source_line))
}

fn from_byline(page: &Page<'_>, byline: Option<(usize, &Byline)>, speech: &Speech<'_>) -> Option<Outlet> {
    let (at, byline) = byline?;
    let name = byline.outlets.first()?;
    let printed = page.lines[at].text.get(..byline.length).unwrap_or(page.lines[at].text);
    let mut evidence = vec![(at, printed.to_string())];
    if let Some(words) = speech.names(&byline::folded(name)) {
        evidence.extend(mention(page, at, &words));
    }
    Some(Outlet { name: name.clone(), evidence })
}

/// The paragraph in which folded words occur, and the words as printed there.
fn mention(page: &Page<'_>, but: usize, words: &str) -> Option<(usize, String)> {
    let count = words.split(' ').count();
    page.lines.iter().enumerate().filter(|(at, line)| *at != but && line.mark.is_none()).find_map(|(at, line)| {
        let tokens: Vec<_> = tokenize(line.text).take(4000).collect();
        let found = tokens
            .windows(count)
            .find(|window| window.iter().map(|token| token.folded.as_str()).eq(words.split(' ')))?;
        let (from, to) = (found.first()?.range.start, found.last()?.range.end);
        Some((at, line.text[from..to].to_string()))
    })
}

fn each(page: &Page<'_>, clue: fn(&Line<'_>) -> Option<String>) -> Option<Outlet> {
    let lines = page.lines.iter().enumerate().filter(|(_, line)| !line.row);
    let (at, name) = lines.rev().find_map(|(at, line)| Some((at, clue(line)?)))?;
    Some(Outlet { name, evidence: vec![(at, page.lines[at].text.to_string())] })
}

/// «جميع الحقوق محفوظة لصحيفة المرفأ © 2020» names the owner between the words and the year or sign.
fn copyright(line: &Line<'_>) -> Option<String> {
    let mark = line.mark.as_ref().filter(|mark| mark.reason == "a copyright notice")?;
    debug_assert_eq!(mark.kind, Kind::Navigation);
    let tokens: Vec<_> = tokenize(line.text).collect();
    let kept = tokens.iter().position(|token| token.folded == "محفوظه").map_or(0, |at| at + 1);
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let skipped = |word: &str| {
        number(word)
            || matches!(
                word,
                "copyright"
                    | "c"
                    | "ل"
                    | "لدي"
                    | "لصالح"
                    | "reserved"
                    | "all"
                    | "rights"
                    | "جميع"
                    | "حقوق"
                    | "الحقوق"
                    | "النشر"
                    | "الطبع"
                    | "الملكيه"
            )
    };
    let first = (kept..tokens.len()).find(|&at| !skipped(&tokens[at].folded))?;
    let last = (first..tokens.len()).find(|&at| number(&tokens[at].folded)).unwrap_or(tokens.len());
    let printed = line.text.get(tokens[first].range.start..tokens[last - 1].range.end)?;
    let printed = printed.split(['©', '|', '-', '–', '.', '،', '(']).next().unwrap_or(printed).trim();
    // The ل of «لصحيفة» belongs to the notice; the words for an owner in general name none.
    let name = printed
        .strip_prefix("لـ")
        .or_else(|| {
            ["لصحيفة", "لموقع", "لشبكة", "لوكالة", "لقناة", "لمجلة", "لجريدة", "لمنصة"]
                .iter()
                .any(|w| printed.starts_with(w))
                .then(|| &printed["ل".len()..])
        })
        .unwrap_or(printed)
        .trim();
    let words = byline::folded(name);
    let general = holds(
        &words.split(' ').collect::<Vec<_>>(),
        &["للموقع|لموقعنا|للناشر|للمولف|لاصحابها|للكاتب|لنا|لدي|للمجله|للصحيفه"],
    );
    let software =
        holds(&words.split(' ').collect::<Vec<_>>(), &["powered|vbulletin|wordpress|blogger|jelsoft|بواسطه"]);
    let count = words.split(' ').count();
    (!words.is_empty() && !general && !software && count <= 4 && !name.starts_with("لل")).then(|| name.to_string())
}

/// The one account that the page asks to follow; a writer's own account stands without such a call.
fn account(page: &Page<'_>) -> Option<Outlet> {
    let mut found: Option<Outlet> = None;
    for (at, line) in page.lines.iter().enumerate() {
        let social = line.mark.as_ref().is_some_and(|mark| mark.kind == Kind::Social);
        let words = line.words();
        let asked = words.iter().take(4).any(|word| is(word, "follow"));
        if !(social && asked) {
            continue;
        }
        let name = |part: &str| {
            let part = part.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '@' | '_'));
            let name = part.strip_prefix('@').or(part.strip_suffix('@'))?;
            (!name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')).then(|| name.to_string())
        };
        for name in line.text.split_whitespace().filter_map(name) {
            match &mut found {
                None => found = Some(Outlet { name, evidence: vec![(at, line.text.to_string())] }),
                Some(outlet) if outlet.name.eq_ignore_ascii_case(&name) => {
                    outlet.evidence.push((at, line.text.to_string()));
                }
                Some(_) => return None,
            }
        }
    }
    found
}

/// «ادعم صوت الجبل», where the article also says «لصوت الجبل».
fn appeal(page: &Page<'_>, speech: &Speech<'_>) -> Option<Outlet> {
    page.lines.iter().enumerate().find_map(|(at, line)| {
        line.mark.as_ref().filter(|mark| mark.kind == Kind::Donation)?;
        let words = line.words();
        if words.len() > 5 || !starts(&words, &["ادعم|ادعموا|لدعم|للتبرع"]) {
            return None;
        }
        let first = tokenize(line.text).next()?;
        let name = line.text[first.range.end..].trim();
        let told = speech.names(&byline::folded(name))?;
        let mut evidence = vec![(at, line.text.to_string())];
        evidence.extend(mention(page, at, &told));
        Some(Outlet { name: name.to_string(), evidence })
    })
}

/// «المصدر: صحيفة المرفأ» or «خاص بـ«المرفأ»», naming one outlet.
fn source_line(line: &Line<'_>) -> Option<String> {
    let words = line.words();
    if words.len() <= 6 && starts(&words, &["خاص ب|ل"]) {
        let name = line.text.split_once(['«', '"', '“', '{', '”'])?.1.trim_matches(['»', '"', '”', '}', '.', ' ']);
        return Some(name.trim().to_string()).filter(|name| !name.is_empty());
    }
    if words.len() > 6 || !starts(&words, &["المصدر|مصدر"]) {
        return None;
    }
    let (_, name) = line.text.split_once([':', '-', '–', '/'])?;
    let name = name.trim().trim_end_matches('.').trim_matches(['(', ')', '«', '»', '"']).trim();
    let folded = byline::folded(name);
    let several = name.contains(['+', '،', '-', '–', '/', '|']) || names::is_marker(&folded);
    (!folded.is_empty() && !several && !name.contains("://") && folded.split(' ').count() <= 4)
        .then(|| name.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::clean::{edges::cut, mark};
    use super::super::plain::pieces;
    use super::*;

    const PROSE: &str =
        "وصل الوفد إلى العاصمة صباحا، والتقى عددا من المسؤولين المحليين وبحث معهم خطط ترميم المدارس قبل الشتاء.";

    fn outlet_of(tail: &str) -> Option<String> {
        let text =
            format!("عنوان\n{PROSE}\nوقال الشيخ لصوت الجبل إن العمل في ترميم المدارس مستمر منذ ثلاثة أشهر.\n{tail}");
        let mut page = Page::new(cut(pieces(&text).0));
        mark(&mut page);
        find(&page, None, None, &Speech::of(&page)).map(|outlet| outlet.name)
    }

    #[test]
    fn self_evidence() {
        let table = [
            ("تابعنا @ournews", Some("ournews")),
            ("تابع @ournews\nتابعونا على تويتر @othernews", None),
            ("تويتر: @writer", None),
            ("جميع الحقوق محفوظة لصحيفة المرفأ © 2020", Some("صحيفة المرفأ")),
            ("© 2019 صوت الجبل", Some("صوت الجبل")),
            ("حقوق النشر © 2021 صوت الجبل. يسمح بإعادة النشر مع ذكر المصدر.", Some("صوت الجبل")),
            ("جميع الحقوق محفوظة", None),
            ("جميع الحقوق محفوظة للموقع 2020", None),
            ("نحن بحاجتك\nادعم صوت الجبل\nدولار واحد شهريا", Some("صوت الجبل")),
            ("نحن بحاجتك\nادعم الصحافة الحرة\nدولار واحد شهريا", None),
            ("المصدر: صحيفة المرفأ", Some("صحيفة المرفأ")),
            ("خاص بـ«صوت الجبل»", Some("صوت الجبل")),
            ("المصدر: وكالات", None),
            ("المصدر: المرفأ + رويترز", None),
            ("", None),
        ];
        for (tail, expected) in table {
            assert_eq!(outlet_of(tail).as_deref(), expected, "{tail}");
        }
    }
}
