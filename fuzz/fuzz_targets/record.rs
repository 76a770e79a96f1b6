//! The JSON of the format, read back and attached to a text it may not fit: bytes, and records of ours that are
//! no longer whole.
#![no_main]
use copydesk::{Options, Record};

const TEXT: &str = "“We are ready,” Ana Ruiz said on Friday, Nov. 20.\n\nHe left — “soon,” she “wrote”.";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    match bytes.split_first() {
        Some((b'{', _)) => read(&String::from_utf8_lossy(bytes)),
        Some((what, rest)) => read(&damaged(*what, rest)),
        None => {}
    }
});

/// The record of the text with some of its numbers and letters changed.
fn damaged(what: u8, changes: &[u8]) -> String {
    let text = if what % 2 == 0 { TEXT.to_string() } else { copydesk_fuzz::text(changes) };
    let options = Options::new().published("2015-11-24".parse::<copydesk::Date>().unwrap());
    let mut json = serde_json::to_string(&options.parse(&text)).unwrap().into_bytes();
    for change in changes.chunks_exact(3) {
        let at = usize::from(u16::from_le_bytes([change[0], change[1]])) % json.len();
        // Digits stay digits, as a rule: most of what can go wrong is a number that leads nowhere.
        json[at] = if json[at].is_ascii_digit() { b'0' + change[2] % 10 } else { json[at] ^ (change[2] & 1) };
    }
    String::from_utf8_lossy(&json).into_owned()
}

fn read(json: &str) {
    let Ok(record) = serde_json::from_str::<Record>(json) else { return };
    if let Ok(article) = record.clone().attach(TEXT) {
        // What was attached can be read without a panic.
        for attribution in article.attributions() {
            let _ = article.speaker(attribution).map(|s| &s.name);
            attribution.content.iter().for_each(|span| assert!(article.str()[*span].len() == span.len()));
        }
        for span in article.sentences() {
            let _ = &article.str()[*span];
        }
        let _ = (article.headline(), article.dateline(), article.authors(), article.updated());
        use copydesk::render::{self, Offsets};
        let _ = (render::timeml(&article), render::brat(&article, Offsets::Utf16), render::html(&article));
        let _ = serde_json::to_string(&render::spacy(&article, Offsets::Chars)).unwrap();
        let _ = serde_json::to_string(&render::doccano(&article, Offsets::Chars)).unwrap();
        let _ = serde_json::to_string(&render::web_annotations(&article, "urn:x", Offsets::Chars)).unwrap();
        let _ = serde_json::to_string(&render::json_ld(&article, None)).unwrap();
    }
    let again: Record = serde_json::from_str(&serde_json::to_string(&record).unwrap()).unwrap();
    assert_eq!(again, record);
}
