//! Any text: every invariant.
#![no_main]
libfuzzer_sys::fuzz_target!(|text: &str| {
    copydesk_fuzz::check(text);
});
