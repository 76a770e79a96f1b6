//! The JSON of the format, read back and attached to a text it may not fit.
#![no_main]
libfuzzer_sys::fuzz_target!(|json: &str| {
    if let Ok(record) = serde_json::from_str::<copydesk::Record>(json) {
        let text = "“We are ready,” Ana Ruiz said on Friday.\n\nHe left.";
        if let Ok(article) = record.clone().attach(text) {
            // What was attached can be read without a panic.
            for attribution in article.attributions() {
                let _ = article.speaker(attribution).map(|s| &s.name);
                attribution.content.iter().for_each(|span| assert!(article.str()[*span].len() == span.len()));
            }
            use copydesk::render::{self, Offsets};
            let _ = (render::timeml(&article), render::brat(&article, Offsets::Utf16), render::html(&article));
            let _ = serde_json::to_string(&render::spacy(&article, Offsets::Chars)).unwrap();
            let _ = serde_json::to_string(&render::doccano(&article, Offsets::Chars)).unwrap();
            let _ = serde_json::to_string(&render::web_annotations(&article, "urn:x", Offsets::Chars)).unwrap();
            let _ = serde_json::to_string(&render::json_ld(&article, None)).unwrap();
        }
        let again: copydesk::Record = serde_json::from_str(&serde_json::to_string(&record).unwrap()).unwrap();
        assert_eq!(again, record);
    }
});
