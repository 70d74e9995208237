//! The forms of nouns, adjectives, names and function words.
//!
//! A stem (a singular, a feminine, or a broken plural) gives its free form, the form a pronoun wants behind it (ة → ت,
//! ى → ا, ء → ئ or ؤ), and, if it is a singular, its accusative, dual and sound plurals. Whether a noun really uses a
//! sound plural is not asked: a form nobody writes does no harm.

use super::entry::Around;
use super::letters::{
    ALEF, ALEF_HAMZA, ALEF_MADDA, ALEF_MAKSURA, HAMZA, MEEM, NOON, TEH, TEH_MARBUTA, WAW, WAW_HAMZA, Word, YEH,
    YEH_HAMZA,
};
use super::slot::Slot;

/// Forms and their slots.
pub(crate) type Forms = Vec<(Word, Slot)>;

/// `stem` with `ending`.
pub(crate) fn with(stem: &[u8], ending: &[u8]) -> Word {
    [stem, ending].concat()
}

/// A noun with its broken plurals.
pub(crate) fn noun(head: &[u8], plurals: &[Word]) -> Forms {
    let mut forms = Forms::new();
    stem(&mut forms, head, Slot::Head, Slot::HeadBound);
    singular(&mut forms, head);
    let is_person = may_be_person(head, plurals);
    let takes_at = is_person || plurals.is_empty() || head.ends_with(&[TEH_MARBUTA]);
    feminine_plural(&mut forms, head, if takes_at { Slot::PluralAt } else { Slot::PluralAtBeside });
    if is_person {
        masculine_plural(&mut forms, head);
        let woman = feminine(head);
        stem(&mut forms, &woman, Slot::Woman, Slot::WomanBound);
    }
    for plural in plurals {
        stem(&mut forms, plural, Slot::Plural, Slot::PluralBound);
        shortened(&mut forms, plural);
        accusative(&mut forms, plural);
    }
    shortened(&mut forms, head);
    five_nouns(&mut forms, head);
    forms
}

/// Whether a noun may stand for a person, who may be a woman or several: participles (م…, فاعل), nisbas (…ي), names of
/// trades (فعّال), and فعيل with the plural فعلاء or أفعلاء.
fn may_be_person(head: &[u8], plurals: &[Word]) -> bool {
    match head {
        [.., TEH_MARBUTA | ALEF_MAKSURA | ALEF] | [.., ALEF, HAMZA] => false,
        // Of three letters, a participle (مهم, مصر) has no broken plural, and what has one (ملك, مصل) is no participle.
        [MEEM, _, _] => plurals.is_empty(),
        [MEEM, _, _, ..] | [_, ALEF, _, _] | [_, _, _, .., YEH] | [_, _, ALEF, _] => true,
        [_, _, YEH, _] => plurals.iter().any(|plural| plural.ends_with(&[ALEF, HAMZA])),
        _ => false,
    }
}

/// An adjective with its irregular feminines and broken plurals.
pub(crate) fn adjective(head: &[u8], irregular: &[Word]) -> Forms {
    let mut forms = Forms::new();
    stem(&mut forms, head, Slot::Head, Slot::HeadBound);
    singular(&mut forms, head);
    feminine_plural(&mut forms, head, Slot::PluralAtBeside);
    masculine_plural(&mut forms, head);
    if !matches!(head, [.., TEH_MARBUTA | ALEF]) {
        let feminine = feminine(head);
        stem(&mut forms, &feminine, Slot::Feminine, Slot::FeminineBound);
        dual(&mut forms, &feminine);
    }
    for form in irregular {
        stem(&mut forms, form, Slot::Plural, Slot::PluralBound);
        if form.last() != Some(&ALEF_MAKSURA) {
            accusative(&mut forms, form);
        }
        if form.ends_with(&[ALEF, HAMZA]) {
            dual(&mut forms, form);
        }
    }
    if !is_nisba(head) {
        shortened(&mut forms, head);
    }
    forms
}

