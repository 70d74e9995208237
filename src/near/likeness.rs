//! How alike two words look: what they share although no rule relates them.
//!
//! Names in odd spellings, rare plurals and slips all keep most of their letters in a row. Likeness is Dice's coefficient
//! (1945) of the pairs of neighbouring letters of two folded words, the article left out and word ends counted as letters:
//! twice the pairs they share, of all they have.

/// A word that others are compared with.
#[derive(Clone, Debug)]
pub struct Likeness {
    pairs: Vec<(char, char)>,
}

/// Words less alike than this share letters by chance.
const LEAST: f32 = 0.55;
/// Shorter words are alike by chance.
const SHORTEST: usize = 4;

impl Likeness {
    /// What a folded word is compared by; `None` if it is too short to compare.
    pub fn of(folded: &str) -> Option<Self> {
        let pairs: Vec<(char, char)> = pairs(folded).collect();
        (pairs.len() > SHORTEST).then_some(Self { pairs })
    }

    /// How alike another folded word is, if it is at all.
    ///
    /// ```
    /// use kashshaf::near::Likeness;
    /// let likeness = Likeness::of("المليشيات").unwrap();
    /// assert_eq!(likeness.with("مليشيات"), Some(1.0));
    /// assert!(likeness.with("ميليشيا") > Some(0.5));
    /// assert_eq!(likeness.with("مدينه"), None);
    /// ```
    pub fn with(&self, folded: &str) -> Option<f32> {
        // Arabic letters take two bytes; what is twice as long cannot be alike enough.
        let length = folded.len() / 2;
        if length > 2 * self.pairs.len() + 2 || 2 * length + 2 < self.pairs.len() {
            return None;
        }
        let (mut shared, mut count) = (0, 0);
        let mut used = 0_u64;
        for pair in pairs(folded) {
            count += 1;
            let free = |(at, own): &(usize, &(char, char))| **own == pair && *at < 64 && used & 1 << *at == 0;
            if let Some((at, _)) = self.pairs.iter().enumerate().find(free) {
                used |= 1 << at;
                shared += 1;
            }
        }
        let alike = 2.0 * shared as f32 / (self.pairs.len() + count) as f32;
        (alike >= LEAST).then_some(alike)
    }
}

fn pairs(folded: &str) -> impl Iterator<Item = (char, char)> {
    let word = folded.strip_prefix("ال").filter(|rest| rest.chars().count() >= 3).unwrap_or(folded);
    let mut last = '^';
    word.chars().chain(['$']).map(move |letter| (std::mem::replace(&mut last, letter), letter))
}
