//! Days of the week: behind or ahead, with their date or part of the day.

use super::TimexKind;
use super::calendar::{days_ahead, days_back};
use super::date::day_value;
use super::daypart::day_time;
use super::det::Det;
use super::find::{Desk, Found};
use super::nth::Nth;
use super::number::digits;
use super::resolve::Point;
use super::tense::Way;
use super::value::{Calendar, Part, Value, Year};
use crate::date::Date;
use crate::lexicon::{Class, w};
use crate::text::Kind;

impl Desk<'_, '_> {
    /// A day of the week, with its date or part of day where they follow.
    pub(super) fn weekday(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        if !text.token(i).capitalised() {
            return None;
        }
        let weekday = text.detail(i).time as i8;
        let letters = text.letters(i);
        let short = letters.len() <= 5 && !letters.ends_with("day");
        let stop = text.kind(i + 1) == Kind::Period && self.tight(i + 1);
        let after = if short && stop { i + 2 } else { i + 1 };
        let (det, start) = match self.det(i) {
            // "He warned that Friday could be worse."
            (Det::That, start) if start > 0 && text.word(start) == w::THAT && text.is(start - 1, Class::CUE) => {
                (Det::None, i)
            }
            other => other,
        };
        // "Sunday, March 8", "Friday Oct. 13", "Friday, 24 November 2015"
        let comma = usize::from(text.kind(after) == Kind::Comma);
        let at = after + comma;
        if !text.token(at).starts_line() || comma == 0 {
            if text.is(at, Class::MONTH)
                && text.token(at).capitalised()
                && let Some((day, end)) = self.day_at(self.past_stop(at))
            {
                let month = text.detail(at).time as u8;
                let begin = if matches!(det, Det::This | Det::Next | Det::Last) { start } else { i };
                return self.named_day(begin..end, weekday, month, day, end);
            }
            if let Some((day, next)) = self.day_at(at)
                && text.is(next, Class::MONTH)
                && text.token(next).capitalised()
            {
                let month = text.detail(next).time as u8;
                let end = self.past_stop(next);
                return self.named_day(i..end, weekday, month, day, end);
            }
        }
        let numbered = text.kind(after) == Kind::Ordinal || text.word(after) == w::THE;
        if numbered && let Some(found) = self.numbered(i, after, weekday) {
            return Some(found);
        }
        if short && !stop {
            return None;
        }
        // "Sun" and "Sat" with a stop at the end of a sentence are names and verbs as well.
        if short && !text.kind(after).is_word() && text.kind(after) != Kind::Comma {
            return None;
        }
        let part = if text.is(after, Class::DAYPART) && !text.token(after).starts_line() {
            Some(text.detail(after).time)
        } else {
            None
        };
        let plural =
            letters.ends_with('s') && letters.len() > 5 || part.is_some() && text.letters(after).ends_with('s');
        // "on Monday and Tuesday nights"
        let shared = text.is_word(after, &[w::AND, w::OR])
            && text.is(after + 1, Class::WEEKDAY)
            && text.is(after + 2, Class::DAYPART)
            && text.letters(after + 2).ends_with('s');
        let plural = plural || shared;
        let shared = shared.then(|| text.detail(after + 2).time);
        if plural && let Some(found) = self.weekdays_ago(i, weekday) {
            return Some(found);
        }
        let recurs = det == Det::Every || plural;
        if recurs {
            let mut at = Calendar::new(Year::UNKNOWN, Part::WeekDay(None, Some(weekday as u8)));
            let mut end = after;
            if let Some(part) = part {
                at = at.at(day_time(part)?.0);
                end += 1;
            } else if let Some(part) = shared {
                at = at.at(day_time(part)?.0);
            }
            let start = if det == Det::Every { start } else { i };
            let found = Found::new(start..end, TimexKind::Set, Value::Calendar(at), "every-weekday", 0.9);
            let freq = if self.text.word(start + 1) == w::OTHER { "2W" } else { "1W" };
            let quant = (det == Det::Every).then(|| self.every(start));
            return Some(found.recurring(Some(freq.into()), quant).unbent());
        }
        if matches!(text.word(i.wrapping_sub(1)), w::LAST | w::FINAL)
            && i > self.floor
            && let Some(found) = self.nth_weekday_of(i - 1, i, Nth::Last)
        {
            return Some(found);
        }
        if self.names(i, after) || after == i + 1 && self.person(i) {
            return None;
        }
        // "Monday of last week", "Friday night last week"
        let named = after + usize::from(part.is_some());
        if text.is_word(named, &[w::OF, w::LAST, w::NEXT, w::THIS])
            && let Some(mut found) = self.weekday_of_week(i, named, weekday)
        {
            if let (Some(part), Value::Calendar(day)) = (part, &found.value) {
                found.value = Value::Calendar(day.at(day_time(part)?.0));
                found.kind = TimexKind::Time;
            }
            return Some(found);
        }
        if text.is_word(after, &[w::BEFORE, w::AFTER])
            && det == Det::The
            && let Some(found) = self.weekday_beyond(i, weekday).or_else(|| self.weekday_beside(i, after, weekday))
        {
            return Some(found);
        }
        // "on a Tuesday", "is a Thursday": any of them, unless a noun follows.
        if det == Det::A
            && !text.is(i.wrapping_sub(1), Class::WEEKDAY)
            && (!text.kind(after).is_word()
                || text.is(
                    after,
                    Class::PREPOSITION
                        | Class::CONJUNCTION
                        | Class::SUBORDINATOR
                        | Class::PRONOUN
                        | Class::DETERMINER
                        | Class::AUXILIARY,
                ))
        {
            let at = Calendar::new(Year::UNKNOWN, Part::WeekDay(None, Some(weekday as u8)));
            return Some(Found::date(start..after, Value::Calendar(at), "a-weekday", 0.8).unbent());
        }
        if det == Det::The
            && let Some(found) = self.weekday_told(i, after, weekday)
        {
            return Some(found);
        }
        let mut found = self.which_weekday(weekday, det, start, i..after)?;
        self.order_range(&mut found, i);
        found.start = if matches!(det, Det::None | Det::The | Det::A) { i } else { start };
        self.with_part(&mut found, after);
        self.with_week(&mut found, weekday, det, after);
        Some(found)
    }

