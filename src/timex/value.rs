//! [`Value`]: the value of a TIMEX3, `Display` and `FromStr` twins.

use crate::date::serde_as_str;
use crate::error::Error;
use std::fmt;
use std::str::FromStr;

/// The value of a temporal expression, as in ISO-TimeML.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// A day.
    Day(crate::date::Date),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Day(date) => fmt::Display::fmt(date, f),
        }
    }
}

impl FromStr for Value {
    type Err = Error;
    fn from_str(s: &str) -> Result<Value, Error> {
        Ok(Value::Day(s.parse()?))
    }
}

serde_as_str!(Value);
