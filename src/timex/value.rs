//! [`Value`]: the value of a TIMEX3, `Display` and `FromStr` twins.

pub use super::amount::{Amount, Length, Unit};
use crate::date::{Date, serde_as_str};
use std::fmt;

/// The value of a temporal expression, as in ISO-TimeML.
///
/// What prints is what parses, letter by letter; anything else is refused with the place.
///
/// ```
/// use copydesk::timex::Value;
/// for s in ["2015-11-24", "1989-Q3", "199", "BC0490", "XXXX-WXX-2TNI", "2015-11-24T09:30Z", "P1Y6M", "PXD", "PAST_REF"] {
///     assert_eq!(s.parse::<Value>()?.to_string(), s);
/// }
/// let error = "2015-13".parse::<Value>().unwrap_err();
/// assert_eq!(error.to_string(), "TIMEX3 value \"2015-13\": no such month (at byte 5)");
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Value {
    /// `PAST_REF`: the past, without a date.
    Past,
    /// `PRESENT_REF`: the present.
    Present,
    /// `FUTURE_REF`: the future, without a date.
    Future,
    /// A place on the calendar: a year, a part of it, a day, a time of a day.
    Calendar(Calendar),
    /// A time of the day alone: `T09:30`, `TEV`.
    Time(Time),
    /// A length of time: `P2Y`, `PT1H30M`, `PXD`.
    Length(Length),
}

/// A place on the calendar, as exact as the words are.
///
/// ```
/// use copydesk::timex::{Part, Value};
/// let Value::Calendar(at) = "1989-Q3".parse()? else { panic!() };
/// assert_eq!(at.year.number(), Some(1989));
/// assert_eq!(at.part, Part::Quarter(Some(3)));
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Calendar {
    /// Whether the year is a fiscal one: `FY1998`.
    pub fiscal: bool,
    /// The year, decade or century.
    pub year: Year,
    /// The part of the year.
    pub part: Part,
    /// The time of the day.
    pub time: Option<Time>,
}

/// A year of four places, any of them perhaps `X`; with three places it is a decade, with two a century,
/// with one a millennium.
///
/// ```
/// use copydesk::timex::Year;
/// assert_eq!(Year::new(1998).unwrap().to_string(), "1998");
/// assert_eq!(Year::new(-489).unwrap().to_string(), "BC0490");
/// assert_eq!(Year::UNKNOWN.to_string(), "XXXX");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Year {
    bc: bool,
    len: u8,
    places: [u8; 4],
}

impl Year {
    /// `XXXX`.
    pub const UNKNOWN: Year = Year { bc: false, len: 4, places: *b"XXXX" };

    /// The astronomical year, in which 0 is 1 BC; `None` beyond four digits.
    pub fn new(year: i32) -> Option<Year> {
        let (bc, n) = if year < 1 { (true, 1i32.checked_sub(year)?) } else { (false, year) };
        Year::of(bc, u32::try_from(n).ok()?, 4)
    }

    /// The decade, century or millennium with these leading digits: `decade(199)`, written `199`.
    // Not copied into those that call it, as others below: the rules together are larger than the nearest cache.
    #[inline(never)]
    pub(crate) fn of(bc: bool, n: u32, len: u8) -> Option<Year> {
        if n >= 10u32.pow(len.into()) {
            return None;
        }
        let digits = [n / 1000, n / 100 % 10, n / 10 % 10, n % 10].map(|digit| b'0' + digit as u8);
        // Of fewer places the zeros in front come behind, where they count for nothing.
        let places = u32::from_be_bytes(digits).rotate_left(8 * (4 - u32::from(len))).to_be_bytes();
        Some(Year { bc, len, places })
    }

    /// The astronomical year, where it is a single known one.
    ///
    /// ```
    /// use copydesk::timex::Year;
    /// assert_eq!(Year::new(-489).unwrap().number(), Some(-489));
    /// assert_eq!(Year::UNKNOWN.number(), None);
    /// ```
    pub fn number(self) -> Option<i32> {
        if let Some(year) = self.plain() {
            return Some(year);
        }
        let (from, to) = self.range()?;
        (from == to).then_some(from)
    }

