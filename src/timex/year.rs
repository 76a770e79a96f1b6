//! Years, decades, centuries and eras.

use super::Modifier;
use super::calendar::{century_of, decade_of, year_of};
use super::date::full_year;
use super::find::{Desk, Found};
use super::follow::ERAS;
use super::number::{self, digits};
use super::value::{Calendar, Part, Value, Year};
use crate::lexicon::{Class, Words, w};
use crate::text::{Kind, Letters};
use std::ops::Range;

/// Plurals that have a year and are not counted by the thousand: "2012 sales", "2008 levels".
static YEARLY: Letters = Letters::of(&[
    "budgets",
    "earnings",
    "elections",
    "figures",
    "finals",
    "levels",
    "losses",
    "plans",
    "profits",
    "results",
    "revenues",
    "sales",
]);

/// What a number before it measures, in the singular or by its sign, or in the plural.
static MEASURES: Letters = Letters::of(&[
    "acres",
    "cc",
    "cm",
    "dollars",
    "euros",
    "feet",
    "ft",
    "g",
    "hectares",
    "hp",
    "kcal",
    "kg",
    "kilometers",
    "kilometres",
    "km",
    "lb",
    "lbs",
    "meters",
    "metres",
    "mg",
    "miles",
    "ml",
    "mm",
    "mph",
    "pounds",
    "rpm",
    "tonnes",
    "yards",
]);

/// What ends the name of a street.
static STREETS: Letters = Letters::of(&[
    "Ave",
    "Avenue",
    "Blvd",
    "Boulevard",
    "Drive",
    "Lane",
    "Place",
    "Rd",
    "Road",
    "Square",
    "St",
    "Street",
]);

/// What stands before a number of things rather than a year.
static COUNTING: Words = Words::of(&[&[
    w::ABOUT,
    w::ALMOST,
    w::APPROXIMATELY,
    w::AT,
    w::NEARLY,
    w::NO,
    w::NUMBER,
    w::OVER,
    w::ROUGHLY,
    w::SOME,
    w::THAN,
]]);

