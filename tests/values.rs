//! The grammar of TIMEX3 values: what parses prints back letter by letter, and what does not parse
//! names the place.

use copydesk::timex::Value;

#[test]
fn values_print_what_was_read() {
    let good = "
        PAST_REF PRESENT_REF FUTURE_REF
        2015 2015-11 2015-11-24 2015-W48 2015-W48-2 2015-W48-WE 2015-Q3 2015-QX 2015-H1 2015-HX 2015-SP 2015-SU 2015-FA 2015-WI
        199 19 1 199X 19XX XXXX XXXX-11 XXXX-11-24 XXXX-XX-XX XXXX-WXX XXXX-WXX-2 XXXX-WXX-WE XXXX-Q3 XXXX-SU 2015-WXX 2015-XX
        XXXX-02-29 2016-02-29 0001-01-01 9999-12-31 2015-W53
        BC0490 BC048 BC04 BC0490-08-10 BC0480-SP FY2015 FY2015-Q1 FY1998
        T09 T09:30 T09:30:15 T24 T24:00 TXX:30 T09:XX TMO TMI TAF TEV TNI TDT T09:30Z T09:30+02:00 T09:30-05:00
        2015-11-24T09 2015-11-24T09:30 2015-11-24TNI XXXX-WXX-2TNI XXXX-XX-XXT09:30 2015-W48-2T09:30 2015-11-24T14:00Z
        P1Y P2M P3W P4D PT5H PT6M PT7S P1Y2M3W4DT5H6M7S P1Y6M PT1H30M P2.5Y P0.5D P999999999Y P4294967295Y P0.000000001Y PXY PXM PXW PXD PTXH P10Y
        P1DE P2CE P1ML P1Q P1H P2WE P3SU P1WI P3TNI P1DT12H
    ";
    let mut count = 0;
    for s in good.split_whitespace() {
        let value: Value = s.parse().unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(value.to_string(), s);
        let json = serde_json::to_string(&value).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), value);
        count += 1;
    }
    assert!(count > 80);
}

#[test]
fn bad_values_are_refused_with_the_place() {
    let bad = [
        ("", 0),
        ("x", 0),
        ("past_ref", 0),
        ("PAST_REFS", 8),
        ("2015-", 5),
        ("2015-1", 5),
        ("2015-13", 5),
        ("2015-00", 5),
        ("2015-02-29", 8),
        ("2015-11-31", 8),
        ("2015-11-2", 8),
        ("2015-11-24 ", 10),
        ("2015-W54", 6),
        ("2015-W00", 6),
        ("2015-W48-8", 9),
        ("2015-W48-0", 9),
        ("2015-Q5", 6),
        ("2015-Q", 6),
        ("2015-H3", 6),
        ("2015-SX", 5),
        ("20151", 4),
        ("10000-01-01", 4),
        ("99999999999999", 4),
        ("0000", 0),
        ("199-11", 3),
        ("19T09", 2),
        ("BC", 2),
        ("FY", 2),
        ("T25", 1),
        ("T9", 1),
        ("T09:60", 4),
        ("T24:01", 6),
        ("T09:30+00:00", 7),
        ("T09:30+0200", 9),
        ("TXO", 1),
        ("P", 1),
        ("PT", 2),
        ("P1", 2),
        ("PY", 1),
        ("P1S", 2),
        ("PT1D", 3),
        ("P01Y", 1),
        ("P1.Y", 3),
        ("P.5Y", 1),
        ("P1M1Y", 3),
        ("P1Y1Y", 3),
        ("P4294967296Y", 1),
        ("P99999999999Y", 1),
        ("P0.4294967296Y", 1),
        ("P1.0000000001Y", 1),
        ("P1YT", 4),
        ("2015-11-24T09:30é", 16),
    ];
    for (s, at) in bad {
        let error = s.parse::<Value>().err().unwrap_or_else(|| panic!("{s:?} was read")).to_string();
        assert!(error.ends_with(&format!("(at byte {at})")), "{error}");
    }
}

#[test]
fn intervals_are_half_open() {
    use copydesk::{Moment, Text, timex};
    let cases = [
        ("He left on 2015-11-24.", "2015-11-24/2015-11-25"),
        ("He left in November 2015.", "2015-11-01/2015-12-01"),
        ("He left in December 2015.", "2015-12-01/2016-01-01"),
        ("He left in 2015.", "2015-01-01/2016-01-01"),
        ("He left in the 1990s.", "1990-01-01/2000-01-01"),
        ("He left in the 19th century.", "1800-01-01/1900-01-01"),
        ("He left in the third quarter of 2015.", "2015-07-01/2015-10-01"),
        ("He left in the first half of 2015.", "2015-01-01/2015-07-01"),
        ("He left in the summer of 2015.", "2015-06-01/2015-09-01"),
        ("He left in the winter of 2015.", "2015-12-01/2016-03-01"),
        ("He left last week.", "2015-11-16/2015-11-23"),
        ("He left over the weekend.", "2015-11-21/2015-11-23"),
        ("He left Monday night.", "2015-11-23T20:00/2015-11-24T06:00"),
        ("He left at 9:30 a.m. EST.", "2015-11-24T09:30-05:00/2015-11-24T09:31-05:00"),
        ("He left at midnight.", "2015-11-25T00:00/2015-11-25T00:01"),
        ("He left this morning.", "2015-11-24T06:00/2015-11-24T12:00"),
    ];
    let mut settings = timex::Settings::default();
    settings.published = Some("2015-11-24".parse::<Moment>().unwrap());
    for (s, interval) in cases {
        let found = timex::resolve(&Text::read(s), &settings);
        let got = found[0].interval.map(|i| format!("{}/{}", i.start, i.end));
        assert_eq!(got.as_deref(), Some(interval), "{s}");
    }
    for s in ["He left recently.", "He left in 480 BC.", "It took two years.", "They meet every Tuesday."] {
        let found = timex::resolve(&Text::read(s), &settings);
        assert_eq!(found[0].interval, None, "{s}");
    }
}

