//! Markdown: front matter → fields, blocks → paragraphs without their signs.

use std::mem;

use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};
use serde_json::{Map, Value};

use super::draft::{Block, Draft};
use super::fields::{self, Fields};
use super::plain::with_line_feeds;
use super::{Batch, Format, html, matter};
use crate::Error;
use crate::corpus::Role;

/// Reads a text with what its front matter says.
pub(super) fn read(text: &str, fields: &Fields) -> Result<Batch, Error> {
    let text = with_line_feeds(text.strip_prefix('\u{FEFF}').unwrap_or(text));
    let mut reader = Reader::default();
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES;
    for event in Parser::new_ext(&text, options) {
        reader.take(event);
    }
    reader.end_block();
    let said = matter::read(&reader.matter, reader.toml);
    let draft = Draft::of_blocks(mem::take(&mut reader.blocks))?;
    let mut draft = with_matter(draft, said, fields)?;
    if draft.article.title.is_empty() && !reader.title.is_empty() {
        draft.article.title = reader.title;
    }
    Ok(Batch { drafts: vec![draft], ..Batch::of(Format::Markdown) })
}

/// Fills in what front matter says; its own unknown fields are kept.
fn with_matter(mut draft: Draft, mut matter: Map<String, Value>, fields: &Fields) -> Result<Draft, Error> {
    if matter.is_empty() {
        return Ok(draft);
    }
    // A record needs a text; the body is it.
    for name in ["text", "paragraphs"] {
        if let Some(value) = matter.remove(name) {
            matter.insert(format!("given_{name}"), value);
        }
    }
    matter.insert("text".into(), "متن".into());
    let record = fields::draft(matter, &unmapped_text(fields)?)?;
    draft.article = record.article;
    draft.notes.extend(record.notes);
    Ok(draft)
}

/// The mapping, with the text being what was put in for it.
fn unmapped_text(fields: &Fields) -> Result<Fields, Error> {
    fields.clone().with("text", "text")
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    /// The text of the block that is being read, and its role.
    text: String,
    role: Role,
    /// The first heading of the highest level.
    title: String,
    in_title: bool,
    in_matter: bool,
    matter: String,
    toml: bool,
    /// Raw HTML blocks, read together.
    raw: String,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::MetadataBlock(kind)) => {
                self.in_matter = true;
                self.toml = kind == MetadataBlockKind::PlusesStyle;
            }
            Event::End(TagEnd::MetadataBlock(_)) => self.in_matter = false,
            Event::Text(text) if self.in_matter => self.matter.push_str(&text),
            Event::Start(Tag::Heading { level, .. }) => {
                self.end_block();
                self.role = Role::Heading;
                self.in_title = level == HeadingLevel::H1 && self.title.is_empty();
            }
            Event::Start(tag) if is_block(&tag) => self.end_block(),
            Event::End(TagEnd::TableCell) => self.text.push('\t'),
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => {
                let row = mem::take(&mut self.text);
                self.blocks.push(Block::row(row.trim()));
            }
            Event::End(tag) if ends_block(tag) => self.end_block(),
            Event::Text(text) | Event::Code(text) => self.text.push_str(&text),
            Event::SoftBreak => self.text.push(' '),
            Event::HardBreak => self.end_line(),
            Event::Html(raw) => self.raw.push_str(&raw),
            Event::End(TagEnd::HtmlBlock) => {
                self.end_block();
                self.blocks.extend(html::fragment(&mem::take(&mut self.raw)));
            }
            _ => {}
        }
    }

    /// A line that ends inside its block is a paragraph of its own, as a line of a plain text is.
    fn end_line(&mut self) {
        let role = self.role;
        self.end_block();
        self.role = role;
    }

    fn end_block(&mut self) {
        let text = mem::take(&mut self.text);
        let role = mem::take(&mut self.role);
        // A code block is several lines.
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            self.blocks.push(Block::new(role, line));
        }
        if mem::take(&mut self.in_title) {
            self.title = text.trim().to_string();
        }
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::List(_)
            | Tag::Item
            | Tag::FootnoteDefinition(_)
            | Tag::TableHead
            | Tag::TableRow
    )
}