impl Desk<'_, '_> {
    /// A year alone.
    pub(super) fn year(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let (before, next) = (i.wrapping_sub(1), i + 1);
        // Without its era, a year has four digits.
        let era = ERAS.has(text.word(next)) || ERAS.has(text.word(i + 3)) || text.is_word(before, &[w::AD, w::A_D]);
        let four = text.width(i) == 4;
        if (era || !four)
            && let Some(found) = self.year_of_era(i)
        {
            return Some(found);
        }
        let year = digits(text, i).filter(|year| four && (1000..=2100).contains(year))? as i32;
        // Before it, the number of a year is more often one of things, unless it is rough: "c. 1340".
        if year < 1400 && self.circa(before).is_none() {
            return None;
        }
        // "the 1988 period", "the 1988 quarter", "fiscal 1989"
        if (text.is_word(before, &[w::THE, w::FISCAL]) || text.token(before).all_caps())
            && let Some(found) = self.year_of_report(i, year)
        {
            return Some(found);
        }
        let marked = matches!(text.kind(before), Kind::Hyphen | Kind::Currency | Kind::Hash | Kind::Slash)
            || matches!(text.kind(before), Kind::At | Kind::Ampersand)
            || matches!(text.kind(next), Kind::Hyphen | Kind::Dash | Kind::Slash | Kind::Colon)
            || matches!(text.kind(next), Kind::Percent | Kind::Currency);
        if marked && let Some(found) = self.joined_year(i, year) {
            return Some(found);
        }
        // "circa 1450", "c. 1450", "in about 1500"
        let about = text.is_word(before, &[w::ABOUT, w::AROUND])
            && text.is_word(before.wrapping_sub(1), &[w::IN, w::FROM, w::SINCE]);
        if let Some(rough) = self.circa(before).or(about.then_some(before)).filter(|rough| *rough >= self.floor) {
            return rough_year(rough..next, year, 0.85);
        }
        if marked && self.part_of_code(i) {
            return None;
        }
        // "rather than 2018", "no later than 2018"
        let compared = text.word(before) == w::THAN
            && (text.is_word(before.wrapping_sub(1), &[w::EARLIER, w::LATER])
                || text.letters(before.wrapping_sub(1)) == "rather");
        // A common noun that goes on from the year.
        let noun = text.kind(next) == Kind::Word && !text.token(next).capitalised();
        let plural = noun && text.letters(next).ends_with('s');
        let yearly = compared || plural && YEARLY.has(text, next);
        if text.is(next, Class::UNIT | Class::NUMBER | Class::ZONE) && !text.token(next).capitalised()
            || !yearly && COUNTING.has(text.word(before))
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
        let plain_plural = plural
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
            && text.width(next) > 3
            && !yearly;
        let modern = (1900..=2050).contains(&year);
        if noun && MEASURES.has(text, next)
            || plain_plural && !(modern && (text.is(before, Class::DETERMINER) || text.token(before).clitic()))
        {
            return None;
        }
        if text.is(before, Class::NUMBERED)
            || text.kind(before) == Kind::Period && text.is(before.wrapping_sub(1), Class::NUMBERED)
        {
            return None;
        }
        // "there were 2000 people"
        let counts = text.is(next, Class::GROUP | Class::PERSON)
            || noun && matches!(text.letters(next), "people" | "men" | "women" | "children" | "troops");
        if !led && (!modern || counts) || counts && !text.is(before, Class::DETERMINER) {
            return None;
        }
        // "1600 Pennsylvania Avenue", "1984 Elm St."
        if text.token(next).capitalised()
            && (self.street(next + 1) || self.street(next + 2) && text.token(next + 1).capitalised())
        {
            return None;
        }
        // "a Peugeot 2008", "Windows 2000": the second word of a name.
        if !led && self.numbers_name(i) {
            return None;
        }
        // "the year 2000"
        let start = match text.word(before) {
            w::YEAR if text.word(i.wrapping_sub(2)) == w::THE && i.wrapping_sub(2) >= self.floor => i - 2,
            // "fiscal year 2027"
            w::YEAR
                if text.is_word(i.wrapping_sub(2), &[w::FISCAL, w::FINANCIAL]) && i.wrapping_sub(2) >= self.floor =>
            {
                let value = Calendar { fiscal: self.settings.fiscal_start != 1, ..year_of(year)? };
                return Some(Found::date(i - 2..next, Value::Calendar(value), "fiscal-year", 0.9));
            }
            _ => i,
        };
        plain_year(start..next, year, if led { 0.93 } else { 0.8 })
    }

    /// Whether a word that ends the name of a street stands at `at`.
    pub(super) fn street(&self, at: usize) -> bool {
        let text = self.text;
        text.token(at).capitalised() && !text.token(at).starts_line() && STREETS.has(text, at)
    }

    /// Whether the number at `i` belongs to the name before it or to a number of several parts: "LoomPad 2025",
    /// "020 7946 1998". Of other names it is as a rule the year: "Coachella 2019".
    fn numbers_name(&self, i: usize) -> bool {
        let text = self.text;
        let before = i.wrapping_sub(1);
        if i == 0 || text.token(i).starts_line() {
            return false;
        }
        // A table has years side by side.
        if text.kind(before) == Kind::Number {
            return text.width(before) > 2 && digits(text, before).is_none_or(|n| !(1400..=2100).contains(&n));
        }
        let inner = || text.letters(before).bytes().skip(1).any(|letter| letter.is_ascii_uppercase());
        text.kind(before) == Kind::Word
            && text.class(before).is_none()
            && text.token(before).capitalised()
            && !text.token(before).all_caps()
            && inner()
            && !text.letters(before).ends_with("Con")
            && !text.letters(before).ends_with("Fest")
    }

