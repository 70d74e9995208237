/** Searching, as a reader does it, in a site from a server and in one file from disk. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, describe, it } from "node:test";
import { build, harbour, shelf, single, site } from "./lib/corpora.mjs";
import { closeBrowser, found, highlights, resultsOf, search, summary, visit } from "./lib/visit.mjs";

const pages = build(harbour);
after(closeBrowser);

for (const [output, page] of Object.entries(pages)) {
  describe(`search (${output})`, () => {
    /** Query → what is highlighted in the results, letter for letter. @type {[string, string, string[]][]} */
    const cases = [
      ["a word", "القبطان", ["القبطان"]],
      ["a word typed without its vowel marks and tanwin", "مضيفا", ["مضيفًا", "مُضِيفًا"]],
      ["the same word typed with them", "مُضِيفًا", ["مضيفًا", "مُضِيفًا"]],
      ["a name typed without its hamza", "ايران", ["إيران"]],
      ["a number in European digits", "40", ["40", "٤٠"]],
      ["the same number in Arabic digits", "٤٠", ["40", "٤٠"]],
      ["ه for ة", "الشحنه", ["الشحنة"]],
      ["a phrase over a no-break space", '"المعارضة السورية منذ"', ["المعارضة\u00a0السورية منذ"]],
      ["the same phrase in other quotes", "«المعارضة السورية منذ»", ["المعارضة\u00a0السورية منذ"]],
    ];
    for (const [what, query, expected] of cases) {
      it(`finds ${what}: ${query}`, async (t) => {
        const { page: view } = await visit(t, { page });
        await search(view, query);
        const shown = new Set(await highlights(view));
        // A phrase may be marked as a whole or word by word: what counts is which letters are marked.
        const letters = (/** @type {Iterable<string>} */ texts) => [...texts].join(" ").split(/\s+/).sort();
        assert.deepEqual(letters(shown), letters(expected));
      });
    }

    it("does not find a phrase whose words stand apart", async (t) => {
      const { page: view } = await visit(t, { page });
      await search(view, '"السفينة القبطان"');
      assert.deepEqual(await found(view), []);
    });

    it("leaves the text nodes of the results whole", async (t) => {
      const { page: view } = await visit(t, { page, at: "#/?q=مضيفا" });
      assert.equal(await view.locator("main mark").count(), 0);
      assert.equal(
        await view.locator(".snippet").first().innerText(),
        "وقال الربّان مُضِيفًا إنّ الشحنة القادمة من إيران فيها ٤٠ صندوقًا.",
      );
    });
  });
}

