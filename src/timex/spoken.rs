//! Clock times as they are spoken: "half past seven", "a quarter to nine", "ten to three", "the small hours of Friday";
//! and the half of the day that a part of it names.

use super::clock::Reading;
use super::find::{Desk, Found};
use super::number;
use super::resolve::Point;
use super::value::{Calendar, DayPart, DayTime, Part, Value, Year};
use super::{Modifier, TimexKind};
use crate::lexicon::{Class, w};
use crate::text::Kind;

impl Desk<'_, '_> {
    /// "half past seven", "a quarter to nine", "ten minutes past six": the head at `i` counts minutes.
    #[inline(never)]
    pub(super) fn spoken(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let (minutes, at) = self.minutes(i)?;
        let to = match text.word(at) {
            w::PAST => false,
            w::TO => true,
            _ => return None,
        };
        let mut start = i;
        if text.word(i) == w::QUARTER && text.word(i.wrapping_sub(1)) == w::A && i > self.floor {
            start -= 1;
        }
        // "a vote of ten to three", "gave a quarter to two of them"
        let clock = text.word(i) == w::QUARTER || text.is_word(at - 1, &[w::MINUTES, w::MINUTE]);
        if to && !self.told_at(start) && !(clock && self.it_is(start)) {
            return None;
        }
        let hour = match text.word(at + 1) {
            w::NOON => 12,
            w::MIDNIGHT => 24,
            _ => number::digits(text, at + 1).unwrap_or(text.detail(at + 1).number),
        };
        let word = text.is(at + 1, Class::NUMBER | Class::DAYPART) && text.word(at + 1) != w::HALF;
        let digits = text.kind(at + 1) == Kind::Number && text.width(at + 1) <= 2;
        if !(word || digits) || !(1..=12).contains(&hour) && hour != 24 {
            return None;
        }
        let mut end = at + 2;
        let hour = match text.word(end) {
            w::A_M | w::AM => {
                end += 1;
                hour % 12
            }
            w::P_M | w::PM => {
                end += 1;
                hour % 12 + 12
            }
            word => {
                end += usize::from(word == w::O_CLOCK);
                let day = text.is(end, Class::WEEKDAY | Class::DAYWORD | Class::MONTH);
                if !day && !self.ends_at(end) {
                    return None;
                }
                self.half_of_day(end, hour, &mut end)
            }
        };
        let of_day = hour * 60 + if to { 0 } else { minutes };
        let of_day = of_day.checked_sub(if to { minutes } else { 0 })? % (24 * 60);
        let (hour, minute) = ((of_day / 60) as u8, Some((of_day % 60) as u8));
        self.clock_read(start, Reading { hour, minute, second: None, end, zone: None })
    }

    /// The minutes that the head at `i` counts, and the token after them.
    fn minutes(&self, i: usize) -> Option<(u32, usize)> {
        let text = self.text;
        match text.word(i) {
            w::HALF => return (text.word(i + 1) == w::PAST).then_some((30, i + 1)),
            w::QUARTER => return Some((15, i + 1)),
            _ => {}
        }
        let count = number::quantity(text, i)?;
        let minutes = u32::try_from(super::calendar::whole(count.amount)?).ok()?;
        let named = text.is_word(count.end, &[w::MINUTES, w::MINUTE]);
        let round = matches!(minutes, 5 | 10 | 20 | 25);
        (named && (1..30).contains(&minutes) || round).then_some((minutes, count.end + usize::from(named)))
    }

    /// Whether what stands before `start` makes it a time that something was at.
    fn told_at(&self, start: usize) -> bool {
        let text = self.text;
        let before = start.wrapping_sub(1);
        text.is_word(before, &[w::AT, w::UNTIL, w::TILL])
            || text.is(before, Class::ADVERB | Class::PREPOSITION) && text.word(before.wrapping_sub(1)) == w::AT
    }

