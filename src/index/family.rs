//! Family blocks: families with their words, what each word reaches, and the lists of the words.
//!
//! ```text
//! block   = count heads shape… cores code… counts… reach… other… link… lists:bytes
//! heads   = texts, see `bytes`                        headword of each family
//! shape   = members perhaps links piece               of each family
//! piece   = 2·(pieces − 1) + new (article 0|1)…       its places: whether a new file begins, then the first article of
//!                                                     every further piece, and whether that begins a new file
//! cores   = texts                                     of each member, family by family: its letters between clitics
//! code    = 8·code + 4·whole + print                  its analysis; whether `core` is the whole word after all;
//!                                                     0 plain, 1 another reading, 2 several words as one
//! counts  = see `postings`, four columns
//! reach   = 0                                         its own family only
//!         | 1                                         the same as the last word of this family that was told of
//!         | 2+families (signed family, rank)… words (signed word, rank)…
//! other   = signed word, code                         words that may belong to a family, though another is likelier
//! link    = signed family, rank of the rule
//! ```
//! Columns, because what is alike compresses well. Families and words are told by how far they are from the family or from
//! the first word of it. Numbers are LEB128, see `bytes`; lists follow each other bit by bit, see `postings`; codes,
//! see [`crate::lexicon::Analysis`].

use std::ops::Range;

use super::bits::BitReader;
use super::bytes::{ByteReader, read_texts};
use super::filed::Print;
use super::lengths::Length;
use super::postings::{Counts, Postings};
use crate::lexicon::{Analysis, Reach, Reached, Rule};

/// The most articles that all lists of a block may have together; more only where the corpus has so many articles.
const MOST: u64 = 1 << 22;

/// Bounds of what a family block may tell of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    pub(super) articles: u32,
    pub(super) words: u32,
    pub(super) families: u32,
}

/// A word of a family.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    /// Without marks.
    pub(crate) bare: String,
    pub(crate) analysis: Analysis,
    pub(crate) print: Print,
    pub(crate) counts: Counts,
    /// What it reaches, by position among what words of the block reach; `None` for its own family only.
    reach: Option<usize>,
}

/// A family.
#[derive(Clone, Debug)]
pub(crate) struct Family {
    pub(crate) head: String,
    /// Its members, by position in the block.
    pub(crate) members: Range<usize>,
    pub(crate) perhaps: Vec<(u32, Analysis)>,
    pub(crate) links: Vec<(u32, Rule)>,
    pub(crate) pieces: Vec<Piece>,
}

/// A part of a family's places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) articles: Range<u32>,
    /// The number of its file.
    pub(crate) file: u32,
}

/// A block in memory.
#[derive(Clone, Debug)]
pub(crate) struct FamilyBlock {
    first_family: u32,
    first_word: u32,
    families: Vec<Family>,
    members: Vec<Member>,
    /// What many words reach is kept once.
    reached: Vec<Reached>,
    lists: Vec<u8>,
    articles: u32,
}

/// How much a family has of everything.
struct Shape {
    members: usize,
    perhaps: usize,
    links: usize,
    pieces: Vec<Piece>,
}

impl FamilyBlock {
    /// Reads a block that begins with this family and this word.
    #[inline(never)]
    pub(super) fn read(content: &[u8], first_family: u32, first_word: u32, limits: Limits) -> Option<Self> {
        let from = &mut ByteReader(content);
        let count = from.count()?;
        let heads = read_texts(count, from)?;
        let mut file = 0;
        let mut shapes = Vec::new();
        for _ in 0..count {
            shapes.push(Shape::read(from, &mut file, limits.articles)?);
        }
        let mut members = Members::read(from, &shapes, limits.articles)?;
        let mut first = 0;
        let mut reached = Vec::new();
        for (family, shape) in (first_family..).zip(&shapes) {
            let near = Near { family, word: first_word + first as u32, limits };
            let of_others = reached.len();
            for member in &mut members[first..first + shape.members] {
                near.reach(from, &mut reached, of_others, &mut member.reach)?;
            }
            first += shape.members;
        }
        let mut families = Vec::new();
        let mut first = 0;
        for ((family, head), shape) in (first_family..).zip(heads).zip(shapes) {
            let near = Near { family, word: first_word + first as u32, limits };
            let mut perhaps = Vec::new();
            for _ in 0..shape.perhaps {
                perhaps.push((near.word(from)?, analysis(from.number()?)?));
            }
            let mut links = Vec::new();
            for _ in 0..shape.links {
                let rule = |rank: u8| Rule::ALL.get(usize::from(rank)).copied();
                links.push((near.family(from)?, rule(from.byte()?)?));
            }
            let members = first..first + shape.members;
            first = members.end;
            families.push(Family { head, members, perhaps, links, pieces: shape.pieces });
        }
        let lists = from.bytes()?.to_vec();
        from.end()?;
        Some(Self { first_family, first_word, families, members, reached, lists, articles: limits.articles })
    }

