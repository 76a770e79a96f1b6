//! Words that rules name, as a set.

use super::WordId;

/// A set of words that rules name: a bit each.
pub(crate) struct Words([u64; 16]);

impl Words {
    pub(crate) const fn of(lists: &[&[WordId]]) -> Words {
        let mut bits = [0; 16];
        let mut list = 0;
        while list < lists.len() {
            let mut n = 0;
            while n < lists[list].len() {
                let word = lists[list][n].0 as usize;
                bits[word / 64] |= 1 << (word % 64);
                n += 1;
            }
            list += 1;
        }
        Words(bits)
    }

    #[inline]
    pub(crate) fn has(&self, word: WordId) -> bool {
        let word = word.0 as usize;
        self.0.get(word / 64).is_some_and(|bits| bits >> (word % 64) & 1 != 0)
    }
}
