//! When a text was published and updated: "Updated 10:53 AM EST, Sun December 18, 2016".

use super::look::bit;
use super::pieces::Pieces;
use super::said::said;
use super::when::{self, Day, Time};
use super::{Field, FieldValue};
use crate::date::{Date, Zone};
use crate::lexicon::{Class, w};
use crate::span::Span;
use crate::text::{Kind, Text};
use std::ops::Range;

/// What a line says of time.
#[derive(Clone, Debug, Default)]
pub(super) struct Stamp {
    /// [`FieldValue::Published`] and [`FieldValue::Updated`], at most one of each, where a full date is printed.
    pub(super) fields: Vec<Field>,
    /// It says "published", "updated" or their like.
    pub(super) labelled: bool,
    /// A day without its year, and no other.
    pub(super) yearless: bool,
    /// How many of its words belong neither to a date or time nor to what is printed around one.
    pub(super) others: usize,
}

/// Reads the dates and times of a head line; nothing where there is none. A line of relative time, as "14 hours ago",
/// is a stamp without fields.
pub(super) fn read(text: &Text<'_>, tokens: Range<usize>) -> Option<Stamp> {
    if tokens.len() > LONGEST || !dated(text, tokens.clone()) {
        return None;
    }
    let p = Pieces::cut(text, tokens)?;
    let mut line = Line { groups: [Group::default(); MOST], count: 0, label: Label::None, others: 0, relative: false };
    line.scan(&p);
    if line.count == 0 && !line.relative {
        return None;
    }
    let fields = line.fields(&p);
    let days = || line.groups[..line.count].iter().filter_map(|g| g.day);
    let yearless = fields.is_empty() && days().count() > 0 && days().all(|day| day.year.is_none());
    let labelled = line.groups[..line.count].iter().any(|g| g.label != Label::None);
    Some(Stamp { fields, labelled, yearless, others: line.others })
}

/// Whether a day, a time or "ago" may stand among the tokens: digits alone, as those of a headline, are none. What all
/// the tokens have in common is enough for most lines.
fn dated(text: &Text<'_>, tokens: Range<usize>) -> bool {
    let sure = Class::MONTH | Class::DAYWORD | Class::ZONE | Class::DAYPART;
    let marks = bit(Kind::Colon) | bit(Kind::Slash) | bit(Kind::Hyphen);
    let (mut class, mut kinds, mut digits, mut coded, mut ago) = (Class::NONE, 0, false, false, false);
    for i in tokens.clone() {
        let token = text.token(i);
        class = class | text.class(i);
        kinds |= bit(token.kind());
        // "6pm", "p.m."
        coded |= (token.kind() == Kind::Word) & (token.has_digits() | token.dotted());
        digits |= token.has_digits();
        ago |= token.word() == w::AGO;
    }
    if !(digits | class.any(Class::DAYWORD) | ago) {
        return false;
    }
    let told = |i: usize| match text.kind(i) {
        // "pm", "TimesNovember"
        Kind::Word => {
            text.width(i) == 2 && text.letters(i).ends_with(['m', 'M'])
                || !text.word(i).is_known() && glued(text.letters(i))
        }
        // "18.54", "12.29.14", "20141229"
        Kind::Number => text.width(i) == 8 || text.letters(i).contains('.'),
        _ => false,
    };
    class.any(sure) || kinds & marks != 0 || coded || ago || tokens.clone().any(told)
}

/// A capital after a small letter.
fn glued(word: &str) -> bool {
    word.as_bytes().windows(2).any(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase())
}

/// Reads a line that is a clock time and nothing else.
pub(super) fn clock(text: &Text<'_>, tokens: Range<usize>) -> Option<Time> {
    if tokens.len() > 12 || !text.token(tokens.start).has_digits() {
        return None;
    }
    let p = Pieces::cut(text, tokens)?;
    when::time(&p, 0).filter(|(end, _)| *end == p.len()).map(|(_, time)| time)
}

/// A stamp is short even with its byline.
const LONGEST: usize = 60;
/// Dates and times of one line.
const MOST: usize = 6;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Label {
    #[default]
    None,
    Published,
    Updated,
}

