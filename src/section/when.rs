//! Dates, clock times and zones as head lines print them.

use super::pieces::Pieces;
use super::said::said;
use crate::date::{Clock, Date, Moment, Zone};
use crate::lexicon::Class;
use crate::text::Kind;

/// A day as printed; its year may be missing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Day {
    pub(super) year: Option<i16>,
    pub(super) month: i8,
    pub(super) day: i8,
    /// In digits, both parts 12 or less: the other order is as good. `month` is what stands first.
    pub(super) either: bool,
    /// Monday 1 to Sunday 7, where the day of the week is printed before it.
    pub(super) weekday: Option<i8>,
}

impl Day {
    /// The day on the calendar, if it has a year and there is such a day.
    pub(super) fn date(&self) -> Option<Date> {
        Date::checked(self.year?, self.month, self.day)
    }

    /// The same digits, day and month changed over.
    pub(super) fn turned(self) -> Day {
        Day { month: self.day, day: self.month, ..self }
    }
}

/// A clock time as printed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Time {
    pub(super) clock: Clock,
    pub(super) zone: Option<Zone>,
    /// With "a.m." or "p.m.".
    pub(super) twelve: bool,
}

/// Puts a day and a time together.
pub(super) fn moment(date: Date, time: Option<Time>) -> Moment {
    let Some(time) = time else { return date.into() };
    let offset = time.zone.map(|zone| zone.offset(date));
    Moment { date, time: Some(time.clock), offset }
}

/// The day at piece `i`, its weekday before it included, and the piece after it.
#[inline]
pub(super) fn day(p: &Pieces<'_>, i: usize) -> Option<(usize, Day)> {
    let piece = p.at(i);
    let may = piece.kind.is_numeric() | piece.class.any(Class::WEEKDAY | Class::MONTH);
    if may { printed_day(p, i) } else { None }
}

fn printed_day(p: &Pieces<'_>, i: usize) -> Option<(usize, Day)> {
    let mut at = i;
    let mut weekday = None;
    if p.class(at).any(Class::WEEKDAY) {
        weekday = Some(p.text.detail_of(p.at(at).word).time as i8);
        at = skip(p, at + 1, &[Kind::Period, Kind::Comma]);
    }
    let (end, day) = named(p, at).or_else(|| numeric(p, at))?;
    Some((end, Day { weekday, ..day }))
}

/// Skips one of each mark, in the order given.
fn skip(p: &Pieces<'_>, mut i: usize, marks: &[Kind]) -> usize {
    for mark in marks {
        i += usize::from(p.kind(i) == *mark);
    }
    i
}

fn month(p: &Pieces<'_>, i: usize) -> Option<i8> {
    (p.kind(i) == Kind::Word && p.class(i).any(Class::MONTH)).then(|| p.text.detail_of(p.at(i).word).time as i8)
}

fn day_number(p: &Pieces<'_>, i: usize) -> Option<i8> {
    let number = p.number(i)?;
    ((1..=31).contains(&number) && p.letters(i).len() <= 4).then_some(number as i8)
}

pub(super) fn year(p: &Pieces<'_>, i: usize) -> Option<i16> {
    let number = p.number(i)?;
    (p.kind(i) == Kind::Number && p.letters(i).len() == 4 && (1800..2200).contains(&number)).then_some(number as i16)
}

/// "November 9, 2023", "Nov. 18th 2019", "18 NOV 2019", "Nov 18".
fn named(p: &Pieces<'_>, i: usize) -> Option<(usize, Day)> {
    let (month, day, end) = if let Some(month) = month(p, i) {
        let at = skip(p, i + 1, &[Kind::Period]);
        (month, day_number(p, at)?, at + 1)
    } else {
        let day = day_number(p, i)?;
        let mut at = i + 1 + usize::from(p.says(i + 1, said!["of"]));
        // "13-Jan-2017"
        at = skip(p, at, &[Kind::Hyphen]);
        let month = month(p, at)?;
        (month, day, skip(p, at + 1, &[Kind::Period]))
    };
    let at = skip(p, end, &[Kind::Comma]);
    let at = skip(p, at, &[Kind::Hyphen]);
    // The year must not be the hour of "Nov 18 19:09" nor a count.
    let year = year(p, at).filter(|_| p.kind(at + 1) != Kind::Colon || p.at(at + 1).spaced);
    let end = if year.is_some() { at + 1 } else { end };
    Some((end, Day { year, month, day, either: false, weekday: None }))
}

