//! `kashshaf search`: hits for a person, or as JSON.

use std::fmt::Write as _;
use std::io::IsTerminal as _;

use kashshaf::query::wire::{HitView, SearchResponse, SnippetView};
use kashshaf::query::{Request, Rung, Rungs};
use serde_json::{Value, json};

use crate::args::Search;
use crate::failure::Failure;
use crate::site::Site;
use crate::{files, load};

pub(crate) fn run(options: &Search) -> Result<(), Failure> {
    let mut site = load::site(&options.corpus)?;
    let rungs = Rungs::of(options.rungs.iter().map(|&name| Rung::from(name)));
    let limit = (options.limit > 0).then_some(options.limit);
    let request = Request { rungs, limit, ..Request::new(&options.query) };
    let response = site.ask(|searcher| searcher.answer(&request))?;
    let explained: Vec<Value> =
        (response.hits.iter())
            .map(|hit| {
                if options.explain { explain(&mut site, &hit.head.id, &options.query, rungs) } else { Ok(Value::Null) }
            })
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
    let bold = std::io::stdout().is_terminal();
    let mut text = String::new();
    for remark in &response.remarks {
        let _ = writeln!(text, "note: {}", remark.text);
    }
    for ((number, hit), explained) in (1..).zip(&response.hits).zip(explained) {
        push_hit(&mut text, number, hit, bold);
        for word in explained.as_array().into_iter().flatten() {
            let part = |name: &str| word[name].as_str().unwrap_or_default().to_string();
            let parts: Vec<&str> = word["parts"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            let parts = if parts.len() > 1 { format!(" = {}", parts.join(" + ")) } else { String::new() };
            let _ = writeln!(text, "{RTL}   {} ← {}{parts} · {}", part("typed"), part("printed"), part("rung"));
        }
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
    json!({
        "id": hit.head.id, "title": hit.head.title, "source": hit.head.source,
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
    let words = site.ask(|searcher| searcher.explanations(id, query, rungs))?.words;
    Ok(serde_json::to_value(words).unwrap_or_default())
}

/// A mark that makes a line run from right to left whatever it begins with.
const RTL: char = '\u{200F}';

fn push_hit(text: &mut String, number: usize, hit: &HitView, bold: bool) {
    let title = if hit.head.title_generated { format!("[{}]", hit.head.title) } else { hit.head.title.clone() };
    let date = hit.head.date.as_ref().map_or("", |date| date.value.as_str());
    let facts: Vec<&str> = [hit.head.source.as_str(), date, hit.rung.name(), hit.head.id.as_str()]
        .into_iter()
        .filter(|fact| !fact.is_empty())
        .collect();
    let _ = writeln!(text, "{RTL}{number}. {title}\n{RTL}   {}", facts.join(" · "));
    for snippet in &hit.snippets {
        let before = if snippet.before { "… " } else { "" };
        let after = if snippet.after { " …" } else { "" };
        let _ = writeln!(text, "{RTL}   [{}] {before}{}{after}", snippet.paragraph, marked(snippet, bold));
    }
    text.push('\n');
}

/// A snippet with its marks shown: in bold in a terminal, in brackets elsewhere.
fn marked(snippet: &SnippetView, bold: bool) -> String {
    let (open, close) = if bold { ("\u{1b}[1m", "\u{1b}[0m") } else { ("⟦", "⟧") };
    let units: Vec<u16> = snippet.text.encode_utf16().collect();
    let part = |from: u32, to: u32| String::from_utf16_lossy(&units[from as usize..to as usize]);
    let mut text = String::new();
    let mut at = 0;
    for &(start, end) in &snippet.marks {
        let _ = write!(text, "{}{open}{}{close}", part(at, start), part(start, end));
        at = end;
    }
    text.push_str(&part(at, units.len() as u32));
    text
}

fn push_total(text: &mut String, response: &SearchResponse) {
    let _ = match (response.total, response.hits.len()) {
        (0, _) => writeln!(text, "nothing found"),
        (total, shown) if shown as u32 == total => writeln!(text, "{total} found"),
        (total, shown) => writeln!(text, "{total} found, {shown} shown (--limit 0 for all)"),
    };
}
