/** Names of collections and files, for the eye and for the disk. */

/** A name without what turns the direction of what stands around it. @param {string} name */
export const plain = (name) => name.replace(/[\p{Cc}\p{Cf}]/gu, "");

/** The folder that all files came from, or the only file. @param {import("./files.js").Found[]} found */
export function titleOf(found) {
  const folders = new Set(found.map(({ name }) => (name.includes("/") ? name.split("/", 1)[0] : "")));
  const [only] = folders;
  if (folders.size === 1 && only) return plain(only);
  return found.length === 1 ? plain(String(found[0]?.name).replace(/\.[^.]*$/, "")) : "";
}

/** @param {string} title */
export const fileName = (title) =>
  plain(title)
    .replace(/[\\/:*?"<>|]+/g, " ")
    .trim() || "kashshaf";