/// A day, a time or both, under one label.
#[derive(Clone, Copy, Debug, Default)]
struct Group {
    label: Label,
    day: Option<Day>,
    time: Option<Time>,
    /// The pieces, the label not among them.
    first: usize,
    last: usize,
}

struct Line {
    groups: [Group; MOST],
    count: usize,
    label: Label,
    others: usize,
    relative: bool,
}

impl Line {
    fn scan(&mut self, p: &Pieces<'_>) {
        let mut i = 0;
        let mut open = false;
        let told = Class::STAMP | Class::MONTH | Class::WEEKDAY | Class::DAYWORD | Class::NUMBER;
        while i < p.len() {
            let (piece, kind) = (p.at(i), p.kind(i));
            let other = kind == Kind::Word
                && !piece.class.any(told)
                && piece.span.len() > 1
                && ![w::JUST, w::AN].contains(&piece.word);
            if other || !kind.is_word() {
                self.other(p, &mut i);
            } else if let Some(label) = label(p, i) {
                self.label = label;
                open = false;
                i += 1;
            } else if let Some((end, day)) = when::day(p, i) {
                let group = self.group(open, |g| g.day.is_none(), i, end);
                group.day = group.day.or(Some(day));
                open = true;
                i = end;
            } else if let Some((end, time)) = when::time(p, i) {
                let again = open && self.groups[self.count - 1].time.is_some();
                if again && p.kind(i.wrapping_sub(1)) == Kind::OpenRound {
                    // "1909 GMT (0309 HKT)": the same moment on another clock.
                    let group = &mut self.groups[self.count - 1];
                    group.last = end;
                } else {
                    let group = self.group(open, |g| g.time.is_none(), i, end);
                    group.time = Some(time);
                    open = true;
                }
                i = end;
            } else if open
                && let Some(year) = when::year(p, i)
                && let Some(day) = self.groups[self.count - 1].day.as_mut().filter(|day| day.year.is_none())
            {
                // "Nov 20 15:23 2019"
                day.year = Some(year);
                self.groups[self.count - 1].last = i + 1;
                i += 1;
            } else if let Some(end) = relative(p, i) {
                self.relative = true;
                open = false;
                i = end;
            } else {
                self.other(p, &mut i);
            }
        }
    }

    /// The open group if it has room for what stands in `first..last`, or a new one.
    fn group(&mut self, open: bool, room: impl Fn(&Group) -> bool, first: usize, last: usize) -> &mut Group {
        if !(open && room(&self.groups[self.count - 1])) && (self.count < MOST) {
            self.groups[self.count] = Group { label: self.label, first, ..Group::default() };
            self.count += 1;
        }
        let group = &mut self.groups[self.count - 1];
        group.last = last;
        group
    }

    /// A word that is neither label nor time.
    fn other(&mut self, p: &Pieces<'_>, i: &mut usize) {
        if let Some(end) = reading_time(p, *i) {
            *i = end;
            return;
        }
        let word = p.kind(*i) == Kind::Word;
        let small = [w::AT, w::ON, w::BY, w::AS, w::OF, w::FROM, w::LAST, w::FIRST, w::TIME];
        let filler = small.contains(&p.at(*i).word)
            || p.says(*i, said!["date", "timer"])
            || p.class(*i).any(Class::ZONE | Class::STAMP | Class::WEEKDAY | Class::FURNITURE);
        self.others += usize::from(word && !filler);
        *i += 1;
    }

    fn fields(&self, p: &Pieces<'_>) -> Vec<Field> {
        let mut fields: Vec<Field> = Vec::new();
        let mut last_date = None;
        for group in &self.groups[..self.count] {
            let date = match group.day {
                Some(day) => date(p, day, group.time),
                // "(Updated 11:54 am)" is of the day before it.
                None if group.label == Label::Updated => last_date,
                None => None,
            };
            let Some(date) = date else { continue };
            last_date = Some(date);
            let moment = when::moment(date, group.time);
            let updated = group.label == Label::Updated;
            let value = if updated { FieldValue::Updated(moment) } else { FieldValue::Published(moment) };
            let again = fields.iter().any(|f| matches!(f.value, FieldValue::Updated(_)) == updated);
            if !again {
                let span: Span = p.span(group.first..group.last);
                fields.push(Field { span, value });
            }
        }
        fields
    }
}