    /// Whether the next block begins with this family and this word.
    pub(super) fn ends_at(&self, family: u32, word: u32) -> bool {
        self.first_family as usize + self.families.len() == family as usize
            && self.first_word as usize + self.members.len() == word as usize
    }

    pub(crate) fn member(&self, word: u32) -> Option<&Member> {
        self.members.get(word.checked_sub(self.first_word)? as usize)
    }

    pub(crate) fn family(&self, family: u32) -> Option<&Family> {
        self.families.get(family.checked_sub(self.first_family)? as usize)
    }

    /// The number of the family of a word.
    pub(crate) fn family_of(&self, word: u32) -> Option<u32> {
        let at = word.checked_sub(self.first_word)? as usize;
        let family = self.families.partition_point(|family| family.members.end <= at);
        (family < self.families.len()).then_some(self.first_family + family as u32)
    }

    /// The numbers of the words of a family.
    pub(crate) fn words(&self, family: u32) -> Range<u32> {
        self.family(family).map_or(0..0, |family| {
            self.first_word + family.members.start as u32..self.first_word + family.members.end as u32
        })
    }

    /// What a word reaches.
    pub(crate) fn reached(&self, word: u32) -> Option<Reached> {
        let own = || Some(Reached { families: vec![(self.family_of(word)?, Reach::Family)], words: Vec::new() });
        self.member(word)?.reach.map_or_else(own, |at| self.reached.get(at).cloned())
    }

    /// The lists of those of the words that are in this block, in order.
    pub(crate) fn postings(&self, words: &[u32]) -> Option<Vec<(u32, Postings)>> {
        let mut from = BitReader::new(&self.lists);
        let mut all = Vec::new();
        for (word, member) in (self.first_word..).zip(&self.members[..self.end(words)]) {
            let postings = Postings::read(member.counts, self.articles, &mut from);
            if words.contains(&word) {
                all.push((word, postings));
            }
        }
        from.check()?;
        Some(all)
    }

    /// How many members must be read for those of the words that are in this block.
    fn end(&self, words: &[u32]) -> usize {
        let at = |word: &u32| word.checked_sub(self.first_word).map(|at| at as usize + 1);
        words.iter().filter_map(at).filter(|&end| end <= self.members.len()).max().unwrap_or(0)
    }

    /// The pieces of the places of a word's family.
    pub(crate) fn pieces(&self, word: u32) -> &[Piece] {
        let family = self.family_of(word).and_then(|family| self.family(family));
        family.map_or(&[], |family| &family.pieces)
    }

    /// The places of words in those of the articles, ascending, whose places are in one file: word, article, places.
    pub(super) fn places(
        &self,
        words: &[u32],
        articles: &[u32],
        (file, bytes): (u32, &[u8]),
        lengths: &[Length],
    ) -> Option<Vec<(u32, u32, Vec<u32>)>> {
        let (mut lists, mut from) = (BitReader::new(&self.lists), BitReader::new(bytes));
        let (mut all, mut sum) = (Vec::new(), 0);
        let end = self.end(words);
        for family in self.families.iter().take_while(|family| family.members.start < end) {
            let read = |member: &Member| Postings::read(member.counts, self.articles, &mut lists);
            let postings: Vec<Postings> = self.members[family.members.clone()].iter().map(read).collect();
            for piece in family.pieces.iter().filter(|piece| piece.file == file) {
                for (word, postings) in (self.first_word + family.members.start as u32..).zip(&postings) {
                    let wanted = words.contains(&word);
                    for (article, places) in postings.read_places(&piece.articles, lengths, &mut sum, &mut from)? {
                        if wanted && articles.binary_search(&article).is_ok() {
                            all.push((word, article, places));
                        }
                    }
                }
            }
        }
        lists.check()?;
        Some(all)
    }
}

