//! The words of a dictionary that a query word means.
//!
//! The families were made when the index was built; a query word only has to find its own. In order:
//!
//! 1. The word itself is in the dictionary: its family. It is a family's headword: that family.
//! 2. The dictionary has it between clitics, and read it so: that family. (Five articles may have لمغادرة and never مغادرة
//!    alone; the reader who types مغادرة attests it.) An entry that nothing explains and that is clitics + the word is
//!    matched by itself; an entry the lexicon knows as something else never is: وزير is not و + زير.
//! 3. Nothing so far: the query's own clitics and endings are taken off, and what remains must be in the dictionary.
//! 4. Families with the same headword (رفض the verb, رفض the noun), and families linked as other spellings of one name.
//! 5. Other spellings of the query word itself.

use super::analysis::restored;
use super::analysis::{Analysis, Parts, Relation, Trust};
use super::clitics::{
    Conjunction, Cut, NO_PRONOUN, PRONOUNS, Particle, Proclitics, each_proclitic_cut, each_pronoun_cut,
};
use super::guess;
use super::letters::{
    ALEF, ALEF_MAKSURA, HAMZA, LAM, TEH, TEH_MARBUTA, WAW_HAMZA, Word, YEH_HAMZA, decode, encode, key,
};
use super::table::Dictionary;
use super::variants::{Rule, Variants, may_be_one_name};
use crate::sort::sort_by;
use crate::text::fold;

/// How far a word is from the query; nearer ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// The same folded spelling.
    Spelling,
    /// The same family.
    Family,
    /// A family of another reading, of the query word or of this one.
    Reading,
    /// Clitics around the query word, on the query's word alone.
    Stack,
    /// A family with the same headword.
    Homograph,
    /// Another spelling.
    Respelling(Rule),
}

/// Why a word matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// How far it is from the query.
    pub reach: Reach,
    /// The word in its parts.
    pub parts: Parts,
    /// How the core of the parts relates to the headword.
    pub relation: Relation,
    /// The headword of its family.
    pub head: String,
}

/// A word that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its number in the dictionary.
    pub word: u32,
    /// How far it is from the query.
    pub reach: Reach,
    /// How it comes from its headword.
    pub analysis: Analysis,
}

/// The words of `dictionary` that the query word `bare` means, by number. Every word comes once, by its nearest reach.
pub fn look_up(dictionary: &impl Dictionary, variants: &Variants, bare: &str) -> Vec<Hit> {
    let mut search = Search { dictionary, families: ByNumber::default(), words: ByNumber::default() };
    let query = encode(bare);
    search.spelt(bare, Reach::Family);
    if let Some(letters) = &query {
        search.between_clitics(letters);
        if search.families.0.is_empty() {
            search.without_clitics(letters);
        }
    }
    let trust = search.trust();
    search.homographs();
    search.links();
    if query.is_some() {
        search.respellings(variants, bare, trust);
    }
    for word in dictionary.spelt(&fold(bare).text) {
        *search.words.or_insert(word, Reach::Spelling) = Reach::Spelling;
    }
    search.hits()
}

/// Why a hit matches, to be shown.
pub fn explain(dictionary: &impl Dictionary, hit: &Hit) -> Why {
    let entry = dictionary.entry(hit.word);
    let mut parts = hit.analysis.parts(entry.bare);
    let head = dictionary.head(entry.family).to_owned();
    if hit.analysis.relation == Relation::Headword && hit.reach != Reach::Stack {
        parts.core.clone_from(&head);
    }
    Why { reach: hit.reach, parts, relation: hit.analysis.relation, head }
}

/// Values by number, in order. Small: a query reaches a handful of families and some hundreds of words.
#[derive(Clone, Debug)]
struct ByNumber<V>(Vec<(u32, V)>);

impl<V> Default for ByNumber<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V: Copy> ByNumber<V> {
    fn or_insert(&mut self, number: u32, value: V) -> &mut V {
        let at = match self.0.binary_search_by_key(&number, |known| known.0) {
            Ok(at) => at,
            Err(at) => {
                self.0.insert(at, (number, value));
                at
            }
        };
        &mut self.0[at].1
    }

    fn get(&self, number: u32) -> Option<V> {
        let at = self.0.binary_search_by_key(&number, |known| known.0).ok()?;
        Some(self.0[at].1)
    }

    fn numbers(&self) -> Vec<u32> {
        self.0.iter().map(|known| known.0).collect()
    }
}

struct Search<'a, D> {
    dictionary: &'a D,
    families: ByNumber<Reach>,
    words: ByNumber<Reach>,
}

