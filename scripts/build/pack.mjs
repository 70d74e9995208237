/**
 * Packs a file as the viewer unpacks its own (`src/site/pack.rs`): as well as it can be, for every visitor downloads it, and
 * not all hosts compress what they do not know.
 *
 *     node scripts/build/pack.mjs FILE PACKED
 *
 * A program of its own, for the library takes over how the process that loads it ends.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { argv } from "node:process";
import zopfli from "@gfx/zopfli";

const [, , file, packed] = /** @type {[string, string, string, string]} */ (argv);
const deflated = await zopfli.deflateAsync(readFileSync(file), {});
const size = Buffer.alloc(4);
size.writeUInt32LE(deflated.length);
writeFileSync(packed, Buffer.concat([size, deflated]));
