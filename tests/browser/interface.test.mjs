/** The interface: languages, themes, keyboard, phone, and browsers that offer less. */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import {
  article,
  build,
  site as bundled,
  single as bundledSingle,
  corpusOf,
  harbour,
} from "./lib/corpora.mjs";
import {
  closeBrowser,
  currentHit,
  found,
  highlights,
  inLanguage,
  overflow,
  ready,
  resultsOf,
  search,
  visit,
} from "./lib/visit.mjs";

const { site, single } = build(harbour);
after(closeBrowser);

describe("language", () => {
  it("is Arabic first, right to left", async (t) => {
    const { page } = await visit(t, { page: site });
    const root = page.locator("html");
    assert.equal(await root.getAttribute("lang"), "ar");
    assert.equal(await root.getAttribute("dir"), "rtl");
  });

  it("becomes English at a switch and stays so; the texts stay Arabic", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/residue/p3?q=الميناء" });
    await page.getByRole("button", { name: "English" }).click();
    const root = page.locator("html");
    await page.locator("html[lang=en]").waitFor();
    assert.equal(await root.getAttribute("dir"), "ltr");
    await page.getByRole("button", { name: "Next" }).click();
    assert.match(await page.locator(".stepper output").innerText(), /^Hit \d+ of \d+$/);
    await page.getByText("2 paragraphs of page residue hidden (advertisement, sharing buttons)").waitFor();
    await page.getByText("5–8 December 2016").waitFor();
    const text = page.locator(".paragraph .original").first();
    assert.equal(await text.evaluate((element) => getComputedStyle(element).direction), "rtl");
    await page.reload();
    await ready(page);
    await page.getByRole("link", { name: "Back to the results" }).waitFor();
  });
});

