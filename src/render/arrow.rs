//! Articles by the column: Arrow in, Arrow out, with the schema of `copydesk/1`.
//!
//! With the feature `arrow`.

use crate::Article;
use crate::Date;
use crate::Error;
use crate::Options;
use crate::Record;
use arrow_array::{Array, ArrayRef, Date32Array, StringArrayType, StructArray};
use arrow_json::ReaderBuilder;
use arrow_schema::{DataType, Field, Fields, Schema};
use serde::Serialize;
use std::sync::Arc;

/// Parses a column of texts, each with its day of publication where `published` has one. The texts are a `StringArray`,
/// a `LargeStringArray` or a `StringViewArray`.
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
pub fn parse_batch<'t>(
    texts: impl StringArrayType<'t>,
    published: Option<&Date32Array>,
    options: &Options,
) -> StructArray {
    try_parse_batch(texts, published, options).unwrap_or_else(|e| panic!("{e}"))
}

/// The same, with an error in place of the panic.
pub(super) fn try_parse_batch<'t>(
    texts: impl StringArrayType<'t>,
    published: Option<&Date32Array>,
    options: &Options,
) -> Result<StructArray, Error> {
    let nulls = texts.nulls().cloned();
    let articles = articles(texts, published, *options);
    let records: Vec<Record> = articles.map(|article| article.map(Article::into_record)).collect::<Result<_, _>>()?;
    let fields = fields();
    Ok(StructArray::new(fields.clone(), columns(&fields, &records), nulls))
}

/// An article for each row; where the text is null, that of an empty text.
pub(super) fn articles<'t>(
    texts: impl StringArrayType<'t>,
    published: Option<&Date32Array>,
    options: Options,
) -> impl Iterator<Item = Result<Article<'t>, Error>> {
    texts.iter().enumerate().map(move |(n, text)| {
        let day = published.filter(|days| n < days.len() && days.is_valid(n)).and_then(|days| day(days.value(n)));
        day.map_or(options, |day| options.published(day)).try_parse(text.unwrap_or_default())
    })
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
    columns_of(fields, records)
}

/// The columns of anything that serializes into an object with these fields.
pub(super) fn columns_of(fields: &Fields, rows: &[impl Serialize]) -> Vec<ArrayRef> {
    if rows.is_empty() {
        return fields.iter().map(|field| arrow_array::new_empty_array(field.data_type())).collect();
    }
    // The way through serde is that of the JSON, so that the two cannot differ.
    let schema = Arc::new(Schema::new(fields.clone()));
    let batch = ReaderBuilder::new(schema).with_batch_size(rows.len()).build_decoder().and_then(|mut decoder| {
        decoder.serialize(rows)?;
        decoder.flush()
    });
    match batch {
        Ok(Some(batch)) => batch.columns().to_vec(),
        Ok(None) => unreachable!("rows were given"),
        Err(e) => panic!("the fields do not fit the rows: {e}"),
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
    let number = || DataType::UInt32;
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
        must("timexes", list(object(timex()))),
    ])
}

pub(super) fn timex() -> Vec<Field> {
    let alternative = object(vec![must("value", text()), must("confidence", DataType::Float32)]);
    let interval = object(vec![must("start", text()), must("end", text())]);
    vec![
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
    ]
}

pub(super) fn span() -> DataType {
    object(vec![must("start", DataType::UInt32), must("end", DataType::UInt32)])
}

pub(super) fn text() -> DataType {
    DataType::Utf8
}

pub(super) fn must(name: &str, kind: DataType) -> Field {
    Field::new(name, kind, false)
}

pub(super) fn may(name: &str, kind: DataType) -> Field {
    Field::new(name, kind, true)
}

pub(super) fn object(fields: Vec<Field>) -> DataType {
    DataType::Struct(fields.into())
}

pub(super) fn list(item: DataType) -> DataType {
    DataType::List(Arc::new(must("item", item)))
}
