//! One desk alone: what each line of a text is.
//!
//!     cargo run --example sections

mod shared;

use copydesk::{Text, section};
use std::process::ExitCode;

fn main() -> ExitCode {
    shared::run(|text, _| {
        let text = Text::read(text);
        section::label(&text)
            .iter()
            .map(|block| format!("{:<11} {}\n", block.kind.as_str(), &text.str()[block.span]))
            .collect()
    })
}
