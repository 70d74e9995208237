//! Corpus → index.
//!
//! ```text
//! articles ─► runs ─────────► vocabulary ─► layout ─► blocks ─► pack ─► family blocks, places
//!          └► text blocks                        └────────────────────► dictionary, ids, root
//! ```
//! All of it is pure, and made of pieces that any thread may do: the shell brings threads ([`Workers`]), keeps
//! runs in files if they are too large ([`Run::moved`]), and puts away files as they are made. The same articles give
//! the same bytes, however they are divided among threads.

mod blocks;
mod layout;
mod pack;
mod run;
mod texts;
mod vocabulary;

use serde_json::{Map, Value, json};

pub use crate::workers::{OneByOne, Workers};
pub use run::{Lists, Run};
pub use texts::{TextCutter, Volume};

use self::blocks::Blocks;
use self::layout::Layout;
use self::pack::{Packer, Source};
use self::vocabulary::Vocabulary;
use super::block::{Block, name};
use super::bytes::{self, Texts, checksum};
use super::dictionary::{self, Named};
use super::facts::Facts;
use super::lengths::{Length, Scale};
use super::places::Rooms;
use super::root::{self, Root};
use super::{ids, lengths};
use crate::Error;
use crate::corpus::{Article, Corpus, Date};
use crate::lexicon::{Lexicon, Reach, Variants};
use crate::text::fold_text;

/// Articles of a run.
pub const RUN: usize = 2048;
/// Families that one task encodes, and tasks between two calls to put files away.
const TASK: usize = 256;
const TASKS: usize = 32;
/// Spellings that one task folds.
const ENTRIES: usize = 16 << 10;
/// A dictionary block is closed when its spellings have so many bytes: every word of a query loads one, and the root tells where
/// each begins.
const DICTIONARY: usize = 11 << 8;
/// The same where all spellings are at hand, and the first query loads all of them.
const DICTIONARY_AT_HAND: usize = 64 << 10;
/// Of so many spellings every one is tried for a query word; a corpus of more attests enough.
const AT_HAND: usize = 24_000;
/// A corpus of so many bytes of text is small: one file.
pub const SMALL: u64 = 256 << 10;

/// What is known of articles without their texts, gathered one by one.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    ids: Vec<(u32, u32)>,
    sources: Vec<(String, u32)>,
    facts: Facts,
    dates: Option<(String, String)>,
    volumes: Vec<root::Volume>,
    /// The first article of each text block.
    texts: Vec<u32>,
    /// Articles in the text blocks so far.
    in_texts: u32,
    /// Bytes of text.
    size: u64,
}

impl Catalogue {
    /// Takes note of the next article.
    pub fn add(&mut self, article: &Article) {
        self.ids.push((ids::checksum(&article.id), self.ids.len() as u32));
        self.facts.add(article);
        match self.sources.iter_mut().find(|(name, _)| *name == article.source) {
            Some((_, count)) => *count += 1,
            None => self.sources.push((article.source.clone(), 1)),
        }
        if let Some((first, last)) = article.date.as_ref().map(Date::bounds) {
            let (earliest, latest) = self.dates.get_or_insert_with(|| (first.to_owned(), last.to_owned()));
            if first < earliest.as_str() {
                first.clone_into(earliest);
            }
            if last > latest.as_str() {
                last.clone_into(latest);
            }
        }
        self.size += article.paragraphs.iter().map(|paragraph| paragraph.text.len() as u64).sum::<u64>();
    }

    /// Takes note of the next volume of texts and makes its files.
    pub fn add_texts(&mut self, volume: Volume) -> Vec<File> {
        let name = volume.checksum();
        self.volumes.push(root::Volume { name, first: self.texts.len() as u32 });
        let file = |(number, block): (u32, texts::TextBlock)| {
            self.texts.push(self.in_texts);
            self.in_texts += u32::from(block.articles);
            let bytes = bytes::file(b't', number, name, &block.coded);
            File { path: format!("t/{name:08x}/{number}"), soft: bytes.len(), bytes }
        };
        (0..).zip(volume.0).map(file).collect()
    }

