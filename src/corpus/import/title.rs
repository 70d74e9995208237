//! The headline of a page, and the captions under it.

use super::byline;
use super::clean::navigation::names_a_part;
use super::page::{End, Line, Page};
use super::phrase::{Phrases, starts, whole};
use super::vocabulary::{any, is};
use super::{names, places};
use crate::corpus::date_text::may_hold_date;
use crate::corpus::{Role, printed_dates};
use crate::text::{Kind, kind, tokenize};

/// Lines without marks in front of the running text among which the headline is looked for.
const REACH: usize = 10;

/// Words of the longest headline.
const LONGEST: usize = 25;

/// How a headline was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Title {
    /// The line.
    pub(super) at: usize,
    /// Why it is taken for the headline.
    pub(super) evidence: String,
    /// An earlier line that is the headline and the site's name: that line, and the name.
    pub(super) above: Option<(usize, String)>,
}

/// The headline, if the page prints one: a line above the running text that looks like one. The page's saying it
/// twice decides between several; otherwise the first is taken, unless it only names a section or a place, or is a
/// word or two among the page's own lines.
pub(super) fn find(page: &Page<'_>) -> Option<Title> {
    let candidates = candidates(page);
    let lines = &page.lines;
    let said_twice = candidates.iter().enumerate().find_map(|(nth, &at)| {
        let again = candidates[nth + 1..].iter().find(|&&other| lines[other].folded() == lines[at].folded())?;
        (lines[at].count >= 3).then_some((at, *again))
    });
    if let Some((at, again)) = said_twice {
        let above = candidates.iter().find_map(|&first| site_name(&lines[first], &lines[at]).map(|name| (first, name)));
        let evidence = format!("a headline that the page repeats (paragraph {})", again + 1);
        return Some(Title { at, evidence, above });
    }
    for (nth, &first) in candidates.iter().enumerate() {
        for &at in &candidates[nth + 1..] {
            if let Some(name) = site_name(&lines[first], &lines[at]) {
                let evidence = format!("a headline that the page's title begins with (paragraph {})", first + 1);
                return Some(Title { at, evidence, above: Some((first, name)) });
            }
        }
    }
    let first = *candidates.first()?;
    let longer = |words: usize| candidates.iter().copied().find(|&at| lines[at].count >= words);
    // Where the page's own lines stand between a word or two and a longer line, the headline is the longer one.
    let own = |line: &Line<'_>| line.mark.is_some() || names_a_part(&line.words());
    let furnished = |at: usize| lines[..at].iter().any(own);
    let better = if is_kicker(&lines[first]) {
        longer(3)
    } else {
        longer(4).filter(|&at| lines[first].count <= 3 && (furnished(at) || is_menu(page, at)))
    };
    let better = better.or_else(|| below_a_head(page, &candidates)).filter(|&at| at != first);
    if better.is_none() && names_only_a_section(&lines[first]) {
        return None;
    }
    let at = better.unwrap_or(first);
    let evidence = "the first line that looks like a headline, with running text below".into();
    Some(Title { at, evidence, above: None })
}

/// Under a head of three lines or more, all of four words at most or such as only pages have, the first longer line.
fn below_a_head(page: &Page<'_>, candidates: &[usize]) -> Option<usize> {
    let of_page = |line: &Line<'_>| line.mark.is_some() || line.count <= 4 || any(&line.words(), "page-word");
    let longer = |line: &Line<'_>| line.count >= 5 && !any(&line.words(), "page-word");
    let at = candidates.iter().copied().find(|&at| longer(&page.lines[at]))?;
    (at >= 3 && page.lines[..at].iter().all(of_page)).then_some(at)
}

/// The line above the running text that prints the title which the file gives.
pub(super) fn given(page: &Page<'_>) -> Option<Title> {
    let end = page.body().map_or(page.lines.len(), |body| body.start);
    let at = (0..end)
        .find(|&at| page.lines[at].mark.is_none() && page.lines[at].folded() == page.given_title)
        .filter(|_| !page.given_title.is_empty())?;
    Some(Title { at, evidence: "the title that the file gives".into(), above: None })
}

/// Whether what a page calls itself is its article's title, and not the name of its site or of nothing: three Arabic words
/// or more that no outlet is called.
pub(super) fn is_name_of_article(name: &str, source: &str) -> bool {
    let folded = byline::folded(name);
    let words = folded.split(' ').filter(|word| word.chars().any(|c| kind(c) == Kind::Arabic)).count();
    (3..=LONGEST).contains(&words) && folded != byline::folded(source) && !names::is_outlet(&folded)
}

