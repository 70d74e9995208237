//! The viewer's `index.html` and service worker, and the lines of them that are replaced.

use super::articles;
use crate::Error;
use crate::corpus::Corpus;

/// A page in the making.
pub(super) struct Template {
    page: String,
}

impl Template {
    pub(super) fn new(page: &str) -> Self {
        Self { page: page.to_string() }
    }

    pub(super) fn policy(&mut self, policy: &str) -> Result<(), Error> {
        let line = |content: &str| format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{content}\">");
        self.replace(&line(""), &line(policy))
    }

    pub(super) fn title(&mut self, title: &str) -> Result<(), Error> {
        let title = if title.trim().is_empty() { "كشّاف" } else { title };
        let title = articles::escaped(&title.replace(articles::is_control, ""));
        self.replace("<title>كشّاف</title>", &format!("<title>{title}</title>"))
    }

    pub(super) fn early(&mut self, elements: &str) -> Result<(), Error> {
        self.replace("<script src=\"early.js\"></script>", elements)
    }

    pub(super) fn style(&mut self, element: &str) -> Result<(), Error> {
        self.replace("<link rel=\"stylesheet\" href=\"style.css\">", element)
    }

    pub(super) fn script(&mut self, element: &str) -> Result<(), Error> {
        self.replace("<script src=\"app.js\" defer></script>", element)
    }

    pub(super) fn articles(&mut self, corpus: &Corpus, whole_font: bool) -> Result<(), Error> {
        let block = format!("<noscript id=\"articles\">{}</noscript>", articles::html(corpus, whole_font));
        self.replace("<noscript id=\"articles\"></noscript>", &block)
    }

    pub(super) fn assets(&mut self, blocks: &str) -> Result<(), Error> {
        self.replace("<!--assets-->", blocks)
    }

    pub(super) fn at_end_of_body(&mut self, element: &str) -> Result<(), Error> {
        self.replace("</body>", &format!("{element}\n</body>"))
    }

    /// Puts a value in the place of a line of another template.
    pub(super) fn fill(&mut self, line: &str, by: &str) -> Result<(), Error> {
        self.replace(line, by)
    }

    pub(super) fn finish(self) -> String {
        self.page
    }

    /// Replaces the one place where `line` stands. Looks from the end: data blocks that were put in already may hold
    /// anything, and they are put in last.
    fn replace(&mut self, line: &str, by: &str) -> Result<(), Error> {
        let Some(at) = self.page.rfind(line) else {
            return Err(Error::Viewer { what: format!("the line {line}") });
        };
        self.page.replace_range(at..at + line.len(), by);
        Ok(())
    }
}
