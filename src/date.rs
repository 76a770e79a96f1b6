//! [`Date`] and [`Moment`]: days of the civil calendar, with a clock time where one is known.

mod convert;

use crate::error::Error;
use jiff::ToSpan as _;
use std::fmt;
use std::str::FromStr;

/// A day of the proleptic Gregorian calendar, years 0001 to 9999 (ISO 8601).
///
/// A small Copy type of this crate, so that no calendar crate is part of its API; conversions to
/// those in use stand behind the features `jiff-02`, `chrono-04` and `time-03`.
///
/// ```
/// use copydesk::Date;
/// let day: Date = "2015-11-24".parse()?;
/// assert_eq!((day.year(), day.month(), day.day()), (2015, 11, 24));
/// assert_eq!(day.weekday(), 2); // a Tuesday
/// assert_eq!(day.to_string(), "2015-11-24");
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// The day, or an error that says which part is out of range.
    ///
    /// ```
    /// assert!(copydesk::Date::new(2016, 2, 29).is_ok());
    /// assert!(copydesk::Date::new(2015, 2, 29).is_err());
    /// ```
    pub fn new(year: i16, month: i8, day: i8) -> Result<Date, Error> {
        Date::checked(year, month, day)
            .ok_or_else(|| Error::value("date", &format!("{year:04}-{month:02}-{day:02}"), "no such day", 0))
    }

    // Not copied into those that call it, as others below: the rules together are larger than the nearest cache.
    #[inline(never)]
    pub(crate) fn checked(year: i16, month: i8, day: i8) -> Option<Date> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        jiff::civil::Date::new(year, month, day).ok().map(Date)
    }

    /// The year, 1 to 9999.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, from 1.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// The day of the week as ISO 8601 counts them: Monday 1 to Sunday 7.
    #[inline(never)]
    pub fn weekday(self) -> i8 {
        self.0.weekday().to_monday_one_offset()
    }

    /// The ISO 8601 week: its year, which may differ from the date's at the turn, and its number.
    ///
    /// ```
    /// let day: copydesk::Date = "2016-01-01".parse()?;
    /// assert_eq!(day.iso_week(), (2015, 53));
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn iso_week(self) -> (i16, i8) {
        let week = self.0.iso_week_date();
        (week.year(), week.week())
    }

    /// The day `days` later, or earlier where negative; `None` outside the years 0001 to 9999.
    #[inline(never)]
    pub fn add_days(self, days: i64) -> Option<Date> {
        // Within the month there is nothing to carry.
        let day = days.saturating_add(i64::from(self.0.day()));
        if (1..=28).contains(&day) {
            return Date::checked(self.0.year(), self.0.month(), day as i8);
        }
        // Most steps are of a week or two, into the month before or after.
        let length = i64::from(self.days_in_month());
        if (29..=length + 28).contains(&day) {
            let over = if day > length { day - length } else { day };
            let (year, month) = match self.month() {
                month if day <= length => (self.year(), month),
                12 => (self.year() + 1, 1),
                month => (self.year(), month + 1),
            };
            return Date::checked(year, month, over as i8);
        }
        if (-27..1).contains(&day) {
            let before = self.0.first_of_month().yesterday().ok()?;
            return Date::checked(before.year(), before.month(), before.day() + day as i8);
        }
        // jiff refuses spans beyond its range with a panic in `days()`, so they are turned away here.
        if days.unsigned_abs() > 4_000_000 {
            return None;
        }
        self.0.checked_add(days.days()).ok().map(Date).filter(|d| d.year() >= 1)
    }

    /// The same day of the month `months` later; the last of the month where it has no such day.
    pub fn add_months(self, months: i64) -> Option<Date> {
        if months.unsigned_abs() > 200_000 {
            return None;
        }
        self.0.checked_add(months.months()).ok().map(Date).filter(|d| d.year() >= 1)
    }

    /// Days from `self` to `other`; negative where `other` comes first.
    pub fn days_until(self, other: Date) -> i64 {
        i64::from((other.0 - self.0).get_days())
    }

    /// How many days the month of this day has.
    pub fn days_in_month(self) -> i8 {
        self.0.days_in_month()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Date {
    type Err = Error;

    /// Reads `YYYY-MM-DD` (ISO 8601, extended) and nothing else.
    fn from_str(s: &str) -> Result<Date, Error> {
        let mut reader = Reader { what: "date", input: s, at: 0 };
        let date = reader.date()?;
        reader.end()?;
        Ok(date)
    }
}

/// A day with the clock time and the offset from UTC where they are known.
///
/// Printed and read as ISO 8601: `2015-11-24`, `2015-11-24T08:10`, `2015-11-24T08:10:30-05:00`.
///
/// ```
/// use copydesk::Moment;
/// let moment: Moment = "2015-11-25T08:10-05:00".parse()?;
/// assert_eq!(moment.date().to_string(), "2015-11-25");
/// assert_eq!(moment.time().map(|t| (t.hour(), t.minute(), t.second())), Some((8, 10, None)));
/// assert_eq!(moment.offset(), Some(-300));
/// assert_eq!(moment.to_string(), "2015-11-25T08:10-05:00");
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    pub(crate) date: Date,
    pub(crate) time: Option<Clock>,
    pub(crate) offset: Option<i16>,
}

