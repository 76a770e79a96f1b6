//! Who said what, asked of a cluster: Apache DataFusion Ballista with one scheduler and two executors, each a process of
//! its own, over Parquet. First one process answers alone, then the cluster, then the cluster with one executor killed in
//! the middle; all three must give the same rows.
//!
//!     cargo run --release --manifest-path examples/cluster/Cargo.toml
//!
//! A number after `--` says how often the articles are multiplied. With `RUST_LOG=info` the scheduler and the executors say
//! what they do. Exit status: 0 all went as it must, 1 something did not.

mod articles;
mod cluster;
mod events;
mod node;

use cluster::{Cluster, NAMES};
use datafusion::arrow::csv::WriterBuilder;
use datafusion::prelude::{ParquetReadOptions, SessionConfig, SessionContext};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

const QUERY: &str = include_str!("speakers.sql");

/// Files of Parquet, and so tasks that can be given out.
const FILES: usize = 16;

/// A cluster that hangs must not hang whoever waits for it.
const PATIENCE: Duration = Duration::from_secs(180);

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["scheduler", port, log] => node::scheduler(port.parse()?, log).await,
        ["executor", name, scheduler, folder] => node::executor(name, scheduler.parse()?, folder).await,
        [] => compare(400).await,
        [copies] => compare(copies.parse()?).await,
        _ => Err("usage: cluster [COPIES]".into()),
    }
}

/// Asks one process, the cluster, and the cluster that loses an executor.
async fn compare(copies: usize) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let articles = folder.path().join("articles");
    let (count, bytes) = articles::write(&articles, copies, FILES)?;
    println!("{count} articles with {} MB of text in {FILES} files of Parquet", bytes / 1_000_000);

    let alone = SessionContext::new_with_config(SessionConfig::new().with_target_partitions(FILES));
    let expected = ask(&alone, &articles).await?;
    report("one process", &expected, "");

    let cluster = Cluster::start(&folder.path().join("cluster")).await?;
    let answer = ask(&cluster.context(FILES).await?, &articles).await?;
    let tasks = cluster.tasks()?;
    report("cluster", &answer, &told(&tasks));
    same(&answer, &expected)?;
    check(NAMES.iter().all(|name| tasks.contains_key(*name)), "an executor had nothing to do")?;
    drop(cluster);

    let mut cluster = Cluster::start(&folder.path().join("killed")).await?;
    let context = cluster.context(FILES).await?;
    let (answer, before) = tokio::try_join!(ask(&context, &articles), cluster.kill_in_the_middle())?;
    let tasks = cluster.tasks()?;
    report("cluster, one killed", &answer, &format!("{}; at the kill: {}", told(&tasks), told(&before)));
    same(&answer, &expected)?;
    let [survivor, killed] = NAMES;
    check(before.values().sum::<usize>() < FILES, "the kill came when the work was done")?;
    check(tasks[killed] == before[killed], "who was killed went on working")?;
    check(tasks[survivor] >= FILES, "what was lost with the killed was not done again")?;

    println!("the rows are the same; the first of them: {}", expected.lines.lines().next().ok_or("no rows")?);
    Ok(())
}

struct Answer {
    /// In CSV, in order.
    lines: String,
    rows: usize,
    time: Duration,
}

async fn ask(context: &SessionContext, articles: &Path) -> Result<Answer> {
    // A context for a cluster has lost what its state had registered, so this comes after it was made.
    for udf in copydesk::render::datafusion::udfs() {
        context.register_udf(udf);
    }
    let path = articles.to_str().ok_or("a path that is not UTF-8")?;
    context.register_parquet("articles", path, ParquetReadOptions::default()).await?;
    let start = Instant::now();
    let batches = tokio::time::timeout(PATIENCE, context.sql(QUERY).await?.collect()).await??;
    let time = start.elapsed();
    let mut lines = Vec::new();
    let mut writer = WriterBuilder::new().with_header(false).build(&mut lines);
    for batch in &batches {
        writer.write(batch)?;
    }
    drop(writer);
    Ok(Answer { lines: String::from_utf8(lines)?, rows: batches.iter().map(|batch| batch.num_rows()).sum(), time })
}

fn report(who: &str, answer: &Answer, tasks: &str) {
    println!("{who:<20} {:>7} rows  {:>6.2} s  {tasks}", answer.rows, answer.time.as_secs_f64());
}

fn told(tasks: &BTreeMap<String, usize>) -> String {
    let told: Vec<String> = tasks.iter().map(|(name, count)| format!("{name} {count} tasks")).collect();
    told.join(", ")
}

fn same(answer: &Answer, expected: &Answer) -> Result<()> {
    let lines = |answer: &Answer| answer.lines.lines().map(String::from).collect::<Vec<_>>();
    let (answer, expected) = (lines(answer), lines(expected));
    match answer.iter().zip(&expected).position(|(a, b)| a != b) {
        Some(n) => Err(format!("line {n} is {} and was {} from one process", answer[n], expected[n]).into()),
        None => check(answer.len() == expected.len(), "the cluster gives another number of lines than one process"),
    }
}

fn check(holds: bool, otherwise: &str) -> Result<()> {
    if holds { Ok(()) } else { Err(otherwise.into()) }
}
