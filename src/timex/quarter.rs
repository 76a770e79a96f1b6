//! Quarters, halves and fiscal years: the calendar of companies.

use super::Modifier;
use super::calendar::{self, quarter_of, year_of};
use super::date::full_year;
use super::det::Det;
use super::find::{Desk, Found};
use super::number::{self};
use super::resolve::Point;
use super::value::{Calendar, Part, Unit, Value, Year};
use crate::lexicon::w;
use crate::text::Kind;

/// How far back a quarter was mentioned for "a year ago" to mean the quarter, in tokens.
const QUARTER_REACH: usize = 250;

impl Desk<'_, '_> {
    /// "the third quarter", with the year that it is of.
    pub(super) fn nth_quarter(&mut self, i: usize, at: usize, n: u32) -> Option<Found> {
        let text = self.text;
        let quarter = i32::try_from(n).ok().filter(|n| (1..=4).contains(n))?;
        let mut found_end = at + 1;
        let hyphen = text.kind(at - 1) == Kind::Hyphen;
        let (mut year, mut start) = (None, i);
        if let Some((y, end)) = self.year_after(at + 1)
            && text.kind(at + 1) != Kind::Comma
        {
            year = Some(y);
            found_end = end;
        }
        let mut before = i.wrapping_sub(1);
        // "the fiscal first quarter", "the fiscal-first quarter"
        let over = usize::from(text.kind(before) == Kind::Hyphen && self.tight(i));
        if i > over && before.wrapping_sub(over) >= self.floor && text.word(before.wrapping_sub(over)) == w::FISCAL {
            start = i - 1 - over;
            before = start.wrapping_sub(1);
        }
        if year.is_none() && before >= self.floor && start == i {
            // "this year's third quarter", "the 1988 second quarter", "fiscal 1989's"
            if text.token(before).clitic() && text.word(before.wrapping_sub(1)) == w::YEAR && before >= 2 + self.floor {
                let by = match text.word(before - 2) {
                    w::THIS => Some(0),
                    w::LAST => Some(-1),
                    w::NEXT => Some(1),
                    _ => None,
                };
                if let (Some(by), Some(today)) = (by, self.today) {
                    year = Some(today.year + by);
                    start = before - 2;
                }
            } else if let Some((y, end)) = self.year_at(before)
                && end == i
                && text.letters(before).len() == 4
            {
                year = Some(y);
                start = before;
            }
        }
        let value = match year {
            Some(year) => Self::calendar(quarter_of(year, quarter))?,
            None => match self.today {
                None => Value::Calendar(Calendar::new(Year::UNKNOWN, Part::Quarter(Some(quarter as u8)))),
                Some(today) => {
                    let now = (i32::from(today.month?) - 1) / 3 + 1;
                    // Reports look back: only the quarter that runs, and the next, are of this year.
                    let year = if quarter <= now + 1 { today.year } else { today.year - 1 };
                    Self::calendar(quarter_of(year, quarter))?
                }
            },
        };
        let found = Found::date(start..found_end, value, "nth-quarter", 0.85);
        Some(if hyphen && start == i { found } else { found.with_article() })
    }

    /// "the first half of 1997".
    pub(super) fn nth_half(&mut self, i: usize, at: usize, n: u32) -> Option<Found> {
        let text = self.text;
        let mut end = at + 1;
        let mut year = None;
        if let Some((y, after)) = self.year_after(end)
            && text.kind(end) != Kind::Comma
        {
            year = Some(y);
            end = after;
        } else if text.word(end) == w::OF && text.word(end + 1) == w::THE && text.word(end + 2) == w::YEAR {
            end += 3;
        } else if text.word(end) == w::OF {
            // "the second half of the match"
            return None;
        } else {
            return None;
        }
        let year = year.or(self.today.map(|t| t.year));
        let year = match year {
            Some(year) => Year::new(year)?,
            None => Year::UNKNOWN,
        };
        Some(
            Found::date(i..end, Value::Calendar(Calendar::new(year, Part::Half(Some(n as u8)))), "nth-half", 0.85)
                .with_article(),
        )
    }

    /// A code of digits and letters: "Q3", "3Q", "H1 2013", "FY2013".
    pub(super) fn coded(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let letters = text.letters(i).as_bytes();
        let (part, mut end) = match *letters {
            [b'Q', q @ b'1'..=b'4'] => (Part::Quarter(Some(q - b'0')), i + 1),
            [b'H', h @ b'1'..=b'2'] => (Part::Half(Some(h - b'0')), i + 1),
            [b'F', b'Y', ..] => {
                let digits = number::plain(text.letters(i).get(2..)?)?;
                let year = full_year(digits, letters.len() - 2)?;
                let value = Calendar { fiscal: true, ..year_of(year.into())? };
                return Some(Found::date(i..i + 1, Value::Calendar(value), "fiscal-code", 0.9));
            }
            _ => return None,
        };
        // "H1" without a year is a chip or a visa as well.
        let led = text.is_word(i.wrapping_sub(1), &[w::IN, w::FOR, w::OF, w::DURING]);
        if matches!(part, Part::Half(_)) && !led && self.year_after(end).is_none() {
            return None;
        }
        let mut year = self.today.map(|today| match part {
            Part::Quarter(Some(q)) if i32::from(q) > i32::from(today.month.unwrap_or(1) - 1) / 3 + 2 => today.year - 1,
            _ => today.year,
        });
        if let Some((y, after)) = self.year_after(end) {
            year = Some(y);
            end = after;
        }
        let year = year.and_then(Year::new).unwrap_or(Year::UNKNOWN);
        Some(Found::date(i..end, Value::Calendar(Calendar::new(year, part)), "nth-quarter", 0.85))
    }

