//! Queries answered by reading: every article is gone through word by word for every part of a query, without an index.
//! Slow, and meant to be right at sight.
//!
//! Which words belong to one family is the lexicon's business; it is asked of [`Searcher::forms`], word by word.

use std::collections::BTreeMap;
use std::ops::Range;

use kashshaf::corpus::{Article, Corpus, Role};
use kashshaf::near::{allowed_edits, edits};
use kashshaf::query::{Clause, Days, Level, Phrase, Place, Query, Rung, Rungs, Searcher, What, Word, is_function_word};
use kashshaf::text::{Token, fold, tokenize};

/// An article, word by word.
pub(crate) struct Words<'a> {
    article: &'a Article,
    /// The words of the title, then those of the paragraphs; nothing where one text ends and the next begins.
    places: Vec<Option<Token>>,
    /// How many of them are the title's.
    title: usize,
    /// The first place of each text, by the number of its paragraph; 0 is the title.
    texts: Vec<(u32, usize)>,
}

impl<'a> Words<'a> {
    pub(crate) fn of(article: &'a Article) -> Self {
        let body = (1..).zip(&article.paragraphs);
        let body = body.filter(|(at, paragraph)| paragraph.role != Role::Noise && !article.is_title(*at as usize - 1));
        let body = body.map(|(at, paragraph)| (at, paragraph.text.as_str()));
        let (mut places, mut texts, mut title) = (Vec::new(), Vec::new(), 0);
        for (number, text) in std::iter::once((0, article.title.as_str())).chain(body) {
            texts.push((number, places.len()));
            places.extend(tokenize(text).map(Some));
            if number == 0 {
                title = places.len();
            }
            places.push(None);
        }
        Self { article, places, title, texts }
    }

    /// Ranges of places as byte ranges of their texts, those that overlap made one; what no text holds whole is left out.
    pub(crate) fn marks(&self, mut ranges: Vec<Range<usize>>) -> Vec<(u32, Vec<Range<usize>>)> {
        ranges.sort_by_key(|range| (range.start, range.end));
        let mut by_text: BTreeMap<u32, Vec<Range<usize>>> = BTreeMap::new();
        for range in ranges {
            let Some(words) = self.places[range.clone()].iter().map(Option::as_ref).collect::<Option<Vec<_>>>() else {
                continue;
            };
            let (number, _) = *self.texts.iter().rfind(|(_, first)| *first <= range.start).unwrap();
            let bytes = words[0].range.start..words[words.len() - 1].range.end;
            let marks = by_text.entry(number).or_default();
            match marks.last_mut() {
                Some(last) if bytes.start < last.end => last.end = last.end.max(bytes.end),
                _ => marks.push(bytes),
            }
        }
        by_text.into_iter().collect()
    }
}

/// Where something stands, and on which rung.
pub(crate) type Stand = (Range<usize>, Rung);

/// A corpus that is read.
pub(crate) struct Reading<'a> {
    pub(crate) articles: Vec<Words<'a>>,
    searcher: &'a Searcher,
    rungs: Rungs,
}

/// What answers a query.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The articles, each with the widest rung that some part needs.
    pub(crate) articles: Vec<(usize, Rung)>,
    /// Whether an article's evidence is so near to what is enough that rounding decides.
    pub(crate) close: bool,
}

/// The part of a spelling that is filed, as `src/index/filed.rs` says.
fn filed(bare: &str) -> String {
    let mut filed = bare.to_owned();
    while filed.len() > 120 {
        filed.pop();
    }
    filed
}

/// On which rung a printed word is the same spelling as a typed one; `agree` tells whether their marks do.
fn spelt(typed: &Token, printed: &Token, agree: bool, rungs: Rungs) -> Option<Rung> {
    let sought: Vec<String> =
        std::iter::once(typed.folded.clone()).chain(typed.alternates()).map(|spelling| filed(&spelling)).collect();
    let folds = |bare: &str| sought.contains(&fold(&filed(bare)).text);
    if folds(&printed.bare) && agree && filed(&printed.bare) == filed(&typed.bare) {
        return Some(Rung::Exact);
    }
    let read = (folds(&printed.bare) && agree) || printed.alternates().iter().any(|reading| folds(reading));
    (read && rungs.has(Rung::Folded)).then_some(Rung::Folded)
}

