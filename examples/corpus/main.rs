//! Parses a corpus: one article a line in, one `copydesk/1` object a line out, in order, on all cores.
//!
//!     cargo run --release --example corpus -- articles.jsonl > parsed.jsonl
//!
//! Each input line is an object with `text` and, where known, `id` (a string or a number), `published`
//! (a date, or a date and time) and `domain` (`news` or `narrative`); other keys are ignored. The lines may be
//! packed with gzip or zstd. Of a folder every `.txt` file is an article, in the order of their paths, which are
//! their ids. `-` reads standard input, `--output FILE` writes to a file, `--threads N` takes N cores instead of all.
//! With the feature `parquet` a file whose name ends in `.parquet` has the same as columns.
//! `--resume` goes on after the last whole line of the output of a run that was stopped.
//!
//! An article that cannot be read gives `{"id":…,"line":N,"error":"…"}` in its place and the rest goes on. Lines
//! of more than 64 MiB are refused. In a terminal a bar shows how far it is; the last line on standard error says what
//! was read, what failed and how long it took. Exit status: 0 all articles were read, 1 some were not, 2 nothing
//! more could be read or written (what was written until then is whole lines), or the command was wrong.

#[cfg(feature = "parquet")]
mod columns;
mod input;
mod line;

use indicatif::{HumanBytes, HumanCount, ProgressBar, ProgressDrawTarget, ProgressStyle};
use input::Articles;
use line::{Line, parse_line};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Seek, Write};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

/// Articles go to the workers in batches of about this many bytes, so that handing over costs nothing.
const BATCH: usize = 256 << 10;

const USAGE: &str = "usage: corpus [--output FILE [--resume]] [--threads N] FILE|FOLDER|-";

fn main() -> ExitCode {
    let started = Instant::now();
    let command = match Command::read(std::env::args().skip(1)) {
        Ok(command) => command,
        Err(message) => return refuse(&message),
    };
    let bar = bar(&command);
    let tally = run(command, &bar);
    bar.finish_and_clear();
    match tally {
        Err(message) => refuse(&message),
        Ok(tally) => {
            // Whoever closed the pipe has seen enough, and is told nothing.
            if !tally.closed {
                eprintln!("corpus: {}", tally.summary(bar.position(), started.elapsed()));
            }
            ExitCode::from(u8::from(tally.failed > 0))
        }
    }
}

fn refuse(message: &str) -> ExitCode {
    eprintln!("corpus: {message}");
    ExitCode::from(2)
}

/// What was done, in articles.
#[derive(Default)]
struct Tally {
    /// Of an earlier run.
    before: u64,
    written: u64,
    failed: u64,
    /// Whether the reader of the output went away.
    closed: bool,
}

impl Tally {
    fn summary(&self, bytes: u64, took: Duration) -> String {
        let seconds = took.as_secs_f64();
        let rate = HumanBytes((bytes as f64 / seconds.max(0.001)) as u64);
        let before = if self.before > 0 {
            format!(" after {} of an earlier run", HumanCount(self.before))
        } else {
            String::new()
        };
        let (written, failed) = (HumanCount(self.written), HumanCount(self.failed));
        format!("read {written} articles{before}, {failed} failed, {} in {seconds:.1} s ({rate}/s)", HumanBytes(bytes))
    }
}

