//! What holds for every text, tried on texts made of the words and marks of news.
//!
//! The seed is fixed, so that a run is the same everywhere; fuzzing is where new inputs come from.

mod common;

use common::news;
use copydesk::timex::{Amount, Calendar, DayPart, DayTime, Length, Part, Season, Time, Unit, Value, Year};
use copydesk::{Article, Date, Moment, Options};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn news() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => any::<(u8, u8, u8)>().prop_map(|(what, a, b)| news::piece(what, a, b)),
        1 => "\\PC{0,6}",
    ];
    prop::collection::vec(piece, 0..100).prop_map(|pieces| pieces.concat())
}

fn options() -> impl Strategy<Value = Options> {
    (0usize..100_000).prop_map(news::options)
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, rng_seed: RngSeed::Fixed(1851), ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn invariants_hold_on_news(text in news(), options in options()) {
        common::check(&text, &options);
    }

    #[test]
    fn invariants_hold_on_anything(text in "\\PC{0,300}", options in options()) {
        common::check(&text, &options);
    }

    #[test]
    fn invariants_hold_on_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300), options in options()) {
        common::check(&String::from_utf8_lossy(&bytes), &options);
    }

    #[test]
    fn text_after_a_blank_line_leaves_earlier_blocks_in_place(first in news(), second in news()) {
        let joined = format!("{first}\n\n{second}");
        let (short, long) = (Article::parse(&first), Article::parse(&joined));
        let (blocks, sentences) = (short.blocks().len(), short.sentences().len());
        prop_assert!(long.blocks().len() >= blocks && long.sentences().len() >= sentences);
        for (before, after) in short.blocks().iter().zip(long.blocks()) {
            prop_assert_eq!(before.span, after.span);
        }
        prop_assert_eq!(short.sentences(), &long.sentences()[..sentences]);
    }

    #[test]
    fn the_same_in_another_thread(text in news(), options in options()) {
        let here = options.parse(&text).into_record();
        let there = std::thread::scope(|scope| scope.spawn(|| options.parse(&text).into_record()).join().unwrap());
        prop_assert_eq!(here, there);
    }
}

