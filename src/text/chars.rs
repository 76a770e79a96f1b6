//! What each byte and each character begins.

use super::token::Kind;

/// What a byte begins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    Space,
    Newline,
    Letter,
    Digit,
    Mark,
    High,
}

pub(super) static START: [Start; 256] = {
    let mut table = [Start::Mark; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = match b as u8 {
            b'\n' | b'\r' | 0x0B | 0x0C => Start::Newline,
            0..=b' ' | 0x7F => Start::Space,
            b'a'..=b'z' | b'A'..=b'Z' => Start::Letter,
            b'0'..=b'9' => Start::Digit,
            0x80..=0xFF => Start::High,
            _ => Start::Mark,
        };
        b += 1;
    }
    table
};

/// Bytes after letters that may make them a longer word: apostrophes, digits, letters beyond ASCII, references of HTML.
pub(super) static GOES_ON: [bool; 256] = {
    let mut table = [false; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = matches!(b as u8, b'\'' | b'&') || (b as u8).is_ascii_digit() || b >= 0x80;
        b += 1;
    }
    table
};

/// Bytes that end a number: 2 if they do whatever follows, 1 if a digit may not follow.
pub(super) static ENDS_NUMBER: [u8; 256] = {
    let mut table = [0; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = match START[b] {
            Start::Mark if GOES_ON[b] => 0,
            Start::Mark if matches!(b as u8, b'.' | b',') => 1,
            Start::Mark | Start::Space | Start::Newline => 2,
            _ => 0,
        };
        b += 1;
    }
    table
};

/// What mark a byte is; [`Kind::None`] for all others.
pub(super) static MARK: [Kind; 256] = {
    let mut table = [Kind::None; 256];
    let mut b = 0;
    while b < 256 {
        if matches!(START[b], Start::Mark) {
            table[b] = Kind::Other;
        }
        b += 1;
    }
    let marks: [(u8, Kind); 26] = [
        (b'.', Kind::Period),
        (b'?', Kind::Question),
        (b'!', Kind::Exclamation),
        (b',', Kind::Comma),
        (b';', Kind::Semicolon),
        (b':', Kind::Colon),
        (b'-', Kind::Hyphen),
        (b'/', Kind::Slash),
        (b'(', Kind::OpenRound),
        (b')', Kind::CloseRound),
        (b'[', Kind::OpenSquare),
        (b']', Kind::CloseSquare),
        (b'{', Kind::OpenSquare),
        (b'}', Kind::CloseSquare),
        (b'"', Kind::StraightDouble),
        (b'\'', Kind::StraightSingle),
        (b'`', Kind::Backtick),
        (b'$', Kind::Currency),
        (b'%', Kind::Percent),
        (b'&', Kind::Ampersand),
        (b'@', Kind::At),
        (b'#', Kind::Hash),
        (b'*', Kind::Bullet),
        (b'|', Kind::Bullet),
        (b'_', Kind::Underscore),
        (b'\\', Kind::Other),
    ];
    let mut i = 0;
    while i < marks.len() {
        table[marks[i].0 as usize] = marks[i].1;
        i += 1;
    }
    table
};

/// What a character beyond ASCII begins.
pub(super) enum Wide {
    Space,
    Newline,
    Letter,
    Mark(Kind),
    /// Stands inside a word or between two without a meaning of its own: soft hyphen, joiners, variation selectors.
    Nothing,
}

pub(super) fn wide(c: char) -> Wide {
    match c {
        '\u{2028}' | '\u{2029}' | '\u{85}' => Wide::Newline,
        '\u{AD}' | '\u{180E}' | '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' => Wide::Nothing,
        // The braille pattern without a dot is a blank that pages use for indents.
        '\u{2800}' => Wide::Space,
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' => {
            Wide::Space
        }
        c if wide_mark(c) != Kind::None => Wide::Mark(wide_mark(c)),
        c if c.is_whitespace() => Wide::Space,
        c if c.is_alphabetic() => Wide::Letter,
        // Digits of other scripts and fractions take part in words; the desks read ASCII digits only.
        c if c.is_numeric() => Wide::Letter,
        // Combining marks follow the letter they belong to.
        '\u{300}'..='\u{36F}' => Wide::Nothing,
        _ => Wide::Mark(Kind::Other),
    }
}

/// A mark beyond ASCII that has a kind of its own; [`Kind::None`] for all else.
const fn wide_mark(c: char) -> Kind {
    match c {
        '“' | '„' | '‟' | '〝' => Kind::OpenDouble,
        '”' | '〞' => Kind::CloseDouble,
        '＂' => Kind::StraightDouble,
        '«' => Kind::OpenGuillemet,
        '»' => Kind::CloseGuillemet,
        '‘' | '‚' | '‛' | '‹' => Kind::OpenSingle,
        '’' | '›' => Kind::CloseSingle,
        '´' | '′' => Kind::StraightSingle,
        '–' | '—' | '―' | '⸺' | '⸻' => Kind::Dash,
        '‐' | '‑' | '‒' | '−' => Kind::Hyphen,
        '…' => Kind::Ellipsis,
        '•' | '·' | '●' | '▪' | '◦' | '‣' | '■' | '○' | '►' | '▶' | '★' => Kind::Bullet,
        '£' | '€' | '¥' | '¢' | '₤' | '₦' | '₩' | '₪' | '₫' | '₱' | '₹' | '₽' => Kind::Currency,
        _ => Kind::None,
    }
}

/// The marks from U+2000 to U+203F, whose first two bytes are E2 80, by the last six bits of the third.
pub(super) static PUNCTUATION: [Kind; 64] = {
    let mut table = [Kind::None; 64];
    let mut n = 0;
    while n < 64 {
        if let Some(c) = char::from_u32(0x2000 + n) {
            table[n as usize] = wide_mark(c);
        }
        n += 1;
    }
    table
};
