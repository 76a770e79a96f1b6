//! How often, how long and how much in each unit of time: "twice a week", "three days a week", "358,000 a month".

use super::TimexKind;
use super::find::{Desk, Found};
use super::length::unit_at;
use super::number::digits;
use super::value::{Amount, Unit, Value};
use crate::lexicon::{Class, w};
use crate::text::Kind;

impl Desk<'_, '_> {
    /// A set: so often, or so much of a smaller unit, in each `unit`; what counts stands at token `at`, and the unit
    /// ends before `end`.
    pub(super) fn each(&self, at: usize, end: usize, unit: Unit) -> Option<Found> {
        let text = self.text;
        if text.is_word(at, &[w::ONCE, w::TWICE, w::TIMES]) && at >= self.floor {
            let (start, times) = self.times(at);
            return Some(set(start..end, unit, "times-a-unit", 0.9, format!("{times}X")));
        }
        // "three days a week", "four hours a day"
        let small = unit_at(text, at)?;
        if at <= self.floor || text.token(at).starts_line() || small <= unit {
            return None;
        }
        let n = self.counted(at - 1)?;
        let letter = match (small, n) {
            // "24 hours a day, seven days a week" is always.
            (Unit::Hour, 24) | (Unit::Day, 7) => return None,
            (Unit::Hour, _) => 'H',
            (Unit::Day, _) => 'D',
            (Unit::Week, _) => 'W',
            (Unit::Month, _) => 'M',
            _ => return None,
        };
        Some(set(at - 1..end, unit, "units-a-unit", 0.8, format!("{n}{letter}")))
    }

    /// How often "once", "twice", "three times" is, and where it begins.
    fn times(&self, at: usize) -> (usize, u32) {
        match self.text.word(at) {
            w::TWICE => (at, 2),
            w::TIMES if at > self.floor => self.counted(at - 1).map_or((at, 1), |n| (at - 1, n)),
            _ => (at, 1),
        }
    }

    /// The number at token `i`, in digits, or in words below a hundred.
    fn counted(&self, i: usize) -> Option<u32> {
        let word = self.text.detail(i).number;
        digits(self.text, i).or(Some(word).filter(|n| (1..100).contains(n)))
    }

    /// Whether a rate ends at token `at`: "358,000 a month", "four flights a week".
    pub(super) fn rated(&self, at: usize) -> bool {
        let text = self.text;
        let left = at.wrapping_sub(1);
        let number = |i: usize| text.kind(i) == Kind::Number || text.is(i, Class::NUMBER);
        let other = Class::PREPOSITION
            | Class::AUXILIARY
            | Class::DETERMINER
            | Class::ADVERB
            | Class::PRONOUN
            | Class::CUE
            | Class::SUBORDINATOR;
        let counted =
            || text.kind(at) == Kind::Word && text.letters(at).ends_with('s') && !text.is(at, other) && number(left);
        at >= self.floor
            && (text.kind(at).is_numeric() || text.is(at, Class::NUMBER) || text.kind(at) == Kind::Percent || counted())
    }
}

fn set(tokens: std::ops::Range<usize>, unit: Unit, rule: &'static str, confidence: f32, freq: String) -> Found {
    let length = Value::length(Amount::whole(1), unit);
    let found = Found::new(tokens, TimexKind::Set, length, rule, confidence);
    found.recurring(Some(freq.into()), None).unbent()
}
