//! Corpus → index.

use std::collections::HashMap;

use super::{Form, Index, Place, WordFamilies};
use crate::corpus::{Article, Corpus, Role};
use crate::lexicon::Dictionary as _;
use crate::text::{fold, tokenize};

impl Index {
    /// Files every word of a corpus.
    pub fn build(corpus: &Corpus) -> Self {
        let mut index = Self::default();
        for (at, article) in corpus.articles.iter().enumerate() {
            index.file(at as u32, article);
        }
        index
    }

    /// The distinct bare spellings, each with how often it stands, in the order of their first occurrence.
    pub fn vocabulary(&self) -> Vec<(String, u32)> {
        let mut words: Vec<(String, u32)> = Vec::new();
        let mut known: HashMap<&str, usize> = HashMap::new();
        for form in &self.forms {
            let at = *known.entry(&form.bare).or_insert(words.len());
            if at == words.len() {
                words.push((form.bare.clone(), 0));
            }
            words[at].1 += form.places.len() as u32;
        }
        words
    }

    /// This index with the families of its words.
    #[must_use]
    pub fn with_families(mut self, families: WordFamilies) -> Self {
        self.families = families.completed(self.forms.iter().map(|form| form.bare.as_str()));
        for (at, form) in self.forms.iter().enumerate() {
            let spelt = self.families.spelt(&fold(&form.bare).text);
            if let Some(&word) = spelt.iter().find(|&&word| self.families.entry(word).bare == form.bare) {
                if self.forms_of_word.len() <= word as usize {
                    self.forms_of_word.resize(word as usize + 1, Vec::new());
                }
                self.forms_of_word[word as usize].push(at as u32);
            }
        }
        self
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