    /// Whether the corpus so far is small enough to be one file.
    pub const fn is_small(&self) -> bool {
        self.size <= SMALL
    }
}

/// A file of an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path below the index's folder, without an ending.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many of them, from the first on, are worth compressing; the others are dense already.
    pub soft: usize,
}

/// Makes everything but the texts. Of `about`, only what is not articles counts; `put` takes files as they are made.
/// Returns the root.
pub fn index<L: Lists>(
    about: &Corpus,
    catalogue: Catalogue,
    runs: &[Run<L>],
    lexicon: Option<&Lexicon>,
    workers: &impl Workers,
    mut put: impl FnMut(Vec<File>) -> Result<(), Error>,
) -> Result<Vec<u8>, Error> {
    let vocabulary = Vocabulary::of(runs, workers);
    let at_hand = vocabulary.spellings.len() <= AT_HAND;
    let layout = Layout::of(&vocabulary, lexicon, at_hand, workers);
    let scale = Scale::for_articles(catalogue.ids.len());
    let lengths: Vec<Length> = runs.iter().flat_map(|run| &run.lengths).copied().collect();
    let levels = lengths::levels(scale, lengths.iter().map(|length| length.places));
    let words: u64 = runs.iter().map(|run| run.words).sum();
    let facts = catalogue.facts.write();
    let blocks = Blocks::of(&layout, &vocabulary, levels.len() as u32)?;
    let mut root = Root {
        meta: meta(about, &catalogue, words),
        volumes: catalogue.volumes,
        texts: catalogue.texts,
        generation: generation(runs, &vocabulary, &layout, &facts),
        titles: lengths.iter().map(|length| length.title).max().unwrap_or_default(),
        scale,
        at_hand,
        levels: levels.clone(),
        numbers: blocks.numbers,
        spellings: Texts::default(),
        ids: Vec::new(),
    };
    let bounds = scale.bounds();
    let rooms = Rooms { titles: root.titles, levels: &levels, bounds: &bounds };
    let source = Source { runs, vocabulary: &vocabulary, layout: &layout, blocks: &blocks, lengths: &lengths, rooms };
    let mut packer = Packer::default();
    let mut block = 0;
    let mut pack = |packed: pack::Packed, files: &mut Vec<File>| {
        files.push(made(&root, Block::Families(block), &packed.content, packed.columns));
        for (file, content) in (0..).zip(&packed.places) {
            files.push(made(&root, Block::Places(block, file), content, 0));
        }
        block += 1;
    };
    let families: Vec<u32> = (0..layout.families.len() as u32).collect();
    for some in families.chunks(TASK * TASKS) {
        let encode = |task: &[u32]| task.iter().map(|&family| source.encode(family)).collect::<Vec<_>>();
        let mut files = Vec::new();
        for encoded in workers.map(some.chunks(TASK).collect(), encode).into_iter().flatten() {
            if let Some(packed) = packer.add(encoded, &source) {
                pack(packed, &mut files);
            }
        }
        put(files)?;
    }
    let mut files = Vec::new();
    if let Some(packed) = packer.finish(&source) {
        pack(packed, &mut files);
    }
    let size = if at_hand { DICTIONARY_AT_HAND } else { DICTIONARY };
    for block in dictionary_blocks(&vocabulary, &layout, &blocks, size, workers) {
        let at = root.spellings.len() as u32;
        root.spellings.push(&block.begin);
        let content = dictionary::write(&block.entries, |word| beyond(blocks.word_of(word), &layout, &blocks));
        files.push(made(&root, Block::Dictionary(at), &content, content.len()));
    }
    let mut by_checksum = catalogue.ids;
    by_checksum.sort_unstable();
    for some in by_checksum.chunks(ids::MOST) {
        let at = root.ids.len() as u32;
        root.ids.push(some[0].0);
        files.push(made(&root, Block::Ids(at), &ids::write(some, root.articles()), 0));
    }
    files.push(made(&root, Block::Facts, &facts, facts.len()));
    put(files)?;
    Ok(root.write())
}

