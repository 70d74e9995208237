//! Family blocks: families with their words, what each word reaches, and their lists.
//!
//! ```text
//! block   = count head… heads members… others… links… piece… sizes… cores code… articles… reach… reached… other… link…
//!           lists:bytes
//! head    = 0                                         of each family, its headword: the next of `heads`
//!         | 1 + number                                the core of this one of its members
//! heads   = texts, see `bytes`
//! members = number                                    of each family: how many words it has; `others` and `links` likewise
//! piece   = 2·(pieces − 1) + new (article 0|1)…       of each family, its places: whether a new file begins, then the
//!                                                     first article of every further piece, and whether that begins
//!                                                     a new file
//! sizes   = four columns, of each family: entries − articles, occurrences − entries, titles, leads; see `list`
//! cores   = texts                                     of each member, family by family: its letters between clitics
//! code    = three columns of bytes, of each member    its analysis, whether `core` is the whole word after all, and its
//!                                                     print: see [`Word`]
//! articles= number                                    of each member: how many articles have it
//! reach   = 0                                         of each member: its own family only
//!         | 1                                         the same as the last word of this family that was told of
//!         | 2                                         the next of `reached`
//! reached = count (signed family, rank)… count (signed word, rank)…
//! other   = signed word, code                         words that may belong to a family, though another is likelier
//! link    = signed family, rank of the rule
//! ```
//! Columns, because what is alike compresses well. Families and words are told by how far they are from the family or from
//! the first word of it. Numbers are LEB128, see `bytes`; lists follow each other bit by bit, see `list`; codes, see
//! [`crate::lexicon::Analysis`].
//!
//! A block is kept as it came but for the columns that spell and analyse words, with the beginning of everything that is
//! looked up: taken apart, it would take up several times its bytes. What is told of a family is found by going through
//! its column, which has a byte or two for each of some hundred.

mod read;

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use super::bits::BitReader;
use super::bytes::{ByteReader, Texts};
use super::filed::Print;
use super::list::{FamilyList, MOST_COUNT, Sizes};
use super::numbers::{Numbered, Numbers};
use super::places::{self, Rooms};
use crate::lexicon::{Analysis, Reach, Reached, Rule};
#[cfg(feature = "lexicon")]
pub(super) use read::columns;

/// The most entries that all lists of a block may have together, or so many an article: a long one may have every form of
/// a word.
const MOST: u64 = 1 << 20;
const MOST_EACH: u64 = 32;
/// The most bytes of headwords of a block: many families could have one long word.
const MOST_HEADS: usize = 4 << 20;
/// The most words of a family, whose numbers in it are of sixteen bits.
const MOST_WORDS: usize = 1 << 16;
/// The most places that are read of one file; what tells of more is no index of ours.
const MOST_PLACES: u32 = 1 << 22;

/// Bounds of what a family block may tell of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    pub(super) articles: u32,
    pub(super) numbers: Numbers,
}

/// A word of a family.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member<'a> {
    /// Without marks.
    pub(crate) bare: &'a str,
    pub(crate) analysis: Analysis,
    pub(crate) print: Print,
}

/// A word as it is kept, in six bytes: there are many.
///
/// Its [`code`](Analysis::code) is told in parts that are mostly alike in words that stand beside each other:
/// proclitics (5 bits), elided (1); pronoun (4), seam (1); relation (3), trust (2), print (2), whole (1), lowest bits first.
/// Print: 0 plain, 1 another reading, 2 several words as one.
#[derive(Clone, Copy, Debug)]
#[repr(C, packed(2))]
struct Word {
    code: u16,
    /// Where what it reaches begins in the content, 0 for its own family only; in the highest bits the print.
    told: u32,
}

/// The lowest bit of a word's print.
const PRINT: u32 = 30;

impl Word {
    const fn reach(self) -> u32 {
        self.told & ((1 << PRINT) - 1)
    }

    fn print(self) -> Option<Print> {
        Print::ALL.get((self.told >> PRINT) as usize).copied()
    }
}

/// A family as it is kept.
#[derive(Clone, Copy, Debug, Default)]
struct Family {
    /// Where its members begin, and in the content its others; its links come behind these.
    members: u32,
    others: u32,
}

/// A part of a family's places.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// The position of its family in the block.
    family: usize,
    /// Whether the family has any of the words that are asked for.
    pub(super) is_wanted: bool,
    pub(super) articles: Range<u32>,
    /// The number of its file.
    pub(super) file: u32,
}

