//! Characters damaged on their way: UTF-8 read as Windows-1252 or Latin-1 ("â€œ" for "“"), references of HTML
//! ("&ldquo;").

use super::chars::{MARK, Wide, wide};
use super::token::Kind;

/// What a damaged character was, and the bytes that it takes now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Damaged {
    Mark(Kind, usize),
    Letter(usize),
    Space(usize),
    /// Nothing of its own: a joiner; "Â" before what is whole without it, as in "Â£".
    Nothing(usize),
}

/// The damaged character at the start of the text, if there is one. All begin with "&" or a byte of C3.
#[cold]
pub(super) fn damaged(rest: &str) -> Option<Damaged> {
    match rest.as_bytes().first()? {
        b'&' => escaped(rest),
        _ => read_as_windows(rest),
    }
}

/// What the bytes from 80 to 9F are in Windows-1252; those that are nothing there stand for themselves.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// Characters from U+2000 to U+203F and from U+00A0 to U+00FF, each byte of their UTF-8 read as a character of
/// Windows-1252 or Latin-1 and written in UTF-8 again: "â€œ", "Ã©", "Â£".
fn read_as_windows(rest: &str) -> Option<Damaged> {
    let byte = |c: char| match c {
        '\u{80}'..='\u{BF}' => Some(c as u8),
        c => WINDOWS.iter().position(|w| *w == c).map(|n| 0x80 + n as u8),
    };
    let mut chars = rest.chars();
    let (lead, second) = (chars.next()?, chars.next()?);
    let taken = lead.len_utf8() + second.len_utf8();
    match (lead, second) {
        ('â', '€' | '\u{80}') => match chars.next().map(|c| (c, byte(c))) {
            Some((c, Some(last))) => Some(was(char::from_u32(0x2000 + u32::from(last) % 64)?, taken + c.len_utf8())),
            // The last byte of "”" is nothing in Windows-1252, and most programs drop it.
            _ => (second == '€').then_some(Damaged::Mark(Kind::CloseDouble, taken)),
        },
        // Capitals that end before a mark, "“AMANHÃ”", rather than in "Ô" or "Ò".
        ('Ã', '’' | '”') if !chars.next().is_some_and(char::is_alphabetic) => None,
        ('Ã', c) => byte(c).map(|_| Damaged::Letter(taken)),
        ('Â', c @ ('\u{A0}' | '\u{AD}')) => Some(was(c, taken)),
        ('Â', '\u{A1}'..='\u{BF}') => Some(Damaged::Nothing(lead.len_utf8())),
        _ => None,
    }
}

/// A character reference of HTML, by name or number, escaped once or twice: "&quot;", "&#8220;", "&amp;quot;".
fn escaped(rest: &str) -> Option<Damaged> {
    let once = rest.strip_prefix('&')?;
    let twice = once.strip_prefix("amp;").and_then(|twice| reference(twice, "&amp;".len()));
    twice.or_else(|| reference(once, "&".len()))
}

/// The longest names and numbers that are looked at.
const NAME: usize = 8;

/// The reference behind `before` bytes, up to its semicolon.
fn reference(text: &str, before: usize) -> Option<Damaged> {
    let end = text.bytes().take(NAME + 1).position(|b| b == b';')?;
    let (name, len) = (&text[..end], before + end + 1);
    let c = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => match NAMES.iter().find(|(of, _)| *of == name) {
            Some((_, c)) => *c,
            None => return accented(name).then_some(Damaged::Letter(len)),
        },
    };
    if c.is_ascii_digit() || c.is_ascii_control() && !c.is_ascii_whitespace() { None } else { Some(was(c, len)) }
}

/// What the bytes are that stand for a character.
fn was(c: char, len: usize) -> Damaged {
    match c {
        c if c.is_ascii_punctuation() => Damaged::Mark(MARK[c as usize % 128], len),
        c => match wide(c) {
            Wide::Space | Wide::Newline => Damaged::Space(len),
            Wide::Letter => Damaged::Letter(len),
            Wide::Mark(kind) => Damaged::Mark(kind, len),
            Wide::Nothing => Damaged::Nothing(len),
        },
    }
}

/// "8220", "x201C"; HTML takes the numbers from 128 to 159 for those of Windows-1252.
fn numbered(number: &str) -> Option<char> {
    // Rust reads "+39" as a number, HTML does not.
    if number.contains('+') {
        return None;
    }
    let n = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    match n {
        0x80..0xA0 => Some(WINDOWS[n as usize - 0x80]),
        n => char::from_u32(n),
    }
}

/// "eacute", "Ouml", "szlig": the letters of Latin-1 have names of a letter and what it bears.
fn accented(name: &str) -> bool {
    const BEARS: [&str; 9] = ["acute", "grave", "circ", "uml", "tilde", "cedil", "ring", "slash", "caron"];
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && BEARS.contains(&&name[1..])
        || matches!(name, "szlig" | "AElig" | "aelig" | "OElig" | "oelig")
}

/// The names that news has, of those that HTML knows.
const NAMES: [(&str, char); 35] = [
    ("quot", '"'),
    ("apos", '\''),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("nbsp", '\u{A0}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("shy", '\u{AD}'),
    ("zwnj", '\u{200C}'),
    ("zwj", '\u{200D}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("pound", '£'),
    ("euro", '€'),
    ("yen", '¥'),
    ("cent", '¢'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("deg", '°'),
];
