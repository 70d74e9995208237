import start from "@sqlite.org/sqlite-wasm";

/** @type {import("@sqlite.org/sqlite-wasm").PreparedStatement} */
let statement;

export async function open() {
  const [sqlite, bytes] = await Promise.all([
    start(),
    fetch("index.sqlite3").then((response) => response.arrayBuffer()),
  ]);
  const database = new sqlite.oo1.DB();
  const memory = sqlite.wasm.allocFromTypedArray(bytes);
  const { SQLITE_DESERIALIZE_FREEONCLOSE, SQLITE_DESERIALIZE_READONLY } = sqlite.capi;
  const flags = SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY;
  const size = bytes.byteLength;
  database.checkRc(sqlite.capi.sqlite3_deserialize(database.pointer, "main", memory, size, size, flags));
  statement = database.prepare(`
    SELECT id, title FROM titles JOIN (SELECT rowid AS hit, rank FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?)
    ON titles.rowid = hit ORDER BY rank`);
}

/** @param {string} query @param {number} limit */
export async function search(query, limit) {
  const words = query.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const hits = [];
  if (words.length === 0) return hits;
  statement.bind([words.map((word) => `"${word}"`).join(" OR "), limit]);
  while (statement.step()) hits.push({ id: statement.getString(0), title: statement.getString(1) });
  statement.reset();
  return hits;
}

/** @param {{ id: string, title: string }[]} hits */
export const show = (hits) => hits.map(async (hit) => hit);
