//! Clock times.

use super::TimexKind;
use super::calendar;
use super::find::{Desk, Found};
use super::number::digits;
use super::resolve::Point;
use super::value::{Calendar, DayTime, Part, Value, Year};
use crate::date::Zone;
use crate::lexicon::{Class, w};
use crate::text::Kind;

/// How far back a day was mentioned for a time to be of that day, in tokens.
pub(super) const DAY_REACH: usize = 30;

/// A clock time as it is read.
pub(super) struct Reading {
    pub(super) hour: u8,
    pub(super) minute: Option<u8>,
    pub(super) second: Option<u8>,
    pub(super) end: usize,
    pub(super) zone: Option<Zone>,
}

impl Desk<'_, '_> {
    /// "9:30 a.m. ET", "9 a.m.", "1400 GMT", "seven o'clock", "4 in the morning".
    pub(super) fn clock(&mut self, i: usize) -> Option<Found> {
        if self.tells_time(i) { self.told(i) } else { None }
    }

    #[inline(never)]
    fn told(&mut self, i: usize) -> Option<Found> {
        let read = self.read_clock(i)?;
        self.clock_read(i, read)
    }

    /// A clock time that is read, with its zone, on its day.
    pub(super) fn clock_read(&mut self, i: usize, read: Reading) -> Option<Found> {
        let mut read = read;
        if read.zone.is_none() {
            (read.zone, read.end) = self.zone(read.end);
        }
        let of = DayTime::Clock {
            hour: Some(read.hour),
            minute: Some(Some(read.minute.unwrap_or(0))),
            second: read.second.map(Some),
        };
        let mut found = Found::new(i..read.end, TimexKind::Time, Value::Present, "clock", 0.9);
        found.zone = read.zone;
        self.on_day(&mut found, of);
        Some(found)
    }

    /// "March 9, 2025, 11:48 PM ET": a day with its year, and behind a comma the time, are one expression.
    #[inline(never)]
    pub(super) fn with_clock(&mut self, found: &mut Found) {
        let at = found.end + 1;
        let year = self.text.kind(found.end - 1) == Kind::Number && self.text.width(found.end - 1) == 4;
        if !year || found.kind != TimexKind::Date || self.text.token(at).starts_line() {
            return;
        }
        if let Value::Calendar(day) = &found.value
            && day.date().is_some()
            && let Some(clock) = self.clock(at)
            && let Some(time) = clock.value.calendar().and_then(|at| at.time)
        {
            found.value = Value::Calendar(day.at(time.of));
            (found.kind, found.end, found.zone) = (TimexKind::Time, clock.end, clock.zone);
        }
    }

    /// Whether what follows the number at `i` can make it a clock time.
    fn tells_time(&self, i: usize) -> bool {
        let text = self.text;
        if self.stopped(i) {
            return true;
        }
        match text.kind(i + 1) {
            Kind::Colon | Kind::Hyphen | Kind::Dash => {
                text.kind(i + 2) == Kind::Number || text.letters(i).starts_with('0')
            }
            // "1400 GMT", "0445 hours", "0300 local time"
            Kind::Word
                if text.kind(i) == Kind::Number && text.width(i) == 4 && text.letters(i).as_bytes()[1] != b'.' =>
            {
                text.is(i + 1, Class::ZONE | Class::UNIT)
                    || text.word(i + 2) == w::TIME
                    || text.letters(i).starts_with('0')
            }
            Kind::Word => match text.word(i + 1) {
                // "from 2 to 3 p.m.", "between 9 and 11 a.m."
                w::TO | w::AND | w::OR | w::UNTIL => text.kind(i + 2) == Kind::Number,
                w::IN => text.word(i + 2) == w::THE,
                word => matches!(word, w::A_M | w::P_M | w::AM | w::PM | w::O_CLOCK),
            },
            _ => text.kind(i) == Kind::Number && text.width(i) == 4 && text.letters(i).starts_with('0'),
        }
    }

    /// "06.00 BST", "at 15.00 on Saturday": hours and minutes with a stop, which would be any number elsewhere.
    #[inline]
    pub(super) fn stopped(&self, i: usize) -> bool {
        self.text.width(i) == 5 && self.stopped_hour(i)
    }

    #[inline(never)]
    fn stopped_hour(&self, i: usize) -> bool {
        let text = self.text;
        if text.kind(i) != Kind::Number || text.letters(i).as_bytes()[2] != b'.' {
            return false;
        }
        let zone = text.is(i + 1, Class::ZONE) && text.token(i + 1).all_caps();
        let day = i + 1 + usize::from(text.word(i + 1) == w::ON);
        zone || text.word(i.wrapping_sub(1)) == w::AT && text.is(day, Class::WEEKDAY | Class::DAYWORD)
    }

