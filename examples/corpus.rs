//! Parses a corpus: one article a line in, one `copydesk/1` object a line out, in order, on all cores.
//!
//!     cargo run --release --example corpus -- articles.jsonl > parsed.jsonl
//!
//! Each input line is an object with `text` and, where known, `id` (a string or a number), `published`
//! (a date, or a date and time) and `domain` (`news` or `narrative`); `-` reads standard input and
//! `--output FILE` writes to a file. A line that cannot be read gives `{"id":…,"line":N,"error":"…"}`
//! in its place, the rest goes on, and the exit status is 1 at the end; it is 2 where nothing could be
//! read or written at all. Lines longer than 64 MiB are refused.

use copydesk::timex::Domain;
use copydesk::{Moment, Options, Record};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// No article is longer; a line without an end must not fill the memory.
const MAX_LINE: usize = 64 << 20;
/// Lines go to the workers in batches of about this many bytes, so that handing over costs nothing.
const BATCH: usize = 256 << 10;

const USAGE: &str = "usage: corpus [--output FILE] FILE|-";

fn main() -> ExitCode {
    match run() {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(message) => {
            eprintln!("corpus: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<u64, String> {
    let mut input = None;
    let mut output = None;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--output" => output = Some(args.next().ok_or("--output wants a file")?),
            "-h" | "--help" => return Err(USAGE.into()),
            _ if input.is_none() => input = Some(arg),
            _ => return Err(USAGE.into()),
        }
    }
    let input = input.ok_or(USAGE)?;
    let reader: Box<dyn Read + Send> = if input == "-" {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(&input).map_err(|e| format!("{input}: {e}"))?)
    };
    let writer: Box<dyn Write> = match &output {
        Some(path) => Box::new(File::create(path).map_err(|e| format!("{path}: {e}"))?),
        None => Box::new(io::stdout().lock()),
    };
    parse_all(BufReader::with_capacity(1 << 20, reader), BufWriter::with_capacity(1 << 20, writer))
}

/// Input lines, with the number of the first and of the batch.
struct Batch {
    number: u64,
    first_line: u64,
    lines: Vec<Line>,
}

enum Line {
    Bytes(Vec<u8>),
    TooLong,
}

/// Output lines of a batch and how many of them are errors.
struct Done {
    number: u64,
    bytes: Vec<u8>,
    failed: u64,
}

fn parse_all(reader: impl BufRead + Send, mut writer: impl Write) -> Result<u64, String> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    // Bounded queues keep memory constant when the writer is slower than the reader.
    let (to_workers, batches) = sync_channel::<Batch>(workers * 2);
    let (to_writer, done) = sync_channel::<Done>(workers * 2);
    let batches = Mutex::new(batches);
    thread::scope(|scope| {
        let reading = scope.spawn(move || read_batches(reader, &to_workers));
        for _ in 0..workers {
            let (batches, to_writer) = (&batches, to_writer.clone());
            scope.spawn(move || work(batches, &to_writer));
        }
        drop(to_writer);
        let written = write_in_order(&done, &mut writer);
        // A writer that gave up must not leave the workers waiting for it.
        drop(done);
        let read = reading.join().map_err(|_| "the reader stopped".to_string())?;
        let failed = written?;
        read.map(|()| failed)
    })
}

fn read_batches(mut reader: impl BufRead, to_workers: &SyncSender<Batch>) -> Result<(), String> {
    let mut line_number = 1;
    for number in 0.. {
        let first_line = line_number;
        let mut lines = Vec::new();
        let mut bytes = 0;
        while bytes < BATCH {
            let Some(line) = read_line(&mut reader).map_err(|e| format!("reading line {line_number}: {e}"))? else {
                break;
            };
            line_number += 1;
            if let Line::Bytes(line) = &line {
                bytes += line.len() + 1;
            }
            lines.push(line);
        }
        if lines.is_empty() || to_workers.send(Batch { number, first_line, lines }).is_err() {
            break;
        }
    }
    Ok(())
}

