/** What a reader can choose, what is kept of it, and that all of it can be erased. */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { build, harbour } from "./lib/corpora.mjs";
import { closeBrowser, ready, resultsOf, search, summary, visit } from "./lib/visit.mjs";

/** @typedef {import("playwright-core").Page} Page */

const { site, single } = build(harbour);
after(closeBrowser);

/** @param {Page} page */
async function openSettings(page) {
  await page.getByRole("button", { name: /الإعدادات|Settings/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  return dialog;
}

/** @param {Page} page @param {string} selector @param {string} property */
const styleOf = (page, selector, property) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

for (const [output, source] of Object.entries({ site, single })) {
  describe(`settings (${output})`, () => {
    it("hold at once and on the next visit: theme, font, size, digits, matching, residue", async (t) => {
      const { page } = await visit(t, { page: source, at: "#/a/residue" });
      const before = Number.parseFloat(await styleOf(page, ".text", "font-size"));
      const dialog = await openSettings(page);
      await dialog.getByLabel("المظهر").selectOption("تباين عال");
      await dialog.getByLabel("خط النصوص").selectOption("أميري");
      await dialog.getByLabel("حجم الخط").selectOption("الأكبر");
      await dialog.getByLabel("الأرقام").selectOption("١٢٣");
      await dialog.getByLabel("بالصيغ").uncheck();
      await dialog.getByLabel("أظهر ما أُخفي").check();
      await dialog.getByRole("button", { name: "أغلق" }).click();
      for (const visited of ["now", "after a reload"]) {
        assert.equal(await styleOf(page, "html", "background-color"), "rgb(255, 255, 255)", visited);
        assert.match(await styleOf(page, ".text", "font-family"), /^"?Amiri/, visited);
        assert.equal(Number.parseFloat(await styleOf(page, ".text", "font-size")), before * 1.5, visited);
        assert.equal(await page.getByRole("link", { name: "رابط الفقرة ٩" }).innerText(), "٩");
        assert.equal(await page.getByText("728 x 90").isVisible(), true, visited);
        await page.reload();
        await ready(page);
      }
      await page.locator(".brand").click();
      await page.locator(".opening").waitFor();
      await search(page, "الميناء");
      assert.equal(await summary(page), "٣ مقالات في النتائج");
      assert.equal(await page.getByLabel("بالصيغ").isChecked(), false);
      assert.match(page.url(), /rungs=exact%2Cfolded/, "a link says what it was searched with");
    });

    it("by keyboard: the window takes the focus, Escape closes it and nothing else, and the focus comes back", async (t) => {
      const { page } = await visit(t, { page: source, at: "#/a/residue?q=الميناء" });
      await page.getByRole("button", { name: "الإعدادات" }).focus();
      await page.keyboard.press("Enter");
      const dialog = page.getByRole("dialog", { name: "الإعدادات" });
      await dialog.waitFor();
      for (let tabs = 0; tabs < 30; tabs += 1) {
        await page.keyboard.press("Tab");
        const where = await page.evaluate(() => {
          const { activeElement } = document;
          return activeElement === document.body || activeElement?.closest("dialog") ? "inside" : "outside";
        });
        assert.equal(where, "inside");
      }
      await page.keyboard.press("n");
      assert.match(await page.locator(".stepper output").innerText(), /^\d+ نتيجة$/, "keys are the window's");
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      assert.match(page.url(), /residue/);
      assert.equal(await page.evaluate(() => document.activeElement?.textContent), "الإعدادات");
    });

    it("in the other language are shown in it at once", async (t) => {
      const { page } = await visit(t, { page: source });
      const dialog = await openSettings(page);
      await dialog.getByLabel("لغة الواجهة").selectOption("English");
      const english = page.getByRole("dialog", { name: "Settings" });
      await english.waitFor();
      assert.equal(await page.locator("html").getAttribute("dir"), "ltr");
      assert.equal(await english.getByLabel("Digits").count(), 0);
    });

    it("give the focus back where they were opened, though they changed the words there", async (t) => {
      const { page } = await visit(t, { page: source });
      const focused = (/** @type {string} */ name) =>
        page.waitForFunction((text) => document.activeElement?.textContent === text, name);
      const dialog = await openSettings(page);
      await dialog.getByLabel("الأرقام").selectOption("١٢٣");
      await page.locator(".facts", { hasText: "٣" }).first().waitFor();
      await page.keyboard.press("Escape");
      await focused("الإعدادات");
      await page.keyboard.press("Enter");
      await dialog.getByLabel("لغة الواجهة").selectOption("English");
      await page.getByRole("dialog", { name: "Settings" }).waitFor();
      await page.keyboard.press("Escape");
      await focused("Settings");
    });

    it("can be erased with everything else that is kept", async (t) => {
      const { page } = await visit(t, { page: source });
      let dialog = await openSettings(page);
      await dialog.getByLabel("المظهر").selectOption("داكن");
      assert.ok(await page.evaluate(() => localStorage.getItem("kashshaf")));
      await dialog.getByRole("button", { name: "امحُ ما حُفظ هنا" }).click();
      await dialog.getByRole("button", { name: "امحُ حقًّا؟" }).click();
      await page.locator("#live", { hasText: "مُحي كل ما حُفظ" }).waitFor();
      assert.equal(await page.evaluate(() => localStorage.length), 0);
      assert.equal(await page.locator("html").getAttribute("data-theme"), "system");
      dialog = await openSettings(page);
      assert.equal(await dialog.getByLabel("المظهر").inputValue(), "كالنظام");
    });
  });
}

it("the first search has the matching of the settings, from whichever window it comes", async (t) => {
  const { page } = await visit(t, { page: site });
  const dialog = await openSettings(page);
  await dialog.getByLabel("بالصيغ").uncheck();
  await dialog.getByRole("button", { name: "أغلق" }).click();
  await page.getByRole("button", { name: "بحث بالشروط" }).click();
  await page.getByLabel("كل هذه الكلمات").fill("الميناء");
  await page.getByRole("dialog").getByRole("button", { name: "بحث" }).click();
  await resultsOf(page, "الميناء");
  assert.match(page.url(), /rungs=exact%2Cfolded/);
  assert.equal(await page.getByLabel("بالصيغ").isChecked(), false);
});

it("what is set in one tab holds in another, and is not undone there", async (t) => {
  const { page, base } = await visit(t, { page: site });
  const other = await page.context().newPage();
  await other.goto(base);
  await ready(other);
  await (await openSettings(page)).getByLabel("المظهر").selectOption("داكن");
  await other.waitForFunction(() => document.documentElement.dataset.theme === "dark");
  // A window that was open meanwhile knows nothing of it, and changes only what is changed in it.
  const dialog = await openSettings(other);
  await page.getByLabel("حجم الخط").selectOption("كبير");
  await other.waitForFunction(() => document.documentElement.style.fontSize === "115%");
  await dialog.getByLabel("خط النصوص").selectOption("أميري");
  // What is kept reaches another process some moments later.
  await page.waitForFunction(() => document.documentElement.dataset.font === "amiri");
  const kept = await page.evaluate(() => JSON.parse(localStorage.getItem("kashshaf") ?? "{}"));
  assert.deepEqual([kept.theme, kept.size, kept.font], ["dark", 115, "amiri"]);
});

describe("help", () => {
  it("lists every operator and key, in both languages", async (t) => {
    const { page } = await visit(t, { page: site });
    await page.getByRole("button", { name: "المساعدة" }).first().click();
    let dialog = page.getByRole("dialog", { name: "المساعدة" });
    await dialog.waitFor();
    assert.ok((await dialog.locator("code").count()) >= 10);
    assert.equal(await dialog.locator("kbd").count(), 7);
    await dialog.getByRole("button", { name: "أغلق" }).click();
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("button", { name: "Help" }).first().click();
    dialog = page.getByRole("dialog", { name: "Help" });
    await dialog.getByText("date:2016-12").waitFor();
  });

  it("that cannot be had is said to be missing, and the page goes on", async (t) => {
    const { page } = await visit(t, {
      page: site,
      mayComplain: /Failed to load resource|net::ERR_/,
      prepare: (view) => view.route("**/later/help-dialog-*", (route) => route.abort()),
    });
    await page.getByRole("button", { name: "المساعدة" }).first().click();
    await page.locator(".toast", { hasText: "تعذّر تحميل ملف" }).waitFor();
    await search(page, "الميناء");
    assert.equal(await summary(page), "3 مقالات في النتائج");
  });
});
