//! Whom the sources stand for.

use super::{Attribution, Speaker};
use crate::section::Block;
use crate::text::Text;

/// Gives each attribution with a source its speaker, and lists the speakers.
pub(super) fn resolve(text: &Text<'_>, blocks: &[Block], attributions: &mut [Attribution]) -> Vec<Speaker> {
    let _ = (text, blocks, attributions);
    Vec::new()
}
