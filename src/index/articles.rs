//! Questions about articles: their texts, lengths, ids, and what is known of them beside their words.

use super::block::Block;
use super::facts::Facts;
use super::places::text_start;
use super::read::{Index, Loaded};
use super::{ids, lengths, letters};
use crate::Error;
use crate::corpus::Article;

impl Index {
    /// The number of articles.
    pub fn articles(&self) -> u32 {
        self.root.articles()
    }

    /// The length of an article, about: the middle of its level.
    pub(crate) fn length(&self, article: u32) -> f32 {
        let Some(&level) = self.root.levels.get(article as usize) else { return 0.0 };
        (lengths::start(level, &self.bounds) + self.bounds[usize::from(level)] - 1) as f32 / 2.0
    }

    /// The length of the average article.
    pub(crate) const fn average_length(&self) -> f32 {
        self.average
    }

    /// The level of an article's length, below 256.
    pub(crate) fn level(&self, article: u32) -> u8 {
        self.root.levels.get(article as usize).copied().unwrap_or_default()
    }

    /// About the length of the articles of each level.
    pub(crate) fn lengths_of_levels(&self) -> impl Iterator<Item = f32> {
        (0..self.bounds.len())
            .map(|level| (lengths::start(level as u8, &self.bounds) + self.bounds[level] - 1) as f32 / 2.0)
    }

    /// The first place of a text; what stands before is in a title.
    pub(crate) const fn text_start(&self) -> u32 {
        text_start(self.root.titles)
    }

    /// What is known of articles beside their words.
    pub(crate) fn facts(&self) -> Option<&Facts> {
        match self.find(Block::Facts)? {
            Loaded::Facts(facts) => Some(facts),
            _ => None,
        }
    }

    /// Whether every article's text is loaded.
    pub(crate) const fn has_texts(&self) -> bool {
        self.lasting
    }

    /// The names of all text blocks, in order.
    pub fn texts(&self) -> Vec<String> {
        (0..self.root.texts.len() as u32).map(|at| self.name(Block::Text(at))).collect()
    }

    /// A text block that is loaded, by its name.
    pub fn text(&self, name: &str) -> Option<String> {
        let block = self.block(name)?;
        let Loaded::Text(lines) = self.find(block)? else { return None };
        let mut all = String::new();
        for line in lines {
            let Some(coded) = &line.coded else {
                self.want(block);
                return None;
            };
            all += &self.fail(letters::text(coded).ok_or(Error::Damaged));
            all.push('\n');
        }
        Some(all)
    }

    /// The number of an article whose text is here already: a reader who has seen it listed opens it without waiting.
    fn loaded_article_of(&self, id: &str) -> Option<u32> {
        // No id has a quotation mark, and what follows one in the line is not looked at.
        if id.contains('"') {
            return None;
        }
        let beginning = ["{\"id\":\"", id, "\""].concat();
        self.blocks.iter().find_map(|kept| match (kept.block, &kept.loaded) {
            (Block::Text(number), Loaded::Text(lines)) => {
                let begins = |coded: &Vec<u8>| coded.starts_with(beginning.as_bytes());
                let at = lines.iter().position(|line| line.coded.as_ref().is_some_and(begins))?;
                Some(self.root.texts[number as usize] + at as u32)
            }
            _ => None,
        })
    }

    /// The number of the article with an id.
    pub(crate) fn article_of(&self, id: &str) -> Option<u32> {
        if !self.lasting
            && let Some(article) = self.loaded_article_of(id)
        {
            return Some(article);
        }
        let checksum = ids::checksum(id);
        // Equal checksums may go on in the next block.
        let first = self.root.ids.partition_point(|&first| first < checksum).saturating_sub(1);
        for at in first..self.root.ids.len() {
            if self.root.ids[at] > checksum {
                break;
            }
            let Some(Loaded::Ids(entries)) = self.find(Block::Ids(at as u32)) else { continue };
            for &(_, article) in entries.iter().filter(|entry| entry.0 == checksum) {
                if self.article(article).is_some_and(|found| found.id == id) {
                    return Some(article);
                }
            }
        }
        None
    }

    /// The first article of a text block, and the first behind it.
    pub(super) fn articles_of(&self, text: u32) -> (u32, u32) {
        let first = |at: usize| self.root.texts.get(at).copied().unwrap_or(self.root.articles());
        (first(text as usize), first(text as usize + 1))
    }

    /// An article as it was put in.
    pub(crate) fn article(&self, article: u32) -> Option<Article> {
        if article >= self.articles() {
            return None;
        }
        let at = self.root.texts.partition_point(|&first| first <= article).checked_sub(1)?;
        let block = Block::Text(at as u32);
        let Loaded::Text(lines) = self.find(block)? else { return None };
        let line = lines.get((article - self.root.texts[at]) as usize)?;
        let Some(coded) = &line.coded else {
            self.want(block);
            return None;
        };
        line.read.set(true);
        let article = letters::text(coded).ok_or(Error::Damaged).and_then(|line| Article::from_line(&line));
        self.fail(article.map(Some))
    }
}

#[cfg(all(test, feature = "lexicon"))]
mod tests {
    use super::*;
    use crate::corpus::Corpus;
    use crate::index::Answer;
    use crate::index::build::{OneByOne, bundle};
    use crate::index::root::unbundled;

    #[test]
    fn an_article_that_is_here_is_found_without_another_file() {
        let article = |id: &str| Article { id: id.into(), title: id.into(), ..Article::default() };
        let mut corpus = Corpus::new("مثال");
        corpus.articles = ["first", "second"].map(article).into();
        let bundle = bundle(&corpus, None, &OneByOne).unwrap();
        let files = unbundled(&bundle).unwrap();
        let mut index = Index::open(files[0].1).unwrap();
        assert!(matches!(index.answer(|index| index.article_of("second")), Ok(Answer::Needs(_))));
        for (name, file) in files.iter().filter(|(name, _)| name.starts_with("t/")) {
            index.supply(name, file).unwrap();
        }
        assert_eq!(index.answer(|index| index.article_of("second")), Ok(Answer::Ready(Some(1))));
        for other in ["secon", "second2", "second\",\"title\":\"second"] {
            assert_ne!(index.answer(|index| index.article_of(other)), Ok(Answer::Ready(Some(1))), "{other}");
        }
    }
}
