use crate::lexicon::WordId;
use crate::span::Span;

/// What a token is by its letters and marks alone.
///
/// ```
/// use copydesk::{Text, text::Kind};
/// let text = Text::read("“No,” he said.");
/// assert_eq!(text.tokens()[0].kind(), Kind::OpenDouble);
/// assert_eq!(text.tokens()[2].kind(), Kind::Comma);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
#[non_exhaustive]
pub enum Kind {
    /// No token: before the first and after the last.
    None,
    /// Letters, perhaps with digits, inner apostrophes or the stops of initials: "Obama", "O’Neill", "U.S.", "G20".
    Word,
    /// Digits, with inner commas and stops: "1,200", "3.5", "12.29.14".
    Number,
    /// Digits with their ending: "24th".
    Ordinal,
    /// Digits with a plural s: "1990s", "80s".
    Decade,
    /// `.`
    Period,
    /// `…` or two and more stops in a row.
    Ellipsis,
    /// `?`
    Question,
    /// `!`
    Exclamation,
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// `:`
    Colon,
    /// `-`, the non-breaking and the minus sign among them.
    Hyphen,
    /// En dash, em dash, horizontal bar, or two and more hyphens in a row.
    Dash,
    /// `/`
    Slash,
    /// `(`
    OpenRound,
    /// `)`
    CloseRound,
    /// `[`, `{`
    OpenSquare,
    /// `]`, `}`
    CloseSquare,
    /// `“` `„` `〝`
    OpenDouble,
    /// `”` `〞`
    CloseDouble,
    /// `"`, `＂`
    StraightDouble,
    /// Two backticks in a row.
    OpenTicks,
    /// Two straight single marks in a row.
    TwoSingles,
    /// `«`
    OpenGuillemet,
    /// `»`
    CloseGuillemet,
    /// `‘`, `‚` `‹`
    OpenSingle,
    /// `’` that stands in no word, `›`
    CloseSingle,
    /// `'` that stands in no word.
    StraightSingle,
    /// A single backtick.
    Backtick,
    /// `$`, `£`, `€` and the other signs of currency.
    Currency,
    /// `%`
    Percent,
    /// `&`
    Ampersand,
    /// `@`
    At,
    /// `#`
    Hash,
    /// `•`, `·`, `*`, `|` and other marks that set items apart.
    Bullet,
    /// `_`, one or more.
    Underscore,
    /// Anything else: symbols, emoji, the replacement character.
    Other,
}

impl Kind {
    /// Whether the mark can close a quotation.
    #[inline]
    pub const fn closes(self) -> bool {
        matches!(
            self,
            Kind::CloseDouble
                | Kind::StraightDouble
                | Kind::TwoSingles
                | Kind::CloseGuillemet
                | Kind::CloseSingle
                | Kind::StraightSingle
        )
    }

    /// Whether the mark may end a sentence: `.`, `…`, `?`, `!`.
    #[inline]
    pub(crate) const fn stops(self) -> bool {
        matches!(self, Kind::Period | Kind::Ellipsis | Kind::Question | Kind::Exclamation)
    }

    /// Whether the mark is a quotation mark of any kind.
    #[inline]
    pub const fn is_quote(self) -> bool {
        self as u8 >= Kind::OpenDouble as u8 && self as u8 <= Kind::Backtick as u8
    }

    /// Whether the token is made of digits.
    #[inline]
    pub const fn is_numeric(self) -> bool {
        matches!(self, Kind::Number | Kind::Ordinal | Kind::Decade)
    }

    /// Whether the token holds letters or digits.
    #[inline]
    pub const fn is_word(self) -> bool {
        matches!(self, Kind::Word | Kind::Number | Kind::Ordinal | Kind::Decade)
    }
}

/// A word, number or mark: twelve bytes, no string of its own.
///
/// ```
/// let text = copydesk::Text::read("Mr. O’Neill’s");
/// let words: Vec<&str> = text.tokens().iter().map(|t| &text.str()[t.span()]).collect();
/// assert_eq!(words, ["Mr", ".", "O’Neill", "’s"]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) word: WordId,
    pub(super) kind: Kind,
    pub(super) flags: u8,
}

pub(super) const SPACED: u8 = 1;
// `Token::case` takes these four together.
pub(super) const CAPITAL: u8 = 2;
pub(super) const UPPER: u8 = 4;
pub(super) const DOTTED: u8 = 8;
pub(super) const CLITIC: u8 = 16;
pub(super) const DIGITS: u8 = 32;
pub(super) const LINE_START: u8 = 64;

impl Token {
    /// What stands before the first token and after the last.
    pub(super) const NONE: Token =
        Token { start: 0, end: 0, word: WordId::NONE, kind: Kind::None, flags: SPACED | LINE_START };

    /// The token's bytes.
    #[inline]
    pub const fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// The first byte.
    #[inline]
    pub const fn start(&self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    #[inline]
    pub const fn end(&self) -> usize {
        self.end as usize
    }

    /// What the token is by its letters and marks.
    #[inline]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    #[inline]
    pub(crate) const fn word(&self) -> WordId {
        self.word
    }

    /// Whether space, of any kind, or the start of a line stands before.
    #[inline]
    pub const fn spaced(&self) -> bool {
        self.flags & (SPACED | LINE_START) != 0
    }

    /// Whether the first letter is a capital.
    #[inline]
    pub const fn capitalised(&self) -> bool {
        self.flags & CAPITAL != 0
    }

    /// Whether all letters are capitals; true of "A" and "U.S.".
    #[inline]
    pub const fn all_caps(&self) -> bool {
        self.flags & UPPER != 0
    }

    /// Whether it is capitalised, all in capitals, initials with stops, and the end of a contraction, a bit each.
    #[inline]
    pub(crate) const fn case(&self) -> usize {
        (self.flags / CAPITAL) as usize & 15
    }

    /// Whether the word is initials with stops: "U.S.", "a.m.", "J.K.".
    #[inline]
    pub const fn dotted(&self) -> bool {
        self.flags & DOTTED != 0
    }

    /// Whether the token is the end of a contraction or possessive: "’s", "’ll".
    #[inline]
    pub const fn clitic(&self) -> bool {
        self.flags & CLITIC != 0
    }

    /// Whether a word holds digits: "G20".
    #[inline]
    pub const fn has_digits(&self) -> bool {
        self.flags & DIGITS != 0
    }

    /// Whether the token is the first of its line.
    #[inline]
    pub const fn starts_line(&self) -> bool {
        self.flags & LINE_START != 0
    }
}