    /// A year of four digits in our era, as most are.
    fn plain(self) -> Option<i32> {
        // All four places at once: what is no digit is an X, which differs in the upper half of its byte.
        let places = u32::from_le_bytes(self.places);
        if self.bc || self.len != 4 || places & 0xF0F0_F0F0 != 0x3030_3030 {
            return None;
        }
        let digits = places & 0x0F0F_0F0F;
        let pairs = digits.wrapping_mul(10) + (digits >> 8);
        let year = (pairs & 0xFF) * 100 + (pairs >> 16 & 0xFF);
        (year > 0).then_some(year as i32)
    }

    /// The first and the last year it stands for, where only places at its end are open.
    pub(crate) fn range(self) -> Option<(i32, i32)> {
        if let Some(year) = self.plain() {
            return Some((year, year));
        }
        let known = self.places[..self.len as usize].iter().take_while(|p| **p != b'X').count();
        if known == 0 || self.places[known..self.len as usize].iter().any(|p| *p != b'X') {
            return None;
        }
        let n = self.places[..known].iter().fold(0, |n, p| n * 10 + i32::from(p - b'0'));
        let width = 10i32.pow(4 - known as u32);
        let (first, last) = (n * width, n * width + width - 1);
        // The year 490 before the era is -489; there is no year 0.
        if self.bc { Some((1 - last, 1 - first.max(1))) } else { Some((first.max(1), last)) }
    }

    /// Whether the year is before the era.
    ///
    /// ```
    /// assert!(copydesk::timex::Year::new(-43).unwrap().is_bc());
    /// ```
    pub fn is_bc(self) -> bool {
        self.bc
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.bc {
            f.write_str("BC")?;
        }
        for place in &self.places[..self.len as usize] {
            write!(f, "{}", *place as char)?;
        }
        Ok(())
    }
}

/// The part of a year. `None` inside is `X`: `XXXX-WXX-2` is a Tuesday of a week unknown.
///
/// ```
/// use copydesk::timex::{Part, Value};
/// let value: Value = "XXXX-WXX-2".parse()?;
/// assert_eq!(value.calendar().unwrap().part, Part::WeekDay(None, Some(2)));
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Part {
    /// The year, decade or century as a whole.
    Whole,
    /// A month, 1 to 12: `-11`.
    Month(Option<u8>),
    /// A day: `-11-24`, `-XX-XX`.
    Day(Option<u8>, Option<u8>),
    /// A week as in ISO 8601, 1 to 53: `-W48`.
    Week(Option<u8>),
    /// A day of a week, 1 (Monday) to 7: `-W48-2`.
    WeekDay(Option<u8>, Option<u8>),
    /// The weekend of a week: `-W48-WE`.
    Weekend(Option<u8>),
    /// A quarter, 1 to 4: `-Q3`.
    Quarter(Option<u8>),
    /// A half, 1 or 2: `-H1`.
    Half(Option<u8>),
    /// A season: `-SU`.
    Season(Season),
}

/// A season of the year.
///
/// ```
/// use copydesk::timex::{Part, Season, Value};
/// let value: Value = "2015-SU".parse()?;
/// assert_eq!(value.calendar().unwrap().part, Part::Season(Season::Summer));
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// `SP`
    Spring,
    /// `SU`
    Summer,
    /// `FA`
    Fall,
    /// `WI`
    Winter,
}

