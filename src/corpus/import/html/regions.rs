//! The text of a page in blocks, and which part of the page each stands in.
//!
//! The article is the smallest element that holds nearly all of the page's sentences. What stands before its headline
//! and behind its end is the page's; so are parts inside it that are named for something else, as long as they do not
//! hold the article themselves.

use std::collections::{HashMap, HashSet};

use super::super::clean::Kind;
use super::super::draft::Block;
use super::super::page::head;
use super::tree::{Node, Tree};
use super::{collapse, is_block};
use crate::corpus::Role;
use crate::text::tokenize;

/// The share of a page's sentences that the article's element holds at least, in percent.
const NEARLY_ALL: usize = 75;

/// The largest share of the article's sentences, in percent, that a part named for something else may hold.
const SMALL: usize = 25;

/// The same for the sentences of the whole page.
const MOST_OF_A_PAGE: usize = 60;

/// Words from which on a block is running text, whether or not it ends as a sentence.
const LONG: usize = 25;

/// Words of an inline part from which on it may be text that a button unfolds, however it is hidden now.
const FEW: usize = 9;

/// Blocks in a row that are nothing but links, from which on they are a list of links.
const ROW: usize = 3;

/// A block and where it stands.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) block: Block,
    /// 1 to 6 for headings, else 0.
    pub(super) level: u8,
    /// The element that it is the text of.
    element: usize,
    /// Characters of it, and those inside links.
    length: usize,
    linked: usize,
    /// Whether it is a sentence or more.
    pub(super) prose: bool,
    /// Whether the page hides it from readers.
    hidden: bool,
}

impl Piece {
    /// Whether half of it is links or more.
    pub(super) fn is_linked(&self) -> bool {
        self.linked * 2 >= self.length
    }
}

/// The blocks of a page that have something to read in them.
pub(super) fn pieces(tree: &Tree) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut open: Option<(usize, String, usize)> = None;
    let layout = layout_rows(tree);
    let hidden = hidden_nodes(tree);
    let unseen = unseen(tree, &hidden);
    let mut last = 0;
    // For every node whether it is inside what is not read, inside a link, and which block it belongs to.
    let mut context: Vec<(bool, bool, usize)> = Vec::with_capacity(tree.nodes.len());
    for (at, node) in tree.nodes.iter().enumerate() {
        let (unread, link, block) = if at == 0 { (false, false, 0) } else { context[node.parent] };
        let cell = is_cell(&node.tag);
        let block_here = if is_block(&node.tag) || (cell && layout.contains(&node.parent)) { at } else { block };
        context.push((unread || is_unread(node) || unseen.contains(&at), link || node.tag == "a", block_here));
        if node.tag.is_empty() && !unread {
            if open.as_ref().is_some_and(|(element, ..)| *element != block) {
                close(tree, &hidden, &mut open, &mut pieces);
            }
            let (_, text, linked) = open.get_or_insert_with(|| (block, String::new(), 0));
            let times = node.parent != last && [node.parent, last].iter().any(|&at| tree.nodes[at].tag == "time");
            let in_word = text.ends_with(char::is_alphanumeric) && node.text.starts_with(char::is_alphanumeric);
            // Pages set times apart by their style.
            if times && in_word {
                text.push(' ');
            }
            last = node.parent;
            text.push_str(&node.text);
            *linked += if link { collapse(&node.text).chars().count() } else { 0 };
        } else if node.tag == "br" || block_here == at {
            close(tree, &hidden, &mut open, &mut pieces);
        } else if let (true, Some((_, text, _))) = (cell, &mut open) {
            text.push('\u{1}');
        }
    }
    close(tree, &hidden, &mut open, &mut pieces);
    pieces
}