    /// "The strike begins Monday week": a week after the next Monday, in British English.
    fn with_week(&self, found: &mut Found, weekday: i8, det: Det, at: usize) {
        let text = self.text;
        let ends = !text.kind(at + 1).is_word()
            || text.is(at + 1, Class::PREPOSITION | Class::CONJUNCTION | Class::SUBORDINATOR);
        let week = text.word(at) == w::WEEK && !text.token(at).starts_line() && text.kind(at + 1) != Kind::Hyphen;
        if !(week && ends && det == Det::None) || found.rule == "weekday-past" {
            return;
        }
        if let Some(value) = self.week_after(weekday) {
            (found.value, found.end, found.rule, found.other) = (value, at + 1, "weekday-week", None);
        }
    }

    /// The day a week after the next such weekday.
    pub(super) fn week_after(&self, weekday: i8) -> Option<Value> {
        let today = self.anchor().and_then(Point::date)?;
        today.add_days(days_ahead(today, weekday) + 7).map(Value::day)
    }

    /// "He was hurt on May 1 and died on the Monday": in British English, the one after the day just told of.
    #[inline(never)]
    fn weekday_told(&mut self, i: usize, after: usize, weekday: i8) -> Option<Found> {
        let text = self.text;
        let led = i >= self.floor + 2 && text.is_word(i - 2, &[w::ON, w::BY, w::UNTIL, w::FROM, w::SINCE]);
        if !led || !self.ends_at(after) || text.is_word(after, &[w::AFTER, w::BEFORE, w::OF]) {
            return None;
        }
        // "on a Monday, and by the Wednesday"
        if let Some(told) = self.just_found()
            && told.rule == "a-weekday"
            && told.start >= self.sentence(i).start
        {
            let at = Calendar::new(Year::UNKNOWN, Part::WeekDay(None, Some(weekday as u8)));
            return Some(Found::date(i - 1..after, Value::Calendar(at), "weekday-told", 0.7).unbent());
        }
        let told = self.day.and_then(Point::date).filter(|_| i - self.day_token <= super::clock::DAY_REACH)?;
        let date = told.add_days(days_ahead(told, weekday))?;
        let ahead = self.today.and_then(Point::date).is_some_and(|today| date > today);
        if ahead && self.way(i - 1..after) == Way::Past {
            return None;
        }
        Some(Found::date(i - 1..after, Value::day(date), "weekday-told", 0.7).unbent())
    }

