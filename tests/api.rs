//! The public face: what is Send and Sync, the JSON of the format, errors that name the place.

use copydesk::{Article, Date, Error, Moment, Options, Record, Span, Text, lexicon, quote, section, text, timex};

fn send_sync<T: Send + Sync + 'static>() {}

#[test]
fn everything_is_send_and_sync() {
    send_sync::<Article<'static>>();
    send_sync::<Text<'static>>();
    send_sync::<Record>();
    send_sync::<Options>();
    send_sync::<(Date, Moment, copydesk::Clock, Span, Error)>();
    send_sync::<(text::Token, text::Kind, text::Line, text::Paragraph, text::Sentence, lexicon::Class)>();
    send_sync::<(section::Block, section::BlockKind, section::Field, section::FieldValue, section::Dateline)>();
    send_sync::<(
        quote::Quotes,
        quote::Quotation,
        quote::Attribution,
        quote::Speaker,
        quote::Form,
        quote::Usage,
        quote::SpeakerKind,
    )>();
    send_sync::<(
        timex::Timex,
        timex::TimexKind,
        timex::Value,
        timex::Modifier,
        timex::Interval,
        timex::Alternative,
        timex::Settings,
    )>();
    send_sync::<(copydesk::article::Published, copydesk::article::From, timex::DateOrder, timex::Domain)>();
}

#[test]
fn dates_are_read_strictly() {
    for good in ["0001-01-01", "2016-02-29", "9999-12-31"] {
        assert_eq!(good.parse::<Date>().unwrap().to_string(), good);
    }
    for (bad, message) in [
        ("", "date \"\": expected a digit (at byte 0)"),
        ("2015", "date \"2015\": expected a hyphen after the year (at byte 4)"),
        ("2015-1-02", "date \"2015-1-02\": expected a digit (at byte 6)"),
        ("2015-13-02", "date \"2015-13-02\": no such month (at byte 5)"),
        ("2015-02-29", "date \"2015-02-29\": no such day in the month (at byte 8)"),
        ("0000-01-01", "date \"0000-01-01\": the years run from 0001 to 9999 (at byte 0)"),
        ("2015-11-24T10:00", "date \"2015-11-24T10:00\": expected the end (at byte 10)"),
        ("24/11/2015", "date \"24/11/2015\": expected a digit (at byte 2)"),
        (" 2015-11-24", "date \" 2015-11-24\": expected a digit (at byte 0)"),
    ] {
        assert_eq!(bad.parse::<Date>().unwrap_err().to_string(), message);
    }
}

#[test]
fn moments_are_read_strictly() {
    for (given, printed) in [
        ("2015-11-24", "2015-11-24"),
        ("2015-11-24T08:10", "2015-11-24T08:10"),
        ("2015-11-24 08:10:30Z", "2015-11-24T08:10:30Z"),
        ("2015-11-24T08:10:30.123+05:30", "2015-11-24T08:10:30+05:30"),
        ("2015-11-24T08:10-0330", "2015-11-24T08:10-03:30"),
    ] {
        assert_eq!(given.parse::<Moment>().unwrap().to_string(), printed);
    }
    for bad in [
        "2015-11-24T",
        "2015-11-24T8:10",
        "2015-11-24T24:00",
        "2015-11-24T08:60",
        "2015-11-24T08:10+25:00",
        "2015-11-24T08:10:30.",
        "2015-11-24x",
    ] {
        assert!(bad.parse::<Moment>().is_err(), "{bad}");
    }
}

