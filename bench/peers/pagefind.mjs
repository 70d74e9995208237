import { join } from "node:path";
import { close, createIndex } from "pagefind";
import { titled, writePage } from "../lib/page.mjs";

/** @typedef {import("../lib/types.js").Peer} Peer */

export { address } from "../lib/page.mjs";
export const title = titled("Pagefind", "pagefind");
export const setup = "as it comes (all words must be there); language ar; texts in its fragments";
export const runs = "page";

/** @type {NonNullable<Peer["build"]>} */
export async function build(articles, folder) {
  const { index } = await createIndex({ forceLanguage: "ar" });
  // As many at a time as keep its program busy without filling the pipe to it.
  for (let from = 0; from < articles.length; from += 64) {
    await Promise.all(
      articles.slice(from, from + 64).map(async ({ id, title: headline, text }) => {
        const { errors } = await index.addCustomRecord({
          url: `/${id}`,
          content: headline ? `${headline}\n${text}` : text,
          language: "ar",
          meta: { title: headline || id },
        });
        if (errors.length > 0) throw new Error(errors.join("; "));
      }),
    );
  }
  const { errors } = await index.writeFiles({ outputPath: join(folder, "pagefind") });
  if (errors.length > 0) throw new Error(errors.join("; "));
  await close();
}

/** @type {NonNullable<Peer["finish"]>} */
export const finish = ({ folder }) => writePage("pagefind", folder);

/** @type {Peer["part"]} */
export function part(file) {
  if (/^pagefind\/fragment\//.test(file)) return "texts";
  return /\.pf_(index|meta|filter)$|pagefind-entry\.json$/.test(file) ? "index" : "code";
}
