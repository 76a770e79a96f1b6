//! The functions in whole queries, as DataFusion plans and runs them.

use copydesk::render::datafusion::udfs;
use datafusion::arrow::util::display::{ArrayFormatter, FormatOptions};
use datafusion::prelude::{ParquetReadOptions, SessionContext};

/// The sample of the tables: two articles, and one that has no text.
const ROWS: &str = "SELECT * FROM (VALUES
    (1, DATE '2015-11-24', 'The port opens on Friday, the mayor said. “We are ready,” Ana Ruiz, the mayor, said. “Soon,” he said.'),
    (2, NULL, 'Storm hits coast\n\nPublished 24 November 2015\n\n“It was loud,” Bo Lind said on Monday.'),
    (3, DATE '2015-11-24', NULL)) AS rows(id, published, text)";

fn context() -> SessionContext {
    let context = SessionContext::new();
    udfs().into_iter().for_each(|udf| context.register_udf(udf));
    context
}

/// The rows of an answer, columns with bars between.
async fn ask(context: &SessionContext, query: &str) -> datafusion::error::Result<Vec<String>> {
    let mut rows = Vec::new();
    for batch in context.sql(query).await?.collect().await? {
        let options = FormatOptions::new().with_null("null");
        let columns = batch.columns().iter().map(|column| ArrayFormatter::try_new(column, &options));
        let columns = columns.collect::<Result<Vec<_>, _>>()?;
        for row in 0..batch.num_rows() {
            rows.push(columns.iter().map(|column| column.value(row).to_string()).collect::<Vec<_>>().join("|"));
        }
    }
    Ok(rows)
}

/// A table of each type of text that there is: from memory, from Parquet, and cast.
async fn tables() -> (tempfile::TempDir, SessionContext) {
    let (folder, context) = (tempfile::tempdir().unwrap(), context());
    let path = folder.path().join("rows.parquet");
    let path = path.to_str().unwrap();
    ask(
        &context,
        &format!("CREATE TABLE plain AS SELECT id, published, arrow_cast(text, 'Utf8') AS text FROM ({ROWS})"),
    )
    .await
    .unwrap();
    ask(&context, &format!("COPY plain TO '{path}'")).await.unwrap();
    context.register_parquet("views", path, ParquetReadOptions::default()).await.unwrap();
    for (name, kind) in [("large", "LargeUtf8"), ("keys", "Dictionary(Int32, Utf8)")] {
        let query =
            format!("CREATE TABLE {name} AS SELECT id, published, arrow_cast(text, '{kind}') AS text FROM plain");
        ask(&context, &query).await.unwrap();
    }
    (folder, context)
}

#[tokio::test]
async fn tables_of_every_kind_of_text_are_asked_alike() {
    let (_folder, context) = tables().await;
    for (table, kind) in
        [("plain", "Utf8"), ("views", "Utf8View"), ("large", "LargeUtf8"), ("keys", "Dictionary(Int32, Utf8)")]
    {
        let kinds = ask(&context, &format!("SELECT DISTINCT arrow_typeof(text) FROM {table}")).await.unwrap();
        assert_eq!(kinds, [kind]);

        let said = format!("(SELECT id, unnest(quotations(text, published)) AS said FROM {table})");
        let query = format!(
            "SELECT id, said['speaker'], said['role'], said['text'] FROM {said} WHERE said['form'] = 'direct' ORDER BY id, said['content'][1]['start']"
        );
        let expected = ["1|Ana Ruiz|mayor|“We are ready,”", "1|null|null|“Soon,”", "2|Bo Lind|null|“It was loud,”"];
        assert_eq!(ask(&context, &query).await.unwrap(), expected, "{table}");
        let query = format!(
            "SELECT said['speaker'] AS who, count(*) FROM {said} WHERE said['form'] = 'direct' AND said['kind'] = 'person' GROUP BY who ORDER BY who"
        );
        assert_eq!(ask(&context, &query).await.unwrap(), ["Ana Ruiz|1", "Bo Lind|1"], "{table}");

        // A day that is null is looked for in the text.
        let dates = format!("(SELECT id, unnest(timexes(text, published)) AS date FROM {table})");
        let query = format!("SELECT id, date['text'], date['value'] FROM {dates} ORDER BY id, date['span']['start']");
        let expected = ["1|Friday|2015-11-27", "2|24 November 2015|2015-11-24", "2|Monday|2015-11-23"];
        assert_eq!(ask(&context, &query).await.unwrap(), expected, "{table}");

        let query = format!("SELECT id, quotations(text) IS NULL, article(text) IS NULL FROM {table} ORDER BY id");
        assert_eq!(ask(&context, &query).await.unwrap(), ["1|false|false", "2|false|false", "3|true|true"], "{table}");
    }
}

#[tokio::test]
async fn what_was_said_and_when_come_from_one_parse() {
    let (_folder, context) = tables().await;
    let query = "SELECT id, a['headline']['start'], a['headline']['end'], a['published']['value'],
            array_length(a['attributions']), array_length(a['timexes'])
        FROM (SELECT id, article(text, published) AS a FROM views) WHERE id = 2";
    assert_eq!(ask(&context, query).await.unwrap(), ["2|0|16|2015-11-24|1|2"]);
    let query = "SELECT id, unnest(a['timexes'])['value'] FROM (SELECT id, article(text, published) AS a FROM views) ORDER BY id";
    assert_eq!(ask(&context, query).await.unwrap(), ["1|2015-11-27", "2|2015-11-24", "2|2015-11-23"]);
}

#[tokio::test]
async fn a_struct_spreads_into_columns() {
    let query = "SELECT unnest(said) FROM (SELECT unnest(quotations('“Yes,” Ana Ruiz said.')) AS said)";
    let answer = context().sql(query).await.unwrap().collect().await.unwrap();
    let names: Vec<_> = answer[0].schema().fields().iter().map(|field| field.name().clone()).collect();
    assert_eq!(names.len(), 10, "{names:?}");
    assert!(names[0].contains("speaker") && names[4].contains("text"), "{names:?}");
}

#[tokio::test]
async fn literals_are_read_and_days_come_in_many_types() {
    let context = context();
    for day in [
        "DATE '2015-11-24'",
        "'2015-11-24'",
        "TIMESTAMP '2015-11-24T22:10:00'",
        "arrow_cast('2015-11-24', 'Utf8View')",
        "arrow_cast('2015-11-24T23:59:00', 'Date64')",
    ] {
        let query = format!("SELECT unnest(timexes('It rained on Friday.', {day}))['value']");
        assert_eq!(ask(&context, &query).await.unwrap(), ["2015-11-20"], "{day}");
    }
    for undated in ["timexes('It rained on Friday.')", "timexes('It rained on Friday.', NULL)"] {
        let query = format!("SELECT unnest({undated})['value']");
        assert_eq!(ask(&context, &query).await.unwrap(), ["XXXX-WXX-5"], "{undated}");
    }
    assert_eq!(ask(&context, "SELECT timexes(NULL) IS NULL, timexes('Rain.') IS NULL").await.unwrap(), ["true|false"]);
}

#[tokio::test]
async fn what_is_no_text_or_no_day_is_an_error() {
    let context = context();
    for query in
        ["quotations()", "quotations(1)", "timexes('a', 1.5)", "article('a', NULL, NULL)", "timexes('a', true)"]
    {
        let error = ask(&context, &format!("SELECT {query}")).await.unwrap_err().to_string();
        assert!(error.contains("takes a text"), "{query}: {error}");
    }
    assert!(ask(&context, "SELECT timexes('It rained.', '2015-02-30')").await.is_err());
}
