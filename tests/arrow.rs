//! Columns of articles say what the JSON says. Needs the feature `arrow`.
#![cfg(feature = "arrow")]

use arrow_array::{Array, Date32Array, RecordBatch, StringArray, StructArray};
use copydesk::render::arrow::{columns, fields, parse_batch};
use copydesk::{Date, Options};
use serde_json::Value;

/// 24 November 2015 as days since 1970.
const DAY: i32 = 16_763;

fn texts() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/data/articles");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let mut texts: Vec<String> = paths.iter().map(|p| std::fs::read_to_string(p).unwrap()).collect();
    assert!(texts.len() > 20);
    texts.push(include_str!("../examples/data/obama-hollande.txt").into());
    texts.push(include_str!("data/pinned.txt").into());
    texts.extend(["", "👩‍👩‍👧 “Cafe\u{301},” said 🦊 Ana\u{a0}Ruiz on 3/4/2015.", "\u{0}"].map(String::from));
    texts
}

/// The rows as JSON by Arrow's own writer.
fn rows(parsed: &StructArray) -> Vec<Value> {
    let schema = arrow_schema::Schema::new(parsed.fields().clone());
    let batch = RecordBatch::try_new(schema.into(), parsed.columns().to_vec()).unwrap();
    let mut writer = arrow_json::LineDelimitedWriter::new(Vec::new());
    writer.write(&batch).unwrap();
    writer.finish().unwrap();
    let lines = String::from_utf8(writer.into_inner()).unwrap();
    lines.lines().map(|line| plain(serde_json::from_str(line).unwrap())).collect()
}

/// Without nulls and empty lists, which readers take alike, and without what has no column.
fn plain(value: Value) -> Value {
    let empty = |value: &Value| value.is_null() || value.as_array().is_some_and(Vec::is_empty);
    match value {
        Value::Object(object) => {
            let kept = object.into_iter().filter(|(key, value)| !empty(value) && key != "schema" && key != "fields");
            Value::Object(kept.map(|(key, value)| (key, plain(value))).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(plain).collect()),
        value => value,
    }
}

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
