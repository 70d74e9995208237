//! An index being read: what is loaded answers, what is not is asked for.
//!
//! Nothing here waits. A question that meets a block which is not there gets an empty answer and leaves the block's
//! name behind; whoever asked finds out by [`Index::answer`], has the blocks brought, and asks again. Questions
//! are pure, so asking again is safe.

use std::cell::{Cell, RefCell};

use super::block::{self, Block, volume_of};
use super::dictionary::Spellings;
use super::facts::Facts;
use super::family::{FamilyBlock, Limits};
use super::root::{Root, unbundled};
use super::words::Lists;
use super::{bytes, ids};
use crate::Error;
use crate::lexicon::Variants;

/// A block in memory.
#[derive(Clone, Debug)]
pub(super) enum Loaded {
    Dictionary(Spellings),
    Families(FamilyBlock),
    Places(Vec<u8>),
    Ids(Vec<(u32, u32)>),
    Text(Vec<Line>),
    Facts(Facts),
}

/// The line of an article in a text block.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// As it is coded; `None` once it had to give way.
    pub(super) coded: Option<Vec<u8>>,
    /// Whether the article was ever asked for.
    pub(super) read: Cell<bool>,
}

#[derive(Debug)]
pub(super) struct Kept {
    pub(super) block: Block,
    pub(super) loaded: Loaded,
    /// Bytes that it takes up, about.
    size: usize,
    /// The question that used it last.
    used: Cell<u32>,
}

impl Kept {
    /// Whether nothing of it had to give way.
    fn is_whole(&self) -> bool {
        !matches!(&self.loaded, Loaded::Text(lines) if lines.iter().any(|line| line.coded.is_none()))
    }

    /// Drops the lines of articles that nobody asked for.
    fn thin_out(&mut self) {
        let Loaded::Text(lines) = &mut self.loaded else { return };
        for line in lines.iter_mut().filter(|line| !line.read.get()) {
            self.size -= line.coded.take().map_or(0, |coded| coded.len());
        }
    }
}

/// Either the answer, or the names of the files that must be supplied first, most wanted first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<T> {
    /// The answer.
    Ready(T),
    /// Paths of files below the index's folder, without their ending.
    Needs(Vec<String>),
}

/// Bytes of blocks that are kept for later questions, what some hundred of them to an archive need.
const MOST: usize = 32 << 20;
/// Beyond so many bytes, articles are dropped that nobody asked for.
const ENOUGH: usize = 16 << 20;

/// An index being read.
#[derive(Debug)]
pub struct Index {
    pub(crate) root: Root,
    pub(super) variants: Variants,
    /// The first length beyond each level.
    pub(super) bounds: Vec<u32>,
    pub(super) average: f32,
    /// What is loaded, by block.
    pub(super) blocks: Vec<Kept>,
    /// Lists that were asked for.
    pub(super) lists: RefCell<Lists>,
    /// Whether blocks may be dropped again.
    pub(super) lasting: bool,
    pub(super) wanted: RefCell<Vec<Block>>,
    /// How often something was asked for that is not there.
    pub(super) missed: Cell<u32>,
    pub(super) failed: RefCell<Option<Error>>,
    pub(super) question: Cell<u32>,
}

impl Index {
    /// Opens an index from the bytes of its root, or of a bundle of all its files.
    pub fn open(bytes: &[u8]) -> Result<Self, Error> {
        let files = unbundled(bytes).ok_or(Error::Damaged)?;
        let Some((("root", root), rest)) = files.split_first() else { return Err(Error::Damaged) };
        let root = Root::read(root)?;
        let bounds = root.scale.bounds();
        let mut index = Self {
            root,
            variants: Variants::built_in(),
            bounds,
            average: 1.0,
            blocks: Vec::new(),
            lists: RefCell::default(),
            lasting: !rest.is_empty(),
            wanted: RefCell::default(),
            missed: Cell::new(0),
            failed: RefCell::default(),
            question: Cell::new(0),
        };
        let sum: f32 = (0..index.articles()).map(|article| index.length(article)).sum();
        index.average = (sum / (index.articles() as f32).max(1.0)).max(1.0);
        for (name, file) in rest {
            index.supply(name, file)?;
        }
        Ok(index)
    }

