import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fingerprint } from "../lib/make.mjs";
import { at } from "../lib/paths.mjs";
import { Failure, say } from "../lib/report.mjs";
import { run, which } from "../lib/run.mjs";

/** Inside node_modules, so that removing the folder forgets the stamp too. */
const stamp = at("node_modules", ".kashshaf-lock");

/** node_modules as package-lock.json says. Packages' install scripts are not run: none of ours needs one. */
export async function ensurePackages() {
  const wanted = fingerprint([at("package-lock.json")], [process.platform, process.arch]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  say("installing npm packages …");
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  try {
    await npm(args);
  } catch {
    throw new Failure(
      "npm could not install the packages, for the reason above",
      `connect to the network and run: npm ${args.join(" ")}`,
    );
  }
  writeFileSync(stamp, wanted);
}

/** @param {string[]} args */
function npm(args) {
  const script = process.env.npm_execpath;
  if (script?.endsWith("js")) return run(process.execPath, [script, ...args]);
  return run(which("npm") ?? "npm", args);
}
