/** An archive that is loaded in blocks: what is fetched when, and what a reader meets when a block is slow. */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { FIRST, PAGE } from "../../www/js/state.js";
import {
  ARCHIVE,
  archive,
  article,
  build,
  site as bundled,
  corpusOf,
  FAR_WORD,
  NEAR_WORD,
  withWorker,
} from "./lib/corpora.mjs";
import { gone, lost, retry, TEXTS, textsComeBack } from "./lib/loss.mjs";
import {
  closeBrowser,
  found,
  highlights,
  overflow,
  ready,
  resultsOf,
  search,
  summary,
  visit,
} from "./lib/visit.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Route} Route */

const { site, single } = build(archive);
/**
 * Articles so long that each has a file of texts to itself; the first say most of what they are asked for. Less than 1 MB
 * would be one file.
 */
const VOLUMES = 12;
const { site: volumes } = build(
  corpusOf(
    Array.from({ length: VOLUMES }, (_, at) =>
      article(`volume-${at + 1}`, `المجلد ${at + 1}`, [
        `${at + 1 === VOLUMES ? "لؤلؤة" : ""} ${"في المستودع ".repeat(2 * (VOLUMES - at))}`,
        "كلام كثير في غير ذلك لا ينتهي ".repeat(2000),
      ]),
    ),
  ),
);
after(closeBrowser);

const blocks = /\/index\/(t\/[^/]*|w[^/]*)\/[^/]*\.bin/;

/** @param {string[]} requests */
const blocksOf = (requests) => requests.filter((url) => blocks.test(url));

