import { join } from "node:path";
import { tools } from "../lib/paths.mjs";
import { wasmBindgenVersion } from "../lib/pins.mjs";
import { Failure, say } from "../lib/report.mjs";
import { answer, run } from "../lib/run.mjs";

/**
 * The wasm-bindgen command of exactly the crate's version, or undefined: one in `.tools`, else one on the search path.
 * @returns {Promise<string | undefined>}
 */
export async function findBindgen() {
  const version = wasmBindgenVersion();
  for (const command of [join(tools, "bin", "wasm-bindgen"), "wasm-bindgen"]) {
    const [, found] = (await answer(command, ["--version"]))?.split(" ") ?? [];
    if (found === version) return command;
  }
  return undefined;
}

/**
 * Installs that command into `.tools` where it is missing. It is compiled without optimisation: that takes a third of
 * the time, and the tool still runs for less than a second.
 */
export async function ensureBindgen() {
  if (await findBindgen()) return;
  const version = wasmBindgenVersion();
  say(`installing wasm-bindgen-cli ${version} into .tools, a minute or two …`);
  const args = [
    "install",
    "wasm-bindgen-cli",
    "--bin",
    "wasm-bindgen",
    "--version",
    `=${version}`,
    "--root",
    tools,
    "--force",
  ];
  const env = { CARGO_PROFILE_RELEASE_OPT_LEVEL: "0" };
  try {
    await run("cargo", [...args, "--locked"], { env }).catch(() => {
      say("that failed with its own lock file, see above; trying with the newest versions that fit …");
      return run("cargo", args, { env });
    });
  } catch {
    throw new Failure(
      `wasm-bindgen-cli ${version} could not be installed`,
      `connect to the network and run: cargo ${args.join(" ")}`,
    );
  }
}
