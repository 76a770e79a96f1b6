//! [`Length`]: how many of which units of time.

use super::value::{DayPart, Season};
use std::fmt;

/// A length of time: amounts of units, the largest unit first.
///
/// ```
/// use copydesk::timex::{Unit, Value};
/// let Value::Length(length) = "P1Y6M".parse()? else { panic!() };
/// assert_eq!(length.amounts().len(), 2);
/// assert_eq!(length.amounts()[1].0.to_string(), "6");
/// assert_eq!(length.amounts()[1].1, Unit::Month);
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Length(Amounts);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Amounts {
    One([(Amount, Unit); 1]),
    Two([(Amount, Unit); 2]),
    More(Box<[(Amount, Unit)]>),
}

impl Length {
    /// So many of one unit.
    ///
    /// ```
    /// use copydesk::timex::{Amount, Length, Unit};
    /// assert_eq!(Length::of(Amount::whole(2), Unit::Week).to_string(), "P2W");
    /// ```
    pub fn of(amount: Amount, unit: Unit) -> Length {
        Length(Amounts::One([(amount, unit)]))
    }

    /// So many of one unit and so many of a smaller.
    pub(crate) fn two(first: (Amount, Unit), second: (Amount, Unit)) -> Length {
        Length(Amounts::Two([first, second]))
    }

    /// The amounts with their units, one at least.
    pub fn amounts(&self) -> &[(Amount, Unit)] {
        match &self.0 {
            Amounts::One(one) => one,
            Amounts::Two(two) => two,
            Amounts::More(more) => more,
        }
    }
}

/// How many of a unit: a decimal number, or `X`.
///
/// ```
/// use copydesk::timex::Amount;
/// assert_eq!(Amount::Number { digits: 25, decimals: 1 }.to_string(), "2.5");
/// assert_eq!(Amount::Unknown.to_string(), "X");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Amount {
    /// `X`: how many is not said.
    Unknown,
    /// `digits` over ten to the power of `decimals`: 2.5 is 25 with one decimal.
    Number {
        /// All digits.
        digits: u32,
        /// How many of them stand behind the point.
        decimals: u8,
    },
}

impl Amount {
    /// A whole number.
    ///
    /// ```
    /// assert_eq!(copydesk::timex::Amount::whole(12).to_string(), "12");
    /// ```
    pub const fn whole(digits: u32) -> Amount {
        Amount::Number { digits, decimals: 0 }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Amount::Unknown => f.write_str("X"),
            Amount::Number { digits, decimals: 0 } => write!(f, "{digits}"),
            Amount::Number { digits, decimals } => {
                let scale = 10u32.pow(u32::from(decimals.min(9)));
                write!(f, "{}.{:0width$}", digits / scale, digits % scale, width = decimals as usize)
            }
        }
    }
}

/// A unit of time, from the largest.
///
/// ```
/// use copydesk::timex::{Amount, Length, Unit};
/// assert_eq!(Length::of(Amount::whole(3), Unit::Quarter).to_string(), "P3Q");
/// assert!(Unit::Year < Unit::Month);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// `ML`
    Millennium,
    /// `CE`
    Century,
    /// `DE`
    Decade,
    /// `Y`
    Year,
    /// `H`, half a year
    Half,
    /// `Q`
    Quarter,
    /// `SP`, `SU`, `FA`, `WI` are counted too: "three summers".
    Season(Season),
    /// `M` before the T
    Month,
    /// `W`
    Week,
    /// `WE`
    Weekend,
    /// `D`
    Day,
    /// `TMO` and the like: "two nights" is `P2TNI`.
    Part(DayPart),
    /// `H` behind the T
    Hour,
    /// `M` behind the T
    Minute,
    /// `S` behind the T
    Second,
}

impl Length {
    pub(super) fn from_amounts(amounts: Vec<(Amount, Unit)>) -> Option<Length> {
        Some(Length(match amounts[..] {
            [] => return None,
            [one] => Amounts::One([one]),
            [first, second] => Amounts::Two([first, second]),
            _ => Amounts::More(amounts.into_boxed_slice()),
        }))
    }
}
