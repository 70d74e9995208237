/**
 * What it costs to type questions otherwise than texts are printed.
 *
 *     cargo build --release && node bench/robustness.mjs COLLECTION.json [--distractors NEWS.jsonl.xz --limit 8000] [--publish]
 *
 * For each way of typing in `lib/disturb.mjs`, the whole collection is asked with its questions disturbed so. Printed are the
 * questions that this changes, MRR@10, and its loss beside the most that it may be. Ends with 1 where more is lost.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { disturbances } from "./lib/disturb.mjs";
import { mrr10 } from "./lib/evaluate.mjs";
import { publishOtherwise } from "./lib/published.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    distractors: { type: "string" },
    limit: { type: "string", default: "8000" },
    /** Another program to ask, and where to leave the disturbed questions. */
    kashshaf: { type: "string" },
    keep: { type: "string" },
    /** Puts the table into RESULTS.md. */
    publish: { type: "boolean", default: false },
  },
});
const [file] = positionals;
if (!file) {
  console.error("name a collection: node bench/robustness.mjs COLLECTION.json");
  process.exit(2);
}
const collection = JSON.parse(readFileSync(file, "utf8"));
const folder = values.keep ?? mkdtempSync(join(tmpdir(), "robustness-"));

/**
 * MRR@10 of the collection with its questions typed in some way.
 * @param {string} name
 * @param {(question: string) => string} disturb
 */
function measured(name, disturb) {
  /** @type {{ text: string }[]} */
  const asked = collection.queries;
  const queries = asked.map((query) => ({ ...query, text: disturb(query.text) }));
  const changed = queries.filter((query, at) => query.text !== asked[at]?.text).length;
  const path = join(folder, `${name.replaceAll(/[^\p{L}\d]+/gu, "-")}.json`);
  return { changed, mrr10: mrr10(path, collection, queries, values) };
}

/** @type {string[]} */
const lines = [];
/** @param {string} line */
function say(line) {
  lines.push(line);
  console.log(line);
}

try {
  const plain = measured("as written", (question) => question);
  say("| questions | changed | MRR@10 | lost | at most |\n|---|---|---|---|---|");
  say(`| as written | – | ${plain.mrr10.toFixed(4)} | – | – |`);
  for (const { name, goal, disturb } of disturbances) {
    const { changed, mrr10 } = measured(name, disturb);
    // Figures have four decimals.
    const lost = Math.round((plain.mrr10 - mrr10) * 1e4) / 1e4;
    if (lost > goal) process.exitCode = 1;
    const told = `${lost.toFixed(4)}${lost > goal ? " ✗" : ""}`;
    say(`| ${name} | ${changed} | ${mrr10.toFixed(4)} | ${told} | ${goal} |`);
  }
  if (values.publish) {
    const command = `node bench/robustness.mjs ${basename(file)}`;
    const among = values.distractors ? ` among ${values.limit} other articles` : "";
    const about = `${collection.queries.length} questions${among}, by \`${command}\`; \`lib/disturb.mjs\` says what is done to them.`;
    publishOtherwise(`${about}\n\n${lines.join("\n")}`);
  }
} finally {
  if (!values.keep) rmSync(folder, { recursive: true });
}
