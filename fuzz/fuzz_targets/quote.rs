//! One desk: pieces of news, a third of them quotation marks.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut text = String::new();
    for (n, piece) in copydesk_fuzz::news(bytes).split_inclusive(' ').enumerate() {
        text.push_str(piece);
        if n % 3 == 0 {
            text.push_str(copydesk_fuzz::PIECES[(piece.len() + n) % 10]);
        }
    }
    let text = copydesk::Text::read(&text);
    let blocks = copydesk::section::label(&text);
    for attribution in copydesk::quote::attribute(&text, &blocks).attributions {
        assert!(attribution.content.iter().all(|c| c.fits(text.str()) && !c.is_empty()));
    }
});
