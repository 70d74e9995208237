/** Citations in every format, of articles about which much or little is known. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { cite } from "../../www/js/reading/cite.js";
import { readingStrings } from "../../www/js/reading/strings.js";
import { arabic } from "../../www/js/strings/ar.js";
import { english } from "../../www/js/strings/en.js";

/** @type {ArticleHead} */
const head = {
  id: "port-1",
  title: "الميناء يستعيد حركته",
  titleGenerated: false,
  source: "صحيفة الميناء",
  author: "ليلى الحسن",
  url: "https://example.org/port",
  dateline: "بيروت",
  date: { value: "2016-12-06", precision: "day", basis: "printed", evidence: "" },
  tags: ["موانئ"],
  retelling: false,
  original: "",
  words: 200,
};
/** @type {import("../../www/js/reading/cite.js").Passage} */
const passage = {
  head,
  paragraph: 3,
  quote: "عادت الحركة",
  link: "https://archive.example/#/a/port-1/p3",
  collection: "أخبار الميناء",
  language: "ar",
};

/**
 * @param {Partial<typeof passage>} change
 * @param {import("../../www/js/reading/cite.js").Format} format
 * @param {import("../../www/js/strings.js").Strings} [strings]
 */
const cited = (change, format, strings = arabic("latn")) =>
  cite({ ...passage, ...change }, format, readingStrings(strings), strings);

/** @param {Partial<ArticleHead>} change */
const other = (change) => ({ head: { ...head, ...change } });

/** What is read of a text. @param {string} text */
const plain = (text) => text.replace(/[\u200e\u200f\u2068\u2069]/g, "");

