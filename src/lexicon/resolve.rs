//! Words → families: the lexicon's reading if the corpus bears it out, else what the corpus alone attests.

use super::analysis::{Analysis, GLUED, Relation, Trust};
use super::attested::{Peel, peel};
use super::clitics::{Conjunction, Cut, NO_PRONOUN, Particle, Proclitics, proclitic_cuts};
use super::entry::{Class, Frequency};
use super::induce;
use super::letters::{HEH, TEH_MARBUTA, Word, encode, joined, key, key_of_pieces};
use super::reading::{Reading, read, spelling_share};
use super::slot::Slot;
use super::spelling::{FixedMap, Spelling, spelling_distance};
use super::store::{Form, Lexeme, Lexicon};
use super::variants::{SHORTEST_NAME, Variants};
use super::vocabulary::Vocabulary;
use super::weigh::Readings;
use crate::workers::Workers;

/// What a family is made around.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Node {
    /// Nouns, adjectives, names and function words of the lexicon, by headword.
    Nominal(Word),
    /// Verbs of the lexicon, by headword.
    Verb(Word),
    /// A stem that only the corpus knows.
    Stem(Word),
}

impl Node {
    /// The headword.
    pub(crate) fn head(&self) -> &[u8] {
        match self {
            Self::Nominal(head) | Self::Verb(head) | Self::Stem(head) => head,
        }
    }
}

/// A word's family and how the word comes from its headword.
pub(crate) type Resolved = (Node, Analysis);

/// How often a word may occur for each time that its reading leads one to expect, by letters between the clitics. Two
/// letters between clitics are easily a coincidence (و + ل + يد); five are not.
const fn most_surprising(letters: u8) -> f32 {
    match letters {
        0..=2 => 40.0,
        3 => 200.0,
        _ => 3000.0,
    }
}

/// How much more often than run together with a preposition a word must be written alone.
const GLUED_RATIO: f32 = 2.0;

/// How often such a slip may occur if no article shows where the second word begins (فيمجلس; but فيصل is a name).
const GLUED_MOST: f32 = 2.0;

/// How likely another reading must be, the accepted one being 1, for the word to count under its family too.
const LEAST_SHARE: f32 = 0.08;

/// The same if that reading divides a word that the lexicon knows whole: بطاقة is hardly ever ب + طاقة.
const LEAST_SHARE_DIVIDED: f32 = 0.5;

/// The share of ة that is presumed to be written as ه, and the words that this presumption weighs.
const PRESUMED_CARELESS: f32 = 0.05;
const PRESUMED_WORDS: f32 = 20.0;

/// The most other families a word may have.
const MOST_ALTERNATES: usize = 2;

/// How many steps a word may take to its stem.
const DEEPEST: u32 = 6;

/// Resolves words of one vocabulary.
pub(crate) struct Resolver<'a> {
    vocabulary: &'a Vocabulary,
    lexicon: Lexicon,
    variants: Variants,
    weights: Vec<f32>,
    readings: Readings,
    /// The accepted reading of each word.
    accepted: Vec<Option<Reading>>,
    /// The share of its ة that this corpus writes as ه.
    careless: f32,
    known: FixedMap<Word, Resolved>,
}

impl<'a> Resolver<'a> {
    pub(crate) fn new(vocabulary: &'a Vocabulary, lexicon: &Lexicon, workers: &impl Workers) -> Self {
        let mut lexicon = lexicon.clone();
        let unexplained = Readings::of_vocabulary(vocabulary, &lexicon, workers).unexplained();
        induce::add_verbs(&mut lexicon, vocabulary, &unexplained);
        let mut readings = Readings::of_vocabulary(vocabulary, &lexicon, workers);
        readings.retain(|word, reading| {
            let lexeme = &lexicon.lexemes[reading.lexeme as usize];
            lexeme.listed
                || reading.spelling == Spelling::Same && !is_definite(vocabulary, &vocabulary.words[word], reading)
        });
        let weights = readings.weigh(&lexicon.lexemes, &vocabulary.counts);
        let accepted =
            (0..vocabulary.words.len()).map(|at| accept(readings.of(at), &weights, vocabulary.counts[at])).collect();
        let careless = careless(vocabulary, &readings, &lexicon.lexemes);
        let variants = Variants::built_in();
        Self { vocabulary, lexicon, variants, weights, readings, accepted, careless, known: FixedMap::default() }
    }

    /// The family of a word of the vocabulary, or of a stem that clitics leave of one.
    pub(crate) fn resolve(&mut self, word: &[u8]) -> Resolved {
        self.resolve_at(word, 0)
    }

