//! The fonts of a page of one file: inside of its style sheet, and no more of them than its texts need.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::Viewer;
use crate::Error;
use crate::corpus::Corpus;

/// Blocks of the Arabic script that the font has.
const SCRIPT: [(u32, u32); 5] =
    [(0x0600, 0x06FF), (0x0750, 0x077F), (0x0870, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)];

/// Whether a corpus has Arabic letters, marks or signs beyond every `unicode-range` of a style sheet.
pub(super) fn needs_more(style: &str, corpus: &Corpus) -> bool {
    let told = style.split("unicode-range:").skip(1).filter_map(|rest| rest.split([';', '}']).next());
    let styled: Vec<(u32, u32)> = told.flat_map(|told| told.split(',')).filter_map(range).collect();
    let has = |ranges: &[(u32, u32)], c: char| ranges.iter().any(|&(from, to)| (from..=to).contains(&u32::from(c)));
    let is_missing = |c: char| !c.is_ascii() && has(&SCRIPT, c) && !has(&styled, c);
    let texts = corpus.articles.iter().flat_map(|article| {
        [&article.title, &article.source, &article.author].into_iter().chain(article.paragraphs.iter().map(|p| &p.text))
    });
    texts.chain([&corpus.title]).any(|text| text.contains(is_missing))
}

/// `U+0621-063A`
fn range(told: &str) -> Option<(u32, u32)> {
    let told = told.trim().strip_prefix("U+")?;
    let (from, to) = told.split_once('-').unwrap_or((told, told));
    Some((u32::from_str_radix(from, 16).ok()?, u32::from_str_radix(to, 16).ok()?))
}

/// A style sheet with each `url(fonts/…)` replaced by the font itself.
pub(super) fn inlined(style: &str, viewer: &Viewer<'_>) -> Result<String, Error> {
    let mut inline = String::new();
    let mut rest = style;
    while let Some(at) = rest.find("url(") {
        let (before, from) = rest.split_at(at + "url(".len());
        let end = from.find(')').unwrap_or(from.len());
        let name = from[..end].trim_matches(['"', '\'']).trim_start_matches("./");
        inline.push_str(before);
        if name.starts_with("fonts/") {
            inline.push_str("data:font/woff2;base64,");
            inline.push_str(&BASE64.encode(viewer.file(name)?));
        } else {
            inline.push_str(&from[..end]);
        }
        rest = &from[end..];
    }
    inline.push_str(rest);
    Ok(inline)
}
