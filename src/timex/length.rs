//! Lengths of time, and what is reached by them: "two years", "two years ago", "the next three months".

use super::find::{Desk, Found};
use super::follow::BETWEEN_UNIT;
use super::number::{self, Quantity};
use super::tense::Way;
use super::value::{Amount, DayPart, Length, Season, Unit, Value};
use super::{Modifier, TimexKind};
use crate::lexicon::{Class, WordId, w};
use crate::text::{Kind, Text};

/// The unit at token `i`.
pub(super) fn unit_at(text: &Text<'_>, i: usize) -> Option<Unit> {
    let class = text.class(i);
    let code = text.detail(i).time;
    if class.any(Class::UNIT) {
        return Some(match code {
            1 => Unit::Second,
            2 => Unit::Minute,
            3 => Unit::Hour,
            4 => Unit::Day,
            5 => Unit::Week,
            // A fortnight is two weeks; the number is doubled where it is known.
            6 => Unit::Week,
            7 => Unit::Month,
            8 => Unit::Quarter,
            9 => Unit::Year,
            10 => Unit::Decade,
            11 => Unit::Century,
            12 => Unit::Millennium,
            13 => Unit::Weekend,
            _ => return None,
        });
    }
    if class.any(Class::DAYPART) {
        return Some(Unit::Part(match code {
            1 => DayPart::Morning,
            3 => DayPart::Afternoon,
            4 => DayPart::Evening,
            5 => DayPart::Night,
            _ => return None,
        }));
    }
    if class.any(Class::SEASON) && !matches!(text.word(i), w::FALL | w::SPRING) {
        return Some(Unit::Season(Season::from_code(code)));
    }
    None
}

/// Decades and centuries are told in years.
fn in_years(amount: Amount, unit: Unit) -> (Amount, Unit) {
    let factor = match unit {
        Unit::Decade => 10,
        Unit::Century => 100,
        Unit::Millennium => 1000,
        _ => return (amount, unit),
    };
    let Amount::Number { digits, decimals } = amount else { return (amount, unit) };
    let product = u64::from(digits) * factor;
    let scale = 10u64.pow(decimals.into());
    match u32::try_from(product / scale) {
        Ok(years) if product % scale == 0 => (Amount::whole(years), Unit::Year),
        _ => (amount, unit),
    }
}

/// The length of an amount of a unit: "2.5 years" is two years and six months.
fn length_of(amount: Amount, unit: Unit) -> Length {
    let (amount, unit) = in_years(amount, unit);
    if let Amount::Number { digits, decimals: 1 } = amount
        && digits % 10 == 5
    {
        let n = digits / 10;
        let (rest, smaller) = match unit {
            Unit::Year => (6, Unit::Month),
            Unit::Hour => (30, Unit::Minute),
            Unit::Minute => (30, Unit::Second),
            Unit::Day => (12, Unit::Hour),
            _ => return Length::of(amount, unit),
        };
        if n == 0 {
            return Length::of(Amount::whole(rest), smaller);
        }
        return Length::two((Amount::whole(n), unit), (Amount::whole(rest), smaller));
    }
    Length::of(amount, unit)
}

/// Whether what follows the number at `i` can make it a length: most numbers count something else.
fn measures(text: &Text<'_>, i: usize) -> bool {
    let next = i + 1;
    match text.kind(next) {
        Kind::Word => match text.word(next) {
            // "5½ years"
            WordId::NONE => text.width(next) == 2 && !text.letters(next).is_ascii(),
            w::A | w::AN | w::AND | w::OR | w::TO => true,
            // "dozens of years", "a couple of days"
            w::OF => text.detail(i).number >= 12 || text.word(i) == w::COUPLE,
            _ => {
                text.is(next, Class::UNIT | Class::DAYPART | Class::SEASON | Class::NUMBER | Class::ORDINAL)
                    || BETWEEN_UNIT.has(text.word(next))
            }
        },
        Kind::None | Kind::Comma | Kind::Period | Kind::Percent | Kind::CloseRound => false,
        kind => !kind.is_quote(),
    }
}

/// The smaller unit of a length at `i`, with how many, and the token after it: "three months" of "two years and
/// three months", "a day" of "a year and a day".
pub(super) fn rest_of(text: &Text<'_>, i: usize, larger: Unit) -> Option<((Amount, Unit), usize)> {
    let (amount, at) = match number::quantity(text, i) {
        Some(quantity) => (quantity.amount, quantity.end),
        None if text.word(i.wrapping_sub(1)) == w::AND && matches!(text.word(i), w::A | w::AN) => {
            (Amount::whole(1), i + 1)
        }
        None => return None,
    };
    let smaller = unit_at(text, at)?;
    let fits = smaller > larger && !matches!(smaller, Unit::Part(_) | Unit::Season(_));
    (fits && !text.token(i).starts_line()).then_some(((amount, smaller), at + 1))
}

