//! From words to places on the calendar: the anchor, and the way from it.

use super::calendar::{month_of, week_of, year_of};
use super::find::{Desk, Found};
use super::tense::{self, Way};
use super::value::{Calendar, Part, Season, Value, Year};
use crate::date::Date;
use crate::lexicon::{Class, w};
use crate::text::Kind;
use std::ops::Range;

/// A date as exact as it is known, also before the era (year 0 is 1 BC).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) year: i32,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
}

impl From<Date> for Point {
    fn from(date: Date) -> Point {
        Point { year: date.year().into(), month: Some(date.month() as u8), day: Some(date.day() as u8) }
    }
}

impl Point {
    /// The day, where it is one in the years 1 to 9999.
    // Not copied into those that call it, as others below: the rules together are larger than the nearest cache.
    #[inline(never)]
    pub(super) fn date(self) -> Option<Date> {
        Date::checked(i16::try_from(self.year).ok()?, self.month? as i8, self.day? as i8)
    }

    /// The first day it can be.
    pub(super) fn first(self) -> Option<Date> {
        Date::checked(i16::try_from(self.year).ok()?, self.month.unwrap_or(1) as i8, self.day.unwrap_or(1) as i8)
    }

    /// What a place on the calendar says of year, month and day.
    pub(super) fn of(at: &Calendar) -> Option<Point> {
        let year = at.year.number()?;
        let point = |month, day| Some(Point { year, month, day });
        match at.part {
            Part::Day(Some(month), Some(day)) => point(Some(month), Some(day)),
            Part::Day(month, None) | Part::Month(month) => point(month, None),
            Part::Quarter(Some(quarter)) => point(Some(quarter * 3 - 2), None),
            Part::Season(Season::Spring) => point(Some(3), None),
            Part::Season(Season::Summer) => point(Some(6), None),
            Part::Season(Season::Fall) => point(Some(9), None),
            Part::Whole => point(None, None),
            Part::WeekDay(..) => at.date().map(Point::from),
            Part::Week(Some(week)) => {
                let monday = super::calendar::week_start(i16::try_from(year).ok()?, week)?;
                Some(Point { day: None, ..Point::from(monday) })
            }
            _ => point(None, None),
        }
    }

    #[inline(never)]
    pub(super) fn as_calendar(self) -> Option<Calendar> {
        let year = Year::new(self.year)?;
        Some(Calendar::new(
            year,
            match (self.month, self.day) {
                (Some(month), Some(day)) => Part::Day(Some(month), Some(day)),
                (Some(month), None) => Part::Month(Some(month)),
                _ => Part::Whole,
            },
        ))
    }
}

impl Desk<'_, '_> {
    /// Whether an expression lies ahead or behind, by the verb of its clause.
    #[inline(never)]
    pub(super) fn way(&mut self, tokens: Range<usize>) -> Way {
        let text = self.text;
        // Read once already, for the clock time before it: "9 p.m. on Friday".
        if let Some((way, end)) = self.way
            && end == tokens.end
            && way != Way::Unknown
        {
            return way;
        }
        // Coordinated with the one before: "on Monday and Tuesday", "from Sept. 14 to Thursday".
        if let Some((way, end)) = self.way
            && way != Way::Unknown
            && tokens.start >= end
            && tokens.start - end <= 3
            && (end..tokens.start).all(|i| {
                text.is(i, Class::CONJUNCTION | Class::PREPOSITION | Class::DETERMINER)
                    || matches!(text.kind(i), Kind::Comma | Kind::Dash | Kind::Hyphen)
            })
            && (end..tokens.start).any(|i| text.kind(i).is_word() || text.kind(i) != Kind::Comma)
        {
            self.way = Some((way, tokens.end));
            return way;
        }
        // A clock time in front leads: "until 9 a.m. Tuesday".
        let tokens = self.lead.filter(|lead| *lead < tokens.start).unwrap_or(tokens.start)..tokens.end;
        let within = self.sentence(tokens.start);
        let way = tense::way(text, tokens.clone(), within);
        self.way = Some((way, tokens.end));
        way
    }

