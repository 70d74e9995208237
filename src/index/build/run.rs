//! Articles → runs: what stands where, filed by spelling, for a stretch of the corpus.
//!
//! A run is made from some thousand articles at a time, by any thread; runs are put together later, in the order of the
//! corpus. Its lists are plain bytes, so that a shell may put them into a file and map that file, and a corpus larger
//! than memory can be built.

use std::borrow::Cow;
use std::ops::Range;

use crate::corpus::Article;
use crate::index::bytes::checksum;
use crate::index::filed::{MOST_TOKENS, Print, spelling, texts};
use crate::index::lengths::Length;
use crate::lexicon::{Beginning, Beginnings, FixedMap, Rule, Variants, is_arabic};
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

/// A spelling, and where its list stands in the run's lists.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub(crate) bare: Box<str>,
    pub(crate) origin: Origin,
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
        let Self { first, lengths, words, forms, checksum, lists } = self;
        Ok(Run { first, lengths, words, forms, checksum, lists: by(lists)? })
    }
}

/// A form while the run is made.
struct Open {
    bare: Box<str>,
    origin: Origin,
    /// For printed words: how they may begin several.
    begins: Beginning,
    occurrences: u32,
    /// Where it was seen last; the article counts from 1.
    article: u32,
    place: u32,
    list: Vec<u8>,
}

impl Run {
    /// Files the words of articles, of which the first has the number `first` in the corpus.
    pub fn of<'a>(articles: impl IntoIterator<Item = &'a Article>, first: u32, variants: &Variants) -> Self {
        let mut maker = Maker {
            variants,
            beginnings: Beginnings::of(variants),
            open: Vec::new(),
            known: FixedMap::default(),
            words: 0,
            joined: String::new(),
        };
        let lengths = (1..).zip(articles).map(|(number, article)| maker.article(number, article)).collect();
        let mut forms: Vec<Open> = maker.open;
        forms.sort_unstable_by(|a, b| (&a.bare, a.origin).cmp(&(&b.bare, b.origin)));
        let mut lists = Vec::new();
        let forms = forms
            .into_iter()
            .map(|open| {
                lists.extend(open.list);
                let Open { bare, origin, occurrences, .. } = open;
                Form { bare, origin, occurrences, end: lists.len() as u64 }
            })
            .collect();
        Self { first, lengths, words: maker.words, forms, checksum: checksum(&lists), lists }
    }
}

struct Maker<'a> {
    variants: &'a Variants,
    beginnings: Beginnings,
    open: Vec<Open>,
    /// The form of each spelling by its origin; `u32::MAX` where there is none.
    known: FixedMap<Box<str>, [u32; 4]>,
    words: u64,
    /// Room for two words made one.
    joined: String,
}

impl Maker<'_> {
    /// Files an article and tells how many places it has.
    fn article(&mut self, number: u32, article: &Article) -> Length {
        let mut place = 0;
        let mut title = 0;
        let mut words = Vec::new();
        for (paragraph, text) in texts(article) {
            let mut tokens = tokenize(text);
            words.clear();
            words.extend(std::iter::from_fn(|| tokens.next_word()));
            for at in 0..words.len() {
                self.word(number, place, paragraph == 0, text, &words[at..]);
                place += 1;
            }
            self.words += words.len() as u64;
            if paragraph == 0 {
                title = place;
            }
            place += 1;
        }
        Length { places: place, title }
    }

    /// Files the first of some words of a text.
    fn word(&mut self, article: u32, place: u32, title: bool, text: &str, words: &[Word]) {
        let bare = |word| match word {
            &Word::Plain(Range { start, end }) => &text[start..end],
            Word::Other(token) => &token.bare,
        };
        if let Word::Other(token) = &words[0] {
            for bare in token.alternates() {
                self.file(spelling(&bare), Origin::Reading, article, place, title);
            }
        }
        let form = self.file(spelling(bare(&words[0])), Origin::Printed, article, place, title);
        match self.open[form].begins {
            Beginning::Nothing => {}
            Beginning::Name => {
                let Some(second) = words.get(1).map(bare).filter(|second| is_arabic(second)) else { return };
                let mut joined = std::mem::take(&mut self.joined);
                joined.clear();
                joined.extend([bare(&words[0]), second]);
                self.file(spelling(&joined), Origin::Joined, article, place, title);
                self.joined = joined;
            }
            Beginning::Phrase => {
                let stretch: Vec<&str> = words.iter().take(MOST_TOKENS).map(bare).collect();
                for (bare, _, rule) in self.variants.as_one_word(&stretch) {
                    let origin = if rule == Rule::Joined { Origin::Joined } else { Origin::Table };
                    self.file(spelling(&bare), origin, article, place, title);
                }
            }
        }
    }

    fn file(&mut self, bare: &str, origin: Origin, article: u32, place: u32, title: bool) -> usize {
        let at = match self.known.get(bare).map(|of_origin| of_origin[origin as usize]) {
            Some(at) if at != u32::MAX => at as usize,
            _ => self.open(bare, origin),
        };
        let form = &mut self.open[at];
        if form.article != article {
            number(&mut form.list, (article - form.article) << 1 | 1);
            number(&mut form.list, place << 1 | u32::from(title));
            form.article = article;
        } else if form.place == place {
            return at;
        } else {
            number(&mut form.list, (place - form.place) << 1);
        }
        form.occurrences += 1;
        form.place = place;
        at
    }

    fn open(&mut self, bare: &str, origin: Origin) -> usize {
        let at = self.open.len();
        self.known.entry(bare.into()).or_insert([u32::MAX; 4])[origin as usize] = at as u32;
        let begins = if origin == Origin::Printed { self.beginnings.get(bare) } else { Beginning::Nothing };
        let bare = bare.into();
        let open = Open { bare, origin, begins, occurrences: 0, article: 0, place: 0, list: Vec::new() };
        self.open.push(open);
        at
    }
}

fn number(list: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        list.push(number as u8 | 0x80);
        number >>= 7;
    }
    list.push(number as u8);
}
