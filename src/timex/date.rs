//! Days and months: the expressions that name a day of the calendar.

use super::TimexKind;
use super::calendar::{self, year_of};
use super::det::Det;
use super::find::{Desk, Found};
use super::number::{self, digits};
use super::resolve::Point;
use super::tense::Way;
use super::value::{Calendar, Part, Value, Year};
use crate::date::Date;
use crate::lexicon::{Class, w};
use crate::text::{Kind, Text};

/// How much evidence of the order of numeric dates is looked at, in tokens.
const EVIDENCE: usize = 20_000;

/// What "Sept. 11" stands before where it is the day of 2001.
const ATTACKS: [&str; 7] = ["attack", "attacks", "terrorist", "terrorists", "terror", "hijackers", "hijackings"];

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
    /// A month, with its day and year where they follow.
    pub(super) fn month(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        // "in March Street"
        if !text.token(i).capitalised() || text.token(i).clitic() || self.street(i + 1) {
            return None;
        }
        let month = text.detail(i).time as u8;
        let joins = matches!(text.kind(i + 1), Kind::Hyphen | Kind::Dash) || text.word(i + 1) == w::TO;
        if joins
            && text.is(i + 2, Class::MONTH)
            && let Some(found) = self.quarter_of_months(i)
        {
            return Some(found);
        }
        let (det, start) = self.det(i);
        let after = self.past_stop(i);
        let abbreviated = text.width(i) < 5 && !matches!(month, 5..=7) || text.spells(i, "sept");
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
            if (month, day) == (9, 11)
                && self.today.is_none_or(|today| today.year > 2001)
                && ATTACKS.iter().any(|word| text.spells(end, word))
            {
                return Some(Found::date(i..end, day_value(2001, 9, 11)?, "named-day", 0.9));
            }
            return Some(self.in_month(month, Some(day), i..end));
        }
        if let Some((year, end)) = self.year_after(after) {
            return Some(Found::date(
                i..end,
                Value::Calendar(calendar::month_of(year, month.into())?),
                "month-year",
                0.97,
            ));
        }
        if !self.is_month(i, det, abbreviated) || self.person(i) {
            return None;
        }
        if det == Det::Every {
            let value = Value::Calendar(Calendar::new(Year::UNKNOWN, Part::Month(Some(month))));
            let found = Found::new(start..i + 1, TimexKind::Set, value, "every-month-name", 0.9);
            return Some(found.recurring(None, Some(self.every(start))).unbent());
        }
        let Some(anchor) = self.anchor() else {
            let start = if det == Det::The || det == Det::A { i } else { start };
            return Some(self.in_month(month, None, start..after));
        };
        let now = anchor.month.unwrap_or(1);
        let reference = self.last.unwrap_or(anchor);
        let year = match det {
            // In March, the February just past is "last month".
            Det::Last => Some(if month + 1 < now { anchor.year } else { anchor.year - 1 }),
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
            let at = |year: i32| calendar::month_of(year, month.into()).map(Value::Calendar);
            let mut found = Found::date(start..after, at(year)?, "det-month", 0.92);
            if det == Det::Last && month + 1 == now {
                found.confidence = 0.6;
                found.other = at(year + 1).map(|value| (value, 0.4));
            }
            return Some(found);
        }
        Some(self.in_month(month, None, i..after))
    }

    /// Whether the number that ends at `end` counts what follows: "March 30 percent", "June 12 people".
    pub(super) fn counts(&self, end: usize) -> bool {
        let text = self.text;
        matches!(text.kind(end), Kind::Percent | Kind::Colon) && self.tight(end)
            || text.is(end, Class::UNIT) && !text.is(end, Class::ORDINAL)
            || text.spells(end, "percent")
    }

    /// Whether the capital word is the month and not a verb, a name or a march.
    pub(super) fn is_month(&self, i: usize, det: Det, abbreviated: bool) -> bool {
        let text = self.text;
        let before = i.wrapping_sub(1);
        let word = text.word(i);
        let next = text.token(i + 1);
        let opens = text.token(i).starts_line() || !text.kind(before).is_word() && text.kind(before) != Kind::Hyphen;
        let led = text.is(before, Class::PREPOSITION)
            || matches!(
                det,
                Det::This | Det::Last | Det::Next | Det::Following | Det::Previous | Det::That | Det::Every
            )
            || text.is_word(before, &[w::EARLY, w::LATE, w::MID, w::AND, w::OR, w::UNTIL, w::SINCE])
            || text.kind(before) == Kind::Hyphen
            // "by end March"
            || text.word(before) == w::END && text.is(before.wrapping_sub(1), Class::PREPOSITION)
            // "Come May, it will be over."
            || text.word(before) == w::COME && text.kind(i + 1) == Kind::Comma;
        if abbreviated && text.kind(i + 1) != Kind::Period && !(led && text.width(i) > 3) {
            return false;
        }
        if matches!(word, w::MAY | w::MARCH) {
            // "May" opens questions and wishes; Mrs. May and the March have no preposition of time.
            let time_led = led && !text.is_word(before, &[w::WITH, w::AT, w::LIKE, w::THAN]);
            // "the March meeting", "the May vote"
            const NO_NOUN: Class = Class::PREPOSITION
                .or(Class::CONJUNCTION)
                .or(Class::AUXILIARY)
                .or(Class::PRONOUN)
                .or(Class::VERB_PAST)
                .or(Class::VERB_S)
                .or(Class::ADVERB);
            let noun = text.kind(i + 1) == Kind::Word && !next.capitalised() && !next.clitic();
            if matches!(det, Det::The | Det::A) && noun {
                return !text.is(i + 1, NO_NOUN);
            }
            // "if March sales disappoint": a capital inside a sentence before a plain noun.
            let small = !text.token(before).capitalised() || text.is(before, Class::SUBORDINATOR);
            let plain =
                !opens && small && noun && !text.is(i + 1, NO_NOUN) && !text.is(before, Class::ROLE | Class::HONORIFIC);
            return plain || time_led && !(word == w::MARCH && text.is_word(i + 1, &[w::ON]));
        }
        // "June said": months do not speak.
        let speaks = text.is_word(i + 1, &[w::SAID, w::TOLD]) || matches!(text.letters(i + 1), "added" | "wrote");
        if speaks && !led && det == Det::None {
            return false;
        }
        let name = text.kind(i + 1) == Kind::Word && next.capitalised() && !text.token(i + 1).starts_line() && !led;
        let surname = text.is(before, Class::FIRST_NAME) && text.token(before).capitalised();
        !(surname || name && opens)
    }

    /// "24 November 2015", "24th of November".
    pub(super) fn day_month(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let follows = |next: usize| {
            text.is(next, Class::MONTH)
                || text.is_word(next, &[w::OF, w::AND, w::TO])
                || matches!(text.kind(next), Kind::Hyphen | Kind::Dash)
        };
        if text.kind(i).is_numeric() && !follows(i + 1) {
            return None;
        }
        let (day, next) = self.day_at(i)?;
        // "5-7 November", "5 and 7 November": the month stands after the second.
        let month_at = if text.is(next, Class::MONTH) {
            next
        } else if text.word(next) == w::OF && text.is(next + 1, Class::MONTH) {
            next + 1
        } else if matches!(text.kind(next), Kind::Hyphen | Kind::Dash) || text.is_word(next, &[w::AND, w::TO]) {
            let (_, after) = self.day_at(next + 1)?;
            // "the 3rd and 4th of June"
            let after = after + usize::from(text.word(after) == w::OF);
            if !text.is(after, Class::MONTH) || !text.token(after).capitalised() {
                return None;
            }
            let month = text.detail(after).time as u8;
            let year = self.year_after(self.past_stop(after));
            let found = match year {
                Some((year, _)) => Found::date(i..next, day_value(year, month, day)?, "day-month-year", 0.95),
                // Both lie on the same side: the verb is looked for behind the month.
                None => Found { end: next, ..self.in_month(month, Some(day), i..after + 1) },
            };
            return Some(found.unbent());
        } else {
            return None;
        };
        // "12 March Street"
        if !text.token(month_at).capitalised() || self.street(month_at + 1) {
            return None;
        }
        let month = text.detail(month_at).time as u8;
        let end = self.past_stop(month_at);
        // "the 3rd of November"
        let of = month_at > next;
        if let Some((year, end)) = self.year_after(end) {
            let mut found = Found::date(i..end, day_value(year, month, day)?, "day-month-year", 0.98);
            found.article = of;
            return Some(found);
        }
        let mut found = self.in_month(month, Some(day), i..end);
        found.article = of;
        Some(found)
    }

    /// A day of the month at token `i`, and the token after it.
    pub(super) fn day_at(&self, i: usize) -> Option<(u8, usize)> {
        let text = self.text;
        let (day, end) = match text.kind(i) {
            Kind::Number if text.width(i) <= 2 => (digits(text, i)?, i + 1),
            Kind::Number => return None,
            _ => number::ordinal(text, i)?,
        };
        (1..=31).contains(&day).then_some((day as u8, end))
    }

    /// The token after a month at `i` and the stop of its abbreviation.
    pub(super) fn past_stop(&self, i: usize) -> usize {
        let text = self.text;
        let stop = text.kind(i + 1) == Kind::Period && self.tight(i + 1) && text.width(i) <= 5;
        // The stop of "in Sept." at the end of a sentence is the sentence's.
        let goes_on = stop && (text.kind(i + 2).is_numeric() || text.kind(i + 2) == Kind::Comma);
        if goes_on { i + 2 } else { i + 1 }
    }

    /// "5-7" after a month: the second end of a range of days; "1996-97", of years.
    pub(super) fn range_end(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let last = self.last?;
        if i == 0 || self.floor == 0 || i - 1 != self.floor {
            return None;
        }
        let joins = matches!(text.kind(i - 1), Kind::Hyphen | Kind::Dash | Kind::Slash)
            || text.is_word(i - 1, &[w::TO, w::AND, w::OR, w::THROUGH, w::UNTIL]);
        if !joins || text.width(i) > 2 {
            return None;
        }
        let n = digits(text, i)?;
        let before = text.kind(self.floor - 1);
        if let (Some(month), Some(day)) = (last.month, last.day)
            && matches!(before, Kind::Number | Kind::Ordinal)
            && text.width(self.floor - 1) <= 4
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
        // The year stands before the mark, whatever month was named last.
        if before == Kind::Number
            && text.width(self.floor - 1) == 4
            && !text.is_word(i - 1, &[w::AND, w::TO, w::OR])
            && text.width(i) == 2
            && let Some(from) = digits(text, self.floor - 1)
        {
            let from = if last.year < 0 { last.year } else { from as i32 };
            let year = from - from.rem_euclid(100) + n as i32;
            if year > from {
                return Some(Found::date(i..i + 1, Value::Calendar(year_of(year)?), "range-year", 0.85).unbent());
            }
        }
        None
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
            // "7:41 min", "in the 45+2 minutes"
            let behind = (before == Kind::Colon || text.letters(i - 1) == "+")
                && text.kind(i.wrapping_sub(2)) == Kind::Number
                && text.is(i + 1, Class::UNIT);
            if (joined || behind) && i > self.floor {
                return None;
            }
        }
        // "5 past 9"
        if text.width(i) <= 2
            && text.is_word(i + 1, &[w::PAST, w::TO, w::MINUTES])
            && let Some(found) = self.spoken(i)
        {
            return Some(found);
        }
        // "3Q"
        if text.width(i) == 1 && text.letters(i + 1) == "Q" && self.tight(i + 1) {
            return self.quarter_code(i..i + 2, text.letters(i).as_bytes()[0]);
        }
        if !self.goes_on(i) && !self.stopped(i) {
            if !self.may_stand_alone(i) {
                return None;
            }
            // "at 0630", "1430 local time"
            if !text.letters(i).starts_with('0') && text.word(i + 2) != w::TIME {
                return self.range_end(i).or_else(|| self.numeric_date(i)).or_else(|| self.year(i));
            }
        }
        self.range_end(i)
            .or_else(|| self.numeric_date(i))
            .or_else(|| self.clock(i))
            .or_else(|| self.day_month(i))
            .or_else(|| self.length(i))
            .or_else(|| self.year(i))
    }

    /// "2015-11-24", "11/24/2015", "24.11.2015".
    pub(super) fn numeric_date(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let mark = text.kind(i + 1);
        if matches!(mark, Kind::Slash | Kind::Hyphen) && self.tight(i + 1) && self.tight(i + 2) {
            let more = matches!(text.kind(i + 3), Kind::Slash | Kind::Hyphen | Kind::Percent) && self.tight(i + 3);
            if mark == Kind::Slash && text.letters(i) == "9" && text.letters(i + 2) == "11" && !more {
                return self.nine_eleven(i);
            }
            let (a, b) = (digits(text, i)?, digits(text, i + 2)?);
            let third = text.kind(i + 3) == mark && self.tight(i + 3) && self.tight(i + 4);
            let (la, lb) = (text.width(i), text.width(i + 2));
            if !third {
                return None;
            }
            let c = digits(text, i + 4)?;
            let lc = text.width(i + 4);
            // A fourth part makes it something else: a number of a case or an account.
            if text.kind(i + 5) == mark && self.tight(i + 5) && self.tight(i + 6) {
                return None;
            }
            if la == 4 && lb <= 2 && lc <= 2 {
                let date = Date::checked(a as i16, b as i8, c as i8)?;
                return Some(Found::date(i..i + 5, Value::day(date), "iso-date", 0.99));
            }
            if la <= 2 && lb <= 2 && (lc == 4 || lc == 2) {
                let year = full_year(c, lc)?;
                let day_first = self.day_first();
                return self.by_order(i..i + 5, a, b, year, day_first);
            }
            return None;
        }
        // "24.11.2015" is one token.
        if text.width(i) < "1.1.15".len() || !text.letters(i).contains('.') {
            return None;
        }
        let mut parts = text.letters(i).split('.');
        let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || a.len() > 2 || b.len() > 2 || !matches!(c.len(), 2 | 4) {
            return None;
        }
        // "10.11.12" is a version as well as a date.
        if c.len() == 2 && self.settings.order == super::DateOrder::Auto {
            return None;
        }
        // Where dates are written with stops, the day comes first.
        let year = full_year(number::plain(c)?, c.len())?;
        let day_first = self.settings.order == super::DateOrder::Auto || self.day_first();
        self.by_order(i..i + 1, number::plain(a)?, number::plain(b)?, year, day_first)
    }

    /// "9/11" is the name of a day, where no year makes it a date of its own.
    fn nine_eleven(&self, i: usize) -> Option<Found> {
        let text = self.text;
        let later = self.today.is_none_or(|today| today.year > 2001);
        let joined = self.tight(i) && i > 0 && !matches!(text.kind(i - 1), Kind::Hyphen | Kind::OpenRound);
        if !later || joined && !text.kind(i - 1).is_quote() || text.is(i + 3, Class::UNIT) || text.word(i + 3) == w::OF
        {
            return None;
        }
        let mut found = Found::date(i..i + 3, day_value(2001, 9, 11)?, "named-day", 0.85).unbent();
        // "post-9/11"
        if i >= self.floor + 2 && text.kind(i - 1) == Kind::Hyphen && self.tight(i) {
            found.modifier = super::year::bound(text.letters(i - 2));
            found.start -= if found.modifier.is_some() { 2 } else { 0 };
        }
        Some(found)
    }

    fn by_order(&self, tokens: std::ops::Range<usize>, a: u32, b: u32, year: i16, day_first: bool) -> Option<Found> {
        let date = |month: u32, day: u32| {
            Date::checked(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).map(Value::day)
        };
        let (first, second) = if day_first { (date(b, a), date(a, b)) } else { (date(a, b), date(b, a)) };
        let mut found = Found::date(tokens, first.clone().or(second.clone())?, "numeric-date", 0.9);
        if first.is_some() && second.is_some() && first != second {
            found.confidence = if day_first { 0.8 } else { 0.65 };
            found.other = second.map(|value| (value, 1.0 - found.confidence));
        }
        Some(found)
    }
}

/// A year of two digits is the nearest one: 1950 to 2049.
pub(super) fn full_year(n: u32, digits: usize) -> Option<i16> {
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
