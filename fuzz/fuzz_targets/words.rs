//! Texts of the words and marks of news: every invariant.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    copydesk_fuzz::check(&copydesk_fuzz::text(bytes));
});
