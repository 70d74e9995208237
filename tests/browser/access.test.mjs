/** Nobody is left out: axe-core on every view, in both languages and every theme; zoom, narrow windows, and names that are spoken. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, describe, it } from "node:test";
import { build, harbour, site } from "./lib/corpora.mjs";
import { closeBrowser, overflow, ready, search, visit } from "./lib/visit.mjs";

/** @typedef {import("playwright-core").Page} Page */

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const harbourSite = build(harbour).site;
after(closeBrowser);

/** @param {Page} page */
const button = (page, /** @type {RegExp} */ name) => page.getByRole("button", { name }).first().click();

/** Every view, and how a reader comes to it. @type {[string, string, string, ((page: Page) => Promise<unknown>)?][]} */
const VIEWS = [
  ["the overview", site, "#/"],
  ["results", site, "#/?q=معارضة"],
  [
    "results with reasons open",
    site,
    "#/?q=معارضة",
    async (page) => {
      for (const each of await page.locator(".evidence summary").all()) await each.click();
      await page.locator(".why dd").first().waitFor();
    },
  ],
  [
    "nothing found",
    harbourSite,
    '#/?q="السفينة القبطان"',
    (page) => page.locator(".offers a").nth(1).waitFor(),
  ],
  ["a remark", harbourSite, '#/?q="المعارضة السورية'],
  [
    "an article with hits",
    site,
    "#/a/aleppo-2016-02/p2?q=معارضة",
    (page) => page.locator(".neighbours a").first().waitFor(),
  ],
  [
    "an article with everything open",
    harbourSite,
    "#/a/residue?q=الميناء",
    async (page) => {
      for (const each of await page.locator("main summary").all()) await each.click();
      await page.keyboard.press("w");
      await page.keyboard.press("n");
      await page.locator(".why dd").first().waitFor();
    },
  ],
  [
    "a selection",
    harbourSite,
    "#/a/spelling",
    async (page) => {
      await page
        .locator(".original")
        .nth(1)
        .evaluate((element) => getSelection()?.selectAllChildren(element));
      await page.locator(".selection").waitFor();
    },
  ],
  ["no such article", site, "#/a/nowhere"],
  [
    "the settings",
    site,
    "#/",
    async (page) => {
      await button(page, /الإعدادات|Settings/);
      await page.getByRole("dialog").waitFor();
    },
  ],
  [
    "the help",
    site,
    "#/",
    async (page) => {
      await button(page, /المساعدة|Help/);
      await page.getByRole("dialog").waitFor();
    },
  ],
  [
    "search by conditions",
    site,
    "#/",
    async (page) => {
      await button(page, /بحث بالشروط|Search by conditions/);
      await page.getByRole("dialog").waitFor();
    },
  ],
];

/** What axe-core holds against the page. @param {Page} page @param {string} what */
async function violations(page, what) {
  const { violations } = await page.evaluate(() =>
    /** @type {any} */ (globalThis).axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      resultTypes: ["violations"],
    }),
  );
  return violations.map(
    (/** @type {any} */ { id, nodes }) =>
      `${what}: ${id}: ${nodes.map((/** @type {any} */ n) => n.target.join(" ")).join(", ")}`,
  );
}

/** Shows the page in another theme, at once. @param {Page} page @param {string} theme */
const inTheme = (page, theme) =>
  page.evaluate((name) => {
    document.documentElement.dataset.theme = name;
  }, theme);

describe("axe-core finds nothing on", () => {
  for (const [what, source, at, prepare] of VIEWS) {
    it(what, async (t) => {
      /** @type {string[]} */
      const found = [];
      for (const language of ["ar", "en"]) {
        const { page } = await visit(t, {
          page: source,
          at,
          prepare: (view) =>
            view.addInitScript(
              (chosen) => localStorage.setItem("kashshaf", JSON.stringify({ language: chosen })),
              language,
            ),
        });
        await prepare?.(page);
        // Half-way through fading in, every colour is too faint.
        await page.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished)));
        await page.evaluate(axe);
        for (const theme of ["light", "dark", "contrast"]) {
          await inTheme(page, theme);
          found.push(...(await violations(page, `${language} ${theme}`)));
        }
      }
      assert.deepEqual(found, []);
    });
  }

  it("no page that has nothing wrong: what is put wrong is found", async (t) => {
    const { page } = await visit(t, { page: site });
    await page.evaluate(axe);
    await page.evaluate(() => {
      const faint = document.createElement("p");
      faint.textContent = "نص باهت";
      faint.style.color = "#ddd";
      document.querySelector("main")?.append(faint, document.createElement("button"));
    });
    const found = await violations(page, "broken");
    assert.ok(
      found.some((each) => each.includes("color-contrast")) &&
        found.some((each) => each.includes("button-name")),
    );
  });

  it("a page that failed", async (t) => {
    const { page } = await visit(t, {
      page: site,
      mayComplain: /Failed to load resource|net::ERR_/,
      prepare: (view) => view.route("**/index/**", (route) => route.abort()),
    });
    await page.evaluate(axe);
    assert.deepEqual(await violations(page, "failed"), []);
  });
});

describe("zoom", () => {
  for (const [what, source, at, prepare] of VIEWS) {
    it(`200 % in a window of 640 pixels, and 320 pixels, lose nothing of ${what}`, async (t) => {
      // A window of 320 pixels is what 1280 at 400 % or 640 at 200 % comes to.
      const { page } = await visit(t, { page: source, at, width: 320 });
      await prepare?.(page);
      assert.equal(await overflow(page), 0);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll("main *, #masthead *, dialog *")]
          .filter((element) => element.checkVisibility() && element.textContent?.trim())
          .filter((element) => !element.closest(".visually-hidden, select, option, dialog:not([open])"))
          .filter((element) => {
            const { left, right } = element.getBoundingClientRect();
            return right > innerWidth + 1 || left < -1;
          })
          .map((element) => `${element.tagName}.${element.className}: ${element.textContent?.slice(0, 30)}`),
      );
      assert.deepEqual(cut, []);
    });
  }
});

describe("what is spoken", () => {
  it("every control has a name, and the page its landmarks", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/?q=معارضة" });
    for (const role of /** @type {const} */ (["banner", "main", "contentinfo", "search"])) {
      assert.equal(await page.getByRole(role).count(), 1, role);
    }
    const tree = await page.locator("body").ariaSnapshot();
    assert.doesNotMatch(
      tree,
      /- (button|link|checkbox|combobox|textbox)(:| \[|$)/m,
      "a control without a name",
    );
    assert.match(tree, /searchbox "ابحث في النصوص"|combobox "ابحث في النصوص"/);
    assert.match(tree, /group "درجة المطابقة"/);
  });

  it("counts come once the reader pauses, hits as they are stepped to", async (t) => {
    const { page } = await visit(t, { page: harbourSite });
    await search(page, "الميناء");
    await page.locator("#live", { hasText: "3 مقالات في النتائج" }).waitFor({ state: "attached" });
    await page.locator(".card h2 a").first().click();
    await ready(page);
    const place = page.getByRole("status").filter({ hasText: /^نتيجة \d/ });
    await page.keyboard.press("n");
    assert.match(await place.innerText(), /^نتيجة 1 من \d+$/);
  });
});
