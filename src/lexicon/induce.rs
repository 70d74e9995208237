//! Verbs and broken plurals that the lexicon lacks, found by what the corpus attests.
//!
//! A word that looks like an imperfect (يكتب) may belong to several perfects (كتب، أكتب، …). Each guess makes a whole
//! paradigm; a guess is believed if the corpus has several forms of it on both sides, perfect and imperfect, and more than
//! any other guess. A broken plural is believed if its pattern names a singular with the same consonants that the
//! corpus has too.

use super::entry::{Class, Frequency};
use super::guess::perfects;
use super::letters::{ALEF, ALEF_HAMZA, HAMZA, MEEM, TEH, TEH_MARBUTA, WAW, Word, YEH, YEH_HAMZA, key};
use super::slot::Slot;
use super::store::{Lexeme, Lexicon};
use super::verb;
use super::vocabulary::Vocabulary;

/// Forms that must be attested on each side of a verb.
const FEWEST_FORMS: usize = 2;

/// Adds the verbs that `vocabulary` attests to `lexicon`. `unexplained` tells which words have no reading yet.
pub(crate) fn add_verbs(lexicon: &mut Lexicon, vocabulary: &Vocabulary, unexplained: &[bool]) {
    for (at, word) in vocabulary.words.iter().enumerate() {
        let [YEH, stem @ ..] = word.as_slice() else { continue };
        if !unexplained[at] || !(2..=6).contains(&stem.len()) {
            continue;
        }
        let attested = |form: &[u8]| vocabulary.find(form).is_some_and(|at| unexplained[at]);
        let mut best: Option<(usize, Word)> = None;
        for perfect in perfects(stem).into_iter().filter(|perfect| perfect.len() >= 3) {
            if !attested(&perfect) && !attested(&[&perfect[..], &[TEH]].concat()) {
                continue;
            }
            let forms = verb::verb(&perfect, word);
            let found =
                |wanted: &dyn Fn(Slot) -> bool| forms.iter().filter(|form| wanted(form.1) && attested(&form.0)).count();
            let past = found(&is_perfect);
            let present = found(&|slot| !is_perfect(slot));
            if past >= FEWEST_FORMS
                && present >= FEWEST_FORMS
                && best.as_ref().is_none_or(|best| past + present > best.0)
            {
                best = Some((past + present, perfect));
            }
        }
        if let Some((_, perfect)) = best {
            let known = key(&perfect).is_some_and(|key| {
                lexicon
                    .forms(key)
                    .any(|form| !lexicon.lexemes[form.lexeme as usize].listed && form.slot == Slot::PerfectHe)
            });
            if !known {
                let forms = verb::verb(&perfect, word);
                lexicon.add_forms(
                    Lexeme { head: perfect, class: Class::Verb, frequency: Frequency::Usual, listed: false },
                    forms,
                );
            }
        }
    }
}

const fn is_perfect(slot: Slot) -> bool {
    matches!(
        slot,
        Slot::PerfectHe
            | Slot::PerfectShe
            | Slot::PerfectThey
            | Slot::PerfectTheyBound
            | Slot::PerfectTwo
            | Slot::PerfectSpeaker
            | Slot::PerfectHeBound
    )
}

/// The singulars that a broken plural may have, likeliest first. Only patterns that hardly any other word has.
pub(crate) fn singulars(plural: &[u8]) -> Vec<Word> {
    let words: &[&[u8]] = match *plural {
        [ALEF_HAMZA, a, b, c, ALEF, HAMZA] => &[&[a, b, YEH, c]],
        [ALEF_HAMZA, a, b, ALEF, c] => &[&[a, b, c], &[a, ALEF, c]],
        [a, WAW, ALEF, b, c] => &[&[a, ALEF, b, c], &[a, ALEF, b, c, TEH_MARBUTA], &[a, WAW, b, c]],
        [MEEM, a, ALEF, b, YEH, c] => &[&[MEEM, a, b, WAW, c], &[MEEM, a, b, ALEF, c]],
        [a, b, ALEF, c, YEH, d] if a != ALEF => &[&[a, b, c, WAW, d], &[a, b, c, ALEF, d], &[a, b, c, YEH, d]],
        [a, b, ALEF, YEH_HAMZA, c] => &[&[a, b, YEH, c, TEH_MARBUTA], &[a, b, YEH, c], &[a, b, ALEF, c, TEH_MARBUTA]],
        [MEEM, a, ALEF, b, c] => &[&[MEEM, a, b, c, TEH_MARBUTA], &[MEEM, a, b, c]],
        [a, b, c, ALEF, HAMZA] => &[&[a, b, YEH, c], &[a, ALEF, b, c]],
        [ALEF_HAMZA, a, b, c, TEH_MARBUTA] => &[&[a, b, ALEF, c], &[a, b, YEH, c]],
        _ => &[],
    };
    words.iter().map(|word| word.to_vec()).collect()
}
