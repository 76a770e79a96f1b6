//! One desk: pieces of news on short lines.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = copydesk_fuzz::news(bytes).replace(". ", "\n\n");
    let text = copydesk::Text::read(&text);
    let blocks = copydesk::section::label(&text);
    assert_eq!(blocks.len(), text.paragraphs().len());
});