    fn read_clock(&self, i: usize) -> Option<Reading> {
        let text = self.text;
        let before = i.wrapping_sub(1);
        let joined = self.tight(i)
            && i > 0
            && matches!(text.kind(before), Kind::Hyphen | Kind::Slash | Kind::Colon | Kind::Currency | Kind::Period);
        if joined && self.floor != i - 1 {
            return None;
        }
        let (mut hour, mut minute, mut second, mut end);
        let mut written = self.stopped(i);
        if text.kind(i) == Kind::Number {
            let letters = text.letters(i);
            (minute, second, end) = (None, None, i + 1);
            let stop = letters.len().checked_sub(3).filter(|stop| letters.as_bytes()[*stop] == b'.');
            if let Some((h, m)) = stop.map(|stop| (&letters[..stop], &letters[stop + 1..])) {
                // "9.30 a.m.", as the British write it.
                hour = super::number::plain(h)?;
                minute = Some(super::number::plain(m)? as u8);
            } else {
                hour = digits(text, i)?;
                if letters.len() > 2 {
                    let zone = text.is(end, Class::ZONE) && text.token(end).all_caps();
                    let local = text.spells(end, "local") && text.word(end + 1) == w::TIME;
                    // "at 1900 hours", "0445 hours", "at 0630"
                    let led = text.is_word(before, &[w::AT, w::BY, w::UNTIL, w::FROM]);
                    let zero = letters.starts_with('0');
                    let word = text.spells(end, "hours") || text.spells(end, "hrs");
                    let hours = local || word && (zero || led || self.tight(end));
                    let bare = zero && text.word(before) == w::AT && !text.kind(end).is_word();
                    if letters.len() != 4 || !(zone || hours || bare) {
                        return None;
                    }
                    let n = hour;
                    return (n / 100 < 24 && n % 100 < 60).then(|| Reading {
                        hour: (n / 100) as u8,
                        minute: Some((n % 100) as u8),
                        second: None,
                        end: if bare && !(zone || hours) { end } else { end + 1 + usize::from(local) },
                        zone: zone.then(|| Zone::named(text.letters(end), text.detail(end).time)),
                    });
                }
                if text.kind(end) == Kind::Colon && self.tight(end) && self.tight(end + 1) {
                    let letters = text.letters(end + 1);
                    if letters.len() != 2 {
                        return None;
                    }
                    minute = Some(digits(text, end + 1)? as u8);
                    end += 2;
                    if text.kind(end) == Kind::Colon && self.tight(end) && text.width(end + 1) == 2 {
                        second = Some(digits(text, end + 1)? as u8);
                        end += 2;
                    }
                    written = true;
                }
            }
        } else {
            hour = text.detail(i).number;
            if !text.is(i, Class::NUMBER) || !(1..=12).contains(&hour) || text.word(i) == w::HALF {
                return None;
            }
            (minute, second, end) = (None, None, i + 1);
        }
        // "24:00" is the end of the day, and nothing comes after it.
        let past = hour > 24 || hour == 24 && [minute, second].iter().any(|n| n.is_some_and(|n| n > 0));
        if minute.is_some_and(|m| m > 59) || second.is_some_and(|s| s > 59) || past {
            return None;
        }
        match text.word(end) {
            w::A_M | w::AM if hour <= 12 => {
                hour %= 12;
                end += 1;
            }
            w::P_M | w::PM if hour <= 12 => {
                hour = hour % 12 + 12;
                end += 1;
            }
            w::O_CLOCK if hour <= 12 => {
                end += 1;
                hour = self.half_of_day(end, hour, &mut end);
            }
            w::IN if text.word(end + 1) == w::THE && text.is(end + 2, Class::DAYPART) && hour <= 12 && hour > 0 => {
                // "4 in the morning"
                hour = self.half_of_day(end, hour, &mut end);
            }
            // "a", "p" with stops and spaces: "5 p. m."
            _ => {
                if let Some(hour) = self.half_of_second(i, end, hour) {
                    return Some(Reading { hour: hour as u8, minute, second, end, zone: None });
                }
                // A time without more: "19:30", but not a running time ("00:52 - Source") or a score ("3:2").
                if !written {
                    return None;
                }
                if text.word(end) == w::THIS && text.is(end + 1, Class::DAYPART) && hour <= 12 {
                    hour = self.half_of_day(end, hour, &mut end);
                    return Some(Reading { hour: hour as u8, minute, second, end, zone: None });
                }
                let zone = text.is(end, Class::ZONE) && text.token(end).all_caps();
                let led = text.is_word(
                    before,
                    &[
                        w::AT,
                        w::BY,
                        w::UNTIL,
                        w::FROM,
                        w::AROUND,
                        w::ABOUT,
                        w::BEFORE,
                        w::AFTER,
                        w::SINCE,
                        w::TO,
                        w::BETWEEN,
                    ],
                );
                let dated =
                    text.is(before, Class::WEEKDAY | Class::DAYWORD) || text.is(end, Class::WEEKDAY | Class::DAYWORD);
                if !(zone || led || dated)
                    || text.width(i) == 1 && !(zone || dated || text.is_word(before, &[w::AT, w::UNTIL]))
                {
                    return None;
                }
            }
        }
        Some(Reading { hour: hour as u8, minute, second, end, zone: None })
    }

