//! Lengths of time, and what is reached by them: "two years", "two years ago", "the next three months".

use super::calendar::{moved, whole};
use super::det::Det;
use super::find::{Desk, Found};
use super::number::{self, Quantity};
use super::resolve::Point;
use super::tense::Way;
use super::value::{Amount, DayPart, Length, Season, Unit, Value};
use super::{Modifier, TimexKind};
use crate::date::Date;
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

/// Adjectives between a number and its unit.
fn between(text: &Text<'_>, i: usize) -> bool {
    text.is_word(
        i,
        &[
            w::MORE,
            w::OTHER,
            w::ADDITIONAL,
            w::CONSECUTIVE,
            w::STRAIGHT,
            w::FULL,
            w::WHOLE,
            w::LONG,
            w::SHORT,
            w::CALENDAR,
            w::BUSINESS,
            w::TRADING,
            w::WORKING,
            w::SUCCESSIVE,
            w::EXTRA,
            w::SOLID,
            w::PREVIOUS,
        ],
    )
}

/// Whether what follows the number at `i` can make it a length: most numbers count something else.
fn measures(text: &Text<'_>, i: usize) -> bool {
    let next = i + 1;
    match text.kind(next) {
        Kind::Word => match text.word(next) {
            // "5½ years"
            WordId::NONE => text.letters(next).len() == 2 && !text.letters(next).is_ascii(),
            w::A | w::AN | w::AND | w::OR | w::TO => true,
            // "dozens of years", "a couple of days"
            w::OF => text.detail(i).number >= 12 || text.word(i) == w::COUPLE,
            _ => {
                text.is(next, Class::UNIT | Class::DAYPART | Class::SEASON | Class::NUMBER | Class::ORDINAL)
                    || between(text, next)
            }
        },
        Kind::None | Kind::Comma | Kind::Period | Kind::Percent | Kind::CloseRound => false,
        kind => !kind.is_quote(),
    }
}

/// The word that turns a length into a date: "ago", "later".
struct Turn {
    /// Back or ahead.
    sign: i64,
    /// Whether it counts from the day of writing, not from the last mentioned date.
    from_now: bool,
    /// Its token.
    at: usize,
}

