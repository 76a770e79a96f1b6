//! How often, how long and how much in each unit of time: "twice a week", "three days a week", "358,000 a month".

use super::TimexKind;
use super::find::{Desk, Found};
use super::length::unit_at;
use super::number::digits;
use super::value::{Amount, Calendar, Part, Unit, Value, Year};
use crate::lexicon::{Class, w};
use crate::text::Kind;

impl Desk<'_, '_> {
    /// A set: so often, or so much of a smaller unit, in each `unit`; what counts stands at token `at`, and the unit
    /// ends before `end`.
    pub(super) fn each(&self, at: usize, end: usize, unit: Unit) -> Option<Found> {
        let text = self.text;
        if self.says_times(at) && at >= self.floor {
            let (start, times) = self.times(at);
            // "once a fortnight"
            let two = text.is(end - 1, Class::UNIT) && text.detail(end - 1).time == 6;
            let length = Value::length(Amount::whole(if two { 2 } else { 1 }), unit);
            return Some(set(start..end, length, "times-a-unit", 0.9, format!("{times}X")));
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
        let length = Value::length(Amount::whole(1), unit);
        Some(set(at - 1..end, length, "units-a-unit", 0.8, format!("{n}{letter}")))
    }

    /// How often "once", "twice", "three times" is, and where it begins.
    fn times(&self, at: usize) -> (usize, u32) {
        match self.text.word(at) {
            w::TWICE => (at, 2),
            w::THRICE => (at, 3),
            w::TIMES if at > self.floor => self.counted(at - 1).map_or((at, 1), |n| (at - 1, n)),
            _ => (at, 1),
        }
    }

    fn says_times(&self, at: usize) -> bool {
        self.text.is_word(at, &[w::ONCE, w::TWICE, w::THRICE, w::TIMES])
    }

    /// "twice-yearly", "three times daily", "three-monthly", "half-hourly": how often in the unit, or how many of them, stands
    /// before the word at `i`, which recurs each `unit`.
    pub(super) fn adverb_each(&self, i: usize, unit: Unit) -> Option<Found> {
        let text = self.text;
        let hyphen = text.kind(i.wrapping_sub(1)) == Kind::Hyphen && self.tight(i);
        let at =
            i.checked_sub(1 + usize::from(hyphen)).filter(|at| *at >= self.floor && !text.token(i).starts_line())?;
        if self.says_times(at) {
            // "once monthly rents were paid": the adverb is of the clause.
            let (start, times) = self.times(at);
            if text.word(at) == w::ONCE && !hyphen || text.word(at) == w::TIMES && start == at {
                return None;
            }
            return Some(set(
                start..i + 1,
                Value::length(Amount::whole(1), unit),
                "times-a-unit",
                0.85,
                format!("{times}X"),
            ));
        }
        let length = match self.counted(at) {
            _ if !hyphen => None,
            _ if matches!(text.letters(at), "bi" | "semi") => match (text.letters(at), unit) {
                ("bi", Unit::Week | Unit::Month) => Some(Value::length(Amount::whole(2), unit)),
                (_, Unit::Year) => Some(Value::length(Amount::whole(6), Unit::Month)),
                _ => None,
            },
            Some(n) if (2..100).contains(&n) => Some(Value::length(Amount::whole(n), unit)),
            _ if text.word(at) != w::HALF => None,
            _ => match unit {
                Unit::Year => Some(Value::length(Amount::whole(6), Unit::Month)),
                Unit::Hour => Some(Value::length(Amount::whole(30), Unit::Minute)),
                _ => None,
            },
        }?;
        Some(Found::new(at..i + 1, TimexKind::Set, length, "every-so-many", 0.8).unbent())
    }

    /// "every second Friday", "every third year": the ordinal at `i` says how many of them it takes.
    pub(super) fn every_nth(&self, i: usize, head: usize, n: u32) -> Option<Found> {
        let text = self.text;
        let every = i.checked_sub(1).filter(|at| *at >= self.floor && text.is_word(*at, &[w::EVERY, w::EACH]))?;
        if text.token(head).starts_line() || !(2..=99).contains(&n) {
            return None;
        }
        let quant = Some(self.every(every));
        if text.is(head, Class::WEEKDAY) && text.token(head).capitalised() {
            let day = text.detail(head).time as u8;
            let at = Value::Calendar(Calendar::new(Year::UNKNOWN, Part::WeekDay(None, Some(day))));
            let found = Found::new(every..head + 1, TimexKind::Set, at, "every-nth", 0.85);
            return Some(found.recurring(Some(format!("{n}W").into()), quant).unbent());
        }
        let unit =
            unit_at(text, head).filter(|unit| !matches!(unit, Unit::Quarter | Unit::Season(_) | Unit::Part(_)))?;
        let found =
            Found::new(every..head + 1, TimexKind::Set, Value::length(Amount::whole(n), unit), "every-nth", 0.85);
        Some(found.recurring(None, quant).unbent())
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

fn set(tokens: std::ops::Range<usize>, length: Value, rule: &'static str, confidence: f32, freq: String) -> Found {
    let found = Found::new(tokens, TimexKind::Set, length, rule, confidence);
    found.recurring(Some(freq.into()), None).unbent()
}