impl Shape {
    #[inline(never)]
    fn read(from: &mut ByteReader<'_>, file: &mut u32, articles: u32) -> Option<Self> {
        let (members, perhaps, links) = (from.count()?, from.count()?, from.count()?);
        let told = from.number()?;
        *file += told & 1;
        let mut pieces = vec![Piece { articles: 0..articles, file: *file }];
        for _ in 0..told >> 1 {
            let start = from.number()?;
            *file += u32::from(from.byte()? & 1);
            let last = pieces.last_mut()?;
            if start <= last.articles.start || start >= articles {
                return None;
            }
            last.articles.end = start;
            pieces.push(Piece { articles: start..articles, file: *file });
        }
        Some(Self { members, perhaps, links, pieces })
    }
}

/// The members of a block before it is known what they reach.
struct Members;

impl Members {
    #[inline(never)]
    fn read(from: &mut ByteReader<'_>, shapes: &[Shape], articles: u32) -> Option<Vec<Member>> {
        let count = shapes.iter().try_fold(0_usize, |sum, shape| sum.checked_add(shape.members));
        let count = count?;
        let cores = read_texts(count, from)?;
        let mut members = Vec::with_capacity(count);
        for core in cores {
            let told = from.number()?;
            let analysis = analysis(told >> 3)?;
            let bare = if told & 4 == 0 {
                let (front, behind) = analysis.around();
                front + &core + &behind
            } else {
                core
            };
            let print = *Print::ALL.get(told as usize & 3)?;
            members.push(Member { bare, analysis, print, counts: Counts::default(), reach: None });
        }
        let [of_articles, more] = [from.numbers(count)?, from.numbers(count)?];
        let [titles, leads] = [from.numbers(count)?, from.numbers(count)?];
        for (at, member) in members.iter_mut().enumerate() {
            member.counts = Counts::checked(of_articles[at], more[at], titles[at], leads[at], articles)?;
        }
        // Dense lists take next to no bits, so that a small block could tell of any number of them.
        let all: u64 = of_articles.into_iter().map(u64::from).sum();
        if all <= MOST.max(8 * u64::from(articles)) { Some(members) } else { None }
    }
}

/// Reads numbers told from the family or from its first word.
struct Near {
    family: u32,
    word: u32,
    limits: Limits,
}

impl Near {
    fn family(&self, from: &mut ByteReader<'_>) -> Option<u32> {
        number_near(self.family, self.limits.families, from)
    }

    fn word(&self, from: &mut ByteReader<'_>) -> Option<u32> {
        number_near(self.word, self.limits.words, from)
    }

    /// Reads what a word reaches and adds it to `all`, unless it is the same as what the last word told. Where it is goes to
    /// `at`; what stands before `start` belongs to other families.
    #[inline(never)]
    fn reach(
        &self,
        from: &mut ByteReader<'_>,
        all: &mut Vec<Reached>,
        start: usize,
        at: &mut Option<usize>,
    ) -> Option<()> {
        let families = match from.count()? {
            0 => return Some(()),
            1 => {
                *at = all.len().checked_sub(1).filter(|&last| last >= start);
                return Some(());
            }
            told => told - 2,
        };
        let rank = |from: &mut ByteReader<'_>| Reach::of_rank(from.byte()?);
        let mut reached = Reached::default();
        for _ in 0..families {
            reached.families.push((self.family(from)?, rank(from)?));
        }
        for _ in 0..from.count()? {
            reached.words.push((self.word(from)?, rank(from)?));
        }
        all.push(reached);
        *at = Some(all.len() - 1);
        Some(())
    }
}

#[inline(never)]
fn number_near(near: u32, most: u32, from: &mut ByteReader<'_>) -> Option<u32> {
    let number = i64::from(near).checked_add(from.signed()?)?;
    u32::try_from(number).ok().filter(|&number| number < most)
}

fn analysis(code: u32) -> Option<Analysis> {
    u16::try_from(code).ok().and_then(Analysis::from_code)
}
