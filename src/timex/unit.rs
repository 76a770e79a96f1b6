//! Units with a determiner: "this week", "last year", "the quarter", "each month".

use super::calendar::{moved, quarter_of, year_of};
use super::det::Det;
use super::find::{Desk, Found};
use super::length::unit_at;
use super::nth::Nth;
use super::tense::Way;
use super::value::{Amount, Calendar, Part, Unit, Value, Year};
use super::{Modifier, TimexKind};
use crate::lexicon::{Class, w};
use crate::text::Kind;
use std::ops::Range;

impl Desk<'_, '_> {
    /// A unit without a number.
    pub(super) fn unit(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let unit = unit_at(text, i)?;
        let word = text.word(i);
        let plural = text.letters(i).ends_with(['s', 'S']) || text.letters(i).ends_with("ia");
        if text.token(i).capitalised()
            && !text.token(i).starts_line()
            && i > 0
            && text.token(i.wrapping_sub(1)).capitalised()
            && self.floor < i
            && !text.token(i).all_caps()
        {
            // "New York Times Week in Review", "Second Cup", "Day of the Jackal"
            return None;
        }
        let (det, start) = self.det(i);
        let hyphen = text.kind(i + 1) == Kind::Hyphen && self.tight(i + 1) && self.tight(i + 2);
        if hyphen {
            return self.hyphened(i, unit, start);
        }
        if word == w::YEAR && text.word(i + 1) == w::END {
            return Some(self.year_end(i..i + 2));
        }
        // "by year's end", "by day's end"
        if det == Det::None && text.token(i + 1).clitic() && text.word(i + 2) == w::END {
            return if word == w::YEAR { Some(self.year_end(i..i + 3)) } else { self.unit_end(i, unit) };
        }
        if text.kind(i.wrapping_sub(1)) == Kind::Hyphen && self.tight(i) {
            if let Some(found) = self.joined_unit(i, unit) {
                return Some(found);
            }
            // "a several-year effort", "a multi-year deal"
            let some =
                i >= self.floor + 2 && (text.is_word(i - 2, &[w::SEVERAL, w::MANY]) || text.spells(i - 2, "multi"));
            let length = Value::length(Amount::Unknown, unit);
            return some.then(|| Found::new(i - 2..i + 1, TimexKind::Duration, length, "some-units", 0.8).unbent());
        }
        // "a quarter to nine"
        if word == w::QUARTER
            && text.is_word(i + 1, &[w::PAST, w::TO])
            && let Some(found) = self.spoken(i)
        {
            return Some(found);
        }
        if word == w::HOURS
            && i > 1
            && let Some(found) = self.small_hours(i)
        {
            return Some(found);
        }
        if plural {
            return self.plural(i, unit, det, start);
        }
        if matches!(word, w::QUARTER | w::MONTH)
            && let Some(found) = self.compared(i)
        {
            return Some(found);
        }
        // "the last day of March", "the final week of 2012"
        let last = det == Det::Last && text.word(i.wrapping_sub(1)) == w::LAST;
        if (last || text.word(i.wrapping_sub(1)) == w::FINAL)
            && i > self.floor
            && let Some(found) = self.nth_unit(i - 1, i, unit, Nth::Last)
        {
            return Some(found);
        }
        match det {
            Det::A => self.one(i, unit, start),
            Det::Every => {
                let length = Value::length(Amount::whole(1), unit);
                let found = Found::new(start..i + 1, TimexKind::Set, length, "every-unit", 0.9);
                Some(found.recurring(None, Some(self.every(start))).unbent())
            }
            Det::Last if unit == Unit::Year && self.figure(start, i + 1) => {
                let value = self.quarter_before(start)?;
                let mut found = Found::date(start..i + 1, value, "last-year-quarter", 0.6);
                found.other = self.today.and_then(|today| year_of(today.year - 1)).map(|at| (Value::Calendar(at), 0.4));
                Some(found)
            }
            Det::This | Det::Last | Det::Next if unit == Unit::Year && text.token(i + 1).clitic() => {
                self.of_year(i, det, start)
            }
            Det::This => {
                let mut found = self.moved(start..i + 1, unit, 0, false, "this-unit")?;
                if matches!(unit, Unit::Day | Unit::Week | Unit::Month) {
                    self.in_year(&mut found);
                }
                self.with_weekday(&mut found);
                Some(found)
            }
            Det::Last | Det::Next => {
                let (by, rule) = if det == Det::Last { (-1, "last-unit") } else { (1, "next-unit") };
                let mut found = self.moved(start..i + 1, unit, by, false, rule)?;
                self.with_weekday(&mut found);
                Some(found)
            }
            Det::Following => self.moved(start..i + 1, unit, 1, true, "following-unit"),
            Det::Previous => self.moved(start..i + 1, unit, -1, true, "previous-unit"),
            Det::That => self.moved(start..i + 1, unit, 0, true, "that-unit"),
            Det::The => self.the(i, unit, start),
            Det::None => self.described(i, unit),
        }
    }

