//! One desk: pieces of news on short lines, three kinds of line end among them.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = copydesk_fuzz::text(bytes);
    let ends = ["\n\n", "\n", "\r\n"];
    copydesk_fuzz::section(&text.replace(". ", ends[bytes.len() % 3]));
    copydesk_fuzz::section(&text);
});
