/** The versions that must match, each read from the one file that says it. */
import { existsSync, readFileSync } from "node:fs";
import { at } from "./paths.mjs";
import { Failure } from "./report.mjs";

/** The Rust toolchain that `rust-toolchain.toml` pins. */
export function rustToolchain() {
  const text = readFileSync(at("rust-toolchain.toml"), "utf8");
  /** @param {string} key */
  const list = (key) => [
    ...(new RegExp(`^${key} = \\[(.*)\\]`, "m").exec(text)?.[1] ?? "").matchAll(/"([^"]+)"/g),
  ];
  return {
    channel: /^channel = "([^"]+)"/m.exec(text)?.[1] ?? "stable",
    components: list("components").map((match) => String(match[1])),
    targets: list("targets").map((match) => String(match[1])),
  };
}

/** The version of the wasm-bindgen crate in Cargo.lock: its command-line tool must be of exactly the same one. */
export function wasmBindgenVersion() {
  const file = at("Cargo.lock");
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const version = /^name = "wasm-bindgen"\r?\nversion = "([^"]+)"/m.exec(text)?.[1];
  if (!version) throw new Failure("Cargo.lock names no wasm-bindgen", "git checkout Cargo.lock");
  return version;
}