    /// A weekday without more: of the last seven days, or ahead.
    pub(super) fn on_weekday(&mut self, weekday: i8, tokens: Range<usize>) -> Found {
        let Some(today) = self.anchor().and_then(Point::date) else {
            let at = Calendar::new(Year::UNKNOWN, Part::WeekDay(None, Some(weekday as u8)));
            return Found::date(tokens, Value::Calendar(at), "weekday-no-anchor", 0.6);
        };
        let ahead = i64::from((weekday - today.weekday()).rem_euclid(7));
        let back = (7 - ahead) % 7;
        let day = |days| today.add_days(days).map(Value::day);
        let way = if self.narrative() { Way::Future } else { self.way(tokens.clone()) };
        let (first, other, rule, confidence) = match way {
            Way::Future => (day(ahead), day(-back), "weekday-future", 0.85),
            Way::Past => (day(-back), day(ahead), "weekday-past", 0.92),
            Way::Unknown => (day(-back), day(ahead), "weekday", 0.75),
        };
        let other = if ahead == 0 { day(7) } else { other };
        let mut found = Found::date(tokens, first.unwrap_or(Value::Past), rule, confidence);
        found.other = other.map(|value| (value, 1.0 - confidence));
        found
    }

    /// A month or a day of it without a year.
    pub(super) fn in_month(&mut self, month: u8, day: Option<u8>, tokens: Range<usize>) -> Found {
        // "September 31" is no day of any year: what is left is its month.
        let day = day.filter(|&day| Date::checked(2000, month as i8, day as i8).is_some());
        let unknown = match day {
            Some(day) => Part::Day(Some(month), Some(day)),
            None => Part::Month(Some(month)),
        };
        let Some(anchor) = self.anchor() else {
            let at = Calendar::new(Year::UNKNOWN, unknown);
            return Found::date(tokens, Value::Calendar(at), "month-no-anchor", 0.6);
        };
        let (year, other, rule, confidence) = self.which_year(anchor, month, day, tokens.clone());
        let at = |year: i32| {
            let point = Point { year, month: Some(month), day };
            // 29 February exists in some years only.
            let point =
                if day.is_some() && year > 0 && point.date().is_none() { Point { day: None, ..point } } else { point };
            point.as_calendar().map(Value::Calendar)
        };
        let mut found = Found::date(tokens, at(year).unwrap_or(Value::Past), rule, confidence);
        found.other = other.and_then(at).map(|value| (value, 1.0 - confidence));
        found
    }

    /// The year of a month or day, the other one that it may be of, the rule, and how sure it is.
    fn which_year(
        &mut self,
        anchor: Point,
        month: u8,
        day: Option<u8>,
        tokens: Range<usize>,
    ) -> (i32, Option<i32>, &'static str, f32) {
        if let Some(year) = self.year_ahead(tokens.end) {
            return (year, None, "month-shared-year", 0.9);
        }
        if let Some(year) = self.year_told(tokens.start) {
            return (year, None, "month-told-year", 0.85);
        }
        let Some(now) = anchor.month else {
            return (anchor.year, None, "month-of-year", 0.7);
        };
        if self.narrative() {
            // A story goes forward: from December on into January.
            let year = if i32::from(now) - i32::from(month) >= 9 { anchor.year + 1 } else { anchor.year };
            return (year, None, "month-narrative", 0.8);
        }
        let key = (month, day.unwrap_or(0));
        let today = (now, if day.is_some() { anchor.day.unwrap_or(0) } else { 0 });
        let past = if key <= today { anchor.year } else { anchor.year - 1 };
        let future = if key >= today { anchor.year } else { anchor.year + 1 };
        // The nearer of the two, in months, the past before the future.
        let span = |year: i32| ((year - anchor.year) * 12 + i32::from(month) - i32::from(now)).abs();
        let nearest = if span(past) <= 2 * span(future) { past } else { future };
        // "the Jan. 14 deadline" is the nearest, "a June agreement" the one behind, unless its verb looks
        // ahead ("the June meeting will decide").
        let way = match (self.attributive(&tokens), day) {
            (true, Some(_)) => Way::Unknown,
            (true, None) => {
                let within = self.sentence(tokens.start);
                tense::of_noun(self.text, tokens.end, within.end)
            }
            (false, _) => self.way(tokens),
        };
        // A day much nearer on the other side wins over the tense: nobody leaves the year out of a
        // date ten months away.
        let far = |way: Way| match way {
            Way::Past => day.is_some() && span(past) > 10 && span(future) < 2,
            Way::Future => day.is_some() && span(future) > 10 && span(past) < 2,
            Way::Unknown => false,
        };
        let (year, rule, confidence) = match way {
            way if far(way) => (nearest, "month-nearest", 0.75),
            Way::Past => (past, "month-past", 0.9),
            Way::Future => (future, "month-future", 0.85),
            Way::Unknown => (nearest, "month-nearest", 0.75),
        };
        let other = if year == past { future } else { past };
        (year, (past != future).then_some(other), rule, confidence)
    }

