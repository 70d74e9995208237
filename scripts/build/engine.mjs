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

export const builderFlags = [
  "--no-default-features",
  "--features",
  "builder",
  "--lib",
  "--target",
  target,
  "--locked",
];

/** What rustc makes of the engine. */
export const engineProgram = at("target", target, "wasm", "kashshaf.wasm");

/**
 * The standard library is compiled with the engine, for size and without the text of panics, which no reader sees: as it
 * is distributed it costs 8 kB more. Cargo offers this only as unstable, hence `RUSTC_BOOTSTRAP`; the toolchain is
 * pinned, so nothing changes by itself.
 */
const ownStandardLibrary = {
  args: ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"],
  env: {
    RUSTC_BOOTSTRAP: "1",
    RUSTFLAGS: "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none",
  },
};

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
 * Makes a wasm program as small as it gets.
 * @param {string} whole
 * @param {string} small
 */
export function shrink(whole, small) {
  const how = [
    "--low-memory-unused",
    "--merge-similar-functions",
    "-Oz",
    "--converge",
    // A function called once is kept by itself unless it is tiny: small functions are more alike, and gzip makes
    // 6 kB less of them, though they are more bytes.
    "--one-caller-inline-max-function-size=20",
  ];
  return optimised(how, whole, small);
}

/**
 * @param {string[]} how
 * @param {string} whole
 * @param {string} small
 */
const optimised = (how, whole, small) =>
  runPackage("binaryen/bin/wasm-opt", [...how, ...wasmFeatures, whole, "-o", small], { quiet: true });

/**
 * Rust → `dist/engine`: the wasm program, its JavaScript glue for a classic worker, and the types of both.
 * @returns {Promise<string>} the folder
 */
export async function buildEngine() {
  await compile();
  return bound("engine", engineProgram, shrink);
}

/**
 * Rust → `dist/builder`: the same for readers who bring their own texts. Speed counts here, and only they download it.
 * @returns {Promise<string>} the folder
 */
export async function buildBuilder() {
  await cargo(["build", "--profile", "wasm-fast", ...builderFlags]);
  const program = at("target", target, "wasm-fast", "kashshaf.wasm");
  return bound("builder", program, (whole, small) => optimised(["-O2"], whole, small));
}

/**
 * A compiled program → `dist/NAME` with its glue and types, optimised.
 * @param {string} name
 * @param {string} program
 * @param {(whole: string, small: string) => Promise<unknown>} optimise
 */
function bound(name, program, optimise) {
  return make({
    name,
    inputs: [program, at("scripts", "build", "engine.mjs")],
    facts: [rustToolchain().channel, wasmBindgenVersion(), packageVersion("binaryen")],
    async make(folder) {
      const bindgen = await findBindgen();
      if (!bindgen) throw new Failure(`wasm-bindgen ${wasmBindgenVersion()} is missing`, "npm run setup");
      const names = ["--target", "no-modules", "--out-name", "kashshaf", "--out-dir", folder];
      await run(bindgen, [program, ...names, "--remove-producers-section"], { quiet: true });
      const whole = join(folder, "kashshaf_bg.wasm");
      const small = join(folder, "small.wasm");
      await optimise(whole, small);
      renameSync(small, whole);
    },
  });
}

/** rustc's part; says what to do where the sources of the standard library do not fit or cannot be had. */
async function compile() {
  const { args, env } = ownStandardLibrary;
  try {
    await cargo(["rustc", "--profile", "wasm", "--crate-type", "cdylib", ...args, ...engineFlags], { env });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure(
      `The engine could not be compiled together with the standard library, see above\n${reason}`,
      "if it is no error of the engine itself: connect to the network (the first build fetches what the standard library uses), `rustup component add rust-src`, and run this again",
    );
  }
}
