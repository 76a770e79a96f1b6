//! What later expressions lean on: "that day", "the same year", "a week later", "the quarter".

use super::TimexKind;
use super::find::{Desk, Found};
use super::resolve::Point;
use super::value::{Amount, DayPart, DayTime, Part, Unit, Value};
use crate::lexicon::w;
use crate::text::Kind;

impl Desk<'_, '_> {
    /// Keeps what later expressions lean on: "that day", "the same year", "a week later".
    pub(super) fn remember(&mut self, found: &Found) {
        // "in the first nine months": what is compared next is the year's, not the quarter's.
        if found.kind == TimexKind::Duration
            && let Value::Length(length) = &found.value
            && let [(Amount::Number { digits: 6 | 9, decimals: 0 }, Unit::Month)] = length.amounts()
            && (found.article || found.rule == "ordinal-length")
        {
            self.quarter_stands = false;
        }
        // "the three months ended Dec. 31" is a quarter by another name.
        if found.kind == TimexKind::Duration
            && let Value::Length(length) = &found.value
            && let [(Amount::Number { digits: 3, decimals: 0 }, Unit::Month)] = length.amounts()
            && let Some((year, quarter)) = self.quarter_ended(found.end)
        {
            self.quarter = self.quarter.or(Some((year, quarter, found.start)));
            self.quarter_stands = true;
        }
        if !matches!(found.kind, TimexKind::Date | TimexKind::Time) {
            return;
        }
        let Value::Calendar(at) = &found.value else { return };
        let Some(point) = Point::of(at) else { return };
        let comma = usize::from(self.text.kind(found.end) == Kind::Comma);
        if point.month.is_none() && self.text.word(found.end + comma) == w::WHEN {
            self.when = Some((point.year, self.sentence(found.start).end));
        }
        // A relative "two years ago" and the second year of a pair tell of no move of the story.
        // What is compared with ("a year earlier") is no date that others count from, nor is the day in the
        // name of an event ("the 9/11 attacks").
        if matches!(
            found.rule,
            "a-year-ago" | "named-day" | "year-ago" | "year-ago-quarter" | "year-earlier" | "compared-period"
        ) && !self.narrative()
        {
            return;
        }
        let opens = found.start < self.sentence_start + 4;
        let bare = point.month.is_none() && self.last.is_some_and(|last| last.month.is_some()) && !opens;
        let aside = matches!(found.rule, "ago" | "a-year-ago" | "range-year" | "recent-units" | "previous-unit")
            || bare
            || self.range_second(found);
        if self.narrative() {
            self.turn_page(found, point.year);
            if aside || self.chapter.is_some_and(|year| year != point.year) {
                return;
            }
        }
        // The year of a month just named adds nothing to it.
        let within = point.month.is_none() && self.last.is_some_and(|last| last.year == point.year);
        if !within {
            self.last = Some(point);
        }
        // "a standoff that had shut parks since Labor Day": not where the story stands.
        let since = self.day.is_some() && self.text.word(found.start.wrapping_sub(1)) == w::SINCE;
        if point.day.is_some() && (!since || self.narrative()) {
            self.day = Some(point);
            self.day_token = found.start;
            self.night =
                at.time.is_some_and(|time| matches!(time.of, DayTime::Part(DayPart::Evening | DayPart::Night)));
        }
        if let Part::Quarter(Some(quarter)) = at.part
            && found.rule == "quarter-ended"
        {
            self.quarter = Some((point.year, quarter.into(), found.start));
            self.quarter_stands = true;
        }
        if let Part::Quarter(Some(quarter)) = at.part
            && matches!(found.rule, "nth-quarter" | "latest-quarter" | "latest-period" | "the-quarter")
        {
            self.quarter_stands = true;
            self.reports(point.year, quarter.into(), found.start);
        }
    }

    /// "2008: The army arms" heads a chapter that tells of that year, and of others only to compare; until
    /// the next heading with a date, or a paragraph that opens with a later year.
    fn turn_page(&mut self, found: &Found, year: i32) {
        let text = self.text;
        let mut lead = found.start.saturating_sub(3)..=found.start;
        let mark = text.kind(found.end);
        if text.token(found.start).starts_line() && matches!(mark, Kind::Colon | Kind::Dash | Kind::Hyphen) {
            self.chapter = (mark == Kind::Colon).then_some(year);
        } else if self.chapter.is_some_and(|chapter| chapter < year) && lead.any(|i| text.token(i).starts_line()) {
            self.chapter = None;
        }
    }

    /// Whether the expression is the second of a pair of years: "1973-1974".
    fn range_second(&self, found: &Found) -> bool {
        let text = self.text;
        found.rule == "year"
            && found.start > 1
            && matches!(text.kind(found.start - 1), Kind::Hyphen | Kind::Dash)
            && text.kind(found.start - 2) == Kind::Number
    }

    /// A quarter is mentioned: the one that ended last is what the text reports on, else the first named.
    fn reports(&mut self, year: i32, quarter: i32, token: usize) {
        let ended = self.today.and_then(|t| Some((t.year, (i32::from(t.month?) - 1) / 3)));
        let ended = ended.map(|(year, quarter)| if quarter == 0 { (year - 1, 4) } else { (year, quarter) });
        // Of a quarter to come nothing is reported yet.
        if ended.is_some_and(|(y, q)| (year, quarter) > if q == 4 { (y + 1, 1) } else { (y, q + 1) }) {
            return;
        }
        self.quarter = match self.quarter {
            Some((y, q, _)) if (y, q) != (year, quarter) && ended != Some((year, quarter)) => Some((y, q, token)),
            _ => Some((year, quarter, token)),
        };
    }
}