    /// Other families that a word of the vocabulary may belong to, likeliest first: those of readings not much less
    /// likely than the accepted one.
    pub(crate) fn alternates(&self, at: usize) -> Vec<Resolved> {
        // Most have one reading at most.
        let Some(accepted) = self.accepted[at].filter(|_| self.readings.of(at).len() > 1) else { return Vec::new() };
        let doubt = doubt(self.readings.of(at), &self.weights, self.vocabulary.counts[at]);
        let score = |reading: &Reading| score(reading, &self.weights, doubt);
        let usable = |other: &Reading| {
            let divides = accepted.proclitics == Proclitics::NONE && other.proclitics != Proclitics::NONE;
            let least = if divides { LEAST_SHARE_DIVIDED } else { LEAST_SHARE };
            // بمدرسه is ب + مدرس + ه, and where people write so, ب + مدرسة.
            let is_careless = other.spelling == Spelling::Heh && other.proclitics == accepted.proclitics;
            let gain = if is_careless { self.careless / spelling_share(Spelling::Heh) } else { 1.0 };
            let spelt = other.spelling <= accepted.spelling || is_careless;
            gain * score(other) >= least * score(&accepted) && other.slot.is_usual() && spelt
        };
        let mut others: Vec<Reading> = self.readings.of(at).iter().copied().filter(usable).collect();
        others.sort_by(|a, b| score(b).total_cmp(&score(a)));
        let mut found = vec![self.by_reading(&accepted)];
        for other in others {
            let resolved = self.by_reading(&other);
            if found.len() <= MOST_ALTERNATES && !found.iter().any(|(node, _)| *node == resolved.0) {
                found.push(resolved);
            }
        }
        found.split_off(1)
    }

    /// The broken plurals and imperfects of the lexicon, with their lexemes.
    pub(crate) fn names(&self) -> impl Iterator<Item = (&Lexeme, &[u8])> {
        let named =
            self.lexicon.all_forms().iter().filter(|form| matches!(form.slot, Slot::Plural | Slot::ImperfectHe));
        named.map(|form| (&self.lexicon.lexemes[form.lexeme as usize], self.lexicon.spelling(form)))
    }

    /// Every form of the lexicon.
    pub(crate) fn forms(&self) -> &[Form] {
        self.lexicon.all_forms()
    }

    /// The lexicon, with the verbs that the corpus showed.
    pub(crate) const fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Of some forms, those of the lexicon's own words that are not rare, with their lexemes.
    pub(crate) fn usual(&self, forms: &[Form]) -> impl Iterator<Item = (&Lexeme, &[u8], Slot)> {
        forms.iter().filter_map(|form| {
            let lexeme = &self.lexicon.lexemes[form.lexeme as usize];
            let is_usual = lexeme.listed && lexeme.frequency != Frequency::Rare;
            is_usual.then(|| (lexeme, self.lexicon.spelling(form), form.slot))
        })
    }

    fn resolve_at(&mut self, word: &[u8], depth: u32) -> Resolved {
        if let Some(reading) = self.vocabulary.find(word).and_then(|at| self.accepted[at]) {
            return self.by_reading(&reading);
        }
        if let Some(known) = self.known.get(word) {
            return known.clone();
        }
        let found = self.look_up(word).or_else(|| self.take_apart(word, depth));
        let resolved = found.unwrap_or_else(|| (Node::Stem(word.to_vec()), Analysis::WHOLE));
        self.known.insert(word.to_vec(), resolved.clone());
        resolved
    }

    /// What the lexicon says.
    fn look_up(&self, word: &[u8]) -> Option<Resolved> {
        if let Some(at) = self.vocabulary.find(word) {
            return self.accepted[at].map(|reading| self.by_reading(&reading));
        }
        let mut readings = Vec::new();
        read(&self.lexicon, word, &mut readings);
        readings.retain(|reading| reading.proclitics == Proclitics::NONE);
        best(&readings, &self.weights, f32::INFINITY).map(|reading| self.by_reading(&reading))
    }

    fn by_reading(&self, reading: &Reading) -> Resolved {
        let lexeme = &self.lexicon.lexemes[reading.lexeme as usize];
        let node = node_of(lexeme);
        let relation = match reading.slot.relation() {
            Relation::Headword | Relation::Verb if reading.spelling != Spelling::Same => Relation::Spelling,
            relation => relation,
        };
        let trust = match lexeme.class {
            _ if !lexeme.listed => Trust::Corpus,
            Class::Name => Trust::Name,
            _ => Trust::Word,
        };
        let (proclitics, elided, pronoun) = (reading.proclitics, reading.elided, reading.pronoun);
        (node, Analysis { proclitics, pronoun, relation, seam: reading.slot.is_bound(), elided, glued: false, trust })
    }

