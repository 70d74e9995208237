//! An index being read: what is loaded answers, what is not is asked for.
//!
//! Nothing here waits. A question that meets a block which is not there gets an empty answer and leaves the block's
//! name behind; whoever asked finds out by [`Index::answer`], has the blocks brought, and asks again. Questions
//! are pure, so asking again is safe.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::bytes;
use super::dictionary::{Named, Spellings, Spelt};
use super::facts::Facts;
use super::family::{FamilyBlock, Limits, Member};
use super::ids;
use super::lengths::{self, Length};
use super::letters;
use super::list::FamilyList;
use super::root::{FamilyStart, Root, unbundled};
use crate::Error;
use crate::corpus::Article;
use crate::lexicon::{Analysis, Dictionary, Entry, Reached, Rule, Variants};

/// A file of an index besides the root.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Block {
    Dictionary(u32),
    Families(u32),
    /// A file of places, by the family block that it belongs to and its number there.
    Places(u32, u32),
    Ids(u32),
    Text(u32),
    /// The one file of exact lengths.
    Lengths,
    /// The one file of facts.
    Facts,
}

impl Block {
    pub(crate) const fn kind(self) -> u8 {
        match self {
            Self::Dictionary(_) => b'd',
            Self::Families(_) => b'f',
            Self::Places(..) => b'p',
            Self::Ids(_) => b'i',
            Self::Text(_) => b't',
            Self::Lengths => b'l',
            Self::Facts => b'a',
        }
    }

    /// The number in the file's header.
    pub(crate) const fn number(self) -> u32 {
        match self {
            Self::Dictionary(number) | Self::Families(number) | Self::Ids(number) | Self::Text(number) => number,
            Self::Places(block, file) => block ^ file << 12,
            Self::Lengths | Self::Facts => 0,
        }
    }
}

#[derive(Clone, Debug)]
enum Loaded {
    Dictionary(Spellings),
    Families(FamilyBlock),
    Places(Vec<u8>),
    Ids(Vec<(u32, u32)>),
    Text(Vec<u8>),
    Lengths(Vec<Length>),
    Facts(Facts),
}

#[derive(Debug)]
struct Kept {
    block: Block,
    loaded: Loaded,
    /// Bytes that it takes up, about.
    size: usize,
    /// The question that used it last.
    used: Cell<u32>,
}

/// Either the answer, or the names of the files that must be supplied first, most wanted first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<T> {
    /// The answer.
    Ready(T),
    /// Paths of files below the index's folder, without their ending.
    Needs(Vec<String>),
}

/// Bytes of blocks that are kept for later questions.
const MOST: usize = 12 << 20;
/// Bytes of lists that are kept for later questions.
const MOST_LISTS: usize = 8 << 20;

