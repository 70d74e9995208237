//! The vowel marks on one letter, as a set.

/// The marks of one letter, without order: NFC moves shadda behind the vowels, so only a set compares reliably.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Marks(u16);

impl Marks {
    /// No mark at all.
    pub const NONE: Self = Self(0);
    /// Fathatan, ـً.
    pub const FATHATAN: Self = Self(1);
    /// Dammatan, ـٌ.
    pub const DAMMATAN: Self = Self(1 << 1);
    /// Kasratan, ـٍ.
    pub const KASRATAN: Self = Self(1 << 2);
    /// Fatha, ـَ.
    pub const FATHA: Self = Self(1 << 3);
    /// Damma, ـُ.
    pub const DAMMA: Self = Self(1 << 4);
    /// Kasra, ـِ.
    pub const KASRA: Self = Self(1 << 5);
    /// Sukun, ـْ, and its Qur'anic shape.
    pub const SUKUN: Self = Self(1 << 6);
    /// Shadda, ـّ.
    pub const SHADDA: Self = Self(1 << 7);
    /// Dagger (superscript) alef, ـٰ.
    pub const DAGGER: Self = Self(1 << 8);
    /// Any other mark: Qur'anic signs, accents that did not compose.
    pub const OTHER: Self = Self(1 << 9);

    const VOWELS: u16 = (1 << 7) - 1;

    /// The mark that `c` is, or `None` for characters that are no marks.
    ///
    /// Ranges: the deletable characters of the Arabic blocks (Unicode 16), less the hamza and madda signs
    /// U+0653–0655, which are tried as part of their letter first.
    pub fn of(c: char) -> Option<Self> {
        Some(match c {
            '\u{064B}' | '\u{08F0}' => Self::FATHATAN,
            '\u{064C}' | '\u{08F1}' => Self::DAMMATAN,
            '\u{064D}' | '\u{08F2}' => Self::KASRATAN,
            '\u{064E}' => Self::FATHA,
            '\u{064F}' | '\u{0657}' => Self::DAMMA,
            '\u{0650}' => Self::KASRA,
            '\u{0651}' => Self::SHADDA,
            '\u{0652}' | '\u{06E1}' => Self::SUKUN,
            '\u{0670}' => Self::DAGGER,
            '\u{0610}'..='\u{061A}'
            | '\u{0653}'..='\u{065F}'
            | '\u{0674}'
            | '\u{06D6}'..='\u{06DC}'
            | '\u{06DF}'..='\u{06E8}'
            | '\u{06EA}'..='\u{06ED}'
            | '\u{0897}'..='\u{089F}'
            | '\u{08CA}'..='\u{08E1}'
            | '\u{08E3}'..='\u{08FF}'
            | '\u{10EFC}'..='\u{10EFF}' => Self::OTHER,
            _ => return None,
        })
    }

    /// This set with `other` added.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether every mark of `other` is in this set.
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether no mark is set.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether one letter could carry both sets: an unmarked letter is compatible with any marks, a shadda alone with
    /// any vowel under it; two different vowels, or a vowel with and without shadda, are not.
    ///
    /// ```
    /// use kashshaf::text::Marks;
    /// let doubled = Marks::SHADDA.with(Marks::FATHA);
    /// assert!(Marks::NONE.compatible(doubled));
    /// assert!(Marks::SHADDA.compatible(doubled));
    /// assert!(!Marks::FATHA.compatible(doubled)); // دَرَس is not دَرَّس
    /// assert!(!Marks::FATHA.compatible(Marks::KASRA));
    /// ```
    pub const fn compatible(self, other: Self) -> bool {
        let (a, b) = (self.0 & Self::VOWELS, other.0 & Self::VOWELS);
        let (a_doubled, b_doubled) = (self.contains(Self::SHADDA), other.contains(Self::SHADDA));
        let vowels_agree = a == 0 || b == 0 || a == b;
        let doubling_agrees = a_doubled == b_doubled || (!a_doubled && a == 0) || (!b_doubled && b == 0);
        vowels_agree && doubling_agrees
    }

    /// This set without shadda, for letters whose doubling is only the article's assimilation (الشَّمس).
    #[must_use]
    pub const fn undoubled(self) -> Self {
        Self(self.0 & !Self::SHADDA.0)
    }
}
