//! A family block being read: columns of bytes → what is kept of it, whatever the bytes are.

use std::cell::RefCell;

use super::{
    Columns, Family, FamilyBlock, Limits, MOST, MOST_EACH, MOST_HEADS, MOST_WORDS, Near, PRINT, Piece, Word, sizes,
};
use crate::index::bytes::{ByteReader, Texts, read_texts};
use crate::index::filed::Print;
use crate::index::list::Sizes;
use crate::lexicon::Analysis;

impl FamilyBlock {
    /// Reads the block of a number.
    #[inline(never)]
    pub(in crate::index) fn read(content: &[u8], number: u32, limits: Limits) -> Option<Self> {
        let (start, most) = (limits.numbers.first(number), limits.numbers.most());
        let from = &mut ByteReader::new(content);
        let count = from.count();
        let heads = from.numbers(count);
        let spelt = read_texts(heads.iter().filter(|&&head| head == 0).count(), from);
        let members = from.numbers(count);
        let since = |start: &[u8], from: &ByteReader<'_>| start.len() - from.left();
        let told_of_families = from.rest();
        let [others, links] = [from.numbers(count), from.numbers(count)];
        let mut columns = Columns { pieces: since(told_of_families, from), sizes: 0, articles: 0, lists: 0 };
        let mut families = vec![Family::default(); count + 1];
        let mut file = 0;
        for _ in 0..count {
            read_pieces(from, &mut file, limits.articles, &mut Vec::new());
        }
        columns.sizes = since(told_of_families, from);
        let told = [(); 4].map(|()| from.numbers(count));
        let mut kept = told_of_families[..since(told_of_families, from)].to_vec();
        let in_all = members.iter().map(|&members| u64::from(members)).sum::<u64>();
        from.check(count as u64 <= most.family.into() && in_all <= most.word.into());
        let in_all = in_all.min(most.word.into()) as usize;
        let cores = read_texts(in_all, from);
        let (bares, mut words) = read_words(&cores, from);
        columns.articles = kept.len();
        let told_of_words = from.rest();
        let articles = from.numbers(in_all);
        kept.extend(&told_of_words[..since(told_of_words, from)]);
        let reach = from.take(in_all);
        from.sound()?;
        let (mut first, mut all) = (0_usize, 0_u64);
        for (at, family) in families[..count].iter_mut().enumerate() {
            family.members = first as u32;
            first += members[at] as usize;
            let articles = articles.get(family.members as usize..first)?;
            let entries: u64 = articles.iter().map(|&articles| u64::from(articles)).sum();
            all += entries;
            let sizes = sizes(entries as u32, [0, 1, 2, 3].map(|column| told[column][at]));
            let sound = articles.iter().all(|articles| (1..=limits.articles).contains(articles))
                && entries <= u32::MAX.into()
                && (sizes == Sizes::default() || sizes.are_sound(limits.articles))
                && articles.len() <= MOST_WORDS;
            from.check(sound);
        }
        families[count].members = first as u32;
        // Dense lists take next to no bits, so that a small block could tell of any number of them.
        from.check(all <= MOST.max(MOST_EACH * u64::from(limits.articles)));
        from.sound()?;
        let heads = all_heads(&heads, &spelt, &cores, &families, from);
        let rest = from.rest();
        let here = |from: &ByteReader<'_>| (kept.len() + since(rest, from)) as u32;
        for at in 0..count {
            let near = Near::of(start, &families, at, limits);
            let mut last = 0;
            let members = families[at].members as usize..families[at + 1].members as usize;
            for (word, reach) in words[members.clone()].iter_mut().zip(&reach[members]) {
                if *reach > 1 {
                    last = here(from);
                    near.reached(from);
                }
                word.told |= if *reach > 0 { last } else { 0 };
            }
        }
        for at in 0..count {
            let near = Near::of(start, &families, at, limits);
            families[at].others = here(from);
            near.others(others[at], from);
            near.links(links[at], from);
        }
        columns.lists = kept.len() + rest.len() - from.bytes().len();
        from.end()?;
        kept.extend(rest);
        let starts = RefCell::new(vec![0]);
        Some(Self { start, limits, content: kept, columns, heads, families, bares, words, starts })
    }
}

/// Reads where the places of a family are; `file` is the file of the places before.
pub(super) fn read_pieces(from: &mut ByteReader<'_>, file: &mut u32, articles: u32, pieces: &mut Vec<Piece>) {
    let told = from.number();
    *file += told & 1;
    let mut last = Piece { family: 0, is_wanted: false, articles: 0..articles, file: *file };
    for _ in 0..from.bounded(told >> 1) {
        let start = from.number();
        *file += u32::from(from.byte() & 1);
        from.check(last.articles.start < start && start < articles);
        last.articles.end = start;
        let next = Piece { articles: start..articles, file: *file, ..last };
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
        words.push(Word { code, told: u32::from(print) << PRINT });
    }
    (bares.trimmed(), words)
}

/// The columns of a word.
#[cfg(feature = "lexicon")]
pub(in crate::index) fn columns(analysis: Analysis, print: Print, is_whole: bool) -> [u8; 3] {
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
