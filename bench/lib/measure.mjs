/** Everything that is measured of one engine on one collection. */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { elapsed, Failure, say } from "../../scripts/lib/report.mjs";
import { memoryOfPage } from "./alone.mjs";
import { launch, networks, stay, visit } from "./browser.mjs";
import { bench } from "./paths.mjs";
import { watched } from "./processes.mjs";
import { readSite, serve, sizesOf } from "./server.mjs";
import { latency, retrieval } from "./statistics.mjs";

/** @typedef {import("./types.js").Asked} Asked */
/** @typedef {import("./types.js").Collection} Collection */
/** @typedef {import("./types.js").Context} Context */
/** @typedef {import("./types.js").Measured} Measured */
/** @typedef {import("./types.js").Peer} Peer */

/** Hits that are asked for. */
const hits = 10;
/** Memory is measured after so many queries. */
const settled = 200;

/**
 * Builds, and measures the build only.
 * @param {Peer} peer
 * @param {Context} context
 * @returns {Promise<Measured>} never rejects for what the engine cannot do
 */
export async function measureBuild(peer, context) {
  const { name, title, setup, runs } = peer;
  /** @type {Measured} */
  const measured = { peer: name, title, setup, runs };
  await attempt(peer, measured, async () => {
    await built(peer, context, measured);
  });
  return measured;
}

/**
 * Builds, visits, asks.
 * @param {Peer} peer
 * @param {Context} context
 * @param {Collection} collection
 * @returns {Promise<Measured>}
 */
export async function measure(peer, context, collection) {
  const { name, title, setup, runs } = peer;
  /** @type {Measured} */
  const measured = { peer: name, title, setup, runs };
  await attempt(peer, measured, async () => {
    const site = await built(peer, context, measured);
    if (runs === "natively") {
      await askNatively(peer, context, collection, measured);
      return;
    }
    const server = await serve(site);
    try {
      await visits(peer, context, collection, server, measured);
      await askInBrowser(peer, context, collection, server, measured);
    } finally {
      await server.close();
    }
  });
  return measured;
}

/**
 * @param {Peer} peer
 * @param {Measured} measured
 * @param {() => Promise<void>} work
 */
async function attempt(peer, measured, work) {
  const begun = performance.now();
  try {
    await work();
  } catch (error) {
    measured.failure =
      error instanceof Failure ? error.message : String(/** @type {Error} */ (error).message).slice(0, 500);
  }
  say(`  ${peer.title}: ${measured.failure ?? "measured"} (${elapsed(begun)})`);
}

/**
 * @param {Peer} peer
 * @param {Context} context
 * @param {Measured} measured
 */
async function built(peer, context, measured) {
  for (const folder of [context.folder, context.aside]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  await peer.prepare?.(context);
  const command = peer.command?.(context) ?? [
    process.execPath,
    "--max-old-space-size=8192",
    bench("lib", "build.mjs"),
    peer.name,
    context.articles,
    context.folder,
  ];
  measured.built = await watched(command, bench(), context.options.buildLimit);
  await peer.finish?.(context);
  const site = readSite(context.folder);
  measured.sizes = sizesOf(context.folder, site, peer.part);
  return site;
}

/**
 * First visits, each with another query, on each network as many as there is time for.
 * @param {Peer} peer
 * @param {Context} context
 * @param {Collection} collection
 * @param {Awaited<ReturnType<typeof serve>>} server
 * @param {Measured} measured
 */
async function visits(peer, { options }, collection, server, measured) {
  const queries = collection.queries[0]?.queries ?? [];
  measured.visits = {};
  const browser = await launch();
  try {
    let least = 0;
    for (const network of networks) {
      /** @type {import("./types.js").Visit[]} */
      const made = [];
      measured.visits[network.name] = made;
      const slow = Number.isFinite(network.rate);
      // What the wire alone needs longer for than there is time is not waited for.
      if (slow && least / network.rate > options.seconds) continue;
      const count = Math.min(slow ? options.throttled : options.cold, queries.length);
      const begun = performance.now();
      for (let at = 0; at < count; at += 1) {
        const { text } = /** @type {{ text: string }} */ (queries[Math.floor((at * queries.length) / count)]);
        made.push(await visit(browser, peer, server, text, network, options.seconds));
        if (performance.now() - begun > options.seconds * 1000) break;
      }
      if (!slow) least = Math.min(...made.map(({ bytes }) => bytes));
    }
  } finally {
    await browser.close();
  }
}

/**
 * @param {Peer} peer
 * @param {Context} context
 * @param {Collection} collection
 * @param {Awaited<ReturnType<typeof serve>>} server
 * @param {Measured} measured
 */
async function askInBrowser(peer, { options }, collection, server, measured) {
  const first = (collection.queries[0]?.queries ?? []).slice(0, settled).map(({ text }) => text);
  measured.memory = await memoryOfPage(peer, server, first, hits, options.seconds);
  const browser = await launch();
  try {
    const page = await stay(browser, peer, server, options.seconds);
    /** @type {Map<string, Asked>} */
    const asked = new Map();
    for (const { kind, queries } of collection.queries) {
      const texts = queries.map(({ text }) => text);
      const { ids, search, shown } = await page.ask(texts, hits, options.seconds);
      asked.set(kind, { ids, first: search, firstShown: shown, again: [], againShown: [] });
    }
    for (const { kind, queries } of collection.queries) {
      const before = /** @type {Asked} */ (asked.get(kind));
      const texts = queries.slice(0, before.ids.length).map(({ text }) => text);
      const again = await page.ask(texts, hits, options.seconds);
      before.again = again.search;
      before.againShown = again.shown;
    }
    summarise(collection, asked, measured);
  } finally {
    await browser.close();
  }
}

/**
 * @param {Peer} peer
 * @param {Context} context
 * @param {Collection} collection
 * @param {Measured} measured
 */
async function askNatively(peer, context, collection, measured) {
  /** @type {Map<string, Asked>} */
  const asked = new Map();
  for (const { kind, queries } of collection.queries) {
    const texts = queries.map(({ text }) => text);
    const answer = /** @type {Asked} */ (await peer.ask?.(context, texts, hits));
    measured.memory ??= { opened: null, asked: answer.memory ?? null };
    asked.set(kind, answer);
  }
  summarise(collection, asked, measured);
}

/**
 * @param {Collection} collection
 * @param {Map<string, Asked>} asked
 * @param {Measured} measured
 */
function summarise(collection, asked, measured) {
  measured.asked = {};
  for (const { kind, queries } of collection.queries) {
    const { ids, first, firstShown, again, againShown } = /** @type {Asked} */ (asked.get(kind));
    measured.asked[kind] = {
      first: latency(first),
      firstShown: latency(firstShown),
      again: latency(again),
      againShown: latency(againShown),
      figures: retrieval(queries, ids),
    };
  }
}

/**
 * Where the files of an engine and a collection go.
 * @param {string} folder
 * @param {Peer} peer
 */
export const places = (folder, peer) => ({
  folder: join(folder, peer.name, "site"),
  aside: join(folder, peer.name, "aside"),
});
