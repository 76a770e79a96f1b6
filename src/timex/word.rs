//! Single words and set phrases of time: "now", "recently", "in the future", "daily", "the same time".

use super::TimexKind;
use super::det::Det;
use super::find::{Desk, Found};
use super::value::{Amount, Unit, Value};
use crate::lexicon::{Class, w};
use crate::text::Kind;

/// What the codes of the list of time words say.
mod code {
    pub(super) const PRESENT: i16 = 1;
    pub(super) const PAST: i16 = 2;
    pub(super) const FUTURE: i16 = 3;
    pub(super) const HOURLY: i16 = 11;
    pub(super) const DAILY: i16 = 12;
    pub(super) const WEEKLY: i16 = 13;
    pub(super) const MONTHLY: i16 = 14;
    pub(super) const QUARTERLY: i16 = 15;
    pub(super) const YEARLY: i16 = 16;
    pub(super) const TWO_WEEKS: i16 = 17;
    pub(super) const TWO_YEARS: i16 = 18;
    pub(super) const NIGHTLY: i16 = 19;
    pub(super) const SIX_MONTHS: i16 = 20;
    pub(super) const THE_PAST: i16 = 33;
    pub(super) const THE_PRESENT: i16 = 34;
    pub(super) const TIME: i16 = 37;
    pub(super) const MOMENT: i16 = 38;
    pub(super) const PERIOD: i16 = 39;
    pub(super) const TERM: i16 = 60;
    pub(super) const AGO: i16 = 61;
}

