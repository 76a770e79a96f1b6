//! Lines of a corpus: a record or a clear failure for each, whatever the bytes, and none lost.
#![no_main]
#[allow(dead_code)]
#[path = "../../examples/corpus/line.rs"]
mod line;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let bytes = match bytes.split_first() {
        Some((b'=', rest)) => rest.to_vec(),
        _ => lines(bytes),
    };
    let mut reader = std::io::Cursor::new(&bytes);
    let mut out = Vec::new();
    let mut count = 0;
    while let Some(article) = line::read_line(&mut reader).unwrap() {
        count += 1;
        let before = out.len();
        match line::parse_line(&article, &mut out) {
            Ok(()) => {
                assert!(serde_json::from_slice::<copydesk::Record>(&out[before..]).is_ok());
                assert!(!out[before..].contains(&b'\n'), "a record on more than one line");
            }
            Err(_) => assert_eq!(out.len(), before),
        }
    }
    let ends = bytes.iter().filter(|b| **b == b'\n').count();
    assert_eq!(count, ends + usize::from(bytes.last().is_some_and(|b| *b != b'\n')), "a line lost or doubled");
});

/// Lines of pieces: right keys with right and wrong values.
fn lines(bytes: &[u8]) -> Vec<u8> {
    const PIECES: [&[u8]; 32] = [
        b"{", b"}", b"\n", b"\r\n", b",", b"\"text\":", b"\"id\":", b"\"published\":", b"\"domain\":", b"\"x\":", b"\"It rained on Friday.\"",
        b"\"\\u201cNo,\\u201d he said.\"", b"\"2015-11-24\"", b"\"2015-02-30\"", b"\"news\"", b"\"narrative\"", b"\"sport\"", b"null", b"true",
        b"1", b"-1e999", b"\"\\ud800\"", b"\"\xFF\"", b"\xEF\xBB\xBF", b"[1,[2,{}]]", b"[", b"]", b"\"", b" ", b"{\"text\":\"It rained.\"}\n",
        b"{\"text\":\"a\",\"id\":", b"{\"id\":7,\"text\":",
    ];
    bytes.iter().flat_map(|b| PIECES[usize::from(*b) % PIECES.len()]).copied().collect()
}
