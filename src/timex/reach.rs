//! What follows a length and makes it a date, or frames it: "two years ago", "the next three months".

use super::calendar::{self, moved, whole};
use super::det::Det;
use super::find::{Desk, Found, Rare};
use super::resolve::Point;
use super::tense::{self, Way};
use super::value::{Amount, Calendar, Part, Unit, Value, Year};
use super::{Modifier, TimexKind};
use crate::date::Date;
use crate::lexicon::{Class, Words, w};
use crate::text::Kind;

/// The word that turns a length into a date: "ago", "later".
struct Turn {
    /// Back or ahead.
    sign: i64,
    /// Whether it counts from the day of writing, not from the last mentioned date.
    from_now: bool,
    /// Its token.
    at: usize,
}

/// The words after a length that make more of it.
static TURNS: Words = Words::of(&[&[
    w::AFTER,
    w::AFTERWARD,
    w::AFTERWARDS,
    w::AGO,
    w::BEFORE,
    w::EARLIER,
    w::FROM,
    w::HENCE,
    w::LATER,
    w::LONG,
    w::OLD,
    w::OR,
    w::PERIOD,
    w::PREVIOUSLY,
    w::SPAN,
    w::STRETCH,
    w::TERM,
]]);

impl Desk<'_, '_> {
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
        // "three weeks on Tuesday", "two weeks tomorrow"
        if unit == Unit::Week
            && text.is_word(end, &[w::ON, w::LAST, w::TODAY, w::TOMORROW])
            && let Some(weeks) = whole(amount)
            && let Some(day) = self.weeks_from(found.start..found.end, weeks)
        {
            return Some(day);
        }
        if text.kind(end) != Kind::Hyphen && !TURNS.has(text.word(end)) {
            return self.framed(found, if huge { None } else { whole(amount) }, unit);
        }
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
        if word == w::AGO
            && let Some(years) = count.and_then(|count| in_years(count, unit))
            && let Some(then) = self.years_before(found.start, word_at + 1, years)
        {
            return Some(then);
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
        // "20 years ago this Thursday"
        let named = text.is_word(at, &[w::THIS, w::LAST]) && text.is(at + 1, Class::WEEKDAY);
        let at = at + usize::from(named && !ahead);
        let base = if text.is(at, Class::WEEKDAY) && text.token(at).capitalised() && text.letters(at).ends_with("day") {
            let weekday = text.detail(at).time as i8;
            let after = i64::from((weekday - today.weekday()).rem_euclid(7));
            // Anniversaries are told a few days before and after; weeks are counted from the day itself.
            let near = matches!(unit, Unit::Month | Unit::Year | Unit::Decade) && after <= 3;
            let days = match text.word(at - 1) {
                w::THIS => after,
                w::LAST => after - 7,
                _ if ahead || near || after == 0 => after,
                _ => after - 7,
            };
            today.add_days(days)?
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
        // "down from 71% a day earlier": counted in days, no year or month is meant.
        let days = matches!(unit, Unit::Day | Unit::Week) && !self.narrative();
        let last = self.last.filter(|last| !days || last.day.is_some());
        let anchor = if from_now { self.anchor() } else { last.or(self.anchor()) };
        let year_back = found.value == Value::length(Amount::whole(1), Unit::Year) && sign < 0;
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
            let value = self.hours_ago(&found.value, sign);
            found.kind = if matches!(value, Value::Past | Value::Future) { TimexKind::Date } else { TimexKind::Time };
            found.value = value;
            found.confidence = 0.7;
            return Some(found);
        }
        let compound = anchor.filter(|_| count.is_some()).and_then(|anchor| compound(&found.value, anchor, sign));
        let value = match (count, amount) {
            _ if compound.is_some() => compound,
            // "two decades ago" is told as the year.
            (Some(count), _) if unit == Unit::Decade && from_now => self.shifted(anchor, sign * count * 10, Unit::Year),
            (Some(count), _) => self.shifted(anchor, sign * count, unit),
            // "a week and a half ago"
            (None, Amount::Number { digits, decimals: 1 }) if unit == Unit::Week => {
                anchor.and_then(Point::first).and_then(|d| moved(d, sign * i64::from(digits) * 7 / 10, Unit::Day))
            }
            // "2 1/2 years ago"
            (None, Amount::Number { digits, decimals: 1 }) if unit == Unit::Year => {
                let months = i64::from(digits) * 12 / 10;
                anchor.and_then(Point::first).and_then(|d| moved(d, sign * months, Unit::Month))
            }
            // "half a century ago", "half a year later"
            (None, Amount::Number { .. }) => {
                single(&found.value).and_then(|(n, unit)| self.shifted(anchor, sign * n, unit))
            }
            _ => None,
        };
        // "half a day later"
        if value.is_none()
            && !from_now
            && count.is_none()
            && matches!(amount, Amount::Number { .. })
            && anchor.is_some()
        {
            found.kind = TimexKind::Duration;
            found.rule = "length";
            found.end = word_at;
            return Some(found);
        }
        if !from_now && sign > 0 && value.as_ref().is_some_and(|value| self.is_ahead(value)) {
            let within = self.sentence(found.start);
            if tense::way(text, found.start..end, within) != Way::Future {
                // "Ten years later, the case is open": of days to come nothing is told. It is later than something
                // that the text does not date.
                let part = match unit {
                    Unit::Day => Part::Day(None, None),
                    Unit::Week => Part::Week(None),
                    Unit::Month => Part::Month(None),
                    _ => Part::Whole,
                };
                found.value = Value::Calendar(Calendar::new(Year::UNKNOWN, part));
                found.rule = "length-no-anchor";
                found.confidence = 0.5;
                return Some(found);
            }
        }
        found.confidence = if value.is_some() { 0.88 } else { 0.6 };
        found.value = value.unwrap_or(if sign < 0 { Value::Past } else { Value::Future });
        Some(found)
    }