impl<'a> Reading<'a> {
    pub(crate) fn of(corpus: &'a Corpus, searcher: &'a Searcher, rungs: Rungs) -> Self {
        Self { articles: corpus.articles.iter().map(Words::of).collect(), searcher, rungs }
    }

    /// The articles that answer a query: all that is no plain word, phrase or shape must be fulfilled; of those that are,
    /// a look-up wants all if any article has them all, else they must tell enough together.
    pub(crate) fn answer(&self, query: &Query) -> Answer {
        let is_plain = |clause: &Clause| {
            !clause.excluded && matches!(clause.what, What::Word(_) | What::Phrase(_) | What::Pattern(_))
        };
        let is_function = |clause: &Clause| {
            !clause.excluded
                && matches!(&clause.what, What::Word(word) if word.level == Level::Usual && is_function_word(&word.token))
        };
        let tells = query.clauses.iter().any(|clause| is_plain(clause) && !is_function(clause));
        let wanted: Vec<&Clause> = query.clauses.iter().filter(|clause| !tells || !is_function(clause)).collect();
        if wanted.is_empty() {
            return Answer::default();
        }
        let (plain, bound): (Vec<&Clause>, Vec<&Clause>) = wanted.into_iter().partition(|clause| is_plain(clause));
        let of_words = || query.clauses.iter().filter(|clause| !clause.is_fact());
        let is_look_up = of_words().count() <= 4 && !is_question(of_words().flat_map(Clause::tokens));
        let found: Vec<Vec<Option<Rung>>> = plain
            .iter()
            .map(|clause| {
                let is_free = !is_look_up && matches!(&clause.what, What::Word(word) if word.level == Level::Usual);
                let has = |words: &Words<'_>| {
                    if is_free { self.has_unmarked(&clause.what, words) } else { self.fulfils(clause, words, false) }
                };
                self.articles.iter().map(has).collect()
            })
            .collect();
        let idf = |found: &Vec<Option<Rung>>| {
            let (all, some) = (self.articles.len() as f32, found.iter().flatten().count() as f32);
            (1.0 + (all - some + 0.5) / (some + 0.5)).ln()
        };
        let tell: Vec<f32> = found.iter().map(idf).collect();
        let mut rows: Vec<(usize, Rung, usize, f32)> = Vec::new();
        // Evidence of all articles that lack none of what must be fulfilled, but for facts.
        let mut told: Vec<f32> = Vec::new();
        for (at, words) in self.articles.iter().enumerate() {
            let of_texts = bound.iter().filter(|clause| !clause.is_fact());
            if of_texts.map(|clause| self.fulfils(clause, words, false)).all(|rung| rung.is_some()) {
                told.push((0..plain.len()).filter(|&part| found[part][at].is_some()).map(|part| tell[part]).sum());
            }
            let bound: Option<Vec<Rung>> = bound.iter().map(|clause| self.fulfils(clause, words, false)).collect();
            let Some(bound) = bound else { continue };
            let has: Vec<usize> = (0..plain.len()).filter(|&part| found[part][at].is_some()).collect();
            let rungs = has.iter().filter_map(|&part| found[part][at]).chain(bound);
            let rung = rungs.max().unwrap_or(Rung::Exact);
            if plain.is_empty() || !has.is_empty() {
                rows.push((at, rung, has.len(), has.iter().map(|&part| tell[part]).sum()));
            }
        }
        let mut close = false;
        if is_look_up && rows.iter().any(|row| row.2 == plain.len()) {
            rows.retain(|row| row.2 == plain.len());
        } else if !plain.is_empty() {
            let mut enough = 0.3 * told.into_iter().fold(0.0, f32::max);
            let best = rows.iter().map(|row| row.3).fold(0.0, f32::max);
            close = rows.iter().any(|row| (row.3 - enough).abs() < 1e-3 || (row.3 - 0.3 * best).abs() < 1e-3);
            if best < enough {
                enough = 0.3 * best;
            }
            rows.retain(|row| row.3 >= enough);
        }
        Answer { articles: rows.into_iter().map(|(at, rung, ..)| (at, rung)).collect(), close }
    }

    /// Whether an article has what a clause asks for, or lacks what it excludes; on which rung.
    fn fulfils(&self, clause: &Clause, words: &Words<'_>, title: bool) -> Option<Rung> {
        let found = self.has(&clause.what, words, title);
        if clause.excluded { found.is_none().then_some(Rung::Exact) } else { found }
    }

    /// Whether an article has a word, whatever its vowel marks.
    fn has_unmarked(&self, what: &What, words: &Words<'_>) -> Option<Rung> {
        let What::Word(word) = what else { return None };
        let test = self.meant(&word.token, self.rungs, false);
        in_a_row(words, &[test]).into_iter().map(|(_, rung)| rung).min()
    }

    fn has(&self, what: &What, words: &Words<'_>, title: bool) -> Option<Rung> {
        match what {
            What::Word(_) | What::Phrase(_) | What::Pattern(_) | What::Near(..) => {
                let stands = self.stands(what, words).into_iter();
                stands.filter(|(range, _)| !title || range.end <= words.title).map(|(_, rung)| rung).min()
            }
            What::All(clauses) => {
                let all: Option<Vec<Rung>> = clauses.iter().map(|clause| self.fulfils(clause, words, title)).collect();
                all.map(|rungs| rungs.into_iter().max().unwrap_or(Rung::Exact))
            }
            What::Any(clauses) => clauses.iter().filter_map(|clause| self.fulfils(clause, words, title)).min(),
            What::Title(clause) => self.fulfils(clause, words, true),
            What::Source(row, whole) => is_named(&words.article.source, row, *whole).then_some(Rung::Exact),
            What::Tag(row, whole) => {
                words.article.tags.iter().any(|tag| is_named(tag, row, *whole)).then_some(Rung::Exact)
            }
            What::Date(Days { from, to }) => {
                let (first, last) = words.article.date.as_ref()?.days()?;
                let may = from.is_none_or(|from| from <= last) && to.is_none_or(|to| first <= to);
                may.then_some(Rung::Exact)
            }
        }
    }

    /// Every place where a word, a phrase, a shape, or some of them near each other stand.
    pub(crate) fn stands(&self, what: &What, words: &Words<'_>) -> Vec<Stand> {
        match what {
            What::Word(word) => {
                let rungs = match word.level {
                    Level::Usual => self.rungs,
                    Level::Exact => Rungs::of([Rung::Exact]),
                    Level::Near => Rungs::ALL,
                };
                let is = self.meant(&word.token, rungs, true);
                in_a_row(words, &[is])
            }
            What::Pattern(_) => self.stands_in_a_row(&[place_of(what)], Level::Usual, words),
            What::Phrase(Phrase { places, level }) => {
                // What may be any word asks for nothing at either end.
                let asks = |place: &Place| *place != Place::Any;
                let first = places.iter().position(asks).unwrap_or(0);
                let last = places.iter().rposition(asks).unwrap_or(0);
                self.stands_in_a_row(&places[first..=last], *level, words)
            }
            What::Any(clauses) => clauses.iter().flat_map(|clause| self.stands(&clause.what, words)).collect(),
            What::Near(clauses, most) => {
                self.near(clauses, *most as usize, words).iter().map(|choice| chain(choice)).collect()
            }
            _ => panic!("{what:?} has no places"),
        }
    }

    fn stands_in_a_row(&self, places: &[Place], level: Level, words: &Words<'_>) -> Vec<Stand> {
        let exact = Rungs::of([Rung::Exact]);
        let rungs = match level {
            Level::Exact => exact,
            Level::Usual if self.rungs.has(Rung::Exact) => exact,
            Level::Usual | Level::Near => self.rungs,
        };
        let is: Vec<Test<'_>> = places
            .iter()
            .map(|place| -> Test<'_> {
                match place {
                    Place::Word(typed) => self.meant(typed, rungs, true),
                    Place::Any => Box::new(|printed| printed.map(|_| Rung::Exact)),
                    Place::Pattern(pattern) => Box::new(|printed| {
                        let printed = printed?;
                        let is = pattern.matches(&printed.folded)
                            || printed.alternates().iter().any(|other| pattern.matches(&fold(other).text));
                        is.then_some(Rung::Folded)
                    }),
                }
            })
            .collect();
        in_a_row(words, &is)
    }

    /// What tells on which rung a printed word is a typed one, with regard to vowel marks or without.
    fn meant<'b>(&self, typed: &'b Token, rungs: Rungs, marks: bool) -> Test<'b> {
        let family = if rungs.has(Rung::Family) {
            let forms = self.searcher.forms(&written(typed), Rungs::of([Rung::Exact, Rung::Family]));
            forms.into_iter().filter(|form| form.rung == Rung::Family).map(|form| form.spelling).collect()
        } else {
            Vec::new()
        };
        let most = allowed_edits(&typed.folded);
        Box::new(move |printed| {
            let printed = printed?;
            let readings = || std::iter::once(printed.bare.clone()).chain(printed.alternates());
            let agree = !marks || !typed.is_vocalised() || typed.marks_agree_within(printed);
            let is_family = agree && readings().any(|reading| family.contains(&reading));
            let is_near = || readings().any(|reading| edits(&typed.folded, &fold(&reading).text, most).is_some());
            spelt(typed, printed, agree, rungs)
                .or_else(|| is_family.then_some(Rung::Family))
                .or_else(|| (rungs.has(Rung::Near) && most > 0 && agree && is_near()).then_some(Rung::Near))
        })
    }

    /// Every choice of one place for each clause, none twice, with at most so many words between neighbours; all in the
    /// title, or all in the text.
    fn near(&self, clauses: &[Clause], most: usize, words: &Words<'_>) -> Vec<Vec<Stand>> {
        let mut choices: Vec<Vec<Stand>> = vec![Vec::new()];
        for clause in clauses {
            let stands = self.stands(&clause.what, words);
            choices = choices
                .into_iter()
                .flat_map(|chosen| {
                    stands.iter().map(move |stand| chosen.iter().cloned().chain([stand.clone()]).collect::<Vec<_>>())
                })
                .collect();
        }
        for choice in &mut choices {
            choice.sort_by_key(|(range, _)| (range.start, range.end));
        }
        let is_near = |pair: &[Stand]| {
            let [(first, _), (second, _)] = pair else { return false };
            let together = (first.end <= words.title) == (second.end <= words.title);
            together && first.end <= second.start && second.start - first.end <= most
        };
        choices.retain(|choice| choice.windows(2).all(is_near));
        choices
    }
}

