import { existsSync, readdirSync } from "node:fs";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { Failure } from "../../scripts/lib/report.mjs";
import { bench } from "./paths.mjs";

/** @typedef {import("./types.js").Peer} Peer */

export const names = readdirSync(bench("peers"))
  .filter((file) => file.endsWith(".mjs"))
  .map((file) => basename(file, ".mjs"));

/**
 * @param {string} name
 * @returns {Promise<Peer>}
 */
export async function peerOf(name) {
  const file = bench("peers", `${name}.mjs`);
  if (!existsSync(file)) throw new Failure(`There is no engine ${name}`, `choose among ${names.join(", ")}`);
  return { name, ...(await import(pathToFileURL(file).href)) };
}
