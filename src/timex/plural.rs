//! Units in the plural without a number: "weeks", "recent months", "the years ahead".

use super::TimexKind;
use super::det::Det;
use super::find::{Desk, Found};
use super::length::unit_at;
use super::value::{Amount, Calendar, Part, Unit, Value, Year};
use crate::lexicon::{Class, w};
use crate::text::Kind;

impl Desk<'_, '_> {
    /// "weeks", "recent months", "the years", "the weeks ahead".
    pub(super) fn plural(&mut self, i: usize, unit: Unit, det: Det, start: usize) -> Option<Found> {
        let text = self.text;
        let before = i.wrapping_sub(1);
        let previous = text.word(before);
        // "weeks or months", "days and weeks": one stretch, told by its smaller unit.
        let two = text.is_word(i + 1, &[w::OR, w::AND])
            && !matches!(previous, w::FEW | w::SEVERAL)
            && text.is(i + 2, Class::UNIT)
            && text.letters(i + 2).ends_with('s')
            && unit_at(text, i + 2).is_some_and(|larger| larger < unit);
        let whole = if two { i + 3 } else { i + 1 };
        let length = |start: usize, rule, confidence| {
            Some(Found::new(start..whole, TimexKind::Duration, Value::length(Amount::Unknown, unit), rule, confidence))
        };
        // "on weekends"
        if unit == Unit::Weekend && text.is_word(before, &[w::ON, w::AT]) {
            let at = Calendar::new(Year::UNKNOWN, Part::Weekend(None));
            return Some(Found::new(i..i + 1, TimexKind::Set, Value::Calendar(at), "weekends", 0.8).unbent());
        }
        if text.kind(before) == Kind::Hyphen && self.tight(i)
            || text.token(i).starts_line() && !text.is_word(i + 1, &[w::AGO, w::LATER, w::EARLIER, w::BEFORE, w::AFTER])
        {
            return None;
        }
        let mut end = whole;
        // "a few days", "several years", "some weeks", "many months"
        if matches!(previous, w::FEW | w::SEVERAL | w::MANY | w::SOME) && before >= self.floor {
            let a = before.wrapping_sub(1);
            let start = if previous == w::FEW && text.word(a) == w::A && a >= self.floor { a } else { before };
            let mut found =
                Found::new(start..end, TimexKind::Duration, Value::length(Amount::Unknown, unit), "some-units", 0.8);
            if previous == w::MANY && text.word(a) == w::AS {
                return None;
            }
            found.modifier = None;
            return self.after_length(found, Amount::Unknown, unit, false, false);
        }
        // "weeks or months", "recent weeks and months"
        match previous {
            w::RECENT => {
                let start = if text.word(before.wrapping_sub(1)) == w::THE && before > self.floor {
                    before - 1
                } else {
                    before
                };
                // In recent years is the past, in recent weeks a stretch of them.
                if unit == Unit::Year {
                    return Some(Found::date(start..end, Value::Past, "recent-units", 0.6));
                }
                return length(start, "recent-units", 0.6);
            }
            w::COMING | w::UPCOMING => {
                let start = if text.word(before.wrapping_sub(1)) == w::THE && before > self.floor {
                    before - 1
                } else {
                    before
                };
                return Some(Found::date(start..end, Value::Future, "coming-units", 0.6));
            }
            w::FOLLOWING if matches!(det, Det::Following) => return length(start, "following-units", 0.6),
            w::FUTURE => return Some(Found::date(before..end, Value::Future, "future-units", 0.6)),
            w::PAST | w::LAST | w::PREVIOUS if matches!(det, Det::Last | Det::Previous) => {
                return Some(Found::date(start..end, Value::Past, "past-units", 0.5));
            }
            w::THESE if unit == Unit::Day => return Some(Found::date(before..end, Value::Present, "these-days", 0.9)),
            // "in those days"
            w::THOSE if unit == Unit::Day && text.word(before.wrapping_sub(1)) == w::IN && self.ends_at(end) => {
                return Some(Found::date(before..end, Value::Past, "those-days", 0.7).unbent());
            }
            w::EARLY
                if matches!(unit, Unit::Year | Unit::Month | Unit::Day)
                    && det == Det::None
                    && text.word(before.wrapping_sub(1)) == w::THE =>
            {
                return length(before - 1, "the-units", 0.5);
            }
            _ => {}
        }
        if text.word(end) == w::AGO {
            return Some(Found::date(i..end + 1, Value::Past, "units-ago", 0.8));
        }
        if text.is_word(end, &[w::LATER, w::EARLIER]) {
            return length(i, "units", 0.6);
        }
        if text.word(end) == w::AHEAD {
            end += 1;
            let start = if det == Det::The { start } else { i };
            return Some(Found::new(
                start..end,
                TimexKind::Duration,
                Value::length(Amount::Unknown, unit),
                "units-ahead",
                0.6,
            ));
        }
        // "for years", "within weeks", "in the days after", "spent months"
        let led = text.is_word(
            before,
            &[
                w::FOR,
                w::IN,
                w::WITHIN,
                w::AFTER,
                w::OVER,
                w::THROUGH,
                w::TAKE,
                w::TAKES,
                w::TOOK,
                w::SPENT,
                w::LAST,
                w::LASTED,
                w::BY,
                w::OF,
                w::MANY,
                w::OR,
            ],
        );
        // "in the weeks before the vote": the article belongs to what follows.
        if det == Det::The && text.is_word(end, &[w::BEFORE, w::AFTER, w::THAT, w::SINCE]) {
            return length(i, "units", 0.5);
        }
        let the =
            det == Det::The && text.is_word(start.wrapping_sub(1), &[w::OVER, w::IN, w::THROUGH, w::FOR, w::DURING]);
        if text.word(end) == w::OF && !led {
            // "follows months of talks"
            let verb =
                text.is(before, Class::VERB_S | Class::VERB_PAST | Class::VERB_ING) && !text.is(before, Class::CUE);
            return if verb && unit < Unit::Hour { length(i, "units", 0.6) } else { None };
        }
        if matches!(unit, Unit::Second | Unit::Part(_)) && previous != w::FOR && previous != w::WITHIN {
            return None;
        }
        if led && !matches!(previous, w::OF | w::OR | w::BY) {
            return length(i, "units", 0.7);
        }
        if the {
            return length(start, "the-units", 0.55);
        }
        if previous == w::OR || text.word(before) == w::OF {
            return None;
        }
        // "Months later", "days before the vote", "years of neglect"
        if text.is_word(end, &[w::BEFORE, w::AFTER]) && !text.is(before, Class::DETERMINER) {
            return length(i, "units", 0.6);
        }
        None
    }
}
