/** Conditions put on a query and taken off again: the engine finds those of its articles that have it, whatever was typed. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { dist } from "../../scripts/lib/paths.mjs";
import { serve } from "../../scripts/lib/server.mjs";
import { named, narrowed, widened } from "../../www/js/refine/narrow.js";
import { article, build, corpusOf } from "./lib/corpora.mjs";

const WORDS = "حلب دمشق حمص السفينة ميناء أو و في من هل المدينة قال".split(" ");
const SOURCES = ["بلدي", "عنب بلدي", 'صحيفة "الميناء"', "Port «News» 24", "ماذا؟ لماذا؟", "أو"];
const TAGS = ["سياسة", "سياسة عامة", "حرب"];
const DATES = ["2015-01", "2016-12", "2017-03"];

/** The same numbers below some limit every time. @param {number} seed */
function dice(seed) {
  let state = seed;
  return (/** @type {number} */ limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** @template T @param {(limit: number) => number} below @param {T[]} all @returns {T} */
const oneOf = (below, all) => /** @type {T} */ (all[below(all.length)]);

const throws = dice(20_161_202);
const articles = Array.from({ length: 60 }, (_, at) => {
  const text = Array.from({ length: 2 + throws(6) }, () => oneOf(throws, WORDS)).join(" ");
  return {
    ...article(`a${at}`, `خبر ${oneOf(throws, WORDS)}`, [text]),
    source: oneOf(throws, SOURCES),
    tags: TAGS.filter(() => throws(3) === 0),
    date: { value: `${oneOf(throws, DATES)}-12`, precision: "day", basis: "given", evidence: "" },
  };
});

/** What is typed, and what is typed amiss. */
const PIECES = [
  ...[...WORDS, ...WORDS, ...WORDS],
  ...['"', "«", "”", "(", ")", "|", "OR", "AND", "NOT", "-", "=", "~", "قرب:3", "near:", "NEAR/2", "أَوْ"],
  ...[
    "العنوان:",
    "المصدر:",
    "الوسم:حرب",
    "التاريخ:",
    "التاريخ:2016",
    "2016",
    "إلى",
    "-دمشق",
    "حل*",
    "*",
    "؟",
  ],
];

const QUERIES = [
  ...[
    '"حلب دمشق',
    "حلب أو دمشق",
    "حلب | دمشق",
    "أو حلب",
    "OR حلب",
    "| حلب",
    "قرب:3 حلب",
    "حلب OR",
    "حلب NOT",
  ],
  ...["حلب (دمشق", "حلب) دمشق", "حلب -", "العنوان:", "إلى 2017 حلب", "حلب دمشق حمص ميناء", "هل حلب في دمشق"],
  ...["قال في حلب أو في دمشق من المدينة", "-دمشق"],
  ...Array.from({ length: 400 }, () =>
    Array.from({ length: 1 + throws(7) }, () => oneOf(throws, PIECES)).join(" "),
  ),
];

const CONDITIONS = [
  ...SOURCES.map((name) => ({
    condition: named("المصدر", name),
    ids: idsOf(({ source }) => source === name),
  })),
  ...TAGS.map((name) => ({ condition: named("الوسم", name), ids: idsOf(({ tags }) => tags.includes(name)) })),
  ...DATES.map((name) => ({
    condition: `التاريخ:"${name.replace("-", "/")}"`,
    ids: idsOf(({ date }) => date.value.startsWith(name)),
  })),
];

/** @param {(one: (typeof articles)[number]) => boolean} has */
function idsOf(has) {
  return new Set(articles.filter(has).map(({ id }) => id));
}

describe("a condition on a query", () => {
  /** @type {(query: string) => Promise<string[]>} */
  let found = async () => [];
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let server;
  before(async () => {
    server = await serve(build(corpusOf(articles)).site);
    const { openArchive } = await import(pathToFileURL(join(dist, "npm", "index.js")).href);
    const wasm = readFileSync(join(dist, "npm", "engine", "kashshaf_bg.wasm"));
    const archive = await openArchive(server.url, { wasm });
    found = async (query) =>
      (await archive.search(query, { limit: 0 })).hits.map((/** @type {Hit} */ { head }) => head.id).sort();
    // Blocks are there once somebody has asked for them.
    await found(WORDS.join(" | "));
  });
  after(() => server.close());

  it("keeps those of its articles that have it, and no others", async () => {
    let kept = 0;
    for (const query of QUERIES) {
      const all = await found(query);
      const { condition, ids } = oneOf(throws, CONDITIONS);
      const expected = all.filter((id) => ids.has(id));
      // What none of the results has is not offered.
      if (expected.length === 0) continue;
      kept += 1;
      assert.deepEqual(await found(narrowed(query, condition)), expected, `${condition} on ${query}`);
      const second = oneOf(throws, CONDITIONS);
      const both = expected.filter((id) => second.ids.has(id));
      if (both.length === 0) continue;
      const narrower = narrowed(narrowed(query, condition), second.condition);
      assert.deepEqual(await found(narrower), both, narrower);
    }
    assert.ok(kept > 150, `${kept} queries were narrowed`);
  });

  it("is taken off again, in whichever order, and leaves what was typed", () => {
    for (const query of QUERIES) {
      const [first, second] = [oneOf(throws, CONDITIONS).condition, 'الوسم:="آخر"'];
      assert.equal(widened(query, first), null, query);
      const once = narrowed(query, first);
      const twice = narrowed(once, second);
      assert.equal(widened(once, first), query);
      assert.equal(widened(twice, second), once);
      const other = widened(twice, first) ?? "";
      assert.equal(widened(other, second), query);
    }
  });

  it("is none where it is quoted, or a part of something else", () => {
    const condition = named("المصدر", "بلدي");
    assert.equal(condition, 'المصدر:="بلدي"');
    assert.equal(widened(`-${condition} حلب`, condition), null);
    assert.equal(widened(`"حلب ${condition}`, condition), null);
    assert.equal(widened(`حلب ${condition}`, condition), "حلب");
    assert.equal(named("المصدر", "…"), "");
  });
});
