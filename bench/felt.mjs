/**
 * Speed as a reader feels it, in Chromium: how long the first result takes beyond what an empty page takes, whether the main
 * thread is ever busy while somebody types, and whether a long article scrolls smoothly.
 *
 *   node bench/felt.mjs [--news SITE] [--trace FILE]
 *
 * `--news`: a site of many articles, to type in; `--trace`: writes what the browser did meanwhile, for its own profiler.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { command } from "../scripts/build/pages.mjs";
import { launchOptions } from "../scripts/lib/chromium.mjs";
import { dist } from "../scripts/lib/paths.mjs";
import { serve } from "../scripts/lib/server.mjs";
import { newReader } from "./lib/browser.mjs";
import { median, percentile } from "./lib/statistics.mjs";

/** @typedef {import("playwright-core").Browser} Browser */
/** @typedef {import("playwright-core").Page} Page */

const VISITS = 15;
/** Between two keys, in milliseconds: a fast typist. */
const KEYS_APART = 90;
/** What is typed, letter by letter. */
const QUERIES = [
  "الاقتصاد السعودي",
  "مجلس الوزراء",
  '"أسعار النفط"',
  "المستشفيات في الرياض",
  "قال المتحدث الرسمي",
];
/** Words of the long article. */
const LONG = 200_000;

const { values: options } = parseArgs({
  options: { news: { type: "string" }, trace: { type: "string" } },
});
const work = mkdtempSync(join(tmpdir(), "kashshaf-felt-"));
const browser = await chromium.launch(await launchOptions());
try {
  await firstResult(browser);
  if (options.news) await typing(browser, options.news);
  else console.log("typing: no --news SITE was given, so nothing was typed");
  await scrolling(browser);
} finally {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}

/** @param {Browser} browser */
async function firstResult(browser) {
  const folder = join(work, "empty");
  mkdirSync(folder);
  writeFileSync(join(folder, "index.html"), "<!doctype html><meta charset=utf-8><main><h1>x</h1></main>");
  const places = [
    { folder, at: "", selector: "h1" },
    { folder: join(dist, "site"), at: `#/?q=${encodeURIComponent("لافروف")}`, selector: ".snippet" },
  ];
  const [empty = [], site = []] = await visits(browser, places);
  console.log(
    `first result: ${format(median(site))} ms after navigation, an empty page ${format(median(empty))} ms: ` +
      `${format(median(site) - median(empty))} ms beyond it (goal 100; medians of ${VISITS} visits, nothing cached)`,
  );
}

/**
 * Milliseconds from navigation until what is looked for stands in the document and has been painted; the places are visited
 * in turns, so that what else the machine does meanwhile befalls them all.
 * @param {Browser} browser
 * @param {{ folder: string, at: string, selector: string }[]} places
 */
async function visits(browser, places) {
  const servers = await Promise.all(places.map(({ folder }) => serve(folder)));
  const times = places.map(() => /** @type {number[]} */ ([]));
  for (let visit = 0; visit < VISITS; visit += 1) {
    for (const [place, { at, selector }] of places.entries()) {
      const { context, page } = await newReader(browser);
      await page.addInitScript((wanted) => {
        const seen = () => {
          if (!document.querySelector(wanted)) return requestAnimationFrame(seen);
          requestAnimationFrame(() => console.debug(`felt ${performance.now()}`));
        };
        seen();
      }, selector);
      // To wait for anything in the page, Playwright would run a large script of its own in it, amid what is measured.
      const felt = page.waitForEvent("console", (message) => message.text().startsWith("felt "));
      await page.goto(`${servers[place]?.url}${at}`, { waitUntil: "commit" });
      times[place]?.push(Number((await felt).text().slice("felt ".length)));
      await context.close();
    }
  }
  await Promise.all(servers.map((server) => server.close()));
  return times;
}

/**
 * Types the queries, and says how long the main thread was ever busy.
 * @param {Browser} browser
 * @param {string} folder
 */