/// A block in memory.
#[derive(Clone, Debug)]
pub(crate) struct FamilyBlock {
    /// Its first family and its first word.
    start: Numbered,
    limits: Limits,
    /// What is not taken apart.
    content: Vec<u8>,
    columns: Columns,
    heads: Texts,
    /// The families, and one more, which begins where they end.
    families: Vec<Family>,
    bares: Texts,
    words: Vec<Word>,
    /// Where the list of each family begins, in bits, as far as it is known.
    starts: RefCell<Vec<u64>>,
}

/// Where columns begin in the content that is kept. The numbers of others come first, those of links behind them.
#[derive(Clone, Copy, Debug)]
struct Columns {
    pieces: usize,
    sizes: usize,
    articles: usize,
    lists: usize,
}

/// Reads the sizes of lists, family by family.
struct SizesReader<'a> {
    told: [ByteReader<'a>; 4],
    articles: ByteReader<'a>,
}

impl SizesReader<'_> {
    /// The sizes of the next family, and how many articles have each of its words.
    fn next(&mut self, words: usize) -> (Sizes, Vec<u32>) {
        let articles = self.articles.numbers(words);
        let told = self.told.each_mut().map(ByteReader::number);
        (sizes(articles.iter().sum(), told), articles)
    }
}

/// The sizes of a list of so many entries, from the four that are told.
const fn sizes(entries: u32, [further, more, titles, leads]: [u32; 4]) -> Sizes {
    let articles = entries.saturating_sub(further);
    Sizes { articles, entries, occurrences: entries.saturating_add(more), titles, leads }
}

impl FamilyBlock {
    /// Bytes that it takes up, about.
    pub(super) fn size(&self) -> usize {
        self.content.len()
            + self.heads.size()
            + self.bares.size()
            + size_of_val(self.families.as_slice())
            + size_of_val(self.words.as_slice())
            + 8 * self.starts.borrow().len()
            + size_of::<Self>()
    }

