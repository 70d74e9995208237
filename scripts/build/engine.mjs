import { renameSync } from "node:fs";
import { join } from "node:path";
import { make } from "../lib/make.mjs";
import { at } from "../lib/paths.mjs";
import { rustToolchain, wasmBindgenVersion } from "../lib/pins.mjs";
import { Failure } from "../lib/report.mjs";
import { cargo, packageVersion, run, runPackage } from "../lib/run.mjs";
import { findBindgen } from "../setup/bindgen.mjs";

const target = "wasm32-unknown-unknown";
export const engineFlags = [
  "--no-default-features",
  "--features",
  "engine",
  "--lib",
  "--target",
  target,
  "--locked",
];

/** What rustc lets every wasm program use; wasm-opt is told, since the program itself no longer says so. */
const wasmFeatures = [
  "--enable-bulk-memory",
  "--enable-multivalue",
  "--enable-mutable-globals",
  "--enable-nontrapping-float-to-int",
  "--enable-reference-types",
  "--enable-sign-ext",
];

/**
 * Rust → `dist/engine`: the wasm program, its JavaScript glue for a classic worker, and the types of both.
 * @returns {Promise<string>} the folder
 */
export async function buildEngine() {
  await cargo(["build", "--profile", "wasm", ...engineFlags]);
  const program = at("target", target, "wasm", "kashshaf.wasm");
  return make({
    name: "engine",
    inputs: [program, at("scripts", "build", "engine.mjs")],
    facts: [rustToolchain().channel, wasmBindgenVersion(), packageVersion("binaryen")],
    async make(folder) {
      const bindgen = await findBindgen();
      if (!bindgen) throw new Failure(`wasm-bindgen ${wasmBindgenVersion()} is missing`, "npm run setup");
      const names = ["--target", "no-modules", "--out-name", "kashshaf", "--out-dir", folder];
      await run(bindgen, [program, ...names, "--remove-producers-section"], { quiet: true });
      const whole = join(folder, "kashshaf_bg.wasm");
      const small = join(folder, "small.wasm");
      await runPackage(
        "binaryen/bin/wasm-opt",
        [
          "--low-memory-unused",
          "--merge-similar-functions",
          "-Oz",
          "--converge",
          ...wasmFeatures,
          whole,
          "-o",
          small,
        ],
        {
          quiet: true,
        },
      );
      renameSync(small, whole);
    },
  });
}
