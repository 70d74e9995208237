//! What an import came to, for the person who ran it.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use crate::failure::shown;
use crate::import::{FieldCounts, Found, Made};

/// Refusals that are listed one by one; the report lists all.
const MOST_LISTED: usize = 40;

/// The lines of a summary.
pub(crate) struct Summary {
    lines: Vec<String>,
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl Summary {
    pub(crate) fn of(made: &Made, found: &Found, output: &Path) -> Self {
        let mut lines = vec![
            format!("{} articles, {} words → {}", made.articles, made.words, shown(output)),
            format!("read as: {}; encodings: {}", list(&made.formats), list(&made.encodings)),
            noise(made),
            fields(made),
        ];
        if !found.others.is_empty() {
            let others = found.others.iter().map(|(ending, count)| match ending.as_str() {
                "" => format!("{count} without an ending"),
                ending => format!("{count} .{ending}"),
            });
            lines.push(format!("files of other kinds, not looked at: {}", others.collect::<Vec<_>>().join(", ")));
        }
        for (why, path) in &found.passed_over {
            lines.push(format!("{why}: {}", shown(path)));
        }
        lines.extend(made.remarks.iter().cloned());
        lines.extend(wordless(made.wordless));
        let refused = &made.refused;
        if !refused.is_empty() {
            lines.push(format!("could not be read: {}", refused.len()));
            lines.extend(refused.iter().take(MOST_LISTED).map(|refused| format!("  {refused}")));
        }
        if refused.len() > MOST_LISTED {
            lines.push(format!("  and {} more; --report lists them all", refused.len() - MOST_LISTED));
        }
        Self { lines }
    }
}

/// Refusals that are listed where nothing but them is to be said.
const FEW: usize = 10;

/// The first of the refusals, a line each, and how many more there are.
pub(crate) fn some_of(refused: &[String]) -> String {
    let more = refused.len().saturating_sub(FEW);
    let more = (more > 0).then(|| format!("and {more} more"));
    refused.iter().take(FEW).cloned().chain(more).collect::<Vec<_>>().join("\n")
}

/// What is said of messages without a word, if there are any.
pub(crate) fn wordless(count: usize) -> Option<String> {
    (count > 0).then(|| format!("messages without a word (pictures alone, who came and went), passed over: {count}"))
}

fn noise(made: &Made) -> String {
    let noise: usize = made.noise.values().sum();
    let kinds = made.noise.iter().map(|(kind, count)| (kind.as_str(), *count)).collect();
    let listed = if noise == 0 { String::new() } else { format!(": {}", list(&kinds)) };
    format!("{noise} of {} paragraphs marked as noise{listed}", made.paragraphs)
}

fn fields(made: &Made) -> String {
    let FieldCounts { titles, sources, authors, dates, hints } = &made.fields;
    format!(
        "found: {titles} titles, {sources} sources, {authors} authors, {dates} dates; {hints} more print a date that does not say when they were published"
    )
}

fn list(counts: &BTreeMap<&str, usize>) -> String {
    if counts.is_empty() {
        return "none".into();
    }
    counts.iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ")
}
