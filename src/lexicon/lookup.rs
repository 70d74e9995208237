//! The words of a dictionary that a query word means.
//!
//! The families were made when the index was built; a query word only has to find its own. In order:
//!
//! 1. The word itself is in the dictionary: its family, and those of its other readings. It names a family (as headword,
//!    or as a plural or imperfect that does not occur): that family.
//! 2. The dictionary has it between clitics, and read it so: that family. (Five articles may have لمغادرة and never مغادرة
//!    alone; the reader who types مغادرة attests it.) An entry that nothing explains and that is clitics + the word is
//!    matched by itself; an entry the lexicon knows as something else never is: وزير is not و + زير.
//! 3. Nothing so far: the query's own clitics and endings are taken off ([`super::unseen`]).
//! 4. Families linked as other spellings of one name, and those with the same headword, if it is the word (رفض the verb,
//!    رفض the noun).
//! 5. Other spellings of the query word, each found by steps 1 to 3.

use super::analysis::{Analysis, Parts, Relation, Trust};
use super::clitics::{Conjunction, NO_PRONOUN, PRONOUNS, Particle, Proclitics, without_proclitics};
use super::letters::{
    ALEF, ALEF_MAKSURA, BEH, FEH, HAMZA, KAF, LAM, SEEN, TEH, TEH_MARBUTA, WAW, WAW_HAMZA, Word, YEH_HAMZA, decode,
    encode, joined, key,
};
use super::table::Dictionary;
use super::variants::{Rule, Variants, is_exact, may_be_one_name};
use crate::sort::sort_by;
use crate::text::fold_text;

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

impl Reach {
    /// The order of the variants, as a number below 16.
    pub(crate) const fn rank(self) -> u64 {
        match self {
            Self::Spelling => 0,
            Self::Family => 1,
            Self::Reading => 2,
            Self::Stack => 3,
            Self::Homograph => 4,
            Self::Respelling(rule) => 5 + rule as u64,
        }
    }

    /// The reach of a rank.
    pub(crate) fn of_rank(rank: u8) -> Option<Self> {
        match rank {
            0 => Some(Self::Spelling),
            1 => Some(Self::Family),
            2 => Some(Self::Reading),
            3 => Some(Self::Stack),
            4 => Some(Self::Homograph),
            _ => Rule::ALL.get(usize::from(rank) - 5).map(|&rule| Self::Respelling(rule)),
        }
    }
}

/// A word that matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its number in the dictionary.
    pub word: u32,
    /// How far it is from the query.
    pub reach: Reach,
    /// The family through which it matches.
    pub family: u32,
    /// How it comes from that family's headword.
    pub analysis: Analysis,
}

/// Why a word matches, to be shown: للمعارضة = ل + ال + معارضة.
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

/// The words of `dictionary` that the query word `bare` means, by number. Every word comes once, by its nearest reach.
pub fn look_up(dictionary: &impl Dictionary, variants: &Variants, bare: &str) -> Vec<Hit> {
    reach(dictionary, variants, bare).hits(dictionary, bare)
}

/// What a query word reaches. An index keeps it for the words that it has, so that only others need to be looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// Families, each once, by their nearest reach.
    pub families: Vec<(u32, Reach)>,
    /// Words that are reached alone, not through their families.
    pub words: Vec<(u32, Reach)>,
}

/// What the query word `bare` reaches in `dictionary`.
pub fn reach(dictionary: &impl Dictionary, variants: &Variants, bare: &str) -> Reached {
    let mut search = Search { dictionary, families: Vec::new(), words: Vec::new() };
    search.find(bare, Reach::Family);
    let trust = search.trust(bare);
    let found = search.reached();
    search.links(&found);
    search.homographs(&found, bare);
    // No rule for names joins a plain word with anything.
    let letters = encode(bare).unwrap_or_default();
    variants.respell(&letters, trust != Trust::Word, &mut |pieces, rule| {
        search.respelt(pieces, rule, bare, trust);
    });
    Reached { families: search.families, words: search.words }
}

