/** A vocalised text beside the same without vowel marks: what marks must not do to lines, highlights and letters. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { article, build, corpusOf } from "./lib/corpora.mjs";
import { closeBrowser, highlights, visit } from "./lib/visit.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** Written for this test. */
const VOCALISED = [
  "كَانَ فِي قَرْيَةٍ عِنْدَ النَّهْرِ شَيْخٌ يُحِبُّ الْكُتُبَ، وَكَانَ يَجْمَعُهَا مِنْ كُلِّ مَدِينَةٍ يَزُورُهَا، حَتَّى ضَاقَ بِهَا بَيْتُهُ.",
  "وَلَمَّا كَثُرَتِ الْكُتُبُ بَنَى لَهَا مَكْتَبَةً صَغِيرَةً مِنَ الطِّينِ، وَقَالَ لِأَهْلِ الْقَرْيَةِ: مَنْ أَرَادَ أَنْ يَقْرَأَ فَلْيَدْخُلْ، وَلَا يَسْأَلْ أَحَدًا.",
  "فَجَاءَ الصِّغَارُ قَبْلَ الْكِبَارِ، ثُمَّ صَارَتِ الْمَكْتَبَةُ مَدْرَسَةً يُعَلِّمُ فِيهَا الشَّيْخُ الْقِرَاءَةَ وَالْحِسَابَ، وَظَلَّ النَّاسُ يَذْكُرُونَهُ بَعْدَ أَنْ رَحَلَ.",
];
const bare = (/** @type {string} */ text) => text.replace(/[\u064b-\u0652]/g, "");

const { site } = build(
  corpusOf(
    [
      article("vocalised", "مَكْتَبَةُ الشَّيْخِ عَلَى النَّهْرِ", VOCALISED, { source: "دفتر القرية" }),
      article("bare", "مكتبة الشيخ على النهر", VOCALISED.map(bare), { source: "دفتر القرية" }),
      article(
        "both",
        "النَّصُّ مشكولًا وغير مشكول",
        VOCALISED.flatMap((text) => [text, bare(text)]),
        { source: "دفتر القرية" },
      ),
    ],
    { title: "حكاية مكتبة" },
  ),
);
after(closeBrowser);

const WIDTHS = { phone: 390, desktop: 1280 };
const QUERY = "الكتب";

/** Where the lines of every paragraph begin, in pixels from its top. @param {Page} page */
const lines = (page) =>
  page.locator(".paragraph .original").evaluateAll((all) =>
    all.map((paragraph) => {
      const range = document.createRange();
      range.selectNodeContents(paragraph);
      const { top } = paragraph.getBoundingClientRect();
      const tops = [...range.getClientRects()].map((box) => Math.round(box.top - top));
      return [...new Set(tops)];
    }),
  );

/**
 * The ink of every paragraph, in pixels that differ from the ground, by rows of the page.
 * @param {Page} page
 * @returns {Promise<number[][]>}
 */
async function ink(page) {
  const all = [];
  for (const paragraph of await page.locator(".paragraph .original").all()) {
    await paragraph.evaluate((/** @type {HTMLElement} */ shown) => {
      document.body.style.visibility = "hidden";
      shown.style.visibility = "visible";
    });
    const picture = await page.screenshot({ fullPage: true });
    all.push(await darkPixels(page, picture.toString("base64")));
    await paragraph.evaluate((/** @type {HTMLElement} */ shown) => {
      shown.style.visibility = "";
    });
  }
  return all;
}

/** @param {Page} page @param {string} picture a PNG in base64 @returns {Promise<number[]>} of every row */
async function darkPixels(page, picture) {
  const blank = await page.context().newPage();
  const rows = await blank.evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    if (!context) return [];
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    return Array.from({ length: image.height }, (_, row) => {
      let dark = 0;
      const end = 4 * (row + 1) * image.width;
      for (let at = 4 * row * image.width; at < end; at += 4) if ((data[at] ?? 0) < 128) dark += 1;
      return dark;
    });
  }, picture);
  await blank.close();
  return rows;
}

const sum = (/** @type {number[]} */ rows) => rows.reduce((all, dark) => all + dark, 0);