    /// This, last, next … unit, from the day of writing or from the last mentioned date.
    pub(super) fn moved(
        &mut self,
        tokens: std::ops::Range<usize>,
        unit: Unit,
        by: i64,
        from_last: bool,
        rule: &'static str,
    ) -> Option<Found> {
        let mut tokens = tokens;
        if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour | Unit::Millennium) {
            return match unit {
                Unit::Minute | Unit::Hour if by < 0 => {
                    Some(Found::new(tokens, TimexKind::Duration, Value::length(Amount::whole(1), unit), rule, 0.6))
                }
                _ => None,
            };
        }
        // "this year's third quarter", "last year's quarter" belong to the quarter.
        let text = self.text;
        let from = if from_last {
            if unit == Unit::Day { self.day.or(self.last) } else { self.last }.or(self.anchor())
        } else if self.narrative() {
            self.anchor()
        } else {
            self.today
        };
        // "this time", "the last day" of something
        if unit == Unit::Day && matches!(by, -1 | 1) && !from_last && text.word(tokens.end) == w::OF {
            return None;
        }
        if unit == Unit::Day && by == -1 && !from_last {
            // "the last day", "the past day"
            return Some(Found::new(
                tokens,
                TimexKind::Duration,
                Value::length(Amount::whole(1), unit),
                "past-unit",
                0.6,
            ));
        }
        let from = if unit == Unit::Day && by == 1 { self.day.or(from) } else { from };
        // "He resigned in 2009, and the next year he died": from the year just told of.
        let from = if rule == "next-unit" && self.goes_on_from(&tokens, unit) { self.last } else { from };
        let from = match from {
            Some(from) => from,
            None => return Some(self.open(tokens, unit, by, rule)),
        };
        if unit == Unit::Day && by == 0 {
            return Some(Found::date(
                tokens,
                Value::Calendar(from.as_calendar()?),
                rule,
                if from_last { 0.7 } else { 0.8 },
            ));
        }
        let value = match unit {
            Unit::Week if from.day.is_none() => self.week(from, by).map(Value::Calendar),
            _ => self.shifted(Some(from), by, unit),
        };
        let value = value.unwrap_or(match by {
            0 => Value::Present,
            by if by < 0 => Value::Past,
            _ => Value::Future,
        });
        if unit == Unit::Year && matches!(text.word(tokens.end), w::OR) && text.word(tokens.end + 1) == w::SO {
            tokens.end += 2;
            let mut found = Found::date(tokens, value, rule, 0.7);
            found.modifier = Some(Modifier::Approx);
            return Some(found);
        }
        let mut found = Found::date(tokens, value, rule, if from_last { 0.75 } else { 0.9 });
        if text.word(found.start) == w::THE
            && matches!(text.word(found.start + 1), w::PAST | w::LAST)
            && matches!(unit, Unit::Week | Unit::Month | Unit::Decade | Unit::Century)
            && !(matches!(unit, Unit::Century) && text.word(found.start + 1) == w::LAST)
        {
            let years = match unit {
                Unit::Decade => Some(10),
                Unit::Century => Some(100),
                _ => None,
            };
            let length = match years {
                Some(years) => Value::length(Amount::whole(years), Unit::Year),
                None => Value::length(Amount::whole(1), unit),
            };
            // "the past month" is a stretch of that length up to now.
            found.other = Some((std::mem::replace(&mut found.value, length), 0.4));
            found.kind = TimexKind::Duration;
            found.confidence = 0.6;
        }
        Some(found)
    }

    /// Without an anchor the unit is known and its number is not.
    pub(super) fn open(&self, tokens: std::ops::Range<usize>, unit: Unit, by: i64, rule: &'static str) -> Found {
        let part = match unit {
            Unit::Week => Part::Week(None),
            Unit::Weekend => Part::Weekend(None),
            Unit::Month => Part::Month(None),
            Unit::Quarter => Part::Quarter(None),
            Unit::Day => Part::Day(None, None),
            Unit::Year => Part::Whole,
            _ => {
                let value = if by < 0 {
                    Value::Past
                } else if by > 0 {
                    Value::Future
                } else {
                    Value::Present
                };
                return Found::date(tokens, value, rule, 0.5);
            }
        };
        Found::date(tokens, Value::Calendar(Calendar::new(Year::UNKNOWN, part)), rule, 0.5)
    }

    /// "the week", "the year", "the quarter", "the weekend", "the day".
    pub(super) fn the(&mut self, i: usize, unit: Unit, start: usize) -> Option<Found> {
        let text = self.text;
        let next = text.word(i + 1);
        if matches!(next, w::BEFORE | w::AFTER)
            && let Some(found) = self.unit_beyond(i, unit, start)
        {
            return Some(found);
        }
        let before = start.wrapping_sub(1);
        let to_month = matches!(next, w::TO | w::THROUGH)
            && text.is(i + 2 + usize::from(text.kind(i + 2).is_numeric()), Class::MONTH);
        if unit == Unit::Year && (matches!(next, w::ENDED | w::ENDING) || to_month) {
            return Some(year_ended(start..i + 1));
        }
        // "the year earlier", "the year before"
        if matches!(next, w::BEFORE | w::EARLIER) && matches!(unit, Unit::Year | Unit::Day | Unit::Month | Unit::Week) {
            let goes_on = text.kind(i + 2).is_word() && next == w::BEFORE;
            if !goes_on {
                return self.moved(start..i + 2, unit, -1, true, "unit-before");
            }
        }
        if matches!(next, w::AFTER) && matches!(unit, Unit::Year | Unit::Day) && !text.kind(i + 2).is_word() {
            return self.moved(start..i + 2, unit, 1, true, "unit-after");
        }
        match unit {
            Unit::Quarter => {
                // A number that the company gave the quarter stands.
                if self.quarter.is_none()
                    && let Some((year, quarter)) = self.quarter_ended(i + 1)
                {
                    let value = Value::Calendar(quarter_of(year, quarter)?);
                    return Some(Found::date(start..i + 1, value, "quarter-ended", 0.8));
                }
                let (year, quarter) = self.current_quarter()?;
                Some(Found::date(start..i + 1, Value::Calendar(quarter_of(year, quarter)?), "the-quarter", 0.75))
            }
            // "the weekend of May 2" is the one around that day.
            Unit::Weekend if next == w::OF && (text.is(i + 2, Class::MONTH) || text.kind(i + 2).is_numeric()) => None,
            Unit::Weekend => {
                let today = self.today?.date()?;
                // The weekend just past; in a clause that looks ahead, the one to come.
                let way = self.way(start..i + 1);
                let ahead =
                    way == Way::Future || way == Way::Unknown && text.is_word(before, &[w::BY, w::BEFORE, w::UNTIL]);
                let weeks = if ahead || today.weekday() >= 6 { 0 } else { -1 };
                Some(Found::date(start..i + 1, moved(today, weeks, Unit::Weekend)?, "the-weekend", 0.75))
            }
            Unit::Week | Unit::Month | Unit::Year => {
                let edge = self.edged(before);
                let led = text
                    .is_word(before, &[w::FOR, w::IN, w::OF, w::DURING, w::THROUGHOUT, w::THROUGH, w::WITHIN, w::OVER]);
                let stop = !text.kind(i + 1).is_word()
                    || text.is(
                        i + 1,
                        Class::PREPOSITION
                            | Class::CONJUNCTION
                            | Class::AUXILIARY
                            | Class::PRONOUN
                            | Class::SUBORDINATOR,
                    ) && next != w::OF;
                // "the week's turmoil"
                let owns = text.token(i + 1).clitic();
                // "since the start of the year 40 people have died"
                let since = text.word(before.wrapping_sub(3)) == w::SINCE && text.kind(i + 1) == Kind::Word;
                let counts = text.kind(i + 1) == Kind::Number && text.width(i + 1) != 4;
                let stop = stop || edge && (since || counts);
                if !(led && stop || owns) || next == w::OF {
                    return None;
                }
                // In news the year is the one of writing, whatever other was mentioned.
                let from_last = self.narrative();
                self.moved(start..i + 1, unit, 0, from_last, "the-unit").map(|mut found| {
                    found.confidence = 0.6;
                    found
                })
            }
            // "by the end of the decade"; the turn of a century may be of this one or the last
            Unit::Decade | Unit::Century
                if self.edged(before) && self.ends_at(i + 1) && text.word(before - 1) != w::TURN =>
            {
                self.moved(start..i + 1, unit, 0, self.narrative(), "the-unit")
            }
            // "by the end of the day", and not "at the end of the day", which says that all is told
            Unit::Day if self.edged(before) && self.ends_at(i + 1) => {
                let by = text.is_word(before.wrapping_sub(3), &[w::BY, w::BEFORE, w::UNTIL, w::TILL]);
                let day = self.near_day(start).filter(|_| by)?.as_calendar()?;
                Some(Found::date(start..i + 1, Value::Calendar(day), "the-unit", 0.7))
            }
            Unit::Day => {
                let led = text.is_word(before, &[w::IN, w::OF, w::DURING])
                    && text.is_word(before.wrapping_sub(1), &[w::LATER, w::EARLIER]);
                if !led {
                    return None;
                }
                let day = self.day.or(self.anchor())?;
                Some(Found::date(start..i + 1, Value::Calendar(day.as_calendar()?), "the-day", 0.6).unbent())
            }
            _ => None,
        }
    }

    /// "the latest quarter", "the full year", "the fiscal year": a unit behind an adjective.
    pub(super) fn described(&mut self, i: usize, unit: Unit) -> Option<Found> {
        let text = self.text;
        let before = i.wrapping_sub(1);
        if before < self.floor {
            return None;
        }
        // "the last half of 1989", "the latter half of the year"
        if text.is_word(i, &[w::HALF]) {
            return None;
        }
        let the = i.wrapping_sub(2);
        let has_the = text.word(the) == w::THE && the >= self.floor;
        let start = if has_the { the } else { before };
        match (text.word(before), unit) {
            (w::LATEST, Unit::Quarter) => {
                let (year, quarter) = self.current_quarter()?;
                Some(Found::date(start..i + 1, Value::Calendar(quarter_of(year, quarter)?), "latest-quarter", 0.85))
            }
            (w::FULL | w::ENTIRE | w::WHOLE, Unit::Year) if has_the => {
                let year = self.today?.year;
                Some(Found::date(start..i + 1, Value::Calendar(year_of(year)?), "full-year", 0.7))
            }
            (w::FISCAL | w::FINANCIAL, Unit::Year) => {
                let (det, start) = self.det(before);
                let latest = before > self.floor && text.word(before - 1) == w::LATEST;
                let start = if latest { before - 1 } else { start };
                let by = match det {
                    Det::Last | Det::Previous => -1,
                    Det::Next | Det::Following => 1,
                    Det::The if matches!(text.word(i + 1), w::ENDED | w::ENDING) => {
                        return Some(year_ended(start..i + 1));
                    }
                    Det::The | Det::This => 0,
                    _ if latest => -1,
                    _ => return None,
                };
                let today = self.today?;
                let fiscal = self.fiscal_year(today);
                let year = Calendar { fiscal: self.settings.fiscal_start != 1, ..year_of(fiscal + by)? };
                let found = Found::date(start..i + 1, Value::Calendar(year), "fiscal-year", 0.8);
                Some(if latest { found.with_article() } else { found })
            }
            (w::NEW, Unit::Year) if has_the => self.new_year(i),
            (w::PER, _) if !matches!(unit, Unit::Second | Unit::Quarter) => Some(
                Found::new(before..i + 1, TimexKind::Set, Value::length(Amount::whole(1), unit), "per-unit", 0.6)
                    .unbent(),
            ),
            (w::ANOTHER, _) if !matches!(unit, Unit::Quarter | Unit::Second) => Some(Found::new(
                before..i + 1,
                TimexKind::Duration,
                Value::length(Amount::whole(1), unit),
                "another-unit",
                0.7,
            )),
            (w::ONE, Unit::Day) => None,
            // "He was here the other day."
            (w::OTHER, Unit::Day)
                if has_the && self.ends_at(i + 1) && !text.is(the.wrapping_sub(1), Class::PREPOSITION) =>
            {
                Some(Found::date(the..i + 1, Value::Past, "the-other-day", 0.7).unbent())
            }
            // "a further quarter point"
            (w::FURTHER, Unit::Quarter | Unit::Second) => None,
            (w::ADDITIONAL | w::EXTRA | w::FURTHER | w::FULL | w::WHOLE | w::ENTIRE, _)
                if matches!(text.word(the), w::A | w::AN) =>
            {
                Some(Found::new(
                    the..i + 1,
                    TimexKind::Duration,
                    Value::length(Amount::whole(1), unit),
                    "one-unit",
                    0.7,
                ))
            }
            _ => None,
        }
    }
}

/// "the year ended", "the fiscal year ending": a length, whatever day follows.
fn year_ended(tokens: Range<usize>) -> Found {
    let year = Value::length(Amount::whole(1), Unit::Year);
    Found::new(tokens, TimexKind::Duration, year, "year-ended", 0.8).unbent()
}
