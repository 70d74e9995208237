/** The page around a peer's index: one script, bundled as its makers would have it, and next to no markup. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { bench } from "./paths.mjs";

/** @param {string} type of the script */
const markup = (type) => `<!doctype html>
<html lang="ar" dir="rtl">
<meta charset="utf-8">
<title>bench</title>
<link rel="icon" href="data:,">
<script ${type} src="page.js"></script>
<ol></ol>
</html>
`;

/**
 * @param {string} name of the engine, whose page half is `pages/NAME.js`
 * @param {string} folder
 * @param {"esm" | "iife"} [format] a module unless the engine was not written for one
 */
export async function writePage(name, folder, format = "esm") {
  await build({
    stdin: {
      contents: `import { start } from "./page.js"; import * as engine from "./${name}.js"; start(engine);`,
      resolveDir: bench("pages"),
    },
    bundle: true,
    minify: true,
    format,
    target: "chrome111",
    charset: "utf8",
    logLevel: "warning",
    outfile: join(folder, "page.js"),
  });
  writeFileSync(join(folder, "index.html"), markup(format === "esm" ? 'type="module"' : "defer"));
}

/**
 * A script for the page of an engine that brings its own.
 * @param {string} name
 * @returns {Promise<string>}
 */
export async function pageScript(name) {
  const { outputFiles } = await build({
    entryPoints: [bench("pages", `${name}.js`)],
    bundle: true,
    format: "iife",
    target: "chrome111",
    write: false,
    logLevel: "warning",
  });
  return outputFiles[0]?.text ?? "";
}

/**
 * The title that an adapter gives its engine: the name, and the version of the package.
 * @param {string} title
 * @param {string} name of the package
 */
export function titled(title, name) {
  const { version } = JSON.parse(readFileSync(bench("node_modules", name, "package.json"), "utf8"));
  return `${title} ${version.replace(/-.*/, "")}`;
}

/** The page's address where the query stands behind `#`. @param {string | undefined} query */
export const address = (query) => (query === undefined ? "" : `#${new URLSearchParams({ q: query })}`);