impl<D: Dictionary> Search<'_, D> {
    fn reach_family(&mut self, family: u32, reach: Reach) {
        let known = self.families.or_insert(family, reach);
        *known = reach.min(*known);
    }

    fn reach_word(&mut self, word: u32, reach: Reach) {
        let known = self.words.or_insert(word, reach);
        *known = reach.min(*known);
    }

    /// Families of the words spelt so and of the headwords spelt so; those with the same hamza first.
    fn spelt(&mut self, bare: &str, reach: Reach) {
        let folded = fold(bare).text;
        let words = self.dictionary.spelt(&folded);
        let exact: Vec<u32> = words.iter().copied().filter(|&word| self.dictionary.entry(word).bare == bare).collect();
        for word in if exact.is_empty() { words } else { exact } {
            self.readings(word, reach);
        }
        self.headed(bare, &folded, reach);
    }

    /// Families of the readings of a word; if one of them is without clitics, of those without.
    fn readings(&mut self, word: u32, reach: Reach) {
        let entry = self.dictionary.entry(word);
        let alternates = self.dictionary.alternates(word);
        let bare = |analysis: &Analysis| analysis.proclitics == Proclitics::NONE && analysis.pronoun == NO_PRONOUN;
        let any_bare = bare(&entry.analysis) || alternates.iter().any(|(_, analysis)| bare(analysis));
        if !any_bare || bare(&entry.analysis) {
            self.reach_family(entry.family, reach);
        }
        for (family, analysis) in alternates {
            if !any_bare || bare(&analysis) {
                self.reach_family(family, reach.max(Reach::Reading));
            }
        }
    }

    fn headed(&mut self, bare: &str, folded: &str, reach: Reach) {
        let families = self.dictionary.headed(folded);
        let exact: Vec<u32> = families.iter().copied().filter(|&family| self.dictionary.head(family) == bare).collect();
        for family in if exact.is_empty() { families } else { exact } {
            self.reach_family(family, reach);
        }
    }

    /// Entries that are clitics + the word: their family if they were read so, the entry alone if nothing explains it.
    fn between_clitics(&mut self, query: &[u8]) {
        for code in 0..30 {
            let Some(proclitics) = Proclitics::from_code(code) else { continue };
            if proclitics.particle == Particle::Seen && proclitics.article {
                continue;
            }
            for number in 0..=NO_PRONOUN {
                if (number == NO_PRONOUN && proclitics == Proclitics::NONE)
                    || (number != NO_PRONOUN && proclitics.article)
                {
                    continue;
                }
                for core in bound_forms(query, number) {
                    self.stack(query, proclitics, number, &core);
                }
            }
        }
    }

    fn stack(&mut self, query: &[u8], proclitics: Proclitics, pronoun: u8, core: &[u8]) {
        let written = [&front(proclitics, core), core, PRONOUNS[usize::from(pronoun)]].concat();
        for word in self.dictionary.spelt(&fold(&decode(&written)).text) {
            let entry = self.dictionary.entry(word);
            let Some(letters) = encode(entry.bare) else { continue };
            let read_so = entry.analysis.proclitics == proclitics && entry.analysis.pronoun == pronoun;
            if read_so && same_word(&entry.analysis.core(&letters), query) {
                self.reach_family(entry.family, Reach::Family);
            } else if self.may_be_stack(&letters, &entry.analysis, query, proclitics) {
                self.reach_word(word, Reach::Stack);
            }
        }
    }

    /// Whether an entry that was not read as this stack may be one: nothing explains it, and nothing speaks against.
    fn may_be_stack(&self, entry: &[u8], analysis: &Analysis, query: &[u8], proclitics: Proclitics) -> bool {
        let shortest = match proclitics.particle {
            _ if proclitics.article => 2,
            Particle::None if proclitics.conjunction != Conjunction::None => 3,
            _ => 4,
        };
        let definite = [&[ALEF, LAM], entry].concat();
        *analysis == Analysis::WHOLE
            && query.len() >= shortest
            && (proclitics.article || self.dictionary.spelt(&fold(&decode(&definite)).text).is_empty())
    }

    /// Families of what remains of the query without its clitics, or without its ending; the least taken off wins.
    fn without_clitics(&mut self, query: &[u8]) {
        let mut rests: Vec<(usize, Word)> = Vec::new();
        each_proclitic_cut(query, |Cut { proclitics, rest, .. }| {
            each_pronoun_cut(rest, |pronoun, core| {
                let bare_letter = proclitics != Proclitics::NONE && !proclitics.article;
                let off = query.len() - core.len();
                if off > 0 && (!bare_letter || core.len() >= 4) && (pronoun == NO_PRONOUN || core.len() >= 3) {
                    rests.push((off, core.to_vec()));
                    if let (Some((&last, stem)), true) = (core.split_last(), pronoun != NO_PRONOUN) {
                        rests.push((off, [stem, &[restored(last)]].concat()));
                    }
                }
            });
        });
        sort_by(&mut rests, Ord::cmp);
        for (_, rest) in rests {
            self.plain(&decode(&rest));
            if !self.families.0.is_empty() {
                return;
            }
        }
        each_proclitic_cut(query, |Cut { rest, .. }| {
            if self.families.0.is_empty() {
                self.guessed(rest);
            }
        });
    }

    /// Families whose headword an unseen word may be a form of.
    fn guessed(&mut self, word: &[u8]) {
        for (head, verbal) in guess::heads(word) {
            let head = decode(&head);
            for family in self.dictionary.headed(&fold(&head).text) {
                if self.dictionary.head(family) == head && self.is_verb(family) == verbal {
                    self.reach_family(family, Reach::Family);
                }
            }
        }
    }

    /// Families of words spelt exactly so that are no stacks themselves, and of headwords spelt exactly so.
    fn plain(&mut self, bare: &str) {
        let folded = fold(bare).text;
        for word in self.dictionary.spelt(&folded) {
            let entry = self.dictionary.entry(word);
            let stacked = entry.analysis.proclitics != Proclitics::NONE || entry.analysis.pronoun != NO_PRONOUN;
            if entry.bare == bare && !stacked {
                self.reach_family(entry.family, Reach::Family);
            }
        }
        for family in self.dictionary.headed(&folded) {
            if self.dictionary.head(family) == bare {
                self.reach_family(family, Reach::Family);
            }
        }
    }

    fn is_verb(&self, family: u32) -> bool {
        let members = self.dictionary.members(family);
        members.into_iter().any(|word| self.dictionary.entry(word).analysis.relation == Relation::VerbForm)
    }

    /// What the dictionary thinks the query is.
    fn trust(&self) -> Trust {
        let members = self.families.0.iter().flat_map(|&(family, _)| self.dictionary.members(family));
        members
            .map(|word| self.dictionary.entry(word).analysis.trust)
            .max_by_key(|&trust| trust == Trust::Word)
            .unwrap_or_default()
    }

    /// Families with the headword of a family reached.
    fn homographs(&mut self) {
        for family in self.families.numbers() {
            let head = self.dictionary.head(family).to_owned();
            for other in self.dictionary.headed(&fold(&head).text) {
                if self.dictionary.head(other) == head {
                    self.reach_family(other, Reach::Homograph);
                }
            }
        }
    }

    fn links(&mut self) {
        for family in self.families.numbers() {
            for (other, rule) in self.dictionary.links(family) {
                self.reach_family(other, Reach::Respelling(rule));
            }
        }
    }

    fn respellings(&mut self, variants: &Variants, bare: &str, trust: Trust) {
        for respelling in variants.respellings(bare) {
            let (rule, exact) = (respelling.rule, respelling.is_exact());
            let reach = Reach::Respelling(rule);
            let folded = fold(&respelling.bare).text;
            for word in self.dictionary.spelt(&folded) {
                let entry = self.dictionary.entry(word);
                let fits = !exact || entry.bare == respelling.bare;
                if !fits || (rule.is_for_names() && !may_be_one_name((bare, trust), (entry.bare, entry.analysis.trust)))
                {
                    continue;
                }
                let family = entry.family;
                match rule {
                    Rule::HamzaSeat => self.reach_word(word, reach),
                    _ => self.reach_family(family, reach),
                }
            }
            if !rule.is_for_names() && rule != Rule::HamzaSeat {
                for family in self.dictionary.headed(&folded) {
                    if !exact || self.dictionary.head(family) == respelling.bare {
                        self.reach_family(family, reach);
                    }
                }
            }
        }
    }

    fn hits(mut self) -> Vec<Hit> {
        let mut readings: ByNumber<Analysis> = ByNumber::default();
        for (family, reach) in std::mem::take(&mut self.families).0 {
            for word in self.dictionary.members(family) {
                self.reach_word(word, reach);
            }
            if reach == Reach::Family {
                for (word, analysis) in self.dictionary.perhaps(family) {
                    self.reach_word(word, Reach::Reading);
                    *readings.or_insert(word, analysis) = analysis;
                }
            }
        }
        let analysis = |word, reach| match readings.get(word) {
            Some(reading) if reach == Reach::Reading => reading,
            _ => self.dictionary.entry(word).analysis,
        };
        self.words.0.iter().map(|&(word, reach)| Hit { word, reach, analysis: analysis(word, reach) }).collect()
    }
}

