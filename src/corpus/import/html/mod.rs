//! Pages of sites: what they say of themselves, their text in blocks, and which of it is the article.
//!
//! Everything visible is kept, in the page's order. What stands outside the article, or in a part of the page that is
//! named for something else (a menu, a comment form), is noise of that kind; the rules of cleaning look at the rest.

mod meta;
mod regions;
mod tree;

use super::draft::{Block, Draft};
use super::{About, Batch, Format, Note, byline};
use crate::Error;
use crate::corpus::Role;
use meta::Meta;
use regions::Piece;
use tree::Tree;

/// Reads a page.
pub(super) fn read(html: &str) -> Result<Batch, Error> {
    let tree = Tree::parse(html);
    let meta = Meta::of(&tree);
    let mut pieces = regions::pieces(&tree);
    let headline = headline(&tree, &meta, &pieces);
    let printed = headline.as_ref().and_then(|headline| headline.at);
    regions::mark(&tree, &mut pieces, printed);
    regions::mark_hidden(&mut pieces, printed);
    let mut draft = Draft::of_blocks(pieces.into_iter().map(|piece| piece.block).collect())?;
    match headline {
        Some(Headline { title, evidence, .. }) => {
            draft.notes.push(Note::of_file(About::Title, &title, evidence));
            draft.article.title = title;
        }
        // With a sign in it, a word or two stand before the site's name: that is no headline.
        None => draft.name = document_title(&tree).filter(|title| sign_in(title).is_none()).unwrap_or_default(),
    }
    meta.fill(&mut draft.article, &mut draft.notes);
    Ok(Batch { drafts: vec![draft], ..Batch::of(Format::Html) })
}

/// The blocks of a piece of HTML that is all article.
pub(super) fn fragment(html: &str) -> Vec<Block> {
    let mut pieces = regions::pieces(&Tree::parse(html));
    regions::mark_hidden(&mut pieces, None);
    pieces.into_iter().map(|piece| piece.block).collect()
}

/// Whether a text is HTML rather than a text that speaks of it: it closes or breaks what only HTML has.
pub(super) fn is_markup(text: &str) -> bool {
    #[rustfmt::skip] // words side by side
    const SIGNS: [&str; 18] = [
        "</p>", "<br>", "<br/>", "<br />", "</div>", "</h1>", "</h2>", "</h3>", "</h4>", "</b>", "</strong>", "</em>", "</a>", "</span>",
        "</li>", "</td>", "</font>", "</blockquote>",
    ];
    if !text.contains('<') {
        return false;
    }
    let text = text.to_ascii_lowercase();
    SIGNS.iter().any(|sign| text.contains(sign))
}

/// Whether signs of a text are written as HTML writes them: `&quot;`, `&#8220;`.
pub(super) fn is_escaped(text: &str) -> bool {
    #[rustfmt::skip] // words side by side
    const NAMES: [&str; 18] = [
        "amp", "lt", "gt", "quot", "apos", "nbsp", "laquo", "raquo", "ldquo", "rdquo", "lsquo", "rsquo", "ndash", "mdash",
        "hellip", "rlm", "lrm", "zwnj",
    ];
    text.split('&').skip(1).any(|behind| {
        let name = behind.split_once(';').map_or("", |(name, _)| name);
        let number = name.strip_prefix('#').map(|number| number.trim_start_matches(['x', 'X']));
        NAMES.contains(&name)
            || number.is_some_and(|n| (1..=7).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_hexdigit()))
    })
}

/// The words of a piece of HTML that is one line.
pub(super) fn words(html: &str) -> String {
    Tree::parse(html).text_of(0)
}

/// Text as publishing systems keep it, with a few elements among lines that are paragraphs: their ends become breaks.
pub(super) fn with_breaks(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let has = |sign: &str| lower.contains(sign);
    match () {
        () if has("<p>") || has("<p ") => text.to_string(),
        () if has("<br") || has("<div") || has("<td") => {
            let lines = text.lines().map(|line| if line.trim().is_empty() { "<br>" } else { line });
            lines.collect::<Vec<_>>().join("\n")
        }
        () => text.replace('\n', "<br>\n"),
    }
}

/// A headline, where it is said, and the piece that prints it.
struct Headline {
    title: String,
    evidence: &'static str,
    at: Option<usize>,
}

