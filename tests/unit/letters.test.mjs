/** Letters that the first parts of the font have, as the style sheet tells browsers and as the page looks for others. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { directionOf, RARE } from "../../www/js/view/letters.js";

const BLOCKS = [
  [0x600, 0x6ff],
  [0x750, 0x77f],
  [0x870, 0x8ff],
  [0xfb50, 0xfdff],
  [0xfe70, 0xfefc],
];

it("asks for the whole font for exactly the Arabic letters that its first parts do not have", () => {
  const style = readFileSync(at("www", "style", "base.css"), "utf8");
  const told = [...style.matchAll(/unicode-range:([^;]+)/g)].join();
  const first = [...told.matchAll(/U\+([\dA-F]+)(?:-([\dA-F]+))?/g)].map(([, from = "", to = from]) =>
    [from, to].map((hex) => Number.parseInt(hex, 16)),
  );
  assert.ok(first.length > 20);
  for (const [start = 0, end = 0] of BLOCKS) {
    for (let code = start; code <= end; code += 1) {
      const known = first.some(([from = 0, to = 0]) => from <= code && code <= to);
      const text = `كلمة ${String.fromCodePoint(code)} "word" 12 – «»`;
      assert.equal(RARE.test(text), !known, `U+${code.toString(16)}`);
    }
  }
});

it("asks for nothing more for texts in Arabic, vocalised or not, or in other scripts", () => {
  const texts = [
    "قَالَ الرَّئِيسُ: «أَهْلًا»، ثُمَّ…",
    "فيينا، ١٢٫٥٪؛ ماذا؟",
    "Ελλάδα 中文 \u200f\u061c",
    "ڤيينا وچنيف وگوگل",
    "",
  ];
  for (const text of texts) assert.doesNotMatch(text, RARE);
});

it("gives a text the direction of most of its letters, whichever it begins with", () => {
  for (const text of ["WHO تعلن عنوان حملتها الجديدة في اليمن", "حلب", "F-16 في السماء", "2016", "", "…"]) {
    assert.equal(directionOf(text), "rtl", text);
  }
  for (const text of ["Port News", "A title of words with كلمة in it", "Ελλάδα"]) {
    assert.equal(directionOf(text), "ltr", text);
  }
});
