//! Parses a corpus: one article a line in, one `copydesk/1` object a line out, in order, on all cores.
//!
//!     cargo run --release --example corpus -- articles.jsonl > parsed.jsonl
//!
//! Each input line is an object with `text` and, where known, `id` (a string or a number), `published`
//! (a date, or a date and time) and `domain` (`news` or `narrative`); other keys are ignored. `-` reads
//! standard input, `--output FILE` writes to a file, `--threads N` takes N cores instead of all.
//! `--resume` goes on after the last whole line of the output of a run that was stopped.
//!
//! A line that cannot be read gives `{"id":…,"line":N,"error":"…"}` in its place and the rest goes on.
//! Lines of more than 64 MiB are refused. Exit status: 0 all lines were read, 1 some were not, 2 nothing
//! more could be read or written (what was written until then is whole lines), or the command was wrong.

use copydesk::timex::Domain;
use copydesk::{Moment, Options, Record};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, Write};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// No article is longer; a line without an end must not fill the memory.
const MAX_LINE: usize = 64 << 20;
/// Lines go to the workers in batches of about this many bytes, so that handing over costs nothing.
const BATCH: usize = 256 << 10;

const USAGE: &str = "usage: corpus [--output FILE [--resume]] [--threads N] FILE|-";

fn main() -> ExitCode {
    match Command::read(std::env::args().skip(1)).and_then(run) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(message) => {
            eprintln!("corpus: {message}");
            ExitCode::from(2)
        }
    }
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

/// Parses all lines; gives how many could not be read.
fn run(command: Command) -> Result<u64, String> {
    let reader: Box<dyn Read + Send> = match command.input.as_str() {
        "-" => Box::new(io::stdin()),
        path => Box::new(File::open(path).map_err(|e| format!("{path}: {e}"))?),
    };
    let mut reader = BufReader::with_capacity(1 << 20, reader);
    let Some(path) = &command.output else {
        return parse_all(reader, 1, io::stdout().lock(), command.threads);
    };
    let error = |e: io::Error| format!("{path}: {e}");
    if !command.resume {
        return parse_all(reader, 1, File::create(path).map_err(error)?, command.threads);
    }
    let mut output =
        OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(error)?;
    let Written { lines, failed, bytes } = written(&output).map_err(error)?;
    output.set_len(bytes).and_then(|()| output.seek(io::SeekFrom::End(0))).map_err(error)?;
    for line in 1..=lines {
        let skipped = read_line(&mut reader).map_err(|e| format!("reading line {line}: {e}"))?;
        skipped.ok_or_else(|| format!("{path} has {lines} lines, the input only {}: not its output", line - 1))?;
    }
    Ok(failed + parse_all(reader, lines + 1, output, command.threads)?)
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

/// Input lines, with the number of the first and of the batch.
struct Batch {
    number: u64,
    first_line: u64,
    lines: Vec<Line>,
}

pub(crate) enum Line {
    Bytes(Vec<u8>),
    TooLong,
}

/// Output lines of a batch and how many of them are errors.
struct Done {
    number: u64,
    bytes: Vec<u8>,
    failed: u64,
}

fn parse_all(
    reader: impl BufRead + Send,
    first_line: u64,
    mut writer: impl Write,
    workers: usize,
) -> Result<u64, String> {
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
        let reading = scope.spawn(move || read_batches(reader, first_line, &permits, &to_workers));
        for _ in 0..workers {
            let (batches, to_writer) = (&batches, to_writer.clone());
            scope.spawn(move || work(batches, &to_writer));
        }
        drop(to_writer);
        let written = write_in_order(&done, &permit, &mut writer);
        // A writer that gave up must leave nobody waiting for it.
        drop((done, permit));
        let read = reading.join().map_err(|_| "the reader stopped".to_string())?;
        let failed = written?;
        read.map(|()| failed)
    })
}

fn read_batches(
    mut reader: impl BufRead,
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
            match read_line(&mut reader) {
                Ok(Some(line)) => {
                    if let Line::Bytes(line) = &line {
                        bytes += line.len() + 1;
                    }
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

/// The next line without its end; one that is too long is read past, not kept.
pub(crate) fn read_line(reader: &mut impl BufRead) -> io::Result<Option<Line>> {
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
pub(crate) struct Failure {
    id: Option<serde_json::Value>,
    line: u64,
    error: String,
}

pub(crate) fn parse_line(line: &Line, out: &mut Vec<u8>) -> Result<(), Failure> {
    let fail = |id: Option<serde_json::Value>, error: String| Failure { id, line: 0, error };
    let Line::Bytes(bytes) = line else {
        return Err(fail(None, format!("a line of more than {MAX_LINE} bytes")));
    };
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let input: Input<'_> = serde_json::from_slice(bytes).map_err(|e| {
        let id = serde_json::from_slice::<serde_json::Value>(bytes)
            .ok()
            .and_then(|mut v| v.get_mut("id").map(|id| id.take()));
        fail(id, problem(&e))
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

/// What is wrong with a line, and where: for serde_json each line is the first.
fn problem(e: &serde_json::Error) -> String {
    e.to_string().replace(" at line 1 column ", " at column ")
}

/// Writes the batches in the order of their numbers; gives how many lines failed.
fn write_in_order(done: &Receiver<Done>, permit: &SyncSender<()>, writer: &mut impl Write) -> Result<u64, String> {
    // What is written is flushed batch by batch: a reader at the other end of a pipe sees it soon.
    let mut writer = BufWriter::with_capacity(1 << 20, writer);
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    let mut failed = 0;
    for batch in done {
        waiting.insert(batch.number, batch);
        while let Some(batch) = waiting.remove(&next) {
            failed += batch.failed;
            match writer.write_all(&batch.bytes).and_then(|()| writer.flush()) {
                Ok(()) => {}
                // Whoever reads the pipe has seen enough.
                Err(e) if e.kind() == io::ErrorKind::BrokenPipe => return Ok(failed),
                Err(e) => return Err(format!("writing: {e}")),
            }
            next += 1;
            // A reader that has come to the end takes no more permits.
            let _ = permit.send(());
        }
    }
    Ok(failed)
}
