/** Suggestions below the search box, by keyboard and by pointer: words that the engine completes, titles, sources. */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { archive, build, harbour } from "./lib/corpora.mjs";
import { closeBrowser, found, resultsOf, summary, visit } from "./lib/visit.mjs";

/** @typedef {import("playwright-core").Page} Page */

const { site, single } = build(harbour);
const large = build(archive);
after(closeBrowser);

/** @param {import("node:test").TestContext} t @param {string} source */
async function typing(t, source = site) {
  const { page } = await visit(t, {
    page: source,
  });
  const box = page.getByRole("combobox", { name: "ابحث في النصوص" });
  await box.focus();
  await page.waitForFunction(() => document.querySelector("#q")?.hasAttribute("data-suggests"));
  await page.waitForTimeout(300);
  return { page, box, list: page.getByRole("listbox") };
}

/** The option that is marked, as a screen reader finds it. @param {Page} page */
const marked = (page) =>
  page.evaluate(() => {
    const id = document.querySelector("#q")?.getAttribute("aria-activedescendant");
    const option = id ? document.getElementById(id) : null;
    return option?.ariaSelected === "true" ? option.querySelector("bdi")?.textContent : null;
  });

for (const [output, source] of Object.entries({ site, single })) {
  it(`words, titles and sources are suggested, grouped, with their counts (${output})`, async (t) => {
    const { page, box, list } = await typing(t, source);
    assert.equal(await box.getAttribute("aria-expanded"), "false");
    await page.keyboard.type("المي");
    await list.waitFor();
    assert.equal(await box.getAttribute("aria-expanded"), "true");
    assert.equal(await box.getAttribute("aria-controls"), await list.getAttribute("id"));
    await list.getByRole("group", { name: "عناوين" }).waitFor();
    const groups = await list.getByRole("group").evaluateAll((all) => all.map(({ ariaLabel }) => ariaLabel));
    assert.deepEqual(groups, ["كلمات", "عناوين", "مصادر"]);
    assert.match(await list.getByRole("option").first().innerText(), /^الميناء\s+\d+ موضعًا$/);
    assert.match(await list.getByRole("option").last().innerText(), /^صحيفة الميناء\s+مقال واحد$/);
  });
}

describe("by keyboard", () => {
  it("↓ and ↑ go round, Enter takes a word, and its results are there", async (t) => {
    const { page, list } = await typing(t);
    await page.keyboard.type("قال المي");
    await list.waitFor();
    assert.equal(await marked(page), null);
    await page.keyboard.press("ArrowDown");
    assert.equal(await marked(page), "الميناء");
    await page.keyboard.press("ArrowUp");
    assert.equal(await marked(page), null, "what was typed stands before the first");
    await page.keyboard.press("ArrowUp");
    assert.equal(
      await list.getByRole("option").last().getAttribute("aria-selected"),
      "true",
      "and the last before it",
    );
    for (const _ of [1, 2]) await page.keyboard.press("ArrowDown");
    assert.equal(await marked(page), "الميناء");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("#q").inputValue(), "قال الميناء ");
    await list.waitFor({ state: "hidden" });
    await resultsOf(page, "قال الميناء");
  });

  it("Enter with nothing marked searches for what was typed", async (t) => {
    const { page, list } = await typing(t);
    await page.keyboard.type("الميناء");
    await list.waitFor();
    await page.keyboard.press("Enter");
    await list.waitFor({ state: "hidden" });
    await page.waitForFunction(() => document.activeElement?.tagName === "H1");
    assert.equal(await summary(page), "3 مقالات في النتائج");
  });

  it("Escape closes the list first and clears the box only then; ← and → stay with the caret", async (t) => {
    const { page, box, list } = await typing(t);
    await page.keyboard.type("المي");
    await list.waitFor();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowRight");
    assert.equal(await marked(page), null);
    await page.keyboard.press("Escape");
    await list.waitFor({ state: "hidden" });
    assert.equal(await box.inputValue(), "المي");
    await page.keyboard.press("ArrowDown");
    await list.waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    assert.equal(await box.inputValue(), "");
  });

  it("Tab goes on and closes it", async (t) => {
    const { page, box, list } = await typing(t);
    await page.keyboard.type("المي");
    await list.waitFor();
    await page.keyboard.press("Tab");
    await list.waitFor({ state: "hidden" });
    assert.equal(await box.getAttribute("aria-expanded"), "false");
  });
});

