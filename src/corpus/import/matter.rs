//! Front matter → fields: as much of YAML and TOML as stands above texts. Whatever is not understood stays text.

use serde_json::{Map, Value};

/// Mappings and lists indented further are text.
const DEEPEST: usize = 64;

/// Lines that a list in brackets may go on over.
const LONGEST_LIST: usize = 500;

/// The fields of front matter; those without a value are left out.
pub(super) fn read(text: &str, toml: bool) -> Map<String, Value> {
    let lines = text.lines().map(|line| (line.len() - line.trim_start().len(), line.trim()));
    let mut lines = Lines { lines: lines.filter(|(_, line)| !line.is_empty()).collect(), at: 0 };
    let mut matter = if toml { lines.tables() } else { lines.mapping(0) };
    matter.retain(|_, value| !value.is_null() && value != "");
    matter
}

/// Lines with their indentation, without empty ones.
struct Lines<'a> {
    lines: Vec<(usize, &'a str)>,
    at: usize,
}

impl<'a> Lines<'a> {
    /// The next line that is no comment.
    fn peek(&mut self) -> Option<(usize, &'a str)> {
        while self.lines.get(self.at)?.1.starts_with('#') {
            self.at += 1;
        }
        self.lines.get(self.at).copied()
    }

    /// Takes lines as long as they belong to what was begun.
    fn take(&mut self, belongs: impl Fn(usize, &str) -> bool) -> Vec<&'a str> {
        let from = self.at;
        while self.lines.get(self.at).is_some_and(|(indent, line)| belongs(*indent, line)) {
            self.at += 1;
        }
        self.lines[from..self.at].iter().map(|(_, line)| *line).collect()
    }

    /// `key: value`, at an indentation or deeper.
    fn mapping(&mut self, indent: usize) -> Map<String, Value> {
        let mut map = Map::new();
        while let Some((found, line)) = self.peek().filter(|(found, _)| *found >= indent) {
            self.at += 1;
            if let Some((key, value)) = key(line, found == 0).filter(|_| !is_item(line)) {
                map.insert(unquoted(key), self.value(value, found));
            }
        }
        map
    }

    /// The value of a key or an item that stands at an indentation.
    fn value(&mut self, text: &str, indent: usize) -> Value {
        let deeper = |found: usize, _: &str| found > indent;
        if text.strip_prefix(['>', '|']).is_some_and(|marks| marks.chars().all(|c| "+-123456789".contains(c))) {
            let sign = if text.starts_with('>') { " " } else { "\n" };
            return self.take(deeper).join(sign).into();
        }
        if uncommented(text).is_empty() {
            return match self.peek() {
                Some((found, line)) if is_item(line) && (indent..=DEEPEST).contains(&found) => self.list(found),
                Some((found, line)) if found > indent && found <= DEEPEST && key(line, false).is_some() => {
                    self.mapping(found).into()
                }
                _ => scalar(&self.take(deeper).join(" ")),
            };
        }
        let whole = self.closed(text);
        flow(&whole, ':').unwrap_or_else(|| {
            let more = |found: usize, line: &str| found > indent || !(is_item(line) || key(line, true).is_some());
            let rest = self.take(|found, line| more(found, line) && !line.starts_with('#'));
            scalar(&[&[text], &rest[..]].concat().join(" "))
        })
    }

    /// Items behind dashes.
    fn list(&mut self, indent: usize) -> Value {
        let mut list = Vec::new();
        while let Some((_, line)) = self.peek().filter(|(found, line)| *found == indent && is_item(line)) {
            let item = line[1..].trim_start();
            let inner = indent + line.len() - item.len();
            if key(item, false).is_some() && !is_item(item) && !item.starts_with(['"', '\'', '{', '[']) {
                self.lines[self.at] = (inner, item);
                list.push(self.mapping(inner).into());
            } else {
                self.at += 1;
                list.push(self.value(item, indent));
            }
        }
        list.retain(|item| !item.is_null());
        list.into()
    }

    /// `key = value`, and tables of these under names of their own.
    fn tables(&mut self) -> Map<String, Value> {
        let mut matter = Map::new();
        let (mut header, mut table) = (String::new(), Map::new());
        while let Some((_, line)) = self.peek() {
            self.at += 1;
            let named = uncommented(line);
            if named.starts_with('[') && named.ends_with(']') {
                store(&mut matter, &header, std::mem::take(&mut table));
                header = named.into();
            } else if let Some((key, value)) = line.split_once('=') {
                let value = self.toml_value(value.trim());
                table.insert(unquoted(key), value);
            }
        }
        store(&mut matter, &header, table);
        matter
    }

    fn toml_value(&mut self, text: &str) -> Value {
        let Some(mark) = ["\"\"\"", "'''"].into_iter().find(|mark| text.starts_with(mark)) else {
            let whole = self.closed(text);
            return flow(&whole, '=').unwrap_or_else(|| scalar(&whole));
        };
        let mut lines = vec![&text[3..]];
        if !lines[0].contains(mark) {
            lines.extend(self.take(|_, line| !line.contains(mark)));
            lines.extend(self.lines.get(self.at).map(|(_, line)| *line));
            self.at += 1;
        }
        let text = lines.join("\n");
        text.split(mark).next().unwrap_or_default().trim().into()
    }

    /// A list in brackets with the lines that it goes on over; a text as it is.
    fn closed(&mut self, first: &str) -> String {
        let mut text = uncommented(first).to_string();
        let mut open = depth(&text);
        if open <= 0 || !text.starts_with(['[', '{']) {
            return first.to_string();
        }
        for (read, (_, line)) in self.lines[self.at..].iter().take(LONGEST_LIST).enumerate() {
            let line = uncommented(line);
            text = text + " " + line;
            open += depth(line);
            if open <= 0 {
                self.at += read + 1;
                return text;
            }
        }
        first.to_string()
    }
}