impl Desk<'_, '_> {
    /// A number in words: a length, a clock time ("seven o'clock"), a year ("nineteen ninety-four").
    pub(super) fn number_word(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        if text.word(i) == w::HALF && text.is_word(i.wrapping_sub(1), &[w::LAST, w::LATTER]) && i > self.floor {
            return self.nth_half(i - 1, i, 2);
        }
        if let Some(found) = self.clock(i) {
            return Some(found);
        }
        if let Some(found) = self.length(i) {
            return Some(found);
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
                found.other = Some((std::mem::replace(&mut found.value, least), 0.4));
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
        let mut skipped = 0;
        while skipped < 2 && between(text, unit_token) {
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
        if text.token(unit_token).capitalised()
            && !text.token(unit_token).all_caps()
            && !text.token(start).capitalised()
        {
            return None;
        }
        // "the Seven Years’ War", "the Six-Day War"
        let after = unit_token + 1 + usize::from(text.kind(unit_token + 1).is_quote());
        if text.token(unit_token).capitalised()
            && text.kind(after) == Kind::Word
            && text.token(after).capitalised()
            && !text.token(after).starts_line()
            && !text.token(unit_token).all_caps()
        {
            return None;
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
            if let Some(rest) = number::quantity(text, end + joint)
                && let Some(smaller) = unit_at(text, rest.end)
                && smaller > unit
                && !matches!(smaller, Unit::Part(_) | Unit::Season(_))
                && !text.token(end + joint).starts_line()
            {
                value = Length::two((amount, unit), (rest.amount, smaller));
                end = rest.end + 1;
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
        if quantity.rough {
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

    /// What follows a length and makes it a date: "ago", "earlier", "from now", "later"; or bends it: "or so".
    pub(super) fn after_length(
        &mut self,
        mut found: Found,
        amount: Amount,
        unit: Unit,
        hyphen: bool,
        huge: bool,
    ) -> Option<Found> {
        let text = self.text;
        let mut end = found.end;
        // "a week or so ago"
        if text.word(end) == w::OR {
            let more = match text.word(end + 1) {
                w::SO => Some(Modifier::Approx),
                w::MORE | w::LONGER => Some(Modifier::EqualOrMore),
                w::LESS => Some(Modifier::EqualOrLess),
                // "a year or two"
                w::TWO | w::THREE if !text.is(end + 2, Class::UNIT | Class::NUMBER) => Some(Modifier::Approx),
                _ => None,
            };
            if let Some(modifier) = more {
                found.modifier = Some(modifier);
                end += 2;
                found.end = end;
            }
        }
        let count = if huge { None } else { whole(amount) };
        let joined = text.kind(end) == Kind::Hyphen && self.tight(end);
        let word_at = end + usize::from(joined);
        let word = text.word(word_at);
        // "eight-month-old", "decades-long"
        if joined && matches!(word, w::OLD | w::LONG) {
            // A "52-year-old man" has an age, an "eight-month-old truce" a length.
            let person = word == w::OLD && (unit == Unit::Year || text.is(word_at + 1, Class::PERSON | Class::ROLE));
            if person {
                return None;
            }
            found.end = word_at + 1;
            return Some(found.unbent());
        }
        if word == w::OLD {
            // "52 years old" is an age.
            return None;
        }
        // "a three year long siege"
        if word == w::LONG && self.attributive_length(&found, whole(amount)) {
            found.end = word_at + 1;
            return Some(found.unbent());
        }
        if joined && text.kind(word_at) == Kind::Word && word != w::AGO && word != w::EARLIER {
            return Some(found);
        }
        // "a three-year period": the noun only names what the length is.
        if hyphen && text.is_word(end, &[w::PERIOD, w::SPAN, w::TERM, w::STRETCH]) {
            found.end = end + 1;
            let before = found.start.wrapping_sub(1);
            if before >= self.floor && text.is_word(before, &[w::A, w::AN, w::THE]) {
                found.start = before;
            }
            return Some(found);
        }
        let turn = |sign, from_now| Some(Turn { sign, from_now, at: word_at });
        let turn = match word {
            w::AGO => turn(-1, true),
            w::EARLIER | w::BEFORE | w::PREVIOUSLY => turn(-1, false),
            w::LATER | w::AFTER | w::AFTERWARD | w::AFTERWARDS => turn(1, false),
            w::HENCE => turn(1, true),
            w::FROM if text.is_word(word_at + 1, &[w::NOW, w::TODAY]) => turn(1, true),
            _ => None,
        };
        if matches!(word, w::AGO | w::FROM)
            && let Some(count) = count
            && let Some((date, end)) = self.counted_day(word_at + 1, word == w::FROM, count, unit)
        {
            let found = Found::date(found.start..end, Value::day(date), "counted-day", 0.8);
            return Some(found.unbent());
        }
        match turn {
            Some(turn) => self.reached(found, turn, count, amount, unit),
            None => self.framed(found, count, unit),
        }
    }

    /// "a week from Tuesday", "a week ago Thursday", "ten years ago today": so many units from the day at
    /// token `at`; and the token after it.
    fn counted_day(&self, at: usize, ahead: bool, count: i64, unit: Unit) -> Option<(Date, usize)> {
        let text = self.text;
        let today = self.today?.date()?;
        if text.token(at).starts_line() || text.is_word(at + 1, &[w::TO, w::THROUGH, w::UNTIL]) {
            return None;
        }
        let base = if text.is(at, Class::WEEKDAY) && text.token(at).capitalised() && text.letters(at).ends_with("day") {
            let weekday = text.detail(at).time as i8;
            let after = i64::from((weekday - today.weekday()).rem_euclid(7));
            // Anniversaries are told a few days before and after; weeks are counted from the day itself.
            let near = matches!(unit, Unit::Month | Unit::Year | Unit::Decade) && after <= 3;
            today.add_days(if ahead || near || after == 0 { after } else { after - 7 })?
        } else if text.is(at, Class::DAYWORD) && text.word(at) != w::TONIGHT {
            today.add_days(text.detail(at).time.into())?
        } else {
            return None;
        };
        let count = if ahead { count } else { -count };
        let date = match unit {
            Unit::Day => base.add_days(count)?,
            Unit::Week => base.add_days(count.checked_mul(7)?)?,
            Unit::Month => base.add_months(count)?,
            Unit::Year => base.add_months(count.checked_mul(12)?)?,
            Unit::Decade => base.add_months(count.checked_mul(120)?)?,
            _ => return None,
        };
        Some((date, at + 1))
    }

    /// The date that lies a length away.
    fn reached(
        &mut self,
        mut found: Found,
        turn: Turn,
        count: Option<i64>,
        amount: Amount,
        unit: Unit,
    ) -> Option<Found> {
        let Turn { sign, from_now, at: word_at } = turn;
        let text = self.text;
        let word = text.word(word_at);
        let end = if word == w::FROM { word_at + 2 } else { word_at + 1 };
        if matches!(word, w::BEFORE | w::AFTER) {
            // "two days before the vote" measures from what follows; without it, from the last date.
            let next = text.kind(end);
            if next.is_word() || next.is_quote() {
                return self.framed(found, count, unit);
            }
        }
        let anchor = if from_now { self.anchor() } else { self.last.or(self.anchor()) };
        let year_back = unit == Unit::Year && count == Some(1) && sign < 0;
        found.end = end;
        found.kind = TimexKind::Date;
        found.rule = match (from_now, year_back) {
            (true, true) => "a-year-ago",
            (true, false) => "ago",
            (false, true) => "year-earlier",
            (false, false) => "length-from",
        };
        // "a few days later": of how many days, nothing is known. A story goes on from its last date.
        if !from_now && count.is_none() && amount == Amount::Unknown && !self.narrative() {
            found.kind = TimexKind::Duration;
            found.rule = "some-units";
            found.end = word_at;
            return Some(found);
        }
        if year_back && let Some(quarter) = self.quarter_before(found.start) {
            found.value = quarter;
            found.rule = "year-ago-quarter";
            found.confidence = 0.85;
            return Some(found);
        }
        if matches!(unit, Unit::Hour | Unit::Minute | Unit::Second) {
            found.kind = if from_now && sign < 0 { TimexKind::Time } else { TimexKind::Duration };
            if found.kind == TimexKind::Duration {
                found.end = word_at;
                return Some(found);
            }
            let value = self.hours_ago(count, unit, sign);
            found.kind = if matches!(value, Value::Past | Value::Future) { TimexKind::Date } else { TimexKind::Time };
            found.value = value;
            found.confidence = 0.7;
            return Some(found);
        }
        let value = match (count, amount) {
            // "two decades ago" is told as the year.
            (Some(count), _) if unit == Unit::Decade && from_now => self.shifted(anchor, sign * count * 10, Unit::Year),
            (Some(count), _) => self.shifted(anchor, sign * count, unit),
            // "2 1/2 years ago"
            (None, Amount::Number { digits, decimals: 1 }) if unit == Unit::Year => {
                let months = i64::from(digits) * 12 / 10;
                anchor.and_then(Point::first).and_then(|d| moved(d, sign * months, Unit::Month))
            }
            _ => None,
        };
        found.confidence = if value.is_some() { 0.88 } else { 0.6 };
        found.value = value.unwrap_or(if sign < 0 { Value::Past } else { Value::Future });
        Some(found)
    }

    /// Hours and minutes before the time of publication, where it is known.
    fn hours_ago(&self, count: Option<i64>, unit: Unit, sign: i64) -> Value {
        let unresolved = if sign < 0 { Value::Past } else { Value::Future };
        let Some(moment) = self.settings.published else { return unresolved };
        let (Some(time), Some(count)) = (moment.time, count) else { return unresolved };
        let minutes = match unit {
            Unit::Hour => count.checked_mul(60),
            Unit::Minute => Some(count),
            _ => None,
        };
        let now = i64::from(time.hour) * 60 + i64::from(time.minute);
        let Some(then) = minutes.and_then(|m| now.checked_add(sign * m)) else { return unresolved };
        let Some(date) = moment.date.add_days(then.div_euclid(1440)) else { return unresolved };
        let then = then.rem_euclid(1440);
        let of = super::value::DayTime::Clock {
            hour: Some((then / 60) as u8),
            minute: Some(Some((then % 60) as u8)),
            second: None,
        };
        Value::Calendar(super::value::Calendar::day(date).at(of))
    }

    /// Whether a length stands before a noun of its own: a hyphen, or a unit in the singular after a number.
    fn attributive_length(&self, found: &Found, count: Option<i64>) -> bool {
        let text = self.text;
        let unit = found.end.wrapping_sub(1);
        let hyphen = text.kind(unit.wrapping_sub(1)) == Kind::Hyphen && self.tight(unit);
        let singular = count != Some(1) && !text.letters(unit).ends_with(['s', 'S']);
        hyphen || singular
    }

    /// "the last three months", "the next two weeks", "the first nine months": a length with its place.
    fn framed(&mut self, mut found: Found, count: Option<i64>, unit: Unit) -> Option<Found> {
        let text = self.text;
        let (det, start) = self.det(found.start);
        let before = found.start.wrapping_sub(1);
        // "the final three months", "the latest nine months"
        if text.is_word(before, &[w::FINAL, w::LATEST]) && before >= self.floor {
            found.start = before;
            found.rule = "ordinal-length";
            return Some(found.with_article());
        }
        let frame = match det {
            Det::Last | Det::Previous => Some(-1),
            Det::Next | Det::Following => Some(1),
            _ => None,
        };
        // "the past few weeks" is a stretch of them, as "the past three weeks".
        if let Some(sign) = frame {
            found.start = start;
            found.rule = "framed-length";
            if let (Some(today), Some(count)) = (self.anchor(), count) {
                let now = today.as_calendar().map(Value::Calendar);
                let other = self.shifted(Some(today), sign * count, unit);
                (found.begin, found.ends) = if sign < 0 { (other, now) } else { (now, other) };
            }
            return Some(found);
        }
        match det {
            Det::The | Det::Every if det == Det::Every => {
                found.start = start;
                found.kind = TimexKind::Set;
                found.quant = Some(self.every(start));
                found.rule = "every-length";
                return Some(found.unbent());
            }
            // "the [eight-year] war", "the [two day] rally": the article is the noun's.
            Det::The => found.article = !self.attributive_length(&found, count),
            Det::This | Det::That => {}
            _ => {}
        }
        // "in five years" with a verb that looks ahead is the date then.
        if text.word(before) == w::IN
            && before >= self.floor
            && matches!(unit, Unit::Year | Unit::Month | Unit::Week | Unit::Day)
            && count.is_some()
        {
            let within = self.sentence(found.start);
            if super::tense::way(text, found.start..found.end, within) == Way::Future
                && let Some(value) = count.and_then(|n| self.shifted(self.anchor(), n, unit))
            {
                found.other = Some((found.value.clone(), 0.4));
                found.value = value;
                found.kind = TimexKind::Date;
                found.rule = "in-length";
                found.confidence = 0.6;
            }
        }
        Some(found)
    }
}