describe("titles", () => {
  const title = "الميناء يستعيد حركته";

  it("Enter takes one and opens its article; the way back leads to what was typed", async (t) => {
    const { page, list } = await typing(t);
    await page.keyboard.type("يست");
    await list.getByRole("option", { name: title }).waitFor();
    while ((await marked(page)) !== title) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.locator(".reading").getByRole("heading", { name: title }).waitFor();
    assert.equal(new URL(page.url()).hash, "#/a/residue");
    assert.equal(await page.locator("#q").inputValue(), "");
    await list.waitFor({ state: "hidden" });
    await page.goBack();
    await resultsOf(page, "يست");
    assert.equal(await page.locator("#q").inputValue(), "يست");
    await page.waitForFunction(() => document.activeElement?.matches("main h1"));
  });

  /** The titles suggested for what is typed. @param {import("node:test").TestContext} t @param {string} query */
  async function titlesFor(t, query) {
    const { page, box, list } = await typing(t);
    await box.fill(query);
    await resultsOf(page, query.trim());
    // Titles come last of all.
    await page.waitForTimeout(600);
    return list.getByRole("group", { name: "عناوين" }).locator("bdi").allInnerTexts();
  }
  for (const [query, expected] of /** @type {[string, string[]][]} */ ([
    ["السفن عاد", ["مضيفًا أن السفن عادت"]],
    ["حركته الميناء", [title]],
    ["ميناء", [title]],
    ["الميناء ", [title]],
    ["الميناء قبطان", []],
    ["ال", []],
    ['"الميناء" يست', []],
  ])) {
    it(`«${query}»: ${expected.length}`, async (t) => {
      assert.deepEqual(await titlesFor(t, query), expected);
    });
  }

  it("in an archive they are found by few of its files, however the word goes on", async (t) => {
    const { page, list } = await typing(t, large.site);
    await page.waitForTimeout(2000);
    /** @type {string[]} */
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.keyboard.type("رقم 1");
    await page.waitForTimeout(600);
    assert.equal(await list.getByRole("group", { name: "عناوين" }).count(), 0, "a letter is too little");
    await page.keyboard.type("99");
    await list.getByRole("option", { name: "تقرير رقم 199" }).first().waitFor();
    assert.ok(asked.length < 30, asked.join("\n"));
  });
});

describe("by pointer", () => {
  it("who scrolls away has left the list, who moves over the list has not", async (t) => {
    const { page, list } = await typing(t);
    for (const move of ["wheel", "touchmove"]) {
      await page.locator("#q").fill("");
      await page.keyboard.type("المي");
      await list.getByRole("option").first().waitFor();
      const moved = (/** @type {string} */ selector) =>
        page.locator(selector).first().dispatchEvent(move, { bubbles: true });
      await moved("#suggestions [role=option]");
      assert.equal(await list.isVisible(), true, move);
      await moved("main h1");
      assert.equal(await list.isVisible(), false, move);
      assert.equal(await page.locator("#q").getAttribute("aria-expanded"), "false", move);
    }
    await page.keyboard.press("ArrowDown");
    await list.waitFor();
    await page.mouse.move(640, 700);
    await page.mouse.wheel(0, 100);
    await list.waitFor({ state: "hidden" });
  });

  it("a source narrows what is typed already, however its name is spelt", async (t) => {
    const { page, box, list } = await typing(t);
    for (const [typed, expected] of [
      ["السفن صحيفه الم", 'السفن المصدر:="صحيفة الميناء" '],
      ["القبطان مينا", 'القبطان المصدر:="صحيفة الميناء" '],
      ["المصدر:صح", 'المصدر:="صحيفة الميناء" '],
      ['المصدر:="صح', 'المصدر:="صحيفة الميناء" '],
    ]) {
      await box.fill(typed ?? "");
      await list.getByRole("option", { name: /صحيفة الميناء/ }).click();
      assert.equal(await box.inputValue(), expected);
    }
    await page.waitForFunction(() => document.querySelectorAll(".card").length === 1);
    assert.deepEqual(await found(page), ["spelling"]);
  });

  it("a word takes the place of the one being typed, a source asks for its articles", async (t) => {
    const { page, box, list } = await typing(t);
    await page.keyboard.type("المي");
    await list.getByRole("option", { name: /^الميناء \d/ }).click();
    assert.equal(await box.inputValue(), "الميناء ");
    await box.fill("صح");
    await list.getByRole("option", { name: /صحيفة الميناء/ }).click();
    assert.equal(await box.inputValue(), 'المصدر:="صحيفة الميناء" ');
    await page.waitForFunction(() => document.querySelectorAll(".card").length === 1);
    assert.deepEqual(await found(page), ["spelling"]);
  });
});

it("a word that is typed in full is not suggested, and what it may go on to is", async (t) => {
  const { page, box, list } = await typing(t);
  const words = list.getByRole("group", { name: "كلمات" }).locator("bdi");
  await page.keyboard.type("قال المين");
  await words.first().waitFor();
  assert.deepEqual(await words.allInnerTexts(), ["الميناء"]);
  await box.fill("قال الميناء");
  await words.first().waitFor({ state: "detached" });
  await list.getByRole("group", { name: "مصادر" }).waitFor();
  await box.fill("المينا");
  await words.first().waitFor();
  assert.deepEqual(await words.allInnerTexts(), ["الميناء"]);
});

it("where nothing is suggested there is no list, and the results come as ever", async (t) => {
  const { page, list } = await typing(t);
  await page.keyboard.type("زنجبيل");
  await resultsOf(page, "زنجبيل");
  await page.waitForTimeout(300);
  assert.equal(await list.isVisible(), false);
  assert.deepEqual(await found(page), []);
});