    /// Takes in a file that was needed, by the name that it was needed by.
    pub fn supply(&mut self, name: &str, file: &[u8]) -> Result<(), Error> {
        let block = self.block(name).ok_or(Error::Damaged)?;
        let (number, generation) = match block {
            Block::Text(text) => {
                let (volume, number) = volume_of(&self.root, text);
                (number, volume)
            }
            other => (other.number(), self.root.generation),
        };
        let content = bytes::content(file, block.kind(), number, Some(generation))?;
        let loaded = self.read(block, content).ok_or(Error::Damaged)?;
        let size = match &loaded {
            Loaded::Dictionary(spellings) => spellings.size(),
            Loaded::Families(block) => block.size(),
            Loaded::Facts(_) => 8 * file.len(),
            _ => file.len(),
        };
        let kept = Kept { block, loaded, size, used: Cell::new(self.question.get()) };
        match self.position(block) {
            Ok(at) => {
                // Articles of it that were asked for before are still wanted.
                if let (Loaded::Text(lines), Loaded::Text(before)) = (&kept.loaded, &self.blocks[at].loaded) {
                    lines.iter().zip(before).for_each(|(line, before)| line.read.swap(&before.read));
                }
                self.blocks[at] = kept;
            }
            Err(at) => self.blocks.insert(at, kept),
        }
        self.make_room(ENOUGH, MOST);
        Ok(())
    }

    /// The content of a block, taken apart.
    fn read(&self, block: Block, content: &[u8]) -> Option<Loaded> {
        let numbers = self.root.numbers;
        let articles = self.root.articles();
        let loaded = match block {
            Block::Dictionary(_) => Loaded::Dictionary(Spellings::read(content, numbers.ends())?),
            Block::Families(number) => {
                Loaded::Families(FamilyBlock::read(content, number, Limits { articles, numbers })?)
            }
            Block::Places(..) => Loaded::Places(content.to_vec()),
            Block::Ids(_) => Loaded::Ids(ids::read(content, articles)?),
            Block::Facts => Loaded::Facts(Facts::read(content, articles)?),
            Block::Text(text) => {
                let (first, end) = self.articles_of(text);
                // Behind the last line there is nothing.
                let (&b'\n', lines) = content.split_last()? else { return None };
                let line = |line: &[u8]| Line { coded: Some(line.to_vec()), read: Cell::new(false) };
                let lines: Vec<Line> = lines.split(|&byte| byte == b'\n').map(line).collect();
                if lines.len() != (end - first) as usize {
                    return None;
                }
                Loaded::Text(lines)
            }
        };
        Some(loaded)
    }

    /// Drops what was not used for longest, but nothing that the present question has used: of texts first the articles
    /// that nobody asked for.
    fn make_room(&mut self, enough: usize, most: usize) {
        let now = self.question.get();
        let is_over = |blocks: &[Kept], most| blocks.iter().map(|kept| kept.size).sum::<usize>() > most;
        if self.lasting || !is_over(&self.blocks, enough) {
            return;
        }
        self.blocks.iter_mut().filter(|kept| kept.used.get() != now).for_each(Kept::thin_out);
        while is_over(&self.blocks, most) {
            let oldest = self.blocks.iter().enumerate().min_by_key(|(_, kept)| kept.used.get());
            match oldest {
                Some((at, kept)) if kept.used.get() != now => drop(self.blocks.remove(at)),
                _ => return,
            }
        }
    }

    /// Puts a question: its answer, or what it needs.
    pub fn answer<T>(&self, question: impl FnOnce(&Self) -> T) -> Result<Answer<T>, Error> {
        self.question.set(self.question.get().wrapping_add(1));
        self.wanted.borrow_mut().clear();
        let answer = question(self);
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        let wanted = self.wanted.take();
        if wanted.is_empty() {
            return Ok(Answer::Ready(answer));
        }
        Ok(Answer::Needs(wanted.into_iter().map(|block| self.name(block)).collect()))
    }

    /// Whether something that was asked for is not there; what follows from it need not be asked for yet.
    pub(crate) fn lacks(&self) -> bool {
        !self.wanted.borrow().is_empty()
    }

