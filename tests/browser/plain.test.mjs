/** Plain search, which stands in for the engine: exact substrings, over JSON of any shape. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openPlain } from "../../www/js/plain.js";

const reason = { code: "version", message: "not known here" };
/** @param {unknown} json */
const opened = (json) => openPlain(new TextEncoder().encode(JSON.stringify(json)), reason);
/** @param {string} text @param {object} [more] */
const one = (text, more) => ({ articles: [{ id: "a", title: "عنوان", paragraphs: [{ text }], ...more }] });

describe("plain search", () => {
  /** Text, query → the marked pieces. @type {[string, string, string[]][]} */
  const table = [
    ["وصل القبطان ثم عاد القبطان", "القبطان", ["القبطان", "القبطان"]],
    ["قال إنّ السفينة", "ان", []],
    ["السفينة والقبطان", "القبطان السفينة", ["السفينة", "القبطان"]],
    ["سعر (أ) ١٠$ و[ب]* \\د", "(أ)", ["(أ)"]],
    ["سعر (أ) ١٠$ و[ب]* \\د", "[ب]* ١٠$ \\د", ["١٠$", "[ب]*", "\\د"]],
    ["باب بابان", "باب بابان", ["باب", "بابان"]],
    ["نص", "   ", []],
    ["قال «نعم» ثم سكت", "«نعم»", ["نعم"]],
  ];
  for (const [text, query, expected] of table) {
    it(`${query} in ${text}`, () => {
      const view = opened(one(text)).article("a", query, "");
      const marks = view?.paragraphs[0]?.marks ?? [];
      assert.deepEqual(
        marks.map(([start, end]) => text.slice(start, end)),
        expected,
      );
    });
  }

  it("cuts snippets between words", () => {
    const text = `${"كلمة ".repeat(60)}القبطان ${"كلمة ".repeat(60)}`;
    const [hit] = opened(one(text)).search("القبطان", "", 0, 10).hits;
    const snippet = hit?.snippets[0];
    assert.ok(snippet?.before && snippet.after);
    assert.match(snippet.text, /^كلمة .* كلمة$/);
    assert.deepEqual(
      snippet.marks.map(([start, end]) => snippet.text.slice(start, end)),
      ["القبطان"],
    );
  });

  it("does not search noise", () => {
    const searcher = opened(one("", { paragraphs: [{ text: "اشترك الآن", role: "noise", noise: "promo" }] }));
    assert.equal(searcher.search("اشترك", "", 0, 10).total, 0);
    assert.deepEqual(searcher.article("a", "اشترك", "")?.paragraphs[0]?.marks, []);
  });
});

describe("a corpus of any shape", () => {
  const unreadable = [null, 7, "text", [], {}, { articles: 7 }, { articles: [null, 7, {}, { id: 7 }] }];
  for (const json of unreadable) {
    it(`${JSON.stringify(json)} is refused for the reason the engine gave`, () => {
      assert.throws(
        () => opened(json),
        (error) => error === reason,
      );
    });
  }

  it("what can be read of it is read", () => {
    const odd = {
      title: 7,
      articles: [
        {
          id: "a",
          title: null,
          source: [],
          tags: [7, "وسم"],
          date: 7,
          paragraphs: [null, { text: 7 }, { text: "نص" }],
        },
        { id: "b", paragraphs: "text" },
        "c",
      ],
    };
    const searcher = opened(odd);
    const { title, articles, list } = searcher.overview();
    assert.deepEqual([title, articles, list.map((head) => head.title)], ["", 2, ["نص", "b"]]);
    assert.equal(searcher.article("a", "", "")?.paragraphs[0]?.number, 3);
  });
});
