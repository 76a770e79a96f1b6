//! The `corpus` example as its users run it: bad input harms no other line, order holds, a stopped run goes on.

use ruzstd::encoding::{CompressionLevel, compress_to_vec};
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

/// Packed lines give what plain ones give; so do two packed files put together, and a frame of zstd that holds
/// something else is passed over.
#[test]
fn packed_lines_are_read() {
    let halves: Vec<String> = [0..200, 200..400].map(|ids| ids.map(|n| good(n) + "\n").collect()).into();
    let plain = run(&["-"], halves.concat().as_bytes());
    let gzip = |text: &String| {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        writer.write_all(text.as_bytes()).unwrap();
        writer.finish().unwrap()
    };
    let zstd = |text: &String| compress_to_vec(text.as_bytes(), CompressionLevel::Fastest);
    let packed: [Vec<u8>; 3] = [
        halves.iter().flat_map(gzip).collect(),
        halves.iter().flat_map(zstd).collect(),
        [vec![0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3], zstd(&halves[0]), zstd(&halves[1])].concat(),
    ];
    for bytes in packed {
        let path = scratch("packed");
        fs::write(&path, &bytes).unwrap();
        for output in [run(&["-"], &bytes), run(&[path.to_str().unwrap()], b"")] {
            assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
            assert!(output.stdout == plain.stdout);
        }
        // Cut off, what was whole is written and the run says what went wrong.
        let output = run(&["-"], &bytes[..bytes.len() - 40]);
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.len() < plain.stdout.len() && plain.stdout.starts_with(&output.stdout));
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.starts_with("corpus: reading line ") && error.lines().count() == 1, "{error}");
    }
}

#[test]
fn a_folder_of_texts_is_read() {
    let folder = scratch("texts");
    fs::create_dir_all(folder.join("b/c")).unwrap();
    let said = |who: &str| format!("“We are ready,” {who} said on Friday.");
    fs::write(folder.join("b/c/one.txt"), said("Ana Ruiz")).unwrap();
    fs::write(folder.join("a.TXT"), "\u{feff}".to_string() + &said("Ben Moss")).unwrap();
    fs::write(folder.join("b/bad.txt"), b"\xFF\xFE").unwrap();
    fs::write(folder.join("b/notes.md"), said("Nobody")).unwrap();
    let out = scratch("texts.out");
    let arguments = ["--output", out.to_str().unwrap(), folder.to_str().unwrap()];
    let output = run(&arguments, b"");
    assert_eq!(output.status.code(), Some(1));
    let whole = fs::read(&out).unwrap();
    let rows = lines(&whole);
    assert_eq!(rows.len(), 3);
    assert_eq!((&rows[0]["id"], &rows[0]["speakers"][0]["name"]), (&"a.TXT".into(), &"Ben Moss".into()));
    assert_eq!((&rows[1]["id"], &rows[1]["line"]), (&"b/bad.txt".into(), &2.into()));
    assert!(rows[1]["error"].as_str().unwrap().contains("invalid utf-8"));
    assert_eq!((&rows[2]["id"], &rows[2]["speakers"][0]["name"]), (&"b/c/one.txt".into(), &"Ana Ruiz".into()));
    fs::write(&out, &whole[..whole.len() - 10]).unwrap();
    assert_eq!(run(&["--resume", arguments[0], arguments[1], arguments[2]], b"").status.code(), Some(1));
    assert!(fs::read(&out).unwrap() == whole);
}

/// One line at the end, and nothing of a bar where nobody looks.
#[test]
fn the_end_says_what_was_done() {
    let input: String = (0..1_200).map(|n| good(n) + "\n").collect::<String>() + "not json\n";
    let output = run(&["-"], input.as_bytes());
    let summary = String::from_utf8(output.stderr).unwrap();
    assert!(summary.starts_with("corpus: read 1,201 articles, 1 failed, "), "{summary}");
    assert!(summary.ends_with("/s)\n") && summary.lines().count() == 1 && !summary.contains('\u{1b}'), "{summary}");
    let path = scratch("summary.out");
    let file = path.to_str().unwrap();
    fs::write(&path, &output.stdout[..output.stdout.len() / 2]).unwrap();
    let output = run(&["--output", file, "--resume", "-"], input.as_bytes());
    let summary = String::from_utf8(output.stderr).unwrap();
    assert!(summary.contains(" articles after ") && summary.contains(" of an earlier run, 1 failed, "), "{summary}");
}

/// The columns have what the lines have; a failure has its line and error, and nothing of an article.
#[cfg(feature = "parquet")]
#[test]
fn parquet_says_what_the_lines_say() {
    use arrow_array::Array;
    use arrow_array::cast::AsArray;
    let input: String = (0..300).map(|n| good(n) + "\n").collect::<String>() + "{\"id\": \"bad\"}\n" + &good(7);
    let path = scratch("rows.parquet");
    let name = path.to_str().unwrap();
    let output = run(&["--output", name, "-"], input.as_bytes());
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let want = lines(&run(&["-"], input.as_bytes()).stdout);
    let file = fs::File::open(&path).unwrap();
    let reader = parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder::try_new(file).unwrap().build().unwrap();
    let mut rows = 0;
    for batch in reader.map(Result::unwrap) {
        let (ids, errors) = (batch.column_by_name("id").unwrap(), batch.column_by_name("error").unwrap());
        let speakers = batch.column_by_name("speakers").unwrap().as_list::<i32>();
        for n in 0..batch.num_rows() {
            let want = &want[rows];
            let id = want["id"].as_str().map_or_else(|| want["id"].to_string(), str::to_string);
            assert_eq!(ids.as_string::<i32>().value(n), id);
            assert_eq!(errors.is_valid(n), want["error"].is_string());
            assert_eq!(speakers.is_valid(n), want["error"].is_null());
            if speakers.is_valid(n) {
                let names = speakers.value(n).as_struct().column_by_name("name").unwrap().clone();
                assert_eq!(names.as_string::<i32>().value(0), "Ana Ruiz");
            }
            rows += 1;
        }
    }
    assert_eq!(rows, want.len());
    assert_eq!(run(&["--output", name, "--resume", "-"], b"").status.code(), Some(2));
}

#[cfg(not(feature = "parquet"))]
#[test]
fn parquet_wants_its_feature() {
    let output = run(&["--output", scratch("rows.parquet").to_str().unwrap(), "-"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("--features parquet"));
}

#[test]
fn a_wrong_command_says_so_in_one_line() {
    let empty = scratch("empty");
    fs::create_dir_all(&empty).unwrap();
    let empty = empty.to_str().unwrap();
    for arguments in [
        &[][..],
        &["no-such-file"],
        &["--threads", "0", "-"],
        &["--resume", "-"],
        &["--output"],
        &["-", "-"],
        &["--what", "-"],
        &[empty],
        &["--output", empty, "-"],
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
