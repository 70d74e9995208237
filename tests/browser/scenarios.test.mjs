/** Ten readers who never saw the page before, each with something to do. */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { single, site } from "./lib/corpora.mjs";
import {
  closeBrowser,
  currentHit,
  found,
  highlights,
  overflow,
  ready,
  resultsOf,
  summary,
  visit,
} from "./lib/visit.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("node:test").TestContext} TestContext */

after(closeBrowser);

/** A reader at the page: what they do, and what they see. @param {TestContext} t @param {import("./lib/visit.mjs").Wishes} wishes */
async function reader(t, wishes) {
  const { page, base } = await visit(t, wishes);
  await page
    .context()
    .grantPermissions(["clipboard-read", "clipboard-write"])
    .catch(() => {});
  const button = (/** @type {string} */ name) => page.getByRole("button", { name }).first();
  return {
    page,
    base,
    async types(/** @type {string} */ query) {
      await page.locator("#q").click();
      await page.keyboard.type(query);
      await resultsOf(page, query);
    },
    presses: (/** @type {string} */ name) => button(name).click(),
    async opensTheFirstPassage() {
      await page.locator(".snippet").first().click();
      await page.locator(".reading").waitFor();
      await ready(page);
    },
    async sees(/** @type {string | RegExp} */ text) {
      await page.getByText(text).first().waitFor();
    },
    async selects(/** @type {string} */ words) {
      await page.locator(".text").evaluate((text, wanted) => {
        const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const node = /** @type {Text} */ (walker.currentNode);
          const at = node.data.indexOf(wanted);
          if (at < 0) continue;
          getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
          return;
        }
        throw new Error(`There is no ${wanted}`);
      }, words);
    },
    clipboard: () => page.evaluate(() => navigator.clipboard.readText()),
  };
}

