//! RSS (0.9 to 2.0) and Atom: what a site hands out of its articles. The feed's name is their outlet.

use std::fmt::Write as _;

use super::draft::{Block, Draft};
use super::fields::date;
use super::xml::{self, Element, Node};
use super::{About, Batch, Format, Note, Refusal, html};
use crate::Error;
use crate::corpus::{Basis, Corpus, Role};

const NAME: &str = "a feed";

/// Reads every item of a feed.
pub(super) fn read(text: &str) -> Result<Batch, Error> {
    let root = xml::parse(text, NAME)?;
    let channel = root.find(&["channel"]).unwrap_or(&root);
    let name = plain(channel, "title");
    let mut batch = Batch::of(Format::Feed);
    // RSS 1.0 has its items behind the channel.
    let behind = (!std::ptr::eq(channel, &raw const root)).then_some(&root);
    let items = std::iter::once(channel).chain(behind).flat_map(Element::elements);
    for (at, item) in items.filter(|item| matches!(item.name.as_str(), "item" | "entry")).enumerate() {
        match article(item, &name) {
            Ok(draft) => batch.drafts.push(draft),
            Err(error) => batch.refused.push(Refusal { place: format!("item {}", at + 1), error }),
        }
    }
    if batch.drafts.is_empty() && batch.refused.is_empty() {
        return Err(Error::format(NAME, "there are no items in it"));
    }
    batch.corpus = Some(Corpus::new(name));
    Ok(batch)
}

fn article(item: &Element, feed: &str) -> Result<Draft, Error> {
    let mut draft = Draft::of_blocks(text(item))?;
    let article = &mut draft.article;
    article.title = plain(item, "title");
    article.source = feed.to_string();
    article.author = authors(item).join("، ");
    article.url = address(item);
    let tags = item.elements().filter(|element| matches!(element.name.as_str(), "category" | "subject"));
    let tag = |element: &Element| match element.attribute("term") {
        "" => xml::collapse(&element.text()),
        term => term.to_string(),
    };
    for tag in tags.map(tag).filter(|tag| !tag.is_empty()) {
        if !article.tags.contains(&tag) {
            article.tags.push(tag);
        }
    }
    // When an entry was changed is not when it was published.
    let said = ["pubDate", "published", "issued", "date"].iter().map(|name| item.text_at(&[name]));
    if let Some(words) = said.into_iter().find(|words| !words.is_empty()) {
        article.date = date(&words, Basis::Given);
        if article.date.is_none() {
            draft.notes.push(Note::of_file(About::DateHint, &words, "the item's date; kept as given_date"));
            article.extra.insert("given_date".into(), words.into());
        }
    }
    for name in ["guid", "id"] {
        let value = item.text_at(&[name]);
        if !value.is_empty() && value != article.url {
            article.extra.insert(format!("given_{name}"), value.into());
        }
    }
    Ok(draft)
}

/// The longest of what an item gives as its text: the whole, or a few lines about it.
fn text(item: &Element) -> Vec<Block> {
    let names = ["encoded", "content", "description", "summary"];
    let found = item.elements().filter(|element| names.contains(&element.name.as_str()));
    let blocks = found.map(|element| {
        let text = element.text();
        if element.attribute("type") == "xhtml" {
            let mut markup = String::new();
            write_html(element, &mut markup);
            html::fragment(&markup)
        } else if html::is_markup(&text) || html::is_escaped(&text) {
            html::fragment(&html::with_breaks(&text))
        } else {
            text.lines().map(|line| Block::new(Role::Body, xml::collapse(line))).collect()
        }
    });
    let length = |blocks: &Vec<Block>| blocks.iter().map(|block| block.text.len()).sum::<usize>();
    blocks.max_by_key(length).unwrap_or_default()
}

/// What stands in an element as HTML, once it has been read as XML.
fn write_html(element: &Element, out: &mut String) {
    for node in &element.children {
        match node {
            Node::Text(text) => out.push_str(&text.replace('&', "&amp;").replace('<', "&lt;")),
            Node::Element(child) => {
                let _ = write!(out, "<{}>", child.name);
                write_html(child, out);
                let _ = write!(out, "</{}>", child.name);
            }
        }
    }
}

/// The words of an element that may be HTML in disguise.
fn plain(parent: &Element, name: &str) -> String {
    let words = parent.text_at(&[name]);
    if html::is_markup(&words) || html::is_escaped(&words) { html::words(&words) } else { words }
}

