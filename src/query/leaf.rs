//! What is looked for where a word, a phrase or a pattern stands in a query, and the articles that have it.

use super::Rung;
use super::candidates::{Candidate, How, kin};
use super::rank::{InArticle, Scorer, merge};
use crate::index::Index;
use crate::index::list::LEAD;
use crate::sort::sort_by;
use crate::text::Token;

/// One place of a way: the words of the index that may stand there.
#[derive(Clone, Debug, Default)]
pub(super) struct Step {
    /// What was typed, if it is a word.
    pub(super) typed: Option<Token>,
    pub(super) words: Vec<Candidate>,
    /// Whether any word may stand there.
    pub(super) is_any: bool,
}

/// One way to find a leaf: words in a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Way(pub(super) Vec<Step>);

/// What is looked for, and how else it may be written.
#[derive(Clone, Debug, Default)]
pub(super) struct Leaf {
    /// As typed, then other spellings, perhaps in another number of words.
    pub(super) ways: Vec<Way>,
}

/// Words in a row somewhere: from the place of the first to behind that of the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) article: u32,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) rung: Rung,
}

impl Step {
    /// Whether only the text can confirm it: vowel marks, and that any word at all stands there and no paragraph ends.
    fn is_told_by_text(&self) -> bool {
        self.is_any || self.typed.as_ref().is_some_and(Token::is_vocalised)
    }
}

impl Leaf {
    /// Whether only the text can confirm one of its ways.
    pub(super) fn is_told_by_text(&self) -> bool {
        self.ways.iter().flat_map(|way| &way.0).any(Step::is_told_by_text)
    }

    /// Whether nothing stands for it, or only what it may be a slip for.
    pub(super) fn is_missing(&self) -> bool {
        let mut words = self.ways.iter().flat_map(|way| &way.0).flat_map(|step| &step.words);
        words.all(|candidate| matches!(candidate.how, How::Slip))
    }

    /// Words alike, where it is one word, with how alike they are.
    pub(super) fn kin(&self, index: &Index) -> Vec<(u32, f32)> {
        match self.ways.first().map(|Way(steps)| steps.as_slice()) {
            Some([Step { typed: Some(typed), words, .. }]) => kin(index, typed, words),
            _ => Vec::new(),
        }
    }

    /// What is looked for as this word of the index.
    pub(super) fn candidate(&self, word: u32) -> Option<&Candidate> {
        let steps = self.ways.iter().flat_map(|way| &way.0);
        steps.flat_map(|step| &step.words).find(|candidate| candidate.word == word)
    }

    /// The articles that have it, in order; only in their titles, if so wished.
    pub(super) fn articles(&self, scorer: &Scorer<'_>, index: &Index, title_only: bool) -> Vec<InArticle> {
        let mut words: Vec<Candidate> = Vec::new();
        let mut found = Vec::new();
        for way in &self.ways {
            if let [step] = way.0.as_slice() {
                let known = |candidate: &&Candidate| !words.iter().any(|known| known.word == candidate.word);
                let new: Vec<Candidate> = step.words.iter().filter(known).cloned().collect();
                words.extend(new);
            } else {
                let rows = way.rows(index, scorer, None);
                let of_rows = in_rows(&rows, index, scorer, title_only);
                found = joined(found, of_rows);
            }
        }
        joined(in_articles(&words, index, scorer, title_only), found)
    }

    /// Where it stands in some articles, ascending, or in all.
    pub(super) fn rows(&self, index: &Index, scorer: &Scorer<'_>, among: Option<&[u32]>) -> Vec<Row> {
        let mut rows: Vec<Row> = self.ways.iter().flat_map(|way| way.rows(index, scorer, among)).collect();
        sort_rows(&mut rows);
        rows
    }
}

impl Way {
    fn rows(&self, index: &Index, scorer: &Scorer<'_>, among: Option<&[u32]>) -> Vec<Row> {
        let missed = index.missed();
        let mut common: Option<Vec<u32>> = among.map(<[u32]>::to_vec);
        for step in self.0.iter().filter(|step| !step.is_any) {
            let articles = in_articles(&step.words, index, scorer, false);
            common = Some(match common {
                None => articles.iter().map(|found| found.article).collect(),
                Some(mut common) => {
                    common.retain(|article| articles.binary_search_by_key(article, |found| found.article).is_ok());
                    common
                }
            });
        }
        let common = common.unwrap_or_default();
        // Where lists are missing, it is not known yet whose places are wanted; those of others may be.
        if common.is_empty() || index.missed() != missed {
            return Vec::new();
        }
        let mut rows: Option<Vec<Row>> = None;
        for step in &self.0 {
            if step.is_any {
                rows.iter_mut().flatten().for_each(|row| row.end += 1);
                continue;
            }
            let places = step.places(index, &common);
            rows = Some(match rows {
                None => places,
                // A row ends behind the place of its last word so far.
                Some(rows) => rows
                    .into_iter()
                    .filter_map(|row| {
                        let wanted = (row.article, row.end);
                        let at = places.binary_search_by(|place| (place.article, place.start).cmp(&wanted)).ok()?;
                        Some(Row { end: row.end + 1, rung: row.rung.max(places[at].rung), ..row })
                    })
                    .collect(),
            });
        }
        rows.unwrap_or_default()
    }
}

