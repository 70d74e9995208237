/**
 * How fast a reader's own texts become searchable in the page, and how fast the page saved from them answers:
 *
 *   node bench/own-texts.mjs FILE.jsonl [megabytes]
 *
 * Takes the first so many megabytes of JSON lines. Needs `npm run build`.
 */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { launchOptions } from "../scripts/lib/chromium.mjs";
import { dist } from "../scripts/lib/paths.mjs";
import { serve } from "../scripts/lib/server.mjs";

const [, , source, megabytes = "5"] = process.argv;
if (!source) throw new Error("node bench/own-texts.mjs FILE.jsonl [megabytes]");
const folder = mkdtempSync(join(tmpdir(), "kashshaf-bench-"));
const lines = readFileSync(source).subarray(0, Number(megabytes) * 1024 * 1024);
const file = join(folder, "texts.jsonl");
writeFileSync(file, lines.subarray(0, lines.lastIndexOf(10) + 1));
const size = statSync(file).size / 1024 / 1024;

const server = await serve(join(dist, "site"));
const browser = await chromium.launch(await launchOptions());
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(300_000);
  await page.goto(server.url);
  await page.locator("button.bring").click();
  const panel = page.locator("dialog.own");
  // The builder is loaded before the clock starts: what is measured is reading and indexing.
  await panel.locator("input[type=file]").first().setInputFiles(file);
  await panel.getByText("صارت نصوصك مفتوحة").waitFor();
  const begun = performance.now();
  await panel.locator("input[type=file]").first().setInputFiles(file);
  await panel.locator("progress").waitFor();
  await panel.locator("progress").waitFor({ state: "detached" });
  await panel.getByText("صارت نصوصك مفتوحة").waitFor();
  const seconds = (performance.now() - begun) / 1000;
  console.log(
    `${size.toFixed(1)} MB imported, indexed and opened in ${seconds.toFixed(2)} s: ${(size / seconds).toFixed(1)} MB/s`,
  );

  const download = page.waitForEvent("download");
  const saving = performance.now();
  await panel.getByRole("button", { name: "احفظ كصفحة", exact: true }).click();
  const saved = join(folder, "saved.html");
  await (await download).saveAs(saved);
  console.log(
    `saved as a page of ${(statSync(saved).size / 1024 / 1024).toFixed(1)} MB in ${((performance.now() - saving) / 1000).toFixed(2)} s`,
  );
  await page.close();

  const fresh = await browser.newPage();
  const opening = performance.now();
  await fresh.goto(`${pathToFileURL(saved).href}#/?q=${encodeURIComponent("الوزير")}`);
  await fresh.locator(".card").first().waitFor();
  console.log(`opened and answered in ${((performance.now() - opening) / 1000).toFixed(2)} s`);
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