/// "2019-11-18", "11/18/2019", "18.11.2019", "12.29.14".
fn numeric(p: &Pieces<'_>, i: usize) -> Option<(usize, Day)> {
    if p.kind(i) != Kind::Number {
        return None;
    }
    let mut parts = [""; 3];
    let (end, sign) = if p.letters(i).contains('.') {
        let mut n = 0;
        for part in p.letters(i).split('.') {
            *parts.get_mut(n)? = part;
            n += 1;
        }
        (n == 3).then_some((i + 1, Kind::Period))?
    } else {
        let sign = p.kind(i + 1);
        let joined = matches!(sign, Kind::Slash | Kind::Hyphen)
            && p.kind(i + 3) == sign
            && (1..=4).all(|n| !p.at(i + n).spaced)
            && p.kind(i + 2) == Kind::Number
            && p.kind(i + 4) == Kind::Number;
        if !joined {
            return compact(p, i);
        }
        parts = [p.letters(i), p.letters(i + 2), p.letters(i + 4)];
        (i + 5, sign)
    };
    let value = |n: usize| parts[n].parse::<i16>().ok();
    let small = |n: usize| value(n).filter(|v| parts[n].len() <= 2 && (1..=31).contains(v)).map(|v| v as i8);
    if parts[0].len() == 4 {
        let (month, day) = (small(1)?, small(2)?);
        return (month <= 12).then_some((
            end,
            Day { year: value(0).filter(|y| (1800..2200).contains(y)), month, day, either: false, weekday: None },
        ));
    }
    let (first, second) = (small(0)?, small(1)?);
    let year = match parts[2].len() {
        4 => value(2)?,
        // No newsroom wrote for the screen before 1970.
        2 => value(2).map(|y| if y < 70 { 2000 + y } else { 1900 + y })?,
        _ => return None,
    };
    let day = Day { year: Some(year), month: first, day: second, either: false, weekday: None };
    let day = match (first > 12, second > 12) {
        (true, true) => return None,
        (true, false) => day.turned(),
        (false, true) => day,
        // Stops between the parts of a full year are European.
        (false, false) if sign == Kind::Period && parts[2].len() == 4 => day.turned(),
        (false, false) => Day { either: first != second, ..day },
    };
    Some((end, day))
}

/// "20141229"
fn compact(p: &Pieces<'_>, i: usize) -> Option<(usize, Day)> {
    let digits = p.letters(i);
    if digits.len() != 8 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (year, month, day) = (digits[..4].parse().ok()?, digits[4..6].parse().ok()?, digits[6..].parse().ok()?);
    Date::checked(year, month, day).filter(|_| (1900..2100).contains(&year))?;
    Some((i + 1, Day { year: Some(year), month, day, either: false, weekday: None }))
}

/// The clock time at piece `i` with its zone, and the piece after it.
pub(super) fn time(p: &Pieces<'_>, i: usize) -> Option<(usize, Time)> {
    let (mut at, mut clock, printed) = digits(p, i)?;
    let mut twelve = false;
    if let Some((end, afternoon)) = half(p, at) {
        // "17:19 PM" is a slip of the newsroom's software: the clock has 24 hours.
        if clock.hour <= 12 {
            clock.hour = clock.hour % 12 + if afternoon { 12 } else { 0 };
            twelve = true;
        }
        at = end;
    } else if printed == Printed::Hour {
        return None;
    }
    let (end, zone) = zone(p, at);
    // "18.54" and "1909" are times only before a zone, or before a half of the day.
    if matches!(printed, Printed::Bare | Printed::Stop) && zone.is_none() && at == i + 1 {
        return None;
    }
    Some((end, Time { clock, zone, twelve }))
}

#[derive(Clone, Copy, PartialEq)]
enum Printed {
    Colon,
    /// "18.54"
    Stop,
    /// "1909"
    Bare,
    /// "5"
    Hour,
}