/// Puts a table under the name in its header. What Zola calls taxonomies are the fields of the text itself.
fn store(matter: &mut Map<String, Value>, header: &str, mut table: Map<String, Value>) {
    let name = header.trim_matches(['[', ']', ' ']);
    if name.is_empty() || name == "taxonomies" {
        matter.append(&mut table);
    } else if header.starts_with("[[") {
        if let Value::Array(list) = matter.entry(name).or_insert_with(|| Value::Array(Vec::new())) {
            list.push(table.into());
        }
    } else if let Value::Object(there) = matter.entry(name).or_insert_with(|| Map::new().into()) {
        there.append(&mut table);
    }
}

fn is_item(line: &str) -> bool {
    line == "-" || line.starts_with("- ")
}

/// A key and what stands behind its colon; only the outermost may do without a space there.
fn key(line: &str, outermost: bool) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':').filter(|(key, _)| !key.is_empty())?;
    let spaced = value.is_empty() || value.starts_with([' ', '\t']);
    (spaced || (outermost && !value.starts_with("//"))).then_some((key, value.trim()))
}

/// The characters outside quotes, with their places.
fn outside(text: &str) -> impl Iterator<Item = (usize, char)> {
    let (mut quote, mut before, mut escaped) = (None, ' ', false);
    text.char_indices().filter(move |(_, c)| {
        let last = std::mem::replace(&mut before, *c);
        let Some(sign) = quote else {
            // An apostrophe inside a word opens nothing; a doubled one inside quotes goes on with them.
            let opens = matches!(c, '"' | '\'') && (last.is_whitespace() || "[{,،:=".contains(last) || last == *c);
            quote = opens.then_some(*c);
            return !opens;
        };
        if escaped || *c != sign {
            escaped = !escaped && *c == '\\' && sign == '"';
        } else {
            quote = None;
        }
        false
    })
}

/// How many brackets a text opens and does not close.
fn depth(text: &str) -> isize {
    outside(text).map(|(_, c)| isize::from(matches!(c, '[' | '{')) - isize::from(matches!(c, ']' | '}'))).sum()
}

/// A line without the comment behind it. A word with # before it is a tag.
fn uncommented(text: &str) -> &str {
    let comment = |at: usize| {
        text[..at].chars().next_back().is_none_or(char::is_whitespace)
            && text[at + 1..].chars().next().is_none_or(char::is_whitespace)
    };
    let end = outside(text).find(|&(at, c)| c == '#' && comment(at)).map_or(text.len(), |(at, _)| at);
    text[..end].trim()
}

/// A list or a mapping in brackets; what stands in brackets inside it is text.
fn flow(text: &str, sign: char) -> Option<Value> {
    let text = uncommented(text);
    if let Some(inner) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
        return Some(parts(inner).into_iter().map(scalar).filter(|value| !value.is_null()).collect());
    }
    let inner = text.strip_prefix('{').and_then(|text| text.strip_suffix('}'))?;
    let fields = parts(inner).into_iter().filter_map(|part| part.split_once(sign));
    Some(Value::Object(fields.map(|(key, value)| (unquoted(key), scalar(value))).collect()))
}

