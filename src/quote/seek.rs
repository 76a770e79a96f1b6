//! Searches that go on where the last one ended.

/// The first item of a sorted slice that does not lie `before`, looked for from `near` onward in steps that double:
/// the questions come nearly in the order of the text.
pub(super) fn seek<T>(items: &[T], near: usize, before: impl Fn(&T) -> bool) -> usize {
    let near = near.min(items.len());
    if near > 0 && !before(&items[near - 1]) {
        return items[..near - 1].partition_point(before);
    }
    // The same answer again or one of the next, as a rule; which cannot be foreseen.
    let mut from = near;
    if let Some(four) = items[near..].first_chunk::<4>() {
        let passed = four.iter().fold(0, |passed, item| passed + usize::from(before(item)));
        if passed < 4 {
            return near + passed;
        }
        from += 3;
    }
    let mut step = 4;
    while from + step < items.len() && before(&items[from + step]) {
        from += step;
        step *= 2;
    }
    let to = items.len().min(from + step);
    from + items[from..to].partition_point(before)
}
