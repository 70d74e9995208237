/**
 * `npm test`: sets up what is missing, builds, and runs every check in a real browser too.
 * `npm test -- browser tsc` runs only the checks whose names hold one of the words.
 */
import { build } from "./build.mjs";
import { ofBuild, ofSources } from "./lib/checks.mjs";
import { script } from "./lib/report.mjs";
import { Session } from "./lib/session.mjs";
import { setup } from "./setup.mjs";

const words = process.argv.slice(2);
/** @param {{ name: string }} check */
const chosen = ({ name }) => words.length === 0 || words.some((word) => name.includes(word));

await script(async () => {
  const session = new Session();
  if (await session.run("set-up", () => setup({ browser: true }))) {
    for (const check of ofSources.filter(chosen)) await session.run(check.name, check.run);
    const rest = ofBuild.filter(chosen);
    const built = rest.length > 0 && (await session.run("build", build));
    for (const check of rest) {
      if (built) await session.run(check.name, check.run);
      else session.skip(check.name, "the build failed");
    }
  }
  session.close();
});