    /// "two Fridays ago": the last is one Friday ago.
    #[inline(never)]
    fn weekdays_ago(&self, i: usize, weekday: i8) -> Option<Found> {
        let text = self.text;
        if text.word(i + 1) != w::AGO || i <= self.floor {
            return None;
        }
        let count = match text.kind(i - 1) {
            Kind::Number => digits(text, i - 1)?,
            _ if text.is(i - 1, Class::NUMBER) => text.detail(i - 1).number,
            _ => return None,
        };
        let today = self.anchor().and_then(Point::date).filter(|_| (1..=52).contains(&count))?;
        let back = days_back(today, weekday) + 7 * (i64::from(count) - 1);
        Some(Found::date(i - 1..i + 2, Value::day(today.add_days(-back)?), "weekdays-ago", 0.8))
    }

    /// "Friday the 13th", "Tuesday 9th": the nearest day of that number and name, by the verb of its clause.
    #[inline(never)]
    fn numbered(&mut self, i: usize, after: usize, weekday: i8) -> Option<Found> {
        let text = self.text;
        let the = text.word(after) == w::THE;
        let at = after + usize::from(the);
        if text.kind(at) != Kind::Ordinal {
            return None;
        }
        let (day, end) = self.day_at(at)?;
        let more = text.is(end, Class::CONJUNCTION) && text.kind(end + 1) == Kind::Ordinal;
        if more
            || text.is(end, Class::MONTH | Class::UNIT)
            || !the && text.kind(end).is_word() && !text.is(end, Class::PREPOSITION | Class::AUXILIARY)
            || text.word(end) == w::OF
        {
            return None;
        }
        let today = self.anchor().and_then(Point::date)?;
        let way = self.way(i..end);
        // Every day of the month falls on every day of the week within so many months.
        const MONTHS: i64 = 14;
        let nearest = |step: i64| {
            (0..=MONTHS).find_map(|n| {
                let month = Date::checked(today.year(), today.month(), 1)?.add_months(step * n)?;
                let date = Date::checked(month.year(), month.month(), day as i8)?;
                let side = if step < 0 { date <= today } else { date >= today };
                (side && date.weekday() == weekday).then_some(date)
            })
        };
        let (back, ahead) = (nearest(-1), nearest(1));
        let closer = match (back, ahead) {
            (Some(back), Some(ahead)) if ahead.days_until(today).abs() < back.days_until(today) => Some(ahead),
            (back, ahead) => back.or(ahead),
        };
        let date = match way {
            Way::Past => back,
            Way::Future => ahead,
            Way::Unknown => closer,
        }?;
        Some(Found::date(i..end, Value::day(date), "weekday-day", 0.8))
    }

    /// Whether the weekday at `i`, with its stop up to `after`, is part of a name.
    fn names(&self, i: usize, after: usize) -> bool {
        let text = self.text;
        let before = i.wrapping_sub(1);
        let leads = i > self.floor && text.kind(before) == Kind::Word && text.token(before).capitalised();
        let trails = text.token(after).capitalised() && !text.token(after).starts_line();
        // “Fox News Sunday,” is the name of a show. "Black Friday", "Bloody Sunday", "Super Tuesday" are names; the
        // holidays are dealt with before.
        if leads {
            let shut =
                text.kind(after).is_quote() || text.kind(after) == Kind::Comma && text.kind(after + 1).is_quote();
            if shut && (1..5).any(|back| text.kind(i.wrapping_sub(back)).is_quote())
                || text.is_word(before, &[w::BLACK, w::BLOODY, w::GOOD, w::SUPER, w::CYBER, w::ASH, w::PALM])
            {
                return true;
            }
        }
        // "Sunday Times readers", "The Sunday Times"
        trails
            && (text.is(after, Class::MASTHEAD)
                || text.word(before) == w::THE
                    && text.kind(after) == Kind::Word
                    && !text.is(after, Class::DAYPART | Class::PRONOUN)
                    && !text.token(i).all_caps())
    }

