//! Value strings: never a panic, and what is read is printed as it is read.
#![no_main]
use copydesk::{Date, Moment, timex::Value};
libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(value) = text.parse::<Value>() {
        assert_eq!(value.to_string().parse::<Value>().unwrap(), value);
    }
    if let Ok(date) = text.parse::<Date>() {
        assert_eq!(date.to_string(), text);
    }
    if let Ok(moment) = text.parse::<Moment>() {
        assert_eq!(moment.to_string().parse::<Moment>().unwrap(), moment);
    }
});
