//! One article's JSON, as an index stores it.
//!
//! The reader's engine meets only JSON that a builder wrote, and needs of it what it shows. Reading just that takes a
//! tenth of the code that a library for all of JSON brings along. Corpora that people write are read elsewhere
//! (`json`), with errors that help.

use super::article::{Article, Paragraph, Role};
use super::date::{Basis, Date, Precision};
use crate::Error;

/// Lists and objects inside each other; ours have five.
const DEEPEST: u32 = 64;

impl Article {
    /// Reads an article from the line of a text block. Fields that this program does not know are passed over.
    pub fn from_line(line: &str) -> Result<Self, Error> {
        let mut json = Json { rest: line };
        let article = json.article().ok_or(Error::Damaged)?;
        if json.rest.trim().is_empty() { Ok(article) } else { Err(Error::Damaged) }
    }
}

struct Json<'a> {
    rest: &'a str,
}

impl<'a> Json<'a> {
    fn article(&mut self) -> Option<Article> {
        let mut article = Article::default();
        self.object(|json, name| {
            match name {
                "id" => article.id = json.text()?,
                "title" => article.title = json.text()?,
                "source" => article.source = json.text()?,
                "author" => article.author = json.text()?,
                "url" => article.url = json.text()?,
                "dateline" => article.dateline = json.text()?,
                "original" => article.original = json.text()?,
                "retelling" => article.retelling = json.word()? == "true",
                "date" => article.date = Some(json.date()?),
                "tags" => json.list(|json| {
                    article.tags.push(json.text()?);
                    Some(())
                })?,
                "paragraphs" => json.list(|json| {
                    article.paragraphs.push(json.paragraph()?);
                    Some(())
                })?,
                _ => json.skip(DEEPEST)?,
            }
            Some(())
        })?;
        Some(article)
    }

    fn paragraph(&mut self) -> Option<Paragraph> {
        let mut paragraph = Paragraph::default();
        self.object(|json, name| {
            match name {
                "text" => paragraph.text = json.text()?,
                "noise" => paragraph.noise = json.text()?,
                "reason" => paragraph.reason = json.text()?,
                "role" => {
                    paragraph.role = match json.text()?.as_str() {
                        "body" => Role::Body,
                        "heading" => Role::Heading,
                        "caption" => Role::Caption,
                        "noise" => Role::Noise,
                        _ => return None,
                    }
                }
                _ => json.skip(DEEPEST)?,
            }
            Some(())
        })?;
        Some(paragraph)
    }

    fn date(&mut self) -> Option<Date> {
        let mut date = Date::new("", Precision::Day, Basis::Given, "");
        self.object(|json, name| {
            match name {
                "value" => date.value = json.text()?,
                "evidence" => date.evidence = json.text()?,
                "precision" => {
                    date.precision = match json.text()?.as_str() {
                        "day" => Precision::Day,
                        "month" => Precision::Month,
                        "year" => Precision::Year,
                        "range" => Precision::Range,
                        _ => return None,
                    }
                }
                "basis" => {
                    date.basis = match json.text()?.as_str() {
                        "printed" => Basis::Printed,
                        "inferred" => Basis::Inferred,
                        "given" => Basis::Given,
                        _ => return None,
                    }
                }
                _ => json.skip(DEEPEST)?,
            }
            Some(())
        })?;
        Some(date)
    }

    /// Takes a mark, with white space before it.
    fn takes(&mut self, mark: char) -> bool {
        self.rest = self.rest.trim_start();
        match self.rest.strip_prefix(mark) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Walks through an object; `field` reads the value of each name.
    fn object(&mut self, mut field: impl FnMut(&mut Self, &str) -> Option<()>) -> Option<()> {
        self.inside('{', '}', &mut |json| {
            let name = json.text()?;
            if json.takes(':') { field(json, &name) } else { None }
        })
    }

    fn list(&mut self, mut item: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.inside('[', ']', &mut item)
    }

    fn inside(&mut self, open: char, close: char, item: &mut dyn FnMut(&mut Self) -> Option<()>) -> Option<()> {
        if !self.takes(open) {
            return None;
        }
        if self.takes(close) {
            return Some(());
        }
        loop {
            item(self)?;
            if self.takes(close) {
                return Some(());
            }
            if !self.takes(',') {
                return None;
            }
        }
    }

    /// A number or one of `true`, `false`, `null`.
    fn word(&mut self) -> Option<&'a str> {
        self.rest = self.rest.trim_start();
        let end =
            self.rest.find(|c: char| !(c.is_ascii_alphanumeric() || "+-.".contains(c))).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        (!word.is_empty()).then_some(word)
    }

