/** Reading an article: hits, paragraphs, noise, and what is known about it. */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { article, build, corpusOf, harbour, shelf } from "./lib/corpora.mjs";
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

  it("is reached by key without leaving the place", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/residue?q=الميناء" });
    for (const name of ["السابقة", "التالية"]) {
      await page.getByRole("button", { name }).focus();
      assert.equal(await page.evaluate(() => scrollY), 0, name);
    }
  });

  it("goes on from where the reader has scrolled to, not from the hit that is out of sight", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/residue?q=الميناء" });
    const place = page.locator(".stepper output");
    const hit = async () => Number(/\d+/.exec(await place.innerText())?.[0]);
    /** Scrolls as a reader does, who takes a while. @param {number} number */
    const readOn = async (number) => {
      await page.waitForTimeout(1000);
      await page.locator(`[data-paragraph="${number}"]`).evaluate((each) => each.scrollIntoView());
    };
    const next = page.getByRole("button", { name: "التالية" });
    const previous = page.getByRole("button", { name: "السابقة" });
    const paragraph = () =>
      page.evaluate(() => {
        const [range] = CSS.highlights.get("kashshaf-current") ?? [];
        const { parentElement } = /** @type {Range} */ (range).startContainer;
        return Number(parentElement?.closest("[data-paragraph]")?.getAttribute("data-paragraph"));
      });
    await next.click();
    await next.click();
    assert.equal(await hit(), 2);
    await readOn(20);
    await next.click();
    assert.equal(await paragraph(), 20);
    const there = await hit();
    await next.click();
    await next.click();
    assert.equal(await hit(), there + 2, "in a row, one by one");
    await readOn(2);
    await previous.click();
    assert.ok((await paragraph()) < 20, `${await paragraph()}`);
    assert.equal(await inView(page, `[data-paragraph="${await paragraph()}"]`), true);
    const back = await hit();
    await previous.click();
    assert.equal(await hit(), back - 1);
  });

  it("by key, the reader is at the hit: Tab goes on from there; by button, at the button", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/residue?q=الميناء" });
    const focused = () =>
      page.evaluate(() =>
        document.activeElement?.closest("[data-paragraph]")?.getAttribute("data-paragraph"),
      );
    await page.locator(".back").focus();
    for (const _ of [1, 2, 3, 4, 5, 6]) await page.keyboard.press("n");
    const hit = await page.evaluate(() => {
      const [range] = CSS.highlights.get("kashshaf-current") ?? [];
      const node = /** @type {Range} */ (range).startContainer.parentElement;
      return node?.closest("[data-paragraph]")?.getAttribute("data-paragraph");
    });
    assert.ok(Number(hit) > 6, `${hit}`);
    await page.keyboard.press("Tab");
    assert.equal(await focused(), hit);
    assert.equal(await page.evaluate(() => document.activeElement?.className), "number");
    await page.keyboard.press("p");
    await page.keyboard.press("Tab");
    assert.equal(await focused(), `${Number(hit) - 1}`);
    const next = page.getByRole("button", { name: "التالية" });
    await next.focus();
    await page.keyboard.press("Enter");
    assert.equal(await next.evaluate((button) => button === document.activeElement), true);
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

  it("gives titles and names the direction of their letters, whichever they begin with", async (t) => {
    const title = "WHO تعلن عنوان حملتها الجديدة في اليمن";
    const { site } = build(corpusOf([article("who", title, ["نص الخبر."], { source: "Port News" })]));
    const { page } = await visit(t, { page: site, at: "#/?q=الخبر" });
    assert.equal(await page.locator(".card h2 bdi").getAttribute("dir"), "rtl");
    assert.equal(await page.locator(".card .source bdi").getAttribute("dir"), "ltr");
    await page.locator(".card h2 a").click();
    await page.locator(".reading").waitFor();
    assert.equal(await page.locator("main h1 bdi").getAttribute("dir"), "rtl");
  });

  it("prints the text without the machinery around it", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/residue?q=الميناء" });
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("search").isVisible(), false);
    assert.equal(await page.locator(".stepper").isVisible(), false);
    assert.equal(await page.locator(".paragraph .original").first().isVisible(), true);
  });

  it("prints dark on white with its hits underlined, whatever the theme on the screen", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/residue?q=الميناء" });
    const printed = () =>
      page.evaluate(() => {
        const root = document.documentElement;
        const { backgroundColor: paper, color: ink } = getComputedStyle(root);
        const { color, textDecorationLine } = getComputedStyle(root, "::highlight(kashshaf-hit)");
        const rule = getComputedStyle(root).getPropertyValue("--rule");
        return { paper, ink, rule, hit: color, line: textDecorationLine };
      });
    await page.emulateMedia({ media: "print", colorScheme: "light" });
    const light = await printed();
    assert.equal(light.paper, "rgb(255, 255, 255)");
    assert.equal(light.line, "underline");
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      await page.emulateMedia({ media: "print", colorScheme });
      for (const theme of ["system", "light", "dark", "contrast"]) {
        await page.evaluate((name) => {
          document.documentElement.dataset.theme = name;
        }, theme);
        assert.deepEqual(await printed(), light, `${theme}, system ${colorScheme}`);
      }
    }
  });

  it("prints no controls, of results and of an article", async (t) => {
    for (const at of ["#/?q=الميناء", "#/a/residue?q=الميناء"]) {
      const { page } = await visit(t, { page: site, at });
      if (at.includes("/a/")) await page.locator(".cite summary").click();
      else await page.locator(".refine select").waitFor();
      await page.emulateMedia({ media: "print" });
      const controls = page.locator("button, select, input, .refine, .cite, .why .inferred");
      const seen = await controls.evaluateAll((all) =>
        all.filter((each) => each.checkVisibility()).map((each) => each.textContent),
      );
      assert.deepEqual(seen, [], at);
      assert.ok(await page.getByText("مستنتج").first().isVisible(), "what is known of a date is no control");
    }
  });
});

