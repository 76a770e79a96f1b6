//! Articles by the column: Arrow in, Arrow out, with the schema of `copydesk/1`.
//!
//! With the feature `arrow`.

use crate::Date;
use crate::Options;
use crate::Record;
use arrow_array::{Array, ArrayRef, Date32Array, StringArray, StructArray};
use arrow_json::ReaderBuilder;
use arrow_schema::{DataType, Field, Fields, Schema};
use std::sync::Arc;

/// Parses a column of texts, each with its day of publication where `published` has one.
///
/// The result has a row for each text, null where the text is null; its fields are those of [`fields`], as in the
/// JSON of the format `copydesk/1`. A day that is null or not there leaves what `options` says.
///
/// ```
/// use arrow_array::cast::AsArray;
/// use arrow_array::{Array, Date32Array, StringArray};
/// use copydesk::{Options, render::arrow::parse_batch};
///
/// let texts = StringArray::from(vec![Some("“We are ready,” Ana Ruiz said on Friday."), None]);
/// let days = Date32Array::from(vec![Some(16_763), None]); // 24 November 2015
/// let parsed = parse_batch(&texts, Some(&days), &Options::new());
///
/// assert_eq!((parsed.len(), parsed.null_count()), (2, 1));
/// let timexes = parsed.column_by_name("timexes").unwrap().as_list::<i32>().value(0);
/// let values = timexes.as_struct().column_by_name("value").unwrap();
/// assert_eq!(values.as_string::<i32>().value(0), "2015-11-20");
/// ```
///
/// # Panics
///
/// On a text of more than [`MAX_LEN`](crate::text::MAX_LEN) bytes, which no `StringArray` can hold.
pub fn parse_batch(texts: &StringArray, published: Option<&Date32Array>, options: &Options) -> StructArray {
    let record = |n: usize| -> Record {
        let day = published.filter(|days| n < days.len() && days.is_valid(n)).and_then(|days| day(days.value(n)));
        let options = day.map_or(*options, |day| options.published(day));
        // A row that is null has the fields of an empty text below.
        let text = if texts.is_valid(n) { texts.value(n) } else { "" };
        options.parse(text).into_record()
    };
    let records: Vec<Record> = (0..texts.len()).map(record).collect();
    let fields = fields();
    StructArray::new(fields.clone(), columns(&fields, &records), texts.nulls().cloned())
}

/// The columns of articles that were parsed already, in the order of [`fields`].
///
/// ```
/// use copydesk::{Article, render::arrow::{columns, fields}};
/// let records = [Article::parse("It rained on Friday.").into_record()];
/// assert_eq!(columns(&fields(), &records).len(), fields().len());
/// ```
///
/// # Panics
///
/// Where `fields` are none of the format's: other types than the records have.
pub fn columns(fields: &Fields, records: &[Record]) -> Vec<ArrayRef> {
    if records.is_empty() {
        return fields.iter().map(|field| arrow_array::new_empty_array(field.data_type())).collect();
    }
    // The way through serde is that of the JSON, so that the two cannot differ.
    let schema = Arc::new(Schema::new(fields.clone()));
    let batch = ReaderBuilder::new(schema).with_batch_size(records.len()).build_decoder().and_then(|mut decoder| {
        decoder.serialize(records)?;
        decoder.flush()
    });
    match batch {
        Ok(Some(batch)) => batch.columns().to_vec(),
        Ok(None) => unreachable!("records were given"),
        Err(e) => panic!("the fields do not fit the records: {e}"),
    }
}

/// The day so many days after the first of 1970.
fn day(days: i32) -> Option<Date> {
    Date::new(1970, 1, 1).ok()?.add_days(days.into())
}

/// The fields of an article, by the names and in the order of the JSON. Only what JSON always has is never null. Fields
/// of blocks have values of several types and are left out.
///
/// ```
/// let fields = copydesk::render::arrow::fields();
/// assert_eq!(fields[0].name(), "published");
/// ```
pub fn fields() -> Fields {
    let text = || DataType::Utf8;
    let number = || DataType::UInt32;
    let span = || object(vec![must("start", number()), must("end", number())]);
    let spans = || list(span());
    let dateline = object(vec![
        must("span", span()),
        must("places", list(text())),
        may("agency", text()),
        may("date", text()),
        may("day", text()),
    ]);
    let block = object(vec![must("span", span()), must("kind", text())]);
    let speaker = object(vec![
        must("id", number()),
        must("name", text()),
        must("kind", text()),
        may("role", text()),
        must("mentions", spans()),
    ]);
    let quotation =
        object(vec![must("span", span()), must("use", text()), may("parent", number()), may("attribution", number())]);
    let attribution = object(vec![
        must("form", text()),
        may("source", span()),
        may("cue", span()),
        must("content", spans()),
        may("speaker", number()),
        must("rule", text()),
        must("confidence", DataType::Float32),
    ]);
    let alternative = object(vec![must("value", text()), must("confidence", DataType::Float32)]);
    let interval = object(vec![must("start", text()), must("end", text())]);
    let timex = object(vec![
        must("span", span()),
        must("type", text()),
        must("value", text()),
        may("mod", text()),
        may("freq", text()),
        may("quant", text()),
        may("begin", text()),
        may("end", text()),
        may("interval", interval),
        must("rule", text()),
        must("confidence", DataType::Float32),
        may("alternatives", list(alternative)),
    ]);
    Fields::from(vec![
        may("published", object(vec![must("value", text()), must("from", text())])),
        may("updated", text()),
        may("headline", span()),
        may("dateline", dateline),
        may("authors", list(text())),
        must("blocks", list(block)),
        must("sentences", spans()),
        must("speakers", list(speaker)),
        must("quotations", list(quotation)),
        must("attributions", list(attribution)),
        must("timexes", list(timex)),
    ])
}

fn must(name: &str, kind: DataType) -> Field {
    Field::new(name, kind, false)
}

fn may(name: &str, kind: DataType) -> Field {
    Field::new(name, kind, true)
}

fn object(fields: Vec<Field>) -> DataType {
    DataType::Struct(fields.into())
}

fn list(item: DataType) -> DataType {
    DataType::List(Arc::new(must("item", item)))
}
