/**
 * `npm run bench`: this engine next to others, in one run. `npm run bench -- --help` lists the options, README.md says
 * what is measured.
 */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { bold, elapsed, say, script } from "../scripts/lib/report.mjs";
import { answer } from "../scripts/lib/run.mjs";
import { setup } from "../scripts/setup.mjs";
import { emptyPage } from "./lib/alone.mjs";
import { launch } from "./lib/browser.mjs";
import { collections, news, textBytes, writeLines } from "./lib/data.mjs";
import { measure, measureBuild, places } from "./lib/measure.mjs";
import { crate, printed } from "./lib/native.mjs";
import { help, read } from "./lib/options.mjs";
import { ensurePeers } from "./lib/packages.mjs";
import { results, work } from "./lib/paths.mjs";
import { peerOf } from "./lib/peers.mjs";
import { publishBeside } from "./lib/published.mjs";
import { markdown } from "./lib/tables.mjs";
import { vocalised } from "./lib/vocalise.mjs";

/** @typedef {import("./lib/types.js").Article} Article */
/** @typedef {import("./lib/types.js").Measured} Measured */
/** @typedef {import("./lib/types.js").Options} Options */
/** @typedef {import("./lib/types.js").Peer} Peer */
/** @typedef {import("./lib/types.js").Report} Report */
/** @typedef {import("./lib/types.js").Section} Section */

/** What a shell expects of a program that was interrupted. */
const interrupted = 130;

// The browser would be ended, and nothing else.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(interrupted));

await script(async () => {
  const options = read(process.argv.slice(2));
  if (options === "help") return say(help());
  await setup({ browser: true });
  await ensurePeers();
  const peers = await Promise.all(options.peers.map(peerOf));
  const begun = performance.now();
  const report = await begin(options);
  for (const name of options.collections) {
    const collection = collections[name]?.(options);
    if (!collection) continue;
    const { articles, about } = collection;
    report.sections.push(
      await section({ kind: "collection", name, about, articles }, peers, options, (peer, context) =>
        measure(peer, context, collection),
      ),
    );
    keep(report, begun);
  }
  for (const count of options.growth) {
    const articles = news(count);
    if (!articles) continue;
    const about = "evenly spread over the news file";
    report.sections.push(
      await section({ kind: "growth", name: "growth", about, articles }, peers, options, measureBuild),
    );
    keep(report, begun);
  }
  if (options.vocalised > 0) await vowelMarks(report, peers, options);
  if (options.peers.includes("kashshaf")) report.native = await parts(options);
  if (report.sections.length === 0) return say("skipped: there is nothing to measure");
  const text = keep(report, begun);
  if (options.publish) publishBeside(text);
  say(`\n${text}\n${bold("Kept")} in ${results}, after ${elapsed(begun)}`);
});

/**
 * @param {Options} options
 * @returns {Promise<Report>}
 */
async function begin(options) {
  const browser = await launch();
  const version = browser.version();
  await browser.close();
  const [processor] = cpus();
  return {
    begun: new Date().toISOString().slice(0, 19),
    commit: (await answer("git", ["describe", "--always", "--dirty"])) ?? "an unknown commit",
    machine: `${cpus().length} × ${processor?.model.trim() || process.arch}, Node ${process.versions.node}`,
    browser: `Chromium ${version}, headless`,
    command: ["npm run bench", ...(process.argv.length > 2 ? ["--"] : []), ...process.argv.slice(2)].join(
      " ",
    ),
    options,
    emptyPage: await emptyPage(),
    sections: [],
    native: [],
    seconds: 0,
  };
}

/**
 * Measures every engine on the same articles, one after the other.
 * @param {{ kind: Section["kind"], name: string, about: string, articles: Article[] }} given
 * @param {Peer[]} peers
 * @param {Options} options
 * @param {(peer: Peer, context: import("./lib/types.js").Context) => Promise<Measured>} measured
 * @returns {Promise<Section>}
 */
async function section({ kind, name, about, articles }, peers, options, measured) {
  say(`\n${bold(`${name}: ${articles.length} articles`)}`);
  const folder = join(work, `${name}-${articles.length}`);
  // What an earlier run left is removed afterwards: ext4 makes files slowly for some minutes after many were removed.
  const before = `${folder}-before`;
  rmSync(before, { recursive: true, force: true });
  if (existsSync(folder)) renameSync(folder, before);
  mkdirSync(folder, { recursive: true });
  const lines = join(folder, "articles.jsonl");
  writeLines(articles, lines);
  /** @type {Section} */
  const made = { kind, name, about, articles: articles.length, text: textBytes(articles), measured: [] };
  for (const peer of peers) {
    made.measured.push(await measured(peer, { articles: lines, ...places(folder, peer), options }));
  }
  rmSync(before, { recursive: true, force: true });
  return made;
}

/**
 * The same articles with and without vowel marks.
 * @param {Report} report
 * @param {Peer[]} peers
 * @param {Options} options
 */
async function vowelMarks(report, peers, options) {
  const articles = news(options.vocalised);
  if (!articles) return;
  const marked = articles.map((article) => ({
    ...article,
    title: vocalised(article.title),
    text: vocalised(article.text),
  }));
  const about =
    "Marks put on by rule, several spellings to a word, which says what they cost, not how well they read";
  const kind = "vocalised";
  const plain = await section({ kind, name: "unmarked", about, articles }, peers, options, measureBuild);
  const rows = await section({ kind, name: "marked", about, articles: marked }, peers, options, measureBuild);
  report.sections.push({ ...rows, plain: plain.measured, plainText: plain.text });
}

/**
 * Kashshaf's own parts on the news file, or on what there is of it.
 * @param {Options} options
 * @returns {Promise<Report["native"]>}
 */
async function parts(options) {
  const articles = news(options.articles);
  if (!articles) return [];
  say(`\n${bold("Kashshaf's parts")}`);
  mkdirSync(work, { recursive: true });
  const lines = join(work, "parts.jsonl");
  writeLines(articles, lines);
  const text = await printed(await crate("kashshaf"), [lines]);
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/**
 * Writes down what is known so far, so that a run that is interrupted was not for nothing.
 * @param {Report} report
 * @param {number} begun
 */
function keep(report, begun) {
  report.seconds = (performance.now() - begun) / 1000;
  mkdirSync(results, { recursive: true });
  const name = report.begun.replaceAll(":", "");
  const text = markdown(report);
  writeFileSync(join(results, `${name}.json`), `${JSON.stringify(report, null, 1)}\n`);
  writeFileSync(join(results, `${name}.md`), text);
  return text;
}
