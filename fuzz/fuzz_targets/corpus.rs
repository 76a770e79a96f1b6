//! Lines of a corpus: a record or a clear failure for each, whatever the bytes.
#![no_main]
#[allow(dead_code)]
#[path = "../../examples/corpus/line.rs"]
mod line;
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut reader = std::io::Cursor::new(bytes);
    let mut out = Vec::new();
    while let Some(article) = line::read_line(&mut reader).unwrap() {
        let before = out.len();
        match line::parse_line(&article, &mut out) {
            Ok(()) => assert!(serde_json::from_slice::<copydesk::Record>(&out[before..]).is_ok()),
            Err(_) => assert_eq!(out.len(), before),
        }
    }
});