/// How far it is, for a person at a terminal; nothing otherwise, nor where the output itself goes there.
fn bar(command: &Command) -> ProgressBar {
    let hidden = command.output.is_none() && io::stdout().is_terminal();
    let target = if hidden { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
    let bar = ProgressBar::with_draw_target(None, target);
    let template = match command.input.as_str() {
        "-" => "{spinner} {bytes} {bytes_per_sec}  {msg}  {elapsed}",
        _ => "{bar:24} {bytes} of {total_bytes} {bytes_per_sec}  {msg}  {eta} left",
    };
    bar.set_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

struct Command {
    input: String,
    output: Option<String>,
    resume: bool,
    threads: usize,
}

impl Command {
    fn read(mut args: impl Iterator<Item = String>) -> Result<Command, String> {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let mut command = Command { input: String::new(), output: None, resume: false, threads };
        while let Some(arg) = args.next() {
            let mut value = || args.next().ok_or(format!("{arg} wants a value; {USAGE}"));
            match arg.as_str() {
                "--output" => command.output = Some(value()?),
                "--resume" => command.resume = true,
                "--threads" => match value()?.parse() {
                    Ok(n) if (1..=1024).contains(&n) => command.threads = n,
                    _ => return Err(format!("--threads wants a number from 1 to 1024; {USAGE}")),
                },
                _ if command.input.is_empty() && (arg == "-" || !arg.starts_with('-')) => command.input = arg,
                _ => return Err(format!("unexpected {arg:?}; {USAGE}")),
            }
        }
        if command.input.is_empty() || command.resume && command.output.is_none() {
            return Err(USAGE.into());
        }
        Ok(command)
    }
}

/// Parses all articles.
fn run(command: Command, bar: &ProgressBar) -> Result<Tally, String> {
    let mut articles = Articles::open(&command.input, bar).map_err(|e| format!("{}: {e}", command.input))?;
    let Some(path) = &command.output else {
        return parse_all(articles, 1, Sink::lines(io::stdout().lock()), command.threads, bar);
    };
    let error = |e: io::Error| format!("{path}: {e}");
    if path.ends_with(".parquet") {
        if command.resume {
            return Err(format!("{path}: columns cannot be gone on with"));
        }
        return parse_all(articles, 1, Sink::columns(path).map_err(error)?, command.threads, bar);
    }
    if !command.resume {
        return parse_all(articles, 1, Sink::lines(File::create(path).map_err(error)?), command.threads, bar);
    }
    let mut output =
        OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(error)?;
    let Written { lines, failed, bytes } = written(&output).map_err(error)?;
    output.set_len(bytes).and_then(|()| output.seek(io::SeekFrom::End(0))).map_err(error)?;
    for line in 1..=lines {
        let skipped = articles.next().map_err(|e| format!("reading line {line}: {e}"))?;
        skipped.ok_or_else(|| format!("{path} has {lines} lines, the input only {}: not its output", line - 1))?;
    }
    // What was skipped says nothing of the time that is left.
    bar.reset_eta();
    let tally = parse_all(articles, lines + 1, Sink::lines(output), command.threads, bar)?;
    Ok(Tally { before: lines, failed: failed + tally.failed, ..tally })
}

/// What a stopped run has left: its whole lines, those of them that say an error, and their bytes.
struct Written {
    lines: u64,
    failed: u64,
    bytes: u64,
}

fn written(file: &File) -> io::Result<Written> {
    let mut reader = BufReader::with_capacity(1 << 20, file);
    let mut written = Written { lines: 0, failed: 0, bytes: 0 };
    let mut line = Vec::new();
    loop {
        line.clear();
        let size = reader.read_until(b'\n', &mut line)?;
        if line.last() != Some(&b'\n') {
            return Ok(written);
        }
        written.lines += 1;
        written.bytes += size as u64;
        // Only a failure has the number of its line where a record has the name of the format.
        let failure = serde_json::from_slice::<Failed>(&line).is_ok();
        written.failed += u64::from(failure);
    }
}

#[derive(Deserialize)]
struct Failed {
    #[serde(rename = "line")]
    _line: u64,
    #[serde(rename = "error")]
    _error: String,
}

/// Articles, with the number of the first and of the batch.
struct Batch {
    number: u64,
    first_line: u64,
    lines: Vec<Line>,
}

/// Output lines of a batch and how many of them are errors.
struct Done {
    number: u64,
    articles: u64,
    bytes: Vec<u8>,
    failed: u64,
}

fn parse_all(
    articles: Articles,
    first_line: u64,
    sink: Sink<'_>,
    workers: usize,
    bar: &ProgressBar,
) -> Result<Tally, String> {
    let (to_writer, done) = sync_channel::<Done>(workers);
    // The reader runs ahead of the writer by so many batches and no more: one slow article must not
    // let the parsed ones behind it pile up.
    let ahead = workers * 4;
    // With a place for each permit the reader never waits here, where nobody could tell it to stop.
    let (to_workers, batches) = sync_channel::<Batch>(ahead);
    let (permit, permits) = sync_channel::<()>(ahead);
    (0..ahead).for_each(|_| permit.send(()).unwrap_or(()));
    let batches = Mutex::new(batches);
    thread::scope(|scope| {
        let reading = scope.spawn(move || read_batches(articles, first_line, &permits, &to_workers));
        for _ in 0..workers {
            let (batches, to_writer) = (&batches, to_writer.clone());
            scope.spawn(move || work(batches, &to_writer));
        }
        drop(to_writer);
        let written = write_in_order(&done, &permit, sink, bar);
        // A writer that gave up must leave nobody waiting for it.
        drop((done, permit));
        let read = reading.join().map_err(|_| "the reader stopped".to_string())?;
        let tally = written?;
        read.map(|()| tally)
    })
}

fn read_batches(
    mut articles: Articles,
    mut line_number: u64,
    permits: &Receiver<()>,
    to_workers: &SyncSender<Batch>,
) -> Result<(), String> {
    for number in 0.. {
        let first_line = line_number;
        let mut lines = Vec::new();
        let mut bytes = 0;
        let mut failure = None;
        while bytes < BATCH {
            match articles.next() {
                Ok(Some(line)) => {
                    bytes += line.len();
                    lines.push(line);
                    line_number += 1;
                }
                Ok(None) => break,
                Err(e) => {
                    failure = Some(format!("reading line {line_number}: {e}"));
                    break;
                }
            }
        }
        let last = lines.is_empty() || failure.is_some();
        if !lines.is_empty()
            && (permits.recv().is_err() || to_workers.send(Batch { number, first_line, lines }).is_err())
        {
            return Ok(());
        }
        if last {
            return failure.map_or(Ok(()), Err);
        }
    }
    Ok(())
}

fn work(batches: &Mutex<Receiver<Batch>>, to_writer: &SyncSender<Done>) {
    loop {
        let Ok(batch) = batches.lock().map_or(Err(()), |queue| queue.recv().map_err(|_| ())) else { return };
        let articles = batch.lines.len() as u64;
        let mut done = Done { number: batch.number, articles, bytes: Vec::with_capacity(BATCH), failed: 0 };
        for (n, line) in batch.lines.iter().enumerate() {
            if let Err(mut failure) = parse_line(line, &mut done.bytes) {
                done.failed += 1;
                failure.line = batch.first_line + n as u64;
                // Writing to memory does not fail, and the record is plain strings and numbers.
                let _ = serde_json::to_writer(&mut done.bytes, &failure);
            }
            done.bytes.push(b'\n');
        }
        if to_writer.send(done).is_err() {
            return;
        }
    }
}

/// Writes the batches in the order of their numbers.
fn write_in_order(
    done: &Receiver<Done>,
    permit: &SyncSender<()>,
    mut sink: Sink<'_>,
    bar: &ProgressBar,
) -> Result<Tally, String> {
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    let mut tally = Tally::default();
    for batch in done {
        waiting.insert(batch.number, batch);
        while let Some(batch) = waiting.remove(&next) {
            tally.failed += batch.failed;
            match sink.write(&batch.bytes) {
                Ok(()) => tally.written += batch.articles,
                // Whoever reads the pipe has seen enough.
                Err(e) if e.kind() == io::ErrorKind::BrokenPipe => return Ok(Tally { closed: true, ..tally }),
                Err(e) => return Err(format!("writing: {e}")),
            }
            bar.set_message(format!("{} articles, {} failed", HumanCount(tally.written), HumanCount(tally.failed)));
            next += 1;
            // A reader that has come to the end takes no more permits.
            let _ = permit.send(());
        }
    }
    sink.finish().map_err(|e| format!("writing: {e}"))?;
    Ok(tally)
}

/// Where the objects go.
enum Sink<'a> {
    Lines(BufWriter<Box<dyn Write + 'a>>),
    #[cfg(feature = "parquet")]
    Columns(Box<columns::Columns>),
}

impl<'a> Sink<'a> {
    fn lines(writer: impl Write + 'a) -> Sink<'a> {
        Sink::Lines(BufWriter::with_capacity(1 << 20, Box::new(writer)))
    }

    #[cfg(feature = "parquet")]
    fn columns(path: &str) -> io::Result<Sink<'a>> {
        columns::Columns::new(File::create(path)?).map(|columns| Sink::Columns(Box::new(columns)))
    }

    #[cfg(not(feature = "parquet"))]
    fn columns(_: &str) -> io::Result<Sink<'a>> {
        Err(io::Error::new(io::ErrorKind::Unsupported, "for Parquet build with `--features parquet`"))
    }

    fn write(&mut self, lines: &[u8]) -> io::Result<()> {
        match self {
            // Flushed batch by batch: a reader at the other end of a pipe sees it soon.
            Sink::Lines(writer) => writer.write_all(lines).and_then(|()| writer.flush()),
            #[cfg(feature = "parquet")]
            Sink::Columns(columns) => columns.write(lines),
        }
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Sink::Lines(_) => Ok(()),
            #[cfg(feature = "parquet")]
            Sink::Columns(columns) => columns.finish(),
        }
    }
}
