/** The files that readers choose: in order, without hidden ones, and not more than are taken without saying so. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { chosen, MOST } from "../../www/js/own/files.js";

/** @param {string} path @returns {any} a file as a picker of folders gives it */
const file = (path) => ({ name: path.split("/").at(-1), webkitRelativePath: path.includes("/") ? path : "" });

describe("files that were chosen", () => {
  it("come in the order of their names, hidden ones left out", () => {
    const names = ["shelf/b.txt", "shelf/.hidden/c.txt", "shelf/~$a.docx", "shelf/a.txt", "alone.txt"];
    const { found, deep, many } = chosen(names.map(file));
    assert.deepEqual(
      found.map(({ name, chosen: alone }) => [name, alone]),
      [
        ["alone.txt", true],
        ["shelf/a.txt", false],
        ["shelf/b.txt", false],
      ],
    );
    assert.deepEqual([deep, many], [[], false]);
  });

  it("are taken as far as they may be, which is told", () => {
    const files = Array.from({ length: MOST }, (_, at) => file(`shelf/${at}.txt`));
    assert.equal(chosen([...files, file("shelf/.hidden")]).many, false);
    const { found, many } = chosen([...files, file("shelf/last.txt")]);
    assert.deepEqual([found.length, many], [MOST, true]);
  });
});
