//! What holds for every text, tried on texts made of the words and marks of news.

mod common;

use copydesk::{Date, Moment, Options};
use proptest::prelude::*;

/// Pieces that rules look for, and those that break them.
const PIECES: &[&str] = &include!("common/pieces.in");

fn news() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => prop::sample::select(PIECES).prop_map(str::to_string), 1 => "\\PC{0,6}"];
    // Most pieces stand apart; some are glued, as scrapers glue them.
    prop::collection::vec((piece, prop::bool::weighted(0.7)), 0..120)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, space)| piece + if space { " " } else { "" }).collect())
}

fn options() -> impl Strategy<Value = Options> {
    (prop::option::of((1i16..=9999, 1i8..=12, 1i8..=28)), 1i8..=12, any::<bool>()).prop_map(
        |(day, fiscal, narrative)| {
            let mut options = Options::new().fiscal_start(fiscal).unwrap();
            if let Some((year, month, day)) = day {
                options = options.published(Date::new(year, month, day).unwrap());
            }
            if narrative { options.domain(copydesk::timex::Domain::Narrative) } else { options }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn invariants_hold_on_news(text in news(), options in options()) {
        common::check(&text, &options);
    }

    #[test]
    fn invariants_hold_on_anything(text in "\\PC{0,300}", options in options()) {
        common::check(&text, &options);
    }

    #[test]
    fn text_after_a_blank_line_leaves_earlier_blocks_in_place(first in news(), second in news()) {
        let options = Options::new();
        let short = options.parse(&first);
        let joined = format!("{first}\n\n{second}");
        let long = options.parse(&joined);
        // Hard wrapping is seen over a whole text, so only texts that are read the same way are compared.
        if short.text().paragraphs().len() == short.text().lines().len() && long.text().paragraphs().len() == long.text().lines().len() {
            for (n, block) in short.blocks().iter().enumerate() {
                prop_assert_eq!(block.span, long.blocks()[n].span);
            }
            prop_assert_eq!(short.sentences(), &long.sentences()[..short.sentences().len()]);
        }
    }

    #[test]
    fn dates_agree_with_another_calendar(year in 1i16..=9999, month in 1i8..=12, day in 1i8..=31, days in -4_000_000i64..=4_000_000) {
        let theirs = jiff::civil::Date::new(year, month, day);
        let ours = Date::new(year, month, day);
        prop_assert_eq!(theirs.is_ok(), ours.is_ok());
        if let (Ok(theirs), Ok(ours)) = (theirs, ours) {
            prop_assert_eq!(ours.to_string(), theirs.to_string());
            prop_assert_eq!(ours.to_string().parse::<Date>().unwrap(), ours);
            prop_assert_eq!(ours.weekday(), theirs.weekday().to_monday_one_offset());
            let week = theirs.iso_week_date();
            prop_assert_eq!(ours.iso_week(), (week.year(), week.week()));
            let later = theirs.checked_add(jiff::Span::new().days(days)).ok().filter(|d| d.year() >= 1);
            prop_assert_eq!(ours.add_days(days).map(|d| d.to_string()), later.map(|d| d.to_string()));
            if let Some(later) = ours.add_days(days) {
                prop_assert_eq!(ours.days_until(later), days);
            }
        }
    }

    #[test]
    fn values_are_never_read_with_a_panic(s in "\\PC{0,24}", t in "[0-9XPTWQHSPUFAIMOEVNDYCBR_:.+-]{0,16}") {
        for s in [s, t] {
            let _ = s.parse::<Date>();
            let _ = s.parse::<Moment>();
            if let Ok(value) = s.parse::<copydesk::timex::Value>() {
                prop_assert_eq!(value.to_string().parse::<copydesk::timex::Value>().unwrap(), value);
            }
        }
    }
}
