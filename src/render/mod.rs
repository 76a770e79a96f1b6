//! Other formats, from an [`Article`](crate::Article) by its public API alone.

mod timeml;

pub use timeml::timeml;

/// Appends text as XML character data; also fit for attributes in double quotes.
///
/// A carriage return is written as a reference, or a reader would turn it into a line feed. The
/// control characters that XML 1.0 cannot hold become U+FFFD.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'.. => out.push(c),
            _ => out.push('\u{FFFD}'),
        }
    }
}
