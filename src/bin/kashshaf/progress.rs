//! Progress on standard error, where a person is looking.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar that counts to `total`; it shows itself only in a terminal.
pub(crate) fn bar(doing: &'static str, total: usize) -> ProgressBar {
    let bar = ProgressBar::new(total as u64);
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} ({eta})") {
        bar.set_style(style);
    }
    bar.with_message(doing)
}

/// A spinner that counts without an end in sight; it shows itself only in a terminal.
pub(crate) fn spinner(doing: &'static str) -> ProgressBar {
    let spinner = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{msg} {spinner} {pos} files ({elapsed})") {
        spinner.set_style(style);
    }
    spinner.enable_steady_tick(std::time::Duration::from_millis(200));
    spinner.with_message(doing)
}