/** @typedef {import("playwright-core").Page} Page */

/** Selects a text inside one paragraph, as a pointer would. @param {Page} page @param {number} number @param {string} words */
const select = (page, number, words) =>
  page.locator(`[data-paragraph="${number}"] .original`).evaluate((element, wanted) => {
    const node = /** @type {Text} */ (element.firstChild);
    const at = node.data.indexOf(wanted);
    getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
  }, words);

/** What the browser would put on the clipboard for the selection. @param {Page} page */
const copied = async (page) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.keyboard.press("Control+c");
  return page.evaluate(() => navigator.clipboard.readText());
};

/** What is read of a citation. @param {string} text */
const plain = (text) => text.replace(/[\u200e\u200f\u2068\u2069]/g, "");

/** @param {Page} page */
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

describe("vowel marks", () => {
  it("are hidden from sight only: hits stay on their words, and copying gives what was written", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/spelling/p3?q=مضيفا" });
    const text = page.locator('[data-paragraph="3"] .original');
    const written = "وقال الربّان مُضِيفًا إنّ الشحنة القادمة من إيران فيها ٤٠ صندوقًا.";
    assert.equal(await text.textContent(), written);
    const toggle = page.getByRole("button", { name: "التشكيل" });
    assert.equal(await toggle.getAttribute("aria-pressed"), "true");
    await toggle.click();
    assert.equal(await toggle.getAttribute("aria-pressed"), "false");
    assert.equal(await text.textContent(), "وقال الربان مضيفا إن الشحنة القادمة من إيران فيها ٤٠ صندوقا.");
    assert.deepEqual(await highlights(page), ["مضيفا", "مضيفا"]);
    assert.deepEqual(await currentHit(page), ["مضيفا"]);
    await select(page, 3, "مضيفا إن");
    assert.equal(await copied(page), "مُضِيفًا إنّ");
    await page.waitForFunction(() => `${getSelection()}` === "مضيفا إن");
    await toggle.click();
    assert.equal(await text.textContent(), written);
    assert.deepEqual(await highlights(page), ["مضيفًا", "مُضِيفًا"]);
    assert.equal(await page.evaluate(() => `${getSelection()}`), "مُضِيفًا إنّ");
  });

  it("are in what is copied of the whole page, and of a passage that begins outside of the text", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/spelling?q=مضيفا" });
    await page.getByRole("button", { name: "التشكيل" }).click();
    await page.locator("main h1").focus();
    await page.keyboard.press("Control+a");
    const all = await copied(page);
    for (const each of [
      "مضيفًا أن السفن عادت",
      "السفينة إلى الميناء صباحًا",
      "الربّان مُضِيفًا إنّ الشحنة",
      "صندوقًا.",
    ]) {
      assert.ok(all.includes(each), each);
    }
    await page.locator(".text", { hasText: "وقال الربان مضيفا" }).waitFor();
    assert.deepEqual(await highlights(page), ["مضيفا", "مضيفا"]);
    assert.match(await page.evaluate(() => `${getSelection()}`), /الربان مضيفا.*المعارضة/s);
    await page.evaluate(() => {
      const from = /** @type {Element} */ (document.querySelector(".back"));
      const to = /** @type {Text} */ (document.querySelector('[data-paragraph="3"] .original')?.firstChild);
      getSelection()?.setBaseAndExtent(from, 0, to, to.data.indexOf(" إن الشحنة"));
    });
    assert.match(await copied(page), /عادت.*صباحًا.*وقال الربّان مُضِيفًا$/s);
    await page.waitForFunction(() => /الربان مضيفا$/.test(`${getSelection()}`));
  });

  it("stay hidden on the next visit, until they are wanted again", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/spelling" });
    await page.getByRole("button", { name: "التشكيل" }).click();
    await page.reload();
    await ready(page);
    assert.match(await page.locator(".text").innerText(), /وقال الربان مضيفا/);
    assert.equal(await page.getByRole("button", { name: "التشكيل" }).getAttribute("aria-pressed"), "false");
  });

  it("a text that has none offers nothing to hide", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/untitled" });
    assert.equal(await page.getByRole("button", { name: "التشكيل" }).count(), 0);
  });
});

