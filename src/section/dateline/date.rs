//! The date of a dateline, misprints of it among them.

use super::{Mark, Reader, When};
use crate::date::Date;
use crate::lexicon::Class;
use crate::text::Kind;

impl Reader<'_> {
    /// "Aug. 20", "Nov 3, 2020", "20 August 2019", "Monday", and misprints as "Narch 2", "March 119".
    pub(super) fn when(&self, first: usize) -> Option<When> {
        let text = self.text;
        let mut at = first;
        if text.is(at, Class::WEEKDAY) && text.token(at).capitalised() {
            at += 1;
            at += usize::from(text.kind(at) == Kind::Period);
            let after = self.comma(at);
            if let Some(when) = self.month_day(after) {
                return Some(When { first, ..when });
            }
            return Some(When { first, last: at, day: None, sure: true });
        }
        self.month_day(at)
    }

    pub(super) fn month_day(&self, first: usize) -> Option<When> {
        let text = self.text;
        let number = |i: usize| match text.kind(i) {
            Kind::Number => text.letters(i).parse::<i16>().ok().filter(|n| *n < 1000),
            Kind::Ordinal => text.letters(i).get(..text.letters(i).len() - 2)?.parse().ok(),
            _ => None,
        };
        let month =
            |i: usize| (text.kind(i) == Kind::Word && text.is(i, Class::MONTH)).then(|| text.detail(i).time as i8);
        let stop = |i: usize| i + usize::from(text.kind(i) == Kind::Period && !text.token(i).spaced());
        let (month, day, at) = if let Some(day) = number(first) {
            (Some(month(first + 1)?), day, stop(first + 2))
        } else if text.kind(first) == Kind::Word {
            let at = stop(first + 1);
            (month(first), number(at)?, at + 1)
        } else {
            return None;
        };
        let comma = self.comma(at);
        let year = |i: usize| {
            let digits = text.letters(i);
            (text.kind(i) == Kind::Number && digits.len() == 4).then(|| digits.parse::<i16>().ok()).flatten()
        };
        let (last, date) = match year(comma).filter(|y| (1800..2200).contains(y)) {
            Some(year) => (comma + 1, month.and_then(|m| Date::checked(year, m, day as i8))),
            None => (at, None),
        };
        let when = When { first, last, day: date, sure: month.is_some() };
        if month.is_none() {
            // A word that is no month passes for a misprint of one only right before the dash.
            let letters = text.letters(first);
            let misprint = text.class(first).is_none() && (3..=10).contains(&letters.len()) && day <= 31;
            let dash = matches!(self.mark(last, false).1, Mark::Dash | Mark::Hyphen);
            return (misprint && dash && text.token(first).capitalised()).then_some(when);
        }
        Some(when)
    }
}
