//! One desk: pieces of news, marks of all styles between them.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    const MARKS: [&str; 11] = ["“", "”", "‘", "’", "\"", "'", "''", "``", "«", "»", ""];
    let plain = copydesk_fuzz::text(bytes);
    copydesk_fuzz::quote(&plain);
    let mut text = String::new();
    for (n, piece) in plain.split_inclusive(' ').enumerate() {
        text.push_str(piece);
        if n % 3 == 0 {
            text.push_str(MARKS[(piece.len() + n) % MARKS.len()]);
        }
    }
    copydesk_fuzz::quote(&text);
});
