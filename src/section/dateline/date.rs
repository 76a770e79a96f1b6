//! The date of a dateline, misprints of it among them.

use super::{Mark, Reader, When};
use crate::date::Date;
use crate::lexicon::Class;
use crate::section::said::said;
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
            return Some(When { first, last: at, after: at, day: None, sure: true });
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
        let when = When { first, last, after: self.clock(last), day: date, sure: month.is_some() };
        if month.is_none() {
            // A word that is no month passes for a misprint of one only right before the dash.
            let letters = text.letters(first);
            let misprint = text.class(first).is_none() && (3..=10).contains(&letters.len()) && day <= 31;
            let dash = matches!(self.mark(last, false).1, Mark::Dash | Mark::Hyphen);
            return (misprint && dash && text.token(first).capitalised()).then_some(when);
        }
        Some(when)
    }

    /// Behind the clock time that a date may have: "Nov 20, 2026 / 04:00 am".
    fn clock(&self, i: usize) -> usize {
        let text = self.text;
        let at = i + usize::from(matches!(text.kind(i), Kind::Slash | Kind::Comma | Kind::Bullet));
        if !(text.kind(at) == Kind::Number && text.kind(at + 1) == Kind::Colon && text.kind(at + 2) == Kind::Number) {
            return i;
        }
        let half = |i: usize| said!["am", "pm", "a.m.", "p.m."].has_in_any_case(text, text.token(i).span());
        let end = at + 3 + usize::from(half(at + 3));
        end + usize::from(text.is(end, Class::ZONE) && text.token(end).all_caps())
    }

    /// A date behind a stop or a bar, or in brackets: "KYIV. Nov 20", "MUMBAI | 19 November 2026", "GENEVA (20 November)".
    pub(super) fn set_off(&self, i: usize) -> Option<When> {
        let text = self.text;
        if !matches!(text.kind(i), Kind::Period | Kind::Bullet | Kind::Slash | Kind::OpenRound) {
            return None;
        }
        let when = self.month_day(i + 1).filter(|when| when.sure)?;
        match text.kind(i) {
            Kind::OpenRound if text.kind(when.after) == Kind::CloseRound => {
                Some(When { after: when.after + 1, ..when })
            }
            Kind::OpenRound => None,
            _ => Some(when),
        }
    }

    /// The stop behind a date.
    pub(super) fn stop(&self, i: usize) -> (usize, Mark) {
        if self.text.kind(i) == Kind::Period { (i + 1, Mark::Stop) } else { (i, Mark::Missing) }
    }
}