/// An index being read.
#[derive(Debug)]
pub struct Index {
    pub(crate) root: Root,
    variants: Variants,
    /// The first length beyond each level.
    bounds: Vec<u32>,
    average: f32,
    /// What is loaded, by block.
    blocks: Vec<Kept>,
    /// Lists by family, those used last at the end.
    lists: RefCell<Vec<(u32, Rc<FamilyList>)>>,
    /// Whether blocks may be dropped again.
    lasting: bool,
    wanted: RefCell<Vec<Block>>,
    /// How often something was asked for that is not there.
    missed: Cell<u32>,
    failed: RefCell<Option<Error>>,
    question: Cell<u32>,
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
            Loaded::Facts(_) | Loaded::Lengths(_) => 8 * file.len(),
            _ => file.len(),
        };
        let kept = Kept { block, loaded, size, used: Cell::new(self.question.get()) };
        match self.position(block) {
            Ok(at) => self.blocks[at] = kept,
            Err(at) => self.blocks.insert(at, kept),
        }
        self.make_room();
        Ok(())
    }

    /// The content of a block, taken apart.
    fn read(&self, block: Block, content: &[u8]) -> Option<Loaded> {
        let FamilyStart { family: families, word: words } = self.root.ends();
        let articles = self.root.articles();
        let loaded = match block {
            Block::Dictionary(_) => Loaded::Dictionary(Spellings::read(content, words, families)?),
            Block::Families(number) => {
                let [start, end] = [0, 1].map(|next| self.root.families[number as usize + next]);
                let limits = Limits { articles, words, families };
                Loaded::Families(FamilyBlock::read(content, start, end, limits)?)
            }
            Block::Places(..) => Loaded::Places(content.to_vec()),
            Block::Ids(_) => Loaded::Ids(ids::read(content, articles)?),
            Block::Lengths => Loaded::Lengths(lengths::read(content, &self.root.levels, &self.bounds)?),
            Block::Facts => Loaded::Facts(Facts::read(content, articles)?),
            Block::Text(text) => {
                let (first, end) = self.articles_of(text);
                // Behind the last line there is nothing.
                if content.split(|&byte| byte == b'\n').count() != (end - first) as usize + 1 {
                    return None;
                }
                Loaded::Text(content.to_vec())
            }
        };
        Some(loaded)
    }

    /// Drops what was not used for longest, but nothing that the present question has used.
    fn make_room(&mut self) {
        let now = self.question.get();
        while !self.lasting && self.blocks.iter().map(|kept| kept.size).sum::<usize>() > MOST {
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

    /// The path of a file below the index's folder, without its ending.
    pub(crate) fn name(&self, block: Block) -> String {
        name(&self.root, block)
    }

    fn block(&self, name: &str) -> Option<Block> {
        let (folder, file) = name.split_once('/')?;
        if folder == "t" {
            let number: u32 = file.split_once('/')?.1.parse().ok()?;
            let volumes = self.root.volumes.iter();
            let all = volumes.filter_map(|volume| volume.first.checked_add(number).map(Block::Text));
            let mut same = all.filter(|&text| text.number() < self.root.texts.len() as u32 && self.name(text) == name);
            // Of blocks with one name, which only chance or malice makes, one that is still asked for.
            let first = same.next()?;
            return std::iter::once(first).chain(same).find(|&text| self.position(text).is_err()).or(Some(first));
        }
        let number = |text: &str, count: usize| text.parse().ok().filter(|&number: &u32| (number as usize) < count);
        let (kind, rest) = file.split_at_checked(1)?;
        let found = match kind {
            "d" => Block::Dictionary(number(rest, self.root.spellings.len())?),
            "f" => Block::Families(number(rest, self.root.families.len() - 1)?),
            "l" => Block::Lengths,
            "a" => Block::Facts,
            "i" => Block::Ids(number(rest, self.root.ids.len())?),
            "p" => {
                let (block, file) = rest.split_once('.')?;
                Block::Places(number(block, self.root.families.len() - 1)?, file.parse().ok()?)
            }
            _ => return None,
        };
        (self.name(found) == name).then_some(found)
    }

    /// Where a block is among those that are loaded, or would be.
    fn position(&self, block: Block) -> Result<usize, usize> {
        self.blocks.binary_search_by_key(&block, |kept| kept.block)
    }

    fn find(&self, block: Block) -> Option<&Loaded> {
        if let Ok(at) = self.position(block) {
            self.blocks[at].used.set(self.question.get());
            return Some(&self.blocks[at].loaded);
        }
        self.missed.set(self.missed.get().wrapping_add(1));
        let mut wanted = self.wanted.borrow_mut();
        if !wanted.contains(&block) {
            wanted.push(block);
        }
        None
    }

    fn fail<T: Default>(&self, result: Result<T, Error>) -> T {
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

    /// The names of all text blocks, in order.
    pub fn texts(&self) -> Vec<String> {
        (0..self.root.texts.len() as u32).map(|at| self.name(Block::Text(at))).collect()
    }

    /// A text block that is loaded, by its name.
    pub fn text(&self, name: &str) -> Option<String> {
        match self.find(self.block(name)?)? {
            Loaded::Text(lines) => self.fail(letters::text(lines).ok_or(Error::Damaged).map(Some)),
            _ => None,
        }
    }

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

    /// Whether every article's text is loaded.
    pub(crate) const fn has_texts(&self) -> bool {
        self.lasting
    }

    /// The dictionary block where a folded spelling stands if anywhere.
    fn dictionary(&self, at: usize) -> Option<&Spellings> {
        match self.find(Block::Dictionary(at as u32))? {
            Loaded::Dictionary(spellings) => Some(spellings),
            _ => None,
        }
    }

    /// What is spelt with these folded letters at the front.
    pub(crate) fn spelt_with(&self, prefix: &str) -> impl Iterator<Item = Spelt<'_>> {
        let firsts = &self.root.spellings;
        let start = firsts.partition_point(|first| first <= prefix).saturating_sub(1);
        let end = firsts.partition_point(|first| first <= prefix || first.starts_with(prefix));
        (start..end).filter_map(|at| self.dictionary(at)).flat_map(move |spellings| spellings.with(prefix))
    }

    /// What is known of articles beside their words.
    pub(crate) fn facts(&self) -> Option<&Facts> {
        match self.find(Block::Facts)? {
            Loaded::Facts(facts) => Some(facts),
            _ => None,
        }
    }

    /// How many places the title of an article has, if exact lengths are loaded.
    pub(crate) fn title_length(&self, article: u32) -> u32 {
        match self.find(Block::Lengths) {
            Some(Loaded::Lengths(lengths)) => lengths.get(article as usize).map_or(0, |length| length.title),
            _ => 0,
        }
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

    /// What is spelt so.
    pub(crate) fn spelt_so(&self, folded: &str) -> impl Iterator<Item = Spelt<'_>> {
        let at = self.root.spellings.partition_point(|first| first <= folded).checked_sub(1);
        at.and_then(|at| self.dictionary(at)).into_iter().flat_map(move |spellings| spellings.spelt(folded))
    }

    /// Everything in the dictionary, block by block.
    pub(crate) fn all_spelt(&self) -> impl Iterator<Item = Spelt<'_>> {
        (0..self.root.spellings.len()).filter_map(|at| self.dictionary(at)).flat_map(Spellings::iter)
    }

    fn families_block(&self, at: usize) -> Option<&FamilyBlock> {
        match self.find(Block::Families(at as u32))? {
            Loaded::Families(block) => Some(block),
            _ => None,
        }
    }

    fn block_of_word(&self, word: u32) -> Option<usize> {
        let at = self.root.families.partition_point(|start| start.word <= word).checked_sub(1)?;
        (at + 1 < self.root.families.len()).then_some(at)
    }

    /// The block of a word.
    pub(crate) fn of_word(&self, word: u32) -> Option<&FamilyBlock> {
        self.families_block(self.block_of_word(word)?)
    }

    fn block_of_family(&self, family: u32) -> Option<usize> {
        let at = self.root.families.partition_point(|start| start.family <= family).checked_sub(1)?;
        (at + 1 < self.root.families.len()).then_some(at)
    }

    /// The block of a family.
    pub(crate) fn of_family(&self, family: u32) -> Option<&FamilyBlock> {
        self.families_block(self.block_of_family(family)?)
    }

    /// What the index tells of a word.
    pub(crate) fn member(&self, word: u32) -> Option<Member<'_>> {
        self.of_word(word)?.member(word)
    }

    /// What a spelling reaches that the index has, as it was found out when the index was built; `None` for others, but not
    /// before it is known which those are: what follows from it would be asked for in vain.
    pub(crate) fn reached(&self, bare: &str, folded: &str) -> Option<Reached> {
        let missed = self.missed.get();
        let words: Vec<Spelt<'_>> = self.spelt_so(folded).filter(|spelt| !spelt.what.words().is_empty()).collect();
        let exact = words.iter().any(|spelt| spelt.bare == bare);
        let mut reached: Option<Reached> = None;
        for spelt in words.into_iter().filter(|spelt| !exact || spelt.bare == bare) {
            let first = spelt.what.words().start;
            let Some(more) = self.of_word(first).and_then(|block| block.reached(first)) else { continue };
            let all = reached.get_or_insert_default();
            for (family, reach) in more.families {
                match all.families.iter_mut().find(|known| known.0 == family) {
                    Some(known) => known.1 = known.1.min(reach),
                    None => all.families.push((family, reach)),
                }
            }
            all.words.extend(more.words);
        }
        if missed == self.missed.get() { reached } else { Some(reached.unwrap_or_default()) }
    }

    /// The list of a family.
    pub(crate) fn list(&self, family: u32) -> Rc<FamilyList> {
        let mut lists = self.lists.borrow_mut();
        if let Some(at) = lists.iter().position(|known| known.0 == family) {
            let list = lists.remove(at);
            lists.push(list);
            return lists.last().map(|list| Rc::clone(&list.1)).unwrap_or_default();
        }
        let Some(block) = self.of_family(family) else { return Rc::default() };
        let list = Rc::new(self.fail(block.list(family).ok_or(Error::Damaged)));
        if self.failed.borrow().is_some() {
            return list;
        }
        lists.push((family, Rc::clone(&list)));
        let mut size: usize = lists.iter().map(|known| known.1.size()).sum();
        while size > MOST_LISTS && lists.len() > 1 {
            size -= lists.remove(0).1.size();
        }
        list
    }

    /// How often a word occurs.
    pub(crate) fn occurrences(&self, word: u32) -> u32 {
        let Some((family, first)) = self.family_of(word) else { return 0 };
        let list = self.list(family);
        let of_word = list.0.iter().filter(|entry| first + u32::from(entry.word) == word);
        of_word.map(|entry| entry.count()).sum()
    }

    /// The number of the family of a word, and of the family's first word.
    pub(crate) fn family_of(&self, word: u32) -> Option<(u32, u32)> {
        let block = self.of_word(word)?;
        let family = block.family_of(word)?;
        Some((family, block.words(family).start))
    }

    /// The blocks of words, each once.
    fn blocks_of(&self, words: &[u32]) -> Vec<(u32, &FamilyBlock)> {
        let mut blocks: Vec<(u32, &FamilyBlock)> = Vec::new();
        for &word in words {
            let Some(at) = self.block_of_word(word) else { continue };
            if blocks.iter().all(|known| known.0 != at as u32) {
                blocks.extend(self.families_block(at).map(|block| (at as u32, block)));
            }
        }
        blocks
    }

    /// The places of words in those of the articles, ascending, that have them: word, article, places.
    pub(crate) fn places(&self, words: &[u32], articles: &[u32]) -> Vec<(u32, u32, Vec<u32>)> {
        let lengths = match self.find(Block::Lengths) {
            Some(Loaded::Lengths(lengths)) => lengths.as_slice(),
            _ => &[],
        };
        let mut all = Vec::new();
        for (at, block) in self.blocks_of(words) {
            let mut files: Vec<u32> = Vec::new();
            for piece in words.iter().flat_map(|&word| block.pieces(word)) {
                let from = articles.partition_point(|&article| article < piece.articles.start);
                let has_some = articles.get(from).is_some_and(|&article| article < piece.articles.end);
                if has_some && !files.contains(&piece.file) {
                    files.push(piece.file);
                }
            }
            for file in files {
                let Some(Loaded::Places(bytes)) = self.find(Block::Places(at, file)) else { continue };
                if !lengths.is_empty() {
                    let places = block.places(words, articles, (file, bytes), lengths);
                    all.append(&mut self.fail(places.ok_or(Error::Damaged)));
                }
            }
        }
        all
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
                let mut lines = lines.split(|&byte| byte == b'\n');
                let at = lines.position(|line| line.starts_with(beginning.as_bytes()))?;
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

    fn articles_of(&self, text: u32) -> (u32, u32) {
        let first = |at: usize| self.root.texts.get(at).copied().unwrap_or(self.root.articles());
        (first(text as usize), first(text as usize + 1))
    }

    /// An article as it was put in.
    pub(crate) fn article(&self, article: u32) -> Option<Article> {
        if article >= self.articles() {
            return None;
        }
        let at = self.root.texts.partition_point(|&first| first <= article).checked_sub(1)?;
        let Some(Loaded::Text(lines)) = self.find(Block::Text(at as u32)) else { return None };
        let line = lines.split(|&byte| byte == b'\n').nth((article - self.root.texts[at]) as usize)?;
        let article = letters::text(line).ok_or(Error::Damaged).and_then(|line| Article::from_line(&line));
        self.fail(article.map(Some))
    }
}

