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

/// An article of a table that this program wrote: what there was to conclude has been.
pub(in super::super) fn own_draft(mut record: Map<String, Value>) -> Draft {
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
