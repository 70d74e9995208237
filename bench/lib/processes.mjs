/** Running a build and watching what it takes. Processor time and memory are known on Linux only. */
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { Failure } from "../../scripts/lib/report.mjs";

/** @typedef {import("./types.js").Built} Built */

const sampling = 50;
/** Linux counts processor time in these, a second. */
const ticks = 100;
const pageSize = 4096;

/**
 * Runs a program to its end.
 * @param {string[]} command
 * @param {string} folder where it runs
 * @param {number} limit seconds, after which it is stopped
 * @returns {Promise<Built>}
 */
export function watched([program = "", ...args], folder, limit) {
  return new Promise((resolve, reject) => {
    /** Processor time of each process as last seen, in ticks. @type {Map<number, number>} */
    const times = new Map();
    const begun = performance.now();
    const child = spawn(program, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    /** @type {number | null} */
    let peakMemory = null;
    let said = "";
    let late = false;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
        said = (said + text).slice(-2000);
      });
    }
    const watch = setInterval(() => {
      const pid = /** @type {number} */ (child.pid);
      const family = withDescendants(pid);
      for (const each of family) times.set(each, processorTime(each) ?? times.get(each) ?? 0);
      const now = family.reduce((sum, each) => sum + residentMemory(each), 0);
      if (now > 0) peakMemory = Math.max(peakMemory ?? 0, now, highWater(pid));
      if (performance.now() - begun > limit * 1000 && !late) {
        late = true;
        for (const each of family) end(each);
      }
    }, sampling);
    // Whoever interrupts the bench does not want this to go on.
    const stop = () => withDescendants(/** @type {number} */ (child.pid)).forEach(end);
    process.once("exit", stop);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearInterval(watch);
      process.off("exit", stop);
      const seconds = (performance.now() - begun) / 1000;
      if (late) reject(new Failure(`not built within ${limit} s`));
      else if (code !== 0) reject(new Failure(`the build ended with ${code ?? signal}: ${said.trim()}`));
      else {
        const total = [...times.values()].reduce((sum, each) => sum + each, 0);
        resolve({ seconds, cpuSeconds: peakMemory === null ? null : total / ticks, peakMemory });
      }
    });
  });
}

/** @param {number} pid */
function end(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/** The fields of /proc/PID/stat behind the name, which may hold anything. @param {number} pid */
function stat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "latin1");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null;
  }
}

/** @param {number} pid */
function processorTime(pid) {
  const fields = stat(pid);
  return fields && Number(fields[11]) + Number(fields[12]);
}

/** @param {number} pid */
const residentMemory = (pid) => Number(stat(pid)?.[21] ?? 0) * pageSize;

/** @param {number} pid */
function highWater(pid) {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "latin1"))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** @param {number} pid */
function withDescendants(pid) {
  const family = [pid];
  for (const each of family) family.push(...childrenOf(each));
  return family;
}

/** @param {number} pid */
function childrenOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, "latin1").split(" ").filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}

/**
 * Memory that a process does not share and has written to: what its page costs. Null where it cannot be known.
 * @param {number} pid
 */
export function privateMemory(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, "latin1");
    return Number(/Private_Dirty:\s+(\d+) kB/.exec(text)?.[1]) * 1024;
  } catch {
    return null;
  }
}
