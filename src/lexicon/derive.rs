//! The nouns that every verb has: verbal nouns and participles.
//!
//! Arabic derives them by pattern, so a verb's entry is enough: استعان يستعين gives استعانة, مستعين and مستعان. Each is a headword of its
//! own, as dictionaries have it. They are made for verbs of the data files unless an entry says more about them, and
//! count as rare, so that nothing is read as one of them that has another reading.
//!
//! | form | verb | verbal noun | participles |
//! |---|---|---|---|
//! | I | كتب | (no rule) | كاتب، مكتوب |
//! | II | علم يعلم | تعليم | معلم |
//! | III | قاتل يقاتل | مقاتلة | مقاتل |
//! | IV | أعلن يعلن | إعلان | معلن |
//! | V, VI | تعلم، تعاون | the perfect itself | متعلم، متعاون |
//! | VII, VIII, X | انسحب، استعمل | انسحاب، استعمال | منسحب، مستعمل |

use super::entry::Class;
use super::letters::{
    ALEF, ALEF_HAMZA, ALEF_HAMZA_BELOW, ALEF_MAKSURA, HAMZA, MEEM, SEEN, TEH, TEH_MARBUTA, WAW, Word, YEH, YEH_HAMZA,
};

/// Nouns and participles derived from a verb (he-forms of perfect and imperfect), with their classes.
pub(crate) fn derived(perfect: &[u8], imperfect: &[u8]) -> Vec<(Word, Class)> {
    let Some((_, stem)) = imperfect.split_first() else { return Vec::new() };
    let mut nouns = Vec::new();
    let mut participles = Vec::new();
    match perfect {
        [first @ (ALEF_HAMZA | ALEF), .., _]
            if perfect.len() >= 4 || (*first == ALEF_HAMZA && stem.len() < perfect.len()) =>
        {
            nouns.extend(if *first == ALEF { with_long_vowel(perfect) } else { fourth(perfect, stem) });
            participles.extend(participle(stem));
        }
        [TEH, _, _, _, ..] => {
            nouns.push(match perfect {
                [front @ .., ALEF_MAKSURA] => [front, &[YEH]].concat(),
                _ => perfect.to_vec(),
            });
            participles.extend(participle(stem));
        }
        [_, ALEF, _, _] => {
            participles.extend(participle(stem));
            nouns.push(match stem {
                [front @ .., YEH] => [&[MEEM], front, &[ALEF, TEH_MARBUTA]].concat(),
                _ => [&[MEEM], stem, &[TEH_MARBUTA]].concat(),
            });
        }
        [a, b, c] if !is_weak(*b) => {
            if is_weak(*c) {
                nouns.push(vec![TEH, *a, *b, YEH, TEH_MARBUTA]);
            } else {
                nouns.push(vec![TEH, *a, *b, YEH, *c]);
                participles.push(vec![*a, ALEF, *b, *c]);
                participles.push(vec![MEEM, *a, *b, WAW, *c]);
            }
            participles.extend(participle(stem));
        }
        [a, ALEF, c] => participles.push(vec![*a, ALEF, YEH_HAMZA, *c]),
        [a, b] => participles.push(vec![MEEM, *a, *b, WAW, *b]),
        _ => {}
    }
    let nouns = nouns.into_iter().map(|noun| (noun, Class::Noun));
    nouns.chain(participles.into_iter().map(|participle| (participle, Class::Adjective))).collect()
}

const fn is_weak(letter: u8) -> bool {
    matches!(letter, ALEF | ALEF_MAKSURA | YEH | WAW)
}

/// Active and passive participle of a derived form.
fn participle(stem: &[u8]) -> Vec<Word> {
    let with = |parts: &[&[u8]]| parts.concat();
    match stem {
        [front @ .., ALEF_MAKSURA | YEH] => {
            vec![with(&[&[MEEM], front, &[YEH]]), with(&[&[MEEM], front, &[ALEF_MAKSURA]])]
        }
        [front @ .., YEH, last] if !front.is_empty() => {
            vec![with(&[&[MEEM], stem]), with(&[&[MEEM], front, &[ALEF, *last]])]
        }
        _ => vec![with(&[&[MEEM], stem])],
    }
}