describe("the font", () => {
  const WHOLE = /noto-naskh-arabic-arabic/;
  const urdu = build(
    corpusOf([
      article("news", "أخبار", ["وصل الوفد إلى المدينة"]),
      article("urdu", "لاہور", ["یہ ایک ٹرین ہے"]),
    ]),
  );
  const familyOf = (/** @type {import("playwright-core").Page} */ page) =>
    page.locator(".text").evaluate((text) => getComputedStyle(text).fontFamily.split(",")[0]);

  it("is whole for texts with letters that its first part does not have, and only for these", async (t) => {
    const { page, requests } = await visit(t, { page: urdu.site, at: "#/a/news" });
    assert.match((await familyOf(page)) ?? "", /Noto Naskh Arabic"?$/);
    assert.ok(!requests.some((url) => WHOLE.test(url)));
    await page.goto(page.url().replace("news", "urdu"));
    await page.getByText("یہ ایک ٹرین ہے").waitFor();
    assert.match((await familyOf(page)) ?? "", /Noto Naskh Arabic Whole/);
    await page.evaluate(() => document.fonts.ready);
    assert.ok(requests.some((url) => WHOLE.test(url)));
    assert.ok(await page.evaluate(() => document.fonts.check('1em "Noto Naskh Arabic Whole"', "ٹ")));
  });

  it("is in a page of one file as far as its texts need it", async (t) => {
    const { page } = await visit(t, { page: urdu.single, at: "#/a/urdu" });
    const whole = () =>
      page.evaluate(async () => {
        const faces = await document.fonts.load('1em "Noto Naskh Arabic Whole"', "ٹ");
        return faces.map(({ status }) => status);
      });
    assert.deepEqual(await whole(), ["loaded"]);
    const { page: other } = await visit(t, { page: single });
    assert.deepEqual(await other.evaluate(() => document.fonts.size), 2);
  });
});

describe("the font without scripts", () => {
  const verse = build(corpusOf([article("verse", "آية", ["وَٱلضُّحَىٰ ۝ وَٱلَّيْلِ ۖ"])]));
  const familyOf = (/** @type {import("playwright-core").Page} */ page) =>
    page
      .locator("article")
      .first()
      .evaluate((each) => getComputedStyle(each).fontFamily.split(",")[0]);
  for (const [output, source] of Object.entries(verse)) {
    it(`is whole for texts with letters that its first part does not have (${output})`, async (t) => {
      const { page } = await visit(t, { page: source, scripts: false });
      assert.equal(await familyOf(page), '"Noto Naskh Arabic Whole"');
      await page.evaluate(() => document.fonts.ready);
      assert.ok(await page.evaluate(() => document.fonts.check('1em "Noto Naskh Arabic Whole"', "۝")));
    });
  }

  it("is not for others", async (t) => {
    const { page } = await visit(t, { page: site, scripts: false });
    assert.equal(await familyOf(page), '"Noto Naskh Arabic"');
  });
});

describe("theme", () => {
  it("follows the system until the reader chooses, and remembers the choice", async (t) => {
    const { page } = await visit(t, { page: site, browser: { colorScheme: "dark" } });
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const dark = await paper();
    await page.emulateMedia({ colorScheme: "light" });
    const light = await paper();
    assert.notEqual(dark, light);
    await page.getByRole("button", { name: "الإعدادات" }).click();
    await page.getByLabel("المظهر").selectOption("داكن");
    assert.equal(await paper(), dark);
    await page.reload();
    await ready(page);
    assert.equal(await paper(), dark);
  });
});

describe("keyboard", () => {
  for (const [output, page] of Object.entries({ site, single })) {
    it(`leads all the way: search, results, article, hits, and back (${output})`, async (t) => {
      const { page: view } = await visit(t, { page });
      await view.keyboard.press("/");
      await view.keyboard.type("الميناء");
      await resultsOf(view, "الميناء");
      await view.keyboard.press("Enter");
      await view.waitForFunction(() => document.activeElement?.tagName === "H1");
      while (!(await view.evaluate(() => document.activeElement?.matches(".card a")))) {
        await view.keyboard.press("Tab");
      }
      const chosen = await view.evaluate(() => document.activeElement?.getAttribute("href"));
      assert.match(chosen ?? "", /^#\/a\//);
      await view.keyboard.press("Enter");
      await view.locator(".reading").waitFor();
      await view.keyboard.press("n");
      assert.deepEqual(await currentHit(view), ["الميناء"]);
      const first = await view.locator(".stepper output").innerText();
      await view.keyboard.press("n");
      assert.notEqual(await view.locator(".stepper output").innerText(), first);
      await view.keyboard.press("p");
      assert.equal(await view.locator(".stepper output").innerText(), first);
      await view.keyboard.press("Escape");
      await view.locator(".card").first().waitFor();
      assert.equal(await view.evaluate(() => document.activeElement?.getAttribute("href")), chosen);
      await view.keyboard.press("/");
      await view.keyboard.press("Escape");
      await view.locator(".opening").waitFor();
      assert.equal(await view.locator("#q").inputValue(), "");
    });
  }

  it("Escape leads from the results to the search box, and loses nothing", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/?q=الميناء" });
    await page.locator(".card h2 a").nth(1).focus();
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "q");
    assert.equal(await page.locator("#q").inputValue(), "الميناء");
    assert.equal(await page.locator(".card").count(), 3);
    await page.keyboard.press("End");
    await page.keyboard.type(" يستعيد");
    await resultsOf(page, "الميناء يستعيد");
  });

  it("works on an Arabic layout, where the same keys give other letters", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/residue?q=الميناء" });
    await page.evaluate(() =>
      dispatchEvent(
        new KeyboardEvent("keydown", { key: "ى", code: "KeyN", bubbles: true, cancelable: true }),
      ),
    );
    assert.deepEqual(await currentHit(page), ["الميناء"]);
    await page.evaluate(() =>
      dispatchEvent(
        new KeyboardEvent("keydown", { key: "ظ", code: "Slash", bubbles: true, cancelable: true }),
      ),
    );
    assert.equal(await page.evaluate(() => document.activeElement?.id), "q");
  });

  it("single keys can be turned off", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/a/residue?q=الميناء" });
    await page.getByRole("button", { name: "الإعدادات" }).click();
    await page.getByLabel("اختصارات الحرف الواحد مفعّلة").uncheck();
    await page.keyboard.press("Escape");
    await page.locator(".reading").waitFor();
    await page.locator("main h1").focus();
    await page.keyboard.press("n");
    assert.deepEqual(await currentHit(page), []);
  });

  it("the first Tab offers a way past the head of the page", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/?q=الميناء" });
    await page.locator("body").press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), "إلى المحتوى");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "main");
    assert.match(page.url(), /#\/\?q=/);
  });
});

