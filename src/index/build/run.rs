//! Articles → runs: what stands where, filed by spelling, for a stretch of the corpus.
//!
//! A run is made from some thousand articles at a time, by any thread; runs are put together later, in the order of the
//! corpus. Its lists are plain bytes, so that a shell may put them into a file and map that file, and a corpus larger
//! than memory can be built.

use std::borrow::Cow;
use std::hash::Hasher as _;
use std::ops::Range;

use crate::corpus::Article;
use crate::index::bytes::{Texts, checksum};
use crate::index::filed::{MOST_TOKENS, Print, spelling, texts};
use crate::index::lengths::Length;
use crate::lexicon::{Beginning, Beginnings, KeyHasher, Rule, Variants, is_arabic};
use crate::text::{Word, tokenize};

/// How a spelling came to stand at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Origin {
    /// It is printed so.
    Printed,
    /// It is another reading of what is printed.
    Reading,
    /// Two printed words, written as one. It counts where such a word is printed elsewhere.
    Joined,
    /// Several printed words that the table of spellings has as one.
    Table,
}

impl Origin {
    pub(super) const fn print(self) -> Print {
        match self {
            Self::Printed => Print::Plain,
            Self::Reading => Print::Reading,
            Self::Joined | Self::Table => Print::Joined,
        }
    }
}

/// How a spelling came to stand somewhere, and where its list stands in the run's lists.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub(crate) origin: Origin,
    pub(crate) articles: u32,
    pub(crate) occurrences: u32,
    pub(crate) end: u64,
}

/// The words of a stretch of a corpus.
#[derive(Clone, Debug)]
pub struct Run<L = Vec<u8>> {
    /// The number of its first article.
    pub(crate) first: u32,
    /// Of each article.
    pub(crate) lengths: Vec<Length>,
    /// Words of all articles.
    pub(crate) words: u64,
    /// The spellings of the forms.
    spelt: Texts,
    /// Sorted by spelling.
    pub(crate) forms: Vec<Form>,
    /// Of the lists.
    pub(crate) checksum: u32,
    /// For each occurrence: `2·places forward`, or, in another article, `2·articles forward + 1, place·2 + in title`.
    pub(crate) lists: L,
}

/// The bytes of a run's lists, wherever they are kept.
pub trait Lists: Sync {
    /// Some of them. What cannot be read is missing from the index; whoever keeps them knows of the failure and must not
    /// let that index be used.
    fn part(&self, range: Range<usize>) -> Cow<'_, [u8]>;
}

impl Lists for Vec<u8> {
    fn part(&self, range: Range<usize>) -> Cow<'_, [u8]> {
        Cow::Borrowed(self.get(range).unwrap_or_default())
    }
}

impl<L> Run<L> {
    /// The lists, as they are kept.
    pub const fn lists(&self) -> &L {
        &self.lists
    }

    /// The same with its lists kept elsewhere, as the same bytes.
    pub fn moved<M, E>(self, by: impl FnOnce(L) -> Result<M, E>) -> Result<Run<M>, E> {
        let Self { first, lengths, words, spelt, forms, checksum, lists } = self;
        Ok(Run { first, lengths, words, spelt, forms, checksum, lists: by(lists)? })
    }

    /// The spelling of a form.
    pub(crate) fn bare(&self, form: usize) -> &str {
        self.spelt.get(form)
    }
}

impl Run {
    /// Files the words of articles, of which the first has the number `first` in the corpus.
    pub fn of<'a>(articles: impl IntoIterator<Item = &'a Article>, first: u32, variants: &Variants) -> Self {
        let mut maker = Maker::new(variants);
        let lengths = articles.into_iter().map(|article| maker.article(article)).collect();
        let order = maker.known.sorted();
        let (places, mut ends) = maker.by_form(&order);
        let mut lists = Vec::with_capacity(2 * places.len());
        let mut spelt = Texts::default();
        let mut start = 0;
        let list = |&form: &u32| {
            let end = std::mem::take(&mut ends[form as usize]) as usize;
            let (articles, occurrences) = list(&places[start..end], &mut lists);
            start = end;
            spelt.push(maker.known.bare(form));
            let origin = maker.known.forms[form as usize].origin;
            Form { origin, articles, occurrences, end: lists.len() as u64 }
        };
        let forms = order.iter().map(list).collect();
        Self { first, lengths, words: maker.words, spelt, forms, checksum: checksum(&lists), lists }
    }
}