fn ends_block(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Article;

    fn made(text: &str) -> Article {
        let batch = read(text, &Fields::default()).unwrap();
        batch.drafts.into_iter().next().unwrap().conclude().article
    }

    const PROSE: &str =
        "وصل الوفد إلى العاصمة صباحا، والتقى عددا من المسؤولين المحليين وبحث معهم خطط ترميم المدارس قبل الشتاء.";

    #[test]
    fn front_matter_fills_the_fields() {
        let table = [
            (
                "YAML",
                "---\ntitle: \"ترميم: المدارس\"\ndate: 2018-11-05\ntags: [مدارس، تعليم]\nauthor: رنا حسن\nslug: x-1\n---\n",
            ),
            (
                "YAML lists",
                "---\ntitle: 'ترميم: المدارس'\ndate: 5 نوفمبر 2018\ntags:\n  - مدارس\n  - تعليم\nauthor: رنا حسن\nslug: x-1\n---\n",
            ),
            (
                "TOML",
                "+++\ntitle = \"ترميم: المدارس\"\ndate = 2018-11-05T08:00:00Z\ntags = [\"مدارس\", \"تعليم\"]\nauthor = \"رنا حسن\"\nslug = \"x-1\"\n+++\n",
            ),
        ];
        let ends = ["\n", "\r\n", "\r"];
        for (what, matter, end) in table.iter().flat_map(|(what, matter)| ends.map(|end| (what, matter, end))) {
            let article = made(&format!("{matter}\n# ترميم: المدارس\n\n{PROSE}\n").replace('\n', end));
            assert_eq!((article.title.as_str(), article.author.as_str()), ("ترميم: المدارس", "رنا حسن"), "{what}");
            assert_eq!(article.date.map(|date| date.value).as_deref(), Some("2018-11-05"), "{what}");
            assert_eq!((article.tags, &article.extra["slug"]), (vec!["مدارس".into(), "تعليم".into()], &"x-1".into()));
            assert_eq!((article.paragraphs.len(), article.paragraphs[0].role), (2, Role::Heading), "{what}");
        }
    }

    #[test]
    fn signs_are_not_part_of_the_text() {
        let text = format!(
            "# عنوان *الخبر* هنا\n\n**قال** [الوزير](https://example.org) إن `الرمز` انتهى.\nوهذا تابع.\n\n\
             - أول البنود\n- ثاني البنود\n\n> اقتباس طويل\n\n| اسم | عدد |\n|---|---|\n| حلب | 3 |\n\n## فرع\n\n{PROSE}\n\n<div><p>فقرة <b>من</b> HTML</p><script>alert(1)</script></div>\n"
        );
        let article = made(&text);
        let texts: Vec<_> = article.paragraphs.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(article.title, "عنوان الخبر هنا");
        assert_eq!(
            texts[..4],
            ["عنوان الخبر هنا", "قال الوزير إن الرمز انتهى. وهذا تابع.", "أول البنود", "ثاني البنود"]
        );
        assert!(texts.contains(&"اقتباس طويل") && texts.iter().any(|text| text.starts_with("حلب")));
        assert_eq!(article.paragraphs.iter().find(|p| p.text == "فرع").unwrap().role, Role::Heading);
        assert!(texts.contains(&"فقرة من HTML") && !texts.concat().contains("alert"));
    }

    #[test]
    fn rows_of_tables_say_nothing_about_the_article() {
        let table = |first: &str, second: &str| format!("| {first} |\n|---|---|\n| {second} |\n\n");
        for (first, second) in [
            ("دمشق: | رنا حسن", "الكاتب | رنا حسن"),
            ("الاسم | المدينة", "دمشق - | سانا"),
            ("كتب: محمد علي | 5/11/2018", "المصدر: | سانا"),
        ] {
            let rows = table(first, second);
            for before in ["", "# عنوان الخبر هنا\n\n"] {
                let article = made(&format!("{before}{rows}{PROSE}\n\n{PROSE} ثم عاد.\n\n{rows}"));
                let Article { title, author, source, dateline, date, .. } = &article;
                let said = [author, source, dateline].map(String::as_str);
                assert_eq!((said, date, title.is_empty()), ([""; 3], &None, before.is_empty()), "{rows}");
            }
        }
    }

    #[test]
    fn without_front_matter_or_text() {
        assert_eq!(made(&format!("{PROSE}\n")).title, "");
        assert!(matches!(read("---\ntitle: x\n---\n", &Fields::default()), Err(Error::Empty { .. })));
    }
}