/// A proper name and its other spellings.
pub(crate) fn name(head: &[u8], spellings: &[Word]) -> Forms {
    let slot = |spelling: &Word| match (head, spelling.as_slice()) {
        ([a @ .., YEH, ALEF], [b @ .., YEH, TEH_MARBUTA]) if a == b => Slot::Country,
        _ => Slot::Spelling,
    };
    std::iter::once((head.to_vec(), Slot::Head)).chain(spellings.iter().map(|s| (s.clone(), slot(s)))).collect()
}

/// A function word and its other forms.
pub(crate) fn function(head: &[u8], others: &[Word], around: Around) -> Forms {
    let slot = |pronouns| match (pronouns, around.prepositions) {
        (true, true) => Slot::Function,
        (true, false) => Slot::FunctionBefore,
        (false, true) => Slot::FunctionBehind,
        (false, false) => Slot::FunctionAlone,
    };
    let mut forms = vec![(head.to_vec(), slot(around.pronouns))];
    if let (Some((&ALEF_MAKSURA, rest)), true) = (head.split_last(), around.pronouns) {
        forms.push((with(rest, &[YEH]), Slot::FunctionBound));
    }
    forms.extend(others.iter().map(|word| (word.clone(), slot(false))));
    forms
}

/// The free form, and the form before a pronoun.
fn stem(forms: &mut Forms, word: &[u8], free: Slot, bound: Slot) {
    forms.push((word.to_vec(), free));
    let Some((&last, rest)) = word.split_last() else { return };
    match last {
        TEH_MARBUTA => forms.push((with(rest, &[TEH]), bound)),
        ALEF_MAKSURA => forms.push((with(rest, &[ALEF]), bound)),
        HAMZA | ALEF_HAMZA => {
            forms.push((with(rest, &[YEH_HAMZA]), bound));
            forms.push((with(rest, &[WAW_HAMZA]), bound));
        }
        _ => {}
    }
}

/// What every singular has: accusative and dual.
fn singular(forms: &mut Forms, head: &[u8]) {
    accusative(forms, head);
    dual(forms, head);
}

fn accusative(forms: &mut Forms, word: &[u8]) {
    match word {
        [.., TEH_MARBUTA | ALEF_MAKSURA | ALEF | ALEF_HAMZA | ALEF_MADDA] | [.., ALEF, HAMZA] => {}
        [rest @ .., HAMZA] => {
            forms.push((with(rest, &[HAMZA, ALEF]), Slot::Tanwin));
            forms.push((with(rest, &[YEH_HAMZA, ALEF]), Slot::Tanwin));
        }
        _ => forms.push((with(word, &[ALEF]), Slot::Tanwin)),
    }
}

/// The stems that a dual is made on: ة → ت, ى → ي, ء as it is or و.
fn dual(forms: &mut Forms, head: &[u8]) {
    let Some((&last, rest)) = head.split_last() else { return };
    match last {
        TEH_MARBUTA => dual_endings(forms, &with(rest, &[TEH])),
        ALEF_MAKSURA => dual_endings(forms, &with(rest, &[YEH])),
        ALEF => dual_endings(forms, &with(rest, &[WAW])),
        HAMZA if rest.last() != Some(&ALEF) => {
            // جزئين, جزأين
            forms.push((with(rest, &[ALEF_MADDA, NOON]), Slot::Dual));
            dual_endings(forms, &with(rest, &[YEH_HAMZA]));
            dual_endings(forms, &with(rest, &[ALEF_HAMZA]));
        }
        ALEF_HAMZA => {
            forms.push((with(rest, &[ALEF_MADDA, NOON]), Slot::Dual));
            dual_endings(forms, head);
        }
        _ => dual_endings(forms, head),
    }
}

fn dual_endings(forms: &mut Forms, stem: &[u8]) {
    forms.push((with(stem, &[ALEF, NOON]), Slot::Dual));
    forms.push((with(stem, &[YEH, NOON]), Slot::DualOblique));
    forms.push((with(stem, &[ALEF]), Slot::DualConstruct));
    forms.push((with(stem, &[YEH]), Slot::DualConstruct));
}

