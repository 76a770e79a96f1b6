//! The edges and the middle of what runs now: "by month's end", "mid-month", "the turn of the year"; fractions of a unit:
//! "a quarter-century ago", "three-quarters of an hour".

use super::TimexKind;
use super::find::{Desk, Found};
use super::value::{Amount, Unit, Value};
use super::{Modifier, calendar};
use crate::lexicon::{Class, w};
use crate::text::Kind;

impl Desk<'_, '_> {
    /// "month's end", "day's end": the end of the one that runs. `i` is the unit.
    pub(super) fn unit_end(&mut self, i: usize, unit: Unit) -> Option<Found> {
        let text = self.text;
        let led = text.is_word(i.wrapping_sub(1), &[w::BY, w::AT, w::BEFORE, w::UNTIL, w::TILL, w::AROUND, w::SINCE]);
        let fits = matches!(unit, Unit::Century | Unit::Decade | Unit::Quarter | Unit::Month | Unit::Week | Unit::Day);
        if !(led && fits && self.ends_at(i + 3)) {
            return None;
        }
        let mut found = match unit {
            Unit::Day => Found::date(i..i + 3, Value::Calendar(self.near_day(i)?.as_calendar()?), "unit-end", 0.7),
            _ => self.moved(i..i + 3, unit, 0, self.narrative(), "unit-end")?,
        }
        .unbent();
        found.modifier = Some(Modifier::End);
        Some(found)
    }

    /// A unit behind a hyphen: "by mid-month", "a quarter-century ago".
    pub(super) fn joined_unit(&mut self, i: usize, unit: Unit) -> Option<Found> {
        let text = self.text;
        let joined = i.checked_sub(2).filter(|at| *at >= self.floor)?;
        match text.word(joined) {
            // "by mid-century", and not "a mid-century table"
            w::MID => {
                let led = text.is(joined.wrapping_sub(1), Class::PREPOSITION);
                let fits = matches!(unit, Unit::Century | Unit::Decade | Unit::Year | Unit::Month | Unit::Week);
                if !(led && fits && self.ends_at(i + 1)) {
                    return None;
                }
                self.moved(i..i + 1, unit, 0, self.narrative(), "mid-unit")
            }
            w::QUARTER if unit == Unit::Century => self.quarter_century(joined, i + 1),
            _ => None,
        }
    }

    /// "a quarter-century ago", "a quarter of a century later": 25 years, where "a" and the quarter stand at `at`; "a
    /// quarter-century low" is only large.
    pub(super) fn quarter_century(&mut self, at: usize, end: usize) -> Option<Found> {
        let text = self.text;
        let start = at.checked_sub(1).filter(|start| *start >= self.floor && text.word(*start) == w::A)?;
        let amount = Amount::whole(25);
        let turned = text.is_word(end, &[w::AGO, w::LATER, w::EARLIER]);
        let led =
            text.is_word(start.wrapping_sub(1), &[w::FOR, w::OVER, w::IN, w::AFTER, w::THAN, w::NEARLY, w::ALMOST]);
        if !(turned || led && self.ends_at(end)) {
            return None;
        }
        let length = Value::length(amount, Unit::Year);
        let found = Found::new(start..end, TimexKind::Duration, length, "quarter-century", 0.85);
        self.after_length(found, amount, Unit::Year, false, false)
    }

    /// "three-quarters of an hour", which ends before `end`; `of` is the word between.
    pub(super) fn three_quarters(&self, of: usize, end: usize) -> Option<Found> {
        let text = self.text;
        let hyphen = usize::from(text.kind(of.wrapping_sub(2)) == Kind::Hyphen);
        let three = of.checked_sub(2 + hyphen).filter(|at| *at >= self.floor && text.word(*at) == w::THREE)?;
        let length = Value::length(Amount::whole(45), Unit::Minute);
        Some(Found::new(three..end, TimexKind::Duration, length, "quarter-hour", 0.9))
    }

    /// Whether "of" at `of` has an edge or the middle of something before it: "the start of", "the turn of".
    pub(super) fn edged(&self, of: usize) -> bool {
        let text = self.text;
        text.word(of) == w::OF
            && text.is_word(of.wrapping_sub(1), &[w::START, w::BEGINNING, w::MIDDLE, w::END, w::TURN])
            && text.word(of.wrapping_sub(2)) == w::THE
    }

    /// "the second half of November": the month, by its half; `i` is the ordinal, `month` the token of the month.
    pub(super) fn half_of_month(&mut self, i: usize, month: usize, n: u32) -> Option<Found> {
        let text = self.text;
        let end = self.past_stop(month);
        if !text.token(month).capitalised() || self.day_at(end).is_some() && text.width(end) < 3 {
            return None;
        }
        let number = text.detail(month).time as u8;
        let mut found = match self.year_after(end) {
            Some((year, end)) => {
                let value = Value::Calendar(calendar::month_of(year, number.into())?);
                Found::date(i..end, value, "half-month", 0.85)
            }
            None => Found { rule: "half-month", ..self.in_month(number, None, i..end) },
        };
        found.modifier = Some(if n == 1 { Modifier::Start } else { Modifier::End });
        Some(found.with_article().unbent())
    }
}
