//! The families of an index's words, as they are stored beside a corpus.
//!
//! Families are computed with the lexicon where a page is built (feature `lexicon`); the reader's engine only needs the
//! outcome. It is JSON for now: `{"families": 1, "words": [bare], "family": [number of each word], "codes": [how each
//! word comes from its headword], "heads": [headword of each family], "absent": [forms that do not occur, but that a
//! reader may type], "absentFamily": [the family of each], "alternates": [[word, other family, how]], "links":
//! [[family, family, rule]]}`.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::Error;
use crate::lexicon::{Absent, Alternate, Analysis, Families, Link, Rule, Table};

/// The version of the format.
const VERSION: u64 = 1;

/// The rules by their number in the format; new ones go to the end.
const RULES: [Rule; 7] =
    [Rule::Table, Rule::HamzaSeat, Rule::ForeignG, Rule::LongVowel, Rule::NameEnding, Rule::Joined, Rule::Stem];

/// Words with the family of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordFamilies {
    /// Bare words, each once.
    words: Vec<String>,
    /// Made for them in this order.
    families: Families,
}

impl WordFamilies {
    /// Sorts words, each with how often it occurs, into families.
    #[cfg(feature = "lexicon")]
    pub fn of(words: &[(String, u32)], lexicon: Option<&crate::lexicon::Lexicon>) -> Self {
        let families = Families::of(words, lexicon);
        Self { words: words.iter().map(|(word, _)| word.clone()).collect(), families }
    }

    /// Reads what [`to_json`](Self::to_json) wrote.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Error> {
        let damaged = "the word families are damaged or of another version; build the page again with this kashshaf";
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        let value: Value = serde_json::from_str(text).map_err(|error| Error::Json {
            message: damaged.into(),
            line: error.line(),
            column: error.column(),
        })?;
        Self::from_value(&value).ok_or_else(|| Error::field("families", damaged))
    }

    fn from_value(value: &Value) -> Option<Self> {
        if value.get("families")?.as_u64()? != VERSION {
            return None;
        }
        let list = |name: &str| value.get(name)?.as_array();
        let texts = |name: &str| -> Option<Vec<String>> {
            list(name)?.iter().map(|text| text.as_str().map(Into::into)).collect()
        };
        let triples = |name: &str| -> Option<Vec<[u32; 3]>> {
            list(name)?.iter().map(|triple| numbers(triple)?.try_into().ok()).collect()
        };
        let (words, heads) = (texts("words")?, texts("heads")?);
        let family = numbers(value.get("family")?)?;
        let analyses: Vec<Analysis> = numbers(value.get("codes")?)?.into_iter().map(analysis).collect::<Option<_>>()?;
        let known = |family: u32| (family as usize) < heads.len();
        let alternate = |[word, family, code]: [u32; 3]| {
            let fits = known(family) && (word as usize) < words.len();
            fits.then_some(Alternate { word, family, analysis: analysis(code)? })
        };
        let link = |[from, to, rule]: [u32; 3]| {
            let fits = known(from) && known(to);
            fits.then_some(Link { from, to, rule: *RULES.get(rule as usize)? })
        };
        let alternates = triples("alternates")?.into_iter().map(alternate).collect::<Option<_>>()?;
        let links = triples("links")?.into_iter().map(link).collect::<Option<_>>()?;
        let families_of_absent = numbers(value.get("absentFamily")?)?;
        let absent: Vec<Absent> = texts("absent")?
            .into_iter()
            .zip(families_of_absent)
            .filter(|(_, family)| known(*family))
            .map(|(bare, family)| Absent { bare, family })
            .collect();
        if words.len() != family.len() || words.len() != analyses.len() || !family.iter().all(|&family| known(family)) {
            return None;
        }
        Some(Self { words, families: Families { family, analyses, heads, absent, alternates, links } })
    }

    /// The families as compact JSON.
    pub fn to_json(&self) -> String {
        let Families { family, analyses, heads, absent, alternates, links } = &self.families;
        let (absent, absent_family): (Vec<&str>, Vec<u32>) = absent.iter().map(|a| (a.bare.as_str(), a.family)).unzip();
        let codes: Vec<u16> = analyses.iter().map(|analysis| analysis.code()).collect();
        let alternates: Vec<[u32; 3]> =
            alternates.iter().map(|other| [other.word, other.family, u32::from(other.analysis.code())]).collect();
        let number = |rule: Rule| RULES.iter().position(|&known| known == rule).unwrap_or(0) as u32;
        let links: Vec<[u32; 3]> = links.iter().map(|link| [link.from, link.to, number(link.rule)]).collect();
        json!({
            "families": VERSION, "words": self.words, "family": family, "codes": codes, "heads": heads,
            "absent": absent, "absentFamily": absent_family, "alternates": alternates, "links": links,
        })
        .to_string()
    }

    /// The table of these families. Words of `bare` that they lack get a family of their own each.
    pub(super) fn completed<'a>(mut self, bare: impl Iterator<Item = &'a str>) -> Table {
        let mut known = HashMap::new();
        for (at, word) in self.words.iter().enumerate() {
            known.insert(word.clone(), vec![at as u32]);
        }
        for word in bare {
            known.entry(word.to_string()).or_insert_with(|| {
                self.words.push(word.into());
                self.families.family.push(self.families.heads.len() as u32);
                self.families.analyses.push(Analysis::WHOLE);
                self.families.heads.push(word.into());
                Vec::new()
            });
        }
        Table::new(self.words, self.families)
    }
}

fn numbers(value: &Value) -> Option<Vec<u32>> {
    let number = |value: &Value| value.as_u64().and_then(|number| u32::try_from(number).ok());
    value.as_array()?.iter().map(number).collect()
}

fn analysis(code: u32) -> Option<Analysis> {
    Analysis::from_code(u16::try_from(code).ok()?)
}
