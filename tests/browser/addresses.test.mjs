/** The address is the state: links, reloads, Back and Forward give the page as it was. */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { PAGE, parse, print, USUAL } from "../../www/js/state.js";
import { build, harbour, shelf } from "./lib/corpora.mjs";
import {
  closeBrowser,
  found,
  highlights,
  inView,
  ready,
  resultsOf,
  search,
  summary,
  visit,
} from "./lib/visit.mjs";

const { site, single } = build(harbour);
const many = build(shelf);
after(closeBrowser);

describe("addresses as text", () => {
  /** @type {State} */
  const home = { query: "", rungs: USUAL, order: "", without: [], shown: PAGE, article: null };
  /** @type {[string, State][]} */
  const both = [
    ["#/", home],
    ["#/?q=%D8%AD%D9%84%D8%A8", { ...home, query: "حلب" }],
    ["#/?q=a+%26+b%3D%3F%23%25", { ...home, query: "a & b=?#%" }],
    ["#/?q=x&rungs=exact", { ...home, query: "x", rungs: ["exact"] }],
    ["#/?q=x&order=newest", { ...home, query: "x", order: "newest" }],
    ["#/?q=x&without=a%2Cb", { ...home, query: "x", without: ["a", "b"] }],
    ["#/?q=x&n=40", { ...home, query: "x", shown: 40 }],
    ["#/a/one", { ...home, article: { id: "one", paragraph: 0 } }],
    ["#/a/one/p12?q=x", { ...home, query: "x", article: { id: "one", paragraph: 12 } }],
    ["#/a/a%2Fb%3Fc", { ...home, article: { id: "a/b?c", paragraph: 0 } }],
  ];
  for (const [address, state] of both) {
    it(`${address} is read and written back`, () => {
      assert.deepEqual(parse(address), state);
      assert.equal(print(state), address);
    });
  }

  /** Read, though nothing writes them so. @type {[string, State][]} */
  const odd = [
    ["", home],
    ["#", home],
    ["#nowhere", home],
    ["#/?q=حلب", { ...home, query: "حلب" }],
    ["#/?q=%E0%A4%A", { ...home, query: "\ufffd%A" }],
    ["#/a/%E0%A4%A/p1", { ...home, article: { id: "%E0%A4%A", paragraph: 1 } }],
    ["#/?q=x&order=best&without=,", { ...home, query: "x" }],
    ["#/?q=x&rungs=none,whatever&n=-5", { ...home, query: "x" }],
    ["#/?q=x&n=99999999", { ...home, query: "x", shown: 10_000 }],
    ["#/a/one/p99999999999999", home],
    ["#/?q=a?b", { ...home, query: "a?b" }],
  ];
  for (const [address, state] of odd) {
    it(`${address || "nothing"} is read without failing`, () => assert.deepEqual(parse(address), state));
  }
});

for (const [output, page] of Object.entries({ site, single })) {
  it(`a link to a paragraph alone opens it, is at it, and says so (${output})`, async (t) => {
    const { page: view } = await visit(t, { page, at: "#/a/residue/p20" });
    const at = () =>
      view.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).dataset.paragraph);
    assert.equal(await at(), "20");
    assert.ok(await inView(view, '[data-paragraph="20"]'));
    assert.equal(await view.locator('[data-paragraph="20"]').getAttribute("aria-current"), "location");
    await view.locator("#live", { hasText: "الفقرة 20" }).waitFor({ state: "attached" });
    await view.evaluate(() => {
      location.hash = "#/a/residue/p999";
    });
    await view.locator("#live", { hasText: "ليس في المقال فقرة رقمها 999" }).waitFor({ state: "attached" });
    assert.equal(await view.evaluate(() => document.activeElement?.tagName), "H1");
  });

  describe(`history (${output})`, () => {
    it("a link shows what it showed when it was copied", async (t) => {
      const first = await visit(t, { page });
      await search(first.page, "مضيفا");
      const link = first.page.url();
      const shown = await highlights(first.page);
      const second = await visit(t, { page, at: link.slice(link.indexOf("#")) });
      assert.equal(await second.page.locator("#q").inputValue(), "مضيفا");
      assert.deepEqual(await highlights(second.page), shown);
    });

    it("typing makes one entry, Enter closes it, and Back leads through them", async (t) => {
      const { page: view } = await visit(t, { page });
      const box = view.locator("#q");
      await box.pressSequentially("القبطان");
      await resultsOf(view, "القبطان");
      await box.press("Enter");
      await box.fill("");
      await box.pressSequentially("الشحنة");
      await resultsOf(view, "الشحنة");
      await view.goBack();
      await resultsOf(view, "القبطان");
      assert.equal(await box.inputValue(), "القبطان");
      await view.goBack();
      await view.locator(".opening").waitFor();
      assert.equal(await box.inputValue(), "");
      await view.goForward();
      await resultsOf(view, "القبطان");
    });

    it("an article opened from the results leads back to them", async (t) => {
      const { page: view } = await visit(t, { page, at: "#/?q=الشحنة" });
      await view.locator(".snippet").first().click();
      await view.locator(".reading").waitFor();
      assert.match(view.url(), /#\/a\/spelling\/p3\?q=/);
      assert.deepEqual(await highlights(view), ["الشحنة"]);
      await view.getByRole("link", { name: "عودة إلى النتائج" }).click();
      await view.locator(".snippet").first().waitFor();
      assert.deepEqual(await found(view), ["spelling"]);
    });
  });
}

