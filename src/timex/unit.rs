//! Units with a determiner: "this week", "last year", "the quarter", "a day", "each month".

use super::calendar::{moved, quarter_of, week_of, year_of};
use super::date::Det;
use super::find::{Desk, Found};
use super::length::unit_at;
use super::resolve::Point;
use super::tense::Way;
use super::value::{Amount, Calendar, Part, Unit, Value, Year};
use super::{Modifier, TimexKind};
use crate::lexicon::{Class, w};
use crate::text::Kind;

/// How far back a quarter was mentioned for "a year ago" to mean the quarter, in tokens.
const QUARTER_REACH: usize = 250;

impl Desk<'_, '_> {
    /// A unit without a number.
    pub(super) fn unit(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let unit = unit_at(text, i)?;
        let word = text.word(i);
        let plural = text.letters(i).ends_with(['s', 'S']) || text.letters(i).ends_with("ia");
        if text.token(i).capitalised()
            && !text.token(i).starts_line()
            && i > 0
            && text.token(i.wrapping_sub(1)).capitalised()
            && self.floor < i
            && !text.token(i).all_caps()
        {
            // "New York Times Week in Review", "Second Cup", "Day of the Jackal"
            return None;
        }
        let (det, start) = self.det(i);
        let hyphen = text.kind(i + 1) == Kind::Hyphen && self.tight(i + 1) && self.tight(i + 2);
        if hyphen {
            return self.hyphened(i, unit, start);
        }
        if word == w::YEAR && text.word(i + 1) == w::END {
            return Some(self.year_end(i..i + 2));
        }
        // "by year's end"
        if word == w::YEAR && det == Det::None && text.token(i + 1).clitic() && text.word(i + 2) == w::END {
            return Some(self.year_end(i..i + 3));
        }
        if text.kind(i.wrapping_sub(1)) == Kind::Hyphen && self.tight(i) {
            return None;
        }
        if plural {
            return self.plural(i, unit, det, start);
        }
        match det {
            Det::A => self.one(i, unit, start),
            Det::Every => {
                let mut found =
                    Found::new(start..i + 1, TimexKind::Set, Value::length(Amount::whole(1), unit), "every-unit", 0.9);
                found.quant = Some(self.every(start));
                Some(found.unbent())
            }
            Det::This | Det::Last | Det::Next if unit == Unit::Year && text.token(i + 1).clitic() => {
                self.of_year(i, det, start)
            }
            Det::This => self.moved(start..i + 1, unit, 0, false, "this-unit"),
            Det::Last => self.moved(start..i + 1, unit, -1, false, "last-unit"),
            Det::Next => self.moved(start..i + 1, unit, 1, false, "next-unit"),
            Det::Following => self.moved(start..i + 1, unit, 1, true, "following-unit"),
            Det::Previous => self.moved(start..i + 1, unit, -1, true, "previous-unit"),
            Det::That => self.moved(start..i + 1, unit, 0, true, "that-unit"),
            Det::The => self.the(i, unit, start),
            Det::None => self.described(i, unit),
        }
    }

