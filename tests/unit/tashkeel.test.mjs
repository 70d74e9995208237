/** Texts without their vowel marks, and the way between offsets in both. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bared, hasMarks, toBare } from "../../www/js/reading/tashkeel.js";

describe("vowel marks", () => {
  /** @type {[string, string][]} */
  const table = [
    ["قَالَ الرَّجُلُ", "قال الرجل"],
    ["مُضِيفًا إنّ", "مضيفا إن"],
    ["هٰذا", "هذا"],
    ["مُؤْمِن", "مؤمن"],
    ["آية أُخرى", "آية أخرى"],
    ["بلا علامات", "بلا علامات"],
    ["عـَـلى", "عــلى"],
    ["", ""],
  ];
  for (const [whole, bare] of table) {
    it(`${whole} → ${bare}`, () => {
      assert.equal(bared(whole).bare, bare);
      assert.equal(hasMarks(whole), whole !== bare);
    });
  }

  it("a decomposed hamza stays with its letter", () => {
    assert.equal(bared("ا\u0654َ").bare, "ا\u0654");
  });

  it("every offset finds its letter and the way back", () => {
    const whole = "قَالَ الرَّجُلُ";
    const { bare, places } = bared(whole);
    for (let at = 0; at < bare.length; at += 1) {
      assert.equal(whole[places[at] ?? 0], bare[at]);
      assert.equal(toBare(places, places[at] ?? 0), at);
    }
    // A word from its first letter to behind its last mark.
    assert.equal(bare.slice(toBare(places, 0), toBare(places, 5)), "قال");
    assert.equal(whole.slice(places[0], places[3]), "قَالَ");
    assert.equal(toBare(places, whole.length), bare.length);
  });
});
