/**
 * Sets up what is missing, and says what; says nothing when all is there. From git, Node and rustup to everything that
 * the build needs, and with `browser` what the tests need too.
 */
import { pathToFileURL } from "node:url";
import { script } from "./lib/report.mjs";
import { ensureBindgen } from "./setup/bindgen.mjs";
import { ensureBrowser } from "./setup/browser.mjs";
import { checkNode } from "./setup/node.mjs";
import { ensurePackages } from "./setup/packages.mjs";
import { ensureRust } from "./setup/rust.mjs";

/** @param {{ browser: boolean }} options */
export async function setup({ browser }) {
  checkNode();
  await ensureRust();
  await ensurePackages();
  await ensureBindgen();
  if (browser) await ensureBrowser();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await script(async () => {
    await setup({ browser: true });
    console.log("everything is set up");
  });
}
