//! Days, months and years: the expressions that name a place on the calendar.

use super::calendar::{self, century_of, decade_of, year_of};
use super::find::{Desk, Found};
use super::number::{self, digits};
use super::resolve::Point;
use super::tense::Way;
use super::value::{Calendar, Part, Season, Value, Year};
use super::{TimexKind, value::DayPart, value::DayTime};
use crate::date::Date;
use crate::lexicon::{Class, w};
use crate::text::{Kind, Text};

/// What stands before a weekday, month or unit and says which one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Det {
    None,
    This,
    Last,
    Next,
    /// Counted from the last mentioned date, not from the day of writing.
    Following,
    Previous,
    That,
    Every,
    The,
    A,
}

/// How much evidence of the order of numeric dates is looked at, in tokens.
const EVIDENCE: usize = 20_000;

/// Whether the numeric dates of the text can only be read day first: one has a number beyond 12
/// in front, and none has it second.
pub(super) fn day_first(text: &Text<'_>) -> bool {
    let (mut day_first, mut month_first) = (0, 0);
    for i in 0..text.tokens().len().min(EVIDENCE) {
        if text.kind(i) == Kind::Slash
            && text.kind(i + 2) == Kind::Slash
            && let (Some(a), Some(b)) = (digits(text, i.wrapping_sub(1)), digits(text, i + 1))
        {
            day_first += u32::from(a > 12 && b <= 12);
            month_first += u32::from(b > 12 && a <= 12);
        }
    }
    day_first > month_first
}

impl Desk<'_, '_> {
    /// The determiner of the head at `i`, and where it begins.
    pub(super) fn det(&self, i: usize) -> (Det, usize) {
        let text = self.text;
        let before = i.wrapping_sub(1);
        if i == 0 || before < self.floor || text.token(i).starts_line() {
            return (Det::None, i);
        }
        let two = text.word(i.wrapping_sub(2));
        let second = i.wrapping_sub(2);
        let with_the = |det| {
            if two == w::THE && second >= self.floor { (det, second) } else { (det, before) }
        };
        match text.word(before) {
            w::THIS => (Det::This, before),
            w::LAST | w::PAST | w::COMING | w::UPCOMING | w::CURRENT if two == w::THIS && second >= self.floor => {
                let det = match text.word(before) {
                    w::LAST | w::PAST => Det::Last,
                    w::CURRENT => Det::This,
                    _ => Det::Next,
                };
                (det, second)
            }
            w::LAST | w::PAST => with_the(Det::Last),
            w::NEXT | w::COMING | w::UPCOMING => with_the(Det::Next),
            w::FOLLOWING if two == w::THE => with_the(Det::Following),
            w::PREVIOUS | w::PRECEDING | w::PRIOR => with_the(Det::Previous),
            w::CURRENT => with_the(Det::This),
            w::SAME => {
                if two == w::THAT {
                    (Det::That, second)
                } else {
                    with_the(Det::That)
                }
            }
            w::THAT => (Det::That, before),
            w::EACH | w::EVERY => (Det::Every, before),
            w::OTHER if two == w::EVERY && second >= self.floor => (Det::Every, second),
            w::THE => (Det::The, before),
            w::A | w::AN => (Det::A, before),
            _ => (Det::None, i),
        }
    }

    /// A number, ordinal or decade in digits.
    pub(super) fn numeric(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        match text.kind(i) {
            Kind::Decade => return self.decade(i),
            Kind::Ordinal => return self.ordinal(i),
            _ => {}
        }
        // Part of a code, a telephone number, a price or a score is no date.
        if self.tight(i) && i > 0 {
            let before = text.kind(i - 1);
            let joined = matches!(before, Kind::Currency | Kind::Hash | Kind::At | Kind::Underscore)
                || before == Kind::Word && !text.is(i - 1, Class::MONTH);
            if joined && i > self.floor {
                return None;
            }
        }
        self.range_end(i)
            .or_else(|| self.numeric_date(i))
            .or_else(|| self.clock(i))
            .or_else(|| self.day_month(i))
            .or_else(|| self.length(i))
            .or_else(|| self.year(i))
    }

