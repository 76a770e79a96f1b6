//! Holidays and named days: the list says by which rule each falls.

use super::TimexKind;
use super::calendar::{easter, nth_weekday};
use super::det::Det;
use super::find::{Desk, Found};
use super::tense::Way;
use super::value::{Amount, Calendar, Part, Unit, Value, Year};
use crate::date::Date;
use crate::lexicon::{Class, w};
use crate::text::{Kind, Letters};

/// The day in a year of a code of the list.
fn day_of(code: i16, year: i16) -> Option<Date> {
    match code {
        101..=1231 => Date::checked(year, (code / 100) as i8, (code % 100) as i8),
        20000..=20399 => easter(year)?.add_days(i64::from(code) - 20200),
        30000..=31299 => {
            let rest = code - 30000;
            let nth = (rest / 10 % 10) as i8;
            nth_weekday(
                year,
                (rest / 100) as i8,
                (rest % 10 + i16::from(rest % 10 == 0) * 7) as i8,
                if nth == 9 { -1 } else { nth },
            )
        }
        // Election Day: the Tuesday after the first Monday of November.
        5001 => nth_weekday(year, 11, 1, 1)?.add_days(1),
        // Black Friday and Cyber Monday: after the fourth Thursday of November.
        5002 => nth_weekday(year, 11, 4, 4)?.add_days(1),
        5003 => nth_weekday(year, 11, 4, 4)?.add_days(4),
        // Inauguration Day, after each fourth year.
        5004 => Date::checked(year, 1, 20),
        // Super Bowl Sunday: the second of February since the season of 2021, the first before it.
        5005 => nth_weekday(year, 2, 7, if year >= 2022 { 2 } else { 1 }),
        // Super Tuesday: the first Tuesday of March, with one exception in February.
        5006 if year == 2008 => Date::checked(2008, 2, 5),
        5006 => nth_weekday(year, 3, 2, if year < 2000 { 2 } else { 1 }),
        _ => None,
    }
}

/// What belongs to a holiday and is no time.
static THINGS: Letters = Letters::of(&[
    "cake", "card", "cards", "carol", "carols", "gift", "gifts", "present", "presents", "song", "tree", "trees",
]);

impl Desk<'_, '_> {
    /// "Presidents’ Day", "All Saints’ Day": the name with an apostrophe that the list does not write.
    fn apostrophe(&self, i: usize) -> Option<(usize, i16)> {
        let text = self.text;
        let mark = (i + 1..i + 3).find(|at| text.kind(*at).is_quote())?;
        let (len, detail) = text.phrase_in(Class::HOLIDAY, |n| {
            let token = text.token(i + n + usize::from(i + n >= mark));
            (token.kind(), token.word(), token.starts_line())
        })?;
        (i + len > mark).then_some((len + 1, detail.time))
    }

    /// How many words the holiday at `i` has, and its code of the list.
    fn holiday_code(&self, i: usize) -> (usize, i16) {
        match self.text.phrase(i, Class::HOLIDAY) {
            Some((len, detail)) => (len, detail.time),
            None => self.apostrophe(i).unwrap_or((1, self.text.detail(i).time)),
        }
    }

    /// The day of the holiday at `i` in a year.
    pub(super) fn holiday_in(&self, i: usize, year: i16) -> Option<Date> {
        day_of(self.holiday_code(i).1, year)
    }

    /// The year behind "in" after a holiday: "Christmas Day in 1988", and not "in 2000 homes"; and the token after it.
    fn in_the_year(&self, end: usize) -> Option<(i32, usize)> {
        let text = self.text;
        if text.word(end) != w::IN || text.kind(end + 1) != Kind::Number || text.token(end + 1).starts_line() {
            return None;
        }
        self.year_at(end + 1).filter(|(_, after)| self.ends_at(*after))
    }

    /// Whether "New Year" at `i`, which ends before `end`, is the day: a preposition leads it, and no noun follows.
    fn turn_of_year(&self, i: usize, end: usize) -> bool {
        let text = self.text;
        let the = usize::from(text.word(i.wrapping_sub(1)) == w::THE);
        let lead = i.wrapping_sub(1 + the);
        let led = [w::BY, w::BEFORE, w::AFTER, w::UNTIL, w::TILL, w::SINCE, w::AT, w::OVER, w::FOR, w::AROUND];
        text.is_word(lead, &led) && (text.token(end).clitic() || self.ends_at(end))
    }