    /// "from 2 to 3 p.m.", "2:30-4 p.m.": the first hour is of the half of the day that the second names, or
    /// of the one before ("11 to 2 p.m."). The first ends at `end`.
    fn half_of_second(&self, i: usize, end: usize, hour: u32) -> Option<u32> {
        let text = self.text;
        let led = text.is_word(i.wrapping_sub(1), &[w::FROM, w::BETWEEN, w::AT]);
        let joined = text.word(end) == w::TO
            || matches!(text.kind(end), Kind::Hyphen | Kind::Dash)
            || led && text.is_word(end, &[w::AND, w::UNTIL, w::OR]);
        if !joined || !(1..=12).contains(&hour) {
            return None;
        }
        let to = digits(text, end + 1).filter(|n| (1..=12).contains(n))?;
        let minutes = text.kind(end + 2) == Kind::Colon && self.tight(end + 2) && self.tight(end + 3);
        let late = match text.word(end + 2 + 2 * usize::from(minutes)) {
            w::P_M | w::PM => true,
            w::A_M | w::AM => false,
            _ => return None,
        };
        let same = hour % 12 <= to % 12;
        Some(hour % 12 + if late == same { 12 } else { 0 })
    }

    /// The token after a second clock time that `joint` joins to the first: its day is that of both.
    fn past_second(&self, joint: usize) -> usize {
        let text = self.text;
        let joined = text.is_word(joint, &[w::TO, w::AND, w::UNTIL, w::OR])
            || matches!(text.kind(joint), Kind::Hyphen | Kind::Dash);
        if !joined {
            return joint;
        }
        // "to nearly midnight Thursday"
        let rough = text.is_word(joint + 1, &[w::ABOUT, w::ALMOST, w::AROUND, w::NEARLY]);
        let at = joint + 1 + usize::from(rough);
        if text.is_word(at, &[w::NOON, w::MIDNIGHT]) {
            return at + 1;
        }
        if digits(text, at).is_none() || text.width(at) > 2 {
            return joint;
        }
        let minutes = text.kind(at + 1) == Kind::Colon && self.tight(at + 1) && self.tight(at + 2);
        let half = at + 1 + 2 * usize::from(minutes);
        if !text.is_word(half, &[w::A_M, w::P_M, w::AM, w::PM]) {
            return joint;
        }
        half + 1 + usize::from(text.is(half + 1, Class::ZONE) && text.token(half + 1).all_caps())
    }

    /// "in the morning", "at night" after an hour: which half of the day it is.
    pub(super) fn half_of_day(&self, at: usize, hour: u32, end: &mut usize) -> u32 {
        let text = self.text;
        let part = if text.word(at) == w::IN && text.word(at + 1) == w::THE {
            at + 2
        } else if text.is_word(at, &[w::THIS, w::AT]) {
            at + 1
        } else {
            return hour;
        };
        if !text.is(part, Class::DAYPART) {
            return hour;
        }
        *end = part + 1;
        match text.detail(part).time {
            1 => hour % 12,
            3 | 4 => hour % 12 + 12,
            5 if hour >= 6 => hour % 12 + 12,
            _ => hour,
        }
    }