/// Whether what an analysis found between the clitics is the query word.
fn same_word(core: &[u8], query: &[u8]) -> bool {
    key(core) == key(query)
}

/// A word as it may be written before a pronoun.
fn bound_forms(word: &[u8], pronoun: u8) -> Vec<Word> {
    let with = |rest: &[u8], letter: u8| [rest, &[letter]].concat();
    match word {
        _ if pronoun == NO_PRONOUN => vec![word.to_vec()],
        [rest @ .., TEH_MARBUTA] => vec![with(rest, TEH)],
        [rest @ .., ALEF_MAKSURA] => vec![with(rest, ALEF)],
        [rest @ .., HAMZA] => vec![with(rest, YEH_HAMZA), with(rest, WAW_HAMZA), word.to_vec()],
        _ => vec![word.to_vec()],
    }
}

/// Proclitics as they are written before `word`: ل + ال + كتاب is للكتاب, ل + ال + لغة is للغة.
fn front(proclitics: Proclitics, word: &[u8]) -> Word {
    let parts: String = proclitics.parts().collect();
    let mut written = encode(&parts).unwrap_or_default();
    if proclitics.particle == Particle::Lam && proclitics.article {
        written.truncate(written.len() - 2);
        if word.first() != Some(&LAM) {
            written.push(LAM);
        }
    }
    written
}
