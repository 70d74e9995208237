/** What the page says and still does when something it needs is broken or missing. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { alteredBytes, build, harbour, rootName, withWorker } from "./lib/corpora.mjs";
import { closeBrowser, found, highlights, ready, search, summary, visit } from "./lib/visit.mjs";

const { site } = build(harbour);
after(closeBrowser);

/** Lost files are complained about by the browser itself. */
const lost = /Failed to load resource|net::ERR_FAILED/;

describe("a broken index", () => {
  const root = rootName(site);

  for (const [what, change] of /** @type {[string, (bytes: Buffer) => Buffer][]} */ ([
    ["that ends in the middle", (bytes) => bytes.subarray(0, bytes.length / 2)],
    ["that is empty", () => Buffer.alloc(0)],
    ["that is something else", () => Buffer.from("<!doctype html><title>Not here</title>")],
  ])) {
    it(`${what}: said to be damaged, and what to do`, async (t) => {
      const { page, requests } = await visit(t, { page: alteredBytes(site, root, change) });
      assert.equal(await summary(page), "ملف الفهرس تالف أو وصل ناقصًا");
      const panel = await page.locator(".panel").innerText();
      assert.match(panel, /kashshaf build/);
      assert.match(panel, /root-.*\.bin/);
      assert.equal(requests.filter((url) => url.includes("/root-")).length, 2, "fetched once more");
      await page.getByRole("button", { name: "English" }).click();
      await page.getByText("The index is damaged, or only a part of it arrived").waitFor();
    });
  }

  it("of a version this page does not read: the texts can still be read and searched plainly", async (t) => {
    const newer = alteredBytes(site, root, (packed) => {
      const bytes = inflateRawSync(packed.subarray(4));
      bytes[bytes.indexOf("kshf") + "kshf".length] = 99;
      const size = Buffer.alloc(4);
      const deflated = deflateRawSync(bytes);
      size.writeUInt32LE(deflated.length);
      return Buffer.concat([size, deflated]);
    });
    const { page } = await visit(t, { page: newer });
    await page.getByText("إصدار من الصيغة لا يعرفه محرك هذه الصفحة").waitFor();
    await page.getByText("بحث نصي بسيط").waitFor();
    assert.equal((await found(page)).length, 3);
    await search(page, "القبطان");
    assert.deepEqual(await highlights(page), ["القبطان"]);
    await page.locator(".snippet").first().click();
    await page.locator(".reading").waitFor();
    assert.deepEqual(await highlights(page), ["القبطان"]);
  });
});

describe("a file that is not there", () => {
  const root = rootName(site);
  it(`${root}: which one, and a way to try again`, async (t) => {
    const { page } = await visit(t, {
      page: site,
      at: "#/?q=القبطان",
      mayComplain: lost,
      prepare: (view) => view.route(`**/${root}*`, (route) => route.abort()),
    });
    assert.equal(await summary(page), "تعذّر تحميل ملف من ملفات الصفحة");
    assert.match(
      await page.locator(".panel").innerText(),
      new RegExp(root.replace(/^.*\//, "").replace(".", "\\.")),
    );
    await page.unroute(`**/${root}*`);
    await page.getByRole("button", { name: "أعد المحاولة" }).click();
    await page.locator(".card").waitFor();
    assert.deepEqual(await highlights(page), ["القبطان"]);
  });

  it("engine.bin: plain search until it can be had", async (t) => {
    const { page } = await visit(t, {
      page: site,
      at: "#/?q=ايران",
      mayComplain: lost,
      prepare: (view) => view.route("**/engine.bin*", (route) => route.fulfill({ status: 404, body: "" })),
    });
    const notice = page.locator(".notice");
    assert.match(await notice.innerText(), /تعذّر تحميل ملف/);
    await notice.getByText("التفاصيل").click();
    assert.match(await notice.innerText(), /engine\.bin/);
    assert.match(await notice.innerText(), /404/);
    assert.deepEqual(await found(page), [], "plain search compares letters as they are");
    await page.unroute("**/engine.bin*");
    await notice.getByRole("button", { name: "أعد المحاولة" }).click();
    await page.locator(".card").waitFor();
    assert.deepEqual(await highlights(page), ["إيران"]);
    assert.equal(await notice.count(), 0);
  });

  it("a damaged engine.bin is said to be so, and plain search stands in", async (t) => {
    const { page } = await visit(t, {
      page: site,
      at: "#/?q=القبطان",
      prepare: (view) => view.route("**/engine.bin*", (route) => route.fulfill({ body: "not a program" })),
    });
    await page.getByText("بحث نصي بسيط").waitFor();
    assert.deepEqual(await highlights(page), ["القبطان"]);
  });
});

describe("a browser without WebAssembly", () => {
  it("searches plainly, says so, and reads as ever", async (t) => {
    const without = withWorker(site, (script) => `delete self.WebAssembly;${script}`);
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

it("plain search gives examples that it finds, and no help with operators that it does not know", async (t) => {
  const without = withWorker(site, (script) => `delete self.WebAssembly;${script}`);
  const { page } = await visit(t, { page: without });
  const examples = await page.locator(".starts a").allInnerTexts();
  assert.ok(examples.length > 0);
  for (const example of examples) {
    await search(page, example);
    assert.notEqual((await found(page)).length, 0, example);
  }
  await page.getByRole("button", { name: "المساعدة" }).first().click();
  const dialog = page.getByRole("dialog", { name: "المساعدة" });
  await dialog.getByText("يُبحث هنا عن الحروف كما كُتبت").waitFor();
  assert.equal(await dialog.locator("code").count(), 1);
});

describe("a search engine that stops", () => {
  it("is started again at a click", async (t) => {
    const failing = withWorker(
      site,
      (script) =>
        `${script};{const real=onmessage;onmessage=(e)=>{if(e.data.type==="search"&&e.data.question.query.includes("انهيار"))throw Error("a fault");return real(e)}}`,
    );
    const { page } = await visit(t, { page: failing, mayComplain: /a fault/ });
    await page.locator("#q").fill("انهيار");
    await page.getByText("توقف محرك البحث لخطأ فيه").waitFor();
    const again = page.getByRole("button", { name: "أعد المحاولة" });
    const before = await again.elementHandle();
    await page.locator("#q").fill("القبطان");
    await page.waitForTimeout(300);
    assert.ok(
      await before?.evaluate((button) => button.isConnected),
      "a button is not taken from under a click",
    );
    await again.click();
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
