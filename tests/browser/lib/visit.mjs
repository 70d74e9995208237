/** A reader with a browser: opens pages, and notices when a page does what it must never do. */
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { launchOptions } from "../../../scripts/lib/chromium.mjs";
import { serve } from "../../../scripts/lib/server.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Browser} Browser */
/** @typedef {import("node:test").TestContext} TestContext */

/**
 * @typedef {object} Wishes
 * @property {string} page a folder to serve, or the path of one HTML file to open from disk
 * @property {string} [at] the address to begin at, such as `#/?q=حلب`
 * @property {boolean} [https] whether the folder is served as a site on the web is, with https
 * @property {number} [width] of the window; a phone below 600
 * @property {import("playwright-core").BrowserContextOptions} [browser] anything else about the browser
 * @property {(page: Page) => Promise<unknown>} [prepare] before the page is opened
 * @property {boolean} [scripts] false where the page runs none, and is read as it is
 * @property {RegExp} [mayComplain] console errors that are part of the story
 */

/** @type {Promise<Browser> | undefined} */
let running;

/** Where a folder seems to be when it is served with https: nothing is asked of the network. */
const secure = "https://archive.example/texts/";

/** @returns {Promise<Browser>} one browser for all tests of a file */
async function browser() {
  running ??= launchOptions().then((options) => chromium.launch(options));
  return running;
}

/** To be called when the tests of a file are over. */
export async function closeBrowser() {
  await (await running)?.close();
}

/** What makes a page ready for a reader who chose a language. @param {string} language */
export const inLanguage = (language) => (/** @type {Page} */ page) =>
  page.addInitScript(
    (chosen) => localStorage.setItem("kashshaf", JSON.stringify({ language: chosen })),
    language,
  );

/**
 * Opens a page and waits until it shows something to read. When the test ends, the page must not
 * have asked anything of another origin, thrown, complained, or violated its own policy.
 * @param {TestContext} test
 * @param {Wishes} wishes
 */
export async function visit(test, wishes) {
  const { page: source, at = "", width = 1280, prepare, scripts = true, https = false, mayComplain } = wishes;
  const phone = width < 600;
  const context = await (await browser()).newContext({
    viewport: { width, height: phone ? 780 : 860 },
    hasTouch: phone,
    isMobile: phone,
    javaScriptEnabled: scripts,
    ...wishes.browser,
  });
  const server = source.endsWith(".html") ? undefined : await serve(source);
  const base = https ? secure : (server?.url ?? pathToFileURL(source).href);
  if (https) {
    await context.route(`${secure}**`, async (route) => {
      const url = route.request().url().replace(secure, `${server?.url}`);
      await route.fulfill({ response: await route.fetch({ url }) });
    });
  }
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);

  /** @type {string[]} */
  const complaints = [];
  /** @type {string[]} */
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  test.after(async () => {
    await context.close();
    await server?.close();
    const own = base.slice(0, base.lastIndexOf("/") + 1);
    const foreign = requests.filter((url) => !url.startsWith(own) && !/^(data|blob):/.test(url));
    assert.deepEqual(foreign, [], "requests to another origin");
    assert.deepEqual(
      complaints.filter((text) => !mayComplain?.test(text)),
      [],
      "complaints on the console",
    );
  });

  await prepare?.(page);
  await page.goto(base + at);
  if (scripts) await ready(page);
  return { page, base, requests };
}

/** Waits until the page shows what its address says, or why it cannot. @param {Page} page */
export async function ready(page) {
  await page.waitForFunction(() => {
    const main = document.querySelector("main");
    return main?.querySelector("h1") && !main.ariaBusy && !main.querySelector("[aria-busy]");
  });
}

/**
 * Types a query and waits for its results.
 * @param {Page} page
 * @param {string} query
 */
export async function search(page, query) {
  await page.locator("#q").fill(query);
  await resultsOf(page, query);
}

/**
 * Waits for the results of a query that was typed or gone to; the title of the page names it in quotes.
 * @param {Page} page
 * @param {string} query
 */
export async function resultsOf(page, query) {
  await page.waitForFunction((named) => named.test(document.title), new RegExp(`[«“]${escaped(query)}[”»]`));
  await ready(page);
}

/** @param {string} text */
const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/** The highlighted texts, in the order of the page. @param {Page} page */
export const highlights = (page) => painted(page, "kashshaf-hit");

/** The text of the hit that the reader is at. @param {Page} page */
export const currentHit = (page) => painted(page, "kashshaf-current");

/**
 * @param {Page} page
 * @param {string} name
 */
const painted = (page, name) =>
  page.evaluate((key) => [...(CSS.highlights.get(key) ?? [])].map((range) => range.toString()), name);

/** @param {Page} page */
export const summary = (page) => page.locator("main h1").innerText();

/** Ids of the articles shown as results, best first. @param {Page} page */
export const found = (page) =>
  page
    .locator(".card :is(h2, h3) a")
    .evaluateAll((links) => links.map((link) => /#\/a\/([^/?]+)/.exec(link.getAttribute("href") ?? "")?.[1]));

/** How much wider than the window the page is. @param {Page} page */
export const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Whether an element lies inside the window. @param {Page} page @param {string} selector */
export const inView = (page, selector) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top < innerHeight && bottom > 0;
    });
