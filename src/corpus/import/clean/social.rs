//! Sharing buttons, calls to follow a site, and how to reach an author.

use super::{Kind, Page, Place, Rule, mark_line};
use crate::corpus::import::page::{End, Line};
use crate::corpus::import::phrase::{Phrases, holds, starts, whole};
use crate::corpus::import::vocabulary::{all, any, is};

pub(super) const RULES: &[Rule] = &[
    Rule { kind: Kind::Social, place: Place::Anywhere, reason: "nothing but sharing buttons", test: buttons },
    Rule { kind: Kind::Social, place: Place::Anywhere, reason: "a call to follow the site", test: call },
    Rule { kind: Kind::Social, place: Place::Anywhere, reason: "a sharing button", test: sharing },
    Rule { kind: Kind::Social, place: Place::Outside, reason: "a call to follow an account", test: invitation },
    Rule { kind: Kind::Social, place: Place::Outside, reason: "a call to share", test: share_call },
    Rule { kind: Kind::Social, place: Place::Outside, reason: "a call to follow", test: follow },
    Rule { kind: Kind::Social, place: Place::Outside, reason: "an account or an address", test: address },
    Rule { kind: Kind::Social, place: Place::Tail, reason: "how to reach the author", test: contact },
];

#[cfg(test)]
pub(super) static PHRASES: &[&Phrases] = &[&CALLS, &INVITATIONS, &SHARING, &SHARE_CALLS, &CONTACTS, &PLATFORMS];

static PLATFORMS: Phrases = Phrases::new(&[
    "@platform",
    "التواصل الاجتماعي",
    "السوشيال ميديا",
    "قناه|قناتنا|القناه",
    "صفحه|صفحتنا|صفحاتنا|حسابنا|حساباتنا",
]);

/// Every word is a platform or what buttons say.
fn buttons(_: &Line<'_>, words: &[&str]) -> bool {
    if words.len() > 24 {
        return false;
    }
    let named = any(words, "platform") && all(words, &["platform", "platform-part", "share", "button"]);
    // One name alone could be a heading of an article about it.
    let several = words.iter().filter(|word| is(word, "platform")).count() >= 2;
    named && (several || any(words, "share"))
}

/// Calls that name the site's own account, or nothing more than platforms.
static CALLS: Phrases = Phrases::new(&[
    "تابع|تابعوا موقع|اخبار|صفحه|قناه * عبر|علي تطبيق|google|جوجل|غوغل *",
    "لمزيد|للمزيد|ولمزيد من? الاخبار|المعلومات|التفاصيل|المواضيع? تواصل|تواصلوا|تابعوا|تابع|تابعنا|تابعونا|زوروا|اشترك|انضم",
    "@press هنا|علي * @follow * @us|@platform",
    "@follow * @us * @platform",
    "@follow * @us * قناه|قناتنا|صفحه|حساب|مجموعه|بقناتنا|بصفحتنا",
    "تابعنا|تابعونا|وتابعونا|وتابعنا علي|عبر|في|من @platform",
    "follow us|@us on|@platform *",
    "join our|us *",
]);

/// Calls to an account that could be anybody's: an article's headline may say so.
static INVITATIONS: Phrases = Phrases::new(&[
    "تابعوا * علي|عبر|في|من @platform",
    "انضم|انضموا|الانضمام|للانضمام الي|ل * قناه|قناتنا|مجموعه|صفحه|قروب|جروب * @platform",
    "اشترك|اشتركوا|للاشتراك|الاشتراك الان? في|ب قناه|قناتنا|خدمه|القناه * @platform",
]);

/// The most words of a call.
const CALL: usize = 22;

fn call(line: &Line<'_>, words: &[&str]) -> bool {
    // In running text «تابعنا على تويتر» is «we followed on Twitter»: a call names the site's own account, or nothing
    // more than platforms.
    let own = any(words, "follow") && (any(words, "us") || (any(words, "press") && words.contains(&"هنا")));
    is_call(words, &CALLS) && (own || (line.end != End::Stop && ends_with_platforms(words)))
}

fn invitation(line: &Line<'_>, words: &[&str]) -> bool {
    is_call(words, &INVITATIONS) && line.end != End::Stop && ends_with_platforms(words)
}

/// Whether one of the calls is among the first words.
fn is_call(words: &[&str], calls: &Phrases) -> bool {
    words.len() <= CALL && (0..words.len().min(4)).any(|at| calls.starts(&words[at..]))
}

