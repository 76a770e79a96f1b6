//! Units with a hyphen behind them: "week-long", "year-ago", "year-end".

use super::TimexKind;
use super::calendar::{quarter_of, year_of};
use super::find::{Desk, Found};
use super::value::{Amount, Unit, Value};
use crate::lexicon::w;
use crate::text::Kind;

impl Desk<'_, '_> {
    /// A unit with a hyphen behind it: "week-long", "year-ago", "year-end", "day-old".
    pub(super) fn hyphened(&mut self, i: usize, unit: Unit, _start: usize) -> Option<Found> {
        let text = self.text;
        let joined = text.kind(i.wrapping_sub(1)) == Kind::Hyphen && self.tight(i);
        if joined {
            // The "year" of "52-year-old" has its number before it.
            return None;
        }
        let (_, start) = self.det(i);
        let the = if text.word(start) == w::THE && start < i { start } else { i };
        match text.word(i + 2) {
            w::LONG | w::OLD => {
                let plural = text.letters(i).ends_with(['s', 'S']);
                let amount = if plural { Amount::Unknown } else { Amount::whole(1) };
                let unit = match unit {
                    Unit::Decade if !plural => {
                        return Some(Found::new(
                            i..i + 3,
                            TimexKind::Duration,
                            Value::length(Amount::whole(10), Unit::Year),
                            "unit-long",
                            0.9,
                        ));
                    }
                    unit => unit,
                };
                Some(Found::new(i..i + 3, TimexKind::Duration, Value::length(amount, unit), "unit-long", 0.9))
            }
            w::AGO | w::EARLIER if unit == Unit::Year => {
                // "the year-ago quarter", "the year-earlier period", "year-ago results"
                let mut end = i + 3;
                if text.is_word(end, &[w::QUARTER, w::PERIOD]) {
                    end += 1;
                } else if let Some((_, after)) = super::number::ordinal(text, end)
                    && text.word(after) == w::QUARTER
                {
                    end = after + 1;
                }
                // "the year-earlier nine months"
                if let Some(mut found) = self.length(end)
                    && found.kind == TimexKind::Duration
                    && found.start == end
                {
                    found.start = i;
                    found.rule = "year-ago-length";
                    return Some(found.with_article().unbent());
                }
                let whole = end > i + 3;
                // "the comparable year-ago quarter"
                let like = text.is_word(i.wrapping_sub(1), &[w::COMPARABLE, w::CORRESPONDING]) && i >= self.floor + 2;
                let the = if like && text.word(i - 2) == w::THE { i - 2 } else { the };
                let begin = if whole { the } else { i };
                let value = self.quarter_before(i).or_else(|| {
                    if whole && text.word(end - 1) == w::QUARTER {
                        let (year, quarter) = self.current_quarter()?;
                        return Self::calendar(quarter_of(year - 1, quarter));
                    }
                    Self::calendar(year_of(self.today?.year - 1))
                })?;
                Some(Found::date(begin..end, value, "year-ago", 0.85).unbent())
            }
            w::END if unit == Unit::Year => Some(self.year_end(i..i + 3)),
            // "at month-end", and not "the week-end"
            w::END if unit != Unit::Week => self.unit_end(i, unit),
            _ => None,
        }
    }
}
