//! All cores for the pure core.

use kashshaf::index::build::Workers;
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

/// As many threads as the machine has cores.
#[derive(Clone, Copy)]
pub(crate) struct AllCores;

impl Workers for AllCores {
    fn map<T: Send, R: Send>(&self, items: Vec<T>, work: impl Fn(T) -> R + Send + Sync) -> Vec<R> {
        items.into_par_iter().map(work).collect()
    }
}