#[test]
fn a_fiscal_year_lies_where_the_settings_say() {
    use copydesk::{Text, timex};
    let mut settings = timex::Settings::default().fiscal_start(10).unwrap();
    settings.published = Some("2015-11-24".parse().unwrap());
    let found = timex::resolve(&Text::read("In fiscal 2015 it made a profit."), &settings);
    assert_eq!(found[0].value.to_string(), "FY2015");
    let interval = found[0].interval.unwrap();
    assert_eq!((interval.start.to_string(), interval.end.to_string()), ("2014-10-01".into(), "2015-10-01".into()));
}

#[test]
fn absurd_numbers_stay_unresolved() {
    use copydesk::{Text, timex};
    let mut settings = timex::Settings::default();
    settings.published = Some("2015-11-24".parse().unwrap());
    for (s, value) in [
        ("It was 99999999999999 years ago.", "PAST_REF"),
        ("It was 4000000000 days ago.", "PAST_REF"),
        ("It was 4,294,967,296 weeks ago.", "PAST_REF"),
        ("It was a billion billion years ago.", "PAST_REF"),
        ("It was 3000 years ago.", "BC0986"),
        ("It was 12,013 years ago.", "BC9999"),
        ("It was 12,014 years ago.", "PAST_REF"),
        ("It will be so 7984 years from now.", "9999"),
        ("It will be so 7985 years from now.", "FUTURE_REF"),
        ("It will be so 99999 years from now.", "FUTURE_REF"),
        ("It took 99999999999999 years.", "PXY"),
        ("It took 4294967295 days.", "P4294967295D"),
        ("It took 4294967296 days.", "PXD"),
        ("It took 5 billion years.", "PXY"),
        ("It comes every 99999999999 years.", "PXY"),
    ] {
        let found = timex::resolve(&Text::read(s), &settings);
        assert_eq!(found[0].value.to_string(), value, "{s}");
        assert!(found[0].interval.is_none() || value == "9999", "{s}");
    }
    // Numbers that no calendar has are no dates, and none is counted on into the year before.
    for s in [
        "It fell in 0 BC.",
        "It fell in AD 0.",
        "It fell in AD 10000.",
        "It fell in 10,000 BC.",
        "It fell in the 0000s.",
        "It fell in the 99990s.",
        "It fell in the 0th century.",
        "It fell in the 4294967296th century.",
        "It fell on 2015-02-30.",
        "It fell on 10000-01-01.",
        "It fell in fiscal 0000.",
        "It fell at 24:01 GMT.",
    ] {
        let found = timex::resolve(&Text::read(s), &settings);
        assert!(found.is_empty(), "{s}: {}", found[0].value);
    }
    let found = timex::resolve(&Text::read("It fell in the 2015 0th quarter."), &settings);
    assert_eq!(found[0].value.to_string(), "2015");
}

/// At both ends of the calendar what lies beyond is past or future, and a day whose end lies beyond has no interval.
#[test]
fn nothing_lies_beyond_the_calendar() {
    use copydesk::{Text, timex};
    for (published, words, value, has_interval) in [
        ("0001-01-01", "yesterday", "PAST_REF", false),
        ("0001-01-01", "last week", "PAST_REF", false),
        ("0001-01-01", "two weeks ago", "PAST_REF", false),
        ("0001-01-01", "last year", "BC0001", false),
        ("0001-01-01", "tomorrow", "0001-01-02", true),
        ("9999-12-31", "yesterday", "9999-12-30", true),
        ("9999-12-31", "tomorrow", "FUTURE_REF", false),
        ("9999-12-31", "next week", "FUTURE_REF", false),
        ("9999-12-31", "next year", "FUTURE_REF", false),
        ("9999-12-31", "next decade", "FUTURE_REF", false),
        ("9999-12-31", "tonight", "9999-12-31TNI", false),
        ("9999-12-31", "at midnight", "9999-12-31T24:00", false),
    ] {
        let mut settings = timex::Settings::default();
        settings.published = Some(published.parse().unwrap());
        let found = timex::resolve(&Text::read(&format!("It is so {words}.")), &settings);
        assert_eq!(found[0].value.to_string(), value, "{words} at {published}");
        assert_eq!(found[0].interval.is_some(), has_interval, "{words} at {published}");
    }
}
