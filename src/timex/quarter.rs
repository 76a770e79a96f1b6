//! Quarters, halves and fiscal years: the calendar of companies.

use super::Modifier;
use super::calendar::{self, quarter_of, year_of};
use super::date::full_year;
use super::det::Det;
use super::find::{Desk, Found};
use super::number::{self};
use super::resolve::Point;
use super::tense::{self, Way};
use super::value::{Calendar, Part, Unit, Value, Year};
use crate::lexicon::{Class, w};
use crate::text::Kind;

/// How far back a quarter was mentioned for "a year ago" to mean the quarter, in tokens.
const QUARTER_REACH: usize = 250;

/// What a company or an economy reports by halves of the year.
const BUSINESS: [&str; 11] = [
    "earnings", "exports", "growth", "imports", "income", "output", "profit", "profits", "revenue", "revenues", "sales",
];

/// What is told of a game that is played in quarters, and of little else.
const GAME: [&str; 9] = [
    "halftime",
    "interception",
    "interceptions",
    "linebacker",
    "outscored",
    "quarterback",
    "scoreless",
    "touchdown",
    "touchdowns",
];

/// How far from a half or quarter such a word is looked for, in tokens.
const BUSINESS_REACH: usize = 40;

impl Desk<'_, '_> {
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
        let mut fiscal = text.word(at - 1) == w::FISCAL;
        // "the third quarter of fiscal 2015", "… of fiscal year 2015"
        if text.word(at + 1) == w::OF
            && text.is_word(at + 2, &[w::FISCAL, w::FINANCIAL])
            && let Some((y, end)) = self.year_at(at + 3 + usize::from(text.word(at + 3) == w::YEAR))
        {
            (year, found_end, fiscal) = (Some(y), end, true);
        }
        let mut before = i.wrapping_sub(1);
        // "the fiscal first quarter", "the fiscal-first quarter"
        let over = usize::from(text.kind(before) == Kind::Hyphen && self.tight(i));
        if i > over && before.wrapping_sub(over) >= self.floor && text.word(before.wrapping_sub(over)) == w::FISCAL {
            start = i - 1 - over;
            before = start.wrapping_sub(1);
            fiscal = true;
        }
        // A fiscal year that is the calendar's needs no name of its own.
        fiscal &= self.settings.fiscal_start != 1;
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
                && text.width(before) == 4
            {
                year = Some(y);
                start = before;
            }
        }
        // "He left in the second quarter": not of a year, where the sentence tells of a game.
        if year.is_none() && start == i && !hyphen && self.near(i..found_end, &GAME) {
            return None;
        }
        let value = match year {
            Some(year) => quarter_of(year, quarter)?,
            None => match self.today {
                None => Calendar::new(Year::UNKNOWN, Part::Quarter(Some(quarter as u8))),
                Some(today) => {
                    let first = if fiscal { i32::from(self.settings.fiscal_start) } else { 1 };
                    let now = (i32::from(today.month?) - first).rem_euclid(12) / 3 + 1;
                    let current = if fiscal { self.fiscal_year(today) } else { today.year };
                    // "will open in the fourth quarter"; but a result is reported for the quarter that ended.
                    let the = usize::from(self.text.word(before) == w::THE);
                    let led = self.text.is_word(before.wrapping_sub(the), &[w::BY, w::DURING, w::IN, w::UNTIL]);
                    let way = if led && !hyphen { self.way(start..found_end) } else { Way::Unknown };
                    // Reports look back: only the quarter that runs, and the next, are of this year; the next is not,
                    // where something has happened in it.
                    let year = match way {
                        Way::Future if quarter + 1 < now => current + 1,
                        Way::Future => current,
                        Way::Past if quarter > now => current - 1,
                        _ if quarter > now + 1 => current - 1,
                        _ => current,
                    };
                    quarter_of(year, quarter)?
                }
            },
        };
        let value = Value::Calendar(Calendar { fiscal, ..value });
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
        } else if text.word(end) == w::OF && text.is(end + 1, Class::MONTH) {
            return self.half_of_month(i, end + 1, n);
        } else if text.word(end) == w::OF || !self.of_business(i..end) {
            // "the second half of the match", "he scored in the second half"
            return None;
        } else if let Some(today) = self.today {
            let now = (u32::from(today.month?) - 1) / 6 + 1;
            let ahead = text.kind(at - 1) != Kind::Hyphen && self.way(i..end) == Way::Future;
            // Reports look back: a half that is still to come is that of the year before.
            year = Some(match ahead {
                true if n < now => today.year + 1,
                false if n > now => today.year - 1,
                _ => today.year,
            });
        }
        let year = year.or(self.today.map(|t| t.year));
        let year = match year {
            Some(year) => Year::new(year)?,
            None => Year::UNKNOWN,
        };
        let value = Value::Calendar(Calendar::new(year, Part::Half(Some(n as u8))));
        let found = Found::date(i..end, value, "nth-half", 0.85);
        // "a [first-half] profit": the article is the noun's.
        Some(if text.kind(at - 1) == Kind::Hyphen { found } else { found.with_article() })
    }

    /// Whether the sentence around `tokens` tells of business: its halves are those of a year, and not of a match.
    fn of_business(&mut self, tokens: std::ops::Range<usize>) -> bool {
        self.near(tokens, &BUSINESS)
    }

    /// Whether one of the words stands near `tokens` in their sentence.
    fn near(&mut self, tokens: std::ops::Range<usize>, words: &[&str]) -> bool {
        let text = self.text;
        let within = self.sentence(tokens.start);
        let from = within.start.max(tokens.start.saturating_sub(BUSINESS_REACH));
        (from..within.end.min(tokens.end + BUSINESS_REACH)).any(|i| words.iter().any(|word| text.spells(i, word)))
    }

    /// A code of digits and letters: "Q3", "3Q", "H1 2013", "FY2013".
    pub(super) fn coded(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let letters = text.letters(i).as_bytes();
        let (part, mut end) = match *letters {
            [b'Q', q] => return self.quarter_code(i..i + 1, q),
            [b'H', h @ b'1'..=b'2'] => (Part::Half(Some(h - b'0')), i + 1),
            [b'F', b'Y', ..] => {
                let digits = number::plain(text.letters(i).get(2..)?)?;
                let year = full_year(digits, letters.len() - 2)?;
                let value = Calendar { fiscal: true, ..year_of(year.into())? };
                return Some(Found::date(i..i + 1, Value::Calendar(value), "fiscal-code", 0.9));
            }
            _ => return None,
        };
        // "H1" without a year is a chip or a visa as well.
        let led = text.is_word(i.wrapping_sub(1), &[w::IN, w::FOR, w::OF, w::DURING]);
        if matches!(part, Part::Half(_)) && !led && self.year_after(end).is_none() {
            return None;
        }
        let mut year = self.today.map(|today| today.year);
        if let Some((y, after)) = self.year_after(end) {
            year = Some(y);
            end = after;
        }
        let year = year.and_then(Year::new).unwrap_or(Year::UNKNOWN);
        Some(Found::date(i..end, Value::Calendar(Calendar::new(year, part)), "nth-half", 0.85))
    }

    /// "Q3", "3Q 2012": `digit` is the number of the quarter.
    pub(super) fn quarter_code(&mut self, tokens: std::ops::Range<usize>, digit: u8) -> Option<Found> {
        let quarter = digit.checked_sub(b'0').filter(|n| (1..=4).contains(n))?;
        let (year, end) = match self.year_after(tokens.end) {
            Some((year, end)) => (Year::new(year)?, end),
            None => {
                let year = self.today.map(|today| {
                    let next = i32::from(today.month.unwrap_or(1) - 1) / 3 + 2;
                    today.year - i32::from(i32::from(quarter) > next)
                });
                (year.and_then(Year::new).unwrap_or(Year::UNKNOWN), tokens.end)
            }
        };
        let value = Calendar::new(year, Part::Quarter(Some(quarter)));
        Some(Found::date(tokens.start..end, Value::Calendar(value), "nth-quarter", 0.85))
    }

    /// A year that names the quarter or the fiscal year of a report.
    pub(super) fn year_of_report(&mut self, i: usize, year: i32) -> Option<Found> {
        let text = self.text;
        let before = i.wrapping_sub(1);
        let the = text.word(before) == w::THE && before >= self.floor;
        if text.word(before) == w::FISCAL && before >= self.floor {
            let mut value = calendar::year_of(year)?;
            value.fiscal = self.settings.fiscal_start != 1;
            return Some(Found::date(before..i + 1, Value::Calendar(value), "fiscal-year", 0.9));
        }
        // "FY 2013"
        if text.letters(before) == "FY" && before >= self.floor {
            let value = Calendar { fiscal: true, ..year_of(year)? };
            return Some(Found::date(before..i + 1, Value::Calendar(value), "fiscal-code", 0.9));
        }
        if !the {
            return None;
        }
        if text.is_word(i + 1, &[w::QUARTER, w::PERIOD]) {
            let (_, quarter) = self.current_quarter()?;
            let quarter = calendar::quarter_of(year, quarter)?;
            let (value, confidence) = match self.quarter {
                Some(_) if self.quarter_stands || text.word(i + 1) == w::QUARTER => (quarter, 0.75),
                _ if text.word(i + 1) == w::PERIOD => (year_of(year)?, 0.6),
                _ => (quarter, 0.6),
            };
            return Some(Found::date(before..i + 2, Value::Calendar(value), "year-quarter", confidence).unbent());
        }
        let (n, at) = number::ordinal(text, i + 1)?;
        if text.word(at) == w::QUARTER && (1..=4).contains(&n) {
            let value = calendar::quarter_of(year, n as i32)?;
            return Some(Found::date(before..at + 1, Value::Calendar(value), "year-quarter", 0.9).unbent());
        }
        None
    }

    /// "this year's third quarter", "last year's quarter", "last year's": the year is named by its possessive.
    pub(super) fn of_year(&mut self, i: usize, det: Det, start: usize) -> Option<Found> {
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
            if text.word(at) == w::QUARTER && (1..=4).contains(&n) {
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

    /// "the same period last year", "the corresponding quarter of 2011", "the quarter a year ago": what a
    /// report compares with. The head is at `i`.
    pub(super) fn compared(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let mut start = i;
        let like = text.is_word(i.wrapping_sub(1), &[w::SAME, w::CORRESPONDING, w::COMPARABLE, w::LIKE, w::SIMILAR]);
        if like && i > self.floor {
            start -= 1;
        }
        let article = text.is_word(start.wrapping_sub(1), &[w::THE, w::A]);
        if !article || start <= self.floor || !(like || text.word(i) == w::QUARTER) {
            return None;
        }
        start -= 1;
        let head = text.word(i);
        // The months, weeks and days of a year before need a date to count from.
        let from = if head == w::QUARTER || head == w::PERIOD { self.today } else { self.last.or(self.today) }?;
        let (year, end) = self.year_compared(i + 1, like, from.year)?;
        let value = match head {
            w::MONTH => calendar::month_of(year, from.month?.into())?,
            w::QUARTER => quarter_of(year, self.current_quarter()?.1)?,
            w::PERIOD => match self.quarter.filter(|_| self.quarter_stands) {
                Some((_, quarter, _)) => quarter_of(year, quarter)?,
                None => year_of(year)?,
            },
            _ => return None,
        };
        Some(Found::date(start..end, Value::Calendar(value), "compared-period", 0.8).unbent())
    }

    /// The year with which a period is compared, and the token after it: "last year", "a year ago", "of 2011".
    fn year_compared(&self, at: usize, like: bool, this: i32) -> Option<(i32, usize)> {
        let text = self.text;
        if text.token(at).starts_line() {
            return None;
        }
        // Of a quarter that is reported on now, the year before is meant.
        let reported = self.quarter.map_or(this, |(year, ..)| year);
        if matches!(text.word(at), w::A | w::ONE)
            && text.word(at + 1) == w::YEAR
            && text.is_word(at + 2, &[w::AGO, w::EARLIER, w::BEFORE])
        {
            return Some((reported - 1, at + 3));
        }
        if !like {
            return None;
        }
        let of = usize::from(text.is_word(at, &[w::OF, w::IN]));
        let the = usize::from(text.word(at + of) == w::THE);
        if text.is_word(at + of + the, &[w::LAST, w::PREVIOUS, w::PRIOR]) && text.word(at + of + the + 1) == w::YEAR {
            let year = if the == 0 { this - 1 } else { reported - 1 };
            return Some((year, at + of + the + 2));
        }
        if of == 1 && text.width(at + 1) == 4 { self.year_at(at + 1) } else { None }
    }

    /// The quarter that ended on the day that follows: "the quarter ended March 2". Companies close their
    /// books some weeks off the calendar; the quarter is the one with most of the days.
    pub(super) fn quarter_ended(&self, at: usize) -> Option<(i32, i32)> {
        let text = self.text;
        let which = usize::from(text.kind(at) == Kind::Comma);
        let which = which + usize::from(text.is_word(at + which, &[w::WHICH, w::THAT]));
        let ended = at + which;
        // "the three months to June", "the three months to the end of December"
        let to = which == 0 && text.word(ended) == w::TO;
        if !to && !text.is_word(ended, &[w::ENDED, w::ENDING]) {
            return None;
        }
        let close = to && text.word(ended + 2) == w::END && text.word(ended + 3) == w::OF;
        let month_at = ended + 1 + usize::from(text.word(ended + 1) == w::ON) + 3 * usize::from(close);
        if !text.is(month_at, Class::MONTH) || !text.token(month_at).capitalised() {
            return None;
        }
        let month = text.detail(month_at).time as u8;
        let today = self.today?;
        let (day, end) = self.day_at(self.past_stop(month_at)).unwrap_or((28, self.past_stop(month_at)));
        let year = match self.year_after(end) {
            Some((year, _)) => year,
            None => {
                let ahead = (month, day) > (today.month?, today.day.unwrap_or(31));
                today.year + if text.word(ended) == w::ENDING { i32::from(!ahead) } else { -i32::from(ahead) }
            }
        };
        let month = i32::from(month) - i32::from(day <= 15);
        Some(((year * 12 + month - 2).div_euclid(12), (year * 12 + month - 2).rem_euclid(12) / 3 + 1))
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

    /// The quarter a year before the one the text reports on, if it does.
    pub(super) fn quarter_before(&self, at: usize) -> Option<Value> {
        let (year, quarter, token) = self.quarter?;
        if !self.quarter_stands || at.saturating_sub(token) > QUARTER_REACH {
            return None;
        }
        // Only the quarter of this year is compared with the year before.
        Self::calendar(quarter_of(year - 1, quarter))
    }

    /// Whether "last year" stands with a figure with which that of a quarter is compared: "from $3 million last
    /// year", "from last year's $3 million".
    pub(super) fn figure(&self, start: usize, end: usize) -> bool {
        let text = self.text;
        let before = start.wrapping_sub(1);
        let amount = |at: usize| {
            text.kind(at).is_numeric()
                || text.is(at, Class::NUMBER)
                || matches!(text.kind(at), Kind::Percent | Kind::Currency)
        };
        let with =
            |at: usize| text.is_word(at, &[w::FROM, w::AGAINST]) || matches!(text.letters(at), "compared" | "versus");
        let compared = if text.token(end).clitic() {
            with(before) && amount(end + 1)
        } else {
            amount(before) && (2..10).any(|back| before >= self.floor + back && with(before - back))
        };
        compared && self.quarter_before(start).is_some()
    }

    /// "the April-June quarter", "the July to September period", the first month at `i`: the last one that has
    /// ended, or is on.
    #[inline(never)]
    pub(super) fn quarter_of_months(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let to = i + 2;
        if !text.token(to).capitalised() {
            return None;
        }
        let named = text.word(to + 1) == w::QUARTER || text.spells(to + 1, "period");
        // "operating profit for July-September"
        let led = text.is_word(i.wrapping_sub(1), &[w::FOR, w::IN]) && i > self.floor;
        if !(named || led && self.of_business(i..to + 1)) {
            return None;
        }
        let after = to + 1 + usize::from(named);
        let (first, last) = (i32::from(text.detail(i).time), i32::from(text.detail(to).time));
        if first % 3 != 1 || last != first + 2 {
            return None;
        }
        let (year, end) = match self.year_after(after) {
            Some((year, end)) => (year, end),
            None => {
                let today = self.today?;
                // Of the year before where it has not begun, unless it is foretold.
                let begun = i32::from(today.month?) >= first || self.way(i..to + 1) == Way::Future;
                (today.year - i32::from(!begun), after)
            }
        };
        let quarter = first / 3 + 1;
        self.quarter = Some((year, quarter, i));
        self.quarter_stands = true;
        let value = Value::Calendar(quarter_of(year, quarter)?);
        Some(Found::date(i..end, value, "quarter-of-months", 0.85).with_article())
    }

    /// The fiscal year in which a date lies: named for the year in which it ends.
    pub(super) fn fiscal_year(&self, at: Point) -> i32 {
        let start = self.settings.fiscal_start;
        at.year + i32::from(start > 1 && i16::from(at.month.unwrap_or(1)) >= i16::from(start))
    }

    /// "year-end": the last day of this year, or of the one before where the verb looks back.
    pub(super) fn year_end(&mut self, tokens: std::ops::Range<usize>) -> Found {
        let Some(today) = self.anchor() else {
            return Found::date(tokens, Value::Calendar(Calendar::new(Year::UNKNOWN, Part::Whole)), "year-end", 0.5);
        };
        let since = self.text.is_word(tokens.start.wrapping_sub(1), &[w::SINCE]);
        // "Debt stood at $3.9 billion at the year end."
        let before = tokens.start.wrapping_sub(1);
        let before = before.wrapping_sub(usize::from(self.text.word(before) == w::THE));
        let over = self.text.word(before) == w::AT
            && today.month.is_some_and(|month| month < 12)
            && tense::way(self.text, tokens.clone(), self.sentence(tokens.start)) == Way::Past;
        let year = if since || over { today.year - 1 } else { today.year };
        let last = Point { year, month: Some(12), day: Some(31) };
        let day = last.as_calendar().map(Value::Calendar);
        // "up 3 percent since year-end": the books were closed on the last day.
        if since && let Some(day) = day {
            return Found::date(tokens, day, "year-end", 0.7);
        }
        let value = year_of(year).map_or(Value::Future, Value::Calendar);
        let mut found = Found::date(tokens, value, "year-end", 0.75);
        found.modifier = Some(Modifier::End);
        found.other = day.map(|day| (day, 0.25));
        found
    }
}