/// All of a corpus as one file.
pub fn bundle(corpus: &Corpus, lexicon: Option<&Lexicon>, workers: &impl Workers) -> Result<Vec<u8>, Error> {
    let (root, files) = files(corpus, lexicon, workers)?;
    let root = std::iter::once(("root".into(), root));
    let files: Vec<(String, Vec<u8>)> = root.chain(files.into_iter().map(|file| (file.path, file.bytes))).collect();
    Ok(root::bundle(&files))
}

/// The root of an index, and all of its other files.
pub fn files(
    corpus: &Corpus,
    lexicon: Option<&Lexicon>,
    workers: &impl Workers,
) -> Result<(Vec<u8>, Vec<File>), Error> {
    let variants = Variants::built_in();
    let mut catalogue = Catalogue::default();
    let mut cutter = TextCutter::default();
    let mut files = Vec::new();
    let mut volumes = Vec::new();
    for article in &corpus.articles {
        catalogue.add(article);
        volumes.extend(cutter.add(article)?);
    }
    volumes.extend(cutter.finish());
    for volume in volumes {
        files.extend(catalogue.add_texts(volume));
    }
    let chunks = corpus.articles.chunks(RUN).enumerate().collect();
    let runs = workers.map(chunks, |(at, articles)| Run::of(articles, (at * RUN) as u32, &variants));
    let root = index(corpus, catalogue, &runs, lexicon, workers, |made| {
        files.extend(made);
        Ok(())
    })?;
    Ok((root, files))
}

fn made(root: &Root, block: Block, content: &[u8], soft: usize) -> File {
    let bytes = bytes::file(block.kind(), block.number(), root.generation, content);
    File { path: name(root, block), soft: bytes.len() - content.len() + soft, bytes }
}

/// A number for everything that the blocks are made from, so that a name always stands for the same bytes.
fn generation<L>(runs: &[Run<L>], vocabulary: &Vocabulary, layout: &Layout, facts: &[u8]) -> u32 {
    let mut all: Vec<u8> = env!("CARGO_PKG_VERSION").into();
    all.push(bytes::VERSION);
    all.extend(facts);
    for run in runs {
        all.extend(run.checksum.to_le_bytes());
        for length in &run.lengths {
            all.extend(length.places.to_le_bytes());
            all.extend(length.title.to_le_bytes());
        }
    }
    for ((spelling, family), analysis) in vocabulary.spellings.iter().zip(&layout.family_of).zip(&layout.analyses) {
        all.extend(spelling.bare.as_bytes());
        all.extend(family.to_le_bytes());
        all.extend(analysis.code().to_le_bytes());
    }
    layout.tell(&mut all);
    checksum(&all)
}

/// What a page shows of a corpus before it has any of its articles.
fn meta(about: &Corpus, catalogue: &Catalogue, words: u64) -> String {
    let mut sources = catalogue.sources.clone();
    sources.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let sources: Vec<Value> = sources.iter().map(|(name, count)| json!({"name": name, "articles": count})).collect();
    let mut meta = Map::new();
    meta.insert("title".into(), about.title.as_str().into());
    meta.insert("about".into(), about.about.as_str().into());
    meta.insert("language".into(), about.language.as_str().into());
    meta.insert("articles".into(), catalogue.ids.len().into());
    meta.insert("words".into(), words.into());
    meta.insert("sources".into(), sources.into());
    if let Some((first, last)) = &catalogue.dates {
        meta.insert("firstDate".into(), first.as_str().into());
        meta.insert("lastDate".into(), last.as_str().into());
    }
    if !about.extra.is_empty() {
        meta.insert("more".into(), about.extra.clone().into());
    }
    Value::from(meta).to_string()
}

