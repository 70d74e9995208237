import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { at } from "./paths.mjs";
import { rustToolchain, wasmBindgenVersion } from "./pins.mjs";

const version = /^\d+\.\d+\.\d+$/;

describe("pins", () => {
  it("reads the Rust toolchain, its components and its target", () => {
    const { channel, components, targets } = rustToolchain();
    assert.match(channel, version);
    assert.ok(components.includes("clippy") && components.includes("rustfmt"));
    assert.deepEqual(targets, ["wasm32-unknown-unknown"]);
  });

  it("reads the version of wasm-bindgen", () => {
    assert.match(wasmBindgenVersion(), version);
  });

  it("every npm package is of one version", () => {
    const { devDependencies } = JSON.parse(readFileSync(at("package.json"), "utf8"));
    for (const [name, range] of Object.entries(devDependencies)) assert.match(range, version, name);
  });

  it("package-lock.json holds a digest of every package and the host of none", () => {
    const { packages } = JSON.parse(readFileSync(at("package-lock.json"), "utf8"));
    for (const [path, entry] of Object.entries(packages)) {
      if (path === "") continue;
      assert.match(entry.integrity, /^sha512-/, path);
      assert.equal(entry.resolved, undefined, path);
    }
  });
});