/// Whether the lines above a headline are a menu: two or more of a word or a few, none of them a number or a writer's
/// name; and the text below is not made of such lines itself, as laws and lists are.
pub(super) fn is_menu(page: &Page<'_>, headline: usize) -> bool {
    let brief = |line: &Line<'_>| (1..=3).contains(&line.count) && line.end == End::Plain;
    let left = || page.lines[..headline].iter().filter(|line| line.mark.is_none());
    let name =
        |line: &Line<'_>| brief(line) && !names::is_person(line.folded()) && !line.text.contains(char::is_numeric);
    let Some(body) = page.body() else { return false };
    let text = &page.lines[body];
    left().count() >= 2 && left().all(name) && text.iter().filter(|line| brief(line)).count() * 2 <= text.len()
}

/// Whether a line only says where the article belongs: a section, a city, a country.
fn is_kicker(line: &Line<'_>) -> bool {
    let name = line.folded();
    let place = |name: &str| places::is_city(name) || places::is_country(name);
    let of_place = name.split_once(' ').is_some_and(|(section, rest)| is(section, "section") && place(rest));
    names_a_part(&line.words()) || place(name) || of_place
}

/// Whether a line is the name of a section and nothing else: «محليات», «أخبار سوريا».
pub(super) fn names_only_a_section(line: &Line<'_>) -> bool {
    is_kicker(line) && !places::is_city(line.folded()) && !places::is_country(line.folded())
}

fn candidates(page: &Page<'_>) -> Vec<usize> {
    let unmarked = |at: &usize| page.lines[*at].mark.is_none();
    match page.body() {
        Some(body) => (0..body.start).filter(unmarked).take(REACH).filter(|&at| is_headline(&page.lines[at])).collect(),
        None => headline_of_verse(page).into_iter().collect(),
    }
}

/// Above lines that are all short, as in a poem, only white space or length can tell a headline.
fn headline_of_verse(page: &Page<'_>) -> Option<usize> {
    let first = page.next_unmarked(0)?;
    let second = page.next_unmarked(first + 1)?;
    let rest: Vec<&Line<'_>> = page.lines[second..].iter().filter(|line| line.mark.is_none()).collect();
    if let [only] = rest[..] {
        let told = only.end == End::Stop && page.lines[first].end == End::Plain;
        return (told && is_headline(&page.lines[first])).then_some(first);
    }
    let usual = rest.iter().skip(1).map(|line| line.gap()).min()?;
    let longest = rest.iter().map(|line| line.count).max().unwrap_or(0);
    let apart = page.lines[second].gap() > usual;
    let shorter = page.lines[first].count * 2 <= longest && rest.len() >= 2;
    (is_headline(&page.lines[first]) && (apart || shorter)).then_some(first)
}

fn is_headline(line: &Line<'_>) -> bool {
    let words = line.words();
    let address = line.text.contains("://") || line.text.starts_with("www.");
    let listed = line.text.starts_with(['-', '•', '*', '–', '—', '[', '#', '@'])
        || (line.text.starts_with('(') && line.text.ends_with(')'));
    let about = starts(&words, &["المصدر|مصدر|صدر|تصوير|الصوره|صوره|كتب|كتبت|بقلم|اعداد"]) && words.len() <= 8;
    let counted = (1..=LONGEST).contains(&line.count);
    counted
        && line.end != End::Stop
        && line.end != End::Open
        && !line.row
        && !listed
        && !address
        && !about
        && !is_date(line)
        && !has_credit(line)
        && byline::line(line.text, false, &|_| false).is_none()
}

/// Folded words that stand beside a date and a time of day on a line of their own.
#[rustfmt::skip] // words side by side
const BESIDE_DATES: [&str; 39] = [
    "م", "ه", "ص", "ق", "ت", "ظ", "am", "pm", "gmt", "الموافق", "في", "يوم", "الساعه", "بتوقيت", "جرينتش", "غرينتش",
    "صباحا", "مساء", "ظهرا", "السنه", "العدد", "عدد", "الاولي", "الثانيه", "الثالثه", "الرابعه", "الخامسه", "السادسه", "السابعه",
    "الثامنه", "التاسعه", "العاشره", "المجلد", "طبعه", "نشر", "اخر", "تحديث", "مكه", "المكرمه",
];

