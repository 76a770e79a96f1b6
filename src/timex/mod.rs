//! When: temporal expressions, found and resolved as TIMEX3.
//!
//! ```
//! use copydesk::{Text, timex};
//! let mut settings = timex::Settings::default();
//! settings.published = Some("2015-11-24".parse()?);
//! let text = Text::read("He said Friday that the talks will resume Friday.");
//! let days: Vec<String> = timex::resolve(&text, &settings).iter().map(|t| t.value.to_string()).collect();
//! assert_eq!(days, ["2015-11-20", "2015-11-27"]);
//! # Ok::<(), copydesk::Error>(())
//! ```
//!
//! One walk over the tokens stops at the words that can be the head of an expression (a month, a unit,
//! a number, "now") and tries the patterns of that word. Each expression is resolved where it is found:
//! against the day of publication or the last mentioned date, ahead or back by the verb of its clause.
//! What cannot be resolved keeps `X` in its value and has no interval.
//!
#![doc = include_str!("timex3.md")]

mod amount;
mod beyond;
mod calendar;
mod clock;
mod date;
mod daypart;
mod det;
mod each;
mod edge;
mod find;
mod follow;
mod grammar;
mod holiday;
mod hyphened;
mod lead;
mod length;
mod memory;
mod modifier;
mod name;
mod nth;
mod number;
mod one;
mod ordinal;
mod person;
mod plural;
mod quarter;
mod reach;
mod resolve;
mod season;
mod spoken;
mod tense;
mod unit;
mod value;
mod weekday;
mod word;
mod year;
mod zone;

pub use value::{Amount, Calendar, DayPart, DayTime, Length, Part, Season, Time, Unit, Value, Year};

use crate::date::Moment;
use crate::error::Error;
use crate::span::Span;
use crate::text::Text;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A temporal expression.
///
/// ```
/// use copydesk::{Text, timex::{self, TimexKind}};
/// let found = timex::resolve(&Text::read("It took about two years."), &Default::default());
/// assert_eq!(found[0].kind, TimexKind::Duration);
/// assert_eq!(found[0].value.to_string(), "P2Y");
/// assert_eq!(found[0].modifier, Some(timex::Modifier::Approx));
/// ```
// A text has many, and few have what stands in a box.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Timex {
    /// The whole expression without a leading preposition.
    pub span: Span,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: TimexKind,
    /// Its normalised value.
    pub value: Value,
    /// How the words bend the value.
    #[serde(rename = "mod", default, skip_serializing_if = "Option::is_none")]
    pub modifier: Option<Modifier>,
    /// Of a SET, how often.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub freq: Option<Box<str>>,
    /// Of a SET, its quantifier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quant: Option<Box<str>>,
    /// The value at which a duration begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begin: Option<Box<Value>>,
    /// The value at which a duration ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Box<Value>>,
    /// The half-open civil interval of the value.
    pub interval: Option<Interval>,
    /// The rule that found and resolved it.
    pub rule: Cow<'static, str>,
    /// How sure it is, 0 to 1.
    pub confidence: f32,
    /// Other readings.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub alternatives: Box<[Alternative]>,
}

/// What a temporal expression is.
///
/// ```
/// use copydesk::{Text, timex::{self, TimexKind}};
/// let found = timex::resolve(&Text::read("They meet every Tuesday."), &Default::default());
/// assert_eq!(found[0].kind, TimexKind::Set);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexKind {
    /// A day or a larger unit of the calendar.
    Date,
    /// A time of the day.
    Time,
    /// A length of time.
    Duration,
    /// A time that recurs.
    Set,
}

/// The `mod` of a TIMEX3.
///
/// ```
/// use copydesk::{Text, timex::{self, Modifier}};
/// let found = timex::resolve(&Text::read("It took at least 30 days."), &Default::default());
/// assert_eq!(found[0].modifier, Some(Modifier::EqualOrMore));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Modifier {
    /// "before"
    Before,
    /// "after"
    After,
    /// "on or before"
    OnOrBefore,
    /// "on or after"
    OnOrAfter,
    /// "less than"
    LessThan,
    /// "more than"
    MoreThan,
    /// "no more than"
    EqualOrLess,
    /// "at least"
    EqualOrMore,
    /// "early"
    Start,
    /// "the middle of"
    Mid,
    /// "late"
    End,
    /// "about"
    Approx,
}

