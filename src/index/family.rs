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
//! A block is kept as it came, with the beginning of everything that is looked up: taken apart, it would take up several
//! times its bytes.

use std::cell::RefCell;
use std::ops::Range;

use super::bits::BitReader;
use super::bytes::{ByteReader, Texts, read_texts};
use super::filed::Print;
use super::lengths::Length;
use super::list::{FamilyList, Sizes};
use super::places;
use super::root::FamilyStart;
use crate::lexicon::{Analysis, Reach, Reached, Rule};

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
    pub(super) words: u32,
    pub(super) families: u32,
}

/// A word of a family.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member<'a> {
    /// Without marks.
    pub(crate) bare: &'a str,
    pub(crate) analysis: Analysis,
    pub(crate) print: Print,
}

/// A word as it is kept.
///
/// Its [`code`](Analysis::code) is told in parts that are mostly alike in words that stand beside each other:
/// proclitics (5 bits), elided (1); pronoun (4), seam (1); relation (3), trust (2), print (2), whole (1), lowest bits first.
/// Print: 0 plain, 1 another reading, 2 several words as one.
#[derive(Clone, Copy, Debug)]
struct Word {
    code: u16,
    print: u8,
    /// Where what it reaches begins in the content; 0 for its own family only.
    reach: u32,
}

/// A family as it is kept.
#[derive(Clone, Copy, Debug, Default)]
struct Family {
    /// Where its members, its pieces, and its others in the content begin; its links come behind the others.
    members: u32,
    pieces: u32,
    others: u32,
    /// How many it has.
    other_count: u32,
    link_count: u32,
    sizes: Sizes,
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
    /// Its first family and its first word.
    start: FamilyStart,
    limits: Limits,
    content: Vec<u8>,
    heads: Texts,
    /// The families, and one more, which begins where they end.
    families: Vec<Family>,
    pieces: Vec<Piece>,
    bares: Texts,
    words: Vec<Word>,
    /// How many articles have each word.
    articles: Vec<u32>,
    /// Where the lists begin in the content.
    lists: usize,
    /// Where the list of each family begins, in bits, as far as it is known.
    starts: RefCell<Vec<u64>>,
}

impl FamilyBlock {
    /// Reads a block that begins with the family and the word of `start`, and ends before those of `end`.
    #[inline(never)]
    pub(super) fn read(content: &[u8], start: FamilyStart, end: FamilyStart, limits: Limits) -> Option<Self> {
        let from = &mut ByteReader::new(content);
        let count = from.count();
        let heads = from.numbers(count);
        let spelt = read_texts(heads.iter().filter(|&&head| head == 0).count(), from);
        let [members, others, links] = [from.numbers(count), from.numbers(count), from.numbers(count)];
        let mut families = vec![Family::default(); count + 1];
        let mut pieces = Vec::new();
        let mut file = 0;
        for family in &mut families[..count] {
            family.pieces = pieces.len() as u32;
            read_pieces(from, &mut file, limits.articles, &mut pieces);
        }
        let sizes = [(); 4].map(|()| from.numbers(count));
        let in_all = end.word.wrapping_sub(start.word) as usize;
        let cores = read_texts(in_all, from);
        let (bares, mut words) = read_words(&cores, from);
        let articles = from.numbers(in_all);
        let reach = from.take(in_all);
        from.sound()?;
        let (mut first, mut all) = (0_usize, 0_u64);
        for (at, family) in families[..count].iter_mut().enumerate() {
            family.members = first as u32;
            first += members[at] as usize;
            let articles = articles.get(family.members as usize..first)?;
            let entries: u64 = articles.iter().map(|&articles| u64::from(articles)).sum();
            all += entries;
            let told = |column: usize| sizes[column][at];
            family.sizes = Sizes {
                articles: (entries as u32).saturating_sub(told(0)),
                entries: entries as u32,
                occurrences: (entries as u32).saturating_add(told(1)),
                titles: told(2),
                leads: told(3),
            };
            let sound = articles.iter().all(|articles| (1..=limits.articles).contains(articles))
                && entries <= u32::MAX.into()
                && (family.sizes == Sizes::default() || family.sizes.are_sound(limits.articles))
                && articles.len() <= MOST_WORDS;
            from.check(sound);
        }
        families[count].members = first as u32;
        families[count].pieces = pieces.len() as u32;
        // Dense lists take next to no bits, so that a small block could tell of any number of them.
        let are_all = count == end.family.wrapping_sub(start.family) as usize && first == in_all;
        from.check(are_all && all <= MOST.max(MOST_EACH * u64::from(limits.articles)));
        from.sound()?;
        let heads = all_heads(&heads, &spelt, &cores, &families, from);
        let here = |from: &ByteReader<'_>| (content.len() - from.left()) as u32;
        for at in 0..count {
            let near = Near::of(start, &families, at, limits);
            let mut last = 0;
            let members = families[at].members as usize..families[at + 1].members as usize;
            for (word, reach) in words[members.clone()].iter_mut().zip(&reach[members]) {
                if *reach > 1 {
                    last = here(from);
                    near.reached(from);
                }
                word.reach = if *reach > 0 { last } else { 0 };
            }
        }
        for at in 0..count {
            let near = Near::of(start, &families, at, limits);
            let family = &mut families[at];
            (family.others, family.other_count, family.link_count) = (here(from), others[at], links[at]);
            near.others(others[at], from);
            near.links(links[at], from);
        }
        let lists = content.len() - from.bytes().len();
        from.end()?;
        let content = content.to_vec();
        let starts = RefCell::new(vec![0]);
        Some(Self { start, limits, content, heads, families, pieces, bares, words, articles, lists, starts })
    }

