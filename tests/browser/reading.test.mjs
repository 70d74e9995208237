/** Reading an article: hits, paragraphs, noise, and what is known about it. */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { build, harbour } from "./lib/corpora.mjs";
import { closeBrowser, currentHit, highlights, inView, ready, visit } from "./lib/visit.mjs";

const { site, single } = build(harbour);
after(closeBrowser);

describe("reading", () => {
  it("shows the title once, as the heading of the page", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/residue" });
    assert.equal(await page.locator("main h1").innerText(), "الميناء يستعيد حركته");
    assert.equal(await page.locator("main").getByText("الميناء يستعيد حركته").count(), 1);
    assert.equal(await page.locator("main h2").innerText(), "أرقام الميناء");
    assert.equal(await page.title(), "الميناء يستعيد حركته · أخبار الميناء · كشّاف");
  });

  it("says what a reader has to know before citing", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/residue" });
    const header = await page.locator(".reading header").innerText();
    assert.match(header, /إعادة صياغة كُتبت لهذا المشروع/);
    assert.match(header, /port_01\.txt/);
    assert.match(header, /ليلى الحسن/);
    assert.equal(
      await page.locator('.reading header a[href="https://example.org/port"]').getAttribute("rel"),
      "noreferrer noopener",
    );
  });

  it("folds noise away with its kind and its reason, and shows the original on demand", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/residue" });
    const residue = page.getByText("728 x 90");
    assert.equal(await residue.isVisible(), false);
    await page.getByText("أُخفيت فقرتان زائدتان (إعلان، أزرار المشاركة): اعرض الأصل").click();
    await residue.waitFor();
    await page.getByText("ad size").waitFor();
  });

  it("keeps every text as it was written, no-break spaces too, in one text node", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/spelling?q=المعارضة" });
    const nodes = await page
      .locator(".paragraph .original")
      .evaluateAll((all) => all.map((each) => [each.childNodes.length, each.textContent]));
    assert.deepEqual(
      nodes,
      harbour.articles[0] &&
        /** @type {any} */ (harbour.articles[0]).paragraphs
          .slice(1)
          .map((/** @type {any} */ p) => [1, p.text]),
    );
  });

  it("goes from hit to hit and says which one it is", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/residue?q=الميناء" });
    const total = (await highlights(page)).length;
    assert.ok(total > 30);
    const place = page.locator(".stepper output");
    await page.getByRole("button", { name: "التالية" }).click();
    assert.equal(await place.innerText(), `نتيجة 1 من ${total}`);
    assert.deepEqual(await currentHit(page), ["الميناء"]);
    await page.getByRole("button", { name: "السابقة" }).click();
    assert.equal(await place.innerText(), `نتيجة ${total} من ${total}`);
    await page.waitForFunction(() => {
      const [range] = CSS.highlights.get("kashshaf-current") ?? [];
      const { top, bottom } = /** @type {Range} */ (range).getBoundingClientRect();
      return top > 0 && bottom < innerHeight;
    });
  });

  it("opens at the paragraph that the address names, and marks it", async (t) => {
    const { page } = await visit(t, { page: single, at: "#/a/residue/p25?q=حمولة" });
    const target = page.locator('[data-paragraph="25"]');
    assert.equal(await target.getAttribute("aria-current"), "location");
    assert.equal(await target.evaluate((element) => element === document.activeElement), true);
    assert.equal(await inView(page, '[data-paragraph="25"]'), true);
    assert.match(await page.locator(".stepper output").innerText(), /نتيجة 19 من 30/);
  });

  it("opens folded noise when the address names a paragraph of it", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/residue/p4" });
    assert.equal(await page.getByText("شارك على فيسبوك").isVisible(), true);
  });

  it("gives every paragraph an address to copy, without the search", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/residue?q=حمولة" });
    const number = page.getByRole("link", { name: "رابط الفقرة 9" });
    assert.equal(await number.getAttribute("href"), "#/a/residue/p9");
    await number.click();
    await ready(page);
    assert.match(decodeURIComponent(page.url()), /#\/a\/residue\/p9\?q=حمولة$/);
    assert.ok((await highlights(page)).length > 0);
  });

  it("fixes the direction of the text, whatever a paragraph begins with", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/residue/p3" });
    assert.equal(
      await page.getByText("728 x 90").evaluate((element) => getComputedStyle(element).direction),
      "rtl",
    );
  });

  it("prints the text without the machinery around it", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/residue?q=الميناء" });
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("search").isVisible(), false);
    assert.equal(await page.locator(".stepper").isVisible(), false);
    assert.equal(await page.locator(".paragraph .original").first().isVisible(), true);
  });
});