async function typing(browser, folder) {
  const server = await serve(folder);
  const page = await browser.newPage();
  if (options.trace) await browser.startTracing(page, { path: options.trace });
  await watch(page);
  await page.goto(server.url);
  await page.locator(".card").first().waitFor();
  await settle(page);
  for (const query of QUERIES) {
    await page.locator("#q").fill("");
    await page.locator("#q").pressSequentially(query, { delay: KEYS_APART });
    await page.waitForFunction((typed) => document.title.includes(typed), query);
    await page.locator(".card").first().waitFor();
  }
  const { tasks, frames } = await watched(page);
  if (options.trace) await browser.stopTracing();
  const keys = QUERIES.reduce((sum, query) => sum + query.length, 0);
  console.log(
    `typing ${keys} letters: ${tasks.length} tasks over 50 ms (goal 0), the longest ${format(Math.max(0, ...tasks))} ms; ` +
      `frames ${format(percentile(frames, 0.95))} ms apart at p95, ${format(Math.max(...frames))} at most`,
  );
  await page.close();
  await server.close();
}

/** Scrolls through an article of many words. @param {Browser} browser */
async function scrolling(browser) {
  const words = [
    "وصلت",
    "السفينة",
    "إلى",
    "الميناء",
    "صباحًا",
    "وقال",
    "القبطان",
    "إن",
    "الرحلة",
    "كانت",
    "هادئة",
  ];
  const paragraphs = Array.from({ length: LONG / 100 }, (_, at) => ({
    role: "body",
    text: Array.from(
      { length: 100 },
      (_, word) => words[(at * 7 + word * 3 + (word % 5)) % words.length],
    ).join(" "),
  }));
  const file = join(work, "long.json");
  const folder = join(work, "long");
  const article = { id: "long", title: "مقال طويل", paragraphs };
  writeFileSync(file, JSON.stringify({ kashshaf: 1, title: "طويل", language: "ar", articles: [article] }));
  execFileSync(command, ["build", file, "-o", folder], { stdio: "pipe" });
  const server = await serve(folder);
  const page = await browser.newPage();
  const begun = performance.now();
  await page.goto(`${server.url}#/a/long?q=${encodeURIComponent("القبطان")}`);
  await page.locator(".reading").waitFor();
  const opened = performance.now() - begun;
  await settle(page);
  await watch(page);
  await page.evaluate(() => /** @type {any} */ (globalThis).watch());
  for (let turn = 0; turn < 120; turn += 1) {
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(16);
  }
  for (let step = 0; step < 10; step += 1) await page.keyboard.press("n");
  const { tasks, frames } = await watched(page);
  console.log(
    `scrolling ${LONG} words: opened in ${format(opened)} ms; ${tasks.length} tasks over 50 ms, the longest ` +
      `${format(Math.max(0, ...tasks))} ms; frames ${format(percentile(frames, 0.95))} ms apart at p95, ${format(Math.max(...frames))} at most`,
  );
  await page.close();
  await server.close();
}

/** Has long tasks and the time between frames noted. @param {Page} page */
async function watch(page) {
  const observe = () => {
    const seen = { tasks: /** @type {number[]} */ ([]), frames: /** @type {number[]} */ ([]) };
    const start = () => {
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) seen.tasks.push(duration);
      }).observe({ entryTypes: ["longtask"] });
      let last = performance.now();
      const frame = () => {
        const now = performance.now();
        seen.frames.push(now - last);
        last = now;
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    };
    Object.assign(globalThis, { seen, watch: start });
  };
  await page.addInitScript(observe);
  await page.evaluate(observe);
}

/** Lets what the page does by itself end, and forgets it. @param {Page} page */
async function settle(page) {
  await page.waitForTimeout(2500);
  await page.evaluate(() => /** @type {any} */ (globalThis).watch?.());
}

/** @param {Page} page @returns {Promise<{ tasks: number[], frames: number[] }>} */
function watched(page) {
  return page.evaluate(() => /** @type {any} */ (globalThis).seen);
}

/** @param {number} milliseconds */
function format(milliseconds) {
  return milliseconds.toFixed(milliseconds < 10 ? 1 : 0);
}