/// Whether nothing but platforms, buttons and account names follows the first platform.
fn ends_with_platforms(words: &[&str]) -> bool {
    let plain =
        |word: &&str| all(&[word], &["platform", "platform-part", "button", "share", "follow"]) || word.is_ascii();
    words.iter().skip_while(|word| !is(word, "platform")).all(plain)
}

static SHARING: Phrases = Phrases::new(&[
    "انقر|اضغط للمشاركه|لمشاركه|لتشارك|لارسال|للطباعه *",
    "شارك|مشاركه|شاركها|شاركه هذا|هذه? الموضوع|المقال|المقاله|الخبر|الصفحه|التقرير|القصه",
    "شارك|شاركوا هذا|هذه النص|المحتوي|القصيده|المنشور|التدوينه|الصوره|الفيديو|الماده|الحلقه",
    "شارك|مشاركه|شاركها|شاركه علي|عبر|في|الي @platform *",
    "شارك|مشاركه هذا|هذه? الموضوع|المقال|الخبر|الصفحه علي|عبر|مع *",
    "معجب بهذه",
    "شارك",
    "print|share|tweet|email|save",
    "اعجاب تحميل",
    "like loading",
    "like this",
    "share this *",
    "share on|via|with @platform|email *",
    "share|tweet|pin|sharing|shares",
    "@platform sharing|share button|icon?",
    "partager|tweeter|imprimer|envoyer sur|par? *",
    "غرد علي|عبر تويتر",
    "فتح في نافذه جديده",
]);

fn sharing(line: &Line<'_>, words: &[&str]) -> bool {
    let short = words.len() <= 8 && line.end != End::Stop && SHARING.whole(words);
    short || (words.len() <= 20 && holds(words, &["فتح في نافذه جديده"]) && any(words, "platform"))
}

static SHARE_CALLS: Phrases = Phrases::new(&[
    "شارك|شاركها|شاركوا|شاركونا|شير|مشاركه|المشاركه|انشرها|شاركه|انشر|غرد|غردها",
    "تابعنا|تابعونا",
    "انشر|انشرها|شارك هذا|هذه",
    "follow us",
    "شارك|شاركها|شاركوا|انشر|انشرها|شاركه مع|علي|الي? * اصدقائك|اصدقاءك|الاصدقاء|اصدقائكم|غيرك",
    "شارك|شاركنا|شاركونا برايك|رايك|رايكم|برايكم|تعليقك *",
    "لا تنس|تنسي|تنسوا المشاركه|مشاركه|الاعجاب *",
    "اعجبني",
    "شارك|شاركه|شاركها|مشاركه|للمشاركه عبر|علي|مع",
    "e mail",
    "email us",
    "الحصول علي الرابط",
    "التطبيقات|تطبيقات الاخري|اخري",
    "copylink",
    "اعجبك|اعجبتك المقال|الموضوع|الخبر|القصه|المقاله شاركه|شاركها|شارك *",
]);

fn share_call(_: &Line<'_>, words: &[&str]) -> bool {
    words.len() <= 12 && SHARE_CALLS.whole(words)
}

/// A follow word among the first, and somewhere to follow: a platform, an account, a channel.
fn follow(line: &Line<'_>, words: &[&str]) -> bool {
    if words.len() > CALL {
        return false;
    }
    let asks = words.iter().take(4).any(|word| is(word, "follow"));
    let calls = words.iter().take(4).any(|word| is(word, "call"));
    let account = line.text.contains('@') && words.len() <= 10;
    let platform = PLATFORMS.holds(words) && any(words, "us");
    let short = any(words, "platform") && words.len() <= 12 && line.end != End::Stop;
    // «تابعونا عبر:» with nothing behind it.
    let dangling = asks && words.len() <= 5 && words.last().is_some_and(|word| matches!(*word, "علي" | "عبر" | "on"));
    // «كل الأخبار في قناتنا على واتساب»; «تابعوا أهم الأخبار عبر تطبيق …».
    let own = any(words, "platform") && any(words, "account");
    let news = calls && holds(words, &["اخر|احدث|اهم|الاخبار|اخبار * عبر|علي * تطبيق|قناه|صفحه|منصه|@platform"]);
    let named = whole(words, &["علي|عبر @platform"]);
    dangling || own || news || named || (asks && (account || platform)) || (calls && short)
}