#[test]
fn records_that_do_not_fit_are_refused() {
    let text = "“We are ready,” Ana Ruiz said on Friday.";
    let options = Options::new().published("2015-11-24".parse::<Date>().unwrap());
    let record = || options.parse(text).into_record();
    assert!(record().attach(text).is_ok());
    let error = |record: Record| record.attach(text).unwrap_err().to_string();

    let mut broken = record();
    broken.sentences[0] = Span::new(broken.sentences[0].start(), 999);
    assert_eq!(
        error(broken),
        format!("sentences[0]: span 0..999 is not inside the text of {} bytes, or not on char boundaries", text.len())
    );
    let error = |change: fn(&mut Record)| {
        let mut broken = record();
        change(&mut broken);
        error(broken)
    };
    // Inside the three bytes of “.
    assert!(
        error(|r| r.quotations[0].span = Span::new(1, r.quotations[0].span.end()))
            .starts_with("quotations[0].span: span 1..")
    );
    for (change, message) in [
        (
            (|r| r.attributions[0].speaker = Some(7)) as fn(&mut Record),
            "attributions[0].speaker: there is no speaker 7; there are 1",
        ),
        (
            |r| r.quotations[0].attribution = Some(3),
            "quotations[0].attribution: there is no attribution 3; there are 1",
        ),
        (
            |r| r.quotations[0].parent = Some(0),
            "quotations[0].parent: there is no quotation before this one with index 0; there are 0",
        ),
        (
            |r| {
                let mut after = r.quotations[0].clone();
                after.span = Span::new(20, 30);
                after.parent = Some(0);
                r.quotations.push(after);
            },
            "quotations[1].parent: span 20..30 is not inside its quotation, 3..16",
        ),
        (|r| r.speakers[0].id = 1, "speakers[0].id: 1, but an id is the place in the list, here 0"),
        (
            |r| r.attributions[0].cue = Some(Span::new(30, 99)),
            "attributions[0].cue: span 30..99 is not inside the text of 44 bytes, or not on char boundaries",
        ),
        (|r| r.attributions[0].content = quote::Spans::from(vec![]), "attributions[0].content: there is no part in it"),
        (|r| r.attributions[0].confidence = 1.5, "attributions[0].confidence: 1.5 is not between 0 and 1"),
        (|r| r.timexes[0].confidence = f32::NAN, "timexes[0].confidence: NaN is not between 0 and 1"),
        (
            |r| r.timexes[0].interval.as_mut().unwrap().end = "2015-11-01".parse().unwrap(),
            "timexes[0].interval: it ends at 2015-11-01, before its start 2015-11-20",
        ),
    ] {
        assert_eq!(error(change), message);
    }
    assert!(record().attach("another text").is_err());

    let text = "It rained on Friday. It will rain on Monday.\n\nThe roads are closed.";
    let record = Article::parse(text).into_record();
    let error = |change: fn(&mut Record)| {
        let mut broken = record.clone();
        change(&mut broken);
        broken.attach(text).unwrap_err().to_string()
    };
    assert_eq!(
        error(|r| r.timexes.swap(0, 1)),
        "timexes[1].span: span 13..19 begins before byte 43, up to where the one before it reaches"
    );
    assert!(error(|r| r.blocks.swap(0, 1)).starts_with("blocks[1].span: span 0..44 begins before byte "));
    assert!(
        error(|r| r.sentences[1] = Span::new(3, r.sentences[1].end()))
            .starts_with("sentences[1]: span 3..44 begins before byte 20")
    );
}

#[test]
fn json_of_another_format_is_refused() {
    let json = |schema: &str| format!(r#"{{"schema":"{schema}","blocks":[]}}"#);
    assert!(serde_json::from_str::<Record>(&json("copydesk/1")).is_ok());
    let error = serde_json::from_str::<Record>(&json("copydesk/2")).unwrap_err();
    assert!(error.to_string().contains("schema \"copydesk/2\" is not \"copydesk/1\""), "{error}");
    assert!(serde_json::from_str::<Record>("{}").is_err());
}

/// The format, letter by letter. A change here is a change of the format: keys may be added, none renamed or dropped.
#[test]
fn the_json_is_pinned() {
    let text = include_str!("data/pinned.txt");
    let options = Options::new().published("2015-11-24".parse::<Date>().unwrap());
    let got = serde_json::to_string_pretty(&options.parse(text)).unwrap() + "\n";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/pinned.json");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &got).unwrap();
    }
    assert_eq!(got, std::fs::read_to_string(path).unwrap());
}

#[cfg(feature = "jiff-02")]
#[test]
fn jiff_02() {
    let day: Date = "2016-02-29".parse().unwrap();
    let theirs = jiff_02::civil::Date::from(day);
    assert_eq!(theirs.to_string(), "2016-02-29");
    assert_eq!(Date::try_from(theirs).unwrap(), day);
    assert!(Date::try_from(jiff_02::civil::Date::constant(-1, 1, 1)).is_err());
}

#[cfg(feature = "chrono-04")]
#[test]
fn chrono_04() {
    let day: Date = "2016-02-29".parse().unwrap();
    let theirs = chrono_04::NaiveDate::from(day);
    assert_eq!(theirs, chrono_04::NaiveDate::from_ymd_opt(2016, 2, 29).unwrap());
    assert_eq!(Date::try_from(theirs).unwrap(), day);
    assert!(Date::try_from(chrono_04::NaiveDate::from_ymd_opt(-5, 1, 1).unwrap()).is_err());
}

#[cfg(feature = "time-03")]
#[test]
fn time_03() {
    let day: Date = "2016-02-29".parse().unwrap();
    let theirs = time_03::Date::from(day);
    assert_eq!((theirs.year(), u8::from(theirs.month()), theirs.day()), (2016, 2, 29));
    assert_eq!(Date::try_from(theirs).unwrap(), day);
    assert!(Date::try_from(time_03::Date::from_calendar_date(-5, time_03::Month::May, 1).unwrap()).is_err());
}