/// Whether a line is a date, perhaps with a time, and nothing else.
pub(super) fn is_date(line: &Line<'_>) -> bool {
    if line.count > 20 || !may_hold_date(line.words()) {
        return false;
    }
    let dates = printed_dates(line.text);
    let mut rest =
        tokenize(line.text).filter(|token| !dates.iter().any(|date| date.range.contains(&token.range.start)));
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    !dates.is_empty() && rest.all(|token| number(&token.folded) || BESIDE_DATES.contains(&token.folded.as_str()))
}

/// The line above everything but the page's own lines that is nothing but a web address.
pub(super) fn address(page: &Page<'_>) -> Option<usize> {
    let first = page.next_unmarked(0)?;
    let text = page.lines[first].text;
    let web = text.starts_with("https://") || text.starts_with("http://");
    (web && !text.contains(char::is_whitespace) && page.body()?.start > first).then_some(first)
}

/// The site's name, where `long` is the headline `short`, a sign, and at most four words.
fn site_name(long: &Line<'_>, short: &Line<'_>) -> Option<String> {
    let rest = long.folded().strip_prefix(short.folded())?.strip_prefix(' ')?;
    if short.count < 3 || rest.split(' ').count() > 4 {
        return None;
    }
    let (_, name) = long.text.rsplit_once(['|', '-', '–', '—', '»', '«', ':', '•'])?;
    (byline::folded(name) == rest).then(|| name.trim().to_string())
}

/// Folded words that close a caption's credit.
static CREDITS: Phrases = Phrases::new(&[
    "انترنت|الانترنت|ارشيف|ارشيفيه|الارشيف|تصوير|عدسه|getty|images|shutterstock|ارشيفي",
    "صوره|الصوره|صور * ارشيفيه|تعبيريه|توضيحيه|متداوله|ارشيف|تخيليه",
    "مواقع|وسائل التواصل *",
    "غيتي|جيتي ايميجز|ايماجز|اميجز?",
    "تصوير|عدسه *",
]);

/// Folded words of the names of those who sell pictures.
#[rustfmt::skip] // words side by side
const PICTURE_AGENCIES: [&str; 22] = [
    "getty", "images", "gettyimages", "shutterstock", "istock", "alamy", "afp", "ap", "epa", "reuters", "dpa", "imago",
    "unsplash", "pexels", "pixabay", "flickr", "via", "غيتي", "جيتي", "ايميجز", "اميجز", "ايماجز",
];

/// Whether a line ends with the name of a picture's source in brackets, as captions do: `_(انترنت)`, «(رويترز)», or
/// says that it is a picture.
pub(super) fn has_credit(line: &Line<'_>) -> bool {
    let words = line.words();
    if words.len() > 30 || words.is_empty() {
        return false;
    }
    // «AFP / Getty Images»: nothing but the names of those who sell pictures.
    let sold = words.len() <= 5 && words.iter().all(|word| PICTURE_AGENCIES.contains(word));
    if sold && (words.len() > 1 || !super::names::is_agency(words[0])) {
        return true;
    }
    let pictured = whole(
        &words,
        &["صوره|الصوره|صور ارشيفيه|تعبيريه|توضيحيه|متداوله * ", "صوره|صور من? ارشيف|الارشيف|الانترنت|تصويري"],
    ) && words.len() <= 8;
    let Some((before, inside)) =
        line.text.trim_end_matches(['.', ' ']).strip_suffix(')').and_then(|t| t.rsplit_once('('))
    else {
        return pictured
            || (starts(&words, &["تصوير|عدسه|الصوره", "مصدر|صدر الصوره"])
                && line.text.contains([':', '/', '،'])
                && words.len() <= 10);
    };
    let credit = byline::folded(inside);
    let credit_words: Vec<&str> = credit.split(' ').collect();
    // A sentence that ends before the bracket is running text with its agency.
    let sentence = before.trim_end().ends_with(['.', '؟', '!', '»', '"', '”']);
    let agency = credit_words.len() <= 4 && (super::names::is_agency(&credit) || parts_are_agencies(inside));
    pictured || (!sentence && (agency || CREDITS.starts(&credit_words)))
}

fn parts_are_agencies(inside: &str) -> bool {
    inside.contains(['-', '–', '/', '،'])
        && inside.split(['-', '–', '/', '،']).any(|part| super::names::is_agency(&byline::folded(part)))
}

