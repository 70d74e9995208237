/** `npm run check`: the fast checks, for while one works. `npm test` runs all of them. */
import { buildBuilder, buildEngine } from "./build/engine.mjs";
import { ofSources, types } from "./lib/checks.mjs";
import { script } from "./lib/report.mjs";
import { Session } from "./lib/session.mjs";
import { setup } from "./setup.mjs";

await script(async () => {
  await setup({ browser: false });
  const session = new Session();
  for (const check of ofSources) await session.run(check.name, check.run);
  if ((await session.run("engine", buildEngine)) && (await session.run("builder", buildBuilder)))
    await session.run(types.name, types.run);
  else session.skip(types.name, "the engine was not built");
  session.close();
});
