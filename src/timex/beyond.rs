//! One beyond the last or the next, and days told by their week: "the week before last", "the Saturday after
//! next", "Monday of last week", "a week tomorrow", "ten years ago this month", "this day in 1963".

use super::TimexKind;
use super::calendar::{days_ahead, days_back, week_of, week_start, whole, year_of};
use super::find::{Desk, Found};
use super::resolve::Point;
use super::tense::Way;
use super::value::{Calendar, Part, Unit, Value, Year};
use crate::date::Date;
use crate::lexicon::{Class, w};
use crate::text::Kind;
use std::ops::Range;

/// What can come after a noun phrase that has ended.
const BEHIND: Class = Class::PREPOSITION
    .or(Class::CONJUNCTION)
    .or(Class::SUBORDINATOR)
    .or(Class::RELATIVE)
    .or(Class::PRONOUN)
    .or(Class::DETERMINER)
    .or(Class::AUXILIARY)
    .or(Class::ADVERB)
    .or(Class::VERB_PAST);

impl Desk<'_, '_> {
    /// "before last" (-2) or "after next" (2) behind the head at `i`, where "last" and "next" have no noun of their own:
    /// "the year before last", and not "the year before last Christmas"; and the token after it.
    pub(super) fn beyond(&self, i: usize) -> Option<(i64, usize)> {
        let text = self.text;
        let by = match (text.word(i + 1), text.word(i + 2)) {
            (w::BEFORE, w::LAST) => -2,
            (w::AFTER, w::NEXT) => 2,
            _ => return None,
        };
        let the = text.word(i.wrapping_sub(1)) == w::THE && i > self.floor;
        (the && self.ends_at(i + 3)).then_some((by, i + 3))
    }

    /// Whether no noun goes on at token `at`.
    pub(super) fn ends_at(&self, at: usize) -> bool {
        let text = self.text;
        let time = Class::WEEKDAY.or(Class::MONTH).or(Class::UNIT).or(Class::SEASON).or(Class::HOLIDAY);
        !text.kind(at).is_word() && text.kind(at) != Kind::Hyphen
            || text.token(at).starts_line()
            || text.kind(at) == Kind::Word
                && !text.is(at, time)
                && (text.is(at, BEHIND) || text.token(at).capitalised())
    }

    /// "the week before last", "the month after next".
    pub(super) fn unit_beyond(&self, i: usize, unit: Unit, start: usize) -> Option<Found> {
        let (by, end) = self.beyond(i)?;
        let part = matches!(unit, Unit::Week | Unit::Weekend | Unit::Month | Unit::Quarter | Unit::Year);
        let value = match self.anchor().filter(|_| part)? {
            from if unit == Unit::Week => self.week(from, by).map(Value::Calendar),
            from => self.shifted(Some(from), by, unit),
        };
        Some(Found::date(start..end, value?, "unit-beyond", 0.85).unbent())
    }

    /// "the Saturday after next", "the Friday before last".
    pub(super) fn weekday_beyond(&self, i: usize, weekday: i8) -> Option<Found> {
        let (by, end) = self.beyond(i)?;
        let today = self.anchor().and_then(Point::date)?;
        let days = if by < 0 { -days_back(today, weekday) - 7 } else { days_ahead(today, weekday) + 7 };
        Some(Found::date(i - 1..end, Value::day(today.add_days(days)?), "weekday-beyond", 0.8).unbent())
    }

    /// "the Monday after Easter", "the Saturday before Christmas": the one next to a holiday.
    pub(super) fn weekday_beside(&mut self, i: usize, after: usize, weekday: i8) -> Option<Found> {
        let text = self.text;
        if !text.is(after + 1, Class::HOLIDAY) || text.token(after + 1).starts_line() {
            return None;
        }
        let holiday = self.holiday(after + 1).filter(|found| found.start == after + 1)?;
        let beside = |day: Date| {
            let before = text.word(after) == w::BEFORE;
            day.add_days(if before { -days_back(day, weekday) } else { days_ahead(day, weekday) })
        };
        let day = holiday.value.calendar().and_then(Calendar::date)?;
        let mut date = beside(day)?;
        // What was held the Saturday before Christmas may be past where Christmas is not.
        if holiday.rule == "holiday"
            && let Some(today) = self.today.and_then(Point::date)
            && let Some(later) = self.holiday_in(after + 1, day.year() + 1).and_then(beside)
            && later <= today
        {
            date = later;
        }
        Some(Found::date(i - 1..holiday.end, Value::day(date), "weekday-beside", 0.8).unbent())
    }