describe("what is fetched", () => {
  it("three files for the first answer from a small collection, two of them at once", async (t) => {
    const { page, base, requests } = await visit(t, { page: bundled, at: "#/?q=لافروف" });
    await page.locator(".snippet").first().waitFor();
    const asked = await page.evaluate(() =>
      performance.getEntriesByType("resource").map((entry) => /** @type {any} */ (entry).initiatorType),
    );
    // The font of the first frame is asked for when that is drawn, which nothing waits for.
    const needed = requests.filter((url) => url.startsWith(base) && !url.includes("/fonts/"));
    const files = needed.slice(0, 3).map((url) => url.replace(base, "").replace(/[-?#].*/, ""));
    assert.deepEqual(files.sort(), ["", "engine.bin", "index/root"]);
    assert.ok(
      needed.slice(3).every((url) => url.includes("/later/")),
      `${needed.slice(3)}`,
    );
    assert.ok(asked.length > 0);
  });

  it("the address's question, once, before there is an index to ask", async (t) => {
    const told = withWorker(
      bundled,
      (script) => `addEventListener("message",({data})=>console.log("asked",data.type));${script}`,
    );
    /** @type {string[]} */
    const asked = [];
    await visit(t, {
      page: told,
      at: "#/?q=لافروف",
      prepare: async (view) => view.on("console", (message) => asked.push(message.text())),
    });
    assert.deepEqual(asked.slice(0, 2), ["asked search", "asked open"]);
    assert.equal(asked.filter((text) => text === "asked search").length, 1);
  });

  it("no more than is seen, and nothing twice", async (t) => {
    const { page, requests } = await visit(t, { page: site });
    assert.equal((await found(page)).length, PAGE);
    assert.match(await page.locator(".opening .facts").innerText(), /2,000 مقال/);
    assert.ok(
      blocksOf(requests).every((url) => url.includes("/index/t/")),
      "no words before a word is asked for",
    );
    const few = blocksOf(requests).length;
    assert.ok(few >= 1 && few <= 4, `${few} blocks for the first articles`);
    await search(page, FAR_WORD);
    assert.deepEqual(await found(page), [`report-${ARCHIVE}`]);
    await page.locator(".snippet").first().click();
    await page.locator(".reading").waitFor();
    await page.goBack();
    await page.locator(".card").waitFor();
    const asked = blocksOf(requests);
    assert.ok(asked.some((url) => /\/index\/w/.test(url)));
    assert.equal(new Set(asked).size, asked.length);
  });

  it("where words stand, for a phrase", async (t) => {
    const { page } = await visit(t, { page: site, at: '#/?q="في المستودع"' });
    assert.equal(await summary(page), "2,000 مقال في النتائج");
    assert.equal((await highlights(page))[0], "في المستودع");
  });

  it("the words of a query while it is still being typed", async (t) => {
    const { page, requests } = await visit(t, {
      page: site,
      prepare: (view) =>
        view.addInitScript(() => {
          const post = Worker.prototype.postMessage;
          Worker.prototype.postMessage = function (/** @type {any} */ message, /** @type {any} */ more) {
            // The search itself never arrives: what is fetched is fetched ahead of it.
            if (message.type !== "search") post.call(this, message, more);
          };
        }),
    });
    const ahead = page.waitForRequest(/\/index\/w/);
    await page.locator("#q").pressSequentially(FAR_WORD);
    await ahead;
    assert.ok(blocksOf(requests).length > 0);
  });

  it("one file from disk has it all", async (t) => {
    const { page, requests } = await visit(t, { page: single });
    await search(page, FAR_WORD);
    assert.deepEqual(await highlights(page), [FAR_WORD]);
    await page.locator(".snippet").first().click();
    await page.locator(".reading").waitFor();
    assert.deepEqual(
      requests.filter((url) => !/^(data|blob):/.test(url)).map((url) => url.replace(/^.*\/|#.*/g, "")),
      [single.replace(/^.*\//, "")],
    );
  });
});

describe("the fonts", () => {
  it("are not waited for: the first result stands before them, and they break nothing when they come", async (t) => {
    /** @type {string[]} */
    const late = [];
    const { page } = await visit(t, {
      page: bundled,
      width: 390,
      at: "#/?q=لافروف",
      prepare: (view) =>
        view.route("**/fonts/*.woff2", async (route) => {
          await view.locator(".snippet").first().waitFor();
          late.push(`${await overflow(view)} pixels too wide`);
          await route.continue();
        }),
    });
    await page.evaluate(() => document.fonts.ready);
    assert.deepEqual(late, ["0 pixels too wide"], "one file of both weights, asked for once");
    assert.equal(await overflow(page), 0);
  });
});

describe("more of a list", () => {
  it("of all articles comes page by page, each article once, and the reader stays in place", async (t) => {
    const { page } = await visit(t, { page: site });
    for (const [before, after_] of [
      [10, 20],
      [20, 30],
    ]) {
      await page.getByRole("button", { name: `أظهر المزيد (${before} من 2,000)` }).click();
      await page
        .locator(".card")
        .nth(Number(after_) - 1)
        .waitFor();
      const link = page.locator(".card").nth(Number(before)).locator("h3 a");
      assert.equal(await link.evaluate((a) => a === document.activeElement), true);
    }
    assert.deepEqual(
      await found(page),
      Array.from({ length: 30 }, (_, at) => `report-${at + 1}`),
    );
    await page.reload();
    await ready(page);
    assert.equal((await found(page)).length, 30);
  });

  it("of results comes page by page, each article once", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/?q=المستودع&n=140" });
    assert.equal(await summary(page), "2,000 مقال في النتائج");
    const ids = await found(page);
    assert.equal(ids.length, 140);
    assert.equal(new Set(ids).size, 140);
  });

  it("that cannot be had leaves what is there, says so, and comes when it can be had", async (t) => {
    const { page } = await visit(t, { page: site, at: "#/?q=المستودع&n=20", mayComplain: lost });
    const before = await found(page);
    assert.equal(before.length, 20);
    await page.route(TEXTS, gone);
    for (let more = 0; more < 18; more += 1) {
      // The next page may stand in blocks that are here already; some later one does not.
      await page.getByRole("button", { name: /أظهر المزيد|أعد المحاولة/ }).click();
      await ready(page);
      if ((await page.locator(".lost").count()) > 0) break;
    }
    const notice = page.locator(".lost");
    assert.match(await notice.innerText(), /تعذّر تحميل نصوص بعض المقالات/);
    const kept = await found(page);
    assert.ok(kept.length >= 20);
    assert.deepEqual(kept.slice(0, 20), before);
    assert.equal(await page.getByRole("button", { name: /أظهر المزيد/ }).count(), 0);
    await page.unroute(TEXTS);
    await retry(page);
    await page.locator(".card").nth(kept.length).waitFor();
    assert.equal(await notice.count(), 0);
    const link = page.locator(".card").nth(kept.length).locator("h2 a");
    assert.equal(await link.evaluate((a) => a === document.activeElement), true);
  });
});

describe("a page that begins with a query", () => {
  /** So high that the end of the first results is in sight. */
  const tall = { viewport: { width: 1280, height: 2400 } };
  const low = { viewport: { width: 1280, height: 500 } };
  const all = Array.from({ length: PAGE }, (_, at) => `volume-${at + 1}`);
  const shown = `أظهر المزيد (${PAGE} من ${VOLUMES})`;

  it("shows the first results before the texts of the others have come, then all in order", async (t) => {
    const { page } = await visit(t, {
      page: volumes,
      at: "#/?q=المستودع",
      browser: tall,
      prepare: async (view) => {
        let passed = 0;
        await view.route(TEXTS, async (route) => {
          passed += 1;
          if (passed > FIRST)
            await view
              .locator("ol[aria-busy] .card")
              .nth(FIRST - 1)
              .waitFor();
          await route.continue();
        });
      },
    });
    await page.getByRole("button", { name: shown }).waitFor();
    assert.deepEqual(await found(page), all);
    await page.unroute(TEXTS);
    await page.getByRole("button", { name: shown }).click();
    await page
      .locator(".card")
      .nth(VOLUMES - 1)
      .waitFor();
    assert.equal((await found(page)).length, VOLUMES);
  });

  /** What a reader goes on by. @type {[string, (page: Page) => Promise<unknown>][]} */
  const ways = [
    ["scrolling", (page) => page.mouse.wheel(0, 40)],
    ["the keyboard", (page) => page.locator(".card a").last().focus()],
  ];
  for (const [way, goOn] of ways) {
    it(`asks for no more than the first texts until the reader goes on, by ${way}`, async (t) => {
      const { page, requests } = await visit(t, { page: volumes, at: "#/?q=المستودع", browser: low });
      await page.getByRole("button", { name: `أظهر المزيد (${FIRST} من ${VOLUMES})` }).waitFor();
      await page.waitForTimeout(300);
      assert.deepEqual(await found(page), all.slice(0, FIRST));
      assert.equal(requests.filter((url) => url.includes("/index/t/")).length, FIRST);
      await goOn(page);
      await page.getByRole("button", { name: shown }).waitFor();
      assert.deepEqual(await found(page), all);
    });
  }

  it("goes on with what stands beside the results while the others come", async (t) => {
    /** @type {() => void} */
    let letGo = () => {};
    const { page } = await visit(t, {
      page: volumes,
      at: "#/?q=المستودع",
      browser: low,
      prepare: (view) =>
        view.route("**/index/w*/a*.bin", async (route) => {
          await new Promise((resolve) => {
            letGo = () => resolve(null);
          });
          await route.continue();
        }),
    });
    await page.waitForRequest("**/index/w*/a*.bin");
    await page.mouse.wheel(0, 40);
    await page.getByRole("button", { name: shown }).waitFor();
    letGo();
    await page.locator(".refine select").waitFor();
    assert.doesNotMatch(await page.locator(".refine").innerText(), /تعذّر/);
  });

  it("keeps the focus on the button behind the results while those before it come", async (t) => {
    const { page } = await visit(t, { page: volumes, at: "#/?q=المستودع", browser: low });
    await page.getByRole("button", { name: `أظهر المزيد (${FIRST} من ${VOLUMES})` }).focus();
    await page.getByRole("button", { name: shown }).waitFor();
    assert.match(await page.evaluate(() => document.activeElement?.textContent ?? ""), /^أظهر المزيد/);
  });

  it("has the first results though the texts of the others are lost, and says so", async (t) => {
    let passed = 0;
    const { page } = await visit(t, {
      page: volumes,
      at: "#/?q=المستودع",
      browser: tall,
      mayComplain: lost,
      prepare: (view) =>
        view.route(TEXTS, (route) => {
          passed += 1;
          return passed > FIRST ? gone(route) : route.continue();
        }),
    });
    await page.locator(".lost").waitFor();
    const kept = await found(page);
    assert.equal(kept.length, FIRST);
    await textsComeBack(page);
    assert.deepEqual((await found(page)).slice(0, FIRST), kept);
  });

  it("leaves the others out once something else is asked for", async (t) => {
    let passed = 0;
    let holds = true;
    /** @type {(() => void)[]} */
    const waiting = [];
    /** @type {Promise<unknown>} */
    let asked = Promise.resolve();
    const { page } = await visit(t, {
      page: volumes,
      at: "#/?q=المستودع",
      browser: tall,
      prepare: async (view) => {
        await view.route(TEXTS, async (route) => {
          passed += 1;
          if (passed > FIRST && holds) await new Promise((resolve) => waiting.push(() => resolve(null)));
          await route.continue().catch(() => {});
        });
        asked = view
          .locator("ol[aria-busy]")
          .waitFor()
          .then(() => {
            holds = false;
            return search(view, "لؤلؤة");
          });
      },
    });
    await asked;
    for (const go of waiting) go();
    await page.waitForTimeout(300);
    assert.deepEqual(await found(page), [`volume-${VOLUMES}`]);
    assert.deepEqual(await highlights(page), ["لؤلؤة"]);
  });
});

describe("a slow network", () => {
  /** Holds requests back until they are let go. @param {Page} page @param {string} pattern */
  async function held(page, pattern) {
    /** @type {(() => void)[]} */
    const waiting = [];
    await page.route(pattern, async (route) => {
      await new Promise((resolve) => waiting.push(() => resolve(null)));
      await route.continue().catch(() => {});
    });
    return {
      waiting,
      async letGo() {
        for (const go of waiting.splice(0)) go();
        await page.unroute(pattern);
      },
    };
  }

  it("is admitted after a moment, beside what is still to be read, and the word is taken back", async (t) => {
    const { page } = await visit(t, { page: site, at: `#/?q=${NEAR_WORD}` });
    const { letGo } = await held(page, "**/index/**");
    const notice = page.locator(".busy p");
    await page.locator("#q").fill(FAR_WORD);
    await notice.waitFor();
    assert.match(await notice.innerText(), /يُحمَّل ما يلزم للجواب/);
    assert.equal(await page.locator("main").getAttribute("aria-busy"), "true");
    assert.equal(await page.locator("#live").textContent(), "يُحمَّل ما يلزم للجواب…");
    assert.deepEqual(await found(page), ["report-1"], "the last answer stays until the next is here");
    await letGo();
    await resultsOf(page, FAR_WORD);
    assert.equal(await notice.isVisible(), false);
    assert.deepEqual(await found(page), [`report-${ARCHIVE}`]);
  });

  it("that is fast enough says nothing", async (t) => {
    const { page } = await visit(t, {
      page: site,
      prepare: (view) =>
        view.addInitScript(() => {
          addEventListener("DOMContentLoaded", () => {
            let begun = 0;
            new MutationObserver((changes) => {
              const main = document.querySelector("main");
              const notice = document.querySelector(/** @type {"div"} */ (".busy"));
              if (changes.some(({ attributeName }) => attributeName === "aria-busy")) {
                begun = main?.ariaBusy ? begun || performance.now() : 0;
              }
              // A machine that is slow itself has it said rightly.
              const waited = performance.now() - begun;
              if (notice && !notice.hidden && waited < 250) document.body.dataset.said = `after ${waited} ms`;
            }).observe(document.body, { subtree: true, attributeFilter: ["hidden", "aria-busy"] });
          });
        }),
    });
    await search(page, NEAR_WORD);
    await search(page, NEAR_WORD.slice(0, 4));
    assert.equal(await page.evaluate(() => document.body.dataset.said), undefined);
  });

  it("what was asked later is answered, and what was asked before never replaces it", async (t) => {
    const { page } = await visit(t, { page: site, at: `#/?q=${NEAR_WORD}` });
    const { waiting, letGo } = await held(page, TEXTS);
    await page.locator("#q").fill(FAR_WORD);
    while (waiting.length === 0) await page.waitForTimeout(20);
    await search(page, NEAR_WORD);
    assert.deepEqual(await highlights(page), [NEAR_WORD]);
    await letGo();
    await page.waitForTimeout(300);
    assert.deepEqual(await highlights(page), [NEAR_WORD]);
    assert.equal(await page.locator(".busy p").isVisible(), false);
  });
});

describe("a second visit", () => {
  it("over https has its blocks from the first one; old generations are cleared away", async (t) => {
    const { page, base, requests } = await visit(t, { page: site, https: true });
    await page.evaluate(async (own) => {
      for (const name of [`${own}index/ wold`, "https://other.example/index/ wold"]) {
        await caches.open(`kashshaf ${name}`);
      }
    }, base);
    await search(page, FAR_WORD);
    await page.waitForFunction(
      async () => (await caches.keys()).filter((name) => / t$/.test(name)).length > 0,
    );
    const first = blocksOf(requests).length;
    assert.ok(first > 0);
    await page.reload();
    await ready(page);
    assert.deepEqual(await highlights(page), [FAR_WORD]);
    assert.deepEqual(blocksOf(requests).slice(first), []);
    const kept = await page.evaluate(() => caches.keys());
    assert.equal(kept.includes(`kashshaf ${base}index/ wold`), false);
    assert.ok(kept.includes("kashshaf https://other.example/index/ wold"));
  });

  it("what the browser kept damaged is fetched anew", async (t) => {
    const { page, requests } = await visit(t, { page: site, https: true, at: `#/?q=${FAR_WORD}` });
    await page.waitForFunction(async () => (await caches.keys()).length > 1);
    await page.evaluate(async () => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) await cache.put(request, new Response("damaged"));
      }
    });
    const first = blocksOf(requests).length;
    await page.reload();
    await ready(page);
    assert.deepEqual(await highlights(page), [FAR_WORD]);
    assert.ok(blocksOf(requests).length > first);
  });

  it("without https leaves nothing behind", async (t) => {
    const { page } = await visit(t, { page: site, at: `#/?q=${FAR_WORD}` });
    assert.deepEqual(await page.evaluate(() => caches.keys()), []);
  });
});