describe("taking a passage along", () => {
  it("what is selected is copied with its citation, in each format, marks and all", async (t) => {
    const { page, base } = await visit(t, { page: site, at: "#/a/spelling?q=السفينة" });
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "التشكيل" }).click();
    const bar = page.getByRole("group", { name: "المقطع المحدد" });
    assert.equal(await bar.isVisible(), false);
    await select(page, 3, "مضيفا إن الشحنة");
    await bar.waitFor();
    await bar.getByRole("button", { name: "انسخ مع الاستشهاد" }).click();
    await page.locator("#live", { hasText: "نُسخ الاستشهاد" }).waitFor({ state: "attached" });
    assert.equal(
      plain(await clipboard(page)),
      "«مُضِيفًا إنّ الشحنة»\n«مضيفًا أن السفن عادت»، صحيفة الميناء، 6 كانون الأول/ديسمبر 2016، الفقرة 3، " +
        `ضمن مجموعة «أخبار الميناء». ${base}#/a/spelling/p3`,
    );
    await bar.getByRole("combobox").selectOption("BibTeX");
    await bar.getByRole("button", { name: "انسخ مع الاستشهاد" }).click();
    await page.waitForFunction(async () =>
      (await navigator.clipboard.readText()).startsWith("@article{spelling-p3,"),
    );
    await bar.getByRole("button", { name: "انسخ الرابط" }).click();
    await page.waitForFunction(async () => /#\/a\/spelling\/p3$/.test(await navigator.clipboard.readText()));
    await page.evaluate(() => getSelection()?.removeAllRanges());
    await page.locator("main h1").focus();
    await bar.waitFor({ state: "hidden" });
  });

  it("what is folded away, or said by the page, is in no quotation; one of several paragraphs names them", async (t) => {
    const { page, base } = await visit(t, { page: site, at: "#/a/residue" });
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.evaluate(() => {
      const [first, last] = [2, 5].map((n) => document.querySelector(`[data-paragraph="${n}"] .original`));
      if (first && last) getSelection()?.setBaseAndExtent(first, 0, last, last.childNodes.length);
    });
    const bar = page.getByRole("group", { name: "المقطع المحدد" });
    await bar.getByRole("button", { name: "انسخ مع الاستشهاد" }).click();
    await page.locator("#live", { hasText: "نُسخ الاستشهاد" }).waitFor({ state: "attached" });
    const copied = plain(await clipboard(page));
    assert.match(
      copied,
      /^«رافعات على رصيف الميناء \(أرشيف\)\nعادت الحركة إلى الميناء بعد توقف دام 40 يوما\.»\n/,
    );
    assert.match(copied, /، الفقرات 2–5، /);
    assert.ok(copied.endsWith(`${base}#/a/residue/p2`));
    await bar.getByRole("button", { name: "ابحث عن هذا" }).click();
    await page.waitForFunction(() => location.hash.includes("q="));
    const query = await page.locator("#q").inputValue();
    assert.equal(query, '"رافعات على رصيف الميناء أرشيف عادت الحركة إلى"');
  });

  it("on a phone, what is selected takes the place of the way from hit to hit", async (t) => {
    const { page } = await visit(t, {
      page: site,
      at: "#/a/spelling?q=السفينة",
      width: 320,
      browser: { viewport: { width: 320, height: 640 } },
      prepare: (page) =>
        page.addInitScript(() => localStorage.setItem("kashshaf", JSON.stringify({ size: 150 }))),
    });
    const stepper = page.locator(".stepper");
    await stepper.waitFor();
    await select(page, 3, "الشحنة");
    await page.getByRole("group", { name: "المقطع المحدد" }).waitFor();
    assert.equal(await stepper.isVisible(), false);
    const covered = await page
      .locator(".dock")
      .evaluate((dock) => dock.getBoundingClientRect().height / innerHeight);
    assert.ok(covered < 0.5, `${covered} of the window`);
    await page.evaluate(() => getSelection()?.removeAllRanges());
    await stepper.waitFor();
  });

  it("what is selected can be searched for as a phrase", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/spelling" });
    await select(page, 4, "المعارضة\u00a0السورية منذ");
    await page.getByRole("button", { name: "ابحث عن هذا" }).click();
    await page.locator(".card").waitFor();
    assert.equal(await page.locator("#q").inputValue(), '"المعارضة السورية منذ"');
    assert.deepEqual(await highlights(page), ["المعارضة\u00a0السورية منذ"]);
  });

  it("an article is cited from its head, with all that has to be said", async (t) => {
    const { page } = await visit(t, { page: single, at: "#/a/residue" });
    await page.getByText("استشهد بالمقال").click();
    const citation = page.locator(".cite pre");
    // A panel is filled once it has opened.
    await citation.filter({ hasText: "ليلى" }).waitFor();
    assert.match(plain(await citation.innerText()), /ليلى الحسن، «الميناء يستعيد حركته»/);
    assert.match(await citation.innerText(), /إعادة صياغة/);
    assert.match(
      await citation.innerText(),
      /https:\/\/example\.org\/port$/,
      "a file on a disk has no address for others",
    );
    assert.equal(await citation.getAttribute("dir"), "auto", "each line runs as the interface has it");
    await page.locator(".cite").getByRole("combobox").selectOption("CSL-JSON");
    const [item] = JSON.parse(await citation.innerText());
    assert.equal(item.title, "الميناء يستعيد حركته");
  });
});

