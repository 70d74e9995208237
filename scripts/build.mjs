/** Rust and `www/` → the engine, the viewer, the `kashshaf` command, and the bundled corpus as a site and as one file. */
import { pathToFileURL } from "node:url";
import { buildBuilder, buildEngine } from "./build/engine.mjs";
import { buildPackage } from "./build/package.mjs";
import { buildPages } from "./build/pages.mjs";
import { buildViewer } from "./build/viewer.mjs";
import { sweep } from "./lib/make.mjs";
import { script } from "./lib/report.mjs";
import { setup } from "./setup.mjs";

export async function build() {
  sweep();
  await buildViewer(await buildEngine(), await buildBuilder());
  await buildPackage();
  await buildPages();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await script(async () => {
    await setup({ browser: false });
    await build();
  });
}
