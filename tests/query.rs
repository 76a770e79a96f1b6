//! The `query` example as its users run it.

use serde_json::json;
use std::process::{Command, Output};

/// `cargo test` builds the examples beside the tests.
fn query(arguments: &[&str]) -> Output {
    let mut path = std::env::current_exe().unwrap();
    path.pop();
    path.pop();
    let path = path.join("examples").join(format!("query{}", std::env::consts::EXE_SUFFIX));
    Command::new(path).args(arguments).output().unwrap()
}

fn answer(arguments: &[&str]) -> String {
    let output = query(arguments);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn who_said_what_and_when() {
    let articles = [
        json!({"id": "a", "published": "2015-11-24",
            "text": "“We have a deal,” Ana Ruiz said on Monday. \
                     The port will open on Friday, Ben Moss, who came on Sunday, said."}),
        json!({"id": "b", "published": "2015-11-25", "text": "“It is over,” Ana Ruiz said. “We will meet on Thursday.”"}),
    ];
    let path = std::env::temp_dir().join(format!("copydesk-query-{}.jsonl", std::process::id()));
    std::fs::write(&path, format!("{}\n{}\n", articles[0], articles[1])).unwrap();
    let file = path.to_str().unwrap();
    assert_eq!(answer(&["who", file]), "quoted\treported\tarticles\tname\n12\t0\t2\tAna Ruiz\n0\t6\t1\tBen Moss\n");
    // A day inside of the words is not the day on which they were said.
    assert_eq!(
        answer(&["said", "Ana Ruiz", file]),
        "2015-11-23\ta\t“We have a deal,”\npublished 2015-11-25\tb\t“It is over,” “We will meet on Thursday.”\n"
    );
    assert_eq!(answer(&["day", "2015-11-23", file]), "a\tAna Ruiz\t“We have a deal,”\n");
    assert_eq!(answer(&["day", "2015-11-24", file]), "a\tBen Moss\tThe port will open on Friday\n");
    assert_eq!(answer(&["day", "2015-11-27", file]), "");
    std::fs::write(&path, format!("no article\n{}\n", articles[0])).unwrap();
    let output = query(&["said", "Ben Moss", file]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "published 2015-11-24\ta\tThe port will open on Friday\n");
    assert_eq!(String::from_utf8(output.stderr).unwrap().lines().count(), 1);
    std::fs::remove_file(path).unwrap();
}

#[test]
fn the_sample_is_asked_without_a_file() {
    assert!(
        answer(&["said", "Josh Earnest"]).starts_with("published 2015-11-24\tsample\t“The United States is certainly")
    );
    assert!(answer(&["day", "2015-11-23"]).contains("\tWhite House\t"));
}

#[test]
fn a_wrong_command_says_so_in_one_line() {
    for arguments in [&[][..], &["who", "a", "b"], &["day", "2015-02-30"], &["said"], &["who", "no-such-file"]] {
        let output = query(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(String::from_utf8(output.stderr).unwrap().lines().count(), 1, "{arguments:?}");
    }
}
