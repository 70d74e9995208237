/** Nobody is left out: axe-core on every view, in both languages and every theme; zoom, narrow windows, and names that are spoken. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, describe, it } from "node:test";
import { build, harbour, site } from "./lib/corpora.mjs";
import { closeBrowser, inLanguage, overflow, ready, search, visit } from "./lib/visit.mjs";

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

/**
 * Texts that are too faint for their ground (WCAG 1.4.3): axe-core measures only Latin letters.
 * @param {Page} page
 * @param {string} what
 */
const faint = (page, what) =>
  page.evaluate((name) => {
    /** @type {(color: string) => number[]} red, green, blue, alpha, from 0 to 1 */
    const parts = (color) => {
      const [r = 0, g = 0, b = 0, a = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
      return color.startsWith("rgb") ? [r / 255, g / 255, b / 255, a] : [r, g, b, a];
    };
    const light = (/** @type {number[]} */ [r = 0, g = 0, b = 0]) => {
      const [x = 0, y = 0, z = 0] = [r, g, b].map((c) =>
        c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    /** @type {(element: Element | null) => number[]} */
    const ground = (element) => {
      if (!element) return [1, 1, 1, 1];
      const own = parts(getComputedStyle(element).backgroundColor);
      return own[3] === 1 ? own : ground(element.parentElement);
    };
    const contrast = (/** @type {number[]} */ a, /** @type {number[]} */ b) => {
      const [x, y] = [light(a), light(b)];
      return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    };
    const found = [];
    for (const element of document.querySelectorAll("body *")) {
      const written = [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());
      if (
        !written ||
        !element.checkVisibility() ||
        element.closest(".visually-hidden, .skip, noscript, script, :disabled")
      )
        continue;
      const { color, fontSize, fontWeight } = getComputedStyle(element);
      const pixels = Number.parseFloat(fontSize);
      const needed = pixels >= 24 || (pixels >= 18.66 && Number(fontWeight) >= 700) ? 3 : 4.5;
      const ratio = contrast(parts(color), ground(element));
      if (ratio < needed)
        found.push(
          `${name}: ${ratio.toFixed(2)}: ${element.className}: ${element.textContent?.slice(0, 30)}`,
        );
    }
    const probe = document.createElement("span");
    document.body.append(probe);
    /** @type {[string, string][]} */
    const highlights = [
      ["var(--hit-ink)", "var(--hit)"],
      ["#1e1b16", "var(--current)"],
    ];
    for (const [ink, paper] of highlights) {
      probe.style.color = ink;
      probe.style.background = paper;
      const { color, backgroundColor } = getComputedStyle(probe);
      if (contrast(parts(color), parts(backgroundColor)) < 4.5)
        found.push(`${name}: a highlight, ${ink} on ${paper}`);
    }
    probe.remove();
    return found;
  }, what);

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
          prepare: inLanguage(language),
        });
        await prepare?.(page);
        // Half-way through fading in, every colour is too faint.
        await page.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished)));
        await page.evaluate(axe);
        for (const theme of ["light", "dark", "contrast"]) {
          await inTheme(page, theme);
          found.push(...(await violations(page, `${language} ${theme}`)));
          found.push(...(await faint(page, `${language} ${theme}`)));
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
    const found = [...(await violations(page, "broken")), ...(await faint(page, "broken"))];
    assert.ok(
      found.some((each) => each.includes("نص باهت")) && found.some((each) => each.includes("button-name")),
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

/** What reaches beyond the sides of the window. @param {Page} page */
const cut = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("main *, #masthead *, dialog *")]
      .filter((element) => element.checkVisibility() && element.textContent?.trim())
      .filter((element) => !element.closest(".visually-hidden, select, option, dialog:not([open])"))
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return right > innerWidth + 1 || left < -1;
      })
      .map((element) => `${element.tagName}.${element.className}: ${element.textContent?.slice(0, 30)}`),
  );

describe("zoom", () => {
  for (const [what, source, at, prepare] of VIEWS) {
    it(`200 % in a window of 640 pixels, and 320 pixels, lose nothing of ${what}`, async (t) => {
      // A window of 320 pixels is what 1280 at 400 % or 640 at 200 % comes to.
      const { page } = await visit(t, { page: source, at, width: 320 });
      await prepare?.(page);
      assert.equal(await overflow(page), 0);
      assert.deepEqual(await cut(page), []);
    });

    it(`letters twice as large in 320 pixels lose nothing of ${what}`, async (t) => {
      const { page } = await visit(t, { page: source, at, width: 320, browser: { isMobile: false } });
      await prepare?.(page);
      await page.evaluate(() => {
        document.documentElement.style.fontSize = "200%";
      });
      assert.equal(await overflow(page), 0);
      assert.deepEqual(await cut(page), []);
    });
  }
});

describe("a finger", () => {
  const CONTROLS =
    "a:not(.skip), button, select, summary, input:not([type=checkbox]), textarea, label:has(input)";
  for (const [what, source, at, prepare] of VIEWS) {
    it(`meets every control of ${what}`, async (t) => {
      const { page } = await visit(t, { page: source, at, width: 390 });
      await prepare?.(page);
      const refine = page.locator(".refine:not([open]) > summary");
      if (await refine.isVisible()) {
        await refine.tap();
        await page.locator(".refine select").waitFor();
      }
      const small = await page.locator(CONTROLS).evaluateAll((all) =>
        all
          .filter((element) => element.checkVisibility() && !element.closest(".visually-hidden"))
          .map((element) => ({ element, box: element.getBoundingClientRect() }))
          .filter(({ box }) => Math.round(box.height) < 44 || Math.round(box.width) < 24)
          .map(({ element, box }) => `${element.textContent}: ${box.width} × ${box.height}`),
      );
      assert.deepEqual(small, []);
    });
  }
});

describe("forced colours", () => {
  it("leave the hits and the strip that shows where they lie to be seen", async (t) => {
    const { page } = await visit(t, {
      page: harbourSite,
      at: "#/a/residue?q=الميناء",
      browser: { forcedColors: "active" },
    });
    await page.getByRole("button", { name: "التالية" }).click();
    const colours = await page.evaluate(() =>
      [".strip", ".strip i", ".strip .here"].map((selector) => {
        const element = /** @type {Element} */ (document.querySelector(selector));
        return getComputedStyle(element).backgroundColor;
      }),
    );
    assert.equal(new Set(colours).size, 3, `${colours}`);
  });
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
