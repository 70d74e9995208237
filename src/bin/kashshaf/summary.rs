//! What an import came to, for the person who ran it.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use kashshaf::corpus::import::About;
use kashshaf::corpus::{Article, Role};

use crate::failure::shown;
use crate::import::{Found, Made};

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
        let articles = &made.corpus.articles;
        let mut lines = vec![
            format!("{} articles, {} words → {}", articles.len(), made.words, shown(output)),
            format!("read as: {}; encodings: {}", list(&made.formats), list(&made.encodings)),
            noise(articles),
            fields(made),
        ];
        if !found.others.is_empty() {
            let others = found.others.iter().map(|(ending, count)| match ending.as_str() {
                "" => format!("{count} without an ending"),
                ending => format!("{count} .{ending}"),
            });
            lines.push(format!("files of other kinds, not looked at: {}", others.collect::<Vec<_>>().join(", ")));
        }
        for path in &found.passed_over {
            lines.push(format!("not entered, because it is a link or too deep: {}", shown(path)));
        }
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

fn noise(articles: &[Article]) -> String {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let mut paragraphs = 0;
    for paragraph in articles.iter().flat_map(|article| &article.paragraphs) {
        paragraphs += 1;
        if paragraph.role == Role::Noise {
            *kinds.entry(&paragraph.noise).or_default() += 1;
        }
    }
    let noise: usize = kinds.values().sum();
    let listed = if kinds.is_empty() { String::new() } else { format!(": {}", list(&kinds)) };
    format!("{noise} of {paragraphs} paragraphs marked as noise{listed}")
}

fn fields(made: &Made) -> String {
    let count = |filled: fn(&Article) -> bool| made.corpus.articles.iter().filter(|a| filled(a)).count();
    let hinted = made.notes.iter().zip(&made.corpus.articles);
    let hinted = hinted.filter(|((_, notes), article)| {
        article.date.is_none() && notes.iter().any(|note| note.about == About::DateHint)
    });
    format!(
        "found: {} titles, {} sources, {} authors, {} dates; {} more print a date that does not say when they were published",
        count(|a| !a.title.is_empty()),
        count(|a| !a.source.is_empty()),
        count(|a| !a.author.is_empty()),
        count(|a| a.date.is_some()),
        hinted.count()
    )
}

fn list(counts: &BTreeMap<&str, usize>) -> String {
    if counts.is_empty() {
        return "none".into();
    }
    counts.iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ")
}
