//! Numbers in digits and words, and years in words.

use super::value::Amount;
use crate::lexicon::{Class, w};
use crate::text::{Kind, Text};

/// No number in words is longer than this many tokens; it bounds the look-ahead.
const LONGEST: usize = 12;

/// A quantity: how many, and the tokens it takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quantity {
    pub(super) end: usize,
    pub(super) amount: Amount,
    /// Its words are only roughly a number: "a couple of", "a dozen".
    pub(super) rough: bool,
    /// Larger than any amount: it has no value.
    pub(super) huge: bool,
}

/// The digits of token `i` as a number, without commas and stops; `None` for more than nine digits.
pub(super) fn digits(text: &Text<'_>, i: usize) -> Option<u32> {
    if text.kind(i) != Kind::Number {
        return None;
    }
    plain(text.letters(i))
}

/// Digits and nothing else, nine at most.
pub(super) fn plain(letters: &str) -> Option<u32> {
    if letters.len() > 9 || letters.is_empty() {
        return None;
    }
    letters.bytes().try_fold(0, |n, b| b.is_ascii_digit().then(|| n * 10 + u32::from(b - b'0')))
}

/// The number of an ordinal in digits ("24th") or words ("third", "twenty-first"), and the token after it.
pub(super) fn ordinal(text: &Text<'_>, i: usize) -> Option<(u32, usize)> {
    if text.kind(i) == Kind::Ordinal {
        let letters = text.letters(i);
        return Some((plain(letters.get(..letters.len().checked_sub(2)?)?)?, i + 1));
    }
    if text.is(i, Class::ORDINAL) {
        return Some((text.detail(i).number, i + 1));
    }
    // "twenty-first"
    let tens = text.detail(i).number;
    if text.is(i, Class::NUMBER) && (20..=90).contains(&tens) && tens.is_multiple_of(10) {
        let next = if text.kind(i + 1) == Kind::Hyphen { i + 2 } else { i + 1 };
        let unit = text.detail(next).number;
        if text.is(next, Class::ORDINAL) && (1..=9).contains(&unit) {
            return Some((tens + unit, next + 1));
        }
    }
    None
}

/// The quantity that begins at token `i`.
pub(super) fn quantity(text: &Text<'_>, i: usize) -> Option<Quantity> {
    match text.kind(i) {
        Kind::Number => in_digits(text, i),
        Kind::Word => in_words(text, i),
        _ => None,
    }
}

fn in_digits(text: &Text<'_>, i: usize) -> Option<Quantity> {
    let letters = text.letters(i);
    let mut number: Option<u32> = Some(0);
    let mut decimals = 0;
    let mut stop = false;
    for b in letters.bytes() {
        match b {
            b'0'..=b'9' => {
                decimals += u8::from(stop);
                number = number.and_then(|n| n.checked_mul(10)?.checked_add(u32::from(b - b'0')));
                if decimals > 6 {
                    return None;
                }
            }
            b'.' if !stop => stop = true,
            b',' => {}
            _ => return None,
        }
    }
    let amount = number.map(|digits| Amount::Number { digits, decimals });
    // Most numbers are over here.
    let end = i + 1;
    let hyphen = text.kind(end) == Kind::Hyphen && !text.token(end).spaced();
    let next = text.word(end + usize::from(hyphen));
    if next.is_known() && next != w::AND && !text.class_of(next).any(Class::NUMBER) {
        return Some(Quantity { end, amount: amount.unwrap_or(Amount::Unknown), rough: false, huge: amount.is_none() });
    }
    let whole = number.filter(|_| !stop);
    Some(composed(text, i, whole, amount))
}