    /// What the corpus alone attests.
    fn take_apart(&mut self, word: &[u8], depth: u32) -> Option<Resolved> {
        if depth > DEEPEST {
            return None;
        }
        if let Some(better) = self.better_spelling(word) {
            let (node, analysis) = self.resolve_at(&better, depth + 1);
            let relation = match analysis.relation {
                Relation::Headword | Relation::Verb => Relation::Spelling,
                relation => relation,
            };
            return Some((node, Analysis { relation, ..analysis }));
        }
        let Some((peel, rest)) = peel(self.vocabulary, word) else {
            let known = self.singular(word, depth).or_else(|| self.without_preposition(word));
            return known.or_else(|| self.name_behind(word));
        };
        let (node, inner) = self.resolve_at(&rest, depth + 1);
        if inner.trust != Trust::Corpus {
            return None;
        }
        Some((node, outside(peel, inner)?))
    }

    /// The singular of a broken plural, if the corpus has it and the lexicon has not.
    fn singular(&mut self, word: &[u8], depth: u32) -> Option<Resolved> {
        let count = self.vocabulary.count_either(word);
        let singular = induce::singulars(word).into_iter().find(|singular| {
            let singular = self.vocabulary.count_either(singular);
            singular >= 0.1 * count && count >= 0.02 * singular && singular > 0.0
        })?;
        let (node, inner) = self.resolve_at(&singular, depth + 1);
        let plain = inner.pronoun == NO_PRONOUN && inner.proclitics == Proclitics::NONE && inner.trust == Trust::Corpus;
        plain.then_some((node, Analysis { relation: Relation::BrokenPlural, ..inner }))
    }

    /// The word behind a preposition that is run together with it: فيمجلس. Believed where the lexicon knows that word
    /// and the corpus writes it far more often alone.
    fn without_preposition(&self, word: &[u8]) -> Option<Resolved> {
        let count = self.vocabulary.count(word);
        GLUED.iter().filter_map(|preposition| encode(preposition)).find_map(|preposition| {
            let rest = word.strip_prefix(preposition.as_slice()).filter(|rest| rest.len() >= 4)?;
            let (node, inner) = self.look_up(rest)?;
            let article = inner.proclitics == Proclitics { article: true, ..Proclitics::NONE };
            let plain = inner.proclitics == Proclitics::NONE && count <= GLUED_MOST;
            let whole = matches!(inner.relation, Relation::Headword | Relation::Verb | Relation::BrokenPlural);
            let known = inner.trust == Trust::Word && whole;
            let commoner = self.vocabulary.count(rest) >= GLUED_RATIO * count;
            (commoner && (article || plain && known)).then_some((node, Analysis { glued: true, ..inner }))
        })
    }

    /// A name behind و ف ب ك ل in another spelling than the lexicon's: وبروكسيل.
    fn name_behind(&self, word: &[u8]) -> Option<Resolved> {
        proclitic_cuts(word).into_iter().skip(1).filter(|cut| cut.rest.len() >= SHORTEST_NAME).find_map(|cut| {
            let Cut { proclitics, elided, rest } = cut;
            let mut is_name = false;
            self.variants.respell(rest, true, &mut |pieces, _| {
                let mut forms = key_of_pieces(pieces).into_iter().flat_map(|key| self.lexicon.forms(key));
                is_name |= forms.any(|form| {
                    let lexeme = &self.lexicon.lexemes[form.lexeme as usize];
                    lexeme.class == Class::Name && lexeme.listed && self.lexicon.spelling(form) == joined(pieces)
                });
            });
            let fits = is_name && !proclitics.article && proclitics.particle != Particle::Seen;
            fits.then(|| (Node::Stem(rest.to_vec()), Analysis { proclitics, elided, ..Analysis::WHOLE }))
        })
    }

    /// A commoner spelling of the same word, where one of the two left a sign out.
    fn better_spelling(&self, word: &[u8]) -> Option<Word> {
        let at = self.vocabulary.find(word)?;
        let (words, counts) = (&self.vocabulary.words, &self.vocabulary.counts);
        let loose = |a: &[u8], b: &[u8]| spelling_distance(a, b) <= Spelling::Seat;
        self.vocabulary
            .with_key(key(word)?)
            .filter(|&other| counts[other] > counts[at])
            .filter(|&other| loose(word, &words[other]) || loose(&words[other], word))
            .max_by(|&a, &b| counts[a].total_cmp(&counts[b]).then_with(|| words[b].cmp(&words[a])))
            .map(|other| words[other].clone())
    }
}

/// What the family of a lexeme is made around.
pub(crate) fn node_of(lexeme: &Lexeme) -> Node {
    match lexeme.class {
        Class::Verb => Node::Verb(lexeme.head.clone()),
        _ => Node::Nominal(lexeme.head.clone()),
    }
}

