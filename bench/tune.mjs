/**
 * Finds weights of the ranking (`src/query/rank.rs`) by cross-validation over a collection of questions.
 *
 *     node bench/tune.mjs COLLECTION.json [--folds 5] [--distractors NEWS.jsonl.xz --limit 8000]
 *
 * The questions are divided into folds. For each fold, the weights are climbed on the questions of all others, one weight at
 * a time, and then measured on the fold itself, which they have not seen. What is printed last is the mean over the
 * folds: what such tuning is worth on questions that nobody tuned on, beside the weights in use. A weight is changed in
 * the source only if the folds agree on it.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { mrr10 } from "./lib/evaluate.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folds: { type: "string", default: "5" },
    distractors: { type: "string" },
    limit: { type: "string", default: "8000" },
  },
});
const [file] = positionals;
if (!file) {
  console.error("name a collection: node bench/tune.mjs COLLECTION.json");
  process.exit(2);
}
const collection = JSON.parse(readFileSync(file, "utf8"));
const folder = mkdtempSync(join(tmpdir(), "tune-"));

/** The values that are tried for each weight. @type {Record<string, number[]>} */
const grid = {
  repetition: [0.8, 1.1, 1.4],
  length: [0.8, 0.9, 1],
  strict: [0.2, 0.3, 0.45],
  kin: [0.2, 0.4, 0.6],
  lead: [1, 1.6, 2.2],
  enough: [0.2, 0.3, 0.45],
  slip: [0.6, 1, 1.4],
  asked: [0.3, 0.6, 0.9],
};

/** @typedef {Record<string, number>} Weights */

/** @param {Weights} weights */
const written = (weights) =>
  Object.entries(weights)
    .map(([name, weight]) => `${name}=${weight}`)
    .join(",");

/**
 * MRR@10 of some questions by each of some weights; weights that say nothing are those in use.
 * @param {unknown[]} queries
 * @param {Weights[]} candidates
 */
function measured(queries, candidates) {
  // Something must be said: what is in use.
  const weights = candidates.map((candidate) => written({ near: 0.2, ...candidate }));
  return mrr10(join(folder, "part.json"), collection, queries, { ...values, weights });
}

/**
 * Climbs one weight after the other until nothing gets better.
 * @param {unknown[]} queries
 */
function climbed(queries) {
  /** @type {Weights} */
  let best = {};
  let [height = 0] = measured(queries, [best]);
  for (let higher = true; higher; ) {
    higher = false;
    for (const [name, tried] of Object.entries(grid)) {
      const candidates = tried.map((weight) => ({ ...best, [name]: weight }));
      for (const [at, found] of measured(queries, candidates).entries()) {
        if (found > height + 1e-4) {
          height = found;
          best = candidates[at] ?? best;
          higher = true;
        }
      }
    }
  }
  return { weights: best, height };
}

try {
  const folds = Number(values.folds);
  const sums = { tuned: 0, inUse: 0 };
  for (let fold = 0; fold < folds; fold++) {
    /** @param {boolean} inside */
    const questions = (inside) =>
      collection.queries.filter(
        /** @param {unknown} _ @param {number} at */ (_, at) => (at % folds === fold) === inside,
      );
    const { weights, height } = climbed(questions(false));
    const [tuned = 0, inUse = 0] = measured(questions(true), [weights, {}]);
    console.log(
      `fold ${fold + 1}: ${written(weights) || "as they are"} — ${height.toFixed(4)} where tuned, ${tuned.toFixed(4)} on the fold, ${inUse.toFixed(4)} as they are`,
    );
    sums.tuned += tuned / folds;
    sums.inUse += inUse / folds;
  }
  console.log(`mean on unseen folds: tuned ${sums.tuned.toFixed(4)}, in use ${sums.inUse.toFixed(4)}`);
} finally {
  rmSync(folder, { recursive: true });
}