impl Desk<'_, '_> {
    /// A number in words: a length, a clock time ("seven o'clock"), a year ("nineteen ninety-four").
    pub(super) fn number_word(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        if text.word(i) == w::HALF && text.is_word(i.wrapping_sub(1), &[w::LAST, w::LATTER]) && i > self.floor {
            return self.nth_half(i - 1, i, 2);
        }
        // "six second-half minutes"
        if text.word(i) == w::HALF
            && text.kind(i.wrapping_sub(1)) == Kind::Hyphen
            && self.tight(i)
            && text.is(i.wrapping_sub(2), Class::ORDINAL)
        {
            return None;
        }
        // "half past seven", "at ten to three"
        if (text.is_word(i + 1, &[w::PAST, w::TO, w::MINUTES]) || text.kind(i + 1) == Kind::Hyphen)
            && let Some(found) = self.spoken(i)
        {
            return Some(found);
        }
        if !self.goes_on(i) && !self.may_stand_alone(i) {
            return None;
        }
        if let Some(found) = self.clock(i) {
            return Some(found);
        }
        if let Some(found) = self.length(i) {
            return Some(found);
        }
        // What is left goes on with another number: "twenty-first", "nineteen ninety-four".
        if text.kind(i + 1) != Kind::Hyphen && !text.is(i + 1, Class::NUMBER | Class::ORDINAL) {
            return None;
        }
        if let Some(found) = self.day_month(i) {
            return Some(found);
        }
        if number::ordinal(text, i).is_some_and(|(_, end)| end > i + 1) {
            return self.ordinal(i);
        }
        let (year, end) = number::year_in_words(text, i)?;
        let before = i.wrapping_sub(1);
        // "two thousand" alone is a number more often than a year.
        if year == 2000 && text.word(before) != w::YEAR || text.is(end, Class::NUMBER | Class::UNIT) {
            return None;
        }
        let the_year =
            text.word(before) == w::YEAR && text.word(i.wrapping_sub(2)) == w::THE && i.wrapping_sub(2) >= self.floor;
        let start = if the_year { i - 2 } else { i };
        Some(Found::date(start..end, Value::Calendar(super::calendar::year_of(year)?), "year-in-words", 0.9))
    }

    /// A number and a unit, and what follows: "two years", "12 to 18 months", "two weeks ago".
    pub(super) fn length(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        if !measures(text, i) {
            return None;
        }
        let first = number::quantity(text, i)?;
        if i > self.floor && text.kind(i - 1) == Kind::Currency {
            return None;
        }
        // "a hundred years", "a couple of days": the article is part of the number.
        let number = text.detail(i).number;
        let a = text.word(i.wrapping_sub(1)) == w::A
            && i > self.floor
            && text.kind(i) == Kind::Word
            && (matches!(number, 12 | 100 | 1000) || text.word(i) == w::COUPLE);
        let begin = if a { i - 1 } else { i };
        if let Some(found) = self.measured(begin, i, first) {
            return Some(found);
        }
        // "12 to 18 months", "two or three days", "12-18 months"
        let joint = first.end;
        let between = text.word(i.wrapping_sub(1)) == w::BETWEEN && text.word(joint) == w::AND;
        let joins =
            between || text.is_word(joint, &[w::TO, w::OR]) || matches!(text.kind(joint), Kind::Hyphen | Kind::Dash);
        if !joins {
            return None;
        }
        let second = number::quantity(text, joint + 1)?;
        let mut found = self.measured(i, joint + 1, second)?;
        // "the next 12 to 18 months": what frames the length stays in.
        found.start = if found.rule == "framed-length" { found.start } else { i };
        if found.kind == TimexKind::Duration {
            // The first number is the least; the second is the other reading.
            if let Value::Length(length) = &found.value
                && let [(_, unit)] = length.amounts()
            {
                // Decades are told in years, so the unit is read again from the words.
                let hyphen = usize::from(text.kind(second.end) == Kind::Hyphen);
                let unit = unit_at(text, second.end + hyphen).unwrap_or(*unit);
                let least = Value::Length(length_of(first.amount, unit));
                let most = std::mem::replace(&mut found.value, least);
                // "a 1-1-month stay" has no other reading.
                found.other = (most != found.value).then_some((most, 0.4));
                found.confidence = 0.6;
            }
            found.modifier = Some(Modifier::Approx);
        }
        Some(found)
    }