    /// Bytes that it takes up, about.
    pub(super) fn size(&self) -> usize {
        self.content.len()
            + self.heads.size()
            + self.bares.size()
            + size_of_val(self.families.as_slice())
            + size_of_val(self.pieces.as_slice())
            + size_of_val(self.words.as_slice())
            + 4 * self.articles.len()
            + 8 * self.families.len()
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
        let Word { code, print, .. } = self.words[at];
        let print = *Print::ALL.get(usize::from(print))?;
        Some(Member { bare: self.bares.get(at), analysis: Analysis::from_code(code)?, print })
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

    /// Reads something of a family, whose numbers it is told by, from a place of the content.
    fn read_at<T>(&self, family: usize, at: u32, read: impl FnOnce(Near, &mut ByteReader<'_>) -> T) -> T {
        let near = Near::of(self.start, &self.families, family, self.limits);
        read(near, &mut ByteReader::new(&self.content[at as usize..]))
    }

    /// The words that may belong to a family, though another is likelier.
    pub(crate) fn perhaps(&self, family: u32) -> Vec<(u32, Analysis)> {
        let Some(at) = self.at_family(family) else { return Vec::new() };
        let Family { others, other_count, .. } = self.families[at];
        self.read_at(at, others, |near, from| near.others(other_count, from))
    }

    /// The families linked with a family.
    pub(crate) fn links(&self, family: u32) -> Vec<(u32, Rule)> {
        let Some(at) = self.at_family(family) else { return Vec::new() };
        let Family { others, other_count, link_count, .. } = self.families[at];
        self.read_at(at, others, |near, from| {
            near.others(other_count, from);
            near.links(link_count, from)
        })
    }

    /// What a word reaches.
    pub(crate) fn reached(&self, word: u32) -> Option<Reached> {
        let family = self.family_at(word)?;
        match self.words[self.at_word(word)?].reach {
            0 => {
                let own = (self.start.family + family as u32, Reach::Family);
                Some(Reached { families: vec![own], words: Vec::new() })
            }
            at => Some(self.read_at(family, at, Near::reached)),
        }
    }

    /// The list of a family, and how often each entry occurs.
    fn list_at(&self, family: usize) -> Option<(FamilyList, Vec<u32>)> {
        let lists = &self.content[self.lists..];
        let mut starts = self.starts.borrow_mut();
        loop {
            let at = family.min(starts.len() - 1);
            let mut from = BitReader::at(lists, starts[at]);
            let sizes = self.families[at].sizes;
            let read = if sizes.entries == 0 {
                Default::default()
            } else {
                FamilyList::read(sizes, &self.articles[self.members(at)], self.limits.articles, &mut from)
            };
            if starts.len() == at + 1 {
                starts.push(from.position());
            }
            if at == family {
                return from.check().map(|()| read);
            }
        }
    }

    /// The list of a family.
    pub(crate) fn list(&self, family: u32) -> Option<FamilyList> {
        self.list_at(self.at_family(family)?).map(|read| read.0)
    }

    /// The pieces of the places of a word's family.
    pub(crate) fn pieces(&self, word: u32) -> &[Piece] {
        self.family_at(word).map_or(&[], |at| self.pieces_at(at))
    }

    fn pieces_at(&self, family: usize) -> &[Piece] {
        &self.pieces[self.families[family].pieces as usize..self.families[family + 1].pieces as usize]
    }

    /// The places of words in those of the articles, ascending, whose places are in these files: word, article, places.
    pub(super) fn places(
        &self,
        words: &[u32],
        articles: &[u32],
        files: &[(u32, &[u8])],
        lengths: &[Length],
    ) -> Option<Vec<(u32, u32, Vec<u32>)>> {
        let mut readers: Vec<(u32, BitReader<'_>, u32)> =
            files.iter().map(|&(file, bytes)| (file, BitReader::new(bytes), 0)).collect();
        let (mut all, mut places) = (Vec::new(), Vec::new());
        let end = words.iter().filter_map(|&word| self.family_at(word)).max().map_or(0, |last| last + 1);
        for family in 0..end {
            let first = self.start.word + self.families[family].members;
            let mut list = None;
            for piece in self.pieces_at(family) {
                let Some((_, from, sum)) = readers.iter_mut().find(|reader| reader.0 == piece.file) else { continue };
                if list.is_none() {
                    let wanted = self.members(family).map(|at| words.contains(&(self.start.word + at as u32)));
                    list = Some((self.list_at(family)?, wanted.collect::<Vec<bool>>()));
                }
                let Some(((FamilyList(entries), counts), wanted)) = &list else { continue };
                let start = entries.partition_point(|entry| entry.article < piece.articles.start);
                let end = entries.partition_point(|entry| entry.article < piece.articles.end);
                for (entry, &count) in entries[start..end].iter().zip(&counts[start..end]) {
                    *sum = sum.saturating_add(count);
                    if *sum > MOST_PLACES {
                        return None;
                    }
                    places.clear();
                    places.resize(count as usize, 0);
                    let length = lengths.get(entry.article as usize).copied().unwrap_or_default();
                    places::read(&mut places, length, entry.in_title(), entry.leads(), from)?;
                    if wanted[usize::from(entry.word)] && articles.binary_search(&entry.article).is_ok() {
                        all.push((first + u32::from(entry.word), entry.article, places.clone()));
                    }
                }
            }
        }
        readers.iter().try_for_each(|(_, from, _)| from.check())?;
        Some(all)
    }
}

/// Reads where the places of a family are; `file` is the file of the places before.
fn read_pieces(from: &mut ByteReader<'_>, file: &mut u32, articles: u32, pieces: &mut Vec<Piece>) {
    let told = from.number();
    *file += told & 1;
    let mut last = Piece { articles: 0..articles, file: *file };
    for _ in 0..from.bounded(told >> 1) {
        let start = from.number();
        *file += u32::from(from.byte() & 1);
        from.check(last.articles.start < start && start < articles);
        last.articles.end = start;
        let next = Piece { articles: start..articles, file: *file };
        pieces.push(std::mem::replace(&mut last, next));
    }
    pieces.push(last);
}

/// Reads what is told of the words that have these cores, and spells them.
fn read_words(cores: &Texts, from: &mut ByteReader<'_>) -> (Texts, Vec<Word>) {
    let columns = [(); 3].map(|()| from.take(cores.len()));
    let mut bares = Texts::default();
    let mut words = Vec::with_capacity(cores.len());
    for (at, ((front, behind), more)) in columns[0].iter().zip(columns[1]).zip(columns[2]).enumerate() {
        let (code, print, is_whole) = of_columns([*front, *behind, *more]);
        let analysis = Analysis::from_code(code);
        from.check(analysis.is_some() && usize::from(print) < Print::ALL.len());
        if is_whole {
            bares.push(cores.get(at));
        } else {
            let (front, behind) = analysis.unwrap_or_default().around();
            bares.push(&(front + cores.get(at) + &behind));
        }
        words.push(Word { code, print, reach: 0 });
    }
    (bares.trimmed(), words)
}

/// The columns of a word.
#[cfg(feature = "lexicon")]
pub(super) fn columns(analysis: Analysis, print: Print, is_whole: bool) -> [u8; 3] {
    let code = analysis.code();
    let more = code >> 9 & 7 | (code >> 14) << 3 | (print as u16) << 5 | u16::from(is_whole) << 7;
    [code & 31 | (code >> 13 & 1) << 5, code >> 5 & 15 | (code >> 12 & 1) << 4, more].map(|column| column as u8)
}

/// From its columns a word's code, its print, and whether its core is the whole word.
fn of_columns(columns: [u8; 3]) -> (u16, u8, bool) {
    let [front, behind, more] = columns.map(u16::from);
    let code = front & 31 | (behind & 15) << 5 | (more & 7) << 9 | (behind >> 4 & 1) << 12 | (front >> 5 & 1) << 13;
    (code | (more >> 3 & 3) << 14, (more >> 5 & 3) as u8, more & 0x80 != 0)
}

/// The headwords of families, from where they are told to be.
fn all_heads(told: &[u32], spelt: &Texts, cores: &Texts, families: &[Family], from: &mut ByteReader<'_>) -> Texts {
    let mut heads = Texts::default();
    let mut next = 0;
    for (&told, pair) in told.iter().zip(families.windows(2)) {
        if let Some(member) = told.checked_sub(1) {
            from.check(member < pair[1].members - pair[0].members && heads.size() <= MOST_HEADS);
            if from.sound().is_none() {
                break;
            }
            heads.push(cores.get(pair[0].members.saturating_add(member) as usize));
        } else {
            heads.push(spelt.get(next));
            next += 1;
        }
    }
    heads.trimmed()
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
    fn of(start: FamilyStart, families: &[Family], at: usize, limits: Limits) -> Self {
        Self { family: start.family + at as u32, word: start.word + families[at].members, limits }
    }

    fn family(self, from: &mut ByteReader<'_>) -> u32 {
        number_near(self.family, self.limits.families, from)
    }

    fn word(self, from: &mut ByteReader<'_>) -> u32 {
        number_near(self.word, self.limits.words, from)
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
