/** Why something was found, and what may have been meant where nothing was. */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { build, harbour, single, site } from "./lib/corpora.mjs";
import { closeBrowser, currentHit, found, overflow, resultsOf, search, visit } from "./lib/visit.mjs";

/** @typedef {import("playwright-core").Page} Page */

after(closeBrowser);

const TAKEN_APART = "للمعارضة = ل + ال + معارضة";

/** @param {Page} page @param {string} text */
const spoken = (page, text) => page.locator("#live", { hasText: text }).waitFor({ state: "attached" });

describe("why a result was found", () => {
  for (const [output, source] of Object.entries({ site, single })) {
    it(`is one click away on its card (${output})`, async (t) => {
      const { page } = await visit(t, { page: source, at: "#/?q=معارضة" });
      const card = page.locator(".card", { has: page.locator('a[href*="/aleppo-2016-02?"]') });
      await card.locator(".why summary").click();
      const line = card.locator(".why dd", { hasText: TAKEN_APART });
      await line.waitFor();
      assert.match(await line.innerText(), /بالصيغ/);
      assert.match(await line.innerText(), /«\u2068معارضة\u2069» نفسها وما اتصل بها/);
      assert.equal(await card.locator('.why [aria-live="polite"]').count(), 1);
    });
  }

  it("is one key away, for the result that the reader is at", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/?q=معارضة" });
    const cards = page.locator(".card");
    await cards.nth(1).locator("h2 a").focus();
    await page.keyboard.press("w");
    await cards.nth(1).locator(".why dd").first().waitFor();
    assert.equal(await cards.first().locator(".why[open]").count(), 0);
    await page.keyboard.press("w");
    await cards.nth(1).locator(".why:not([open])").waitFor();
  });

  it("is said of every rung, and in English", async (t) => {
    const { page } = await visit(t, { page: build(harbour).site, at: "#/?q=ايران" });
    const why = page.locator(".why").first();
    await why.locator("summary").click();
    await why.getByText("هي «\u2068ايران\u2069» بعد توحيد الإملاء").waitFor();
    await search(page, "القبطان");
    await why.locator("summary").click();
    await why.getByText("كما كتبتها").waitFor();
    await page.getByRole("button", { name: "English" }).click();
    await why.locator("summary", { hasText: "Why?" }).click();
    await why.getByText("as you typed it").waitFor();
  });

  it("names each word of the query", async (t) => {
    const { page } = await visit(t, { page: build(harbour).site, at: "#/?q=السفينة القبطان" });
    const why = page.locator(".why").first();
    await why.locator("summary").click();
    await why.locator("dd").nth(1).waitFor();
    assert.deepEqual(await why.locator("dt").allInnerTexts(), [
      "ما طابق «\u2068السفينة\u2069»",
      "ما طابق «\u2068القبطان\u2069»",
    ]);
  });

  it("fits a phone", async (t) => {
    const { page } = await visit(t, { page: site, width: 320, at: "#/?q=المعارضة السورية" });
    for (const summary of await page.locator(".why summary").all()) await summary.tap();
    await page.locator(".why dd").first().waitFor();
    assert.equal(await overflow(page), 0);
  });
});

describe("why a hit is one, in the article", () => {
  it("is one key away, and follows the reader from hit to hit", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/aleppo-2016-02?q=معارضة" });
    await page.keyboard.press("w");
    const why = page.locator(".stepper .why");
    await why.locator("dd", { hasText: TAKEN_APART }).waitFor();
    assert.equal(await page.getByRole("button", { name: "لماذا؟" }).getAttribute("aria-expanded"), "true");
    for (let hit = 0; hit < 40; hit += 1) {
      await page.keyboard.press("n");
      if ((await currentHit(page))[0] === "للمعارضة") break;
    }
    await page.waitForFunction(() => document.querySelectorAll(".stepper .why dd").length === 1);
    assert.match(await why.innerText(), /للمعارضة = ل \+ ال \+ معارضة/);
    await page.keyboard.press("w");
    assert.equal(await why.isVisible(), false);
  });

  it("is one click on its word away", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/aleppo-2016-02?q=معارضة" });
    const place = await page.evaluate(() => {
      const hits = /** @type {Range[]} */ ([...(CSS.highlights.get("kashshaf-hit") ?? [])]);
      const range = hits.find((each) => `${each}` === "بالمعارضة");
      range?.startContainer.parentElement?.scrollIntoView({ block: "center" });
      const { x, y, width, height } = /** @type {Range} */ (range).getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
    await page.mouse.click(place.x, place.y);
    const why = page.locator(".stepper .why");
    await why.locator("dd", { hasText: "بالمعارضة = ب + ال + معارضة" }).waitFor();
    assert.equal(await why.locator("dd").count(), 1);
    assert.deepEqual(await currentHit(page), ["بالمعارضة"]);
  });
});

