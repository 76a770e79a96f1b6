//! One desk alone: when it happened.
//!
//!     cargo run --example dates

mod shared;

use copydesk::Text;
use copydesk::timex::{self, Settings};
use std::process::ExitCode;

fn main() -> ExitCode {
    shared::run(|text, published| {
        let mut settings = Settings::default();
        settings.published = published;
        let text = Text::read(text);
        let found = timex::resolve(&text, &settings);
        found.iter().map(|timex| format!("{:<28} {}\n", &text.str()[timex.span], timex.value)).collect()
    })
}
