/** A site on https is kept by the browser: after the first visit it needs no network. */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { article, build, corpusOf, site } from "./lib/corpora.mjs";
import { closeBrowser, found, highlights, ready, search, visit } from "./lib/visit.mjs";

after(closeBrowser);

/** Waits until the browser has taken the page in. @param {import("playwright-core").Page} page */
const kept = (page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50));
  });

describe("without a network", () => {
  it("a site that was visited once opens, searches, reads and speaks English", async (t) => {
    const { page } = await visit(t, { page: site, https: true, mayComplain: /Failed to load resource/ });
    await kept(page);
    await page.context().setOffline(true);
    await page.context().unrouteAll();
    await page.reload();
    await ready(page);
    await search(page, "لافروف");
    assert.ok((await found(page)).length >= 3);
    assert.ok((await highlights(page)).includes("لافروف"));
    await page.locator(".snippet").first().click();
    await page.locator(".reading").waitFor();
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("link", { name: "Back to the results" }).waitFor();
    await page.getByRole("button", { name: "Settings" }).click();
    await page.getByRole("dialog").waitFor();
    assert.ok(await page.evaluate(() => document.fonts.check('16px "Noto Naskh Arabic"', "ح")));
  });

  it("has the letters of the texts that were read", async (t) => {
    const urdu = build(corpusOf([article("urdu", "لاہور", ["یہ ایک ٹرین ہے"])]));
    const { page } = await visit(t, {
      page: urdu.site,
      at: "#/a/urdu",
      https: true,
      mayComplain: /Failed to load resource/,
    });
    await kept(page);
    const fonts = () =>
      page.evaluate(async () => {
        const whole = await document.fonts.load('1em "Noto Naskh Arabic Whole"', "ٹ").catch(() => []);
        return whole.map(({ status }) => status);
      });
    assert.deepEqual(await fonts(), ["loaded"]);
    await page.waitForFunction(async () => {
      const names = await caches.keys();
      const held = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return held.flat().some(({ url }) => url.includes("noto-naskh-arabic-arabic"));
    });
    await page.context().setOffline(true);
    await page.context().unrouteAll();
    await page.reload();
    await ready(page);
    await page.getByText("یہ ایک ٹرین ہے").waitFor();
    assert.deepEqual(await fonts(), ["loaded"]);
  });

  it("it can be installed: it has a manifest with its name and icons", async (t) => {
    const { page, base } = await visit(t, { page: site, https: true });
    await kept(page);
    const href = await page.locator("link[rel=manifest]").evaluate((link) => /** @type {any} */ (link).href);
    assert.equal(href, `${base}manifest.webmanifest`);
    const manifest = await page.evaluate(async (url) => (await fetch(url)).json(), href);
    assert.match(manifest.name, /حلب/);
    for (const { src } of manifest.icons) {
      assert.equal(await page.evaluate(async (url) => (await fetch(url)).status, base + src), 200);
    }
  });

  it("what is kept can be erased, and then nothing is", async (t) => {
    const { page } = await visit(t, { page: site, https: true });
    await kept(page);
    await page.getByRole("button", { name: "الإعدادات" }).click();
    await page.getByRole("button", { name: "امحُ ما حُفظ هنا" }).click();
    await page.getByRole("button", { name: "امحُ حقًّا؟" }).click();
    await page.locator("#live", { hasText: "مُحي كل ما حُفظ" }).waitFor();
    assert.deepEqual(await page.evaluate(() => caches.keys()), []);
    assert.equal(
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
      0,
    );
  });

  it("without https nothing is kept", async (t) => {
    const { page } = await visit(t, { page: site });
    await page.waitForTimeout(1500);
    assert.equal(
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
      0,
    );
  });
});
