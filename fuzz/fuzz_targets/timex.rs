//! One desk: pieces of news under every option.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let news = copydesk_fuzz::news(bytes);
    let text = copydesk::Text::read(&news);
    let mut settings = copydesk::timex::Settings::default();
    settings.fiscal_start = 1 + (bytes.len() % 12) as i8;
    if bytes.len() % 3 > 0 {
        settings.published = Some(if bytes.len() % 2 == 0 { "0001-01-01" } else { "9999-12-31T23:59" }.parse().unwrap());
    }
    for timex in copydesk::timex::resolve(&text, &settings) {
        assert_eq!(timex.value.to_string().parse::<copydesk::timex::Value>().unwrap(), timex.value);
    }
});
