/** The searches that the overview suggests are made from the titles of the corpus at hand. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { examples } from "../../www/js/examples.js";

/** Titles → the queries suggested. @type {[string[], string[]][]} */
const table = [
  [[], []],
  [["Port News"], []],
  [["حلب"], ["حلب"]],
  [
    ["معركة حلب والمدينة", "المعارضة السورية في حلب", "أنقرة تستضيف المعارضة"],
    ["حلب", '"المعارضة السورية"', "انقره"],
  ],
  [
    ["الموانئ تعود بعد عام", "الموانئ: حركة جديدة"],
    ["الموانئ", '"حركة جديدة"'],
  ],
];
for (const [titles, expected] of table) {
  it(titles.join(" · ") || "no titles", () => {
    const heads = titles.map((title) => /** @type {ArticleHead} */ ({ title }));
    assert.deepEqual(
      examples(heads).map(({ query }) => query),
      expected,
    );
  });
}
