import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, describe, it } from "node:test";
import { make } from "./make.mjs";
import { dist } from "./paths.mjs";

describe("make", () => {
  const sources = mkdtempSync(join(tmpdir(), "kashshaf-make-"));
  const name = `test-${process.pid}`;
  const input = join(sources, "input.txt");
  const output = join(dist, name, "output.txt");
  let runs = 0;

  /** @param {{ facts?: string[], fail?: boolean }} [options] */
  const step = ({ facts, fail = false } = {}) =>
    make({
      name,
      inputs: [sources],
      facts,
      async make(folder) {
        runs += 1;
        writeFileSync(join(folder, "output.txt"), readFileSync(input));
        if (fail) throw new Error("half-way");
      },
    });

  beforeEach(async () => {
    writeFileSync(input, "one");
    await step();
    runs = 0;
  });
  after(() => {
    rmSync(sources, { recursive: true });
    rmSync(join(dist, name), { recursive: true });
    rmSync(join(dist, ".stamps", name));
  });

  it("does nothing while nothing has changed", async () => {
    await step();
    assert.equal(runs, 0);
  });

  it("runs again when an input, a new file, a fact or its own output has changed", async () => {
    writeFileSync(input, "two");
    await step();
    assert.equal(readFileSync(output, "utf8"), "two");
    writeFileSync(join(sources, "more.txt"), "");
    await step();
    await step({ facts: ["tool 2"] });
    writeFileSync(output, "touched by hand");
    await step({ facts: ["tool 2"] });
    assert.equal(readFileSync(output, "utf8"), "two");
    assert.equal(runs, 4);
  });

  it("leaves the last good folder when it fails, and tries again", async () => {
    writeFileSync(input, "two");
    await assert.rejects(step({ fail: true }), /half-way/);
    assert.equal(readFileSync(output, "utf8"), "one");
    assert.ok(!existsSync(join(dist, `.making-${process.pid}`)));
    await step();
    assert.equal(readFileSync(output, "utf8"), "two");
  });
});