/// ات, on the stem that the headword's ending leaves: مدرسة → مدرسات, قناة → قنوات, مستوى → مستويات.
fn feminine_plural(forms: &mut Forms, head: &[u8], slot: Slot) {
    let Some((&last, rest)) = head.split_last() else { return };
    let at = |forms: &mut Forms, stem: &[u8]| forms.push((with(stem, &[ALEF, TEH]), slot));
    match last {
        TEH_MARBUTA => match rest.split_last() {
            Some((&ALEF, root)) => {
                at(forms, &with(root, &[WAW]));
                at(forms, &with(root, &[YEH]));
            }
            Some((&ALEF_HAMZA, root)) => forms.push((with(root, &[ALEF_MADDA, TEH]), slot)),
            _ => at(forms, rest),
        },
        ALEF_MAKSURA => at(forms, &with(rest, &[YEH])),
        HAMZA if rest.last() == Some(&ALEF) => {
            at(forms, head);
            at(forms, &with(rest, &[WAW]));
        }
        HAMZA => at(forms, &with(rest, &[YEH_HAMZA])),
        ALEF => at(forms, rest),
        _ => at(forms, head),
    }
}

/// ون and ين, and both without ن. A defective stem loses its ي or ى: قاضون، مصطفون.
fn masculine_plural(forms: &mut Forms, head: &[u8]) {
    let mut add = |stem: &[u8]| {
        forms.push((with(stem, &[WAW, NOON]), Slot::PluralUn));
        forms.push((with(stem, &[YEH, NOON]), Slot::PluralIn));
        forms.push((with(stem, &[WAW]), Slot::PluralConstruct));
        forms.push((with(stem, &[YEH]), Slot::PluralConstruct));
    };
    match head {
        [.., TEH_MARBUTA | ALEF] => {}
        [root @ .., ALEF_MAKSURA] => add(root),
        _ => {
            add(head);
            if let Some(root) = defective(head).filter(|_| !is_nisba(head)) {
                add(root);
            }
        }
    }
}

/// The feminine in ة.
fn feminine(head: &[u8]) -> Word {
    match head {
        [rest @ .., ALEF_MAKSURA] => with(rest, &[ALEF, TEH_MARBUTA]),
        [_, .., ALEF, HAMZA] => with(head, &[TEH_MARBUTA]),
        [rest @ .., HAMZA] => with(rest, &[YEH_HAMZA, TEH_MARBUTA]),
        _ => with(head, &[TEH_MARBUTA]),
    }
}

/// A defective noun loses its ي without article: قاضي → قاض, أراضي → أراض.
fn shortened(forms: &mut Forms, word: &[u8]) {
    if let Some(root) = defective(word) {
        forms.push((root.to_vec(), Slot::Shortened));
    }
}

/// Whether an adjective is shaped like a plural such as أراضي, but keeps its ي, as nisbas do (تجاري) and participles (محامي) do
/// not.
const fn is_nisba(head: &[u8]) -> bool {
    matches!(head, [first, _, ALEF, _, YEH] if *first != MEEM)
}

/// The stem of a defective noun without its ي, if `word` looks like one: قاضي, أراضي, and participles of derived verbs
/// (متوازي, مستوي, مشتري, محامي). Other words in م…ي are nisbas as a rule (مصري).
fn defective(word: &[u8]) -> Option<&[u8]> {
    let shaped = match word {
        [_, ALEF, _, YEH] | [_, _, ALEF, _, YEH] => true,
        [MEEM, TEH, _, .., YEH] | [MEEM, _, TEH, _, YEH] => word.len() >= 5 && word.len() <= 7,
        _ => false,
    };
    shaped.then(|| &word[..word.len() - 1])
}

/// أب and أخ show their case before a noun or a pronoun.
fn five_nouns(forms: &mut Forms, head: &[u8]) {
    if matches!(head, [ALEF_HAMZA, 0x28 | 0x2E]) {
        for case in [WAW, ALEF, YEH] {
            forms.push((with(head, &[case]), Slot::Case));
        }
    }
}
