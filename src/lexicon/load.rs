//! The lexicon's data files: lines of tab-separated fields, read and checked.
//!
//! ```text
//! file    = { line "\n" }
//! line    = comment | entry | ""
//! comment = "#" text
//! entry   = head TAB class TAB forms [ TAB use ]
//! class   = "n" | "a" | "v" | "p" | "f" | "fp" | "fb" | "fw"
//! forms   = [ form { " " form } ]
//! use     = "common" | "rare"
//! ```
//!
//! Words are written without vowel marks and shadda, with hamza, ة and ى. What `forms` holds depends on the class:
//!
//! | class | head | forms |
//! |---|---|---|
//! | `n` noun | singular, indefinite | its broken plurals |
//! | `a` adjective, participle | masculine singular | broken plurals and irregular feminines |
//! | `v` verb | perfect, he-form | imperfect, he-form (exactly one) |
//! | `p` proper name | the name, without a separable article | other spellings and plurals of the name |
//! | `f` function word | the word | its other forms, which take no pronouns (many have one: منه) |
//!
//! A function word of class `f` takes pronouns behind it and ب ك ل before it (بعد); `fp` takes pronouns only (عن), `fb` the
//! prepositions only (هذا), `fw` neither (هو).
//!
//! `use` says how often newspapers use the word, where that decides between two readings and a small corpus cannot:
//! بدور is ب + دور (common) and not the plural of بدر (rare).
//!
//! Sound plurals, duals, feminines in ة and conjugated forms are not listed: programs make them.

use super::entry::{Around, Class, Entry, Frequency};
use crate::Error;

/// Reads one data file; `file` is its name, for messages.
pub(crate) fn parse<'a>(file: &'static str, text: &'a str) -> Result<Vec<Entry<'a>>, Error> {
    let mut entries = Vec::new();
    for (at, line) in text.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        entries.push(entry(line).map_err(|message| Error::Lexicon { file, line: at + 1, message })?);
    }
    Ok(entries)
}

fn entry(line: &str) -> Result<Entry<'_>, String> {
    let fields: Vec<&str> = line.split('\t').collect();
    let (head, class, forms, frequency) = match fields[..] {
        [head, class, forms] => (head, class, forms, Frequency::Usual),
        [head, class, forms, "common"] => (head, class, forms, Frequency::Common),
        [head, class, forms, "rare"] => (head, class, forms, Frequency::Rare),
        [_, _, _, other] => return Err(format!("use {other:?}; write common or rare, or leave the field out")),
        _ => {
            return Err(format!(
                "{} fields; give head, class and forms, between tabs (forms may be empty)",
                fields.len()
            ));
        }
    };
    let class = match class {
        "n" => Class::Noun,
        "a" => Class::Adjective,
        "v" => Class::Verb,
        "p" => Class::Name,
        "f" => Class::Function(Around { pronouns: true, prepositions: true }),
        "fp" => Class::Function(Around { pronouns: true, prepositions: false }),
        "fb" => Class::Function(Around { pronouns: false, prepositions: true }),
        "fw" => Class::Function(Around { pronouns: false, prepositions: false }),
        other => return Err(format!("class {other:?}; use one of n a v p f fp fb fw")),
    };
    let forms: Vec<&str> = forms.split(' ').filter(|form| !form.is_empty()).collect();
    check_word(head)?;
    forms.iter().try_for_each(|form| check_word(form))?;
    if class == Class::Verb {
        check_verb(head, &forms)?;
    }
    Ok(Entry { head, class, forms, frequency })
}

/// A word of the lexicon: Arabic letters without marks, short enough for a key.
fn check_word(word: &str) -> Result<(), String> {
    if word.is_empty() {
        return Err("an empty word; write the word before the first tab".into());
    }
    if let Some(c) = word.chars().find(|c| !matches!(c, '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}')) {
        return Err(format!("{word:?} has {c:?}; write plain Arabic letters without marks"));
    }
    if word.chars().count() > super::letters::LONGEST {
        return Err(format!("{word:?} is too long; the most is {} letters", super::letters::LONGEST));
    }
    Ok(())
}

fn check_verb(head: &str, forms: &[&str]) -> Result<(), String> {
    let [imperfect] = forms else {
        return Err(format!("a verb has one form, its imperfect; this has {}", forms.len()));
    };
    if !imperfect.starts_with('ي') || imperfect.chars().count() < 2 || head.chars().count() < 2 {
        return Err(format!(
            "{head:?} {imperfect:?}: give the perfect and the imperfect of the he-form, the latter with ي"
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_of_each_class_is_read() {
        let text = "# comment\n\nكتاب\tn\tكتب\nوزير\tn\tوزراء\nكبير\ta\tكبار\tcommon\nقال\tv\tيقول\nلبنان\tp\t\nهذا\tf\tهذه هؤلاء\n";
        let entries = parse("test", text).unwrap();
        let heads: Vec<_> = entries.iter().map(|entry| (entry.head, entry.forms.len())).collect();
        assert_eq!(heads, [("كتاب", 1), ("وزير", 1), ("كبير", 1), ("قال", 1), ("لبنان", 0), ("هذا", 2)]);
    }

    #[test]
    fn a_malformed_line_is_refused_by_file_and_line() {
        let cases = [
            ("كتاب n كتب", "1 fields"),
            ("كتاب\tx\tكتب", "class \"x\""),
            ("\tn\tكتب", "empty word"),
            ("كِتاب\tn\t", "without marks"),
            ("كتاب\tn\tكتب2", "without marks"),
            ("قال\tv\t", "one form"),
            ("قال\tv\tيقول يقال", "one form"),
            ("قال\tv\tقول", "with ي"),
            ("كتاب\tn\tكتب\tperson", "use \"person\""),
            ("كتاب\tn\tكتب\trare\t", "5 fields"),
        ];
        for (line, expected) in cases {
            let error = parse("nouns.tsv", &format!("# first\n{line}\n")).unwrap_err();
            let message = error.to_string();
            assert!(message.starts_with("lexicon file nouns.tsv, line 2: "), "{message}");
            assert!(message.contains(expected), "{line:?}: {message}");
        }
    }
}
