//! The `corpus` example as its users run it: bad input harms no other line, order holds, a stopped run goes on.

use serde_json::{Value, json};
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// `cargo test` builds the examples beside the tests.
fn corpus() -> Command {
    let mut path = std::env::current_exe().unwrap();
    path.pop();
    path.pop();
    Command::new(path.join("examples").join(format!("corpus{}", std::env::consts::EXE_SUFFIX)))
}

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child =
        corpus().args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writing = std::thread::spawn(move || {
        // A run that refuses its command reads nothing.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap();
    output
}

fn lines(output: &[u8]) -> Vec<Value> {
    assert!(output.is_empty() || output.ends_with(b"\n"), "the output ends in the middle of a line");
    output.split(|b| *b == b'\n').filter(|l| !l.is_empty()).map(|l| serde_json::from_slice(l).unwrap()).collect()
}

fn good(id: usize) -> String {
    let text = format!("“We are ready for number {id},” Ana Ruiz said on Friday.");
    json!({"id": id, "text": text, "published": "2015-11-24", "other": [1, 2]}).to_string()
}

fn scratch(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("copydesk-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

#[test]
fn one_line_for_each_in_order() {
    let input: String = (0..2_000).map(|n| good(n) + "\n").collect();
    for threads in ["1", "2", "7"] {
        let output = run(&["--threads", threads, "-"], input.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let rows = lines(&output.stdout);
        assert_eq!(rows.len(), 2_000);
        for (n, row) in rows.iter().enumerate() {
            assert_eq!(row["id"], n);
            assert_eq!(row["schema"], "copydesk/1");
            assert_eq!(row["speakers"][0]["name"], "Ana Ruiz");
        }
    }
}

#[test]
fn a_bad_line_harms_no_other() {
    let deep = format!("{{\"text\": \"a\", \"id\": {}", "[".repeat(100_000));
    let bad: &[(&[u8], &str)] = &[
        (b"{\"id\": 7, \"text\": \"cut off", "EOF while parsing a string at column 26"),
        (b"", "EOF"),
        (b"[1, 2]", "invalid type"),
        (b"{\"id\": \"no-text\"}", "missing field `text`"),
        (b"{\"id\": 9, \"text\": 5}", "invalid type: integer `5`, expected a string at column 19"),
        (
            b"{\"id\": 10, \"text\": \"a\", \"published\": \"2015-02-30\"}",
            "published: date and time \"2015-02-30\": no such day in the month (at byte 8)",
        ),
        (b"{\"id\": 11, \"text\": \"a\", \"published\": 3}", "invalid type"),
        (b"{\"id\": 12, \"text\": \"a\", \"domain\": \"sport\"}", "unknown variant"),
        (b"{\"id\": 13, \"text\": \"\xFF\xFE\"}", "invalid unicode"),
        (b"{\"id\": 14, \"text\": \"\\ud800\"}", "unexpected end of hex escape"),
        (b"{\"id\": 15, \"text\": \"a\", \"text\": \"b\"}", "duplicate field `text`"),
        (deep.as_bytes(), "recursion limit exceeded"),
        (b"{\"id\": 17, \"text\": \"a\"} {}", "trailing characters"),
        (b"null", "invalid type: null"),
        (b"\x00", "expected value"),
        (b"\xFF\xFE{", "expected value"),
        (b"{\"id\": 20, \"text\": \"a\", \"published\": \"0000-01-01\"}", "the years run from 0001 to 9999"),
        (b"{\"id\": 21, \"text\": \"a\", \"published\": \"2015-11-24T25:00\"}", "no such hour"),
        (b"{\"id\": 22, \"text\": \"a\", \"published\": \"yesterday\"}", "expected a digit (at byte 0)"),
    ];
    let mut input = b"\xEF\xBB\xBF".to_vec();
    for (n, (line, _)) in bad.iter().enumerate() {
        input.extend(good(n).as_bytes());
        input.extend(b"\r\n");
        input.extend(*line);
        input.extend(b"\r\n");
    }
    // The last line has no end.
    input.extend(good(99).as_bytes());
    let output = run(&["-"], &input);
    assert_eq!(output.status.code(), Some(1));
    let rows = lines(&output.stdout);
    assert_eq!(rows.len(), bad.len() * 2 + 1);
    for (n, (line, message)) in bad.iter().enumerate() {
        assert_eq!(rows[2 * n]["speakers"][0]["name"], "Ana Ruiz", "before {line:?}");
        let row = &rows[2 * n + 1];
        assert_eq!(row["line"], 2 * n + 2);
        let error = row["error"].as_str().unwrap();
        assert!(error.contains(message) && !error.contains("line 1"), "{row}");
    }
    assert_eq!(rows[7]["id"], "no-text");
    assert_eq!(rows[11]["id"], 10);
    assert_eq!(rows.last().unwrap()["id"], 99);
}

#[test]
fn a_line_too_long_is_refused_and_the_next_is_read() {
    let mut input = b"{\"text\": \"".to_vec();
    input.resize(input.len() + (64 << 20), b'a');
    input.extend(b"\"}\n");
    input.extend(good(1).as_bytes());
    let output = run(&["-"], &input);
    assert_eq!(output.status.code(), Some(1));
    let rows = lines(&output.stdout);
    assert_eq!(rows[0], json!({"id": null, "line": 1, "error": "a line of more than 67108864 bytes"}));
    assert_eq!(rows[1]["id"], 1);
}

#[test]
fn a_stopped_run_goes_on() {
    let input = scratch("resume.jsonl");
    let path = scratch("resume.out");
    let mut text: String = (0..300).map(|n| good(n) + "\n").collect();
    text.insert_str(0, "not json\n");
    fs::write(&input, &text).unwrap();
    let (input, out) = (input.to_str().unwrap(), path.to_str().unwrap());
    assert_eq!(run(&["--output", out, input], b"").status.code(), Some(1));
    let whole = fs::read(&path).unwrap();
    assert_eq!(lines(&whole).len(), 301);
    for cut in [0, 10, whole.len() / 3, whole.len() / 2, whole.len() - 1, whole.len()] {
        fs::write(&path, &whole[..cut]).unwrap();
        let output = run(&["--output", out, "--resume", input], b"");
        assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(fs::read(&path).unwrap() == whole, "cut at {cut}");
    }
    // An output that has more lines than the input is not of this run.
    fs::write(input, "").unwrap();
    assert_eq!(run(&["--output", out, "--resume", input], b"").status.code(), Some(2));
}

/// A run that is killed leaves whole lines and perhaps the beginning of one; the next goes on behind the last whole
/// line, and in the end the output is that of a run that nobody stopped.
#[test]
fn a_killed_run_goes_on() {
    let input = scratch("kill.jsonl");
    let (path, whole) = (scratch("kill.out"), scratch("kill.whole"));
    let mut text: String = (0..8_000).map(|n| good(n) + "\n").collect();
    text.insert_str(0, "not json\n");
    fs::write(&input, &text).unwrap();
    let arguments = |out: &PathBuf| ["--output".into(), out.clone(), input.clone()];
    assert_eq!(corpus().args(arguments(&whole)).status().unwrap().code(), Some(1));
    let mut killed = 0;
    let mut resume = corpus();
    resume.args(arguments(&path)).arg("--resume");
    for wanted in [1, 2_000_000, 4_000_000] {
        let mut child = resume.spawn().unwrap();
        // Until so many bytes are written: not for a time, which is another on every machine.
        while fs::metadata(&path).map_or(0, |file| file.len()) < wanted && child.try_wait().unwrap().is_none() {
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        let _ = child.kill();
        killed += u32::from(child.wait().unwrap().code().is_none());
    }
    assert_eq!(resume.status().unwrap().code(), Some(1));
    assert!(fs::read(&path).unwrap() == fs::read(&whole).unwrap(), "{killed} times killed");
    // Once more, with nothing left to do.
    assert_eq!(resume.status().unwrap().code(), Some(1));
    assert!(fs::read(&path).unwrap() == fs::read(&whole).unwrap());
}

#[test]
fn a_wrong_command_says_so_in_one_line() {
    let folder = std::env::temp_dir();
    let folder = folder.to_str().unwrap();
    for arguments in [
        &[][..],
        &["no-such-file"],
        &["--threads", "0", "-"],
        &["--resume", "-"],
        &["--output"],
        &["-", "-"],
        &["--what", "-"],
        &[folder],
        &["--output", folder, "-"],
    ] {
        let output = run(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        assert_eq!(String::from_utf8(output.stderr).unwrap().lines().count(), 1, "{arguments:?}");
    }
}

#[test]
fn a_closed_pipe_ends_the_run() {
    let input: String = (0..20_000).map(|n| good(n) + "\n").collect();
    let path = scratch("pipe.jsonl");
    fs::write(&path, input).unwrap();
    let mut child = corpus().arg(&path).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let output = run(&["--output", "/dev/full", "-"], (good(1) + "\n").as_bytes());
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("corpus: writing: "));
}
