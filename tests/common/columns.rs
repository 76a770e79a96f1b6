//! Columns as the JSON that they should say.

use arrow_array::{RecordBatch, StructArray};
use serde_json::Value;

/// 24 November 2015 as days since 1970.
pub(crate) const DAY: i32 = 16_763;

pub(crate) fn texts() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/data/articles");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let mut texts: Vec<String> = paths.iter().map(|p| std::fs::read_to_string(p).unwrap()).collect();
    assert!(texts.len() > 20);
    texts.push(include_str!("../../examples/data/obama-hollande.txt").into());
    texts.push(include_str!("../data/pinned.txt").into());
    texts.extend(["", "👩‍👩‍👧 “Cafe\u{301},” said 🦊 Ana\u{a0}Ruiz on 3/4/2015.", "\u{0}"].map(String::from));
    texts
}

/// The rows of a struct as JSON by Arrow's own writer.
pub(crate) fn rows(parsed: &StructArray) -> Vec<Value> {
    let schema = arrow_schema::Schema::new(parsed.fields().clone());
    let batch = RecordBatch::try_new(schema.into(), parsed.columns().to_vec()).unwrap();
    let mut writer = arrow_json::LineDelimitedWriter::new(Vec::new());
    writer.write(&batch).unwrap();
    writer.finish().unwrap();
    let lines = String::from_utf8(writer.into_inner()).unwrap();
    lines.lines().map(|line| plain(serde_json::from_str(line).unwrap())).collect()
}

/// Without nulls and empty lists, which readers take alike, and without what has no column.
pub(crate) fn plain(value: Value) -> Value {
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