describe("the search box", () => {
  it("is right to left while empty and lets what is typed decide", async (t) => {
    const { page } = await visit(t, { page: site });
    const box = page.locator("#q");
    assert.equal(await box.getAttribute("dir"), "rtl");
    await search(page, "Port");
    assert.equal(await box.evaluate((element) => getComputedStyle(element).direction), "ltr");
    assert.equal(await box.getAttribute("enterkeyhint"), "search");
    await page.getByRole("button", { name: "امسح" }).click();
    assert.equal(await box.getAttribute("dir"), "rtl");
  });
});

describe("phone", () => {
  for (const width of [320, 390]) {
    it(`nothing is wider than a window of ${width} pixels`, async (t) => {
      const { page } = await visit(t, { page: bundled, width });
      assert.equal(await overflow(page), 0);
      await search(page, "لافروف");
      assert.equal(await overflow(page), 0);
      for (const evidence of await page.locator(".evidence summary").all()) await evidence.click();
      assert.equal(await overflow(page), 0);
      await page.locator(".snippet").first().tap();
      await page.locator(".reading").waitFor();
      for (const noise of await page.locator(".noise summary").all()) await noise.tap();
      assert.equal(await overflow(page), 0);
      await page.getByRole("button", { name: "English" }).tap();
      await page.getByRole("button", { name: "Next" }).waitFor();
      assert.equal(await overflow(page), 0);
    });
  }

  for (const [width, language] of /** @type {[number, string][]} */ ([
    [390, "ar"],
    [390, "en"],
    [320, "ar"],
  ])) {
    it(`counts on the ladder move nothing below it (${width} pixels, ${language})`, async (t) => {
      const { page } = await visit(t, {
        page: bundled,
        width,
        prepare: inLanguage(language),
      });
      const results = () => page.locator("main").evaluate((main) => main.getBoundingClientRect().top);
      const counted = () => page.locator(".ladder b").nth(2).filter({ hasText: /\d/ }).waitFor();
      await search(page, "معارض");
      const before = await results();
      await counted();
      assert.equal(await results(), before);
      await search(page, "معارضة");
      assert.equal(await results(), before);
      await counted();
      assert.equal(await results(), before);
    });
  }

  it("a word without end is broken, and widens nothing", async (t) => {
    const word = "كلمةطويلة".repeat(14);
    const { page } = await visit(t, { page: site, width: 390, at: `#/?q=${word}` });
    await page.locator(".remark bdi, .remark").filter({ hasText: word }).first().waitFor();
    assert.equal(await overflow(page), 0);
  });

  it("every control is large enough for a finger", async (t) => {
    const { page } = await visit(t, { page: bundledSingle, width: 390, at: "#/?q=لافروف" });
    const controls = "a:not(.skip, .reading dd a), button, select, summary, .ladder label";
    const small = () =>
      page.locator(controls).evaluateAll((all) =>
        all
          .filter((element) => element.checkVisibility())
          .map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.height < 44)
          .map(({ text, box }) => `${text}: ${box.height} pixels high`),
      );
    assert.deepEqual(await small(), []);
    await page.locator(".snippet").first().tap();
    await page.locator(".reading").waitFor();
    assert.deepEqual(await small(), []);
  });
});