/** Stretches of rows with ink, as high as letters are at least: as many as lines that stand apart. @param {number[]} rows */
const bands = (rows) =>
  rows
    .map((dark) => (dark > 0 ? "x" : " "))
    .join("")
    .split(" ")
    .filter((band) => band.length > 2 * 8).length;

/** Lines far apart, in which no mark can meet another line's. @param {Page} page */
const spread = (page) =>
  page.evaluate(() => {
    for (const each of document.querySelectorAll(".paragraph .original")) {
      /** @type {HTMLElement} */ (each).style.lineHeight = "4";
    }
  });

for (const [name, width] of Object.entries(WIDTHS)) {
  describe(`on a ${name}`, () => {
    it("lines are as far apart with marks as without, and break at the same words", async (t) => {
      const { page } = await visit(t, { page: site, at: "#/a/both", width });
      const all = await lines(page);
      assert.equal(all.length, 2 * VOCALISED.length);
      for (let pair = 0; pair < all.length; pair += 2) assert.deepEqual(all[pair], all[pair + 1]);
      assert.ok(all.flat().length > all.length, "some have more than a line");
    });

    it("no mark is cut or meets a letter of another line", async (t) => {
      const { page } = await visit(t, {
        page: site,
        at: "#/a/both",
        width,
        browser: { deviceScaleFactor: 2 },
      });
      await page.evaluate(() => document.fonts.ready);
      const counts = (await lines(page)).map((tops) => tops.length);
      const close = await ink(page);
      assert.deepEqual(close.map(bands), counts, "between any two lines the ground is seen");
      await spread(page);
      const apart = (await ink(page)).map(sum);
      for (const [at, rows] of close.entries()) {
        // Letters fall on other parts of a pixel.
        const all = sum(rows);
        assert.ok(Math.abs(all - (apart[at] ?? 0)) < 0.02 * all, `${at}: ${all}, spread ${apart[at]}`);
      }
      for (let pair = 0; pair < close.length; pair += 2) {
        const [marked = 0, bared = 0] = close.slice(pair).map(sum);
        assert.ok(marked > bared * 1.1, `marks are ink: ${marked}, without ${bared}`);
      }
    });

    it("without marks the same lines stay where they are", async (t) => {
      const { page } = await visit(t, { page: site, at: `#/a/both?q=${QUERY}`, width });
      const before = await lines(page);
      const found = await highlights(page);
      await page.getByRole("button", { name: "التشكيل" }).click();
      await page.waitForFunction(
        () => !/[\u064b-\u0652]/.test(document.querySelector(".paragraph .original")?.textContent ?? ""),
      );
      assert.deepEqual(await lines(page), before);
      assert.deepEqual(await highlights(page), found.map(bare));
    });
  });
}

it("a highlight changes no letter's place", async (t) => {
  const widths = [];
  for (const query of ["", `?q=${QUERY}`]) {
    const { page } = await visit(t, { page: site, at: `#/a/both${query}` });
    await page.evaluate(() => document.fonts.ready);
    widths.push(
      await page.locator(".paragraph .original").evaluateAll((all) =>
        all.map((paragraph) => {
          const text = /** @type {Text} */ (paragraph.firstChild);
          const range = document.createRange();
          return [...text.data].map((_, end) => {
            range.setStart(text, 0);
            range.setEnd(text, end + 1);
            return Math.round(range.getBoundingClientRect().width);
          });
        }),
      ),
    );
  }
  assert.deepEqual(widths[1], widths[0]);
});

describe("pictures", () => {
  const folder = process.env.KASHSHAF_SCREENSHOTS;
  const skip = folder ? false : "set KASHSHAF_SCREENSHOTS=docs to make the pictures in docs";
  /** @type {[string, number, "light" | "dark"][]} */
  const pictures = [["vocalised", WIDTHS.desktop, "light"]];
  for (const [name, width, colorScheme] of pictures) {
    it(name, { skip }, async (t) => {
      const { page } = await visit(t, {
        page: site,
        at: `#/a/both?q=${QUERY}`,
        width,
        browser: { colorScheme },
      });
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(1500);
      const file = join(at(), folder ?? "", "images", `${name}.png`);
      mkdirSync(join(file, ".."), { recursive: true });
      await page.screenshot({ path: file });
    });
  }
});
