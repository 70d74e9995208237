//! Viewer + corpus → the files of a static site, or one HTML file that opens by double-click.
//!
//! The viewer's `index.html` is a template: `template.rs` knows the lines that are replaced. Both outputs carry a strict
//! Content-Security-Policy: nothing is loaded from, or sent to, any other origin.

mod articles;
mod fonts;
mod kit;
pub mod pack;
mod template;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest as _, Sha256};

use crate::Error;
use crate::corpus::Corpus;
pub use kit::{KIT, Kit};
use template::Template;

/// The built viewer: file names relative to its folder, and their bytes.
#[derive(Clone, Copy, Debug)]
pub struct Viewer<'a>(pub &'a [(&'a str, &'a [u8])]);

/// One file to be written, its name relative to the site's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// With `/` between folders.
    pub name: String,
    /// The content.
    pub bytes: Vec<u8>,
}

impl<'a> Viewer<'a> {
    /// The files of a static site, the page itself last, so that a site is never ahead of its parts. `root` is the index's
    /// root as it is stored; the rest of the index lies beside it in [`INDEX`]. Of a large corpus the articles may
    /// be left out.
    pub fn site(&self, corpus: &Corpus, root: &[u8]) -> Result<Vec<File>, Error> {
        let versioned = |name: &str| self.file(name).map(|bytes| format!("{name}?v={}", version(bytes)));
        let root_name = format!("{INDEX}/root-{}.bin", version(root));
        let kit = self.0.iter().any(|(name, _)| *name == BUILDER_WORKER).then(|| kit::write(self.0));
        // Beside the page, for readers who bring their own texts; no other reader asks for it.
        let builder = match &kit {
            Some(kit) => format!(
                ",\"builder\":{{\"worker\":\"{}\",\"wasm\":\"{}\",\"kit\":\"{KIT}?v={}\"}}",
                versioned(BUILDER_WORKER)?,
                versioned(BUILDER_WASM)?,
                version(kit),
            ),
            None => String::new(),
        };
        let assets = format!(
            "<script type=\"application/json\" id=\"assets\">\
             {{\"mode\":\"site\",\"wasm\":\"{}\",\"root\":\"{root_name}\"{builder}}}</script>",
            versioned("engine.bin")?,
        );
        // What every visit needs comes with the page itself; what it names is asked for while the rest of it arrives.
        let early = self.text("early.js")?.replace("</script", "<\\/script");
        let style = self.text("style.css")?.replace("</style", "<\\/style");
        let worker = self.text("worker.js")?.replace("</script", "<\\/script");
        let script = self.text("app.js")?.replace("</script", "<\\/script");
        let policy = format!(
            "default-src 'none'; script-src 'self' '{}' '{}' 'wasm-unsafe-eval'; style-src '{}'; img-src 'self' data:; \
             font-src 'self'; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; \
             form-action 'none'; require-trusted-types-for 'script'; trusted-types kashshaf",
            hash(&early),
            hash(&script),
            hash(&style),
        );
        let mut page = Template::new(self.text("index.html")?);
        page.policy(&policy)?;
        page.title(&corpus.title)?;
        page.early(&format!("{assets}\n<script>{early}</script>"))?;
        page.style(&format!("<style>{style}</style>"))?;
        page.script(&format!(
            "<script type=\"text/plain\" id=\"asset-worker\">{worker}</script>\n<script>{script}</script>"
        ))?;
        // The style of a single page has the first part of the font alone.
        page.articles(corpus, fonts::needs_more(self.text(&format!("{WHOLE}style.css"))?, corpus))?;
        page.assets("")?;
        let mut files: Vec<File> = (self.0.iter())
            .filter(|(name, _)| !INLINED.contains(name) && !name.starts_with(WHOLE))
            .map(|(name, bytes)| File { name: (*name).into(), bytes: bytes.to_vec() })
            .collect();
        files.push(File { name: root_name.clone(), bytes: root.to_vec() });
        files.extend(kit.map(|bytes| File { name: KIT.into(), bytes }));
        // GitHub Pages would otherwise pass over files that it takes for its own.
        files.push(File { name: ".nojekyll".into(), bytes: Vec::new() });
        let page = page.finish().into_bytes();
        let named = [versioned("engine.bin")?, root_name];
        files.extend(self.offline(corpus, &page, &named)?);
        files.push(File { name: "index.html".into(), bytes: page });
        Ok(files)
    }

    /// What lets a browser keep the site and open it without a network: a service worker with the list of what to keep (the
    /// page, files by the names that it knows them by, and what it loads later), and a manifest.
    fn offline(&self, corpus: &Corpus, page: &[u8], named: &[String]) -> Result<[File; 2], Error> {
        let later = self.0.iter().map(|(name, _)| *name).filter(|name| KEPT.iter().any(|part| name.starts_with(part)));
        let files: Vec<&str> = ["./"].into_iter().chain(named.iter().map(String::as_str)).chain(later).collect();
        let files = serde_json::to_string(&files).unwrap_or_default();
        let mut worker = Template::new(self.text(WORKER)?);
        worker.fill("const VERSION = \"\";", &format!("const VERSION = \"{}\";", version(page)))?;
        worker.fill("const FILES = [];", &format!("const FILES = {files};"))?;
        let title = if corpus.title.trim().is_empty() { "كشّاف" } else { corpus.title.as_str() };
        let icon = |size: &str| serde_json::json!({"src": format!("icons/{size}.png"), "sizes": format!("{size}x{size}"), "type": "image/png"});
        let manifest = serde_json::json!({
            "name": title, "short_name": title, "lang": "ar", "dir": "rtl", "start_url": "./", "scope": "./",
            "display": "standalone", "background_color": "#faf8f3", "theme_color": "#0d5960",
            "icons": [icon("192"), icon("512")],
        });
        Ok([
            File { name: WORKER.into(), bytes: worker.finish().into_bytes() },
            File { name: "manifest.webmanifest".into(), bytes: manifest.to_string().into_bytes() },
        ])
    }

