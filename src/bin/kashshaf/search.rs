//! `kashshaf search`: hits for a person, or as JSON.

use std::fmt::Write as _;
use std::ops::Range;

use kashshaf::lexicon::Expansions;
use kashshaf::query::wire::{HitView, SearchResponse, SnippetView};
use kashshaf::query::{Query, Request, Rung, Rungs};
use serde_json::{Value, json};

use crate::args::Search;
use crate::failure::Failure;
use crate::site::Site;
use crate::terminal::{Screen, harmless, push_line};
use crate::{files, load};

pub(crate) fn run(options: &Search) -> Result<(), Failure> {
    let mut site = load::site(&options.corpus)?;
    let rungs = Rungs::of(options.rungs.iter().map(|&name| Rung::from(name)));
    let limit = (options.limit > 0).then_some(options.limit);
    let query = if options.expand {
        Query::parse(&options.query).expanded(&Expansions::built_in()).to_string()
    } else {
        options.query.clone()
    };
    let request = Request { rungs, limit, ..Request::new(&query) };
    let response = site.ask(|searcher| searcher.answer(&request))?;
    let explained: Vec<Value> = (response.hits.iter())
        .map(|hit| if options.explain { explain(&mut site, &hit.head.id, &query, rungs) } else { Ok(Value::Null) })
        .collect::<Result<_, _>>()?;
    if options.json {
        let hits =
            response.hits.iter().zip(explained).map(|(hit, explained)| with_explanation(hit_json(hit), explained));
        let hits: Vec<Value> = hits.collect();
        let whole = json!({
            "query": response.query, "total": response.total, "remarks": response.remarks, "hits": hits,
        });
        return files::print(&format!("{whole}\n"));
    }
    let screen = Screen::of_output();
    let mut text = String::new();
    if query != options.query {
        let _ = writeln!(text, "note: searched as {}", harmless(&query));
    }
    for remark in &response.remarks {
        let _ = writeln!(text, "note: {}", harmless(&remark.text));
    }
    for ((number, hit), explained) in (1..).zip(&response.hits).zip(explained) {
        push_hit(&mut text, number, hit, screen);
        for word in explained.as_array().into_iter().flatten() {
            push_explanation(&mut text, word);
        }
        text.push('\n');
    }
    push_total(&mut text, &response);
    files::print(&text)
}

fn hit_json(hit: &HitView) -> Value {
    let snippets: Vec<Value> = hit
        .snippets
        .iter()
        .map(|snippet| json!({"paragraph": snippet.paragraph, "text": snippet.text, "marks": snippet.marks}))
        .collect();
    // What stands in for a title that is not printed is for people.
    let title = if hit.head.title_generated { "" } else { &*hit.head.title };
    json!({
        "id": hit.head.id, "title": title, "source": hit.head.source,
        "date": hit.head.date.as_ref().map(|date| date.value.as_str()),
        "score": hit.score, "rung": hit.rung, "snippets": snippets,
    })
}

fn with_explanation(mut hit: Value, explanation: Value) -> Value {
    if !explanation.is_null() {
        hit["explanations"] = explanation;
    }
    hit
}

/// The printed words of an article that match, each with what was typed and its rung.
fn explain(site: &mut Site, id: &str, query: &str, rungs: Rungs) -> Result<Value, Failure> {
    let words = site.ask(|searcher| searcher.explanations(id, query, rungs, &[]))?.words;
    Ok(serde_json::to_value(words).unwrap_or_default())
}

/// What stands under a title stands behind its number.
const INDENT: usize = 4;

fn push_hit(text: &mut String, number: usize, hit: &HitView, screen: Screen) {
    let title = if hit.head.title_generated { format!("[{}]", hit.head.title) } else { hit.head.title.clone() };
    let date = hit.head.date.as_ref().map_or("", |date| date.value.as_str());
    let mut facts = vec![hit.head.source.as_str(), date, hit.rung.name(), hit.head.id.as_str()];
    facts.retain(|fact| !fact.is_empty());
    screen.push_title(text, INDENT, number, &title);
    push_line(text, INDENT, &facts, " · ");
    for snippet in &hit.snippets {
        let (shown, marks) = whole(snippet);
        screen.push_text(text, INDENT, &shown, &marks);
    }
}

fn push_explanation(text: &mut String, word: &Value) {
    let part = |name: &str| word[name].as_str().unwrap_or_default();
    let parts: Vec<&str> = word["parts"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let parts = if parts.len() > 1 { format!(" = {}", parts.join(" + ")) } else { String::new() };
    let why = format!("{} ← {}{parts} · {}", part("typed"), part("printed"), part("rung"));
    push_line(text, INDENT, &[&why], "");
}

/// A snippet as it is shown, with its paragraph and what is left out, and the byte ranges that match.
fn whole(snippet: &SnippetView) -> (String, Vec<Range<usize>>) {
    let before = if snippet.before { "… " } else { "" };
    let after = if snippet.after { " …" } else { "" };
    let start = format!("[{}] {before}", snippet.paragraph);
    // The byte of a UTF-16 unit.
    let byte = |unit: u32| {
        let mut units = 0;
        let behind = |c: char| {
            units += c.len_utf16() as u32;
            units > unit
        };
        start.len() + snippet.text.find(behind).unwrap_or(snippet.text.len())
    };
    let marks = snippet.marks.iter().map(|&(from, to)| byte(from)..byte(to)).collect();
    (format!("{start}{}{after}", snippet.text), marks)
}

fn push_total(text: &mut String, response: &SearchResponse) {
    let _ = match (response.total, response.hits.len()) {
        (0, _) => writeln!(text, "nothing found"),
        (total, shown) if shown as u32 == total => writeln!(text, "{total} found"),
        (total, shown) => writeln!(text, "{total} found, {shown} shown (--limit 0 for all)"),
    };
}
