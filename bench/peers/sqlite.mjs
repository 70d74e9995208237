import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import start from "@sqlite.org/sqlite-wasm";
import { titled, writePage } from "../lib/page.mjs";
import { bench } from "../lib/paths.mjs";

/** @typedef {import("../lib/types.js").Peer} Peer */

export { address } from "../lib/page.mjs";
export const title = titled("SQLite FTS5", "@sqlite.org/sqlite-wasm");
export const setup =
  "unicode61 without diacritics, words joined by OR, BM25; texts indexed, not stored; titles stored";
export const runs = "page";

/** @type {NonNullable<Peer["build"]>} */
export async function build(articles, folder) {
  const sqlite = await start();
  const database = new sqlite.oo1.DB(":memory:");
  database.exec(`
    CREATE TABLE titles (id TEXT, title TEXT);
    CREATE VIRTUAL TABLE words USING fts5 (title, text, content='', tokenize='unicode61 remove_diacritics 2');
    BEGIN`);
  const titles = database.prepare("INSERT INTO titles (rowid, id, title) VALUES (?, ?, ?)");
  const words = database.prepare("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)");
  for (const [number, { id, title: headline, text }] of articles.entries()) {
    titles.bind([number + 1, id, headline]).stepReset();
    words.bind([number + 1, headline, text]).stepReset();
  }
  titles.finalize();
  words.finalize();
  database.exec("COMMIT; INSERT INTO words (words) VALUES ('optimize'); VACUUM");
  writeFileSync(join(folder, "index.sqlite3"), sqlite.capi.sqlite3_js_db_export(database));
}

/** @type {NonNullable<Peer["finish"]>} */
export async function finish({ folder }) {
  await writePage("sqlite", folder);
  const program = bench("node_modules", "@sqlite.org", "sqlite-wasm", "dist", "sqlite3.wasm");
  copyFileSync(program, join(folder, "sqlite3.wasm"));
}

/** @type {Peer["part"]} */
export const part = (file) => (file === "index.sqlite3" ? "index" : "code");
