/** What is left of a query without some of its parts, as it is offered where nothing was found. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rest } from "../../www/js/nothing/nothing.js";

describe("a query without", () => {
  const query = 'حلب المصدر:"بلدي نيوز"  التاريخ:2016/12 هدنة';
  /** @param {string} written @returns {[number, number]} */
  const place = (written) => [query.indexOf(written), query.indexOf(written) + written.length];
  const [source, date] = [place('المصدر:"بلدي نيوز"'), place("التاريخ:2016/12")];

  it("one part", () => {
    assert.equal(rest(query, [source]), "حلب التاريخ:2016/12 هدنة");
    assert.equal(rest(query, [date]), 'حلب المصدر:"بلدي نيوز" هدنة');
  });

  it("all of them, and without parentheses around nothing", () => {
    assert.equal(rest(query, [source, date]), "حلب هدنة");
    assert.equal(rest("حلب (المصدر:سانا)", [[5, 16]]), "حلب");
    assert.equal(rest(query, []), 'حلب المصدر:"بلدي نيوز" التاريخ:2016/12 هدنة');
  });
});
