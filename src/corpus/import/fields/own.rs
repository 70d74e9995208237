//! Rows of the tables that this program writes.

use serde_json::{Map, Value};

use super::super::draft::{Block, Draft};
use super::known::Fields;
use super::values::words_of;
use crate::corpus::Role;

/// Whether names of columns are those of a table that this program wrote, none of them mapped.
pub(in super::super) fn are_own(columns: &[String], fields: &Fields) -> bool {
    let has = |name: &str| columns.iter().any(|column| column == name);
    fields.mapped.is_empty()
        && ["id", "text", "date_precision", "date_basis", "date_evidence", "retelling"].iter().all(|n| has(n))
}

/// A cell that no spreadsheet takes for a formula: one that would be has an apostrophe before it, and so has one that
/// looks like the outcome of that.
pub(in crate::corpus) fn inert(cell: String) -> String {
    if is_formula(cell.trim_start_matches('\'')) { format!("'{cell}") } else { cell }
}

/// What [`inert`] was given.
pub(in super::super) fn as_given(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest.trim_start_matches('\''))).unwrap_or(cell)
}

/// Whether a spreadsheet would calculate a cell; a number below zero it may.
fn is_formula(cell: &str) -> bool {
    let sign = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let number = cell.starts_with('-') && cell.parse::<f64>().is_ok();
    !number && (cell.trim_start().starts_with(sign) || cell.starts_with(['\t', '\r', '\n']))
}

/// An article of a table that this program wrote: what there was to conclude has been.
pub(in super::super) fn own_draft(mut record: Map<String, Value>) -> Draft {
    for value in record.values_mut() {
        if let Value::String(cell) = value {
            *cell = as_given(cell).to_string();
        }
    }
    let mut take = |name: &str| record.remove(name).map(|value| words_of(&value)).unwrap_or_default();
    let (original, retelling) = (take("original"), take("retelling").eq_ignore_ascii_case("true"));
    let (text, headings, captions) = (take("text"), take("headings"), take("captions"));
    let listed =
        |list: &str, line: &str| !list.is_empty() && list.split('\n').any(|listed| listed.trim() == line.trim());
    let blocks = text.split('\n').map(|line| {
        let role = match () {
            () if listed(&headings, line) => Role::Heading,
            () if listed(&captions, line) => Role::Caption,
            () => Role::Body,
        };
        Block::new(role, line)
    });
    let mut draft = Draft::of_own(blocks.collect());
    super::fill(&mut draft, record, &Fields::own(), false);
    draft.article.original = original;
    draft.article.retelling = retelling;
    draft
}
