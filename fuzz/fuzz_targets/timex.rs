//! One desk: pieces of news under every option, at both ends of the calendar too.
#![no_main]
use copydesk::timex::{DateOrder, Domain, Settings};
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (options, bytes) = bytes.split_first().unwrap_or((&0, &[]));
    let mut settings = Settings::default().fiscal_start(1 + (options % 12) as i8).unwrap();
    settings.order = [DateOrder::Auto, DateOrder::DayFirst, DateOrder::MonthFirst][usize::from(*options) % 3];
    settings.domain = if options & 8 == 0 { Domain::News } else { Domain::Narrative };
    let days = ["0001-01-01", "9999-12-31T23:59", "2015-11-24", "2016-02-29T00:00-12:00", "2015-12-31T23:59:59Z"];
    settings.published = days.get(usize::from(options >> 4) % 6).map(|day| day.parse().unwrap());
    copydesk_fuzz::timex(&copydesk_fuzz::text(bytes), &settings);
});
