//! Parts of the day and days by their word: "this morning", "noon Thursday", "yesterday", "tonight".

use super::TimexKind;
use super::det::Det;
use super::find::{Desk, Found};
use super::resolve::Point;
use super::tense::{self, Way};
use super::value::{Calendar, DayPart, DayTime, Part, Value, Year};
use crate::date::Zone;
use crate::lexicon::{Class, w};
use crate::text::Kind;

impl Desk<'_, '_> {
    /// A part of the day: "this morning", "last night", "noon Thursday", "overnight".
    pub(super) fn daypart(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let code = text.detail(i).time;
        let (of, on_clock) = day_time(code)?;
        let (det, start) = self.det(i);
        let before = i.wrapping_sub(1);
        let plural = text.letters(i).ends_with(['s', 'S']);
        let mut found = Found::new(start..i + 1, TimexKind::Time, Value::Present, "daypart", 0.85);
        let day = |point: Option<Point>| point.and_then(Point::as_calendar).map(|c| Value::Calendar(c.at(of)));
        let unknown = || Value::Calendar(Calendar::new(Year::UNKNOWN, Part::Day(None, None)).at(of));
        let shifted =
            |from: Option<Point>, days: i64| from.and_then(Point::date).and_then(|d| d.add_days(days)).map(Point::from);
        if on_clock {
            // "noon Thursday", "at midnight"
            let mut found = Found::new(i..i + 1, TimexKind::Time, Value::Present, "clock-word", 0.85);
            let name =
                text.token(i).capitalised() && text.token(before).capitalised() && text.kind(before) == Kind::Word;
            if det == Det::Every || name && !text.token(i).all_caps() {
                return None;
            }
            if text.kind(i + 1) == Kind::Word
                && !text.is(
                    i + 1,
                    Class::WEEKDAY
                        | Class::DAYWORD
                        | Class::MONTH
                        | Class::PREPOSITION
                        | Class::CONJUNCTION
                        | Class::ZONE
                        | Class::AUXILIARY
                        | Class::SUBORDINATOR,
                )
                && !text.is_word(
                    before,
                    &[w::AT, w::BY, w::UNTIL, w::BEFORE, w::AFTER, w::TO, w::THE, w::A, w::AROUND, w::ABOUT, w::SINCE],
                )
            {
                return None;
            }
            if text.is(i + 1, Class::ZONE) && text.token(i + 1).all_caps() {
                found.zone = Some(Zone::named(text.letters(i + 1), text.detail(i + 1).time));
                found.end += 1;
            } else if let Some((zone, end)) = self.american_zone(i + 1) {
                (found.zone, found.end) = (Some(zone), end);
            }
            // "since midnight": the one with which the day began.
            let begun = code == 7 && text.word(before) == w::SINCE && !text.is(found.end, Class::WEEKDAY);
            self.on_day(&mut found, if begun { clock(0) } else { of });
            return Some(found);
        }
        if code == 5 && text.width(i) > 6 {
            // "overnight": the night before the day of writing.
            found.start = i;
            found.rule = "overnight";
            // "overnight Friday", "overnight on Friday"
            let on = i + 1 + usize::from(text.word(i + 1) == w::ON);
            if text.is(on, Class::WEEKDAY)
                && let Some(night) = self.weekday(on)
                && let Value::Calendar(calendar) = night.value
                && calendar.time.is_none()
                && night.kind == TimexKind::Date
                && night.start == on
            {
                found.end = night.end;
                found.value = Value::Calendar(calendar.at(of));
                found.confidence = night.confidence;
                return Some(found);
            }
            let point = shifted(self.anchor(), -1);
            found.confidence = 0.6;
            found.value = day(point).unwrap_or_else(unknown);
            return Some(found);
        }
        let reference = self.day.or(self.anchor());
        match det {
            Det::This => {
                found.rule = "this-daypart";
                found.value = day(self.anchor()).unwrap_or_else(unknown);
            }
            Det::Last => {
                found.rule = "last-daypart";
                found.value = day(shifted(self.anchor(), -1)).unwrap_or_else(unknown);
            }
            Det::Next | Det::Following => {
                found.rule = "next-daypart";
                found.value = day(shifted(reference, 1)).unwrap_or_else(unknown);
            }
            Det::Previous => {
                found.rule = "previous-daypart";
                found.value = day(shifted(reference, -1)).unwrap_or_else(unknown);
            }
            Det::That => {
                found.rule = "that-daypart";
                found.value = day(reference).unwrap_or_else(unknown);
            }
            Det::Every => {
                found.kind = TimexKind::Set;
                found.rule = "every-daypart";
                found.value = unknown();
                return Some(found.recurring(None, Some("EVERY")).unbent());
            }
            // "the night before last"
            Det::The if !plural && text.is_word(i + 1, &[w::BEFORE, w::AFTER]) && self.beyond(i).is_some() => {
                let (by, end) = self.beyond(i)?;
                found.end = end;
                found.rule = "daypart-beyond";
                found.value = day(shifted(self.anchor(), by)).unwrap_or_else(unknown);
                return Some(found.unbent());
            }
            Det::The if !plural => {
                // "in the morning", but not "the morning newspapers"
                let led = text.is_word(
                    i.wrapping_sub(2),
                    &[w::IN, w::DURING, w::BY, w::THROUGH, w::THROUGHOUT, w::UNTIL, w::INTO],
                ) || text.is_word(i.wrapping_sub(2), &[w::EARLY, w::LATE]);
                let noun = text.kind(i + 1) == Kind::Word
                    && !text.is(
                        i + 1,
                        Class::PREPOSITION
                            | Class::CONJUNCTION
                            | Class::AUXILIARY
                            | Class::DETERMINER
                            | Class::PRONOUN
                            | Class::SUBORDINATOR
                            | Class::WEEKDAY,
                    );
                if !led || noun || code == 6 {
                    return None;
                }
                found.rule = "the-daypart";
                found.confidence = 0.7;
                found.value = day(reference).unwrap_or_else(unknown);
            }
            _ => {
                // "mid-afternoon", "early morning", "by nightfall"
                let early = text.is_word(before, &[w::EARLY, w::LATE, w::MID])
                    || text.kind(before) == Kind::Hyphen && text.word(i.wrapping_sub(2)) == w::MID;
                let by = text.is_word(before, &[w::BY, w::AT, w::UNTIL, w::BEFORE, w::SINCE]) && code != 5;
                if !(early || by) || plural || text.kind(i + 1) == Kind::Hyphen {
                    return None;
                }
                found.start = i;
                found.confidence = 0.6;
                found.value = day(reference).unwrap_or_else(unknown);
            }
        }
        // "mid-afternoon yesterday", "at dawn on Thursday", "at dusk on June 21, 1974"
        let on = text.word(found.end) == w::ON;
        let at = found.end + usize::from(on);
        let day = if !matches!(det, Det::None | Det::The) {
            None
        } else if text.is(at, Class::WEEKDAY) {
            self.weekday(at)
        } else if text.is(at, Class::DAYWORD) {
            self.dayword(at)
        } else if on && text.is(at, Class::MONTH) {
            self.month(at).filter(|day| day.end > at + 1)
        } else {
            None
        };
        if let Some(day) = day
            && day.start == at
            && let Value::Calendar(calendar) = day.value
        {
            found.end = if on { found.end } else { day.end };
            found.value = Value::Calendar(calendar.at(of));
        }
        Some(found)
    }

