/** The peers' packages: in the bench's own folder, never among the project's. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fingerprint } from "../../scripts/lib/make.mjs";
import { Failure, say } from "../../scripts/lib/report.mjs";
import { run, which } from "../../scripts/lib/run.mjs";
import { bench } from "./paths.mjs";

const stamp = bench("node_modules", ".kashshaf-lock");

/**
 * node_modules as package-lock.json says. Not with `npm ci`, which wants the lock to know Pagefind's program for every
 * system there is; this leaves the lock as it is too. Packages' install scripts are not run: none of these needs one.
 */
export async function ensurePeers() {
  const wanted = fingerprint([bench("package-lock.json")], [process.platform, process.arch]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  say("installing the peers' npm packages into bench/node_modules …");
  const args = ["install", "--no-save", "--prefix", bench(), "--ignore-scripts", "--no-audit", "--no-fund"];
  try {
    await run(which("npm") ?? "npm", args);
  } catch {
    throw new Failure("npm could not install them, for the reason above", `npm ${args.join(" ")}`);
  }
  writeFileSync(stamp, wanted);
}
