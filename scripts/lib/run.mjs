/** Running other programs: always without a shell, always from the repository's root. */
import { spawn } from "node:child_process";
import { accessSync, constants, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { at, root } from "./paths.mjs";
import { Failure } from "./report.mjs";

/** rustup's own folder comes last, for a shell that has not read rustup's environment file yet. */
const searchPath = [process.env.PATH ?? "", join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "bin")]
  .filter(Boolean)
  .join(delimiter);

/**
 * @typedef {object} RunOptions
 * @property {Record<string, string>} [env] variables added to the environment
 * @property {boolean} [quiet] keep the output back and show it only when the program fails
 */

/**
 * Runs a program with its output shown and throws a `Failure` when it does not end with 0.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export async function run(command, args, options = {}) {
  const { code, output } = await start(command, args, options.env, options.quiet ? "pipe" : "inherit");
  if (code === 0) return;
  const shown = [command.startsWith(root) ? command.slice(root.length + 1) : command, ...args].join(" ");
  throw new Failure(`${output ? `${output}\n` : ""}${shown}\n  ended with ${code}`);
}

/**
 * Runs cargo, always with the same target folder, whatever the user's own settings say.
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function cargo(args, options = {}) {
  return run("cargo", args, { ...options, env: { CARGO_TARGET_DIR: at("target"), ...options.env } });
}

/**
 * What a program prints, or undefined when it is missing or fails.
 * @param {string} command
 * @param {string[]} args
 */
export async function answer(command, args) {
  try {
    const { code, output } = await start(command, args, undefined, "pipe");
    return code === 0 ? output : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Runs a program that an npm package brings, by its script: needs no shell, and works on Windows.
 * @param {string} entry such as `typescript/bin/tsc`
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function runPackage(entry, args, options) {
  return run(process.execPath, [at("node_modules", entry), ...args], options);
}

/** @param {string} name a package in node_modules */
export function packageVersion(name) {
  return /** @type {string} */ (
    JSON.parse(readFileSync(at("node_modules", name, "package.json"), "utf8")).version
  );
}

/**
 * The absolute path of a program on the search path, or undefined.
 * @param {string} name
 */
export function which(name) {
  const endings = process.platform === "win32" ? [".exe", ".cmd", ""] : [""];
  for (const folder of searchPath.split(delimiter)) {
    for (const ending of endings) {
      const file = join(folder, name + ending);
      if (isProgram(file)) return file;
    }
  }
  return undefined;
}

/** @param {string} file */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string> | undefined} env
 * @param {"inherit" | "pipe"} output
 * @returns {Promise<{ code: number | string, output: string }>}
 */
function start(command, args, env, output) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, PATH: searchPath, ...env },
      stdio: ["ignore", output, output],
    });
    let text = "";
    child.stdout?.setEncoding("utf8").on("data", (/** @type {string} */ chunk) => {
      text += chunk;
    });
    child.stderr?.setEncoding("utf8").on("data", (/** @type {string} */ chunk) => {
      text += chunk;
    });
    child.on("error", (error) => reject(new Failure(`${command} could not be started: ${error.message}`)));
    child.on("close", (code, signal) =>
      resolve({ code: code ?? signal ?? "no exit code", output: text.trim() }),
    );
  });
}