    /// A holiday that begins at `i`, with its year where it follows.
    pub(super) fn holiday(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        // "the spring bank holiday"
        let small = !text.token(i).capitalised();
        if small && !text.is_word(i, &[w::SPRING, w::EARLY, w::LATE]) {
            return None;
        }
        let (len, code) = self.holiday_code(i);
        // A word that only opens a name of several carries no code of its own.
        if code < 101 || len == 1 && text.class(i).any(Class::MONTH | Class::WEEKDAY | Class::ORDINAL) {
            return None;
        }
        // "the August bank holiday"
        let last = i + len - 1;
        if len > 1 && !text.token(last).capitalised() && text.letters(last) != "holiday" || small && len == 1 {
            return None;
        }
        // "before the New Year", and not "a happy New Year", "the Lunar New Year", "New Year resolutions"
        let turn = text.word(last) == w::YEAR;
        if turn && !self.turn_of_year(i, i + len) {
            return self.new_year(last);
        }
        let end = i + len;
        // "Easter Island" is no day.
        if len == 1
            && text.kind(end) == Kind::Word
            && text.token(end).capitalised()
            && !text.token(end).starts_line()
            && !text.token(i).all_caps()
        {
            return None;
        }
        // A Christmas tree has no date.
        if !text.token(end).starts_line() && THINGS.has(text, end) {
            return None;
        }
        let (det, start) = self.det(i);
        let month_day = day_of(code, 2015)?;
        let unknown = Value::Calendar(Calendar::new(
            Year::UNKNOWN,
            if code <= 1231 {
                Part::Day(Some(month_day.month() as u8), Some(month_day.day() as u8))
            } else {
                Part::Day(None, None)
            },
        ));
        if let Some((year, end)) = self.year_after(end).or_else(|| self.in_the_year(end))
            && let Ok(year) = i16::try_from(year)
        {
            return Some(Found::date(i..end, Value::day(day_of(code, year)?), "holiday-year", 0.95));
        }
        let Some(today) = self.anchor() else {
            return Some(Found::date(i..end, unknown, "holiday-no-anchor", 0.5));
        };
        // "every Christmas"
        if det == Det::Every {
            let value = if code <= 1231 { unknown } else { Value::length(Amount::whole(1), Unit::Year) };
            let found = Found::new(start..end, TimexKind::Set, value, "every-holiday", 0.85);
            return Some(found.recurring(None, Some(self.every(start))).unbent());
        }
        let at = |shift: i32| day_of(code, i16::try_from(today.year + shift).ok()?);
        let now = today.first()?;
        let same = at(0)?;
        let (date, confidence) = match det {
            Det::Last => (if same < now { Some(same) } else { at(-1) }, 0.9),
            Det::Next => (if same > now { Some(same) } else { at(1) }, 0.85),
            Det::This => (Some(same), 0.85),
            _ => {
                let way = self.way(i..end);
                let past = if same <= now { Some(same) } else { at(-1) };
                let future = if same >= now { Some(same) } else { at(1) };
                let near = match (past, future) {
                    (Some(p), Some(f)) if p.days_until(now) <= now.days_until(f) => Some(p),
                    (_, f) => f,
                };
                match way {
                    Way::Past => (past, 0.8),
                    Way::Future => (future, 0.8),
                    Way::Unknown => (near, 0.65),
                }
            }
        };
        let start = if matches!(det, Det::Last | Det::Next | Det::This) { start } else { i };
        // "the Christmas before last"
        if det == Det::The
            && let Some((by, end)) = self.beyond(end - 1)
        {
            let (past, ahead) = if same < now { (-1, 1) } else { (-2, i32::from(same == now)) };
            let date = at(if by < 0 { past } else { ahead + 1 })?;
            return Some(Found::date(i - 1..end, Value::day(date), "holiday-beyond", 0.8).unbent());
        }
        let date = date?;
        // "Thanksgiving Eve", "Christmas-eve"
        let hyphen = usize::from(text.kind(end) == Kind::Hyphen && self.tight(end));
        if text.word(end + hyphen) == w::EVE && !text.token(end + hyphen).starts_line() {
            let eve = Value::day(date.add_days(-1)?);
            return Some(Found::date(start..end + hyphen + 1, eve, "holiday-eve", confidence));
        }
        // "Christmas week", "Easter weekend": the day that they lie around.
        if !text.token(end).starts_line() && text.word(end) == w::WEEK {
            // While it lasts, the week is this one.
            let date = at(0).filter(|same| same.iso_week() == now.iso_week()).unwrap_or(date);
            let week = super::calendar::week_of(date);
            return Some(Found::date(start..end + 1, Value::Calendar(week), "holiday-week", 0.75));
        }
        if !text.token(end).starts_line() && text.word(end) == w::WEEKEND {
            // The weekend of a Monday is the one before it.
            let (year, week) = date.add_days(if date.weekday() <= 2 { -2 } else { 0 })?.iso_week();
            let weekend = Calendar::new(Year::new(year.into())?, Part::Weekend(Some(week as u8)));
            return Some(Found::date(start..end + 1, Value::Calendar(weekend), "holiday-weekend", 0.8));
        }
        let mut found = Found::date(start..end, Value::day(date), "holiday", confidence);
        found.article = turn;
        self.with_part(&mut found, end);
        Some(found)
    }
}
