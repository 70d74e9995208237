/** Where things are. Every path is absolute. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** @param {string[]} parts */
export const at = (...parts) => join(root, ...parts);

/** What the build makes. */
export const dist = at("dist");
/** Command-line tools that setup installs; nothing of ours goes into the user's home. */
export const tools = at(".tools");
