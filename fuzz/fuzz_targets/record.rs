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
            let _ = copydesk::render::timeml(&article);
        }
        let again: copydesk::Record = serde_json::from_str(&serde_json::to_string(&record).unwrap()).unwrap();
        assert_eq!(again, record);
    }
});