impl Reached {
    /// The words reached, alone or through their families, and those spelt like `bare`, each once by its nearest reach.
    pub fn hits(&self, dictionary: &impl Dictionary, bare: &str) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        let mut add = |word: u32, reach: Reach| {
            let entry = dictionary.entry(word);
            hits.push(Hit { word, reach, family: entry.family, analysis: entry.analysis });
        };
        self.words.iter().for_each(|&(word, reach)| add(word, reach));
        for &(family, reach) in &self.families {
            dictionary.members(family).into_iter().for_each(|word| add(word, reach));
        }
        dictionary.spelt(&fold_text(bare)).into_iter().for_each(|word| add(word, Reach::Spelling));
        for &(family, _) in self.families.iter().filter(|(_, reach)| *reach == Reach::Family) {
            let perhaps = dictionary.perhaps(family).into_iter();
            hits.extend(perhaps.map(|(word, analysis)| Hit { word, reach: Reach::Reading, family, analysis }));
        }
        let order = hits.iter().zip(0_u64..).map(|(hit, at)| u64::from(hit.word) << 32 | hit.reach.rank() << 24 | at);
        let mut order: Vec<u64> = order.collect();
        sort_by(&mut order, Ord::cmp);
        order.dedup_by_key(|number| *number >> 32);
        order.into_iter().map(|number| hits[number as usize & 0xFF_FFFF]).collect()
    }
}

/// Why a hit matches.
pub fn explain(dictionary: &impl Dictionary, hit: &Hit) -> Why {
    let mut parts = hit.analysis.parts(dictionary.entry(hit.word).bare);
    let head = dictionary.head(hit.family).to_owned();
    if matches!(hit.analysis.relation, Relation::Headword | Relation::Verb) && hit.reach != Reach::Stack {
        parts.core.clone_from(&head);
    }
    Why { reach: hit.reach, parts, relation: hit.analysis.relation, head }
}

/// What has been reached so far.
pub(super) struct Search<'a, D> {
    pub(super) dictionary: &'a D,
    /// Families, each once, by their nearest reach.
    pub(super) families: Vec<(u32, Reach)>,
    words: Vec<(u32, Reach)>,
}

impl<'a, D: Dictionary> Search<'a, D> {
    pub(super) fn reach_family(&mut self, family: u32, reach: Reach) {
        match self.families.iter_mut().find(|known| known.0 == family) {
            Some(known) => known.1 = reach.min(known.1),
            None => self.families.push((family, reach)),
        }
    }

    fn reach_word(&mut self, word: u32, reach: Reach) {
        self.words.push((word, reach));
    }

    fn reached(&self) -> Vec<u32> {
        self.families.iter().map(|(family, _)| *family).collect()
    }

    /// Steps 1 to 3 for one spelling.
    fn find(&mut self, bare: &str, reach: Reach) {
        let known = self.families.len();
        self.attested(bare, reach);
        if let (true, Some(letters)) = (self.families.len() == known, encode(bare)) {
            self.unseen(&letters, reach);
        }
    }

    /// Steps 1 and 2.
    fn attested(&mut self, bare: &str, reach: Reach) {
        self.spelt(bare, reach);
        if let (true, Some(letters)) = (self.dictionary.is_at_hand(), encode(bare)) {
            self.between_clitics(&letters, reach);
        }
    }

    /// Families of the words spelt so and of the names spelt so; those with the same hamza if there are any.
    fn spelt(&mut self, bare: &str, reach: Reach) {
        let folded = fold_text(bare);
        let words = self.dictionary.spelt(&folded);
        let named = self.named(&folded);
        let is_exact = |&word: &u32| self.dictionary.entry(word).bare == bare;
        let any_exact = words.iter().any(is_exact) || named.iter().any(|&(name, _)| name == bare);
        for word in words {
            if !any_exact || self.dictionary.entry(word).bare == bare {
                self.readings(word, reach);
            }
        }
        for (_, family) in named.into_iter().filter(|&(name, _)| !any_exact || name == bare) {
            self.reach_family(family, reach);
        }
    }

