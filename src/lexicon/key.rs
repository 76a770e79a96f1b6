//! Words as numbers, and where a number stands in the table.

/// Words are compared by their first sixteen bytes; no list has a longer one (the loader checks).
pub(crate) const MAX_WORD: usize = 16;

/// The bytes of a word of up to sixteen bytes as one number, letters in lower case.
///
/// Bit 0x20 is the case of an ASCII letter (and of the second byte of the Latin-1 letters in
/// UTF-8); it is set in the digits and marks that stand inside words, so setting it everywhere
/// folds case and confuses nothing else.
#[inline]
pub(crate) fn key(word: &[u8]) -> Option<u128> {
    if word.len() > MAX_WORD {
        return None;
    }
    let mut bytes = [0u8; MAX_WORD];
    bytes[..word.len()].copy_from_slice(word);
    Some(fold(u128::from_le_bytes(bytes), word.len()))
}

/// Folds the case of the low `len` bytes and clears the rest.
#[inline]
pub(crate) fn fold(raw: u128, len: usize) -> u128 {
    const CASE: u128 = u128::from_le_bytes([0x20; MAX_WORD]);
    let mask = if len >= MAX_WORD { u128::MAX } else { (1u128 << (len * 8)) - 1 };
    (raw | CASE) & mask
}

/// Places of the table: a power of two, and more than there are words by a third at least, so that each finds one.
pub(crate) const PLACES: usize = 1 << 14;

/// Groups of keys that share a shift; small enough to stay in the nearest cache.
pub(crate) const GROUPS: usize = 1 << 12;

/// Both halves matter; the odd constants are the fractional parts of the golden ratio and of pi. One
/// multiplication each spreads a word well enough over the top bits.
#[inline]
pub(crate) fn mix(key: u128) -> u64 {
    (key as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ ((key >> 64) as u64).wrapping_mul(0x243F_6A88_85A3_08D3)
}

#[inline]
pub(crate) fn group(mixed: u64) -> usize {
    (mixed >> 52) as usize & (GROUPS - 1)
}

/// The one place where a word of the group can stand. The step is the key's own, so that of two words of a group
/// that fall together some shift parts them.
#[inline]
pub(crate) fn place(mixed: u64, shift: u16) -> usize {
    let (at, step) = ((mixed >> 38) as u32, (mixed >> 20) as u32 | 1);
    at.wrapping_add(step.wrapping_mul(u32::from(shift))) as usize & (PLACES - 1)
}

/// The word's number, if the entry is that of the mixed key: it holds the number below the key's top 48 bits. The
/// letters themselves would cost a second table, the largest of all, for one wrong word in 2·10¹⁰ unknown ones.
#[inline]
pub(crate) fn number(entry: u64, mixed: u64) -> u16 {
    if entry >> 16 == mixed >> 16 { entry as u16 } else { 0 }
}