/// Whether the corpus writes the core of this reading with the article, which no verb takes.
fn is_definite(vocabulary: &Vocabulary, word: &[u8], reading: &Reading) -> bool {
    let start = reading.proclitics.written_length(reading.elided);
    let core = &word[start..start + usize::from(reading.length)];
    vocabulary.count_definite(core) > 0.05 * vocabulary.count(core)
}

/// The analysis of a word whose rest, after one step, has the analysis `inner`; `None` if the two do not go together.
fn outside(peel: Peel, inner: Analysis) -> Option<Analysis> {
    match peel {
        Peel::Front { proclitics, elided } => {
            if proclitics.article && inner.relation == Relation::VerbForm {
                return None;
            }
            Some(Analysis {
                proclitics: stacked(proclitics, inner.proclitics)?,
                elided: elided || inner.elided,
                ..inner
            })
        }
        Peel::Pronoun { number, seam } => (inner.pronoun == NO_PRONOUN && !inner.proclitics.article)
            .then_some(Analysis { pronoun: number, seam, ..inner }),
        Peel::Ending => (inner.pronoun == NO_PRONOUN).then_some(Analysis { relation: Relation::Ending, ..inner }),
    }
}

/// `outer` in front of `inner`, if the two make one stack.
fn stacked(outer: Proclitics, inner: Proclitics) -> Option<Proclitics> {
    let second_conjunction = inner.conjunction != Conjunction::None && outer != Proclitics::NONE;
    let second_particle = inner.particle != Particle::None && (outer.particle != Particle::None || outer.article);
    if second_conjunction || second_particle || (inner.article && outer.article) {
        return None;
    }
    Some(Proclitics {
        conjunction: outer.conjunction.max(inner.conjunction),
        particle: outer.particle.max(inner.particle),
        article: outer.article || inner.article,
    })
}

/// The share of its ة that a corpus writes as ه, by the words with the article, which no pronoun stands behind; where there
/// are few, something is presumed.
fn careless(vocabulary: &Vocabulary, readings: &Readings, lexemes: &[Lexeme]) -> f32 {
    let (mut right, mut wrong) = (PRESUMED_WORDS * (1.0 - PRESUMED_CARELESS), PRESUMED_WORDS * PRESUMED_CARELESS);
    for (at, (word, count)) in vocabulary.words.iter().zip(&vocabulary.counts).enumerate() {
        let (HEH | TEH_MARBUTA) = word.last().copied().unwrap_or_default() else { continue };
        let best = readings.of(at).iter().min_by_key(|reading| reading.spelling);
        match best.filter(|best| best.proclitics.article && lexemes[best.lexeme as usize].listed) {
            Some(best) if best.spelling == Spelling::Heh => wrong += count,
            Some(best) if best.spelling == Spelling::Same && word.ends_with(&[TEH_MARBUTA]) => right += count,
            _ => {}
        }
    }
    wrong / (right + wrong)
}

/// The likeliest reading, unless the word is far too frequent for it.
fn accept(readings: &[Reading], weights: &[f32], count: f32) -> Option<Reading> {
    let best = best(readings, weights, count)?;
    let expected: f32 = readings.iter().map(|reading| expected(reading, weights)).sum();
    (!has_clitics(&best) || count <= most_surprising(best.length) * (expected + 1.0)).then_some(best)
}

fn best(readings: &[Reading], weights: &[f32], count: f32) -> Option<Reading> {
    let doubt = doubt(readings, weights, count);
    let score = |reading: &Reading| score(reading, weights, doubt);
    readings.iter().copied().reduce(|best, next| if score(&next) > score(&best) { next } else { best })
}

fn has_clitics(reading: &Reading) -> bool {
    reading.proclitics != Proclitics::NONE || reading.pronoun != NO_PRONOUN
}

/// How often a reading leads one to expect its word.
fn expected(reading: &Reading, weights: &[f32]) -> f32 {
    weights[reading.lexeme as usize] * reading.likelihood
}

/// The same, with what is to be thought of readings with clitics.
fn score(reading: &Reading, weights: &[f32], doubt: f32) -> f32 {
    expected(reading, weights) * if has_clitics(reading) { doubt } else { 1.0 }
}

/// What readings with clitics count beside those without, of a word that occurs `count` times: what would have the word far
/// more often hardly means it. In three hundred articles, بن alone would have لبن a hundred times.
fn doubt(readings: &[Reading], weights: &[f32], count: f32) -> f32 {
    let with_clitics = readings.iter().filter(|reading| has_clitics(reading));
    let most = with_clitics.map(|reading| expected(reading, weights)).fold(0.0, f32::max);
    if most > count { (count / most) * (count / most) } else { 1.0 }
}