impl Desk<'_, '_> {
    /// A word of time that is no unit and no name.
    pub(super) fn timeword(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let kind = text.detail(i).time;
        let before = i.wrapping_sub(1);
        let previous = if before >= self.floor { text.word(before) } else { crate::lexicon::WordId::NONE };
        let date =
            |start: usize, value, rule, confidence| Some(Found::date(start..i + 1, value, rule, confidence).unbent());
        let set = |amount: u32, unit, rule| {
            let found = Found::new(i..i + 1, TimexKind::Set, Value::length(Amount::whole(amount), unit), rule, 0.7);
            Some(found.unbent())
        };
        let the = previous == w::THE;
        // Names: "the Daily Mirror", "Future Shop", "Weekly Standard", "the Daily Telegraph".
        if text.token(i).capitalised()
            && (text.token(i + 1).capitalised() && text.kind(i + 1) == Kind::Word && !text.token(i + 1).starts_line()
                || text.token(before).capitalised() && i > self.floor && text.kind(before) == Kind::Word)
            && (code::HOURLY..=29).contains(&kind)
        {
            return None;
        }
        let recurs = match kind {
            code::HOURLY => Some(Unit::Hour),
            code::DAILY => Some(Unit::Day),
            code::WEEKLY => Some(Unit::Week),
            code::MONTHLY => Some(Unit::Month),
            code::YEARLY => Some(Unit::Year),
            _ => None,
        };
        if let Some(unit) = recurs
            && let Some(found) = self.adverb_each(i, unit)
        {
            return Some(found);
        }
        // "current year", "recent months", "the past three years": the unit is the head.
        let next_unit = text.is(i + 1, Class::UNIT | Class::SEASON) && !text.is(i + 1, Class::ORDINAL)
            || text.word(i + 1) == w::FISCAL
            || text.word(i + 1) == w::FINANCIAL && text.is(i + 2, Class::UNIT)
            || text.is_word(i + 1, &[w::FEW, w::SEVERAL, w::COUPLE]) && text.is(i + 2, Class::UNIT);
        if next_unit && kind < 100 && !(code::HOURLY..=29).contains(&kind) {
            return None;
        }
        // A line without a stop is a headline or a link: its "now" tells no time.
        if matches!(kind, code::PRESENT | code::PAST | code::FUTURE) && self.headline(i) {
            return None;
        }
        // "the party daily Granma" is a newspaper.
        if kind == code::DAILY && text.token(i + 1).capitalised() && !text.token(i + 1).starts_line() {
            return None;
        }
        match kind {
            code::PRESENT => {
                let word = text.word(i);
                if word == w::NOW {
                    return self.now(i);
                }
                let start = if the { before } else { i };
                let start = if word == w::CURRENT { i } else { start };
                date(start, Value::Present, "present-word", 0.75)
            }
            code::PAST => {
                let start = if matches!(previous, w::MORE | w::MOST) { before } else { i };
                // "as recently as 2015"
                if previous == w::AS {
                    return None;
                }
                if text.word(i) == w::RECENT && text.word(i + 1) == w::PAST {
                    return None;
                }
                if text.word(i) == w::RECENT && matches!(previous, w::MORE | w::MOST) {
                    return None;
                }
                date(start, Value::Past, "past-word", 0.7)
            }
            code::FUTURE => {
                if text.word(i) == w::FUTURE {
                    return self.future(i);
                }
                // "as soon as possible"
                if text.word(i + 1) == w::AS {
                    if text.spells(i + 2, "possible") && previous == w::AS {
                        return Some(Found::date(before..i + 3, Value::Future, "as-soon-as", 0.6).unbent());
                    }
                    return None;
                }
                if matches!(previous, w::AS | w::TOO | w::SO | w::HOW | w::AND)
                    || text.is_word(i + 1, &[w::AFTER, w::BEFORE])
                {
                    return None;
                }
                // "was soon divided": what came soon after something past.
                let within = self.sentence(i);
                if super::tense::way(text, i..i + 1, within) == super::tense::Way::Past {
                    return None;
                }
                date(i, Value::Future, "future-word", 0.65)
            }
            code::HOURLY => set(1, Unit::Hour, "hourly"),
            code::DAILY => set(1, Unit::Day, "daily"),
            code::WEEKLY => set(1, Unit::Week, "weekly"),
            // "is paid quarterly": before a noun, it says which report or payment it is.
            code::QUARTERLY
                if text.word(i + 1) == w::OF
                    || text.kind(i + 1) == Kind::Word && !text.is(i + 1, Class::PREPOSITION | Class::CONJUNCTION)
                    || i <= self.floor
                    || text.token(i).starts_line() =>
            {
                None
            }
            code::QUARTERLY => set(1, Unit::Quarter, "quarterly"),
            code::MONTHLY => set(1, Unit::Month, "monthly"),
            // "20 percent annually", "an annual rate of 2 percent" are rates, as "$200 a year" is.
            code::YEARLY if self.rate(i) => None,
            code::YEARLY => set(1, Unit::Year, "yearly"),
            code::TWO_WEEKS => set(2, Unit::Week, "biweekly"),
            code::TWO_YEARS => set(2, Unit::Year, "biennial"),
            code::SIX_MONTHS => set(6, Unit::Month, "semiannual"),
            code::NIGHTLY => set(1, Unit::Day, "nightly"),
            // "in the recent past"
            code::THE_PAST
                if previous == w::RECENT && text.word(i.wrapping_sub(2)) == w::THE && i >= self.floor + 2 =>
            {
                date(i - 2, Value::Past, "the-past", 0.8)
            }
            code::THE_PAST => {
                // "in the past", and not "the past president"
                let noun = !text.kind(i + 1).is_word()
                    || text.is(
                        i + 1,
                        Class::PREPOSITION
                            | Class::CONJUNCTION
                            | Class::AUXILIARY
                            | Class::SUBORDINATOR
                            | Class::PRONOUN
                            | Class::DETERMINER,
                    );
                if the && noun && text.is(i.wrapping_sub(2), Class::PREPOSITION) {
                    return date(before, Value::Past, "the-past", 0.85);
                }
                None
            }
            code::THE_PRESENT => {
                let led =
                    the && text.is_word(i.wrapping_sub(2), &[w::AT, w::FOR, w::IN]) && !text.kind(i + 1).is_word();
                // "at present", and not "at present value"
                if led || previous == w::AT && self.ends_at(i + 1) {
                    return date(before, Value::Present, "the-present", 0.7);
                }
                None
            }
            code::TIME => self.time(i, before),
            code::MOMENT => {
                let (det, start) = self.det(i);
                if det == Det::This && start < i {
                    return date(start, Value::Present, "this-moment", 0.8);
                }
                // "at the moment" speaks of now, in the past tense of then.
                if det == Det::The && text.is_word(start.wrapping_sub(1), &[w::AT, w::FOR]) && text.word(i + 1) != w::OF
                {
                    return date(start, Value::Present, "the-moment", 0.7);
                }
                None
            }
            code::PERIOD => self.period(i),
            code::TERM => {
                // "in the short term", "in the near term", "in the long term"
                let ahead = text.spells(before, "near") || text.spells(before, "short") || text.spells(before, "long");
                if ahead
                    && text.word(i.wrapping_sub(2)) == w::THE
                    && i >= 2 + self.floor
                    && text.kind(i.wrapping_sub(3)).is_word()
                {
                    return date(i - 2, Value::Future, "the-term", 0.6);
                }
                None
            }
            code::AGO => self.while_ago(i),
            103..=110 => {
                // "the nineties"
                if !the && !text.is_word(before, &[w::EARLY, w::LATE, w::MID]) && text.kind(before) != Kind::Hyphen {
                    return None;
                }
                let year = 1900 + (i32::from(kind) - 100) * 10;
                let value = super::calendar::decade_of(year)?;
                Some(Found::date(i..i + 1, Value::Calendar(value), "decade-word", 0.7).with_article())
            }
            _ => None,
        }
    }

    /// "a while ago", "a generation ago": how long is not said.
    fn while_ago(&self, i: usize) -> Option<Found> {
        let text = self.text;
        let start = i.checked_sub(2).filter(|start| *start >= self.floor)?;
        let long = text.word(i - 1) == w::WHILE || ["generation", "lifetime"].contains(&text.letters(i - 1));
        (long && text.word(start) == w::A).then(|| Found::date(start..i + 1, Value::Past, "a-while-ago", 0.75).unbent())
    }