/// Writers: their names, not the addresses that RSS 2.0 asks for («a@example.org (رنا حسن)»).
fn authors(item: &Element) -> Vec<String> {
    let name = |element: &Element| {
        let named = element.text_at(&["name"]);
        let words = if named.is_empty() { xml::collapse(&element.text()) } else { named };
        let inside = words.split_once('(').map(|(_, inside)| inside.trim_end_matches(')').trim().to_string());
        if words.contains('@') { inside.unwrap_or_default() } else { words }
    };
    let mut names: Vec<String> = Vec::new();
    for element in item.elements().filter(|element| matches!(element.name.as_str(), "creator" | "author")) {
        let name = name(element);
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Where an item stands: its link, or its name where that is an address.
fn address(item: &Element) -> String {
    let links = || item.elements().filter(|element| element.name == "link");
    let alternate =
        links().find(|link| matches!(link.attribute("rel"), "" | "alternate") && !link.attribute("href").is_empty());
    let written = alternate.map(|link| link.attribute("href").to_string());
    let written = written.or_else(|| links().map(|link| xml::collapse(&link.text())).find(|text| !text.is_empty()));
    let named = || ["guid", "id"].iter().map(|name| item.text_at(&[name])).find(|id| id.starts_with("http"));
    written.or_else(named).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Article;

    fn made(xml: &str) -> Vec<Article> {
        read(xml).unwrap().drafts.into_iter().map(|draft| draft.conclude().article).collect()
    }

    #[test]
    fn rss_and_atom() {
        let rss = "<?xml version='1.0'?><rss version='2.0' xmlns:content='c' xmlns:dc='d'><channel><title>صوت الجبل</title>
            <link>https://a.example</link><item><title>خبر &amp;quot;قصير&amp;quot;</title><link>https://a.example/1</link>
            <description>وصل الوفد…</description><content:encoded><![CDATA[<p>وصل الوفد.</p><p>ثم عاد إلى بلده.</p>]]></content:encoded>
            <dc:creator>رنا حسن</dc:creator><category>سفر، رحلات</category><category><![CDATA[أخبار]]></category>
            <guid isPermaLink='false'>a-1</guid><pubDate>Mon, 05 Nov 2018 10:00:00 +0300</pubDate></item></channel></rss>";
        let rdf = "<rdf:RDF xmlns:rdf='r' xmlns:dc='d'><channel><title>صوت الجبل</title></channel><item><title>خبر \"قصير\"</title>
            <link>https://a.example/1</link><description>وصل الوفد.&lt;br/&gt;ثم عاد إلى بلده.</description><dc:date>2018-11-05T10:00:00Z</dc:date>
            <dc:creator>رنا حسن</dc:creator><dc:subject>سفر، رحلات</dc:subject><dc:subject>أخبار</dc:subject></item></rdf:RDF>";
        let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title>صوت الجبل</title><entry><title type='html'>خبر \"قصير\"</title>
            <link rel='self' href='https://a.example/x'/><link href='https://a.example/1'/><id>https://a.example/1</id>
            <author><name>رنا حسن</name><email>r@a.example</email></author><updated>2019-01-01T00:00:00Z</updated>
            <published>2018-11-05T10:00:00Z</published><category term='سفر، رحلات'/><category term='أخبار'/>
            <content type='xhtml'><div xmlns='x'><p>وصل <b>الوفد</b>.</p><p>ثم عاد إلى بلده.</p></div></content></entry></feed>";
        for xml in [rss, rdf, atom] {
            let articles = made(xml);
            assert_eq!(articles.len(), 1, "{xml}");
            let article = &articles[0];
            assert_eq!(
                (&*article.title, &*article.source, &*article.author),
                ("خبر \"قصير\"", "صوت الجبل", "رنا حسن"),
                "{xml}"
            );
            assert_eq!(article.date.as_ref().map(|date| &*date.value), Some("2018-11-05"), "{xml}");
            assert_eq!(
                (&*article.url, &article.tags[..]),
                ("https://a.example/1", &["سفر، رحلات".to_string(), "أخبار".into()][..]),
                "{xml}"
            );
            let texts: Vec<_> = article.paragraphs.iter().map(|p| &*p.text).collect();
            assert_eq!(texts, ["وصل الوفد.", "ثم عاد إلى بلده."], "{xml}");
        }
    }

    #[test]
    fn what_is_not_said_is_not_filled_in() {
        let article = &made(
            "<feed><title>س</title><entry><author>x@a.example</author><updated>2019-01-01</updated><summary>خبر قصير</summary></entry></feed>",
        )[0];
        assert_eq!((&*article.title, &*article.author, &*article.url, &article.date), ("", "", "", &None));
        let batch = read("<rss><channel><item><title>عنوان بلا نص</title></item><item><description>خبر</description></item></channel></rss>").unwrap();
        assert_eq!((batch.drafts.len(), batch.refused[0].place.as_str()), (1, "item 1"));
        assert!(matches!(read("<rss><channel/></rss>"), Err(Error::Format { .. })));
    }
}
