//! What an ordinal heads: "the third quarter", "the 20th century", "the first nine months", "on the 4th".

use super::TimexKind;
use super::date::day_value;
use super::find::{Desk, Found};
use super::length::unit_at;
use super::nth::Nth;
use super::number;
use super::value::{Amount, Calendar, Part, Unit, Value, Year};
use crate::lexicon::{Class, w};
use crate::text::Kind;

impl Desk<'_, '_> {
    /// "the third quarter", "the 20th century", "the first nine months", "the second half".
    pub(super) fn ordinal(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        if self.only_ranks(i) {
            return None;
        }
        if let Some(found) = self.day_month(i) {
            return Some(found);
        }
        let (n, next) = number::ordinal(text, i)?;
        if let Some(found) = self.every_nth(i, next, n) {
            return Some(found);
        }
        if let Some(found) = self.day_of_month(i, next, n).or_else(|| self.day_alone(i, n)) {
            return Some(found);
        }
        let at = if text.kind(next) == Kind::Hyphen && self.tight(next) { next + 1 } else { next };
        // "the second and third quarters"
        if text.is_word(next, &[w::AND, w::OR, w::THROUGH, w::TO])
            && let Some((_, after)) = number::ordinal(text, next + 1)
            && text.is_word(after, &[w::QUARTER, w::QUARTERS])
        {
            let mut found = self.nth_quarter(i, after, n)?;
            found.end = next;
            found.article = false;
            return Some(found);
        }
        if text.word(at) == w::QUARTERS && text.is(i.wrapping_sub(2), Class::ORDINAL) {
            return self.nth_quarter(i, at, n);
        }
        // "the first fiscal quarter", "the first full quarter"
        let fiscal = text.word(at) == w::FISCAL;
        let at = at + usize::from(fiscal);
        let word = text.word(at);
        if word == w::QUARTER {
            return self.nth_quarter(i, at, n);
        }
        if word == w::HALF && n <= 2 {
            return self.nth_half(i, at, n);
        }
        if let Some(found) = self.nth_weekday_of(i, at, Nth::From(n)) {
            return Some(found);
        }
        if let Some(unit) = unit_at(text, at)
            && let Some(found) = self.nth_unit(i, at, unit, Nth::From(n))
        {
            return Some(found);
        }
        // "the first hours of the war", "the first days"
        if n == 1
            && let Some(unit) = unit_at(text, next)
            && text.letters(next).ends_with('s')
            && !text.token(next).capitalised()
            && matches!(text.word(i.wrapping_sub(1)), w::THE)
        {
            let value = Value::length(Amount::Unknown, unit);
            return Some(Found::new(i..next + 1, TimexKind::Duration, value, "first-units", 0.6).with_article());
        }
        match text.detail(at).time {
            11 if text.is(at, Class::UNIT) && (1..=30).contains(&n) => {
                let mut end = at + 1;
                let mut bc = false;
                if let Some((before, after)) = self.era_word(end) {
                    bc = before;
                    end = after;
                }
                // The 20th century are the years 19XX.
                let value = Calendar::new(Year::of(bc, n - 1, 2)?, Part::Whole);
                let attributive = text.kind(end) == Kind::Word
                    && !text.is(end, Class::PREPOSITION | Class::AUXILIARY | Class::CONJUNCTION);
                let found = Found::date(i..end, Value::Calendar(value), "century", 0.95);
                Some(if attributive { found } else { found.with_article() })
            }
            12 if text.is(at, Class::UNIT) && (1..=9).contains(&n) => {
                let (bc, end) = self.era_word(at + 1).unwrap_or((false, at + 1));
                let value = Calendar::new(Year::of(bc, n - 1, 1)?, Part::Whole);
                Some(Found::date(i..end, Value::Calendar(value), "millennium", 0.9).with_article())
            }
            10 if text.is(at, Class::UNIT) => None,
            _ => self.first_of(i, next).or_else(|| self.quarter_left_out(i, n)),
        }
    }

    /// "rose in the second quarter and fell in the fourth": a quarter by its number alone, of the same year.
    fn quarter_left_out(&mut self, i: usize, n: u32) -> Option<Found> {
        let text = self.text;
        let (year, quarter, token) = self.quarter?;
        let led = i >= self.floor + 2
            && text.word(i - 1) == w::THE
            && text.is_word(i - 2, &[w::IN, w::OF, w::FOR, w::FROM, w::TO, w::DURING]);
        let ends = !text.kind(i + 1).is_word() && text.kind(i + 1) != Kind::Hyphen;
        let near = token >= self.sentence_start && quarter != n as i32;
        if !(led && ends && near && (1..=4).contains(&n)) {
            return None;
        }
        let value = Value::Calendar(super::calendar::quarter_of(year, n as i32)?);
        Some(Found::date(i - 1..i + 1, value, "quarter-left-out", 0.7).unbent())
    }

    /// "on the 4th", of the month last mentioned or that of the anchor.
    fn day_alone(&mut self, i: usize, n: u32) -> Option<Found> {
        let text = self.text;
        // "from the 14th to the 21st": where a day has been named in the sentence.
        let named = self.day.is_some() && self.day_token >= self.sentence_start;
        let led = text.word(i.wrapping_sub(1)) == w::THE
            && (text.is_word(i.wrapping_sub(2), &[w::ON, w::UNTIL, w::BY, w::SINCE])
                || named && text.is_word(i.wrapping_sub(2), &[w::TO, w::FROM, w::AND]))
            && i >= self.floor + 2;
        let alone = !text.kind(i + 1).is_word() && text.kind(i + 1) != Kind::Hyphen
            || text.is(i + 1, Class::PREPOSITION | Class::CONJUNCTION | Class::AUXILIARY);
        if text.kind(i) != Kind::Ordinal || !(1..=31).contains(&n) || !led || !alone {
            return None;
        }
        let point = self.day.or(self.anchor())?;
        let value = day_value(point.year, point.month?, n as u8)?;
        Some(Found::date(i - 1..i + 1, value, "day-alone", 0.6).unbent())
    }

    /// "the first nine months", "the first two years", "the last week of June".
    pub(super) fn first_of(&mut self, i: usize, next: usize) -> Option<Found> {
        let mut found = self.length(next)?;
        // "the first two quarters of 2012" are its first half.
        if let Value::Length(length) = &found.value
            && let [(Amount::Number { digits: 2, decimals: 0 }, Unit::Quarter)] = length.amounts()
            && number::ordinal(self.text, i).is_some_and(|(n, _)| n == 1)
            && self.text.word(found.end) == w::OF
            && let Some((year, end)) = self.year_after(found.end)
        {
            let half = Calendar::new(Year::new(year)?, Part::Half(Some(1)));
            return Some(Found::date(i..end, Value::Calendar(half), "nth-half", 0.8).with_article());
        }
        if found.kind != TimexKind::Duration || found.start != next || self.text.token(i + 1).starts_line() {
            return None;
        }
        found.start = i;
        found.rule = "ordinal-length";
        Some(found.with_article())
    }
}