    fn text(&mut self) -> Option<String> {
        if !self.takes('"') {
            return None;
        }
        let mut text = String::new();
        loop {
            let end = self.rest.bytes().position(|byte| byte == b'"' || byte == b'\\')?;
            text.push_str(&self.rest[..end]);
            let quote = self.rest.as_bytes()[end] == b'"';
            self.rest = &self.rest[end + 1..];
            if quote {
                return Some(text);
            }
            text.push(self.escaped()?);
        }
    }

    /// The character of an escape, behind its backslash.
    fn escaped(&mut self) -> Option<char> {
        let mut rest = self.rest.chars();
        let escape = rest.next()?;
        self.rest = rest.as_str();
        Some(match escape {
            '"' | '\\' | '/' => escape,
            'b' => '\u{8}',
            'f' => '\u{C}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let unit = self.unit()?;
                if (0xD800..0xDC00).contains(&unit) {
                    self.rest = self.rest.strip_prefix("\\u")?;
                    let low = self.unit()?.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
                    char::from_u32(0x1_0000 + ((unit - 0xD800) << 10) + low)?
                } else {
                    char::from_u32(unit)?
                }
            }
            _ => return None,
        })
    }

    fn unit(&mut self) -> Option<u32> {
        let (digits, rest) = self.rest.split_at_checked(4)?;
        self.rest = rest;
        digits.chars().try_fold(0, |unit, digit| Some(unit << 4 | digit.to_digit(16)?))
    }

    fn skip(&mut self, depth: u32) -> Option<()> {
        self.rest = self.rest.trim_start();
        match self.rest.as_bytes().first()? {
            b'{' if depth > 0 => self.object(|json, _| json.skip(depth - 1)),
            b'[' if depth > 0 => self.list(|json| json.skip(depth - 1)),
            b'"' => self.text().map(drop),
            b'{' | b'[' => None,
            _ => self.word().map(drop),
        }
    }
}

#[cfg(all(test, feature = "json"))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn unknown_fields_are_passed_over() {
        let line = r#"{"id":"a","new":{"x":[1,-2.5e3,null,"]",{}],"y":true},"title":"ع\u0646\ud83d\ude00\n","tags":["س", "ص"],"paragraphs":[{"text":"","role":"noise","noise":"ad","z":[]}]}"#;
        let article = Article::from_line(line).unwrap();
        assert_eq!((article.id.as_str(), article.title.as_str(), article.tags.len()), ("a", "عن😀\n", 2));
        assert_eq!((article.paragraphs[0].role, article.paragraphs[0].noise.as_str()), (Role::Noise, "ad"));
    }

    #[test]
    fn what_is_no_article_is_refused() {
        let deep = format!("{{\"x\":{}1{}}}", "[".repeat(999), "]".repeat(999));
        for line in [
            "",
            "{",
            "[]",
            "{}x",
            r#"{"id":1}"#,
            r#"{"id":"\ud800"}"#,
            r#"{"id":"\u12"}"#,
            r#"{"date":{"precision":"?"}}"#,
            &deep,
        ] {
            assert_eq!(Article::from_line(line), Err(Error::Damaged), "{line:.40}");
        }
    }

    proptest! {
        #[test]
        fn what_serde_writes_comes_back(title: String, text: String, tags: Vec<String>, retelling: bool) {
            let paragraphs = vec![Paragraph { text, role: Role::Caption, ..Paragraph::default() }];
            let date = Some(Date::new("2016", Precision::Year, Basis::Inferred, title.clone()));
            let article = Article { id: "x".into(), title, tags, retelling, paragraphs, date, ..Article::default() };
            let line = serde_json::to_string(&article).unwrap();
            prop_assert_eq!(Article::from_line(&line), Ok(article));
        }

        #[test]
        fn no_line_is_too_much(line in r#"[\[\]{}":,a-c\\u0-9 ]{0,60}"#) {
            let _ = Article::from_line(&line);
        }
    }
}