    /// "5-7" after a month: the second end of a range of days; "1996-97", of years.
    fn range_end(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let last = self.last?;
        if i == 0 || self.floor == 0 || i - 1 != self.floor {
            return None;
        }
        let joins = matches!(text.kind(i - 1), Kind::Hyphen | Kind::Dash)
            || text.is_word(i - 1, &[w::TO, w::AND, w::OR, w::THROUGH, w::UNTIL]);
        if !joins || text.letters(i).len() > 2 {
            return None;
        }
        let n = digits(text, i)?;
        let before = text.kind(self.floor - 1);
        if let (Some(month), Some(day)) = (last.month, last.day)
            && matches!(before, Kind::Number | Kind::Ordinal)
            && text.letters(self.floor - 1).len() <= 4
            && (u32::from(day)..=31).contains(&n)
            && !text.is(i + 1, Class::MONTH | Class::UNIT)
            && !matches!(text.kind(i + 1), Kind::Percent | Kind::Colon)
            && !text.is_word(i + 1, &[w::A_M, w::P_M, w::AM, w::PM])
        {
            let point = Point { day: Some(n as u8), month: Some(month), ..last };
            if point.date().is_none() && point.year > 0 {
                return None;
            }
            let mut end = i + 1;
            // "Nov. 5-7, 2015": the year was not known to the first end, which lies as a rule in the same.
            let mut point = point;
            if text.kind(end) == Kind::Comma
                && let Some((year, after)) = self.year_at(end + 1)
            {
                point.year = year;
                end = after;
            }
            return Some(Found::date(i..end, Value::Calendar(point.as_calendar()?), "range-day", 0.85).unbent());
        }
        if last.month.is_none()
            && before == Kind::Number
            && !text.is_word(i - 1, &[w::AND, w::TO, w::OR])
            && text.letters(i).len() == 2
        {
            let year = last.year - last.year.rem_euclid(100) + n as i32;
            if year > last.year {
                return Some(Found::date(i..i + 1, Value::Calendar(year_of(year)?), "range-year", 0.85).unbent());
            }
        }
        None
    }

    /// "2015-11-24", "11/24/2015", "24.11.2015".
    fn numeric_date(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let mark = text.kind(i + 1);
        if matches!(mark, Kind::Slash | Kind::Hyphen) && self.tight(i + 1) && self.tight(i + 2) {
            let (a, b) = (digits(text, i)?, digits(text, i + 2)?);
            let third = text.kind(i + 3) == mark && self.tight(i + 3) && self.tight(i + 4);
            let (la, lb) = (text.letters(i).len(), text.letters(i + 2).len());
            if !third {
                return None;
            }
            let c = digits(text, i + 4)?;
            let lc = text.letters(i + 4).len();
            // A fourth part makes it something else: a number of a case or an account.
            if text.kind(i + 5) == mark && self.tight(i + 5) && self.tight(i + 6) {
                return None;
            }
            if la == 4 && lb <= 2 && lc <= 2 {
                let date = Date::checked(a as i16, b as i8, c as i8)?;
                return Some(Found::date(i..i + 5, Value::day(date), "iso-date", 0.99));
            }
            if la <= 2 && lb <= 2 && (lc == 4 || lc == 2) {
                return self.by_order(i..i + 5, a, b, full_year(c, lc)?);
            }
            return None;
        }
        // "24.11.2015" is one token.
        let mut parts = text.letters(i).split('.');
        let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || a.len() > 2 || b.len() > 2 || !matches!(c.len(), 2 | 4) {
            return None;
        }
        // "10.11.12" is a version as well as a date.
        if c.len() == 2 && self.settings.order == super::DateOrder::Auto {
            return None;
        }
        let year = full_year(number::plain(c)?, c.len())?;
        self.by_order(i..i + 1, number::plain(a)?, number::plain(b)?, year)
    }

    fn by_order(&self, tokens: std::ops::Range<usize>, a: u32, b: u32, year: i16) -> Option<Found> {
        let date = |month: u32, day: u32| {
            Date::checked(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).map(Value::day)
        };
        let (first, second) = if self.day_first { (date(b, a), date(a, b)) } else { (date(a, b), date(b, a)) };
        let mut found = Found::date(tokens, first.clone().or(second.clone())?, "numeric-date", 0.9);
        if first.is_some() && second.is_some() && first != second {
            found.confidence = if self.day_first { 0.8 } else { 0.65 };
            found.other = second.map(|value| (value, 1.0 - found.confidence));
        }
        Some(found)
    }

    /// "24 November 2015", "24th of November".
    pub(super) fn day_month(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let (day, next) = self.day_at(i)?;
        // "5-7 November", "5 and 7 November": the month stands after the second.
        let month_at = if text.is(next, Class::MONTH) {
            next
        } else if text.word(next) == w::OF && text.is(next + 1, Class::MONTH) {
            next + 1
        } else if matches!(text.kind(next), Kind::Hyphen | Kind::Dash) || text.is_word(next, &[w::AND, w::TO]) {
            let (_, after) = self.day_at(next + 1)?;
            if !text.is(after, Class::MONTH) || !text.token(after).capitalised() {
                return None;
            }
            let month = text.detail(after).time as u8;
            let year = self.year_after(self.past_stop(after));
            let (value, rule, confidence, other) = match year {
                Some((year, _)) => (day_value(year, month, day)?, "day-month-year", 0.95, None),
                None => self.in_month(month, Some(day), i..next),
            };
            let mut found = Found::date(i..next, value, rule, confidence).unbent();
            found.other = other;
            return Some(found);
        } else {
            return None;
        };
        if !text.token(month_at).capitalised() {
            return None;
        }
        let month = text.detail(month_at).time as u8;
        let end = self.past_stop(month_at);
        if let Some((year, end)) = self.year_after(end) {
            return Some(Found::date(i..end, day_value(year, month, day)?, "day-month-year", 0.98));
        }
        let (value, rule, confidence, other) = self.in_month(month, Some(day), i..end);
        let mut found = Found::date(i..end, value, rule, confidence);
        found.other = other;
        Some(found)
    }