    /// Puts a time on its day: one that follows or stands before, the last mentioned, or today.
    pub(super) fn on_day(&mut self, found: &mut Found, of: DayTime) {
        let text = self.text;
        // "9 p.m. on Friday": the day is an expression of its own.
        // "3 a.m. (0100 GMT) on Tuesday": so it is over a second time in brackets.
        let from = self.past_brackets(self.past_second(found.end));
        // "5:31 PM · Oct 4, 2021", as a post is stamped.
        let dot = text.letters(from) == "·";
        let on = text.word(from) == w::ON || from > found.end || dot;
        let comma = usize::from(text.kind(from) == Kind::Comma || text.word(from) == w::ON || dot);
        let at = from + comma;
        if !text.token(at).starts_line() {
            self.lead = Some(found.start);
            let day = if text.is(at, Class::WEEKDAY) {
                self.weekday(at)
            } else if text.is(at, Class::DAYWORD) && comma == 0 {
                self.dayword(at)
            } else if text.is(at, Class::MONTH) {
                self.month(at).filter(|f| f.end > at + 1)
            } else if text.kind(at).is_numeric() && text.is(at + 1, Class::MONTH) {
                // "at 11 a.m. on 11 November 1918"
                self.day_month(at)
            } else if text.is_word(at, &[w::LAST, w::NEXT, w::THIS]) && text.is(at + 1, Class::WEEKDAY) {
                self.weekday(at + 1)
            } else if self.part_named(at) {
                self.daypart(at + 1)
            } else {
                None
            };
            self.lead = None;
            // "nine o'clock on Tuesday night", "9 o'clock last night"
            if let Some(day) = &day
                && day.start == at
                && let Value::Calendar(calendar) = &day.value
                && let Some(then) = self.in_part(of, found.end, calendar)
            {
                found.value = Value::Calendar(then);
                found.confidence = day.confidence;
                if !on {
                    found.end = day.end;
                }
                return;
            }
            if let Some(day) = day
                && day.start == at
                && let Value::Calendar(calendar) = day.value
                && calendar.time.is_none()
                && day.kind == TimexKind::Date
            {
                if !on {
                    found.end = day.end;
                }
                found.value = Value::Calendar(calendar.at(of));
                found.confidence = day.confidence;
                found.other = day.other.map(|(value, confidence)| match value {
                    Value::Calendar(other) => (Value::Calendar(other.at(of)), confidence),
                    value => (value, confidence),
                });
                return;
            }
        }
        // "at 16:00 in December 1913", "at noon in 1913": of a day that is not told.
        if text.word(from) == w::IN && !text.token(from + 1).starts_line() {
            let of_what = if text.is(from + 1, Class::MONTH) {
                self.month(from + 1).and_then(|found| found.value.calendar().copied())
            } else {
                self.year_at(from + 1)
                    .filter(|(_, end)| self.ends_at(*end))
                    .and_then(|(year, _)| calendar::year_of(year))
            };
            if let Some(Calendar { year, part: part @ (Part::Month(_) | Part::Whole), .. }) = of_what {
                let month = if let Part::Month(month) = part { month } else { None };
                found.value = Value::Calendar(Calendar::new(year, Part::Day(month, None)).at(of));
                return;
            }
        }
        let near = if self.text.word(found.end.wrapping_sub(2)) == w::THIS {
            self.anchor()
        } else {
            self.near_day(found.start)
        };
        // "the night of 11 January … at 2 a.m."
        let small = matches!(of, DayTime::Clock { hour: Some(0..=5), .. });
        // A paragraph further on tells of another time.
        let goes_on = || {
            let paragraphs = self.text.paragraphs();
            let next = paragraphs.partition_point(|paragraph| paragraph.tokens().start <= self.day_token);
            paragraphs.get(next).is_none_or(|paragraph| paragraph.tokens().start > found.start)
        };
        let near = if small && self.night && near == self.day && goes_on() {
            near.and_then(Point::date).and_then(|day| day.add_days(1)).map(Point::from).or(near)
        } else {
            near
        };
        found.value = match near.and_then(Point::as_calendar) {
            Some(day) => Value::Calendar(day.at(of)),
            None => Value::Calendar(Calendar::new(Year::UNKNOWN, Part::Day(None, None)).at(of)),
        };
        found.confidence = 0.8;
    }

    /// The token after brackets of a few tokens that open at `at`, or that close there.
    fn past_brackets(&self, at: usize) -> usize {
        match self.text.kind(at) {
            Kind::CloseRound => at + 1,
            Kind::OpenRound => (at + 1..at + 8).find(|i| self.text.kind(*i) == Kind::CloseRound).map_or(at, |i| i + 1),
            _ => at,
        }
    }

    /// The day that a time without one is on: the last mentioned if it is near, or else today.
    pub(super) fn near_day(&self, start: usize) -> Option<Point> {
        if self.narrative() {
            return self.day;
        }
        // A time at the head of a line is of the day of writing, as in a running report.
        let near = start.saturating_sub(self.day_token) <= DAY_REACH && !self.text.token(start).starts_line();
        self.day.filter(|_| near).or(self.today)
    }
}
