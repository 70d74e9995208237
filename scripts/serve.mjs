/** Serves the built site until it is interrupted. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { dist } from "./lib/paths.mjs";
import { bold, Failure, say, script } from "./lib/report.mjs";
import { serve } from "./lib/server.mjs";

const firstPort = 4173;

export async function serveSite() {
  const site = join(dist, "site");
  if (!existsSync(site)) throw new Failure("There is no site to serve yet", "npm run build");
  const { url, close } = await serve(site, { port: firstPort });
  say(`\n${bold("Kashshaf")} is at ${bold(url)}`);
  say(`The same as one file, which opens by double-click: ${join(dist, "single", "index.html")}`);
  say("Ctrl-C stops it.");
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void close());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await script(serveSite);