    /// Counts what was asked for in vain.
    pub(crate) fn missed(&self) -> u32 {
        self.missed.get()
    }

    /// Whether all that the question asked for so far is there, and sound.
    pub(crate) fn has_told_all(&self) -> bool {
        !self.lacks() && self.failed.borrow().is_none()
    }

    /// The path of a file below the index's folder, without its ending.
    pub(crate) fn name(&self, block: Block) -> String {
        block::name(&self.root, block)
    }

    /// The block of a name; of several that are called so, one that is still asked for.
    pub(super) fn block(&self, name: &str) -> Option<Block> {
        let blocks = block::named(&self.root, name);
        let is_here = |block| self.position(block).is_ok_and(|at| self.blocks[at].is_whole());
        blocks.iter().find(|&&block| !is_here(block)).or(blocks.first()).copied()
    }

    /// Where a block is among those that are loaded, or would be.
    fn position(&self, block: Block) -> Result<usize, usize> {
        self.blocks.binary_search_by_key(&block, |kept| kept.block)
    }

    pub(super) fn find(&self, block: Block) -> Option<&Loaded> {
        if let Ok(at) = self.position(block) {
            self.blocks[at].used.set(self.question.get());
            return Some(&self.blocks[at].loaded);
        }
        self.want(block);
        None
    }

    /// Asks for a block.
    pub(super) fn want(&self, block: Block) {
        self.missed.set(self.missed.get().wrapping_add(1));
        let mut wanted = self.wanted.borrow_mut();
        if !wanted.contains(&block) {
            wanted.push(block);
        }
    }

    pub(super) fn fail<T: Default>(&self, result: Result<T, Error>) -> T {
        result.unwrap_or_else(|error| {
            self.failed.replace(Some(error));
            T::default()
        })
    }

    /// Other spellings of names and words.
    pub const fn variants(&self) -> &Variants {
        &self.variants
    }

    /// What is in the corpus, as JSON.
    pub fn about(&self) -> &str {
        &self.root.meta
    }
}

#[cfg(all(test, feature = "lexicon"))]
mod tests {
    use super::*;
    use crate::corpus::{Article, Corpus};
    use crate::index::build::{OneByOne, bundle};

    /// An index of short articles in one block of texts, which is not loaded; and that block.
    fn opened() -> Option<(Index, String, Vec<u8>)> {
        let mut corpus = Corpus::new("مثال");
        corpus.articles =
            ["a", "b", "c"].map(|id| Article { id: id.into(), title: id.into(), ..Article::default() }).into();
        let bundle = bundle(&corpus, None, &OneByOne).ok()?;
        let files = unbundled(&bundle)?;
        let (name, file) = files.iter().find(|(name, _)| name.starts_with("t/"))?;
        Some((Index::open(files[0].1).ok()?, (*name).to_owned(), file.to_vec()))
    }

    /// Whether the text of an article is there, if it is asked for.
    fn has(index: &Index, article: u32) -> bool {
        matches!(index.answer(|index| index.article(article)), Ok(Answer::Ready(Some(_))))
    }

    #[test]
    fn of_texts_only_what_was_asked_for_is_kept() {
        let (mut index, name, file) = opened().unwrap();
        assert!(!has(&index, 0));
        for wanted in 0..3 {
            index.supply(&name, &file).unwrap();
            assert!(has(&index, wanted));
            index.question.set(index.question.get() + 1);
            index.make_room(0, usize::MAX);
            // What was asked for before the block came again is still there.
            for article in 0..3 {
                assert_eq!(has(&index, article), article <= wanted, "{article} after {wanted}");
            }
        }
    }

    #[test]
    fn what_the_question_uses_stays_and_the_oldest_goes() {
        let (mut index, name, file) = opened().unwrap();
        index.supply(&name, &file).unwrap();
        assert!(has(&index, 0));
        index.make_room(0, 0);
        assert!(has(&index, 1), "the question that used it goes on");
        index.question.set(index.question.get() + 1);
        index.make_room(0, 0);
        assert!(!has(&index, 0));
    }
}