/// Addresses of accounts; other links may be what the article speaks of.
const ACCOUNTS: [&str; 6] =
    ["facebook.com/", "twitter.com/", "instagram.com/", "t.me/", "youtube.com/", "whatsapp.com/"];

/// Nothing but an e-mail address or an account, or one behind the platform's name.
fn address(line: &Line<'_>, words: &[&str]) -> bool {
    let is_address = |part: &str| {
        let part = part.trim_matches(|c: char| !c.is_alphanumeric() && c != '@' && c != '_' && c != '/');
        let account = part.strip_prefix('@').or(part.strip_suffix('@')).is_some_and(|name| {
            !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-'))
        });
        let mail = part.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
        account || mail || ACCOUNTS.iter().any(|host| part.contains(host))
    };
    let mut parts = line.text.split_whitespace().peekable();
    if words.is_empty() || words.len() > 16 || parts.peek().is_none() {
        return false;
    }
    let (addresses, labels): (Vec<&str>, Vec<&str>) = parts.partition(|part| is_address(part));
    let label = labels.join(" ");
    let label = Line::new(crate::corpus::import::plain::Piece { before: "", text: &label });
    let label = label.words();
    let labelled = label.len() <= 5
        && (all(&label, &["platform", "platform-part", "share", "button"])
            || whole(
                &label,
                &[
                    "البريد|بريد|الايميل|ايميل|موقع|حساب|للتواصل|للمراسله|لمراسله * الالكتروني|الكاتب?",
                    "e mail",
                    "mail|email|twitter",
                ],
            ));
    !addresses.is_empty() && (label.is_empty() || labelled)
}

static CONTACTS: Phrases = Phrases::new(&[
    "للتواصل|لمراسله|للمراسله|للتعليق|لارسال|راسل|راسلوا|تواصل مع|علي|الي|ارسل|اكتب|الكاتب|الكاتبه|عبر|المحرر|كاتب|رساله|رسائل *",
    "ارسل|ارسلوا رساله|رسائل|sms *",
    "للتواصل ارسل|عبر *",
]);

fn contact(line: &Line<'_>, words: &[&str]) -> bool {
    let means = line.text.contains('@') || words.iter().any(|word| MEANS.contains(word) || is_number(word));
    words.len() <= 24 && line.end != End::Stop && means && CONTACTS.starts(words)
}

/// What an author is reached by.
#[rustfmt::skip] // words side by side
const MEANS: [&str; 14] = [
    "الكاتب", "الكاتبه", "المحرر", "المحرره", "رساله", "رسائل", "sms", "البريد", "بريد", "الايميل", "ايميل", "الهاتف",
    "هاتف", "واتساب",
];

fn is_number(word: &str) -> bool {
    word.len() >= 4 && word.starts_with(|c: char| c.is_ascii_digit())
}

/// Buttons one below the other: outside the running text two lines or more of a platform's name each, anywhere those
/// under a line that opens the row.
pub(super) fn rows(page: &mut Page<'_>) {
    let button = |line: &Line<'_>| {
        let words = line.words();
        let classes = ["platform", "platform-part", "share"];
        (1..=3).contains(&words.len()) && all(&words, &classes) && (any(&words, "platform") || any(&words, "share"))
    };
    let body = page.body();
    let mut at = 0;
    while at < page.lines.len() {
        let outside = body.as_ref().is_some_and(|body| !body.contains(&at));
        let end = (at..page.lines.len()).find(|&next| !button(&page.lines[next])).unwrap_or(page.lines.len());
        let opened = at > 0 && page.lines[at - 1].mark.as_ref().is_some_and(|mark| mark.kind == Kind::Social);
        if (outside && end >= at + 2) || (end > at && opened) {
            for line in &mut page.lines[at..end] {
                mark_line(line, Kind::Social, "one of a row of sharing buttons");
            }
        }
        at = end.max(at + 1);
    }
}

