/** The user's guide says what the help in the page says, word for word, and shows pictures that exist. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { arabic, english } from "../../www/js/help/text.js";

for (const [language, text] of /** @type {const} */ ([
  ["ar", arabic],
  ["en", english],
])) {
  describe(`docs/guide.${language}.md`, () => {
    const guide = readFileSync(at("docs", `guide.${language}.md`), "utf8");
    const line = (/** @type {{ write: string, does: string }} */ { write, does }) =>
      `| \`${write.replace(/\|/g, "\\|")}\` | ${does.replace(/\|/g, "\\|")} |`;

    it("lists every operator and key as the help does", () => {
      for (const row of [...text.operators, ...text.keys]) assert.ok(guide.includes(line(row)), line(row));
      assert.ok(guide.includes(text.searchNote) && guide.includes(text.keysNote));
    });

    it("shows pictures that exist", () => {
      const pictures = [...guide.matchAll(/\]\((images\/[^)]+)\)/g)].map((match) => String(match[1]));
      assert.ok(pictures.length >= 4);
      for (const picture of pictures) assert.ok(existsSync(join(at("docs"), picture)), picture);
    });
  });
}