proptest! {
    #![proptest_config(config(4_000))]

    #[test]
    fn days_are_counted_as_jiff_counts_them(day in days(), days in -4_000_000i64..=4_000_000, months in -130_000i64..=130_000) {
        let theirs: jiff::civil::Date = day.to_string().parse().unwrap();
        let within = |date: Result<jiff::civil::Date, _>| date.ok().filter(|d| d.year() >= 1).map(|d| d.to_string());
        let later = within(theirs.checked_add(jiff::Span::new().days(days)));
        prop_assert_eq!(day.add_days(days).map(|d| d.to_string()), later);
        let later = within(theirs.checked_add(jiff::Span::new().months(months)));
        prop_assert_eq!(day.add_months(months).map(|d| d.to_string()), later);
        if let Some(later) = day.add_days(days) {
            prop_assert_eq!(day.days_until(later), days);
            prop_assert_eq!(later.days_until(day), -days);
        }
    }

    #[test]
    fn days_that_there_are(year in -1i16..=10_001, month in -1i8..=14, day in -1i8..=33) {
        let ours = Date::new(year, month, day);
        let theirs = jiff::civil::Date::new(year, month, day).ok().filter(|d| (1..=9999).contains(&d.year()));
        prop_assert_eq!(ours.is_ok(), theirs.is_some());
        if let Ok(ours) = ours {
            prop_assert_eq!(ours.to_string().parse::<Date>().unwrap(), ours);
        }
    }

    #[test]
    fn moments_print_what_was_read(day in days(), clock in prop::option::of((0u8..24, 0u8..60, prop::option::of(0u8..60))), offset in prop::option::of(-1439i16..=1439)) {
        let moment = clock.map_or(Moment::from(day), |(hour, minute, second)| {
            Moment::new(day, copydesk::Clock::new(hour, minute, second).unwrap(), offset).unwrap()
        });
        prop_assert_eq!(moment.to_string().parse::<Moment>().unwrap(), moment);
    }

    #[test]
    fn dates_in_words_are_the_days_they_name(day in days_of_text(), anchor in days()) {
        const MONTHS: [&str; 12] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
        let text = format!("It rained on {} {}, {}.", MONTHS[day.month() as usize - 1], day.day(), day.year());
        let article = Options::new().published(anchor).parse(&text);
        prop_assert_eq!(article.timexes().len(), 1, "{}", text);
        prop_assert_eq!(article.timexes()[0].value.to_string(), day.to_string());
        let interval = article.timexes()[0].interval.map(|i| (Some(i.start.date()), Some(i.end.date())));
        let next = day.add_days(1);
        prop_assert_eq!(interval, next.map(|next| (Some(day), Some(next))), "{}", text);
    }

    #[test]
    fn days_ago_are_counted_as_jiff_counts_them(anchor in days(), days in 2u32..=2_000_000) {
        let text = format!("It rained {days} days ago.");
        let article = Options::new().published(anchor).parse(&text);
        let theirs: jiff::civil::Date = anchor.to_string().parse().unwrap();
        let earlier = theirs.checked_sub(jiff::Span::new().days(days)).ok().filter(|d| d.year() >= 1);
        // Before the first day of the calendar nothing is known but that it is past.
        let expected = earlier.map_or("PAST_REF".to_string(), |d| d.to_string());
        prop_assert_eq!(article.timexes()[0].value.to_string(), expected);
        prop_assert_eq!(article.timexes()[0].interval.is_some(), earlier.is_some());
    }

    #[test]
    fn values_are_never_read_with_a_panic(s in "\\PC{0,24}", t in "[0-9XPTWQHSPUFAIMOEVNDYCBR_:.+-]{0,16}") {
        for s in [s, t] {
            let _ = s.parse::<Date>();
            let _ = s.parse::<Moment>();
            if let Ok(value) = s.parse::<Value>() {
                prop_assert_eq!(value.to_string(), s);
                common::twins(&value);
            }
        }
    }

    #[test]
    fn values_read_what_they_print(value in values()) {
        common::twins(&value);
        let json = serde_json::to_string(&value).unwrap();
        prop_assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), value);
    }

    #[test]
    fn years_beyond_four_digits_are_none(year in any::<i32>()) {
        prop_assert_eq!(Year::new(year).is_some(), (-9998..=9999).contains(&year));
        if let Some(known) = Year::new(year) {
            prop_assert_eq!(known.number(), Some(year));
        }
    }
}

fn days() -> impl Strategy<Value = Date> {
    let first = Date::new(1, 1, 1).unwrap();
    (0i64..3_652_059).prop_map(move |days| first.add_days(days).unwrap())
}

/// Days of the years that are taken for years in running text.
fn days_of_text() -> impl Strategy<Value = Date> {
    let first = Date::new(1000, 1, 1).unwrap();
    (0i64..730_485).prop_map(move |days| first.add_days(days).unwrap())
}

/// Every kind of value, each field within its range.
fn values() -> impl Strategy<Value = Value> {
    let x = |max: u8| prop::option::of(1..=max);
    let season = || prop::sample::select(vec![Season::Spring, Season::Summer, Season::Fall, Season::Winter]);
    let part = prop_oneof![
        Just(Part::Whole),
        x(12).prop_map(Part::Month),
        (x(12), x(28)).prop_map(|(month, day)| Part::Day(month, day)),
        x(53).prop_map(Part::Week),
        (x(53), x(7)).prop_map(|(week, day)| Part::WeekDay(week, day)),
        x(53).prop_map(Part::Weekend),
        x(4).prop_map(Part::Quarter),
        x(2).prop_map(Part::Half),
        season().prop_map(Part::Season),
    ];
    let year = prop_oneof![(-9998i32..=9999).prop_map(|y| Year::new(y).unwrap()), Just(Year::UNKNOWN)];
    let calendar = (any::<bool>(), year, part, prop::option::of(times()))
        .prop_map(|(fiscal, year, part, time)| Value::Calendar(Calendar { fiscal, year, part, time }));
    let amount = prop_oneof![
        4 => any::<u32>().prop_map(Amount::whole),
        1 => Just(Amount::Unknown),
        2 => (any::<u32>(), 1u8..=9).prop_map(|(digits, decimals)| Amount::Number { digits, decimals }),
    ];
    let unit = prop::sample::select(vec![
        Unit::Millennium,
        Unit::Century,
        Unit::Decade,
        Unit::Year,
        Unit::Half,
        Unit::Quarter,
        Unit::Season(Season::Winter),
        Unit::Month,
        Unit::Week,
        Unit::Weekend,
        Unit::Day,
        Unit::Part(DayPart::Night),
        Unit::Hour,
        Unit::Minute,
        Unit::Second,
    ]);
    let length = (amount, unit).prop_map(|(amount, unit)| Value::Length(Length::of(amount, unit)));
    let known = prop::sample::select(vec![Value::Past, Value::Present, Value::Future]);
    prop_oneof![5 => calendar, 2 => times().prop_map(Value::Time), 3 => length, 1 => known]
}

