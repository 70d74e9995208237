import { copyFileSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { make } from "../lib/make.mjs";
import { at } from "../lib/paths.mjs";
import { wasmBindgenVersion } from "../lib/pins.mjs";
import { Failure } from "../lib/report.mjs";
import { packageVersion, run } from "../lib/run.mjs";
import { findBindgen } from "../setup/bindgen.mjs";
import { engineProgram, shrink } from "./engine.mjs";

const source = at("packages", "kashshaf-search");

/**
 * The npm package: `packages/kashshaf-search`, the engine as a module, and what it shares with the viewer → `dist/npm`,
 * ready for `npm pack`.
 */
export function buildPackage() {
  return make({
    name: "npm",
    inputs: [
      engineProgram,
      source,
      at("www", "js", "complete.js"),
      at("www", "js", "download.js"),
      at("scripts", "build", "package.mjs"),
    ],
    facts: [packageVersion("esbuild"), wasmBindgenVersion()],
    async make(folder) {
      const bindgen = await findBindgen();
      if (!bindgen) throw new Failure(`wasm-bindgen ${wasmBindgenVersion()} is missing`, "npm run setup");
      const engine = join(folder, "engine");
      const names = ["--target", "web", "--out-name", "kashshaf", "--out-dir", engine];
      await run(bindgen, [engineProgram, ...names, "--remove-producers-section"], { quiet: true });
      const whole = join(engine, "kashshaf_bg.wasm");
      await shrink(whole, join(engine, "small.wasm"));
      renameSync(join(engine, "small.wasm"), whole);
      const esbuild = await import("esbuild");
      await esbuild.build({
        absWorkingDir: at(),
        bundle: true,
        format: "esm",
        target: "es2022",
        charset: "utf8",
        logLevel: "warning",
        entryPoints: [join(source, "src", "index.js"), join(source, "src", "element.js")],
        external: ["./engine/kashshaf.js", "./index.js"],
        outdir: folder,
      });
      mkdirSync(folder, { recursive: true });
      for (const name of ["index.d.ts", "element.d.ts"])
        copyFileSync(join(source, "src", name), join(folder, name));
      for (const name of ["package.json", "README.md"]) copyFileSync(join(source, name), join(folder, name));
      for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(at(name), join(folder, name));
    },
  });
}