impl Moment {
    /// A clock time of a day, with the offset in minutes east of UTC where the zone is known. A day alone is
    /// `Moment::from(date)`.
    ///
    /// # Errors
    ///
    /// On an offset of a day or more.
    ///
    /// ```
    /// use copydesk::{Clock, Date, Moment};
    /// let moment = Moment::new(Date::new(2015, 11, 25)?, Clock::new(8, 10, None)?, Some(-300))?;
    /// assert_eq!(moment.to_string(), "2015-11-25T08:10-05:00");
    /// assert!(Moment::new(moment.date(), Clock::default(), Some(1_440)).is_err());
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn new(date: Date, time: Clock, offset: Option<i16>) -> Result<Moment, Error> {
        match offset {
            Some(minutes) if minutes.unsigned_abs() >= 24 * 60 => {
                Err(Error::value("offset in minutes", &minutes.to_string(), "it is a day or more", 0))
            }
            _ => Ok(Moment { date, time: Some(time), offset }),
        }
    }

    /// The civil day.
    pub fn date(self) -> Date {
        self.date
    }

    /// The clock time, where known.
    pub fn time(self) -> Option<Clock> {
        self.time
    }

    /// Minutes east of UTC, where the zone is known; only with a time.
    pub fn offset(self) -> Option<i16> {
        self.offset
    }
}

/// A time of day on a 24-hour clock.
///
/// ```
/// let moment: copydesk::Moment = "2015-11-24T21:05".parse()?;
/// assert_eq!(moment.time().unwrap().hour(), 21);
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    pub(crate) hour: u8,
    pub(crate) minute: u8,
    pub(crate) second: Option<u8>,
}

impl Clock {
    /// The time of day, or an error that says which part is out of range.
    ///
    /// ```
    /// use copydesk::Clock;
    /// assert_eq!(Clock::new(21, 5, None)?.hour(), 21);
    /// let error = Clock::new(24, 0, None).unwrap_err();
    /// assert_eq!(error.to_string(), "clock time \"24:00\": no such hour (at byte 0)");
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn new(hour: u8, minute: u8, second: Option<u8>) -> Result<Clock, Error> {
        let clock = Clock { hour, minute, second };
        // A part is looked at once those before it are known to print as two digits.
        let (why, at) = if hour > 23 {
            ("no such hour", 0)
        } else if minute > 59 {
            ("no such minute", 3)
        } else if second.is_some_and(|s| s > 59) {
            ("no such second", 6)
        } else {
            return Ok(clock);
        };
        Err(Error::value("clock time", &clock.to_string(), why, at))
    }

    /// 0 to 23.
    pub fn hour(self) -> u8 {
        self.hour
    }

    /// 0 to 59.
    pub fn minute(self) -> u8 {
        self.minute
    }

    /// 0 to 59, where given.
    pub fn second(self) -> Option<u8> {
        self.second
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)?;
        self.second.map_or(Ok(()), |second| write!(f, ":{second:02}"))
    }
}

impl From<Date> for Moment {
    fn from(date: Date) -> Moment {
        Moment { date, time: None, offset: None }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        if let Some(time) = self.time {
            write!(f, "T{time}")?;
            match self.offset {
                Some(0) => f.write_str("Z")?,
                Some(minutes) => {
                    let sign = if minutes < 0 { '-' } else { '+' };
                    let minutes = minutes.unsigned_abs();
                    write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)?;
                }
                None => {}
            }
        }
        Ok(())
    }
}

impl FromStr for Moment {
    type Err = Error;