/// The verbal noun of form IV.
fn fourth(perfect: &[u8], stem: &[u8]) -> Option<Word> {
    let radicals = perfect.get(1..)?;
    let opening = |letter: u8| if letter == WAW { YEH } else { letter };
    Some(match *radicals {
        [a, ALEF, HAMZA] => vec![ALEF_HAMZA_BELOW, a, ALEF, HAMZA, TEH_MARBUTA],
        [a, ALEF, c] if !is_weak(c) => vec![ALEF_HAMZA_BELOW, a, ALEF, c, TEH_MARBUTA],
        [a, b, ALEF_MAKSURA | ALEF_HAMZA] => vec![ALEF_HAMZA_BELOW, opening(a), b, ALEF, HAMZA],
        [a, b, c] => vec![ALEF_HAMZA_BELOW, opening(a), b, ALEF, c],
        [a, b] if stem.len() == 2 => vec![ALEF_HAMZA_BELOW, a, b, ALEF, b],
        _ => return None,
    })
}

/// The verbal noun of forms VII, VIII and X: a long ا before the last radical.
fn with_long_vowel(perfect: &[u8]) -> Option<Word> {
    let (&last, front) = perfect.split_last()?;
    Some(match (front, last) {
        (_, ALEF_MAKSURA | ALEF_HAMZA) => [front, &[ALEF, HAMZA]].concat(),
        ([ALEF, SEEN, TEH, _, ALEF], _) => [perfect, &[TEH_MARBUTA]].concat(),
        ([root @ .., ALEF], _) => [root, &[YEH, ALEF, last]].concat(),
        ([ALEF, _, _] | [ALEF, SEEN, TEH, _], _) => [perfect, &[ALEF, last]].concat(),
        _ => [front, &[ALEF, last]].concat(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::letters::{decode, encode};
    use super::*;

    #[test]
    fn every_form_has_its_nouns() {
        let table = [
            ("كتب", "يكتب", "كاتب مكتوب"),
            ("علم", "يعلم", "تعليم معلم"),
            ("سمى", "يسمي", "تسمية مسمي مسمى"),
            ("قاتل", "يقاتل", "مقاتلة مقاتل"),
            ("لاقى", "يلاقي", "ملاقاة ملاقي ملاقى"),
            ("أعلن", "يعلن", "إعلان معلن"),
            ("أوصل", "يوصل", "إيصال موصل"),
            ("أعاد", "يعيد", "إعادة معيد معاد"),
            ("أعطى", "يعطي", "إعطاء معطي معطى"),
            ("أنشأ", "ينشئ", "إنشاء منشئ"),
            ("أعد", "يعد", "إعداد معد"),
            ("تعلم", "يتعلم", "تعلم متعلم"),
            ("تلقى", "يتلقى", "تلقي متلقي متلقى"),
            ("تعاون", "يتعاون", "تعاون متعاون"),
            ("انسحب", "ينسحب", "انسحاب منسحب"),
            ("انهار", "ينهار", "انهيار منهار"),
            ("احتل", "يحتل", "احتلال محتل"),
            ("اختار", "يختار", "اختيار مختار"),
            ("انتهى", "ينتهي", "انتهاء منتهي منتهى"),
            ("استعمل", "يستعمل", "استعمال مستعمل"),
            ("استعان", "يستعين", "استعانة مستعين مستعان"),
            ("استمر", "يستمر", "استمرار مستمر"),
            ("قال", "يقول", "قائل"),
            ("رد", "يرد", "مردود"),
        ];
        for (perfect, imperfect, expected) in table {
            let made = derived(&encode(perfect).unwrap(), &encode(imperfect).unwrap());
            let made: Vec<_> = made.iter().map(|(word, _)| decode(word)).collect();
            for noun in expected.split(' ') {
                assert!(made.iter().any(|m| m == noun), "{perfect} {imperfect} lacks {noun}: {made:?}");
            }
        }
    }
}
