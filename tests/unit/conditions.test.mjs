/** The conditions in a query, as they are offered to be left out where nothing was found. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { taken } from "../../www/js/nothing/conditions.js";

describe("conditions", () => {
  /** query, its words, each condition and what is left without it @type {[string, string, [string, string][]][]} */
  const table = [
    ["حلب موسكو", "حلب موسكو", []],
    ["حلب المصدر:رويترز", "حلب", [["المصدر:رويترز", "حلب"]]],
    [
      'حلب المصدر:"بلدي نيوز" التاريخ:2016/12 هدنة',
      "حلب هدنة",
      [
        ['المصدر:"بلدي نيوز"', "حلب التاريخ:2016/12 هدنة"],
        ["التاريخ:2016/12", 'حلب المصدر:"بلدي نيوز" هدنة'],
      ],
    ],
    [
      "Aleppo SOURCE:Reuters tag: news",
      "Aleppo",
      [
        ["SOURCE:Reuters", "Aleppo tag: news"],
        ["tag: news", "Aleppo SOURCE:Reuters"],
      ],
    ],
    ["التاريخ:2 كانون الأول 2016 حلب", "حلب", [["التاريخ:2 كانون الأول 2016", "حلب"]]],
    ["التاريخ:من 2015 إلى 2017 حلب", "حلب", [["التاريخ:من 2015 إلى 2017", "حلب"]]],
    ["التاريخ:بين 2015 و2017 حلب", "حلب", [["التاريخ:بين 2015 و2017", "حلب"]]],
    ["date:December 2, 2016 2013", "2013", [["date:December 2, 2016", "2013"]]],
    ["التاريخ:2016 حلب 2013", "حلب 2013", [["التاريخ:2016", "حلب 2013"]]],
    ["التاريخ:٢٠١٦ وحلب", "وحلب", [["التاريخ:٢٠١٦", "وحلب"]]],
    ["تاريخ:أمس حلب", "حلب", [["تاريخ:أمس", "حلب"]]],
    [
      "حلب -موسكو ليس:أنقرة",
      "حلب",
      [
        ["-موسكو", "حلب ليس:أنقرة"],
        ["ليس:أنقرة", "حلب -موسكو"],
      ],
    ],
    ["حلب -المصدر:(سانا | تاس)", "حلب", [["-المصدر:(سانا | تاس)", "حلب"]]],
    ["(حلب | حماة) العنوان:هدنة", "(حلب | حماة)", [["العنوان:هدنة", "(حلب | حماة)"]]],
    ["حلب (المصدر:سانا)", "حلب", [["المصدر:سانا", "حلب"]]],
    ['"قال المصدر: سانا" حلب', '"قال المصدر: سانا" حلب', []],
    ["بن-علي 2016-2017", "بن-علي 2016-2017", []],
  ];
  for (const [query, words, conditions] of table) {
    it(query, () => {
      const found = taken(query);
      assert.equal(found.words, words);
      assert.deepEqual(
        found.conditions.map(({ written, rest }) => [written, rest]),
        conditions,
      );
    });
  }
});
