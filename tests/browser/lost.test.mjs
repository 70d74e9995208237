/** An archive whose blocks, parts or engine cannot be had: what is missing is said, the rest goes on, and a retry brings it. */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { PAGE } from "../../www/js/state.js";
import { ARCHIVE, archive, build, site as bundled, FAR_WORD, NEAR_WORD } from "./lib/corpora.mjs";
import { gone, lost, retry, TEXTS, textsComeBack } from "./lib/loss.mjs";
import { closeBrowser, found, highlights, search, summary, visit } from "./lib/visit.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Route} Route */

const { site } = build(archive);
after(closeBrowser);

const WORDS = "**/index/w*/*.bin";

const garbage = (/** @type {Route} */ route) => route.fulfill({ body: "<!doctype html>" });

describe("a lost block", () => {
  it("of texts: what is missing, while the rest goes on; a retry when it is back", async (t) => {
    const { page } = await visit(t, { page: site, mayComplain: lost });
    await page.route(TEXTS, gone);
    await page.locator("#q").fill(FAR_WORD);
    await page.locator(".panel").waitFor();
    assert.equal(await summary(page), "تعذّر تحميل نصوص بعض المقالات");
    const panel = await page.locator(".panel").innerText();
    assert.match(panel, /index\/t\/[0-9a-f]+\/\d+\.bin/);
    assert.match(panel, /404/);
    assert.equal(await page.locator("#q").inputValue(), FAR_WORD);
    await search(page, NEAR_WORD);
    assert.deepEqual(await highlights(page), [NEAR_WORD], "its text is here already");
    await page.goBack();
    await page.locator("#q").fill(FAR_WORD);
    await page.locator(".panel").waitFor();
    await page.unroute(TEXTS);
    await retry(page);
    await page.locator(".card").waitFor();
    assert.deepEqual(await highlights(page), [FAR_WORD]);
    assert.equal(await page.locator(".panel").count(), 0);
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), "H1");
  });

  it("of words: said in English too, and the overview still leads on", async (t) => {
    const { page } = await visit(t, {
      page: site,
      at: `#/?q=${FAR_WORD}`,
      mayComplain: lost,
      prepare: (view) => view.route(WORDS, gone),
    });
    assert.equal(await summary(page), "تعذّر تحميل جزء من فهرس الكلمات");
    await page.getByRole("button", { name: "English" }).click();
    await page.getByText("A part of the word index could not be loaded").waitFor();
    await page.getByText("The server does not give this file").waitFor();
    await page.locator(".brand").click();
    await page.locator(".opening").waitFor();
    await page.locator(".card a").first().click();
    await page.locator(".reading").waitFor();
    await page.unroute(WORDS);
    await search(page, FAR_WORD);
    assert.deepEqual(await highlights(page), [FAR_WORD]);
  });

  it("of the first texts: the overview stands without its list", async (t) => {
    const { page } = await visit(t, {
      page: site,
      mayComplain: lost,
      prepare: (view) => view.route(TEXTS, gone),
    });
    assert.equal(await summary(page), "أرشيف الميناء");
    assert.match(await page.locator(".opening .facts").innerText(), /2,000 مقال/);
    await page.locator(".lost").waitFor();
    await textsComeBack(page);
    assert.equal(await page.locator(".lost").count(), 0);
  });

  it("of an article being opened: the way back stays, and the paragraph is found on retry", async (t) => {
    const { page } = await visit(t, {
      page: site,
      at: `#/a/report-${ARCHIVE}/p3`,
      mayComplain: lost,
      prepare: (view) => view.route(TEXTS, gone),
    });
    assert.equal(await summary(page), "تعذّر تحميل نصوص بعض المقالات");
    await page.unroute(TEXTS);
    await retry(page);
    await page.locator(".reading").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-paragraph")), "3");
  });

  it("that arrives damaged once is fetched again, and nobody is told", async (t) => {
    /** @type {Set<string>} */
    const seen = new Set();
    const { page } = await visit(t, {
      page: site,
      at: `#/?q=${FAR_WORD}`,
      prepare: (view) =>
        view.route(WORDS, (route) => {
          const url = route.request().url();
          if (seen.has(url)) return route.continue();
          seen.add(url);
          return garbage(route);
        }),
    });
    assert.ok(seen.size > 0);
    assert.deepEqual(await highlights(page), [FAR_WORD]);
  });

  it("that stays damaged is said to be so", async (t) => {
    const { page } = await visit(t, {
      page: site,
      at: `#/?q=${FAR_WORD}`,
      prepare: (view) => view.route(WORDS, garbage),
    });
    assert.equal(await summary(page), "تعذّر تحميل جزء من فهرس الكلمات");
    assert.match(await page.locator(".panel").innerText(), /تالفًا/);
  });

  it("a server that stumbles once is not noticed", async (t) => {
    let stumbled = false;
    const { page } = await visit(t, {
      page: site,
      at: `#/?q=${FAR_WORD}`,
      mayComplain: lost,
      prepare: (view) =>
        view.route(WORDS, (route) => {
          if (stumbled) return route.continue();
          stumbled = true;
          return route.fulfill({ status: 503, body: "" });
        }),
    });
    assert.deepEqual(await highlights(page), [FAR_WORD]);
  });

  it("for want of a connection comes with the connection, without a click", async (t) => {
    const { page } = await visit(t, { page: site, mayComplain: lost });
    await page.context().setOffline(true);
    await page.locator("#q").fill(FAR_WORD);
    await page.locator(".panel").waitFor();
    assert.match(await page.locator(".panel").innerText(), /لم يجب الخادم/);
    await page.context().setOffline(false);
    await page.locator(".card").waitFor();
    assert.deepEqual(await highlights(page), [FAR_WORD]);
  });
});

