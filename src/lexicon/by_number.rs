//! Values by number, in little code: a query reaches a handful of families and some hundreds of words.

/// A sorted list with the manners of a map.
#[derive(Clone, Debug)]
pub(super) struct ByNumber<V>(Vec<(u32, V)>);

impl<V> Default for ByNumber<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> ByNumber<V> {
    /// The value of a number, which is given one if it has none.
    pub(super) fn or_insert(&mut self, number: u32, value: V) -> &mut V {
        let at = match self.0.binary_search_by_key(&number, |known| known.0) {
            Ok(at) => at,
            Err(at) => {
                self.0.insert(at, (number, value));
                at
            }
        };
        &mut self.0[at].1
    }

    pub(super) fn get(&self, number: u32) -> Option<&V> {
        let at = self.0.binary_search_by_key(&number, |known| known.0).ok()?;
        Some(&self.0[at].1)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, &V)> {
        self.0.iter().map(|(number, value)| (*number, value))
    }

    pub(super) fn numbers(&self) -> Vec<u32> {
        self.0.iter().map(|known| known.0).collect()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}