    /// Families of the readings of a word; if one of them is without clitics, of those without.
    fn readings(&mut self, word: u32, reach: Reach) {
        let entry = self.dictionary.entry(word);
        let alternates = self.dictionary.alternates(word);
        let any_bare = entry.analysis.is_bare() || alternates.iter().any(|(_, analysis)| analysis.is_bare());
        if !any_bare || entry.analysis.is_bare() {
            self.reach_family(entry.family, reach);
        }
        for (family, analysis) in alternates {
            if !any_bare || analysis.is_bare() {
                self.reach_family(family, reach.max(Reach::Reading));
            }
        }
    }

    /// The names with this folded spelling, and their families.
    pub(super) fn named(&self, folded: &str) -> Vec<(&'a str, u32)> {
        self.dictionary.named(folded)
    }

    /// Entries that are clitics + the word: their family if they were read so, the entry alone if nothing explains it.
    pub(super) fn between_clitics(&mut self, query: &[u8], reach: Reach) {
        let (free, bound) = (bound_forms(query, false), bound_forms(query, true));
        for proclitics in (0..30).filter_map(Proclitics::from_code) {
            for pronoun in 0..=NO_PRONOUN {
                let has_pronoun = pronoun != NO_PRONOUN;
                let impossible = proclitics.article && (has_pronoun || proclitics.particle == Particle::Seen);
                if impossible || (proclitics == Proclitics::NONE && !has_pronoun) {
                    continue;
                }
                for core in if has_pronoun { &bound } else { &free } {
                    self.stack(query, proclitics, pronoun, core, reach);
                }
            }
        }
    }

