import { join } from "node:path";
import { at } from "../../scripts/lib/paths.mjs";

/** @param {string[]} parts */
export const bench = (...parts) => at("bench", ...parts);
/** Built sites and the articles they are built from; may be removed at any time. */
export const work = bench("work");
export const results = bench("results");
/** The documented place of the optional data. */
export const shared = process.env.KASHSHAF_SHARED ?? at("..", "shared", "data");
/** @param {string[]} parts */
export const sharedFile = (...parts) => join(shared, ...parts);