impl Season {
    const ALL: [(Season, &'static str); 4] =
        [(Season::Spring, "SP"), (Season::Summer, "SU"), (Season::Fall, "FA"), (Season::Winter, "WI")];

    /// The season of code 1 to 4, from spring.
    pub(crate) fn from_code(code: i16) -> Season {
        match code {
            1 => Season::Spring,
            2 => Season::Summer,
            3 => Season::Fall,
            _ => Season::Winter,
        }
    }
}

/// A time of the day with its zone.
///
/// ```
/// use copydesk::timex::{DayTime, Value};
/// let Value::Time(time) = "T09:30+02:00".parse()? else { panic!() };
/// assert_eq!(time.of, DayTime::Clock { hour: Some(9), minute: Some(Some(30)), second: None });
/// assert_eq!(time.offset, Some(120));
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Time {
    /// The clock time or the part of the day.
    pub of: DayTime,
    /// Minutes east of UTC, where the words name a zone.
    pub offset: Option<i16>,
}

/// A clock time or a part of the day.
///
/// ```
/// use copydesk::timex::{DayPart, DayTime, Value};
/// let Value::Time(time) = "TEV".parse()? else { panic!() };
/// assert_eq!(time.of, DayTime::Part(DayPart::Evening));
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayTime {
    /// Hour 0 to 24, minute and second 0 to 59 where given; `None` inside is `XX`.
    Clock {
        /// The hour.
        hour: Option<u8>,
        /// The minute, where given.
        minute: Option<Option<u8>>,
        /// The second, where given.
        second: Option<Option<u8>>,
    },
    /// A part of the day.
    Part(DayPart),
}

/// A part of the day.
///
/// ```
/// use copydesk::timex::{DayPart, DayTime, Value};
/// let value: Value = "2015-11-24TNI".parse()?;
/// assert_eq!(value.calendar().unwrap().time.unwrap().of, DayTime::Part(DayPart::Night));
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayPart {
    /// `MO`
    Morning,
    /// `MI`
    Midday,
    /// `AF`
    Afternoon,
    /// `EV`
    Evening,
    /// `NI`
    Night,
    /// `DT`
    Daytime,
}

impl DayPart {
    const ALL: [(DayPart, &'static str); 6] = [
        (DayPart::Morning, "MO"),
        (DayPart::Midday, "MI"),
        (DayPart::Afternoon, "AF"),
        (DayPart::Evening, "EV"),
        (DayPart::Night, "NI"),
        (DayPart::Daytime, "DT"),
    ];
}

impl Value {
    /// A day.
    ///
    /// ```
    /// use copydesk::timex::Value;
    /// assert_eq!(Value::day("2015-11-24".parse()?).to_string(), "2015-11-24");
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn day(date: Date) -> Value {
        Value::Calendar(Calendar::day(date))
    }

    /// So many of a unit.
    pub(crate) fn length(amount: Amount, unit: Unit) -> Value {
        Value::Length(Length::of(amount, unit))
    }

    /// The place on the calendar, where it is one.
    pub fn calendar(&self) -> Option<&Calendar> {
        match self {
            Value::Calendar(at) => Some(at),
            _ => None,
        }
    }
}

impl Calendar {
    /// A year, or a part of it.
    pub(crate) fn new(year: Year, part: Part) -> Calendar {
        Calendar { fiscal: false, year, part, time: None }
    }

    /// A day.
    #[inline(never)]
    pub fn day(date: Date) -> Calendar {
        let year = Year::new(date.year().into()).unwrap_or(Year::UNKNOWN);
        Calendar::new(year, Part::Day(Some(date.month() as u8), Some(date.day() as u8)))
    }

    /// The same place with a time.
    #[must_use]
    pub(crate) fn at(self, of: DayTime) -> Calendar {
        Calendar { time: Some(Time { of, offset: None }), ..self }
    }

    /// The day, where it is one and in the years 1 to 9999.
    ///
    /// ```
    /// use copydesk::timex::Value;
    /// let value: Value = "2015-W48-2".parse()?;
    /// assert_eq!(value.calendar().unwrap().date(), Some("2015-11-24".parse()?));
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    #[inline(never)]
    pub fn date(&self) -> Option<Date> {
        let year = i16::try_from(self.year.number()?).ok()?;
        match self.part {
            Part::Day(Some(month), Some(day)) => Date::checked(year, month as i8, day as i8),
            Part::WeekDay(Some(week), Some(day)) => {
                super::calendar::week_start(year, week)?.add_days(i64::from(day) - 1)
            }
            _ => None,
        }
    }
}

impl Season {
    pub(crate) fn name(self) -> &'static str {
        Season::ALL[self as usize].1
    }

    pub(crate) fn named(name: &str) -> Option<Season> {
        Season::ALL.iter().find(|(_, n)| *n == name).map(|(season, _)| *season)
    }
}

impl DayPart {
    pub(crate) fn name(self) -> &'static str {
        DayPart::ALL[self as usize].1
    }

    pub(crate) fn named(name: &str) -> Option<DayPart> {
        DayPart::ALL.iter().find(|(_, n)| *n == name).map(|(part, _)| *part)
    }
}

impl Year {
    pub(super) fn from_places(bc: bool, text: &[u8]) -> Option<Year> {
        let mut places = *b"0000";
        places.get_mut(..text.len())?.copy_from_slice(text);
        Some(Year { bc, len: text.len() as u8, places })
    }

    /// How many places it has: four for a year, three for a decade, two for a century.
    pub(crate) fn len(self) -> usize {
        self.len.into()
    }
}

serde_as_str!(Value);
