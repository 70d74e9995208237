/** Figures of `kashshaf evaluate retrieval` for a collection with other questions than its own. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { command } from "../../scripts/build/pages.mjs";

/**
 * MRR@10 of questions about a collection: one figure for each choice of weights, or one by the weights in use.
 * @param {string} path where the collection is written with these questions
 * @param {object} collection
 * @param {unknown[]} queries
 * @param {{ kashshaf?: string, distractors?: string, limit?: string, weights?: string[] }} options `weights`:
 *   name=value,…
 * @returns {number[]}
 */
export function mrr10(
  path,
  collection,
  queries,
  { kashshaf = command, distractors, limit = "", weights = [] },
) {
  writeFileSync(path, JSON.stringify({ ...collection, queries }));
  const among = distractors ? ["--distractors", distractors, "--limit", limit] : [];
  const chosen = weights.flatMap((each) => ["--weights", each]);
  const args = ["evaluate", "retrieval", path, "--json", ...among, ...chosen];
  const lines = execFileSync(kashshaf, args, { encoding: "utf8" }).trim().split("\n");
  return lines.map((line) => Number(JSON.parse(line).mrr10));
}