/// The volume of a text block, by name, and the block's number in it.
fn volume_of(root: &Root, text: u32) -> (u32, u32) {
    let at = root.volumes.partition_point(|volume| volume.first <= text);
    at.checked_sub(1).map_or((0, text), |at| (root.volumes[at].name, text - root.volumes[at].first))
}

/// The path of a file below the index's folder, without its ending.
pub(crate) fn name(root: &Root, block: Block) -> String {
    let generation = root.generation;
    let hexadecimal = |number: u32| -> String {
        (0..8).rev().filter_map(|at| char::from_digit(number >> (4 * at) & 15, 16)).collect()
    };
    let folder = match block {
        Block::Text(text) => {
            let (volume, number) = volume_of(root, text);
            return "t/".to_owned() + &hexadecimal(volume) + "/" + &number.to_string();
        }
        _ => "w".to_owned() + &hexadecimal(generation) + "/",
    };
    let file = match block {
        Block::Places(block, file) => block.to_string() + "." + &file.to_string(),
        other => other.number().to_string(),
    };
    folder + &String::from(char::from(block.kind())) + &file
}

impl Dictionary for Index {
    fn spelt(&self, folded: &str) -> Vec<u32> {
        self.spelt_so(folded).flat_map(|spelt| spelt.what.words()).collect()
    }