/// Rows of tables that lay out the page instead of holding data: there are lines, blocks or long texts in their cells.
fn layout_rows(tree: &Tree) -> HashSet<usize> {
    let cell = |at: usize| tree.around(at).find(|&outer| is_cell(&tree.nodes[outer].tag));
    let lines = |node: &Node| {
        let tag = node.tag.as_str();
        tag == "br" || (is_block(tag) && !matches!(tag, "tr" | "tbody" | "thead" | "tfoot"))
    };
    let mut rows = HashSet::new();
    let mut words: HashMap<usize, usize> = HashMap::new();
    for (at, node) in tree.nodes.iter().enumerate() {
        if lines(node) {
            rows.extend(cell(at).map(|cell| tree.nodes[cell].parent));
        } else if let (true, Some(cell)) = (!node.text.trim().is_empty(), cell(at)) {
            let count = words.entry(cell).or_default();
            *count += node.text.split_whitespace().count();
            if *count >= LONG {
                rows.insert(tree.nodes[cell].parent);
            }
        }
    }
    rows
}

fn is_cell(tag: &str) -> bool {
    matches!(tag, "td" | "th")
}

/// Ends a block. Cells of a row are set apart as browsers copy them, by a tab.
fn close(tree: &Tree, hidden: &[bool], open: &mut Option<(usize, String, usize)>, pieces: &mut Vec<Piece>) {
    let Some((element, text, linked)) = open.take() else { return };
    let hidden = hidden[element];
    let text = text.split('\u{1}').map(collapse).collect::<Vec<_>>().join("\t");
    let text = text.trim_matches([' ', '\t']).to_string();
    if text.is_empty() {
        return;
    }
    let (role, level) = role_of(tree, element);
    let words = tokenize(&text).take(30).count();
    let stopped = text.trim_end_matches(['"', '»', '”', ')']).ends_with(['.', '؟', '!', '…']);
    let length = text.chars().count();
    let prose = (words >= LONG || (words >= 9 && stopped)) && linked * 2 < length;
    pieces.push(Piece { block: Block::new(role, text), level, element, length, linked, prose, hidden });
}

/// Whether an element says that it is not shown. What a reader can open (a tab, what is found by searching the page) is
/// not meant; neither are class names: styles may show what they are named after.
fn is_hidden(node: &Node) -> bool {
    let kept = node.attribute("hidden").eq_ignore_ascii_case("until-found") || node.attribute("role") == "tabpanel";
    let said = |style: &str| {
        let mut parts = style.trim().splitn(2, ':').map(|part| part.trim().to_ascii_lowercase());
        let (name, value) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let value = value.trim_end_matches("!important").trim_end();
        matches!((name.as_str(), value), ("display", "none") | ("visibility", "hidden"))
    };
    !kept && (node.has("hidden") || node.attribute("style").split(';').any(said))
}

/// For every node whether it, or an element around it, says that it is not shown.
fn hidden_nodes(tree: &Tree) -> Vec<bool> {
    let mut hidden: Vec<bool> = Vec::with_capacity(tree.nodes.len());
    for (at, node) in tree.nodes.iter().enumerate() {
        let around = at > 0 && hidden[node.parent];
        hidden.push(around || is_hidden(node));
    }
    hidden
}

/// Hidden parts of lines, a few words each: no reader sees them, and they would stand in the midst of a sentence.
fn unseen(tree: &Tree, hidden: &[bool]) -> HashSet<usize> {
    let outermost = |(at, node): &(usize, &Node)| hidden[*at] && !hidden[node.parent];
    let nodes = tree.nodes.iter().enumerate().filter(outermost);
    let inline = nodes.filter(|(_, node)| !node.tag.is_empty() && !is_block(&node.tag) && !is_cell(&node.tag));
    inline.map(|(at, _)| at).filter(|&at| tokenize(&tree.text_of(at)).take(FEW).count() < FEW).collect()
}

/// Marks what the page hides. Much of a text is not hidden for good: it is unfolded, or shown once a script has run.
pub(super) fn mark_hidden(pieces: &mut [Piece], headline: Option<usize>) {
    let shown: HashSet<String> =
        pieces.iter().filter(|piece| !piece.hidden).map(|piece| piece.block.text.clone()).collect();
    let repeats = |piece: &Piece| shown.contains(&piece.block.text);
    let sentences = pieces.iter().any(|piece| piece.prose);
    let text = |hidden: bool| {
        let counted = pieces.iter().filter(|piece| (piece.prose || !sentences) && piece.block.mark.is_none());
        counted.filter(|piece| piece.hidden == hidden && !(hidden && repeats(piece))).map(|piece| piece.length).sum()
    };
    let (hidden, seen): (usize, usize) = (text(true), text(false));
    let little = hidden * 100 <= (hidden + seen) * SMALL;
    for (at, piece) in pieces.iter_mut().enumerate().filter(|(_, piece)| piece.hidden) {
        if headline != Some(at) && (little || repeats(piece)) {
            piece.block.mark.get_or_insert((Kind::Widget, "hidden by the page"));
        }
    }
}