    /// A year that its era or an apostrophe makes one, whatever its digits: "AD 43", "466 BC", "in '94".
    fn year_of_era(&self, i: usize) -> Option<Found> {
        let text = self.text;
        let (width, before) = (text.width(i), i.wrapping_sub(1));
        // "in '94"
        if width == 2
            && self.tight(i)
            && matches!(text.kind(before), Kind::StraightSingle | Kind::CloseSingle | Kind::OpenSingle)
            && before >= self.floor
            && text.is_word(before.wrapping_sub(1), &[w::IN, w::OF, w::SINCE, w::BY, w::UNTIL])
            && let Some((year, end)) = self.year_at(before)
        {
            return plain_year(before..end, year, 0.85);
        }
        if width > 4 {
            return None;
        }
        if let Some(value) = self.range_bc(i) {
            return Some(Found::date(i..i + 1, value, "range-year-bc", 0.9));
        }
        // "A.D. 43", "AD 43"
        if text.is_word(before, &[w::AD, w::A_D]) && text.token(before).all_caps() && before >= self.floor {
            let year = digits(text, i).filter(|n| *n > 0)?;
            return plain_year(before..i + 1, year as i32, 0.95);
        }
        let (year, end) = self.year_at(i).filter(|(_, end)| *end > i + 1)?;
        // "ca. 466 BC"
        match self.circa(before).filter(|rough| *rough >= self.floor) {
            Some(rough) => rough_year(rough..end, year, 0.9),
            None => plain_year(i..end, year, 0.97),
        }
    }

    /// The token of "circa", "ca." or "c." that ends at `at`.
    fn circa(&self, at: usize) -> Option<usize> {
        let text = self.text;
        let word = at.wrapping_sub(usize::from(text.kind(at) == Kind::Period && self.tight(at)));
        matches!(text.letters(word), "circa" | "ca" | "c" | "Circa").then_some(word)
    }

    /// A year that a mark joins to what makes it one: "1861-1865", "2010/11", "pre-2008".
    fn joined_year(&self, i: usize, year: i32) -> Option<Found> {
        let text = self.text;
        let next = i + 1;
        // A pair of years, wherever it stands.
        let range = matches!(text.kind(next), Kind::Hyphen | Kind::Dash)
            && text.width(next + 1) == 4
            && digits(text, next + 1).is_some_and(|to| i64::from(to) > i64::from(year) && to < 2100);
        if range && !text.token(next + 1).starts_line() {
            return plain_year(i..next, year, 0.9);
        }
        // "the 2010/11 season"
        let split = text.kind(next) == Kind::Slash
            && text.width(next + 1) == 2
            && digits(text, next + 1).is_some_and(|n| n as i32 == (year + 1) % 100);
        if split {
            return plain_year(i..next, year, 0.85);
        }
        // "pre-2008", "the post-1945 order"
        if text.kind(i.wrapping_sub(1)) == Kind::Hyphen && self.tight(i) && i >= self.floor + 2 {
            let modifier = bound(text.letters(i - 2))?;
            let mut found = plain_year(i - 2..next, year, 0.9)?.unbent();
            found.modifier = Some(modifier);
            return Some(found);
        }
        None
    }

    /// Whether a mark beside the number at `i` makes it a price, a measure, a count, a code or an address.
    fn part_of_code(&self, i: usize) -> bool {
        let text = self.text;
        let (before, next) = (i.wrapping_sub(1), i + 1);
        let tight = self.tight(next) && self.tight(next + 1);
        matches!(text.kind(before), Kind::Currency | Kind::Hash | Kind::Slash | Kind::At | Kind::Ampersand)
            || matches!(text.kind(next), Kind::Percent | Kind::Currency)
            || matches!(text.kind(next), Kind::Colon | Kind::Slash) && tight
            || text.kind(next) == Kind::Hyphen && tight && text.kind(next + 1) == Kind::Word
            || text.kind(before) == Kind::Hyphen
                && self.tight(i)
                && !text.is_word(i.wrapping_sub(2), &[w::MID, w::LATE, w::EARLY, w::END])
                && self.floor + 1 != i
            // "2015-13-40"
            || text.kind(next) == Kind::Hyphen
                && self.tight(next)
                && text.width(next + 1) < 4
                && text.kind(next + 2) == Kind::Hyphen
    }