/// Writes the list of a form; gives out how many articles and places it has.
fn list(places: &[Place], to: &mut Vec<u8>) -> (u32, u32) {
    let mut last = Place { article: 0, place: 0 };
    let (mut articles, mut occurrences) = (0, 0);
    for &now in places {
        if now.article != last.article {
            number(to, (now.article - last.article) << 1 | 1);
            number(to, now.place);
            articles += 1;
        } else if now.place != last.place {
            // Whether it is in the title is told of the first place of an article only.
            number(to, ((now.place >> 1) - (last.place >> 1)) << 1);
        } else {
            continue;
        }
        occurrences += 1;
        last = now;
    }
    (articles, occurrences)
}

/// A spelling that was met.
#[derive(Clone, Copy)]
struct Met {
    /// Where it stands among all, and how long it is.
    start: u32,
    length: u8,
    origin: Origin,
    /// For printed words: how they may begin several.
    begins: Beginning,
}

/// The spellings met so far, by number.
struct Known {
    forms: Vec<Met>,
    /// The spellings, one after the other.
    spelt: String,
    /// A hash table, at most half full: the upper half of a hash, then the number of the form and one; 0 is free.
    slots: Vec<u64>,
}

impl Known {
    fn new() -> Self {
        Self { forms: Vec::new(), spelt: String::new(), slots: vec![0; 1 << 12] }
    }

    fn bare(&self, form: u32) -> &str {
        let Met { start, length, .. } = self.forms[form as usize];
        &self.spelt[start as usize..start as usize + usize::from(length)]
    }

    /// The number of a spelling of an origin; `begins` tells of a new one how it may begin several words.
    fn number(&mut self, bare: &str, origin: Origin, begins: impl FnOnce() -> Beginning) -> u32 {
        let mut hasher = KeyHasher::default();
        hasher.write(bare.as_bytes());
        hasher.write_u8(origin as u8);
        let hash = hasher.finish() >> 32;
        let mut at = hash as usize & (self.slots.len() - 1);
        while self.slots[at] != 0 {
            let form = self.slots[at] as u32 - 1;
            if self.slots[at] >> 32 == hash && self.bare(form) == bare && self.forms[form as usize].origin == origin {
                return form;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        let form = self.forms.len() as u32;
        self.slots[at] = hash << 32 | u64::from(form + 1);
        self.forms.push(Met { start: self.spelt.len() as u32, length: bare.len() as u8, origin, begins: begins() });
        self.spelt.push_str(bare);
        if 2 * self.forms.len() > self.slots.len() {
            self.grow();
        }
        form
    }

    fn grow(&mut self) {
        let mut slots = vec![0; 2 * self.slots.len()];
        for &slot in self.slots.iter().filter(|&&slot| slot != 0) {
            let mut at = (slot >> 32) as usize & (slots.len() - 1);
            while slots[at] != 0 {
                at = (at + 1) & (slots.len() - 1);
            }
            slots[at] = slot;
        }
        self.slots = slots;
    }

    /// The forms by spelling, then origin.
    fn sorted(&self) -> Vec<u32> {
        // Most differ in the first eight letters.
        let beginning = |form: u32| {
            let bare = self.bare(form).as_bytes();
            let mut beginning = [0; 16];
            beginning[..bare.len().min(16)].copy_from_slice(&bare[..bare.len().min(16)]);
            (u128::from_be_bytes(beginning), form)
        };
        let mut order: Vec<(u128, u32)> = (0..self.forms.len() as u32).map(beginning).collect();
        let all = |form: u32| (self.bare(form), self.forms[form as usize].origin);
        order.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| all(a.1).cmp(&all(b.1))));
        order.into_iter().map(|(_, form)| form).collect()
    }
}

