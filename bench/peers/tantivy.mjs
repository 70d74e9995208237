import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crate, printed } from "../lib/native.mjs";
import { bench } from "../lib/paths.mjs";

/** @typedef {import("../lib/types.js").Peer} Peer */

const lock = readFileSync(bench("native", "tantivy", "Cargo.lock"), "utf8");
const [, version = ""] = /name = "tantivy"\nversion = "([^"]+)"/.exec(lock) ?? [];

export const title = `tantivy ${version}`;
export const setup =
  "native program; Snowball's Arabic stemmer (any word), positions, all cores, one segment; titles stored, texts not";
export const runs = "natively";

let program = "";

/** @type {NonNullable<Peer["prepare"]>} */
export async function prepare() {
  program ||= await crate("tantivy");
}

/** @type {NonNullable<Peer["command"]>} */
export const command = ({ articles, folder }) => [program, "build", articles, folder];

/** @type {Peer["part"]} */
export const part = () => "index";

/** @type {NonNullable<Peer["ask"]>} */
export async function ask({ folder, aside }, queries, limit) {
  const file = join(aside, "queries.json");
  writeFileSync(file, JSON.stringify(queries));
  return JSON.parse(await printed(program, ["ask", folder, file, String(limit)]));
}
