/** The small Rust programs of the bench: crates of their own, in a target folder of their own. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { Failure } from "../../scripts/lib/report.mjs";
import { cargo } from "../../scripts/lib/run.mjs";
import { bench } from "./paths.mjs";

const target = bench("target");

/**
 * @param {string} name of the folder below `native/`
 * @returns {Promise<string>} the program
 */
export async function crate(name) {
  const manifest = bench("native", name, "Cargo.toml");
  await cargo(["build", "--release", "--locked", "--quiet", "--manifest-path", manifest], {
    env: { CARGO_TARGET_DIR: target },
  });
  return join(target, "release", `bench-${name}${process.platform === "win32" ? ".exe" : ""}`);
}

/**
 * What a program prints, of any length.
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<string>}
 */
export function printed(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(Buffer.concat(chunks).toString("utf8"));
      else reject(new Failure(`${program} ${args.join(" ")}\n  ended with ${code}`));
    });
  });
}