describe("results", () => {
  it("say how many articles there are, in the plural that Arabic wants", async (t) => {
    const { page } = await visit(t, { page: pages.site, at: "#/?q=الميناء" });
    assert.equal(await summary(page), "3 مقالات في النتائج");
    await search(page, "القبطان");
    assert.equal(await summary(page), "مقال واحد في النتائج");
    await search(page, "قال");
    assert.equal(await summary(page), "مقالان في النتائج");
    const spoken = page.locator("#live", { hasText: "مقالان في النتائج" });
    await spoken.waitFor({ state: "attached" });
  });

  it("show on each card where it comes from, when, and how it matched", async (t) => {
    const { page } = await visit(t, { page: pages.site, at: "#/?q=الميناء" });
    const card = (/** @type {string} */ id) =>
      page.locator(".card", { has: page.locator(`h2 a[href*="/${id}?"]`) });
    assert.match(await card("spelling").innerText(), /صحيفة الميناء/);
    assert.match(await card("spelling").innerText(), /6 كانون الأول\/ديسمبر 2016/);
    assert.match(await card("residue").innerText(), /المصدر غير مذكور/);
    assert.match(await card("residue").innerText(), /من 5 إلى 8 كانون الأول\/ديسمبر 2016/);
    assert.match(await card("residue").innerText(), /إعادة صياغة/);
    assert.match(await card("residue").innerText(), /حرفي/);
    assert.match(await card("untitled").innerText(), /عنوان مولّد/);
    await card("residue").getByText("≈ مستنتج").click();
    await card("residue").getByText("ذُكر «هذا الأسبوع» بعد الخامس").waitFor();
  });

  it("label what matched only after folding, and drop it when that rung is off", async (t) => {
    const { page } = await visit(t, { page: pages.site, at: "#/?q=ايران" });
    assert.match(await page.locator(".card").innerText(), /مطبَّع/);
    await page.getByLabel("مطبَّع").uncheck();
    await page.getByText("لا نتيجة لـ").first().waitFor();
    assert.match(page.url(), /rungs=exact/);
    await page.getByRole("link", { name: /المطابقة المعتادة/ }).click();
    await page.locator(".card").waitFor();
    assert.deepEqual(await found(page), ["spelling"]);
  });

  it("offer what would find something, and nothing that would not", async (t) => {
    const { page } = await visit(t, { page: pages.site });
    await search(page, '"السفينة القبطان"');
    const offers = page.locator(".offers a");
    await offers.first().waitFor();
    assert.deepEqual(await offers.allInnerTexts(), [
      "بلا علامتي الاقتباس",
      "«\u2068السفينة\u2069» وحدها",
      "«\u2068القبطان\u2069» وحدها",
      "كل مقالات المجموعة",
    ]);
    await offers.first().click();
    await page.locator(".card").waitFor();
    assert.deepEqual(await found(page), ["spelling"]);
    await search(page, "زنجبيل");
    await page.getByText("ولا واحدة منها").waitFor();
    assert.deepEqual(await offers.allInnerTexts(), ["كل مقالات المجموعة"]);
  });

  it("offer to leave out each condition that stands in the way, with what is found then", async (t) => {
    const { page } = await visit(t, { page: pages.site });
    const offers = page.locator(".offers li:has(a[href*='q='])");
    /** @type {[string, string[]][]} */
    const table = [
      [
        'الميناء المصدر:"صحيفة الميناء" التاريخ:2015/7',
        ["بلا «التاريخ:2015/7» مقال واحد", "الكلمات وحدها 3 مقالات"],
      ],
      ["الميناء المصدر:زنجبيل", ["بلا «المصدر:زنجبيل» 3 مقالات"]],
      ["الميناء الوسم:زنجبيل -القبطان", ["بلا «الوسم:زنجبيل» مقالان", "الكلمات وحدها 3 مقالات"]],
    ];
    for (const [query, expected] of table) {
      await search(page, query);
      await offers.first().waitFor();
      const told = (await offers.allInnerTexts()).map((each) => each.replace(/[\u2066-\u2069]/g, ""));
      assert.deepEqual(told, expected, query);
    }
    await offers.first().getByRole("link").click();
    await resultsOf(page, "الميناء -القبطان");
    assert.equal(await summary(page), "مقالان في النتائج");
  });

  it("offer the spellings that were left out, where nothing is found without them", async (t) => {
    const { page } = await visit(t, { page: pages.site, at: "#/?q=الحمولة&without=حمولة" });
    await page.getByRole("link", { name: "بالصيغ المستبعدة" }).click();
    await page.locator(".card").first().waitFor();
    assert.doesNotMatch(decodeURIComponent(page.url()), /without/);
  });

  it("remark on a quotation mark that was not closed", async (t) => {
    const { page } = await visit(t, { page: pages.site });
    await search(page, '"المعارضة السورية');
    await page.getByText("علامة اقتباس لم تُغلق").waitFor();
    assert.deepEqual(await found(page), ["spelling"]);
  });

  it("come in portions, and the reader stays in place when asking for more", async (t) => {
    const { page } = await visit(t, { page: build(shelf).site, at: "#/?q=المستودع" });
    assert.equal(await summary(page), "60 مقالًا في النتائج");
    await page.mouse.wheel(0, 40);
    const more = page.getByRole("button", { name: "أظهر المزيد (10 من 60)" });
    await more.waitFor();
    assert.equal((await found(page)).length, 10);
    await more.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    await more.click();
    await page.locator(".card").nth(19).waitFor();
    assert.equal(await page.evaluate(() => scrollY), before);
    assert.equal(
      await page
        .locator(".card")
        .nth(10)
        .locator("h2 a")
        .evaluate((a) => a === document.activeElement),
      true,
    );
    assert.match(page.url(), /n=20/);
  });
});

describe("the ladder", () => {
  it("says so where a question is answered by near words, though they are not switched on", async (t) => {
    const { page } = await visit(t, {
      page: site,
      at: `#/?q=${encodeURIComponent("أين التقى لافرروف وكيري؟")}`,
    });
    const found = await page.locator(".card").count();
    assert.ok(found > 0);
    const adds = page.locator(".ladder b");
    await adds
      .nth(3)
      .filter({ hasText: `+${found}` })
      .waitFor();
    assert.deepEqual(await adds.allInnerTexts(), ["0", "+0", "+0", `+${found}`]);
  });

  it("says how many articles each rung adds, in its order", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/?q=معارضة" });
    const adds = page.locator(".ladder b");
    await adds.nth(2).filter({ hasText: "+3" }).waitFor();
    assert.deepEqual(await adds.allInnerTexts(), ["1", "+0", "+3", ""]);
    await page.getByLabel("تقريبي").check();
    await adds
      .nth(3)
      .filter({ hasText: /^\+\d+$/ })
      .waitFor();
    await search(page, "زنجبيل");
    assert.deepEqual(
      (await adds.allInnerTexts()).slice(0, 2),
      ["", ""],
      "nothing old is said of a new query",
    );
  });
});

