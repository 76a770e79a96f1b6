//! The names of types and modifiers as the standard writes them.

use super::{Modifier, TimexKind};

impl TimexKind {
    /// The name in TIMEX3 and in JSON.
    ///
    /// ```
    /// assert_eq!(copydesk::timex::TimexKind::Date.as_str(), "DATE");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            TimexKind::Date => "DATE",
            TimexKind::Time => "TIME",
            TimexKind::Duration => "DURATION",
            TimexKind::Set => "SET",
        }
    }
}

impl Modifier {
    /// The name in TIMEX3 and in JSON.
    ///
    /// ```
    /// assert_eq!(copydesk::timex::Modifier::MoreThan.as_str(), "MORE_THAN");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Modifier::Before => "BEFORE",
            Modifier::After => "AFTER",
            Modifier::OnOrBefore => "ON_OR_BEFORE",
            Modifier::OnOrAfter => "ON_OR_AFTER",
            Modifier::LessThan => "LESS_THAN",
            Modifier::MoreThan => "MORE_THAN",
            Modifier::EqualOrLess => "EQUAL_OR_LESS",
            Modifier::EqualOrMore => "EQUAL_OR_MORE",
            Modifier::Start => "START",
            Modifier::Mid => "MID",
            Modifier::End => "END",
            Modifier::Approx => "APPROX",
        }
    }
}
