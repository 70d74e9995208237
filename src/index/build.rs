//! Corpus → index.

use super::{Form, Index, Place};
use crate::corpus::{Article, Corpus, Role};
use crate::text::tokenize;

impl Index {
    /// Files every word of a corpus.
    pub fn build(corpus: &Corpus) -> Self {
        let mut index = Self::default();
        for (at, article) in corpus.articles.iter().enumerate() {
            index.file(at as u32, article);
        }
        index
    }

    fn file(&mut self, at: u32, article: &Article) {
        let mut length = self.file_text(at, 0, &article.title);
        for (number, paragraph) in (1..).zip(&article.paragraphs) {
            if paragraph.role != Role::Noise && !article.is_title(number as usize - 1) {
                length += self.file_text(at, number, &paragraph.text);
            }
        }
        self.lengths.push(length);
    }

    /// Files the words of one paragraph and counts them.
    fn file_text(&mut self, article: u32, paragraph: u32, text: &str) -> u32 {
        let mut words = 0;
        for token in tokenize(text) {
            let place = Place { article, paragraph, word: words };
            for alternate in token.alternates() {
                self.file_word(&alternate, alternate.clone(), true, place);
            }
            self.file_word(&token.bare, token.folded, false, place);
            words += 1;
        }
        words
    }

    fn file_word(&mut self, bare: &str, folded: String, respelt: bool, place: Place) {
        let forms = &mut self.forms;
        let known = self.by_folded.entry(folded).or_default();
        let same = known.iter().find(|&&at| forms[at as usize].bare == bare && forms[at as usize].respelt == respelt);
        let at = same.copied().unwrap_or_else(|| {
            let at = forms.len() as u32;
            forms.push(Form { bare: bare.to_string(), respelt, places: Vec::new() });
            known.push(at);
            at
        });
        forms[at as usize].places.push(place);
    }
}
