/** Texts that try to be something else stay texts; nothing leaves the page. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import {
  article,
  build,
  site as bundled,
  single as bundledSingle,
  corpusOf,
  rootName,
  withWorker,
} from "./lib/corpora.mjs";
import { closeBrowser, highlights, ready, search, visit } from "./lib/visit.mjs";

after(closeBrowser);

const script = "</script><script>window.harm='script'</script>";
const image = '"><img src=x onerror="window.harm=1">';
const reversed = "\u202eمقلوب\u202c والباقي";

const hostile = corpusOf(
  [
    article(
      "script",
      `عنوان ${script}`,
      [`نص ${script} بعده كلمة`, `<!-- <script> ${image} ]]> \u2028 {{7*7}}`],
      {
        source: `مصدر ${image}`,
        author: "' onmouseover='window.harm=1",
        url: "javascript:window.harm=1",
        dateline: "&lt;b&gt;&amp;",
        tags: ["</noscript><script>window.harm=1</script>"],
        original: "../../etc/passwd",
      },
    ),
    article("bidi", reversed, ["نص عادي فيه كلمة."], { source: "\u2067Port\u2069" }),
  ],
  { title: `مجموعة ${script}`, about: image },
);

const pages = build(hostile);
for (const [output, page] of Object.entries(pages)) {
  describe(`a hostile corpus (${output})`, () => {
    it("is shown as text, everywhere, and does nothing", async (t) => {
      const { page: view } = await visit(t, { page });
      assert.ok((await view.locator(".opening h1").innerText()).includes(script));
      assert.ok((await view.locator(".opening .about").innerText()).includes(image));
      await search(view, "كلمة");
      assert.ok(
        (await view.locator(".card", { hasText: "عنوان" }).locator("h2").innerText()).includes(script),
      );
      await view.locator(".card", { hasText: "عنوان" }).locator("h2 a").click();
      await view.locator(".reading").waitFor();
      assert.ok((await view.locator(".text").innerText()).includes(image));
      assert.equal(await view.locator("img").count(), 0);
      assert.equal(await view.locator('a[href^="javascript:"]').count(), 0);
      assert.equal(await view.evaluate(() => "harm" in window), false);
    });

    it("cannot turn a title around: its direction controls are shown, not obeyed", async (t) => {
      const { page: view } = await visit(t, { page, at: "#/a/bidi?q=مقلوب" });
      const title = view.locator("main h1");
      assert.deepEqual(await title.locator(".control").allInnerTexts(), ["U+202E", "U+202C"]);
      assert.doesNotMatch(await view.title(), /[\u202a-\u202e]/);
      assert.equal((await title.evaluate((element) => element.textContent ?? "")).includes("\u202e"), false);
      assert.deepEqual(await highlights(view), ["مقلوب"]);
      assert.deepEqual(await view.locator(".source .control").allInnerTexts(), ["U+2067", "U+2069"]);
    });

    it("nor can a query", async (t) => {
      const { page: view } = await visit(t, {
        page,
        at: `#/?q=${encodeURIComponent(`كلمة ${image} ${script}`)}`,
      });
      assert.equal(await view.locator("img").count(), 0);
      assert.equal(await view.evaluate(() => "harm" in window), false);
    });
  });
}

for (const [output, source] of Object.entries(pages)) {
  it(`the same texts without scripts are just as inert (${output})`, async (t) => {
    const { page } = await visit(t, { page: source, scripts: false });
    assert.ok((await page.locator("body").innerText()).includes(script));
    assert.equal(await page.locator("img").count(), 0);
    const bidi = page.locator("article", { hasText: "نص عادي" });
    assert.deepEqual(await bidi.locator("h2 .control").allInnerTexts(), ["U+202E", "U+202C"]);
    assert.deepEqual(await bidi.locator(".source .control").allInnerTexts(), ["U+2067", "U+2069"]);
    assert.doesNotMatch((await bidi.textContent()) ?? "", /[\u202a-\u202e\u2066-\u2069]/);
  });
}

describe("nothing leaves the page", () => {
  it("a site asks its own server for its own files, each once", async (t) => {
    const { page, base, requests } = await visit(t, { page: bundled, at: "#/?q=لافروف" });
    await page.locator(".snippet").first().click();
    await page.locator(".reading").waitFor();
    const asked = requests
      .filter((url) => url.startsWith(base))
      .map((url) => url.slice(base.length).replace(/[?#].*/, ""));
    const parts = asked.filter((name) => name.startsWith("later/"));
    assert.ok(parts.some((name) => /^later\/reading-article-[0-9a-f]{10}\.js$/.test(name)));
    assert.equal(new Set(parts).size, parts.length);
    const rest = asked.filter((name) => !/^(fonts|later)\//.test(name)).sort();
    assert.deepEqual(rest, ["", "engine.bin", rootName(bundled)]);
  });

  it("not even from a worker that was made to ask another server", async (t) => {
    const asking = withWorker(
      bundled,
      (script) =>
        `addEventListener("securitypolicyviolation",({blockedURI})=>console.log("refused",blockedURI));fetch("https://elsewhere.example/").catch(()=>{});${script}`,
    );
    /** @type {string[]} */
    const said = [];
    const { page } = await visit(t, {
      page: asking,
      mayComplain: /elsewhere\.example/,
      prepare: async (view) => view.on("console", (message) => said.push(message.text())),
    });
    await page.locator(".card").first().waitFor();
    assert.ok(said.includes("refused https://elsewhere.example/"), `${said}`);
  });

  it("one file asks for nothing but itself", async (t) => {
    const { page, requests } = await visit(t, { page: bundledSingle, at: "#/?q=لافروف" });
    await page.locator(".snippet").first().click();
    await page.locator(".reading").waitFor();
    assert.deepEqual(
      requests
        .filter((url) => !/^(data|blob):/.test(url))
        .map((url) => url.replace(/^.*\//, "").replace(/#.*/, "")),
      ["index.html"],
    );
  });

  it("works with the network cut once it is loaded", async (t) => {
    const { page } = await visit(t, { page: bundled });
    // What is needed next is loaded once the first answer is there.
    for (const part of ["reading-article", "combobox-combobox"]) {
      await page.waitForFunction(
        (name) => performance.getEntriesByType("resource").some((entry) => entry.name.includes(name)),
        part,
      );
    }
    await page.context().setOffline(true);
    await search(page, "حلب");
    await ready(page);
    assert.ok((await highlights(page)).includes("حلب"));
  });

  for (const [output, file] of [
    ["site", join(bundled, "index.html")],
    ["single", bundledSingle],
  ]) {
    it(`has a policy that allows nothing else (${output})`, () => {
      const html = readFileSync(/** @type {string} */ (file), "utf8");
      const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? "";
      assert.match(policy, /default-src 'none'/);
      assert.match(policy, /require-trusted-types-for 'script'/);
      assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
    });
  }
});
