//! One desk alone: who said what.
//!
//!     cargo run --example quotes

mod shared;

use copydesk::{Text, quote, section};
use std::process::ExitCode;

fn main() -> ExitCode {
    shared::run(|text, _| {
        let text = Text::read(text);
        let blocks = section::label(&text);
        let quotes = quote::attribute(&text, &blocks);
        let mut out = String::new();
        for said in &quotes.attributions {
            let speaker = said.speaker.map_or("unknown", |id| &quotes.speakers[id as usize].name);
            let words: Vec<&str> = said.content.iter().map(|span| &text.str()[*span]).collect();
            out += &format!("{speaker}: {}\n", words.join(" … "));
        }
        out
    })
}