describe("a part of the page", () => {
  it("that cannot be had is said to be missing, and comes when it can be had", async (t) => {
    const { page } = await visit(t, {
      page: bundled,
      at: "#/a/aleppo-2016-02/p2",
      mayComplain: lost,
      prepare: (view) => view.route("**/later/**", (route) => route.abort()),
    });
    assert.equal(await summary(page), "تعذّر تحميل ملف من ملفات الصفحة");
    await search(page, "لافروف");
    assert.ok((await found(page)).length > 0, "the rest goes on");
    await page.goBack();
    await page.locator(".panel").waitFor();
    await page.unroute("**/later/**");
    await retry(page);
    await page.locator(".reading").waitFor();
  });

  it("English words that cannot be had leave the page Arabic", async (t) => {
    const { page } = await visit(t, {
      page: bundled,
      mayComplain: lost,
      prepare: (view) => view.route("**/later/strings-en-*", (route) => route.abort()),
    });
    await page.getByRole("button", { name: "English" }).click();
    await search(page, "لافروف");
    assert.match(await summary(page), /في النتائج/);
    assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
  });
});

describe("without the engine", () => {
  it("plain search has the texts fetched, and gives way once the engine can be had", async (t) => {
    const { page } = await visit(t, {
      page: site,
      at: `#/?q=${FAR_WORD}`,
      mayComplain: lost,
      prepare: (view) => view.route("**/engine.bin*", gone),
    });
    await page.getByText("بحث نصي بسيط").waitFor();
    assert.deepEqual(await highlights(page), [FAR_WORD]);
    await search(page, "المستودع");
    assert.equal(await summary(page), "2,000 مقال في النتائج");
    await page.unroute("**/engine.bin*");
    await retry(page);
    await page.locator(".ladder").waitFor();
    await page.locator(".card").first().waitFor();
    assert.equal(await page.locator(".notice").count(), 0);
  });

  it("texts that are lost as well are said to be missing", async (t) => {
    let left = 3;
    const { page } = await visit(t, {
      page: site,
      mayComplain: lost,
      prepare: async (view) => {
        await view.route("**/engine.bin*", gone);
        await view.route(TEXTS, (route) => {
          left -= 1;
          return left > 0 ? gone(route) : route.continue();
        });
      },
    });
    const notice = page.locator(".notice");
    assert.match(await notice.innerText(), /تعذّر تحميل نصوص بعض المقالات/);
    await notice.getByText("التفاصيل").click();
    assert.match(await notice.innerText(), /index\/t\//);
    assert.equal((await found(page)).length, PAGE);
  });
});