    /// Whether the word at `i` measures an amount by the year.
    fn rate(&self, i: usize) -> bool {
        let text = self.text;
        let amount = |at: usize| {
            text.kind(at).is_numeric()
                || text.is(at, Class::NUMBER)
                || text.kind(at) == Kind::Percent
                || text.letters(at) == "percent"
        };
        let before = i.wrapping_sub(1);
        amount(before)
            || amount(before.wrapping_sub(1)) && text.letters(before).ends_with('s')
            || text.letters(i + 1).starts_with("rate") && text.width(i + 1) <= 5
    }

    /// Whether token `i` stands in a paragraph that ends without a stop.
    fn headline(&mut self, i: usize) -> bool {
        let end = self.sentence(i).end;
        let text = self.text;
        let last = text.kind(end.wrapping_sub(1));
        // A sentence within a paragraph always has its stop.
        last.is_word() && text.token(end).starts_line() && !text.token(end.wrapping_sub(1)).dotted()
    }

    fn now(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let before = i.wrapping_sub(1);
        // "every now and then", "Clean Taps Now"
        let name = text.token(i).capitalised()
            && text.kind(before) == Kind::Word
            && text.token(before).capitalised()
            && before >= self.floor
            && !text.token(i).starts_line()
            && !text.token(i).all_caps();
        if text.word(before) == w::EVERY || name {
            return None;
        }
        let right = text.spells(before, "right") && before >= self.floor;
        let start = if right { before } else { i };
        Some(Found::date(start..i + 1, Value::Present, "now", 0.8).unbent())
    }

    /// "the future", "the near future", "future losses".
    fn future(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let before = i.wrapping_sub(1);
        let near = text.is_word(before, &[w::NEAR])
            || ["foreseeable", "immediate", "distant", "not-too-distant"].iter().any(|word| text.spells(before, word));
        let head = if near { before } else { i };
        let article = head > self.floor && text.word(head - 1) == w::THE;
        // "the future space industry": an adjective of what follows.
        let adjective = self.text.kind(i + 1) == Kind::Word
            && self.text.class(i + 1).is_none()
            && !self.text.token(i + 1).starts_line();
        if adjective {
            return None;
        }
        if article
            && text.is(head.wrapping_sub(2), Class::PREPOSITION)
            && text.word(i + 1) != w::OF
            && text.word(head.wrapping_sub(2)) != w::ABOUT
        {
            return Some(Found::date(head - 1..i + 1, Value::Future, "the-future", 0.85).unbent());
        }
        None
    }

    /// "at the same time", "at that time", "from time to time", "some time".
    fn time(&mut self, i: usize, before: usize) -> Option<Found> {
        let text = self.text;
        if before < self.floor {
            return None;
        }
        let (det, start) = self.det(i);
        let led = text.word(start.wrapping_sub(1));
        // "They left at the same time", "at the same time as the others"; at the head of a sentence, it
        // only goes on with the text.
        if det == Det::That && led == w::AT && text.word(before) == w::SAME {
            let opens = start < 2 || text.token(start - 1).starts_line() || !text.kind(start - 2).is_word();
            let goes_on = text.is(i + 1, Class::PREPOSITION | Class::CONJUNCTION | Class::PRONOUN);
            if text.word(i + 1) != w::AS && (opens || text.kind(i + 1).is_word() && !goes_on) {
                return None;
            }
            let open = super::value::DayTime::Clock { hour: None, minute: Some(None), second: None };
            let value = match self.day.or(self.anchor()).and_then(|day| day.as_calendar()) {
                Some(day) => Value::Calendar(day.at(open)),
                None => Value::Past,
            };
            return Some(Found::new(start..i + 1, TimexKind::Time, value, "same-time", 0.4).unbent());
        }
        // "during that time"
        if matches!(det, Det::That | Det::This)
            && matches!(led, w::DURING | w::THROUGHOUT)
            && text.word(before) != w::SAME
        {
            let value = self.last.and_then(|p| p.as_calendar()).map_or(Value::Past, Value::Calendar);
            return Some(Found::date(start..i + 1, value, "that-time", 0.4).unbent());
        }
        if det == Det::That && text.word(start.wrapping_sub(1)) == w::AT && text.word(start) == w::THAT {
            // "at that time"
            let value = self.last.and_then(|p| p.as_calendar()).map_or(Value::Past, Value::Calendar);
            return Some(Found::date(start..i + 1, value, "that-time", 0.5).unbent());
        }
        if det == Det::The && text.word(start.wrapping_sub(1)) == w::AT && (!text.kind(i + 1).is_word()) {
            return Some(Found::date(start..i + 1, Value::Past, "the-time", 0.5).unbent());
        }
        None
    }

    /// "the latest period", "the 1988 period", "the year-earlier period": a quarter or the like.
    fn period(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let before = i.wrapping_sub(1);
        if let Some(found) = self.compared(i) {
            return Some(found);
        }
        if text.word(before) == w::LATEST && text.word(i.wrapping_sub(2)) == w::THE && i >= 2 + self.floor {
            let (year, quarter) = self.current_quarter()?;
            return Some(
                Found::date(
                    i - 2..i + 1,
                    Self::calendar(super::calendar::quarter_of(year, quarter))?,
                    "latest-period",
                    0.7,
                )
                .unbent(),
            );
        }
        None
    }
}
