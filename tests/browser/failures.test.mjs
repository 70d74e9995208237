/** What the page says and still does when something it needs is broken or missing. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { altered, build, harbour } from "./lib/corpora.mjs";
import { closeBrowser, found, highlights, ready, search, summary, visit } from "./lib/visit.mjs";

const { site } = build(harbour);
after(closeBrowser);

/** Lost files are complained about by the browser itself. */
const lost = /Failed to load resource|net::ERR_FAILED/;

describe("a broken corpus", () => {
  it("that ends in the middle: where, and what to do", async (t) => {
    const broken = altered(site, "corpus.json", (json) => json.slice(0, json.length / 2));
    const { page } = await visit(t, { page: broken });
    assert.equal(await summary(page), "ملف المجموعة ليس JSON سليمًا بالشكل المطلوب");
    const panel = await page.locator(".panel").innerText();
    assert.match(panel, /السطر\s*\d+/);
    assert.match(panel, /kashshaf build/);
    assert.match(panel, /EOF/);
    await page.getByRole("button", { name: "English" }).click();
    await page.getByText("The collection’s file is not JSON of the expected shape").waitFor();
  });

  it("that is empty", async (t) => {
    const { page } = await visit(t, { page: altered(site, "corpus.json", () => "") });
    assert.match(await page.locator(".panel").innerText(), /kashshaf build/);
  });

  it("of a version this page does not read: the texts can still be read and searched plainly", async (t) => {
    const newer = altered(site, "corpus.json", (json) => json.replace(/"kashshaf":\s*1/, '"kashshaf":99'));
    const { page } = await visit(t, { page: newer });
    await page.getByText("إصدار من الصيغة لا يعرفه محرك هذه الصفحة").waitFor();
    await page.getByText("بحث نصي بسيط").waitFor();
    await search(page, "القبطان");
    assert.deepEqual(await highlights(page), ["القبطان"]);
    await page.locator(".snippet").first().click();
    await page.locator(".reading").waitFor();
    assert.deepEqual(await highlights(page), ["القبطان"]);
  });

  it("with two articles of one name: the field, and the rest still readable", async (t) => {
    const twice = altered(site, "corpus.json", (json) => json.replace('"untitled"', '"spelling"'));
    const { page } = await visit(t, { page: twice });
    await page.getByText("في ملف المجموعة قيمة غير مقبولة").waitFor();
    await page.getByText("التفاصيل").click();
    await page.getByText("articles[2].id", { exact: true }).waitFor();
    assert.equal((await found(page)).length, 3);
  });
});

describe("a file that is not there", () => {
  for (const name of ["corpus.json", "worker.js"]) {
    it(`${name}: which one, and a way to try again`, async (t) => {
      const { page } = await visit(t, {
        page: site,
        at: "#/?q=القبطان",
        mayComplain: lost,
        prepare: (view) => view.route(`**/${name}*`, (route) => route.abort()),
      });
      assert.equal(await summary(page), "تعذّر تحميل ملف من ملفات الصفحة");
      assert.match(await page.locator(".panel").innerText(), new RegExp(name.replace(".", "\\.")));
      await page.unroute(`**/${name}*`);
      await page.getByRole("button", { name: "أعد المحاولة" }).click();
      await page.locator(".card").waitFor();
      assert.deepEqual(await highlights(page), ["القبطان"]);
    });
  }

  it("engine.wasm: plain search until it can be had", async (t) => {
    const { page } = await visit(t, {
      page: site,
      at: "#/?q=ايران",
      mayComplain: lost,
      prepare: (view) => view.route("**/engine.wasm*", (route) => route.fulfill({ status: 404, body: "" })),
    });
    const notice = page.locator(".notice");
    assert.match(await notice.innerText(), /تعذّر تحميل ملف/);
    await notice.getByText("التفاصيل").click();
    assert.match(await notice.innerText(), /engine\.wasm/);
    assert.match(await notice.innerText(), /404/);
    assert.deepEqual(await found(page), [], "plain search compares letters as they are");
    await page.unroute("**/engine.wasm*");
    await notice.getByRole("button", { name: "أعد المحاولة" }).click();
    await page.locator(".card").waitFor();
    assert.deepEqual(await highlights(page), ["إيران"]);
    assert.equal(await notice.count(), 0);
  });

  it("a damaged engine.wasm is said to be so, and plain search stands in", async (t) => {
    const { page } = await visit(t, {
      page: site,
      at: "#/?q=القبطان",
      prepare: (view) =>
        view.route("**/engine.wasm*", (route) =>
          route.fulfill({ contentType: "application/wasm", body: "not a program" }),
        ),
    });
    await page.getByText("بحث نصي بسيط").waitFor();
    assert.deepEqual(await highlights(page), ["القبطان"]);
  });
});

describe("a browser without WebAssembly", () => {
  it("searches plainly, says so, and reads as ever", async (t) => {
    const without = altered(site, "worker.js", (script) => `delete self.WebAssembly;${script}`);
    const { page } = await visit(t, { page: without, at: "#/?q=القبطان" });
    await page.getByText("لا يتيح هذا المتصفح WebAssembly").waitFor();
    await page.getByText("بحث نصي بسيط").waitFor();
    assert.deepEqual(await found(page), ["spelling"]);
    assert.deepEqual(await highlights(page), ["القبطان"]);
    await page.locator(".snippet").first().click();
    await page.locator(".reading").waitFor();
    assert.match(page.url(), /#\/a\/spelling\/p2/);
    await page.keyboard.press("Escape");
    await page.locator(".card").waitFor();
  });
});

describe("a search engine that stops", () => {
  it("is started again at a click", async (t) => {
    const failing = altered(
      site,
      "worker.js",
      (script) =>
        `${script};{const real=onmessage;onmessage=(e)=>{if(e.data.type==="search"&&e.data.question.query.includes("انهيار"))throw Error("a fault");return real(e)}}`,
    );
    const { page } = await visit(t, { page: failing, mayComplain: /a fault/ });
    await page.locator("#q").fill("انهيار");
    await page.getByText("توقف محرك البحث لخطأ فيه").waitFor();
    await page.locator("#q").fill("القبطان");
    await page.getByRole("button", { name: "أعد المحاولة" }).click();
    await page.locator(".card").waitFor();
    await ready(page);
    assert.deepEqual(await highlights(page), ["القبطان"]);
  });
});

describe("a fault in the page itself", () => {
  it("is admitted, and does not leave a blank page or a dead one", async (t) => {
    const { page } = await visit(t, {
      page: site,
      at: "#/?q=القبطان",
      prepare: (view) =>
        view.addInitScript(() => {
          Range.prototype.setStart = () => {
            throw new TypeError("a fault");
          };
        }),
    });
    assert.equal(await summary(page), "تعذّر عرض هذه الصفحة");
    assert.match(await page.locator(".panel").innerText(), /a fault/);
    await page.getByRole("link", { name: "كشّاف" }).click();
    await page.locator(".opening").waitFor();
  });
});

describe("a site folder opened from disk", () => {
  it("says that it needs a server and that one file does not", async (t) => {
    const { page } = await visit(t, { page: join(site, "index.html") });
    assert.match(await page.locator("main").innerText(), /خادم ويب/);
    assert.match(await page.locator("main").innerText(), /kashshaf build --single-file/);
  });
});
