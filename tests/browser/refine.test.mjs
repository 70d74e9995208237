/** What narrows results: their order, spellings left out, and conditions on source, month and tag, all of it in the address. */
import assert from "node:assert/strict";
import { after, it } from "node:test";
import { article, build, corpusOf } from "./lib/corpora.mjs";
import { closeBrowser, found, overflow, ready, visit } from "./lib/visit.mjs";

/** @param {string} value */
const day = (value) => ({ date: { value, precision: "day", basis: "given", evidence: "" } });

const { site, single } = build(
  corpusOf([
    article("middle", "خبر أول", ["وصلت المعارضة إلى المدينة."], {
      source: "ب",
      tags: ["سياسة"],
      ...day("2016-12-06"),
    }),
    article("newest", "خبر ثان", ["قالت معارضة المدينة إنها باقية."], {
      source: "أ",
      tags: ["سياسة", "رأي"],
      ...day("2017-03-02"),
    }),
    article("oldest", "خبر ثالث", ["معارضة في المدينة، والمعارضة في الريف."], {
      source: "ب",
      ...day("2015-01-20"),
    }),
    article("undated", "خبر رابع", ["عن المعارضة."]),
  ]),
);
after(closeBrowser);

for (const [output, source] of Object.entries({ site, single })) {
  it(`the order is chosen, and in the address (${output})`, async (t) => {
    const { page } = await visit(t, { page: source, at: "#/?q=معارضة" });
    const order = page.getByLabel("الترتيب");
    await order.selectOption({ label: "الأحدث أولًا" });
    await page.waitForURL(/order=newest/);
    await ready(page);
    assert.deepEqual((await found(page)).slice(0, 3), ["newest", "middle", "oldest"]);
    await page.waitForFunction(() => document.activeElement?.id === "order");
    await order.selectOption({ label: "الأقدم أولًا" });
    await page.waitForURL(/order=oldest/);
    await ready(page);
    assert.deepEqual((await found(page)).slice(0, 3), ["oldest", "middle", "newest"]);
    await page.reload();
    await ready(page);
    assert.deepEqual((await found(page)).slice(0, 3), ["oldest", "middle", "newest"]);
  });

  it(`results divide by source, month and tag, each a way to those alone and back (${output})`, async (t) => {
    const { page } = await visit(t, { page: source, at: "#/?q=المعارضة" });
    const panel = page.locator(".refine");
    const entry = (/** @type {string} */ name) =>
      panel.locator("li", { has: page.getByText(name, { exact: true }) });
    await entry("ب").waitFor();
    assert.match(await entry("ب").innerText(), /2/);
    assert.match(await entry("بلا تاريخ").innerText(), /1/);
    assert.match(await entry("سياسة").innerText(), /2/);
    await entry("ب").getByRole("link").click();
    await page.waitForFunction(() => document.querySelectorAll(".card").length === 2);
    assert.equal(await page.locator("#q").inputValue(), 'المصدر:="ب" المعارضة');
    await panel.getByRole("link", { name: "أزل الشرط" }).click();
    await page.waitForFunction(() => document.querySelectorAll(".card").length === 4);
    await entry("رأي").getByRole("link").click();
    await page.waitForFunction(() => document.querySelectorAll(".card").length === 1);
    assert.deepEqual(await found(page), ["newest"]);
    await page.goBack();
    await page.waitForFunction(() => document.querySelectorAll(".card").length === 4);
    await page.waitForFunction(() => document.activeElement?.matches("main h1"));
    await panel.locator('a[href*="2015%2F01"]').click();
    await page.waitForFunction(() => document.querySelectorAll(".card").length === 1);
    assert.deepEqual(await found(page), ["oldest"]);
  });
}

it("a spelling is left out and taken back", async (t) => {
  const { page } = await visit(t, { page: site, at: "#/?q=المعارضة" });
  const chip = page.locator(".chip", { hasText: /^المعارضة/ });
  await chip.click();
  await page.waitForURL(/without=/);
  await ready(page);
  assert.ok(!(await found(page)).includes("undated"), "it has no other spelling");
  assert.ok((await found(page)).includes("newest"));
  assert.equal(await chip.getAttribute("aria-pressed"), "false");
  await page.waitForFunction(() => document.activeElement?.className === "chip");
  await chip.click();
  await page.waitForFunction(() => document.querySelectorAll(".card").length === 4);
  assert.doesNotMatch(page.url(), /without/);
});

it("a spelling left out of one search is there in the next, and in the address of a passage", async (t) => {
  const { page } = await visit(t, { page: site, at: "#/a/middle?q=المعارضة&without=المعارضة" });
  assert.doesNotMatch((await page.locator(".number").first().getAttribute("href")) ?? "", /without/);
  await page.locator(".text p").first().selectText();
  await page.getByRole("button", { name: "ابحث عن هذا" }).click();
  await page.locator(".card").first().waitFor();
  assert.doesNotMatch(page.url(), /without/);
  await page.goto(`${page.url().split("#")[0]}#/?q=المعارضة&without=المعارضة`);
  await ready(page);
  await page.getByRole("button", { name: "بحث بالشروط" }).click();
  await page.getByLabel("كل هذه الكلمات").fill("معارضة");
  await page.getByRole("dialog").getByRole("button", { name: "بحث" }).click();
  await page.waitForURL((url) => !url.hash.includes("without"));
});

it("on a phone nothing is asked for before it is opened, and it fits", async (t) => {
  const { page } = await visit(t, { page: site, at: "#/?q=المعارضة", width: 360 });
  await page.waitForTimeout(1500);
  assert.equal(await page.locator("#order").count(), 0);
  await page.getByText("رتّب النتائج وضيّقها").click();
  await page.locator("#order").waitFor();
  await page.locator(".chip").first().waitFor();
  assert.equal(await overflow(page), 0);
  const heights = await page
    .locator(".refine :is(a, button, select, summary)")
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
  assert.ok(Math.min(...heights) >= 44, `every control is large enough for a finger: ${heights}`);
});

it("Tab goes from the heading to the results before what stands beside them", async (t) => {
  const { page } = await visit(t, { page: site, at: "#/?q=المعارضة" });
  await page.locator(".chip").first().waitFor();
  await page.locator("main h1").focus();
  for (const _ of [1, 2]) await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement?.matches(".card:first-child h2 a")));
});

it("a month is a condition that reads the same from either side", async (t) => {
  const { page } = await visit(t, { page: site, at: "#/?q=المعارضة" });
  const month = page.locator('.refine a[href*="2016%2F12"]');
  await month.click();
  await page.waitForFunction(() => document.querySelectorAll(".card").length === 1);
  const box = page.locator("#q");
  assert.equal(await box.inputValue(), 'التاريخ:"2016/12" المعارضة');
  // The same text, where its letters can be measured: the year is left of the month, as in any date written so.
  const [year = 0, number = 0] = await page.evaluate(
    (written) => {
      const line = document.body.appendChild(document.createElement("p"));
      line.dir = "rtl";
      line.textContent = written;
      const text = /** @type {Text} */ (line.firstChild);
      const left = (/** @type {string} */ part) => {
        const range = document.createRange();
        range.setStart(text, written.indexOf(part));
        range.setEnd(text, written.indexOf(part) + part.length);
        return range.getBoundingClientRect().left;
      };
      return [left("2016"), left("12")];
    },
    await box.inputValue(),
  );
  assert.ok(year < number);
});
