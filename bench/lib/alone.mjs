/**
 * Memory of a page as its readers have it. Where a tool listens to a page's network, as Playwright does, Chromium keeps the
 * bodies of all answers for it, in the page's own process. So this speaks the browser's protocol itself, through a pipe,
 * and asks for no more than it needs.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchOptions } from "../../scripts/lib/chromium.mjs";
import { Failure } from "../../scripts/lib/report.mjs";
import { askInPage } from "./browser.mjs";
import { privateMemory } from "./processes.mjs";

/** @typedef {import("./types.js").Peer} Peer */
/** @typedef {Record<string, unknown>} Parameters */

/** Milliseconds between looks at a page that is not ready, and in which processes settle after a collection. */
const pause = 200;

/**
 * Private memory of the process that shows a page, its workers included, after a collection of garbage: once it has opened,
 * and after queries. Null where it cannot be known.
 * @param {Peer} peer
 * @param {{ url: string }} server
 * @param {string[]} queries
 * @param {number} hits
 * @param {number} limit seconds
 * @returns {Promise<{ opened: number | null, asked: number | null }>}
 */
export function memoryOfPage(peer, server, queries, hits, limit) {
  return withBrowser(async ({ send, evaluate, memory }) => {
    const source = await peer.script?.();
    if (source) await send("Page.addScriptToEvaluateOnNewDocument", { source });
    await send("Page.navigate", { url: server.url + peer.address?.(undefined) });
    const end = performance.now() + limit * 1000;
    while (!(await evaluate("'bench' in globalThis"))) {
      if (performance.now() > end) throw new Failure(`the page was not ready within ${limit} s`);
      await rest();
    }
    await evaluate("bench.opened.then(() => true)");
    const opened = await memory();
    await evaluate(`(${askInPage})(${JSON.stringify({ queries, hits, seconds: limit })}).then(() => true)`);
    return { opened, asked: await memory() };
  });
}

/** The same of a page with nothing in it. */
export const emptyPage = () => withBrowser(({ memory }) => memory());

const rest = () => new Promise((resolve) => setTimeout(resolve, pause));

/**
 * @typedef {{
 *   send: (method: string, parameters?: Parameters) => Promise<any>,
 *   evaluate: (expression: string) => Promise<unknown>,
 *   memory: () => Promise<number | null>,
 * }} Alone a page in a browser of its own
 */

/**
 * @template T
 * @param {(page: Alone) => Promise<T>} use
 * @returns {Promise<T>}
 */
async function withBrowser(use) {
  const { executablePath, chromiumSandbox, args } = await launchOptions();
  const profile = mkdtempSync(join(tmpdir(), "kashshaf-alone-"));
  const browser = spawn(
    executablePath,
    [
      "--headless",
      ...(chromiumSandbox ? [] : ["--no-sandbox"]),
      ...args,
      "--remote-debugging-pipe",
      `--user-data-dir=${profile}`,
      "about:blank",
    ],
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
  );
  const ended = new Promise((resolve) => browser.once("close", resolve));
  try {
    return await use(await attach(browser));
  } finally {
    browser.kill();
    await ended;
    try {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    } catch {
      // A process of the browser that ends later still writes to it. It lies among what is temporary.
    }
  }
}

/**
 * @param {import("node:child_process").ChildProcess} browser
 * @returns {Promise<Alone>}
 */
async function attach(browser) {
  const [, , , to, from] = /** @type {any[]} */ (browser.stdio);
  /** @type {Map<number, { resolve: (result: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  /** Sessions of the page's workers. @type {Set<string>} */
  const workers = new Set();
  let last = 0;
  let rest = "";
  from.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
    const messages = (rest + text).split("\0");
    rest = messages.pop() ?? "";
    for (const message of messages) take(JSON.parse(message));
  });
  browser.once("close", () => {
    for (const { reject } of waiting.values()) reject(new Failure("the browser ended"));
  });
  // What is written to a browser that has ended is lost; its end is told above.
  to.on("error", () => {});

  /** @param {any} message */
  function take({ id, result, error, method, params }) {
    if (method === "Target.attachedToTarget" && params.targetInfo.type === "worker") {
      workers.add(params.sessionId);
    }
    if (method === "Target.detachedFromTarget") workers.delete(params.sessionId);
    const asker = waiting.get(id);
    waiting.delete(id);
    if (error) asker?.reject(new Failure(error.message));
    else asker?.resolve(result);
  }

  /** @param {string | undefined} sessionId @param {string} method @param {Parameters} [params] @returns {Promise<any>} */
  const sendTo = (sessionId, method, params = {}) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      to.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });

  const { targetInfos } = await sendTo(undefined, "Target.getTargets");
  const { targetId } = targetInfos.find((/** @type {any} */ { type }) => type === "page");
  const { sessionId } = await sendTo(undefined, "Target.attachToTarget", { targetId, flatten: true });
  await sendTo(sessionId, "Page.enable");
  const follow = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true };
  await sendTo(sessionId, "Target.setAutoAttach", follow);
  return {
    send: (method, parameters) => sendTo(sessionId, method, parameters),
    async evaluate(expression) {
      const how = { expression, awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails } = await sendTo(sessionId, "Runtime.evaluate", how);
      if (exceptionDetails) throw new Failure(`the page threw: ${exceptionDetails.exception?.description}`);
      return result.value;
    },
    async memory() {
      for (const each of [sessionId, ...workers]) await sendTo(each, "HeapProfiler.collectGarbage");
      await new Promise((resolve) => setTimeout(resolve, pause));
      const { processInfo } = await sendTo(undefined, "SystemInfo.getProcessInfo");
      // Browsers keep a spare process or two; the page's is the largest.
      const sizes = processInfo
        .filter((/** @type {any} */ { type }) => type === "renderer")
        .flatMap((/** @type {any} */ { id }) => privateMemory(id) ?? []);
      return sizes.length > 0 ? Math.max(...sizes) : null;
    },
  };
}
