//! Questions about words: their spellings, families, lists and places.

use std::rc::Rc;

use super::block::Block;
use super::dictionary::{Named, Spellings, Spelt};
use super::family::{FamilyBlock, Member};
use super::list::FamilyList;
use super::places::Rooms;
use super::read::{Index, Loaded};
use crate::Error;
use crate::lexicon::{Analysis, Dictionary, Entry, Reach, Reached, Rule};

/// Bytes of lists that are kept for later questions.
const MOST_LISTS: usize = 10 << 20;

/// Lists that were asked for, to be asked for again.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// By family, each with when it was last asked for.
    kept: Vec<(u32, u32, Rc<FamilyList>)>,
    /// Bytes that they take up, about.
    size: usize,
    now: u32,
}

impl Lists {
    fn place(&self, family: u32) -> Result<usize, usize> {
        self.kept.binary_search_by_key(&family, |known| known.0)
    }

    fn find(&mut self, family: u32) -> Option<Rc<FamilyList>> {
        let at = self.place(family).ok()?;
        self.now += 1;
        self.kept[at].1 = self.now;
        Some(Rc::clone(&self.kept[at].2))
    }

    /// Keeps a list, and drops those that nobody asked for the longest time where they are too many.
    fn keep(&mut self, family: u32, list: &Rc<FamilyList>) {
        let Err(at) = self.place(family) else { return };
        self.now += 1;
        self.size += list.size();
        self.kept.insert(at, (family, self.now, Rc::clone(list)));
        while self.size > MOST_LISTS && self.kept.len() > 1 {
            let ages = self.kept.iter().map(|known| known.1).zip(0..);
            let Some((_, oldest)) = ages.min() else { return };
            self.size -= self.kept.remove(oldest).2.size();
        }
    }
}

impl Index {
    /// A dictionary block, by its number.
    fn dictionary(&self, at: usize) -> Option<&Spellings> {
        match self.find(Block::Dictionary(at as u32))? {
            Loaded::Dictionary(spellings) => Some(spellings),
            _ => None,
        }
    }

