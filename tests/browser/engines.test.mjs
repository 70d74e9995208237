/** The core of what a reader does, in Firefox and in WebKitGTK, where they are installed. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { serve } from "../../scripts/lib/server.mjs";
import { build, harbour } from "./lib/corpora.mjs";
import { engines, start } from "./lib/webdriver.mjs";

const pages = build(harbour);

/** What is highlighted, in this browser's way. */
function highlighted() {
  const native = "highlights" in CSS ? [...(CSS.highlights.get("kashshaf-hit") ?? [])].map(String) : [];
  return [...native, ...[...document.querySelectorAll("mark")].map((mark) => mark.textContent)];
}
const ready = () =>
  document.querySelector("main h1") !== null && !document.querySelector("main")?.hasAttribute("aria-busy");
const textOf = (/** @type {string} */ selector) => document.querySelector(selector)?.textContent ?? "";

for (const engine of engines()) {
  const skip = engine.missing ? `not installed: ${engine.missing}` : false;
  if (skip) console.log(`${engine.name} is skipped, ${skip}`);

  describe(engine.name, { skip }, () => {
    /** @type {Awaited<ReturnType<typeof start>>} */
    let browser;
    /** @type {Awaited<ReturnType<typeof serve>>} */
    let server;
    before(async () => {
      server = await serve(pages.site);
      browser = await start(engine);
    });
    after(async () => {
      await browser?.close();
      await server?.close();
    });

    for (const output of /** @type {const} */ (["site", "single"])) {
      const address = () => (output === "site" ? server.url : pathToFileURL(pages.single).href);

      it(`opens, searches while one types, and marks the letters that match (${output})`, async () => {
        await browser.go(address());
        await browser.until(ready);
        assert.match(await browser.run(textOf, ".opening"), /أخبار الميناء/);
        await browser.type("#q", "مضيفا");
        await browser.until(() => document.title.includes("مضيفا") && document.querySelector(".card"));
        assert.deepEqual(await browser.run(highlighted), ["مضيفًا", "مُضِيفًا"]);
        assert.match(await browser.run(() => location.hash), /^#\/\?q=/);
      });

      it(`reads: opens at the hit, steps, hides vowel marks, and goes back (${output})`, async () => {
        await browser.click(".snippet");
        await browser.until(ready);
        await browser.until(() => document.querySelector(".reading"));
        assert.match(await browser.run(textOf, ".stepper output"), /نتيجة \d من 2/);
        await browser.click(".tashkeel");
        assert.deepEqual(await browser.run(highlighted), ["مضيفا", "مضيفا"]);
        await browser.click(".tashkeel");
        assert.deepEqual(await browser.run(highlighted), ["مضيفًا", "مُضِيفًا"]);
        await browser.run(() => document.querySelector(/** @type {"h1"} */ ("main h1"))?.focus());
        await browser.press("n");
        await browser.press("Escape");
        await browser.until(() => document.querySelector(".card"));
      });

      it(`gives every rung, its reasons, and the other language (${output})`, async () => {
        await browser.go(`${address()}#/?q=ايران`);
        await browser.until(() => document.title.includes("ايران") && document.querySelector(".card"));
        assert.deepEqual(await browser.run(highlighted), ["إيران"]);
        await browser.click(".why summary");
        await browser.until(() =>
          /بعد توحيد الإملاء/.test(document.querySelector(".why")?.textContent ?? ""),
        );
        await browser.click(".language");
        await browser.until(() => document.querySelector("main h1")?.textContent === "1 article found");
        assert.equal(await browser.run(() => document.documentElement.dir), "ltr");
        await browser.click(".language");
        await browser.until(() => document.documentElement.dir === "rtl");
      });

      it(`settings open and hold (${output})`, async () => {
        await browser.run(() =>
          /** @type {HTMLElement} */ (document.querySelectorAll(".tools button")[1]).click(),
        );
        await browser.until(() => document.querySelector("dialog[open]"));
        await browser.run(() => {
          const select = /** @type {HTMLSelectElement} */ (document.querySelector("#set-theme"));
          select.selectedIndex = 2;
          select.dispatchEvent(new Event("change"));
        });
        await browser.until(() => document.documentElement.dataset.theme === "dark");
        await browser.press("Escape");
        await browser.until(() => !document.querySelector("dialog"));
      });
    }
  });
}
