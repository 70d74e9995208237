/** The npm package as somebody gets it: packed, installed into an empty project, used in Node, in a page, and by the compiler. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { at, dist } from "../../scripts/lib/paths.mjs";
import { serve } from "../../scripts/lib/server.mjs";
import { archive, build, FAR_WORD, harbour } from "./lib/corpora.mjs";
import { closeBrowser, visit } from "./lib/visit.mjs";

const project = mkdtempSync(join(tmpdir(), "kashshaf-npm-"));
const installed = join(project, "node_modules", "kashshaf-search");
const npm = process.platform === "win32" ? "npm.cmd" : "npm";

before(() => {
  const packed = execFileSync(npm, ["pack", join(dist, "npm"), "--silent", "--pack-destination", project], {
    encoding: "utf8",
  });
  writeFileSync(
    join(project, "package.json"),
    JSON.stringify({ name: "empty", private: true, type: "module" }),
  );
  const options = ["install", "--offline", "--no-audit", "--no-fund", "--silent"];
  execFileSync(npm, [...options, `./${packed.trim()}`], { cwd: project, stdio: "pipe" });
  mkdirSync(join(project, "archive"));
  cpSync(build(harbour).site, join(project, "archive"), { recursive: true });
  cpSync(build(archive).site, join(project, "large"), { recursive: true });
});
after(async () => {
  await closeBrowser();
  rmSync(project, { recursive: true, force: true });
});

describe("the npm package", () => {
  it("searches from Node", async () => {
    const server = await serve(project);
    try {
      const { openArchive } = await import(pathToFileURL(join(installed, "index.js")).href);
      const wasm = readFileSync(join(installed, "engine", "kashshaf_bg.wasm"));
      const opened = await openArchive(`${server.url}archive`, { wasm });
      assert.equal(opened.overview().title, "أخبار الميناء");
      const { total, hits } = await opened.search("السفينة");
      assert.equal(total, 1);
      assert.equal(hits[0].head.id, "spelling");
      assert.equal((await opened.article("spelling")).head.source, "صحيفة الميناء");
      assert.equal(await opened.article("nowhere"), null);
      // Files of a large archive are fetched as they are needed.
      const large = await openArchive(`${server.url}large/`, { wasm });
      assert.equal((await large.search(FAR_WORD)).total, 1);
      await assert.rejects(openArchive(`${server.url}package.json/`, { wasm }), { code: "asset" });
    } finally {
      await server.close();
    }
  });

  it("is an element in a page", async (t) => {
    const html = `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>صفحة</title><link rel="icon" href="data:,">
      <main id="main"><h1>صفحة</h1><kashshaf-search corpus="archive/" query="الميناء" limit="2"></kashshaf-search></main>
      <script type="module" src="node_modules/kashshaf-search/element.js"></script>`;
    writeFileSync(join(project, "index.html"), html);
    const { page } = await visit(t, { page: project });
    const element = page.locator("kashshaf-search");
    await element.locator("li").nth(1).waitFor();
    assert.match((await element.locator("[role=status]").textContent()) ?? "", /نتائج|نتيجتان/);
    assert.equal(await element.locator("li").count(), 2);
    await element.locator("input").fill("السفن");
    await element.locator("[role=status]", { hasText: "نتيجة واحدة" }).waitFor();
    assert.match((await element.locator("a").first().getAttribute("href")) ?? "", /archive\/#\/a\/spelling/);
    await element.locator("input").fill("لاشيءكهذا");
    await element.locator("[role=status]", { hasText: "لا نتائج" }).waitFor();
  });

  it("is typed", () => {
    writeFileSync(
      join(project, "use.ts"),
      `import { openArchive, type Archive } from "kashshaf-search";
       import { Engine } from "kashshaf-search/engine";
       import "kashshaf-search/element";
       const archive: Archive = await openArchive("https://example.org/");
       const { total, hits } = await archive.search("كلمة", { rungs: ["exact"], limit: 3 });
       const marks: [number, number] | undefined = hits[0]?.snippets[0]?.marks[0];
       const element: HTMLElement = document.createElement("kashshaf-search");
       element.addEventListener("kashshaf-results", ({ detail }) => detail.total.toFixed(total));
       // @ts-expect-error there is no such rung
       archive.search("كلمة", { rungs: ["loud"] });
       export { Engine, marks };`,
    );
    const tsc = at("node_modules", "typescript", "bin", "tsc");
    const options = [
      "--strict",
      "--noEmit",
      "--target",
      "es2022",
      "--module",
      "nodenext",
      "--lib",
      "es2022,dom,esnext.disposable",
    ];
    execFileSync(process.execPath, [tsc, ...options, "use.ts"], { cwd: project, stdio: "inherit" });
  });
});
