/** The picture in the README: made only when asked for, so that a run of the tests leaves no trace. */
import { mkdirSync } from "node:fs";
import { after, it } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { site } from "./lib/corpora.mjs";
import { closeBrowser, visit } from "./lib/visit.mjs";

after(closeBrowser);

const skip = process.env.KASHSHAF_SCREENSHOTS
  ? false
  : "set KASHSHAF_SCREENSHOTS=1 to make docs/screenshot.png";

it("the page is pictured for the README", { skip }, async (t) => {
  const { page } = await visit(t, { page: site, at: "#/?q=لافروف", browser: { deviceScaleFactor: 2 } });
  await page.evaluate(() => document.fonts.ready);
  mkdirSync(at("docs"), { recursive: true });
  await page.screenshot({ path: at("docs", "screenshot.png") });
});