/// A half-open interval of civil time: the start belongs to it, the end does not.
///
/// ```
/// use copydesk::{Text, timex};
/// let found = timex::resolve(&Text::read("It rained in November 2015."), &Default::default());
/// let interval = found[0].interval.unwrap();
/// assert_eq!((interval.start.to_string(), interval.end.to_string()), ("2015-11-01".into(), "2015-12-01".into()));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interval {
    /// The first day or minute.
    pub start: Moment,
    /// The first day or minute that no longer belongs to it.
    pub end: Moment,
}

/// Another reading of an expression.
///
/// ```
/// use copydesk::{Text, timex};
/// let found = timex::resolve(&Text::read("It rained on 3/4/2015."), &Default::default());
/// assert_eq!(found[0].value.to_string(), "2015-03-04");
/// assert_eq!(found[0].alternatives[0].value.to_string(), "2015-04-03");
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alternative {
    /// Its value.
    pub value: Value,
    /// How sure it is, 0 to 1.
    pub confidence: f32,
}

/// How `3/4/2015` is read.
///
/// ```
/// use copydesk::{Text, timex::{self, DateOrder}};
/// let mut settings = timex::Settings::default();
/// settings.order = DateOrder::DayFirst;
/// let found = timex::resolve(&Text::read("It rained on 3/4/2015."), &settings);
/// assert_eq!(found[0].value.to_string(), "2015-04-03");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DateOrder {
    /// By evidence in the text, and month first without any.
    #[default]
    Auto,
    /// 3 April.
    DayFirst,
    /// March 4.
    MonthFirst,
}

/// What kind of text it is: what undated expressions are anchored to.
///
/// ```
/// use copydesk::{Text, timex::{self, Domain}};
/// let mut settings = timex::Settings::default();
/// settings.domain = Domain::Narrative;
/// let found = timex::resolve(&Text::read("In 1861 the fort fell. In April the war began."), &settings);
/// assert_eq!(found[1].value.to_string(), "1861-04");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Domain {
    /// News: the day of publication.
    #[default]
    News,
    /// History, encyclopaedia: the last mentioned date.
    Narrative,
}

/// What dates are resolved against, and how.
///
/// ```
/// use copydesk::timex::Settings;
/// let mut settings = Settings::default();
/// settings.published = Some("2015-11-24".parse()?);
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settings {
    /// The day, and if known the time and zone, of publication. Without it relative dates stay relative.
    pub published: Option<Moment>,
    /// How numeric dates are read.
    pub order: DateOrder,
    /// What kind of text it is.
    pub domain: Domain,
    pub(crate) fiscal_start: i8,
}

impl Settings {
    /// The month, 1 to 12, in which fiscal years begin; 1 unless said.
    ///
    /// # Errors
    ///
    /// On any other number.
    ///
    /// ```
    /// use copydesk::{Text, timex::{self, Settings}};
    /// let settings = Settings::default().fiscal_start(10)?;
    /// let found = timex::resolve(&Text::read("Sales fell in fiscal 2015."), &settings);
    /// assert_eq!(found[0].interval.unwrap().start.to_string(), "2014-10-01");
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn fiscal_start(mut self, month: i8) -> Result<Settings, Error> {
        if !(1..=12).contains(&month) {
            return Err(Error::value("start of the fiscal year", &month.to_string(), "the months run from 1 to 12", 0));
        }
        self.fiscal_start = month;
        Ok(self)
    }
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { published: None, order: DateOrder::Auto, domain: Domain::News, fiscal_start: 1 }
    }
}

/// Finds the temporal expressions of a text and resolves them, in text order and without overlaps.
///
/// ```
/// use copydesk::{Text, timex};
/// // Without a day of publication, what is relative stays so.
/// let found = timex::resolve(&Text::read("He left on Tuesday, May 5, 2015, and will be back Friday."), &Default::default());
/// assert_eq!(found[0].value.to_string(), "2015-05-05");
/// assert_eq!(found[1].value.to_string(), "XXXX-WXX-5");
/// assert_eq!(found[1].interval, None);
/// ```
pub fn resolve(text: &Text<'_>, settings: &Settings) -> Vec<Timex> {
    find::walk(text, settings)
}