/// What stands from the first to the last of a choice.
fn chain(choice: &[Stand]) -> Stand {
    let rung = choice.iter().map(|(_, rung)| *rung).max().unwrap();
    (choice[0].0.start..choice[choice.len() - 1].0.end, rung)
}

/// On which rung a place holds what is sought; there is no word where a text ends.
type Test<'a> = Box<dyn Fn(Option<&Token>) -> Option<Rung> + 'a>;

fn in_a_row(words: &Words<'_>, is: &[Test<'_>]) -> Vec<Stand> {
    let row = |(start, row): (usize, &[Option<Token>])| {
        let rungs: Option<Vec<Rung>> = is.iter().zip(row).map(|(is, place)| is(place.as_ref())).collect();
        Some((start..start + is.len(), rungs?.into_iter().max()?))
    };
    words.places.windows(is.len()).enumerate().filter_map(row).collect()
}

fn place_of(what: &What) -> Place {
    match what {
        What::Pattern(pattern) => Place::Pattern(pattern.clone()),
        _ => Place::Any,
    }
}

/// A word as it may be typed, as a word by itself.
fn written(word: &Token) -> String {
    let what = What::Word(Word { token: word.clone(), level: Level::Usual });
    Query { clauses: vec![Clause { span: 0..0, excluded: false, what }], remarks: Vec::new() }.to_string()
}

/// Whether a name has words in a row, folded, with the article or without.
fn is_named(name: &str, row: &[Token], whole: bool) -> bool {
    if whole {
        let names = |text: &str| tokenize(text).map(|word| word.bare).collect::<Vec<String>>();
        return names(name) == row.iter().map(|word| word.bare.clone()).collect::<Vec<String>>();
    }
    let without = |word: &str| word.strip_prefix("ال").unwrap_or(word).to_owned();
    let name: Vec<String> = tokenize(name).map(|word| without(&word.folded)).collect();
    let row: Vec<String> = row.iter().map(|word| without(&word.folded)).collect();
    name.windows(row.len()).any(|part| part == row)
}

/// Whether the first word is one that questions of these tests begin with.
fn is_question<'a>(mut words: impl Iterator<Item = &'a Token>) -> bool {
    words.next().is_some_and(|first| ["هل", "ما", "من", "كيف"].contains(&first.bare.as_str()))
}
