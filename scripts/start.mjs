/** `npm start`: sets up what is missing, builds what has changed, serves the bundled corpus. */
import { build } from "./build.mjs";
import { script } from "./lib/report.mjs";
import { serveSite } from "./serve.mjs";
import { setup } from "./setup.mjs";

await script(async () => {
  await setup({ browser: false });
  await build();
  await serveSite();
});
