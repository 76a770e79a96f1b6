//! Seasons of a year.

use super::TimexKind;
use super::det::Det;
use super::find::{Desk, Found};
use super::tense::Way;
use super::value::{Calendar, Part, Season, Value, Year};
use crate::lexicon::{Class, w};
use crate::text::Kind;

impl Desk<'_, '_> {
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
        // "the summer before last"
        if det == Det::The
            && text.is_word(i + 1, &[w::BEFORE, w::AFTER])
            && let Some((by, end)) = self.beyond(i)
        {
            let side = if by < 0 { Det::Last } else { Det::Next };
            let Value::Calendar(at) = self.season_value(season, side, i..i + 1)?.0 else { return None };
            let year = at.year.number()? + by as i32 / 2;
            return Some(Found::date(start..end, value(year)?, "season-beyond", 0.8).unbent());
        }
        let before = i.wrapping_sub(1);
        if det == Det::Every {
            let at = Calendar::new(Year::UNKNOWN, Part::Season(season));
            let found = Found::new(start..i + 1, TimexKind::Set, Value::Calendar(at), "every-season", 0.85);
            return Some(found.recurring(None, Some(self.every(start))).unbent());
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

    pub(super) fn season_value(
        &mut self,
        season: Season,
        det: Det,
        tokens: std::ops::Range<usize>,
    ) -> Option<(Value, f32)> {
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
        // "this winter was mild", written in spring, is the one just past.
        let reference = self.last.map_or(anchor.year, |p| p.year);
        let year = match det {
            Det::Last => {
                if inside(now) || now < start {
                    current - 1
                } else {
                    current
                }
            }
            // "this winter was mild", written in March
            Det::This
                if season == Season::Winter && (3..=6).contains(&now) && self.way(tokens.clone()) == Way::Past =>
            {
                past
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
}
