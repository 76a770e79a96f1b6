//! Columns of articles say what the JSON says. Needs the feature `arrow`.
#![cfg(feature = "arrow")]

#[path = "common/columns.rs"]
mod shared;

use arrow_array::{Array, Date32Array, LargeStringArray, StringArray, StringViewArray};
use copydesk::render::arrow::{columns, fields, parse_batch};
use copydesk::{Date, Options};
use serde_json::Value;
use shared::{DAY, plain, rows, texts};

#[test]
fn columns_say_what_the_json_says() {
    let texts = texts();
    let options = Options::new().published("2015-11-24".parse::<Date>().unwrap());
    let parsed = parse_batch(&StringArray::from(texts.clone()), None, &options);
    assert_eq!(parsed.null_count(), 0);
    for (row, text) in rows(&parsed).iter().zip(&texts) {
        // By way of the text: a number as it is printed, and no more exact.
        let json = serde_json::to_string(&options.parse(text)).unwrap();
        assert_eq!(*row, plain(serde_json::from_str(&json).unwrap()), "{text}");
    }
}

#[test]
fn every_kind_of_text_gives_the_same() {
    let texts = texts();
    let parsed = parse_batch(&StringArray::from(texts.clone()), None, &Options::new());
    assert_eq!(parse_batch(&LargeStringArray::from(texts.clone()), None, &Options::new()), parsed);
    assert_eq!(parse_batch(&StringViewArray::from_iter_values(texts), None, &Options::new()), parsed);
}

#[test]
fn each_row_has_its_day() {
    let text = "It rained on Friday.";
    let texts = StringArray::from(vec![Some(text), None, Some(text), Some(text), Some(text)]);
    let days = Date32Array::from(vec![Some(DAY), Some(DAY), None, Some(i32::MAX)]);
    let options = Options::new().published("2016-11-24".parse::<Date>().unwrap());
    let parsed = parse_batch(&texts, Some(&days), &options);
    assert_eq!((parsed.len(), parsed.null_count()), (5, 1));
    assert!(parsed.is_null(1));
    let rows = rows(&parsed);
    let values: Vec<&Value> = rows.iter().map(|row| &row["timexes"][0]["value"]).collect();
    // A day that is null, out of the calendar or not there at all leaves what the options say.
    assert_eq!(values[0], "2015-11-20");
    assert!([2, 3, 4].iter().all(|n| values[*n] == "2016-11-18"), "{values:?}");
}

#[test]
fn nothing_gives_columns_of_nothing() {
    let parsed = parse_batch(&StringArray::from(Vec::<String>::new()), None, &Options::new());
    assert_eq!((parsed.len(), parsed.num_columns()), (0, fields().len()));
    assert_eq!(columns(&fields(), &[]).len(), fields().len());
    let parsed = parse_batch(&StringArray::from(vec![None::<&str>, None]), None, &Options::new());
    assert_eq!((parsed.len(), parsed.null_count()), (2, 2));
}