/// The quantity whose first number, at `i`, is `amount`, and perhaps a whole one: "2 1/2", "2-1/2", "1/2", "3.5 million".
#[cold]
fn composed(text: &Text<'_>, i: usize, whole: Option<u32>, amount: Option<Amount>) -> Quantity {
    let mut end = i + 1;
    let mut amount = amount;
    let fraction = |at: usize| -> Option<(u32, u32)> {
        (text.kind(at + 1) == Kind::Slash && !text.token(at + 1).spaced() && !text.token(at + 2).spaced())
            .then(|| Some((digits(text, at)?, digits(text, at + 2)?)))?
    };
    if let Some(n) = whole {
        let at = if text.kind(end) == Kind::Hyphen && !text.token(end).spaced() { end + 1 } else { end };
        if let Some((1, 2)) = fraction(i) {
            amount = Some(Amount::Number { digits: 5, decimals: 1 });
            end = i + 3;
        } else if let Some((top, bottom)) = fraction(at)
            && let Some(part) = decimal(top, bottom)
        {
            amount = mixed(n, part);
            end = at + 3;
        } else if let Some(part) = sign(text.letters(end)) {
            amount = mixed(n, part);
            end += 1;
        } else if let Some(after) = and_a_half(text, end) {
            amount = mixed(n, (5, 1));
            end = after;
        }
    }
    let mut huge = amount.is_none();
    if let Some(scale) = scale(text, end) {
        match amount.and_then(|a| times(a, scale)) {
            Some(scaled) => amount = Some(scaled),
            None => huge = true,
        }
        end += 1;
    }
    Quantity { end, amount: amount.unwrap_or(Amount::Unknown), rough: false, huge }
}