/// Where a form stands.
#[derive(Clone, Copy, Default)]
struct Place {
    /// The article, counted from 1.
    article: u32,
    /// `place·2 + in title`.
    place: u32,
}

struct Maker<'a> {
    variants: &'a Variants,
    beginnings: Beginnings,
    known: Known,
    /// What stands where, in the order of the texts: a form, and `place·2 + in title`.
    filed: Vec<(u32, u32)>,
    /// Where each article ends among these.
    ends: Vec<usize>,
    words: u64,
    /// Room for two words made one.
    joined: String,
}

impl<'a> Maker<'a> {
    fn new(variants: &'a Variants) -> Self {
        let beginnings = Beginnings::of(variants);
        let (filed, ends) = (Vec::new(), Vec::new());
        Self { variants, beginnings, known: Known::new(), filed, ends, words: 0, joined: String::new() }
    }

    /// The places of all forms, those of a form together, in this order of forms; and where those of each end.
    fn by_form(&self, order: &[u32]) -> (Vec<Place>, Vec<u32>) {
        let mut next = vec![0; order.len()];
        for &(form, _) in &self.filed {
            next[form as usize] += 1;
        }
        let mut start = 0;
        for &form in order {
            start += std::mem::replace(&mut next[form as usize], start);
        }
        let mut places = vec![Place::default(); self.filed.len()];
        let mut from = 0;
        for (article, &to) in (1..).zip(&self.ends) {
            for &(form, place) in &self.filed[from..to] {
                places[next[form as usize] as usize] = Place { article, place };
                next[form as usize] += 1;
            }
            from = to;
        }
        (places, next)
    }
}

impl Maker<'_> {
    /// Files an article and tells how many places it has.
    fn article(&mut self, article: &Article) -> Length {
        let mut place = 0;
        let mut title = 0;
        let mut words = Vec::new();
        for (paragraph, text) in texts(article) {
            let mut tokens = tokenize(text);
            words.clear();
            words.extend(std::iter::from_fn(|| tokens.next_word()));
            for at in 0..words.len() {
                self.word(place << 1 | u32::from(paragraph == 0), text, &words[at..]);
                place += 1;
            }
            self.words += words.len() as u64;
            if paragraph == 0 {
                title = place;
            }
            place += 1;
        }
        self.ends.push(self.filed.len());
        Length { places: place, title }
    }

    /// Files the first of some words of a text.
    fn word(&mut self, place: u32, text: &str, words: &[Word]) {
        let bare = |word| match word {
            &Word::Plain(Range { start, end }) => &text[start..end],
            Word::Other(token) => &token.bare,
        };
        if let Word::Other(token) = &words[0] {
            for bare in token.alternates() {
                self.file(spelling(&bare), Origin::Reading, place);
            }
        }
        match self.file(spelling(bare(&words[0])), Origin::Printed, place) {
            Beginning::Nothing => {}
            Beginning::Name => {
                let Some(second) = words.get(1).map(bare).filter(|second| is_arabic(second)) else { return };
                let mut joined = std::mem::take(&mut self.joined);
                joined.clear();
                joined.extend([bare(&words[0]), second]);
                self.file(spelling(&joined), Origin::Joined, place);
                self.joined = joined;
            }
            Beginning::Phrase => {
                let stretch: Vec<&str> = words.iter().take(MOST_TOKENS).map(bare).collect();
                for (bare, _, rule) in self.variants.as_one_word(&stretch) {
                    let origin = if rule == Rule::Joined { Origin::Joined } else { Origin::Table };
                    self.file(spelling(&bare), origin, place);
                }
            }
        }
    }

    /// Files a spelling, and tells how the word may begin several.
    fn file(&mut self, bare: &str, origin: Origin, place: u32) -> Beginning {
        let begins = || if origin == Origin::Printed { self.beginnings.get(bare) } else { Beginning::Nothing };
        let form = self.known.number(bare, origin, begins);
        self.filed.push((form, place));
        self.known.forms[form as usize].begins
    }
}

fn number(list: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        list.push(number as u8 | 0x80);
        number >>= 7;
    }
    list.push(number as u8);
}