/// The next line without its end; one that is too long is read past, not kept.
fn read_line(reader: &mut impl BufRead) -> io::Result<Option<Line>> {
    let mut line = Vec::new();
    if reader.by_ref().take(MAX_LINE as u64 + 1).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
        if line.last() == Some(&b'\r') {
            line.pop();
        }
    } else if line.len() > MAX_LINE {
        drop(line);
        loop {
            let buffer = reader.fill_buf()?;
            let (skip, end) = match buffer.iter().position(|b| *b == b'\n') {
                Some(at) => (at + 1, true),
                None => (buffer.len(), buffer.is_empty()),
            };
            reader.consume(skip);
            if end {
                return Ok(Some(Line::TooLong));
            }
        }
    }
    Ok(Some(Line::Bytes(line)))
}

fn work(batches: &Mutex<Receiver<Batch>>, to_writer: &SyncSender<Done>) {
    loop {
        let Ok(batch) = batches.lock().map_or(Err(()), |queue| queue.recv().map_err(|_| ())) else { return };
        let mut done = Done { number: batch.number, bytes: Vec::with_capacity(BATCH), failed: 0 };
        for (n, line) in batch.lines.iter().enumerate() {
            if let Err(failure) = parse_line(line, &mut done.bytes) {
                done.failed += 1;
                let failure = Failure { line: batch.first_line + n as u64, ..failure };
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

#[derive(Deserialize)]
struct Input<'a> {
    id: Option<serde_json::Value>,
    #[serde(borrow)]
    text: std::borrow::Cow<'a, str>,
    #[serde(borrow)]
    published: Option<std::borrow::Cow<'a, str>>,
    #[serde(default)]
    domain: Domain,
}

#[derive(Serialize)]
struct Output<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a serde_json::Value>,
    #[serde(flatten)]
    record: &'a Record,
}

#[derive(Serialize)]
struct Failure {
    id: Option<serde_json::Value>,
    line: u64,
    error: String,
}

fn parse_line(line: &Line, out: &mut Vec<u8>) -> Result<(), Failure> {
    let fail = |id: Option<serde_json::Value>, error: String| Failure { id, line: 0, error };
    let Line::Bytes(bytes) = line else {
        return Err(fail(None, format!("a line of more than {MAX_LINE} bytes")));
    };
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let input: Input<'_> = serde_json::from_slice(bytes).map_err(|e| {
        let id = serde_json::from_slice::<serde_json::Value>(bytes)
            .ok()
            .and_then(|mut v| v.get_mut("id").map(|id| id.take()));
        fail(id, e.to_string())
    })?;
    let mut options = Options::new().domain(input.domain);
    if let Some(published) = &input.published {
        match published.parse::<Moment>() {
            Ok(moment) => options = options.published(moment),
            Err(e) => return Err(fail(input.id, format!("published: {e}"))),
        }
    }
    let article = match options.try_parse(&input.text) {
        Ok(article) => article,
        Err(e) => return Err(fail(input.id, e.to_string())),
    };
    let start = out.len();
    let output = Output { id: input.id.as_ref(), record: article.record() };
    serde_json::to_writer(&mut *out, &output).map_err(|e| {
        out.truncate(start);
        fail(input.id.clone(), e.to_string())
    })
}

/// Writes the batches in the order of their numbers; returns how many lines failed.
fn write_in_order(done: &Receiver<Done>, writer: &mut impl Write) -> Result<u64, String> {
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    let mut failed = 0;
    for batch in done {
        waiting.insert(batch.number, batch);
        while let Some(batch) = waiting.remove(&next) {
            failed += batch.failed;
            writer.write_all(&batch.bytes).map_err(|e| format!("writing: {e}"))?;
            next += 1;
        }
    }
    writer.flush().map_err(|e| format!("writing: {e}"))?;
    Ok(failed)
}
