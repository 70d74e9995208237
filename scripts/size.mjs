/** What a visitor downloads, against its budget. Sizes are of `gzip -9`, in bytes. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { dist } from "./lib/paths.mjs";

const kilobyte = 1024;
const later = join(dist, "viewer", "later");
/** What is loaded when it is asked for; a part may have its own copy of a small module that others have too. */
const all = existsSync(later) ? readdirSync(later).map((name) => `later/${name}`) : [];
/** What only readers who bring their own texts load. */
const own = all.filter((name) => name.startsWith("later/own-"));
const parts = all.filter((name) => !own.includes(name));
const budgets = [
  { part: "engine", files: ["engine.bin"], limit: 111.5 * kilobyte },
  { part: "scripts, first answer", files: ["early.js", "app.js", "worker.js"], limit: 22 * kilobyte },
  { part: "scripts, all of the rest", files: parts, limit: 34 * kilobyte },
  { part: "own texts: panel", files: [...own, "builder/worker.js"], limit: 16 * kilobyte },
  { part: "own texts: builder", files: ["builder/builder.wasm"], limit: 1116 * kilobyte },
  { part: "style", files: ["style.css"], limit: 8 * kilobyte },
];

/** @type {{ part: string, files: string, raw: number, gzip: number, limit: number, used: string }[]} */
const table = [];

describe("size budget of dist/viewer", () => {
  for (const { part, files, limit } of budgets) {
    it(`${part}: ${files.join(" + ")} within ${limit} bytes`, () => {
      assert.notEqual(files.length, 0, `${later} is empty: npm run build`);
      const contents = files.map((name) => {
        const file = join(dist, "viewer", name);
        assert.ok(existsSync(file), `${file} is missing: npm run build`);
        return readFileSync(file);
      });
      const raw = contents.reduce((sum, content) => sum + content.length, 0);
      const gzip = contents.reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0);
      table.push({
        part,
        files: files.join(" + "),
        raw,
        gzip,
        limit,
        used: `${Math.round((100 * gzip) / limit)} %`,
      });
      assert.ok(gzip <= limit, `${part} is ${gzip - limit} bytes over its budget`);
    });
  }
  after(() => console.table(table));
});
