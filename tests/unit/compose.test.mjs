/** Queries written by the form of conditions, and tables of results. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compose } from "../../www/js/advanced/compose.js";
import { csvOf, nameOf } from "../../www/js/csv/csv.js";
import { queryOf } from "../../www/js/reading/share.js";

describe("a query of fields", () => {
  /** @type {[Partial<import("../../www/js/advanced/compose.js").Fields>, string, string][]} */
  const table = [
    [{ all: " حلب موسكو " }, "حلب موسكو", "حلب موسكو"],
    [{ phrase: 'المعارضة "السورية' }, '"المعارضة السورية"', '"المعارضة السورية"'],
    [{ any: "روسيا تركيا" }, "(روسيا | تركيا)", "(روسيا | تركيا)"],
    [{ any: "روسيا" }, "روسيا", "روسيا"],
    [{ all: "حلب", none: "موسكو أنقرة" }, "حلب -موسكو -أنقرة", "حلب -موسكو -أنقرة"],
    [{ prefix: "معارض", suffix: "ارضة" }, "معارض* *ارضة", "معارض* *ارضة"],
    [{ near: "هدنة حلب", distance: 3 }, "هدنة قرب:3 حلب", "هدنة near:3 حلب"],
    [{ exact: "حلب", similar: "حلف" }, "=حلب ~حلف", "=حلب ~حلف"],
    [
      { title: "حلب", source: "بلدي نيوز" },
      'العنوان:حلب المصدر:="بلدي نيوز"',
      'title:حلب source:="بلدي نيوز"',
    ],
    [
      { tag: "سوريا", from: "2016-12", to: "2017" },
      "الوسم:سوريا التاريخ:2016/12..2017",
      "tag:سوريا date:2016-12..2017",
    ],
    [{ from: "2016" }, "التاريخ:2016..", "date:2016.."],
    [{ from: "2016", to: "2016" }, "التاريخ:2016", "date:2016"],
    [{ source: '"الميناء' }, 'المصدر:=" الميناء"', 'source:=" الميناء"'],
    [{ source: "وكالة(واس)" }, 'المصدر:="وكالة(واس)"', 'source:="وكالة(واس)"'],
    [{ source: "-ناقص" }, 'المصدر:="-ناقص"', 'source:="-ناقص"'],
    [
      { all: '"وقف إطلاق', source: "الميناء" },
      'المصدر:="الميناء" "وقف إطلاق',
      'source:="الميناء" "وقف إطلاق',
    ],
    [{}, "", ""],
  ];
  for (const [fields, arabic, english] of table) {
    it(`${JSON.stringify(fields)} → ${arabic}`, () => {
      assert.equal(compose(fields, "ar"), arabic);
      assert.equal(compose(fields, "en"), english);
    });
  }
});

describe("a search for what was selected", () => {
  /** @type {[string, string][]} */
  const table = [
    ["الميناء،", "الميناء"],
    ["«مُضِيفًا»", "مُضِيفًا"],
    ["المعارضة\u00a0السورية، منذ", '"المعارضة السورية منذ"'],
    ["أو", '"أو"'],
    ["أَوْ", '"أَوْ"'],
    ["و", '"و"'],
    ["OR", '"OR"'],
    ["near:", '"near"'],
    ["المصدر:رويترز", '"المصدر:رويترز"'],
    ["-حلب", "حلب"],
    ["بن-علي", '"بن-علي"'],
    ["ماذا؟", "ماذا"],
    ["…", ""],
  ];
  for (const [selected, query] of table) {
    it(`${selected} → ${query}`, () => assert.equal(queryOf(selected), query));
  }
});

describe("results as CSV", () => {
  /** @type {any} */
  const head = { id: "port-1", title: '=HYPERLINK("x")', source: "أ، ب", author: "", tags: [], url: "" };
  const address = (/** @type {string} */ id, /** @type {number} */ paragraph) =>
    `https://archive.example/#/a/${id}${paragraph ? `/p${paragraph}` : ""}`;

  it("one row a passage, inert in a spreadsheet, with the address of its paragraph", async () => {
    const snippets = [
      { paragraph: 2, text: 'قال "نعم"\nثم مضى', marks: [[4, 9]], before: false, after: false },
      { paragraph: 7, text: "حلب", marks: [[0, 3]], before: false, after: false },
    ];
    const search = async () =>
      /** @type {any} */ ({
        total: 2,
        hits: [
          { head, rung: "exact", matches: 2, snippets },
          { head, rung: "exact", matches: 1, snippets: [] },
        ],
      });
    const text = (await csvOf(search, address)) ?? "";
    assert.ok(text.startsWith("\ufeffrank,id,title,"));
    const rows = text.split("\r\n");
    assert.equal(rows.length, 5);
    assert.equal(
      rows[1],
      `1,port-1,"'=HYPERLINK(""x"")",أ، ب,,,,2,exact,2,"قال ""نعم""\nثم مضى","""نعم""",https://archive.example/#/a/port-1/p2`,
    );
    assert.match(rows[3] ?? "", /^2,port-1,.*,1,exact,0,,,https:\/\/archive\.example\/#\/a\/port-1$/);
  });

  it("is named as the query was typed, by a name that every system takes", () => {
    assert.equal(nameOf("مُدَرِّسة"), "مُدَرِّسة.csv");
    assert.equal(nameOf('"حلب" المصدر:=".. / x"'), "حلب المصدر x.csv");
    assert.equal(nameOf("…"), "kashshaf.csv");
    assert.ok(Buffer.byteLength(nameOf("مُ".repeat(400))) < 255);
    assert.equal(nameOf(`${"a".repeat(59)}𞸀𞸀`), `${"a".repeat(59)}𞸀.csv`);
  });

  it("no cell is a formula, whatever it begins with", async () => {
    for (const title of ["=1+1", " =1+1", "\n=1", "＝1+1", "-1", "@x", "\tx"]) {
      const hit = /** @type {any} */ ({
        head: { ...head, title },
        rung: "exact",
        matches: 1,
        snippets: [],
      });
      const text = await csvOf(async () => /** @type {any} */ ({ total: 1, hits: [hit] }), address);
      assert.match(text?.split("\r\n")[1] ?? "", /^1,port-1,"?'/, JSON.stringify(title));
    }
  });

  it("goes on until all are there, and stops when something else is asked for", async () => {
    /** @type {number[]} */
    const offsets = [];
    /** @type {[number, number][]} */
    const told = [];
    const hit = /** @type {any} */ ({ head, rung: "exact", matches: 1, snippets: [] });
    await csvOf(
      async (offset, limit) => {
        offsets.push(offset);
        return /** @type {any} */ ({
          total: 250,
          hits: Array.from({ length: Math.min(limit, 250 - offset) }, () => hit),
        });
      },
      address,
      (done, total) => told.push([done, total]),
    );
    assert.deepEqual(told, [
      [100, 250],
      [200, 250],
    ]);
    assert.deepEqual(offsets, [0, 100, 200]);
    assert.equal(await csvOf(async () => undefined, address), null);
  });
});