    /// A day of the month at token `i`, and the token after it.
    fn day_at(&self, i: usize) -> Option<(u8, usize)> {
        let text = self.text;
        let (day, end) = match text.kind(i) {
            Kind::Number if text.letters(i).len() <= 2 => (digits(text, i)?, i + 1),
            Kind::Number => return None,
            _ => number::ordinal(text, i)?,
        };
        (1..=31).contains(&day).then_some((day as u8, end))
    }

    /// The token after a month at `i` and the stop of its abbreviation.
    pub(super) fn past_stop(&self, i: usize) -> usize {
        let text = self.text;
        let stop = text.kind(i + 1) == Kind::Period && self.tight(i + 1) && text.letters(i).len() <= 5;
        // The stop of "in Sept." at the end of a sentence is the sentence's.
        let goes_on = stop && (text.kind(i + 2).is_numeric() || text.kind(i + 2) == Kind::Comma);
        if goes_on { i + 2 } else { i + 1 }
    }

    /// A year of four digits or in words at `i`, and the token after it.
    pub(super) fn year_at(&self, i: usize) -> Option<(i32, usize)> {
        let text = self.text;
        if text.kind(i) == Kind::Number {
            let n = digits(text, i)?;
            if text.letters(i).len() == 4 && (1000..=2999).contains(&n) {
                return self.era(n as i32, i + 1);
            }
            if text.letters(i).len() <= 4 && self.era_word(i + 1).is_some() {
                return self.era(n as i32, i + 1);
            }
            return None;
        }
        // "'96"
        if matches!(text.kind(i), Kind::StraightSingle | Kind::CloseSingle | Kind::OpenSingle)
            && self.tight(i + 1)
            && text.letters(i + 1).len() == 2
        {
            let n = digits(text, i + 1)?;
            return Some((i32::from(full_year(n, 2)?), i + 2));
        }
        number::year_in_words(text, i)
    }

    /// "BC" (true) or "AD" (false) at `i`, and the token after it.
    fn era_word(&self, i: usize) -> Option<(bool, usize)> {
        let text = self.text;
        match text.word(i) {
            w::BC | w::B_C | w::BCE => Some((true, i + 1)),
            w::AD | w::A_D | w::CE if text.token(i).all_caps() => Some((false, i + 1)),
            _ => None,
        }
    }

    fn era(&self, year: i32, end: usize) -> Option<(i32, usize)> {
        match self.era_word(end) {
            Some((true, end)) => Some((1 - year, end)),
            Some((false, end)) => Some((year, end)),
            None => Some((year, end)),
        }
    }

    /// A year after a month or day: "1998", ", 1998", "of 1998", "last year", "of this year".
    pub(super) fn year_after(&self, i: usize) -> Option<(i32, usize)> {
        let text = self.text;
        let at = if text.kind(i) == Kind::Comma || text.word(i) == w::OF { i + 1 } else { i };
        if text.token(at).starts_line() {
            return None;
        }
        if let Some((year, end)) = self.year_at(at) {
            // "March 1,000", "on May 5 2,000 people" have commas inside; "at 1430" stands after "at".
            return Some((year, end));
        }
        if text.kind(i) == Kind::Comma {
            return None;
        }
        let shift = match text.word(at) {
            w::LAST => -1,
            w::THIS => 0,
            w::NEXT => 1,
            _ => return self.same_year(at),
        };
        (text.word(at + 1) == w::YEAR).then(|| Some((self.today?.year + shift, at + 2)))?
    }

    /// "that year", "the same year", "the following year" after a month or day.
    fn same_year(&self, at: usize) -> Option<(i32, usize)> {
        let text = self.text;
        let last = self.last?.year;
        match (text.word(at), text.word(at + 1), text.word(at + 2)) {
            (w::THAT, w::YEAR, _) => Some((last, at + 2)),
            (w::THE | w::THAT, w::SAME, w::YEAR) => Some((last, at + 3)),
            (w::THE, w::FOLLOWING | w::NEXT, w::YEAR) => Some((last + 1, at + 3)),
            (w::THE, w::PREVIOUS, w::YEAR) => Some((last - 1, at + 3)),
            _ => None,
        }
    }