    /// "Monday of last week", "Friday next week": the day of a week that is named by where it lies. The weekday ends
    /// before `after`.
    pub(super) fn weekday_of_week(&self, i: usize, after: usize, weekday: i8) -> Option<Found> {
        let text = self.text;
        let at = after + usize::from(text.word(after) == w::OF);
        if text.word(at + 1) != w::WEEK || text.token(at).starts_line() || text.token(at + 2).clitic() {
            return None;
        }
        let of = at > after;
        let (by, from) = match text.word(at) {
            w::LAST => (-1, self.anchor()),
            w::THIS => (0, self.anchor()),
            w::NEXT => (1, self.anchor()),
            w::THAT if of => (0, self.day.or(self.last).filter(|last| last.day.is_some())),
            _ => return None,
        };
        let day = weekday_in(self.week(from?, by)?, weekday)?;
        Some(Found::date(i..at + 2, Value::day(day), "weekday-of-week", 0.9))
    }

    /// "next week Friday", "last week Monday": the day of the week that `found` is.
    pub(super) fn with_weekday(&self, found: &mut Found) {
        let text = self.text;
        let at = found.end;
        if !text.is(at, Class::WEEKDAY) || !text.token(at).capitalised() || text.token(at).starts_line() {
            return;
        }
        let whole = text.letters(at).ends_with("day") && !text.token(at + 1).clitic() && self.ends_at(at + 1);
        if let Value::Calendar(week @ Calendar { part: Part::Week(Some(_)), .. }) = found.value
            && whole
            && let Some(day) = weekday_in(week, text.detail(at).time as i8)
        {
            (found.value, found.end, found.rule) = (Value::day(day), at + 1, "weekday-of-week");
        }
    }

    /// "a week tomorrow", "a fortnight today", "three weeks on Tuesday", and "a week last Friday": so many weeks from a
    /// day. `length` is where the length stands.
    pub(super) fn weeks_from(&mut self, length: Range<usize>, weeks: i64) -> Option<Found> {
        let text = self.text;
        let at = length.end;
        let before = length.start.wrapping_sub(1);
        let today = self.today.and_then(Point::date)?;
        // "for a week today", "it is a week today": how long it has lasted.
        let lasted = text.is(before, Class::PREPOSITION | Class::AUXILIARY) && before >= self.floor;
        if lasted || text.token(at).starts_line() || !(1..=52).contains(&weeks) {
            return None;
        }
        let on = usize::from(text.word(at) == w::ON || text.word(at) == w::LAST);
        let (base, by) = match text.word(at) {
            w::TODAY if self.way(length.start..at) != Way::Past => (today, weeks),
            w::TOMORROW => (today.add_days(1)?, weeks),
            w::ON if weeks > 1 && text.is(at + 1, Class::WEEKDAY) && self.way(length.start..at) == Way::Future => {
                (today.add_days(days_ahead(today, text.detail(at + 1).time as i8))?, weeks)
            }
            w::LAST if text.is(at + 1, Class::WEEKDAY) => {
                (today.add_days(-days_back(today, text.detail(at + 1).time as i8))?, -weeks)
            }
            _ => return None,
        };
        let day = base.add_days(7 * by)?;
        Some(Found::date(length.start..at + on + 1, Value::day(day), "weeks-from-day", 0.8).unbent())
    }

    /// "ten years ago this week", "two years ago next month": the same place on the calendar so many years before; `at`
    /// is the token after "ago".
    pub(super) fn years_before(&mut self, start: usize, at: usize, years: i64) -> Option<Found> {
        let text = self.text;
        if !text.is_word(at, &[w::THIS, w::LAST, w::NEXT]) || text.token(at).starts_line() {
            return None;
        }
        let head = at + 1;
        let named = if text.is(head, Class::UNIT) {
            self.unit(head)
        } else if text.is(head, Class::SEASON) {
            self.season(head)
        } else if text.is(head, Class::MONTH) {
            self.month(head)
        } else {
            None
        }?;
        let Value::Calendar(at_now) = named.value else { return None };
        let within = named.start == at && named.kind == TimexKind::Date && !matches!(at_now.part, Part::Whole);
        let then = years_on(at_now, -years).filter(|_| within)?;
        Some(Found::date(start..named.end, Value::Calendar(then), "counted-unit", 0.85).unbent())
    }

