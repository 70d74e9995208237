/** Figures of `kashshaf evaluate retrieval` for a collection with other questions than its own. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { command } from "../../scripts/build/pages.mjs";

/**
 * MRR@10 of questions about a collection.
 * @param {string} path where the collection is written with these questions
 * @param {object} collection
 * @param {unknown[]} queries
 * @param {{ kashshaf?: string, distractors?: string, limit?: string }} options
 * @returns {number}
 */
export function mrr10(path, collection, queries, { kashshaf = command, distractors, limit = "" }) {
  writeFileSync(path, JSON.stringify({ ...collection, queries }));
  const among = distractors ? ["--distractors", distractors, "--limit", limit] : [];
  const args = ["evaluate", "retrieval", path, "--json", ...among];
  return Number(JSON.parse(execFileSync(kashshaf, args, { encoding: "utf8" })).mrr10);
}