    /// A month, with its day and year where they follow.
    pub(super) fn month(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        if !text.token(i).capitalised() || text.token(i).clitic() {
            return None;
        }
        let month = text.detail(i).time as u8;
        let (det, start) = self.det(i);
        let after = self.past_stop(i);
        let abbreviated =
            text.letters(i).len() < 5 && !matches!(month, 5..=7) || text.letters(i).eq_ignore_ascii_case("sept");
        if let Some((day, end)) = self.day_at(after)
            && !text.token(after).starts_line()
            && !self.counts(end)
        {
            if let Some((year, end)) = self.year_after(end)
                && text.word(end.wrapping_sub(2)) != w::OF
            {
                return Some(Found::date(i..end, day_value(year, month, day)?, "month-day-year", 0.98));
            }
            if det == Det::Last || det == Det::Next {
                let way = if det == Det::Last { Way::Past } else { Way::Future };
                self.way = Some((way, i));
            }
            // "the Sept. 11 attacks" have their year in their name.
            let attack = ["attack", "attacks", "terrorist", "terrorists", "terror", "hijackers", "hijackings"]
                .iter()
                .any(|word| text.letters(end).eq_ignore_ascii_case(word));
            if (month, day) == (9, 11) && attack && self.today.is_none_or(|today| today.year > 2001) {
                return Some(Found::date(i..end, day_value(2001, 9, 11)?, "named-day", 0.9));
            }
            let (value, rule, confidence, other) = self.in_month(month, Some(day), i..end);
            let mut found = Found::date(i..end, value, rule, confidence);
            found.other = other;
            return Some(found);
        }
        if let Some((year, end)) = self.year_after(after) {
            return Some(Found::date(
                i..end,
                Value::Calendar(calendar::month_of(year, month.into())?),
                "month-year",
                0.97,
            ));
        }
        if !self.is_month(i, det, abbreviated) {
            return None;
        }
        if det == Det::Every {
            let mut found = Found::new(
                start..i + 1,
                TimexKind::Set,
                Value::Calendar(Calendar::new(Year::UNKNOWN, Part::Month(Some(month)))),
                "every-month-name",
                0.9,
            );
            found.quant = Some(self.every(start));
            return Some(found.unbent());
        }
        let Some(anchor) = self.anchor() else {
            let (value, rule, confidence, _) = self.in_month(month, None, i..i + 1);
            let start = if det == Det::The || det == Det::A { i } else { start };
            return Some(Found::date(start..after, value, rule, confidence));
        };
        let now = anchor.month.unwrap_or(1);
        let reference = self.last.unwrap_or(anchor);
        let year = match det {
            Det::Last => Some(if month < now { anchor.year } else { anchor.year - 1 }),
            Det::Next => Some(if month > now { anchor.year } else { anchor.year + 1 }),
            Det::This => Some(anchor.year),
            Det::That => Some(reference.year),
            Det::Following => {
                Some(if reference.month.is_none_or(|m| month <= m) { reference.year + 1 } else { reference.year })
            }
            Det::Previous => {
                Some(if reference.month.is_none_or(|m| month >= m) { reference.year - 1 } else { reference.year })
            }
            _ => None,
        };
        if let Some(year) = year {
            return Some(Found::date(
                start..after,
                Value::Calendar(calendar::month_of(year, month.into())?),
                "det-month",
                0.92,
            ));
        }
        let (value, rule, confidence, other) = self.in_month(month, None, i..after);
        let mut found = Found::date(i..after, value, rule, confidence);
        found.other = other;
        Some(found)
    }

    /// Whether the number that ends at `end` counts what follows: "March 30 percent", "June 12 people".
    fn counts(&self, end: usize) -> bool {
        let text = self.text;
        matches!(text.kind(end), Kind::Percent | Kind::Colon) && self.tight(end)
            || text.is(end, Class::UNIT) && !text.is(end, Class::ORDINAL)
            || text.letters(end).eq_ignore_ascii_case("percent")
    }

    /// Whether the capital word is the month and not a verb, a name or a march.
    fn is_month(&self, i: usize, det: Det, abbreviated: bool) -> bool {
        let text = self.text;
        let before = i.wrapping_sub(1);
        let word = text.word(i);
        let opens = text.token(i).starts_line() || !text.kind(before).is_word() && text.kind(before) != Kind::Hyphen;
        let led = text.is(before, Class::PREPOSITION)
            || matches!(
                det,
                Det::This | Det::Last | Det::Next | Det::Following | Det::Previous | Det::That | Det::Every
            )
            || text.is_word(before, &[w::EARLY, w::LATE, w::MID, w::AND, w::OR, w::UNTIL, w::SINCE])
            || text.kind(before) == Kind::Hyphen;
        if abbreviated && text.kind(i + 1) != Kind::Period && !(led && text.letters(i).len() > 3) {
            return false;
        }
        if matches!(word, w::MAY | w::MARCH) {
            // "May" opens questions and wishes; Mrs. May and the March have no preposition of time.
            let time_led = led && !text.is_word(before, &[w::WITH, w::AT, w::LIKE, w::THAN]);
            return time_led && !(word == w::MARCH && text.is_word(i + 1, &[w::ON]));
        }
        let next = text.token(i + 1);
        let name = text.kind(i + 1) == Kind::Word && next.capitalised() && !text.token(i + 1).starts_line() && !led;
        let surname = text.is(before, Class::FIRST_NAME) && text.token(before).capitalised();
        !(name && opens) && !surname
    }