/// The token after "and a half" or "-and-a-half" at `at`.
pub(super) fn and_a_half(text: &Text<'_>, at: usize) -> Option<usize> {
    let mut at = at;
    for word in [w::AND, w::A, w::HALF] {
        if text.kind(at) == Kind::Hyphen && !text.token(at).spaced() {
            at += 1;
        }
        if text.word(at) != word {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// A common fraction as digits and decimals.
fn decimal(top: u32, bottom: u32) -> Option<(u32, u8)> {
    match (top, bottom) {
        (1, 2) => Some((5, 1)),
        (1, 4) => Some((25, 2)),
        (3, 4) => Some((75, 2)),
        _ => None,
    }
}

fn sign(letters: &str) -> Option<(u32, u8)> {
    match letters {
        "½" => Some((5, 1)),
        "¼" => Some((25, 2)),
        "¾" => Some((75, 2)),
        _ => None,
    }
}

fn mixed(whole: u32, (part, decimals): (u32, u8)) -> Option<Amount> {
    let digits = whole.checked_mul(10u32.pow(decimals.into()))?.checked_add(part)?;
    Some(Amount::Number { digits, decimals })
}

fn scale(text: &Text<'_>, i: usize) -> Option<u32> {
    let number = text.detail(i).number;
    (text.is(i, Class::NUMBER) && matches!(number, 100 | 1000 | 1_000_000 | 1_000_000_000)).then_some(number)
}

fn times(amount: Amount, scale: u32) -> Option<Amount> {
    let Amount::Number { digits, decimals } = amount else { return Some(amount) };
    let product = u64::from(digits) * u64::from(scale);
    let unit = 10u64.pow(decimals.into());
    (product % unit == 0).then(|| u32::try_from(product / unit).ok().map(Amount::whole))?
}

fn in_words(text: &Text<'_>, i: usize) -> Option<Quantity> {
    let quantity = |end, amount, rough| Some(Quantity { end, amount, rough, huge: false });
    let word = text.word(i);
    // "a few", "a couple of", "a dozen", "a hundred", "half a"
    if word == w::A {
        let next = i + 1;
        if text.word(next) == w::FEW {
            return quantity(next + 1, Amount::Unknown, true);
        }
        if text.spells(next, "couple") {
            let of = usize::from(text.word(next + 1) == w::OF);
            return quantity(next + 1 + of, Amount::whole(2), true);
        }
        if matches!(text.detail(next).number, 12 | 100 | 1000) && text.is(next, Class::NUMBER) {
            return in_words(text, next);
        }
        return None;
    }
    if word == w::SEVERAL || word == w::FEW || word == w::MANY {
        return quantity(i + 1, Amount::Unknown, true);
    }
    if !text.is(i, Class::NUMBER) {
        return None;
    }
    if word == w::HALF {
        // "half a century", "half an hour", "half-hour"
        let article = matches!(text.word(i + 1), w::A | w::AN);
        return quantity(i + 1 + usize::from(article), Amount::Number { digits: 5, decimals: 1 }, false);
    }
    let letters = text.letters(i);
    if letters.eq_ignore_ascii_case("couple") {
        let of = usize::from(text.word(i + 1) == w::OF);
        return quantity(i + 1 + of, Amount::whole(2), true);
    }
    // "dozens of", "hundreds of", "thousands of": how many is not said.
    if matches!(text.detail(i).number, 12 | 100 | 1000 | 1_000_000) && letters.ends_with(['s', 'S']) {
        let of = usize::from(text.word(i + 1) == w::OF);
        return quantity(i + 1 + of, Amount::Unknown, true);
    }
    // Most are one word.
    let next = i + 1;
    if text.kind(next) != Kind::Hyphen && text.word(next) != w::AND && !text.is(next, Class::NUMBER) {
        return quantity(next, Amount::whole(text.detail(i).number), false);
    }
    added(text, i)
}

/// The quantity of several words: "twenty-four", "two hundred and fifty", "two and a half".
#[cold]
fn added(text: &Text<'_>, i: usize) -> Option<Quantity> {
    let (mut total, mut part): (u64, u64) = (0, 0);
    let mut at = i;
    let mut huge = false;
    while at < i + LONGEST {
        if !text.is(at, Class::NUMBER) || text.word(at) == w::HALF {
            break;
        }
        let n = u64::from(text.detail(at).number);
        // Two numbers side by side that make none: "one two".
        let fits = match n {
            100 | 1000 | 1_000_000 | 1_000_000_000 => true,
            12 if text.spells(at, "dozen") => true,
            20 if text.spells(at, "score") => false,
            n if n < 10 => part % 10 == 0 && part % 100 != 10,
            n if n < 100 => part % 100 == 0,
            _ => false,
        };
        if at > i && !fits {
            break;
        }
        match n {
            100 => part = part.max(1).saturating_mul(100),
            1000 | 1_000_000 | 1_000_000_000 => {
                total = total.saturating_add(part.max(1).saturating_mul(n));
                part = 0;
            }
            12 if at > i && text.spells(at, "dozen") => part = part.saturating_mul(12),
            n => part = part.saturating_add(n),
        }
        at += 1;
        // "twenty-four", "hundred and fifty"
        let tens = text.kind(at) == Kind::Hyphen && !text.token(at).spaced() && (20..100).contains(&n);
        let and = text.word(at) == w::AND && matches!(n, 100 | 1000);
        if (tens || and) && text.is(at + 1, Class::NUMBER) && text.word(at + 1) != w::HALF {
            at += 1;
        }
    }
    let sum = total.saturating_add(part);
    let digits = u32::try_from(sum).unwrap_or_else(|_| {
        huge = true;
        0
    });
    // "two and a half"
    if let Some(end) = and_a_half(text, at) {
        return Some(Quantity { end, amount: mixed(digits, (5, 1))?, rough: false, huge });
    }
    Some(Quantity { end: at, amount: Amount::whole(digits), rough: false, huge })
}

/// A year in words: "nineteen ninety-four", "two thousand", "twenty fifteen"; and the token after it.
pub(super) fn year_in_words(text: &Text<'_>, i: usize) -> Option<(i32, usize)> {
    let n = |at: usize| if text.is(at, Class::NUMBER) { text.detail(at).number } else { 0 };
    let century = n(i);
    if matches!(century, 17..=20) {
        let next = if text.kind(i + 1) == Kind::Hyphen { i + 2 } else { i + 1 };
        let tens = n(next);
        if (10..=19).contains(&tens) {
            return Some(((century * 100 + tens) as i32, next + 1));
        }
        if (20..=90).contains(&tens) && tens.is_multiple_of(10) {
            let last = if text.kind(next + 1) == Kind::Hyphen { next + 2 } else { next + 1 };
            let unit = n(last);
            if (1..=9).contains(&unit) {
                return Some(((century * 100 + tens + unit) as i32, last + 1));
            }
            return Some(((century * 100 + tens) as i32, next + 1));
        }
    }
    if century == 2 && n(i + 1) == 1000 {
        let next = if text.word(i + 2) == w::AND { i + 3 } else { i + 2 };
        let unit = n(next);
        if (1..=19).contains(&unit) {
            return Some((2000 + unit as i32, next + 1));
        }
        return Some((2000, i + 2));
    }
    None
}