describe("places", () => {
  it("Back gives the place in a long list of results, and the link that was followed", async (t) => {
    const { page } = await visit(t, { page: many.site, at: "#/?q=المستودع&n=60" });
    const link = page.locator(".card").nth(45).locator("h2 a");
    await link.scrollIntoViewIfNeeded();
    const [before, href] = [await page.evaluate(() => scrollY), await link.getAttribute("href")];
    await link.click();
    await page.locator(".reading").waitFor();
    assert.equal(await page.evaluate(() => scrollY), 0);
    await page.goBack();
    await page.locator(".card").nth(59).waitFor();
    await page.waitForFunction((top) => Math.abs(scrollY - top) < 2, before);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("href")), href);
  });

  it("Back to where no link had the focus leaves the reader at the heading, not at nothing", async (t) => {
    const { page } = await visit(t, { page: build(harbour).site, at: "#/?q=الميناء" });
    const atHeading = () => page.waitForFunction(() => document.activeElement?.matches("main h1"));
    await page.locator(".card h2 a").first().click();
    await page.locator(".neighbours .after").waitFor();
    const opened = await page.title();
    await page.keyboard.press("n");
    await page.keyboard.press("j");
    await page.waitForFunction((title) => document.title !== title, opened);
    await page.goBack();
    await page.waitForFunction((title) => document.title === title, opened);
    await atHeading();
  });

  it("so does the link back to the results", async (t) => {
    const { page } = await visit(t, { page: many.site, at: "#/?q=المستودع&n=60" });
    const link = page.locator(".card").nth(45).locator("h2 a");
    await link.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    await link.click();
    await page.getByRole("link", { name: "عودة إلى النتائج" }).click();
    await page.locator(".card").nth(59).waitFor();
    await page.waitForFunction((top) => Math.abs(scrollY - top) < 2, before);
  });

  it("a reload keeps the place", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/residue" });
    await page.locator('[data-paragraph="30"]').scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    assert.ok(before > 0);
    await page.waitForFunction((top) => history.state?.scroll === top, before);
    await page.reload();
    await ready(page);
    await page.waitForFunction((top) => Math.abs(scrollY - top) < 2, before);
  });
});

describe("addresses that lead nowhere", () => {
  it("an unknown article is said to be unknown, with a way back", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/nobody/p3?q=الميناء" });
    assert.equal(await summary(page), "لا مقال بهذا العنوان");
    assert.match(await page.locator("main").innerText(), /nobody/);
    await page.getByRole("link", { name: "عودة إلى النتائج" }).click();
    await page.locator(".snippet").first().waitFor();
  });

  it("a broken escape is taken as it stands", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/%E0%A4%A?q=%" });
    assert.equal(await summary(page), "لا مقال بهذا العنوان");
  });

  it("a paragraph that the article does not have opens the article", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/spelling/p999" });
    assert.equal(await summary(page), "مضيفًا أن السفن عادت");
  });
});