    /// What is spelt with these folded letters at the front.
    pub(crate) fn spelt_with(&self, prefix: &str) -> Vec<Spelt<'_>> {
        let firsts = &self.root.spellings;
        let start = firsts.partition_point(|first| first <= prefix).saturating_sub(1);
        let end = firsts.partition_point(|first| first <= prefix || first.starts_with(prefix));
        let mut all = Vec::new();
        for spellings in (start..end).filter_map(|at| self.dictionary(at)) {
            spellings.with(prefix, &mut all);
        }
        all
    }

    /// What is spelt so.
    pub(crate) fn spelt_so(&self, folded: &str) -> Vec<Spelt<'_>> {
        let at = self.root.spellings.partition_point(|first| first <= folded).checked_sub(1);
        at.and_then(|at| self.dictionary(at)).map_or_else(Vec::new, |spellings| spellings.spelt(folded))
    }

    /// Goes through everything in the dictionary, block by block.
    pub(crate) fn each_spelt<'a>(&'a self, each: &mut dyn FnMut(Spelt<'a>)) {
        let blocks = (0..self.root.spellings.len()).filter_map(|at| self.dictionary(at));
        blocks.for_each(|spellings| spellings.iter().for_each(&mut *each));
    }

    fn families_block(&self, at: u32) -> Option<&FamilyBlock> {
        match self.find(Block::Families(at))? {
            Loaded::Families(block) => Some(block),
            _ => None,
        }
    }

    /// The block of a word.
    pub(crate) fn of_word(&self, word: u32) -> Option<&FamilyBlock> {
        self.families_block(self.root.numbers.block_of_word(word)?)
    }

    /// The block of a family.
    pub(crate) fn of_family(&self, family: u32) -> Option<&FamilyBlock> {
        self.families_block(self.root.numbers.block_of_family(family)?)
    }

    /// What the index tells of a word.
    pub(crate) fn member(&self, word: u32) -> Option<Member<'_>> {
        self.of_word(word)?.member(word)
    }

    /// What a spelling reaches that the index has, as it was found out when the index was built; `None` for others, but not
    /// before it is known which those are: what follows from it would be asked for in vain.
    pub(crate) fn reached(&self, bare: &str, folded: &str) -> Option<Reached> {
        let missed = self.missed();
        let (words, names): (Vec<Spelt<'_>>, Vec<Spelt<'_>>) =
            self.spelt_so(folded).into_iter().partition(|spelt| !spelt.what.words().is_empty());
        let exact = words.iter().any(|spelt| spelt.bare == bare);
        let mut reached: Option<Reached> = None;
        for spelt in words.into_iter().filter(|spelt| !exact || spelt.bare == bare) {
            let first = spelt.what.words().start;
            // Asked for at once with the block that tells why.
            let own = self.root.numbers.block_of_word(first);
            for at in own.into_iter().flat_map(|own| spelt.blocks_beyond(own)) {
                if at < self.root.numbers.blocks() {
                    self.families_block(at);
                }
            }
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
        // سعى may name a verb where only the noun سعي is spelt alike.
        for name in names.into_iter().filter(|name| name.bare == bare && !exact) {
            if let (Named::Family(family), Some(all)) = (name.what, &mut reached)
                && self.of_family(family).is_some()
                && all.families.iter().all(|known| known.0 != family)
            {
                all.families.push((family, Reach::Family));
            }
        }
        if missed == self.missed() { reached } else { Some(reached.unwrap_or_default()) }
    }

    /// The list of a family.
    pub(crate) fn list(&self, family: u32) -> Rc<FamilyList> {
        let mut lists = self.lists.borrow_mut();
        if let Some(list) = lists.find(family) {
            return list;
        }
        let Some(block) = self.of_family(family) else { return Rc::default() };
        let list = Rc::new(self.fail(block.list(family).ok_or(Error::Damaged)));
        if self.failed.borrow().is_none() {
            lists.keep(family, &list);
        }
        list
    }

    /// How often each word of a family occurs.
    pub(crate) fn occurrences(&self, family: u32) -> Vec<u32> {
        let mut all = vec![0; self.members(family).len()];
        for entry in &self.list(family).0 {
            if let Some(sum) = all.get_mut(usize::from(entry.word)) {
                *sum += entry.count();
            }
        }
        all
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
            let Some(at) = self.root.numbers.block_of_word(word) else { continue };
            if blocks.iter().all(|known| known.0 != at) {
                blocks.extend(self.families_block(at).map(|block| (at, block)));
            }
        }
        blocks
    }

    /// The places of words in those of the articles, ascending, that have them: word, article, places.
    pub(crate) fn places(&self, words: &[u32], articles: &[u32]) -> Vec<(u32, u32, Vec<u32>)> {
        let rooms = Rooms { titles: self.root.titles, levels: &self.root.levels, bounds: &self.bounds };
        let mut all = Vec::new();
        for (at, block) in self.blocks_of(words) {
            let mut files: Vec<u32> = Vec::new();
            let pieces = block.pieces(words);
            for piece in pieces.iter().filter(|piece| piece.is_wanted) {
                let from = articles.partition_point(|&article| article < piece.articles.start);
                let has_some = articles.get(from).is_some_and(|&article| article < piece.articles.end);
                if has_some && !files.contains(&piece.file) {
                    files.push(piece.file);
                }
            }
            let loaded = |file| match self.find(Block::Places(at, file))? {
                Loaded::Places(bytes) => Some((file, bytes.as_slice())),
                _ => None,
            };
            let files: Vec<(u32, &[u8])> = files.into_iter().filter_map(loaded).collect();
            let places = block.places(words, articles, &pieces, &files, rooms, &|family| self.list(family));
            all.append(&mut self.fail(places.ok_or(Error::Damaged)));
        }
        all
    }
}

impl Dictionary for Index {
    fn spelt(&self, folded: &str) -> Vec<u32> {
        self.spelt_so(folded).into_iter().flat_map(|spelt| spelt.what.words()).collect()
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
        self.spelt_so(folded).into_iter().filter_map(|spelt| Some((spelt.bare, name(spelt.what)?))).collect()
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
