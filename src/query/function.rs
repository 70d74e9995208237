//! Words that hold a sentence together and say nothing of its subject.
//!
//! Beside words that do, they are not looked for: they stand in almost every article, and their lists are the longest of
//! all. They are never dropped from the index; a query of nothing else, a phrase, and `=في` look for them like any
//! other word. Only words that are nothing else in unvowelled print are listed, as typed: على but not علي, عام not at all.

use crate::text::Token;

const WORDS: &str = " في من إلى الى على عن مع هذا هذه ذلك تلك هؤلاء التي التى الذي الذى الذين اللذان اللتان اللذين اللتين \
     ما ماهو ماهي ماهى ماذا لماذا متى متي أين اين كيف كم هل من هو هي هى هم هن هما نحن أنا انا أنت انت كان كانت يكون تكون كانوا قد لقد \
     لا لم لن ليس ليست إن ان أن أنه انه أنها انها إنه إنها لكن بل ثم أو او أم حتى إذا اذا إذ اذ أي أى اي أية اية كما لدى \
     به بها بهم له لها لهم فيه فيها منه منها عنه عنها عليه عليها عليهم إليه إليها اليه اليها معه معها هناك هنا أيضا ايضا \
     مما بما لما فيما عما ممن لمن بمن وأن ولا ";

/// Whether a word of a query says nothing of what is looked for.
///
/// ```
/// use kashshaf::query::is_function_word;
/// use kashshaf::text::tokenize;
/// let words = tokenize("وفي عام على علي").filter(is_function_word);
/// assert_eq!(words.map(|word| word.bare).collect::<Vec<_>>(), ["وفي", "على"]);
/// ```
pub fn is_function_word(word: &Token) -> bool {
    is_listed(WORDS, word)
}

/// Whether a word, perhaps behind a conjunction, is one of a list with spaces around each.
fn is_listed(list: &str, word: &Token) -> bool {
    let is_one = |word: &str| {
        let mut starts = list.match_indices(word).map(|(at, _)| at);
        starts.any(|at| list[..at].ends_with(' ') && list[at + word.len()..].starts_with(' '))
    };
    // Persian keyboards have letters of their own for some: فی is في. They are behind the Arabic ones.
    let bare = if word.bare.bytes().any(|byte| byte > 0xD9) { word.folded.as_str() } else { word.bare.as_str() };
    is_one(bare) || bare.strip_prefix(['و', 'ف']).is_some_and(|rest| rest.len() > 2 && is_one(rest))
}

/// Words that a question begins with, as people write them.
const INTERROGATIVES: &str = " هل ما ماذا لماذا متى متي أين اين كيف كم من أي أى اي اى ماهو ماهي ماهى لم بم بماذا فيم عم \
     لمن بمن ممن إلام الام علام ";

/// Whether a query that begins with this word is a question.
pub(super) fn is_interrogative(word: &Token) -> bool {
    is_listed(INTERROGATIVES, word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    #[test]
    fn only_what_is_nothing_else() {
        let table = [
            ("في", true),
            ("وفي", true),
            ("فهل", true),
            ("فی", true),
            ("ھذا", true),
            ("علی", false),
            ("وَمِن", true),
            ("إلى", true),
            ("علي", false),
            ("على", true),
            ("عام", false),
            ("مليون", false),
            ("فيل", false),
            ("ي", false),
            ("", false),
            ("وفد", false),
        ];
        for (typed, expected) in table {
            let found = tokenize(typed).next().is_some_and(|word| is_function_word(&word));
            assert_eq!(found, expected, "{typed}");
        }
    }

    #[test]
    fn a_question_may_go_on_from_another() {
        for (typed, expected) in
            [("ما اسم السفينة", true), ("وما اسم السفينة", true), ("فكيف حدث", true), ("ومضت", false)]
        {
            let words: Vec<Token> = tokenize(typed).collect();
            assert_eq!(words.first().is_some_and(is_interrogative), expected, "{typed}");
        }
    }
}
