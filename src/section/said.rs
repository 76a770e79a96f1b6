//! Words that rules name where they ask for them.

/// A list of words for [`Letters::has_in_any_case`](crate::text::Letters::has_in_any_case).
macro_rules! said {
    ($($word:literal),* $(,)?) => { const { &$crate::text::Letters::of(&[$($word),*]) } };
}
pub(super) use said;
