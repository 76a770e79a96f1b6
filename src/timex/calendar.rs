//! Arithmetic on the civil calendar, and the interval of a value.

use super::Interval;
use super::value::{Amount, Calendar, DayPart, DayTime, Part, Season, Unit, Value, Year};
use crate::date::{Clock, Date, Moment, Zone};

/// The Monday of an ISO week.
pub(crate) fn week_start(year: i16, week: u8) -> Option<Date> {
    // 4 January is always in week 1.
    let fourth = Date::checked(year, 1, 4)?;
    let monday = fourth.add_days((i64::from(week) - 1) * 7 + 1 - i64::from(fourth.weekday()))?;
    (monday.iso_week() == (year, week as i8)).then_some(monday)
}

/// The week of a day, as a place on the calendar.
pub(super) fn week_of(day: Date) -> Calendar {
    let (year, week) = day.iso_week();
    Calendar::new(Year::new(year.into()).unwrap_or(Year::UNKNOWN), Part::Week(Some(week as u8)))
}

pub(super) fn year_of(year: i32) -> Option<Calendar> {
    Some(Calendar::new(Year::new(year)?, Part::Whole))
}

pub(super) fn month_of(year: i32, month: i32) -> Option<Calendar> {
    // Months count on beyond the year: month 13 is January of the next.
    let index = year.checked_mul(12)?.checked_add(month - 1)?;
    Some(Calendar::new(Year::new(index.div_euclid(12))?, Part::Month(Some((index.rem_euclid(12) + 1) as u8))))
}

pub(super) fn quarter_of(year: i32, quarter: i32) -> Option<Calendar> {
    let index = year.checked_mul(4)?.checked_add(quarter - 1)?;
    Some(Calendar::new(Year::new(index.div_euclid(4))?, Part::Quarter(Some((index.rem_euclid(4) + 1) as u8))))
}

pub(super) fn decade_of(year: i32) -> Option<Calendar> {
    tens(year, 10, 3)
}

pub(super) fn century_of(year: i32) -> Option<Calendar> {
    tens(year, 100, 2)
}

/// The decade or century of a year: its leading places.
fn tens(year: i32, width: i32, len: u8) -> Option<Calendar> {
    let (bc, n) = if year < 1 { (true, 1 - year) } else { (false, year) };
    Some(Calendar::new(Year::of(bc, (n / width) as u32, len)?, Part::Whole))
}

/// The first month of a season; winter begins in December of the year before the one it is named for.
fn season_start(season: Season) -> i32 {
    match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Fall => 9,
        Season::Winter => 12,
    }
}

/// The half-open civil interval of a value, in the zone its words name.
pub(super) fn interval(value: &Value, zone: Option<Zone>, fiscal_start: i8) -> Option<Interval> {
    let at = value.calendar()?;
    if let Some(time) = at.time {
        let day = at.date()?;
        return of_day(day, time.of, time.offset.or(zone.map(|zone| zone.offset(day))));
    }
    let (start, end) = days(at, fiscal_start)?;
    Some(Interval { start: start.into(), end: end.into() })
}

/// The interval of a time of a day.
fn of_day(day: Date, time: DayTime, offset: Option<i16>) -> Option<Interval> {
    // Seconds from midnight, and how many: a minute where no second is given.
    let (from, length, exact) = match time {
        DayTime::Part(part) => {
            let (from, to) = hours(part);
            (from * 3600, (to - from) * 3600, false)
        }
        DayTime::Clock { hour, minute: None, .. } => (i64::from(hour?) * 3600, 3600, false),
        DayTime::Clock { hour, minute: Some(minute), second } => {
            let from = i64::from(hour?) * 3600 + i64::from(minute?) * 60;
            match second {
                Some(second) => (from + i64::from(second?), 1, true),
                None => (from, 60, false),
            }
        }
    };
    let moment = |seconds: i64| -> Option<Moment> {
        let date = day.add_days(seconds.div_euclid(86_400))?;
        let seconds = seconds.rem_euclid(86_400);
        let time = Clock {
            hour: (seconds / 3600) as u8,
            minute: (seconds / 60 % 60) as u8,
            second: exact.then_some((seconds % 60) as u8),
        };
        Some(Moment { date, time: Some(time), offset })
    };
    Some(Interval { start: moment(from)?, end: moment(from + length)? })
}

/// The hours of the day between which a part of it lies. The night is the one that begins that day.
fn hours(part: DayPart) -> (i64, i64) {
    match part {
        DayPart::Morning => (6, 12),
        DayPart::Midday => (12, 13),
        DayPart::Afternoon => (12, 18),
        DayPart::Evening => (18, 24),
        DayPart::Night => (20, 30),
        DayPart::Daytime => (6, 18),
    }
}