    /// Reads on from a place of the content.
    fn from(&self, at: usize) -> ByteReader<'_> {
        ByteReader::new(&self.content[at..])
    }

    /// Reads the numbers of a column on from the one at a position.
    fn column(&self, start: usize, at: usize) -> ByteReader<'_> {
        let mut from = self.from(start);
        from.skip(at);
        from
    }

    /// Reads the sizes of lists on from a family's.
    fn sizes_from(&self, family: usize) -> SizesReader<'_> {
        let count = self.families.len() - 1;
        SizesReader {
            told: [0, 1, 2, 3].map(|column| self.column(self.columns.sizes, column * count + family)),
            articles: self.column(self.columns.articles, self.families[family].members as usize),
        }
    }

    /// The position of a word in the block.
    fn at_word(&self, word: u32) -> Option<usize> {
        let at = word.checked_sub(self.start.word)? as usize;
        (at < self.words.len()).then_some(at)
    }

    /// The position of a family in the block.
    fn at_family(&self, family: u32) -> Option<usize> {
        let at = family.checked_sub(self.start.family)? as usize;
        (at + 1 < self.families.len()).then_some(at)
    }

    /// The position of the family of a word.
    fn family_at(&self, word: u32) -> Option<usize> {
        let at = self.at_word(word)? as u32;
        self.families.partition_point(|family| family.members <= at).checked_sub(1)
    }

    /// The members of a family, both by position.
    fn members(&self, family: usize) -> Range<usize> {
        self.families[family].members as usize..self.families[family + 1].members as usize
    }

    pub(crate) fn member(&self, word: u32) -> Option<Member<'_>> {
        let at = self.at_word(word)?;
        let word = self.words[at];
        Some(Member { bare: self.bares.get(at), analysis: Analysis::from_code(word.code)?, print: word.print()? })
    }

    /// The number of the family of a word.
    pub(crate) fn family_of(&self, word: u32) -> Option<u32> {
        Some(self.start.family + self.family_at(word)? as u32)
    }

    /// The numbers of the words of a family.
    pub(crate) fn words(&self, family: u32) -> Range<u32> {
        self.at_family(family).map_or(0..0, |at| {
            let members = self.members(at);
            self.start.word + members.start as u32..self.start.word + members.end as u32
        })
    }

    /// The headword of a family.
    pub(crate) fn head(&self, family: u32) -> &str {
        self.at_family(family).map_or("", |at| self.heads.get(at))
    }

    /// Reads numbers told from a family or from its first word.
    fn near(&self, family: usize) -> Near {
        Near::of(self.start, &self.families, family, self.limits)
    }

    /// The words that may belong to a family, though another is likelier.
    pub(crate) fn perhaps(&self, family: u32) -> Vec<(u32, Analysis)> {
        let Some(at) = self.at_family(family) else { return Vec::new() };
        self.others(at, &mut self.from(self.families[at].others as usize))
    }

    fn others(&self, at: usize, from: &mut ByteReader<'_>) -> Vec<(u32, Analysis)> {
        self.near(at).others(self.column(0, at).number(), from)
    }

    /// The families linked with a family.
    pub(crate) fn links(&self, family: u32) -> Vec<(u32, Rule)> {
        let Some(at) = self.at_family(family) else { return Vec::new() };
        let from = &mut self.from(self.families[at].others as usize);
        self.others(at, from);
        self.near(at).links(self.column(0, self.families.len() - 1 + at).number(), from)
    }

    /// What a word reaches.
    pub(crate) fn reached(&self, word: u32) -> Option<Reached> {
        let family = self.family_at(word)?;
        match self.words[self.at_word(word)?].reach() {
            0 => {
                let own = (self.start.family + family as u32, Reach::Family);
                Some(Reached { families: vec![own], words: Vec::new() })
            }
            at => Some(self.near(family).reached(&mut self.from(at as usize))),
        }
    }

    /// The list of a family, and how often each entry occurs.
    fn list_at(&self, family: usize) -> Option<(FamilyList, Vec<u32>)> {
        let lists = &self.content[self.columns.lists..];
        let mut starts = self.starts.borrow_mut();
        let known = family.min(starts.len() - 1);
        let mut sizes = self.sizes_from(known);
        let mut at = known;
        loop {
            let (sizes, articles) = sizes.next(self.members(at).len());
            let mut from = BitReader::at(lists, starts[at]);
            let read = if sizes.entries == 0 {
                Default::default()
            } else {
                FamilyList::read(sizes, &articles, self.limits.articles, &mut from)
            };
            if starts.len() == at + 1 {
                starts.push(from.position());
            }
            if at == family {
                return from.check().map(|()| read);
            }
            at += 1;
        }
    }

    /// The list of a family.
    pub(crate) fn list(&self, family: u32) -> Option<FamilyList> {
        self.list_at(self.at_family(family)?).map(|read| read.0)
    }

    /// The pieces of the places of every family up to the last of those that have some of the words.
    pub(super) fn pieces(&self, words: &[u32]) -> Vec<Piece> {
        let families: Vec<usize> = words.iter().filter_map(|&word| self.family_at(word)).collect();
        let from = &mut self.from(self.columns.pieces);
        let (mut pieces, mut file) = (Vec::new(), 0);
        for family in 0..families.iter().max().map_or(0, |last| last + 1) {
            let first = pieces.len();
            read::read_pieces(from, &mut file, self.limits.articles, &mut pieces);
            for piece in &mut pieces[first..] {
                (piece.family, piece.is_wanted) = (family, families.contains(&family));
            }
        }
        pieces
    }

    /// The places of words in those of the articles, ascending, whose places are in these files: word, article, places.
    /// `pieces` are those of the words; `list` gives the list of a family.
    pub(super) fn places(
        &self,
        words: &[u32],
        articles: &[u32],
        pieces: &[Piece],
        files: &[(u32, &[u8])],
        rooms: Rooms<'_>,
        list: &dyn Fn(u32) -> Rc<FamilyList>,
    ) -> Option<Vec<(u32, u32, Vec<u32>)>> {
        let opened = |&(file, bytes)| PlacesFile { file, from: BitReader::new(bytes), read: 0, end: None };
        let mut opened: Vec<PlacesFile<'_>> = files.iter().map(opened).collect();
        for piece in pieces.iter().filter(|piece| piece.is_wanted) {
            let before = articles.partition_point(|&article| article < piece.articles.end);
            let article = articles[..before].last().filter(|&&article| article >= piece.articles.start);
            let file = opened.iter_mut().find(|opened| opened.file == piece.file);
            if let (Some(&article), Some(file)) = (article, file) {
                file.end = Some((piece.family, article));
            }
        }
        let (mut all, mut places) = (Vec::new(), Vec::new());
        for pieces in pieces.chunk_by(|a, b| a.family == b.family) {
            let family = pieces[0].family;
            let first = self.start.word + self.families[family].members;
            let mut known = None;
            for piece in pieces {
                let file = opened.iter_mut().find(|opened| opened.file == piece.file);
                let Some(PlacesFile { from, read, end: Some(end), .. }) = file else { continue };
                if *end < (family, piece.articles.start) {
                    continue;
                }
                if known.is_none() {
                    let wanted = self.members(family).map(|at| words.contains(&(self.start.word + at as u32)));
                    let list = list(self.start.family + family as u32);
                    let mut counts: Vec<u32> = list.0.iter().map(|entry| entry.count()).collect();
                    if counts.contains(&MOST_COUNT) {
                        counts = self.list_at(family)?.1;
                    }
                    known = Some((list, counts, wanted.collect::<Vec<bool>>()));
                }
                let Some((list, counts, wanted)) = &known else { continue };
                let entries = &list.0;
                let [from_entry, to_entry] = [piece.articles.start, piece.articles.end]
                    .map(|border| entries.partition_point(|entry| entry.article < border));
                for (entry, &count) in entries.iter().zip(counts).take(to_entry).skip(from_entry) {
                    if *end < (family, entry.article) {
                        break;
                    }
                    *read = read.saturating_add(count);
                    if *read > MOST_PLACES {
                        return None;
                    }
                    places.clear();
                    places.resize(count as usize, 0);
                    let room = rooms.of(entry.article);
                    places::read(&mut places, room, entry.in_title(), entry.leads(), from)?;
                    if wanted[usize::from(entry.word)] && articles.binary_search(&entry.article).is_ok() {
                        all.push((first + u32::from(entry.word), entry.article, places.clone()));
                    }
                }
            }
        }
        opened.iter().try_for_each(|file| file.from.check())?;
        Some(all)
    }
}