/// Elements whose inside is not for readers.
fn is_unread(node: &Node) -> bool {
    #[rustfmt::skip] // words side by side
    const UNREAD: [&str; 18] = [
        "script", "style", "title", "template", "svg", "math", "head", "noscript", "iframe", "object", "select", "textarea",
        "canvas", "audio", "video", "xmp", "noembed", "noframes",
    ];
    UNREAD.contains(&node.tag.as_str())
}

fn role_of(tree: &Tree, element: usize) -> (Role, u8) {
    let mut tags = std::iter::once(element).chain(tree.around(element)).map(|at| tree.nodes[at].tag.as_str());
    match tags.find(|tag| is_block(tag) && !matches!(*tag, "div" | "p")) {
        Some("figcaption" | "caption") => (Role::Caption, 0),
        Some("h1") => (Role::Heading, 1),
        Some(tag @ ("h2" | "h3" | "h4" | "h5" | "h6")) => (Role::Heading, tag.as_bytes()[1] - b'0'),
        _ if named(&tree.nodes[element], &["caption", "captiontext"]) => (Role::Caption, 0),
        _ => (Role::Body, 0),
    }
}

/// Whether a heading's class says that it is the headline.
pub(super) fn is_titled(tree: &Tree, piece: &Piece) -> bool {
    let names = ["posttitle", "entrytitle", "articletitle", "storytitle", "newstitle", "headline", "pagetitle"];
    std::iter::once(piece.element).chain(tree.around(piece.element)).take(2).any(|at| named(&tree.nodes[at], &names))
}

/// Whether all of a block is set in large or heavy type, as pages without headings set their headlines.
pub(super) fn is_large(tree: &Tree, piece: &Piece) -> bool {
    let text = |node: &Node| node.text.len() >= piece.block.text.len() && collapse(&node.text) == piece.block.text;
    let large = |at: usize| {
        let node = &tree.nodes[at];
        let size = node.attribute("size").trim();
        match node.tag.as_str() {
            "b" | "strong" | "big" => true,
            "font" => size.starts_with('+') || size.parse::<u8>().is_ok_and(|size| size > USUAL_SIZE),
            _ => false,
        }
    };
    let inside = tree.nodes.iter().enumerate().skip(piece.element).filter(|(_, node)| text(node)).map(|(at, _)| at);
    let mut around = inside.map(|at| tree.around(at).take_while(|&outer| outer != piece.element).collect::<Vec<_>>());
    around.next().is_some_and(|around| around.into_iter().any(large))
}

/// The size of type that pages are set in where they say nothing of it.
const USUAL_SIZE: u8 = 3;

/// Marks what is not the article. `headline` is the piece that prints the headline.
pub(super) fn mark(tree: &Tree, pieces: &mut [Piece], headline: Option<usize>) {
    let regions: Vec<Option<Region>> = tree.nodes.iter().map(region).collect();
    let sums = sentences(tree, pieces, &regions);
    let article = smallest(tree, &sums, pieces);
    for (at, piece) in pieces.iter_mut().enumerate() {
        let element = piece.element;
        let around = || std::iter::once(element).chain(tree.around(element));
        let inside = around().any(|outer| outer == article);
        // A part that holds much of the article is not what its name says.
        let part = around()
            .take_while(|&outer| outer != article)
            .filter(|&outer| !inside || sums[outer] * 100 <= sums[article] * SMALL)
            .find_map(|outer| regions[outer]);
        let headed = headline.is_some_and(|headline| headline == at);
        if let Some(region) = part.filter(|_| !headed) {
            piece.block.mark = Some((region.kind, region.reason));
        }
    }
    if sums[article] == 0 {
        return;
    }
    let inside = |piece: &Piece| tree.around(piece.element).chain([piece.element]).any(|outer| outer == article);
    let first = pieces.iter().position(inside).unwrap_or(0);
    let last = pieces.iter().rposition(inside).unwrap_or(pieces.len());
    let from = headline.filter(|&at| at < first).unwrap_or(first);
    for (at, piece) in pieces.iter_mut().enumerate() {
        if at < from || at > last {
            piece.block.mark.get_or_insert((Kind::Navigation, "outside the article"));
        }
    }
    let end = (last + 1).min(pieces.len());
    link_lists(&mut pieces[from..end]);
}

