//! One walk over the tokens: at each word that can belong to a time, the rooms try their patterns.

use super::calendar;
use super::modifier;
use super::resolve::Point;
use super::value::{Calendar, Value};
use super::{Alternative, DateOrder, Domain, Modifier, Settings, Timex, TimexKind};
use crate::date::Zone;
use crate::lexicon::{Class, w};
use crate::text::{Kind, Sentence, Text};
use std::borrow::Cow;
use std::ops::Range;

/// The words at which an expression can have its head.
const TRIGGER: Class = Class::MONTH
    .or(Class::WEEKDAY)
    .or(Class::UNIT)
    .or(Class::NUMBER)
    .or(Class::ORDINAL)
    .or(Class::SEASON)
    .or(Class::DAYPART)
    .or(Class::DAYWORD)
    .or(Class::HOLIDAY)
    .or(Class::TIMEWORD);

/// An expression found and resolved, before its modifiers are taken in.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: TimexKind,
    pub(super) value: Value,
    pub(super) modifier: Option<Modifier>,
    /// Most expressions have none of it, and are moved about often.
    pub(super) rare: Option<Box<Rare>>,
    pub(super) zone: Option<Zone>,
    pub(super) rule: &'static str,
    pub(super) confidence: f32,
    pub(super) other: Option<(Value, f32)>,
    /// Whether words before it may bend it ("about", "late", "the end of").
    pub(super) bends: bool,
    /// Whether "the" before it belongs to it.
    pub(super) article: bool,
}

/// What only a set or a framed length has.
#[derive(Clone, Debug, Default)]
pub(super) struct Rare {
    pub(super) freq: Option<Box<str>>,
    pub(super) quant: Option<&'static str>,
    pub(super) begin: Option<Value>,
    pub(super) end: Option<Value>,
}

impl Found {
    pub(super) fn new(
        tokens: Range<usize>,
        kind: TimexKind,
        value: Value,
        rule: &'static str,
        confidence: f32,
    ) -> Found {
        Found {
            start: tokens.start,
            end: tokens.end,
            kind,
            value,
            modifier: None,
            rare: None,
            zone: None,
            rule,
            confidence,
            other: None,
            bends: true,
            article: false,
        }
    }

    pub(super) fn date(tokens: Range<usize>, value: Value, rule: &'static str, confidence: f32) -> Found {
        Found::new(tokens, TimexKind::Date, value, rule, confidence)
    }

    pub(super) fn with_article(mut self) -> Found {
        self.article = true;
        self
    }

    pub(super) fn unbent(mut self) -> Found {
        self.bends = false;
        self
    }

    /// A set, with how often and its quantifier.
    pub(super) fn recurring(self, freq: Option<Box<str>>, quant: Option<&'static str>) -> Found {
        Found { rare: Some(Box::new(Rare { freq, quant, ..Rare::default() })), ..self }
    }
}

/// What the walk knows at a place.
pub(super) struct Desk<'a, 't> {
    pub(super) text: &'a Text<'t>,
    pub(super) settings: &'a Settings,
    /// The day of publication.
    pub(super) today: Option<Point>,
    /// The first token that no result has taken.
    pub(super) floor: usize,
    /// The last mentioned date, whatever its precision.
    pub(super) last: Option<Point>,
    /// The last mentioned day.
    pub(super) day: Option<Point>,
    /// Where it was mentioned.
    pub(super) day_token: usize,
    /// Whether its evening or night was, whose small hours are the next day's.
    pub(super) night: bool,
    /// The last mentioned quarter: year, quarter, and the token where it was.
    pub(super) quarter: Option<(i32, i32, usize)>,
    /// Whether the quarter was the last period named, and no longer one since.
    pub(super) quarter_stands: bool,
    /// The year that the heading of a chapter of a narrative names.
    pub(super) chapter: Option<i32>,
    /// The way of the last expression and the token after it, for those coordinated with it.
    pub(super) way: Option<(super::tense::Way, usize)>,
    /// The year of a clause with "when", and the token where its sentence ends: "1991, when a strike lasted from June".
    pub(super) when: Option<(i32, usize)>,
    /// Where the expression begins whose end is being read: the clock time before its day.
    pub(super) lead: Option<usize>,
    /// Whether numeric dates are read day first, once it is known.
    day_first: Option<bool>,
    sentence: usize,
    /// The first token of the sentence of the expression being kept.
    pub(super) sentence_start: usize,
    /// What has been found, in text order.
    found: Vec<Found>,
}

