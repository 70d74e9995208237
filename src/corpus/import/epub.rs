//! EPUB: a book's chapters in the order of its spine, each with what the book says of itself.

use super::archive::Archive;
use super::draft::Draft;
use super::fields::date;
use super::xml::{self, Element};
use super::{About, Batch, Format, Note, Refusal, html};
use crate::Error;
use crate::corpus::{Article, Basis, Role};

const NAME: &str = "EPUB";

/// Reads a book. A chapter that cannot be read is refused by its name; pages without text (covers) are passed over.
pub(super) fn read(bytes: &[u8]) -> Result<Batch, Error> {
    let mut archive = Archive::open(bytes, NAME)?;
    let missing = |what: &str| Error::format(NAME, format!("there is no {what} in it"));
    let container = archive.text("META-INF/container.xml")?.ok_or_else(|| missing("META-INF/container.xml"))?;
    let container = xml::parse(&container, NAME)?;
    let path = container.find(&["rootfiles", "rootfile"]).map(|file| file.attribute("full-path").to_string());
    let path = path.ok_or_else(|| missing("list of its files"))?;
    let path = path.trim_start_matches('/').to_string();
    let package = archive.text(&path)?.ok_or_else(|| missing(&path))?;
    let package = xml::parse(&package, NAME)?;
    let book = book(&package);
    let mut batch = Batch::of(Format::Epub);
    let (names, missing) = chapters(&package, &path);
    let refused =
        |id| Refusal { place: format!("chapter {id}"), error: Error::format(NAME, "its list of files has no such") };
    batch.refused.extend(missing.into_iter().map(refused));
    for name in names {
        match chapter(&mut archive, &name, &book) {
            Ok(Some(draft)) => batch.drafts.push(draft),
            Ok(None) => {}
            Err(error @ Error::TooLarge { .. }) => return Err(error),
            Err(error) => batch.refused.push(Refusal { place: name, error }),
        }
    }
    Ok(batch)
}

/// What every chapter is given of the book.
fn book(package: &Element) -> Article {
    let Some(metadata) = package.find(&["metadata"]) else { return Article::default() };
    let all = |name: &str| {
        let found = metadata.elements().filter(|element| element.name == name);
        found.map(|element| xml::collapse(&element.text())).filter(|text| !text.is_empty()).collect::<Vec<_>>()
    };
    let mut book = Article {
        source: all("title").into_iter().next().unwrap_or_default(),
        author: people(metadata, true).join("، "),
        tags: all("subject"),
        ..Article::default()
    };
    let mut dates: Vec<&Element> = metadata.elements().filter(|element| element.name == "date").collect();
    dates.retain(|date| date.attribute("event") != "modification");
    dates.sort_by_key(|date| !date.attribute("event").contains("publication"));
    book.date = dates.iter().find_map(|element| {
        let words = xml::collapse(&element.text());
        let mut found = date(&words, Basis::Printed)?;
        found.evidence = format!("the book's metadata: {words}");
        Some(found)
    });
    let others = people(metadata, false).join("، ");
    if !others.is_empty() {
        book.extra.insert("book_contributor".into(), others.into());
    }
    for name in ["publisher", "identifier", "language", "rights"] {
        if let Some(value) = all(name).into_iter().next() {
            book.extra.insert(format!("book_{name}"), value.into());
        }
    }
    book
}

/// The creators of a book who wrote it, or those who did something else for it: translated it, edited it.
fn people(metadata: &Element, authors: bool) -> Vec<String> {
    let role = |creator: &Element| {
        let refined = |meta: &&Element| {
            let refines = meta.attribute("refines").strip_prefix('#');
            meta.attribute("property") == "role" && refines.is_some_and(|id| id == creator.attribute("id"))
        };
        let later = metadata.elements().find(refined).map(|meta| xml::collapse(&meta.text()));
        later.unwrap_or_else(|| creator.attribute("role").to_string())
    };
    let creators = metadata.elements().filter(|element| element.name == "creator");
    let chosen = creators.filter(|creator| matches!(role(creator).as_str(), "" | "aut" | "cre") == authors);
    chosen.map(|creator| xml::collapse(&creator.text())).filter(|name| !name.is_empty()).collect()
}

