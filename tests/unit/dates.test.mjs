/** Dates and counts in words. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readingStrings } from "../../www/js/reading/strings.js";
import { codes } from "../../www/js/remarks/remarks.js";
import { arabic } from "../../www/js/strings/ar.js";
import { english } from "../../www/js/strings/en.js";
import { whyStrings } from "../../www/js/why/strings.js";

describe("dates", () => {
  /** Value → Arabic, English. @type {[string, string, string][]} */
  const table = [
    ["2016-12-06", "6 كانون الأول/ديسمبر 2016", "6 December 2016"],
    ["2016-12", "كانون الأول/ديسمبر 2016", "December 2016"],
    ["2016", "2016", "2016"],
    ["2016-12-05/2016-12-08", "من 5 إلى 8 كانون الأول/ديسمبر 2016", "5–8 December 2016"],
    [
      "2016-11-30/2016-12-02",
      "من 30 تشرين الثاني/نوفمبر إلى 2 كانون الأول/ديسمبر 2016",
      "30 November – 2 December 2016",
    ],
    [
      "2016-12-30/2017-01-02",
      "من 30 كانون الأول/ديسمبر 2016 إلى 2 كانون الثاني/يناير 2017",
      "30 December 2016 – 2 January 2017",
    ],
    ["2015/2016", "من 2015 إلى 2016", "2015 – 2016"],
    ["2016-11/2016-12", "من تشرين الثاني/نوفمبر إلى كانون الأول/ديسمبر 2016", "November – December 2016"],
    ["2016/2016-12-08", "من 2016 إلى 8 كانون الأول/ديسمبر 2016", "2016 – 8 December 2016"],
    [
      "2016-12/2016-12-08",
      "من كانون الأول/ديسمبر إلى 8 كانون الأول/ديسمبر 2016",
      "December – 8 December 2016",
    ],
    ["2016-12-05/2016-12-05", "5 كانون الأول/ديسمبر 2016", "5 December 2016"],
    ["2016-13-01", "2016-13-01", "2016-13-01"],
    ["أمس", "أمس", "أمس"],
    ["2016-12-05/غدا", "2016-12-05/غدا", "2016-12-05/غدا"],
  ];
  for (const [value, inArabic, inEnglish] of table) {
    it(value, () => {
      assert.equal(arabic("latn").date(value), inArabic);
      assert.equal(english().date(value), inEnglish);
    });
  }
});

describe("counts", () => {
  /** @type {[number, string, string][]} */
  const table = [
    [0, "لا مقالات", "0 articles"],
    [1, "مقال واحد", "1 article"],
    [2, "مقالان", "2 articles"],
    [3, "3 مقالات", "3 articles"],
    [11, "11 مقالًا", "11 articles"],
    [100, "100 مقال", "100 articles"],
    [1103, "1,103 مقالات", "1,103 articles"],
  ];
  for (const [n, inArabic, inEnglish] of table) {
    it(String(n), () => {
      assert.equal(arabic("latn").articles(n), inArabic);
      assert.equal(english().articles(n), inEnglish);
    });
  }

  it("both languages say the same things", () => {
    for (const words of [(/** @type {any} */ own) => own, readingStrings, whyStrings]) {
      assert.deepEqual(Object.keys(words(english())).sort(), Object.keys(words(arabic("latn"))).sort());
    }
    assert.deepEqual(codes("en"), codes("ar"));
  });

  it("Arabic is written with either kind of digits", () => {
    assert.equal(arabic("arab").articles(1103), "١٬١٠٣ مقالات");
    assert.equal(arabic("arab").date("2016-12-06"), "٦ كانون الأول/ديسمبر ٢٠١٦");
  });
});