/// The dictionary, cut into blocks.
fn dictionary_blocks<'a>(
    vocabulary: &'a Vocabulary,
    layout: &'a Layout,
    blocks: &Blocks,
    most: usize,
    workers: &impl Workers,
) -> Vec<DictionaryBlock<'a>> {
    let mut named: Vec<(&str, Named)> = Vec::new();
    let mut add = |bare: &'a str, what: Named| named.push((bare, what));
    let mut occurs = vec![false; layout.families.len()];
    for (at, spelling) in vocabulary.spellings.iter().enumerate() {
        let family = layout.family_of[at] as usize;
        let is_head = layout.families[family].head == *spelling.bare;
        occurs[family] |= is_head;
        let prints = spelling.prints;
        let occurrences = spelling.occurrences;
        add(&spelling.bare, Named::Word { first: blocks.word(layout.word_of[at]), prints, is_head, occurrences });
    }
    for ((number, family), occurs) in (0..).zip(&layout.families).zip(occurs) {
        // That of words which the corpus lacks has no headword.
        if !occurs && !family.head.is_empty() {
            add(&family.head, Named::Family(blocks.family(number)));
        }
    }
    for (bare, family) in &layout.absent {
        add(bare, Named::Family(blocks.family(*family)));
    }
    let folded = workers.map(named.chunks(ENTRIES).collect(), |named: &[(&'a str, Named)]| {
        named.iter().map(|&(bare, what)| (fold_text(bare), bare, what)).collect::<Vec<_>>()
    });
    let mut entries: Vec<(String, &str, Named)> = folded.into_iter().flatten().collect();
    entries.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    let mut made: Vec<DictionaryBlock> = Vec::new();
    let mut rest = entries.as_slice();
    let mut begin = rest.first().map(|first| first.0.clone()).unwrap_or_default();
    while !rest.is_empty() {
        let (end, next) = dictionary_end(rest, most);
        let (block, behind) = rest.split_at(end);
        made.push(DictionaryBlock { begin, entries: block.iter().map(|&(_, bare, what)| (bare, what)).collect() });
        (rest, begin) = (behind, next);
    }
    made
}

/// Where a dictionary block of about so many bytes ends, and what the next one begins with: where this is shortest, of some places
/// near the end (Bayer & Unterauer, *Prefix B-trees*, 1977). The root has it of every block.
fn dictionary_end(entries: &[(String, &str, Named)], most: usize) -> (usize, String) {
    let mut size = 0;
    let mut best: Option<(usize, &str)> = None;
    for (at, pair) in (1..).zip(entries.windows(2)) {
        let [before, behind] = [&pair[0].0, &pair[1].0];
        size += pair[0].1.len();
        if size < most - most / 8 || before == behind {
            continue;
        }
        let begin = beginning(behind, before);
        if best.is_none_or(|(_, best)| begin.len() <= best.len()) {
            best = Some((at, begin));
        }
        if size >= most + most / 8 {
            break;
        }
    }
    best.map_or((entries.len(), String::new()), |(at, begin)| (at, begin.to_owned()))
}

/// The family blocks that a word leads to beside its own one, counted from that.
fn beyond(word: u32, layout: &Layout, blocks: &Blocks) -> Vec<i64> {
    let of_word = |word: u32| i64::from(blocks.of_word(word));
    let of_family = |family: u32| i64::from(blocks.of_family(family));
    let spelling = layout.words[word as usize].spelling as usize;
    let own = of_word(word);
    let mut found = Vec::new();
    let mut add_words_beside = |family: u32| {
        let perhaps = &layout.families[family as usize].perhaps;
        found.extend(perhaps.iter().map(|&(other, _)| of_word(other)));
    };
    match &layout.reached[spelling] {
        None => add_words_beside(layout.family_of[spelling]),
        Some(reached) => {
            let families = || reached.families.iter();
            families().filter(|(_, reach)| *reach == Reach::Family).for_each(|&(family, _)| add_words_beside(family));
            found.extend(families().map(|&(family, _)| of_family(family)));
            found.extend(reached.words.iter().map(|&(other, _)| of_word(other)));
        }
    }
    found.sort_unstable();
    found.dedup();
    found.retain(|&block| block != own);
    found.iter().map(|block| block - own).collect()
}

/// Of a folded spelling as many letters as tell it from the one before.
fn beginning<'a>(folded: &'a str, before: &str) -> &'a str {
    let mut ends = folded.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.find(|&end| folded[..end] > *before).map_or(folded, |end| &folded[..end])
}

/// The spellings of a block, and what its first folded one begins with.
struct DictionaryBlock<'a> {
    begin: String,
    entries: Vec<(&'a str, Named)>,
}
