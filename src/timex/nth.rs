//! One of the units of a larger one: "the first week of March", "the last day of 2012", "the first
//! Tuesday in November", "the last quarter of the year".

use super::TimexKind;
use super::calendar::{month_of, nth_weekday, quarter_of, week_of};
use super::find::{Desk, Found};
use super::value::{Amount, Calendar, Part, Unit, Value, Year};
use crate::date::Date;
use crate::lexicon::{Class, w};
use std::ops::Range;

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nth {
    From(u32),
    Last,
}

/// The whole that they are of: a month, or a year.
struct Whole {
    year: i32,
    month: Option<u8>,
    end: usize,
}

impl Desk<'_, '_> {
    /// A unit of a month or year; `start` is the ordinal, `head` the unit.
    pub(super) fn nth_unit(&mut self, start: usize, head: usize, unit: Unit, nth: Nth) -> Option<Found> {
        if self.text.word(head + 1) != w::OF {
            return None;
        }
        let Whole { year, month, end } = self.whole(start, head + 2)?;
        let value = match (unit, month, nth) {
            (Unit::Day, Some(month), nth) => Value::day(day_of(year, month, nth)?),
            (Unit::Day, None, Nth::From(1)) => Value::day(day_of(year, 1, nth)?),
            (Unit::Day, None, Nth::Last) => Value::day(day_of(year, 12, nth)?),
            (Unit::Week, Some(month), nth) => Value::Calendar(week_of_month(year, month, nth)?),
            (Unit::Week, None, Nth::From(n)) => {
                Value::Calendar(week_of(day_of(year, 1, Nth::From(4))?.add_days(7 * (i64::from(n) - 1))?))
            }
            (Unit::Week, None, Nth::Last) => Value::Calendar(week_of(day_of(year, 12, Nth::From(28))?)),
            (Unit::Weekend, Some(month), nth) => {
                let saturday = weekday_of(year, month, 6, nth)?;
                let week = saturday.iso_week();
                let at = Calendar::new(Year::new(week.0.into())?, Part::Weekend(Some(week.1 as u8)));
                Value::Calendar(at)
            }
            (Unit::Month, None, Nth::From(n @ 1..=12)) => Value::Calendar(month_of(year, n as i32)?),
            (Unit::Month, None, Nth::Last) => Value::Calendar(month_of(year, 12)?),
            (Unit::Quarter, None, Nth::Last) => Value::Calendar(quarter_of(year, 4)?),
            _ => return None,
        };
        Some(Found::date(start..end, value, "nth-unit", 0.8).with_article())
    }

    /// "the first Tuesday in November".
    pub(super) fn nth_weekday_of(&mut self, start: usize, head: usize, nth: Nth) -> Option<Found> {
        let text = self.text;
        if !text.is(head, Class::WEEKDAY) || !text.is_word(head + 1, &[w::OF, w::IN]) {
            return None;
        }
        // "the third Thursday of each month"
        if text.is_word(head + 2, &[w::EACH, w::EVERY]) && text.word(head + 3) == w::MONTH {
            let value = Value::length(Amount::whole(1), Unit::Month);
            return Some(self.recurring(start..head + 4, value, "every-nth-weekday"));
        }
        let weekday = text.detail(head).time as i8;
        let Whole { year, month, end } = self.whole(start, head + 2)?;
        let day = weekday_of(year, month?, weekday, nth)?;
        Some(Found::date(start..end, Value::day(day), "nth-weekday", 0.9).with_article())
    }

    /// "the 15th of the month", "the first of every month": the day of a month that has no name.
    pub(super) fn day_of_month(&mut self, start: usize, next: usize, n: u32) -> Option<Found> {
        let text = self.text;
        let day = u8::try_from(n).ok().filter(|n| (1..=31).contains(n))?;
        if text.word(next) != w::OF || text.word(next + 2) != w::MONTH {
            return None;
        }
        if text.is_word(next + 1, &[w::EACH, w::EVERY]) {
            let at = Calendar::new(Year::UNKNOWN, Part::Day(None, Some(day)));
            return Some(self.recurring(start..next + 3, Value::Calendar(at), "every-day-of-month"));
        }
        let shift = match text.word(next + 1) {
            w::THE | w::THIS => 0,
            w::LAST => -1,
            w::NEXT => 1,
            _ => return None,
        };
        let anchor = self.anchor()?;
        let month = month_of(anchor.year, i32::from(anchor.month?) + shift)?;
        let Part::Month(Some(of)) = month.part else { return None };
        let date = day_of(month.year.number()?, of, Nth::From(n))?;
        Some(Found::date(start..next + 3, Value::day(date), "day-of-month", 0.8).with_article())
    }

    /// A set whose quantifier is inside it.
    fn recurring(&self, tokens: Range<usize>, value: Value, rule: &'static str) -> Found {
        let text = self.text;
        let each = tokens.clone().any(|i| text.word(i) == w::EACH);
        let found = Found::new(tokens, TimexKind::Set, value, rule, 0.8).with_article().unbent();
        found.recurring(None, Some(if each { "EACH" } else { "EVERY" }))
    }

    /// The month or year at token `at`.
    fn whole(&mut self, start: usize, at: usize) -> Option<Whole> {
        let text = self.text;
        if text.token(at).starts_line() {
            return None;
        }
        if text.is(at, Class::MONTH) && text.token(at).capitalised() {
            let month = text.detail(at).time as u8;
            let end = self.past_stop(at);
            if self.day_at(end).is_some() && text.width(end) < 3 {
                return None;
            }
            if let Some((year, end)) = self.year_after(end) {
                return Some(Whole { year, month: Some(month), end });
            }
            let year = self.in_month(month, None, start..end).value.calendar()?.year.number()?;
            return Some(Whole { year, month: Some(month), end });
        }
        if text.word(at) == w::THE && text.word(at + 1) == w::YEAR {
            let year = self.anchor()?.year;
            return Some(Whole { year, month: None, end: at + 2 });
        }
        if text.word(at) == w::THE && text.word(at + 1) == w::MONTH {
            let anchor = self.anchor()?;
            return Some(Whole { year: anchor.year, month: Some(anchor.month?), end: at + 2 });
        }
        let (year, end) = self.year_after(at)?;
        Some(Whole { year, month: None, end })
    }
}

fn day_of(year: i32, month: u8, nth: Nth) -> Option<Date> {
    let (year, month) = (i16::try_from(year).ok()?, month as i8);
    match nth {
        Nth::From(n) => Date::checked(year, month, i8::try_from(n).ok()?),
        Nth::Last => Date::checked(year, month, Date::checked(year, month, 1)?.days_in_month()),
    }
}

/// The week with most of its days in the month comes first, as in ISO 8601.
fn week_of_month(year: i32, month: u8, nth: Nth) -> Option<Calendar> {
    Some(week_of(match nth {
        Nth::From(n @ 1..=5) => day_of(year, month, Nth::From(4))?.add_days(7 * (i64::from(n) - 1))?,
        Nth::From(_) => return None,
        Nth::Last => day_of(year, month, nth)?.add_days(-3)?,
    }))
}

fn weekday_of(year: i32, month: u8, weekday: i8, nth: Nth) -> Option<Date> {
    let n = match nth {
        Nth::From(n @ 1..=5) => n as i8,
        Nth::From(_) => return None,
        Nth::Last => -1,
    };
    // Not every month has a fifth.
    nth_weekday(i16::try_from(year).ok()?, month as i8, weekday, n).filter(|day| day.month() == month as i8)
}