/// Blocks in a row that are nothing but links to other pages.
fn link_lists(pieces: &mut [Piece]) {
    let is_link = |piece: &Piece| piece.linked * 10 >= piece.length * 9 && !piece.prose && piece.level != 1;
    let mut at = 0;
    while at < pieces.len() {
        let end = (at..pieces.len()).find(|&next| !is_link(&pieces[next])).unwrap_or(pieces.len());
        if end - at >= ROW {
            for piece in &mut pieces[at..end] {
                piece.block.mark.get_or_insert((Kind::Related, "one of a list of links"));
            }
        }
        at = end.max(at + 1);
    }
}

/// Characters of sentences inside every element, those in parts named for something else left out.
fn sentences(tree: &Tree, pieces: &[Piece], regions: &[Option<Region>]) -> Vec<usize> {
    let count = |counted: &dyn Fn(usize) -> bool| {
        let mut sums = vec![0; tree.nodes.len()];
        for piece in pieces.iter().filter(|piece| piece.prose && counted(piece.element)) {
            sums[piece.element] += piece.length;
            tree.around(piece.element).for_each(|outer| sums[outer] += piece.length);
        }
        sums
    };
    let all = count(&|_| true);
    // What holds most of a page is not what its name says, unless readers wrote more than the author.
    let other = |at: usize| {
        regions[at].is_some_and(|region| {
            region.certain && (region.kind == Kind::Comments || all[at] * 100 <= all[0] * MOST_OF_A_PAGE)
        })
    };
    let own = |element: usize| !std::iter::once(element).chain(tree.around(element)).any(other);
    let sums = count(&own);
    if sums[0] > 0 { sums } else { all }
}

/// The innermost element that holds nearly all of the sentences. A cell of a table is one only if it holds all of them,
/// and several.
fn smallest(tree: &Tree, sums: &[usize], pieces: &[Piece]) -> usize {
    let several = |cell: usize| {
        let inside = |piece: &&Piece| piece.element == cell || tree.around(piece.element).any(|outer| outer == cell);
        pieces.iter().filter(|piece| piece.prose).filter(inside).nth(1).is_some()
    };
    let mut best = 0;
    for (at, node) in tree.nodes.iter().enumerate() {
        let block = is_block(&node.tag) && !matches!(node.tag.as_str(), "p" | "li" | "td" | "blockquote");
        let cell = is_cell(&node.tag) && sums[at] > 0 && sums[at] == sums[0] && several(at);
        // Elements come before what stands in them, so the last one that holds enough is the innermost.
        if (block || cell) && sums[at] * 100 >= sums[0] * NEARLY_ALL && tree.around(at).any(|outer| outer == best) {
            best = at;
        }
    }
    best
}

/// A part of a page that is named for something other than the article.
#[derive(Clone, Copy, Debug)]
struct Region {
    kind: Kind,
    reason: &'static str,
    /// Whether sentences in it are none of the article's.
    certain: bool,
}

