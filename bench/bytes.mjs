/**
 * What a query costs beyond the page itself, in files, bytes and rounds of the network, and how long it takes when nothing has
 * to be fetched: the engine's wasm in Node, over the files of a built site.
 *
 *   node bench/bytes.mjs SITE ARTICLES.jsonl [QUERIES]
 *
 * Queries are taken from the articles' texts, as in `npm run bench`. The engine of `npm run build` is used.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { dist } from "../scripts/lib/paths.mjs";
import { FIRST, HOME } from "../www/js/state.js";
import { pairs, runs } from "./lib/queries.mjs";
import { latency, percentile } from "./lib/statistics.mjs";

const [site = "", lines = "", count = "200"] = process.argv.slice(2);
const index = join(site, "index");
const rootName = readdirSync(index).find((name) => name.startsWith("root-"));
if (!rootName || !lines) throw new Error("node bench/bytes.mjs SITE ARTICLES.jsonl [QUERIES]");

/** The engine, as the worker has it: a classic script that makes one global. @type {any} */
const bindings = new Function(
  `${readFileSync(join(dist, "engine", "kashshaf.js"), "utf8")}; return wasm_bindgen;`,
)();
const program = new WebAssembly.Module(readFileSync(join(dist, "engine", "kashshaf_bg.wasm")));
const { memory } = bindings.initSync({ module: program });

/** @param {string} name */
function fetched(name) {
  const stored = readFileSync(join(index, name));
  const soft = 4 + stored.readUInt32LE(0);
  return {
    size: stored.length,
    bytes: Buffer.concat([inflateRawSync(stored.subarray(4, soft)), stored.subarray(soft)]),
  };
}

/** @param {any} engine @param {string} query */
function ask(engine, query) {
  let [files, bytes, rounds] = [0, 0, 0];
  const rungs = HOME.rungs.join(",");
  for (;;) {
    const answer = engine.search(query, rungs, 0, FIRST, "", "");
    if (!answer.needs) return { files, bytes, rounds };
    rounds += 1;
    for (const name of answer.needs) {
      const file = fetched(`${name}.bin`);
      files += 1;
      bytes += file.size;
      engine.supply(name, file.bytes);
    }
  }
}

const root = fetched(rootName);
/** Enough articles to take queries from; the first line may tell of the corpus. */
const articles = readFileSync(lines, "utf8")
  .split("\n", 40_000)
  .filter(Boolean)
  .map((line) => JSON.parse(line))
  .filter((article) => article.paragraphs)
  .map(({ id, title, paragraphs }) => ({
    id,
    title: title ?? "",
    text: paragraphs.map((/** @type {any} */ each) => each.text ?? each).join("\n"),
  }));

process.stdout.write(`root: ${(root.size / 1000).toFixed(1)} kB\n`);
for (const [kind, taken] of Object.entries({ runs, pairs })) {
  const queries = taken(articles, Number(count)).map(({ text }) => text);
  const first = queries.map((query) => {
    const engine = new bindings.Engine(root.bytes);
    const cost = ask(engine, query);
    engine.free();
    return cost;
  });
  const engine = new bindings.Engine(root.bytes);
  for (const query of queries) ask(engine, query);
  const again = latency(
    queries.map((query) => {
      // What was displaced by other queries' files is brought back before the clock runs.
      ask(engine, query);
      const begun = performance.now();
      ask(engine, query);
      return performance.now() - begun;
    }),
  );
  engine.free();
  /** @param {(cost: { files: number, bytes: number, rounds: number }) => number} of */
  const both = (of) => [0.5, 0.95].map((share) => percentile(first.map(of), share));
  const kilobytes = both((cost) => cost.bytes / 1000).map((each) => each.toFixed(0));
  const times = [again.p50, again.p95].map((each) => each.toFixed(1));
  process.stdout.write(
    `${kind} (${queries.length}), p50 / p95: ${kilobytes.join(" / ")} kB in ${both((cost) => cost.files).join(" / ")} files, ${both((cost) => cost.rounds).join(" / ")} rounds; again ${times.join(" / ")} ms\n`,
  );
}
process.stdout.write(`wasm memory: ${(memory.buffer.byteLength / 1e6).toFixed(1)} MB\n`);