impl Step {
    /// Every place of its words, each once, on the strictest rung.
    fn places(&self, index: &Index, articles: &[u32]) -> Vec<Row> {
        let numbers: Vec<u32> = self.words.iter().map(|candidate| candidate.word).collect();
        let mut rows = Vec::new();
        for (word, article, places) in index.places(&numbers, articles) {
            let rung = self.words.iter().find(|known| known.word == word).map_or(Rung::Near, |known| known.rung);
            rows.extend(places.into_iter().map(|start| Row { article, start, end: start + 1, rung }));
        }
        sort_rows(&mut rows);
        rows
    }
}

/// Sorts rows by place and leaves of those that begin at one place the strictest.
pub(super) fn sort_rows(rows: &mut Vec<Row>) {
    sort_by(rows, |a, b| {
        let key = |row: &Row| (row.article, row.start, row.rung, row.end);
        key(a).cmp(&key(b))
    });
    rows.dedup_by_key(|row| (row.article, row.start));
}

/// The same of groups: what begins at one place and ends at others stays.
pub(super) fn sort_groups(rows: &mut Vec<Row>) {
    let key = |row: &Row| (row.article, row.start, row.end, row.rung);
    sort_by(rows, |a, b| key(a).cmp(&key(b)));
    rows.dedup_by_key(|row| (row.article, row.start, row.end));
}

/// Rows by article, weighed.
pub(super) fn in_rows(rows: &[Row], index: &Index, scorer: &Scorer<'_>, title_only: bool) -> Vec<InArticle> {
    let mut found = Vec::new();
    for rows in rows.chunk_by(|a, b| a.article == b.article) {
        let article = rows[0].article;
        let text = index.text_start();
        let lead = text..text.saturating_add(LEAD);
        // How many rows there are up to a rung, the strictest of theirs, and what they count.
        let weighed = |widest: Rung| {
            let (mut count, mut in_title, mut leads, mut rung) = (0, false, false, Rung::Near);
            for row in rows.iter().filter(|row| row.rung <= widest && (!title_only || row.start < text)) {
                count += 1;
                in_title |= row.start < text;
                leads |= lead.contains(&row.start);
                rung = rung.min(row.rung);
            }
            (count, rung, if count > 0 { scorer.occurrences(count, in_title, leads) } else { 0.0 })
        };
        let (count, rung, family) = weighed(Rung::Near);
        if count > 0 {
            found.push(InArticle { article, rung, count, family, strict: weighed(Rung::Folded).2 });
        }
    }
    found
}

/// The articles that have some of the words, in order.
fn in_articles(words: &[Candidate], index: &Index, scorer: &Scorer<'_>, title_only: bool) -> Vec<InArticle> {
    let mut found: Vec<InArticle> = Vec::new();
    for (family, wanted) in by_family(words, index) {
        let list = index.list(family);
        let mut of_family: Vec<InArticle> = Vec::new();
        for entry in &list.0 {
            let Some(&Some((rung, own))) = wanted.get(usize::from(entry.word)) else { continue };
            if title_only && !entry.in_title() {
                continue;
            }
            let count = if title_only { 1 } else { entry.count() };
            let weight = scorer.occurrences(count, entry.in_title(), entry.leads());
            let new = InArticle {
                article: entry.article,
                rung,
                count,
                family: if rung == Rung::Near && !own { weight * scorer.weights.near } else { weight },
                strict: if own { weight } else { 0.0 },
            };
            match of_family.last_mut() {
                Some(known) if known.article == new.article => join(known, &new),
                _ => of_family.push(new),
            }
        }
        found = joined(found, of_family);
    }
    found
}

/// The words of a family that are wanted, by their place in it: the rung of each, and whether it is the word typed.
type Wanted = Vec<Option<(Rung, bool)>>;

/// Words by family.
fn by_family(words: &[Candidate], index: &Index) -> Vec<(u32, Wanted)> {
    let mut families: Vec<(u32, Wanted)> = Vec::new();
    for candidate in words {
        let Some((family, first)) = index.family_of(candidate.word) else { continue };
        let at = families.iter().position(|known| known.0 == family).unwrap_or_else(|| {
            families.push((family, Vec::new()));
            families.len() - 1
        });
        let (wanted, word) = (&mut families[at].1, (candidate.word - first) as usize);
        wanted.resize(wanted.len().max(word + 1), None);
        let (rung, own) = wanted[word].unwrap_or((candidate.rung, false));
        wanted[word] = Some((rung.min(candidate.rung), own | candidate.own));
    }
    families
}

/// What articles have of one thing and of another. Mostly there is but one.
fn joined(some: Vec<InArticle>, others: Vec<InArticle>) -> Vec<InArticle> {
    match (some.is_empty(), others.is_empty()) {
        (true, _) => others,
        (_, true) => some,
        _ => merge(&some, &others, |found| found.article, join),
    }
}

#[inline(always)]
fn join(into: &mut InArticle, other: &InArticle) {
    into.rung = into.rung.min(other.rung);
    into.count = into.count.saturating_add(other.count);
    into.family += other.family;
    into.strict += other.strict;
}