describe("results as a table", () => {
  for (const [output, source] of Object.entries({ site, single })) {
    it(`are downloaded with every passage and its address (${output})`, async (t) => {
      const { page } = await visit(t, { page: source, at: "#/?q=لافروف" });
      const downloading = page.waitForEvent("download");
      await page.getByRole("button", { name: /CSV/ }).click();
      const download = await downloading;
      assert.equal(download.suggestedFilename(), "لافروف.csv");
      const rows = readFileSync(await download.path(), "utf8").split("\r\n");
      assert.match(rows[0] ?? "", /^\ufeffrank,id,title,source/);
      assert.ok(rows.length > 5);
      assert.ok(
        rows.slice(1, -1).every((row) => /#\/a\/aleppo-2016-\d+(\/p\d+)?$/.test(row)),
        rows.join("\n"),
      );
    });
  }
});

describe("results of many pages as a table", () => {
  it("are all of them, wherever the reader is, and the page goes on showing them", async (t) => {
    const { page } = await visit(t, { page: build(shelf).site, at: "#/?q=القَمْح" });
    assert.ok((await found(page)).length <= 10);
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: /CSV/ }).click();
    const download = await downloading;
    assert.equal(download.suggestedFilename(), "القَمْح.csv");
    const rows = readFileSync(await download.path(), "utf8")
      .trimEnd()
      .split("\r\n")
      .slice(1);
    assert.equal(new Set(rows.map((row) => row.split(",")[1])).size, 60);
    await page.mouse.wheel(0, 4000);
    await page.waitForFunction(() => document.querySelectorAll(".card").length === 10);
  });
});

describe("search by conditions", () => {
  it("writes the query that its fields mean, and searches for it", async (t) => {
    const { page } = await visit(t, { page: pages.site });
    await page.getByRole("button", { name: "بحث بالشروط" }).click();
    const dialog = page.getByRole("dialog", { name: "بحث بالشروط" });
    await dialog.getByLabel("هذه العبارة بترتيبها").fill("المعارضة السورية");
    await dialog.getByText('يُكتب السؤال هكذا: "المعارضة السورية"').waitFor();
    await dialog.getByRole("button", { name: "بحث" }).click();
    await resultsOf(page, '"المعارضة السورية"');
    assert.deepEqual(await found(page), ["spelling"]);
    assert.equal(await page.locator("#q").inputValue(), '"المعارضة السورية"');
    await page.getByRole("button", { name: "بحث بالشروط" }).click();
    assert.equal(await dialog.getByLabel("كل هذه الكلمات").inputValue(), '"المعارضة السورية"');
    await dialog.getByLabel("المصدر").selectOption("صحيفة الميناء");
    await dialog.getByText('المصدر:="صحيفة الميناء"').waitFor();
  });
});

describe("the bundled corpus", () => {
  for (const [output, page] of Object.entries({ site, single })) {
    it(`opens with what is in it, and its examples find something (${output})`, async (t) => {
      const { page: view } = await visit(t, { page });
      assert.match(await view.locator(".opening .facts").innerText(), /5 مقالات/);
      const examples = view.locator(".starts a");
      assert.equal(await examples.count(), 3);
      for (let at = 0; at < 3; at += 1) {
        await examples.nth(at).click();
        await view.locator(".snippet").first().waitFor();
        assert.notEqual((await highlights(view)).length, 0);
        await view.goBack();
        await examples.nth(at).waitFor();
      }
    });

    it(`finds the name that all reports share (${output})`, async (t) => {
      const { page: view } = await visit(t, { page, at: "#/?q=لافروف" });
      assert.ok((await found(view)).length >= 3);
      assert.deepEqual([...new Set(await highlights(view))], ["لافروف"]);
    });
  }
});

it("the head of the page is brought up to date once an answer", async (t) => {
  const { page } = await visit(t, { page: pages.site, at: "#/?q=الميناء" });
  await page.evaluate(() => {
    const changes = /** @type {MutationRecord[]} */ ([]);
    new MutationObserver((more) => changes.push(...more)).observe(
      /** @type {Element} */ (document.querySelector("#masthead .corpus")),
      { childList: true },
    );
    Object.assign(window, { changes });
  });
  await search(page, "القبطان");
  assert.equal(await page.evaluate(() => Reflect.get(window, "changes").length), 1);
});

it("an answer that comes late never replaces a newer one", async (t) => {
  const { page } = await visit(t, { page: pages.site });
  await page.locator("#q").pressSequentially("الميناء يستعيد", { delay: 1 });
  await resultsOf(page, "الميناء يستعيد");
  assert.equal((await found(page))[0], "residue");
});