/// Gives captions their role: between the headline and the running text, lines with a picture's credit and lines that
/// the page says twice; inside the text, lines that name a photographer or an archive.
pub(super) fn captions(page: &mut Page<'_>, title: Option<&Title>) {
    let Some(body) = page.body() else { return };
    let first = title.map_or(0, |title| title.at + 1);
    for at in 0..page.lines.len() {
        let line = &page.lines[at];
        if line.mark.is_some() || line.is_prose() || title.is_some_and(|title| title.at == at) {
            continue;
        }
        let head = (first..body.start).contains(&at);
        let joined = line.text.contains("_(");
        let twice =
            head && body.start <= first + REACH && line.count >= 3 && repeated(&page.lines[at + 1..body.start], line);
        // «القاهرة - (رويترز)» is where a report comes from, not what a picture shows.
        let byline = || {
            let read = byline::line(line.text, true, &|_| false).filter(|_| head);
            read.is_some_and(|byline| !byline.places.is_empty() && byline.unknown.is_empty())
        };
        if twice || (has_credit(line) && (head || joined || !names_only_an_agency(line)) && !byline()) {
            page.lines[at].role = Role::Caption;
        }
    }
}

fn repeated(below: &[Line<'_>], line: &Line<'_>) -> bool {
    below.iter().any(|other| {
        let words = super::clean::icons::at_start(other.text).map(|end| byline::folded(&other.text[end..]));
        words.as_deref().unwrap_or(other.folded()) == line.folded()
    })
}

/// Whether the credit is only an agency's name: below a short last sentence that is the report's source.
fn names_only_an_agency(line: &Line<'_>) -> bool {
    let inside = line.text.rsplit_once('(').map_or("", |(_, inside)| inside);
    super::names::is_agency(&byline::folded(inside))
}

#[cfg(test)]
mod tests {
    use super::super::clean::edges::cut;
    use super::super::plain::{Piece, pieces};
    use super::*;

    const PROSE: &str =
        "وصل الوفد إلى العاصمة صباحا، والتقى عددا من المسؤولين المحليين وبحث معهم خطط ترميم المدارس قبل الشتاء.";

    fn title_of(head: &str) -> Option<String> {
        let text = format!("{head}\n{PROSE}");
        let mut page = Page::new(cut(pieces(&text).0));
        super::super::clean::mark(&mut page);
        find(&page).map(|title| page.lines[title.at].text.to_string())
    }

    #[test]
    fn titles() {
        let table = [
            ("ترميم المدارس قبل الشتاء", Some("ترميم المدارس قبل الشتاء")),
            ("300 x 250\nترميم المدارس", Some("ترميم المدارس")),
            ("الوزير: سنرمم المدارس؟", Some("الوزير: سنرمم المدارس؟")),
            ("محليات\nترميم المدارس قبل الشتاء", Some("ترميم المدارس قبل الشتاء")),
            ("حلب\nترميم المدارس قبل الشتاء", Some("ترميم المدارس قبل الشتاء")),
            ("رحيل\nفهد السالم\nمقالة في التعليم والمدرسة", Some("رحيل")),
            ("(16) مدرسة جديدة", Some("(16) مدرسة جديدة")),
            ("الجمعة 2 كانون الأول 2016\nترميم المدارس", Some("ترميم المدارس")),
            ("ترميم المدارس قبل الشتاء | صوت الجبل\nترميم المدارس قبل الشتاء", Some("ترميم المدارس قبل الشتاء")),
            ("خطة الوزارة\nترميم المدارس قبل الشتاء\nترميم المدارس قبل الشتاء", Some("ترميم المدارس قبل الشتاء")),
            ("المدار نيوز – إسطنبول (خاص)", None),
            ("دمشق - سانا", None),
            ("- متى وصلت؟", None),
            ("وقال أيضا:", None),
        ];
        for (head, expected) in table {
            assert_eq!(title_of(head).as_deref(), expected, "{head}");
        }
    }

    #[test]
    fn credits() {
        let table = [
            ("رجل أمام السوق_(انترنت)", true),
            ("رجل أمام السوق (رويترز)", true),
            ("رجل أمام السوق (أ ف ب)", true),
            ("صورة أرشيفية", true),
            ("تصوير: فهد السالم", true),
            ("رجل أمام السوق - أرشيف (الأناضول - أرشيف)", true),
            ("ولم ترد أنباء عن إصابات. (رويترز)", false),
            ("قال الوزير (وهو طبيب)", false),
            ("رجل أمام السوق", false),
        ];
        for (text, expected) in table {
            let line = Line::new(Piece { before: "", text });
            assert_eq!(has_credit(&line), expected, "{text}");
        }
    }
}