describe("what may have been meant", () => {
  /**
   * Answers in the engine's place, so that the page is tried by itself.
   * @param {Page} page
   * @param {Suggestion[]} suggestions
   */
  const answering = (page, suggestions) =>
    page.addInitScript((answer) => {
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (/** @type {any} */ message, /** @type {any} */ more) {
        if (message.type !== "suggest") return post.call(this, message, more);
        const data = { type: "answer", id: message.id, answer };
        this.dispatchEvent(new MessageEvent("message", { data }));
      };
    }, suggestions);

  it("is offered with its count, read out, and searched for at a click", async (t) => {
    const { page } = await visit(t, {
      page: build(harbour).site,
      at: "#/?q=hgldkhx",
      prepare: (view) => answering(view, [{ query: "الميناء", why: "keyboard", total: 3 }]),
    });
    const offer = page.locator(".meant a");
    await offer.waitFor();
    assert.match(await page.locator(".meant").innerText(), /هل تقصد:/);
    assert.match(await page.locator(".meant").innerText(), /بلوحة المفاتيح العربية، 3 مقالات/);
    await spoken(page, "هل تقصد: الميناء");
    assert.match(page.url(), /q=hgldkhx/, "never silent");
    await offer.click();
    await resultsOf(page, "الميناء");
    assert.equal((await found(page)).length, 3);
    assert.equal(await page.locator(".meant a").count(), 0, "enough was found");
  });

  it("comes of the engine: a word typed on an English keyboard is offered in Arabic", async (t) => {
    const { page } = await visit(t, { page: build(harbour).site, at: "#/?q=hgldkhx" });
    await page.locator(".meant a").first().waitFor();
    assert.match(await page.locator(".meant").innerText(), /الميناء\s+بلوحة المفاتيح العربية، 3 مقالات/);
  });

  it("is offered above results that have only some of the words", async (t) => {
    const { page } = await visit(t, { page: build(harbour).site, at: "#/?q=القبطان المينءا" });
    await page.locator(".meant a").first().waitFor();
    assert.equal(await page.locator(".meant ~ .beside").count(), 1);
  });

  it("is offered below few results, where it finds more than they are", async (t) => {
    const { page } = await visit(t, {
      page: build(harbour).site,
      at: "#/?q=القبطان",
      prepare: (view) =>
        answering(view, [
          { query: "الميناء", why: "spelling", total: 3 },
          { query: "الربّان", why: "spelling", total: 1 },
        ]),
    });
    await page.locator(".meant a").waitFor();
    assert.deepEqual(await page.locator(".meant a").allInnerTexts(), ["الميناء"]);
    assert.deepEqual(await found(page), ["spelling"]);
  });

  it("is not asked for while the reader is still typing", async (t) => {
    const { page } = await visit(t, {
      page: build(harbour).site,
      prepare: (view) =>
        view.addInitScript(() => {
          const post = Worker.prototype.postMessage;
          Worker.prototype.postMessage = function (/** @type {any} */ message, /** @type {any} */ more) {
            if (message.type === "suggest") document.body.dataset.asked = message.question.query;
            return post.call(this, message, more);
          };
        }),
    });
    await page.locator("#q").pressSequentially("زنجبيل", { delay: 90 });
    await page.waitForFunction(() => document.body.dataset.asked);
    assert.equal(await page.evaluate(() => document.body.dataset.asked), "زنجبيل");
  });
});