fn times() -> impl Strategy<Value = Time> {
    use DayPart::{Afternoon, Daytime, Evening, Midday, Morning, Night};
    let part = prop::sample::select(vec![Morning, Midday, Afternoon, Evening, Night, Daytime]).prop_map(DayTime::Part);
    let minute = || prop::option::of(0u8..60);
    let clock = (prop::option::of(0u8..24), prop::option::of(minute()), prop::option::of(minute())).prop_map(
        // Seconds stand behind minutes only.
        |(hour, minute, second)| DayTime::Clock { hour, minute, second: minute.and(second) },
    );
    (prop_oneof![part, clock], prop::option::of(-1439i16..=1439)).prop_map(|(of, offset)| Time { of, offset })
}

/// Every day of the calendar against jiff and against the arithmetic of another (days since 0000-03-01, in eras of
/// 400 years, after Hinnant): the same day, weekday, week and number.
#[test]
fn every_day_of_the_calendar() {
    let first = Date::new(1, 1, 1).unwrap();
    let mut theirs = jiff::civil::date(1, 1, 1);
    // The first of January of the year 1 was a Monday.
    let mut weekday = 1;
    let mut year_of_days = (0i16, 0i64);
    for number in 0.. {
        let ours = first.add_days(number).unwrap();
        assert_eq!((ours.year(), ours.month(), ours.day()), (theirs.year(), theirs.month(), theirs.day()));
        assert_eq!((ours.year(), ours.month(), ours.day()), civil(number + 306));
        assert_eq!(ours.weekday(), weekday);
        if ours.year() != year_of_days.0 {
            year_of_days = (ours.year(), number);
        }
        // The week is that of its Thursday, counted through the year.
        let thursday = number + 4 - i64::from(weekday);
        if number > 10 && thursday >= year_of_days.1 && number < year_of_days.1 + 360 {
            let week = (thursday - year_of_days.1) / 7 + 1;
            assert_eq!(ours.iso_week(), (ours.year(), week as i8), "{ours}");
        } else {
            let week = theirs.iso_week_date();
            assert_eq!(ours.iso_week(), (week.year(), week.week()), "{ours}");
        }
        // Printing and reading take longer than all the rest: each 17th day meets every day of the month.
        if number % 17 == 0 {
            assert_eq!(ours.to_string(), theirs.to_string());
            assert_eq!(ours.to_string().parse::<Date>().unwrap(), ours);
            assert_eq!(first.days_until(ours), number);
        }
        weekday = weekday % 7 + 1;
        match theirs.tomorrow() {
            Ok(next) => theirs = next,
            Err(_) => {
                assert_eq!(number, 3_652_058);
                break;
            }
        }
    }
    assert_eq!(first.add_days(3_652_059), None);
    assert_eq!(first.add_days(-1), None);
}

/// Year, month and day of the day with this number since 0000-03-01.
fn civil(number: i64) -> (i16, i8, i8) {
    let (era, day) = (number / 146_097, number % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day_of_month = day - (153 * month + 2) / 5 + 1;
    let civil_month = if month < 10 { month + 3 } else { month - 9 };
    let civil_year = year + era * 400 + i64::from(civil_month <= 2);
    (civil_year as i16, civil_month as i8, day_of_month as i8)
}