pub(super) fn walk(text: &Text<'_>, settings: &Settings) -> Vec<Timex> {
    let mut desk = Desk {
        text,
        settings,
        today: settings.published.map(|moment| Point::from(moment.date)),
        floor: 0,
        last: None,
        day: None,
        day_token: 0,
        night: false,
        quarter: None,
        quarter_stands: false,
        chapter: None,
        way: None,
        when: None,
        lead: None,
        day_first: (settings.order != DateOrder::Auto).then_some(settings.order == DateOrder::DayFirst),
        sentence: 0,
        sentence_start: 0,
        // News has a time in every thirty to fifty words.
        found: Vec::with_capacity((text.tokens().len() / 40).min(AT_ONCE) + 1),
    };
    let tokens = text.tokens();
    let mut records = Vec::new();
    let mut i = 0;
    while let Some(ahead) =
        tokens[i..].iter().position(|token| token.has_digits() | text.class_of(token.word()).any(TRIGGER))
    {
        i += ahead;
        match desk.at(i) {
            Some(mut found) if found.end > i && found.start >= desk.floor => {
                if text.kind(found.end) == Kind::Comma && text.kind(found.end + 1) == Kind::Number {
                    desk.with_clock(&mut found);
                }
                i = found.end;
                desk.push(found);
            }
            _ => i += 1,
        }
        // The last stays: what follows may move its day.
        if desk.found.len() > AT_ONCE {
            if records.capacity() - records.len() < AT_ONCE {
                // As many again in as much text, lest a long one reserve twice what it holds.
                let ahead = records.len().max(AT_ONCE) * (tokens.len() - i) / i;
                records.reserve_exact(ahead + records.len() / 8 + AT_ONCE);
            }
            records.extend(desk.found.drain(..AT_ONCE).map(|found| record(text, settings, found)));
        }
    }
    records.reserve_exact(desk.found.len());
    records.extend(desk.found.into_iter().map(|found| record(text, settings, found)));
    // Records are large, and live as long as the article.
    records.shrink_to_fit();
    records
}

/// How many expressions are found before their records are made: the code of the walk is larger than the nearest
/// cache, so both have loops of their own; a long text shall not hold all of them twice.
const AT_ONCE: usize = 16;

/// The record of an expression.
#[inline(never)]
fn record(text: &Text<'_>, settings: &Settings, found: Found) -> Timex {
    let interval = match found.kind {
        TimexKind::Set => None,
        _ => calendar::interval(&found.value, found.zone, settings.fiscal_start),
    };
    let rare = found.rare.map_or_else(Rare::default, |rare| *rare);
    Timex {
        span: text.span(found.start..found.end),
        kind: found.kind,
        value: found.value,
        modifier: found.modifier,
        freq: rare.freq,
        quant: rare.quant.map(Box::from),
        begin: rare.begin.map(Box::new),
        end: rare.end.map(Box::new),
        interval,
        rule: Cow::Borrowed(found.rule),
        confidence: found.confidence,
        alternatives: match found.other {
            Some((value, confidence)) => {
                Box::new([Alternative { value, confidence: (confidence * 100.0).round() / 100.0 }])
            }
            None => Box::default(),
        },
    }
}