    /// How the quantifier at `start` is written.
    pub(super) fn every(&self, start: usize) -> &'static str {
        match (self.text.word(start), self.text.word(start + 1)) {
            (w::EACH, _) => "EACH",
            (_, w::OTHER) => "EVERY OTHER",
            _ => "EVERY",
        }
    }

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
        let (det, start) = self.det(i);
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
        let recurs = det == Det::Every || plural;
        if recurs {
            let mut at = Calendar::new(Year::UNKNOWN, Part::WeekDay(None, Some(weekday as u8)));
            let mut end = after;
            if let Some(part) = part {
                at = at.at(day_time(part)?.0);
                end += 1;
            }
            let start = if det == Det::Every { start } else { i };
            let mut found = Found::new(start..end, TimexKind::Set, Value::Calendar(at), "every-weekday", 0.9);
            let other = self.text.word(start + 1) == w::OTHER;
            found.freq = Some(if other { "2W" } else { "1W" }.into());
            found.quant = (det == Det::Every).then(|| self.every(start));
            return Some(found.unbent());
        }
        // "The Sunday Times"
        if text.word(i.wrapping_sub(1)) == w::THE
            && text.kind(after) == Kind::Word
            && text.token(after).capitalised()
            && !text.token(after).starts_line()
            && part.is_none()
            && !text.token(i).all_caps()
        {
            return None;
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
        // "Black Friday", "Bloody Sunday", "Super Tuesday" are names; the holidays are dealt with before.
        let before = i.wrapping_sub(1);
        if i > self.floor
            && text.kind(before) == Kind::Word
            && text.token(before).capitalised()
            && text.is_word(before, &[w::BLACK, w::BLOODY, w::GOOD, w::SUPER, w::CYBER, w::ASH, w::PALM])
        {
            return None;
        }
        let (mut value, rule, confidence, other) = self.which_weekday(weekday, det, start, i..after)?;
        self.order_range(&mut value, i, rule);
        let start = if matches!(det, Det::None | Det::The | Det::A) { i } else { start };
        let mut found = Found::date(start..after, value, rule, confidence);
        found.other = other;
        self.with_part(&mut found, after);
        Some(found)
    }

    /// "from Monday to Wednesday": the second end comes after the first.
    fn order_range(&mut self, value: &mut Value, i: usize, rule: &str) {
        let text = self.text;
        let joint = i.wrapping_sub(1);
        let joins = text.is_word(joint, &[w::TO, w::THROUGH, w::UNTIL, w::TILL])
            || matches!(text.kind(joint), Kind::Hyphen | Kind::Dash);
        if !joins || joint != self.floor || !text.is(joint.wrapping_sub(1), Class::WEEKDAY) {
            return;
        }
        let Some(to) = value.calendar().and_then(Calendar::date) else { return };
        let Some(from) = self.day.and_then(Point::date).filter(|from| *from > to) else { return };
        if rule == "weekday-past" {
            self.move_last(from, -7);
        } else if let Some(later) = to.add_days(7) {
            *value = Value::day(later);
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
    fn named_day(
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
        let (value, rule, confidence, other) = self.in_month(month, Some(day), tokens.clone());
        let mut found = Found::date(tokens, value, rule, confidence);
        found.other = other;
        Some(found)
    }

    #[allow(clippy::type_complexity)]
    fn which_weekday(
        &mut self,
        weekday: i8,
        det: Det,
        start: usize,
        tokens: std::ops::Range<usize>,
    ) -> Option<(Value, &'static str, f32, Option<(Value, f32)>)> {
        let Some(today) = self.anchor().and_then(Point::date) else {
            return Some(self.on_weekday(weekday, tokens));
        };
        let reference = self.day.and_then(Point::date).unwrap_or(today);
        let back = |from: Date| i64::from((from.weekday() - weekday - 1).rem_euclid(7) + 1);
        let ahead = |from: Date| i64::from((weekday - from.weekday() - 1).rem_euclid(7) + 1);
        let day = |from: Date, days: i64| from.add_days(days).map(Value::day);
        Some(match det {
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
                let way = self.way(tokens);
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
            Det::That => {
                let days = i64::from((weekday - reference.weekday()).rem_euclid(7));
                (day(reference, days)?, "that-weekday", 0.7, None)
            }
            _ => self.on_weekday(weekday, tokens),
        })
    }

    /// "1990s", "the '80s", "mid-70s".
    fn decade(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let letters = text.letters(i);
        let n = number::plain(letters.get(..letters.len().checked_sub(1)?)?)? as i32;
        let before = i.wrapping_sub(1);
        let found = |start: usize, value| {
            Some(Found::date(start..i + 1, Value::Calendar(value), "decade", 0.93).with_article())
        };
        match letters.len() {
            4 | 5 if n % 10 == 0 && matches!(self.era_word(i + 1), Some((true, _))) => {
                let value = Calendar::new(Year::of(true, n as u32 / 10, 3)?, Part::Whole);
                let mut found = found(i, value)?;
                found.end = i + 2;
                Some(found)
            }
            5 if n % 10 == 0 => {
                // "the 1900s" may be the century.
                let mut f = found(i, decade_of(n)?)?;
                if n % 100 == 0 {
                    f.other = Some((Value::Calendar(century_of(n)?), 0.4));
                    f.confidence = 0.6;
                }
                Some(f)
            }
            3 if n % 10 == 0 => {
                let mark = matches!(text.kind(before), Kind::StraightSingle | Kind::CloseSingle | Kind::OpenSingle);
                let start = if mark && self.tight(i) { before } else { i };
                // "temperatures in the 50s", "a man in his 60s": only the apostrophe makes them years.
                let later = text.word(before) == w::AND && self.floor + 1 == i;
                if start == i
                    && !later
                    && !(text.kind(before) == Kind::Hyphen && text.is_word(i.wrapping_sub(2), &[w::MID]))
                {
                    return None;
                }
                let century = self.today.map_or(1900, |t| t.year - t.year.rem_euclid(100));
                let year =
                    if n + century > self.today.map_or(1990, |t| t.year) { century - 100 + n } else { century + n };
                // "the '60s" in 2015 are the nineteen-sixties; "the '10s" the decade just past.
                found(start, decade_of(year)?)
            }
            _ => None,
        }
    }

    /// A year alone.
    pub(super) fn year(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let letters = text.letters(i);
        if let Some(value) = self.range_bc(i) {
            return Some(Found::date(i..i + 1, value, "range-year-bc", 0.9));
        }
        // "A.D. 43", "AD 43"
        let before = i.wrapping_sub(1);
        if text.is_word(before, &[w::AD, w::A_D]) && text.token(before).all_caps() && before >= self.floor {
            let year = digits(text, i).filter(|_| letters.len() <= 4)?;
            return Some(Found::date(before..i + 1, Value::Calendar(year_of(year as i32)?), "year", 0.95));
        }
        let (year, end) = self.year_at(i)?;
        let era = end > i + 1;
        let found = |start: usize, confidence| {
            Some(Found::date(start..end, Value::Calendar(year_of(year)?), "year", confidence))
        };
        if era {
            return found(i, 0.97);
        }
        if letters.len() != 4 || !(1400..=2100).contains(&year) {
            return None;
        }
        let before = i.wrapping_sub(1);
        let next = i + 1;
        // "the 1988 period", "the 1988 quarter", "fiscal 1989"
        if let Some(found) = self.year_of_report(i, year) {
            return Some(found);
        }
        // "1861-1865" is a pair of years wherever it stands.
        let range = matches!(text.kind(next), Kind::Hyphen | Kind::Dash)
            && text.letters(next + 1).len() == 4
            && digits(text, next + 1).is_some_and(|to| i64::from(to) > i64::from(year) && to < 2100);
        if range && !text.token(next + 1).starts_line() {
            return found(i, 0.9);
        }
        // Prices, measures, counts, codes and addresses.
        if matches!(text.kind(before), Kind::Currency | Kind::Hash | Kind::Slash | Kind::At | Kind::Ampersand)
            || matches!(text.kind(next), Kind::Percent | Kind::Currency)
            || matches!(text.kind(next), Kind::Colon | Kind::Slash) && self.tight(next) && self.tight(next + 1)
            || text.kind(next) == Kind::Hyphen
                && self.tight(next)
                && self.tight(next + 1)
                && text.kind(next + 1) == Kind::Word
            || text.kind(before) == Kind::Hyphen
                && self.tight(i)
                && !text.is_word(i.wrapping_sub(2), &[w::MID, w::LATE, w::EARLY])
                && self.floor + 1 != i
        {
            return None;
        }
        if text.is(next, Class::UNIT | Class::NUMBER | Class::ZONE) && !text.token(next).capitalised()
            || text.is_word(
                before,
                &[
                    w::THAN,
                    w::NO,
                    w::NUMBER,
                    w::AT,
                    w::ABOUT,
                    w::NEARLY,
                    w::ALMOST,
                    w::OVER,
                    w::APPROXIMATELY,
                    w::ROUGHLY,
                    w::SOME,
                ],
            )
            || text.is(before, Class::NUMBER)
        {
            return None;
        }
        let led = text.is(
            before,
            Class::PREPOSITION | Class::CONJUNCTION | Class::SUBORDINATOR | Class::DETERMINER | Class::SEASON,
        ) || text.is_word(before, &[w::EARLY, w::LATE, w::MID, w::YEAR])
            || !text.kind(before).is_word()
            || text.token(before).clitic();
        // A plural noun or a street after it makes it a count or a number of a house, unless a
        // preposition of time stands before.
        let plain_plural = text.kind(next) == Kind::Word
            && !text.token(next).capitalised()
            && text.letters(next).ends_with('s')
            && !text.is(
                next,
                Class::VERB_PAST
                    | Class::AUXILIARY
                    | Class::PREPOSITION
                    | Class::SUBORDINATOR
                    | Class::PRONOUN
                    | Class::ADVERB
                    | Class::CONJUNCTION,
            )
            && text.letters(next).len() > 3;
        let modern = (1900..=2050).contains(&year);
        if plain_plural && !(modern && text.is(before, Class::DETERMINER)) {
            return None;
        }
        if text.is(before, Class::NUMBERED)
            || text.kind(before) == Kind::Period && text.is(before.wrapping_sub(1), Class::NUMBERED)
        {
            return None;
        }
        // "2015-13-40" is some code.
        if text.kind(next) == Kind::Hyphen
            && self.tight(next)
            && text.letters(next + 1).len() < 4
            && text.kind(next + 2) == Kind::Hyphen
        {
            return None;
        }
        // "there were 2000 people"
        let counts = text.is(next, Class::GROUP | Class::PERSON)
            || ["people", "men", "women", "children", "troops"].iter().any(|noun| text.letters(next) == *noun);
        if !led && (!modern || counts) {
            return None;
        }
        // "the year 2000"
        let start = match text.word(before) {
            w::YEAR if text.word(i.wrapping_sub(2)) == w::THE && i.wrapping_sub(2) >= self.floor => i - 2,
            _ => i,
        };
        found(start, if led { 0.93 } else { 0.8 })
    }

    /// The first year of a pair whose second names the era: "499-493 BC", "from 480 to 479 BC".
    fn range_bc(&self, i: usize) -> Option<Value> {
        let text = self.text;
        let joins = matches!(text.kind(i + 1), Kind::Hyphen | Kind::Dash)
            || text.is_word(i + 1, &[w::TO, w::AND, w::OR, w::THROUGH]);
        if !joins || text.letters(i).len() > 4 || !matches!(self.era_word(i + 3), Some((true, _))) {
            return None;
        }
        let (from, to) = (digits(text, i)?, digits(text, i + 2)?);
        (from >= to).then(|| Some(Value::Calendar(year_of(1 - from as i32)?)))?
    }

    /// A code of digits and letters: "Q3", "3Q", "H1 2013", "FY2013".
    pub(super) fn coded(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let letters = text.letters(i).as_bytes();
        let (part, mut end) = match *letters {
            [b'Q', q @ b'1'..=b'4'] => (Part::Quarter(Some(q - b'0')), i + 1),
            [b'H', h @ b'1'..=b'2'] => (Part::Half(Some(h - b'0')), i + 1),
            [b'F', b'Y', ..] => {
                let digits = number::plain(text.letters(i).get(2..)?)?;
                let year = full_year(digits, letters.len() - 2)?;
                let value = Calendar { fiscal: true, ..year_of(year.into())? };
                return Some(Found::date(i..i + 1, Value::Calendar(value), "fiscal-code", 0.9));
            }
            _ => return None,
        };
        let mut year = self.today.map(|today| match part {
            Part::Quarter(Some(q)) if i32::from(q) > i32::from(today.month.unwrap_or(1) - 1) / 3 + 2 => today.year - 1,
            _ => today.year,
        });
        if let Some((y, after)) = self.year_after(end) {
            year = Some(y);
            end = after;
        }
        let year = year.and_then(Year::new).unwrap_or(Year::UNKNOWN);
        Some(Found::date(i..end, Value::Calendar(Calendar::new(year, part)), "nth-quarter", 0.85))
    }

    /// A year that names the quarter or the fiscal year of a report.
    fn year_of_report(&mut self, i: usize, year: i32) -> Option<Found> {
        let text = self.text;
        let before = i.wrapping_sub(1);
        let the = text.word(before) == w::THE && before >= self.floor;
        if text.word(before) == w::FISCAL && before >= self.floor {
            let mut value = calendar::year_of(year)?;
            value.fiscal = self.settings.fiscal_start != 1;
            return Some(Found::date(before..i + 1, Value::Calendar(value), "fiscal-year", 0.9));
        }
        if !the {
            return None;
        }
        if text.is_word(i + 1, &[w::QUARTER, w::PERIOD]) {
            let (_, quarter) = self.current_quarter()?;
            let quarter = calendar::quarter_of(year, quarter)?;
            let (value, confidence) = match self.quarter {
                Some(_) => (quarter, 0.75),
                None if text.word(i + 1) == w::PERIOD => (year_of(year)?, 0.6),
                None => (quarter, 0.6),
            };
            return Some(Found::date(before..i + 2, Value::Calendar(value), "year-quarter", confidence).unbent());
        }
        let (n, at) = number::ordinal(text, i + 1)?;
        if text.word(at) == w::QUARTER && n <= 4 {
            let value = calendar::quarter_of(year, n as i32)?;
            return Some(Found::date(before..at + 1, Value::Calendar(value), "year-quarter", 0.9).unbent());
        }
        None
    }

    /// "the third quarter", "the 20th century", "the first nine months", "the second half".
    pub(super) fn ordinal(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        if let Some(found) = self.day_month(i) {
            return Some(found);
        }
        let (n, next) = number::ordinal(text, i)?;
        let at = if text.kind(next) == Kind::Hyphen && self.tight(next) { next + 1 } else { next };
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
        // "the first hours of the war", "the first days"
        if n == 1
            && let Some(unit) = super::length::unit_at(text, next)
            && text.letters(next).ends_with('s')
            && !text.token(next).capitalised()
            && matches!(text.word(i.wrapping_sub(1)), w::THE)
        {
            let value = Value::length(super::value::Amount::Unknown, unit);
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
            10 if text.is(at, Class::UNIT) => None,
            _ => self.first_of(i, next),
        }
    }

    /// "the first nine months", "the first two years", "the last week of June".
    fn first_of(&mut self, i: usize, next: usize) -> Option<Found> {
        let mut found = self.length(next)?;
        if found.kind != TimexKind::Duration || found.start != next || text_ordinal_stop(self.text, i) {
            return None;
        }
        found.start = i;
        found.rule = "ordinal-length";
        Some(found.with_article())
    }

    fn season_value(&mut self, season: Season, det: Det, tokens: std::ops::Range<usize>) -> Option<(Value, f32)> {
        let Some(anchor) = self.anchor() else {
            return Some((Value::Calendar(Calendar::new(Year::UNKNOWN, Part::Season(season))), 0.6));
        };
        let at = |year: i32| Some(Value::Calendar(Calendar::new(Year::new(year)?, Part::Season(season))));
        // The month with which the season begins.
        let start = match season {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Fall => 9,
            Season::Winter => 12,
        };
        let now = anchor.month.unwrap_or(6);
        // January and February belong to the winter that began the year before.
        let inside = |n: u8| if season == Season::Winter { n >= 12 || n <= 2 } else { (start..start + 3).contains(&n) };
        let current = if season == Season::Winter && now <= 2 { anchor.year - 1 } else { anchor.year };
        let past = if inside(now) || now >= start { current } else { anchor.year - 1 };
        let reference = self.last.map_or(anchor.year, |p| p.year);
        let year = match det {
            Det::Last => {
                if inside(now) || now < start {
                    current - 1
                } else {
                    current
                }
            }
            Det::This => current,
            Det::Next => {
                if now < start && !inside(now) {
                    anchor.year
                } else {
                    current + 1
                }
            }
            Det::Following => reference + 1,
            Det::Previous => reference - 1,
            Det::That => reference,
            _ if self.narrative() => anchor.year,
            _ => match self.way(tokens) {
                Way::Past => past,
                Way::Future => {
                    if now <= start || inside(now) {
                        current
                    } else {
                        current + 1
                    }
                }
                Way::Unknown => current,
            },
        };
        Some((at(year)?, 0.8))
    }

    /// A season: "last fall", "the winter of 1994", "this summer".
    pub(super) fn season(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let season = Season::from_code(text.detail(i).time);
        let (det, start) = self.det(i);
        let value = |year| Some(Value::Calendar(Calendar::new(Year::new(year)?, Part::Season(season))));
        // "the winter of 1994", "summer 1998"
        let of = text.word(i + 1) == w::OF;
        if let Some((year, end)) = self.year_after(i + 1)
            && (text.kind(i + 1) != Kind::Comma)
        {
            let begin = if det == Det::The && of { start } else { i };
            return Some(Found::date(begin..end, value(year)?, "season-year", 0.95).with_article());
        }
        if of && text.is_word(i, &[w::FALL, w::SPRING]) {
            return None;
        }
        let before = i.wrapping_sub(1);
        if det == Det::Every {
            let at = Calendar::new(Year::UNKNOWN, Part::Season(season));
            let mut found = Found::new(start..i + 1, TimexKind::Set, Value::Calendar(at), "every-season", 0.85);
            found.quant = Some(self.every(start));
            return Some(found.unbent());
        }
        let sure = matches!(det, Det::This | Det::Last | Det::Next | Det::Following | Det::Previous | Det::That);
        let led = text
            .is_word(before, &[w::IN, w::BY, w::DURING, w::UNTIL, w::SINCE, w::THROUGH, w::EARLY, w::LATE, w::MID])
            || text.kind(before) == Kind::Hyphen && text.word(i.wrapping_sub(2)) == w::MID
            || det == Det::The && text.is(i.wrapping_sub(2), Class::PREPOSITION);
        if !(sure || led) {
            return None;
        }
        let (value, confidence) = self.season_value(season, det, i..i + 1)?;
        let start = if sure { start } else { i };
        let attributive = text.kind(i + 1) == Kind::Word
            && !text.is(
                i + 1,
                Class::PREPOSITION
                    | Class::CONJUNCTION
                    | Class::AUXILIARY
                    | Class::PRONOUN
                    | Class::DETERMINER
                    | Class::SUBORDINATOR
                    | Class::ADVERB
                    | Class::VERB_PAST,
            );
        let found = Found::date(start..i + 1, value, "season", confidence);
        Some(if attributive { found } else { found.with_article() })
    }
}

/// An ordinal at the end of a line or before a mark stands for itself.
fn text_ordinal_stop(text: &Text<'_>, i: usize) -> bool {
    text.token(i + 1).starts_line()
}

/// A year of two digits is the nearest one: 1950 to 2049.
fn full_year(n: u32, digits: usize) -> Option<i16> {
    let n = i16::try_from(n).ok()?;
    match digits {
        4 => (n >= 1).then_some(n),
        2 if n < 50 => Some(2000 + n),
        2 => Some(1900 + n),
        _ => None,
    }
}

pub(super) fn day_value(year: i32, month: u8, day: u8) -> Option<Value> {
    let point = Point { year, month: Some(month), day: Some(day) };
    // Before the era there is nothing to check against but the length of the month.
    let checked = if (1..=9999).contains(&year) { year as i16 } else { 2000 };
    Date::checked(checked, month as i8, day as i8)?;
    point.as_calendar().map(Value::Calendar)
}

/// The part of the day, or clock time, of a code of the list; and whether it is a clock time.
pub(super) fn day_time(code: i16) -> Option<(DayTime, bool)> {
    let clock = |hour| DayTime::Clock { hour: Some(hour), minute: Some(Some(0)), second: None };
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