    /// "this day in 1963", "this week in 1989": the same place on the calendar of another year. `found` is the first part.
    pub(super) fn in_year(&self, found: &mut Found) {
        let text = self.text;
        let at = found.end;
        if text.token(at).starts_line() {
            return;
        }
        let year = if text.word(at) == w::IN && text.kind(at + 1) == Kind::Number {
            self.year_at(at + 1).filter(|(_, end)| self.ends_at(*end))
        } else {
            self.years_ago(at)
        };
        if let Some((year, end)) = year
            && let Value::Calendar(now) = found.value
            && let Some(of) = now.year.number()
            && let Some(then) = years_on(now, i64::from(year) - i64::from(of))
        {
            (found.value, found.end, found.rule) = (Value::Calendar(then), end, "same-day-of-year");
        }
    }

    /// Whether "the next year" comes after the date just told of: "He resigned in 2009, and the next year he died"; "over the
    /// next year" and what is to come count from today.
    pub(super) fn goes_on_from(&mut self, tokens: &Range<usize>, unit: Unit) -> bool {
        let text = self.text;
        let led = text.is(tokens.start.wrapping_sub(1), Class::PREPOSITION);
        let told = self.last.zip(self.today).is_some_and(|(last, today)| last.year < today.year);
        unit == Unit::Year && text.word(tokens.start) == w::THE && told && !led && self.way(tokens.clone()) == Way::Past
    }

    /// "in the new year": the next, or in its first months the one that has begun. `i` is the year.
    pub(super) fn new_year(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let in_the = i >= self.floor + 3 && text.word(i - 2) == w::THE && text.is_word(i - 3, &[w::IN, w::INTO]);
        if !in_the || !self.ends_at(i + 1) {
            return None;
        }
        let today = self.today?;
        let past = self.way(i - 2..i + 1) == Way::Past;
        let year = if past || today.month? <= 2 { today.year } else { today.year.checked_add(1)? };
        Some(Found::date(i - 1..i + 1, Value::Calendar(year_of(year)?), "new-year", 0.7).with_article())
    }

    /// "in a month's time": the date then, but in a story told as past, where it is how long something took.
    pub(super) fn in_time(&mut self, mut found: Found) -> Found {
        let Value::Length(length) = &found.value else { return found };
        let &[(amount, unit)] = length.amounts() else { return found };
        let calendar = matches!(unit, Unit::Year | Unit::Month | Unit::Week | Unit::Day);
        if let Some(count) = whole(amount).filter(|_| calendar)
            && let Some(value) = self.shifted(self.anchor(), count, unit)
            && self.way(found.start..found.end + 2) != Way::Past
        {
            found.other = Some((std::mem::replace(&mut found.value, value), 0.4));
            (found.kind, found.rule, found.confidence) = (TimexKind::Date, "in-length", 0.6);
        }
        found
    }

    /// "20 years ago" at `at`, as a year, and the token after it.
    fn years_ago(&self, at: usize) -> Option<(i32, usize)> {
        let text = self.text;
        let count = super::number::quantity(text, at)?;
        if !text.is_word(count.end, &[w::YEARS, w::YEAR]) || text.word(count.end + 1) != w::AGO {
            return None;
        }
        let years = i32::try_from(whole(count.amount)?).ok()?;
        Some((self.today?.year.checked_sub(years)?, count.end + 2))
    }
}

/// A place on the calendar so many years on; 29 February has none in most of them.
fn years_on(mut at: Calendar, years: i64) -> Option<Calendar> {
    let year = i64::from(at.year.number()?).checked_add(years)?;
    at.year = Year::new(i32::try_from(year).ok()?)?;
    match at.part {
        Part::Day(..) => at.date().map(|_| at),
        Part::Week(Some(week)) => week_start(i16::try_from(year).ok()?, week).map(week_of),
        _ => Some(at),
    }
}

/// A day of a week.
fn weekday_in(week: Calendar, weekday: i8) -> Option<Date> {
    let Part::Week(Some(number)) = week.part else { return None };
    week_start(i16::try_from(week.year.number()?).ok()?, number)?.add_days(i64::from(weekday) - 1)
}
