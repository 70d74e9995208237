/** The reader's side: how long until something is seen, and how fast the answers come after that. */
import { chromium, errors } from "playwright-core";
import { launchOptions } from "../../scripts/lib/chromium.mjs";
import { Failure } from "../../scripts/lib/report.mjs";

/** @typedef {import("playwright-core").Browser} Browser */
/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("./server.mjs").Count} Count */
/** @typedef {import("./types.js").Peer} Peer */
/** @typedef {import("./types.js").Visit} Visit */
/** @typedef {{ url: string, count: () => Count }} Server */

/** A network: `rate` in bytes a second, `latency` in milliseconds a request. */
export const networks = [
  { name: "localhost", rate: Number.POSITIVE_INFINITY, latency: 0 },
  { name: "9 Mbit/s, 60 ms", rate: 9e6 / 8, latency: 60 },
  { name: "1.6 Mbit/s, 150 ms", rate: 1.6e6 / 8, latency: 150 },
];
/** @typedef {(typeof networks)[number]} Network */

/** The network is quiet when nothing has moved for so many milliseconds. */
const quiet = 250;
const shown = ".card, .nothing";
/** What the page's console says, with the milliseconds, when something is shown. */
const note = "shown at ";

/**
 * With a new window Chromium opens pages of its own, which take processor time beside what is measured; after so many
 * milliseconds they rest.
 */
const opening = 1500;

export async function launch() {
  return chromium.launch(await launchOptions());
}

/** The window of a reader who was never here, at rest. @param {Browser} browser */
export async function newReader(browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.waitForTimeout(opening);
  return { context, page };
}

/**
 * One reader who comes for the first time, with a query in the address.
 * @param {Browser} browser
 * @param {Peer} peer
 * @param {Server} server
 * @param {string} query
 * @param {Network} network
 * @param {number} limit seconds
 * @returns {Promise<Visit>}
 */
export async function visit(browser, peer, server, query, network, limit) {
  const { context, page } = await newReader(browser);
  try {
    if (Number.isFinite(network.rate)) {
      const session = await context.newCDPSession(page);
      await session.send("Network.enable");
      await session.send("Network.emulateNetworkConditions", {
        offline: false,
        latency: network.latency,
        downloadThroughput: network.rate,
        uploadThroughput: network.rate,
      });
    }
    await page.addInitScript(noteFirst, { shown, note });
    const broken = thrown(page);
    const before = server.count();
    let time = null;
    let found = false;
    // To wait for anything in the page, Playwright would run a large script of its own in it, amid what is measured.
    const noted = page.waitForEvent("console", {
      predicate: (message) => message.text().startsWith(note),
      timeout: limit * 1000,
    });
    noted.catch(() => undefined);
    try {
      await page.goto(server.url + peer.address?.(query), { timeout: limit * 1000, waitUntil: "commit" });
      time = Number((await Promise.race([noted, broken])).text().slice(note.length));
      found = await page.evaluate(() => document.querySelector(".card") !== null);
      await silence(server);
    } catch (error) {
      if (!(error instanceof errors.TimeoutError)) throw error;
    }
    const after = server.count();
    return {
      query,
      time,
      bytes: after.bytes - before.bytes,
      requests: after.requests - before.requests,
      found,
    };
  } finally {
    await context.close();
  }
}

/**
 * Rejects as soon as a page throws; waiting for what it would have shown is of no use then.
 * @param {Page} page
 * @returns {Promise<never>}
 */
function thrown(page) {
  /** @type {Promise<never>} */
  const broken = new Promise((_, reject) => {
    page.once("pageerror", ({ message }) => reject(new Failure(`the page threw: ${message}`)));
  });
  broken.catch(() => undefined);
  return broken;
}

/** Runs in the page, before its own scripts. @param {{ shown: string, note: string }} what */
function noteFirst({ shown, note }) {
  const look = () => {
    if (!document.querySelector(shown)) return;
    console.debug(`${note}${performance.now()}`);
    observer.disconnect();
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
}

/** @param {Server} server */
async function silence(server) {
  for (;;) {
    const { open, last } = server.count();
    if (open === 0 && performance.now() - last > quiet) return;
    await new Promise((resolve) => setTimeout(resolve, quiet / 5));
  }
}

/**
 * One reader who stays and asks.
 * @param {Browser} browser
 * @param {Peer} peer
 * @param {Server} server
 * @param {number} limit seconds until the page has to be ready
 */
export async function stay(browser, peer, server, limit) {
  const page = await browser.newPage();
  page.setDefaultTimeout(limit * 1000);
  const broken = thrown(page);
  const script = await peer.script?.();
  if (script) await page.addInitScript({ content: script });
  await page.goto(server.url + peer.address?.(undefined), { timeout: limit * 1000 });
  const ready = page
    .waitForFunction(() => "bench" in globalThis)
    .then(() => page.evaluate(() => /** @type {any} */ (globalThis).bench.opened.then(() => undefined)));
  await Promise.race([ready, broken]);
  return {
    /** @param {string[]} queries @param {number} hits @param {number} seconds */
    ask: (queries, hits, seconds) => page.evaluate(askInPage, { queries, hits, seconds }),
  };
}

/**
 * Runs in the page.
 * @param {{ queries: string[], hits: number, seconds: number }} what
 * @returns {Promise<{ ids: string[][], search: number[], shown: number[] }>} milliseconds
 */
export async function askInPage({ queries, hits, seconds }) {
  const { bench } = /** @type {{ bench: import("./types.js").InPage }} */ (
    /** @type {unknown} */ (globalThis)
  );
  const end = performance.now() + seconds * 1000;
  /** @type {{ ids: string[][], search: number[], shown: number[] }} */
  const answers = { ids: [], search: [], shown: [] };
  for (const query of queries) {
    const begun = performance.now();
    if (begun > end) break;
    const found = await bench.search(query, hits);
    const searched = performance.now();
    const cards = await Promise.all(bench.show(found));
    answers.shown.push(performance.now() - begun);
    answers.search.push(searched - begun);
    answers.ids.push(cards.map((card) => card.id));
  }
  return answers;
}
