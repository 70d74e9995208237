/**
 * One build step: a folder below `dist/` made from files. It is made anew only when the contents of its inputs, or of
 * itself, are not those of the last time; and it is made aside and then renamed, so that a step that fails or is
 * interrupted leaves the last good folder alone.
 */
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { dist, root } from "./paths.mjs";
import { bold, elapsed, say } from "./report.mjs";

const stamps = join(dist, ".stamps");
/** Of this process only, so that two builds at once do not write into each other's folders. */
const aside = join(dist, `.making-${process.pid}`);

/**
 * @param {object} step
 * @param {string} step.name the folder below `dist/`
 * @param {string[]} step.inputs files and folders it is made from
 * @param {string[]} [step.facts] what else decides the result, such as versions of tools
 * @param {(folder: string) => Promise<void>} step.make fills the empty folder
 * @returns {Promise<string>} the finished folder
 */
export async function make({ name, inputs, facts = [], make }) {
  const folder = join(dist, name);
  const stamp = join(stamps, name);
  const wanted = fingerprint(inputs, facts);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === `${wanted} ${fingerprint([folder])}`) {
    say(`${bold(name)}: nothing changed`);
    return folder;
  }
  const begun = performance.now();
  const fresh = join(aside, name);
  try {
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true });
    await make(fresh);
    rmSync(stamp, { force: true });
    replace(folder, fresh);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, `${wanted} ${fingerprint([folder])}`);
  say(`${bold(name)}: made in ${elapsed(begun)}`);
  return folder;
}

/** Removes what builds that were killed left behind. */
export function sweep() {
  for (const name of existsSync(dist) ? readdirSync(dist) : []) {
    const pid = /^\.making-(\d+)$/.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) rmSync(join(dist, name), { recursive: true, force: true });
  }
}

/**
 * A digest of names and contents; a path that does not exist counts as such.
 * @param {string[]} paths
 * @param {string[]} [facts]
 */
export function fingerprint(paths, facts = []) {
  const hash = createHash("sha256").update(JSON.stringify(facts));
  for (const file of paths.flatMap(filesBelow)) {
    hash.update(`\0${relative(root, file)}\0`).update(existsSync(file) ? readFileSync(file) : "missing");
  }
  return hash.digest("hex");
}

/**
 * Every file below a folder in a fixed order, or the file itself.
 * @param {string} path
 * @returns {string[]}
 */
export function filesBelow(path) {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

/**
 * @param {string} folder
 * @param {string} fresh
 */
function replace(folder, fresh) {
  const old = join(aside, "old");
  mkdirSync(dirname(folder), { recursive: true });
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(fresh, folder);
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