    /// One HTML file with everything in it; `bundle` is the whole index, as it is stored.
    pub fn single_page(&self, corpus: &Corpus, bundle: &[u8]) -> Result<Vec<u8>, Error> {
        let style = self.text(&format!("{WHOLE}style.css"))?;
        let whole_font = fonts::needs_more(style, corpus);
        let rare = if whole_font { self.text(&format!("{WHOLE}rare.css"))? } else { "" };
        let style = fonts::inlined(&format!("{style}{rare}"), self)?.replace("</style", "<\\/style");
        let script = self.text(&format!("{WHOLE}app.js"))?.replace("</script", "<\\/script");
        let policy = format!(
            "default-src 'none'; script-src '{}' 'wasm-unsafe-eval' blob:; style-src '{}'; img-src data:; \
             font-src data:; worker-src blob:; base-uri 'none'; form-action 'none'; \
             require-trusted-types-for 'script'; trusted-types kashshaf",
            hash(&script),
            hash(&style),
        );
        let assets = format!(
            "<script type=\"application/json\" id=\"assets\">{{\"mode\":\"single\"}}</script>\n\
             <script type=\"text/plain\" id=\"asset-worker\">{}</script>\n\
             <script type=\"text/plain\" id=\"asset-wasm\">{}</script>\n\
             {ROOT_BLOCK}{}</script>",
            BASE64.encode(self.file(&format!("{WHOLE}worker.js"))?),
            BASE64.encode(self.file("engine.bin")?),
            BASE64.encode(bundle),
        );
        let mut page = Template::new(self.text("index.html")?);
        page.policy(&policy)?;
        page.title(&corpus.title)?;
        page.early("")?;
        page.style(&format!("<style>{style}</style>"))?;
        page.script("")?;
        page.articles(corpus, whole_font)?;
        page.assets(&assets)?;
        page.at_end_of_body(&format!("<script>{script}</script>"))?;
        Ok(page.finish().into_bytes())
    }

    fn file(&self, name: &str) -> Result<&'a [u8], Error> {
        let found = self.0.iter().find(|(known, _)| *known == name);
        found.map(|(_, bytes)| *bytes).ok_or_else(|| Error::Viewer { what: format!("the file {name}") })
    }

    fn text(&self, name: &str) -> Result<&'a str, Error> {
        std::str::from_utf8(self.file(name)?).map_err(|_| Error::Viewer { what: format!("readable text in {name}") })
    }
}

/// Files of the viewer that a site has inside its page, or filled in.
const INLINED: [&str; 6] = ["index.html", "early.js", "app.js", "worker.js", "style.css", WORKER];

/// The service worker.
const WORKER: &str = "sw.js";

/// Folders, and beginnings of names, of what a browser keeps beside what the page names at once.
const KEPT: [&str; 3] = ["later/", "fonts/noto-naskh-arabic-letters.", "fonts/noto-naskh-arabic-signs."];

/// The folder of the viewer's scripts as a single page has them: in one piece, with what a site loads later.
const WHOLE: &str = "whole/";

/// The parts of the builder that a viewer may have.
const BUILDER_WORKER: &str = "builder/worker.js";
const BUILDER_WASM: &str = "builder/builder.wasm";

/// The folder of a site's index.
pub const INDEX: &str = "index";

/// What stands before the index in a single page.
const ROOT_BLOCK: &str = "<script type=\"text/plain\" id=\"asset-root\">";

/// Where the index of a page made here is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Root {
    /// In the page: the bundle, as it is stored.
    Inside(Vec<u8>),
    /// In a file beside it, by name.
    Beside(String),
}

/// Where the index of a page is, if [`Viewer`] made the page.
pub fn root_of_page(html: &str) -> Option<Root> {
    if let Some((_, from)) = html.split_once(ROOT_BLOCK) {
        let (encoded, _) = from.split_once("</script>")?;
        return BASE64.decode(encoded.trim()).ok().map(Root::Inside);
    }
    let (_, from) = html.split_once("id=\"assets\">")?;
    let (json, _) = from.split_once("</script>")?;
    let assets: serde_json::Value = serde_json::from_str(json).ok()?;
    Some(Root::Beside(assets.get("root")?.as_str()?.into()))
}

/// What a policy calls an inlined script or style by.
fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64.encode(Sha256::digest(text)))
}

/// A short name for a file's content, so that a new version is never mixed with a cached old one.
fn version(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    format!("{:02x}{:02x}{:02x}{:02x}{:02x}", digest[0], digest[1], digest[2], digest[3], digest[4])
}