    /// Whether a value lies behind the day of publication, in a text that is of that day.
    fn is_ahead(&self, value: &Value) -> bool {
        let then = calendar::interval(value, None, self.settings.fiscal_start).map(|interval| interval.start.date);
        let today = self.today.and_then(Point::first);
        !self.narrative() && then.zip(today).is_some_and(|(then, today)| then > today)
    }

    /// Hours and minutes before the time of publication, where it is known.
    fn hours_ago(&self, length: &Value, sign: i64) -> Value {
        let unresolved = if sign < 0 { Value::Past } else { Value::Future };
        let Some(moment) = self.settings.published else { return unresolved };
        let (Some(time), Value::Length(length)) = (moment.time, length) else { return unresolved };
        let minutes = length.amounts().iter().try_fold(0i64, |sum, (amount, unit)| match unit {
            Unit::Hour => sum.checked_add(whole(*amount)?.checked_mul(60)?),
            Unit::Minute => sum.checked_add(whole(*amount)?),
            _ => None,
        });
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
                let (begin, end) = if sign < 0 { (other, now) } else { (now, other) };
                found.rare = Some(Box::new(Rare { begin, end, ..Rare::default() }));
            }
            return Some(found);
        }
        match det {
            Det::The | Det::Every if det == Det::Every => {
                found.start = start;
                found.kind = TimexKind::Set;
                found.rule = "every-length";
                return Some(found.recurring(None, Some(self.every(start))).unbent());
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
            && !(unit == Unit::Year && self.first_in(before))
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

    /// Whether what stands before the "in" at token `i` is the first or the greatest of its kind in a length of time:
    /// "will elect its first mayor in 40 years", "the biggest change in ten years".
    fn first_in(&self, i: usize) -> bool {
        /// Nothing is described in more words.
        const NEAR: usize = 7;
        let text = self.text;
        (self.floor.max(i.saturating_sub(NEAR))..i)
            .rev()
            .take_while(|&at| {
                let verb = text.is(at, Class::VERB_PAST | Class::VERB_S | Class::AUXILIARY);
                text.kind(at).is_word() && (!verb || text.is(at, Class::VERB_PART))
            })
            .any(|at| {
                let most = text.is_word(at, &[w::FIRST, w::ONLY, w::MOST, w::LEAST]);
                most || text.letters(at).ends_with("est") && text.word(at.wrapping_sub(1)) == w::THE
            })
    }
}

/// A length of so many whole units of the calendar.
fn single(length: &Value) -> Option<(i64, Unit)> {
    let Value::Length(length) = length else { return None };
    let &[(amount, unit)] = length.amounts() else { return None };
    Some((whole(amount).filter(|_| unit < Unit::Hour)?, unit))
}

/// Years and decades as years.
fn in_years(count: i64, unit: Unit) -> Option<i64> {
    match unit {
        Unit::Year => Some(count),
        Unit::Decade => count.checked_mul(10),
        _ => None,
    }
}

/// The date that a length of two units lies away: "a year and a month ago", as exact as the smaller of them.
fn compound(length: &Value, anchor: Point, sign: i64) -> Option<Value> {
    let Value::Length(length) = length else { return None };
    let [_, (_, smaller)] = *length.amounts() else { return None };
    // Nothing is more exact than what it is counted from.
    match smaller {
        Unit::Month => anchor.month.is_some(),
        _ => anchor.day.is_some(),
    }
    .then_some(())?;
    let date = length.amounts().iter().try_fold(anchor.first()?, |date, (amount, unit)| {
        let count = sign * whole(*amount)?;
        match unit {
            Unit::Year => date.add_months(count.checked_mul(12)?),
            Unit::Month => date.add_months(count),
            Unit::Week => date.add_days(count.checked_mul(7)?),
            Unit::Day => date.add_days(count),
            _ => None,
        }
    })?;
    moved(date, 0, smaller)
}