impl<'t> Desk<'_, 't> {
    /// The expression whose head is at token `i`.
    fn at(&mut self, i: usize) -> Option<Found> {
        let class = self.text.class(i);
        match self.text.kind(i) {
            Kind::Number | Kind::Ordinal | Kind::Decade => return self.numeric(i),
            _ if self.text.token(i).has_digits() => return self.coded(i),
            _ => {}
        }
        if class.any(Class::HOLIDAY)
            && let Some(found) = self.holiday(i)
        {
            return Some(found);
        }
        if class.any(Class::MONTH)
            && let Some(found) = self.month(i)
        {
            return Some(found);
        }
        if class.any(Class::WEEKDAY)
            && let Some(found) = self.weekday(i)
        {
            return Some(found);
        }
        if class.any(Class::ORDINAL)
            && let Some(found) = self.ordinal(i)
        {
            return Some(found);
        }
        if class.any(Class::NUMBER)
            && let Some(found) = self.number_word(i)
        {
            return Some(found);
        }
        if class.any(Class::DAYWORD)
            && let Some(found) = self.dayword(i)
        {
            return Some(found);
        }
        if class.any(Class::DAYPART)
            && let Some(found) = self.daypart(i)
        {
            return Some(found);
        }
        if class.any(Class::SEASON)
            && let Some(found) = self.season(i)
        {
            return Some(found);
        }
        if class.any(Class::UNIT)
            && let Some(found) = self.unit(i)
        {
            return Some(found);
        }
        if class.any(Class::TIMEWORD) {
            return self.timeword(i);
        }
        None
    }

    /// The sentence that holds token `i`, as tokens. Tokens only go up, so the search goes on from the last.
    pub(super) fn sentence(&mut self, i: usize) -> Range<usize> {
        let sentences = self.text.sentences();
        // A clock time and its day may lie on both sides of a stop.
        while self.sentence > 0 && sentences.get(self.sentence).is_some_and(|at| i < at.tokens().start) {
            self.sentence -= 1;
        }
        // Four at once, for how many lie between cannot be foreseen.
        while let Some(four) = sentences.get(self.sentence..).and_then(<[Sentence]>::first_chunk::<4>) {
            let passed = four.iter().map(|at| usize::from(at.tokens().end <= i)).sum::<usize>();
            self.sentence += passed;
            if passed < 4 {
                return sentences[self.sentence].tokens();
            }
        }
        while let Some(at) = sentences.get(self.sentence) {
            if i < at.tokens().end {
                return at.tokens();
            }
            self.sentence += 1;
        }
        i..self.text.tokens().len()
    }

    /// Whether numeric dates are read day first: by the settings, or by the evidence of the text.
    pub(super) fn day_first(&mut self) -> bool {
        *self.day_first.get_or_insert_with(|| super::date::day_first(self.text))
    }

    /// Whether token `i` stands right after the one before, without space.
    pub(super) fn tight(&self, i: usize) -> bool {
        !self.text.token(i).spaced()
    }

    pub(super) fn narrative(&self) -> bool {
        self.settings.domain == Domain::Narrative
    }

    /// What undated expressions are resolved against.
    pub(super) fn anchor(&self) -> Option<Point> {
        if self.narrative() { self.last.or(self.today) } else { self.today }
    }

    /// Moves the day of the last result, when what follows shows that it was read too late.
    pub(super) fn move_last(&mut self, from: crate::date::Date, days: i64) {
        let Some(moved) = from.add_days(days) else { return };
        if let Some(last) = self.found.last_mut()
            && last.value == Value::day(from)
        {
            last.value = Value::day(moved);
            self.day = Some(Point::from(moved));
        }
    }

    /// The last expression.
    pub(super) fn just_found(&self) -> Option<&Found> {
        self.found.last()
    }

    fn push(&mut self, mut found: Found) {
        let within = self.sentence(found.start);
        self.sentence_start = within.start;
        if found.bends {
            modifier::bend(self.text, &mut found, self.floor.max(within.start));
        }
        if found.kind == TimexKind::Date
            && found.start >= self.floor + 2
            && self.text.is_word(found.start - 1, &[w::OF, w::BEFORE, w::AFTER])
        {
            self.beside(&mut found);
        }
        if found.article && found.start > self.floor && self.text.word(found.start - 1) == w::THE {
            found.start -= 1;
        }
        self.remember(&found);
        self.floor = found.end;
        self.found.push(found);
    }

    /// "the week of", "the day after", "the morning of" a day.
    #[cold]
    fn beside(&self, found: &mut Found) {
        self.week_of(found);
        self.day_beside(found);
        self.eve_of(found);
        self.part_of(found);
    }

    /// "the week of March 6": the week in which the day lies.
    fn week_of(&self, found: &mut Found) {
        let text = self.text;
        let Some(week) = found.start.checked_sub(2).filter(|at| *at >= self.floor) else { return };
        if text.word(week + 1) != w::OF || !text.is_word(week, &[w::WEEK, w::WEEKEND]) {
            return;
        }
        if let Value::Calendar(at) = &found.value
            && let Some(day) = at.date()
        {
            let value = match text.word(week) {
                w::WEEK => Some(Value::Calendar(calendar::week_of(day))),
                // "the weekend of May 2": that of a Monday is the one before it.
                _ => calendar::moved(day, if day.weekday() == 1 { -1 } else { 0 }, super::value::Unit::Weekend),
            };
            let Some(value) = value else { return };
            found.value = value;
            found.start = week;
            found.article = true;
            found.rule = "week-of-day";
            found.other = None;
        }
    }

    /// "the morning of Sept. 11", "the night of June 17": the part of the day and its day are one.
    fn part_of(&self, found: &mut Found) {
        let text = self.text;
        let Some(part) = found.start.checked_sub(2).filter(|at| *at > self.floor) else { return };
        if found.kind != TimexKind::Date
            || text.word(part + 1) != w::OF
            || !text.is(part, Class::DAYPART)
            || text.word(part - 1) != w::THE
        {
            return;
        }
        if let Value::Calendar(day) = &found.value
            && day.date().is_some()
            && let Some((time, false)) = super::daypart::day_time(text.detail(part).time)
        {
            found.value = Value::Calendar(day.at(time));
            found.kind = TimexKind::Time;
            found.start = part;
            found.article = true;
            found.rule = "part-of-day";
            found.other = None;
        }
    }

    /// "the day after Christmas", "the day before Thursday".
    fn day_beside(&self, found: &mut Found) {
        let text = self.text;
        let Some(day) = found.start.checked_sub(2).filter(|at| *at > self.floor) else { return };
        let shift = match text.word(day + 1) {
            w::BEFORE => -1,
            w::AFTER => 1,
            _ => return,
        };
        if found.kind != TimexKind::Date
            || !text.is_word(day, &[w::DAY, w::WEEK, w::WEEKEND])
            || text.word(day - 1) != w::THE
        {
            return;
        }
        let Value::Calendar(at) = &found.value else { return };
        let beside = at.date().and_then(|date| match text.word(day) {
            w::DAY => date.add_days(shift).map(Value::day),
            w::WEEK => calendar::moved(date, shift, super::value::Unit::Week),
            // The weekend before a Sunday is that of the week before.
            _ => {
                let within = date.weekday() >= 6 || shift < 0;
                calendar::moved(date, if within { shift } else { 0 }, super::value::Unit::Weekend)
            }
        });
        if let Some(beside) = beside {
            found.value = beside;
            found.start = day - 1;
            found.rule = "day-beside";
            found.other = None;
        }
    }

    /// "the eve of Christmas": the day before.
    fn eve_of(&self, found: &mut Found) {
        let text = self.text;
        let Some(eve) = found.start.checked_sub(2).filter(|at| *at >= self.floor) else { return };
        if text.word(eve + 1) == w::OF
            && text.word(eve) == w::EVE
            && let Value::Calendar(at) = &found.value
            && let Some(before) = at.date().and_then(|date| date.add_days(-1))
        {
            found.value = Value::day(before);
            found.start = eve;
            found.article = true;
            found.rule = "eve-of-day";
            found.other = None;
        }
    }

    pub(super) fn calendar(at: Option<Calendar>) -> Option<Value> {
        at.map(Value::Calendar)
    }
}