    fn stack(&mut self, query: &[u8], proclitics: Proclitics, pronoun: u8, core: &[u8], reach: Reach) {
        let (front, length) = front(proclitics, core);
        let pieces = [&front[..length], core, PRONOUNS[usize::from(pronoun)]];
        if !self.dictionary.may_have(&pieces) {
            return;
        }
        for word in self.dictionary.spelt(&fold_text(&decode(&joined(&pieces)))) {
            let entry = self.dictionary.entry(word);
            let Some(letters) = encode(entry.bare) else { continue };
            let read_so = entry.analysis.proclitics == proclitics && entry.analysis.pronoun == pronoun;
            if read_so && key(&entry.analysis.core(&letters)) == key(query) {
                self.reach_family(entry.family, reach);
            } else if self.may_be_stack(&letters, &entry.analysis, query, proclitics) {
                self.reach_word(word, reach.max(Reach::Stack));
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
        let definite = joined(&[&[ALEF, LAM], entry]);
        *analysis == Analysis::WHOLE
            && query.len() >= shortest
            && (proclitics.article || self.dictionary.spelt(&fold_text(&decode(&definite))).is_empty())
    }

    /// What the dictionary thinks the query is.
    fn trust(&self, query: &str) -> Trust {
        let members = self.families.iter().flat_map(|(family, _)| self.dictionary.members(*family));
        let trusts = members.map(|word| self.dictionary.entry(word).analysis.trust);
        trusts.max_by_key(|&trust| trust == Trust::Word).unwrap_or_else(|| {
            // Of what has no words, the lexicon has only what is spelt so: بلجيكيا need not be of بلجيكي.
            let core = query.strip_prefix("ال").unwrap_or(query);
            let is_absent = self.named(&fold_text(core)).iter().any(|&(name, _)| name == core);
            if is_absent { Trust::Word } else { Trust::Corpus }
        })
    }

    /// Families with the headword of a family reached, if that is the word itself.
    fn homographs(&mut self, found: &[u32], bare: &str) {
        // رفض may be the verb or the noun; but تنفس, whatever it is of, is not of the noun نفس.
        let folded = fold_text(bare);
        let cores = without_proclitics(&folded);
        for &family in found {
            let head = self.dictionary.head(family);
            let folded_head = fold_text(head);
            let others = if cores.contains(&folded_head.as_str()) { self.named(&folded_head) } else { Vec::new() };
            for (_, other) in others {
                if self.dictionary.head(other) == head {
                    self.reach_family(other, Reach::Homograph);
                }
            }
        }
    }

    fn links(&mut self, found: &[u32]) {
        for &family in found {
            for (other, rule) in self.dictionary.links(family) {
                self.reach_family(other, Reach::Respelling(rule));
            }
        }
    }

    /// What another spelling of the query finds.
    fn respelt(&mut self, pieces: &[&[u8]], rule: Rule, query: &str, trust: Trust) {
        // Those of the table lead further than to words spelt so; of the others, few are spelt anywhere.
        if !matches!(rule, Rule::Stem | Rule::Table) && !self.dictionary.may_have(pieces) {
            return;
        }
        let letters = joined(pieces);
        let spelling = decode(&letters);
        let spelling = spelling.as_str();
        let reach = Reach::Respelling(rule);
        let is_exact = is_exact(letters.len(), rule);
        // With another ending it is another kind of word: سوريا is سورية the country, not the adjective.
        let same_ending = query.chars().last() == spelling.chars().last();
        match rule {
            Rule::Stem => return self.find(spelling, reach),
            Rule::Table if same_ending && !is_exact => return self.attested(spelling, reach),
            _ => {}
        }
        let folded = fold_text(spelling);
        for word in self.dictionary.spelt(&folded) {
            let entry = self.dictionary.entry(word);
            let fits = !is_exact || entry.bare == spelling;
            let one_name = !rule.is_for_names() || may_be_one_name((query, trust), (entry.bare, entry.analysis.trust));
            // Another seat may make another form of another verb (تأجل, تؤجل): the word, not its family.
            let other = rule == Rule::Table && (!same_ending || self.is_verb(entry.family));
            let alone = rule == Rule::HamzaSeat || other;
            match (fits && one_name, alone) {
                (false, _) => {}
                (true, true) => self.reach_word(word, reach),
                (true, false) => self.reach_family(entry.family, reach),
            }
        }
        // A name that stands behind clitics only.
        if rule.is_for_names() {
            for (name, family) in self.named(&folded) {
                let trust_of = |word| self.dictionary.entry(word).analysis.trust;
                let other = self.dictionary.members(family).first().map(|&word| trust_of(word));
                if other.is_some_and(|other| may_be_one_name((query, trust), (name, other))) {
                    self.reach_family(family, reach);
                }
            }
        }
        if rule == Rule::Table {
            for (_, family) in self.named(&folded).into_iter().filter(|&(name, _)| name == spelling) {
                // The month مارس is no verb.
                if !self.is_verb(family) {
                    self.reach_family(family, reach);
                }
            }
        }
    }
}

/// A word as it may be written before a pronoun, if one follows.
fn bound_forms(word: &[u8], has_pronoun: bool) -> Vec<Word> {
    let with = |rest: &[u8], letter: u8| joined(&[rest, &[letter]]);
    match word {
        _ if !has_pronoun => vec![word.to_vec()],
        [rest @ .., TEH_MARBUTA] => vec![with(rest, TEH)],
        [rest @ .., ALEF_MAKSURA] => vec![with(rest, ALEF)],
        [rest @ .., HAMZA] => vec![with(rest, YEH_HAMZA), with(rest, WAW_HAMZA), word.to_vec()],
        _ => vec![word.to_vec()],
    }
}

/// Proclitics as they are written before `word`, and how many letters they are.
fn front(proclitics: Proclitics, word: &[u8]) -> ([u8; 4], usize) {
    let (mut written, mut length) = ([0; 4], 0);
    let mut put = |letter| {
        written[length] = letter;
        length += 1;
    };
    match proclitics.conjunction {
        Conjunction::None => {}
        Conjunction::Waw => put(WAW),
        Conjunction::Feh => put(FEH),
    }
    match proclitics.particle {
        Particle::None => {}
        Particle::Beh => put(BEH),
        Particle::Kaf => put(KAF),
        Particle::Lam => put(LAM),
        Particle::Seen => put(SEEN),
    }
    match proclitics.particle {
        _ if !proclitics.article => {}
        // ل + ال + كتاب is للكتاب, ل + ال + لغة is للغة.
        Particle::Lam if word.first() == Some(&LAM) => {}
        Particle::Lam => put(LAM),
        _ => {
            put(ALEF);
            put(LAM);
        }
    }
    (written, length)
}
