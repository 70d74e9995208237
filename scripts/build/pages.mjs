import { existsSync } from "node:fs";
import { join } from "node:path";
import { make } from "../lib/make.mjs";
import { at } from "../lib/paths.mjs";
import { Failure } from "../lib/report.mjs";
import { cargo, run } from "../lib/run.mjs";

const corpus = at("corpus");
export const command = at("target", "release", process.platform === "win32" ? "kashshaf.exe" : "kashshaf");

/** The native command, with the viewer inside it; then with it the bundled corpus as `dist/site` and `dist/single`. */
export async function buildPages() {
  await cargo(["build", "--release", "--locked"]);
  await page("site", []);
  await page("single", ["--single-file"]);
}

/**
 * @param {string} name
 * @param {string[]} flags
 */
function page(name, flags) {
  return make({
    name,
    inputs: [command, corpus, at("scripts", "build", "pages.mjs")],
    async make(folder) {
      await run(command, ["build", corpus, "-o", folder, ...flags], { quiet: true });
      if (!existsSync(join(folder, "index.html")))
        throw new Failure(`kashshaf build made no ${name}/index.html`);
    },
  });
}
