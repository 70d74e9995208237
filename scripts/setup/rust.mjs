import { rustToolchain } from "../lib/pins.mjs";
import { Failure, say } from "../lib/report.mjs";
import { answer, run, which } from "../lib/run.mjs";
import { aptInstall, canApt } from "./apt.mjs";

/** The pinned toolchain with its parts, a linker, and a `cargo` that obeys the pin. */
export async function ensureRust() {
  if (!which("rustup"))
    throw new Failure("rustup is missing", "install it from https://rustup.rs, then run this again");
  const { channel, components, targets } = rustToolchain();
  await ensureToolchain(channel, components, targets);
  const cargo = await answer("cargo", ["--version"]);
  if (!cargo?.startsWith(`cargo ${channel} `)) {
    const found = cargo ?? "no cargo";
    throw new Failure(
      `The project needs cargo ${channel}, but the search path leads to: ${found}`,
      process.env.RUSTUP_TOOLCHAIN
        ? "unset RUSTUP_TOOLCHAIN"
        : "put rustup's folder, ~/.cargo/bin, first in PATH",
    );
  }
  await ensureLinker();
}

/**
 * @param {string} channel
 * @param {string[]} components
 * @param {string[]} targets
 */
async function ensureToolchain(channel, components, targets) {
  /** @param {string} part */
  const installed = async (part) =>
    (await answer("rustup", [part, "list", "--installed", "--toolchain", channel]))?.split(/\s+/) ?? [];
  const [hasComponents, hasTargets] = await Promise.all([installed("component"), installed("target")]);
  /** Most components are listed with their platform behind the name, some without. @param {string} name */
  const isThere = (name) => hasComponents.some((found) => found === name || found.startsWith(`${name}-`));
  const missing = [
    ...components.filter((name) => !isThere(name)),
    ...targets.filter((name) => !hasTargets.includes(name)),
  ];
  if (missing.length === 0) return;
  say(`installing Rust ${channel} with ${[...components, ...targets].join(", ")} …`);
  const parts = [
    ...components.flatMap((name) => ["--component", name]),
    ...targets.flatMap((name) => ["--target", name]),
  ];
  const args = ["toolchain", "install", channel, "--profile", "minimal", "--no-self-update", ...parts];
  try {
    await run("rustup", args);
  } catch {
    throw new Failure(
      `rustup could not install Rust ${channel} (missing: ${missing.join(", ")})`,
      `connect to the network and run: rustup ${args.join(" ")}`,
    );
  }
}

/** rustup brings no linker; on Linux it is the C compiler's. */
async function ensureLinker() {
  if (process.platform === "win32" || which("cc") || which("clang")) return;
  if (canApt()) return aptInstall("a linker for Rust", ["gcc", "libc6-dev"]);
  throw new Failure(
    "Rust needs a C linker, and there is no `cc`",
    process.platform === "darwin"
      ? "xcode-select --install"
      : "install gcc with the system's package manager",
  );
}
