//! The dates of a story in the order of the calendar.

use super::Escaped;
use crate::Article;
use crate::Date;
use crate::Moment;
use crate::timex::Interval;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What orders the stops of a timeline: the day and minute of the start, and of the end.
type Key = (Date, (u8, u8), Date, (u8, u8));

/// A stop: one interval, and the places of the expressions that mean it.
struct Stop {
    interval: Interval,
    timexes: Vec<usize>,
}

pub(super) fn write(out: &mut String, article: &Article<'_>) {
    let mut stops: BTreeMap<Key, Stop> = BTreeMap::new();
    for (n, timex) in article.timexes().iter().enumerate() {
        if let Some(interval) = timex.interval {
            let stop = stops.entry(key(interval)).or_insert(Stop { interval, timexes: Vec::new() });
            stop.timexes.push(n);
        }
    }
    let published = article.published().and_then(|p| Some((p.value.date, p.value.date.add_days(1)?)));
    if let Some((day, next)) = published {
        let interval = Interval { start: day.into(), end: next.into() };
        stops.entry(key(interval)).or_insert(Stop { interval, timexes: Vec::new() });
    }
    out.push_str("<nav class=\"timeline\" aria-label=\"Timeline of the story\">\n");
    if stops.is_empty() {
        out.push_str("<p class=\"quiet\">No date of the story has a place on the calendar.</p>\n");
    }
    out.push_str("<ol>\n");
    let mut before: Option<Date> = None;
    for Stop { interval, timexes } in stops.values() {
        let is_published =
            published.is_some_and(|(day, next)| interval.start == day.into() && interval.end == next.into());
        let gap = before.map(|before| before.days_until(interval.start.date)).filter(|days| *days > 1);
        before = Some(interval.start.date);
        let class = match (is_published, gap.is_some()) {
            (true, true) => " class=\"published far\"",
            (true, false) => " class=\"published\"",
            (false, true) => " class=\"far\"",
            (false, false) => "",
        };
        let _ = write!(out, "<li{class}>");
        if let Some(days) = gap {
            let _ = write!(out, "<span class=\"gap\">{}</span>", distance(days));
        }
        let _ = write!(out, "<span class=\"when\">{}</span>", label(*interval));
        if is_published {
            out.push_str("<span class=\"note\">published</span>");
        }
        out.push_str("<span class=\"stops\">");
        let mut same: BTreeMap<String, usize> = BTreeMap::new();
        for &n in timexes {
            let words = words(article, n);
            let place = same.entry(words.to_lowercase()).or_default();
            *place += 1;
            // The same words again take no more room than a number.
            let _ = match *place {
                1 => write!(out, "<a href=\"#t{n}\" data-to=\"{n}\">{}</a> ", Escaped(&words)),
                again => {
                    let words = Escaped(&words);
                    write!(out, "<a href=\"#t{n}\" data-to=\"{n}\" aria-label=\"{words}, place {again}\">{again}</a> ")
                }
            };
        }
        out.push_str("</span></li>\n");
    }
    out.push_str("</ol>\n");
    let adrift: Vec<usize> =
        (0..article.timexes().len()).filter(|n| article.timexes()[*n].interval.is_none()).collect();
    if !adrift.is_empty() {
        out.push_str("<p class=\"adrift\"><span class=\"note\">lengths, and dates without a place</span> ");
        for n in adrift {
            let (words, value) = (words(article, n), &article.timexes()[n].value);
            let _ = write!(out, "<a href=\"#t{n}\" data-to=\"{n}\">{} <small>{value}</small></a> ", Escaped(&words));
        }
        out.push_str("</p>\n");
    }
    out.push_str("</nav>\n");
}

fn words(article: &Article<'_>, n: usize) -> String {
    article.str()[article.timexes()[n].span].split_whitespace().collect::<Vec<_>>().join(" ")
}

fn key(interval: Interval) -> Key {
    let minute = |moment: Moment| moment.time.map_or((0, 0), |time| (time.hour, time.minute));
    (interval.start.date, minute(interval.start), interval.end.date, minute(interval.end))
}

/// How far one stop is from the one before it.
fn distance(days: i64) -> String {
    let (n, unit) = match days {
        0..=20 => (days, "day"),
        21..=70 => ((days + 3) / 7, "week"),
        71..=700 => ((days + 15) / 30, "month"),
        _ => ((days + 182) / 365, "year"),
    };
    format!("{n} {unit}{}", if n == 1 { "" } else { "s" })
}

/// An interval for people: the last day is the last that belongs to it.
pub(super) fn label(interval: Interval) -> String {
    let (start, end) = (interval.start, interval.end);
    let clock = |moment: Moment| moment.time.map(|t| format!("{:02}:{:02}", t.hour, t.minute));
    if let (Some(from), Some(to)) = (clock(start), clock(end)) {
        // A night ends on the next day.
        return match start.date.days_until(end.date) {
            0 | 1 => format!("{}, {from} to {to}", day(start.date)),
            _ => format!("{} {from} to {} {to}", day(start.date), day(end.date)),
        };
    }
    let days = start.date.days_until(end.date);
    let first_of = |date: Date| date.day() == 1;
    match end.date.add_days(-1) {
        _ if days <= 1 => day(start.date),
        Some(last) if first_of(start.date) && first_of(end.date) => {
            let years = start.date.month() == 1 && end.date.month() == 1;
            let name =
                |date: Date| if years { date.year().to_string() } else { format!("{} {}", month(date), date.year()) };
            if name(start.date) == name(last) { name(last) } else { format!("{} to {}", name(start.date), name(last)) }
        }
        Some(last) if start.date.year() != last.year() => format!("{} to {}", plain(start.date), plain(last)),
        Some(last) if start.date.month() != last.month() => {
            format!("{} {} to {}", start.date.day(), month(start.date), plain(last))
        }
        Some(last) => format!("{} to {}", start.date.day(), plain(last)),
        None => day(start.date),
    }
}

fn day(date: Date) -> String {
    const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let weekday = WEEKDAYS[(date.weekday() as usize).saturating_sub(1) % 7];
    format!("{weekday} {}", plain(date))
}

fn plain(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

fn month(date: Date) -> &'static str {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    MONTHS[(date.month() as usize).saturating_sub(1) % 12]
}
