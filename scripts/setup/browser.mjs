import { browsers, findChromium } from "../lib/chromium.mjs";
import { Failure, say } from "../lib/report.mjs";
import { runPackage } from "../lib/run.mjs";
import { aptInstall, canApt } from "./apt.mjs";

/** A Chromium for the tests. Nobody needs one to build or to serve. */
export async function ensureBrowser() {
  if (await findChromium()) return;
  if (canApt()) {
    await aptInstall("a browser for the tests", ["chromium", "fonts-noto-core"]).catch(() => undefined);
    if (await findChromium()) return;
  }
  say("downloading Chromium for the tests into .tools/browsers, about 150 MB …");
  await runPackage("playwright-core/cli.js", ["install", "chromium"], {
    env: { PLAYWRIGHT_BROWSERS_PATH: browsers },
  }).catch(() => undefined);
  if (await findChromium()) return;
  throw new Failure("The tests need a Chromium, and none could be had", remedy());
}

function remedy() {
  if (process.platform === "darwin") return "brew install --cask chromium";
  if (process.platform === "win32") return "winget install Google.Chrome";
  return "sudo apt-get install chromium (or name a Chromium of yours: KASHSHAF_CHROMIUM=/path/to/it npm test)";
}
