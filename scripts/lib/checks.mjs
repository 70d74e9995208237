/** Every check of the project, cheap ones first. What runs here is what CI runs. */
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { builderFlags, engineFlags } from "../build/engine.mjs";
import { filesBelow } from "./make.mjs";
import { at } from "./paths.mjs";
import { Failure, say } from "./report.mjs";
import { cargo, run, runPackage } from "./run.mjs";

const denyWarnings = ["--", "-D", "warnings"];
/** Left to itself, biome writes colours into files too. */
const colours = process.stdout.isTTY ? "--colors=force" : "--colors=off";

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {() => Promise<string | void>} run gives out what is to be said of a check that passed, if anything is
 */

/** Need nothing that is built. @type {Check[]} */
export const ofSources = [
  {
    name: "biome (lint and format of JavaScript, JSON and CSS)",
    run: () => runPackage("@biomejs/biome/bin/biome", ["ci", "--error-on-warnings", colours]),
  },
  { name: "rustfmt", run: () => cargo(["fmt", "--check"]) },
  { name: "scripts", run: () => nodeTests("scripts") },
  { name: "unit (modules of the viewer)", run: () => nodeTests("tests/unit") },
  { name: "clippy (engine, wasm)", run: () => cargo(["clippy", ...engineFlags, ...denyWarnings]) },
  { name: "clippy (builder, wasm)", run: () => cargo(["clippy", ...builderFlags, ...denyWarnings]) },
  { name: "clippy (native)", run: () => cargo(["clippy", "--all-targets", "--locked", ...denyWarnings]) },
  {
    name: "rustdoc",
    run: () => cargo(["doc", "--no-deps", "--lib", "--locked"], { env: { RUSTDOCFLAGS: "-D warnings" } }),
  },
];

/** Needs the engine, whose types are generated. @type {Check} */
export const types = {
  name: "tsc (types of the viewer, the worker and the scripts)",
  async run() {
    /** @type {unknown} */
    let failure;
    for (const project of [
      "tsconfig.json",
      "tsconfig.viewer.json",
      "tsconfig.worker.json",
      "tsconfig.builder.json",
    ]) {
      await runPackage("typescript/bin/tsc", ["--project", project]).catch((error) => {
        failure ??= error;
      });
    }
    if (failure) throw failure;
  },
};

/** Need the whole build. @type {Check[]} */
export const ofBuild = [
  types,
  { name: "size budget", run: () => runTests([at("scripts", "size.mjs")]) },
  { name: "cargo test", run: () => cargo(["test", "--locked"]) },
  { name: "browser (end to end)", run: () => nodeTests("tests/browser", twice) },
];

/**
 * Runs every test file below a folder. They are listed here because Node's own search differs between its releases.
 * @param {string} folder
 * @param {(files: string[]) => Promise<string | void>} [runner]
 */
function nodeTests(folder, runner = runTests) {
  const files = existsSync(at(folder))
    ? filesBelow(at(folder)).filter((file) => /\.test\.m?js$/.test(file))
    : [];
  if (files.length === 0) throw new Failure(`${folder} holds no tests (*.test.js)`);
  return runner(files);
}

/**
 * @param {string[]} files
 * @param {string[]} [also] options
 */
function runTests(files, also = []) {
  return run(process.execPath, ["--test", "--test-reporter=spec", ...also, ...files]);
}

/** Files of tests that may fail by chance; when more do, it is no chance. */
const CHANCE = 2;

/**
 * A browser on a busy machine stumbles now and then: a file with a failure is run once more, and the summary says so.
 * @param {string[]} files
 */
async function twice(files) {
  const list = at("target", "failed-tests");
  try {
    const destination = "--test-reporter-destination";
    const listed = ["--test-reporter", at("scripts", "lib", "failed.mjs"), destination, list];
    await runTests(files, [destination, "stdout", ...listed]);
  } catch (error) {
    const failed = readFileSync(list, "utf8").split("\n").filter(Boolean);
    if (failed.length === 0 || failed.length > CHANCE) throw error;
    const names = failed.map((file) => basename(file)).join(", ");
    say(`\nOnce more: ${names}`);
    await runTests(failed);
    return `FLAKY, passed at the second try: ${names}`;
  }
}