describe("a citation", () => {
  it("in words has title, source, date, paragraph and link", () => {
    assert.equal(
      plain(cited({}, "text")),
      "«عادت الحركة»\nليلى الحسن، «الميناء يستعيد حركته»، صحيفة الميناء، 6 كانون الأول/ديسمبر 2016، الفقرة 3، " +
        "ضمن مجموعة «أخبار الميناء». https://archive.example/#/a/port-1/p3",
    );
    assert.match(
      plain(cited({}, "text", english())),
      /“الميناء يستعيد حركته”, .*6 December 2016, paragraph 3/,
    );
    assert.match(cited({}, "text", arabic("arab")), /الفقرة ٣/);
  });

  it("of several paragraphs names all of them, in every format", () => {
    assert.match(plain(cited({ to: 5 }, "text")), /، الفقرات 3–5، .*\/p3$/);
    assert.match(plain(cited({ to: 4 }, "text")), /، الفقرتان 3–4، /);
    assert.match(plain(cited({ to: 3 }, "text")), /، الفقرة 3، /);
    for (const format of /** @type {const} */ (["text", "bibtex", "ris", "csl"])) {
      assert.match(plain(cited({ to: 5 }, format, english())), /paragraphs 3–5/);
    }
  });

  it("in words reads in its order wherever it is pasted: lines run as the interface does, each fact stands by itself", () => {
    const latin = { ...other({ title: "Aleppo حلب", source: "Port News", author: "" }), quote: "Aleppo" };
    assert.match(cited(latin, "text"), /^\u200f«\u2068Aleppo\u2069»\n/);
    assert.match(cited(latin, "text"), /\n\u2068«Aleppo حلب»\u2069، \u2068Port News\u2069، 6 كانون/);
    assert.match(
      cited({}, "text", english()),
      /^\u200e“\u2068عادت الحركة\u2069”\n.*, \u2068صحيفة الميناء\u2069, 6 December 2016, /,
    );
    assert.doesNotMatch(cited({}, "text"), /[\u200e\u200f\u2066-\u2069]/, "what runs one way needs no marks");
    assert.match(
      cited({}, "text"),
      / https:\/\/archive\.example\/#\/a\/port-1\/p3$/,
      "nothing sticks to the address",
    );
  });

  it("for programs has no control of direction in it, though a title has", () => {
    const odd = other({ title: "\u202eالميناء\u200f \u2067x\u2069" });
    for (const format of /** @type {const} */ (["bibtex", "ris", "csl"])) {
      assert.doesNotMatch(cited(odd, format), /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
    }
  });

  it("of what is published nowhere has no address", () => {
    for (const format of /** @type {const} */ (["text", "bibtex", "ris", "csl"])) {
      assert.doesNotMatch(cited({ link: "" }, format), /url|UR {2}-|https|undefined/i);
    }
  });

  it("says what a careful reader must know: inferred dates, retellings, titles that nobody gave", () => {
    const date = {
      value: "2016",
      precision: /** @type {const} */ ("year"),
      basis: /** @type {const} */ ("inferred"),
      evidence: "",
    };
    const text = plain(cited(other({ date, retelling: true, titleGenerated: true }), "text"));
    assert.match(text, /2016 \(تاريخ مستنتج\)/);
    assert.match(text, /إعادة صياغة لا النص الأصلي/);
    assert.match(text, /«\[الميناء يستعيد حركته\]»/);
    assert.match(cited(other({ date }), "bibtex"), /date = \{2016\?\}/);
    assert.deepEqual(JSON.parse(cited(other({ date }), "csl"))[0].issued, {
      "date-parts": [[2016]],
      circa: true,
    });
  });

  it("leaves out what is not known", () => {
    const bare = other({ author: "", source: "", dateline: "", date: undefined, tags: [] });
    assert.equal(
      plain(cited({ ...bare, paragraph: 0, quote: "", collection: "" }, "text")),
      "«الميناء يستعيد حركته». https://archive.example/#/a/port-1/p3",
    );
    for (const format of /** @type {const} */ (["bibtex", "ris", "csl"])) {
      assert.doesNotMatch(
        cited({ ...bare, quote: "" }, format),
        /author|AU {2}-|journaltitle|T2 {2}-|date|PY|undefined/,
      );
    }
  });

  it("in BibTeX holds no command and keeps its braces in pairs", () => {
    const entry = cited(other({ title: "50% \\of {this & that_#1", source: "a}b" }), "bibtex");
    assert.match(entry, /^@article\{port-1-p3,\n/);
    assert.match(entry, /title = \{50\\% \\textbackslash of this \\& that\\_\\#1\}/);
    assert.match(entry, /journaltitle = \{ab\}/);
    assert.equal([...entry.matchAll(/\{/g)].length, [...entry.matchAll(/\}/g)].length);
  });

  it("in RIS has one field a line, dates as RIS wants them, and an end", () => {
    const lines = cited({ quote: "سطر\nوسطر" }, "ris").split("\r\n");
    assert.equal(lines[0], "TY  - NEWS");
    assert.ok(lines.includes("DA  - 2016/12/06/") && lines.includes("PY  - 2016"));
    assert.ok(lines.includes("N2  - سطر وسطر") && lines.includes("KW  - موانئ"));
    assert.equal(lines.at(-2), "ER  - ");
    assert.ok(lines.slice(0, -1).every((line) => /^[A-Z][A-Z0-9] {2}- /.test(line)));
  });

  it("in CSL-JSON is JSON, with both ends of a range of days", () => {
    const date = {
      value: "2016-12-05/2016-12-08",
      precision: /** @type {const} */ ("range"),
      basis: /** @type {const} */ ("given"),
      evidence: "",
    };
    const [item] = JSON.parse(cited(other({ date }), "csl"));
    assert.deepEqual(item.issued, {
      "date-parts": [
        [2016, 12, 5],
        [2016, 12, 8],
      ],
    });
    assert.deepEqual(item.author, [{ literal: "ليلى الحسن" }]);
    assert.equal(item["container-title"], "صحيفة الميناء");
    assert.equal(item.URL, passage.link);
  });
});