/// The headline: as printed if the page prints what it says of itself, else as said; else the
/// heading above the text.
fn headline(tree: &Tree, meta: &Meta, pieces: &[Piece]) -> Option<Headline> {
    let folded: Vec<String> = pieces.iter().map(|piece| byline::folded(&piece.block.text)).collect();
    let heading = |at: &usize| pieces[*at].block.role == Role::Heading && !folded[*at].is_empty();
    let site = byline::folded(&meta.site());
    let mut without_site_name = None;
    let said = meta.title().or_else(|| Some(("title", document_title(tree)?)));
    if let Some((evidence, title)) = said {
        let words = byline::folded(&title);
        let prints = |at: &usize| agree(&folded[*at], &words, &site);
        if let Some(at) = (0..pieces.len()).filter(heading).find(prints) {
            return Some(Headline { title: pieces[at].block.text.clone(), evidence, at: Some(at) });
        }
        if let Some(at) = (0..pieces.len()).find(|&at| folded[at] == words) {
            return Some(Headline { title, evidence, at: Some(at) });
        }
        if evidence != "title" {
            return Some(Headline { title: without_site(&title, &site), evidence, at: None });
        }
        without_site_name = without_any_site(&title);
    }
    let level_one = |at: &usize| heading(at) && pieces[*at].level == 1 && folded[*at] != site;
    let titled = |at: &usize| heading(at) && regions::is_titled(tree, &pieces[*at]);
    let text = pieces.iter().position(|piece| piece.prose).unwrap_or(pieces.len());
    // The site's name may be a heading of the first level as well: the article's stands nearer to its text.
    if let Some(at) = (0..text).rev().find(titled).or_else(|| (0..text).rev().find(level_one)) {
        let title = pieces[at].block.text.clone();
        return Some(Headline { title, evidence: "the heading above the text", at: Some(at) });
    }
    if let Some(title) = without_site_name {
        return Some(Headline { title, evidence: "title", at: None });
    }
    // Old pages have no headings, but large letters.
    let line = |at: &usize| {
        let text = &pieces[*at].block.text;
        (3..=MOST_WORDS).contains(&text.split_whitespace().count())
            && !text.ends_with(['.', ':'])
            && !pieces[*at].is_linked()
    };
    let above = (text.saturating_sub(ABOVE)..text).rev();
    let at = above.filter(line).find(|&at| regions::is_large(tree, &pieces[at]) && folded[at] != site)?;
    Some(Headline {
        title: pieces[at].block.text.clone(),
        evidence: "the line in large letters above the text",
        at: Some(at),
    })
}

/// The most words of a headline that only its letters tell, and how far above the text it may stand, in blocks.
const MOST_WORDS: usize = 20;
const ABOVE: usize = 3;

/// A document's title without what follows its last sign, if enough is left to be a headline.
fn without_any_site(title: &str) -> Option<String> {
    let (words, _) = title.rsplit_once(sign_in(title)?)?;
    (words.split_whitespace().count() >= 3).then(|| words.trim().to_string())
}

/// The sign between a headline and the site's name.
fn sign_in(title: &str) -> Option<&'static str> {
    [" | ", " - ", " – ", " — ", " » ", " « "].into_iter().find(|sign| title.contains(sign))
}

/// What stands in the element `title`.
fn document_title(tree: &Tree) -> Option<String> {
    let at = tree.nodes.iter().position(|node| node.tag == "title")?;
    Some(tree.text_of(at)).filter(|title| !title.is_empty())
}

/// Whether a heading prints the title: the same words, or the same with the site's name behind them.
fn agree(heading: &str, title: &str, site: &str) -> bool {
    let rest = title.strip_prefix(heading).map(str::trim);
    heading == title
        || (heading.split(' ').count() >= 3
            && rest.is_some_and(|rest| rest == site || rest.split(' ').count() <= 4 && title.len() > rest.len() * 2))
}

/// A title without the site's name behind a sign.
fn without_site(title: &str, site: &str) -> String {
    match title.rsplit_once(['|', '-', '–', '—', '»', '«', '•']) {
        Some((words, name)) if !site.is_empty() && byline::folded(name) == site => words.trim().to_string(),
        _ => title.to_string(),
    }
}

/// Runs of white space become one space; no-break spaces stay.
fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if !matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{0C}') {
            out.push(c);
        } else if !out.ends_with(' ') && !out.is_empty() {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end_matches(' ').len());
    out
}

/// Elements that stand on lines of their own.
fn is_block(tag: &str) -> bool {
    #[rustfmt::skip] // words side by side
    const BLOCKS: [&str; 45] = [
        "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
        "tbody", "tfoot", "thead", "tr", "ul", "video",
    ];
    BLOCKS.contains(&tag)
}

#[cfg(test)]
mod tests;