describe("from article to article", () => {
  it("the results lead on from one to the next, beyond those that were shown, and back", async (t) => {
    const { page } = await visit(t, { page: build(shelf).site, at: "#/?q=المستودع" });
    const links = page.locator(".card h2 a");
    await page.mouse.wheel(0, 40);
    await links.nth(9).waitFor();
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    await links.nth(8).click();
    await page.getByText("المقال 9 من 60 في النتائج").waitFor();
    assert.equal(await page.locator(".neighbours .before").getAttribute("href"), hrefs[7]);
    await page.locator(".neighbours .after").click();
    await page.getByText("المقال 10 من 60 في النتائج").waitFor();
    await page.keyboard.press("j");
    await page.getByText("المقال 11 من 60 في النتائج").waitFor();
    await page.keyboard.press("k");
    await page.getByText("المقال 10 من 60 في النتائج").waitFor();
    assert.match(page.url(), new RegExp(`${hrefs[9]?.slice(1, 12)}`));
  });

  it("beyond the first results, too, before the others were asked for", async (t) => {
    const { page } = await visit(t, { page: build(shelf).site, at: "#/?q=المستودع" });
    assert.equal(await page.locator(".card").count(), 5);
    await page.locator(".card h2 a").nth(3).click();
    for (const place of [4, 5, 6, 7]) {
      await page.getByText(`المقال ${place} من 60 في النتائج`).waitFor();
      await page.keyboard.press("j");
    }
    await page.getByText("المقال 8 من 60 في النتائج").waitFor();
  });

  it("a link into the results finds its neighbours too", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/residue?q=الميناء" });
    await page.getByText(/المقال \d من 3 في النتائج/).waitFor();
  });

  it("without a search there are none", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/residue" });
    await page.waitForTimeout(900);
    assert.equal(await page.locator(".neighbours > *").count(), 0);
  });
});

describe("the strip at the side", () => {
  it("shows where the hits lie, and leads to the one that was pointed at", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/residue?q=الميناء" });
    const strip = page.locator(".strip");
    await strip.locator("i").nth(10).waitFor({ state: "attached" });
    const { height = 0 } = (await strip.boundingBox()) ?? {};
    await strip.click({ position: { x: 5, y: height - 5 } });
    const total = (await highlights(page)).length;
    assert.match(
      await page.locator(".stepper output").innerText(),
      new RegExp(`(${total}|${total - 1}) من ${total}`),
    );
  });

  it("is not there where there is nothing to show", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/residue" });
    assert.equal(await page.locator(".strip").count(), 0);
  });
});
