//! Parquet instead of lines: the columns of `copydesk/1`, and for what could not be read `line` and `error`.

use arrow_array::RecordBatch;
use arrow_json::ReaderBuilder;
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use std::fs::File;
use std::io;
use std::sync::Arc;

pub(crate) struct Columns {
    schema: SchemaRef,
    writer: ArrowWriter<File>,
}

impl Columns {
    pub(crate) fn new(file: File) -> io::Result<Columns> {
        let mut fields = vec![
            Field::new("id", DataType::Utf8, true),
            Field::new("line", DataType::UInt64, true),
            Field::new("error", DataType::Utf8, true),
        ];
        // A failure has none of the fields of an article.
        let of_article = copydesk::render::arrow::fields();
        fields.extend(of_article.iter().map(|field| field.as_ref().clone().with_nullable(true)));
        let schema = Arc::new(Schema::new(fields));
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let writer = ArrowWriter::try_new(file, schema.clone(), Some(properties)).map_err(io::Error::other)?;
        Ok(Columns { schema, writer })
    }

    /// Appends what was written as lines.
    pub(crate) fn write(&mut self, lines: &[u8]) -> io::Result<()> {
        // Ids may be numbers in some lines and strings in others.
        let reader = ReaderBuilder::new(self.schema.clone()).with_coerce_primitive(true).build(lines);
        for batch in reader.map_err(io::Error::other)? {
            let batch: RecordBatch = batch.map_err(io::Error::other)?;
            self.writer.write(&batch).map_err(io::Error::other)?;
        }
        Ok(())
    }

    /// Without this a file of columns has no end and cannot be read.
    pub(crate) fn finish(self) -> io::Result<()> {
        self.writer.close().map(|_| ()).map_err(io::Error::other)
    }
}
