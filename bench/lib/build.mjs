/** The process that is measured while an engine builds: `node build.mjs NAME ARTICLES FOLDER`. */
import { readLines } from "./data.mjs";
import { peerOf } from "./peers.mjs";

const [name = "", articles = "", folder = ""] = process.argv.slice(2);
const peer = await peerOf(name);
await peer.build?.(readLines(articles), folder);
