/** Plain search, which stands in for the engine: exact substrings, over articles of any shape. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openPlain } from "../../www/js/plain.js";
import { bundleOf, rootOf, textsOf } from "./lib.mjs";

const reason = { code: "index-version", message: "not known here" };
const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);
const none = async (/** @type {string} */ name) => assert.fail(`${name} is not to be loaded`);

/** @param {unknown[]} articles @param {unknown} [meta] */
async function opened(articles, meta = {}) {
  const texts = articles.map((each) => JSON.stringify(each)).join("\n");
  const { searcher } = await openPlain(
    bundleOf({ root: rootOf(meta, [1]), "t/00000001/0": textsOf(texts) }),
    reason,
    none,
  );
  return searcher;
}
/** @param {string} text @param {object} [more] */
const one = (text, more) => [{ id: "a", title: "عنوان", paragraphs: [{ text }], ...more }];

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
    ["دليل: \u{1F4D6} – گفت ١٠ é", "é \u{1F4D6} گفت –", ["\u{1F4D6}", "–", "گفت", "é"]],
  ];
  for (const [text, query, expected] of table) {
    it(`${query} in ${text}`, async () => {
      const view = (await opened(one(text))).article("a", query);
      const marks = view?.paragraphs[0]?.marks ?? [];
      assert.deepEqual(
        marks.map(([start, end]) => text.slice(start, end)),
        expected,
      );
    });
  }

  it("cuts snippets between words", async () => {
    const text = `${"كلمة ".repeat(60)}القبطان ${"كلمة ".repeat(60)}`;
    const [hit] = (await opened(one(text))).search("القبطان", "", 0, 10).hits;
    const snippet = hit?.snippets[0];
    assert.ok(snippet?.before && snippet.after);
    assert.match(snippet.text, /^كلمة .* كلمة$/);
    assert.deepEqual(
      snippet.marks.map(([start, end]) => snippet.text.slice(start, end)),
      ["القبطان"],
    );
  });

  it("does not search noise", async () => {
    const searcher = await opened(
      one("", { paragraphs: [{ text: "اشترك الآن", role: "noise", noise: "promo" }] }),
    );
    assert.equal(searcher.search("اشترك", "", 0, 10).total, 0);
    assert.deepEqual(searcher.article("a", "اشترك")?.paragraphs[0]?.marks, []);
  });
});

describe("texts of any shape", () => {
  for (const articles of [[null], [7], ["text"], [[]], [{}], [{ id: 7 }], []]) {
    it(`${JSON.stringify(articles)} is refused for the reason the engine gave`, () =>
      assert.rejects(opened(articles), (error) => error === reason));
  }

  it("what can be read of them is read", async () => {
    const odd = [
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
    ];
    const searcher = await opened(odd, { title: 7 });
    const { title, articles } = searcher.overview();
    const { heads } = searcher.list(0, 20);
    assert.deepEqual([title, articles, heads.map((head) => head.title)], ["", 2, ["نص", "b"]]);
    assert.deepEqual(searcher.list(1, 1).heads, heads.slice(1));
    assert.equal(searcher.article("a", "")?.paragraphs[0]?.number, 3);
  });
});

describe("an index that the engine refuses", () => {
  const article = (/** @type {string} */ id) => JSON.stringify({ id, paragraphs: [{ text: `نص ${id}` }] });
  const texts = {
    "t/0000000a/0": textsOf(`${article("x")}\n${article("y")}`),
    "t/ffffffff/0": textsOf(article("z")),
  };
  const root = rootOf({ title: "أخبار" }, [10, 0xffffffff]);
  /** @param {Uint8Array} file @param {(name: string) => Promise<Uint8Array>} [load] */
  const ids = async (file, load = none) => {
    const { searcher, lost } = await openPlain(file, reason, load);
    return { ids: searcher.list(0, 9).heads.map(({ id }) => id), title: searcher.overview().title, lost };
  };
  const all = { ids: ["x", "y", "z"], title: "أخبار", lost: null };

  it("gives the texts that came with it", async () => {
    assert.deepEqual(await ids(bundleOf({ ...texts, root })), all);
  });

  it("names the texts that are to be loaded, in order", async () => {
    const load = async (/** @type {string} */ name) => /** @type {any} */ (texts)[name];
    assert.deepEqual(await ids(root, load), all);
  });

  it("gives what could be loaded, and says why the rest is missing", async () => {
    const failure = { code: "block", message: "", status: 404 };
    const load = async (/** @type {string} */ name) =>
      name === "t/0000000a/0" ? Promise.reject(failure) : texts["t/ffffffff/0"];
    assert.deepEqual(await ids(root, load), { ...all, ids: ["z"], lost: failure });
    await assert.rejects(
      openPlain(root, reason, () => Promise.reject(failure)),
      failure,
    );
  });

  it("with a root that cannot be read still has the texts beside it", async () => {
    const { ids: found } = await ids(bundleOf({ root: bytes("kshf?"), ...texts }));
    assert.deepEqual(found, all.ids);
  });

  it("cut short gives what came before", async () => {
    const bundle = bundleOf({ root, ...texts });
    for (let length = 0; length < bundle.length; length += 1) {
      const cut = bundle.slice(0, length);
      await openPlain(cut, reason, () => Promise.reject(reason)).then(
        ({ searcher }) => assert.ok(searcher.list(0, 9).heads.length > 0),
        (error) => assert.equal(error, reason),
      );
    }
  });

  it("whose directory promises more than there is, is not believed", async () => {
    const hostile = root.slice();
    hostile.fill(255, hostile.length - 14, hostile.length - 10);
    await assert.rejects(openPlain(hostile, reason, none), (error) => error === reason);
  });
});