    /// The year of whose clause the token is: "in 1991, when a strike lasted from June".
    fn year_told(&self, at: usize) -> Option<i32> {
        self.when.and_then(|(year, end)| (at < end).then_some(year))
    }

    /// The year of a second month or day that shares it: "in April and June 1955", "March 3 to April 5, 2003".
    fn year_ahead(&self, end: usize) -> Option<i32> {
        let text = self.text;
        let joins = text.is_word(end, &[w::AND, w::TO, w::OR, w::THROUGH, w::UNTIL])
            || matches!(text.kind(end), Kind::Hyphen | Kind::Dash | Kind::Comma);
        let other = end + 1;
        if !joins || text.token(other).starts_line() {
            return None;
        }
        // "Nov. 5-7, 2014"
        if super::number::digits(text, other).is_some_and(|n| n <= 31) && text.kind(other + 1) == Kind::Comma {
            return Some(self.year_at(other + 2)?.0);
        }
        // "April and June 1955", "5 and 7 June 1955" have a month at the next or the one after.
        let month = (other..other + 2).find(|i| text.is(*i, Class::MONTH) && text.token(*i).capitalised())?;
        let mut at = self.past_stop(month);
        if month == other
            && text.kind(at).is_numeric()
            && text.width(at) <= 4
            && super::number::digits(text, at).is_none_or(|n| n <= 31)
        {
            at += 1;
        }
        let (year, _) = self.year_after(at)?;
        Some(year)
    }

    /// Whether the expression stands before a noun: "the Jan. 14 deadline".
    fn attributive(&self, tokens: &Range<usize>) -> bool {
        let text = self.text;
        let mut start = tokens.start;
        if text.kind(start.wrapping_sub(1)) == Kind::Hyphen {
            start = start.wrapping_sub(1);
        }
        if text.is_word(start.wrapping_sub(1), &[w::EARLY, w::LATE, w::MID]) {
            start = start.wrapping_sub(1);
        }
        text.is(start.wrapping_sub(1), Class::DETERMINER)
            && text.kind(tokens.end) == Kind::Word
            && !text.token(tokens.end).clitic()
    }

    /// A week, month, year … so many after the anchor's.
    pub(super) fn shifted(&self, from: Option<Point>, amount: i64, unit: super::value::Unit) -> Option<Value> {
        use super::value::Unit;
        let from = from?;
        let whole = i32::try_from(amount).ok()?;
        match unit {
            Unit::Year => year_of(from.year.checked_add(whole)?).map(Value::Calendar),
            Unit::Decade => {
                super::calendar::decade_of(from.year.checked_add(whole.checked_mul(10)?)?).map(Value::Calendar)
            }
            Unit::Century => {
                super::calendar::century_of(from.year.checked_add(whole.checked_mul(100)?)?).map(Value::Calendar)
            }
            // "In 1987 …, 14 months later": of a year alone the nearest is as good as is known.
            Unit::Month if from.month.is_none() && whole.unsigned_abs() >= 12 => {
                let years = whole.checked_add(6)?.div_euclid(12);
                year_of(from.year.checked_add(years)?).map(Value::Calendar)
            }
            Unit::Month => month_of(from.year, i32::from(from.month?).checked_add(whole)?).map(Value::Calendar),
            _ => super::calendar::moved(from.first()?, amount, unit),
        }
    }

    /// The week of today, so many weeks on.
    pub(super) fn week(&self, from: Point, weeks: i64) -> Option<Calendar> {
        Some(week_of(from.first()?.add_days(weeks.checked_mul(7)?)?))
    }
}
