//! The articles of the benches, multiplied, as Parquet.

use crate::Result;
use datafusion::arrow::array::{ArrayRef, Date32Array, RecordBatch, StringArray};
use datafusion::parquet::arrow::ArrowWriter;
use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;

/// 24 November 2015 as days since 1970.
const DAY: i32 = 16_763;

/// Writes so many copies of each article, every copy a day later than the one before, and gives how many rows and bytes
/// of text that makes.
pub(crate) fn write(folder: &Path, copies: usize, files: usize) -> Result<(usize, usize)> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../benches/data/articles"))? {
        let path = entry?.path();
        let name = path.file_stem().ok_or("a file without a name")?.to_string_lossy().into_owned();
        texts.push((name, fs::read_to_string(&path)?));
    }
    texts.sort();
    fs::create_dir_all(folder)?;
    let rows: Vec<_> = (0..copies).flat_map(|copy| texts.iter().map(move |text| (copy, text))).collect();
    for (n, rows) in rows.chunks(rows.len().div_ceil(files).max(1)).enumerate() {
        let columns: [(&str, ArrayRef); 3] = [
            (
                "id",
                Arc::new(StringArray::from_iter_values(rows.iter().map(|(copy, (name, _))| format!("{name}/{copy}")))),
            ),
            ("published", Arc::new(Date32Array::from_iter_values(rows.iter().map(|(copy, _)| DAY + *copy as i32)))),
            ("text", Arc::new(StringArray::from_iter_values(rows.iter().map(|(_, (_, text))| text)))),
        ];
        let batch = RecordBatch::try_from_iter(columns)?;
        let file = File::create(folder.join(format!("{n:02}.parquet")))?;
        let mut writer = ArrowWriter::try_new(file, batch.schema(), None)?;
        writer.write(&batch)?;
        writer.close()?;
    }
    Ok((rows.len(), rows.iter().map(|(_, (_, text))| text.len()).sum()))
}