    /// This, last, next … unit, from the day of writing or from the last mentioned date.
    fn moved(
        &mut self,
        tokens: std::ops::Range<usize>,
        unit: Unit,
        by: i64,
        from_last: bool,
        rule: &'static str,
    ) -> Option<Found> {
        let mut tokens = tokens;
        if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour | Unit::Millennium) {
            return match unit {
                Unit::Minute | Unit::Hour if by < 0 => {
                    Some(Found::new(tokens, TimexKind::Duration, Value::length(Amount::whole(1), unit), rule, 0.6))
                }
                _ => None,
            };
        }
        // "this year's third quarter", "last year's quarter" belong to the quarter.
        let text = self.text;
        let from = if from_last {
            if unit == Unit::Day { self.day.or(self.last) } else { self.last }.or(self.anchor())
        } else if self.narrative() {
            self.anchor()
        } else {
            self.today
        };
        // "this time", "the last day" of something
        if unit == Unit::Day && matches!(by, -1 | 1) && !from_last && text.word(tokens.end) == w::OF {
            return None;
        }
        if unit == Unit::Day && by == -1 && !from_last {
            // "the last day", "the past day"
            return Some(Found::new(
                tokens,
                TimexKind::Duration,
                Value::length(Amount::whole(1), unit),
                "past-unit",
                0.6,
            ));
        }
        let from = if unit == Unit::Day && by == 1 { self.day.or(from) } else { from };
        let from = match from {
            Some(from) => from,
            None => return Some(self.open(tokens, unit, by, rule)),
        };
        if unit == Unit::Day && by == 0 {
            return Some(Found::date(
                tokens,
                Value::Calendar(from.as_calendar()?),
                rule,
                if from_last { 0.7 } else { 0.8 },
            ));
        }
        let value = match unit {
            Unit::Week if from.day.is_none() => self.week(from, by).map(Value::Calendar),
            _ => self.shifted(Some(from), by, unit),
        };
        let value = value.unwrap_or(match by {
            0 => Value::Present,
            by if by < 0 => Value::Past,
            _ => Value::Future,
        });
        if unit == Unit::Year && matches!(text.word(tokens.end), w::OR) && text.word(tokens.end + 1) == w::SO {
            tokens.end += 2;
            let mut found = Found::date(tokens, value, rule, 0.7);
            found.modifier = Some(Modifier::Approx);
            return Some(found);
        }
        let mut found = Found::date(tokens, value, rule, if from_last { 0.75 } else { 0.9 });
        if text.word(found.start) == w::THE
            && matches!(text.word(found.start + 1), w::PAST | w::LAST)
            && matches!(unit, Unit::Week | Unit::Month)
        {
            // "the past month" is a stretch of that length up to now.
            found.other = Some((std::mem::replace(&mut found.value, Value::length(Amount::whole(1), unit)), 0.4));
            found.kind = TimexKind::Duration;
            found.confidence = 0.6;
        }
        Some(found)
    }

    /// Without an anchor the unit is known and its number is not.
    fn open(&self, tokens: std::ops::Range<usize>, unit: Unit, by: i64, rule: &'static str) -> Found {
        let part = match unit {
            Unit::Week => Part::Week(None),
            Unit::Weekend => Part::Weekend(None),
            Unit::Month => Part::Month(None),
            Unit::Quarter => Part::Quarter(None),
            Unit::Day => Part::Day(None, None),
            Unit::Year => Part::Whole,
            _ => {
                let value = if by < 0 {
                    Value::Past
                } else if by > 0 {
                    Value::Future
                } else {
                    Value::Present
                };
                return Found::date(tokens, value, rule, 0.5);
            }
        };
        Found::date(tokens, Value::Calendar(Calendar::new(Year::UNKNOWN, part)), rule, 0.5)
    }

    /// "a week", "an hour", and "a year ago", "a day earlier".
    fn one(&mut self, i: usize, unit: Unit, start: usize) -> Option<Found> {
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
        // "once a week", "twice a month", "three times a year", "$5 a share a year"
        let times = text.is_word(before, &[w::ONCE, w::TWICE, w::TIMES]);
        if times && before >= self.floor {
            let mut from = before;
            let mut freq = if text.word(before) == w::TWICE { 2 } else { 1 };
            if text.word(before) == w::TIMES
                && let Some(n) = super::number::digits(text, before.wrapping_sub(1))
                    .or_else(|| Some(text.detail(before.wrapping_sub(1)).number).filter(|n| (1..100).contains(n)))
                && before > self.floor
            {
                from = before - 1;
                freq = n;
            }
            let mut found =
                Found::new(from..end, TimexKind::Set, Value::length(Amount::whole(1), unit), "times-a-unit", 0.9);
            found.freq = Some(format!("{freq}X").into());
            return Some(found.unbent());
        }
        let value = match amount {
            Amount::Number { decimals: 1, .. } if unit == Unit::Year => {
                super::value::Length::two((Amount::whole(1), unit), (Amount::whole(6), Unit::Month))
            }
            Amount::Number { decimals: 1, .. } if unit == Unit::Hour => {
                super::value::Length::two((Amount::whole(1), unit), (Amount::whole(30), Unit::Minute))
            }
            Amount::Number { decimals: 1, .. } if unit == Unit::Minute => {
                super::value::Length::two((Amount::whole(1), unit), (Amount::whole(30), Unit::Second))
            }
            _ => match unit {
                Unit::Week if text.detail(i).time == 6 => super::value::Length::of(Amount::whole(2), unit),
                Unit::Decade => super::value::Length::of(Amount::whole(10), Unit::Year),
                Unit::Century => super::value::Length::of(Amount::whole(100), Unit::Year),
                _ => super::value::Length::of(amount, unit),
            },
        };
        let found = Found::new(start..end, TimexKind::Duration, Value::Length(value), "one-unit", 0.75);
        let suffix = text.is_word(end, &[w::AGO, w::EARLIER, w::LATER, w::BEFORE, w::AFTER, w::FROM, w::HENCE, w::OR]);
        if !suffix {
            // A rate: "358,000 a month", "four flights a week".
            let rate = before >= self.floor
                && (text.kind(before).is_numeric()
                    || text.is(before, Class::NUMBER)
                    || matches!(text.kind(before), Kind::Percent)
                    || text.kind(before) == Kind::Word
                        && text.letters(before).ends_with('s')
                        && !text.is(
                            before,
                            Class::PREPOSITION
                                | Class::AUXILIARY
                                | Class::DETERMINER
                                | Class::ADVERB
                                | Class::PRONOUN
                                | Class::CUE
                                | Class::SUBORDINATOR,
                        )
                        && text.kind(before.wrapping_sub(1)) != Kind::None
                        && (text.kind(before.wrapping_sub(1)) == Kind::Number
                            || text.is(before.wrapping_sub(1), Class::NUMBER)));
            if rate {
                return None;
            }
            let prepared = text
                .is(before, Class::PREPOSITION | Class::ADVERB | Class::CONJUNCTION | Class::SUBORDINATOR | Class::CUE)
                || text.is(before, Class::VERB_BASE | Class::VERB_ING | Class::VERB_PAST | Class::VERB_S)
                || !text.kind(before).is_word()
                || text.is_word(before, &[w::NEARLY, w::ALMOST, w::ABOUT, w::THAN, w::LEAST, w::HALF]);
            let measured = text.is_word(before, &[w::WITHIN, w::AFTER, w::FOR, w::IN, w::ABOUT, w::THAN, w::LEAST]);
            if !prepared && !text.is(before, Class::PRONOUN)
                || text.word(end) == w::OF && unit != Unit::Year && !measured
            {
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

    /// "the week", "the year", "the quarter", "the weekend", "the day".
    fn the(&mut self, i: usize, unit: Unit, start: usize) -> Option<Found> {
        let text = self.text;
        let next = text.word(i + 1);
        let before = start.wrapping_sub(1);
        if unit == Unit::Year && matches!(next, w::ENDED | w::ENDING) {
            return Some(
                Found::new(
                    start..i + 1,
                    TimexKind::Duration,
                    Value::length(Amount::whole(1), Unit::Year),
                    "year-ended",
                    0.8,
                )
                .unbent(),
            );
        }
        // "the year earlier", "the year before"
        if matches!(next, w::BEFORE | w::EARLIER) && matches!(unit, Unit::Year | Unit::Day | Unit::Month | Unit::Week) {
            let goes_on = text.kind(i + 2).is_word() && next == w::BEFORE;
            if !goes_on {
                return self.moved(start..i + 2, unit, -1, true, "unit-before");
            }
        }
        if matches!(next, w::AFTER) && matches!(unit, Unit::Year | Unit::Day) && !text.kind(i + 2).is_word() {
            return self.moved(start..i + 2, unit, 1, true, "unit-after");
        }
        match unit {
            Unit::Quarter => {
                let (year, quarter) = self.current_quarter()?;
                Some(Found::date(start..i + 1, Value::Calendar(quarter_of(year, quarter)?), "the-quarter", 0.75))
            }
            Unit::Weekend => {
                let today = self.today?.date()?;
                // The weekend just past; in a clause that looks ahead, the one to come.
                let way = self.way(start..i + 1);
                let weeks = if way == Way::Future || today.weekday() >= 6 { 0 } else { -1 };
                Some(Found::date(start..i + 1, moved(today, weeks, Unit::Weekend)?, "the-weekend", 0.75))
            }
            Unit::Week | Unit::Month | Unit::Year => {
                let led = text
                    .is_word(before, &[w::FOR, w::IN, w::OF, w::DURING, w::THROUGHOUT, w::THROUGH, w::WITHIN, w::OVER]);
                let stop = !text.kind(i + 1).is_word()
                    || text.is(i + 1, Class::PREPOSITION | Class::CONJUNCTION | Class::AUXILIARY | Class::SUBORDINATOR)
                        && next != w::OF;
                if !(led && stop) || next == w::OF {
                    return None;
                }
                // In news the year is the one of writing, whatever other was mentioned.
                let from_last = self.narrative();
                self.moved(start..i + 1, unit, 0, from_last, "the-unit").map(|mut found| {
                    found.confidence = 0.6;
                    found
                })
            }
            Unit::Day => {
                let led = text.is_word(before, &[w::IN, w::OF, w::DURING])
                    && text.is_word(before.wrapping_sub(1), &[w::LATER, w::EARLIER, w::END, w::LATE, w::EARLY]);
                if !led {
                    return None;
                }
                let day = self.day.or(self.anchor())?;
                Some(Found::date(start..i + 1, Value::Calendar(day.as_calendar()?), "the-day", 0.6).unbent())
            }
            _ => None,
        }
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

    /// "the latest quarter", "the full year", "the fiscal year": a unit behind an adjective.
    fn described(&mut self, i: usize, unit: Unit) -> Option<Found> {
        let text = self.text;
        let before = i.wrapping_sub(1);
        if before < self.floor {
            return None;
        }
        // "the last half of 1989", "the latter half of the year"
        if text.is_word(i, &[w::HALF]) {
            return None;
        }
        let the = i.wrapping_sub(2);
        let has_the = text.word(the) == w::THE && the >= self.floor;
        let start = if has_the { the } else { before };
        match (text.word(before), unit) {
            (w::LATEST, Unit::Quarter) => {
                let (year, quarter) = self.current_quarter()?;
                Some(Found::date(start..i + 1, Value::Calendar(quarter_of(year, quarter)?), "latest-quarter", 0.85))
            }
            (w::FULL | w::ENTIRE | w::WHOLE, Unit::Year) if has_the => {
                let year = self.today?.year;
                Some(Found::date(start..i + 1, Value::Calendar(year_of(year)?), "full-year", 0.7))
            }
            (w::FISCAL, Unit::Year) => {
                let (det, start) = self.det(before);
                let by = match det {
                    Det::Last | Det::Previous => -1,
                    Det::Next | Det::Following => 1,
                    Det::The if matches!(text.word(i + 1), w::ENDED | w::ENDING) => {
                        return Some(
                            Found::new(
                                start..i + 1,
                                TimexKind::Duration,
                                Value::length(Amount::whole(1), Unit::Year),
                                "year-ended",
                                0.8,
                            )
                            .unbent(),
                        );
                    }
                    Det::The | Det::This => 0,
                    _ if text.word(before.wrapping_sub(1)) == w::LATEST => -1,
                    _ => return None,
                };
                let today = self.today?;
                let fiscal = self.fiscal_year(today);
                Some(Found::date(start..i + 1, Value::Calendar(year_of(fiscal + by)?), "fiscal-year", 0.8))
            }
            (w::PER, _) if !matches!(unit, Unit::Second | Unit::Quarter) => Some(
                Found::new(before..i + 1, TimexKind::Set, Value::length(Amount::whole(1), unit), "per-unit", 0.6)
                    .unbent(),
            ),
            (w::ANOTHER, _) => Some(Found::new(
                before..i + 1,
                TimexKind::Duration,
                Value::length(Amount::whole(1), unit),
                "another-unit",
                0.7,
            )),
            (w::ONE, Unit::Day) => None,
            (w::ADDITIONAL | w::EXTRA | w::FULL | w::WHOLE | w::ENTIRE, _)
                if matches!(text.word(the), w::A | w::AN) =>
            {
                Some(Found::new(
                    the..i + 1,
                    TimexKind::Duration,
                    Value::length(Amount::whole(1), unit),
                    "one-unit",
                    0.7,
                ))
            }
            _ => None,
        }
    }

    /// The fiscal year in which a date lies: named for the year in which it ends.
    pub(super) fn fiscal_year(&self, at: Point) -> i32 {
        let start = self.settings.fiscal_start;
        at.year + i32::from(start > 1 && i16::from(at.month.unwrap_or(1)) >= i16::from(start))
    }

    /// A unit with a hyphen behind it: "week-long", "year-ago", "year-end", "day-old".
    fn hyphened(&mut self, i: usize, unit: Unit, _start: usize) -> Option<Found> {
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
                let whole = end > i + 3;
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
            _ => None,
        }
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

    /// The quarter a year before the one the text reports on, if it does.
    pub(super) fn quarter_before(&self, at: usize) -> Option<Value> {
        let (year, quarter, token) = self.quarter?;
        if !self.quarter_stands || at.saturating_sub(token) > QUARTER_REACH {
            return None;
        }
        // Only the quarter of this year is compared with the year before.
        Self::calendar(quarter_of(year - 1, quarter))
    }

    /// "this year's third quarter", "last year's quarter", "last year's": the year is named by its possessive.
    fn of_year(&mut self, i: usize, det: Det, start: usize) -> Option<Found> {
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
            if text.word(at) == w::QUARTER && n <= 4 {
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

    /// "weeks", "recent months", "the years", "the weeks ahead".
    fn plural(&mut self, i: usize, unit: Unit, det: Det, start: usize) -> Option<Found> {
        let text = self.text;
        let before = i.wrapping_sub(1);
        let previous = text.word(before);
        let length = |start: usize, rule, confidence| {
            Some(Found::new(start..i + 1, TimexKind::Duration, Value::length(Amount::Unknown, unit), rule, confidence))
        };
        if text.kind(before) == Kind::Hyphen && self.tight(i)
            || text.token(i).starts_line() && !text.is_word(i + 1, &[w::AGO, w::LATER, w::EARLIER, w::BEFORE, w::AFTER])
        {
            return None;
        }
        let mut end = i + 1;
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
            w::FUTURE => return Some(Found::date(before..end, Value::Future, "future-units", 0.6)),
            w::PAST | w::LAST | w::PREVIOUS => {
                if det == Det::Last || det == Det::Previous {
                    return Some(Found::date(start..end, Value::Past, "past-units", 0.5));
                }
            }
            w::THESE if unit == Unit::Day => return Some(Found::date(before..end, Value::Present, "these-days", 0.9)),
            w::EARLY if det == Det::None && text.word(before.wrapping_sub(1)) == w::THE => {
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
            return None;
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

    /// The week of a day.
    #[allow(dead_code)]
    pub(super) fn week_value(&self, at: Point) -> Option<Value> {
        Some(Value::Calendar(week_of(at.first()?)))
    }
}
