import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { it } from "node:test";

const program = `
  import { Session } from ${JSON.stringify(new URL("./session.mjs", import.meta.url).href)};
  const session = new Session();
  await session.run("good", async () => undefined);
  if (process.argv[1] === "fail") {
    await session.run("bad", async () => { throw new Error("broken"); });
    session.skip("after it", "bad failed");
  }
  session.close();
`;

/** @param {string[]} args */
function run(...args) {
  const { status, stdout } = spawnSync(
    process.execPath,
    ["--input-type=module", "-e", program, "--", ...args],
    {
      encoding: "utf8",
    },
  );
  return { status, lastLine: stdout.trimEnd().split("\n").at(-1) };
}

it("ends with a line that counts the steps, and fails when one has failed or was not run", () => {
  assert.deepEqual(run(), { status: 0, lastLine: "1 passed, 0 failed" });
  assert.deepEqual(run("fail"), { status: 1, lastLine: "1 passed, 2 failed" });
});