    /// The unit of a quantity, and what follows it.
    fn measured(&mut self, start: usize, at: usize, quantity: Quantity) -> Option<Found> {
        let text = self.text;
        let mut unit_token = quantity.end;
        let hyphen = text.kind(unit_token) == Kind::Hyphen && self.tight(unit_token);
        if hyphen {
            unit_token += 1;
        }
        // "40-odd years"
        let odd = hyphen && text.letters(unit_token) == "odd";
        let hyphen = hyphen && !odd;
        unit_token += usize::from(odd);
        let mut skipped = 0;
        while skipped < 2 && BETWEEN_UNIT.has(text.word(unit_token)) {
            unit_token += 1;
            skipped += 1;
        }
        let unit = unit_at(text, unit_token)?;
        if text.token(unit_token).starts_line() {
            return None;
        }
        let one = quantity.amount == Amount::whole(1);
        let plural = text.letters(unit_token).ends_with(['s', 'S']) || text.letters(unit_token).ends_with("ia");
        // "one quarter" is a fraction, "two second baseman" a slip, "20 second" an adjective.
        if matches!(unit, Unit::Quarter) && !plural
            || unit == Unit::Second && !plural && !hyphen && quantity.end == at + 1 && text.kind(at) == Kind::Word
        {
            return None;
        }
        if matches!(unit, Unit::Part(_) | Unit::Season(_)) && !plural && !one {
            return None;
        }
        // "three-quarters of", "three quarters full": a fraction. "60 Minutes" is a broadcast.
        let counted = text.is(start.wrapping_sub(1), Class::ORDINAL) || text.word(start.wrapping_sub(1)) == w::LAST;
        if unit == Unit::Quarter && (hyphen || text.word(unit_token + 1) == w::OF && !counted) {
            return None;
        }
        if text.token(unit_token).capitalised() && !text.token(unit_token).all_caps() {
            // "the Seven Years’ War", "the Six-Day War"
            let after = unit_token + 1 + usize::from(text.kind(unit_token + 1).is_quote());
            let named =
                text.kind(after) == Kind::Word && text.token(after).capitalised() && !text.token(after).starts_line();
            if named || !text.token(start).capitalised() {
                return None;
            }
        }
        // "the 1988 second quarter"
        if text.is(unit_token, Class::ORDINAL) && text.is_word(unit_token + 1, &[w::QUARTER, w::HALF]) {
            return None;
        }
        // "one day" without a preposition is some day.
        if one && unit == Unit::Day && !hyphen && text.kind(at) == Kind::Word && !self.led_length(start, unit_token + 1)
        {
            return self.one_day(start..unit_token + 1);
        }
        let mut amount = quantity.amount;
        if text.detail(unit_token).time == 6 && text.is(unit_token, Class::UNIT) {
            amount = match amount {
                Amount::Number { digits, decimals } => Amount::Number { digits: digits.checked_mul(2)?, decimals },
                unknown => unknown,
            };
        }
        let mut end = unit_token + 1;
        // "a year and a half", "one year and six months"
        let mut value = if quantity.huge { Length::of(Amount::Unknown, unit) } else { length_of(amount, unit) };
        if text.word(end) == w::AND && text.word(end + 1) == w::A && text.word(end + 2) == w::HALF {
            if let Amount::Number { digits, decimals: 0 } = amount {
                amount = Amount::Number { digits: digits.checked_mul(10)?.checked_add(5)?, decimals: 1 };
                value = length_of(amount, unit);
            }
            end += 3;
        } else {
            let joint = usize::from(text.word(end) == w::AND || text.kind(end) == Kind::Comma);
            if let Some((rest, after)) = rest_of(text, end + joint, unit) {
                value = Length::two((amount, unit), rest);
                end = after;
            }
        }
        // "24 hours a day"
        if matches!(text.word(end), w::A | w::AN | w::PER) && text.is(end + 1, Class::UNIT) {
            return None;
        }
        let mut found = Found::new(start..end, TimexKind::Duration, Value::Length(value), "length", 0.9);
        if quantity.huge {
            found.confidence = 0.3;
        }
        if quantity.rough || odd {
            found.modifier = Some(Modifier::Approx);
        }
        self.after_length(found, amount, unit, hyphen, quantity.huge)
    }

    /// Whether "one day" is a length: a preposition or a measure stands around it.
    fn led_length(&self, start: usize, end: usize) -> bool {
        let text = self.text;
        let before = start.wrapping_sub(1);
        text.is(before, Class::PREPOSITION)
            || text.is_word(
                before,
                &[
                    w::LASTED,
                    w::TOOK,
                    w::TAKE,
                    w::TAKES,
                    w::LAST,
                    w::THAN,
                    w::JUST,
                    w::ONLY,
                    w::THE,
                    w::LEAST,
                    w::NEXT,
                    w::PAST,
                ],
            )
            || text.is_word(end, &[w::AGO, w::LATER, w::EARLIER, w::AFTER, w::BEFORE])
    }

    /// "one day": some day, ahead or behind.
    fn one_day(&mut self, tokens: std::ops::Range<usize>) -> Option<Found> {
        let within = self.sentence(tokens.start);
        match super::tense::way(self.text, tokens.clone(), within) {
            Way::Future => Some(Found::date(tokens, Value::Future, "one-day", 0.5).unbent()),
            _ => None,
        }
    }
}
