/** `RESULTS.md`: tables beside peers, and at its end the table of `robustness.mjs`. Each is published by its own program. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { bench } from "./paths.mjs";

const path = bench("RESULTS.md");
const heading = "\n## Questions typed otherwise\n";

/** What is published, parted at the heading. */
function published() {
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const at = text.indexOf(heading);
  return at < 0 ? { beside: text, otherwise: "" } : { beside: text.slice(0, at), otherwise: text.slice(at) };
}

/** @param {string} text the tables beside peers */
export const publishBeside = (text) => writeFileSync(path, text + published().otherwise);

/** @param {string} text the table of questions typed otherwise, and how it was made */
export const publishOtherwise = (text) => writeFileSync(path, `${published().beside}${heading}\n${text}\n`);