    /// A year that names the quarter or the fiscal year of a report.
    pub(super) fn year_of_report(&mut self, i: usize, year: i32) -> Option<Found> {
        let text = self.text;
        let before = i.wrapping_sub(1);
        let the = text.word(before) == w::THE && before >= self.floor;
        if text.word(before) == w::FISCAL && before >= self.floor {
            let mut value = calendar::year_of(year)?;
            value.fiscal = self.settings.fiscal_start != 1;
            return Some(Found::date(before..i + 1, Value::Calendar(value), "fiscal-year", 0.9));
        }
        if !the {
            return None;
        }
        if text.is_word(i + 1, &[w::QUARTER, w::PERIOD]) {
            let (_, quarter) = self.current_quarter()?;
            let quarter = calendar::quarter_of(year, quarter)?;
            let (value, confidence) = match self.quarter {
                Some(_) => (quarter, 0.75),
                None if text.word(i + 1) == w::PERIOD => (year_of(year)?, 0.6),
                None => (quarter, 0.6),
            };
            return Some(Found::date(before..i + 2, Value::Calendar(value), "year-quarter", confidence).unbent());
        }
        let (n, at) = number::ordinal(text, i + 1)?;
        if text.word(at) == w::QUARTER && (1..=4).contains(&n) {
            let value = calendar::quarter_of(year, n as i32)?;
            return Some(Found::date(before..at + 1, Value::Calendar(value), "year-quarter", 0.9).unbent());
        }
        None
    }

    /// "this year's third quarter", "last year's quarter", "last year's": the year is named by its possessive.
    pub(super) fn of_year(&mut self, i: usize, det: Det, start: usize) -> Option<Found> {
        let text = self.text;
        let by = match det {
            Det::Last => -1,
            Det::Next => 1,
            _ => 0,
        };
        let head = i + 2;
        let year = self.today.map(|t| t.year + by);
        if let (Some((n, at)), Some(year)) = (super::number::ordinal(text, head), year) {
            let at = if text.kind(at) == Kind::Hyphen && self.tight(at) { at + 1 } else { at };
            if text.word(at) == w::QUARTER && (1..=4).contains(&n) {
                return Some(Found::date(
                    start..at + 1,
                    Self::calendar(quarter_of(year, n as i32))?,
                    "nth-quarter",
                    0.9,
                ));
            }
            if text.word(at) == w::HALF && n <= 2 {
                let half = Calendar::new(Year::new(year)?, Part::Half(Some(n as u8)));
                return Some(Found::date(start..at + 1, Value::Calendar(half), "nth-half", 0.9));
            }
        }
        if text.word(head) == w::QUARTER
            && let (Some((_, quarter)), Some(year)) = (self.current_quarter(), year)
        {
            return Some(Found::date(
                start..head + 1,
                Self::calendar(quarter_of(year, quarter))?,
                "year-quarter",
                0.85,
            ));
        }
        let rule = if by == 0 {
            "this-unit"
        } else if by < 0 {
            "last-unit"
        } else {
            "next-unit"
        };
        self.moved(start..i + 1, Unit::Year, i64::from(by), false, rule)
    }

    /// The quarter that "the quarter" means: the last mentioned, or the last that has ended.
    pub(super) fn current_quarter(&self) -> Option<(i32, i32)> {
        if let Some((year, quarter, _)) = self.quarter {
            return Some((year, quarter));
        }
        let today = self.today?;
        let quarter = (i32::from(today.month?) - 1) / 3;
        Some(if quarter == 0 { (today.year - 1, 4) } else { (today.year, quarter) })
    }

    /// The quarter a year before the one the text reports on, if it does.
    pub(super) fn quarter_before(&self, at: usize) -> Option<Value> {
        let (year, quarter, token) = self.quarter?;
        if !self.quarter_stands || at.saturating_sub(token) > QUARTER_REACH {
            return None;
        }
        // Only the quarter of this year is compared with the year before.
        Self::calendar(quarter_of(year - 1, quarter))
    }

    /// The fiscal year in which a date lies: named for the year in which it ends.
    pub(super) fn fiscal_year(&self, at: Point) -> i32 {
        let start = self.settings.fiscal_start;
        at.year + i32::from(start > 1 && i16::from(at.month.unwrap_or(1)) >= i16::from(start))
    }

    /// "year-end": the last day of this year, or of the one before where the verb looks back.
    pub(super) fn year_end(&mut self, tokens: std::ops::Range<usize>) -> Found {
        let Some(today) = self.anchor() else {
            return Found::date(tokens, Value::Calendar(Calendar::new(Year::UNKNOWN, Part::Whole)), "year-end", 0.5);
        };
        let since = self.text.is_word(tokens.start.wrapping_sub(1), &[w::SINCE]);
        let year = if since { today.year - 1 } else { today.year };
        let value = year_of(year).map_or(Value::Future, Value::Calendar);
        let mut found = Found::date(tokens, value, "year-end", 0.75);
        found.modifier = Some(Modifier::End);
        let last = Point { year, month: Some(12), day: Some(31) };
        found.other = last.as_calendar().map(|day| (Value::Calendar(day), 0.25));
        found
    }
}