/// A platform's name alone on its line: behind the article, above it beside other marked lines, or in Latin letters
/// below another inside it.
pub(super) fn alone(page: &mut Page<'_>) {
    let Some(body) = page.body() else { return };
    let lines = &page.lines;
    let bare = |at: usize| {
        let words = lines[at].words();
        (1..=2).contains(&words.len())
            && lines[at].end == End::Plain
            && any(&words, "platform")
            && all(&words, &["platform", "platform-part"])
    };
    let marked = |at: usize| lines.get(at).is_some_and(|line| line.mark.is_some());
    let beside = |at: usize| (at > 0 && marked(at - 1)) || marked(at + 1);
    let latin = |at: usize| lines.get(at).is_some_and(|line| line.text.is_ascii());
    let row = |at: usize| latin(at) && ((at > 0 && latin(at - 1) && bare(at - 1)) || (latin(at + 1) && bare(at + 1)));
    let found: Vec<usize> = (0..lines.len())
        .filter(|&at| lines[at].mark.is_none() && page.spared != Some(at) && bare(at))
        .filter(|&at| at >= body.end || beside(at) || row(at))
        .collect();
    for at in found {
        mark_line(&mut page.lines[at], Kind::Social, "a sharing button");
    }
}

/// Under a line that says how to reach the author, the numbers and addresses to do it with.
pub(super) fn contacts(page: &mut Page<'_>) {
    let Some(body) = page.body() else { return };
    let mut open = false;
    for line in &mut page.lines[body.end..] {
        let words = line.words();
        let numbers = line.count <= 12 && words.iter().any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        let told = starts(&words, &["تبدا|ثم|مسافه|متبوعه|الاتصالات|موبايلي|زين"]) && line.count <= 12;
        if line.mark.as_ref().is_some_and(|mark| mark.reason == "how to reach the author") {
            open = true;
        } else if open && line.mark.is_none() && (numbers || told) && line.end != End::Stop {
            mark_line(line, Kind::Social, "how to reach the author");
        } else {
            open = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{PROSE, check_behind, check_inside, kinds};

    #[test]
    fn lines() {
        check_inside(&[
            ("تابعونا على تويتر", "social"),
            ("- لمزيد من المعلومات تواصل معنا عبر:", "social"),
            ("اضغط هنا لمتابعة صفحتنا على فيسبوك", "social"),
            ("انضم إلى قناتنا على واتساب", "social"),
            ("شارك هذا المقال", "social"),
            ("فيسبوك تويتر واتساب", "social"),
            ("Facebook Twitter WhatsApp", "social"),
            ("Share this:", "social"),
            ("انقر للمشاركة على فيسبوك (فتح في نافذة جديدة)", "social"),
            ("تويتر", "-"),
            ("Facebook\nTwitter", "social"),
            ("facebook sharing button", "social"),
            ("تابعنا على فيسبوك نقاشا حادا بين أهالي الحي.", "-"),
            ("تابعوا المباراة من المدرجات رغم المطر", "-"),
            ("انضم إلى الفريق قادما من ناد آخر", "-"),
            ("شارك في السباق مئة عداء", "-"),
            ("تواصل الحكومة معنا ضعيف", "-"),
            ("ونشر في تويتر صورا لبعض المشاريع", "-"),
            ("@name", "-"),
        ]);
        check_behind(&[
            ("تابع @ournews", "social"),
            ("@ournews", "social"),
            ("تويتر: @writer", "social"),
            ("writer@example.org", "social"),
            ("شارك برأيك", "social"),
            ("تابعوا صوت الجبل على", "social"),
            ("شارك عبر:", "social"),
            ("كل ما تريد معرفته تجده في قناتنا على الواتساب", "social"),
            ("تابعوا أهم الأحداث لحظة بلحظة عبر تطبيق صوت الجبل", "social"),
            ("فيسبوك\nتويتر", "social"),
            ("فيسبوك", "social"),
            ("Facebook", "social"),
            ("https://www.facebook.com/ournews", "social"),
            ("https://example.org/a/1", "-"),
            ("لمراسلة الكاتب: writer@example.org", "social"),
            ("للتواصل مع الكاتب أرسل رسالة", "social"),
            ("للتواصل بين الشعوب لغات كثيرة", "-"),
            ("للتواصل مع الأهالي دور كبير في نجاح المشروع", "-"),
            ("تابع الملايين المباراة على يوتيوب", "-"),
            ("ما حدث لنا على تويتر كان درسا", "-"),
            ("وانتهت المباراة بفوز @الزوار", "-"),
        ]);
    }

    #[test]
    fn contact_blocks() {
        let text =
            format!("عنوان\n{PROSE}\nللتواصل مع الكاتب أرسل رسالة SMS\n88591 - شركة أ\n635031 - شركة ب\nفهد الكاتب");
        assert_eq!(kinds(&text), ["-", "-", "social", "social", "social", "-"]);
    }
}