/// A file of places being read.
struct PlacesFile<'a> {
    file: u32,
    from: BitReader<'a>,
    /// How many places were read of it.
    read: u32,
    /// The family and the article whose places are the last that are wanted of it.
    end: Option<(usize, u32)>,
}

/// Reads numbers told from a family or from its first word.
#[derive(Clone, Copy)]
struct Near {
    family: u32,
    word: u32,
    limits: Limits,
}

impl Near {
    /// Near a family of a block, told by position.
    fn of(start: Numbered, families: &[Family], at: usize, limits: Limits) -> Self {
        Self { family: start.family + at as u32, word: start.word + families[at].members, limits }
    }

    fn family(self, from: &mut ByteReader<'_>) -> u32 {
        number_near(self.family, self.limits.numbers.ends().family, from)
    }

    fn word(self, from: &mut ByteReader<'_>) -> u32 {
        number_near(self.word, self.limits.numbers.ends().word, from)
    }

    fn reached(self, from: &mut ByteReader<'_>) -> Reached {
        let rank = |from: &mut ByteReader<'_>| {
            let reach = Reach::of_rank(from.byte());
            from.check(reach.is_some());
            reach.unwrap_or(Reach::Family)
        };
        let families = from.count();
        let families = (0..families).map(|_| (self.family(from), rank(from))).collect();
        let words = from.count();
        Reached { families, words: (0..words).map(|_| (self.word(from), rank(from))).collect() }
    }

    fn others(self, count: u32, from: &mut ByteReader<'_>) -> Vec<(u32, Analysis)> {
        let count = from.bounded(count);
        let other = |_| {
            let word = self.word(from);
            let analysis = analysis(from.number());
            from.check(analysis.is_some());
            (word, analysis.unwrap_or_default())
        };
        (0..count).map(other).collect()
    }

    fn links(self, count: u32, from: &mut ByteReader<'_>) -> Vec<(u32, Rule)> {
        let count = from.bounded(count);
        let link = |_| {
            let family = self.family(from);
            let rule = Rule::ALL.get(usize::from(from.byte())).copied();
            from.check(rule.is_some());
            (family, rule.unwrap_or(Rule::ALL[0]))
        };
        (0..count).map(link).collect()
    }
}

fn number_near(near: u32, most: u32, from: &mut ByteReader<'_>) -> u32 {
    let number = near.checked_add_signed(from.signed()).filter(|&number| number < most);
    from.check(number.is_some());
    number.unwrap_or_default()
}

fn analysis(code: u32) -> Option<Analysis> {
    u16::try_from(code).ok().and_then(Analysis::from_code)
}