    fn entry(&self, word: u32) -> Entry<'_> {
        let found = self.of_word(word).and_then(|block| Some((block.member(word)?, block.family_of(word)?)));
        let Some((member, family)) = found else {
            return Entry { bare: "", family: u32::MAX, analysis: Analysis::WHOLE };
        };
        Entry { bare: member.bare, family, analysis: member.analysis }
    }

    fn named(&self, folded: &str) -> Vec<(&str, u32)> {
        let name = |what: Named| match what {
            Named::Family(family) => Some(family),
            Named::Word { is_head: true, first, .. } => self.of_word(first)?.family_of(first),
            Named::Word { .. } => None,
        };
        self.spelt_so(folded).filter_map(|spelt| Some((spelt.bare, name(spelt.what)?))).collect()
    }

    fn head(&self, family: u32) -> &str {
        self.of_family(family).map_or("", |block| block.head(family))
    }

    fn members(&self, family: u32) -> Vec<u32> {
        self.of_family(family).map(|block| block.words(family).collect()).unwrap_or_default()
    }

    fn alternates(&self, word: u32) -> Vec<(u32, Analysis)> {
        let reached = self.of_word(word).and_then(|block| block.reached(word)).unwrap_or_default();
        let analysis = |(family, _): (u32, _)| {
            let other = self.perhaps(family).into_iter().find(|other| other.0 == word)?;
            Some((family, other.1))
        };
        reached.families.into_iter().filter_map(analysis).collect()
    }

    fn perhaps(&self, family: u32) -> Vec<(u32, Analysis)> {
        self.of_family(family).map(|block| block.perhaps(family)).unwrap_or_default()
    }

    fn is_at_hand(&self) -> bool {
        self.root.at_hand
    }

    fn links(&self, family: u32) -> Vec<(u32, Rule)> {
        self.of_family(family).map(|block| block.links(family)).unwrap_or_default()
    }
}

#[cfg(test)]
#[cfg(feature = "lexicon")]
mod tests {
    use super::*;
    use crate::corpus::Corpus;
    use crate::index::build::{OneByOne, bundle};

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