fn digits(p: &Pieces<'_>, i: usize) -> Option<(usize, Clock, Printed)> {
    // "T22:05:36" of ISO, whose T the cut has set apart.
    let i = i + usize::from(p.says(i, said!["t"]) && !p.at(i).spaced && p.kind(i + 1) == Kind::Number);
    if p.kind(i) != Kind::Number {
        return None;
    }
    let letters = p.letters(i);
    let two = |s: &str| (s.len() == 2).then(|| s.parse::<u8>().ok()).flatten();
    let clock = |hour: u8, minute: u8, second| (hour < 24 && minute < 60).then_some(Clock { hour, minute, second });
    if let Some((hour, minute)) = letters.split_once('.') {
        let hour = hour.parse().ok().filter(|_| hour.len() <= 2)?;
        return Some((i + 1, clock(hour, two(minute)?, None)?, Printed::Stop));
    }
    let number: u32 = letters.parse().ok()?;
    // "09h15"
    let parts = p.kind(i + 1) == Kind::Colon || p.says(i + 1, said!["h"]);
    if parts && !p.at(i + 1).spaced && !p.at(i + 2).spaced && p.kind(i + 2) == Kind::Number {
        if letters.len() > 2 {
            return None;
        }
        let minute = p.letters(i + 2);
        let minute = two(minute.split('.').next().unwrap_or(minute))?;
        let mut end = i + 3;
        let mut second = None;
        if p.kind(end) == Kind::Colon && !p.at(end).spaced && !p.at(end + 1).spaced && p.kind(end + 1) == Kind::Number {
            let letters = p.letters(end + 1);
            second = two(letters.split('.').next().unwrap_or(letters)).filter(|s| *s < 60);
            end += 2;
        }
        return Some((end, clock(number as u8, minute, second)?, Printed::Colon));
    }
    match letters.len() {
        4 => Some((i + 1, clock((number / 100) as u8, (number % 100) as u8, None)?, Printed::Bare)),
        1 | 2 if number <= 12 => Some((i + 1, clock(number as u8, 0, None)?, Printed::Hour)),
        _ => None,
    }
}

/// "am", "P.M.", "a. m.": whether it is the afternoon, and the piece after it.
fn half(p: &Pieces<'_>, i: usize) -> Option<(usize, bool)> {
    let afternoon = if p.says(i, said!["pm", "p.m.", "p.m"]) {
        true
    } else if p.says(i, said!["am", "a.m.", "a.m"]) {
        false
    } else if p.says(i, said!["noon"]) {
        true
    } else {
        return None;
    };
    Some((i + 1, afternoon))
}

/// The zone at piece `i`, in brackets or not.
fn zone(p: &Pieces<'_>, i: usize) -> (usize, Option<Zone>) {
    let open = usize::from(p.kind(i) == Kind::OpenRound);
    let close = |end: usize| end + usize::from(open == 1 && p.kind(end) == Kind::CloseRound);
    let at = i + open;
    if p.kind(at) == Kind::Word && p.class(at).any(Class::ZONE) && (p.at(at).upper || !p.at(at).spaced) {
        let minutes = p.text.detail_of(p.at(at).word).time;
        if minutes == 0
            && let Some((end, minutes)) = offset(p, at + 1)
        {
            return (close(end), Some(Zone::Fixed(minutes)));
        }
        return (close(at + 1), Some(Zone::named(p.letters(at), minutes)));
    }
    match offset(p, at) {
        Some((end, minutes)) => (close(end), Some(Zone::Fixed(minutes))),
        None => (i, None),
    }
}

/// "+05:30", "-0500", "+8".
fn offset(p: &Pieces<'_>, i: usize) -> Option<(usize, i16)> {
    let sign = match p.letters(i) {
        "+" => 1,
        "-" | "−" => -1,
        _ => return None,
    };
    if p.kind(i + 1) != Kind::Number || p.at(i + 1).spaced {
        return None;
    }
    let digits = p.letters(i + 1);
    let number: i16 = digits.parse().ok()?;
    let (end, minutes) = match digits.len() {
        4 => (i + 2, number / 100 * 60 + number % 100),
        1 | 2 if p.kind(i + 2) == Kind::Colon && p.number(i + 3).is_some() => {
            (i + 4, number * 60 + p.number(i + 3).filter(|m| *m < 60)? as i16)
        }
        1 | 2 => (i + 2, number * 60),
        _ => return None,
    };
    (minutes <= 14 * 60).then_some((end, sign * minutes))
}
