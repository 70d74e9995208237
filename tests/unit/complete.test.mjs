/** Asking the engine until it has what it needs. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { complete } from "../../www/js/complete.js";

/**
 * An engine that answers once it has been given every block of a list, asking for one step at a time.
 * @param {string[][]} steps
 */
function engine(steps) {
  /** @type {Set<string>} */
  const has = new Set();
  const call = () => {
    const needs = steps.map((step) => step.filter((name) => !has.has(name))).find((each) => each.length > 0);
    return needs ? { needs } : { total: 7 };
  };
  return { has, call };
}

it("an answer that needs nothing is the answer", async () => {
  for (const answer of [{ total: 7 }, undefined, null]) {
    assert.equal(
      await complete(
        () => answer,
        () => assert.fail("nothing is to be loaded"),
        () => {},
      ),
      answer,
    );
  }
});

it("each step's blocks are loaded together, with word of how far it is", async () => {
  const { has, call } = engine([["d0", "d1"], ["p7"], ["t/1", "t/2"]]);
  /** @type {string[][]} */
  const loads = [];
  /** @type {[number, number][]} */
  const progress = [];
  const answer = await complete(
    call,
    async (names, arrived) => {
      loads.push(names);
      for (const name of names) {
        has.add(name);
        arrived();
      }
    },
    (loaded, total) => progress.push([loaded, total]),
  );
  assert.deepEqual(answer, { total: 7 });
  assert.deepEqual(loads, [["d0", "d1"], ["p7"], ["t/1", "t/2"]]);
  assert.deepEqual(progress.at(-1), [5, 5]);
});

it("a block that was displaced meanwhile is loaded again", async () => {
  const { has, call } = engine([["d0"], ["p7"]]);
  let loads = 0;
  await complete(
    call,
    async (names) => {
      loads += 1;
      if (loads === 2) has.delete("d0");
      for (const name of names) has.add(name);
    },
    () => {},
  );
  assert.equal(loads, 3);
});

it("an engine that never has enough is stopped", async () => {
  for (const needs of [["d0"], []]) {
    let loads = 0;
    await assert.rejects(
      complete(
        () => ({ needs }),
        async () => {
          loads += 1;
        },
        () => {},
      ),
      { code: "crash" },
    );
    assert.ok(loads < 10);
  }
});

it("what cannot be loaded ends it", async () => {
  const lost = { code: "block" };
  await assert.rejects(
    complete(
      () => ({ needs: ["d0"] }),
      () => Promise.reject(lost),
      () => {},
    ),
    lost,
  );
});
