//! Value strings: never a panic, and what is read is printed as it is read.
#![no_main]
use copydesk::{Date, Moment, timex::Value};
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = copydesk_fuzz::value(bytes);
    if let Ok(value) = text.parse::<Value>() {
        assert_eq!(value.to_string(), text, "what prints is what parses");
        copydesk_fuzz::twins(&value);
        if let Some(day) = value.calendar().and_then(|at| at.date()) {
            copydesk_fuzz::twins(&Value::day(day));
        }
    }
    if let Ok(date) = text.parse::<Date>() {
        assert_eq!(date.to_string(), text);
        assert!(date.add_days(i64::MAX).is_none() && date.add_months(i64::MIN).is_none());
    }
    if let Ok(moment) = text.parse::<Moment>() {
        assert_eq!(moment.to_string().parse::<Moment>().unwrap(), moment);
    }
});
