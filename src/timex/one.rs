//! One of a unit: "a week", "an hour", "a year and a half", and what follows it: "a year ago", "a fortnight today".

use super::TimexKind;
use super::find::{Desk, Found};
use super::length::rest_of;
use super::value::{Amount, Length, Unit, Value};
use crate::lexicon::{Class, w};
use crate::text::Kind;

impl Desk<'_, '_> {
    /// "a week", "an hour", and "a year ago", "a day earlier".
    pub(super) fn one(&mut self, i: usize, unit: Unit, start: usize) -> Option<Found> {
        let text = self.text;
        // "a second term", "a day care", "a quarter of", "a month-long": only the noun counts.
        if matches!(unit, Unit::Quarter | Unit::Second | Unit::Weekend) {
            return None;
        }
        let mut end = i + 1;
        let mut amount = Amount::whole(1);
        if text.word(end) == w::AND && text.word(end + 1) == w::A && text.word(end + 2) == w::HALF {
            amount = Amount::Number { digits: 15, decimals: 1 };
            end += 3;
        }
        let before = start.wrapping_sub(1);
        // "a quarter of an hour"
        if unit == Unit::Hour && text.word(before) == w::OF && text.word(start.wrapping_sub(2)) == w::QUARTER {
            let three = text.word(start.wrapping_sub(3)) != w::A;
            let begin = start.wrapping_sub(3);
            if three || begin < self.floor {
                return None;
            }
            return Some(Found::new(
                begin..end,
                TimexKind::Duration,
                Value::length(Amount::whole(15), Unit::Minute),
                "quarter-hour",
                0.9,
            ));
        }
        if text.word(before) == w::OF {
            let of_what = match (text.word(before.wrapping_sub(1)), unit) {
                (w::QUARTERS, Unit::Hour) => self.three_quarters(before, end),
                (w::QUARTER, Unit::Century) => self.quarter_century(before - 1, end),
                _ => None,
            };
            if of_what.is_some() {
                return of_what;
            }
        }
        if let Some(found) = self.each(before, end, unit) {
            return Some(found);
        }
        // "a week on Sunday": the Sunday after the next.
        if unit == Unit::Week
            && text.word(end) == w::ON
            && text.is(end + 1, Class::WEEKDAY)
            && let Some(day) = self.week_after(text.detail(end + 1).time as i8)
        {
            return Some(Found::date(start..end + 2, day, "week-on-weekday", 0.8).unbent());
        }
        if unit == Unit::Week {
            let weeks = if text.detail(i).time == 6 { 2 } else { 1 };
            if let Some(day) = self.weeks_from(start..end, weeks) {
                return Some(day);
            }
        }
        let value = match amount {
            Amount::Number { decimals: 1, .. } if unit == Unit::Year => {
                Length::two((Amount::whole(1), unit), (Amount::whole(6), Unit::Month))
            }
            Amount::Number { decimals: 1, .. } if unit == Unit::Hour => {
                Length::two((Amount::whole(1), unit), (Amount::whole(30), Unit::Minute))
            }
            Amount::Number { decimals: 1, .. } if unit == Unit::Minute => {
                Length::two((Amount::whole(1), unit), (Amount::whole(30), Unit::Second))
            }
            _ => match unit {
                Unit::Week if text.detail(i).time == 6 => Length::of(Amount::whole(2), unit),
                Unit::Decade => Length::of(Amount::whole(10), Unit::Year),
                Unit::Century => Length::of(Amount::whole(100), Unit::Year),
                _ => Length::of(amount, unit),
            },
        };
        // "a year and a month", "an hour and ten minutes"
        let (value, end) = match rest_of(text, end + 1, unit).filter(|_| text.word(end) == w::AND && end == i + 1) {
            Some((rest, after)) => (Length::two((amount, unit), rest), after),
            None => (value, end),
        };
        let found = Found::new(start..end, TimexKind::Duration, Value::Length(value), "one-unit", 0.75);
        let suffix = text.is_word(end, &[w::AGO, w::EARLIER, w::LATER, w::BEFORE, w::AFTER, w::FROM, w::HENCE, w::OR]);
        if !text.is_word(end, &[w::AGO, w::EARLIER, w::LATER, w::BEFORE]) && self.rated(before) {
            return None;
        }
        if !suffix {
            let prepared = text
                .is(before, Class::PREPOSITION | Class::ADVERB | Class::CONJUNCTION | Class::SUBORDINATOR | Class::CUE)
                || text.is(before, Class::VERB_BASE | Class::VERB_ING | Class::VERB_PAST | Class::VERB_S)
                || !text.kind(before).is_word()
                || text.is_word(before, &[w::NEARLY, w::ALMOST, w::ABOUT, w::THAN, w::LEAST, w::HALF]);
            let measured = text.is_word(before, &[w::WITHIN, w::AFTER, w::FOR, w::IN, w::ABOUT, w::THAN, w::LEAST]);
            // "it has been a decade since the war"
            let since = text.word(end) == w::SINCE && text.is(before, Class::AUXILIARY);
            // "in a month's time" is the date then.
            if text.token(end).clitic() && text.word(end + 1) == w::TIME && text.word(before) == w::IN {
                return Some(self.in_time(found));
            }
            if !prepared && !since && !text.is(before, Class::PRONOUN)
                || text.word(end) == w::OF && unit != Unit::Year && !measured
            {
                return None;
            }
            // "on a day like this"
            if unit == Unit::Day && text.word(before) == w::ON {
                return None;
            }
            if unit == Unit::Day
                && text.kind(end) == Kind::Word
                && !text.is(end, Class::PREPOSITION | Class::CONJUNCTION | Class::AUXILIARY | Class::SUBORDINATOR)
            {
                return None;
            }
            return Some(found);
        }
        self.after_length(found, amount, unit, false, false)
    }
}