/// Words in classes and ids, and what they name. The first row that holds decides.
const NAMES: &[(&[&str], Kind, &str, bool)] = &[
    (&["comments", "comment", "commentlist", "respond", "disqus", "discussion"], Kind::Comments, "the comments", true),
    (&["cookie", "cookies", "gdpr", "consent"], Kind::Navigation, "a notice about cookies", true),
    (&["breadcrumb", "breadcrumbs", "crumbs"], Kind::Navigation, "a path through the site", true),
    (
        &["share", "sharing", "sharer", "social", "sharedaddy", "addthis", "addtoany", "followus"],
        Kind::Social,
        "sharing buttons",
        true,
    ),
    (
        &["related", "recommended", "recommendations", "readmore", "alsoread", "mostread", "trending", "popular"],
        Kind::Related,
        "links to other articles",
        true,
    ),
    (
        &["newsletter", "subscribe", "subscription", "signup", "mailchimp", "appbanner", "paywall"],
        Kind::Promo,
        "a call to subscribe",
        true,
    ),
    (&["donate", "donation", "donations"], Kind::Donation, "a call to donate", true),
    (
        &["ad", "ads", "advert", "advertisement", "adsbygoogle", "adsense", "sponsored", "dfp", "taboola", "outbrain"],
        Kind::Ad,
        "an advertisement",
        true,
    ),
    (
        &["nav", "navbar", "navigation", "menu", "topbar", "pagination", "pager", "masthead", "sitenav"],
        Kind::Navigation,
        "a menu",
        true,
    ),
    (&["footer", "copyright", "colophon", "sitefooter"], Kind::Navigation, "the page's foot", true),
    (&["tags", "taglist", "tagcloud", "posttags", "keywords"], Kind::Navigation, "a list of tags", false),
    (&["sidebar", "widget", "widgets", "ticker", "breaking"], Kind::Widget, "a box beside the article", true),
    (
        &["toolbar", "fontsize", "textsize", "print", "rating", "ratings", "views", "counter", "postviews"],
        Kind::Widget,
        "a control of the page",
        false,
    ),
];

/// What an element is named for, by its tag, its ARIA role, its class or id.
fn region(node: &Node) -> Option<Region> {
    let of = |kind, reason, certain| Some(Region { kind, reason, certain });
    match (node.tag.as_str(), node.attribute("role")) {
        ("nav", _) | (_, "navigation" | "menu" | "menubar" | "search") => return of(Kind::Navigation, "a menu", true),
        ("footer", _) | (_, "contentinfo") => return of(Kind::Navigation, "the page's foot", true),
        ("aside", _) | (_, "complementary") => return of(Kind::Widget, "a box beside the article", true),
        ("dialog", _) | (_, "dialog" | "alertdialog") => return of(Kind::Widget, "a window of the page", true),
        ("button", _) | (_, "button" | "toolbar") => return of(Kind::Widget, "a button", true),
        ("form", _) => return of(Kind::Widget, "a form", false),
        ("html" | "body" | "main" | "article", _) => return None,
        _ => {}
    }
    NAMES
        .iter()
        .find(|(names, ..)| named(node, names))
        .and_then(|&(_, kind, reason, certain)| of(kind, reason, certain))
}

/// Bytes of an element's classes that are looked at.
const MOST_CLASSES: usize = 2000;

/// Whether a class or the id of an element is one of the names, alone (`related`), or as its first or last word
/// (`related-posts`, `post-tags`).
fn named(node: &Node, names: &[&str]) -> bool {
    let values = [node.attribute("class"), node.attribute("id")];
    let classes = values.iter().flat_map(|value| head(value, MOST_CLASSES).split_whitespace());
    classes.take(40).any(|name| {
        let name = name.to_ascii_lowercase();
        let joined: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        let mut words = name.split(['-', '_', ':']).filter(|word| !word.is_empty());
        let first = words.next().unwrap_or("");
        let last = words.next_back().unwrap_or(first);
        // `has-sidebar`, `category-ads`: a state or a topic of what it is on, not its name.
        names.contains(&&*joined) || (!STATES.contains(&first) && (names.contains(&first) || names.contains(&last)))
    })
}

/// First words of classes that say something of an element other than its name.
#[rustfmt::skip] // words side by side
const STATES: [&str; 19] = [
    "has", "no", "with", "without", "is", "js", "hide", "show", "category", "tag", "author", "term", "format", "type",
    "status", "single", "template", "theme", "col",
];