/// The chapters' names in the archive, in reading order, each once; and the ids of those that have none. A book that
/// tells no order has that of its list of files.
fn chapters(package: &Element, package_path: &str) -> (Vec<String>, Vec<String>) {
    let folder = package_path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let items = package.find(&["manifest"]).map(Element::all_items).unwrap_or_default();
    let spine = package.find(&["spine"]).map(Element::all_items).unwrap_or_default();
    let text = |item: &Element| {
        let ending = item.attribute("href").split('#').next().and_then(|name| name.rsplit_once('.'));
        let page = ending.is_some_and(|(_, ending)| ["xhtml", "html", "htm"].contains(&&*ending.to_ascii_lowercase()));
        let kind = item.attribute("media-type");
        let menu = item.attribute("properties").split(' ').any(|property| property == "nav");
        (kind.contains("html") || (kind.is_empty() && page)) && !menu
    };
    let mut missing = Vec::new();
    let mut order: Vec<&Element> = Vec::new();
    for reference in &spine {
        let id = reference.attribute("idref");
        match items.iter().find(|item| item.attribute("id") == id) {
            Some(item) => order.push(item),
            None => missing.push(id.to_string()),
        }
    }
    if order.is_empty() {
        order.clone_from(&items);
    }
    let mut names: Vec<String> = Vec::new();
    for item in order.into_iter().filter(|item| text(item)) {
        let name = resolve(folder, item.attribute("href"));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (names, missing)
}

impl Element {
    /// The elements right inside, as a list.
    fn all_items(&self) -> Vec<&Element> {
        self.elements().collect()
    }
}

/// A name relative to a folder of the archive, its percent signs decoded.
fn resolve(folder: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or(href);
    let mut bytes = Vec::new();
    let mut rest = href.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = |digits: &[u8]| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok();
        let escaped = (*first == b'%').then(|| tail.get(..2).and_then(hex)).flatten();
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { &tail[2..] } else { tail };
    }
    // A slash at the beginning is the archive's root.
    let folder = if href.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let name = String::from_utf8_lossy(&bytes).into_owned();
    for part in name.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// One chapter; `None` for a page without text.
fn chapter(archive: &mut Archive<'_>, name: &str, book: &Article) -> Result<Option<Draft>, Error> {
    let text = archive.text(name)?.ok_or_else(|| Error::format(NAME, "the book names it, but it is not there"))?;
    let blocks = html::fragment(&text);
    let title = blocks.iter().find(|block| block.role == Role::Heading).map(|block| block.text.clone());
    let mut draft = match Draft::of_blocks(blocks) {
        Ok(draft) => draft,
        Err(Error::Empty { .. }) => return Ok(None),
        Err(error) => return Err(error),
    };
    draft.cleaned = false;
    draft.article = Article { title: title.unwrap_or_default(), ..book.clone() };
    draft.article.extra.insert("chapter".into(), name.into());
    let said = [(About::Title, &draft.article.title), (About::Source, &book.source), (About::Author, &book.author)];
    let notes = said.into_iter().filter(|(_, value)| !value.is_empty());
    let evidence = |about| if about == About::Title { "the chapter's first heading" } else { "the book's metadata" };
    draft.notes = notes.map(|(about, value)| Note::of_file(about, value, evidence(about))).collect();
    Ok(Some(draft))
}

#[cfg(test)]
mod tests {
    use super::{book, chapters, resolve, xml};

    #[test]
    fn dates_and_people_of_a_book() {
        let package = "<package><metadata xmlns:opf='x'><date opf:event='modification'>2020-01-01</date><date>2017</date>\
            <date opf:event='publication'>2016-05</date><creator opf:role='trl'>سعاد علي</creator><creator>رنا حسن</creator>\
            <creator id='e'>علي عمر</creator><meta refines='#e' property='role'>edt</meta></metadata></package>";
        let book = book(&xml::parse(package, "EPUB").unwrap());
        assert_eq!((book.author.as_str(), book.date.unwrap().value.as_str()), ("رنا حسن", "2016-05"));
        assert_eq!(book.extra["book_contributor"], "سعاد علي، علي عمر");
    }

    #[test]
    fn chapters_are_told_whatever_the_spine_says() {
        let item = |id: &str, about: &str| format!("<item id='{id}' href='{id}.xhtml' {about}/>");
        let items = [
            item("1", "media-type='application/xhtml+xml'"),
            item("2", ""),
            item("n", "properties='nav'"),
            item("p", "media-type='image/png'"),
        ];
        let told = |spine: &str| {
            let package = format!("<package><manifest>{}</manifest><spine>{spine}</spine></package>", items.concat());
            chapters(&xml::parse(&package, "EPUB").unwrap(), "OEBPS/x.opf")
        };
        let names = |list: &[&str]| list.iter().map(|id| format!("OEBPS/{id}.xhtml")).collect::<Vec<_>>();
        let reference = |id: &str| format!("<itemref idref='{id}'/>");
        assert_eq!(
            told(&["2", "x", "1", "2", "n", "p"].map(reference).concat()),
            (names(&["2", "1"]), vec!["x".to_string()])
        );
        assert_eq!(told(""), (names(&["1", "2"]), vec![]));
    }

    #[test]
    fn names_inside_a_book() {
        let table = [
            ("OEBPS", "a.xhtml#p1", "OEBPS/a.xhtml"),
            ("", "text/%D8%A7.html", "text/ا.html"),
            ("OEBPS/x", "../a.html", "OEBPS/a.html"),
            ("OEBPS", "../../../etc/passwd", "etc/passwd"),
            ("", "100%", "100%"),
            ("OEBPS", "/a.html", "a.html"),
        ];
        for (folder, href, expected) in table {
            assert_eq!(resolve(folder, href), expected, "{href}");
        }
    }
}