    /// How the quantifier at `start` is written.
    pub(super) fn every(&self, start: usize) -> &'static str {
        match (self.text.word(start), self.text.word(start + 1)) {
            (w::EACH, _) => "EACH",
            (_, w::OTHER) => "EVERY OTHER",
            _ => "EVERY",
        }
    }

    /// "from Monday to Wednesday": the second end comes after the first.
    fn order_range(&mut self, found: &mut Found, i: usize) {
        let text = self.text;
        let joint = i.wrapping_sub(1);
        let joins = text.is_word(joint, &[w::TO, w::THROUGH, w::UNTIL, w::TILL])
            || matches!(text.kind(joint), Kind::Hyphen | Kind::Dash);
        if !joins || joint != self.floor || !text.is(joint.wrapping_sub(1), Class::WEEKDAY) {
            return;
        }
        let Some(to) = found.value.calendar().and_then(Calendar::date) else { return };
        let Some(from) = self.day.and_then(Point::date).filter(|from| *from > to) else { return };
        if found.rule == "weekday-past" {
            self.move_last(from, -7);
        } else if let Some(later) = to.add_days(7) {
            found.value = Value::day(later);
            found.other.take_if(|(other, _)| *other == Value::day(later));
        }
    }

    /// Adds a part of the day that follows a day: "Tuesday night", "yesterday morning".
    pub(super) fn with_part(&self, found: &mut Found, at: usize) {
        let text = self.text;
        let hyphen = text.kind(at) == Kind::Hyphen && self.tight(at);
        let mid = text.is_word(at, &[w::EARLY, w::LATE]);
        let part = if hyphen || mid { at + 1 } else { at };
        if !text.is(part, Class::DAYPART) || text.token(part).starts_line() {
            return;
        }
        let (Value::Calendar(day), Some((time, _))) = (&found.value, day_time(text.detail(part).time)) else { return };
        found.value = Value::Calendar(day.at(time));
        found.kind = TimexKind::Time;
        found.end = part + 1;
        if let Some((Value::Calendar(other), _)) = &mut found.other {
            *other = other.at(time);
        }
        if mid {
            found.modifier =
                Some(if text.word(at) == w::EARLY { super::Modifier::Start } else { super::Modifier::End });
        }
    }

    /// A weekday with day and month: the year is one in which they meet, the nearest to the anchor.
    pub(super) fn named_day(
        &mut self,
        tokens: std::ops::Range<usize>,
        weekday: i8,
        month: u8,
        day: u8,
        end: usize,
    ) -> Option<Found> {
        if let Some((year, end)) = self.year_after(end) {
            return Some(Found::date(tokens.start..end, day_value(year, month, day)?, "weekday-month-day-year", 0.99));
        }
        if let Some(today) = self.anchor() {
            for shift in [0, -1, 1, -2, 2, -3, 3] {
                let Ok(year) = i16::try_from(today.year + shift) else { continue };
                if let Some(date) = Date::checked(year, month as i8, day as i8)
                    && date.weekday() == weekday
                {
                    return Some(Found::date(tokens, Value::day(date), "weekday-month-day", 0.97));
                }
            }
        }
        Some(self.in_month(month, Some(day), tokens))
    }

    pub(super) fn which_weekday(
        &mut self,
        weekday: i8,
        det: Det,
        start: usize,
        tokens: std::ops::Range<usize>,
    ) -> Option<Found> {
        let counted = !matches!(det, Det::None | Det::The | Det::A);
        let Some(today) = self.anchor().and_then(Point::date).filter(|_| counted) else {
            return Some(self.on_weekday(weekday, tokens));
        };
        let reference = self.day.and_then(Point::date).unwrap_or(today);
        let back = |from: Date| days_back(from, weekday);
        let ahead = |from: Date| days_ahead(from, weekday);
        let day = |from: Date, days: i64| from.add_days(days).map(Value::day);
        let (value, rule, confidence, other) = match det {
            Det::Last => {
                (day(today, -back(today))?, "last-weekday", 0.88, day(today, -back(today) - 7).map(|v| (v, 0.1)))
            }
            Det::Next => {
                let near = ahead(today);
                // "this coming Sunday" is the nearest; "next Friday" is next week's.
                let coming = self.text.is_word(start, &[w::THIS, w::COMING, w::UPCOMING]);
                let same_week = near + i64::from(today.weekday()) <= 7;
                let days = if same_week && !coming && near > 2 { near + 7 } else { near };
                (
                    day(today, days)?,
                    "next-weekday",
                    0.7,
                    day(today, if days == near { near + 7 } else { near }).map(|v| (v, 0.3)),
                )
            }
            Det::This => {
                let (ahead, back) = (ahead(today), back(today));
                let way = self.way(tokens.clone());
                let days = if today.weekday() == weekday {
                    0
                } else if way == Way::Past {
                    -back
                } else {
                    ahead
                };
                (day(today, days)?, "this-weekday", 0.85, None)
            }
            Det::Following => (day(reference, ahead(reference))?, "following-weekday", 0.8, None),
            Det::Previous => (day(reference, -back(reference))?, "previous-weekday", 0.8, None),
            Det::That if self.day.is_some() => {
                let days = i64::from((weekday - reference.weekday()).rem_euclid(7));
                (day(reference, days)?, "that-weekday", 0.7, None)
            }
            _ => return Some(self.on_weekday(weekday, tokens)),
        };
        let mut found = Found::date(tokens, value, rule, confidence);
        found.other = other;
        Some(found)
    }
}
