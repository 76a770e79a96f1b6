//! The grammar of TIMEX3 values: how they print and how they are read.

use super::value::{Amount, Calendar, DayPart, DayTime, Length, Part, Season, Time, Unit, Value, Year};
use crate::date::Date;
use crate::error::Error;
use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

impl Display for Value {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Value::Past => f.write_str("PAST_REF"),
            Value::Present => f.write_str("PRESENT_REF"),
            Value::Future => f.write_str("FUTURE_REF"),
            Value::Calendar(at) => at.fmt(f),
            Value::Time(time) => time.fmt(f),
            Value::Length(length) => length.fmt(f),
        }
    }
}

/// Two digits, or `XX`.
struct Two(Option<u8>);

impl Display for Two {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(n) => write!(f, "{n:02}"),
            None => f.write_str("XX"),
        }
    }
}

/// One digit, or `X`.
struct One(Option<u8>);

impl Display for One {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(n) => write!(f, "{n}"),
            None => f.write_str("X"),
        }
    }
}

impl Display for Calendar {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.fiscal {
            f.write_str("FY")?;
        }
        self.year.fmt(f)?;
        match self.part {
            Part::Whole => {}
            Part::Month(month) => write!(f, "-{}", Two(month))?,
            Part::Day(month, day) => write!(f, "-{}-{}", Two(month), Two(day))?,
            Part::Week(week) => write!(f, "-W{}", Two(week))?,
            Part::WeekDay(week, day) => write!(f, "-W{}-{}", Two(week), One(day))?,
            Part::Weekend(week) => write!(f, "-W{}-WE", Two(week))?,
            Part::Quarter(quarter) => write!(f, "-Q{}", One(quarter))?,
            Part::Half(half) => write!(f, "-H{}", One(half))?,
            Part::Season(season) => write!(f, "-{}", season.name())?,
        }
        match self.time {
            Some(time) => time.fmt(f),
            None => Ok(()),
        }
    }
}

impl Display for Time {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.of {
            DayTime::Part(part) => write!(f, "T{}", part.name())?,
            DayTime::Clock { hour, minute, second } => {
                write!(f, "T{}", Two(hour))?;
                if let Some(minute) = minute {
                    write!(f, ":{}", Two(minute))?;
                    if let Some(second) = second {
                        write!(f, ":{}", Two(second))?;
                    }
                }
            }
        }
        match self.offset {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                let minutes = minutes.unsigned_abs();
                write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}

impl Unit {
    /// The letters of the unit, and whether it stands behind the T.
    fn letters(self) -> (&'static str, bool) {
        match self {
            Unit::Millennium => ("ML", false),
            Unit::Century => ("CE", false),
            Unit::Decade => ("DE", false),
            Unit::Year => ("Y", false),
            Unit::Half => ("H", false),
            Unit::Quarter => ("Q", false),
            Unit::Season(season) => (season.name(), false),
            Unit::Month => ("M", false),
            Unit::Week => ("W", false),
            Unit::Weekend => ("WE", false),
            Unit::Day => ("D", false),
            Unit::Part(part) => (part.name(), true),
            Unit::Hour => ("H", true),
            Unit::Minute => ("M", true),
            Unit::Second => ("S", true),
        }
    }

    fn named(letters: &str, behind_t: bool) -> Option<Unit> {
        Some(match (letters, behind_t) {
            ("ML", false) => Unit::Millennium,
            ("CE", false) => Unit::Century,
            ("DE", false) => Unit::Decade,
            ("Y", false) => Unit::Year,
            ("H", false) => Unit::Half,
            ("Q", false) => Unit::Quarter,
            ("M", false) => Unit::Month,
            ("W", false) => Unit::Week,
            ("WE", false) => Unit::Weekend,
            ("D", false) => Unit::Day,
            ("H", true) => Unit::Hour,
            ("M", true) => Unit::Minute,
            ("S", true) => Unit::Second,
            (letters, true) => Unit::Part(DayPart::named(letters)?),
            (letters, false) => Unit::Season(Season::named(letters)?),
        })
    }
}

impl Display for Length {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        let mut in_time = false;
        for (amount, unit) in self.amounts() {
            let (letters, behind_t) = unit.letters();
            // A part of the day carries its T with it: P2TNI.
            if let Unit::Part(_) = unit {
                if !in_time {
                    write!(f, "{amount}T{letters}")?;
                } else {
                    write!(f, "{amount}{letters}")?;
                }
                in_time = true;
                continue;
            }
            if behind_t && !in_time {
                f.write_str("T")?;
                in_time = true;
            }
            write!(f, "{amount}{letters}")?;
        }
        Ok(())
    }
}

impl FromStr for Value {
    type Err = Error;

    fn from_str(s: &str) -> Result<Value, Error> {
        let mut cursor = Cursor { input: s, at: 0 };
        let value = cursor.value()?;
        if cursor.at < s.len() {
            return Err(cursor.error("expected the end"));
        }
        Ok(value)
    }
}

/// A value string, and how far it is read.
struct Cursor<'s> {
    input: &'s str,
    at: usize,
}

