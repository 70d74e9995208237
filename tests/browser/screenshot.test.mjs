/** The pictures of the README and the user's guide: made only when asked for, so that a run of the tests leaves no trace. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, it } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { site } from "./lib/corpora.mjs";
import { closeBrowser, visit } from "./lib/visit.mjs";

/** @typedef {import("playwright-core").Page} Page */

after(closeBrowser);

/** Where to: the pictures themselves, or another folder to look at them first. */
const folder = process.env.KASHSHAF_SCREENSHOTS;
const skip = folder ? false : "set KASHSHAF_SCREENSHOTS=docs to make the pictures in docs";

/** @typedef {{ name: string, at: string, width?: number, dark?: boolean, settings?: object, prepare?: (page: Page) => Promise<unknown> }} Picture */

/** @param {RegExp} name */
const press = (name) => (/** @type {Page} */ page) => page.getByRole("button", { name }).first().click();

/** @type {Picture[]} */
const PICTURES = [
  { name: "screenshot", at: '#/?q="المعارضة السورية"' },
  { name: "images/overview.ar", at: "#/" },
  {
    name: "images/results.ar",
    at: "#/?q=معارضة",
    prepare: (page) => page.locator(".why summary").nth(1).click(),
  },
  { name: "images/reading.ar", at: "#/a/aleppo-2016-02/p2?q=معارضة" },
  { name: "images/reading-phone.ar", at: "#/a/aleppo-2016-02/p4?q=معارضة", width: 390, dark: true },
  { name: "images/conditions.ar", at: "#/?q=حلب", prepare: press(/بحث بالشروط/) },
  { name: "images/settings.ar", at: "#/", prepare: press(/الإعدادات/) },
  { name: "images/overview.en", at: "#/", settings: { language: "en" } },
  {
    name: "images/results.en",
    at: "#/?q=معارضة",
    settings: { language: "en" },
    prepare: (page) => page.locator(".why summary").nth(1).click(),
  },
  { name: "images/reading.en", at: "#/a/aleppo-2016-02/p2?q=معارضة", settings: { language: "en" } },
  {
    name: "images/reading-phone.en",
    at: "#/a/aleppo-2016-02/p4?q=معارضة",
    width: 390,
    dark: true,
    settings: { language: "en" },
  },
  {
    name: "images/conditions.en",
    at: "#/?q=حلب",
    settings: { language: "en" },
    prepare: press(/Search by conditions/),
  },
];

for (const { name, at: address, width, dark = false, settings, prepare } of PICTURES) {
  it(name, { skip }, async (t) => {
    const { page } = await visit(t, {
      page: site,
      at: address,
      ...(width && { width }),
      browser: { deviceScaleFactor: name === "screenshot" ? 2 : 1, colorScheme: dark ? "dark" : "light" },
      prepare: (view) =>
        view.addInitScript(
          (kept) => kept && localStorage.setItem("kashshaf", kept),
          JSON.stringify(settings ?? null),
        ),
    });
    await page.evaluate(() => document.fonts.ready);
    // What comes once the reader stays: counts, neighbours.
    await page.waitForTimeout(1500);
    await prepare?.(page);
    await page.waitForTimeout(400);
    const file = join(at(), folder ?? "", `${name}.png`);
    mkdirSync(join(file, ".."), { recursive: true });
    await page.screenshot({ path: file });
  });
}
