/** Numbers and plural forms, as `Intl` has them. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { counting } from "../../www/js/strings/counting.js";

const NUMBERS = [...Array(1250).keys(), 1999, 2000, 10_001, 31_030, 100_102, 999_999, 1_000_003, 8_800_000];
const FRACTIONS = [0.1, 1.5, 12.3, 1234.5];

for (const digits of /** @type {Digits[]} */ (["latn", "arab"])) {
  it(`writes numbers as Intl does (${digits})`, () => {
    const { number } = counting(digits);
    const format = new Intl.NumberFormat(`ar-u-nu-${digits}`);
    for (const n of [...NUMBERS, ...FRACTIONS]) assert.equal(number(n), format.format(n));
  });
}

it("writes numbers in English as Intl does", () => {
  const { number } = counting("latn");
  const format = new Intl.NumberFormat("en");
  for (const n of [...NUMBERS, ...FRACTIONS]) assert.equal(number(n), format.format(n));
});

it("chooses the Arabic form of every number", () => {
  const { plural } = counting("latn");
  const forms = { zero: "zero", one: "one", two: "two", few: "few", many: "many", other: "other" };
  const rules = new Intl.PluralRules("ar");
  for (const n of NUMBERS) assert.equal(plural(n, forms), rules.select(n), `${n}`);
});

it("chooses the English form of every number", () => {
  const { plural } = counting("latn");
  const rules = new Intl.PluralRules("en");
  for (const n of NUMBERS) assert.equal(plural(n, { one: "one", other: "other" }), rules.select(n), `${n}`);
});

it("puts the number into its form", () => {
  assert.equal(counting("arab").plural(1234, { many: "# مقالًا" }), "١٬٢٣٤ مقالًا");
});