    /// Reads `YYYY-MM-DD`, alone or followed by `T` (or a space), `HH:MM`, `:SS` and a fraction
    /// (dropped) where given, and `Z`, `±HH:MM` or `±HHMM` where given.
    fn from_str(s: &str) -> Result<Moment, Error> {
        let mut r = Reader { what: "date and time", input: s, at: 0 };
        let date = r.date()?;
        if r.at == s.len() {
            return Ok(Moment::from(date));
        }
        if !(r.take(b'T') || r.take(b't') || r.take(b' ')) {
            return Err(r.error("expected T and a clock time, or the end"));
        }
        let hour = r.digits(2, 23, "hour")?;
        r.expect(b':', "expected a colon after the hour")?;
        let minute = r.digits(2, 59, "minute")?;
        let mut second = None;
        if r.take(b':') {
            second = Some(r.digits(2, 59, "second")? as u8);
            if r.take(b'.') {
                if !r.peek().is_some_and(|b| b.is_ascii_digit()) {
                    return Err(r.error("expected a fraction of a second"));
                }
                while r.peek().is_some_and(|b| b.is_ascii_digit()) {
                    r.at += 1;
                }
            }
        }
        let offset = if r.take(b'Z') || r.take(b'z') {
            Some(0)
        } else if let Some(sign) = r.peek().filter(|b| matches!(b, b'+' | b'-')) {
            r.at += 1;
            let hours = r.digits(2, 23, "offset hour")?;
            r.take(b':');
            let minutes = r.digits(2, 59, "offset minute")?;
            let minutes = (hours * 60 + minutes) as i16;
            Some(if sign == b'-' { -minutes } else { minutes })
        } else {
            None
        };
        r.end()?;
        Ok(Moment { date, time: Some(Clock { hour: hour as u8, minute: minute as u8, second }), offset })
    }
}

/// A cursor over a value string that knows where it stands, for errors that name the place.
struct Reader<'s> {
    what: &'static str,
    input: &'s str,
    at: usize,
}

impl Reader<'_> {
    fn error(&self, why: &'static str) -> Error {
        Error::value(self.what, self.input, why, self.at)
    }

    fn peek(&self) -> Option<u8> {
        self.input.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, byte: u8, why: &'static str) -> Result<(), Error> {
        if self.take(byte) { Ok(()) } else { Err(self.error(why)) }
    }

    fn digits(&mut self, count: usize, max: u32, part: &'static str) -> Result<u32, Error> {
        let bytes = self.input.as_bytes();
        let mut value = 0;
        for i in 0..count {
            match bytes.get(self.at + i) {
                Some(b) if b.is_ascii_digit() => value = value * 10 + u32::from(b - b'0'),
                _ => {
                    self.at += i;
                    return Err(self.error("expected a digit"));
                }
            }
        }
        if value > max {
            return Err(self.error(match part {
                "hour" | "offset hour" => "no such hour",
                "minute" | "offset minute" => "no such minute",
                "second" => "no such second",
                "month" => "no such month",
                _ => "out of range",
            }));
        }
        self.at += count;
        Ok(value)
    }

    fn date(&mut self) -> Result<Date, Error> {
        let from = self.at;
        let year = self.digits(4, 9999, "year")?;
        if year == 0 {
            self.at = from;
            return Err(self.error("the years run from 0001 to 9999"));
        }
        self.expect(b'-', "expected a hyphen after the year")?;
        let month = self.digits(2, 12, "month")?;
        if month == 0 {
            self.at -= 2;
            return Err(self.error("no such month"));
        }
        self.expect(b'-', "expected a hyphen after the month")?;
        let day = self.digits(2, 99, "day")?;
        Date::checked(year as i16, month as i8, day as i8).ok_or_else(|| {
            self.at -= 2;
            self.error("no such day in the month")
        })
    }

    fn end(&self) -> Result<(), Error> {
        if self.at == self.input.len() { Ok(()) } else { Err(self.error("expected the end")) }
    }
}

/// serde through `Display` and `FromStr`, the one grammar of each value type.
macro_rules! serde_as_str {
    ($($type:ty),*) => {$(
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$type, D::Error> {
                let s = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
                s.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}
pub(crate) use serde_as_str;
serde_as_str!(Date, Moment);

/// A zone as words name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zone {
    /// Minutes east of UTC.
    Fixed(i16),
    /// "ET" and its like: these minutes in winter, an hour more in summer.
    American(i16),
}

impl Zone {
    /// The zone of an abbreviation that stands for so many minutes east of UTC.
    pub(crate) fn named(letters: &str, minutes: i16) -> Zone {
        let american = ["et", "ct", "mt", "pt"].iter().any(|zone| letters.eq_ignore_ascii_case(zone));
        if american { Zone::American(minutes) } else { Zone::Fixed(minutes) }
    }

    /// Its minutes east of UTC on a day.
    pub(crate) fn offset(self, date: Date) -> i16 {
        match self {
            Zone::Fixed(minutes) => minutes,
            Zone::American(minutes) => minutes + 60 * i16::from(daylight(date)),
        }
    }
}

/// Daylight saving time of the United States (15 U.S.C. § 260a): second Sunday of March to first Sunday of November since
/// 2007; from the first Sunday of April to the last of October before. The day itself counts as a whole.
fn daylight(date: Date) -> bool {
    // The date of the last Sunday on or before it.
    let sunday = date.day() - date.weekday() % 7;
    match (date.year() >= 2007, date.month()) {
        (_, 5..=9) => true,
        (true, 3) => sunday >= 8,
        (true, 11) => sunday < 1,
        (true, 4 | 10) => true,
        (false, 4) => sunday >= 1,
        (false, 10) => sunday < 25,
        _ => false,
    }
}