/// The parts of a list between commas.
fn parts(text: &str) -> Vec<&str> {
    let (mut parts, mut from, mut open) = (Vec::new(), 0, 0);
    for (at, c) in outside(text) {
        match c {
            '[' | '{' => open += 1,
            ']' | '}' => open -= 1,
            ',' | '،' if open == 0 => {
                parts.push(&text[from..at]);
                from = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[from..]);
    parts
}

fn scalar(text: &str) -> Value {
    let text = text.trim();
    if let Some(inner) = quoted(text) {
        return inner.into();
    }
    match uncommented(text) {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        text => text.into(),
    }
}

fn unquoted(text: &str) -> String {
    quoted(text.trim()).unwrap_or_else(|| text.trim().into())
}

/// What stands in quotes, if nothing but a comment stands behind them.
fn quoted(text: &str) -> Option<String> {
    let sign = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut out = String::new();
    let mut rest = text[1..].chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' if sign == '"' => match rest.next()? {
                'n' => out.push('\n'),
                't' => out.push('\t'),
                'u' => {
                    let digits: String = rest.by_ref().take(4).collect();
                    out.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
                }
                other => out.push(other),
            },
            c if c != sign => out.push(c),
            _ if sign == '\'' && rest.as_str().starts_with('\'') => out.extend(rest.next()),
            _ => return uncommented(rest.as_str()).is_empty().then_some(out),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn yaml() {
        let table = [
            ("a: null\nb: ~\nc:\nd: x", json!({"d": "x"})),
            ("tags: [\"حلب, الشهباء\", 'x', قديم، جديد] # كلام", json!({"tags": ["حلب, الشهباء", "x", "قديم", "جديد"]})),
            ("tags: [\n  أ, # أول\n  ب\n]\nb: x", json!({"tags": ["أ", "ب"], "b": "x"})),
            ("title: عنوان # كلام\ntopic: #حلب", json!({"title": "عنوان", "topic": "#حلب"})),
            ("a: >-\n  سطر\n  وسطر\nb: |\n  سطر\n  # وسطر", json!({"a": "سطر وسطر", "b": "سطر\n# وسطر"})),
            (r#"a: "قال \"نعم\"""#, json!({"a": "قال \"نعم\""})),
            ("a: 'it''s, # x'\nb: don't # x", json!({"a": "it's, # x", "b": "don't"})),
            ("author:\n  name: رنا\n  age: 3\nb: x", json!({"author": {"name": "رنا", "age": "3"}, "b": "x"})),
            ("a: {name: رنا, b: 'x, y'}", json!({"a": {"name": "رنا", "b": "x, y"}})),
            (
                "a:\n- name: رنا\n  age: 3\n- name: علي\n- سعاد",
                json!({"a": [{"name": "رنا", "age": "3"}, {"name": "علي"}, "سعاد"]}),
            ),
            ("# كلام\na: سطر\n  وسطر\ntitle:ترميم: المدارس", json!({"a": "سطر وسطر", "title": "ترميم: المدارس"})),
            ("a: [غير مغلق\nb: [ر](x)", json!({"a": "[غير مغلق", "b": "[ر](x)"})),
        ];
        for (text, expected) in table {
            assert_eq!(Value::Object(read(text, false)), expected, "{text}");
        }
    }

    #[test]
    fn toml() {
        let text = "title = \"قال \\\"نعم\\\"\" # كلام\ntags = [\n  \"أ, ب\",\n  'ج', # كلام\n]\nabout = \"\"\"\nسطر\nوسطر\"\"\"\n\
                    [params]\ntitle = \"آخر\"\n[[links]]\nname = \"س\"\n[taxonomies]\ntopics = [\"د\"]\n[author]\nname = 'رنا'\n";
        let expected = json!({"title": "قال \"نعم\"", "tags": ["أ, ب", "ج"], "about": "سطر\nوسطر", "params": {"title": "آخر"},
                              "links": [{"name": "س"}], "topics": ["د"], "author": {"name": "رنا"}});
        assert_eq!(Value::Object(read(text, true)), expected);
    }

    #[test]
    fn what_means_harm_comes_to_an_end() {
        for text in ["- ".repeat(100_000), "a: [\n".repeat(20_000), format!("a: {}", "[".repeat(100_000))] {
            read(&text, false);
            read(&text.replace(':', "="), true);
        }
        let deep: Vec<String> = (0..500).map(|at| " ".repeat(at) + "a:").collect();
        read(&deep.join("\n"), false);
    }
}