impl Cursor<'_> {
    fn error(&self, why: &'static str) -> Error {
        Error::value("TIMEX3 value", self.input, why, self.at)
    }

    fn rest(&self) -> &[u8] {
        &self.input.as_bytes()[self.at..]
    }

    fn peek(&self) -> Option<u8> {
        self.rest().first().copied()
    }

    fn take(&mut self, word: &str) -> bool {
        let found = self.rest().starts_with(word.as_bytes());
        self.at += if found { word.len() } else { 0 };
        found
    }

    fn value(&mut self) -> Result<Value, Error> {
        for (name, value) in [("PAST_REF", Value::Past), ("PRESENT_REF", Value::Present), ("FUTURE_REF", Value::Future)]
        {
            if self.take(name) {
                return Ok(value);
            }
        }
        match self.peek() {
            Some(b'P') => self.length().map(Value::Length),
            Some(b'T') => self.time().map(Value::Time),
            Some(b'0'..=b'9' | b'X' | b'B' | b'F') => self.calendar().map(Value::Calendar),
            _ => Err(self.error("expected a year, P, T or a reference")),
        }
    }

    fn calendar(&mut self) -> Result<Calendar, Error> {
        let fiscal = self.take("FY");
        let bc = self.take("BC");
        let places = self.rest().iter().take_while(|b| b.is_ascii_digit() || **b == b'X').count();
        if places > 4 {
            self.at += 4;
            return Err(self.error("a year has four places"));
        }
        let year = match places {
            0 => None,
            n => Year::from_places(bc, &self.rest()[..n]),
        };
        let Some(year) = year else { return Err(self.error("expected the places of a year")) };
        if year.len() == 4 && year.range().is_some_and(|(from, to)| from > to) {
            return Err(self.error("there is no year 0"));
        }
        self.at += places;
        let mut at = Calendar { fiscal, year, part: Part::Whole, time: None };
        if self.peek() == Some(b'-') {
            if places < 4 {
                return Err(self.error("a decade or century has no parts"));
            }
            self.at += 1;
            at.part = self.part(year)?;
        }
        if self.peek() == Some(b'T') {
            if places < 4 {
                return Err(self.error("a decade or century has no times"));
            }
            at.time = Some(self.time()?);
        }
        Ok(at)
    }

    fn part(&mut self, year: Year) -> Result<Part, Error> {
        if self.take("WI") {
            return Ok(Part::Season(Season::Winter));
        }
        if self.take("W") {
            let week = self.two(1, 53, "no such week")?;
            if !self.take("-") {
                return Ok(Part::Week(week));
            }
            if self.take("WE") {
                return Ok(Part::Weekend(week));
            }
            return Ok(Part::WeekDay(week, self.one(7, "no such day of the week")?));
        }
        if self.take("Q") {
            return Ok(Part::Quarter(self.one(4, "no such quarter")?));
        }
        if self.take("H") {
            return Ok(Part::Half(self.one(2, "no such half")?));
        }
        for season in [Season::Spring, Season::Summer, Season::Fall] {
            if self.take(season.name()) {
                return Ok(Part::Season(season));
            }
        }
        let month = self.two(1, 12, "no such month")?;
        if !self.take("-") {
            return Ok(Part::Month(month));
        }
        let from = self.at;
        let day = self.two(1, 31, "no such day")?;
        if let (Some(month), Some(day)) = (month, day) {
            // In a year unknown, February may have 29 days.
            let year = year.number().and_then(|y| i16::try_from(y).ok()).filter(|y| *y > 0).unwrap_or(2000);
            if Date::checked(year, month as i8, day as i8).is_none() {
                self.at = from;
                return Err(self.error("no such day in the month"));
            }
        }
        Ok(Part::Day(month, day))
    }

    fn one(&mut self, max: u8, why: &'static str) -> Result<Option<u8>, Error> {
        let found = match self.peek() {
            Some(b'X') => None,
            Some(b) if b.is_ascii_digit() && (1..=max).contains(&(b - b'0')) => Some(b - b'0'),
            Some(b) if b.is_ascii_digit() => return Err(self.error(why)),
            _ => return Err(self.error("expected a digit or X")),
        };
        self.at += 1;
        Ok(found)
    }

    fn two(&mut self, min: u8, max: u8, why: &'static str) -> Result<Option<u8>, Error> {
        let found = match *self.rest() {
            [b'X', b'X', ..] => None,
            [a, b, ..] if a.is_ascii_digit() && b.is_ascii_digit() => {
                let n = (a - b'0') * 10 + (b - b'0');
                if !(min..=max).contains(&n) {
                    return Err(self.error(why));
                }
                Some(n)
            }
            _ => return Err(self.error("expected two digits or XX")),
        };
        self.at += 2;
        Ok(found)
    }

    fn time(&mut self) -> Result<Time, Error> {
        self.at += 1;
        for part in
            [DayPart::Morning, DayPart::Midday, DayPart::Afternoon, DayPart::Evening, DayPart::Night, DayPart::Daytime]
        {
            if self.take(part.name()) {
                return Ok(Time { of: DayTime::Part(part), offset: self.offset()? });
            }
        }
        let hour = self.two(0, 24, "no such hour")?;
        let (mut minute, mut second) = (None, None);
        if self.take(":") {
            minute = Some(self.two(0, 59, "no such minute")?);
            if self.take(":") {
                second = Some(self.two(0, 59, "no such second")?);
            }
        }
        // 24:00 is the end of the day, and nothing comes after it.
        if hour == Some(24) && (minute.is_some_and(|m| m != Some(0)) || second.is_some_and(|s| s != Some(0))) {
            return Err(self.error("the day ends at 24:00"));
        }
        Ok(Time { of: DayTime::Clock { hour, minute, second }, offset: self.offset()? })
    }

    fn offset(&mut self) -> Result<Option<i16>, Error> {
        if self.take("Z") {
            return Ok(Some(0));
        }
        let negative = match self.peek() {
            Some(b'-') => true,
            Some(b'+') => false,
            _ => return Ok(None),
        };
        self.at += 1;
        let from = self.at;
        let hours = self.two(0, 23, "no such offset")?;
        if !self.take(":") {
            return Err(self.error("expected a colon and the minutes of the offset"));
        }
        let minutes = self.two(0, 59, "no such offset")?;
        let (Some(hours), Some(minutes)) = (hours, minutes) else {
            self.at = from;
            return Err(self.error("expected the digits of the offset"));
        };
        let total = i16::from(hours) * 60 + i16::from(minutes);
        if total == 0 {
            self.at = from;
            return Err(self.error("UTC is written Z"));
        }
        Ok(Some(if negative { -total } else { total }))
    }

    fn length(&mut self) -> Result<Length, Error> {
        self.at += 1;
        let mut amounts: Vec<(Amount, Unit)> = Vec::new();
        let mut in_time = false;
        loop {
            let from = self.at;
            if !in_time && self.take("T") {
                in_time = true;
            } else if self.peek().is_none() {
                break;
            }
            let amount = self.amount()?;
            let behind_t = in_time;
            // "P2TNI": the T stands behind the number.
            if !in_time && self.peek() == Some(b'T') {
                self.at += 1;
                in_time = true;
                let letters = self.letters();
                match DayPart::named(&self.input[self.at..self.at + letters]) {
                    Some(part) => {
                        self.at += letters;
                        self.add(&mut amounts, amount, Unit::Part(part), from)?;
                        continue;
                    }
                    None => return Err(self.error("expected a part of the day")),
                }
            }
            let letters = self.letters();
            let Some(unit) = Unit::named(&self.input[self.at..self.at + letters], behind_t) else {
                return Err(self.error("no such unit"));
            };
            if let (Unit::Part(_), true) = (unit, amounts.iter().all(|(_, u)| *u < Unit::Part(DayPart::Morning))) {
                return Err(self.error("a part of the day has its T behind the number"));
            }
            self.at += letters;
            self.add(&mut amounts, amount, unit, from)?;
        }
        Length::from_amounts(amounts).ok_or_else(|| self.error("expected a number"))
    }

    fn add(&mut self, amounts: &mut Vec<(Amount, Unit)>, amount: Amount, unit: Unit, from: usize) -> Result<(), Error> {
        if amounts.last().is_some_and(|(_, last)| *last >= unit) {
            self.at = from;
            return Err(self.error("the units run from the largest to the smallest"));
        }
        amounts.push((amount, unit));
        Ok(())
    }

    fn letters(&self) -> usize {
        self.rest().iter().take_while(|b| b.is_ascii_uppercase() && **b != b'T' && **b != b'X').count()
    }

    fn amount(&mut self) -> Result<Amount, Error> {
        if self.take("X") {
            return Ok(Amount::Unknown);
        }
        let bytes = self.rest();
        let whole = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
        if whole == 0 {
            return Err(self.error("expected a number or X"));
        }
        if whole > 1 && bytes[0] == b'0' {
            return Err(self.error("a number does not begin with 0"));
        }
        let mut digits: u32 = 0;
        let mut decimals = 0;
        let behind = match bytes.get(whole) {
            Some(b'.') => bytes[whole + 1..].iter().take_while(|b| b.is_ascii_digit()).count(),
            _ => 0,
        };
        if bytes.get(whole) == Some(&b'.') && behind == 0 {
            self.at += whole + 1;
            return Err(self.error("expected a digit behind the point"));
        }
        let skip = usize::from(behind > 0);
        for b in bytes[..whole].iter().chain(&bytes[whole + skip..whole + skip + behind]) {
            let next = digits.checked_mul(10).and_then(|d| d.checked_add(u32::from(b - b'0')));
            let Some(next) = next else { return Err(self.error("the number is too large")) };
            digits = next;
        }
        if behind > 9 {
            return Err(self.error("the number has too many digits"));
        }
        decimals += behind as u8;
        self.at += whole + skip + behind;
        Ok(Amount::Number { digits, decimals })
    }
}