/// The first day, and the first that no longer belongs to it.
fn days(at: &Calendar, fiscal_start: i8) -> Option<(Date, Date)> {
    // Most values are days.
    if let Part::Day(..) | Part::WeekDay(..) = at.part {
        let date = at.date()?;
        return Some((date, date.add_days(1)?));
    }
    let (year, to) = at.year.range()?;
    // The first month, and how many.
    let (first, months) = match at.part {
        Part::Week(Some(week)) => {
            let monday = week_start(i16::try_from(year).ok()?, week)?;
            return Some((monday, monday.add_days(7)?));
        }
        Part::Weekend(Some(week)) => {
            let monday = week_start(i16::try_from(year).ok()?, week)?;
            return Some((monday.add_days(5)?, monday.add_days(7)?));
        }
        Part::Whole => (1, 12 * (to - year + 1)),
        Part::Month(Some(month)) => (month.into(), 1),
        Part::Quarter(Some(quarter)) => (i32::from(quarter) * 3 - 2, 3),
        Part::Half(Some(half)) => (i32::from(half) * 6 - 5, 6),
        Part::Season(season) => (season_start(season), 3),
        _ => return None,
    };
    // A fiscal year is named for the calendar year in which it ends.
    let first = if at.fiscal && fiscal_start > 1 { first + i32::from(fiscal_start) - 13 } else { first };
    Some((month_start(year, first)?, month_start(year, first + months)?))
}

/// The first day of a month; months count on beyond the year.
fn month_start(year: i32, month: i32) -> Option<Date> {
    let index = year.checked_mul(12)?.checked_add(month - 1)?;
    Date::checked(i16::try_from(index.div_euclid(12)).ok()?, index.rem_euclid(12) as i8 + 1, 1)
}

/// A place on the calendar moved by so many units, as exact as the unit: a day by days, a month by months.
pub(super) fn moved(from: Date, amount: i64, unit: Unit) -> Option<Value> {
    let year = i32::from(from.year());
    let month = i32::from(from.month());
    let whole = i32::try_from(amount).ok()?;
    let at = match unit {
        Unit::Day => Calendar::day(from.add_days(amount)?),
        Unit::Week => week_of(from.add_days(amount.checked_mul(7)?)?),
        Unit::Weekend => {
            let week = week_of(from.add_days(amount.checked_mul(7)?)?);
            match week.part {
                Part::Week(week_number) => Calendar::new(week.year, Part::Weekend(week_number)),
                _ => week,
            }
        }
        Unit::Month => month_of(year, month.checked_add(whole)?)?,
        Unit::Quarter => quarter_of(year, ((month - 1) / 3 + 1).checked_add(whole)?)?,
        Unit::Year => year_of(year.checked_add(whole)?)?,
        Unit::Decade => decade_of(year.checked_add(whole.checked_mul(10)?)?)?,
        Unit::Century => century_of(year.checked_add(whole.checked_mul(100)?)?)?,
        Unit::Millennium => year_of(year.checked_add(whole.checked_mul(1000)?)?)?,
        _ => return None,
    };
    Some(Value::Calendar(at))
}

/// Whole units of an amount: "2.5 years" has 2 and a rest, `None`.
pub(super) fn whole(amount: Amount) -> Option<i64> {
    match amount {
        Amount::Number { digits, decimals: 0 } => Some(digits.into()),
        _ => None,
    }
}

/// Easter Sunday of a year of the Gregorian calendar (the computus of Meeus and Jones).
pub(super) fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::checked(year, (n / 31) as i8, (n % 31 + 1) as i8)
}

/// How many days behind `from` the next such weekday lies, which is not `from` itself: 1 to 7.
pub(super) fn days_ahead(from: Date, weekday: i8) -> i64 {
    i64::from((weekday - from.weekday() - 1).rem_euclid(7) + 1)
}

/// The same of the last before `from`.
pub(super) fn days_back(from: Date, weekday: i8) -> i64 {
    i64::from((from.weekday() - weekday - 1).rem_euclid(7) + 1)
}

/// The `nth` weekday of a month; counted from the end where negative.
pub(super) fn nth_weekday(year: i16, month: i8, weekday: i8, nth: i8) -> Option<Date> {
    if nth > 0 {
        let first = Date::checked(year, month, 1)?;
        let ahead = (weekday - first.weekday()).rem_euclid(7);
        first.add_days(i64::from(ahead) + 7 * (i64::from(nth) - 1))
    } else {
        let last = Date::checked(year, month, 1).and_then(|d| Date::checked(year, month, d.days_in_month()))?;
        let back = (last.weekday() - weekday).rem_euclid(7);
        last.add_days(-i64::from(back) - 7 * (i64::from(-nth) - 1))
    }
}
