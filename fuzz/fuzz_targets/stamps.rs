//! Datelines, bylines and timestamps in front of a story.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let head = copydesk_fuzz::text(bytes);
    let story = "It rained on Friday in the hills above the harbour, the weather office said in a statement.";
    for text in [
        format!("{head}\n\n{story}"),
        format!("{head} - {story}"),
        format!("Published {head}\nBy {head}\n\n{head} (AP) — {story}\n\n{story}"),
    ] {
        copydesk_fuzz::section(&text);
    }
});
