/** `npm run format`: puts all sources into the one format, with the safe fixes of the linter. */
import { script } from "./lib/report.mjs";
import { cargo, runPackage } from "./lib/run.mjs";
import { setup } from "./setup.mjs";

await script(async () => {
  await setup({ browser: false });
  await cargo(["fmt"]);
  await runPackage("@biomejs/biome/bin/biome", ["check", "--write"]);
});
