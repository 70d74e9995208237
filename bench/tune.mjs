/**
 * Finds weights of the ranking (`src/query/rank.rs`) by cross-validation over a collection of questions.
 *
 *     node bench/tune.mjs COLLECTION.json [--folds 5] [--distractors NEWS.jsonl.xz --limit 8000]
 *
 * What each change gives by itself comes first, on all questions. Then they are divided into folds. For each fold, the
 * weights are climbed on the questions of all others, one weight at a time, and then measured on the fold itself, which
 * they have not seen. What is printed last is the mean over the folds: what such tuning is worth on questions that nobody tuned on, beside the weights in use. A weight is changed in
 * the source only if the folds agree on it, and on more than chance gives. Every choice of weights is asked once: folds
 * share what they try.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { command } from "../scripts/build/pages.mjs";

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
/** @typedef {{ id: string, relevant: string[] }} Topic */
/** @type {{ queries: Topic[] }} */
const collection = JSON.parse(readFileSync(file, "utf8"));
const folder = mkdtempSync(join(tmpdir(), "tune-"));

/** The values that are tried for each weight beside the one in use. @type {Record<string, number[]>} */
const grid = {
  repetition: [0.8, 1.4],
  length: [0.8, 1],
  strict: [0.2, 0.45],
  kin: [0.2, 0.6],
  lead: [1, 2.2],
  enough: [0.2, 0.45],
  asked: [0.15, 0.5, 0.8],
  row: [0.6, 1.2],
};

/** @typedef {Record<string, number>} Weights */

/** @param {Weights} weights */
const written = (weights) =>
  Object.entries(weights)
    .map(([name, weight]) => `${name}=${weight}`)
    .join(",");

/** What was measured: reciprocal ranks of the questions, by weights. @type {Map<string, number[]>} */
const known = new Map();

/**
 * The reciprocal rank of the first relevant document for every question; those beyond the tenth are 0. What is not said of
 * the weights is as it is in use.
 * @param {Weights} weights
 */
function reciprocals(weights) {
  const name = written(weights);
  const found = known.get(name) ?? asked(name);
  known.set(name, found);
  return found;
}

/** @param {string} weights */
function asked(weights) {
  const run = join(folder, "run");
  const among = values.distractors ? ["--distractors", values.distractors, "--limit", values.limit] : [];
  const chosen = weights ? ["--weights", weights] : [];
  const args = ["evaluate", "retrieval", file ?? "", "--json", "--depth", "10", "--trec-run", run];
  execFileSync(command, [...args, ...among, ...chosen]);
  /** @type {Map<string, number>} */
  const ranks = new Map();
  const relevant = new Set(collection.queries.flatMap(judged));
  for (const line of readFileSync(run, "utf8").split("\n")) {
    const [query = "", , document, rank] = line.split(" ");
    if (relevant.has(`${query} ${document}`) && !ranks.has(query)) ranks.set(query, 1 / Number(rank));
  }
  return collection.queries.map((query) => ranks.get(name(query.id)) ?? 0);
}

/** An id as a run has it. @param {string} id */
const name = (id) => id.trim().split(/\s+/).join("_");

/** @param {Topic} query */
const judged = ({ id, relevant }) => relevant.map((document) => `${name(id)} ${name(document)}`);

/**
 * @param {number[]} numbers
 * @param {(at: number) => boolean} [among]
 */
function mean(numbers, among = () => true) {
  const some = numbers.filter((_, at) => among(at));
  return some.reduce((sum, number) => sum + number, 0) / some.length;
}

/**
 * What other weights give more than those in use, with its standard error: less than twice that may be chance.
 * @param {Weights} weights
 */
function gain(weights) {
  const usual = reciprocals({});
  const more = reciprocals(weights).map((found, at) => found - (usual[at] ?? 0));
  const middle = mean(more);
  const error = Math.sqrt(mean(more.map((each) => (each - middle) ** 2)) / more.length);
  return `${middle < 0 ? "" : "+"}${middle.toFixed(4)} ± ${error.toFixed(4)}`;
}

/**
 * Climbs one weight after the other until nothing gets better on some questions.
 * @param {(at: number) => boolean} among
 */
function climbed(among) {
  /** @type {Weights} */
  let best = {};
  let height = mean(reciprocals(best), among);
  for (let higher = true; higher; ) {
    higher = false;
    for (const [name, tried] of Object.entries(grid)) {
      const { [name]: _, ...others } = best;
      for (const weights of [others, ...tried.map((weight) => ({ ...others, [name]: weight }))]) {
        const found = mean(reciprocals(weights), among);
        if (found > height + 1e-4) {
          height = found;
          best = weights;
          higher = true;
        }
      }
    }
  }
  return { weights: best, height };
}

try {
  console.log(`as they are: ${mean(reciprocals({})).toFixed(4)}`);
  for (const [name, tried] of Object.entries(grid)) {
    for (const weight of tried) console.log(`${name} ${weight}: ${gain({ [name]: weight })}`);
  }
  const folds = Number(values.folds);
  const sums = { tuned: 0, inUse: 0 };
  for (let fold = 0; fold < folds; fold++) {
    /** @param {number} at */
    const isUnseen = (at) => at % folds === fold;
    const { weights, height } = climbed((at) => !isUnseen(at));
    const tuned = mean(reciprocals(weights), isUnseen);
    const inUse = mean(reciprocals({}), isUnseen);
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
