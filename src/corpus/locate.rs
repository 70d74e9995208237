//! Where in a JSON text a field stands.

/// The 1-based line and column (in characters) of the value at `path`, such as `articles[3].date.value`, in a text
/// that is valid JSON; of the deepest part of the path that is there, if not all of it is.
pub(super) fn locate(json: &str, path: &str) -> (usize, usize) {
    let mut scan = Scan { bytes: json.as_bytes(), at: 0 };
    scan.space();
    for step in path.split(['.', '[']).map(|step| step.trim_end_matches(']')).filter(|step| !step.is_empty()) {
        let here = scan.at;
        if !scan.enter(step) {
            scan.at = here;
            break;
        }
    }
    let before = &json[..scan.at];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Scan<'_> {
    fn byte(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    fn space(&mut self) {
        while self.byte().is_ascii_whitespace() {
            self.at += 1;
        }
    }

    /// Moves from the start of an object or list to its member; false if there is none, or it is neither.
    fn enter(&mut self, step: &str) -> bool {
        let object = self.byte() == b'{';
        if !object && self.byte() != b'[' {
            return false;
        }
        let wanted: usize = step.parse().unwrap_or(usize::MAX);
        self.at += 1;
        for index in 0.. {
            self.space();
            if matches!(self.byte(), b'}' | b']' | 0) {
                return false;
            }
            let mut found = index == wanted;
            if object {
                let key = self.at + 1;
                self.skip();
                found = self.bytes.get(key..self.at - 1) == Some(step.as_bytes());
                self.space();
                self.at += 1; // the colon
                self.space();
            }
            if found {
                return true;
            }
            self.skip();
            self.space();
            self.at += usize::from(self.byte() == b',');
        }
        false
    }

    /// Moves behind one value, or one key.
    fn skip(&mut self) {
        let mut depth = 0;
        loop {
            match self.byte() {
                b'"' => {
                    self.at += 1;
                    while !matches!(self.byte(), b'"' | 0) {
                        self.at += 1 + usize::from(self.byte() == b'\\');
                    }
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                0 => return,
                _ => {
                    // A number or a word, or what stands between values.
                    while depth == 0
                        && !matches!(self.byte(), b',' | b'}' | b']' | 0)
                        && !self.byte().is_ascii_whitespace()
                    {
                        self.at += 1;
                    }
                    if depth == 0 {
                        return;
                    }
                }
            }
            self.at += 1;
            if depth == 0 {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::locate;

    #[test]
    fn fields_are_found_by_their_path() {
        let json = "{\n \"a\": [1, {\"x\": \"}\\\"]\", \"y\": {\"z\": null}}],\n \"ب\": -1.5e3,\n \"c\": true }";
        let table = [
            ("", (1, 1)),
            ("a", (2, 7)),
            ("a[0]", (2, 8)),
            ("a[1].x", (2, 17)),
            ("a[1].y.z", (2, 36)),
            ("a[1].y.missing", (2, 30)),
            ("a[7]", (2, 7)),
            ("ب", (3, 7)),
            ("c", (4, 7)),
            ("c.deeper", (4, 7)),
        ];
        for (path, place) in table {
            assert_eq!(locate(json, path), place, "{path}");
        }
    }
}