describe("a browser that offers less", () => {
  it("without the highlight API marks are inline elements, and nothing else changes", async (t) => {
    const { page } = await visit(t, {
      page: site,
      at: "#/?q=مضيفا",
      prepare: (view) => view.addInitScript(() => Reflect.deleteProperty(window, "Highlight")),
    });
    assert.deepEqual(await page.locator("mark").allInnerTexts(), ["مضيفًا", "مُضِيفًا"]);
    const style = await page
      .locator("mark")
      .first()
      .evaluate((mark) => {
        const { display, padding, fontWeight } = getComputedStyle(mark);
        return {
          display,
          padding,
          sameWeight: fontWeight === getComputedStyle(mark.parentElement ?? mark).fontWeight,
        };
      });
    assert.deepEqual(style, { display: "inline", padding: "0px", sameWeight: true });
    await page.locator(".snippet").first().click();
    await page.locator(".reading").waitFor();
    assert.deepEqual(await page.locator("mark.current").allInnerTexts(), ["مُضِيفًا"]);
  });

  it("without local storage everything works but the memory", async (t) => {
    const { page } = await visit(t, {
      page: site,
      prepare: (view) =>
        view.addInitScript(() =>
          Object.defineProperty(window, "localStorage", {
            get() {
              throw new DOMException("denied", "SecurityError");
            },
          }),
        ),
    });
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("button", { name: "Search", exact: true }).waitFor();
    await search(page, "القبطان");
    assert.deepEqual(await highlights(page), ["القبطان"]);
  });

  it("without scripts the articles are there to read", async (t) => {
    const { page } = await visit(t, { page: site, scripts: false });
    const text = await page.locator("body").innerText();
    assert.match(text, /البحث يحتاج إلى JavaScript/);
    assert.match(text, /وصلت السفينة إلى الميناء صباحًا/);
    assert.equal(await page.locator(".late").isVisible(), false);
    assert.deepEqual(await found(page), []);
    const retold = page.locator("article", { hasText: "رافعات على رصيف الميناء" });
    assert.deepEqual(await retold.locator(".facts .tag, .facts .inferred").allInnerTexts(), [
      "≈ مستنتج",
      "إعادة صياغة",
    ]);
    await retold.getByText("مستنتج").click();
    await retold.getByText("ذُكر «هذا الأسبوع» بعد الخامس من كانون الأول.").waitFor();
    assert.equal(await page.locator("article .inferred").count(), 1, "of three dates, one is inferred");
  });
});

describe("windows in the page", () => {
  const windows = /** @type {[string, string][]} */ ([
    ["الإعدادات", "الإعدادات"],
    ["المساعدة", "المساعدة"],
    ["بحث بالشروط", "بحث بالشروط"],
    ["نصوصك أنت", "نصوصك أنت"],
  ]);
  for (const [button, heading] of windows) {
    it(`«${heading}» can be closed on a phone without scrolling, and is left by going back`, async (t) => {
      const { page } = await visit(t, { page: site, width: 390 });
      await search(page, "الميناء");
      const dialog = page.getByRole("dialog", { name: heading });
      const open = async () => {
        await page.getByRole("button", { name: button }).first().click();
        await dialog.waitFor();
      };
      await open();
      const close = dialog.getByRole("button", { name: "أغلق" });
      const box = await close.boundingBox();
      assert.ok(box && box.y + box.height <= 780, `it ends at ${box && box.y + box.height}`);
      const isOnTop = await close.evaluate((node) => {
        const { x, y, width, height } = node.getBoundingClientRect();
        return document.elementFromPoint(x + width / 2, y + height / 2) === node;
      });
      assert.ok(isOnTop);
      await close.click();
      await dialog.waitFor({ state: "hidden" });
      await open();
      await page.goBack();
      await dialog.waitFor({ state: "hidden" });
      await page.waitForFunction(() => location.hash !== "#/?q=%D8%A7%D9%84%D9%85%D9%8A%D9%86%D8%A7%D8%A1");
    });
  }
});

it("what stands at the foot of the page is two things", async (t) => {
  const { page } = await visit(t, { page: site, width: 390 });
  const boxes = await page.locator("#colophon button").evaluateAll((all) =>
    all.map((each) => {
      const { left, right } = each.getBoundingClientRect();
      return { left, right };
    }),
  );
  const [first, second] = boxes;
  assert.ok(first && second && first.left - second.right >= 16, JSON.stringify(boxes));
});

it("what was done is said for a moment, to eyes and ears, and what is only read out is not shown", async (t) => {
  const { page } = await visit(t, { page: site, at: "#/a/spelling?q=الميناء", width: 390 });
  await page.getByText("استشهد بالمقال").click();
  await page.getByRole("button", { name: "انسخ", exact: true }).click();
  const toast = page.locator(".toast");
  await toast.waitFor();
  assert.equal(await toast.innerText(), "نُسخ الاستشهاد");
  assert.equal(await page.locator("#live").textContent(), "نُسخ الاستشهاد");
  await page.getByRole("link", { name: "عودة إلى النتائج" }).click();
  await page.waitForFunction(() => document.querySelector("#live")?.textContent?.startsWith("3 مقالات"));
  assert.equal(await toast.textContent(), "نُسخ الاستشهاد");
  assert.ok(((await page.locator("#live").boundingBox())?.width ?? 9) <= 1);
  await toast.waitFor({ state: "hidden" });
  await toast.waitFor({ state: "attached" });
});