    /// A year of four digits or in words at `i`, and the token after it.
    pub(super) fn year_at(&self, i: usize) -> Option<(i32, usize)> {
        let text = self.text;
        if text.kind(i) == Kind::Number {
            let n = digits(text, i)?;
            if text.width(i) == 4 && (1000..=2999).contains(&n) {
                return self.era(n as i32, i + 1);
            }
            // There is no year 0.
            if n > 0 && text.width(i) <= 4 && self.era_word(i + 1).is_some() {
                return self.era(n as i32, i + 1);
            }
            return None;
        }
        // "'96"
        if matches!(text.kind(i), Kind::StraightSingle | Kind::CloseSingle | Kind::OpenSingle)
            && self.tight(i + 1)
            && text.width(i + 1) == 2
        {
            let n = digits(text, i + 1)?;
            return Some((i32::from(full_year(n, 2)?), i + 2));
        }
        number::year_in_words(text, i)
    }

    /// "BC" (true) or "AD" (false) at `i`, and the token after it.
    pub(super) fn era_word(&self, i: usize) -> Option<(bool, usize)> {
        let text = self.text;
        match text.word(i) {
            w::BC | w::B_C | w::BCE => Some((true, i + 1)),
            w::AD | w::A_D | w::CE if text.token(i).all_caps() => Some((false, i + 1)),
            _ => None,
        }
    }

    pub(super) fn era(&self, year: i32, end: usize) -> Option<(i32, usize)> {
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
    pub(super) fn same_year(&self, at: usize) -> Option<(i32, usize)> {
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

    /// The first year of a pair whose second names the era: "499-493 BC", "from 480 to 479 BC".
    pub(super) fn range_bc(&self, i: usize) -> Option<Value> {
        let text = self.text;
        let joins = matches!(text.kind(i + 1), Kind::Hyphen | Kind::Dash)
            || text.is_word(i + 1, &[w::TO, w::AND, w::OR, w::THROUGH]);
        if !joins || text.width(i) > 4 || !matches!(self.era_word(i + 3), Some((true, _))) {
            return None;
        }
        let (from, to) = (digits(text, i)?, digits(text, i + 2)?);
        (from >= to).then(|| Some(Value::Calendar(year_of(1 - from as i32)?)))?
    }

    /// "1990s", "the '80s", "mid-70s".
    pub(super) fn decade(&mut self, i: usize) -> Option<Found> {
        let text = self.text;
        let letters = text.letters(i);
        let n = number::plain(letters.get(..letters.len().checked_sub(1)?)?)? as i32;
        let before = i.wrapping_sub(1);
        // "the 1990s", but "the [1990s]-era law": the article is the noun's.
        let joined = text.kind(i + 1) == Kind::Hyphen && self.tight(i + 1) && text.kind(i + 2) == Kind::Word;
        let found = |start: usize, value| {
            let found = Found::date(start..i + 1, Value::Calendar(value), "decade", 0.93);
            Some(if joined { found } else { found.with_article() })
        };
        match letters.len() {
            4 | 5 if n % 10 == 0 && matches!(self.era_word(i + 1), Some((true, _))) => {
                let value = Calendar::new(Year::of(true, n as u32 / 10, 3)?, Part::Whole);
                let mut found = found(i, value)?;
                found.end = i + 2;
                Some(found)
            }
            5 if n % 10 == 0 && n > 0 => {
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
                // "in his mid-60s", "highs in the mid-60s"
                let head = before.wrapping_sub(2);
                let aged = text.is(head, Class::PRONOUN);
                let warm = (1..10).any(|back| {
                    let letters = text.letters(head.wrapping_sub(back));
                    ["degrees", "highs", "lows", "readings", "temperature", "temperatures"]
                        .iter()
                        .any(|word| letters.eq_ignore_ascii_case(word))
                });
                if start == i && (aged || warm) {
                    return None;
                }
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
}

fn plain_year(tokens: Range<usize>, year: i32, confidence: f32) -> Option<Found> {
    Some(Found::date(tokens, Value::Calendar(year_of(year)?), "year", confidence))
}

/// A year that is only roughly so: "circa 1450".
fn rough_year(tokens: Range<usize>, year: i32, confidence: f32) -> Option<Found> {
    let mut found = plain_year(tokens, year, confidence)?.unbent();
    found.modifier = Some(Modifier::Approx);
    Some(found)
}

/// "pre-" and "post-" before a date.
pub(super) fn bound(prefix: &str) -> Option<Modifier> {
    match prefix {
        "pre" | "Pre" => Some(Modifier::Before),
        "post" | "Post" => Some(Modifier::After),
        _ => None,
    }
}