    /// "it was" before `start`.
    fn it_is(&self, start: usize) -> bool {
        let text = self.text;
        let be = start.wrapping_sub(1);
        text.is_word(be, &[w::IS, w::WAS, w::S_CLITIC]) && text.word(be.wrapping_sub(1)) == w::IT
    }

    /// "the small hours of Friday", "the early hours": before the morning of a day. `i` is "hours".
    pub(super) fn small_hours(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let small = text.word(i - 1) == w::EARLY || ["small", "wee"].contains(&text.letters(i - 1));
        if !small || i < self.floor + 2 || text.word(i - 2) != w::THE {
            return None;
        }
        let of = i + 1 + usize::from(text.is_word(i + 1, &[w::OF, w::ON]));
        let mut end = i + 1;
        let mut day = None;
        if text.word(of) == w::THE && text.is(of + 1, Class::DAYPART) {
            // "the small hours of the morning"
            end = of + 2;
        } else if let Some(found) = self.day_here(of)
            && found.start == of
            && let Value::Calendar(at) = &found.value
        {
            // "the early hours of Thursday morning" has its part already.
            if at.time.is_some() {
                return None;
            }
            day = Some(at.date()?);
            end = found.end;
        } else if text.word(i + 1) == w::OF {
            // "the early hours of the war"
            return None;
        }
        let of = DayTime::Part(DayPart::Morning);
        let day = day.map(Point::from).or(self.day).or(self.anchor()).and_then(Point::as_calendar);
        let day = day.unwrap_or(Calendar::new(Year::UNKNOWN, Part::Day(None, None)));
        let value = Value::Calendar(day.at(of));
        let mut found = Found::new(i - 2..end, TimexKind::Time, value, "small-hours", 0.7).unbent();
        found.modifier = Some(Modifier::Start);
        Some(found)
    }

    /// Whether "last night", "this morning" or the like stands at `at`, and no hour as "noon" is, which has a day of its own.
    pub(super) fn part_named(&self, at: usize) -> bool {
        let text = self.text;
        text.is_word(at, &[w::LAST, w::THIS])
            && text.is(at + 1, Class::DAYPART)
            && !matches!(text.detail(at + 1).time, 2 | 7)
    }

    /// The day at token `at`, with its part.
    pub(super) fn day_here(&mut self, at: usize) -> Option<Found> {
        let text = self.text;
        if text.token(at).starts_line() {
            None
        } else if text.is(at, Class::WEEKDAY) {
            self.weekday(at)
        } else if text.is(at, Class::DAYWORD) {
            self.dayword(at)
        } else if text.is(at, Class::HOLIDAY) && text.token(at).capitalised() {
            self.holiday(at)
        } else if text.is(at, Class::MONTH) {
            self.month(at).filter(|found| found.end > at + 1)
        } else if text.kind(at).is_numeric() && text.is(at + 1, Class::MONTH) {
            self.day_month(at)
        } else if self.part_named(at) {
            self.daypart(at + 1)
        } else {
            None
        }
    }

    /// A clock time that ends before `end`, in the part of the day that follows it: "nine o'clock on Tuesday night" is 21:00,
    /// and the small hours of a night are of the day after it.
    pub(super) fn in_part(&self, of: DayTime, end: usize, part: &Calendar) -> Option<Calendar> {
        let text = self.text;
        let DayTime::Part(part_of) = part.time?.of else { return None };
        let DayTime::Clock { hour: Some(mut hour), minute, second } = of else { return None };
        let half_told = text.is_word(end - 1, &[w::A_M, w::P_M, w::AM, w::PM]);
        let night = part_of == DayPart::Night;
        if !half_told && hour <= 12 {
            hour = match part_of {
                DayPart::Morning => hour % 12,
                DayPart::Night if hour < 6 || hour == 12 => hour % 12,
                _ => hour % 12 + 12,
            };
        }
        let day = part.date()?.add_days(i64::from(night && hour < 6))?;
        Some(Calendar::day(day).at(DayTime::Clock { hour: Some(hour), minute, second }))
    }
}
