//! The articles as plain HTML, for browsers without scripts.

use std::fmt::Write as _;

use crate::corpus::{Article, Basis, Corpus, Date, Role};

/// Up to this much text is put into the page a second time; more would only make it slow for everybody else.
const MOST_BYTES: usize = 256 * 1024;

/// A text in which no character means anything to HTML.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            _ => safe.push(c),
        }
    }
    safe
}

/// A direction control, which would reorder what stands around it; the viewer's `highlight.js` knows the same.
pub(super) fn is_control(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A short text of the corpus, kept from reordering what stands around it: isolated, and with a visible mark in the place of
/// every direction control it carries, as in the viewer.
fn isolated(text: &str) -> String {
    let mut html = String::from("<bdi>");
    for part in text.split_inclusive(is_control) {
        let control = part.chars().next_back().filter(|&c| is_control(c));
        html.push_str(&escaped(part.trim_end_matches(is_control)));
        if let Some(c) = control {
            let _ = write!(html, "<span class=\"control\" dir=\"ltr\">U+{:04X}</span>", u32::from(c));
        }
    }
    html.push_str("</bdi>");
    html
}

/// What a reader without scripts sees: every article, or for a large corpus (whose articles may be left out) why not.
/// `whole_font`: whether some letters are beyond the font's first part.
pub(super) fn html(corpus: &Corpus, whole_font: bool) -> String {
    let bytes: usize = corpus.articles.iter().flat_map(|article| &article.paragraphs).map(|p| p.text.len()).sum();
    let letters = if whole_font { " data-letters=\"all\"" } else { "" };
    let mut html = format!("<div lang=\"ar\" dir=\"rtl\"{letters}><h1>{}</h1>", isolated(&corpus.title));
    html.push_str(
        "<p>البحث يحتاج إلى JavaScript. <span lang=\"en\" dir=\"ltr\">Searching needs JavaScript.</span></p>",
    );
    if bytes <= MOST_BYTES && !corpus.articles.is_empty() {
        corpus.articles.iter().for_each(|article| push_article(&mut html, article));
    } else {
        html.push_str("<p>المجموعة أكبر من أن تُعرض كاملة هنا؛ فعّل JavaScript لقراءتها.</p>");
    }
    html.push_str("</div>");
    html
}

fn push_article(html: &mut String, article: &Article) {
    let (heading, _) = article.heading();
    let _ = write!(html, "<article><h2>{}</h2><ul class=\"facts\">", isolated(heading));
    if !article.source.is_empty() {
        let _ = write!(html, "<li class=\"source\">{}</li>", isolated(&article.source));
    }
    if let Some(date) = &article.date {
        let _ = write!(html, "<li>{}</li>", told(date));
    }
    if article.retelling {
        html.push_str("<li><span class=\"tag\">إعادة صياغة</span></li>");
    }
    html.push_str("</ul>");
    for (at, paragraph) in article.paragraphs.iter().enumerate() {
        match paragraph.role {
            Role::Noise => {}
            Role::Heading if article.is_title(at) => {}
            Role::Heading => drop(write!(html, "<h3>{}</h3>", escaped(&paragraph.text))),
            Role::Body | Role::Caption => drop(write!(html, "<p>{}</p>", escaped(&paragraph.text))),
        }
    }
    html.push_str("</article>");
}

/// A date, whether it is inferred, and from what.
fn told(date: &Date) -> String {
    let value = isolated(&date.value);
    if date.basis != Basis::Inferred {
        return value;
    }
    let marked = format!("{value} <span class=\"inferred\">≈ مستنتج</span>");
    if date.evidence.is_empty() {
        return marked;
    }
    let evidence = isolated(&date.evidence);
    format!("<details class=\"evidence\"><summary>{marked}</summary><p>كيف استُنتج التاريخ: {evidence}</p></details>")
}
