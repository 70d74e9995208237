//! The articles as plain HTML, for browsers without scripts.

use std::fmt::Write as _;

use crate::corpus::{Article, Corpus, Role};

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

/// What a reader without scripts sees: every article, or for a large corpus (whose articles may be left out) why not.
pub(super) fn html(corpus: &Corpus) -> String {
    let bytes: usize = corpus.articles.iter().flat_map(|article| &article.paragraphs).map(|p| p.text.len()).sum();
    let mut html = format!("<div lang=\"ar\" dir=\"rtl\"><h1>{}</h1>", escaped(&corpus.title));
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
    let _ = write!(html, "<article><h2><bdi>{}</bdi></h2>", escaped(heading));
    let date = article.date.as_ref().map_or("", |date| date.value.as_str());
    for fact in [article.source.as_str(), date].into_iter().filter(|fact| !fact.is_empty()) {
        let _ = write!(html, "<p><bdi>{}</bdi></p>", escaped(fact));
    }
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