describe("a reader who never saw the page", () => {
  it("1. a journalist, by phone, finds what was said about Lavrov and reads it in its place", async (t) => {
    const she = await reader(t, { page: site, width: 390 });
    await she.sees("جرّب البحث عن");
    await she.types("لافروف");
    assert.match(await summary(she.page), /^\d مقالات في النتائج$/);
    await she.opensTheFirstPassage();
    assert.deepEqual(await currentHit(she.page), ["لافروف"]);
    await she.presses("التالية");
    await she.sees(/^نتيجة \d+ من \d+$/);
    assert.equal(await overflow(she.page), 0);
  });

  it("2. a student types a word as he speaks it, and asks why something else was found", async (t) => {
    const he = await reader(t, { page: single });
    await he.types("معارضه");
    assert.ok((await highlights(he.page)).some((word) => /المعارضة$/.test(word)));
    await he.page.locator(".why summary").first().click();
    await he.page.locator(".why dd").first().waitFor();
    assert.match(await he.page.locator(".why").first().innerText(), /معارضه/);
  });

  it("3. a researcher wants the phrase, the whole phrase, and a table of where it stands", async (t) => {
    const she = await reader(t, { page: site });
    await she.presses("بحث بالشروط");
    await she.page.getByLabel("هذه العبارة بترتيبها").fill("المعارضة السورية");
    await she.page.getByRole("dialog").getByRole("button", { name: "بحث" }).click();
    await resultsOf(she.page, '"المعارضة السورية"');
    const marked = await highlights(she.page);
    assert.ok(marked.length > 0 && marked.join(" ").includes("المعارضة"));
    const downloading = she.page.waitForEvent("download");
    await she.presses("نزّل النتائج جدولًا (CSV)");
    assert.match((await downloading).suggestedFilename(), /المعارضة السورية\.csv/);
  });

  it("4. a careless typist finds nothing, and is led on with one click", async (t) => {
    const he = await reader(t, { page: site });
    await he.types("لافروفق");
    await he.sees("لا نتيجة لـ");
    const offer = he.page.locator(".meant a, .offers a").first();
    await offer.waitFor();
    await offer.click();
    await he.page.locator(".card").first().waitFor();
    assert.ok((await found(he.page)).length > 0);
  });

  it("5. a student of Arabic reads with vowel marks, then without, then with them again", async (t) => {
    const she = await reader(t, { page: site, at: "#/a/aleppo-2016-02/p2?q=العرض" });
    const paragraph = she.page.locator('[data-paragraph="2"] .original');
    const written = await paragraph.innerText();
    assert.match(written, /رَفَضَ/);
    await she.presses("التشكيل");
    assert.match(await paragraph.innerText(), /رفض العرض/);
    assert.ok((await highlights(she.page)).includes("العرض"));
    await she.presses("التشكيل");
    assert.equal(await paragraph.innerText(), written);
  });

  it("6. a scholar takes a sentence along, with all that a footnote needs", async (t) => {
    const he = await reader(t, { page: site, at: "#/a/aleppo-2016-02?q=المعارضة" });
    await he.selects("أما روسيا فأقرت");
    await he.presses("انسخ مع الاستشهاد");
    await he.sees("نُسخ الاستشهاد");
    const footnote = await he.clipboard();
    assert.match(footnote, /«أما روسيا فأقرت»/);
    assert.match(footnote, /jbcnews/);
    assert.match(footnote, /2016/);
    assert.match(footnote, /الفقرة 4/);
    assert.ok(footnote.includes(`${he.base}#/a/aleppo-2016-02/p4`));
  });

  it("7. she sends the link to a friend, who lands on that very paragraph on a phone", async (t) => {
    const she = await reader(t, { page: site, at: "#/a/aleppo-2016-02?q=المعارضة" });
    const link = await she.page.getByRole("link", { name: "رابط الفقرة 7" }).getAttribute("href");
    const friend = await reader(t, { page: site, at: link ?? "", width: 390 });
    const target = friend.page.locator('[data-paragraph="7"]');
    assert.equal(await target.getAttribute("aria-current"), "location");
    const { y = -1 } = (await target.boundingBox()) ?? {};
    assert.ok(y > 0 && y < 780);
  });

  it("8. an archivist wants to know what was cleaned away, and sees the original", async (t) => {
    const he = await reader(t, { page: site, at: "#/a/aleppo-2016-02" });
    const folded = he.page.locator(".noise summary").first();
    assert.match(await folded.innerText(), /أُخفيت .*: اعرض الأصل/);
    await folded.click();
    await he.sees(/سبب الإخفاء/);
  });

  it("9. a reader with weak eyes makes it large and plain, and nothing is lost", async (t) => {
    const she = await reader(t, { page: single, width: 390, at: "#/a/aleppo-2016-02?q=المعارضة" });
    await she.presses("الإعدادات");
    await she.page.getByLabel("المظهر").selectOption("تباين عال");
    await she.page.getByLabel("حجم الخط").selectOption("الأكبر");
    await she.presses("أغلق");
    assert.equal(await overflow(she.page), 0);
    assert.equal(await she.page.evaluate(() => getComputedStyle(document.documentElement).fontSize), "24px");
  });

  it("10. somebody without a mouse goes all the way: search, passage, hits, next article, and back", async (t) => {
    const { page } = await reader(t, { page: single });
    await page.keyboard.press("/");
    await page.keyboard.type("المعارضة");
    await resultsOf(page, "المعارضة");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.tagName === "H1");
    while (!(await page.evaluate(() => document.activeElement?.matches(".card h2 a")))) {
      await page.keyboard.press("Tab");
    }
    const first = await page.evaluate(() => document.activeElement?.getAttribute("href"));
    await page.keyboard.press("Enter");
    await page.locator(".reading").waitFor();
    await page.keyboard.press("n");
    assert.equal((await currentHit(page)).length, 1);
    await page.locator(".neighbours .after").waitFor();
    await page.keyboard.press("j");
    await page.getByText(/^المقال 2 من/).waitFor();
    await page.keyboard.press("k");
    await page.getByText(/^المقال 1 من/).waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".card").first().waitFor();
    assert.equal(await page.locator(".card h2 a").first().getAttribute("href"), first);
  });
});