    /// "today", "yesterday", "tomorrow", "tonight".
    pub(super) fn dayword(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let word = text.word(i);
        // "USA Today", "Trending Today" are names.
        let before = i.wrapping_sub(1);
        if text.token(i).capitalised()
            && !text.token(i).starts_line()
            && text.kind(before) == Kind::Word
            && text.token(before).capitalised()
            && !text.token(i + 1).all_caps()
        {
            return None;
        }
        let today = self.today.filter(|_| !self.narrative() || word != w::TODAY);
        if word == w::TODAY && (self.narrative() || today.is_none()) {
            return Some(Found::date(i..i + 1, Value::Present, "today", 0.7));
        }
        let shift = i64::from(text.detail(i).time);
        let date = today.and_then(Point::date).and_then(|d| d.add_days(shift));
        let Some(date) = date else {
            return Some(match word {
                w::YESTERDAY => Found::date(i..i + 1, Value::Past, "dayword-no-anchor", 0.5),
                w::TOMORROW => Found::date(i..i + 1, Value::Future, "dayword-no-anchor", 0.5),
                _ => Found::new(
                    i..i + 1,
                    TimexKind::Time,
                    Value::Time(super::value::Time { of: DayTime::Part(DayPart::Night), offset: None }),
                    "dayword-no-anchor",
                    0.5,
                ),
            });
        };
        if word == w::TONIGHT {
            let value = Value::Calendar(Calendar::day(date).at(DayTime::Part(DayPart::Night)));
            return Some(Found::new(i..i + 1, TimexKind::Time, value, "dayword", 0.9));
        }
        // "the day before yesterday"
        let mut tokens = i..i + 1;
        let mut date = date;
        let shift = match (text.word(i.wrapping_sub(2)), text.word(i.wrapping_sub(1)), word) {
            (w::DAY, w::BEFORE, w::YESTERDAY) => -1,
            (w::DAY, w::AFTER, w::TOMORROW) => 1,
            _ => 0,
        };
        if shift != 0 && i >= 3 && i - 3 >= self.floor && text.word(i - 3) == w::THE {
            tokens.start = i - 3;
            date = date.add_days(shift)?;
        }
        let mut found = Found::date(tokens, Value::day(date), "dayword", 0.95);
        self.with_part(&mut found, i + 1);
        if text.is_word(found.end, &[w::AND, w::OR]) {
            self.leads_on(&found, shift.signum() + i64::from(text.detail(i).time));
        }
        Some(found)
    }
}

impl Desk<'_, '_> {
    /// "shut today and on Monday", "yesterday and Monday": the second day lies on the same side of today.
    fn leads_on(&mut self, found: &Found, side: i64) {
        let text = self.text;
        let other = found.end + 1 + usize::from(text.word(found.end + 1) == w::ON);
        if !text.is(other, Class::WEEKDAY) {
            return;
        }
        let way = match side {
            0 => tense::way(text, found.start..found.end, self.sentence(found.start)),
            side if side < 0 => Way::Past,
            _ => Way::Future,
        };
        // What is so today and not told as past goes on.
        self.way = Some((if way == Way::Past { way } else { Way::Future }, found.end));
    }
}

fn clock(hour: u8) -> DayTime {
    DayTime::Clock { hour: Some(hour), minute: Some(Some(0)), second: None }
}

/// The part of the day, or clock time, of a code of the list; and whether it is a clock time.
pub(super) fn day_time(code: i16) -> Option<(DayTime, bool)> {
    Some(match code {
        1 | 8 => (DayTime::Part(DayPart::Morning), false),
        2 => (clock(12), true),
        3 => (DayTime::Part(DayPart::Afternoon), false),
        4 | 9 => (DayTime::Part(DayPart::Evening), false),
        5 => (DayTime::Part(DayPart::Night), false),
        6 => (DayTime::Part(DayPart::Daytime), false),
        7 => (clock(24), true),
        _ => return None,
    })
}