fn label(p: &Pieces<'_>, i: usize) -> Option<Label> {
    if p.kind(i) != Kind::Word || !p.class(i).any(Class::STAMP) {
        return None;
    }
    match p.text.detail_of(p.at(i).word).time {
        1 => Some(Label::Published),
        2 => Some(Label::Updated),
        _ => None,
    }
}

/// "14 hours ago", "an hour ago", "just now", "Today", "Yesterday at": the piece after it.
fn relative(p: &Pieces<'_>, i: usize) -> Option<usize> {
    if p.at(i).word == w::JUST && p.at(i + 1).word == w::NOW {
        return Some(i + 2);
    }
    if p.class(i).any(Class::DAYWORD) {
        return Some(i + 1);
    }
    if !(p.number(i).is_some() || p.class(i).any(Class::NUMBER) || [w::A, w::AN].contains(&p.at(i).word)) {
        return None;
    }
    let short = p.says(i + 1, said!["h", "hr", "hrs", "m", "min", "mins", "d"]);
    let units = short || p.class(i + 1).any(Class::UNIT);
    let at = i + 2 + usize::from(p.kind(i + 2) == Kind::Period);
    (units && p.says(at, said!["ago"])).then_some(at + 1)
}

/// "3 minute read", "5 min. read", "Reading time: 4 minutes".
fn reading_time(p: &Pieces<'_>, i: usize) -> Option<usize> {
    p.number(i)?;
    let after = |i: usize| i + usize::from(matches!(p.kind(i), Kind::Hyphen | Kind::Period));
    let at = after(i + 1);
    let end = after(at + 1);
    let read = p.says(at, said!["min", "mins", "minute", "minutes"]) && p.says(end, said!["read", "reading"]);
    read.then_some(end + 1)
}

/// The day on the calendar. Digits that fit both orders are settled by what stands around them.
fn date(p: &Pieces<'_>, day: Day, time: Option<Time>) -> Option<Date> {
    let (date, turned) = (day.date(), day.turned().date());
    if !day.either {
        return date;
    }
    // The day of the week fits one of the two, as a rule.
    if let Some(weekday) = day.weekday {
        let fits = |d: &Date| d.weekday() == weekday;
        match (date.filter(fits), turned.filter(fits)) {
            (Some(date), None) => return Some(date),
            (None, Some(turned)) => return Some(turned),
            _ => {}
        }
    }
    match month_first(p, time) {
        Some(true) => date,
        Some(false) => turned,
        None => None,
    }
}

/// Whether the newsroom writes the month first: by the zone, by other dates of the text, by the clock.
fn month_first(p: &Pieces<'_>, time: Option<Time>) -> Option<bool> {
    match time.and_then(|t| t.zone) {
        Some(Zone::American(_)) => return Some(true),
        // From Newfoundland to Hawaii; east of them the day stands first, but for the Philippines.
        Some(Zone::Fixed(minutes)) => return Some((-600..=-150).contains(&minutes)),
        _ => {}
    }
    if let Some(order) = order_elsewhere(p.text) {
        return Some(order);
    }
    time.map(|t| t.twelve)
}

/// What other dates in digits say of the order, in the first part of the text.
fn order_elsewhere(text: &Text<'_>) -> Option<bool> {
    for i in 0..text.tokens().len().min(FAR) {
        if text.kind(i) != Kind::Number || !matches!(text.kind(i + 1), Kind::Slash) {
            continue;
        }
        let number = |i: usize| text.letters(i).parse::<u32>().ok().filter(|_| text.letters(i).len() <= 2);
        if text.kind(i + 3) == text.kind(i + 1)
            && text.kind(i + 4) == Kind::Number
            && let (Some(first), Some(second)) = (number(i), number(i + 2))
        {
            match (first, second) {
                (1..=12, 13..=31) => return Some(true),
                (13..=31, 1..=12) => return Some(false),
                _ => {}
            }
        }
    }
    None
}

/// The evidence for the order is looked for in so many tokens, that a hostile page of dates stays linear.
const FAR: usize = 4000;
