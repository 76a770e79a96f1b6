//! The `score` example on made-up documents in the shape that the corpora are shipped in, counted by hand.

use std::process::{Command, Output};

/// `cargo test` builds the examples beside the tests.
fn score(arguments: &[&str]) -> Output {
    let mut path = std::env::current_exe().unwrap();
    path.pop();
    path.pop();
    let path = path.join("examples").join(format!("score{}", std::env::consts::EXE_SUFFIX));
    Command::new(path).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap()
}

fn table(arguments: &[&str]) -> String {
    let output = score(arguments);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// "Monday" and "two days" as the gold has them, "Friday" for "on Friday" with another value, "Tuesday" too many,
/// "of old" too few.
#[test]
fn timeml() {
    let expected = "\
1 documents, 4 expressions, 4 found
strict                 P  50.0  R  50.0  F1  50.0   2 of 4
relaxed                P  75.0  R  75.0  F1  75.0   3 of 4
type                   P  75.0  R  75.0  F1  75.0   3 of 4
value                  P  50.0  R  50.0  F1  50.0   2 of 4
";
    assert_eq!(table(&["timeml", "tests/data/score/timeml"]), expected);
    let twice = table(&["timeml", "tests/data/score/timeml", "tests/data/score/timeml"]);
    assert!(twice.starts_with("2 documents, 8 expressions") && twice.contains("F1  75.0   6 of 8"));
}

/// Ruiz and the union as the gold has them; for the third quotation the gold has Ben Moss, whom nobody would say.
#[test]
fn polnear() {
    let expected = "\
1 documents, 3 attributions, 3 found
source of quoted spans 66.7 % of 3; direct 50.0 % of 2; mixed 100.0 % of 1
content overlap >= .5  P 100.0  R 100.0  F1 100.0   3 of 3
";
    assert_eq!(table(&["polnear", "tests/data/score/polnear"]), expected);
}

#[test]
fn a_wrong_command_says_so_in_one_line() {
    for arguments in
        [&[][..], &["timeml"], &["other", "."], &["timeml", "no-such-folder"], &["timeml", "src"], &["polnear", "src"]]
    {
        let output = score(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(String::from_utf8(output.stderr).unwrap().lines().count(), 1, "{arguments:?}");
    }
}
